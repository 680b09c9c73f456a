/* SPDX-License-Identifier: GPL-3.0-or-later */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "smith-schema-private.h"

#include <pcre2.h>
#include <string.h>

/* Regular expressions of ECMA-262 by PCRE.  GRegex would do, could it be told for one text how long
 * to try. */

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
  g_autofree char *translated = smith_schema_pattern_translate (copy->str, length);
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

/**
 * smith_schema_check_pattern:
 * @pattern: (array length=length): the value of the keyword `pattern`; may hold NUL
 * @length: bytes
 * @error: %SMITH_SCHEMA_ERROR_PATTERN, with the reason alone as its message
 *
 * Pure, for any thread; takes microseconds.
 *
 * Returns: whether it can be read as a regular expression (Validation §6.3.3)
 */
gboolean
smith_schema_check_pattern (const char  *pattern,
                            gsize        length,
                            GError     **error)
{
  g_autoptr(SmithSchemaRegex) regex = smith_schema_regex_new (pattern, length, error);

  return regex != NULL;
}
