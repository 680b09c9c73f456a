/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-operation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-text-edit.h"
#include "import/smith-import-operation-private.h"
#include "import/smith-import-private.h"
#include "import/smith-import-sample.h"
#include "openapi/smith-operation-names.h"

void
smith_import_operation_free (SmithImportOperation *self)
{
  g_free (self->path);
  g_free (self->operation_id);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

/* The path item, its references followed; none when there is none. */
static SmithNode
find_item (SmithApi   *api,
           const char *path)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");

  return smith_api_resolve (api, smith_tree_get_member (tree, paths, path));
}

/* A name that no other operation has.  The one that is replaced leaves its own. */
static char *
choose_name (SmithApi              *api,
             const SmithImportForm *form,
             const char            *method,
             const char            *path,
             SmithNode              old)
{
  g_autoptr(SmithOperationNames) names = smith_operation_names_new (form->max_name);
  const char *kept = NULL;

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);

      if (operation->operation_id == NULL)
        continue;
      if (old != SMITH_NODE_NONE && operation->node == old)
        kept = operation->operation_id;
      else
        smith_operation_names_take (names, operation->operation_id);
    }
  if (has_text (form->operation_id))
    return smith_operation_names_number (names, form->operation_id);
  if (kept != NULL)
    return g_strdup (kept);

  return smith_operation_names_generate (names, method, path);
}

/* Sets what is known of the server and, where one is to be written, its address. */
static const char *
choose_server (SmithApi                 *api,
               const SmithImportRequest *request,
               const SmithImportForm    *form,
               SmithImportServer        *out_server)
{
  gsize length;

  *out_server = SMITH_IMPORT_SERVER_UNKNOWN;
  if (request->origin == NULL)
    return NULL;
  if (smith_import_find_server (api, request->origin, request->path, &length) >= 0)
    *out_server = SMITH_IMPORT_SERVER_SAME;
  else if (smith_api_get_n_servers (api) == 0)
    *out_server = SMITH_IMPORT_SERVER_ADDED;
  else
    *out_server = form->sets_server ? SMITH_IMPORT_SERVER_SET : SMITH_IMPORT_SERVER_OTHER;

  return *out_server == SMITH_IMPORT_SERVER_ADDED || *out_server == SMITH_IMPORT_SERVER_SET
           ? request->origin : NULL;
}

/* The schema of a sample, %NULL when there is none; %FALSE when it cannot be read. */
static gboolean
read_sample (const char        *sample,
             SmithDialect       dialect,
             SmithImportInput   input,
             char             **out_schema,
             SmithImportFault  *fault,
             GError           **error)
{
  *out_schema = NULL;
  if (!has_text (sample))
    return TRUE;
  fault->input = input;
  *out_schema = smith_import_sample_read (sample, dialect, &fault->offset, error);

  return *out_schema != NULL;
}

/* The body of a command may have gaps in it, such as variables of a shell. */
static char *
read_own_body (const SmithImportRequest *request,
               SmithDialect              dialect,
               GPtrArray                *notes)
{
  char *schema = NULL;
  gsize offset;

  if (request->body == NULL || strstr (request->media_type, "json") == NULL)
    return NULL;
  schema = smith_import_sample_read (request->body, dialect, &offset, NULL);
  if (schema == NULL)
    g_ptr_array_add (notes, g_strdup (_("The body of the command is not JSON as it is written, so "
                                        "its fields are not known. Paste a sample of it")));

  return schema;
}

/* Where the operationId stands in the text after the edits. */
static SmithSpan
find_place (const SmithImportOperation *self)
{
  gsize shift = 0, removed = 0;

  for (guint i = 0; i < self->edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (self->edits, i);
      const char *field = strstr (edit->text, "operationId");
      const char *name = field != NULL ? strstr (field + strlen ("operationId"),
                                                 self->operation_id) : NULL;

      if (name != NULL)
        {
          gsize start = edit->span.start + shift - removed + (gsize) (name - edit->text);

          return (SmithSpan) { start, start + strlen (self->operation_id) };
        }
      shift += edit->length;
      removed += edit->span.end - edit->span.start;
    }

  return (SmithSpan) { 0, 0 };
}

/* Refuses an operation that is there, unless it is to be replaced. */
static gboolean
check_old (SmithApi               *api,
           SmithNode               old,
           const SmithImportForm  *form,
           SmithImportFault       *fault,
           GError                **error)
{
  if (old == SMITH_NODE_NONE || form->is_replacing)
    return TRUE;
  fault->existing = smith_tree_get_member_span (smith_api_get_tree (api), old);
  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_EXISTS,
                       _("The document has an operation of this method at this path"));
  return FALSE;
}

/* Writes the operation and finds its place; the path and the method are known. */
static gboolean
compose (SmithImportOperation  *self,
         SmithImportWriter     *writer,
         SmithImportFault      *fault,
         GError               **error)
{
  const SmithImportForm *form = writer->form;
  g_autofree char *body = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *scheme_json = NULL;
  g_autofree char *operation = NULL;
  gboolean is_global;
  SmithImportPlacer placer = { writer->api, self->method, self->path, writer->item };

  if (!read_sample (form->body, writer->dialect, SMITH_IMPORT_INPUT_BODY, &body, fault, error) ||
      !read_sample (form->answer, writer->dialect, SMITH_IMPORT_INPUT_ANSWER, &answer, fault,
                    error))
    return FALSE;
  if (body == NULL)
    body = read_own_body (writer->request, writer->dialect, self->notes);
  self->scheme = smith_import_scheme_find (writer->api, writer->request, &scheme, &scheme_json,
                                           &is_global);
  placer.server = choose_server (writer->api, writer->request, form, &self->server);
  writer->body_schema = body;
  writer->answer_schema = answer;
  writer->security = is_global ? NULL : scheme;
  operation = smith_import_write (writer);
  placer.operation = operation;
  placer.scheme = scheme_json != NULL ? scheme : NULL;
  placer.scheme_json = scheme_json;
  fault->input = SMITH_IMPORT_INPUT_DOCUMENT;

  return smith_import_place (&placer, self->edits, error);
}

/**
 * smith_import_operation_new:
 * @out_fault: (out): what an error is about, and where
 *
 * Makes an operation of a request and of what a person says about it, as edits of the document's
 * text: paths, the path item, servers and security schemes that are missing are made, what is
 * there is kept.  Takes a time in proportion to what is given, to the number of operations and to
 * the members before the places.  May run in any thread.
 *
 * Returns: (transfer full) (nullable): the operation; %NULL with a #SmithImportError or a
 *   #SmithEditError
 */
SmithImportOperation *
smith_import_operation_new (SmithApi                  *api,
                            const SmithImportRequest  *request,
                            const SmithImportForm     *form,
                            SmithImportFault          *out_fault,
                            GError                   **error)
{
  g_autoptr(SmithImportOperation) self = g_new0 (SmithImportOperation, 1);
  SmithTree *tree = smith_api_get_tree (api);
  SmithImportWriter writer = { api, request, form };
  SmithNode old;
  gsize length;

  g_return_val_if_fail (request != NULL && form != NULL && out_fault != NULL, NULL);

  *out_fault = (SmithImportFault) { SMITH_IMPORT_INPUT_PATH };
  self->edits = smith_text_edits_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->method = request->method;
  self->path = has_text (form->path) ? g_strstrip (g_strdup (form->path))
                                     : smith_import_template_propose (api, request);
  if (!smith_import_template_check (self->path, error))
    return NULL;
  writer.item = find_item (api, self->path);
  old = smith_tree_get_member (tree, writer.item, self->method);
  if (!check_old (api, old, form, out_fault, error))
    return NULL;
  self->operation_id = choose_name (api, form, self->method, self->path, old);
  writer.path = self->path;
  writer.operation_id = self->operation_id;
  writer.dialect = smith_import_get_dialect (api);
  if (!compose (self, &writer, out_fault, error))
    return NULL;
  length = g_bytes_get_size (smith_tree_get_text (tree));
  if (!smith_text_edits_sort (self->edits, length))
    {
      g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_DOCUMENT,
                           _("The document has no place for this operation"));
      return NULL;
    }
  self->place = find_place (self);

  return g_steal_pointer (&self);
}

/* @text without the spaces that all its lines begin with and the lines around it. */
static void
append_outdented (GString    *out,
                  const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gsize least = G_MAXSIZE;
  gboolean is_begun = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (has_text (lines[i]) && (i > 0 || *text == ' '))
      least = MIN (least, strspn (lines[i], " "));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize skipped = MIN (strspn (lines[i], " "), least);

      if (!has_text (lines[i]) && (!is_begun || lines[i + 1] == NULL))
        continue;
      is_begun = TRUE;
      g_string_append (out, g_strchomp (lines[i] + skipped));
      g_string_append_c (out, '\n');
    }
}

/**
 * smith_import_edits_preview:
 * @edits: (element-type SmithTextEdit): sorted
 *
 * Returns: (transfer full): what is added to the text, for a person to read
 */
char *
smith_import_edits_preview (GPtrArray *edits)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);

      if (!has_text (edit->text) || g_str_equal (edit->text, ","))
        continue;
      if (out->len > 0)
        g_string_append (out, "…\n");
      append_outdented (out, edit->text);
    }

  return g_string_free (out, FALSE);
}
