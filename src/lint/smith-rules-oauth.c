/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about the sign-in that a document describes.  The dialog asks for it again; what is
 * written here is what people copy into it. */

typedef struct
{
  SmithNode name;    /* the member under which it is found first */
  SmithNode scheme;
  SmithNode flow;
} SignIn;

/* The sign-ins that have the flow which the dialog offers, each once, whatever refers to it. */
static GArray *
list_sign_ins (SmithCheck *self)
{
  SmithTree *tree = self->tree;
  SmithNode schemes = smith_check_find_schemes (self);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SignIn));

  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SignIn one = { node, smith_api_resolve (self->api, node), SMITH_NODE_NONE };

      if (!smith_tree_string_equals (tree, smith_tree_get_member (tree, one.scheme, "type"),
                                     "oauth2"))
        continue;
      one.flow = smith_tree_get_member (
        tree, smith_tree_get_member (tree, one.scheme, "flows"),
        smith_import_get_profile (self->import)->advice->sign_in_flow);
      if (one.flow != SMITH_NODE_NONE && g_hash_table_add (seen, GUINT_TO_POINTER (one.flow)))
        g_array_append_val (found, one);
    }

  return found;
}

/* What two hosts must have in common: the last two labels, or three where names are given out
 * below a group of a country, as in co.uk. */
static const char *
find_root_domain (const char *host)
{
  static const char *const groups[] = { "ac", "co", "com", "edu", "gov", "net", "or", "org", NULL };
  g_auto(GStrv) labels = g_strsplit (host, ".", -1);
  guint n = g_strv_length (labels), n_wanted = 2;

  if (n > 2 && strlen (labels[n - 1]) == 2 && g_strv_contains (groups, labels[n - 2]))
    n_wanted = 3;
  for (guint i = n_wanted; i < n; i++)
    host = strchr (host, '.') + 1;

  return host;
}

static gboolean
is_below (const char *host,
          const char *domain)
{
  gsize length = strlen (host), end = strlen (domain);

  return g_str_has_suffix (host, domain) && (length == end || host[length - end - 1] == '.');
}

/* The host of an address on another root domain than the API; NULL for one that is right, or that
 * is exempt. */
static char *
find_foreign (SmithCheck *self,
              SmithNode   url)
{
  const char *const *exempt = smith_import_get_profile (self->import)->advice->sign_in_hosts;
  g_autofree char *text = smith_tree_dup_string (self->tree, url);
  const char *server = smith_import_get_server_url (self->import);
  g_autofree char *host = text != NULL ? smith_check_dup_host (text) : NULL;
  g_autofree char *own = server != NULL ? smith_check_dup_host (server) : NULL;

  /* nobody knows what stands in the place of a variable */
  if (host == NULL || own == NULL || strchr (find_root_domain (own), '{') != NULL ||
      is_below (host, find_root_domain (own)))
    return NULL;
  for (; *exempt != NULL; exempt++)
    if (is_below (host, *exempt))
      return NULL;

  return g_steal_pointer (&host);
}

static void
check_hosts (SmithCheck      *self,
             const SmithRule *rule)
{
  static const char *const names[] = { "authorizationUrl", "tokenUrl" };
  g_autoptr(GArray) sign_ins = list_sign_ins (self);

  for (guint n = 0; n < sign_ins->len; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        SmithNode flow = g_array_index (sign_ins, SignIn, n).flow;
        SmithNode url = smith_tree_get_member (self->tree, flow, names[i]);
        g_autofree char *host = find_foreign (self, url);

        if (host == NULL)
          continue;
        smith_check_add (self, rule, url, smith_tree_get_span (self->tree, url), -1, host,
                         smith_import_get_server_url (self->import), NULL);
        break;
      }
}

static void
check_scopes (SmithCheck      *self,
              const SmithRule *rule)
{
  g_autoptr(GArray) sign_ins = list_sign_ins (self);

  for (guint i = 0; i < sign_ins->len; i++)
    {
      const SignIn *one = &g_array_index (sign_ins, SignIn, i);
      SmithNode scopes = smith_tree_get_member (self->tree, one->flow, "scopes");
      g_autofree char *name = NULL;

      if (scopes == SMITH_NODE_NONE ||
          smith_tree_get_kind (self->tree, scopes) != SMITH_NODE_OBJECT ||
          smith_tree_get_first (self->tree, scopes) != SMITH_NODE_NONE)
        continue;
      name = smith_tree_dup_key (self->tree, one->name);
      smith_check_add (self, rule, scopes, smith_tree_get_key_span (self->tree, scopes), -1, name,
                       NULL);
    }
}

/* An address without the slashes at its end; one that is relative, from that of the server.  NULL
 * for what is none. */
static char *
complete_address (const char *server,
                  const char *address)
{
  char *whole = g_uri_resolve_relative (server, address,
                                        G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

  for (gsize n = whole != NULL ? strlen (whole) : 0; n > 0 && whole[n - 1] == '/'; n--)
    whole[n - 1] = '\0';

  return whole;
}

/* Where each operation is called that may hand out tokens, and its number. */
static GHashTable *
list_posts (SmithCheck *self,
            const char *server)
{
  GHashTable *posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base = complete_address (server, "");

  for (guint i = 0; base != NULL && i < smith_api_get_n_operations (self->api) &&
                    !smith_check_ends_at (self, i); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autofree char *called = g_strconcat (base, operation->path, NULL);
      char *plain = g_str_equal (operation->method, "post") ? complete_address (called, "") : NULL;

      if (plain != NULL)
        g_hash_table_insert (posts, plain, GUINT_TO_POINTER (i));
    }

  return posts;
}

/* The fields of an object that are all it has as far as is described; SMITH_NODE_NONE for what is
 * put together from others, or says nothing of its fields. */
static SmithNode
find_all_fields (SmithCheck *self,
                 SmithNode   schema)
{
  static const char *const parts[] = { "allOf", "anyOf", "oneOf" };
  SmithNode fields = smith_tree_get_member (self->tree, schema, "properties");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (smith_tree_get_member (self->tree, schema, parts[i]) != SMITH_NODE_NONE)
      return SMITH_NODE_NONE;

  return fields != SMITH_NODE_NONE && smith_tree_get_first (self->tree, fields) != SMITH_NODE_NONE
           ? fields
           : SMITH_NODE_NONE;
}

static void
check_answer (SmithCheck      *self,
              const SmithRule *rule,
              guint            index)
{
  const SmithOperation *operation = smith_api_get_operation (self->api, index);
  const char *type = smith_import_get_profile (self->import)->media_type;
  SmithNode content = smith_tree_get_member (
    self->tree, smith_api_get_response (self->api, operation, 200), "content");
  SmithNode schema = smith_tree_get_member (
    self->tree, smith_tree_get_member (self->tree, content, type), "schema");
  SmithNode fields = find_all_fields (self, smith_api_resolve (self->api, schema));

  if (fields != SMITH_NODE_NONE &&
      smith_tree_get_member (self->tree, fields, "access_token") == SMITH_NODE_NONE)
    smith_check_add (self, rule, fields, smith_tree_get_key_span (self->tree, fields),
                     (int) index, operation->path, NULL);
}

/* RFC 6749, 5.1, which the platform reads as it stands. */
static void
check_token (SmithCheck      *self,
             const SmithRule *rule)
{
  const char *server = smith_import_get_server_url (self->import);
  g_autoptr(GArray) sign_ins = list_sign_ins (self);
  g_autoptr(GHashTable) posts = NULL;

  if (server == NULL || sign_ins->len == 0)
    return;
  posts = list_posts (self, server);
  for (guint i = 0; i < sign_ins->len; i++)
    {
      SmithNode flow = g_array_index (sign_ins, SignIn, i).flow;
      g_autofree char *url = smith_tree_dup_member (self->tree, flow, "tokenUrl");
      g_autofree char *address = url != NULL ? complete_address (server, url) : NULL;
      gpointer index;

      /* several sign-ins may have the one that hands out their tokens */
      if (address == NULL || !g_hash_table_lookup_extended (posts, address, NULL, &index))
        continue;
      check_answer (self, rule, GPOINTER_TO_UINT (index));
      g_hash_table_remove (posts, address);
    }
}

/* The first text in @scheme in which an address begins with @start. */
static SmithNode
find_address (SmithCheck *self,
              SmithNode   scheme,
              const char *start)
{
  gsize end = smith_tree_get_span (self->tree, scheme).end;

  for (SmithNode node = scheme; node <= smith_tree_get_n_nodes (self->tree) &&
                                smith_tree_get_span (self->tree, node).start < end; node++)
    {
      g_autofree char *text = smith_tree_dup_string (self->tree, node);

      if (text != NULL && strstr (text, start) != NULL)
        return node;
    }

  return SMITH_NODE_NONE;
}

/* Who writes down the address to register names all of them, or none. */
static void
check_return (SmithCheck      *self,
              const SmithRule *rule)
{
  const char *const *starts =
    smith_import_get_profile (self->import)->advice->return_addresses;
  g_autoptr(GArray) sign_ins = list_sign_ins (self);

  for (guint n = 0; n < sign_ins->len; n++)
    {
      SmithNode named = SMITH_NODE_NONE;
      const char *name = NULL, *missing = NULL;

      for (guint i = 0; starts[i] != NULL; i++)
        {
          SmithNode found = find_address (self, g_array_index (sign_ins, SignIn, n).scheme,
                                          starts[i]);

          if (found == SMITH_NODE_NONE)
            missing = starts[i];
          else if (named == SMITH_NODE_NONE)
            {
              named = found;
              name = starts[i];
            }
        }
      if (named != SMITH_NODE_NONE && missing != NULL)
        smith_check_add (self, rule, named, smith_tree_get_span (self->tree, named), -1, name,
                         missing, NULL);
    }
}

#define SIGN_IN(token, scopes) \
  "components:\n" \
  "  schemas: {}\n" \
  "  securitySchemes:\n" \
  "    login:\n" \
  "      type: oauth2\n" \
  "      flows:\n" \
  "        authorizationCode:\n" \
  "          authorizationUrl: https://login.example.com/authorize\n" \
  "          tokenUrl: " token "\n" \
  "          scopes: " scopes "\n"

/* The operation that hands out a token with those fields. */
#define TOKEN(fields) \
  "paths:\n" \
  "  /token:\n" \
  "    post:\n" \
  "      operationId: getToken\n" \
  "      description: Exchanges a code for a token.\n" \
  "      x-openai-isConsequential: true\n" \
  "      responses:\n" \
  "        '200':\n" \
  "          description: The token.\n" \
  "          content:\n" \
  "            application/json:\n" \
  "              schema:\n" \
  "                type: object\n" \
  "                properties:\n" \
  "                  " fields "\n"

const SmithRule smith_oauth_rules[] = {
  {
    {
      OWN_RULE ("auth-oauth-hosts", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("The sign-in that is described is on another domain"),
      .sentence = N_("ChatGPT accepts this, but does not save a sign-in at {1}: it must be under "
                     "the root domain of {2}."),
      .why = N_("The dialog compares the root domains of the two addresses and of the server. "
                "A few large providers of sign-ins are exempt."),
      .remedy = N_("Let the API's own domain pass both requests on to the sign-in."),
      .evidence = N_("In OpenAI's documentation, and met by many builders."),
      .wrong = SIGN_IN ("https://login.example.net/token", "{read: Reads the weather.}"),
      .right = SIGN_IN ("https://login.example.com/token", "{read: Reads the weather.}"),
    },
    check_hosts,
  },
  {
    {
      OWN_RULE ("auth-scope-empty", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_REPORTED),
      .title = N_("The sign-in names no scope"),
      .sentence = N_("The sign-in “{1}” names no scope. An empty one is sent all the same, and "
                     "strict servers refuse it."),
      .why = N_("ChatGPT sends scope= when the field of the dialog is left empty."),
      .remedy = N_("Name a scope here and write it into the dialog."),
      .evidence = N_("One report."),
      .wrong = SIGN_IN ("https://login.example.com/token", "{}"),
      .right = SIGN_IN ("https://login.example.com/token", "{read: Reads the weather.}"),
    },
    check_scopes,
  },
  {
    {
      OWN_RULE ("auth-token-shape", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("The answer with the token has another form"),
      .sentence = N_("ChatGPT accepts this, but the sign-in fails: what {1} answers, as it is "
                     "described, has no access_token at its root."),
      .why = N_("The token is looked for where RFC 6749 has it: access_token, token_type and, if "
                "there are, refresh_token and expires_in, in the object that is answered and not "
                "in one inside it."),
      .remedy = N_("Let the API answer with the bare object, and describe it so."),
      .evidence = N_("In OpenAI's documentation; one report of a wrapper with which it failed."),
      .wrong = SIGN_IN ("https://api.example.com/token", "{read: Reads the weather.}")
               TOKEN ("data: {type: object, properties: {access_token: {type: string}}}"),
      .right = SIGN_IN ("https://api.example.com/token", "{read: Reads the weather.}")
               TOKEN ("access_token: {type: string}"),
    },
    check_token,
  },
  {
    {
      OWN_RULE ("auth-return-address", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Only one of the return addresses is written down"),
      .sentence = N_("The sign-in is told to allow {1}…, and not {2}…, to which ChatGPT leads "
                     "people back as well."),
      .why = N_("ChatGPT has two host names, and a sign-in that knows the address at one of them "
                "refuses people who come from the other. Where no address is written down, "
                "nothing can be said: what is registered stands at the provider, not here."),
      .remedy = N_("Write down both, and register both."),
      .evidence = N_("In OpenAI's documentation."),
      .wrong = SIGN_IN ("https://login.example.com/token", "{read: Reads the weather.}")
               "      description: Allow https://chatgpt.com/aip/g-1/oauth/callback.\n",
      .right = SIGN_IN ("https://login.example.com/token", "{read: Reads the weather.}")
               "      description: Allow https://chatgpt.com/aip/g-1/oauth/callback and\n"
               "        https://chat.openai.com/aip/g-1/oauth/callback.\n",
    },
    check_return,
  },
};

const guint smith_n_oauth_rules = G_N_ELEMENTS (smith_oauth_rules);
