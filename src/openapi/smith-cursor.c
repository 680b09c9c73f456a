/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cursor-private.h"

#include "smith-structure-private.h"

#include <string.h>

/* What finding a cursor in JSON and in YAML have in common. */

static void
step_free (gpointer data)
{
  SmithStep *step = data;

  g_free (step->key);
  g_free (step);
}

static SmithStep *
step_new (const char *key,
          gssize      length,
          int         index)
{
  SmithStep *step = g_new0 (SmithStep, 1);

  if (key != NULL)
    step->key = length < 0 ? g_strdup (key) : g_strndup (key, (gsize) length);
  step->index = index;

  return step;
}

void
smith_cursor_prepend (SmithCursor *self,
                      const char  *key,
                      gssize       length,
                      int          index)
{
  g_ptr_array_insert (self->path, 0, step_new (key, length, index));
}

void
smith_cursor_append (SmithCursor *self,
                     const char  *key,
                     gssize       length,
                     int          index)
{
  g_ptr_array_add (self->path, step_new (key, length, index));
}

/* Puts the way from the root to @node before what there is. */
void
smith_cursor_prepend_node (SmithCursor *self,
                           SmithNode    node)
{
  for (; node != SMITH_NODE_NONE && node != SMITH_NODE_ROOT;
       node = smith_tree_get_parent (self->tree, node))
    {
      SmithNode parent = smith_tree_get_parent (self->tree, node);

      if (smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY)
        smith_cursor_prepend (self, NULL, 0, (int) smith_tree_get_index (self->tree, node));
      else
        {
          g_autofree char *key = smith_tree_dup_key (self->tree, node);

          smith_cursor_prepend (self, key != NULL ? key : "", -1, 0);
        }
    }
}

/* Notes a key or a scalar that stands beside the cursor's; quotes are taken off. */
void
smith_cursor_add_present (SmithCursor *self,
                          gsize        start,
                          gsize        end)
{
  if (end - start >= 2 && strchr ("'\"", self->data[start]) != NULL &&
      self->data[end - 1] == self->data[start])
    {
      start++;
      end--;
    }
  if (end > start)
    g_hash_table_add (self->present, g_strndup (self->data + start, end - start));
}

gsize
smith_cursor_line_start (const SmithCursor *self,
                         gsize              offset)
{
  while (offset > 0 && !smith_cursor_is_break (self->data[offset - 1]))
    offset--;

  return offset;
}

gsize
smith_cursor_line_end (const SmithCursor *self,
                       gsize              offset)
{
  while (offset < self->length && !smith_cursor_is_break (self->data[offset]))
    offset++;

  return offset;
}

/* Behind the string that begins at @at, or the end of its line where its quote is missing. */
gsize
smith_cursor_skip_string (const SmithCursor *self,
                          gsize              at)
{
  char quote = self->data[at++];

  for (; at < self->length && !smith_cursor_is_break (self->data[at]); at++)
    if (self->data[at] == quote)
      {
        if (quote == '"' || at + 1 >= self->length || self->data[at + 1] != quote)
          return at + 1;
        at++;
      }
    else if (self->data[at] == '\\' && quote == '"' && at + 1 < self->length)
      at++;

  return at;
}

/* Behind what belongs to the word at @at, and the quote that closes it. */
gsize
smith_cursor_skip_word (const SmithCursor *self,
                        gsize              at)
{
  while (at < self->length &&
         (g_ascii_isalnum (self->data[at]) || (self->data[at] & 0x80) != 0 ||
          (self->data[at] != '\0' && strchr ("_$./#~-+*", self->data[at]) != NULL)))
    at++;
  if (self->quote != 0 && at < self->length && self->data[at] == self->quote)
    at++;

  return at;
}

/**
 * smith_cursor_init:
 * @n_same: how many bytes at the start of the document are as @tree has them
 * @offset: where the cursor is, in bytes of the document, inside of @part
 *
 * Finds where the cursor is.  Looks at the part, and at as much of the tree as it is deep.
 */
void
smith_cursor_init (SmithCursor         *self,
                   SmithTree           *tree,
                   gsize                n_same,
                   const SmithTextPart *part,
                   gsize                offset)
{
  *self = (SmithCursor) {
    .tree = tree,
    .n_same = n_same,
    .data = part->text,
    .length = part->length,
    .base = part->start,
    .offset = MIN (offset - MIN (offset, part->start), part->length),
    .comma_at = G_MAXSIZE,
    .path = g_ptr_array_new_with_free_func (step_free),
    .present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  if (smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON)
    smith_cursor_read_json (self);
  else
    smith_cursor_read_yaml (self);

  if (self->what == SMITH_CURSOR_NOWHERE)
    return;
  self->quote = self->start < self->offset && strchr ("'\"", self->data[self->start]) != NULL
                ? self->data[self->start] : 0;
  self->word = g_strndup (self->data + self->start + (self->quote != 0),
                          self->offset - self->start - (self->quote != 0));
  if (self->quote != 0 && *self->word != '\0' &&
      self->word[strlen (self->word) - 1] == self->quote)
    self->word[strlen (self->word) - 1] = '\0';
  self->end = self->quote != 0 && self->offset > self->start + 1 &&
              self->data[self->offset - 1] == self->quote
              ? self->offset : smith_cursor_skip_word (self, self->offset);
}

void
smith_cursor_clear (SmithCursor *self)
{
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_clear_pointer (&self->present, g_hash_table_unref);
  g_clear_pointer (&self->word, g_free);
}

/* What the tree has at the path, without its last @n_up steps. */
SmithNode
smith_cursor_resolve (const SmithCursor *self,
                      guint              n_up)
{
  SmithNode node = smith_tree_get_n_nodes (self->tree) > 0 ? SMITH_NODE_ROOT : SMITH_NODE_NONE;

  for (guint i = 0; i + n_up < self->path->len && node != SMITH_NODE_NONE; i++)
    {
      const SmithStep *step = self->path->pdata[i];
      SmithNodeKind kind = smith_tree_get_kind (self->tree, node);

      if (step->key != NULL)
        node = kind == SMITH_NODE_OBJECT ? smith_tree_get_member (self->tree, node, step->key)
                                         : SMITH_NODE_NONE;
      else
        node = kind == SMITH_NODE_ARRAY && step->index >= 0
               ? smith_tree_get_element (self->tree, node, (guint) step->index) : SMITH_NODE_NONE;
    }

  return node;
}
