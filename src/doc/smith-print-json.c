/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-print.h"

#include <string.h>

/* Numbers in bases that JSON lacks are rewritten digit by digit; a longer one is no number
 * that a person wrote. */
#define MAX_PREFIXED_DIGITS 64

typedef struct
{
  SmithTree       *tree;
  SmithJsonWriter *writer;   /* (owned) */
  GString         *scratch;  /* (owned) */
  SmithNode        refused;  /* the first value that JSON has no form for */
} Printer;

/* Digits in base 8 or 16 as decimal ones, by repeated multiplication. */
static gboolean
write_prefixed (Printer    *self,
                const char *digits,
                gsize       length,
                guint       base)
{
  char decimal[MAX_PREFIXED_DIGITS * 2];
  gsize n = 1;

  if (length > MAX_PREFIXED_DIGITS)
    return FALSE;

  decimal[sizeof decimal - 1] = 0;
  for (gsize i = 0; i < length; i++)
    {
      guint carry = (guint) g_ascii_xdigit_value (digits[i]);

      for (gsize k = 1; k <= n; k++)
        {
          carry += (guint) decimal[sizeof decimal - k] * base;
          decimal[sizeof decimal - k] = (char) (carry % 10);
          carry /= 10;
        }
      for (; carry > 0; carry /= 10)
        decimal[sizeof decimal - ++n] = (char) (carry % 10);
    }

  for (gsize k = 1; k <= n; k++)
    decimal[sizeof decimal - k] += '0';
  smith_json_writer_raw (self->writer, decimal + sizeof decimal - n, n);

  return TRUE;
}

/* A decimal number of YAML's core schema (1.2.2 §10.3.2) as JSON writes it: no plus sign,
 * no leading zeros, digits on both sides of the point. */
static void
write_decimal (Printer    *self,
               const char *text,
               gsize       length)
{
  const char *end = text + length;

  g_string_truncate (self->scratch, 0);
  if (*text == '-')
    g_string_append_c (self->scratch, '-');
  if (*text == '-' || *text == '+')
    text++;
  while (end - text > 1 && text[0] == '0' && g_ascii_isdigit (text[1]))
    text++;
  if (text < end && *text == '.')
    g_string_append_c (self->scratch, '0');
  for (; text < end; text++)
    {
      g_string_append_c (self->scratch, *text);
      if (*text == '.' && (text + 1 == end || !g_ascii_isdigit (text[1])))
        g_string_append_c (self->scratch, '0');
    }
  smith_json_writer_raw (self->writer, self->scratch->str, self->scratch->len);
}

/* Returns FALSE at .inf and .nan, which JSON does not have. */
static gboolean
write_number (Printer   *self,
              SmithNode  node)
{
  gsize length;
  const char *text = smith_tree_peek_raw (self->tree, node, &length);

  if (length > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'o'))
    return write_prefixed (self, text + 2, length - 2, text[1] == 'x' ? 16 : 8);
  if (g_ascii_isalpha (text[length - 1]))
    return FALSE;
  write_decimal (self, text, length);

  return TRUE;
}

static void
write_scalar (Printer   *self,
              SmithNode  node)
{
  gsize length;
  const char *text;

  if (smith_tree_get_syntax (self->tree) == SMITH_SYNTAX_JSON)
    {
      text = smith_tree_peek_raw (self->tree, node, &length);
      smith_json_writer_raw (self->writer, text, length);
      return;
    }

  text = smith_tree_peek_string (self->tree, node, self->scratch, &length);
  if (text != NULL)
    smith_json_writer_string_len (self->writer, text, length);
  else if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_BOOLEAN)
    smith_json_writer_boolean (self->writer, smith_tree_get_boolean (self->tree, node));
  else if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_NULL)
    smith_json_writer_null (self->writer);
  else if (!write_number (self, node))
    {
      self->refused = self->refused != SMITH_NODE_NONE ? self->refused : node;
      smith_json_writer_null (self->writer);
    }
}

static void
write_value (Printer   *self,
             SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);

  if (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY)
    {
      write_scalar (self, node);
      return;
    }

  if (kind == SMITH_NODE_OBJECT)
    smith_json_writer_begin_object (self->writer);
  else
    smith_json_writer_begin_array (self->writer);
  for (SmithNode child = smith_tree_get_first (self->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      if (kind == SMITH_NODE_OBJECT)
        {
          gsize length;
          const char *key = smith_tree_peek_key (self->tree, child, &length);

          smith_json_writer_key_len (self->writer, key, length);
        }
      write_value (self, child);
    }
  if (kind == SMITH_NODE_OBJECT)
    smith_json_writer_end_object (self->writer);
  else
    smith_json_writer_end_array (self->writer);
}

/**
 * smith_print_json:
 * @node: a value of @tree
 * @out: the text is appended here, without a final newline
 * @out_refused: (out) (optional): the first value that JSON cannot hold, on failure
 *
 * Prints a value as JSON, in the order of the document.  From JSON, strings and numbers
 * stay as they are written; YAML's own spellings of numbers are rewritten, aliases and
 * merge keys written out.
 *
 * Returns: %FALSE when @node holds `.inf` or `.nan`, which stand as `null` in @out
 */
gboolean
smith_print_json (SmithTree       *tree,
                  SmithNode        node,
                  SmithJsonLayout  layout,
                  GString         *out,
                  SmithNode       *out_refused)
{
  Printer self = {
    .tree = tree,
    .writer = smith_json_writer_new (out, layout),
    .scratch = g_string_new (NULL),
  };

  g_return_val_if_fail (node != SMITH_NODE_NONE, FALSE);

  write_value (&self, node);
  smith_json_writer_free (self.writer);
  g_string_free (self.scratch, TRUE);
  if (self.refused == SMITH_NODE_NONE)
    return TRUE;
  if (out_refused != NULL)
    *out_refused = self.refused;

  return FALSE;
}
