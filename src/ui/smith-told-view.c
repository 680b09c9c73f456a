/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-told-view.h"

#include <glib/gi18n.h>

#include "ui/smith-body-view.h"
#include "ui/smith-diff-look.h"
#include "ui/smith-source-view.h"

/* More than anybody reads, and what a text view takes at once. */
#define MAX_BYTES      (256u * 1024)
#define MAX_LINE_BYTES (8u * 1024)

struct _SmithToldView
{
  GtkWidget        parent_instance;

  char            *title;  /* (owned) (nullable) */

  GtkLabel        *note_label;
  GtkWidget       *scroller;
  GtkWidget       *view;
  GtkSourceBuffer *buffer;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithToldView, smith_told_view, GTK_TYPE_WIDGET)

static void
smith_told_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, SMITH_TOLD_VIEW (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_told_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SmithToldView *self = SMITH_TOLD_VIEW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->title, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_told_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_TOLD_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_told_view_parent_class)->dispose (object);
}

static void
smith_told_view_finalize (GObject *object)
{
  g_free (SMITH_TOLD_VIEW (object)->title);

  G_OBJECT_CLASS (smith_told_view_parent_class)->finalize (object);
}

static void
smith_told_view_class_init (SmithToldViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_told_view_dispose;
  object_class->finalize = smith_told_view_finalize;
  object_class->get_property = smith_told_view_get_property;
  object_class->set_property = smith_told_view_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SMITH_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-told-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithToldView, note_label);
  gtk_widget_class_bind_template_child (widget_class, SmithToldView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithToldView, view);
  gtk_widget_class_bind_template_child (widget_class, SmithToldView, buffer);
}

static void
smith_told_view_init (SmithToldView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The note, and what is not shown. */
static void
say (SmithToldView *self,
     const char    *note,
     gboolean       is_cut)
{
  g_autofree char *more = NULL;

  if (is_cut && *note != '\0')
    more = g_strconcat (note, " ", _("The text is long: its beginning is shown."), NULL);
  else if (is_cut)
    more = g_strdup (_("The text is long: its beginning is shown."));
  gtk_label_set_label (self->note_label, more != NULL ? more : note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), is_cut || *note != '\0');
}

/* What stays the same keeps the place where a person reads it. */
static gboolean
is_shown (SmithToldView *self,
          const char    *text)
{
  g_autofree char *shown = smith_told_view_dup_text (self);

  return g_str_equal (shown, text);
}

/**
 * smith_told_view_show_text:
 * @note: what is said above it, may be empty
 * @text: declarations in TypeScript; of a very long one only the beginning is shown
 */
void
smith_told_view_show_text (SmithToldView *self,
                           const char    *note,
                           const char    *text)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  g_autofree char *shown = NULL;
  gboolean is_cut, has_cut_lines;

  g_return_if_fail (SMITH_IS_TOLD_VIEW (self));

  shown = smith_body_view_cut (text, MAX_BYTES, MAX_LINE_BYTES, &is_cut, &has_cut_lines);
  say (self, note, is_cut || has_cut_lines);
  gtk_widget_set_visible (self->scroller, *shown != '\0');
  if (is_shown (self, shown))
    return;
  gtk_source_buffer_set_language (
    self->buffer, gtk_source_language_manager_get_language (languages, "typescript"));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), shown, -1);
}

/**
 * smith_told_view_show_diff:
 * @note: what is said above it, may be empty
 * @diff: in the unified format, short enough for a text view
 */
void
smith_told_view_show_diff (SmithToldView *self,
                           const char    *note,
                           const char    *diff)
{
  g_return_if_fail (SMITH_IS_TOLD_VIEW (self));

  say (self, note, FALSE);
  gtk_widget_set_visible (self->scroller, *diff != '\0');
  if (!is_shown (self, diff))
    smith_diff_look_fill (GTK_TEXT_BUFFER (self->buffer), diff);
}

/**
 * smith_told_view_dup_text:
 *
 * Returns: (transfer full): what is shown
 */
char *
smith_told_view_dup_text (SmithToldView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SMITH_IS_TOLD_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}
