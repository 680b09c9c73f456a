/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-python-number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* @text without its underscores; a sign and the digits. */
static char *
dup_digits (const char *text,
            gsize       length)
{
  char *digits = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] != '_')
      digits[n++] = text[i];
  digits[n] = '\0';

  return digits;
}

/* A decimal number of any length, its lowest nine digits first. */
#define LIMB 1000000000u

static void
multiply_add (GArray *limbs,
              guint   factor,
              guint   summand)
{
  guint64 carry = summand;

  for (guint i = 0; i < limbs->len; i++)
    {
      guint32 *limb = &g_array_index (limbs, guint32, i);

      carry += (guint64) *limb * factor;
      *limb = (guint32) (carry % LIMB);
      carry /= LIMB;
    }
  if (carry > 0)
    {
      guint32 limb = (guint32) carry;

      g_array_append_val (limbs, limb);
    }
}

static void
append_limbs (GString *out,
              GArray  *limbs)
{
  if (limbs->len == 0)
    g_string_append_c (out, '0');
  for (guint i = limbs->len; i-- > 0; )
    g_string_append_printf (out, i + 1 == limbs->len ? "%u" : "%09u",
                            g_array_index (limbs, guint32, i));
}

/* The digits after a prefix, in any base up to 16.  Takes time with the square of their number,
 * which smith-yaml-old.c bounds; so as many as a limb can hold are added at once. */
static void
append_in_decimal (GString    *out,
                   const char *digits,
                   guint       base)
{
  g_autoptr(GArray) limbs = g_array_new (FALSE, FALSE, sizeof (guint32));

  while (*digits != '\0')
    {
      guint factor = 1, summand = 0;

      for (; *digits != '\0' && factor <= LIMB / base; digits++, factor *= base)
        summand = summand * base + (guint) g_ascii_xdigit_value (*digits);
      multiply_add (limbs, factor, summand);
    }
  append_limbs (out, limbs);
}

/* Hours, minutes and seconds are one number to YAML 1.1. */
static void
append_base_60 (GString    *out,
                const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ":", -1);
  g_autoptr(GArray) limbs = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *p = parts[0]; *p != '\0'; p++)
    multiply_add (limbs, 10, (guint) g_ascii_digit_value (*p));
  for (guint i = 1; parts[i] != NULL; i++)
    multiply_add (limbs, 60, (guint) g_ascii_strtoull (parts[i], NULL, 10));
  append_limbs (out, limbs);
}

static void
append_integer (GString    *out,
                const char *text,
                gsize       length)
{
  g_autofree char *plain = dup_digits (text, length);
  const char *digits = *plain == '-' || *plain == '+' ? plain + 1 : plain;
  gsize before = out->len;

  if (*plain == '-')
    g_string_append_c (out, '-');
  if (strchr (digits, ':') != NULL)
    append_base_60 (out, digits);
  else if (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'b'))
    append_in_decimal (out, digits + 2, digits[1] == 'x' ? 16 : 2);
  else if (digits[0] == '0' && digits[1] != '\0')
    append_in_decimal (out, digits + 1, 8);
  else
    g_string_append (out, digits);

  /* integers have no negative zero */
  if (g_str_equal (out->str + before, "-0"))
    g_string_erase (out, (gssize) before, 1);
}

/* Appends a float as Python prints it: the fewest digits that read as the same number, with an
 * exponent below 1e-4 and from 1e16 on. */
static void
append_float (GString *out,
              double   value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *mantissa = NULL;
  char *exponent_text;
  int exponent, n;

  if (isnan (value) || isinf (value))
    {
      g_string_append (out, isnan (value) ? "nan" : value < 0 ? "-inf" : "inf");
      return;
    }

  for (int precision = 0; precision < 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (digits, sizeof digits, format, value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  exponent_text = strchr (digits, 'e');
  exponent = (int) g_ascii_strtoll (exponent_text + 1, NULL, 10);
  *exponent_text = '\0';

  /* the digits alone, one point after the first of them understood */
  mantissa = g_strdup (*digits == '-' ? digits + 1 : digits);
  if (mantissa[1] == '.')
    memmove (mantissa + 1, mantissa + 2, strlen (mantissa + 1));
  n = (int) strlen (mantissa);
  if (*digits == '-')
    g_string_append_c (out, '-');

  if (exponent < -4 || exponent >= 16)
    g_string_append_printf (out, "%c%s%se%c%02d", *mantissa, n > 1 ? "." : "", mantissa + 1,
                            exponent < 0 ? '-' : '+', abs (exponent));
  else if (exponent < 0)
    g_string_append_printf (out, "0.%.*s%s", -exponent - 1, "000", mantissa);
  else if (n <= exponent + 1)
    g_string_append_printf (out, "%s%.*s.0", mantissa, exponent + 1 - n, "0000000000000000");
  else
    g_string_append_printf (out, "%.*s.%s", exponent + 1, mantissa, mantissa + exponent + 1);
}

static double
read_float (const char *text,
            gsize       length)
{
  g_autofree char *plain = dup_digits (text, length);
  const char *digits = *plain == '-' || *plain == '+' ? plain + 1 : plain;
  double sign = *plain == '-' ? -1 : 1, value = 0;

  if (*digits == '.' && g_ascii_tolower (digits[1]) == 'i')
    return sign * INFINITY;
  if (*digits == '.' && g_ascii_tolower (digits[1]) == 'n')
    return NAN;
  for (const char *colon; (colon = strchr (digits, ':')) != NULL; digits = colon + 1)
    value = (value + g_ascii_strtod (digits, NULL)) * 60;

  return sign * (value + g_ascii_strtod (digits, NULL));
}

/* The digits from @text on, up to the first other character, which is skipped too. */
static int
take_number (const char **text)
{
  int value = 0;

  while (g_ascii_isdigit (**text))
    value = value * 10 + g_ascii_digit_value (*(*text)++);
  if (**text != '\0')
    (*text)++;

  return value;
}

static void
append_zone (GString    *out,
             const char *text)
{
  int sign = *text == '-' ? -1 : 1;
  int hours, minutes, seconds;

  text++;
  hours = take_number (&text);
  minutes = take_number (&text);
  seconds = sign * (hours * 3600 + minutes * 60);
  if (seconds == 0)
    g_string_append (out, ", tzinfo=datetime.timezone.utc");
  else if (seconds > 0)
    g_string_append_printf (out, ", tzinfo=datetime.timezone(datetime.timedelta(seconds=%d))",
                            seconds);
  else
    g_string_append_printf (out,
                            ", tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=%d))",
                            seconds + 24 * 3600);
}

/* The booleans of JSON, and those of YAML 1.1. */
static gboolean
reads_as_true (const char *text,
               gsize       length)
{
  return length > 0 && (strchr ("tTyY", text[0]) != NULL ||
                        (length == 2 && g_ascii_strncasecmp (text, "on", 2) == 0));
}

static void
append_date (GString    *out,
             const char *text,
             gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  const char *p = copy;
  int year = take_number (&p), month = take_number (&p), day = take_number (&p);
  int hour, minute, second, micros = 0;

  if (*p == '\0')
    {
      g_string_append_printf (out, "datetime.date(%d, %d, %d)", year, month, day);
      return;
    }
  p += strspn (p, " \t");
  hour = take_number (&p);
  minute = take_number (&p);
  second = (int) strtol (p, (char **) &p, 10);
  if (*p == '.')
    for (int scale = 100000; g_ascii_isdigit (*++p); scale /= 10)
      micros += g_ascii_digit_value (*p) * scale;
  p += strspn (p, " \t");

  g_string_append_printf (out, "datetime.datetime(%d, %d, %d, %d, %d", year, month, day, hour,
                          minute);
  if (second > 0 || micros > 0)
    g_string_append_printf (out, ", %d", second);
  if (micros > 0)
    g_string_append_printf (out, ", %d", micros);
  if (*p == 'Z')
    g_string_append (out, ", tzinfo=datetime.timezone.utc");
  else if (*p != '\0')
    append_zone (out, p);
  g_string_append_c (out, ')');
}

/**
 * smith_python_append_plain:
 * @kind: what Python takes @text for; no string, list or dict
 * @text: a scalar as it is written
 * @length: bytes
 *
 * Appends a scalar that is no string as Python prints its value: `1E2` gives `100.0`.
 */
void
smith_python_append_plain (GString         *out,
                           SmithPythonKind  kind,
                           const char      *text,
                           gsize            length)
{
  switch (kind)
    {
    case SMITH_PYTHON_NONE:
      g_string_append (out, "None");
      break;

    case SMITH_PYTHON_BOOL:
      g_string_append (out, reads_as_true (text, length) ? "True" : "False");
      break;

    case SMITH_PYTHON_INT:
      append_integer (out, text, length);
      break;

    case SMITH_PYTHON_FLOAT:
      append_float (out, read_float (text, length));
      break;

    case SMITH_PYTHON_DATE:
      append_date (out, text, length);
      break;

    case SMITH_PYTHON_STR:
    case SMITH_PYTHON_LIST:
    case SMITH_PYTHON_DICT:
    default:
      g_string_append_len (out, text, (gssize) length);
    }
}

/**
 * smith_python_get_number:
 * @out_value: (out): the nearest double; set on success only
 *
 * Returns: whether @node is an int or a float to Python
 */
gboolean
smith_python_get_number (SmithTree *tree,
                         SmithNode  node,
                         double    *out_value)
{
  SmithPythonKind kind = smith_python_get_kind (tree, node);
  gsize length;
  const char *text;

  if (kind != SMITH_PYTHON_INT && kind != SMITH_PYTHON_FLOAT)
    return FALSE;

  text = smith_tree_peek_raw (tree, node, &length);
  if (kind == SMITH_PYTHON_FLOAT)
    {
      *out_value = read_float (text, length);
    }
  else
    {
      g_autoptr(GString) decimal = g_string_new (NULL);

      append_integer (decimal, text, length);
      *out_value = g_ascii_strtod (decimal->str, NULL);
    }

  return TRUE;
}

/**
 * smith_python_is_true:
 *
 * Returns: whether @node is True to Python
 */
gboolean
smith_python_is_true (SmithTree *tree,
                      SmithNode  node)
{
  gsize length;
  const char *text = smith_tree_peek_raw (tree, node, &length);

  return smith_python_get_kind (tree, node) == SMITH_PYTHON_BOOL && reads_as_true (text, length);
}
