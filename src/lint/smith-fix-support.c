/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-schema-private.h"

#include <stdarg.h>

/* Sets %SMITH_FIX_ERROR_NOT_HERE; returns FALSE. */
gboolean
smith_fix_fail (GError     **error,
                const char  *message)
{
  g_set_error_literal (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE, message);
  return FALSE;
}

/* Takes back what was added since the lists had so many elements, unless @ok.  Returns @ok. */
gboolean
smith_fix_end (gboolean   ok,
               GPtrArray *edits,
               guint      n_edits,
               GPtrArray *losses,
               guint      n_losses)
{
  if (!ok)
    {
      g_ptr_array_set_size (edits, (int) n_edits);
      g_ptr_array_set_size (losses, (int) n_losses);
    }

  return ok;
}

void
smith_fix_add_loss (GPtrArray  *losses,
                    const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (losses, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Replaces the value @node by one that is given as JSON. */
gboolean
smith_fix_set_json (SmithTree   *tree,
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
smith_fix_insert_json (SmithTree   *tree,
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
smith_fix_set_string (SmithTree   *tree,
                      SmithNode    node,
                      const char  *text,
                      GPtrArray   *edits,
                      GError     **error)
{
  g_autoptr(SmithTree) value = smith_edit_value_new_string (text);

  return smith_edit_set (tree, node, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits, error);
}
