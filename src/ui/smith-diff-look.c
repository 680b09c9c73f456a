/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-diff-look.h"

#include <string.h>

/* Thin enough to read text of either style through them; the sign of each line says the same
 * without a colour. */
static const GdkRGBA added_colour = { 0.18f, 0.76f, 0.49f, 0.22f };
static const GdkRGBA removed_colour = { 0.88f, 0.11f, 0.14f, 0.20f };
static const GdkRGBA hunk_colour = { 0.5f, 0.5f, 0.5f, 0.18f };

static GtkTextTag *
get_tag (GtkTextBuffer *buffer,
         char           sign)
{
  const char name[] = { sign, '\0' };
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  const GdkRGBA *colour = sign == '+' ? &added_colour
                                      : sign == '-' ? &removed_colour : &hunk_colour;

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, name, "paragraph-background-rgba", colour, NULL);

  return tag;
}

/* Where the run of lines that begin like the one at @p ends; *n_lines counts them. */
static const char *
run_end (const char *p,
         int        *n_lines)
{
  char sign = *p;

  do
    {
      const char *newline = strchr (p, '\n');

      (*n_lines)++;
      p = newline != NULL ? newline + 1 : p + strlen (p);
    }
  while (*p == sign);

  return p;
}

/**
 * smith_diff_look_fill:
 * @diff: in the unified format
 *
 * Shows changed lines: what goes, what comes, and where.
 */
void
smith_diff_look_fill (GtkTextBuffer *buffer,
                      const char    *diff)
{
  int line = 0;

  gtk_text_buffer_set_text (buffer, diff, -1);
  for (const char *p = diff; *p != '\0'; )
    {
      char sign = *p;
      int n_lines = 0;

      p = run_end (p, &n_lines);
      if (strchr ("+-@", sign) != NULL)
        {
          GtkTextIter start, end;

          gtk_text_buffer_get_iter_at_line (buffer, &start, line);
          gtk_text_buffer_get_iter_at_line (buffer, &end, line + n_lines);
          gtk_text_buffer_apply_tag (buffer, get_tag (buffer, sign), &start, &end);
        }
      line += n_lines;
    }
}
