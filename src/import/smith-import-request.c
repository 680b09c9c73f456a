/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-guess.h"
#include "base/smith-limits.h"
#include "base/smith-origin.h"
#include "base/smith-redact.h"

static const char *const methods[] = {
  "get", "post", "put", "patch", "delete", "head", "options", "trace", NULL
};

static void
secret_free (gpointer data)
{
  g_free (((SmithImportSecret *) data)->name);
  g_free (data);
}

SmithImportField *
smith_import_field_new (const char *name,
                        const char *value,
                        gboolean    is_file)
{
  SmithImportField *self = g_new0 (SmithImportField, 1);

  self->name = g_strdup (name);
  self->value = g_strdup (value);
  self->is_file = is_file;

  return self;
}

/* Whether what stands where a name would is one, and not JSON or a key that is sent alone. */
static gboolean
is_name (const char *name,
         const char *value)
{
  if (*name == '\0' || strpbrk (name, "\"<\r\n") != NULL)
    return FALSE;

  /* signs of equality are what fills up base64 */
  return (value != NULL && value[strspn (value, "=")] != '\0') || !smith_guess_is_key (name);
}

/**
 * smith_import_fields_add:
 * @fields: (element-type SmithImportField): takes it, if it has a name and until there are too many
 * @value: (nullable)
 */
void
smith_import_fields_add (GPtrArray  *fields,
                         const char *name,
                         const char *value,
                         gboolean    is_file)
{
  if (fields->len <= SMITH_LIMIT_COMMAND_PARTS && is_name (name, value))
    g_ptr_array_add (fields, smith_import_field_new (name, value, is_file));
}

void
smith_import_field_free (SmithImportField *self)
{
  g_free (self->name);
  g_clear_pointer (&self->value, smith_wipe_free);
  g_free (self);
}

SmithImportRequest *
smith_import_request_new_empty (void)
{
  SmithImportRequest *self = g_new0 (SmithImportRequest, 1);

  self->method = "get";
  self->query = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_import_field_free);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_import_field_free);
  self->secrets = g_ptr_array_new_with_free_func (secret_free);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
smith_import_request_free (SmithImportRequest *self)
{
  g_free (self->origin);
  g_free (self->path);
  g_free (self->media_type);
  g_clear_pointer (&self->body, smith_wipe_free);
  g_ptr_array_unref (self->query);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->secrets);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Returns: (nullable): the static name of a method that a path item can have */
const char *
smith_import_find_method (const char *name)
{
  for (const char *const *method = methods; *method != NULL; method++)
    if (g_ascii_strcasecmp (*method, name) == 0)
      return *method;

  return NULL;
}

void
smith_import_request_note (SmithImportRequest *self,
                           const char         *sentence)
{
  if (!g_ptr_array_find_with_equal_func (self->notes, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->notes, g_strdup (sentence));
}

void
smith_import_request_leave_out (SmithImportRequest    *self,
                                SmithImportSecretKind  kind,
                                const char            *name)
{
  SmithImportSecret *secret;

  if (self->secrets->len > SMITH_LIMIT_COMMAND_PARTS)
    return;
  for (guint i = 0; i < self->secrets->len; i++)
    {
      secret = g_ptr_array_index (self->secrets, i);
      if (secret->kind == kind && g_ascii_strcasecmp (secret->name, name) == 0)
        return;
    }
  secret = g_new0 (SmithImportSecret, 1);
  secret->kind = kind;
  secret->name = g_strdup (name);
  g_ptr_array_add (self->secrets, secret);
}

/* What is not UTF-8 when its escapes are taken away stays as it is written. */
static char *
decode (const char *text,
        gsize       length)
{
  char *plain = g_strndup (text, length);
  char *decoded;

  g_strdelimit (plain, "+", ' ');
  decoded = g_uri_unescape_string (plain, NULL);
  if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL))
    {
      g_clear_pointer (&decoded, smith_wipe_free);
      return plain;
    }
  smith_wipe_free (plain);

  return decoded;
}

/**
 * smith_import_fields_parse:
 * @fields: (element-type SmithImportField): takes what is found
 * @text: as in a query, `a=1&b=2`
 */
void
smith_import_fields_parse (GPtrArray  *fields,
                           const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "&");
      gsize name_length = MIN (strcspn (text, "="), length);
      char *name = decode (text, name_length);
      char *value = name_length < length
                      ? decode (text + name_length + 1, length - name_length - 1) : NULL;

      smith_import_fields_add (fields, name, value, FALSE);
      smith_wipe_free (name);
      smith_wipe_free (value);
      text += length + (text[length] == '&');
    }
}

/* Takes away what the values of credentials stand in, in whatever spelling, and what looks like
 * one. */
static void
hide_in_fields (GPtrArray          *fields,
                SmithSecret *const *secrets,
                gsize               n_secrets)
{
  for (guint i = 0; i < fields->len; i++)
    {
      SmithImportField *field = g_ptr_array_index (fields, i);
      g_autofree char *shown = NULL;

      if (field->value == NULL)
        continue;
      shown = smith_redact_text (field->value, -1, secrets, n_secrets);
      if (!g_str_equal (shown, field->value) || smith_guess_is_random (field->value) ||
          smith_guess_is_secret_name (field->name))
        g_clear_pointer (&field->value, smith_wipe_free);
    }
}

/* Each once, and until there are too many. */
void
smith_import_names_add (GPtrArray  *names,
                        const char *name,
                        gsize       length)
{
  g_autofree char *own = g_strndup (name, length);

  if (names->len <= SMITH_LIMIT_COMMAND_PARTS &&
      !g_ptr_array_find_with_equal_func (names, own, g_str_equal, NULL))
    g_ptr_array_add (names, g_steal_pointer (&own));
}

static gboolean
check_parts (SmithImportRequest  *self,
             GPtrArray           *secrets,
             GError             **error)
{
  GPtrArray *parts[] = {
    self->query, self->fields, self->secrets, self->headers, self->ignored, secrets,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > SMITH_LIMIT_COMMAND_PARTS)
      {
        g_set_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE,
                     _("The request has more than %u parameters, fields, headers or cookies. Leave "
                       "out what the operation does not need"), SMITH_LIMIT_COMMAND_PARTS);
        return FALSE;
      }

  return TRUE;
}

/**
 * smith_import_request_hide:
 * @secrets: (element-type SmithSecret): values that were left out
 *
 * Sees that no value that the request still has holds one of them.
 *
 * Returns: %FALSE with %SMITH_IMPORT_ERROR_TOO_LARGE, when it has too many parts for that
 */
gboolean
smith_import_request_hide (SmithImportRequest  *self,
                           GPtrArray           *secrets,
                           GError             **error)
{
  SmithSecret *const *list = (SmithSecret *const *) secrets->pdata;
  g_auto(GStrv) segments = g_strsplit (self->path, "/", -1);
  g_autofree char *path = NULL;

  if (!check_parts (self, secrets, error))
    return FALSE;
  hide_in_fields (self->query, list, secrets->len);
  hide_in_fields (self->fields, list, secrets->len);
  for (guint i = 0; segments[i] != NULL; i++)
    {
      g_autofree char *shown = smith_redact_text (segments[i], -1, list, secrets->len);
      gboolean is_known = !g_str_equal (shown, segments[i]);
      gboolean is_nameless = is_known || i == 1;

      if (!is_known && !smith_guess_is_key (segments[i]))
        continue;
      smith_wipe_free (segments[i]);
      /* the parameter of another one is called after what stands before it */
      segments[i] = g_strdup (is_nameless ? "{key}" : SMITH_REDACTED);
      if (is_nameless)
        smith_import_request_note (self, _("A part of the path is a key; a parameter takes its "
                                           "place"));
    }
  path = g_strjoinv ("/", segments);
  smith_wipe_free (self->path);
  self->path = g_steal_pointer (&path);

  return TRUE;
}

static gboolean
fail_address (GError     **error,
              const char  *sentence)
{
  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_ADDRESS, sentence);
  return FALSE;
}

/* Where the host of an address begins, if that begins with a scheme; else %NULL. */
static const char *
find_host (const char *address)
{
  const char *mark = address + strcspn (address, ":/?#");

  return g_str_has_prefix (mark, "://") ? mark + strlen ("://") : NULL;
}

/**
 * smith_import_find_path:
 *
 * Returns: where the path of an absolute address begins; its end when it has none
 */
const char *
smith_import_find_path (const char *address)
{
  const char *host = find_host (address);

  return host != NULL ? host + strcspn (host, "/?#") : address + strlen (address);
}

/* Sets the origin from `scheme://user@host:port`, of @length bytes. */
static gboolean
set_origin (SmithImportRequest  *self,
            const char          *address,
            gsize                length,
            GPtrArray           *hidden,
            GError             **error)
{
  g_autofree char *whole = g_strndup (address, length);
  char *host = whole + (find_host (whole) - whole);
  char *at = strrchr (host, '@');

  if (at != NULL)
    {
      char *user = g_uri_unescape_segment (host, at, NULL);

      smith_import_request_leave_out (self, SMITH_IMPORT_SECRET_BASIC, "Authorization");
      if (user == NULL)
        user = g_strndup (host, (gsize) (at - host));
      smith_import_hide_user (hidden, user);
      smith_wipe_free (user);
      memmove (host, at + 1, strlen (at + 1) + 1);
    }
  self->origin = smith_origin_from_url (whole);
  smith_wipe (whole, length);
  if (self->origin == NULL)
    return fail_address (error, _("The address has no host that can be called"));

  return TRUE;
}

/**
 * smith_import_request_set_address:
 * @address: an absolute address, one without `https://`, or a path; with or without a query
 * @hidden: (element-type SmithSecret): takes the name and the password in it
 *
 * Returns: %FALSE with %SMITH_IMPORT_ERROR_ADDRESS
 */
gboolean
smith_import_request_set_address (SmithImportRequest  *self,
                                  const char          *address,
                                  GPtrArray           *hidden,
                                  GError             **error)
{
  g_autofree char *whole = NULL;
  const char *path = address;
  gsize length;

  if (*address == '\0')
    return fail_address (error, _("There is no address"));
  if (*address != '/')
    {
      gboolean has_scheme = find_host (address) != NULL;

      if (has_scheme && g_ascii_strncasecmp (address, "http://", 7) != 0 &&
          g_ascii_strncasecmp (address, "https://", 8) != 0)
        return fail_address (error, _("The address is none of the web: it begins with neither "
                                      "https:// nor http://"));
      whole = g_strconcat (has_scheme ? "" : "https://", address, NULL);
      path = smith_import_find_path (whole);
      if (!set_origin (self, whole, (gsize) (path - whole), hidden, error))
        {
          smith_wipe (whole, strlen (whole));
          return FALSE;
        }
    }
  length = strcspn (path, "?#");
  g_free (self->path);
  self->path = length > 0 ? g_strndup (path, length) : g_strdup ("/");
  if (path[length] == '?')
    {
      char *query = g_strndup (path + length + 1, strcspn (path + length + 1, "#"));

      smith_import_fields_parse (self->query, query);
      smith_wipe_free (query);
    }
  if (whole != NULL)
    smith_wipe (whole, strlen (whole));

  return TRUE;
}

/**
 * smith_import_request_new:
 * @method: in any case
 * @address: a path, with or without a query, or a whole address
 *
 * Returns: (transfer full) (nullable): what a person filled into a form; %NULL with
 *   %SMITH_IMPORT_ERROR_ADDRESS or %SMITH_IMPORT_ERROR_TOO_LARGE
 */
SmithImportRequest *
smith_import_request_new (const char  *method,
                          const char  *address,
                          GError     **error)
{
  g_autoptr(SmithImportRequest) self = smith_import_request_new_empty ();
  g_autoptr(GPtrArray) hidden =
    g_ptr_array_new_with_free_func ((GDestroyNotify) smith_secret_unref);

  g_return_val_if_fail (method != NULL && address != NULL, NULL);

  self->method = smith_import_find_method (method);
  if (self->method == NULL)
    {
      fail_address (error, _("A path has no operation of this method"));
      return NULL;
    }
  /* in a form what has no scheme is a path, not a host */
  if (*address != '\0' && *address != '/' && strstr (address, "://") == NULL)
    {
      fail_address (error, _("A path begins with a slash"));
      return NULL;
    }
  if (!smith_import_request_set_address (self, address, hidden, error))
    return NULL;

  return smith_import_request_hide (self, hidden, error) ? g_steal_pointer (&self) : NULL;
}
