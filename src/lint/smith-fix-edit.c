/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>

/* What fixes are made of. */

/* Always FALSE. */
gboolean
smith_fix_fail (GError     **error,
                const char  *message)
{
  g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE, message);
  return FALSE;
}

/* Always FALSE. */
gboolean
smith_fix_fail_answer (GError     **error,
                       const char  *message)
{
  g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER, message);
  return FALSE;
}

/* Replaces the value @node by one that is given as JSON. */
gboolean
smith_fix_put_json (SmithTree   *tree,
                    SmithNode    node,
                    const char  *json,
                    GPtrArray   *edits,
                    GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_set (tree, node, (SmithEditValue) { value, SMITH_NODE_ROOT },
                                          edits, error);
}

/* Adds a member whose value is given as JSON. */
gboolean
smith_fix_put_member (SmithTree   *tree,
                      SmithNode    object,
                      const char  *key,
                      SmithNode    before,
                      const char  *json,
                      GPtrArray   *edits,
                      GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_read (json, SMITH_SYNTAX_JSON, error);

  return value != NULL && smith_edit_insert_member (tree, object, key, before,
                                                    (SmithEditValue) { value, SMITH_NODE_ROOT },
                                                    edits, error);
}

gboolean
smith_fix_put_string (SmithTree   *tree,
                      SmithNode    node,
                      const char  *text,
                      GPtrArray   *edits,
                      GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_new_string (text);

  return smith_edit_set (tree, node, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

/* Adds a member whose value is a string. */
gboolean
smith_fix_put_string_member (SmithTree   *tree,
                             SmithNode    object,
                             const char  *key,
                             SmithNode    before,
                             const char  *text,
                             GPtrArray   *edits,
                             GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_new_string (text);

  return smith_edit_insert_member (tree, object, key, before,
                                   (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}

gboolean
smith_fix_remove (SmithCheck  *check,
                  SmithNode    node,
                  GPtrArray   *edits,
                  GError     **error)
{
  return smith_edit_remove (smith_check_get_tree (check), &node, 1, edits, error);
}

void
smith_fix_lose (GPtrArray  *losses,
                const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (losses, g_strdup_vprintf (format, args));
  va_end (args);
}

/* "GET /stations" */
char *
smith_fix_dup_title (const SmithOperation *operation)
{
  g_autofree char *method = g_ascii_strup (operation->method, -1);

  return g_strdup_printf ("%s %s", method, operation->path);
}
