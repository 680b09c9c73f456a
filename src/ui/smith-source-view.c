/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-source-view.h"

#include <adwaita.h>

#include "ui/smith-compat.h"
#include "ui/smith-settings.h"
#include "ui/smith-steady-scroll.h"

/* For so many frames on end a place has to be in sight to stay there, and for so many frames
 * at most it is waited for: ten seconds, should the view not be shown at all. */
#define STEADY_FRAMES 10u
#define MAX_FRAMES    600u

#define LEFT_MARGIN 6

struct _SmithSourceView
{
  GtkSourceView   parent_instance;

  GtkCssProvider *css;       /* (owned) */
  GSettings      *settings;  /* (owned) (nullable) */
  int             height;    /* in logical pixels, as last allocated */
  guint           keep_id;   /* of an idle, or 0 */
};

/* How a place comes into sight. */
typedef struct
{
  guint n_steady;
  guint n_frames;
} Reveal;

G_DEFINE_FINAL_TYPE (SmithSourceView, smith_source_view, GTK_SOURCE_TYPE_VIEW)

static void
adopt_scheme (SmithSourceView *self)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *id = is_dark ? "Adwaita-dark" : "Adwaita";

  if (GTK_SOURCE_IS_BUFFER (buffer))
    gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (buffer),
                                        gtk_source_style_scheme_manager_get_scheme (manager, id));
}

static void
adopt_zoom (SmithSourceView *self)
{
  g_autofree char *css = g_strdup_printf (".smith-source { font-size: %d%%; }",
                                          g_settings_get_int (self->settings, "editor-zoom"));

  smith_compat_load_css (self->css, css);
}

static void
smith_source_view_dispose (GObject *object)
{
  SmithSourceView *self = SMITH_SOURCE_VIEW (object);

  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_object (&self->settings);
  g_clear_handle_id (&self->keep_id, g_source_remove);

  G_OBJECT_CLASS (smith_source_view_parent_class)->dispose (object);
}

static gboolean
is_cursor_visible (SmithSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkRectangle place, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);

  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

static gboolean
keep_cursor_cb (gpointer data)
{
  SmithSourceView *self = data;

  self->keep_id = 0;
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (
                                                                    GTK_TEXT_VIEW (self))));

  return G_SOURCE_REMOVE;
}

/* What comes up beside the text, such as a banner, does not take the line away in which somebody
 * writes. */
static void
smith_source_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SmithSourceView *self = SMITH_SOURCE_VIEW (widget);
  gboolean is_written_in = height < self->height && gtk_widget_has_focus (widget) &&
                           is_cursor_visible (self);

  GTK_WIDGET_CLASS (smith_source_view_parent_class)->size_allocate (widget, width, height,
                                                                    baseline);
  self->height = height;
  if (is_written_in && self->keep_id == 0)
    self->keep_id = g_idle_add (keep_cursor_cb, self);
}

/* GtkSourceView counts the number at the cursor up by Ctrl+Shift+A and down by Ctrl+Shift+X, which
 * nobody looks for and a description does not forgive. */
static void
change_number (SmithSourceView *self,
               int              count)
{
}

static void
smith_source_view_class_init (SmithSourceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_source_view_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = smith_source_view_size_allocate;

  g_signal_override_class_handler ("change-number", SMITH_TYPE_SOURCE_VIEW,
                                   G_CALLBACK (change_number));
  /* what the keys mean in every other text of GTK */
  gtk_widget_class_add_binding_signal (GTK_WIDGET_CLASS (klass), GDK_KEY_a,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "select-all", "(b)",
                                       FALSE);
}

static void
smith_source_view_init (SmithSourceView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_set (self,
                "monospace", TRUE,
                "show-line-numbers", TRUE,
                "show-line-marks", TRUE,
                "highlight-current-line", TRUE,
                "auto-indent", TRUE,
                "insert-spaces-instead-of-tabs", TRUE,
                "smart-backspace", TRUE,
                "tab-width", 2,
                "indent-width", 2,
                "left-margin", LEFT_MARGIN,
                "right-margin", 6,
                "top-margin", 6,
                "bottom-margin", 60,
                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "smith-source");
  g_object_set (gtk_source_view_get_completion (GTK_SOURCE_VIEW (self)),
                "select-on-show", TRUE,
                "page-size", 8,
                NULL);
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  self->settings = smith_settings_dup ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::editor-zoom", G_CALLBACK (adopt_zoom),
                               self, G_CONNECT_SWAPPED);
      adopt_zoom (self);
    }

  smith_steady_scroll_add (GTK_TEXT_VIEW (self));
  g_signal_connect (self, "notify::buffer", G_CALLBACK (adopt_scheme), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (adopt_scheme), self,
                           G_CONNECT_SWAPPED);
  adopt_scheme (self);
}

/* The toolkit slides to a place, and a text whose lines are still being measured stops it on
 * the way; so the place is set as well.  Returns whether it was in sight before. */
static gboolean
reveal (SmithSourceView   *self,
        const GtkTextIter *iter)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle place, visible;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (adjustment == NULL || visible.height <= 0)
    return FALSE;
  if (place.y >= visible.y && place.y + place.height <= visible.y + visible.height)
    return TRUE;
  gtk_adjustment_set_value (adjustment, place.y - visible.height / 3);
  return FALSE;
}

/* A view without a size scrolls to anywhere, and in one that has just got its size lines have
 * no height yet: the cursor has to be in sight for some frames on end. */
static gboolean
reveal_late_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  Reveal *state = user_data;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  state->n_frames++;
  state->n_steady = reveal (SMITH_SOURCE_VIEW (widget), &iter) ? state->n_steady + 1 : 0;
  return state->n_steady < STEADY_FRAMES && state->n_frames < MAX_FRAMES ? G_SOURCE_CONTINUE
                                                                         : G_SOURCE_REMOVE;
}

/**
 * smith_source_view_new:
 *
 * Returns: an empty view
 */
GtkWidget *
smith_source_view_new (void)
{
  return g_object_new (SMITH_TYPE_SOURCE_VIEW, NULL);
}

/* How wide the number of the last of so many lines is. */
static int
measure_number (SmithSourceView *self,
                guint            n_lines)
{
  g_autofree char *number = g_strdup_printf ("%u", n_lines);
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  for (char *digit = number; *digit != '\0'; digit++)
    *digit = '9';
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * smith_source_view_expect_lines:
 * @n_lines: how many there will be
 *
 * Lets the text stand where it will stand once there are numbers for so many lines.
 */
void
smith_source_view_expect_lines (SmithSourceView *self,
                                guint            n_lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint n_now = (guint) gtk_text_buffer_get_line_count (buffer);

  g_return_if_fail (SMITH_IS_SOURCE_VIEW (self));

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self),
                                 LEFT_MARGIN + measure_number (self, MAX (n_lines, n_now)) -
                                   measure_number (self, n_now));
}

/**
 * smith_source_view_select:
 * @start: where the selection begins
 * @end: where it ends, and where the cursor stands afterwards when they are the same
 *
 * Selects a place and scrolls to it.
 */
void
smith_source_view_select (SmithSourceView   *self,
                          const GtkTextIter *start,
                          const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_return_if_fail (SMITH_IS_SOURCE_VIEW (self));

  gtk_text_buffer_select_range (buffer, start, end);
  if (gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    {
      gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_late_cb, g_new0 (Reveal, 1), g_free);
      return;
    }
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer),
                                0.2, FALSE, 0, 0);
  reveal (self, start);
}
