/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cursor-private.h"

#include <string.h>

/* The cursor in JSON, and between the brackets of YAML. */

typedef enum
{
  EXPECT_ITEM,   /* a key, or an element */
  EXPECT_COLON,
  EXPECT_VALUE,
  EXPECT_COMMA,
} Expect;

typedef struct
{
  gboolean  is_object;
  Expect    expect;
  int       index;
  char     *key;       /* (owned) (nullable) the last one */
  GArray   *items;     /* (owned) of SmithSpan: keys, or scalars */
  gsize     last_end;  /* where the last value ends, 0 for none */
} Frame;

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_free (frame->key);
  g_array_unref (frame->items);
}

static Frame *
push (GArray   *frames,
      gboolean  is_object)
{
  Frame frame = { .is_object = is_object,
                  .items = g_array_new (FALSE, FALSE, sizeof (SmithSpan)) };

  g_array_append_val (frames, frame);

  return &g_array_index (frames, Frame, frames->len - 1);
}

static Frame *
get_top (GArray *frames)
{
  return frames->len > 0 ? &g_array_index (frames, Frame, frames->len - 1) : NULL;
}

static void
end_value (GArray *frames,
           gsize   end)
{
  Frame *frame = get_top (frames);

  if (frame == NULL)
    return;
  frame->expect = EXPECT_COMMA;
  frame->last_end = end;
}

/* A string or a bare word from @start to @end. */
static void
take_scalar (SmithCursor *self,
             GArray      *frames,
             gsize        start,
             gsize        end)
{
  Frame *frame = get_top (frames);
  SmithSpan span = { start, end };
  gboolean is_quoted = strchr ("'\"", self->data[start]) != NULL;

  if (frame == NULL)
    return;
  if (frame->is_object && frame->expect != EXPECT_VALUE)
    {
      g_free (frame->key);
      frame->key = g_strndup (self->data + start + is_quoted,
                              end - start - MIN (end - start, is_quoted ? 2u : 0u));
      frame->expect = EXPECT_COLON;
      g_array_append_val (frame->items, span);
      return;
    }
  if (!frame->is_object)
    g_array_append_val (frame->items, span);
  end_value (frames, end);
}

static void
take_mark (GArray *frames,
           char    mark,
           gsize   at)
{
  Frame *frame = get_top (frames);

  if (mark == '{' || mark == '[')
    push (frames, mark == '{');
  else if (mark == '}' || mark == ']')
    {
      if (frames->len > 0)
        g_array_set_size (frames, frames->len - 1);
      end_value (frames, at + 1);
    }
  else if (frame == NULL)
    return;
  else if (mark == ',')
    {
      frame->expect = EXPECT_ITEM;
      frame->index++;
    }
  else if (frame->expect == EXPECT_COLON)
    frame->expect = EXPECT_VALUE;
}

static gsize
skip_bare (const SmithCursor *self,
           gsize              at)
{
  for (at++; at < self->length; at++)
    {
      char c = self->data[at];

      if (smith_cursor_is_blank (c) || smith_cursor_is_break (c) || strchr (",{}[]\"", c) != NULL)
        break;
      if (c == ':' && (at + 1 >= self->length || self->data[at + 1] == ' ' ||
                       smith_cursor_is_break (self->data[at + 1])))
        break;
    }

  return at;
}

/* Reads up to the cursor.  Returns where the word begins that the cursor is in, the cursor's own
 * place between words, or G_MAXSIZE in a comment. */
static gsize
read_up_to_cursor (SmithCursor *self,
                   GArray      *frames,
                   gsize        at)
{
  gboolean is_yaml = smith_tree_get_syntax (self->tree) == SMITH_SYNTAX_YAML;

  while (at < self->offset)
    {
      char c = self->data[at];
      gsize end = at + 1;

      if (smith_cursor_is_blank (c) || smith_cursor_is_break (c))
        ;
      else if (is_yaml && c == '#')
        {
          end = smith_cursor_line_end (self, at);
          if (end >= self->offset)
            return G_MAXSIZE;
        }
      else if (c != '\0' && strchr ("{}[],:", c) != NULL)
        take_mark (frames, c, at);
      else
        {
          end = c == '"' || (is_yaml && c == '\'') ? smith_cursor_skip_string (self, at)
                                                   : skip_bare (self, at);
          if (end >= self->offset)
            return at;
          take_scalar (self, frames, at, end);
        }
      at = end;
    }

  return self->offset;
}

static void
look_behind (SmithCursor *self)
{
  gsize at;

  self->quote = self->start < self->offset && strchr ("'\"", self->data[self->start]) != NULL
                ? self->data[self->start] : 0;
  at = self->quote != 0 && self->offset > self->start + 1 &&
       self->data[self->offset - 1] == self->quote
       ? self->offset : smith_cursor_skip_word (self, self->offset);
  while (at < self->length &&
         (smith_cursor_is_blank (self->data[at]) || smith_cursor_is_break (self->data[at])))
    at++;
  self->has_colon = at < self->length && self->data[at] == ':';
  self->comma_after = at < self->length && strchr (",:}]", self->data[at]) == NULL;
}

static void
adopt_frames (SmithCursor *self,
              GArray      *frames,
              gsize        start)
{
  Frame *top = get_top (frames);

  if (top == NULL || start == G_MAXSIZE || top->expect == EXPECT_COLON)
    return;
  self->start = start;
  self->is_flow = TRUE;
  for (guint i = 0; i < frames->len; i++)
    {
      const Frame *frame = &g_array_index (frames, Frame, i);

      if (frame == top && frame->is_object && frame->expect != EXPECT_VALUE)
        break;
      smith_cursor_append (self, frame->is_object ? (frame->key != NULL ? frame->key : "") : NULL,
                           -1, frame->index);
    }
  self->what = top->is_object && top->expect != EXPECT_VALUE ? SMITH_CURSOR_KEY
                                                             : SMITH_CURSOR_VALUE;
  if (!top->is_object || self->what == SMITH_CURSOR_KEY)
    for (guint i = 0; i < top->items->len; i++)
      {
        SmithSpan span = g_array_index (top->items, SmithSpan, i);

        smith_cursor_add_present (self, span.start, span.end);
      }
  if (top->expect == EXPECT_COMMA)
    self->comma_at = top->last_end;
  self->column = (guint) (start - smith_cursor_line_start (self, start));
  look_behind (self);
}

static GArray *
new_frames (void)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (Frame));

  g_array_set_clear_func (frames, frame_clear);

  return frames;
}

/* Reads from a bracket of the path that is known already. */
void
smith_cursor_read_flow (SmithCursor *self,
                        gsize        from)
{
  g_autoptr(GArray) frames = new_frames ();

  adopt_frames (self, frames, read_up_to_cursor (self, frames, from));
}

/* The frames around @node: as if everything before it had been read. */
static void
push_ancestors (SmithCursor *self,
                GArray      *frames,
                SmithNode    node)
{
  g_autoptr(GArray) chain = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (; node != SMITH_NODE_ROOT && node != SMITH_NODE_NONE;
       node = smith_tree_get_parent (self->tree, node))
    g_array_append_val (chain, node);
  for (guint i = chain->len; i > 0; i--)
    {
      SmithNode child = g_array_index (chain, SmithNode, i - 1);
      SmithNode parent = smith_tree_get_parent (self->tree, child);
      gboolean is_object = smith_tree_get_kind (self->tree, parent) == SMITH_NODE_OBJECT;
      Frame *frame = push (frames, is_object);

      frame->index = is_object ? 0 : (int) smith_tree_get_index (self->tree, child);
      frame->key = is_object ? smith_tree_dup_key (self->tree, child) : NULL;
      /* the innermost is read again */
      frame->expect = i > 1 ? EXPECT_VALUE : EXPECT_ITEM;
    }
}

/* Starts at the last value before the cursor that the tree knows where the text is still as it
 * was: all brackets before it are known. */
void
smith_cursor_read_json (SmithCursor *self)
{
  g_autoptr(GArray) frames = new_frames ();
  gsize known = MIN (self->n_same, self->base + self->offset);
  gsize from = 0;

  if (smith_tree_get_n_nodes (self->tree) > 0 && known > 0)
    {
      SmithNode node = smith_tree_find_last (self->tree, known);

      /* one that ends where the text begins to differ may be cut short */
      if (node > SMITH_NODE_ROOT)
        {
          gsize start = smith_tree_get_member_span (self->tree, node).start;

          if (start < self->base)
            return;
          from = start - self->base;
          push_ancestors (self, frames, node);
        }
    }
  if (from == 0 && frames->len == 0 && self->base > 0)
    return;
  adopt_frames (self, frames, read_up_to_cursor (self, frames, from));
}
