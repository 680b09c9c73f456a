/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "lint/smith-schema-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keywords of OpenAPI 3.0's schemas in the words of 3.1: OpenAPI 3.0.3 §4.7.24.1 for what
 * they mean, JSON Schema 2020-12 for what they become. */

typedef struct
{
  SmithCheck *check;
  GHashTable *bodies;  /* (owned) of SmithNode: what stands at the root of a JSON body */
  GPtrArray  *edits;
  GPtrArray  *losses;
  GError     *error;   /* (owned) (nullable) */
} Convert;

static gboolean
has_null (SmithTree *tree,
          SmithNode  list)
{
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (smith_tree_get_kind (tree, node) == SMITH_NODE_NULL)
      return TRUE;

  return FALSE;
}

static gboolean
append_json (SmithTree   *tree,
             SmithNode    array,
             const char  *json,
             GPtrArray   *edits,
             GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_insert_element (tree, array, SMITH_NODE_NONE,
                                                     (SmithEditValue) { value, SMITH_NODE_ROOT },
                                                     edits, error);
}

/* Lets @schema be null too.  It has no meaning without a type (OpenAPI 3.0.3). */
static gboolean
take_null (SmithTree  *tree,
           SmithNode   schema,
           GPtrArray  *edits,
           GError    **error)
{
  SmithNode type = smith_tree_get_member (tree, schema, "type");
  SmithNode list = smith_tree_get_member (tree, schema, "enum");
  g_autofree char *name = NULL;
  g_autofree char *json = NULL;

  if (type == SMITH_NODE_NONE)
    return TRUE;
  if (list != SMITH_NODE_NONE && smith_tree_get_kind (tree, list) == SMITH_NODE_ARRAY &&
      !has_null (tree, list) && !append_json (tree, list, "null", edits, error))
    return FALSE;
  if (smith_tree_get_kind (tree, type) == SMITH_NODE_ARRAY)
    return smith_tree_has_string (tree, type, "null") ||
           append_json (tree, type, "\"null\"", edits, error);

  name = smith_tree_dup_string (tree, type);
  if (name == NULL || g_str_equal (name, "null") || !g_utf8_validate (name, -1, NULL) ||
      strpbrk (name, "\"\\\n") != NULL)
    return TRUE;
  json = g_strdup_printf ("[\"%s\", \"null\"]", name);

  return smith_fix_put_json (tree, type, json, edits, error);
}

/* An exclusive bound is a number of its own; that it is exclusive was a flag beside it. */
static gboolean
convert_bound (SmithTree   *tree,
               SmithNode    schema,
               const char  *bound,
               const char  *flag,
               GArray      *removed,
               GPtrArray   *edits,
               GError     **error)
{
  SmithNode exclusive = smith_tree_get_member (tree, schema, flag);
  SmithNode limit = smith_tree_get_member (tree, schema, bound);
  double value;

  if (smith_tree_get_kind (tree, exclusive) != SMITH_NODE_BOOLEAN)
    return TRUE;
  if (!smith_tree_get_boolean (tree, exclusive) || limit == SMITH_NODE_NONE ||
      !smith_tree_get_number (tree, limit, &value))
    {
      g_array_append_val (removed, exclusive);
      return TRUE;
    }
  g_array_append_val (removed, limit);

  return smith_edit_set (tree, exclusive, (SmithEditValue) { tree, limit }, edits, error);
}

/* Formats of strings that became keywords. */
static gboolean
convert_format (SmithTree  *tree,
                SmithNode   schema,
                GPtrArray  *edits,
                GError    **error)
{
  static const struct
  {
    const char *format, *keyword, *value;
  } formats[] = {
    { "byte", "contentEncoding", "base64" },
    { "binary", "contentMediaType", "application/octet-stream" },
  };
  SmithNode type = smith_tree_get_member (tree, schema, "type");
  SmithNode format = smith_tree_get_member (tree, schema, "format");

  if (type == SMITH_NODE_NONE || format == SMITH_NODE_NONE ||
      !(smith_tree_string_equals (tree, type, "string")))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (smith_tree_string_equals (tree, format, formats[i].format) &&
        smith_tree_get_member (tree, schema, formats[i].keyword) == SMITH_NODE_NONE)
      return smith_edit_rename_key (tree, format, formats[i].keyword, edits, error) &&
             smith_fix_put_string (tree, format, formats[i].value, edits, error);

  return TRUE;
}

static gboolean
convert_schema (Convert    *self,
                SmithTree  *tree,
                SmithNode   schema,
                GError    **error)
{
  SmithNode nullable = smith_tree_get_member (tree, schema, "nullable");
  gboolean is_reference = smith_ref_get (tree, schema) != SMITH_NODE_NONE;
  g_autoptr(GArray) removed = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  if (smith_tree_get_kind (tree, nullable) == SMITH_NODE_BOOLEAN)
    {
      /* a body is never null, and its root must stay an object; beside a reference nothing
       * counts */
      if (smith_tree_get_boolean (tree, nullable) && !is_reference &&
          !g_hash_table_contains (self->bodies, GUINT_TO_POINTER (schema)) &&
          !take_null (tree, schema, self->edits, error))
        return FALSE;
      g_array_append_val (removed, nullable);
    }
  if (!is_reference &&
      (!convert_bound (tree, schema, "minimum", "exclusiveMinimum", removed, self->edits, error) ||
       !convert_bound (tree, schema, "maximum", "exclusiveMaximum", removed, self->edits, error) ||
       !convert_format (tree, schema, self->edits, error)))
    return FALSE;

  return removed->len == 0 ||
         smith_edit_remove (tree, (const SmithNode *) (void *) removed->data, removed->len,
                            self->edits, error);
}

static void
convert_cb (SmithTree *tree,
            SmithNode  schema,
            gpointer   user_data)
{
  Convert *self = user_data;
  guint n_edits = self->edits->len;
  g_autoptr(GError) error = NULL;

  if (self->error != NULL || convert_schema (self, tree, schema, &error))
    return;

  g_ptr_array_set_size (self->edits, (int) n_edits);
  if (g_error_matches (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_SHARED))
    {
      g_autofree char *pointer = smith_pointer_to_node (tree, schema);

      smith_fix_lose (self->losses, _("%s keeps its keywords of OpenAPI 3.0: an alias or a "
                                          "merge key brings them there."), pointer);
      return;
    }
  self->error = g_steal_pointer (&error);
}

static GHashTable *
list_bodies (SmithCheck *check)
{
  SmithApi *api = smith_check_get_api (check);
  GHashTable *bodies = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      SmithNode schema = smith_api_get_body_schema (api, smith_api_get_operation (api, i),
                                                    smith_check_get_profile (check)->media_type);

      g_hash_table_add (bodies, GUINT_TO_POINTER (schema));
    }

  return bodies;
}

/**
 * smith_fix_convert_schemas:
 * @edits: (element-type SmithTextEdit): edits are added here
 * @losses: (element-type utf8): a sentence for each schema that stays as it is
 *
 * Moves the keywords of 3.0 to their 3.1 form in every schema of the document: `nullable`,
 * exclusive bounds, `format: byte` and `binary`.  What 3.1 still takes, such as `example`,
 * stays.  Done twice it is done once.  Takes a pass over the document.
 *
 * Errors: %SMITH_EDIT_ERROR; a part may have been added then.
 *
 * Returns: whether it was done
 */
gboolean
smith_fix_convert_schemas (SmithCheck  *check,
                           GPtrArray   *edits,
                           GPtrArray   *losses,
                           GError     **error)
{
  Convert self = {
    .check = check,
    .bodies = list_bodies (check),
    .edits = edits,
    .losses = losses,
  };

  smith_schema_foreach (smith_check_get_tree (check), convert_cb, &self);
  g_hash_table_unref (self.bodies);
  if (self.error == NULL)
    return TRUE;

  g_propagate_error (error, self.error);
  return FALSE;
}
