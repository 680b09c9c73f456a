/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/smith-text-edit.h"
#include "fuzz.h"
#include "import/smith-import-curl.h"
#include "import/smith-import-operation.h"

#define DOCUMENT "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {}\n"

/* Whatever can be read can be added, or is told to be wrong, and the document stays readable. */
static void
add (const SmithImportRequest *request)
{
  g_autoptr(GBytes) text = g_bytes_new_static (DOCUMENT, strlen (DOCUMENT));
  g_autoptr(SmithTree) tree = smith_tree_read (text, SMITH_SYNTAX_YAML);
  g_autoptr(SmithApi) api = smith_api_new (tree);
  const SmithImportForm form = { .max_name = 64 };
  SmithImportFault fault;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportOperation) operation = smith_import_operation_new (api, request, &form,
                                                                          &fault, &error);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(SmithTree) result = NULL;

  if (operation == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  after = smith_text_edits_apply (operation->edits, text);
  g_assert_nonnull (after);
  result = smith_tree_read (after, SMITH_SYNTAX_YAML);
  g_assert_null (smith_tree_get_error (result));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GError) error = NULL;
  gsize offset = G_MAXSIZE;
  g_autoptr(SmithImportRequest) request = smith_import_curl_read ((const char *) data,
                                                                  (gssize) size, &offset, &error);

  if (request != NULL)
    add (request);
  else
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (offset, <=, size);
    }

  return 0;
}
