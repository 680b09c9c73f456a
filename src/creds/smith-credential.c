/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-credential.h"

#include <string.h>

#include "base/smith-origin.h"
#include "smith-creds-error.h"

#define LABEL_MAX_CHARS 200  /* a longer one fits no list */
#define NAME_MAX_BYTES 256   /* header and user names */

struct _SmithCredential
{
  GObject parent_instance;

  char *id;                  /* (owned) UUID */
  SmithCredentialKind kind;
  char *label;               /* (owned) not empty */
  char *header_name;         /* (owned) an HTTP token; "Authorization" unless kind is HEADER */
  char *user_name;           /* (owned) "" unless kind is BASIC */
  char **origins;            /* (owned) as smith_origin_covers() takes them, no two equal */
};

G_DEFINE_FINAL_TYPE (SmithCredential, smith_credential, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In the order of SmithCredentialKind; the names stand in files and on the command line. */
static const struct
{
  const char *name;
  const char *prefix;  /* before the secret in the header */
} kinds[] = {
  { "bearer", "Bearer " },
  { "basic",  "Basic " },
  { "header", "" },
};

/* Headers that frame or route the message: a key there would break the request, not
 * authenticate it. */
static const char * const framing_headers[] = {
  "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host",
  "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE",
  "Trailer", "Transfer-Encoding", "Upgrade",
};

static void
smith_credential_finalize (GObject *object)
{
  SmithCredential *self = SMITH_CREDENTIAL (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->header_name);
  g_free (self->user_name);
  g_strfreev (self->origins);

  G_OBJECT_CLASS (smith_credential_parent_class)->finalize (object);
}

static void
smith_credential_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SmithCredential *self = SMITH_CREDENTIAL (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_credential_class_init (SmithCredentialClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = smith_credential_finalize;
  object_class->get_property = smith_credential_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
smith_credential_init (SmithCredential *self)
{
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F)
      return TRUE;

  return FALSE;
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
check_label (const char  *label,
             GError     **error)
{
  if (*label == '\0')
    return refuse (error, "A key needs a name.");
  if (!g_utf8_validate (label, -1, NULL) || has_control (label))
    return refuse (error, "The name of a key is one line of text.");
  if (g_utf8_strlen (label, -1) > LABEL_MAX_CHARS)
    return refuse (error, "The name of a key has at most "
                   G_STRINGIFY (LABEL_MAX_CHARS) " characters.");

  return TRUE;
}

static gboolean
check_header_name (const char  *name,
                   GError     **error)
{
  /* RFC 9110 §5.6.2 */
  static const char token_chars[] = "!#$%&'*+-.^_`|~0123456789"
                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  if (*name == '\0' || name[strspn (name, token_chars)] != '\0')
    return refuse (error, "The name of a header is made of letters, digits and "
                   "!#$%&'*+-.^_`|~ alone, such as X-Api-Key.");
  if (strlen (name) > NAME_MAX_BYTES)
    return refuse (error, "The name of a header has at most "
                   G_STRINGIFY (NAME_MAX_BYTES) " characters.");

  for (gsize i = 0; i < G_N_ELEMENTS (framing_headers); i++)
    if (g_ascii_strcasecmp (name, framing_headers[i]) == 0)
      {
        g_set_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED,
                     "The header %s belongs to the connection and cannot carry a key.",
                     framing_headers[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_user_name (const char  *name,
                 GError     **error)
{
  if (!g_utf8_validate (name, -1, NULL) || has_control (name) || strchr (name, ':') != NULL)
    return refuse (error, "A user name is one line of text without a colon, which ends it "
                   "when it is sent.");
  if (strlen (name) > NAME_MAX_BYTES)
    return refuse (error, "A user name has at most " G_STRINGIFY (NAME_MAX_BYTES) " bytes.");

  return TRUE;
}

/* A loopback origin without a port stands for any port, so there a written default port
 * must stay. */
static char *
canonical_origin (const char *url)
{
  g_autofree char *origin = smith_origin_from_url (url);
  g_autoptr(GUri) given = NULL;
  g_autoptr(GUri) canonical = NULL;

  if (origin == NULL || !smith_origin_is_loopback (origin))
    return g_steal_pointer (&origin);

  given = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  canonical = g_uri_parse (origin, G_URI_FLAGS_ENCODED, NULL);
  if (given == NULL || canonical == NULL || g_uri_get_port (canonical) != -1 ||
      g_uri_get_port (given) == -1)
    return g_steal_pointer (&origin);

  return g_strdup_printf ("%s:%d", origin, g_uri_get_port (given));
}

static char **
check_origins (const char * const  *origins,
               GError             **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; origins != NULL && origins[i] != NULL; i++)
    {
      g_autofree char *origin = NULL;

      if (g_utf8_validate (origins[i], -1, NULL))
        origin = canonical_origin (origins[i]);
      if (origin == NULL)
        {
          refuse (error, "A place where a key may be sent is written like "
                  "https://api.example.com.");
          return NULL;
        }
      if (!g_hash_table_contains (seen, origin))
        {
          g_strv_builder_add (builder, origin);
          g_hash_table_add (seen, g_steal_pointer (&origin));
        }
    }

  return g_strv_builder_end (builder);
}

/**
 * smith_credential_new:
 * @id: (nullable): a UUID, or %NULL to make one
 * @label: what a person calls the key; white space around it is dropped
 * @header_name: (nullable): for %SMITH_CREDENTIAL_HEADER the header's name, `X-Api-Key` when
 *   %NULL or empty; not looked at for the other kinds
 * @user_name: (nullable): for %SMITH_CREDENTIAL_BASIC the user, %NULL or empty when the
 *   secret is sent as stored; not looked at for the other kinds
 * @origins: (nullable): addresses whose origins may be sent the key, in any spelling; with
 *   none it is sent nowhere.  A loopback one without a port stands for every port of that host
 * @error: %SMITH_CREDS_ERROR_REFUSED
 *
 * Returns: (transfer full) (nullable): a credential, or %NULL with @error set
 */
SmithCredential *
smith_credential_new (const char          *id,
                      SmithCredentialKind  kind,
                      const char          *label,
                      const char          *header_name,
                      const char          *user_name,
                      const char * const  *origins,
                      GError             **error)
{
  g_autoptr(SmithCredential) self = NULL;

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (id != NULL && !g_uuid_string_is_valid (id))
    {
      refuse (error, "The id of a key is a UUID.");
      return NULL;
    }

  self = g_object_new (SMITH_TYPE_CREDENTIAL, NULL);
  self->id = id != NULL ? g_ascii_strdown (id, -1) : g_uuid_string_random ();
  self->kind = kind;
  self->label = g_strstrip (g_strdup (label));
  if (kind != SMITH_CREDENTIAL_HEADER)
    self->header_name = g_strdup ("Authorization");
  else if (header_name == NULL || *header_name == '\0')
    self->header_name = g_strdup (SMITH_CREDENTIAL_DEFAULT_HEADER);
  else
    self->header_name = g_strdup (header_name);
  self->user_name = g_strdup (kind == SMITH_CREDENTIAL_BASIC && user_name != NULL ? user_name
                                                                                  : "");

  if (!check_label (self->label, error) ||
      !check_header_name (self->header_name, error) ||
      !check_user_name (self->user_name, error))
    return NULL;

  self->origins = check_origins (origins, error);
  if (self->origins == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

const char *
smith_credential_get_id (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);

  return self->id;
}

SmithCredentialKind
smith_credential_get_kind (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), SMITH_CREDENTIAL_BEARER);

  return self->kind;
}

const char *
smith_credential_get_label (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);

  return self->label;
}

/**
 * smith_credential_get_header_name:
 *
 * Returns: (transfer none): the header that carries the key, `Authorization` for all but
 *   %SMITH_CREDENTIAL_HEADER
 */
const char *
smith_credential_get_header_name (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);

  return self->header_name;
}

/**
 * smith_credential_get_user_name:
 *
 * Returns: (transfer none): the user of %SMITH_CREDENTIAL_BASIC, "" when there is none
 */
const char *
smith_credential_get_user_name (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);

  return self->user_name;
}

/**
 * smith_credential_get_origins:
 *
 * Returns: (transfer none): where the key may be sent, %NULL-terminated
 */
const char * const *
smith_credential_get_origins (SmithCredential *self)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);

  return (const char * const *) self->origins;
}

/**
 * smith_credential_allows:
 * @origin: where a request goes, as smith_origin_from_url() writes it
 *
 * Returns: whether a request to @origin may carry the key.  Ask again before each redirect.
 */
gboolean
smith_credential_allows (SmithCredential *self,
                         const char      *origin)
{
  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), FALSE);
  g_return_val_if_fail (origin != NULL, FALSE);

  for (gsize i = 0; self->origins[i] != NULL; i++)
    if (smith_origin_covers (self->origins[i], origin))
      return TRUE;

  return FALSE;
}

static SmithSecret *
make_basic (const char  *user_name,
            SmithSecret *secret)
{
  gsize user_length = strlen (user_name);
  gsize length = user_length + 1 + smith_secret_get_length (secret);
  char *plain = g_malloc (length);
  char *coded;
  SmithSecret *value;

  memcpy (plain, user_name, user_length);
  plain[user_length] = ':';
  memcpy (plain + user_length + 1, smith_secret_peek (secret), smith_secret_get_length (secret));
  coded = g_base64_encode ((const guchar *) plain, length);
  smith_wipe (plain, length);
  g_free (plain);
  value = smith_secret_new (coded, -1);
  smith_wipe_free (coded);

  return value;
}

/**
 * smith_credential_make_header:
 * @secret: the secret that is stored under this credential's id
 * @out_name: (out) (transfer none): the header's name, as long as @self lives
 * @out_prefix: (out) (transfer none): a constant to write before the value, "" for none
 * @error: %SMITH_CREDS_ERROR_REFUSED when no header can carry @secret: it is empty or has
 *   control characters, such as a line break from pasting
 *
 * What a request carries.  Ask smith_credential_allows() first.
 *
 * Returns: (transfer full) (nullable): the header's value after the prefix
 */
SmithSecret *
smith_credential_make_header (SmithCredential  *self,
                              SmithSecret      *secret,
                              const char      **out_name,
                              const char      **out_prefix,
                              GError          **error)
{
  const char *text;

  g_return_val_if_fail (SMITH_IS_CREDENTIAL (self), NULL);
  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (out_name != NULL && out_prefix != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = smith_secret_peek (secret);
  if (*text == '\0' && *self->user_name == '\0')
    {
      refuse (error, "The secret of this key is empty. Enter it again.");
      return NULL;
    }
  if (strlen (text) != smith_secret_get_length (secret) || has_control (text))
    {
      refuse (error, "The secret of this key has a line break or another character that no "
              "header can carry. Enter it again on one line.");
      return NULL;
    }

  *out_name = self->header_name;
  *out_prefix = kinds[self->kind].prefix;

  return *self->user_name != '\0' ? make_basic (self->user_name, secret)
                                  : smith_secret_ref (secret);
}

/**
 * smith_credential_kind_to_name:
 *
 * Returns: (transfer none): "bearer", "basic" or "header", as files and options write it
 */
const char *
smith_credential_kind_to_name (SmithCredentialKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

/**
 * smith_credential_kind_from_name:
 * @out_kind: (out): set on success only
 *
 * Returns: whether @name is the name of a kind
 */
gboolean
smith_credential_kind_from_name (const char          *name,
                                 SmithCredentialKind *out_kind)
{
  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      {
        *out_kind = (SmithCredentialKind) i;
        return TRUE;
      }

  return FALSE;
}
