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
};

const guint smith_n_oauth_rules = G_N_ELEMENTS (smith_oauth_rules);
