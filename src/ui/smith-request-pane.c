/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-request-pane.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"
#include "ui/smith-source-view.h"
#include "ui/smith-steady-scroll.h"

struct _SmithRequestPane
{
  GtkWidget           parent_instance;

  SmithOperationItem *operation;        /* (owned) (nullable) */
  SmithDraft         *draft;            /* (owned) (nullable) */
  SmithSecret        *stand_in;         /* (owned) (nullable) shown as SMITH_REDACTED */
  GError             *json_error;       /* (owned) (nullable) the JSON cannot be taken */
  gboolean            is_typing_json;   /* the draft follows the JSON, not the JSON the draft */
  gboolean            was_tried;        /* empty fields are a problem only then */
  gint64              running_since_us; /* monotonic; 0 when nothing runs */
  guint               clock_id;         /* 0 when nothing runs */

  GtkLabel           *method_label;
  GtkLabel           *url_label;
  SmithTargetBar     *target;
  GtkStack           *stack;
  SmithArgumentForm  *form;
  GtkWidget          *json_view;
  GtkSourceBuffer    *json_buffer;
  GtkLabel           *json_label;
  GtkTextView        *sent_view;
  GtkSwitch          *like_switch;
  GtkButton          *send_button;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithRequestPane, smith_request_pane, GTK_TYPE_WIDGET)

/* ---- what would be sent ---- */

/**
 * smith_request_pane_fill:
 * @out_input: (out caller-allocates): the call, without a secret; it borrows from the pane
 * @out_arguments: (out) (transfer full): the arguments, which @out_input borrows
 * @error: %SMITH_RUN_ERROR: what stands in the way
 *
 * Returns: whether there is a call
 */
gboolean
smith_request_pane_fill (SmithRequestPane  *self,
                         SmithRunInput     *out_input,
                         SmithArguments   **out_arguments,
                         GError           **error)
{
  SmithCheck *check;
  const char *server_url;
  SmithArguments *arguments;

  g_return_val_if_fail (SMITH_IS_REQUEST_PANE (self), FALSE);
  g_return_val_if_fail (self->operation != NULL && self->draft != NULL, FALSE);

  server_url = smith_target_bar_get_server_url (self->target);
  if (server_url == NULL)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_SERVER,
                   _("The document names no server. Nothing was sent. Add its address below "
                     "“servers”."));
      return FALSE;
    }
  if (self->json_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->json_error));
      return FALSE;
    }
  arguments = smith_draft_dup_arguments (self->draft, error);
  if (arguments == NULL)
    return FALSE;

  check = smith_operation_item_get_check (self->operation);
  *out_arguments = arguments;
  *out_input = (SmithRunInput) {
    .plan = {
      .api = smith_check_get_api (check),
      .operation = smith_operation_item_get_operation (self->operation),
      .server_url = server_url,
      .arguments = arguments,
      .like_chatgpt = gtk_switch_get_active (self->like_switch),
    },
    .profile = smith_check_get_profile (check),
    .credential = smith_target_bar_get_credential (self->target),
  };

  return TRUE;
}

/* Nobody needs to be told that an empty form is empty. */
static void
leave_out_missing (GPtrArray *problems)
{
  for (guint i = problems->len; i > 0; i--)
    if (((SmithArgumentProblem *) g_ptr_array_index (problems, i - 1))->fault ==
        SMITH_ARGUMENT_MISSING)
      g_ptr_array_remove_index (problems, i - 1);
}

static void
show_url (SmithRequestPane *self,
          SmithHttpRequest *request)
{
  const SmithOperation *operation = smith_operation_item_get_operation (self->operation);
  const char *server_url = smith_target_bar_get_server_url (self->target);
  g_autofree char *template = g_strconcat (server_url != NULL ? server_url : "", operation->path,
                                           NULL);
  g_autofree char *method = g_ascii_strup (operation->method, -1);
  const char *url = request != NULL ? smith_http_request_get_url (request) : template;

  gtk_label_set_label (self->method_label, method);
  gtk_label_set_label (self->url_label, url);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->url_label), url);
}

static void
update (SmithRequestPane *self)
{
  SmithRunInput input;
  g_autoptr(SmithArguments) arguments = NULL;
  g_autoptr(SmithHttpRequest) request = NULL;
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->operation == NULL || self->draft == NULL)
    return;

  if (smith_request_pane_fill (self, &input, &arguments, &error))
    {
      /* what the text shows in its place is the same for every secret */
      input.secret = self->stand_in;
      request = smith_run_prepare (&input, problems, &error);
    }
  text = request != NULL ? smith_http_request_to_text (request)
                         : smith_run_error_dup_sentence (error);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->sent_view), text, -1);
  show_url (self, request);

  if (!self->was_tried)
    leave_out_missing (problems);
  if (error != NULL && g_error_matches (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_ARGUMENTS))
    g_clear_error (&error);  /* said at the fields */
  smith_argument_form_set_problems (self->form, problems, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- JSON ---- */

static void
set_json_error (SmithRequestPane *self,
                GError           *error)
{
  g_clear_error (&self->json_error);
  self->json_error = error;
  gtk_label_set_label (self->json_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->json_label), error != NULL);
}

static void
show_json (SmithRequestPane *self)
{
  g_autofree char *json = NULL;

  if (self->draft == NULL || self->json_error != NULL)
    return;
  json = smith_draft_dup_json (self->draft);
  self->is_typing_json = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->json_buffer), json, -1);
  self->is_typing_json = FALSE;
}

static void
draft_changed_cb (SmithRequestPane *self)
{
  if (!self->is_typing_json)
    {
      set_json_error (self, NULL);
      show_json (self);
    }
  update (self);
}

static void
json_cb (SmithRequestPane *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->json_buffer);
  GtkTextIter start, end;
  g_autofree char *json = NULL;
  GError *error = NULL;

  if (self->is_typing_json || self->draft == NULL)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  json = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  self->is_typing_json = TRUE;
  if (!smith_draft_set_json (self->draft, json, &error))
    {
      set_json_error (self, error);
      update (self);
    }
  else if (self->json_error != NULL)
    {
      set_json_error (self, NULL);
      update (self);
    }
  self->is_typing_json = FALSE;
}

static void
declared_cb (SmithRequestPane *self)
{
  show_json (self);
  update (self);
}

static void
drop_draft (SmithRequestPane *self)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
}

/* ---- Send and Cancel ---- */

static gboolean
clock_cb (gpointer user_data)
{
  SmithRequestPane *self = user_data;
  gint64 seconds = (g_get_monotonic_time () - self->running_since_us) / G_USEC_PER_SEC;
  /* translators: seconds that a call has taken up to now */
  g_autofree char *label = g_strdup_printf (_("_Cancel (%d s)"), (int) seconds);

  gtk_button_set_label (self->send_button, label);

  return G_SOURCE_CONTINUE;
}

/**
 * smith_request_pane_set_running:
 *
 * Turns the button from Send into Cancel and back.
 */
void
smith_request_pane_set_running (SmithRequestPane *self,
                                gboolean          is_running)
{
  GtkWidget *button;

  g_return_if_fail (SMITH_IS_REQUEST_PANE (self));

  if (self->send_button == NULL || (self->clock_id != 0) == is_running)
    return;
  button = GTK_WIDGET (self->send_button);
  if (is_running)
    {
      self->running_since_us = g_get_monotonic_time ();
      self->clock_id = g_timeout_add_seconds (1, clock_cb, self);
      gtk_widget_remove_css_class (button, "suggested-action");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "test.cancel");
      clock_cb (self);
      return;
    }

  g_clear_handle_id (&self->clock_id, g_source_remove);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "test.send");
  gtk_button_set_label (self->send_button, _("_Send"));
}

/* ---- the widget ---- */

static void
smith_request_pane_dispose (GObject *object)
{
  SmithRequestPane *self = SMITH_REQUEST_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->clock_id, g_source_remove);
  drop_draft (self);
  g_clear_object (&self->operation);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_REQUEST_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->stand_in, smith_secret_unref);
  g_clear_error (&self->json_error);

  G_OBJECT_CLASS (smith_request_pane_parent_class)->dispose (object);
}

static void
smith_request_pane_class_init (SmithRequestPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_request_pane_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SMITH_TYPE_ARGUMENT_FORM);
  g_type_ensure (SMITH_TYPE_SOURCE_VIEW);
  g_type_ensure (SMITH_TYPE_TARGET_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-request-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, method_label);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, url_label);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, target);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, form);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, json_view);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, json_buffer);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, json_label);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, sent_view);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, like_switch);
  gtk_widget_class_bind_template_child (widget_class, SmithRequestPane, send_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, show_json);
  gtk_widget_class_bind_template_callback (widget_class, json_cb);
}

/* Reading what the language is takes as long as opening a small document, so that waits until the
 * text is shown. */
static void
json_mapped_cb (SmithRequestPane *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  gtk_source_buffer_set_language (self->json_buffer,
                                  gtk_source_language_manager_get_language (languages, "json"));
}

static void
smith_request_pane_init (SmithRequestPane *self)
{
  /* no secret looks like it, so nothing else is taken for one; without random bytes a key is
   * said to be missing */
  self->stand_in = smith_secret_random_base64url (24, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->sent_view);
  smith_compat_set_selectable (self->url_label);
  g_signal_connect_object (self->json_view, "map", G_CALLBACK (json_mapped_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * smith_request_pane_set_operation:
 * @operation: (nullable): what is called
 * @draft: (nullable): its arguments
 *
 * Also to be called when a newer check has come for the same operation.
 */
void
smith_request_pane_set_operation (SmithRequestPane   *self,
                                  SmithOperationItem *operation,
                                  SmithDraft         *draft)
{
  SmithApi *api;

  g_return_if_fail (SMITH_IS_REQUEST_PANE (self));
  g_return_if_fail ((operation == NULL) == (draft == NULL));

  g_set_object (&self->operation, operation);
  if (operation == NULL)
    {
      smith_argument_form_set_draft (self->form, NULL);
      drop_draft (self);
      smith_target_bar_set_api (self->target, NULL);
      return;
    }

  api = smith_check_get_api (smith_operation_item_get_check (operation));
  smith_target_bar_set_api (self->target, api);
  smith_draft_set_operation (draft, api, smith_operation_item_get_operation (operation));
  if (self->draft != draft)
    {
      drop_draft (self);
      self->draft = g_object_ref (draft);
      self->was_tried = FALSE;
      set_json_error (self, NULL);
      smith_argument_form_set_draft (self->form, draft);
      g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (draft, "declared", G_CALLBACK (declared_cb), self,
                               G_CONNECT_SWAPPED);
      show_json (self);
    }
  update (self);
}

SmithTargetBar *
smith_request_pane_get_target (SmithRequestPane *self)
{
  g_return_val_if_fail (SMITH_IS_REQUEST_PANE (self), NULL);

  return self->target;
}

SmithArgumentForm *
smith_request_pane_get_form (SmithRequestPane *self)
{
  g_return_val_if_fail (SMITH_IS_REQUEST_PANE (self), NULL);

  return self->form;
}

/**
 * smith_request_pane_show_problems:
 *
 * Says from now on what is missing too, and moves the focus to the first problem.
 */
void
smith_request_pane_show_problems (SmithRequestPane *self)
{
  g_return_if_fail (SMITH_IS_REQUEST_PANE (self));

  self->was_tried = TRUE;
  update (self);
  if (self->json_error != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "json");
      gtk_widget_grab_focus (self->json_view);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
  smith_argument_form_focus_problem (self->form);
}

/**
 * smith_request_pane_dup_as_sent:
 *
 * Returns: (transfer full): what stands below *As Sent*
 */
char *
smith_request_pane_dup_as_sent (SmithRequestPane *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (SMITH_IS_REQUEST_PANE (self), NULL);

  buffer = gtk_text_view_get_buffer (self->sent_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}
