/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static inline gboolean
is_digit (char c)
{
  return (guchar) (c - '0') < 10;
}

/* Reads what follows a backslash.  Returns its length, 0 when it is no escape. */
gsize
smith_json_escape_length (const char *p,
                          const char *end)
{
  if (p == end)
    return 0;
  if (*p == 'u')
    {
      if (end - p < 5)
        return 0;
      for (int i = 1; i <= 4; i++)
        if (!g_ascii_isxdigit (p[i]))
          return 0;
      return 5;
    }

  return *p != '\0' && strchr ("\"\\/bfnrt", *p) != NULL ? 1 : 0;
}

static guint
hex_value (const char *digits)
{
  guint value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (digits[i]);

  return value;
}

/* The character of the \u escape at @p; a surrogate alone reads as U+FFFD, as text cannot
 * hold it.  *out_length is 6 or, for a pair, 12. */
static gunichar
read_unicode_escape (const char *p,
                     const char *end,
                     gsize      *out_length)
{
  guint high = hex_value (p + 2);

  *out_length = 6;
  if (high < 0xD800 || high > 0xDFFF)
    return high;

  if (high < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u')
    {
      guint low = hex_value (p + 8);

      if (low >= 0xDC00 && low <= 0xDFFF)
        {
          *out_length = 12;
          return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }
    }

  return 0xFFFD;
}

/* Appends the inside of a JSON string, as it reads.  @text has passed the reader.  Returns
 * FALSE when it holds a surrogate alone. */
gboolean
smith_json_unescape (const char *text,
                     gsize       length,
                     GString    *out)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *end = text + length;
  gboolean whole = TRUE;

  for (const char *p = text; p < end; )
    {
      const char *escape = memchr (p, '\\', (gsize) (end - p));
      gsize n = 2;

      g_string_append_len (out, p, (escape != NULL ? escape : end) - p);
      if (escape == NULL)
        break;
      if (escape[1] == 'u')
        {
          gunichar c = read_unicode_escape (escape, end, &n);

          if (c == 0xFFFD && hex_value (escape + 2) != 0xFFFD)
            whole = FALSE;
          if (c == 0)
            g_string_append_c (out, '\0');
          else
            g_string_append_unichar (out, c);
        }
      else
        g_string_append_c (out, values[strchr (names, escape[1]) - names]);
      p = escape + n;
    }

  return whole;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && is_digit (*p))
    p++;

  return p;
}

/* Reads a number, which begins with a digit or a minus sign.
 *
 * Returns: its end; when it is not a number, the end of the part that is wrong, and a
 * translated sentence in *out_wrong, which is not touched otherwise */
const char *
smith_json_scan_number (const char  *p,
                        const char  *end,
                        const char **out_wrong)
{
  const char *digits = *p == '-' ? p + 1 : p;

  p = skip_digits (digits, end);
  if (p == digits)
    {
      *out_wrong = _("A number needs a digit after the minus sign");
      return p;
    }
  if (*digits == '0' && p - digits > 1)
    {
      *out_wrong = _("A number does not begin with 0 unless a point follows");
      return p;
    }
  if (p < end && *p == '.')
    {
      digits = ++p;
      p = skip_digits (digits, end);
      if (p == digits)
        {
          *out_wrong = _("A number needs a digit after the point");
          return p;
        }
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      digits = p;
      p = skip_digits (digits, end);
      if (p == digits)
        *out_wrong = _("A number needs a digit in its exponent");
    }

  return p;
}

/* The end of a number.  Returns NULL when it is not one. */
static const char *
find_number_end (const char *p,
                 const char *end)
{
  const char *start = p, *wrong = NULL;

  if (*p != '0' && *p != '-')
    {
      while (p < end && is_digit (*p))
        p++;
      if (p < end && *p != '.' && (*p | 0x20) != 'e')
        return p;
    }
  p = smith_json_scan_number (start, end, &wrong);

  return wrong == NULL ? p : NULL;
}

/* The end of true, false or null.  Returns NULL when it is none. */
static const char *
find_word_end (const char *p,
               guint      *out_kind)
{
  *out_kind = SMITH_NODE_BOOLEAN;
  if (__builtin_memcmp (p, "true", 4) == 0)
    return p + 4;
  if (__builtin_memcmp (p, "fals", 4) == 0 && p[4] == 'e')
    return p + 5;
  *out_kind = SMITH_NODE_NULL;

  return __builtin_memcmp (p, "null", 4) == 0 ? p + 4 : NULL;
}

/* Reads a scalar that begins at @p, at least five bytes before @end.
 *
 * Returns: (nullable): its end; %NULL when it is none */
const char *
smith_json_scalar_end (const char *p,
                       const char *end,
                       guint      *out_kind,
                       guint      *out_flags)
{
  gboolean escaped;

  *out_flags = 0;
  if (*p == '"')
    {
      *out_kind = SMITH_NODE_STRING;
      p = smith_json_string_end (p + 1, end, &escaped);
      *out_flags = escaped ? SMITH_FLAG_INDIRECT : 0;
      return p;
    }
  if (!is_digit (*p) && *p != '-')
    return find_word_end (p, out_kind);
  *out_kind = SMITH_NODE_NUMBER;

  return find_number_end (p, end);
}
