/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-response-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "ui/smith-body-view.h"
#include "ui/smith-call-words.h"
#include "ui/smith-class-look.h"
#include "ui/smith-compat.h"
#include "ui/smith-time-line.h"

/* Servers send a dozen. */
#define MAX_HEADERS 200

struct _SmithResponsePane
{
  GtkWidget        parent_instance;

  SmithCallRemedy  remedy;
  SmithRunResult  *result;  /* (owned) (nullable) the answer that is shown */

  GtkStack        *stack;
  AdwStatusPage   *empty_page;
  AdwStatusPage   *error_page;
  GtkButton       *remedy_button;
  GtkExpander     *details;
  GtkLabel        *details_label;
  GtkLabel        *status_label;
  GtkImage        *verdict_image;
  GtkLabel        *verdict_label;
  GtkWidget       *outdated_label;
  GtkStack        *views;
  SmithBodyView   *body_view;
  GtkWidget       *schema_button;
  GtkListBox      *headers_list;
  SmithTimeLine   *time_line;
  GtkListBox      *checks_list;
};

enum
{
  REMEDY_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithResponsePane, smith_response_pane, GTK_TYPE_WIDGET)

static void
remedy_cb (SmithResponsePane *self)
{
  g_signal_emit (self, signals[REMEDY_CHOSEN], 0, (int) self->remedy);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* ---- headers ---- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
append_row (GtkListBox *list,
            GtkWidget  *content,
            const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (list, row);
}

static void
add_header (SmithResponsePane *self,
            const char        *line)
{
  const char *colon = strstr (line, ": ");
  g_autofree char *name = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = make_label (colon != NULL ? colon + 2 : line, NULL);

  if (name != NULL)
    {
      GtkWidget *label = make_label (name, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  smith_compat_set_selectable (GTK_LABEL (value));
  gtk_box_append (GTK_BOX (box), value);
  append_row (self->headers_list, box, line);
}

static void
show_headers (SmithResponsePane *self,
              SmithRunResult    *result)
{
  g_autofree char *text = smith_run_result_dup_headers (result);
  g_auto(GStrv) lines = g_strsplit (text, "\n", MAX_HEADERS + 1);

  clear_list (self->headers_list);
  for (guint i = 0; lines[i] != NULL && i < MAX_HEADERS; i++)
    if (*lines[i] != '\0')
      add_header (self, lines[i]);
}

/* ---- checks ---- */

static void
dress (GtkImage          *image,
       SmithVerdictState  state)
{
  static const SmithClass classes[] = {
    [SMITH_VERDICT_WARN] = SMITH_CLASS_WARNS,
    [SMITH_VERDICT_FAIL] = SMITH_CLASS_BLOCKS,
  };

  smith_class_undress (GTK_WIDGET (image));
  gtk_widget_remove_css_class (GTK_WIDGET (image), "success");
  if (state != SMITH_VERDICT_OK)
    {
      smith_class_dress (classes[state], GTK_WIDGET (image));
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (image), "success");
  gtk_image_set_from_icon_name (image, "smith-available-symbolic");
}

static void
add_check (SmithResponsePane *self,
           SmithVerdictState  state,
           const char        *sentence,
           const char        *platform_error)
{
  static const char *const states[] = { N_("Fine"), N_("Warning"), N_("Failure") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new ();
  g_autofree char *spoken = NULL;

  dress (GTK_IMAGE (image), state);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), make_label (sentence, NULL));
  if (platform_error != NULL)
    {
      GtkWidget *label = make_label (platform_error, "monospace");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  spoken = g_strdup_printf ("%s: %s", _(states[state]), sentence);
  append_row (self->checks_list, box, spoken);
}

static void
show_checks (SmithResponsePane *self,
             SmithRunResult    *result)
{
  SmithVerdict *verdict = smith_run_result_get_verdict (result);
  GPtrArray *problems = smith_run_result_get_problems (result);

  clear_list (self->checks_list);
  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    {
      const SmithVerdictRow *row = smith_verdict_get_row (verdict, i);

      add_check (self, row->state, row->sentence, row->platform_error);
    }
  for (guint i = 0; i < problems->len; i++)
    add_check (self, SMITH_VERDICT_WARN,
               ((SmithArgumentProblem *) g_ptr_array_index (problems, i))->message, NULL);
}

/* ---- the widget ---- */

static void
smith_response_pane_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_pointer (&SMITH_RESPONSE_PANE (object)->result, smith_run_result_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_RESPONSE_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_response_pane_parent_class)->dispose (object);
}

static void
smith_response_pane_class_init (SmithResponsePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_response_pane_dispose;

  signals[REMEDY_CHOSEN] =
    g_signal_new ("remedy-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (SMITH_TYPE_BODY_VIEW);
  g_type_ensure (SMITH_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-response-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, error_page);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, remedy_button);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, details);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, details_label);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, status_label);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, verdict_image);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, outdated_label);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, views);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, body_view);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, schema_button);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, headers_list);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, time_line);
  gtk_widget_class_bind_template_child (widget_class, SmithResponsePane, checks_list);
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
}

static void
smith_response_pane_init (SmithResponsePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_compat_set_selectable (self->status_label);
  smith_compat_set_selectable (self->details_label);
}

static void
show_page (SmithResponsePane *self,
           const char        *name)
{
  smith_response_pane_set_waiting (self, FALSE);
  smith_response_pane_set_outdated (self, FALSE);
  if (!g_str_equal (name, "answer"))
    g_clear_pointer (&self->result, smith_run_result_unref);
  gtk_widget_set_visible (self->schema_button, smith_response_pane_get_sample (self) != NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

/**
 * smith_response_pane_show_nothing:
 *
 * Says that nothing was sent yet.
 */
void
smith_response_pane_show_nothing (SmithResponsePane *self)
{
  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self));

  adw_status_page_set_title (self->empty_page, _("No Answer Yet"));
  adw_status_page_set_description (self->empty_page, _("Send the request to see the answer"));
  show_page (self, "empty");
}

/**
 * smith_response_pane_show_cancelled:
 *
 * Says that the person ended a call before there was an answer.
 */
void
smith_response_pane_show_cancelled (SmithResponsePane *self)
{
  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self));

  adw_status_page_set_title (self->empty_page, _("Cancelled"));
  adw_status_page_set_description (self->empty_page,
                                   smith_call_words_reach (SMITH_REACH_MAY_HAVE_ACTED));
  show_page (self, "empty");
}

/**
 * smith_response_pane_show_result:
 *
 * Shows an answer of any status.
 */
void
smith_response_pane_show_result (SmithResponsePane *self,
                                 SmithRunResult    *result)
{
  g_autofree char *status = NULL;
  g_autofree char *verdict = NULL;

  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self) && result != NULL);

  smith_run_result_ref (result);
  g_clear_pointer (&self->result, smith_run_result_unref);
  self->result = result;
  status = smith_call_words_status (result);
  verdict = smith_call_words_verdict (result);
  gtk_label_set_label (self->status_label, status);
  gtk_label_set_label (self->verdict_label, verdict);
  dress (self->verdict_image, smith_verdict_get_state (smith_run_result_get_verdict (result)));
  smith_body_view_show (self->body_view, result);
  show_headers (self, result);
  smith_time_line_set_timings (self->time_line, smith_http_response_get_timings (
                                 smith_run_result_get_response (result)));
  show_checks (self, result);
  show_page (self, "answer");
}

/**
 * smith_response_pane_show_error:
 * @error: why there is no answer; not a cancellation
 *
 * Says what happened, what is still true and what to do.
 */
void
smith_response_pane_show_error (SmithResponsePane *self,
                                const GError      *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self) && error != NULL);

  sentence = smith_run_error_dup_sentence (error);
  markup = g_markup_escape_text (sentence, -1);
  self->remedy = smith_call_words_remedy (error);
  adw_status_page_set_title (self->error_page, smith_call_words_title (error));
  adw_status_page_set_description (self->error_page, markup);
  gtk_button_set_label (self->remedy_button, smith_call_words_button (self->remedy));
  gtk_label_set_label (self->details_label, error->message);
  gtk_expander_set_expanded (self->details, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->details), strstr (sentence, error->message) == NULL);
  show_page (self, "error");
}

/**
 * smith_response_pane_set_waiting:
 *
 * Pales what is shown while another call is on its way; where there was no answer yet, says that
 * one is awaited.
 */
void
smith_response_pane_set_waiting (SmithResponsePane *self,
                                 gboolean           is_waiting)
{
  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self));

  if (is_waiting && g_str_equal (smith_response_pane_get_shown (self), "empty"))
    {
      adw_status_page_set_title (self->empty_page, _("Waiting for the Answer"));
      adw_status_page_set_description (self->empty_page, _("The Escape key cancels the call"));
    }
  else if (is_waiting)
    gtk_widget_add_css_class (GTK_WIDGET (self->stack), "smith-stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stack), "smith-stale");
}

/**
 * smith_response_pane_set_outdated:
 *
 * Says that the answer is one to an older description.
 */
void
smith_response_pane_set_outdated (SmithResponsePane *self,
                                  gboolean           is_outdated)
{
  g_return_if_fail (SMITH_IS_RESPONSE_PANE (self));

  gtk_widget_set_visible (self->outdated_label, is_outdated);
}

/**
 * smith_response_pane_get_shown:
 *
 * Returns: (transfer none): `empty`, `answer` or `error`
 */
const char *
smith_response_pane_get_shown (SmithResponsePane *self)
{
  g_return_val_if_fail (SMITH_IS_RESPONSE_PANE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * smith_response_pane_get_status:
 *
 * Returns: (transfer none): the first line: the status of an answer, the title of an error
 */
const char *
smith_response_pane_get_status (SmithResponsePane *self)
{
  g_return_val_if_fail (SMITH_IS_RESPONSE_PANE (self), NULL);

  if (g_str_equal (smith_response_pane_get_shown (self), "error"))
    return adw_status_page_get_title (self->error_page);
  if (g_str_equal (smith_response_pane_get_shown (self), "empty"))
    return adw_status_page_get_title (self->empty_page);

  return gtk_label_get_label (self->status_label);
}

/**
 * smith_response_pane_get_verdict:
 *
 * Returns: (transfer none): the verdict about the last answer
 */
const char *
smith_response_pane_get_verdict (SmithResponsePane *self)
{
  g_return_val_if_fail (SMITH_IS_RESPONSE_PANE (self), NULL);

  return gtk_label_get_label (self->verdict_label);
}

/**
 * smith_response_pane_dup_body:
 *
 * Returns: (transfer full): the shown body of the last answer
 */
char *
smith_response_pane_dup_body (SmithResponsePane *self)
{
  g_return_val_if_fail (SMITH_IS_RESPONSE_PANE (self), NULL);

  return smith_body_view_dup_text (self->body_view);
}

/**
 * smith_response_pane_get_sample:
 *
 * Returns: (transfer none) (nullable): the whole body of the answer that is shown, when that is
 *   JSON and says success; good for as long as it is shown
 */
const char *
smith_response_pane_get_sample (SmithResponsePane *self)
{
  guint status;

  g_return_val_if_fail (SMITH_IS_RESPONSE_PANE (self), NULL);

  if (self->result == NULL || smith_run_result_get_form (self->result) != SMITH_BODY_JSON)
    return NULL;
  status = smith_http_response_get_status (smith_run_result_get_response (self->result));

  return status >= 200 && status < 300 ? smith_run_result_get_text (self->result) : NULL;
}
