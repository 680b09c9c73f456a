/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <string.h>

/* Regular expressions of ECMA-262 (Validation §6.3.3, unicode mode) in the dialect of PCRE. */

/* PCRE knows general categories by their short names only. */
static const char *const categories[][2] = {
  { "Letter", "L" }, { "Cased_Letter", "L&" }, { "Uppercase_Letter", "Lu" },
  { "Lowercase_Letter", "Ll" }, { "Titlecase_Letter", "Lt" }, { "Modifier_Letter", "Lm" },
  { "Other_Letter", "Lo" }, { "Mark", "M" }, { "Nonspacing_Mark", "Mn" },
  { "Spacing_Mark", "Mc" }, { "Enclosing_Mark", "Me" }, { "Number", "N" },
  { "Decimal_Number", "Nd" }, { "digit", "Nd" }, { "Letter_Number", "Nl" },
  { "Other_Number", "No" }, { "Punctuation", "P" }, { "punct", "P" },
  { "Connector_Punctuation", "Pc" }, { "Dash_Punctuation", "Pd" }, { "Open_Punctuation", "Ps" },
  { "Close_Punctuation", "Pe" }, { "Initial_Punctuation", "Pi" }, { "Final_Punctuation", "Pf" },
  { "Other_Punctuation", "Po" }, { "Symbol", "S" }, { "Math_Symbol", "Sm" },
  { "Currency_Symbol", "Sc" }, { "Modifier_Symbol", "Sk" }, { "Other_Symbol", "So" },
  { "Separator", "Z" }, { "Space_Separator", "Zs" }, { "Line_Separator", "Zl" },
  { "Paragraph_Separator", "Zp" }, { "Other", "C" }, { "Control", "Cc" }, { "Format", "Cf" },
};

/* What \d, \w and \s stand for, to be put inside of brackets. */
static const char *
find_class (char c)
{
  switch (c)
    {
    case 'd':
      return "0-9";
    case 'w':
      return "A-Za-z0-9_";
    case 's':
      return "\\t\\n\\x0B\\f\\r \\x{A0}\\x{FEFF}\\p{Zs}\\x{2028}\\x{2029}";
    default:
      return NULL;
    }
}

/* \p{…} and \P{…}; returns what follows. */
static const char *
translate_property (const char *p,
                    GString    *out)
{
  const char *end = strchr (p, '}');
  const char *name = p + 2;

  if (p[1] != '{' || end == NULL)
    {
      g_string_append_len (out, p - 1, 2);
      return p + 1;
    }
  g_string_append_len (out, p - 1, 3);
  for (gsize i = 0; i < 3; i++)
    {
      static const char *const prefixes[] = { "Script=", "sc=", "General_Category=" };

      if (g_str_has_prefix (name, prefixes[i]))
        name += strlen (prefixes[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    if (strlen (categories[i][0]) == (gsize) (end - name) &&
        memcmp (name, categories[i][0], (gsize) (end - name)) == 0)
      {
        g_string_append_printf (out, "%s}", categories[i][1]);
        return end + 1;
      }
  g_string_append_len (out, name, end - name + 1);

  return end + 1;
}

/* \uHHHH; two of them may be the halves of one character.  A half that stands alone is in no text,
 * which PCRE is told to bear. */
static const char *
translate_unit (const char *p,
                GString    *out)
{
  guint64 unit, low = 0;
  char digits[5] = { 0 };

  memcpy (digits, p + 1, 4);
  unit = g_ascii_strtoull (digits, NULL, 16);
  if ((unit & 0xFC00) == 0xD800 && p[5] == '\\' && p[6] == 'u' &&
      strspn (p + 7, "0123456789abcdefABCDEF") >= 4)
    {
      memcpy (digits, p + 7, 4);
      low = g_ascii_strtoull (digits, NULL, 16);
    }
  if ((low & 0xFC00) == 0xDC00)
    {
      unit = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
      p += 6;
    }
  g_string_append_printf (out, "\\x{%x}", (guint) unit);

  return p + 5;
}

/* The escape whose backslash stands before @p.  Returns what comes after it, or NULL for one that
 * PCRE has and ECMA-262 has not. */
static const char *
translate_escape (const char *p,
                  gboolean    in_class,
                  GString    *out)
{
  const char *class_ = find_class (g_ascii_tolower (*p));

  if (class_ != NULL && (!in_class || g_ascii_islower (*p)))
    {
      g_string_append_printf (out, in_class ? "%s" : g_ascii_isupper (*p) ? "[^%s]" : "[%s]",
                              class_);
      return p + 1;
    }

  switch (*p)
    {
    case 'S':
      /* in brackets, where no other brackets can be */
      g_string_append (out, "\\P{Xsp}");
      return p + 1;

    case 'p':
    case 'P':
      return translate_property (p, out);

    case 'u':
      if (p[1] == '{')
        {
          g_string_append (out, "\\x");
          return p + 1;
        }
      if (strspn (p + 1, "0123456789abcdefABCDEF") < 4)
        return NULL;
      return translate_unit (p, out);

    case 'v':
      g_string_append (out, "\\x0B");
      return p + 1;

    case 'c':
      if (!g_ascii_isalpha (p[1]))
        return NULL;
      g_string_append_printf (out, "\\x%02x", p[1] & 0x1F);
      return p + 2;

    case '\0':
    case 'a':
    case 'e':
    case 'A':
    case 'Z':
    case 'z':
    case 'G':
    case 'Q':
    case 'E':
    case 'h':
    case 'H':
    case 'K':
    case 'R':
    case 'X':
      return NULL;

    default:
      g_string_append_c (out, '\\');
      g_string_append_unichar (out, g_utf8_get_char (p));
      return g_utf8_next_char (p);
    }
}

/* What a hyphen in brackets would stand behind. */
typedef enum
{
  BEHIND_NOTHING,    /* the bracket, or a range: it is a character */
  BEHIND_CHARACTER,  /* it makes a range */
  BEHIND_SEVERAL,    /* what \w, \p{…} and the like are: it is a character */
} Behind;

/* Whether at @p, which is in brackets, stands a class and not a character. */
static gboolean
is_several (const char *p)
{
  return *p == '\\' && p[1] != '\0' && strchr ("dDwWsSpP", p[1]) != NULL;
}

/* One character or class in brackets.  Returns what follows, or NULL as translate_escape(). */
static const char *
translate_member (const char *p,
                  GString    *out)
{
  if (*p == '\\')
    return translate_escape (p + 1, TRUE, out);
  if (*p == '\0')
    g_string_append (out, "\\x00");
  else if (*p == '[' || *p == '-')
    g_string_append_printf (out, "\\%c", *p);  /* PCRE would look for [:alpha:] */
  else
    g_string_append_unichar (out, g_utf8_get_char (p));

  return g_utf8_next_char (p);
}

/* What is in brackets, of which the opening one is at @p.  A hyphen beside a class is one more
 * character, as browsers read it where no flag is given (ECMA-262 §B.1.2); PCRE would not know that
 * there was a class.  Returns what follows, or NULL as translate_escape(). */
static const char *
translate_brackets (const char *p,
                    const char *end,
                    GString    *out)
{
  Behind behind = BEHIND_NOTHING;

  /* an empty class matches nothing, and its opposite everything */
  if (g_str_has_prefix (p, "[]") || g_str_has_prefix (p, "[^]"))
    {
      g_string_append (out, p[1] == ']' ? "(?!)" : "[\\s\\S]");
      return p + (p[1] == ']' ? 2 : 3);
    }
  g_string_append_c (out, *p++);
  if (*p == '^')
    g_string_append_c (out, *p++);
  while (p != NULL && p < end && *p != ']')
    {
      gboolean joins = *p == '-' && behind != BEHIND_NOTHING && p + 1 < end && p[1] != ']';

      if (joins)
        {
          p++;
          g_string_append (out, behind == BEHIND_SEVERAL || is_several (p) ? "\\-" : "-");
        }
      behind = joins ? BEHIND_NOTHING : is_several (p) ? BEHIND_SEVERAL : BEHIND_CHARACTER;
      p = translate_member (p, out);
    }
  if (p == NULL || p >= end)
    return p;
  g_string_append_c (out, ']');

  return p + 1;
}

/* The most that PCRE repeats something. */
#define MOST_REPEATS 65535u

/* Groups inside of one another, of which PCRE takes 250, and bytes that a pattern may grow to. */
#define MOST_NESTED 200u
#define MOST_BYTES (64u * 1024)

/* {N}, {N,} and {N,M}. */
typedef struct
{
  guint64 least;
  guint64 most;  /* G_MAXUINT64: any number */
} Count;

/* Reads a count at @p; returns what follows, or @p when there is none. */
static const char *
read_count (const char *p,
            Count      *out)
{
  char *end;

  if (*p != '{' || !g_ascii_isdigit (p[1]))
    return p;
  out->least = out->most = g_ascii_strtoull (p + 1, &end, 10);
  if (*end == ',')
    {
      out->most = G_MAXUINT64;
      if (g_ascii_isdigit (*++end))
        out->most = g_ascii_strtoull (end, &end, 10);
    }

  return *end == '}' ? end + 1 : p;
}

/* Whether PCRE needs help to repeat so often what @out ends with, from @at on, and that can be. */
static gboolean
needs_parts (const GString *out,
             gsize          at,
             const Count   *count)
{
  gboolean is_open = count->most == G_MAXUINT64;
  guint64 more = is_open ? 0 : count->most - count->least;
  guint64 n_parts = count->least / MOST_REPEATS + more / MOST_REPEATS;

  if (count->most < count->least || (count->least <= MOST_REPEATS && is_open) ||
      (count->most <= MOST_REPEATS && !is_open))
    return FALSE;

  return more / MOST_REPEATS <= MOST_NESTED &&
         out->len + n_parts * (2 * (out->len - at) + 32) < MOST_BYTES;
}

/* Each length is reached in one way only, or a text that does not match would be tried in very
 * many. */
static void
append_parts (GString     *out,
              gsize        at,
              const Count *count)
{
  g_autofree char *atom = g_strdup (out->str + at);
  guint64 least = count->least, more = count->most - count->least;
  guint n_open = 0;

  g_string_truncate (out, at);
  for (; least > MOST_REPEATS; least -= MOST_REPEATS)
    g_string_append_printf (out, "%s{%u}", atom, MOST_REPEATS);
  g_string_append_printf (out, "%s{%" G_GUINT64_FORMAT "}", atom, least);
  if (count->most == G_MAXUINT64)
    {
      g_string_append_printf (out, "%s*", atom);
      return;
    }
  for (; more > MOST_REPEATS; more -= MOST_REPEATS, n_open++)
    g_string_append_printf (out, "(?:%s{%u}", atom, MOST_REPEATS);
  g_string_append_printf (out, "%s{0,%" G_GUINT64_FORMAT "}", atom, more);
  while (n_open-- > 0)
    g_string_append_printf (out, "|%s{0,%u})", atom, MOST_REPEATS - 1);
}

/* Of what begins with (? ECMA-262 has groups without a number, looks around, and names. */
static gboolean
is_group (const char *p)
{
  return p[2] != '\0' && (strchr (":=!", p[2]) != NULL || p[2] == '<');
}

/* Returns what follows, or NULL as translate_escape(). */
static const char *
translate_part (const char *p,
                const char *end,
                GString    *out)
{
  if (*p == '\\')
    return translate_escape (p + 1, FALSE, out);
  if (*p == '[')
    return translate_brackets (p, end, out);
  if (g_str_has_prefix (p, "(?") && !is_group (p))
    return NULL;
  if (*p == '\0')
    g_string_append (out, "\\x00");
  else
    g_string_append_unichar (out, g_utf8_get_char (p));

  return g_utf8_next_char (p);
}

/**
 * smith_schema_pattern_translate:
 * @pattern: an ECMA-262 regular expression, with a NUL behind it
 * @length: bytes; there may be a NUL among them
 *
 * Returns: (transfer full) (nullable): the same for PCRE; %NULL for what ECMA-262 has not, while
 *   other mistakes are left for PCRE to find
 */
char *
smith_schema_pattern_translate (const char *pattern,
                                gsize       length)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *p = pattern, *end = pattern + length;
  gsize at = 0;  /* where what may be repeated begins; at the end of @out when there is nothing */
  Count count;

  while (p != NULL && p < end)
    {
      const char *next = read_count (p, &count);

      if (next != p && at < out->len && needs_parts (out, at, &count))
        {
          append_parts (out, at, &count);
          at = out->len;
          p = next;
          continue;
        }
      at = out->len;
      next = translate_part (p, end, out);
      if (*p != '\0' && strchr ("^$|()*+?{}", *p) != NULL)
        at = out->len;
      p = next;
    }

  return p != NULL ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
