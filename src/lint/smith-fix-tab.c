/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <string.h>

/* Tabs of a line that stand between parts of a YAML text: a space in the place of each run. */

static const char *
find_line_end (const char *at,
               const char *end)
{
  while (at < end && *at != '\n' && *at != '\r')
    at++;

  return at;
}

gboolean
smith_fix_tab_probe (SmithCheck            *check,
                     const SmithDiagnostic *problem,
                     SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithSpan span = problem->span;
  SmithNode node = smith_tree_find_at (tree, span.start);
  SmithSpan key, value;

  fix->kind = SMITH_FIX_SAME;
  if (node == SMITH_NODE_NONE)
    return TRUE;
  key = smith_tree_get_key_span (tree, node);
  value = smith_tree_get_span (tree, node);

  /* in a plain text the tab is a part of what it says */
  return !(key.start < span.start && span.end < key.end) &&
         !(smith_tree_get_kind (tree, node) < SMITH_NODE_ARRAY && value.start < span.start &&
           span.end < value.end);
}

gboolean
smith_fix_tab_make (SmithCheck            *check,
                    const SmithDiagnostic *problem,
                    const char            *answer,
                    GPtrArray             *edits,
                    GPtrArray             *losses,
                    GError               **error)
{
  gsize length;
  const char *text = g_bytes_get_data (smith_tree_get_text (smith_check_get_tree (check)), &length);
  const char *line_end = find_line_end (text + problem->span.end, text + length);
  const char *at = text + problem->span.end;

  while (at < line_end && (*at == ' ' || *at == '\t'))
    at++;
  if (at == line_end)
    {
      gsize start = problem->span.start;

      while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t'))
        start--;
      smith_text_edits_add (edits, (SmithSpan) { start, (gsize) (at - text) }, "");
    }
  else
    {
      smith_text_edits_add (edits, problem->span, " ");
    }

  return TRUE;
}
