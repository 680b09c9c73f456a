/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types or pastes, made to go with the text around it. */
#include "ui/smith-typed-text.h"

#include <string.h>

#include "author/smith-layout.h"
#include "base/smith-limits.h"

/* The line break at @text, or NULL.  U+2029 is none here: it has a meaning of its own. */
static const char *
match (const char *text,
       const char *end)
{
  if (*text == '\n')
    return "\n";
  if (*text == '\r')
    return text + 1 < end && text[1] == '\n' ? "\r\n" : "\r";

  return NULL;
}

/**
 * smith_typed_text_find_break:
 *
 * Returns: (transfer none): how the first line of a document ends, and so what is typed into it;
 *   a newline when it has one line
 */
const char *
smith_typed_text_find_break (const char *text,
                             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || text[i] == '\r')
      return match (text + i, text + length);

  return "\n";
}

static GBytes *
change_breaks (const char *text,
               gsize       length,
               const char *line_break)
{
  GString *out = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end)
    {
      const char *found = match (text, end);

      g_string_append_len (out, found != NULL ? line_break : text,
                           found != NULL ? (gssize) strlen (line_break) : 1);
      text += found != NULL ? strlen (found) : 1;
    }

  return g_string_free_to_bytes (out);
}

static gboolean
has_others (const char *text,
            gsize       length,
            const char *line_break)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *found = match (text, end);

      if (found != NULL && !g_str_equal (found, line_break))
        return TRUE;
      text += found != NULL ? strlen (found) : 1;
    }

  return FALSE;
}

/* JSON with a line that is too long to edit as a file of it is shown; NULL for any other text. */
static GBytes *
lay_out (const char *text,
         gsize       length)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) shown = NULL;
  SmithLayout layout;
  gsize longest;

  if (length <= SMITH_LIMIT_LINE_BYTES)
    return NULL;
  bytes = g_bytes_new (text, length);
  shown = smith_layout_dup_shown (bytes, &layout, &longest);

  return layout != SMITH_LAYOUT_AS_IS ? g_steal_pointer (&shown) : NULL;
}

/**
 * smith_typed_text_fit:
 * @text: what goes into a document; valid UTF-8
 * @line_break: how its lines end
 *
 * Returns: (transfer full) (nullable): what goes in instead: with line breaks of the document's
 *   kind, and laid out when a line of it would be too long to edit; %NULL when @text is right
 */
GBytes *
smith_typed_text_fit (const char *text,
                      gsize       length,
                      const char *line_break)
{
  g_autoptr(GBytes) laid_out = lay_out (text, length);
  const char *data = laid_out != NULL ? g_bytes_get_data (laid_out, &length) : text;

  if (has_others (data, length, line_break))
    return change_breaks (data, length, line_break);

  return g_steal_pointer (&laid_out);
}
