/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-add-operation-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/smith-secret.h"
#include "import/smith-import-curl.h"
#include "ui/smith-import-rows.h"
#include "ui/smith-list-names.h"
#include "ui/smith-sample-row.h"

/* What is typed is looked at when somebody rests. */
#define REST_MS 200

#define WIDTH 620
#define FULL_HEIGHT 720
#define SAMPLE_HEIGHT 500
#define MARGIN 60

struct _SmithAddOperationDialog
{
  AdwWindow         parent_instance;

  SmithDocument    *document;      /* (owned) (nullable) until it is made */
  SmithImportWay    way;
  char             *method;        /* (owned) (nullable) of the operation that a sample is for */
  char             *path;          /* (owned) (nullable) likewise */
  SmithImportPlan  *plan;          /* (owned) (nullable) of what is written, or was last */
  char             *proposed_path; /* (owned) (nullable) that stands in the row, if untouched */
  char             *proposed_name; /* (owned) (nullable) likewise */
  gboolean          is_proposing;  /* rows are being filled in */
  gboolean          is_replacing;  /* the person said so */
  gboolean          is_running;    /* a plan is made */
  gboolean          is_wanted;     /* another one is to follow */
  guint             rest_id;
  GCancellable     *cancellable;   /* (owned) */

  GtkWidget        *add_button;
  GtkWidget        *text_box;
  GtkLabel         *text_label;
  GtkTextView      *text_view;
  GtkTextBuffer    *text_buffer;
  GtkLabel         *text_error;
  GtkListBox       *found_list;
  GtkWidget        *form_group;
  GtkWidget        *server_row;
  GtkSwitch        *server_switch;
  AdwComboRow      *method_row;
  AdwEntryRow      *path_row;
  AdwEntryRow      *name_row;
  AdwEntryRow      *summary_row;
  AdwEntryRow      *description_row;
  SmithSampleRow   *body_row;
  SmithSampleRow   *answer_row;
  AdwComboRow      *target_row;
  GtkLabel         *form_error;
  GtkWidget        *exists_box;
  GtkWidget        *preview_box;
  GtkTextView      *preview_view;
};

enum
{
  ADDED,
  PLACE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const methods[] = { "get", "post", "put", "patch", "delete" };

G_DEFINE_FINAL_TYPE (SmithAddOperationDialog, smith_add_operation_dialog, ADW_TYPE_WINDOW)

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

static SmithImportOrder *
new_order (SmithAddOperationDialog *self)
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
static gboolean
is_begun (SmithAddOperationDialog *self)
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
  const GError *error = is_begun (self) && self->plan != NULL ? self->plan->error : NULL;
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

static gboolean
is_applicable (SmithAddOperationDialog *self)
{
  return self->plan != NULL && self->plan->error == NULL && is_begun (self) &&
         !self->is_running && !self->is_wanted && self->rest_id == 0;
}

static void
update_action (SmithAddOperationDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.apply", is_applicable (self));
}

static void
show_server (SmithAddOperationDialog *self)
{
  const SmithImportOperation *operation = self->plan->operation;
  gboolean is_other = operation != NULL && (operation->server == SMITH_IMPORT_SERVER_OTHER ||
                                            operation->server == SMITH_IMPORT_SERVER_SET);

  gtk_widget_set_visible (self->server_row, is_other);
  if (is_other)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->server_row), self->plan->request->origin);
}

static void
show_plan (SmithAddOperationDialog *self)
{
  const SmithImportPlan *plan = self->plan;
  const char *preview = is_begun (self) && plan->preview != NULL ? plan->preview : "";

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
  show_plan (self);
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
      smith_import_plan_async (self->document, new_order (self), self->cancellable, planned_cb,
                               g_object_ref (self));
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
