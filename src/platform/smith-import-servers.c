/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-private.h"

#include <string.h>

/* Lines about servers.  Addresses are cut apart as Python's urlsplit() does: it takes
 * anything between `://` and the next `/`, `?` or `#`, braces of variables included. */

static char *
dup_host (const char *url)
{
  const char *separator = strstr (url, "://");
  g_autofree char *authority = NULL;
  const char *host;
  const char *end;

  if (separator == NULL || separator == url || !g_ascii_isalpha (url[0]))
    return NULL;
  for (const char *p = url; p < separator; p++)
    if (!g_ascii_isalnum (*p) && *p != '+' && *p != '-' && *p != '.')
      return NULL;

  authority = g_strndup (separator + 3, strcspn (separator + 3, "/?#"));
  host = strrchr (authority, '@') != NULL ? strrchr (authority, '@') + 1 : authority;
  if (*host == '[')
    end = strchr (host, ']') != NULL ? strchr (host, ']') + 1 : host + strlen (host);
  else
    end = host + strcspn (host, ":");
  if (end == host)
    return NULL;

  return g_utf8_strdown (host, end - host);
}

/* Compared as written: an upper-case host or any port is not under the origin. */
static gboolean
is_under (const char *url,
          const char *origin)
{
  gsize length = strlen (origin);

  return strncmp (url, origin, length) == 0 &&
         (url[length] == '\0' || strchr ("/?#", url[length]) != NULL);
}

static SmithSpan
url_span (SmithTree         *tree,
          const SmithServer *server)
{
  SmithNode node = smith_tree_get_member (tree, server->node, "url");

  return smith_tree_get_span (tree, node != SMITH_NODE_NONE ? node : server->node);
}

static void
report_no_server (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode list = smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers");
  SmithSpan root = smith_tree_get_span (tree, SMITH_NODE_ROOT);
  SmithSpan span = { root.start, root.start };
  SmithNode node = list != SMITH_NODE_NONE ? list : SMITH_NODE_ROOT;

  if (self->is_partial)
    return;
  if (list != SMITH_NODE_NONE)
    span = smith_tree_get_key_span (tree, list);
  if (smith_api_get_n_servers (self->api) > 0)
    {
      const SmithServer *first = smith_api_get_server (self->api, 0);

      node = first->node;
      span = url_span (tree, first);
    }
  smith_import_add (self, "server-none", node, span, -1, NULL);
}

/* Whether a server may be missing that stands in the text. */
static gboolean
is_list_damaged (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);

  return self->is_partial &&
         smith_tree_is_damaged (tree, smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers"));
}

/* Servers on other hosts are dropped one by one; what remains must be under the origin. */
static GPtrArray *
drop_other_hosts (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);
      g_autofree char *host = dup_host (server->url);

      if (host == NULL)
        continue;
      if (g_str_equal (host, self->domain))
        g_ptr_array_add (kept, (gpointer) server);
      else
        smith_import_add (self, "server-hostnames", server->node, url_span (tree, server), -1,
                          server->url, NULL);
    }

  return kept;
}

static void
report_ignored (SmithImport       *self,
                const SmithServer *server)
{
  SmithTree *tree = smith_api_get_tree (self->api);

  smith_import_add (self, "server-ignored", server->node, url_span (tree, server), -1,
                    server->url, self->origin, NULL);
}

void
smith_import_check_servers (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GPtrArray) kept = NULL;
  const SmithServer *chosen = NULL;
  guint n_under = 0;

  for (guint i = 0; i < smith_api_get_n_servers (self->api) && self->domain == NULL; i++)
    self->domain = dup_host (smith_api_get_server (self->api, i)->url);
  if (self->domain == NULL)
    {
      report_no_server (self);
      return;
    }
  self->origin = g_strconcat ("https://", self->domain, NULL);

  kept = drop_other_hosts (self);
  for (guint i = 0; i < kept->len; i++)
    {
      const SmithServer *server = g_ptr_array_index (kept, i);

      if (!is_under (server->url, self->origin))
        continue;
      n_under++;
      if (chosen == NULL)
        chosen = server;
    }

  if (chosen == NULL && !is_list_damaged (self))
    {
      const SmithServer *first = g_ptr_array_index (kept, 0);

      smith_import_add (self, "server-root-origin", first->node, url_span (tree, first), -1,
                        self->origin, NULL);
    }
  for (guint i = 0; i < kept->len; i++)
    if (!is_under (((SmithServer *) g_ptr_array_index (kept, i))->url, self->origin))
      report_ignored (self, g_ptr_array_index (kept, i));

  if (chosen == NULL)
    return;
  self->server_url = g_strdup (chosen->url);
  if (n_under > 1)
    smith_import_add (self, "server-multiple", chosen->node, url_span (tree, chosen), -1,
                      chosen->url, NULL);
}
