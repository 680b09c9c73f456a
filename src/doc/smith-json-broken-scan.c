/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-broken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The end of the character at @p. */
const char *
smith_broken_after (SmithBroken *self,
                    const char  *p)
{
  return p < self->end ? MIN (g_utf8_next_char (p), self->end) : self->end;
}

/* Keeps an error, unless it follows from the one before. */
void
smith_broken_tell (SmithBroken *self,
                   const char  *from,
                   const char  *to,
                   const char  *message)
{
  smith_broken_begins_line (self);
  if (!self->in_trouble || self->trouble_line != self->line)
    smith_tree_builder_fail (self->builder, SMITH_READ_SYNTAX, (gsize) (from - self->start),
                             (gsize) (to - self->start), "%s", message);
  self->in_trouble = TRUE;
  self->trouble_line = self->line;
}

/* Keeps an error behind which everything is as it should be. */
void
smith_broken_tell_harmless (SmithBroken *self,
                            const char  *from,
                            const char  *to,
                            const char  *message)
{
  gboolean was_in_trouble = self->in_trouble;

  smith_broken_tell (self, from, to, message);
  self->in_trouble = was_in_trouble;
}

static const char *
find_line_end (SmithBroken *self,
               const char  *p)
{
  while (p < self->end && *p != '\n' && *p != '\r')
    p++;

  return p;
}

/* Signs that are no white space for JSON and look like it, or like nothing: control
 * characters, no-break and zero-width spaces, Unicode's line ends, a byte order mark. */
static gsize
odd_space_length (const char *p,
                  const char *end)
{
  static const char *const spaces[] = { "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                        "\xE2\x80\xAF", "\xE3\x80\x80", "\xEF\xBB\xBF" };

  if (((guchar) *p < 0x20 && !smith_json_is_space (*p)) || *p == 0x7F)
    return 1;
  for (gsize i = 0; (guchar) *p >= 0xC2 && i < G_N_ELEMENTS (spaces); i++)
    {
      gsize length = strlen (spaces[i]);

      if ((gsize) (end - p) >= length && memcmp (p, spaces[i], length) == 0)
        return length;
    }

  return 0;
}

/* Finds what closes a comment, once only where nothing does.  Returns its end or NULL. */
static const char *
find_close (SmithBroken *self,
            const char  *p)
{
  while (!self->no_close && p < self->end &&
         (p = memchr (p, '*', (gsize) (self->end - p))) != NULL)
    if (++p < self->end && *p == '/')
      return p + 1;
  self->no_close = TRUE;

  return NULL;
}

/* The end of the comment at @p, or NULL. */
const char *
smith_broken_comment_end (SmithBroken *self,
                          const char  *p)
{
  const char *close;

  if (*p == '#' || (*p == '/' && p + 1 < self->end && p[1] == '/'))
    return find_line_end (self, p);
  if (*p != '/' || p + 1 == self->end || p[1] != '*')
    return NULL;

  /* one that is being written does not hide all the rest */
  close = find_close (self, p + 2);
  return close != NULL ? close : find_line_end (self, p);
}

/* Moves to the next token, over comments and signs that look like white space. */
void
smith_broken_skip_blank (SmithBroken *self)
{
  for (;;)
    {
      const char *comment_end;
      gsize n;

      self->p = smith_json_skip_space (self->p, self->end);
      if (self->p == self->end)
        return;
      comment_end = smith_broken_comment_end (self, self->p);
      n = odd_space_length (self->p, self->end);
      if (comment_end != NULL)
        {
          smith_broken_tell_harmless (self, self->p, comment_end, _("JSON has no comments"));
          self->p = comment_end;
        }
      else if (n > 0)
        {
          smith_broken_tell_harmless (self, self->p, self->p + n,
                                      _("This invisible character cannot stand between values; "
                                        "only spaces, tabs and line breaks can"));
          for (; n > 0; n = self->p < self->end ? odd_space_length (self->p, self->end) : 0)
            self->p += n;
        }
      else
        return;
    }
}

/* Moves over what cannot be understood, up to a sign that can. */
void
smith_broken_skip_garbage (SmithBroken *self)
{
  const char *p = self->p;

  if (p < self->end && *p != '\n')
    p = smith_broken_after (self, p);
  while (p < self->end && strchr (",{}[]\"\n\r", *p) == NULL)
    p++;
  if (p < self->end && *p == '"')
    {
      const char *next = p + 1;

      /* the end of a text whose opening quote is missing */
      while (next < self->end && (*next == ' ' || *next == '\t'))
        next++;
      if (next == self->end || strchr (",}]\n\r", *next) != NULL)
        p++;
    }

  smith_tree_builder_damage (self->builder);
  self->p = self->last_end = p;
}

/* Whether a line that begins with @p can hold JSON rather than the rest of a text. */
static gboolean
looks_like_item (SmithBroken *self,
                 const char  *p)
{
  static const char *const words[] = { "true", "false", "null" };
  const char *wrong = NULL;

  if (*p != '\0' && strchr ("\"{}[],", *p) != NULL)
    return TRUE;
  if (g_ascii_isdigit (*p) || *p == '-')
    p = smith_json_scan_number (p, self->end, &wrong);
  else
    {
      gsize i, length = 0;

      for (i = 0; i < G_N_ELEMENTS (words) && length == 0; i++)
        if ((gsize) (self->end - p) >= strlen (words[i]) &&
            memcmp (p, words[i], strlen (words[i])) == 0)
          length = strlen (words[i]);
      if (length == 0)
        return FALSE;
      p += length;
    }

  return wrong == NULL && (p == self->end || (*p != '\0' && strchr (",]}\r\n", *p) != NULL));
}

/* A string without an end on its line: the rest of the line is lost, and the lines behind it
 * that are no JSON are its text.  The brackets in it may have been meant as such. */
static void
give_up_text (SmithBroken *self,
              const char  *open,
              const char  *line_end)
{
  guint n_closers = 1;

  smith_tree_builder_damage (self->builder);
  for (const char *p = open; p < line_end; p++)
    n_closers += *p == '}' || *p == ']';
  for (guint d = self->builder->depth; d > 0 && n_closers > 0; d--, n_closers--)
    self->levels[d].excused = TRUE;

  self->p = self->last_end = line_end;
  for (;;)
    {
      const char *next = smith_json_skip_space (self->p, self->end);

      if (next == self->end || looks_like_item (self, next))
        return;
      self->p = self->last_end = find_line_end (self, next);
    }
}

static void
tell_in_text (SmithBroken *self,
              const char  *p)
{
  g_autofree char *message = NULL;

  if (*p == '\\')
    {
      smith_broken_tell_harmless (
        self, p, smith_broken_after (self, smith_broken_after (self, p)),
        _("A backslash in a string needs one of \" \\ / b f n r t u after it, "
          "and u needs four hexadecimal digits"));
      return;
    }

  message = g_strdup_printf (_("The control character U+%04X in a string is written \\u%04x"),
                             (guint) (guchar) *p, (guint) (guchar) *p);
  smith_broken_tell_harmless (self, p, p + 1, message);
}

/* Reads the string at the reader's place.  *out_flags is SMITH_FLAG_INDIRECT when it has
 * escapes and all of them are right.  Returns FALSE when it has no end on its line; it was
 * passed over then. */
gboolean
smith_broken_read_text (SmithBroken *self,
                        guint       *out_flags)
{
  const char *open = self->p;
  const char *p = open + 1;
  gboolean is_wrong = FALSE, has_escapes = FALSE;
  guint high = 0;

  for (;;)
    {
      gsize n;

      p = smith_json_find_special (p, self->end, &high);
      if (p == self->end || *p == '\n' || *p == '\r')
        {
          if (!is_wrong)
            smith_broken_tell (self, open, p,
                               p == self->end
                                 ? _("This string has no closing quote")
                                 : _("This string has no closing quote on its line; a line break "
                                     "inside is written \\n"));
          give_up_text (self, open, p);
          return FALSE;
        }
      if (*p == '"')
        break;
      n = *p == '\\' ? smith_json_escape_length (p + 1, self->end) : 0;
      has_escapes = has_escapes || n > 0;
      if (n == 0 && !is_wrong)
        {
          tell_in_text (self, p);
          is_wrong = TRUE;
        }
      p += 1 + n;
    }

  self->p = self->last_end = p + 1;
  *out_flags = has_escapes && !is_wrong ? SMITH_FLAG_INDIRECT : 0;

  return TRUE;
}

/* The end of the text in single quotes at @p, or NULL when it has none on its line. */
const char *
smith_broken_single_quoted (SmithBroken *self,
                            const char  *p)
{
  for (p++; p < self->end && *p != '\n' && *p != '\r'; p++)
    if (*p == '\\' && p + 1 < self->end && p[1] == '\'')
      p++;
    else if (*p == '\'')
      return p + 1;

  return NULL;
}

/* The end of the string at @p, or NULL when it has none on its line. */
const char *
smith_broken_text_end (SmithBroken *self,
                       const char  *p)
{
  guint high = 0;

  for (p = smith_json_find_special (p + 1, self->end, &high); p + 1 < self->end && *p == '\\'; )
    p = smith_json_find_special (p + 2, self->end, &high);

  return p < self->end && *p == '"' ? p + 1 : NULL;
}

/* Whether the string at @p is a name: a colon follows, and not as a stray one. */
gboolean
smith_broken_is_name (SmithBroken *self,
                      const char  *p)
{
  if (*p != '"')
    return FALSE;
  p = smith_broken_text_end (self, p);
  if (p != NULL)
    p = smith_json_skip_space (p, self->end);
  if (p == NULL || p == self->end || *p != ':')
    return FALSE;
  p = smith_json_skip_space (p + 1, self->end);

  return p == self->end || (*p != ',' && *p != '}' && *p != ']');
}

/* What follows on the line behind the sign at the reader's place; NUL for nothing. */
char
smith_broken_next_on_line (SmithBroken *self)
{
  const char *p = smith_broken_after (self, self->p);

  while (p < self->end && (*p == ' ' || *p == '\t'))
    p++;

  return p < self->end && *p != '\n' && *p != '\r' ? *p : '\0';
}

/* Moves over a sign that was told to stand where it cannot. */
void
smith_broken_skip_stray (SmithBroken *self)
{
  if (*self->p == '}' || *self->p == ']')
    self->n_excess = MAX (0, self->n_excess - 1);
  else if (*self->p == '{' || *self->p == '[')
    self->n_missing = MAX (0, self->n_missing - 1);
  self->p = self->last_end = smith_broken_after (self, self->p);
  self->p = smith_json_skip_space (self->p, self->end);
}

/* The kind of container in which what follows @p can stand, or one of the two constants. */
guint
smith_broken_look_ahead (SmithBroken *self,
                         const char  *p)
{
  p = smith_json_skip_space (p, self->end);
  if (p < self->end && *p == ',')
    p = smith_json_skip_space (p + 1, self->end);
  if (p == self->end)
    return SMITH_BROKEN_OUTSIDE;
  if (*p == '}')
    return SMITH_NODE_OBJECT;
  if (*p == ']' || *p == '{' || *p == '[' || g_ascii_isalnum (*p))
    return SMITH_NODE_ARRAY;
  if (*p == '"')
    return smith_broken_is_name (self, p) ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY;

  return SMITH_BROKEN_UNKNOWN;
}
