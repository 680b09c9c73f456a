/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-request-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-origin.h"
#include "smith-run-error.h"

static SmithNode
find_variables (SmithApi   *api,
                const char *server_url)
{
  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    {
      const SmithServer *server = smith_api_get_server (api, i);

      if (g_str_equal (server->url, server_url))
        return smith_tree_get_member (smith_api_get_tree (api), server->node, "variables");
    }

  return SMITH_NODE_NONE;
}

static char *
replace_variables (SmithApi    *api,
                   const char  *server_url,
                   GError     **error)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode variables = find_variables (api, server_url);
  g_autoptr(GString) out = g_string_new (NULL);
  const char *rest = server_url;

  for (const char *open = strchr (rest, '{'); open != NULL; open = strchr (rest, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        break;
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      value = smith_tree_dup_member (tree, smith_tree_get_member (tree, variables, name),
                                     "default");
      if (value == NULL)
        {
          g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_SERVER,
                       _("The server's address has the variable “%s”, and the document gives "
                         "no default for it. Nothing was sent."), name);
          return NULL;
        }
      g_string_append_len (out, rest, open - rest);
      g_string_append (out, value);
      rest = close + 1;
    }
  g_string_append (out, rest);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * smith_request_expand_server:
 * @server_url: an address of `servers`, as written, or any other
 * @error: %SMITH_RUN_ERROR_BAD_SERVER
 *
 * Returns: (transfer full) (nullable): the absolute address, variables replaced by their
 *   defaults
 */
char *
smith_request_expand_server (SmithApi    *api,
                             const char  *server_url,
                             GError     **error)
{
  g_autofree char *url = NULL;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (api != NULL && server_url != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  url = replace_variables (api, server_url, error);
  if (url == NULL)
    return NULL;

  if (g_uri_peek_scheme (url) == NULL)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_SERVER,
                   *url == '\0'
                     ? _("The document names no server. Add one that begins with https:// under "
                         "“servers”. Nothing was sent.")
                     : _("The server's address is relative, so there is no host to send to. Write "
                         "all of it, beginning with https://. Nothing was sent."));
      return NULL;
    }
  origin = smith_origin_from_url (url);
  if (origin == NULL)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_SERVER,
                   _("The server's address is not one of the web: it must begin with https:// "
                     "and name a host. Nothing was sent."));
      return NULL;
    }

  return g_steal_pointer (&url);
}
