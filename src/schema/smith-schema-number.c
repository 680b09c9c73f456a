/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <math.h>
#include <string.h>

/* Numbers as they are written: a double would take 0.1 + 0.2 for something else, and an
 * identifier of 20 digits for its neighbour. */

/* A number as digits and a power of ten: 0.digits × 10^exponent, without zeros at either end;
 * zero has no digits. */
typedef struct
{
  const char *data;
  gsize       length;
  gboolean    is_negative;
  GString    *digits;    /* (owned) */
  gint64      exponent;
} Decimal;

static void
decimal_clear (Decimal *self)
{
  if (self->digits != NULL)
    g_string_free (self->digits, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decimal, decimal_clear)

/* The base of YAML's whole numbers in digits of their own. */
static guint
find_base (const char *text,
           gsize       length)
{
  if (length < 3 || text[0] != '0')
    return 10;

  return text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : 10;
}

/* Returns FALSE for what has no digits: .inf, .nan, and what is too long in another base. */
static gboolean
decimal_init (Decimal   *self,
              SmithTree *tree,
              SmithNode  node)
{
  gsize length, i = 0;
  const char *text = smith_tree_peek_raw (tree, node, &length);
  gboolean has_point = FALSE;
  gint64 exponent = 0;

  g_autofree char *decimal = NULL;
  guint base = find_base (text, length);

  *self = (Decimal) { .digits = g_string_sized_new (32) };
  if (base != 10)
    {
      g_autofree char *digits = g_strndup (text + 2, length - 2);
      guint64 number;

      if (!g_ascii_string_to_unsigned (digits, base, 0, G_MAXUINT64, &number, NULL))
        return FALSE;
      text = decimal = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
      length = strlen (decimal);
    }
  if (i < length && (text[i] == '-' || text[i] == '+'))
    self->is_negative = text[i++] == '-';
  for (; i < length && (g_ascii_isdigit (text[i]) || text[i] == '.'); i++)
    {
      if (text[i] == '.')
        {
          has_point = TRUE;
          continue;
        }
      if (self->digits->len > 0 || text[i] != '0')
        g_string_append_c (self->digits, text[i]);
      if (!has_point && self->digits->len > 0)
        exponent++;
      else if (has_point && self->digits->len == 0)
        exponent--;
    }
  if (i < length && (text[i] | 0x20) == 'e')
    {
      g_autofree char *power = g_strndup (text + i + 1, length - i - 1);

      exponent += CLAMP (g_ascii_strtoll (power, NULL, 10), -1000000000, 1000000000);
    }
  else if (i < length)
    return FALSE;

  while (self->digits->len > 0 && self->digits->str[self->digits->len - 1] == '0')
    g_string_truncate (self->digits, self->digits->len - 1);
  self->exponent = self->digits->len > 0 ? exponent : 0;
  self->is_negative = self->is_negative && self->digits->len > 0;

  return TRUE;
}

static int
compare_sizes (const Decimal *a,
               const Decimal *b)
{
  if (a->digits->len == 0 || b->digits->len == 0)
    return (a->digits->len > 0) - (b->digits->len > 0);
  if (a->exponent != b->exponent)
    return a->exponent < b->exponent ? -1 : 1;

  return strcmp (a->digits->str, b->digits->str);
}

/* Ten to the power of each. */
static const gint64 powers[] =
{
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
  100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
  10000000000000000, 100000000000000000, SMITH_SCHEMA_SHORT_END,
};

int
smith_schema_short_compare (const SmithSchemaShort *a,
                            const SmithSchemaShort *b)
{
  __int128 x = a->digits, y = b->digits;

  if (a->scale != b->scale)
    {
      x *= powers[b->scale];
      y *= powers[a->scale];
    }

  return x < y ? -1 : x > y;
}

/* The divisor is greater than zero. */
gboolean
smith_schema_short_divides (const SmithSchemaShort *divisor,
                            const SmithSchemaShort *value)
{
  if (divisor->scale == value->scale)
    return value->digits % divisor->digits == 0;

  return (__int128) value->digits * powers[divisor->scale] %
         ((__int128) divisor->digits * powers[value->scale]) == 0;
}

static gboolean
read_short (SmithSchemaShort *self,
            SmithTree        *tree,
            SmithNode         node)
{
  gsize length;
  const char *text = smith_tree_peek_raw (tree, node, &length);

  return smith_schema_short_read (self, text, length);
}

static int
compare_long (SmithTree *tree_a,
              SmithNode  a,
              SmithTree *tree_b,
              SmithNode  b)
{
  g_auto(Decimal) one = { 0 };
  g_auto(Decimal) other = { 0 };
  double x = 0, y = 0;

  if (decimal_init (&one, tree_a, a) && decimal_init (&other, tree_b, b))
    {
      if (one.is_negative != other.is_negative)
        return one.is_negative ? -1 : 1;
      return one.is_negative ? compare_sizes (&other, &one) : compare_sizes (&one, &other);
    }
  smith_tree_get_number (tree_a, a, &x);
  smith_tree_get_number (tree_b, b, &y);

  return x < y ? -1 : x > y;
}

/**
 * smith_schema_number_compare:
 *
 * Returns: below, at or above zero as the first number is less, equal or greater; exactly,
 *   however long they are
 */
int
smith_schema_number_compare (SmithTree *tree_a,
                             SmithNode  a,
                             SmithTree *tree_b,
                             SmithNode  b)
{
  SmithSchemaShort x, y;

  if (read_short (&x, tree_a, a) && read_short (&y, tree_b, b))
    return smith_schema_short_compare (&x, &y);

  return compare_long (tree_a, a, tree_b, b);
}

/**
 * smith_schema_number_floor:
 * @out_floor: the greatest whole number that is not above it, or what has 19 digits and is nearest
 *   to it
 * @out_is_whole: whether it has no fraction
 *
 * Returns: whether the number has digits
 */
gboolean
smith_schema_number_floor (SmithTree *tree,
                           SmithNode  node,
                           gint64    *out_floor,
                           gboolean  *out_is_whole)
{
  g_auto(Decimal) number = { 0 };
  gint64 whole = 0;

  if (!decimal_init (&number, tree, node))
    return FALSE;
  *out_is_whole = (gint64) number.digits->len <= number.exponent || number.digits->len == 0;
  if (number.exponent > 18)
    whole = SMITH_SCHEMA_SHORT_END;
  for (gsize i = 0; number.exponent <= 18 && (gint64) i < number.exponent; i++)
    whole = whole * 10 + (i < number.digits->len ? number.digits->str[i] - '0' : 0);
  if (number.is_negative && number.exponent <= 18 && !*out_is_whole)
    whole++;
  *out_floor = number.is_negative ? -whole : whole;

  return TRUE;
}

/**
 * smith_schema_number_is_whole:
 *
 * Returns: whether it has no fraction, however it is written: 1.0 and 1e3 have none
 */
gboolean
smith_schema_number_is_whole (SmithTree *tree,
                              SmithNode  node)
{
  gsize length;
  const char *text = smith_tree_peek_raw (tree, node, &length);
  g_auto(Decimal) number = { 0 };
  SmithSchemaShort few;

  if (smith_schema_short_read (&few, text, length))
    return few.digits % powers[few.scale] == 0;
  if (find_base (text, length) != 10)
    return TRUE;

  return decimal_init (&number, tree, node) &&
         ((gint64) number.digits->len <= number.exponent || number.digits->len == 0);
}

/* digits × 10^power, both from the decimal; FALSE when the digits are more than 18. */
static gboolean
split (const Decimal *number,
       guint64       *out_digits,
       gint64        *out_power)
{
  if (number->digits->len > 18)
    return FALSE;
  *out_digits = g_ascii_strtoull (number->digits->str, NULL, 10);
  *out_power = number->exponent - (gint64) number->digits->len;

  return TRUE;
}

static guint64
power_modulo (guint64 base,
              guint64 power,
              guint64 modulus)
{
  unsigned __int128 result = 1 % modulus, factor = base % modulus;

  for (; power > 0; power >>= 1)
    {
      if (power & 1)
        result = result * factor % modulus;
      factor = factor * factor % modulus;
    }

  return (guint64) result;
}

/**
 * smith_schema_number_divides:
 * @divisor: greater than zero
 *
 * Returns: whether @value is a multiple of @divisor; exact for numbers of up to 18 digits
 */
gboolean
smith_schema_number_divides (SmithTree *tree,
                             SmithNode  divisor,
                             SmithTree *values,
                             SmithNode  value)
{
  g_auto(Decimal) one = { 0 };
  g_auto(Decimal) other = { 0 };
  gboolean is_one = decimal_init (&one, values, value);
  gboolean is_other = decimal_init (&other, tree, divisor);
  guint64 a, b;
  gint64 power_a, power_b;
  double x = 0, y = 1;

  if (is_one && is_other && one.digits->len == 0)
    return TRUE;
  if (is_one && is_other && split (&one, &a, &power_a) && split (&other, &b, &power_b) && b > 0)
    {
      gint64 power = power_a - power_b;

      if (power >= 0)
        return (guint64) ((unsigned __int128) (a % b) *
                          power_modulo (10, (guint64) power, b) % b) == 0;
      /* a has no zero at its end, so ten to a power beyond its digits cannot divide it */
      if (power < -18)
        return FALSE;
      for (; power < 0; power++)
        {
          if (b > G_MAXUINT64 / 10)
            return FALSE;
          b *= 10;
        }
      return a % b == 0;
    }

  smith_tree_get_number (values, value, &x);
  smith_tree_get_number (tree, divisor, &y);

  return fmod (x, y) == 0;
}

/**
 * smith_schema_number_hash:
 *
 * Returns: the same for equal numbers, however they are written
 */
guint
smith_schema_number_hash (SmithTree *tree,
                          SmithNode  node)
{
  g_auto(Decimal) number = { 0 };
  double value = 0;

  if (decimal_init (&number, tree, node))
    return g_str_hash (number.digits->str) ^ (guint) number.exponent * 31u ^
           (number.is_negative ? 0x5bd1e995u : 0u);
  smith_tree_get_number (tree, node, &value);

  return g_double_hash (&value);
}
