/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-hover.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

/* More problems or fixes at one place are for the list below the text. */
#define MOST_PROBLEMS 4u
#define MOST_FIXES    3u

struct _SmithHover
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) (nullable) until it is cleared */
  SmithTextLink *link;      /* (owned) (nullable) until it is cleared */
  GtkWidget     *content;   /* (weak) (nullable) what was said last */
};

static void provider_iface_init (GtkSourceHoverProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithHover, smith_hover, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_HOVER_PROVIDER,
                                                      provider_iface_init))

/* What was said is of a check and a text that are over. */
static void
take_away (SmithHover *self)
{
  GtkWidget *popover = self->content != NULL
                       ? gtk_widget_get_ancestor (self->content, GTK_TYPE_POPOVER) : NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
add_fixes (GtkBox     *box,
           SmithCheck *check,
           guint       problem)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (check, problem);

  for (guint i = 0; i < fixes->len && i < MOST_FIXES; i++)
    {
      const SmithFix *fix = g_ptr_array_index (fixes, i);
      GtkWidget *button = gtk_button_new_with_label (_(fix->info->title));

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.fix");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", problem, fix->info->id);
      gtk_box_append (box, button);
    }
}

static GtkWidget *
new_problem (SmithCheck *check,
             guint       index)
{
  const SmithDiagnostic *problem = smith_check_get_problem (check, index);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (smith_class_get_icon_name (problem->class_));
  GtkWidget *label = gtk_label_new (problem->message);

  smith_class_dress (problem->class_, image);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (column), label);
  add_fixes (GTK_BOX (column), check, index);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), column);

  return row;
}

/**
 * smith_hover_describe:
 * @offset: a byte of the present text
 *
 * Returns: (transfer floating) (nullable): what is to be said of the problems there; %NULL where
 *   there is none
 */
GtkWidget *
smith_hover_describe (SmithHover *self,
                      gsize       offset)
{
  SmithCheck *check;
  GtkWidget *box = NULL;
  guint n = 0;

  g_return_val_if_fail (SMITH_IS_HOVER (self), NULL);

  check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  for (guint i = 0; check != NULL && i < smith_check_get_n_problems (check) && n < MOST_PROBLEMS;
       i++)
    {
      SmithSpan span = smith_document_shift_span (self->document,
                                                  smith_check_get_problem (check, i)->span);

      if (offset < span.start || offset >= MAX (span.end, span.start + 1))
        continue;
      if (box == NULL)
        {
          box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
          gtk_widget_set_margin_top (box, 12);
          gtk_widget_set_margin_bottom (box, 12);
          gtk_widget_set_margin_start (box, 12);
          gtk_widget_set_margin_end (box, 12);
        }
      gtk_box_append (GTK_BOX (box), new_problem (check, i));
      n++;
    }
  g_set_weak_pointer (&self->content, box);

  return box;
}

/* GtkSourceView hands on an error where there is nothing to say, and shows it to nobody. */
static gboolean
smith_hover_populate (GtkSourceHoverProvider  *provider,
                      GtkSourceHoverContext   *context,
                      GtkSourceHoverDisplay   *display,
                      GError                 **error)
{
  SmithHover *self = SMITH_HOVER (provider);
  GtkWidget *content = NULL;
  GtkTextIter iter;

  if (self->link != NULL && gtk_source_hover_context_get_iter (context, &iter))
    content = smith_hover_describe (self, smith_text_link_get_offset (self->link, &iter));
  if (content == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No problem there");
      return FALSE;
    }
  gtk_source_hover_display_append (display, content);

  return TRUE;
}

static void
provider_iface_init (GtkSourceHoverProviderInterface *iface)
{
  iface->populate = smith_hover_populate;
}

static void
smith_hover_dispose (GObject *object)
{
  smith_hover_clear (SMITH_HOVER (object));

  G_OBJECT_CLASS (smith_hover_parent_class)->dispose (object);
}

static void
smith_hover_class_init (SmithHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_hover_dispose;
}

static void
smith_hover_init (SmithHover *self)
{
}

/**
 * smith_hover_new:
 * @link: of @document
 *
 * Returns: (transfer full): a provider for the hover of the view that shows @link's buffer
 */
SmithHover *
smith_hover_new (SmithDocument *document,
                 SmithTextLink *link)
{
  SmithHover *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document) && SMITH_IS_TEXT_LINK (link), NULL);

  self = g_object_new (SMITH_TYPE_HOVER, NULL);
  self->document = g_object_ref (document);
  self->link = g_object_ref (link);
  g_signal_connect_object (document, "checked", G_CALLBACK (take_away), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (take_away), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * smith_hover_clear:
 *
 * Lets go of the document; from now on nothing is said.  GtkSourceView may keep a provider for
 * longer than it asks it.
 */
void
smith_hover_clear (SmithHover *self)
{
  g_return_if_fail (SMITH_IS_HOVER (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_weak_pointer (&self->content);
  g_clear_object (&self->document);
  g_clear_object (&self->link);
}
