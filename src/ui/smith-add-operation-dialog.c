/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-add-operation-private.h"

#include <glib/gi18n.h>

#include "base/smith-limits.h"
#include "base/smith-secret.h"
#include "import/smith-import-curl.h"
#include "ui/smith-list-names.h"
#include "ui/smith-sample-text.h"
#include "ui/smith-steady-scroll.h"

/* What is typed is looked at when somebody rests. */
#define REST_MS 200

#define WIDTH 620
#define FULL_HEIGHT 720
#define SAMPLE_HEIGHT 500
#define MARGIN 60

enum
{
  ADDED,
  PLACE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithAddOperationDialog, smith_add_operation_dialog, ADW_TYPE_WINDOW)

static gboolean
is_applicable (SmithAddOperationDialog *self)
{
  return self->plan != NULL && self->plan->error == NULL &&
         smith_add_operation_dialog_is_begun (self) && !self->is_running && !self->is_wanted &&
         self->rest_id == 0;
}

static void
update_action (SmithAddOperationDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.apply", is_applicable (self));
}

static void run_plan (SmithAddOperationDialog *self);

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithAddOperationDialog) self = user_data;
  g_autoptr(SmithImportPlan) plan = smith_import_plan_finish (result, NULL);

  /* cancelled: the dialog is gone */
  if (plan == NULL || self->document == NULL)
    return;
  self->is_running = FALSE;
  g_clear_pointer (&self->plan, smith_import_plan_free);
  self->plan = g_steal_pointer (&plan);
  smith_add_operation_dialog_show_plan (self);
  if (self->is_wanted)
    run_plan (self);
  update_action (self);
}

/* One at a time; of a text that is being checked when that is done. */
static void
run_plan (SmithAddOperationDialog *self)
{
  self->is_wanted = self->is_running || !smith_import_plan_is_ready (self->document);
  if (!self->is_running && self->is_wanted)
    smith_document_check_now (self->document);
  if (!self->is_wanted)
    {
      self->is_running = TRUE;
      smith_import_plan_async (self->document, smith_add_operation_dialog_new_order (self),
                               self->cancellable, planned_cb, g_object_ref (self));
    }
  update_action (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  SmithAddOperationDialog *self = user_data;

  self->rest_id = 0;
  run_plan (self);

  return G_SOURCE_REMOVE;
}

static void
queue_plan (SmithAddOperationDialog *self)
{
  if (self->document == NULL || self->is_proposing)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
  update_action (self);
}

/* Another path has no operation that the person said to replace. */
static void
changed_cb (SmithAddOperationDialog *self)
{
  if (!self->is_proposing)
    self->is_replacing = FALSE;
  queue_plan (self);
}

static void
checked_cb (SmithAddOperationDialog *self)
{
  if (self->is_wanted && !self->is_running)
    run_plan (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SmithAddOperationDialog *self = SMITH_ADD_OPERATION_DIALOG (widget);

  if (!is_applicable (self))
    return;
  if (!smith_import_plan_apply (self->plan, self->document))
    {
      /* the text has changed under the dialog: the next plan is for it as it is now */
      queue_plan (self);
      return;
    }
  g_signal_emit (self, signals[ADDED], 0, (guint64) self->plan->place.start,
                 (guint64) self->plan->place.end);
  gtk_window_close (GTK_WINDOW (self));
}

static void
replace_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  SmithAddOperationDialog *self = SMITH_ADD_OPERATION_DIALOG (widget);

  self->is_replacing = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->path_row));
  run_plan (self);
}

static void
go_there_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SmithAddOperationDialog *self = SMITH_ADD_OPERATION_DIALOG (widget);
  SmithSpan span;

  if (self->plan == NULL)
    return;
  span = smith_document_shift_from (self->document, self->plan->revision,
                                    self->plan->fault.existing);
  g_signal_emit (self, signals[PLACE_WANTED], 0, (guint64) span.start, (guint64) span.end);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithAddOperationDialog) self = user_data;
  /* a clipboard without text leaves the field as it is, to be filled by hand */
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  /* only what looks like it: whatever else was copied is nobody's business */
  if (self->document != NULL && text != NULL && smith_import_curl_looks_like (text) &&
      gtk_text_buffer_get_char_count (self->text_buffer) == 0)
    smith_add_operation_dialog_set_text (self, text);
  g_clear_pointer (&text, smith_wipe_free);
}

static void
smith_add_operation_dialog_dispose (GObject *object)
{
  SmithAddOperationDialog *self = SMITH_ADD_OPERATION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->plan, smith_import_plan_free);
  g_clear_pointer (&self->proposed_path, g_free);
  g_clear_pointer (&self->proposed_name, g_free);
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (smith_add_operation_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, SmithAddOperationDialog, child)
  BIND (add_button);
  BIND (text_box);
  BIND (text_label);
  BIND (text_view);
  BIND (text_buffer);
  BIND (text_error);
  BIND (found_list);
  BIND (form_group);
  BIND (server_row);
  BIND (server_switch);
  BIND (method_row);
  BIND (path_row);
  BIND (name_row);
  BIND (summary_row);
  BIND (description_row);
  BIND (body_row);
  BIND (answer_row);
  BIND (target_row);
  BIND (form_error);
  BIND (exists_box);
  BIND (preview_box);
  BIND (preview_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, queue_plan);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
smith_add_operation_dialog_class_init (SmithAddOperationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_add_operation_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[PLACE_WANTED] = g_signal_new ("place-wanted", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT64, G_TYPE_UINT64);

  g_type_ensure (SMITH_TYPE_SAMPLE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-add-operation-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "add.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "add.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "add.go-there", NULL, go_there_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "add.apply", NULL);
}

static void
smith_add_operation_dialog_init (SmithAddOperationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->text_view);
  smith_steady_scroll_add (self->preview_view);
  self->cancellable = g_cancellable_new ();
  smith_list_names_set (GTK_WIDGET (self->method_row), _("Method"));
  smith_list_names_set (GTK_WIDGET (self->target_row), _("It Is a Sample Of"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->text_error, NULL,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->path_row),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->form_error, NULL,
                                  -1);
}

/* What is not there yet needs room too; where the parent is small there is less. */
static void
set_height (SmithAddOperationDialog *self,
            GtkWindow               *parent)
{
  int height = self->way == SMITH_IMPORT_WAY_SAMPLE ? SAMPLE_HEIGHT : FULL_HEIGHT;
  int most = (parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0) - MARGIN;

  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, most > 0 ? MIN (height, most) : height);
}

/* Shows what the way needs. */
static void
set_way (SmithAddOperationDialog *self,
         SmithOperationItem      *operation)
{
  gboolean is_form = self->way == SMITH_IMPORT_WAY_FORM;
  gboolean is_sample = self->way == SMITH_IMPORT_WAY_SAMPLE;
  GtkWidget *of_operations[] = {
    GTK_WIDGET (self->path_row), GTK_WIDGET (self->name_row), GTK_WIDGET (self->summary_row),
    GTK_WIDGET (self->description_row), GTK_WIDGET (self->body_row), GTK_WIDGET (self->answer_row),
  };
  g_autofree char *label = NULL;

  gtk_window_set_title (GTK_WINDOW (self), is_sample ? _("Use a JSON Sample")
                                           : is_form ? _("Add Operation") : _("Paste cURL"));
  gtk_button_set_label (GTK_BUTTON (self->add_button),
                        is_sample ? _("_Use Sample") : _("_Add Operation"));
  if (is_sample)
    /* translators: the name of an operation */
    label = g_strdup_printf (_("_JSON that %s sends or gets:"),
                             smith_operation_item_get_name (operation));
  else
    label = g_strdup (_("_The cURL command, from a browser or the API’s documentation:"));
  gtk_label_set_label (self->text_label, label);
  gtk_widget_set_visible (self->text_box, !is_form);
  gtk_widget_set_visible (self->form_group, self->way != SMITH_IMPORT_WAY_CURL);
  gtk_widget_set_visible (GTK_WIDGET (self->method_row), is_form);
  for (gsize i = 0; i < G_N_ELEMENTS (of_operations); i++)
    gtk_widget_set_visible (of_operations[i], !is_sample);
  gtk_widget_set_visible (GTK_WIDGET (self->target_row), is_sample);
  gtk_widget_grab_focus (is_form ? GTK_WIDGET (self->path_row) : GTK_WIDGET (self->text_view));
  update_action (self);
}

/**
 * smith_add_operation_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @operation: (nullable): what a sample is for; needed for %SMITH_IMPORT_WAY_SAMPLE
 *
 * A cURL command that is on the clipboard is pasted where one is wanted.
 *
 * Returns: a window, to be presented
 */
GtkWidget *
smith_add_operation_dialog_new (GtkWindow          *parent,
                                SmithDocument      *document,
                                SmithImportWay      way,
                                SmithOperationItem *operation)
{
  SmithAddOperationDialog *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (operation != NULL || way != SMITH_IMPORT_WAY_SAMPLE, NULL);

  self = g_object_new (SMITH_TYPE_ADD_OPERATION_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->way = way;
  smith_sample_text_guard (self->text_buffer, way == SMITH_IMPORT_WAY_SAMPLE
                                                ? SMITH_LIMIT_SAMPLE_BYTES
                                                : SMITH_LIMIT_COMMAND_BYTES);
  if (operation != NULL)
    {
      self->method = g_strdup (smith_operation_item_get_operation (operation)->method);
      self->path = g_strdup (smith_operation_item_get_path (operation));
    }
  g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  set_way (self, operation);
  set_height (self, parent);
  if (way == SMITH_IMPORT_WAY_CURL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                   self->cancellable, pasted_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * smith_add_operation_dialog_set_text:
 * @text: what stands in the field for a command or a sample; of a form, in that for the path
 */
void
smith_add_operation_dialog_set_text (SmithAddOperationDialog *self,
                                     const char              *text)
{
  g_return_if_fail (SMITH_IS_ADD_OPERATION_DIALOG (self));

  if (self->way == SMITH_IMPORT_WAY_FORM)
    gtk_editable_set_text (GTK_EDITABLE (self->path_row), text);
  else
    gtk_text_buffer_set_text (self->text_buffer, text, -1);
}

/**
 * smith_add_operation_dialog_is_ready:
 *
 * Returns: whether what is shown is about what is written now
 */
gboolean
smith_add_operation_dialog_is_ready (SmithAddOperationDialog *self)
{
  g_return_val_if_fail (SMITH_IS_ADD_OPERATION_DIALOG (self), FALSE);

  return self->plan != NULL && !self->is_running && !self->is_wanted && self->rest_id == 0;
}
