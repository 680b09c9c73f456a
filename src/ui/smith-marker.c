/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-marker.h"

#include <adwaita.h>
#include <string.h>

#include "ui/smith-class-look.h"

#define SLICE_US 4000

/* Marks come in two sets that take turns: while one is shown the next check fills the
 * other, then the first is emptied.  So nothing blinks. */
#define N_SETS 2

typedef struct
{
  GtkTextTag *tags[SMITH_N_CLASSES];  /* (unowned) */
  GPtrArray  *marks;                  /* (owned) (element-type GtkSourceMark) */
  guint       n_runs[SMITH_N_CLASSES];
} MarkSet;

/* Ranges of a class that overlap or touch are one for the buffer. */
typedef struct
{
  guint n;    /* that began */
  int   end;  /* of the latest one, in characters */
} Runs;

typedef enum
{
  STEP_COMPARE,  /* most checks find the same problems, at places that moved with the text */
  STEP_EMPTY_NEXT,
  STEP_FILL_NEXT,
  STEP_EMPTY_SHOWN,
  STEP_DONE,
} Step;

/* Invariants: @idle_id is 0 exactly in %STEP_DONE; @check is the check that is being drawn,
 * and the document's own as long as there is work. */
struct _SmithMarker
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) */
  SmithTextLink *link;      /* (owned) */
  GtkTextBuffer *buffer;    /* (owned) the one that holds the marks */
  SmithCheck    *check;     /* (owned) (nullable) */

  MarkSet        sets[N_SETS];
  guint          shown;     /* index of the set that is shown */
  Step           step;
  guint          next;      /* of the step: problem or tag to go on with */
  Runs           runs[SMITH_N_CLASSES];  /* of the step */
  guint64        revision;  /* of the text in which places are compared */
  guint          idle_id;
};

G_DEFINE_FINAL_TYPE (SmithMarker, smith_marker, G_TYPE_OBJECT)

/* The categories of the icons beside the lines, so that each set knows its own. */
static const char *const categories[N_SETS][SMITH_N_CLASSES] = {
  { "blocks-0", "drops-0", "warns-0", "note-0" },
  { "blocks-1", "drops-1", "warns-1", "note-1" },
};

static void
add_categories (GtkSourceView *view)
{
  for (guint set = 0; set < N_SETS; set++)
    for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
      {
        g_autoptr(GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

        gtk_source_mark_attributes_set_icon_name (attributes, smith_class_get_mark_name (i));
        gtk_source_view_set_mark_attributes (view, categories[set][i], attributes,
                                             SMITH_N_CLASSES - (int) i);
      }
}

static void
colour_tags (SmithMarker *self)
{
  SmithTheme theme = smith_theme_get ();

  for (guint set = 0; set < N_SETS; set++)
    for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
      {
        GdkRGBA colour;

        smith_class_get_colour (i, theme, &colour);
        g_object_set (self->sets[set].tags[i], "underline-rgba", &colour, NULL);
      }
}

static void
adopt_buffer (SmithMarker *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->step = STEP_DONE;
  g_set_object (&self->buffer, GTK_TEXT_BUFFER (smith_text_link_get_buffer (self->link)));
  for (guint set = 0; set < N_SETS; set++)
    {
      /* The worst class is made last, so that it lies above the others. */
      for (guint i = SMITH_N_CLASSES; i > 0; i--)
        self->sets[set].tags[i - 1] =
          gtk_text_buffer_create_tag (self->buffer, NULL,
                                      "underline", smith_class_get_underline (i - 1),
                                      NULL);
      g_ptr_array_set_size (self->sets[set].marks, 0);
      memset (self->sets[set].n_runs, 0, sizeof self->sets[set].n_runs);
    }
  colour_tags (self);
}

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

/* A line has one icon, that of its worst problem. */
static void
mark_line (SmithMarker *self,
           SmithClass   class_,
           GtkTextIter *iter)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (self->buffer);
  const char *const *names = categories[1 - self->shown];
  int line = gtk_text_iter_get_line (iter);

  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    {
      g_autoptr(GSList) marks = gtk_source_buffer_get_source_marks_at_line (buffer, line,
                                                                            names[i]);

      if (marks == NULL)
        continue;
      if (i <= class_)
        return;
      gtk_text_buffer_delete_mark (self->buffer, marks->data);
    }
  gtk_text_iter_set_line_offset (iter, 0);
  g_ptr_array_add (self->sets[1 - self->shown].marks,
                   g_object_ref (gtk_source_buffer_create_source_mark (buffer, NULL,
                                                                       names[class_], iter)));
}

/* Returns whether the range begins a run. */
static gboolean
add_to_runs (Runs              *runs,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  int from = gtk_text_iter_get_offset (start), to = gtk_text_iter_get_offset (end);
  gboolean is_new = runs->n == 0 || from > runs->end;

  runs->n += is_new;
  runs->end = is_new ? to : MAX (runs->end, to);

  return is_new;
}

static void
draw_problem (SmithMarker           *self,
              const SmithDiagnostic *problem)
{
  MarkSet *set = &self->sets[1 - self->shown];
  GtkTextIter start, end;

  get_marked_range (self, smith_document_shift_span (self->document, problem->span),
                    &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, set->tags[problem->class_], &start, &end);
  add_to_runs (&self->runs[problem->class_], &start, &end);

  mark_line (self, problem->class_, &start);
}

/* Whether the latest run of a class ends in the buffer where it should. */
static gboolean
is_end_right (SmithMarker *self,
              SmithClass   class_,
              const Runs  *runs)
{
  GtkTextIter end;

  if (runs->n == 0)
    return TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, runs->end);

  return gtk_text_iter_ends_tag (&end, self->sets[self->shown].tags[class_]);
}

/* Whether a problem is drawn already. */
static gboolean
is_drawn (SmithMarker           *self,
          const SmithDiagnostic *problem)
{
  Runs before = self->runs[problem->class_];
  GtkTextIter start, end;

  get_marked_range (self, smith_document_shift_span (self->document, problem->span),
                    &start, &end);
  if (!add_to_runs (&self->runs[problem->class_], &start, &end))
    return TRUE;

  return is_end_right (self, problem->class_, &before) &&
         gtk_text_iter_starts_tag (&start, self->sets[self->shown].tags[problem->class_]);
}

/* Returns whether there is more in the set. */
static gboolean
empty_some (SmithMarker *self,
            MarkSet     *set)
{
  GtkTextIter start, end;

  if (set->marks->len > 0)
    {
      GtkTextMark *mark = g_ptr_array_index (set->marks, set->marks->len - 1);

      if (!gtk_text_mark_get_deleted (mark))
        gtk_text_buffer_delete_mark (self->buffer, mark);
      g_ptr_array_set_size (set->marks, (int) set->marks->len - 1);
      return TRUE;
    }
  if (self->next >= SMITH_N_CLASSES)
    return FALSE;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, set->tags[self->next]) &&
      !gtk_text_iter_forward_to_tag_toggle (&start, set->tags[self->next]))
    {
      self->next++;
      return TRUE;
    }
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, set->tags[self->next]);
  gtk_text_buffer_remove_tag (self->buffer, set->tags[self->next], &start, &end);

  return TRUE;
}

static void
take_step (SmithMarker *self,
           Step         step)
{
  self->step = step;
  self->next = 0;
  memset (self->runs, 0, sizeof self->runs);
}

/* Looks at one problem, or, behind the last, whether the buffer has others besides. */
static void
compare_some (SmithMarker *self)
{
  MarkSet *set = &self->sets[self->shown];

  if (self->check == NULL || self->revision != smith_document_get_revision (self->document))
    {
      take_step (self, STEP_EMPTY_NEXT);
      return;
    }
  if (self->next < smith_check_get_n_problems (self->check))
    {
      if (!is_drawn (self, smith_check_get_problem (self->check, self->next++)))
        take_step (self, STEP_EMPTY_NEXT);
      return;
    }
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    if (self->runs[i].n != set->n_runs[i] || !is_end_right (self, i, &self->runs[i]))
      {
        take_step (self, STEP_EMPTY_NEXT);
        return;
      }
  take_step (self, STEP_DONE);
}

static void
end_filling (SmithMarker *self)
{
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    self->sets[1 - self->shown].n_runs[i] = self->runs[i].n;
  self->shown = 1 - self->shown;
  take_step (self, STEP_EMPTY_SHOWN);
}

static void
work_a_little (SmithMarker *self)
{
  switch (self->step)
    {
    case STEP_COMPARE:
      compare_some (self);
      break;
    case STEP_EMPTY_NEXT:
      if (!empty_some (self, &self->sets[1 - self->shown]))
        take_step (self, STEP_FILL_NEXT);
      break;
    case STEP_FILL_NEXT:
      if (self->check != NULL && self->next < smith_check_get_n_problems (self->check))
        draw_problem (self, smith_check_get_problem (self->check, self->next++));
      else
        end_filling (self);
      break;
    case STEP_EMPTY_SHOWN:
      if (!empty_some (self, &self->sets[1 - self->shown]))
        take_step (self, STEP_DONE);
      break;
    case STEP_DONE:
    default:
      break;
    }
}

static gboolean
slice_cb (gpointer user_data)
{
  SmithMarker *self = SMITH_MARKER (user_data);
  gint64 end_us = g_get_monotonic_time () + SLICE_US;

  while (self->step != STEP_DONE && g_get_monotonic_time () < end_us)
    work_a_little (self);
  if (self->step != STEP_DONE)
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
  take_step (self, self->step == STEP_DONE || self->step == STEP_COMPARE ? STEP_COMPARE
                                                                         : STEP_EMPTY_NEXT);
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
  for (guint set = 0; set < N_SETS; set++)
    g_clear_pointer (&self->sets[set].marks, g_ptr_array_unref);
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
  self->step = STEP_DONE;
  for (guint set = 0; set < N_SETS; set++)
    self->sets[set].marks = g_ptr_array_new_with_free_func (g_object_unref);
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

  return self->step != STEP_DONE;
}
