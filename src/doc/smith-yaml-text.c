/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-private.h"

#include <string.h>

/* The text of a scalar that does not read as it is written.  libfyaml 0.7.12 has a function
 * for it, which reads quotes at the start of single quotes and more indented lines in folded
 * blocks wrongly, and takes a time in proportion to the square of the number of empty lines.
 * The scanner has passed all text that comes here. */

static inline const char *
skip_break (const char *p,
            const char *end)
{
  return p + (*p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1);
}

static inline const char *
find_break (const char *p,
            const char *end)
{
  const char *feed = memchr (p, '\n', (gsize) (end - p));
  const char *stop = feed != NULL ? feed : end;
  const char *carriage = memchr (p, '\r', (gsize) (stop - p));

  return carriage != NULL ? carriage : stop;
}

/* Skips line breaks and the blanks around them from @p.  Returns how many breaks there are. */
static guint
skip_breaks (const char **p,
             const char  *end)
{
  guint n = 0;

  while (*p < end && (smith_yaml_is_space (**p)))
    {
      if (smith_yaml_is_break (**p))
        {
          *p = skip_break (*p, end);
          n++;
        }
      else
        (*p)++;
    }

  return n;
}

static void
append_breaks (GString *out,
               guint    n)
{
  while (n-- > 0)
    g_string_append_c (out, '\n');
}

/* Line folding in flow scalars, YAML 1.2.2 §6.5: @p is at a break, @fixed how much of @out
 * does not belong to the end of the line. */
static const char *
fold (GString    *out,
      gsize       fixed,
      const char *p,
      const char *end)
{
  guint n;

  while (out->len > fixed && smith_yaml_is_blank (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  n = skip_breaks (&p, end);
  if (n == 1)
    g_string_append_c (out, ' ');
  else
    append_breaks (out, n - 1);

  return p;
}

/* Plain and single-quoted: §7.3.2, §7.3.3. */
static void
read_folded (GString    *out,
             const char *p,
             const char *end,
             gboolean    has_quotes)
{
  while (p < end)
    {
      const char *from = p;

      while (p < end && !smith_yaml_is_break (*p) && !(has_quotes && *p == '\''))
        p++;
      /* of two quotes the first is read */
      if (p < end && !smith_yaml_is_break (*p))
        {
          g_string_append_len (out, from, p + 1 - from);
          p += 2;
          continue;
        }
      g_string_append_len (out, from, p - from);
      if (p < end)
        p = fold (out, 0, p, end);
    }
}

static gunichar
read_hex (const char *p,
          gsize       n_digits)
{
  gunichar value = 0;

  for (gsize i = 0; i < n_digits; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (p[i]);

  return value;
}

static void
append_character (GString *out,
                  gunichar c)
{
  if (c == 0)
    g_string_append_c (out, '\0');
  else
    g_string_append_unichar (out, g_unichar_validate (c) ? c : 0xFFFD);
}

/* \x41, \u0041, \U00000041, and pairs of surrogates as in JSON.  @p is behind the letter. */
static const char *
read_numbered (GString    *out,
               const char *p,
               const char *end,
               char        letter)
{
  gsize n_digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  gunichar c;

  if ((gsize) (end - p) < n_digits)
    return end;

  c = read_hex (p, n_digits);
  p += n_digits;
  if (letter == 'u' && c >= 0xD800 && c < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u')
    {
      gunichar low = read_hex (p + 2, 4);

      if (low >= 0xDC00 && low <= 0xDFFF)
        {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          p += 6;
        }
    }
  append_character (out, c);

  return p;
}

/* §5.7; @p is behind the backslash. */
static const char *
read_escape (GString    *out,
             const char *p,
             const char *end)
{
  static const char letters[] = "0abtnvfre \"/\\N_LP\t";
  static const gunichar values[] = { 0, 7, 8, 9, 10, 11, 12, 13, 27, ' ', '"', '/', '\\',
                                     0x85, 0xA0, 0x2028, 0x2029, '\t' };
  const char *letter;

  if (p == end)
    return end;
  if (smith_yaml_is_break (*p))
    {
      append_breaks (out, skip_breaks (&p, end) - 1);
      return p;
    }
  if (*p == 'x' || *p == 'u' || *p == 'U')
    return read_numbered (out, p + 1, end, *p);

  letter = strchr (letters, *p);
  if (letter != NULL)
    append_character (out, values[letter - letters]);

  return p + 1;
}

/* §7.3.1 */
static void
read_double (GString    *out,
             const char *p,
             const char *end)
{
  gsize fixed = 0;

  while (p < end)
    {
      if (smith_yaml_is_break (*p))
        {
          p = fold (out, fixed, p, end);
          fixed = out->len;
        }
      else if (*p == '\\')
        {
          p = read_escape (out, p + 1, end);
          fixed = out->len;
        }
      else
        {
          const char *from = p;

          while (p < end && !smith_yaml_is_break (*p) && *p != '\\')
            p++;
          g_string_append_len (out, from, p - from);
        }
    }
}

/* The indentation of a block scalar that says nothing about it: that of its first line with
 * text, or of its longest where none has. */
static gsize
find_indent (const char *p,
             const char *end)
{
  gsize longest = 0;

  while (p < end)
    {
      const char *line = p;

      while (p < end && *p == ' ')
        p++;
      longest = MAX (longest, (gsize) (p - line));
      if (p < end && !smith_yaml_is_break (*p))
        return (gsize) (p - line);
      if (p < end)
        p = skip_break (p, end);
    }

  return longest;
}

/* §8.1: the lines of a block scalar.  Returns the number of breaks at its end. */
static guint
read_lines (GString    *out,
            const char *p,
            const char *end,
            gsize       indent,
            gboolean    is_folded)
{
  gboolean was_indented = TRUE;  /* or first: no break before it is folded */
  guint n_breaks = 0;

  while (p < end)
    {
      const char *line = p;

      while (p < end && *p == ' ' && (gsize) (p - line) < indent)
        p++;
      line = p;
      p = find_break (p, end);

      if (p > line)
        {
          gboolean is_indented = smith_yaml_is_blank (*line);

          if (!is_folded || was_indented || is_indented)
            append_breaks (out, n_breaks);
          else if (n_breaks == 1)
            g_string_append_c (out, ' ');
          else
            append_breaks (out, n_breaks - 1);
          g_string_append_len (out, line, p - line);
          was_indented = is_indented;
          n_breaks = 0;
        }
      if (p < end)
        {
          p = skip_break (p, end);
          n_breaks++;
        }
    }

  return n_breaks;
}

/* A block scalar from its | or > to the end of its lines; @outer_indent is the column of the
 * collection around it. */
static void
read_block (GString    *out,
            const char *p,
            const char *end,
            gsize       outer_indent)
{
  gboolean is_folded = *p == '>';
  gsize indent = 0;
  char chomping = ' ';
  guint n_breaks;

  for (p++; p < end && smith_yaml_is_header (*p); p++)
    {
      if (g_ascii_isdigit (*p))
        indent = outer_indent + (gsize) (*p - '0');
      else
        chomping = *p;
    }
  while (p < end && !smith_yaml_is_break (*p))
    p++;
  if (p < end)
    p = skip_break (p, end);

  if (indent == 0)
    indent = find_indent (p, end);
  n_breaks = read_lines (out, p, end, indent, is_folded);
  if (chomping == '+')
    append_breaks (out, n_breaks);
  else if (chomping == ' ' && n_breaks > 0 && out->len > 0)
    g_string_append_c (out, '\n');
}

/* Writes to @out what a scalar reads.  @content is what stands between its quotes, or for a
 * block scalar all of it from its indicator on. */
void
smith_yaml_read_text (const char           *content,
                      gsize                 length,
                      enum fy_scalar_style  style,
                      gsize                 outer_indent,
                      GString              *out)
{
  const char *end = content + length;

  g_string_truncate (out, 0);
  switch (style)
    {
    case FYSS_DOUBLE_QUOTED:
      read_double (out, content, end);
      break;

    case FYSS_LITERAL:
    case FYSS_FOLDED:
      if (length > 0)
        read_block (out, content, end, outer_indent);
      break;

    case FYSS_PLAIN:
    case FYSS_SINGLE_QUOTED:
    case FYSS_ANY:
    case FYSS_MAX:
    default:
      read_folded (out, content, end, style == FYSS_SINGLE_QUOTED);
      break;
    }
}
