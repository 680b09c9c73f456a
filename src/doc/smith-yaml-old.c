/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-old.h"

#include "smith-yaml-private.h"

#include <string.h>

/* Bytes of the longest number: Python reads no whole number of more digits, and prints none, since
 * its time grows with their square.  And of the longest word. */
#define MAX_NUMBER 4300u
#define MAX_WORD 5u

/* The types of YAML 1.1 that a plain scalar can have (yaml.org/type), as the usual readers
 * took them over: there a float needs a point, and an exponent its sign.  What only the papers
 * say is marked.  Words come in small letters, in capitals, and with the first one large. */
static const struct
{
  SmithYamlOldKind kind;
  gboolean         is_rare;
  const char      *word;
} words[] = {
  { SMITH_YAML_OLD_NULL,    FALSE, "" },
  { SMITH_YAML_OLD_NULL,    FALSE, "~" },
  { SMITH_YAML_OLD_NULL,    FALSE, "null" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "yes" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "no" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "true" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "false" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "on" },
  { SMITH_YAML_OLD_BOOLEAN, FALSE, "off" },
  { SMITH_YAML_OLD_BOOLEAN, TRUE,  "y" },
  { SMITH_YAML_OLD_BOOLEAN, TRUE,  "n" },
  { SMITH_YAML_OLD_MERGE,   TRUE,  "<<" },
  { SMITH_YAML_OLD_DEFAULT, TRUE,  "=" },
};

/* The first that fits counts. */
static const struct
{
  SmithYamlOldKind kind;
  gboolean         is_rare;
  const char      *pattern;
} numbers[] = {
  { SMITH_YAML_OLD_FLOAT, FALSE,
    "^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
    "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
    "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$" },
  { SMITH_YAML_OLD_INTEGER, FALSE,
    "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
    "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$" },
  { SMITH_YAML_OLD_DATE, FALSE,
    "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}"
    ":[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$" },
  { SMITH_YAML_OLD_FLOAT, TRUE, "^[-+]\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?$" },
};

/* What a scalar can be besides text, by its first byte. */
enum
{
  CAN_BE_NUMBER = 1 << 0,
  CAN_BE_WORD   = 1 << 1,
};

static const guint8 by_first_byte[256] = {
  ['0'] = CAN_BE_NUMBER, ['1'] = CAN_BE_NUMBER, ['2'] = CAN_BE_NUMBER, ['3'] = CAN_BE_NUMBER,
  ['4'] = CAN_BE_NUMBER, ['5'] = CAN_BE_NUMBER, ['6'] = CAN_BE_NUMBER, ['7'] = CAN_BE_NUMBER,
  ['8'] = CAN_BE_NUMBER, ['9'] = CAN_BE_NUMBER,
  ['+'] = CAN_BE_NUMBER, ['-'] = CAN_BE_NUMBER, ['.'] = CAN_BE_NUMBER,
  ['y'] = CAN_BE_WORD, ['Y'] = CAN_BE_WORD, ['n'] = CAN_BE_WORD, ['N'] = CAN_BE_WORD,
  ['t'] = CAN_BE_WORD, ['T'] = CAN_BE_WORD, ['f'] = CAN_BE_WORD, ['F'] = CAN_BE_WORD,
  ['o'] = CAN_BE_WORD, ['O'] = CAN_BE_WORD, ['~'] = CAN_BE_WORD, ['<'] = CAN_BE_WORD,
  ['='] = CAN_BE_WORD,
};

/* Whether one of the words, or of those of 1.2, may begin with these two letters: names such as
 * type, name and format do not. */
static inline gboolean
can_begin_word (char first,
                char second)
{
  switch (g_ascii_tolower (first))
    {
    case 'n':
      return g_ascii_tolower (second) == 'u' || g_ascii_tolower (second) == 'o';

    case 't':
      return g_ascii_tolower (second) == 'r';

    case 'f':
      return g_ascii_tolower (second) == 'a';

    case 'o':
      return g_ascii_tolower (second) == 'n' || g_ascii_tolower (second) == 'f';

    case 'y':
      return g_ascii_tolower (second) == 'e';

    default:
      return TRUE;
    }
}

static inline guint
find_can_be (const char *text,
             gsize       length)
{
  guint can_be = length > 0 ? by_first_byte[(guint8) *text] : CAN_BE_WORD;

  if (can_be == CAN_BE_WORD &&
      (length > MAX_WORD || (length > 1 && !can_begin_word (text[0], text[1]))))
    return 0;

  return can_be;
}

static gboolean
is_word (const char *text,
         gsize       length,
         const char *word)
{
  gboolean is_large = length > 0 && g_ascii_isupper (text[length - 1]);

  if (strlen (word) != length || g_ascii_strncasecmp (text, word, length) != 0)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (g_ascii_isupper (text[i]) != is_large)
      return FALSE;

  return length < 2 || !is_large || g_ascii_isupper (*text);
}

static SmithYamlOldKind
find_word (const char *text,
           gsize       length,
           gboolean    with_rare)
{
  char first = length > 0 ? g_ascii_tolower (*text) : '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].word[0] == first && (with_rare || !words[i].is_rare) &&
        is_word (text, length, words[i].word))
      return words[i].kind;

  return SMITH_YAML_OLD_TEXT;
}

static SmithYamlOldKind
find_number (const char *text,
             gsize       length,
             gboolean    with_rare)
{
  static GRegex *regexes[G_N_ELEMENTS (numbers)];
  static gsize is_ready;

  if (g_once_init_enter (&is_ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        regexes[i] = g_regex_new (numbers[i].pattern,
                                  G_REGEX_OPTIMIZE | G_REGEX_RAW | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_once_init_leave (&is_ready, 1);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if ((with_rare || !numbers[i].is_rare) &&
        g_regex_match_full (regexes[i], text, (gssize) length, 0, 0, NULL, NULL))
      return numbers[i].kind;

  return SMITH_YAML_OLD_TEXT;
}

static SmithYamlOldKind
find_kind (const char *text,
           gsize       length,
           gboolean    with_rare)
{
  guint can_be = find_can_be (text, length);

  if (can_be == 0)
    return SMITH_YAML_OLD_TEXT;
  if (can_be == CAN_BE_NUMBER)
    return length <= MAX_NUMBER ? find_number (text, length, with_rare) : SMITH_YAML_OLD_TEXT;

  return find_word (text, length, with_rare);
}

/**
 * smith_yaml_old_kind:
 * @text: a plain scalar
 * @length: bytes
 *
 * Returns: what YAML 1.1 takes it for, by the letter
 */
SmithYamlOldKind
smith_yaml_old_kind (const char *text,
                     gsize       length)
{
  return find_kind (text, length, TRUE);
}

/**
 * smith_yaml_old_usual_kind:
 *
 * Returns: what the usual readers of 1.1 take it for, Python's among them: `y` and `n` are
 *   text for them, as are `=` and, where it is no key, `<<`
 */
SmithYamlOldKind
smith_yaml_old_usual_kind (const char *text,
                           gsize       length)
{
  return find_kind (text, length, FALSE);
}

/* Of digits in @base and underscores; FALSE when it is too large. */
static gboolean
read_digits (const char **text,
             const char  *end,
             guint        base,
             gint64      *value)
{
  for (*value = 0; *text < end && (g_ascii_isxdigit (**text) || **text == '_'); (*text)++)
    {
      if (**text == '_')
        continue;
      if (*value > (G_MAXINT64 - 16) / (gint64) base)
        return FALSE;
      *value = *value * base + g_ascii_xdigit_value (**text);
    }

  return TRUE;
}

/**
 * smith_yaml_old_integer:
 * @text: a plain scalar that is %SMITH_YAML_OLD_INTEGER
 * @out_value: (out): the number that 1.1 takes it for
 *
 * Returns: %FALSE when it is too large
 */
gboolean
smith_yaml_old_integer (const char *text,
                        gsize       length,
                        gint64     *out_value)
{
  const char *end = text + length;
  gboolean is_negative = length > 0 && *text == '-';
  guint base = 10;
  gint64 value, part;

  text += length > 0 && strchr ("+-", *text) != NULL ? 1 : 0;
  if (end - text > 1 && *text == '0')
    {
      base = text[1] == 'x' ? 16 : text[1] == 'b' ? 2 : 8;
      text += base == 8 ? 1 : 2;
    }
  if (!read_digits (&text, end, base, &value))
    return FALSE;
  while (text < end && *text == ':')
    {
      text++;
      if (!read_digits (&text, end, 10, &part) || value > (G_MAXINT64 - 60) / 60)
        return FALSE;
      value = value * 60 + part;
    }
  *out_value = is_negative ? -value : value;

  return TRUE;
}

/* Whether a scalar is a whole number that all readers take for the same: no patterns are needed
 * for most numbers. */
static gboolean
is_plain_integer (const char *text,
                  gsize       length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;

  return n == length && n > 0 && length <= MAX_NUMBER && (*text != '0' || n == 1);
}

/**
 * smith_yaml_old_differs:
 * @text: a plain scalar, value or key
 *
 * Returns: whether YAML 1.1 takes it for something else than 1.2, by whose core schema
 *   documents are read here: `no`, 010, 1_000, 12:30, 2024-01-31 do, and so does 1e3, which
 *   1.1 takes for text
 */
gboolean
smith_yaml_old_differs (const char *text,
                        gsize       length)
{
  SmithNodeKind kind;
  SmithYamlOldKind old;
  gsize sign;
  gint64 value;

  /* what is nothing else in 1.1 is text in the core schema too */
  if (find_can_be (text, length) == 0 || is_plain_integer (text, length))
    return FALSE;
  kind = smith_yaml_plain_kind (text, length);
  old = smith_yaml_old_kind (text, length);
  sign = length > 0 && strchr ("+-", *text) != NULL ? 1 : 0;

  switch (old)
    {
    case SMITH_YAML_OLD_TEXT:
      return kind != SMITH_NODE_STRING;

    case SMITH_YAML_OLD_NULL:
      return kind != SMITH_NODE_NULL;

    case SMITH_YAML_OLD_BOOLEAN:
      return kind != SMITH_NODE_BOOLEAN;

    case SMITH_YAML_OLD_FLOAT:
      return kind != SMITH_NODE_NUMBER;

    case SMITH_YAML_OLD_INTEGER:
      if (kind != SMITH_NODE_NUMBER)
        return TRUE;
      /* 07 is seven in both */
      return length > sign + 1 && text[sign] == '0' && text[sign + 1] != 'x' &&
             (!smith_yaml_old_integer (text + sign, length - sign, &value) || value > 7);

    case SMITH_YAML_OLD_DATE:
    case SMITH_YAML_OLD_MERGE:
    case SMITH_YAML_OLD_DEFAULT:
    default:
      return TRUE;
    }
}
