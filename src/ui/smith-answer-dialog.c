/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-answer-dialog.h"

#include "ui/smith-steady-scroll.h"

#include <glib/gi18n.h>

struct _SmithAnswerDialog
{
  AdwWindow      parent_instance;

  SmithDocument *document;  /* (owned) */
  GPtrArray     *fixes;     /* (owned) of the check that was the latest when it was asked */
  const SmithFix *fix;      /* one of them */
  SmithCheck    *check;     /* (owned) that one */

  GtkLabel      *question_label;
  GtkTextView   *view;
  GtkLabel      *error_label;
  GtkLabel      *counter_label;
};

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithAnswerDialog, smith_answer_dialog, ADW_TYPE_WINDOW)

static char *
dup_answer (SmithAnswerDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  char *answer;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  answer = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strstrip (answer);
}

/* Who does not see the colour hears that the answer does not do, and, at its field, why. */
static void
set_error (SmithAnswerDialog *self,
           const char        *message,
           gboolean           is_invalid)
{
  gtk_label_set_label (self->error_label, message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update (SmithAnswerDialog *self)
{
  g_autofree char *answer = dup_answer (self);
  guint used = (guint) g_utf8_strlen (answer, -1);
  guint most = self->fix->max_characters;
  gboolean is_too_long = most > 0 && used > most;
  g_autofree char *counter = NULL;

  /* translators: characters used and allowed */
  counter = g_strdup_printf (_("%u of %u"), used, most);
  gtk_label_set_label (self->counter_label, most > 0 ? counter : "");
  if (is_too_long)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter_label), "error");
  set_error (self, "", is_too_long);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.apply", used > 0 && !is_too_long);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SmithAnswerDialog *self = SMITH_ANSWER_DIALOG (widget);
  g_autofree char *answer = dup_answer (self);
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  /* a modal window, so only a change from outside can have made a newer check */
  if (smith_document_get_check (self->document) != self->check)
    {
      set_error (self, _("The text has changed meanwhile. Close this and try again"), FALSE);
      return;
    }
  if (!smith_document_apply_fix (self->document, self->fix, answer, losses, &error))
    {
      set_error (self, error->message,
                 g_error_matches (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  g_signal_emit (self, signals[APPLIED], 0, losses);
  gtk_window_close (GTK_WINDOW (self));
}

/* Also when there is nothing to apply yet: the text view would make a new line of it. */
static gboolean
return_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  gtk_widget_activate_action (widget, "answer.apply", NULL);

  return TRUE;
}

static void
smith_answer_dialog_dispose (GObject *object)
{
  SmithAnswerDialog *self = SMITH_ANSWER_DIALOG (object);

  g_clear_pointer (&self->fixes, g_ptr_array_unref);
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_answer_dialog_parent_class)->dispose (object);
}

static void
smith_answer_dialog_class_init (SmithAnswerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_answer_dialog_dispose;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithAnswerDialog, question_label);
  gtk_widget_class_bind_template_child (widget_class, SmithAnswerDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SmithAnswerDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SmithAnswerDialog, counter_label);
  gtk_widget_class_install_action (widget_class, "answer.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Before the text view, which takes Return with any modifier. */
static void
add_shortcut (SmithAnswerDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
    gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (trigger, gtk_callback_action_new (return_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
smith_answer_dialog_init (SmithAnswerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->view);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->error_label, self->counter_label, NULL, -1);
  add_shortcut (self);
}

static const SmithFix *
find_fix (GPtrArray  *fixes,
          const char *fix_id)
{
  for (guint i = 0; i < fixes->len; i++)
    {
      const SmithFix *fix = g_ptr_array_index (fixes, i);

      if (g_str_equal (fix->info->id, fix_id))
        return fix;
    }

  return NULL;
}

/**
 * smith_answer_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @document: its latest check has the problem
 * @problem: index of the problem
 * @fix_id: the fix that asks
 *
 * Returns: (transfer none) (nullable): a window, to be presented; it destroys itself.  %NULL
 *   when the problem has no such fix
 */
GtkWidget *
smith_answer_dialog_new (GtkWindow     *parent,
                         SmithDocument *document,
                         guint          problem,
                         const char    *fix_id)
{
  SmithAnswerDialog *self;
  SmithCheck *check;
  g_autoptr(GPtrArray) fixes = NULL;
  const SmithFix *fix;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  check = smith_document_get_check (document);
  fixes = smith_fix_list (check, problem);
  fix = find_fix (fixes, fix_id);
  if (fix == NULL)
    return NULL;

  self = g_object_new (SMITH_TYPE_ANSWER_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->check = smith_check_ref (check);
  self->fixes = g_steal_pointer (&fixes);
  self->fix = fix;
  gtk_window_set_title (GTK_WINDOW (self), _(fix->info->title));
  gtk_label_set_label (self->question_label,
                       fix->question != NULL ? fix->question : _(fix->info->what));
  smith_answer_dialog_set_answer (self, fix->proposal != NULL ? fix->proposal : "");
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return GTK_WIDGET (self);
}

/**
 * smith_answer_dialog_set_answer:
 *
 * Replaces what a person would have typed.
 */
void
smith_answer_dialog_set_answer (SmithAnswerDialog *self,
                                const char        *answer)
{
  g_return_if_fail (SMITH_IS_ANSWER_DIALOG (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), answer, -1);
}
