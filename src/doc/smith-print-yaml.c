/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-print.h"
#include "smith-tree-private.h"

#include "doc/smith-yaml-comments.h"
#include "doc/smith-yaml-style.h"

#include <string.h>

#define STEP  2
#define WIDTH 80

/* Readers of YAML need a key that is longer to be marked: YAML 1.2.2 §7.4.2. */
#define MAX_SIMPLE_KEY 1000

typedef struct
{
  SmithTree       *tree;
  GString         *out;
  GString         *scratch;   /* (owned) */
  SmithYamlExtras *extras;    /* (nullable) comments, anchors and merge keys are printed */
  GHashTable      *anchors;   /* (owned) (nullable) name → the node that has it by now */
  guint            n_copies;  /* values being written out that stand elsewhere in the text */
  gboolean         is_open;   /* an empty line would belong to the text that was written last */
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
  gsize column = 0, start = self->out->len;
  SmithYamlStyle style;

  while (column < WIDTH && column < start && self->out->str[start - column - 1] != '\n')
    column++;

  style = smith_yaml_style_for_value (text, length, WIDTH - column);
  smith_yaml_style_write (self->out, text, length, style, indent);
  self->is_open = style == SMITH_YAML_LITERAL && self->out->str[start + 1] == '+';
}

static void
write_scalar (Printer   *self,
              SmithNode  node,
              guint      indent)
{
  gsize length;
  const char *text = smith_tree_peek_string (self->tree, node, self->scratch, &length);

  self->is_open = FALSE;
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

static const SmithYamlComment *
peek_comments (Printer       *self,
               SmithNode      node,
               SmithYamlSlot  slot,
               guint         *out_n)
{
  *out_n = 0;

  return self->extras != NULL && self->n_copies == 0
           ? smith_yaml_extras_peek_comments (self->extras, node, slot, out_n)
           : NULL;
}

static void
append_comment (Printer                *self,
                const SmithYamlComment *comment)
{
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  gsize length = comment->span.end - comment->span.start;

  while (length > 0 && g_ascii_isspace (text[comment->span.start + length - 1]))
    length--;
  g_string_append_len (self->out, text + comment->span.start, (gssize) length);
}

/* Comments above a node: each on the line that was begun, which is begun anew behind it. */
static void
write_head (Printer   *self,
            SmithNode  node,
            guint      indent)
{
  guint n;
  const SmithYamlComment *comments = peek_comments (self, node, SMITH_YAML_HEAD, &n);

  for (guint i = 0; i < n; i++)
    {
      append_comment (self, &comments[i]);
      self->is_open = FALSE;
      g_string_append_c (self->out, '\n');
      if (comments[i].blank_after || (i + 1 < n && comments[i + 1].blank_before))
        g_string_append_c (self->out, '\n');
      append_indent (self, indent);
    }
}

/* Whether an empty line stands above the first comment of a node. */
static gboolean
has_blank_above (Printer       *self,
                 SmithNode      node,
                 SmithYamlSlot  slot)
{
  guint n;
  const SmithYamlComment *comments = peek_comments (self, node, slot, &n);

  return n > 0 && comments[0].blank_before && !self->is_open;
}

/* Comments behind the last item of a container, each on a line of its own. */
static void
write_foot (Printer   *self,
            SmithNode  node,
            guint      indent)
{
  guint n;
  const SmithYamlComment *comments = peek_comments (self, node, SMITH_YAML_FOOT, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (self->out, '\n');
      if ((comments[i].blank_before && !self->is_open) || (i > 0 && comments[i - 1].blank_after))
        g_string_append_c (self->out, '\n');
      append_indent (self, indent);
      append_comment (self, &comments[i]);
      self->is_open = FALSE;
    }
}

/* Writes the comments that stand on the line of a node, at @at or at the end of that line.
 * Returns whether there are any. */
static gboolean
write_on_line (Printer       *self,
               SmithNode      node,
               SmithYamlSlot  slot,
               gsize          at)
{
  guint n;
  const SmithYamlComment *comments = peek_comments (self, node, slot, &n);
  g_autofree char *below = NULL;
  const char *stop;

  if (n == 0)
    return FALSE;

  /* the header of a block takes the comment, its text cannot */
  stop = strchr (self->out->str + at, '\n');
  if (stop != NULL)
    {
      below = g_strdup (stop);
      g_string_truncate (self->out, (gsize) (stop - self->out->str));
    }
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (self->out, ' ');
      append_comment (self, &comments[i]);
    }
  if (below != NULL)
    g_string_append (self->out, below);

  return TRUE;
}

/* The name by which an alias can go on calling what it stands for, or NULL. */
static char *
dup_alias (Printer   *self,
           SmithNode  node)
{
  SmithNode target;
  g_autofree char *name = self->extras != NULL && self->n_copies == 0
                            ? smith_yaml_extras_dup_alias (self->extras, node, &target)
                            : NULL;

  if (name == NULL ||
      GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, name)) != target)
    return NULL;

  return g_steal_pointer (&name);
}

/* Writes the anchor of a value behind what stands before it.  Returns whether it has one. */
static gboolean
write_anchor (Printer   *self,
              SmithNode  node)
{
  g_autofree char *name = self->extras != NULL && self->n_copies == 0
                            ? smith_yaml_extras_dup_anchor (self->extras, node)
                            : NULL;

  if (name == NULL)
    return FALSE;
  g_string_append_printf (self->out, " &%s", name);
  g_hash_table_insert (self->anchors, g_steal_pointer (&name), GUINT_TO_POINTER (node));

  return TRUE;
}

/* Returns whether the value needs lines of its own. */
static gboolean
is_block (Printer   *self,
          SmithNode  node)
{
  g_autofree char *alias = dup_alias (self, node);
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);

  if (alias != NULL || (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY))
    return FALSE;
  if (smith_tree_get_first (self->tree, node) != SMITH_NODE_NONE)
    return TRUE;
  if (self->extras != NULL && self->n_copies == 0)
    {
      /* a merge key may bring nothing */
      g_autoptr(GArray) items = smith_yaml_extras_list_items (self->extras, node);

      return items->len > 0;
    }

  return FALSE;
}

static void write_block (Printer   *self,
                         SmithNode  node,
                         guint      indent);

/* Writes a value that can follow on the line. */
static void
write_flat (Printer   *self,
            SmithNode  node,
            guint      indent)
{
  SmithNodeKind kind = smith_tree_get_kind (self->tree, node);
  g_autofree char *alias = dup_alias (self, node);

  if (alias != NULL)
    {
      g_string_append_printf (self->out, "*%s", alias);
      self->is_open = FALSE;
    }
  else if (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY)
    {
      g_string_append (self->out, kind == SMITH_NODE_OBJECT ? "{}" : "[]");
      self->is_open = FALSE;
    }
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

  if (self->extras != NULL && self->n_copies == 0 &&
      smith_tree_is_merge (self->tree, node))
    {
      g_string_append (self->out, "<<:");
      return;
    }

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

static void
begin_line (Printer  *self,
            guint     indent,
            gboolean  has_blank)
{
  g_string_append_c (self->out, '\n');
  if (has_blank)
    g_string_append_c (self->out, '\n');
  append_indent (self, indent);
}

/* Writes the value of an item behind its key or dash. */
static void
write_value (Printer   *self,
             SmithNode  node,
             gboolean   is_dash,
             guint      indent)
{
  gsize start = self->out->len;
  gboolean is_own_line = write_anchor (self, node) || !is_dash;
  SmithNode first;
  guint n;

  if (!is_block (self, node))
    {
      g_string_append_c (self->out, ' ');
      write_flat (self, node, indent);
      write_on_line (self, node, SMITH_YAML_TAIL, start);
      return;
    }

  is_own_line = write_on_line (self, node, SMITH_YAML_ON_KEY, start) || is_own_line;
  is_own_line = write_on_line (self, node, SMITH_YAML_TAIL, start) || is_own_line;
  first = smith_tree_get_first (self->tree, node);
  if (first != SMITH_NODE_NONE)
    {
      peek_comments (self, first, SMITH_YAML_HEAD, &n);
      is_own_line = n > 0 || is_own_line;
    }
  if (is_own_line)
    begin_line (self, indent, FALSE);
  else
    g_string_append_c (self->out, ' ');
  write_block (self, node, indent);
}

/* What stands in a container, in the order in which it is printed. */
static GArray *
list_items (Printer   *self,
            SmithNode  node)
{
  GArray *items;

  if (self->extras != NULL && self->n_copies == 0)
    return smith_yaml_extras_list_items (self->extras, node);

  items = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  for (SmithNode child = smith_tree_get_first (self->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    g_array_append_val (items, child);

  return items;
}

/* Whether @node only shows what stands elsewhere, so that its comments are printed there. */
static gboolean
is_copy (Printer   *self,
         SmithNode  node)
{
  SmithNode target;
  g_autofree char *name = self->extras != NULL
                            ? smith_yaml_extras_dup_alias (self->extras, node, &target)
                            : NULL;
  g_autofree char *alias = name != NULL ? dup_alias (self, node) : NULL;

  return name != NULL && alias == NULL;
}

/* Writes the members or elements of a container that has some, the first one where the
 * line stands, the others on lines of their own at @indent. */
static void
write_block (Printer   *self,
             SmithNode  node,
             guint      indent)
{
  gboolean is_object = smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT;
  g_autoptr(GArray) items = list_items (self, node);

  for (guint i = 0; i < items->len; i++)
    {
      SmithNode child = g_array_index (items, SmithNode, i);
      guint n_more = is_copy (self, child) ? 1 : 0;

      if (i > 0)
        begin_line (self, indent, has_blank_above (self, child, SMITH_YAML_HEAD));
      write_head (self, child, indent);
      if (is_object)
        write_key (self, child);
      else
        g_string_append_c (self->out, '-');
      self->n_copies += n_more;
      write_value (self, child, !is_object, indent + STEP);
      self->n_copies -= n_more;
    }
  write_foot (self, node, indent);
}

static void
write_root (Printer   *self,
            SmithNode  node)
{
  gsize start, length;
  const char *text;
  gboolean has_anchor;

  write_head (self, node, 0);
  start = self->out->len;
  has_anchor = write_anchor (self, node);
  if (has_anchor)
    {
      /* the space before it has nothing to part here */
      g_string_erase (self->out, (gssize) start, 1);
      g_string_append_c (self->out, is_block (self, node) ? '\n' : ' ');
    }
  if (is_block (self, node))
    write_block (self, node, 0);
  else
    {
      text = smith_yaml_style_bars_blocks (TRUE, has_anchor, FALSE)
               ? smith_tree_peek_string (self->tree, node, self->scratch, &length)
               : NULL;
      if (text != NULL)
        smith_yaml_style_write (self->out, text, length,
                                smith_yaml_style_for_line (text, length), 0);
      else
        write_flat (self, node, STEP);
      write_on_line (self, node, SMITH_YAML_TAIL, start);
      write_foot (self, node, 0);
    }
  g_string_append_c (self->out, '\n');
}

/**
 * smith_print_yaml:
 * @node: a value of @tree
 * @out: the text is appended here, with a final newline
 *
 * Prints a value as YAML in block style, in the order of the document: strings in quotes
 * only where a reader of YAML 1.2 or 1.1 would misread them, long text as blocks.  Comments
 * are not in a tree and so are not printed; see smith_print_yaml_document().
 */
void
smith_print_yaml (SmithTree *tree,
                  SmithNode  node,
                  GString   *out)
{
  Printer self = { .tree = tree, .out = out, .scratch = g_string_new (NULL) };

  g_return_if_fail (node != SMITH_NODE_NONE);

  write_root (&self, node);
  g_string_free (self.scratch, TRUE);
}

/**
 * smith_print_yaml_document:
 * @tree: a document that was read without an error
 * @out: the text is appended here, with a final newline
 *
 * Prints a whole document as smith_print_yaml() does.  From YAML it keeps what a tree does
 * not hold: comments stay with what they describe, with the empty lines around them; anchors,
 * aliases and merge keys stay where they are.  Tags, directives and an anchor on a key go;
 * an alias of such a key is written out.  Printing the result once more gives the same bytes.
 */
void
smith_print_yaml_document (SmithTree *tree,
                           GString   *out)
{
  Printer self = { .tree = tree, .out = out, .scratch = g_string_new (NULL) };

  g_return_if_fail (smith_tree_get_error (tree) == NULL);

  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_YAML)
    {
      self.extras = smith_yaml_extras_new (tree);
      self.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  write_root (&self, SMITH_NODE_ROOT);
  g_clear_pointer (&self.extras, smith_yaml_extras_free);
  g_clear_pointer (&self.anchors, g_hash_table_unref);
  g_string_free (self.scratch, TRUE);
}
