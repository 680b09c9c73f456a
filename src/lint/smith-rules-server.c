/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

#include "base/smith-address.h"

/* Our own rules about the host of the server that is used: whether anybody is there. */

/* The host of an address in lower case; NULL when it has none. */
char *
smith_check_dup_host (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' ? g_ascii_strdown (host, -1) : NULL;
}

static gboolean
is_local (const char *host)
{
  static const char *const ends[] = {
    ".home.arpa", ".internal", ".lan", ".local", ".localdomain", ".localhost",
  };
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return smith_address_is_local (address);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (host, ends[i]))
      return TRUE;

  return strchr (host, '.') == NULL;
}

static gboolean
is_placeholder_label (const char *const *names,
                      const char        *label)
{
  for (; *names != NULL; names++)
    if (g_str_has_suffix (*names, "-") || g_str_has_suffix (*names, "_")
          ? g_str_has_prefix (label, *names) : g_str_equal (label, *names))
      return TRUE;

  return FALSE;
}

static gboolean
is_placeholder (const SmithAdvice *advice,
                const char        *host)
{
  g_auto(GStrv) labels = g_strsplit (host, ".", -1);

  if (strpbrk (host, "<>[]") != NULL)
    return TRUE;
  for (guint i = 0; labels[i] != NULL; i++)
    if (is_placeholder_label (advice->placeholder_hosts, labels[i]))
      return TRUE;

  return FALSE;
}

/* Where the address that is used stands, and its host; NULL when there is none, or has a variable,
 * of which others tell. */
char *
smith_check_find_host (SmithCheck *self,
                       SmithNode  *out_url)
{
  const char *chosen = smith_import_get_server_url (self->import);

  for (guint i = 0; chosen != NULL && i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);

      *out_url = smith_tree_get_member (self->tree, server->node, "url");
      if (g_str_equal (server->url, chosen) && *out_url != SMITH_NODE_NONE)
        return strchr (chosen, '{') == NULL ? smith_check_dup_host (chosen) : NULL;
    }

  return NULL;
}

static void
check_local (SmithCheck      *self,
             const SmithRule *rule)
{
  SmithNode url = SMITH_NODE_NONE;
  g_autofree char *host = smith_check_find_host (self, &url);

  if (host != NULL && is_local (host))
    smith_check_add (self, rule, url, smith_tree_get_span (self->tree, url), -1, host, NULL);
}

static void
check_placeholder (SmithCheck      *self,
                   const SmithRule *rule)
{
  SmithNode url = SMITH_NODE_NONE;
  g_autofree char *host = smith_check_find_host (self, &url);

  if (host != NULL && !is_local (host) &&
      is_placeholder (smith_import_get_profile (self->import)->advice, host))
    smith_check_add (self, rule, url, smith_tree_get_span (self->tree, url), -1, host, NULL);
}

const SmithRule smith_server_rules[] = {
  {
    {
      OWN_RULE ("server-local", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("The server is in a private network"),
      .sentence = N_("ChatGPT accepts this, but cannot reach {1}: calls come from OpenAI, not "
                     "from your network."),
      .why = N_("The address must have a public name, and a certificate that is publicly "
                "trusted."),
      .remedy = N_("Put the API on a public address, or a tunnel in front of it."),
      .evidence = N_("In OpenAI's documentation: public names, TLS and port 443."),
      .wrong = "servers:\n"
               "  - url: https://localhost/v1\n",
      .right = "servers:\n"
               "  - url: https://api.example.com/v1\n",
    },
    check_local,
  },
  {
    {
      OWN_RULE ("server-placeholder", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The server's address is still to be written"),
      .sentence = N_("ChatGPT accepts this, but {1} looks as if another name were to be written "
                     "there."),
      .why = N_("Templates have such names. Calls to them reach nobody, or somebody else."),
      .remedy = N_("Write the address at which the API answers."),
      .evidence = N_("Met by several builders; that it is one is judged by the words of the "
                     "name."),
      .wrong = "servers:\n"
               "  - url: https://your-domain.com/v1\n",
      .right = "servers:\n"
               "  - url: https://api.example.com/v1\n",
    },
    check_placeholder,
  },
};

const guint smith_n_server_rules = G_N_ELEMENTS (smith_server_rules);
