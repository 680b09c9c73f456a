/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-private.h"

#include <string.h>

/* What a line of YAML looks like on its own: for going on behind an error, where libfyaml
 * has nothing to say. */

static inline gboolean
is_blank_at (const char *p,
             const char *end)
{
  return p == end || smith_yaml_is_blank (*p);
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && smith_yaml_is_blank (*p))
    p++;

  return p;
}

guint32
smith_yaml_line_start (const SmithYamlReader *self,
                       guint32                at)
{
  while (at > 0 && !smith_yaml_is_break (self->data[at - 1]))
    at--;

  return at;
}

guint32
smith_yaml_next_line (const SmithYamlReader *self,
                      guint32                at)
{
  while (at < self->length && !smith_yaml_is_break (self->data[at]))
    at++;
  if (at < self->length && self->data[at] == '\r')
    at++;
  if (at < self->length && self->data[at] == '\n')
    at++;

  return at;
}

/* Behind the quote that closes the one at @p, or NULL when the line has none. */
static const char *
skip_quoted (const char *p,
             const char *end)
{
  char quote = *p++;

  for (; p < end; p++)
    {
      if (quote == '"' && *p == '\\')
        p++;
      else if (*p == quote && quote == '\'' && p + 1 < end && p[1] == quote)
        p++;
      else if (*p == quote)
        return p + 1;
    }

  return NULL;
}

/* The colon behind the name that begins at @p, or NULL. */
static const char *
find_colon (const char *p,
            const char *end)
{
  const char *start = p;

  if (p == end || strchr ("[]{},#@`%|>:", *p) != NULL || (*p == '?' && is_blank_at (p + 1, end)))
    return NULL;
  if (*p == '"' || *p == '\'')
    {
      p = skip_quoted (p, end);
      p = p != NULL ? skip_blanks (p, end) : end;
      return p < end && *p == ':' && is_blank_at (p + 1, end) ? p : NULL;
    }

  for (; p < end; p++)
    {
      if (*p == ':' && is_blank_at (p + 1, end))
        return p;
      if (*p == '#' && p > start && smith_yaml_is_blank (p[-1]))
        return NULL;
    }

  return NULL;
}

/* Whether the value that begins at @p ends on its line. */
static gboolean
is_whole_value (const char *p,
                const char *end)
{
  while (end > p && smith_yaml_is_blank (end[-1]))
    end--;
  if (p == end || strchr ("#|>&!", *p) != NULL)
    return FALSE;
  if (*p == '"' || *p == '\'')
    return skip_quoted (p, end) != NULL;
  if (*p == '[' || *p == '{')
    return end[-1] == (*p == '[' ? ']' : '}');

  return TRUE;
}

static gboolean
is_leaf (const char *p,
         const char *end)
{
  const char *colon;
  gboolean is_item = FALSE;

  if (*p == ']' || *p == '}')
    return TRUE;
  while (p < end && *p == '-' && is_blank_at (p + 1, end))
    {
      is_item = TRUE;
      p = skip_blanks (p + 1, end);
    }
  /* a name may be empty */
  colon = p < end && *p == ':' && is_blank_at (p + 1, end) ? p : find_colon (p, end);
  if (is_item)
    return colon == NULL && is_whole_value (p, end);

  return colon != NULL && is_whole_value (skip_blanks (colon + 1, end), end);
}

/* Looks at the line that holds @at. */
SmithYamlLine
smith_yaml_look_at_line (const SmithYamlReader *self,
                         guint32                at)
{
  guint32 start = smith_yaml_line_start (self, at);
  SmithYamlLine line = { 0 };
  const char *p, *end;

  if (start == 0 && self->length >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    start = 3;
  p = self->data + start;
  for (line.end = start; line.end < self->length && !smith_yaml_is_break (self->data[line.end]); )
    line.end++;
  end = self->data + line.end;

  p = skip_blanks (p, end);
  line.at = (guint32) (p - self->data);
  line.column = line.at - start;
  line.has_tab = line.column > 0 && memchr (self->data + start, '\t', line.column) != NULL;
  line.is_blank = p == end || *p == '#';
  if (line.is_blank)
    return line;

  line.is_mark = line.column == 0 && end - p >= 3 && is_blank_at (p + 3, end) &&
                 (memcmp (p, "---", 3) == 0 || memcmp (p, "...", 3) == 0);
  line.is_item = *p == '-' && is_blank_at (p + 1, end);
  line.is_member = !line.is_item && !line.is_mark && find_colon (p, end) != NULL;
  line.is_leaf = is_leaf (p, end);

  return line;
}
