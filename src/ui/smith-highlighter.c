/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-highlighter.h"

/* Of a line that has more, the rest stays plain. */
#define MAX_NODES 5000u

/* What is coloured differently.  The names are those that GtkSourceView's own definitions of JSON
 * and of YAML use, so that a text looks the same whether it is short or long, and what def.lang
 * has for a scheme without them. */
typedef enum
{
  PART_JSON_KEY,
  PART_YAML_KEY,
  PART_STRING,
  PART_NUMBER,
  PART_BOOLEAN,
  PART_NULL,
  N_PARTS,
} Part;

static const char *const styles[N_PARTS][3] = {
  [PART_JSON_KEY] = { "def:constant" },
  [PART_YAML_KEY] = { "def:keyword", "def:statement" },
  [PART_STRING] = { "def:string", "def:constant" },
  [PART_NUMBER] = { "def:decimal", "def:number", "def:constant" },
  [PART_BOOLEAN] = { "def:boolean", "def:special-constant", "def:constant" },
  [PART_NULL] = { "def:special-constant", "def:constant" },
};

typedef struct
{
  GtkTextIter start;
  GtkTextIter end;
  Part        part;
} Token;

struct _SmithHighlighter
{
  GObject        parent_instance;

  SmithDocument *document;      /* (owned) */
  SmithTextLink *link;          /* (owned) */
  GtkTextView   *view;          /* it owns us, in effect */
  GtkAdjustment *adjustment;    /* (owned) (nullable) */

  GtkTextBuffer *buffer;        /* (owned) (nullable): without a language, so ours to colour */
  GtkTextTag    *tags[N_PARTS];

  SmithCheck    *check;         /* (owned) (nullable): which these lines are coloured by */
  int            first;
  int            last;
  guint          idle_id;
};

G_DEFINE_FINAL_TYPE (SmithHighlighter, smith_highlighter, G_TYPE_OBJECT)

static GtkSourceStyle *
find_style (GtkSourceStyleScheme *scheme,
            Part                  part)
{
  GtkSourceStyle *style = NULL;

  for (guint i = 0; scheme != NULL && style == NULL && i < G_N_ELEMENTS (styles[part]) &&
                    styles[part][i] != NULL; i++)
    style = gtk_source_style_scheme_get_style (scheme, styles[part][i]);

  return style;
}

static void
adopt_scheme (SmithHighlighter *self)
{
  GtkSourceStyleScheme *scheme =
    gtk_source_buffer_get_style_scheme (GTK_SOURCE_BUFFER (self->buffer));

  for (Part i = 0; i < N_PARTS; i++)
    gtk_source_style_apply (find_style (scheme, i), self->tags[i]);
}

static Part
get_part (SmithNodeKind kind)
{
  switch (kind)
    {
    case SMITH_NODE_STRING:
      return PART_STRING;
    case SMITH_NODE_NUMBER:
      return PART_NUMBER;
    case SMITH_NODE_BOOLEAN:
      return PART_BOOLEAN;
    case SMITH_NODE_NULL:
      return PART_NULL;
    case SMITH_NODE_OBJECT:
    case SMITH_NODE_ARRAY:
    default:
      return N_PARTS;
    }
}

static void
add_token (SmithHighlighter *self,
           guint64           revision,
           SmithSpan         span,
           Part              part,
           GArray           *tokens)
{
  Token token = { .part = part };

  if (span.start >= span.end || part == N_PARTS)
    return;
  smith_text_link_get_range (self->link,
                             smith_document_shift_from (self->document, revision, span),
                             &token.start, &token.end);
  if (!gtk_text_iter_equal (&token.start, &token.end))
    g_array_append_val (tokens, token);
}

/* Keys and values between two lines. */
static GArray *
list_tokens (SmithHighlighter  *self,
             guint64            revision,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  SmithTree *tree = smith_check_get_tree (self->check);
  Part key = smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON ? PART_JSON_KEY : PART_YAML_KEY;
  gsize from = smith_document_unshift_to (self->document, revision,
                                          smith_text_link_get_offset (self->link, start));
  gsize to = smith_document_unshift_to (self->document, revision,
                                        smith_text_link_get_offset (self->link, end));
  SmithNode node, last;

  if (smith_tree_get_n_nodes (tree) == 0 || smith_text_link_is_odd (self->link))
    return tokens;
  /* what begins above may reach into the first line */
  node = smith_tree_find_last (tree, from);
  last = smith_tree_find_last (tree, to);
  if (node == SMITH_NODE_NONE)
    node = SMITH_NODE_ROOT;
  for (guint n = 0; last != SMITH_NODE_NONE && node <= last && n < MAX_NODES; node++, n++)
    {
      if (smith_tree_get_origin (tree, node) != node)
        continue;
      add_token (self, revision, smith_tree_get_key_span (tree, node), key, tokens);
      add_token (self, revision, smith_tree_get_span (tree, node),
                 get_part (smith_tree_get_kind (tree, node)), tokens);
    }

  return tokens;
}

/* Whether the tokens are coloured already and nothing else between the lines is: telling GTK the
 * same again would make it lay out the lines again. */
static gboolean
are_coloured (SmithHighlighter  *self,
              GArray            *tokens,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  guint n_wanted = 0, n_there = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (!gtk_text_iter_starts_tag (&token->start, self->tags[token->part]) ||
          !gtk_text_iter_ends_tag (&token->end, self->tags[token->part]))
        return FALSE;
      n_wanted += gtk_text_iter_compare (&token->start, start) >= 0 &&
                  gtk_text_iter_compare (&token->start, end) < 0;
    }
  for (Part i = 0; i < N_PARTS; i++)
    {
      GtkTextIter iter = *start;

      n_there += gtk_text_iter_starts_tag (&iter, self->tags[i]);
      while (gtk_text_iter_forward_to_tag_toggle (&iter, self->tags[i]) &&
             gtk_text_iter_compare (&iter, end) < 0)
        n_there += gtk_text_iter_starts_tag (&iter, self->tags[i]);
    }

  return n_there == n_wanted;
}

static void
colour (SmithHighlighter  *self,
        GArray            *tokens,
        const GtkTextIter *start,
        const GtkTextIter *end)
{
  if (are_coloured (self, tokens, start, end))
    return;
  for (Part i = 0; i < N_PARTS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], start, end);
  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      gtk_text_buffer_apply_tag (self->buffer, self->tags[token->part], &token->start,
                                 &token->end);
    }
}

static gboolean
find_visible_lines (SmithHighlighter *self,
                    int              *out_first,
                    int              *out_last)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (self->view, &visible);
  if (visible.height <= 1)
    return FALSE;
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  *out_first = gtk_text_iter_get_line (&iter);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y + visible.height, NULL);
  *out_last = gtk_text_iter_get_line (&iter);

  return TRUE;
}

/* The lines in sight, and as many again above and below, where one scrolls next. */
static gboolean
colour_cb (gpointer user_data)
{
  SmithHighlighter *self = user_data;
  guint64 revision;
  g_autoptr(SmithCheck) check = smith_document_ref_check (self->document, &revision);
  g_autoptr(GArray) tokens = NULL;
  GtkTextIter start, end;
  int first, last;

  self->idle_id = 0;
  if (check == NULL || !find_visible_lines (self, &first, &last) ||
      (check == self->check && first >= self->first && last <= self->last))
    return G_SOURCE_REMOVE;

  g_clear_pointer (&self->check, smith_check_unref);
  self->check = g_steal_pointer (&check);
  self->first = MAX (0, 2 * first - last - 1);
  self->last = 2 * last - first + 1;
  gtk_text_buffer_get_iter_at_line (self->buffer, &start, self->first);
  gtk_text_buffer_get_iter_at_line (self->buffer, &end, self->last + 1);
  tokens = list_tokens (self, revision, &start, &end);
  colour (self, tokens, &start, &end);

  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn. */
static void
queue (SmithHighlighter *self)
{
  if (self->buffer != NULL && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, colour_cb, self, NULL);
}

static void
drop_buffer (SmithHighlighter *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->check, smith_check_unref);
}

static void
adopt_buffer (SmithHighlighter *self)
{
  GtkSourceBuffer *buffer = smith_text_link_get_buffer (self->link);

  drop_buffer (self);
  if (gtk_source_buffer_get_language (buffer) != NULL)
    return;
  self->buffer = g_object_ref (GTK_TEXT_BUFFER (buffer));
  for (Part i = 0; i < N_PARTS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_signal_connect_object (buffer, "notify::style-scheme", G_CALLBACK (adopt_scheme), self,
                           G_CONNECT_SWAPPED);
  adopt_scheme (self);
  queue (self);
}

/* A view has another one each time that it gets a parent. */
static void
adopt_adjustment (SmithHighlighter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (g_set_object (&self->adjustment, adjustment) && adjustment != NULL)
    {
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (queue), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
smith_highlighter_dispose (GObject *object)
{
  SmithHighlighter *self = SMITH_HIGHLIGHTER (object);

  drop_buffer (self);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->link);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_highlighter_parent_class)->dispose (object);
}

static void
smith_highlighter_class_init (SmithHighlighterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_highlighter_dispose;
}

static void
smith_highlighter_init (SmithHighlighter *self)
{
  self->last = -1;
}

/**
 * smith_highlighter_new:
 * @view: shows the buffer of @link; must outlive the highlighter
 *
 * Returns: (transfer full): a highlighter that follows the checks of @document, what is in sight
 *   and the style
 */
SmithHighlighter *
smith_highlighter_new (SmithDocument *document,
                       SmithTextLink *link,
                       GtkSourceView *view)
{
  SmithHighlighter *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (link), NULL);
  g_return_val_if_fail (GTK_SOURCE_IS_VIEW (view), NULL);

  self = g_object_new (SMITH_TYPE_HIGHLIGHTER, NULL);
  self->document = g_object_ref (document);
  self->link = g_object_ref (link);
  self->view = GTK_TEXT_VIEW (view);
  adopt_buffer (self);
  adopt_adjustment (self);
  g_signal_connect_object (link, "buffer-changed", G_CALLBACK (adopt_buffer), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adopt_adjustment), self,
                           G_CONNECT_SWAPPED);

  return self;
}
