/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-document.h"

/* A text that comes from elsewhere and has no file yet. */

#define TEXT "openapi: 3.1.0\n# caf\xC3\xA9\n"

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for_check (SmithDocument *document)
{
  smith_document_check_now (document);
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_text (SmithDocument *document,
             const char    *text)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (document);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static const struct
{
  const char *name;
  const char *text;
  gboolean    is_cancelled;
  gboolean    is_typed;      /* something, meanwhile */
} rows[] = {
  { "text", TEXT, FALSE, FALSE },
  { "empty", "", FALSE, FALSE },
  { "cancelled", TEXT, TRUE, FALSE },
  { "typed", TEXT, FALSE, TRUE },
};

/* The text is there a turn later at the earliest, and counts as modified; or all is as it was. */
static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithDocument *document = smith_document_new (NULL);
  g_autoptr(GBytes) text = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  smith_document_load_unsaved_async (document, text, "my.yaml", cancellable, keep_result_cb,
                                     &result);
  g_assert_true (smith_document_is_loading (document));
  assert_text (document, "");
  if (rows[i].is_cancelled)
    g_cancellable_cancel (cancellable);
  if (rows[i].is_typed)
    smith_document_insert (document, 0, "{}", 2);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_is_loading (document));
  smith_document_load_finish (document, result, &error);
  g_assert_null (smith_document_get_file (document));
  if (rows[i].is_cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else if (rows[i].is_typed)
    {
      g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED);
      g_assert_nonnull (strstr (error->message, "my.yaml"));
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpstr (smith_document_get_display_name (document), ==, "my.yaml");
      g_assert_true (smith_document_is_modified (document));
    }
  assert_text (document, rows[i].is_typed ? "{}" : rows[i].is_cancelled ? "" : rows[i].text);
  g_clear_object (&result);
  wait_for_check (document);
  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/document-unsaved/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }

  return g_test_run ();
}
