/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fields that OpenAPI requires and that the rest of the document tells.  What is written here
 * becomes part of the document, so it is not translated. */

/* What a status means (RFC 9110, section 15). */
static const char *
describe_status (const char *status)
{
  static const struct { const char *status, *text; } texts[] = {
    { "200", "OK" }, { "201", "Created" }, { "202", "Accepted" }, { "204", "No content" },
    { "206", "Partial content" }, { "301", "Moved permanently" }, { "302", "Found" },
    { "303", "See other" }, { "304", "Not modified" }, { "307", "Temporary redirect" },
    { "400", "Bad request" }, { "401", "Unauthorized" }, { "402", "Payment required" },
    { "403", "Forbidden" }, { "404", "Not found" }, { "405", "Method not allowed" },
    { "406", "Not acceptable" }, { "408", "Request timeout" }, { "409", "Conflict" },
    { "410", "Gone" }, { "412", "Precondition failed" }, { "413", "Content too large" },
    { "415", "Unsupported media type" }, { "422", "Unprocessable content" },
    { "429", "Too many requests" }, { "500", "Internal server error" },
    { "501", "Not implemented" }, { "502", "Bad gateway" }, { "503", "Service unavailable" },
    { "504", "Gateway timeout" }, { "default", "Any other answer" },
  };
  static const char *const kinds[] = {
    "Information", "Success", "Redirection", "Client error", "Server error",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].status, status))
      return texts[i].text;

  return strlen (status) == 3 && *status >= '1' && *status <= '5' ? kinds[*status - '1']
                                                                  : "Answer";
}

static char *
dup_title (SmithCheck *check)
{
  const char *domain = smith_import_get_domain (smith_check_get_import (check));

  return domain != NULL ? g_strdup_printf ("API of %s", domain) : g_strdup ("API");
}

static char *
dup_description (SmithCheck *check,
                 SmithNode   response)
{
  g_autofree char *status = smith_tree_dup_key (smith_check_get_tree (check), response);

  return g_strdup (describe_status (status));
}

static char *
dup_version (SmithCheck *check,
             SmithNode   info)
{
  return g_strdup ("1.0.0");
}

static char *
dup_info_title (SmithCheck *check,
                SmithNode   info)
{
  return dup_title (check);
}

/* A license is known by its id or its address as well. */
static char *
dup_license (SmithCheck *check,
             SmithNode   license)
{
  SmithTree *tree = smith_check_get_tree (check);
  char *name = smith_tree_dup_member (tree, license, "identifier");

  return name != NULL ? name : smith_tree_dup_member (tree, license, "url");
}

/* A parameter whose name stands in braces in the path travels there. */
static char *
dup_in (SmithCheck *check,
        SmithNode   parameter)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  g_autofree char *name = smith_tree_dup_member (tree, parameter, "name");
  g_autofree char *braced = name != NULL ? g_strdup_printf ("{%s}", name) : NULL;

  for (SmithNode node = parameter; node != SMITH_NODE_NONE && braced != NULL;
       node = smith_tree_get_parent (tree, node))
    if (smith_tree_get_parent (tree, node) == paths)
      {
        g_autofree char *path = smith_tree_dup_key (tree, node);

        return strstr (path, braced) != NULL ? g_strdup ("path") : NULL;
      }

  return NULL;
}

static char *
dup_scheme_type (SmithCheck *check,
                 SmithNode   scheme)
{
  static const struct { const char *field, *type; } fields[] = {
    { "flows", "oauth2" }, { "openIdConnectUrl", "openIdConnect" }, { "scheme", "http" },
    { "in", "apiKey" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (smith_tree_get_member (smith_check_get_tree (check), scheme, fields[i].field) !=
        SMITH_NODE_NONE)
      return g_strdup (fields[i].type);

  return NULL;
}

static const struct
{
  const char *location;  /* its end */
  const char *key;
  char     *(*dup_value) (SmithCheck *check,
                          SmithNode   object);
} texts[] = {
  { "'Response', 'description')", "description", dup_description },
  { "('info', 'title')", "title", dup_info_title },
  { "('info', 'version')", "version", dup_version },
  { "('info', 'license', 'name')", "name", dup_license },
  { "'Parameter', 'in')", "in", dup_in },
  { "'SecurityScheme', 'type')", "type", dup_scheme_type },
};

/* A field with a text that can be told, or NULL. */
static char *
dup_text (SmithCheck             *check,
          const SmithModelPlace  *place,
          const char            **out_key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (smith_fix_ends_with (place, texts[i].location))
      {
        SmithTree *tree = smith_check_get_tree (check);
        SmithNode object = place->node;

        /* of a field that is null the place is the field itself */
        if (smith_tree_get_kind (tree, object) != SMITH_NODE_OBJECT)
          object = smith_tree_get_parent (tree, object);
        *out_key = texts[i].key;
        return texts[i].dup_value (check, object);
      }

  return NULL;
}

static gboolean
fill_info (SmithCheck  *check,
           GPtrArray   *edits,
           GError     **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *title = dup_title (check);
  g_autofree char *json = NULL;
  SmithNode before = smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers");

  /* a host has nothing that needs an escape, unless it is none */
  if (strpbrk (title, "\"\\") != NULL)
    return smith_fix_fail (error, _("The server's host is no name"));
  if (edits == NULL)
    return TRUE;
  if (before == SMITH_NODE_NONE)
    before = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  json = g_strdup_printf ("{\"title\":\"%s\",\"version\":\"1.0.0\"}", title);

  return smith_fix_put_member (tree, SMITH_NODE_ROOT, "info", before, json, edits, error);
}

/**
 * smith_fix_fill_missing:
 * @edits: (nullable): %NULL to ask whether it can be done
 *
 * Writes a required field that is missing, or null, where the document tells what it is.
 */
gboolean
smith_fix_fill_missing (SmithCheck             *check,
                        const SmithModelPlace  *place,
                        GPtrArray              *edits,
                        GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  gboolean is_null = g_str_equal (place->message, SMITH_MODEL_NOT_STRING) &&
                     smith_tree_get_kind (tree, place->node) == SMITH_NODE_NULL;
  g_autofree char *value = NULL;
  const char *key = NULL;

  if (!is_null && !g_str_equal (place->message, SMITH_MODEL_MISSING))
    return smith_fix_fail (error, _("Nothing is missing here"));
  if (g_str_equal (place->location, "('info',)") && !is_null)
    return fill_info (check, edits, error);
  if (smith_fix_ends_with (place, "'RequestBody', 'content')") && !is_null)
    return edits == NULL ||
           smith_fix_put_member (tree, place->node, "content", SMITH_NODE_NONE, "{}", edits, error);

  value = dup_text (check, place, &key);
  if (value == NULL)
    return smith_fix_fail (error, _("The document does not tell what is missing"));
  if (edits == NULL)
    return TRUE;
  if (is_null)
    return smith_fix_put_string (tree, place->node, value, edits, error);

  return smith_fix_put_string_member (tree, place->node, key,
                                      smith_tree_get_first (tree, place->node), value, edits,
                                      error);
}
