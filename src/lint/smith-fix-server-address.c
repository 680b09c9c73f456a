/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-server-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-address.h"

/* Addresses of servers: read, written, and asked for. */

void
smith_fix_address_clear (SmithFixAddress *self)
{
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->port);
  g_free (self->rest);
}

SmithFixAddress
smith_fix_read_address (const char *url)
{
  const char *separator = strstr (url, "://");
  const char *start = separator != NULL ? separator + 3 : NULL;
  SmithFixAddress self = { NULL, NULL, NULL, NULL };
  gsize length, host;

  /* `//host/path` has the scheme of the page that it is on */
  if (separator == NULL && g_str_has_prefix (url, "//"))
    start = url + 2;
  if (start == NULL)
    {
      self = (SmithFixAddress) { g_strdup (""), g_strdup (""), g_strdup (""), g_strdup (url) };
      return self;
    }

  length = strcspn (start, "/?#");
  for (host = length; host > 0 && g_ascii_isdigit (start[host - 1]); host--)
    ;
  host = host > 0 && start[host - 1] == ':' ? host - 1 : length;
  self.scheme = separator != NULL ? g_strndup (url, (gsize) (separator - url)) : g_strdup ("");
  self.host = g_strndup (start, host);
  self.port = g_strndup (start + host, length - host);
  self.rest = g_strdup (start + length);

  return self;
}

char *
smith_fix_dup_url (SmithCheck *check,
                   SmithNode   server)
{
  char *url = smith_tree_dup_member (smith_check_get_tree (check), server, "url");

  return url != NULL ? url : g_strdup ("");
}

gboolean
smith_fix_set_url (SmithCheck  *check,
                   SmithNode    server,
                   const char  *url,
                   GPtrArray   *edits,
                   GError     **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode node = smith_tree_get_member (tree, server, "url");

  if (node != SMITH_NODE_NONE)
    return smith_fix_put_string (tree, node, url, edits, error);

  return smith_fix_put_string_member (tree, server, "url", smith_tree_get_first (tree, server), url,
                                      edits, error);
}

/* Hosts that mean another machine to everyone who reads them; brackets hold an address. */
gboolean
smith_fix_is_local (const char *host)
{
  gboolean is_bracketed = *host == '[' && g_str_has_suffix (host, "]");
  g_autofree char *text = is_bracketed ? g_strndup (host + 1, strlen (host) - 2)
                                       : g_strdup (host);
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (text);

  if (address != NULL)
    return smith_address_is_local (address);

  return *host == '[' || strchr (host, '.') == NULL || g_str_has_suffix (host, ".local") ||
         g_str_has_suffix (host, ".internal") || g_str_has_suffix (host, ".localhost");
}

/* The server whose address is asked for: the first, if there is one. */
static SmithNode
get_first_server (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode list = smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers");
  SmithNode first = smith_tree_get_first (tree, list);

  return first != SMITH_NODE_NONE && smith_tree_get_kind (tree, first) == SMITH_NODE_OBJECT
           ? first : SMITH_NODE_NONE;
}

gboolean
smith_fix_probe_address (SmithCheck            *check,
                         const SmithDiagnostic *problem,
                         SmithFix              *fix)
{
  SmithNode server = get_first_server (check);
  g_autofree char *url = server != SMITH_NODE_NONE ? smith_fix_dup_url (check, server)
                                                   : g_strdup ("");
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);

  fix->question = g_strdup (_("At which https address is the API?"));
  fix->proposal = g_strconcat ("https://", smith_fix_is_local (address.host) ? "" : address.host,
                               strpbrk (address.rest, "{?#") == NULL ? address.rest : "", NULL);

  return TRUE;
}

/* Brings an answer into the form that the platform calls. */
static char *
dup_answer (const char  *answer,
            GError     **error)
{
  g_autofree char *url = g_strstrip (g_strdup (answer));
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);
  g_autofree char *host = g_ascii_strdown (address.host, -1);
  const char *message = NULL;

  if (g_ascii_strcasecmp (address.scheme, "https") != 0 || *host == '\0')
    message = _("The address begins with https:// and a host");
  else if (*address.port != '\0' && !g_str_equal (address.port, ":443"))
    message = _("ChatGPT calls the default port alone; the address has another one");
  else if (smith_fix_is_local (host))
    message = _("ChatGPT calls hosts on the internet, not on this machine or network");
  else if (strpbrk (url, "{}?#@\" <>\\") != NULL)
    message = _("The address has a host and a path, without ?, #, @, spaces and braces");
  if (message != NULL)
    {
      smith_fix_fail_answer (error, message);
      return NULL;
    }

  while (g_str_has_suffix (address.rest, "/"))
    address.rest[strlen (address.rest) - 1] = '\0';

  return g_strconcat ("https://", host, address.rest, NULL);
}

gboolean
smith_fix_make_address (SmithCheck             *check,
                        const SmithDiagnostic  *problem,
                        const char             *answer,
                        GPtrArray              *edits,
                        GPtrArray              *losses,
                        GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode list = smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers");
  g_autofree char *url = dup_answer (answer, error);
  g_autofree char *json = NULL;

  if (url == NULL)
    return FALSE;
  if (get_first_server (check) != SMITH_NODE_NONE)
    return smith_fix_set_url (check, get_first_server (check), url, edits, error);

  /* nothing in it needs an escape */
  json = g_strdup_printf ("[{\"url\":\"%s\"}]", url);
  if (list != SMITH_NODE_NONE)
    return smith_fix_put_json (tree, list, json, edits, error);

  return smith_fix_put_member (tree, SMITH_NODE_ROOT, "servers",
                               smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths"), json, edits,
                               error);
}
