/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about the sign-in that a document describes.  The dialog asks for it again; what is
 * written here is what people copy into it. */

/* The flow that the dialog offers, of the scheme @node. */
static SmithNode
find_flow (SmithCheck *self,
           SmithNode   node)
{
  SmithNode scheme = smith_api_resolve (self->api, node);
  SmithNode flows = smith_tree_get_member (self->tree, scheme, "flows");

  if (!smith_tree_string_equals (self->tree, smith_tree_get_member (self->tree, scheme, "type"),
                                 "oauth2"))
    return SMITH_NODE_NONE;

  return smith_tree_get_member (self->tree, flows, "authorizationCode");
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
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode node = smith_tree_get_first (self->tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        SmithNode url = smith_tree_get_member (self->tree, find_flow (self, node), names[i]);
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
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode node = smith_tree_get_first (self->tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      SmithNode scopes = smith_tree_get_member (self->tree, find_flow (self, node), "scopes");
      g_autofree char *name = NULL;

      if (scopes == SMITH_NODE_NONE ||
          smith_tree_get_kind (self->tree, scopes) != SMITH_NODE_OBJECT ||
          smith_tree_get_first (self->tree, scopes) != SMITH_NODE_NONE)
        continue;
      name = smith_tree_dup_key (self->tree, node);
      smith_check_add (self, rule, scopes, smith_tree_get_key_span (self->tree, scopes), -1, name,
                       NULL);
    }
}

/* An address without the slashes at its end; one that is relative, from the root of the server. */
static char *
complete_address (const char *server,
                  const char *address)
{
  const char *host = strstr (server, "://");
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;
  g_autofree char *root = path != NULL ? g_strndup (server, (gsize) (path - server))
                                       : g_strdup (server);
  char *whole = *address == '/' ? g_strconcat (root, address, NULL) : g_strdup (address);

  for (gsize n = strlen (whole); n > 0 && whole[n - 1] == '/'; n--)
    whole[n - 1] = '\0';

  return whole;
}

/* The operation of this description that hands out the tokens of a sign-in; -1 when none does. */
static int
find_token_operation (SmithCheck *self,
                      SmithNode   url)
{
  const char *server = smith_import_get_server_url (self->import);
  g_autofree char *text = smith_tree_dup_string (self->tree, url);
  g_autofree char *wanted = NULL;

  if (server == NULL || text == NULL)
    return -1;
  wanted = complete_address (server, text);
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autofree char *base = complete_address (server, server);
      g_autofree char *called = g_strconcat (base, operation->path, NULL);
      g_autofree char *plain = complete_address (server, called);

      if (g_str_equal (operation->method, "post") && g_str_equal (plain, wanted))
        return (int) i;
    }

  return -1;
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

/* RFC 6749, 5.1, which the platform reads as it stands. */
static void
check_token (SmithCheck      *self,
             const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode node = smith_tree_get_first (self->tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      SmithNode url = smith_tree_get_member (self->tree, find_flow (self, node), "tokenUrl");
      int index = find_token_operation (self, url);
      SmithNode content, fields;

      if (index < 0)
        continue;
      content = smith_tree_get_member (
        self->tree,
        smith_api_get_response (self->api, smith_api_get_operation (self->api, (guint) index), 200),
        "content");
      content = smith_tree_get_member (self->tree, content, profile->media_type);
      fields = find_all_fields (
        self, smith_api_resolve (self->api, smith_tree_get_member (self->tree, content, "schema")));
      if (fields != SMITH_NODE_NONE &&
          smith_tree_get_member (self->tree, fields, "access_token") == SMITH_NODE_NONE)
        smith_check_add (self, rule, fields, smith_tree_get_key_span (self->tree, fields), index,
                         smith_api_get_operation (self->api, (guint) index)->path, NULL);
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
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode node = smith_tree_get_first (self->tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      SmithNode scheme = smith_api_resolve (self->api, node), named = SMITH_NODE_NONE;
      const char *name = NULL, *missing = NULL;

      if (find_flow (self, node) == SMITH_NODE_NONE)
        continue;
      for (guint i = 0; starts[i] != NULL; i++)
        {
          SmithNode found = find_address (self, scheme, starts[i]);

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
                "refuses people who come from the other.  Where no address is written down, "
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
