/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-model-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "author/smith-model-report.h"
#include "ui/smith-alike-list.h"
#include "ui/smith-model-side.h"
#include "ui/smith-panes.h"
#include "ui/smith-told-view.h"
#include "ui/smith-verdict-bar.h"

struct _SmithModelPage
{
  GtkWidget           parent_instance;

  SmithDocument      *document;   /* (owned) (nullable) */
  SmithOperationItem *operation;  /* (owned) (nullable) */
  SmithModelReport   *report;     /* (owned) (nullable) what is shown */
  GCancellable       *making;     /* (owned) (nullable) of the report that is being made */
  gboolean            is_behind;  /* something has changed while the page was not shown */

  GtkStack           *stack;
  GtkWidget          *panes;
  SmithToldView      *operation_view;
  SmithToldView      *action_view;
  GtkStackPage       *changes_page;
  SmithToldView      *changes_view;
  GtkStackPage       *alike_page;
  SmithAlikeList     *alike_list;
  SmithModelSide     *side;
  SmithVerdictBar    *verdict_bar;
};

G_DEFINE_FINAL_TYPE (SmithModelPage, smith_model_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_OPERATION,
  N_PROPS
};

enum
{
  OPERATION_CHOSEN,
  EDIT_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- texts ---- */

static const char *
get_name (SmithModelReport *report)
{
  const SmithOperation *operation;

  if (report->operation < 0)
    return NULL;
  operation = smith_api_get_operation (smith_check_get_api (report->check),
                                       (guint) report->operation);

  return smith_operation_get_name (operation);
}

static char *
dup_operation_note (SmithModelReport *report)
{
  const char *name = get_name (report);

  if (name == NULL)
    return g_strdup (_("Choose an operation in the outline to see what the model is told of it."));
  if (report->namespace == NULL)
    return g_strdup (_("The model is told nothing: no server of the description is one that "
                       "ChatGPT calls."));
  if (!report->is_told)
    /* translators: %s is the name of an operation */
    return g_strdup_printf (_("ChatGPT drops %s, so the model is told nothing of it."), name);

  /* translators: a name that stands before the name of an operation, and an estimate */
  return g_strdup_printf (ngettext ("Called as %s.%s. About %u token.",
                                    "Called as %s.%s. About %u tokens.",
                                    report->operation_tokens),
                          report->namespace, name, report->operation_tokens);
}

static char *
dup_action_note (SmithModelReport *report)
{
  g_autofree char *operations = NULL;
  g_autofree char *tokens = NULL;
  gboolean is_refused = smith_check_count (report->check, SMITH_CLASS_BLOCKS) > 0;

  if (report->namespace == NULL)
    return g_strdup (_("The model is told nothing: no server of the description is one that "
                       "ChatGPT calls."));
  operations = g_strdup_printf (ngettext ("%u operation", "%u operations", report->n_told),
                                report->n_told);
  tokens = g_strdup_printf (ngettext ("about %u token", "about %u tokens", report->action_tokens),
                            report->action_tokens);
  if (is_refused)
    /* translators: a number of operations, a number of tokens */
    return g_strdup_printf (_("ChatGPT refuses the document as it is. Once that is mended: %s, "
                              "%s."), operations, tokens);

  /* translators: a number of operations, a number of tokens */
  return g_strdup_printf (_("%s, %s, which are read with every message."), operations, tokens);
}

static void
show_changes (SmithModelPage   *self,
              SmithModelReport *report)
{
  gboolean has_changes = report->changes != NULL && *report->changes != '\0';
  const char *note = "";

  if (report->changes == NULL)
    note = _("This text was never saved.");
  else if (!has_changes)
    note = _("The model is told the same as after the last save.");
  else if (report->is_cut)
    note = _("Not all that changes is shown here.");
  else
    note = _("What changes for the model since the last save.");
  smith_told_view_show_diff (self->changes_view, note, has_changes ? report->changes : "");
  gtk_stack_page_set_needs_attention (self->changes_page, has_changes);
}

static void
show_texts (SmithModelPage   *self,
            SmithModelReport *report)
{
  g_autofree char *operation = dup_operation_note (report);
  g_autofree char *action = dup_action_note (report);

  smith_told_view_show_text (self->operation_view, operation, report->operation_text);
  smith_told_view_show_text (self->action_view, action, report->action_text);
  show_changes (self, report);
  if (self->report != NULL && self->report->pairs == report->pairs)
    return;
  smith_alike_list_show (self->alike_list, report->check, report->pairs);
  gtk_stack_page_set_needs_attention (self->alike_page, report->pairs->len > 0);
}

/* ---- making a report ---- */

/* What the outline shows is what is spoken of: of a broken text, the last good reading. */
static SmithCheck *
get_check (SmithModelPage *self)
{
  if (self->document == NULL)
    return NULL;
  if (self->operation != NULL && smith_document_is_stale (self->document))
    return smith_operation_item_get_check (self->operation);

  return smith_document_get_check (self->document);
}

static int
get_index (SmithModelPage *self,
           SmithCheck     *check)
{
  if (self->operation == NULL || smith_operation_item_get_check (self->operation) != check)
    return -1;

  return (int) smith_operation_item_get_index (self->operation);
}

static void
stop_making (SmithModelPage *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
forget (SmithModelPage *self)
{
  stop_making (self);
  g_clear_pointer (&self->report, smith_model_report_unref);
  if (self->stack != NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_stale (SmithModelPage *self)
{
  if (self->document != NULL && smith_document_is_stale (self->document))
    gtk_widget_add_css_class (self->panes, "smith-stale");
  else
    gtk_widget_remove_css_class (self->panes, "smith-stale");
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SmithModelPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithModelReport) report = smith_model_report_finish (result, &error);

  /* whoever cancelled it has begun another, or wants none */
  if (report == NULL || g_task_get_cancellable (G_TASK (result)) != self->making)
    return;

  g_clear_object (&self->making);
  smith_model_side_show (self->side, report);
  show_texts (self, report);
  show_stale (self);
  gtk_stack_set_visible_child_name (self->stack, "told");
  g_clear_pointer (&self->report, smith_model_report_unref);
  self->report = g_steal_pointer (&report);
}

static void
update (SmithModelPage *self)
{
  SmithCheck *check = get_check (self);
  g_autoptr(GBytes) saved = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_behind = TRUE;
      return;
    }
  self->is_behind = FALSE;
  if (check == NULL)
    {
      forget (self);
      return;
    }
  stop_making (self);
  self->making = g_cancellable_new ();
  saved = smith_document_ref_saved (self->document);
  smith_model_report_async (check, get_index (self, check), saved, self->report, self->making,
                            made_cb, g_object_ref (self));
}

static void
checked_cb (SmithModelPage *self)
{
  gboolean has_problems = FALSE;

  for (SmithClass i = 0; i < SMITH_CLASS_NOTE; i++)
    has_problems = has_problems || smith_document_count (self->document, i) > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.review-fixes", has_problems);
  update (self);
}

static void
smith_model_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (smith_model_page_parent_class)->map (widget);

  if (SMITH_MODEL_PAGE (widget)->is_behind)
    update (SMITH_MODEL_PAGE (widget));
}

/* ---- going to the text ---- */

static void
index_chosen_cb (SmithModelPage *self,
                 guint           index)
{
  GListModel *operations = smith_document_get_operations (self->document);
  g_autoptr(SmithOperationItem) item = g_list_model_get_item (operations, index);

  if (item != NULL && self->report != NULL &&
      smith_operation_item_get_check (item) == self->report->check)
    g_signal_emit (self, signals[OPERATION_CHOSEN], 0, item);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[EDIT_WANTED], 0, name);
}

/* ---- the widget ---- */

static void
set_document (SmithModelPage *self,
              SmithDocument  *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  forget (self);
  g_set_object (&self->document, document);
  smith_verdict_bar_set_document (self->verdict_bar, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self,
                               G_CONNECT_SWAPPED);
      /* saved, or another text */
      g_signal_connect_object (document, "notify::edited", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "text-replaced", G_CALLBACK (forget), self,
                               G_CONNECT_SWAPPED);
      checked_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
set_operation (SmithModelPage     *self,
               SmithOperationItem *operation)
{
  if (!g_set_object (&self->operation, operation))
    return;
  if (self->document != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

static void
smith_model_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SmithModelPage *self = SMITH_MODEL_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_model_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SmithModelPage *self = SMITH_MODEL_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_OPERATION:
      set_operation (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_model_page_dispose (GObject *object)
{
  SmithModelPage *self = SMITH_MODEL_PAGE (object);
  GtkWidget *child;

  if (self->stack != NULL)
    set_document (self, NULL);
  stop_making (self);
  g_clear_object (&self->operation);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_MODEL_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_model_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SMITH_TYPE_ALIKE_LIST);
  g_type_ensure (SMITH_TYPE_MODEL_SIDE);
  g_type_ensure (SMITH_TYPE_PANES);
  g_type_ensure (SMITH_TYPE_TOLD_VIEW);
  g_type_ensure (SMITH_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-model-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, panes);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, operation_view);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, action_view);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, changes_page);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, changes_view);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, alike_page);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, alike_list);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, side);
  gtk_widget_class_bind_template_child (widget_class, SmithModelPage, verdict_bar);
  gtk_widget_class_bind_template_callback (widget_class, index_chosen_cb);
}

static void
smith_model_page_class_init (SmithModelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_model_page_dispose;
  object_class->get_property = smith_model_page_get_property;
  object_class->set_property = smith_model_page_set_property;
  widget_class->map = smith_model_page_map;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, SMITH_TYPE_DOCUMENT, flags);
  properties[PROP_OPERATION] =
    g_param_spec_object ("operation", NULL, NULL, SMITH_TYPE_OPERATION_ITEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPERATION_CHOSEN] =
    g_signal_new ("operation-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, SMITH_TYPE_OPERATION_ITEM);
  signals[EDIT_WANTED] =
    g_signal_new ("edit-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "edit.toggle-problems", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "edit.review-fixes", NULL, edit_action);
}

static void
smith_model_page_init (SmithModelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_model_page_new:
 *
 * Returns: a page without a document
 */
GtkWidget *
smith_model_page_new (void)
{
  return g_object_new (SMITH_TYPE_MODEL_PAGE, NULL);
}

/**
 * smith_model_page_is_working:
 *
 * Returns: whether what is shown is being worked out anew
 */
gboolean
smith_model_page_is_working (SmithModelPage *self)
{
  g_return_val_if_fail (SMITH_IS_MODEL_PAGE (self), FALSE);

  return self->making != NULL;
}
