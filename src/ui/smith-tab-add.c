/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is added to the document of a tab: operations, and schemas of samples. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-add-operation-dialog.h"
#include "ui/smith-tab-private.h"

/* The row of what was added is there now. */
static void
checked_cb (SmithTab *self)
{
  g_signal_handlers_disconnect_by_func (self->document, checked_cb, self);
  smith_outline_follow (self->outline, smith_edit_page_get_cursor (self->edit_page));
}

static void
place_wanted_cb (SmithTab *self,
                 guint64      start,
                 guint64      end)
{
  smith_tab_show_page (self, "edit");
  smith_edit_page_go_to (self->edit_page, (SmithSpan) { (gsize) start, (gsize) end });
  gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));
}

static void
added_cb (SmithTab *self,
          guint64      start,
          guint64      end)
{
  place_wanted_cb (self, start, end);
  g_signal_connect_object (self->document, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Returns whether it can be asked for now: a sample needs an operation. */
gboolean
smith_tab_can_add (SmithTab    *self,
                      SmithImportWay  way)
{
  return self->document != NULL && (way != SMITH_IMPORT_WAY_SAMPLE ||
                                    smith_outline_get_operation (self->outline) != NULL);
}

/* Asks what to add.  @text stands in the field already, if it is not %NULL. */
void
smith_tab_add (SmithTab    *self,
                  SmithImportWay  way,
                  const char     *text)
{
  GtkWidget *dialog;

  if (!smith_tab_can_add (self, way))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dialog = smith_add_operation_dialog_new (smith_tab_get_window (self), self->document, way,
                                           smith_outline_get_operation (self->outline));
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "place-wanted", G_CALLBACK (place_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  if (text != NULL)
    smith_add_operation_dialog_set_text (SMITH_ADD_OPERATION_DIALOG (dialog), text);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithTab) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportPlan) plan = smith_import_plan_finish (result, &error);

  if (plan == NULL || self->document == NULL)
    return;
  if (plan->error != NULL)
    smith_tab_say_error (self, plan->error->message);
  else if (smith_import_plan_apply (plan, self->document))
    added_cb (self, plan->place.start, plan->place.end);
  else
    smith_tab_say_error (self, _("The text has changed meanwhile; nothing was added. Try once "
                                    "more"));
}

static void
start_order (SmithTab *self)
{
  if (!smith_import_plan_is_ready (self->document))
    return;
  g_signal_handlers_disconnect_by_func (self->document, start_order, self);
  if (self->order != NULL)
    smith_import_plan_async (self->document, g_steal_pointer (&self->order), self->cancellable,
                             planned_cb, g_object_ref (self));
}

/* Makes the answer that the Test page shows the schema of its operation, when the text as it is
 * now has been checked. */
void
smith_tab_use_answer (SmithTab *self)
{
  const char *sample = smith_response_pane_get_sample (
    smith_test_page_get_response (self->test_page));
  SmithOperationItem *operation = smith_outline_get_operation (self->outline);

  if (sample == NULL || operation == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_clear_pointer (&self->order, smith_import_order_free);
  self->order = g_new0 (SmithImportOrder, 1);
  self->order->way = SMITH_IMPORT_WAY_SAMPLE;
  self->order->target = SMITH_IMPORT_TARGET_ANSWER;
  self->order->method = g_strdup (smith_operation_item_get_operation (operation)->method);
  self->order->path = g_strdup (smith_operation_item_get_path (operation));
  self->order->answer = g_strdup (sample);
  g_signal_connect_object (self->document, "checked", G_CALLBACK (start_order), self,
                           G_CONNECT_SWAPPED);
  if (!smith_import_plan_is_ready (self->document))
    smith_document_check_now (self->document);
  else
    start_order (self);
}
