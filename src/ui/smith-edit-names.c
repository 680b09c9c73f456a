/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be written at the cursor of the Edit page, and the ways from there to other places. */
#include "ui/smith-edit-page-private.h"
#include "ui/smith-line-popover.h"
#include "ui/smith-text-menu.h"

/* A place of the text as it was when it was offered. */
static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  g_autoptr(SmithCheck) check = NULL;
  guint64 revision, start, end, known = 0;

  g_variant_get (parameter, "(ttt)", &revision, &start, &end);
  if (self->link != NULL)
    check = smith_document_ref_check (self->document, &known);
  /* what happened to the text before the latest check is forgotten */
  if (self->link == NULL || revision < known)
    gtk_widget_error_bell (widget);
  else
    smith_edit_page_choose (self, smith_document_shift_from (self->document, revision,
                                                             (SmithSpan) { start, end }));
}

static void
line_chosen_cb (SmithEditPage *self,
                guint          line,
                guint          column)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (smith_edit_page_get_buffer (self), &iter, (int) line);
  if (column < (guint) gtk_text_iter_get_chars_in_line (&iter))
    gtk_text_iter_set_line_offset (&iter, (int) column);
  else if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  smith_source_view_select (self->view, &iter, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Asks for a line, at the top of the text. */
static void
line_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  graphene_rect_t bounds;
  GdkRectangle place;
  GtkTextIter iter;

  if (self->link == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->view), widget, &bounds))
    return;
  if (self->line_popover == NULL)
    {
      g_set_weak_pointer (&self->line_popover, smith_line_popover_new ());
      gtk_widget_set_parent (self->line_popover, widget);
      g_signal_connect_object (self->line_popover, "place-chosen", G_CALLBACK (line_chosen_cb),
                               self, G_CONNECT_SWAPPED);
    }
  gtk_text_buffer_get_selection_bounds (smith_edit_page_get_buffer (self), &iter, NULL);
  place = (GdkRectangle) { (int) (bounds.origin.x + bounds.size.width / 2), (int) bounds.origin.y,
                           1, 1 };
  smith_line_popover_open (SMITH_LINE_POPOVER (self->line_popover), &place,
                           (guint) gtk_text_iter_get_line (&iter),
                           (guint) gtk_text_buffer_get_line_count (
                             smith_edit_page_get_buffer (self)));
}

/* What is named at the cursor: to its definition, its uses, another name. */
static void
name_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  gboolean is_done = FALSE;
  GdkRectangle place;
  GtkTextIter iter;
  SmithSpan span;
  gsize offset;

  if (self->namer == NULL)
    return;
  offset = smith_edit_page_get_place (self, &iter);
  if (g_str_equal (name, "edit.go-to-definition"))
    {
      is_done = smith_namer_find_definition (self->namer, offset, &span);
      if (is_done)
        smith_edit_page_choose (self, span);
    }
  else if (g_str_equal (name, "edit.show-uses"))
    is_done = smith_text_menu_find_place (GTK_TEXT_VIEW (self->view), &iter, widget, &place) &&
              smith_namer_show_uses (self->namer, offset, &place) > 0;
  else
    is_done = smith_namer_rename (self->namer, offset);
  if (!is_done)
    gtk_widget_error_bell (widget);
}

static void
complete_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gtk_source_completion_show (smith_edit_page_get_completion (SMITH_EDIT_PAGE (widget)));
}

void
smith_edit_page_install_names (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "edit.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to-line", NULL, line_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to", "(ttt)", go_to_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to-definition", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "edit.show-uses", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "edit.rename", NULL, name_action);
}
