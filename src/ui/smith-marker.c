/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-marker.h"

#include <adwaita.h>

#include "ui/smith-class-look.h"

#define SLICE_US 4000

/* No problem of the check. */
#define NONE G_MAXUINT

/* The underlines of one class.  Problems whose places touch are one run for the buffer, so a run
 * is known when the next one begins.
 *
 * Invariants: up to @settled the buffer has what it should; a run that is known begins there or
 * behind.  Offsets are in characters of the text of the marker's revision. */
typedef struct
{
  GtkTextTag *tag;           /* (unowned) */
  guint       settled_by;    /* the problem where the latest settled run ends, or %NONE */
  guint       first;         /* the problem where the run begins that is known, or %NONE */
  guint       last;          /* the problem where it ends */
  int         settled;
  int         start;
  int         end;
} Layer;

/* Most checks find the problems that are drawn already, at places that moved with the text, and a
 * line whose marks are touched is laid out anew.  So a pass over the problems, in the order of the
 * text, mends only what differs.
 *
 * Invariants: @idle_id is 0 exactly when there is nothing to do; @check is the one that is being
 * drawn, and the document's own as long as there is work. */
struct _SmithMarker
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) */
  SmithTextLink *link;      /* (owned) */
  GtkTextBuffer *buffer;    /* (owned) the one that holds the marks */
  SmithCheck    *check;     /* (owned) (nullable) */
  guint64        revision;  /* of the text that offsets are in */
  guint          next;      /* the problem to go on with */
  Layer          layers[SMITH_N_CLASSES];

  GPtrArray     *marks;     /* (owned) (element-type GtkSourceMark): in the order of the text */
  guint          next_mark; /* the first of those that was not held against a line yet */
  guint          on_line;   /* the first problem of a line whose mark is not settled, or %NONE */
  int            line;
  SmithClass     worst;     /* on that line */

  guint          idle_id;
};

G_DEFINE_FINAL_TYPE (SmithMarker, smith_marker, G_TYPE_OBJECT)

/* The categories of the icons beside the lines. */
static const char *const categories[SMITH_N_CLASSES] = { "blocks", "drops", "warns", "note" };

static void
add_categories (GtkSourceView *view)
{
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    {
      g_autoptr(GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

      gtk_source_mark_attributes_set_icon_name (attributes, smith_class_get_mark_name (i));
      gtk_source_view_set_mark_attributes (view, categories[i], attributes,
                                           SMITH_N_CLASSES - (int) i);
    }
}

static void
colour_tags (SmithMarker *self)
{
  SmithTheme theme = smith_theme_get ();

  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    {
      GdkRGBA colour;

      smith_class_get_colour (i, theme, &colour);
      g_object_set (self->layers[i].tag, "underline-rgba", &colour, NULL);
    }
}

static void
adopt_buffer (SmithMarker *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_set_object (&self->buffer, GTK_TEXT_BUFFER (smith_text_link_get_buffer (self->link)));
  /* the worst class is made last, so that it lies above the others */
  for (guint i = SMITH_N_CLASSES; i > 0; i--)
    self->layers[i - 1].tag =
      gtk_text_buffer_create_tag (self->buffer, NULL,
                                  "underline", smith_class_get_underline (i - 1), NULL);
  g_ptr_array_set_size (self->marks, 0);
  colour_tags (self);
}

/* ---- where problems are ---- */

/* A place of several lines, such as a whole operation, is marked on its first. */
static void
get_marked_range (SmithMarker *self,
                  SmithSpan    span,
                  GtkTextIter *start,
                  GtkTextIter *end)
{
  smith_text_link_get_range (self->link, span, start, end);
  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      *end = *start;
      if (!gtk_text_iter_ends_line (end))
        gtk_text_iter_forward_to_line_end (end);
    }
  if (gtk_text_iter_equal (start, end) && !gtk_text_iter_forward_char (end))
    gtk_text_iter_backward_char (start);
}

static void
get_place (SmithMarker *self,
           guint        problem,
           GtkTextIter *start,
           GtkTextIter *end)
{
  get_marked_range (self,
                    smith_document_shift_span (self->document,
                                               smith_check_get_problem (self->check,
                                                                        problem)->span),
                    start, end);
}

static int
find_end (SmithMarker *self,
          guint        problem)
{
  GtkTextIter start, end;

  get_place (self, problem, &start, &end);

  return gtk_text_iter_get_offset (&end);
}

/* What was typed meanwhile has moved all that is known. */
static void
follow_text (SmithMarker *self)
{
  GtkTextIter start, end;

  if (self->revision == smith_document_get_revision (self->document))
    return;
  self->revision = smith_document_get_revision (self->document);
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    {
      Layer *layer = &self->layers[i];

      layer->settled = layer->settled_by != NONE ? find_end (self, layer->settled_by) : 0;
      if (layer->first == NONE)
        continue;
      get_place (self, layer->first, &start, &end);
      layer->start = gtk_text_iter_get_offset (&start);
      layer->end = MAX (gtk_text_iter_get_offset (&end), find_end (self, layer->last));
    }
  if (self->on_line != NONE)
    {
      get_place (self, self->on_line, &start, &end);
      self->line = gtk_text_iter_get_line (&start);
    }
}

/* ---- underlines ---- */

/* Takes an underline away that is where none should be, and returns whether there was one. */
static gboolean
clear_one (SmithMarker *self,
           Layer       *layer,
           int          to)
{
  GtkTextIter start, end, limit;

  if (layer->settled >= to)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, layer->settled);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &limit, to);
  if (!gtk_text_iter_has_tag (&start, layer->tag) &&
      (!gtk_text_iter_forward_to_tag_toggle (&start, layer->tag) ||
       gtk_text_iter_compare (&start, &limit) >= 0))
    return FALSE;

  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, layer->tag);
  if (gtk_text_iter_compare (&end, &limit) > 0)
    end = limit;
  gtk_text_buffer_remove_tag (self->buffer, layer->tag, &start, &end);

  return TRUE;
}

/* Underlines the run that is known. */
static void
cover (SmithMarker *self,
       Layer       *layer)
{
  GtkTextIter start, end, toggle;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, layer->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, layer->end);
  toggle = start;
  if (gtk_text_iter_has_tag (&start, layer->tag) &&
      (!gtk_text_iter_forward_to_tag_toggle (&toggle, layer->tag) ||
       gtk_text_iter_compare (&toggle, &end) >= 0))
    return;
  gtk_text_buffer_apply_tag (self->buffer, layer->tag, &start, &end);
}

/* Does a part of what makes the buffer right up to the end of the run that is known, and returns
 * whether there is more. */
static gboolean
settle_some (SmithMarker *self,
             Layer       *layer)
{
  if (layer->first == NONE)
    return FALSE;
  if (clear_one (self, layer, layer->start))
    return TRUE;
  cover (self, layer);
  layer->settled = layer->end;
  layer->settled_by = layer->last;
  layer->first = NONE;

  return FALSE;
}

/* ---- marks beside the lines ---- */

static void
remove_mark (SmithMarker *self,
             guint        index)
{
  GtkTextMark *mark = g_ptr_array_index (self->marks, index);

  if (!gtk_text_mark_get_deleted (mark))
    gtk_text_buffer_delete_mark (self->buffer, mark);
  g_ptr_array_remove_index (self->marks, index);
}

/* A line has one icon, that of its worst problem.  Returns whether there is more to do about it. */
static gboolean
settle_line (SmithMarker *self)
{
  GtkTextIter iter;

  if (self->on_line == NONE)
    return FALSE;
  if (self->next_mark < self->marks->len)
    {
      GtkSourceMark *mark = g_ptr_array_index (self->marks, self->next_mark);
      gboolean is_there = !gtk_text_mark_get_deleted (GTK_TEXT_MARK (mark));
      int line = 0;

      if (is_there)
        {
          gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, GTK_TEXT_MARK (mark));
          line = gtk_text_iter_get_line (&iter);
        }
      is_there = is_there && line >= self->line &&
                 (line > self->line || g_str_equal (gtk_source_mark_get_category (mark),
                                                    categories[self->worst]));
      if (!is_there)
        {
          remove_mark (self, self->next_mark);
          return TRUE;
        }
      if (line == self->line)
        {
          self->next_mark++;
          self->on_line = NONE;
          return FALSE;
        }
    }

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, self->line);
  g_ptr_array_insert (self->marks, (int) self->next_mark++,
                      g_object_ref (gtk_source_buffer_create_source_mark (
                        GTK_SOURCE_BUFFER (self->buffer), NULL, categories[self->worst], &iter)));
  self->on_line = NONE;

  return FALSE;
}

/* ---- the pass ---- */

/* Takes in the next problem; what it ends is settled first, in as many calls as that takes. */
static void
take_problem (SmithMarker *self)
{
  const SmithDiagnostic *problem = smith_check_get_problem (self->check, self->next);
  Layer *layer = &self->layers[problem->class_];
  GtkTextIter start, end;
  int from, to, line;

  get_place (self, self->next, &start, &end);
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  line = gtk_text_iter_get_line (&start);
  if ((line != self->line && settle_line (self)) ||
      (layer->first != NONE && from > layer->end && settle_some (self, layer)))
    return;

  self->worst = self->on_line == NONE ? problem->class_ : MIN (self->worst, problem->class_);
  if (self->on_line == NONE)
    self->on_line = self->next;
  self->line = line;
  if (layer->first == NONE)
    {
      layer->first = layer->last = self->next;
      layer->start = from;
      layer->end = to;
    }
  else if (to > layer->end)
    {
      layer->last = self->next;
      layer->end = to;
    }
  self->next++;
}

/* Returns whether there is more. */
static gboolean
work_a_little (SmithMarker *self)
{
  int length = gtk_text_buffer_get_char_count (self->buffer);

  follow_text (self);
  if (self->check != NULL && self->next < smith_check_get_n_problems (self->check))
    {
      take_problem (self);
      return TRUE;
    }
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    if (settle_some (self, &self->layers[i]) || clear_one (self, &self->layers[i], length))
      return TRUE;
  if (settle_line (self))
    return TRUE;
  if (self->next_mark >= self->marks->len)
    return FALSE;
  remove_mark (self, self->marks->len - 1);

  return TRUE;
}

static gboolean
slice_cb (gpointer user_data)
{
  SmithMarker *self = SMITH_MARKER (user_data);
  gint64 end_us = g_get_monotonic_time () + SLICE_US;
  gboolean has_more = TRUE;

  while (has_more && g_get_monotonic_time () < end_us)
    has_more = work_a_little (self);
  if (has_more)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;

  return G_SOURCE_REMOVE;
}

static void
begin (SmithMarker *self)
{
  SmithCheck *check = smith_document_get_check (self->document);

  if (!smith_text_link_is_whole (self->link))
    return;
  g_clear_pointer (&self->check, smith_check_unref);
  if (check != NULL)
    self->check = smith_check_ref (check);
  self->revision = smith_document_get_revision (self->document);
  self->next = self->next_mark = 0;
  self->on_line = NONE;
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    {
      self->layers[i].settled = 0;
      self->layers[i].settled_by = self->layers[i].first = NONE;
    }
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, self, NULL);
}

static void
buffer_changed_cb (SmithMarker *self)
{
  adopt_buffer (self);
  begin (self);
}

static void
smith_marker_dispose (GObject *object)
{
  SmithMarker *self = SMITH_MARKER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->link);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_marker_parent_class)->dispose (object);
}

static void
smith_marker_class_init (SmithMarkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_marker_dispose;
}

static void
smith_marker_init (SmithMarker *self)
{
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * smith_marker_new:
 * @view: shows the buffer of @link; not kept
 *
 * Returns: (transfer full): a marker that follows the checks of @document
 */
SmithMarker *
smith_marker_new (SmithDocument *document,
                  SmithTextLink *link,
                  GtkSourceView *view)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  SmithMarker *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (link), NULL);

  self = g_object_new (SMITH_TYPE_MARKER, NULL);
  self->document = g_object_ref (document);
  self->link = g_object_ref (link);
  add_categories (view);
  adopt_buffer (self);

  g_signal_connect_object (document, "checked", G_CALLBACK (begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (link, "buffer-changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (colour_tags), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (colour_tags), self,
                           G_CONNECT_SWAPPED);
  begin (self);

  return self;
}

/**
 * smith_marker_is_working:
 *
 * Returns: whether marks are still to be drawn
 */
gboolean
smith_marker_is_working (SmithMarker *self)
{
  g_return_val_if_fail (SMITH_IS_MARKER (self), FALSE);

  return self->idle_id != 0;
}
