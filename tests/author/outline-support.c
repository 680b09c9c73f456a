/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline-support.h"

#include <string.h>

SmithDocument *
outline_new_document (const char *text)
{
  SmithDocument *document = smith_document_new (NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  smith_document_load_bytes (document, bytes, "test.yaml");
  return document;
}

void
outline_wait_for_check (SmithDocument *document)
{
  smith_document_check_now (document);
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

/* A line a row: two spaces a group around it, + or - for a group, its title and, for a group,
 * how many are in it. */
char *
outline_print (SmithOutlineModel *model)
{
  static const char *const names[] = {
    [SMITH_OUTLINE_SERVERS] = "servers", [SMITH_OUTLINE_UNTAGGED] = "untagged",
    [SMITH_OUTLINE_COMPONENTS] = "components", [SMITH_OUTLINE_COMPONENT] = NULL,
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr(SmithOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      SmithOperationItem *operation = smith_outline_item_get_operation (item);
      const char *title = smith_outline_item_get_title (item);

      for (guint k = 0; k < smith_outline_item_get_depth (item); k++)
        g_string_append (out, "  ");
      if (operation != NULL)
        g_string_append_printf (out, "%s ", smith_operation_item_get_method (operation));
      if (smith_outline_item_is_group (item))
        g_string_append (out, smith_outline_item_is_expanded (item) ? "- " : "+ ");
      g_string_append (out, title != NULL ? title : names[smith_outline_item_get_kind (item)]);
      if (smith_outline_item_is_group (item))
        g_string_append_printf (out, " (%u)", smith_outline_item_get_n_members (item));
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

void
outline_assert_rows (SmithOutlineModel *model,
                     const char        *expected)
{
  g_autofree char *rows = outline_print (model);

  g_assert_cmpstr (rows, ==, expected);
}
