/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-layout.h"

#include <glib/gi18n-lib.h>

#include "author/smith-author-error.h"
#include "base/smith-limits.h"
#include "doc/smith-json-layout.h"
#include "doc/smith-tree.h"

/* Bytes of the longest line, its break not counted. */
static gsize
find_longest (GBytes *text)
{
  gsize length, longest = 0, start = 0;
  const char *data = g_bytes_get_data (text, &length);

  for (gsize at = 0; at < length; at++)
    if (data[at] == '\n' || data[at] == '\r')
      {
        longest = MAX (longest, at - start);
        start = at + 1;
      }

  return MAX (longest, length - start);
}

/* Whether @text is JSON, or was meant to be: a bracket may also begin what is good as YAML and
 * would not be the same with other white space. */
static gboolean
is_json (GBytes *text)
{
  SmithTree *tree = smith_tree_read_any (text);
  gsize length, i = 0;
  const char *data = g_bytes_get_data (text, &length);
  gboolean is_json;

  while (i < length && g_ascii_isspace (data[i]))
    i++;
  is_json = i < length && (data[i] == '{' || data[i] == '[') &&
            (smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON ||
             smith_tree_get_error (tree) != NULL);
  smith_tree_unref (tree);

  return is_json;
}

/**
 * smith_layout_dup_shown:
 * @text: valid UTF-8 without NUL
 * @out_layout: (out): how the text is shown: laid out when it is JSON with a line above
 *   %SMITH_LIMIT_LINE_BYTES, and then %SMITH_LAYOUT_COMPACT when it had no white space before
 * @out_longest: (out): bytes of the longest line that is left
 *
 * What an editor shows of a text that it did not write.  For a thread: it costs some passes over
 * the text.
 *
 * Returns: (transfer full): that text; @text itself when it is shown as it is
 */
GBytes *
smith_layout_dup_shown (GBytes      *text,
                        SmithLayout *out_layout,
                        gsize       *out_longest)
{
  g_autoptr(GBytes) pretty = NULL;
  g_autoptr(GBytes) compact = NULL;

  *out_layout = SMITH_LAYOUT_AS_IS;
  *out_longest = find_longest (text);
  if (*out_longest <= SMITH_LIMIT_LINE_BYTES || !is_json (text))
    return g_bytes_ref (text);
  pretty = smith_json_lay_out (text, SMITH_JSON_PRETTY, SMITH_LIMIT_DOCUMENT_BYTES);
  if (pretty == NULL)
    return g_bytes_ref (text);

  compact = smith_json_lay_out (text, SMITH_JSON_COMPACT, SMITH_LIMIT_DOCUMENT_BYTES);
  *out_layout = compact != NULL && g_bytes_equal (compact, text) ? SMITH_LAYOUT_COMPACT
                                                                 : SMITH_LAYOUT_FORMATTED;
  *out_longest = find_longest (pretty);

  return g_steal_pointer (&pretty);
}

/* As smith_layout_dup_shown(), ready for an editor.  Returns: (transfer full). */
SmithShadow *
smith_layout_make_shadow (GBytes      *text,
                          SmithLayout *out_layout,
                          gsize       *out_longest)
{
  g_autoptr(GBytes) shown = smith_layout_dup_shown (text, out_layout, out_longest);

  return smith_shadow_new_from_bytes (shown);
}

/**
 * smith_layout_check_line:
 * @name: what has the line
 * @longest: as smith_layout_dup_shown() found it
 *
 * Errors: %SMITH_AUTHOR_ERROR_TOO_LARGE.
 *
 * Returns: whether the window would bear such a line; %FALSE with @error set
 */
gboolean
smith_layout_check_line (const char  *name,
                         gsize        longest,
                         GError     **error)
{
  g_autofree char *size = NULL;

  if (longest <= SMITH_LIMIT_LONGEST_LINE_BYTES)
    return TRUE;
  size = g_format_size (longest);
  g_set_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE,
               /* translators: a name, and a size such as 2.1 MB */
               _("“%s” was not opened: it has a line of %s, which is too long to edit, also when "
                 "the text is formatted. It was left as it is. Break or shorten the line with "
                 "another program and open it again."), name, size);

  return FALSE;
}

/**
 * smith_layout_make_compact:
 * @text: that was laid out, and edited
 *
 * For a thread, as smith_layout_dup_shown().
 *
 * Returns: (transfer full): the text without white space; @text itself while it is not valid JSON,
 *   which white space may hold together
 */
GBytes *
smith_layout_make_compact (GBytes *text)
{
  SmithTree *tree = smith_tree_read (text, SMITH_SYNTAX_JSON);
  GBytes *compact = NULL;

  if (smith_tree_get_error (tree) == NULL)
    compact = smith_json_lay_out (text, SMITH_JSON_COMPACT, SMITH_LIMIT_DOCUMENT_BYTES);
  smith_tree_unref (tree);

  return compact != NULL ? compact : g_bytes_ref (text);
}
