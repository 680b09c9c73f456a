/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-limits.h"
#include "doc/smith-edit.h"
#include "schema/smith-schema-infer.h"

#define JSON_TYPE "application/json"

/* A line that takes no time to lay out. */
#define LINE_BYTES 500u

/* Returns: in whose words the document's schemas are written */
SmithDialect
smith_import_get_dialect (SmithApi *api)
{
  return smith_dialect_of_version (smith_api_get_version (api));
}

/**
 * smith_import_sample_fold:
 * @text: (array length=length): what may be JSON
 *
 * Breaks the long lines of JSON, which an answer often has one of, between its values: a text view
 * lays out a line at once.  One pass.
 *
 * Returns: (transfer full) (nullable): the same JSON, where a line is long only if a string in it
 *   is; %NULL when nothing is to be done, or @text begins as something else
 */
char *
smith_import_sample_fold (const char *text,
                          gsize       length)
{
  GString *out;
  gsize start = 0, n_line = 0;
  gboolean is_string = FALSE, is_folded = FALSE;

  while (start < length && g_ascii_isspace (text[start]))
    start++;
  if (length - start <= LINE_BYTES || (text[start] != '{' && text[start] != '['))
    return NULL;

  out = g_string_sized_new (length + length / LINE_BYTES + 1);
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      g_string_append_c (out, c);
      n_line = c == '\n' ? 0 : n_line + 1;
      if (is_string && c == '\\' && i + 1 < length)
        g_string_append_c (out, text[++i]);
      else if (c == '"')
        is_string = !is_string;
      else if (!is_string && (c == ',' || c == '{' || c == '[') && n_line > LINE_BYTES &&
               i + 1 < length && text[i + 1] != '\n')
        {
          g_string_append_c (out, '\n');
          is_folded = TRUE;
          n_line = 0;
        }
    }

  return g_string_free (out, !is_folded);
}

/**
 * smith_import_sample_read:
 * @text: JSON
 * @out_offset: (out): where an error is, in bytes
 *
 * Infers a schema from one value.  It has the names in the value and no more of it.  Takes a time
 * in proportion to @text, which %SMITH_LIMIT_SAMPLE_BYTES bounds.
 *
 * Returns: (transfer full) (nullable): JSON; %NULL with %SMITH_IMPORT_ERROR_SAMPLE or
 *   %SMITH_IMPORT_ERROR_TOO_LARGE
 */
char *
smith_import_sample_read (const char    *text,
                          SmithDialect   dialect,
                          gsize         *out_offset,
                          GError       **error)
{
  g_autoptr(SmithSchemaShape) shape = smith_schema_shape_new ();
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length = strlen (text);

  *out_offset = 0;
  if (length > SMITH_LIMIT_SAMPLE_BYTES)
    {
      *out_offset = SMITH_LIMIT_SAMPLE_BYTES;
      g_set_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE,
                   _("The sample is larger than %u MiB; a part of it will do"),
                   SMITH_LIMIT_SAMPLE_BYTES / 1024 / 1024);
      return NULL;
    }
  bytes = g_bytes_new_static (text, length);
  tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  if (smith_tree_get_error (tree) != NULL)
    {
      *out_offset = smith_tree_get_error (tree)->span.start;
      g_set_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_SAMPLE,
                   _("The sample is not JSON: %s"), smith_tree_get_error (tree)->message);
      return NULL;
    }
  smith_schema_shape_add (shape, tree, SMITH_NODE_ROOT);

  return smith_schema_shape_print (shape, dialect, SMITH_JSON_COMPACT);
}

static gboolean
is_object (SmithTree *tree,
           SmithNode  node)
{
  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT;
}

/* What a reference leads to is changed for all who use it; that is for a person to say. */
static gboolean
fail_shared (GError **error)
{
  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_DOCUMENT,
                       _("Other operations may share this by its reference; nothing was changed. "
                         "Change it in the components"));
  return FALSE;
}

/* Puts @json at the end of a way from @node: the members in @way that are there are gone
 * through, and those that are not are made around it. */
static gboolean
put_at (SmithTree          *tree,
        SmithNode           node,
        const char *const  *way,
        const char         *json,
        GPtrArray          *edits,
        GError            **error)
{
  g_autoptr(GString) text = g_string_new (json);
  g_autoptr(SmithTree) value = NULL;
  SmithNode next = SMITH_NODE_NONE;
  guint n = g_strv_length ((char **) way);
  guint i = 0;

  for (; i < n; i++)
    {
      next = smith_tree_get_member (tree, node, way[i]);
      if (next == SMITH_NODE_NONE || (i + 1 < n && !is_object (tree, next)))
        break;
      node = next;
    }
  for (guint k = n; k > i + 1; k--)
    {
      g_autoptr(GString) outer = g_string_new (NULL);
      g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (outer, SMITH_JSON_COMPACT);

      smith_json_writer_begin_object (writer);
      smith_json_writer_key (writer, way[k - 1]);
      smith_json_writer_raw (writer, text->str, text->len);
      smith_json_writer_end_object (writer);
      g_string_assign (text, outer->str);
    }
  value = smith_edit_value_read (text->str, SMITH_SYNTAX_JSON, error);
  if (value == NULL)
    return FALSE;
  if (i == n || next != SMITH_NODE_NONE)
    return smith_edit_replace (tree, next, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits,
                               error);

  return smith_edit_insert_member (tree, node, way[i], SMITH_NODE_NONE,
                                   (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

/* The media type that the schema goes to: JSON of some kind where there is one. */
static char *
choose_media_type (SmithTree *tree,
                   SmithNode  holder)
{
  SmithNode content = smith_tree_get_member (tree, holder, "content");

  for (SmithNode media = smith_tree_get_first (tree, content); media != SMITH_NODE_NONE;
       media = smith_tree_get_next (tree, media))
    {
      g_autofree char *type = smith_tree_dup_key (tree, media);

      if (type != NULL && strstr (type, "json") != NULL)
        return g_steal_pointer (&type);
    }

  return g_strdup (JSON_TYPE);
}

/* The first answer of success, or the name of one to be made. */
static char *
choose_status (SmithTree *tree,
               SmithNode  operation)
{
  SmithNode responses = smith_tree_get_member (tree, operation, "responses");

  for (SmithNode response = smith_tree_get_first (tree, responses); response != SMITH_NODE_NONE;
       response = smith_tree_get_next (tree, response))
    {
      g_autofree char *status = smith_tree_dup_key (tree, response);

      if (status != NULL && *status == '2')
        return g_steal_pointer (&status);
    }

  return g_strdup ("200");
}

/* A response that is made needs its description. */
static gboolean
put_answer (SmithTree   *tree,
            SmithNode    operation,
            const char  *schema,
            GPtrArray   *edits,
            GError     **error)
{
  g_autofree char *status = choose_status (tree, operation);
  SmithNode responses = smith_tree_get_member (tree, operation, "responses");
  SmithNode response = smith_tree_get_member (tree, responses, status);
  g_autofree char *media_type = choose_media_type (tree, response);
  g_autofree char *json = NULL;

  if (smith_ref_get (tree, response) != SMITH_NODE_NONE)
    return fail_shared (error);
  if (is_object (tree, response))
    return put_at (tree, response, (const char *[]) { "content", media_type, "schema", NULL },
                   schema, edits, error);
  json = g_strdup_printf ("{\"description\":\"Success.\",\"content\":{\"%s\":{\"schema\":%s}}}",
                          JSON_TYPE, schema);

  return put_at (tree, operation, (const char *[]) { "responses", status, NULL }, json, edits,
                 error);
}

/**
 * smith_import_sample_put:
 * @operation: of @api
 * @schema: JSON, as smith_import_sample_read() gives it
 * @edits: (element-type SmithTextEdit): takes the edits, for the API's own text
 *
 * Sets the schema of what the operation sends, or of the first of its answers that says success.
 * What is not there on the way to it is made.
 *
 * Returns: whether it can be done; %FALSE with a #SmithEditError
 */
gboolean
smith_import_sample_put (SmithApi              *api,
                         const SmithOperation  *operation,
                         SmithImportTarget      target,
                         const char            *schema,
                         GPtrArray             *edits,
                         GError               **error)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode body;
  g_autofree char *media_type = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (schema != NULL && edits != NULL, FALSE);

  if (target == SMITH_IMPORT_TARGET_ANSWER)
    return put_answer (tree, operation->node, schema, edits, error);
  body = smith_tree_get_member (tree, operation->node, "requestBody");
  if (smith_ref_get (tree, body) != SMITH_NODE_NONE)
    return fail_shared (error);
  media_type = choose_media_type (tree, body);
  if (is_object (tree, body))
    return put_at (tree, body, (const char *[]) { "content", media_type, "schema", NULL }, schema,
                   edits, error);
  json = g_strdup_printf ("{\"required\":true,\"content\":{\"%s\":{\"schema\":%s}}}", JSON_TYPE,
                          schema);

  return put_at (tree, operation->node, (const char *[]) { "requestBody", NULL }, json, edits,
                 error);
}
