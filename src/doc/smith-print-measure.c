/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-print.h"

/* Sizes stop growing here: aliases inside aliases can stand for more than fits 64 bits. */
#define MOST (G_MAXUINT64 / 4)

/* The size, in bytes or characters, of a value printed at the left margin, and how many further
 * lines it takes: one level deeper, each of them is longer by the indent. */
typedef struct
{
  guint64 bytes;
  guint64 lines;
} Extent;

typedef struct
{
  SmithTree  *tree;
  guint       indent;   /* 0: without line breaks and blanks */
  gboolean    in_characters;
  GString    *scratch;  /* (owned) */
  GHashTable *aliased;  /* (owned) start of a container's span → Extent, for YAML's aliases */
} Measure;

/* What JSON needs for @text, quotes included: RFC 8259 §7. */
static guint64
quoted_size (const Measure *self,
             const char    *text,
             gsize          length)
{
  guint64 size = 2 + (self->in_characters ? (guint64) g_utf8_strlen (text, (gssize) length)
                                          : length);

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f')
        size += 1;
      else if (c < 0x20)
        size += 5;
    }

  return size;
}

/* Whether a string stands in a JSON text just as it would be printed, without escapes, and its
 * bytes are what is counted. */
static gboolean
is_ready (const Measure *self,
          const char    *text)
{
  gsize length;
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), &length);

  return !self->in_characters && smith_tree_get_syntax (self->tree) == SMITH_SYNTAX_JSON &&
         text >= data && text < data + length;
}

static guint64
scalar_size (Measure   *self,
             SmithNode  node)
{
  gsize length;
  const char *text = smith_tree_peek_string (self->tree, node, self->scratch, &length);

  if (text != NULL)
    return is_ready (self, text) ? length + 2 : quoted_size (self, text, length);
  if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_NULL)
    return 4;
  smith_tree_peek_raw (self->tree, node, &length);

  return length;
}

static Extent measure (Measure   *self,
                       SmithNode  node);

static Extent
measure_container (Measure   *self,
                   SmithNode  node)
{
  gboolean is_object = smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT;
  guint is_laid_out = self->indent > 0;
  Extent extent = { 2, 0 };
  SmithNode first = smith_tree_get_first (self->tree, node);

  if (first == SMITH_NODE_NONE)
    return extent;

  for (SmithNode child = first; child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      Extent inner = measure (self, child);

      /* its own line break and indent, those of its further lines, and a comma */
      extent.bytes += inner.bytes + is_laid_out + self->indent * (1 + inner.lines) +
                      (child != first);
      extent.lines += inner.lines + 1;
      if (is_object)
        {
          gsize length;
          const char *key = smith_tree_peek_key (self->tree, child, &length);

          extent.bytes += 1 + is_laid_out;
          extent.bytes += is_ready (self, key) ? length + 2 : quoted_size (self, key, length);
        }
    }
  extent.bytes += is_laid_out;  /* the line break before the closing bracket */
  extent.lines += 1;
  extent.bytes = MIN (extent.bytes, MOST);
  extent.lines = MIN (extent.lines, MOST / 1024);

  return extent;
}

static Extent
measure (Measure   *self,
         SmithNode  node)
{
  SmithNode first = smith_tree_get_first (self->tree, node);
  Extent *known, extent;

  if (first == SMITH_NODE_NONE && smith_tree_get_kind (self->tree, node) < SMITH_NODE_ARRAY)
    return (Extent) { scalar_size (self, node), 0 };
  if (!smith_tree_has_aliases (self->tree) || first == SMITH_NODE_NONE)
    return measure_container (self, node);

  /* an alias and its target have the same first child */
  known = g_hash_table_lookup (self->aliased, GUINT_TO_POINTER (first));
  if (known != NULL)
    return *known;
  extent = measure_container (self, node);
  g_hash_table_insert (self->aliased, GUINT_TO_POINTER (first),
                       g_memdup2 (&extent, sizeof extent));

  return extent;
}

static guint64
run (SmithTree *tree,
     SmithNode  node,
     guint      indent,
     gboolean   in_characters)
{
  Measure self = {
    .tree = tree,
    .indent = indent,
    .in_characters = in_characters,
    .scratch = g_string_new (NULL),
    .aliased = g_hash_table_new_full (NULL, NULL, NULL, g_free),
  };
  guint64 size = measure (&self, node).bytes;

  g_string_free (self.scratch, TRUE);
  g_hash_table_unref (self.aliased);

  return size;
}

/**
 * smith_print_measure:
 * @node: a value
 * @indent: spaces a level, at least 1
 *
 * Takes a pass over the value; aliases are measured once, however often they are used.
 *
 * Returns: the bytes that @node takes as JSON with one line an element, without printing it
 */
guint64
smith_print_measure (SmithTree *tree,
                     SmithNode  node,
                     guint      indent)
{
  return run (tree, node, indent, FALSE);
}

/**
 * smith_print_count_characters:
 * @node: a value
 *
 * As smith_print_measure(), but of JSON without line breaks and blanks, in characters.
 */
guint64
smith_print_count_characters (SmithTree *tree,
                              SmithNode  node)
{
  return run (tree, node, 0, TRUE);
}
