/* SPDX-License-Identifier: GPL-3.0-or-later */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "smith-schema-private.h"

#include <pcre2.h>
#include <string.h>

/* Regular expressions of ECMA-262 (Validation §6.3.3, unicode mode) for PCRE, whose dialect is
 * another.  GRegex would do, could it be told for one text how long to try. */

struct _SmithSchemaRegex
{
  pcre2_code *code;     /* (owned) */
  gboolean    repeats;  /* a step may look over the whole text */
};

/* Steps of backtracking that a match gets at first, for people's patterns take dozens; what is
 * not done by then gets four times as many, up to MOST. */
#define FIRST 200u
#define MOST 1000000u

/* PCRE counts a step when it turns back or begins anew, and where a pattern repeats something,
 * it may look over the whole text between two of them: so many characters count as a step. */
#define CHARACTERS_A_STEP 128u

/* The most that one match is worth, texts of any length considered: a second or so. */
#define MOST_WORTH (8u * MOST)

/* Steps of PCRE that are one of the checker's. */
#define STEPS_A_STEP 8u

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

/* Of what begins with (? ECMA-262 has groups without a number, looks around, and names. */
static gboolean
is_group (const char *p)
{
  return p[2] != '\0' && (strchr (":=!", p[2]) != NULL || p[2] == '<');
}

/* Returns NULL for what ECMA-262 has not. */
static char *
translate (const char *pattern,
           gsize       length)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *p = pattern, *end = pattern + length;

  while (p != NULL && p < end)
    {
      if (*p == '\\')
        p = translate_escape (p + 1, FALSE, out);
      else if (*p == '[')
        p = translate_brackets (p, end, out);
      else if (g_str_has_prefix (p, "(?") && !is_group (p))
        p = NULL;
      else
        {
          if (*p == '\0')
            g_string_append (out, "\\x00");
          else
            g_string_append_unichar (out, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }

  return p != NULL ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

typedef pcre2_compile_context CompileContext;
typedef pcre2_match_context MatchContext;
typedef pcre2_match_data MatchData;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CompileContext, pcre2_compile_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchContext, pcre2_match_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchData, pcre2_match_data_free)

/* Returns NULL with an error as the compiler of PCRE puts it. */
static pcre2_code *
compile (const char  *pattern,
         GError     **error)
{
  g_autoptr(CompileContext) context = pcre2_compile_context_create (NULL);
  pcre2_code *code;
  PCRE2_SIZE at;
  int number;

  pcre2_set_newline (context, PCRE2_NEWLINE_ANY);
  pcre2_set_compile_extra_options (context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
  code = pcre2_compile ((PCRE2_SPTR) pattern, PCRE2_ZERO_TERMINATED,
                        PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOLLAR_ENDONLY |
                        PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C,
                        &number, &at, context);
  if (code == NULL)
    {
      char message[256];

      pcre2_get_error_message (number, (PCRE2_UCHAR *) message, sizeof message);
      g_set_error_literal (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_PATTERN, message);
    }

  return code;
}

/* PCRE counts steps anew at each character where it begins.  A pattern that may begin anywhere
 * gets the way to its beginning as a part, so that one count holds for all. */
static pcre2_code *
compile_anchored (const char  *pattern,
                  GError     **error)
{
  pcre2_code *code = compile (pattern, error);
  g_autofree char *anchored = NULL;
  guint32 options = 0;

  if (code == NULL)
    return NULL;
  pcre2_pattern_info (code, PCRE2_INFO_ALLOPTIONS, &options);
  if ((options & PCRE2_ANCHORED) != 0)
    return code;
  pcre2_code_free (code);
  anchored = g_strdup_printf ("\\A(?s:.*?)(?:%s)", pattern);

  return compile (anchored, error);
}

/**
 * smith_schema_regex_new:
 * @pattern: an ECMA-262 regular expression; may hold NUL
 * @length: bytes
 * @error: %SMITH_SCHEMA_ERROR_PATTERN
 *
 * Returns: (transfer full) (nullable): ready to match, from any thread; not anchored
 */
SmithSchemaRegex *
smith_schema_regex_new (const char  *pattern,
                        gsize        length,
                        GError     **error)
{
  /* a NUL to end at, as a text that is peeked at need not have one */
  g_autoptr(GString) copy = g_string_new_len (pattern, (gssize) length);
  g_autofree char *translated = translate (copy->str, length);
  SmithSchemaRegex *self;
  pcre2_code *code;

  if (translated == NULL)
    {
      g_set_error_literal (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_PATTERN,
                           "it has something that ECMA-262 does not have");
      return NULL;
    }
  code = compile_anchored (translated, error);
  if (code == NULL)
    return NULL;

  /* where a system forbids machine code, PCRE works without it */
  pcre2_jit_compile (code, PCRE2_JIT_COMPLETE);
  self = g_new (SmithSchemaRegex, 1);
  self->code = code;
  self->repeats = strpbrk (translated, "*+{") != NULL;

  return self;
}

void
smith_schema_regex_free (SmithSchemaRegex *self)
{
  pcre2_code_free (self->code);
  g_free (self);
}

/* What PCRE answers when it may take @limit steps. */
static int
try_match (const SmithSchemaRegex *self,
           const char             *text,
           gsize                   length,
           guint32                 limit,
           pcre2_match_data       *data,
           pcre2_match_context    *context)
{
  int answer;

  pcre2_set_match_limit (context, limit);
  answer = pcre2_match (self->code, (PCRE2_SPTR) text, length, 0, PCRE2_NO_UTF_CHECK, data,
                        context);
  /* machine code has 32 KiB for the places to turn back to; without it they have the heap */
  if (answer == PCRE2_ERROR_JIT_STACKLIMIT)
    answer = pcre2_match (self->code, (PCRE2_SPTR) text, length, 0,
                          PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context);

  return answer;
}

/**
 * smith_schema_regex_match:
 * @text: UTF-8
 * @out_steps: (out): what it has cost at most, in steps of a check
 *
 * Takes a second at most or so, whatever the pattern and the text are.
 *
 * Returns: whether it matches anywhere, if that could be found out
 */
SmithSchemaMatch
smith_schema_regex_match (const SmithSchemaRegex *self,
                          const char             *text,
                          gsize                   length,
                          guint64                *out_steps)
{
  g_autoptr(MatchData) data = pcre2_match_data_create (1, NULL);
  g_autoptr(MatchContext) context = pcre2_match_context_create (NULL);
  guint64 weight = 1 + (self->repeats ? length / CHARACTERS_A_STEP : 0);
  guint32 most = (guint32) MIN (MOST, MOST_WORTH / weight), limit = 0;

  *out_steps = 1 + length / 64;
  while (limit < most)
    {
      int answer;

      limit = MIN (MAX (FIRST, limit * 4), most);
      answer = try_match (self, text, length, limit, data, context);

      if (answer >= 0)
        return SMITH_SCHEMA_MATCH_FOUND;
      if (answer == PCRE2_ERROR_NOMATCH)
        return SMITH_SCHEMA_MATCH_NONE;
      *out_steps += limit * weight / STEPS_A_STEP;
      if (answer != PCRE2_ERROR_MATCHLIMIT)
        break;
    }

  return SMITH_SCHEMA_MATCH_GIVEN_UP;
}
