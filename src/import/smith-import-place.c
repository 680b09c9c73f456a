/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-operation-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-edit.h"

/* Where an operation and what comes with it go in a document.  What is missing at the root is
 * added there in one piece, as edits of one list must not touch. */

static gboolean
is_object (SmithTree *tree,
           SmithNode  node)
{
  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT;
}

/* Nothing is written there yet: no value, an empty container or `null`. */
static gboolean
is_empty (SmithTree *tree,
          SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  return kind == SMITH_NODE_NULL ||
         ((kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY) &&
          smith_tree_get_first (tree, node) == SMITH_NODE_NONE);
}

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_DOCUMENT, sentence);
  return FALSE;
}

/* {"key":json} */
static char *
wrap (const char *key,
      const char *json)
{
  GString *out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, key);
  smith_json_writer_raw (writer, json, strlen (json));
  smith_json_writer_end_object (writer);

  return g_string_free (out, FALSE);
}

/* Puts @json at @node where that holds nothing, or as the member @key into it. */
static gboolean
put (SmithTree   *tree,
     SmithNode    node,
     const char  *key,
     const char  *json,
     GPtrArray   *edits,
     GError     **error)
{
  gboolean sets = is_empty (tree, node);
  g_autofree char *text = sets ? wrap (key, json) : g_strdup (json);
  g_autoptr(SmithTree) tree_of_value = smith_edit_value_read (text, SMITH_SYNTAX_JSON, error);
  SmithEditValue value = { tree_of_value, SMITH_NODE_ROOT };

  if (tree_of_value == NULL)
    return FALSE;
  if (sets)
    return smith_edit_replace (tree, node, value, edits, error);
  if (!is_object (tree, node))
    return fail (error, _("The document has something else where the operation would go"));

  return smith_edit_insert_member (tree, node, key, SMITH_NODE_NONE, value, edits, error);
}

static gboolean
set (SmithTree   *tree,
     SmithNode    node,
     const char  *json,
     GPtrArray   *edits,
     GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_replace (tree, node,
                                              (SmithEditValue) { value, SMITH_NODE_ROOT }, edits,
                                              error);
}

/* [{"url":"…"}] */
static char *
dup_servers (const char *address)
{
  GString *out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_begin_array (writer);
  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "url");
  smith_json_writer_string (writer, address);
  smith_json_writer_end_object (writer);
  smith_json_writer_end_array (writer);

  return g_string_free (out, FALSE);
}

/* The address of a server that is there gives way; servers that are not are made.  @missing takes
 * what the root lacks. */
static gboolean
place_server (const SmithImportPlacer  *self,
              SmithJsonWriter          *missing,
              GPtrArray                *edits,
              GError                  **error)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode servers = smith_tree_get_member (tree, SMITH_NODE_ROOT, "servers");
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  SmithNode first = smith_api_get_n_servers (self->api) > 0
                      ? smith_api_get_server (self->api, 0)->node : SMITH_NODE_NONE;
  SmithNode url = smith_tree_get_member (tree, first, "url");
  g_autofree char *json = NULL;
  g_autoptr(SmithTree) value = NULL;

  if (self->server == NULL)
    return TRUE;
  json = dup_servers (self->server);
  if (url != SMITH_NODE_NONE)
    {
      value = smith_edit_value_new_string (self->server);
      return smith_edit_set (tree, url, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
    }
  if (servers != SMITH_NODE_NONE)
    return set (tree, servers, json, edits, error);
  if (paths == SMITH_NODE_NONE)
    {
      smith_json_writer_key (missing, "servers");
      smith_json_writer_raw (missing, json, strlen (json));
      return TRUE;
    }
  value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_insert_member (tree, SMITH_NODE_ROOT, "servers", paths,
                                                    (SmithEditValue) { value, SMITH_NODE_ROOT },
                                                    edits, error);
}

static gboolean
place_operation (const SmithImportPlacer  *self,
                 SmithJsonWriter          *missing,
                 GPtrArray                *edits,
                 GError                  **error)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  SmithNode item = self->item;
  SmithNode old = smith_tree_get_member (tree, item, self->method);
  g_autofree char *inner = wrap (self->method, self->operation);
  g_autofree char *outer = NULL;

  if (old != SMITH_NODE_NONE)
    return set (tree, old, self->operation, edits, error);
  if (item != SMITH_NODE_NONE)
    return put (tree, item, self->method, self->operation, edits, error);
  if (paths != SMITH_NODE_NONE)
    return put (tree, paths, self->path, inner, edits, error);
  outer = wrap (self->path, inner);
  smith_json_writer_key (missing, "paths");
  smith_json_writer_raw (missing, outer, strlen (outer));

  return TRUE;
}

/* ChatGPT wants `schemas` in components that there are. */
static gboolean
place_scheme (const SmithImportPlacer  *self,
              SmithJsonWriter          *missing,
              GPtrArray                *edits,
              GError                  **error)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemes = smith_tree_get_member (tree, components, "securitySchemes");
  g_autofree char *inner = NULL;
  g_autofree char *all = NULL;

  if (self->scheme == NULL)
    return TRUE;
  if (schemes != SMITH_NODE_NONE)
    return put (tree, schemes, self->scheme, self->scheme_json, edits, error);
  inner = wrap (self->scheme, self->scheme_json);
  if (components != SMITH_NODE_NONE && !is_empty (tree, components))
    return put (tree, components, "securitySchemes", inner, edits, error);
  all = g_strdup_printf ("{\"schemas\":{},\"securitySchemes\":%s}", inner);
  if (components != SMITH_NODE_NONE)
    return set (tree, components, all, edits, error);
  smith_json_writer_key (missing, "components");
  smith_json_writer_raw (missing, all, strlen (all));

  return TRUE;
}

/**
 * smith_import_place:
 * @edits: (element-type SmithTextEdit): takes the edits
 *
 * Returns: whether the document has a place for all of it; %FALSE with
 *   %SMITH_IMPORT_ERROR_DOCUMENT or a #SmithEditError
 */
gboolean
smith_import_place (const SmithImportPlacer  *self,
                    GPtrArray                *edits,
                    GError                  **error)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) missing = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  g_autoptr(SmithTree) value = NULL;

  if (smith_tree_get_error (tree) != NULL)
    return fail (error, _("The document cannot be read as it is; mend it first"));
  if (!is_object (tree, SMITH_NODE_ROOT))
    return fail (error, _("The document is no description of an API"));
  smith_json_writer_begin_object (missing);
  if (!place_server (self, missing, edits, error) ||
      !place_operation (self, missing, edits, error) ||
      !place_scheme (self, missing, edits, error))
    return FALSE;
  smith_json_writer_end_object (missing);
  value = smith_edit_value_read (json->str, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_insert_members (tree, SMITH_NODE_ROOT,
                                                     (SmithEditValue) { value, SMITH_NODE_ROOT },
                                                     edits, error);
}
