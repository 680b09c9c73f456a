/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-print.h"

#include "doc/smith-yaml-style.h"

#define STEP  2
#define WIDTH 80

/* Readers of YAML need a key that is longer to be marked: YAML 1.2.2 §7.4.2. */
#define MAX_SIMPLE_KEY 1000

typedef struct
{
  SmithTree *tree;
  GString   *out;
  GString   *scratch;  /* (owned) */
} Printer;

static void
append_indent (Printer *self,
               guint    indent)
{
  for (guint i = 0; i < indent; i++)
    g_string_append_c (self->out, ' ');
}

static void
write_string (Printer    *self,
              const char *text,
              gsize       length,
              guint       indent)
{
  gsize column = 0;
  gsize room;

  while (column < WIDTH && column < self->out->len &&
         self->out->str[self->out->len - column - 1] != '\n')
    column++;
  room = WIDTH - column;

  smith_yaml_style_write (self->out, text, length,
                          smith_yaml_style_for_value (text, length, room), indent);
}

static void
write_scalar (Printer   *self,
              SmithNode  node,
              guint      indent)
{
  gsize length;
  const char *text = smith_tree_peek_string (self->tree, node, self->scratch, &length);

  if (text != NULL)
    {
      write_string (self, text, length, indent);
      return;
    }
  if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_NULL)
    {
      g_string_append (self->out, "null");
      return;
    }
  /* numbers and booleans of JSON and of the core schema are spelt alike */
  text = smith_tree_peek_raw (self->tree, node, &length);
  g_string_append_len (self->out, text, (gssize) length);
}

/* Returns whether the value needs lines of its own. */
static gboolean
is_block (Printer   *self,
          SmithNode  node)
{
  return smith_tree_get_first (self->tree, node) != SMITH_NODE_NONE;
}

static void write_block (Printer   *self,
                         SmithNode  node,
                         guint      indent);

static void
write_flat (Printer   *self,
            SmithNode  node,
            guint      indent)
{
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);

  if (kind == SMITH_NODE_OBJECT)
    g_string_append (self->out, "{}");
  else if (kind == SMITH_NODE_ARRAY)
    g_string_append (self->out, "[]");
  else
    write_scalar (self, node, indent);
}

static void
write_key (Printer   *self,
           SmithNode  node)
{
  gsize length;
  const char *key = smith_tree_peek_key (self->tree, node, &length);
  gsize before = self->out->len;

  smith_yaml_style_write (self->out, key, length, smith_yaml_style_for_line (key, length), 0);
  if (self->out->len - before > MAX_SIMPLE_KEY)
    {
      const char *line = self->out->str + before;
      guint indent = 0;

      while (line > self->out->str && line[-1] == ' ')
        {
          line--;
          indent++;
        }
      g_string_insert (self->out, (gssize) before, "? ");
      g_string_append_c (self->out, '\n');
      append_indent (self, indent);
    }
  g_string_append_c (self->out, ':');
}

/* Writes the members or elements of a container that has some, the first one where the
 * line stands, the others on lines of their own at @indent. */
static void
write_block (Printer   *self,
             SmithNode  node,
             guint      indent)
{
  gboolean is_object = smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT;
  SmithNode first = smith_tree_get_first (self->tree, node);

  for (SmithNode child = first; child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    {
      if (child != first)
        {
          g_string_append_c (self->out, '\n');
          append_indent (self, indent);
        }
      if (is_object)
        write_key (self, child);
      else
        g_string_append_c (self->out, '-');

      if (is_object && is_block (self, child))
        {
          g_string_append_c (self->out, '\n');
          append_indent (self, indent + STEP);
          write_block (self, child, indent + STEP);
          continue;
        }
      g_string_append_c (self->out, ' ');
      if (is_block (self, child))
        write_block (self, child, indent + STEP);
      else
        write_flat (self, child, indent + STEP);
    }
}

/**
 * smith_print_yaml:
 * @node: a value of @tree
 * @out: the text is appended here, with a final newline
 *
 * Prints a value as YAML in block style, in the order of the document: strings in quotes
 * only where a reader of YAML 1.2 or 1.1 would misread them, long text as blocks.  Comments
 * are not in a tree and so are not printed.
 */
void
smith_print_yaml (SmithTree *tree,
                  SmithNode  node,
                  GString   *out)
{
  Printer self = { tree, out, g_string_new (NULL) };

  g_return_if_fail (node != SMITH_NODE_NONE);

  if (is_block (&self, node))
    write_block (&self, node, 0);
  else
    write_flat (&self, node, STEP);
  g_string_append_c (out, '\n');
  g_string_free (self.scratch, TRUE);
}
