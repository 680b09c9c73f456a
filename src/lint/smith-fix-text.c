/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-private.h"

#include <string.h>

/* Shortening a text that people and models read. */

/* Where a text is cut rather after a word when the last full sentence ends too early. */
#define LEAST_PART 3u

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/* "e.g." and "i.e." end no sentence, nor does a letter with a stop, such as in "J. Doe". */
static gboolean
is_abbreviation (const char *text,
                 const char *stop)
{
  const char *word = stop;

  while (word > text && !g_ascii_isspace (word[-1]) && word[-1] != '(')
    word--;

  return *stop == '.' && (stop - word <= 1 || memchr (word, '.', (gsize) (stop - word)) != NULL ||
                          (stop - word == 3 && g_ascii_strncasecmp (word, "etc", 3) == 0) ||
                          (stop - word == 2 && g_ascii_strncasecmp (word, "vs", 2) == 0));
}

static gboolean
is_end_of_line (const char *p)
{
  return *p == '\0' || *p == '\n' || *p == '\r';
}

/**
 * smith_fix_shorten:
 * @text: UTF-8
 * @most: characters
 *
 * Cuts a text at the end of a sentence or a paragraph, or else after a word, with an ellipsis.
 *
 * Returns: (transfer full): at most @most characters
 */
char *
smith_fix_shorten (const char *text,
                   guint       most)
{
  const char *sentence = NULL, *word = NULL, *p = text;
  g_autofree char *start = NULL;
  gsize least;

  for (guint n = 0; *p != '\0' && n < most; n++)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (is_stop (c) && (is_end_of_line (next) || g_ascii_isspace (*next) || c >= 0x80) &&
          !is_abbreviation (text, p))
        sentence = next;
      if (is_end_of_line (p) && is_end_of_line (next) && p > text)
        sentence = p;
      /* room for the ellipsis */
      if (n < most - 1 && (g_ascii_isspace (*next) || c >= 0x2E80))
        word = next;
      p = next;
    }
  if (*p == '\0')
    return g_strdup (text);

  least = (gsize) (p - text) / LEAST_PART;
  if (sentence != NULL && (gsize) (sentence - text) >= least)
    {
      start = g_strndup (text, (gsize) (sentence - text));
      return g_strdup (g_strchomp (start));
    }

  if (word == NULL || (gsize) (word - text) < least)
    word = g_utf8_offset_to_pointer (text, (long) most - 1);
  start = g_strndup (text, (gsize) (word - text));
  g_strchomp (start);
  while (*start != '\0' && strchr (",;:-(", start[strlen (start) - 1]) != NULL)
    start[strlen (start) - 1] = '\0';

  return g_strconcat (g_strchomp (start), "…", NULL);
}
