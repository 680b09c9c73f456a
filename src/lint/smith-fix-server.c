/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-server-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of servers.  The platform calls https on the default port of one host, in lower case,
 * and nothing else, so until the address has that form no call is made at all. */

/* Whether the platform calls one of the servers as they are. */
static gboolean
has_chosen (SmithCheck *check)
{
  return smith_import_get_server_url (smith_check_get_import (check)) != NULL;
}

static gboolean
has_upper (const char *text)
{
  return strpbrk (text, G_CSET_A_2_Z) != NULL;
}

/* Whether the platform would call the server if it were the only one. */
static gboolean
is_usable (const char *url)
{
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);

  return g_str_equal (address.scheme, "https") && *address.host != '\0' &&
         *address.port == '\0' && !has_upper (address.host) && !smith_fix_is_local (address.host) &&
         strpbrk (url, "{@ ") == NULL;
}

/* The server that the platform calls, or else would call without the others. */
static SmithNode
find_usable (SmithCheck *check)
{
  SmithApi *api = smith_check_get_api (check);
  const char *chosen = smith_import_get_server_url (smith_check_get_import (check));

  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    {
      const SmithServer *server = smith_api_get_server (api, i);

      if (chosen != NULL ? g_str_equal (server->url, chosen) : is_usable (server->url))
        return server->node;
    }

  return SMITH_NODE_NONE;
}

static gboolean
remove_others (SmithCheck  *check,
               SmithNode    kept,
               GPtrArray   *edits,
               GError     **error)
{
  SmithApi *api = smith_check_get_api (check);
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    if (smith_api_get_server (api, i)->node != kept)
      g_array_append_val (others, smith_api_get_server (api, i)->node);
  if (kept == SMITH_NODE_NONE || others->len == 0)
    return smith_fix_fail (error, _("There are no other servers"));

  return smith_edit_remove (smith_check_get_tree (check),
                            (const SmithNode *) (gpointer) others->data, others->len, edits,
                            error);
}

/* What the platform never calls can go. */
static gboolean
probe_extra (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  return has_chosen (check) && smith_api_get_n_servers (smith_check_get_api (check)) > 1;
}

static gboolean
make_extra (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  return remove_others (check, find_usable (check), edits, error);
}

static gboolean
probe_pick (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  return !has_chosen (check) && smith_api_get_n_servers (smith_check_get_api (check)) > 1 &&
         find_usable (check) != SMITH_NODE_NONE;
}

static gboolean
make_pick (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  SmithApi *api = smith_check_get_api (check);
  SmithNode kept = find_usable (check);

  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    if (smith_api_get_server (api, i)->node != kept)
      smith_fix_lose (losses, _("The server %s is left out"), smith_api_get_server (api, i)->url);

  return remove_others (check, kept, edits, error);
}

/* A port that is the scheme's own is the same place without it. */
static gboolean
probe_port (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);

  return !has_chosen (check) &&
         ((g_ascii_strcasecmp (address.scheme, "https") == 0 &&
           g_str_equal (address.port, ":443")) ||
          (g_ascii_strcasecmp (address.scheme, "http") == 0 && g_str_equal (address.port, ":80")));
}

static gboolean
make_port (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);
  g_autofree char *plain = g_strconcat (address.scheme, "://", address.host, address.rest, NULL);

  return smith_fix_set_url (check, problem->node, plain, edits, error);
}

/* Schemes and hosts have no case (RFC 3986, 6.2.2.1); the path, which has one, stays. */
static gboolean
probe_case (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);

  return !has_chosen (check) && *address.scheme != '\0' && strchr (address.host, '{') == NULL &&
         (has_upper (address.host) || has_upper (address.scheme));
}

static gboolean
make_case (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);
  g_autofree char *host = g_ascii_strdown (address.host, -1);
  g_autofree char *scheme = g_ascii_strdown (address.scheme, -1);
  g_autofree char *lower = g_strconcat (scheme, "://", host, address.port, address.rest, NULL);

  return smith_fix_set_url (check, problem->node, lower, edits, error);
}

/* Narrower rather than same: by https is the one way in which the platform calls at all, but
 * that this API answers so is a guess, and the person is told. */
static gboolean
probe_https (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);

  return !has_chosen (check) && *address.port == '\0' && !smith_fix_is_local (address.host) &&
         strpbrk (address.host, "{@ ") == NULL &&
         (g_str_equal (address.scheme, "http") || *address.scheme == '\0');
}

static gboolean
make_https (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);
  g_auto(SmithFixAddress) address = smith_fix_read_address (url);
  g_autofree char *secure = g_strconcat ("https://", address.host, address.rest, NULL);

  smith_fix_lose (losses, _("The API is called at %s, where it has to answer; %s is never called"),
                  secure, url);
  return smith_fix_set_url (check, problem->node, secure, edits, error);
}

/* The address with each variable's default in its place; NULL when one has none. */
static char *
dup_filled (SmithCheck *check,
            SmithNode   server)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode variables = smith_tree_get_member (tree, server, "variables");
  g_autofree char *url = smith_fix_dup_url (check, server);
  g_autoptr(GString) out = g_string_new (NULL);

  for (const char *p = url; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *p);
          continue;
        }
      name = g_strndup (p + 1, (gsize) (end - p - 1));
      value = smith_tree_dup_member (tree, smith_tree_get_member (tree, variables, name),
                                     "default");
      if (value == NULL)
        return NULL;
      g_string_append (out, value);
      p = end;
    }

  return strchr (url, '{') != NULL ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
probe_variables (SmithCheck            *check,
                 const SmithDiagnostic *problem,
                 SmithFix              *fix)
{
  g_autofree char *filled = dup_filled (check, problem->node);

  return filled != NULL;
}

static gboolean
make_variables (SmithCheck             *check,
                const SmithDiagnostic  *problem,
                const char             *answer,
                GPtrArray              *edits,
                GPtrArray              *losses,
                GError                **error)
{
  SmithNode variables = smith_tree_get_member (smith_check_get_tree (check), problem->node,
                                               "variables");
  g_autofree char *filled = dup_filled (check, problem->node);

  if (filled == NULL)
    return smith_fix_fail (error, _("Not all of the address's variables have a default"));

  smith_fix_lose (losses, _("The API is called at %s, and not with other values of the server's "
                            "variables"), filled);
  return smith_fix_set_url (check, problem->node, filled, edits, error) &&
         smith_fix_remove (check, variables, edits, error);
}

/* Paths begin with a slash, and clients that join them put one slash between; the platform
 * puts down both. */
static gboolean
probe_slash (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);

  return g_str_has_suffix (url, "/") && !g_str_has_suffix (url, "://");
}

static gboolean
make_slash (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  g_autofree char *url = smith_fix_dup_url (check, problem->node);

  while (g_str_has_suffix (url, "/"))
    url[strlen (url) - 1] = '\0';

  return smith_fix_set_url (check, problem->node, url, edits, error);
}

#define NOT_CALLED "server-root-origin", "server-ignored"

const SmithFixRow smith_server_fixes[] = {
  {
    {
      .id = "server-remove-others",
      .rules = (const char *const[]) { "server-multiple", "server-hostnames", "server-ignored",
                                       NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Other Servers"),
      .what = N_("Removes the servers that ChatGPT does not call."),
    },
    probe_extra,
    make_extra,
  },
  {
    {
      .id = "server-keep-callable",
      .rules = (const char *const[]) { NOT_CALLED, "server-hostnames", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Keep the Server That Can Be Called"),
      .what = N_("Keeps the first server that has an https address on the internet, and removes "
                 "the others."),
    },
    probe_pick,
    make_pick,
  },
  {
    {
      .id = "server-fill-variables",
      .rules = (const char *const[]) { "server-variables", NOT_CALLED, "server-none", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Write the Defaults Out"),
      .what = N_("Puts the default of each variable in its place in the address."),
    },
    probe_variables,
    make_variables,
  },
  {
    {
      .id = "server-remove-port",
      .rules = (const char *const[]) { NOT_CALLED, NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Port"),
      .what = N_("Removes a port that is the scheme's own."),
    },
    probe_port,
    make_port,
  },
  {
    {
      .id = "server-lower-case",
      .rules = (const char *const[]) { NOT_CALLED, NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Host in Lower Case"),
      .what = N_("Writes scheme and host in lower case, which changes nothing about where they "
                 "lead."),
    },
    probe_case,
    make_case,
  },
  {
    {
      .id = "server-use-https",
      .rules = (const char *const[]) { NOT_CALLED, "server-none", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Use https"),
      .what = N_("Writes https in place of http, the only way that ChatGPT calls. Host and path "
                 "stay; the document does not say whether the API answers there."),
    },
    probe_https,
    make_https,
  },
  {
    {
      .id = "server-remove-slash",
      .rules = (const char *const[]) { "server-trailing-slash", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Slash at the End"),
      .what = N_("Removes the slash at the end of the address, since every path begins with one."),
    },
    probe_slash,
    make_slash,
  },
  {
    {
      .id = "server-set-address",
      .rules = (const char *const[]) { "server-none", "server-root-origin", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Set the Address…"),
      .what = N_("Sets the address at which ChatGPT calls the API."),
    },
    smith_fix_probe_address,
    smith_fix_make_address,
  },
};

const guint smith_n_server_fixes = G_N_ELEMENTS (smith_server_fixes);
