/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <string.h>

/* Regular expressions of ECMA-262 (Validation §6.3.3, unicode mode) for GRegex, which speaks
 * PCRE's dialect. */

/* Steps of backtracking before a match is given up; people's patterns take hundreds. */
#define MATCH_LIMIT "(*LIMIT_MATCH=1000000)"

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

/* What follows a backslash at @p.  Returns what follows it, NULL when ECMA-262 has no such
 * escape. */
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
      g_string_append_printf (out, "\\x{%.4s}", p + 1);
      return p + 5;

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

/* Of what begins with (? ECMA-262 has groups without a number, looks around, and names. */
static gboolean
is_group (const char *p)
{
  return strchr (":=!", p[2]) != NULL || p[2] == '<';
}

static char *
translate (const char *pattern)
{
  GString *out = g_string_new (MATCH_LIMIT);
  gboolean in_class = FALSE;

  for (const char *p = pattern; *p != '\0'; )
    {
      if (*p == '\\')
        {
          p = translate_escape (p + 1, in_class, out);
          if (p == NULL)
            {
              g_string_free (out, TRUE);
              return NULL;
            }
          continue;
        }
      if (!in_class && g_str_has_prefix (p, "(?") && (p[2] == '\0' || !is_group (p)))
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      if (*p == '[' && !in_class)
        {
          in_class = TRUE;
          /* an empty class matches nothing, and its opposite everything */
          if (g_str_has_prefix (p, "[]") || g_str_has_prefix (p, "[^]"))
            {
              g_string_append (out, p[1] == ']' ? "(?!)" : "[\\s\\S]");
              p += p[1] == ']' ? 2 : 3;
              in_class = FALSE;
              continue;
            }
        }
      else if (*p == '[')
        {
          /* PCRE would look for [:alpha:] */
          g_string_append (out, "\\[");
          p++;
          continue;
        }
      else if (*p == ']')
        in_class = FALSE;
      g_string_append_unichar (out, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return g_string_free (out, FALSE);
}

/**
 * smith_schema_regex_new:
 * @pattern: an ECMA-262 regular expression
 * @error: %G_REGEX_ERROR
 *
 * Returns: (transfer full) (nullable): the same for GRegex, not anchored
 */
GRegex *
smith_schema_regex_new (const char  *pattern,
                        GError     **error)
{
  g_autofree char *translated = translate (pattern);

  if (translated == NULL)
    {
      g_set_error_literal (error, G_REGEX_ERROR, G_REGEX_ERROR_COMPILE,
                           "it has something that ECMA-262 does not have");
      return NULL;
    }

  return g_regex_new (translated, G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, error);
}

/* Whether it matches anywhere; a match that is given up counts as none. */
gboolean
smith_schema_regex_match (GRegex     *regex,
                          const char *text,
                          gsize       length,
                          gboolean   *out_is_given_up)
{
  g_autoptr(GError) error = NULL;
  gboolean matches = g_regex_match_full (regex, text, (gssize) length, 0, 0, NULL, &error);

  *out_is_given_up = error != NULL;

  return matches;
}
