/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-json-writer.h"
#include "openapi/smith-name.h"

/* How values of a form become edits of the text. */

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE, message);
  return FALSE;
}

/* ---- values ---- */

char *
smith_inspection_dup_json (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);

  smith_json_writer_string (writer, text);

  return g_string_free (out, FALSE);
}

/* A number, `true` or `false` as it is, unless @type asks for a string; everything else is one. */
char *
smith_inspection_dup_json_scalar (const char *text,
                                  const char *type)
{
  g_autoptr(SmithTree) tree = NULL;

  if (g_strcmp0 (type, "string") != 0)
    tree = smith_edit_value_read (text, SMITH_SYNTAX_JSON, NULL);
  if (tree != NULL && (smith_tree_get_kind (tree, SMITH_NODE_ROOT) == SMITH_NODE_NUMBER ||
                       smith_tree_get_kind (tree, SMITH_NODE_ROOT) == SMITH_NODE_BOOLEAN))
    return g_strdup (text);

  return smith_inspection_dup_json (text);
}

/* The type that is declared beside what stands at @path, such as `schema/default`. */
char *
smith_inspection_dup_type (SmithTree  *tree,
                           SmithNode   anchor,
                           const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *type_path = NULL;
  SmithNode node, last;
  const char *rest;

  /* what has no schema around it, such as tags, is made of strings */
  if (slash == NULL)
    return g_strdup ("string");
  type_path = g_strdup_printf ("%.*s/type", (int) (slash - path), path);
  node = smith_inspection_look_up (tree, anchor, type_path, &last, &rest);

  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_STRING
         ? smith_tree_dup_string (tree, node) : NULL;
}

gboolean
smith_inspection_set_json (SmithTree   *tree,
                           SmithNode    node,
                           const char  *json,
                           GPtrArray   *edits,
                           GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL &&
         smith_edit_set (tree, node, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

/* A member where people look for it, or else at the end: what a merge key brings cannot be
 * stood before. */
static gboolean
insert_json (SmithTree   *tree,
             SmithNode    object,
             const char  *key,
             const char  *json,
             GPtrArray   *edits,
             GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);
  SmithNode before;

  if (value == NULL)
    return FALSE;
  before = smith_inspection_find_before (tree, object, key);
  if (before != SMITH_NODE_NONE &&
      smith_edit_insert_member (tree, object, key, before,
                                (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, NULL))
    return TRUE;

  return smith_edit_insert_member (tree, object, key, SMITH_NODE_NONE,
                                   (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

/* Sets what stands at @path below @anchor, with the objects on the way that are missing. */
gboolean
smith_inspection_put (SmithTree   *tree,
                      SmithNode    anchor,
                      const char  *path,
                      const char  *json,
                      GPtrArray   *edits,
                      GError     **error)
{
  SmithNode last, node;
  const char *rest;
  g_auto(GStrv) names = NULL;
  g_autoptr(GString) value = NULL;

  node = smith_inspection_look_up (tree, anchor, path, &last, &rest);
  if (node != SMITH_NODE_NONE)
    return smith_inspection_set_json (tree, node, json, edits, error);
  if (last == SMITH_NODE_NONE)
    return fail (error, _("A reference or another value stands there; change it in the text"));

  names = g_strsplit (rest, "/", -1);
  value = g_string_new (json);
  for (guint i = g_strv_length (names) - 1; i > 0; i--)
    {
      g_autofree char *start = g_strdup_printf ("{\"%s\":", names[i]);

      g_string_prepend (value, start);
      g_string_append_c (value, '}');
    }

  return insert_json (tree, last, names[0], value->str, edits, error);
}

/* ---- names ---- */

/* Whether what refers to @node by its name can be found, so that it goes along. */
static gboolean
find_name (SmithTree *tree,
           SmithNode  node,
           SmithName *name)
{
  return smith_name_find (tree, node, name) && name->definition == node &&
         name->kind != SMITH_NAME_PLACE;
}

static gboolean
set_id (SmithTree   *tree,
        SmithNode    anchor,
        const char  *path,
        const char  *text,
        GPtrArray   *edits,
        GError     **error)
{
  SmithNode node = smith_tree_get_member (tree, anchor, path);
  g_auto(SmithName) name = { 0 };
  g_autofree char *json = NULL;

  if (node != SMITH_NODE_NONE && find_name (tree, node, &name))
    return smith_name_rename (tree, &name, text, edits, error);
  json = smith_inspection_dup_json (text);

  return smith_inspection_put (tree, anchor, path, json, edits, error);
}

static gboolean
set_component (SmithTree   *tree,
               SmithNode    anchor,
               const char  *text,
               GPtrArray   *edits,
               GError     **error)
{
  g_auto(SmithName) name = { 0 };

  if (!find_name (tree, anchor, &name))
    return fail (error, _("This has a name that leads elsewhere; change it in the text"));

  return smith_name_rename (tree, &name, text, edits, error);
}

static gboolean
set_property (SmithTree   *tree,
              SmithNode    anchor,
              const char  *text,
              GPtrArray   *edits,
              GError     **error)
{
  SmithNode needed = smith_inspection_get_needed (tree, anchor);
  g_autofree char *json = smith_inspection_dup_json (text);

  return smith_edit_rename_key (tree, anchor, text, edits, error) &&
         (needed == SMITH_NODE_NONE ||
          smith_inspection_set_json (tree, needed, json, edits, error));
}

static gboolean
set_needed (SmithTree  *tree,
            SmithNode   anchor,
            gboolean    is_needed,
            GPtrArray  *edits,
            GError    **error)
{
  SmithNode schema = smith_tree_get_parent (tree, smith_tree_get_parent (tree, anchor));
  SmithNode list = smith_tree_get_member (tree, schema, "required");
  SmithNode needed = smith_inspection_get_needed (tree, anchor);
  g_autofree char *name = smith_tree_dup_key (tree, anchor);
  g_autofree char *json = smith_inspection_dup_json (name);
  g_autofree char *json_list = g_strdup_printf ("[%s]", json);
  g_autoptr(SmithTree) value = NULL;

  if (!is_needed && needed == SMITH_NODE_NONE)
    return TRUE;
  if (!is_needed && smith_tree_get_n_children (tree, list) == 1)
    needed = list;
  if (!is_needed)
    return smith_edit_remove (tree, &needed, 1, edits, error);
  if (list == SMITH_NODE_NONE || smith_tree_get_n_children (tree, list) == 0)
    return smith_inspection_put (tree, schema, "required", json_list, edits, error);

  value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL &&
         smith_edit_insert_element (tree, list, SMITH_NODE_NONE,
                                    (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

static gboolean
set_path (SmithTree   *tree,
          SmithNode    anchor,
          const char  *text,
          GPtrArray   *edits,
          GError     **error)
{
  if (*text != '/')
    return fail (error, _("A path begins with a slash"));

  return smith_edit_rename_key (tree, smith_tree_get_parent (tree, anchor), text, edits, error);
}

/* ---- fields ---- */

static gboolean
set_flag (SmithTree   *tree,
          SmithNode    anchor,
          const char  *path,
          const char  *text,
          GPtrArray   *edits,
          GError     **error)
{
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
    return fail (error, _("This takes “true” or “false”"));

  return smith_inspection_put (tree, anchor, path, text, edits, error);
}

static gboolean
clear_at_path (SmithTree   *tree,
               SmithNode    anchor,
               const char  *path,
               GPtrArray   *edits,
               GError     **error)
{
  SmithNode last, node;
  const char *rest;

  node = smith_inspection_look_up (tree, anchor, path, &last, &rest);

  return node == SMITH_NODE_NONE || smith_edit_remove (tree, &node, 1, edits, error);
}

static gboolean
write_value (SmithInspection             *self,
             const SmithInspectionField  *field,
             const char                  *value,
             GPtrArray                   *edits,
             GError                     **error)
{
  SmithTree *tree = smith_inspection_get_tree (self);
  const SmithInspectionRow *row = field->row;
  g_autofree char *json = smith_inspection_dup_json (value);
  g_autofree char *type = NULL;
  g_autofree char *scalar = NULL;

  switch (row->manner)
    {
    case SMITH_MANNER_FLAG:
      return set_flag (tree, field->anchor, row->id, value, edits, error);

    case SMITH_MANNER_SCALAR:
      type = smith_inspection_dup_type (tree, field->anchor, row->id);
      scalar = smith_inspection_dup_json_scalar (value, type);
      return smith_inspection_put (tree, field->anchor, row->id, scalar, edits, error);

    case SMITH_MANNER_WORDS:
      return smith_inspection_set_words (tree, field->anchor, row->id, value, edits, error);

    case SMITH_MANNER_VALUE:
      return smith_inspection_set_json (tree, field->anchor, json, edits, error);

    case SMITH_MANNER_LIST:
      return smith_inspection_set_list (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_ID:
      return set_id (tree, field->anchor, row->id, value, edits, error);

    case SMITH_MANNER_COMPONENT:
      return set_component (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_KEY:
      return smith_edit_rename_key (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_VARIABLE:
      return smith_inspection_rename_variable (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_SCOPE:
      return smith_inspection_rename_scope (tree, smith_inspection_get_node (self),
                                            field->anchor, value, edits, error);

    case SMITH_MANNER_PROPERTY:
      return set_property (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_NEEDED:
      return set_needed (tree, field->anchor, g_str_equal (value, "true"), edits, error);

    case SMITH_MANNER_PATH:
      return set_path (tree, field->anchor, value, edits, error);

    case SMITH_MANNER_STRING:
    default:
      return smith_inspection_put (tree, field->anchor, row->id, json, edits, error);
    }
}

/**
 * smith_inspection_set:
 * @field: one of @self
 * @value: what it is to be; empty takes away what need not be there
 * @edits: (element-type SmithTextEdit): edits are added here, none when it is so already
 *
 * Changes one value, and what goes along with it, in the text that the check is of.
 *
 * Returns: whether it can be done; %FALSE with a #SmithEditError
 */
gboolean
smith_inspection_set (SmithInspection             *self,
                      const SmithInspectionField  *field,
                      const char                  *value,
                      GPtrArray                   *edits,
                      GError                     **error)
{
  SmithTree *tree;
  guint n_before;

  g_return_val_if_fail (self != NULL && field != NULL && value != NULL && edits != NULL, FALSE);

  tree = smith_inspection_get_tree (self);
  n_before = edits->len;
  if (g_str_equal (value, field->value))
    return TRUE;
  if (smith_inspection_get_why_not (self) != NULL)
    return fail (error, smith_inspection_get_why_not (self));
  if (field->why_not != NULL)
    return fail (error, field->why_not);
  if (*value == '\0' && smith_inspection_row_is_name (field->row))
    return fail (error, _("This cannot be without a name"));
  if (smith_inspection_row_is_empty (field->row, value) && !field->row->is_needed &&
      field->row->manner != SMITH_MANNER_NEEDED)
    return clear_at_path (tree, field->anchor, field->id, edits, error);
  if (write_value (self, field, value, edits, error))
    return TRUE;
  g_ptr_array_set_size (edits, (int) n_before);

  return FALSE;
}
