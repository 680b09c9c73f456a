/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-test-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/smith-origin.h"
#include "ui/smith-banner.h"
#include "ui/smith-call-words.h"
#include "ui/smith-key-dialog.h"
#include "ui/smith-panes.h"
#include "ui/smith-sample-host.h"
#include "ui/smith-test-call.h"
#include "ui/smith-test-memory.h"

#define UNAUTHORIZED 401

struct _SmithTestPage
{
  GtkWidget            parent_instance;

  SmithDocument       *document;     /* (owned) (nullable) */
  SmithOperationItem  *operation;    /* (owned) (nullable) */
  SmithOperationItem  *next;         /* (owned) (nullable) chosen out of sight, during a call */
  SmithCredentialList *credentials;  /* (owned) (nullable) */
  SmithTestMemories   *memories;     /* (owned) of @document */
  SmithHttpClient     *client;       /* (owned) */
  GCancellable        *sending;      /* (owned) (nullable) while a call is on its way */
  SmithSampleHost     *sample;       /* (owned) */
  char                *hint;         /* (owned) (nullable) what the banner says */

  SmithBanner         *banner;
  GtkStack            *stack;
  SmithPanes          *panes;
  SmithRequestPane    *request;
  SmithResponsePane   *response;
};

G_DEFINE_FINAL_TYPE (SmithTestPage, smith_test_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_OPERATION,
  PROP_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A call and what it was made for, until there is an answer.  It does not keep the page, so
 * that the page goes with its window and takes the call with it. */
typedef struct
{
  GWeakRef       page;
  GCancellable  *cancellable;  /* (owned) */
  guint64        revision;
} Sending;

static void
sending_free (Sending *sending)
{
  g_weak_ref_clear (&sending->page);
  g_object_unref (sending->cancellable);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static SmithTestMemory *
get_memory (SmithTestPage *self)
{
  return smith_test_memories_get (self->memories, self->operation);
}

static void
update_actions (SmithTestPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_sending = self->sending != NULL;

  gtk_widget_action_set_enabled (widget, "test.send", self->operation != NULL && !is_sending);
  gtk_widget_action_set_enabled (widget, "test.cancel", is_sending);
  gtk_widget_action_set_enabled (widget, "test.add-key", self->credentials != NULL);
}

/* ---- the bundled sample ---- */

static void
play_sample (SmithTestPage *self)
{
  SmithCheck *check = smith_operation_item_get_check (self->operation);

  smith_sample_host_serve (self->sample, smith_check_get_api (check),
                           smith_request_pane_get_target (self->request));
}

static gboolean
was_refused (SmithTestPage *self)
{
  SmithTestMemory *memory = get_memory (self);

  return memory->result != NULL &&
         smith_http_response_get_status (smith_run_result_get_response (memory->result)) ==
         UNAUTHORIZED;
}

static void
update_hint (SmithTestPage *self)
{
  SmithTargetBar *target = smith_request_pane_get_target (self->request);

  g_clear_pointer (&self->hint, g_free);
  if (self->operation != NULL)
    self->hint = smith_sample_host_dup_hint (self->sample, target, was_refused (self));

  if (self->hint == NULL)
    smith_banner_hide (self->banner);
  else
    smith_banner_show (self->banner, self->hint,
                       smith_sample_host_is_broken (self->sample) ? NULL : _("_Add Key…"));
}

static void
added_cb (SmithTestPage *self,
          const char    *id)
{
  smith_target_bar_choose_key (smith_request_pane_get_target (self->request), id);
}

static void
add_key (SmithTestPage *self)
{
  SmithTargetBar *target = smith_request_pane_get_target (self->request);
  const char *url = smith_target_bar_get_server_url (target);
  g_autofree char *origin = url != NULL ? smith_origin_from_url (url) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->credentials == NULL)
    return;

  /* the local server has another port at each start; without one the key may go to all */
  dialog = smith_target_bar_is_local (target)
           ? smith_key_dialog_new (GTK_WINDOW (root), self->credentials, _("Weather Sample"),
                                   "http://127.0.0.1")
           : smith_key_dialog_new (GTK_WINDOW (root), self->credentials, NULL, origin);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- what is shown ---- */

static void
update_outdated (SmithTestPage *self)
{
  SmithTestMemory *memory;

  if (self->operation == NULL || self->document == NULL)
    return;
  memory = get_memory (self);
  smith_response_pane_set_outdated (self->response, memory->result != NULL &&
                                    memory->revision !=
                                    smith_document_get_revision (self->document));
}

static void
show_memory (SmithTestPage *self)
{
  SmithTestMemory *memory = get_memory (self);

  if (memory->result != NULL)
    smith_response_pane_show_result (self->response, memory->result);
  else if (memory->error != NULL)
    smith_response_pane_show_error (self->response, memory->error);
  else if (memory->was_cancelled)
    smith_response_pane_show_cancelled (self->response);
  else
    smith_response_pane_show_nothing (self->response);
  update_outdated (self);
}

static void
checked_cb (SmithTestPage *self)
{
  if (self->operation == NULL)
    return;
  smith_test_memories_follow (self->memories, self->operation);
  play_sample (self);
  smith_request_pane_set_operation (self->request, self->operation, get_memory (self)->draft);
  update_outdated (self);
}

/* ---- sending ---- */

/* What the button is to do next can be done before it is asked to: a button that cannot be pressed
 * loses the focus. */
static void
set_sending (SmithTestPage *self,
             GCancellable  *sending)
{
  g_set_object (&self->sending, sending);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), sending != NULL ? "test.cancel" : "test.send",
                                 TRUE);
  smith_request_pane_set_running (self->request, sending != NULL);
  update_actions (self);
}

/* The answer to a call that is given up is not awaited, but that it was made stays known. */
static void
stop_sending (SmithTestPage *self)
{
  SmithTestMemory *memory;

  if (self->sending == NULL)
    return;
  g_cancellable_cancel (self->sending);
  set_sending (self, NULL);
  memory = get_memory (self);
  smith_test_memory_forget (memory);
  memory->was_cancelled = TRUE;
}

static void set_operation (SmithTestPage      *self,
                           SmithOperationItem *operation);

/* What was chosen while a call was on its way, unless a person came to see the answer. */
static void
take_next (SmithTestPage *self)
{
  g_autoptr(SmithOperationItem) next = g_steal_pointer (&self->next);

  if (next != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_operation (self, next);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Sending) sending = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) answer =
    smith_test_call_finish (SMITH_HTTP_CLIENT (object), result, &error);
  g_autoptr(SmithTestPage) self = g_weak_ref_get (&sending->page);
  SmithTestMemory *memory;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self == NULL ||
      self->sending != sending->cancellable)
    return;

  set_sending (self, NULL);
  memory = get_memory (self);
  smith_test_memory_forget (memory);
  memory->revision = sending->revision;
  memory->result = g_steal_pointer (&answer);
  memory->error = g_steal_pointer (&error);
  show_memory (self);
  smith_panes_show_end (self->panes, TRUE);
  if (memory->error != NULL &&
      smith_call_words_remedy (memory->error) == SMITH_CALL_REMEDY_ARGUMENTS)
    smith_request_pane_show_problems (self->request);
  update_hint (self);
  take_next (self);
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithTestPage *self = SMITH_TEST_PAGE (widget);
  SmithRunInput input;
  g_autoptr(SmithArguments) arguments = NULL;
  g_autoptr(GError) error = NULL;
  Sending *sending;

  stop_sending (self);
  if (!smith_request_pane_fill (self->request, &input, &arguments, &error))
    {
      smith_response_pane_show_error (self->response, error);
      smith_panes_show_end (self->panes, TRUE);
      smith_request_pane_show_problems (self->request);
      return;
    }

  sending = g_new0 (Sending, 1);
  g_weak_ref_init (&sending->page, self);
  sending->cancellable = g_cancellable_new ();
  sending->revision = self->document != NULL ? smith_document_get_revision (self->document) : 0;
  set_sending (self, sending->cancellable);
  smith_response_pane_set_waiting (self->response, TRUE);
  smith_test_call_async (self->client, self->credentials, &input, self->sending, sent_cb,
                         sending);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithTestPage *self = SMITH_TEST_PAGE (widget);

  stop_sending (self);
  show_memory (self);
}

static void
add_key_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  add_key (SMITH_TEST_PAGE (widget));
}

static void
remedy_cb (SmithTestPage *self,
           int            remedy)
{
  GtkWidget *widget = GTK_WIDGET (self);

  smith_panes_show_end (self->panes, FALSE);
  switch ((SmithCallRemedy) remedy)
    {
    case SMITH_CALL_REMEDY_ARGUMENTS:
      smith_request_pane_show_problems (self->request);
      break;

    case SMITH_CALL_REMEDY_KEY:
      smith_target_bar_focus_keys (smith_request_pane_get_target (self->request));
      break;

    case SMITH_CALL_REMEDY_KEYS_PAGE:
      gtk_widget_activate_action (widget, "win.page", "s", "keys");
      break;

    case SMITH_CALL_REMEDY_EDIT_PAGE:
      gtk_widget_activate_action (widget, "win.page", "s", "edit");
      break;

    case SMITH_CALL_REMEDY_SEND_AGAIN:
    default:
      gtk_widget_activate_action (widget, "test.send", NULL);
    }
}

/* ---- properties ---- */

static void
set_operation (SmithTestPage      *self,
               SmithOperationItem *operation)
{
  if (self->operation == operation)
    return;

  stop_sending (self);
  g_set_object (&self->operation, operation);
  gtk_stack_set_visible_child_name (self->stack, operation != NULL ? "call" : "empty");
  smith_panes_show_end (self->panes, FALSE);
  if (operation != NULL)
    {
      play_sample (self);
      smith_request_pane_set_operation (self->request, operation, get_memory (self)->draft);
      show_memory (self);
    }
  else
    smith_request_pane_set_operation (self->request, NULL, NULL);
  update_actions (self);
  update_hint (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

/* The cursor in the text chooses operations too: no call is given up for that. */
static void
choose_operation (SmithTestPage      *self,
                  SmithOperationItem *operation)
{
  gboolean waits = self->sending != NULL && operation != NULL && operation != self->operation &&
                   !gtk_widget_get_mapped (GTK_WIDGET (self));

  g_clear_object (&self->next);
  if (waits)
    self->next = g_object_ref (operation);
  else
    set_operation (self, operation);
}

static void
set_document (SmithTestPage *self,
              SmithDocument *document)
{
  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  stop_sending (self);
  smith_test_memories_clear (self->memories);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::revision", G_CALLBACK (update_outdated), self,
                               G_CONNECT_SWAPPED);
    }
  if (self->operation != NULL)
    {
      /* the outline may be faster */
      smith_request_pane_set_operation (self->request, self->operation,
                                        get_memory (self)->draft);
      show_memory (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
set_credentials (SmithTestPage       *self,
                 SmithCredentialList *credentials)
{
  if (!g_set_object (&self->credentials, credentials))
    return;
  smith_target_bar_set_credentials (smith_request_pane_get_target (self->request), credentials);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIALS]);
}

static void
smith_test_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_CREDENTIALS:
      g_value_set_object (value, self->credentials);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_test_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_OPERATION:
      choose_operation (self, g_value_get_object (value));
      break;
    case PROP_CREDENTIALS:
      set_credentials (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* ---- the widget ---- */

static void
smith_test_page_dispose (GObject *object)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);
  GtkWidget *child;

  if (self->request != NULL)
    {
      g_clear_object (&self->next);
      set_operation (self, NULL);
      set_document (self, NULL);
      set_credentials (self, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_TEST_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_test_page_parent_class)->dispose (object);
}

static void
smith_test_page_finalize (GObject *object)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);

  g_object_unref (self->client);
  smith_test_memories_free (self->memories);
  smith_sample_host_free (self->sample);
  g_free (self->hint);

  G_OBJECT_CLASS (smith_test_page_parent_class)->finalize (object);
}

static void
smith_test_page_class_init (SmithTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_test_page_dispose;
  object_class->finalize = smith_test_page_finalize;
  object_class->get_property = smith_test_page_get_property;
  object_class->set_property = smith_test_page_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, SMITH_TYPE_DOCUMENT, flags);
  properties[PROP_OPERATION] =
    g_param_spec_object ("operation", NULL, NULL, SMITH_TYPE_OPERATION_ITEM, flags);
  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SMITH_TYPE_CREDENTIAL_LIST, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_PANES);
  g_type_ensure (SMITH_TYPE_REQUEST_PANE);
  g_type_ensure (SMITH_TYPE_RESPONSE_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, panes);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, request);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, response);
  gtk_widget_class_bind_template_callback (widget_class, add_key);
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_hint);
  gtk_widget_class_install_action (widget_class, "test.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "test.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "test.add-key", NULL, add_key_action);
}

static void
smith_test_page_init (SmithTestPage *self)
{
  self->memories = smith_test_memories_new ();
  self->client = smith_http_client_new ();
  self->sample = smith_sample_host_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * smith_test_page_new:
 *
 * Returns: a page without an operation
 */
GtkWidget *
smith_test_page_new (void)
{
  return g_object_new (SMITH_TYPE_TEST_PAGE, NULL);
}

SmithRequestPane *
smith_test_page_get_request (SmithTestPage *self)
{
  g_return_val_if_fail (SMITH_IS_TEST_PAGE (self), NULL);

  return self->request;
}

SmithResponsePane *
smith_test_page_get_response (SmithTestPage *self)
{
  g_return_val_if_fail (SMITH_IS_TEST_PAGE (self), NULL);

  return self->response;
}

/**
 * smith_test_page_get_hint:
 *
 * Returns: (transfer none) (nullable): what the banner says, %NULL while it is away
 */
const char *
smith_test_page_get_hint (SmithTestPage *self)
{
  g_return_val_if_fail (SMITH_IS_TEST_PAGE (self), NULL);

  return self->hint;
}
