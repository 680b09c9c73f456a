/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the dialog reads from its fields and shows of a plan. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/smith-secret.h"
#include "ui/smith-add-operation-private.h"
#include "ui/smith-import-rows.h"

static const char *const methods[] = { "get", "post", "put", "patch", "delete" };

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_text (SmithAddOperationDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text_buffer, &start, &end);

  return gtk_text_buffer_get_text (self->text_buffer, &start, &end, FALSE);
}

/* What a person wrote into @row; %NULL while it says what was proposed. */
static char *
dup_own (AdwEntryRow *row,
         const char  *proposed)
{
  return g_strcmp0 (text_of (row), proposed) == 0 ? NULL : g_strdup (text_of (row));
}

/* What is written now, as an order. */
SmithImportOrder *
smith_add_operation_dialog_new_order (SmithAddOperationDialog *self)
{
  SmithImportOrder *order = g_new0 (SmithImportOrder, 1);

  order->way = self->way;
  if (self->way == SMITH_IMPORT_WAY_SAMPLE)
    {
      order->method = g_strdup (self->method);
      order->path = g_strdup (self->path);
      order->answer = dup_text (self);
      order->target = adw_combo_row_get_selected (self->target_row) == 0
                        ? SMITH_IMPORT_TARGET_ANSWER : SMITH_IMPORT_TARGET_BODY;
      return order;
    }
  if (self->way == SMITH_IMPORT_WAY_CURL)
    {
      order->command = dup_text (self);
      order->path = dup_own (self->path_row, self->proposed_path);
    }
  else
    {
      order->method = g_strdup (methods[adw_combo_row_get_selected (self->method_row)]);
      order->path = g_strdup (text_of (self->path_row));
    }
  order->operation_id = dup_own (self->name_row, self->proposed_name);
  order->summary = g_strdup (text_of (self->summary_row));
  order->description = g_strdup (text_of (self->description_row));
  order->body = smith_sample_row_dup_text (self->body_row);
  order->answer = smith_sample_row_dup_text (self->answer_row);
  order->is_replacing = self->is_replacing;
  order->sets_server = gtk_switch_get_active (self->server_switch);

  return order;
}

/* Whether there is anything yet that could be told to be wrong. */
gboolean
smith_add_operation_dialog_is_begun (SmithAddOperationDialog *self)
{
  return self->way == SMITH_IMPORT_WAY_FORM
           ? *text_of (self->path_row) != '\0'
           : gtk_text_buffer_get_char_count (self->text_buffer) > 0;
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_invalid (GtkWidget *field,
             gboolean   is_invalid)
{
  if (is_invalid)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The text that the error of the plan is about; %NULL for none that a person wrote in many
 * lines. */
static char *
dup_faulty_text (SmithAddOperationDialog *self)
{
  if (self->plan->is_of_command || self->way == SMITH_IMPORT_WAY_SAMPLE)
    return dup_text (self);

  return smith_sample_row_dup_text (self->plan->fault.input == SMITH_IMPORT_INPUT_BODY
                                      ? self->body_row : self->answer_row);
}

static void
show_error (SmithAddOperationDialog *self)
{
  const GError *error = smith_add_operation_dialog_is_begun (self) && self->plan != NULL
                          ? self->plan->error : NULL;
  SmithImportInput input = error != NULL ? self->plan->fault.input : SMITH_IMPORT_INPUT_DOCUMENT;
  gboolean is_of_sample = error != NULL && (input == SMITH_IMPORT_INPUT_BODY ||
                                            input == SMITH_IMPORT_INPUT_ANSWER);
  gboolean is_of_text = error != NULL &&
                        (self->plan->is_of_command ||
                         (self->way == SMITH_IMPORT_WAY_SAMPLE && is_of_sample));
  gboolean exists = g_error_matches (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_EXISTS);
  g_autofree char *words = NULL;

  if (is_of_text || is_of_sample)
    {
      char *text = dup_faulty_text (self);

      words = smith_import_rows_dup_error (text, self->plan->fault.offset, error);
      smith_wipe_free (text);
    }
  else if (error != NULL)
    words = g_strdup (error->message);
  show_text (self->text_error, is_of_text ? words : NULL);
  show_text (self->form_error, is_of_text ? NULL : words);
  set_invalid (GTK_WIDGET (self->text_view), is_of_text);
  set_invalid (GTK_WIDGET (self->path_row),
               error != NULL && !is_of_text && input == SMITH_IMPORT_INPUT_PATH);
  gtk_widget_set_visible (self->exists_box, exists);
}

/* Fills in what is proposed where the person wrote nothing else. */
static void
propose (SmithAddOperationDialog *self,
         AdwEntryRow             *row,
         char                   **proposed,
         const char              *text)
{
  gboolean is_own = g_strcmp0 (text_of (row), *proposed != NULL ? *proposed : "") != 0;

  if (is_own || g_strcmp0 (*proposed, text) == 0)
    return;
  g_free (*proposed);
  *proposed = g_strdup (text);
  self->is_proposing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  self->is_proposing = FALSE;
}

/* Where a request goes that is sent to none of the document's servers; %NULL otherwise. */
static const char *
get_other_origin (const SmithImportPlan *plan)
{
  const SmithImportOperation *operation = plan->operation;

  if (plan->request == NULL || operation == NULL ||
      (operation->server != SMITH_IMPORT_SERVER_OTHER &&
       operation->server != SMITH_IMPORT_SERVER_SET))
    return NULL;

  return plan->request->origin;
}

static void
show_server (SmithAddOperationDialog *self)
{
  const char *origin = get_other_origin (self->plan);

  gtk_widget_set_visible (self->server_row, origin != NULL);
  if (origin != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->server_row), origin);
}

/* Shows what was understood, what would be added, or why nothing can be. */
void
smith_add_operation_dialog_show_plan (SmithAddOperationDialog *self)
{
  const SmithImportPlan *plan = self->plan;
  const char *preview = smith_add_operation_dialog_is_begun (self) && plan->preview != NULL
                          ? plan->preview : "";

  if (self->way == SMITH_IMPORT_WAY_CURL)
    {
      smith_import_rows_fill (self->found_list, plan);
      propose (self, self->path_row, &self->proposed_path, plan->proposal);
      gtk_widget_set_visible (self->form_group, plan->request != NULL);
    }
  if (self->way != SMITH_IMPORT_WAY_SAMPLE)
    {
      propose (self, self->name_row, &self->proposed_name,
               plan->operation != NULL ? plan->operation->operation_id : NULL);
      show_server (self);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview_view), preview, -1);
  gtk_widget_set_visible (self->preview_box, *preview != '\0');
  show_error (self);
  gtk_button_set_label (GTK_BUTTON (self->add_button),
                        self->way == SMITH_IMPORT_WAY_SAMPLE ? _("_Use Sample")
                        : self->is_replacing ? _("_Replace Operation") : _("_Add Operation"));
}
