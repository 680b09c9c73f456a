/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-inspector-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/smith-focus.h"
#include "ui/smith-list-names.h"

/* What a subtitle has of a longer text, in characters. */
#define MAX_SUBTITLE 60

/* How long the height may stay as it is while a row unfolds, in microseconds. */
#define UNFOLD_US 500000

struct _SmithInspectorItem
{
  AdwExpanderRow             parent_instance;

  SmithInspection           *inspection;   /* (owned) */
  const SmithInspectionItem *item;         /* of the inspection */
  SmithSpan                  place;        /* in the present text */
  char                      *remove_label; /* (owned) (nullable) */
  GPtrArray                 *fields;       /* (owned) of SmithInspectorField: those made */
  gint64                     reveal_end;   /* in the frame clock's time; 0 when nothing unfolds */
  int                        height;       /* in the last frame, while it unfolds */
};

G_DEFINE_FINAL_TYPE (SmithInspectorItem, smith_inspector_item, ADW_TYPE_EXPANDER_ROW)

enum
{
  COMMITTED,
  REMOVE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
smith_inspector_item_dispose (GObject *object)
{
  SmithInspectorItem *self = SMITH_INSPECTOR_ITEM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->inspection, smith_inspection_unref);
  self->item = NULL;

  G_OBJECT_CLASS (smith_inspector_item_parent_class)->dispose (object);
}

static void
smith_inspector_item_finalize (GObject *object)
{
  g_free (SMITH_INSPECTOR_ITEM (object)->remove_label);

  G_OBJECT_CLASS (smith_inspector_item_parent_class)->finalize (object);
}

static void
committed_cb (SmithInspectorItem  *self,
              SmithInspectorField *field)
{
  g_signal_emit (self, signals[COMMITTED], 0, field);
}

static void
remove_cb (SmithInspectorItem *self)
{
  g_signal_emit (self, signals[REMOVE_WANTED], 0);
}

static void
add_remove_row (SmithInspectorItem *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (self->remove_label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "smith-remove");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
}

/* As far up as it takes to see its end, but not its start away. */
static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  SmithInspectorItem *self = SMITH_INSPECTOR_ITEM (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  float hidden;

  if (scroller == NULL || gdk_frame_clock_get_frame_time (clock) > self->reveal_end ||
      !gtk_widget_compute_bounds (widget, scroller, &bounds))
    {
      self->reveal_end = 0;
      return G_SOURCE_REMOVE;
    }
  if (gtk_widget_get_height (widget) != self->height)
    self->reveal_end = gdk_frame_clock_get_frame_time (clock) + UNFOLD_US;
  self->height = gtk_widget_get_height (widget);
  hidden = bounds.origin.y + bounds.size.height - (float) gtk_widget_get_height (scroller);
  hidden = MIN (hidden, bounds.origin.y);
  if (hidden > 0)
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + (double) hidden);
    }

  return G_SOURCE_CONTINUE;
}

/**
 * smith_inspector_item_reveal:
 *
 * Sees that all of it comes into sight, as far as there is room, while it unfolds.
 */
void
smith_inspector_item_reveal (SmithInspectorItem *self)
{
  GdkFrameClock *clock;
  gboolean is_new;

  g_return_if_fail (SMITH_IS_INSPECTOR_ITEM (self));

  is_new = self->reveal_end == 0;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  if (clock == NULL)
    return;
  self->reveal_end = gdk_frame_clock_get_frame_time (clock) + UNFOLD_US;
  if (is_new)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
expanded_cb (SmithInspectorItem *self)
{
  /* a person unfolds it, and not a form that is made anew */
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) &&
      smith_focus_is_within (GTK_WIDGET (self)))
    smith_inspector_item_reveal (self);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->fields->len > 0 ||
      self->item == NULL)
    return;
  for (guint i = 0; i < self->item->fields->len; i++)
    {
      SmithInspectorField *field =
        smith_inspector_field_new (g_ptr_array_index (self->item->fields, i), self->item->title);

      g_ptr_array_add (self->fields, field);
      g_signal_connect_object (field, "committed", G_CALLBACK (committed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), smith_inspector_field_get_row (field));
    }
  if (self->remove_label != NULL)
    add_remove_row (self);
}

static void
smith_inspector_item_class_init (SmithInspectorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_inspector_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_inspector_item_finalize;

  signals[COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, SMITH_TYPE_INSPECTOR_FIELD);
  signals[REMOVE_WANTED] =
    g_signal_new ("remove-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
smith_inspector_item_init (SmithInspectorItem *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));

  if (g_utf8_strlen (line, -1) <= MAX_SUBTITLE)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_SUBTITLE - 1) = '\0';

  return g_strconcat (g_strchomp (line), "…", NULL);
}

/**
 * smith_inspector_item_new:
 * @item: one of @inspection, of the present text
 * @remove_label: (nullable): on the button, with a mnemonic; %NULL for what stays
 *
 * Returns: a row, folded
 */
GtkWidget *
smith_inspector_item_new (SmithInspection           *inspection,
                          const SmithInspectionItem *item,
                          const char                *remove_label)
{
  SmithInspectorItem *self = g_object_new (SMITH_TYPE_INSPECTOR_ITEM, NULL);

  self->remove_label = g_strdup (remove_label);
  self->place = smith_inspection_get_place (inspection, item);
  smith_list_names_set (GTK_WIDGET (self), item->title);
  smith_inspector_item_show (self, inspection, item);

  return GTK_WIDGET (self);
}

/**
 * smith_inspector_item_show:
 * @item: one of @inspection, of the present text, with the same fields as before
 *
 * Shows what is in the text now.  What was entered for something else is committed first.
 */
void
smith_inspector_item_show (SmithInspectorItem        *self,
                           SmithInspection           *inspection,
                           const SmithInspectionItem *item)
{
  SmithSpan place = smith_inspection_get_place (inspection, item);
  g_autofree char *subtitle = NULL;

  g_return_if_fail (SMITH_IS_INSPECTOR_ITEM (self));

  if (self->place.start < place.start || self->place.start >= place.end)
    {
      smith_inspector_item_commit (self);
      for (guint i = 0; i < self->fields->len; i++)
        smith_inspector_field_reset (self->fields->pdata[i]);
    }
  smith_inspection_ref (inspection);
  g_clear_pointer (&self->inspection, smith_inspection_unref);
  self->inspection = inspection;
  self->item = item;
  self->place = place;
  subtitle = dup_short (item->subtitle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 *item->title != '\0' ? item->title : _("Without a Name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  for (guint i = 0; i < MIN (self->fields->len, item->fields->len); i++)
    smith_inspector_field_show (self->fields->pdata[i], item->fields->pdata[i]);
}

/**
 * smith_inspector_item_get_place:
 *
 * Returns: where it stands in the present text, in bytes
 */
SmithSpan
smith_inspector_item_get_place (SmithInspectorItem *self)
{
  return self->place;
}

/**
 * smith_inspector_item_shift:
 * @revision: of the text that the place is of
 *
 * Lets the place go with the text.
 */
void
smith_inspector_item_shift (SmithInspectorItem *self,
                            SmithDocument      *document,
                            guint64             revision)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_ITEM (self));

  self->place = smith_document_shift_from (document, revision, self->place);
}

/**
 * smith_inspector_item_get_n_fields:
 *
 * Returns: how many fields were made
 */
guint
smith_inspector_item_get_n_fields (SmithInspectorItem *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_ITEM (self), 0);

  return self->fields->len;
}

SmithInspectorField *
smith_inspector_item_get_field (SmithInspectorItem *self,
                                guint               index)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_ITEM (self) && index < self->fields->len, NULL);

  return g_ptr_array_index (self->fields, index);
}

/**
 * smith_inspector_item_commit:
 *
 * Commits whatever was entered and is not in the text.
 */
void
smith_inspector_item_commit (SmithInspectorItem *self)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_ITEM (self));

  for (guint i = 0; i < self->fields->len; i++)
    smith_inspector_field_commit (self->fields->pdata[i]);
}
