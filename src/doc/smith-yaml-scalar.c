/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-private.h"

#include <string.h>

/* Which tag and which kind of value a scalar has: YAML 1.2.2 §10.3, the core schema. */

static gboolean
is_one_of (const char        *text,
           gsize              length,
           const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && memcmp (words[i], text, length) == 0)
      return TRUE;

  return FALSE;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

/* 0o17 and 0xFF; no sign. */
static gboolean
is_prefixed_integer (const char *p,
                     const char *end)
{
  gboolean is_octal;

  if (end - p < 3 || p[0] != '0' || (p[1] != 'o' && p[1] != 'x'))
    return FALSE;

  is_octal = p[1] == 'o';
  for (p += 2; p < end; p++)
    if (is_octal ? (*p < '0' || *p > '7') : !g_ascii_isxdigit (*p))
      return FALSE;

  return TRUE;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static gboolean
is_decimal (const char *p,
            const char *end)
{
  const char *digits;
  gsize n;

  if (p < end && (*p == '-' || *p == '+'))
    p++;
  digits = p;
  p = skip_digits (p, end);
  n = (gsize) (p - digits);
  if (p < end && *p == '.')
    {
      digits = ++p;
      p = skip_digits (p, end);
      n += (gsize) (p - digits);
    }
  if (n == 0)
    return FALSE;

  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '-' || *p == '+'))
        p++;
      digits = p;
      p = skip_digits (p, end);
      if (p == digits)
        return FALSE;
    }

  return p == end;
}

static gboolean
is_number (const char *text,
           gsize       length)
{
  static const char *const infinities[] = { ".inf", ".Inf", ".INF", NULL };
  static const char *const not_numbers[] = { ".nan", ".NaN", ".NAN", NULL };
  gsize sign = *text == '-' || *text == '+' ? 1 : 0;

  return is_decimal (text, text + length) || is_prefixed_integer (text, text + length) ||
         is_one_of (text + sign, length - sign, infinities) ||
         is_one_of (text, length, not_numbers);
}

/* What a plain scalar is. */
SmithNodeKind
smith_yaml_plain_kind (const char *text,
                       gsize       length)
{
  static const char *const nulls[] = { "null", "Null", "NULL", "~", NULL };
  static const char *const booleans[] = { "true", "True", "TRUE", "false", "False", "FALSE", NULL };

  if (length == 0)
    return SMITH_NODE_NULL;

  switch (*text)
    {
    case 'n': case 'N': case '~':
      return is_one_of (text, length, nulls) ? SMITH_NODE_NULL : SMITH_NODE_STRING;

    case 't': case 'T': case 'f': case 'F':
      return is_one_of (text, length, booleans) ? SMITH_NODE_BOOLEAN : SMITH_NODE_STRING;

    case '-': case '+': case '.':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return is_number (text, length) ? SMITH_NODE_NUMBER : SMITH_NODE_STRING;

    default:
      return SMITH_NODE_STRING;
    }
}

SmithYamlTag
smith_yaml_tag_parse (const char *text,
                      gsize       length)
{
  static const char prefix[] = "tag:yaml.org,2002:";
  static const struct
  {
    const char  *name;
    SmithYamlTag tag;
  } tags[] = {
    { "str",   SMITH_YAML_TAG_STRING },
    { "int",   SMITH_YAML_TAG_INTEGER },
    { "float", SMITH_YAML_TAG_FLOAT },
    { "bool",  SMITH_YAML_TAG_BOOLEAN },
    { "null",  SMITH_YAML_TAG_NULL },
    { "map",   SMITH_YAML_TAG_MAPPING },
    { "seq",   SMITH_YAML_TAG_SEQUENCE },
    { "merge", SMITH_YAML_TAG_MERGE },
  };

  if (length == 1 && *text == '!')
    return SMITH_YAML_TAG_STRING;
  if (length < sizeof prefix || memcmp (text, prefix, sizeof prefix - 1) != 0)
    return SMITH_YAML_TAG_OTHER;

  text += sizeof prefix - 1;
  length -= sizeof prefix - 1;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && memcmp (tags[i].name, text, length) == 0)
      return tags[i].tag;

  return SMITH_YAML_TAG_OTHER;
}

/* Returns FALSE when the tag says what the text is not. */
gboolean
smith_yaml_scalar_kind (const SmithYamlScalar *scalar,
                        SmithNodeKind         *out_kind)
{
  SmithNodeKind kind, wanted;

  if (scalar->is_quoted && scalar->tag == SMITH_YAML_TAG_NONE)
    {
      *out_kind = SMITH_NODE_STRING;
      return TRUE;
    }

  wanted = kind = smith_yaml_plain_kind (scalar->text, scalar->length);
  switch (scalar->tag)
    {
    case SMITH_YAML_TAG_NONE:
    case SMITH_YAML_TAG_OTHER:
    case SMITH_YAML_TAG_MERGE:
      *out_kind = scalar->is_quoted ? SMITH_NODE_STRING : kind;
      return TRUE;

    case SMITH_YAML_TAG_STRING:
      *out_kind = SMITH_NODE_STRING;
      return TRUE;

    case SMITH_YAML_TAG_INTEGER:
    case SMITH_YAML_TAG_FLOAT:
      wanted = SMITH_NODE_NUMBER;
      break;

    case SMITH_YAML_TAG_BOOLEAN:
      wanted = SMITH_NODE_BOOLEAN;
      break;

    case SMITH_YAML_TAG_NULL:
      wanted = SMITH_NODE_NULL;
      break;

    case SMITH_YAML_TAG_MAPPING:
    case SMITH_YAML_TAG_SEQUENCE:
    default:
      return FALSE;
    }

  /* what is folded or escaped cannot be read where it stands */
  if (kind != wanted || scalar->is_pooled)
    return FALSE;
  if (scalar->tag == SMITH_YAML_TAG_INTEGER && !is_prefixed_integer (scalar->text,
                                                                     scalar->text + scalar->length))
    for (gsize i = 0; i < scalar->length; i++)
      if (!g_ascii_isdigit (scalar->text[i]) && (i > 0 || !strchr ("-+", scalar->text[i])))
        return FALSE;
  *out_kind = kind;

  return TRUE;
}
