/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-problem-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

struct _SmithProblemRow
{
  GtkWidget     parent_instance;

  SmithProblem *problem;  /* (owned) (nullable) */
  gboolean      expanded;

  GtkImage     *class_image;
  GtkLabel     *message_label;
  GtkLabel     *rule_label;
  GtkLabel     *line_label;
  GtkWidget    *detail_box;
  GtkWidget    *words_box;
  GtkLabel     *words_label;
  GtkLabel     *why_label;
  GtkLabel     *evidence_label;
};

G_DEFINE_FINAL_TYPE (SmithProblemRow, smith_problem_row, GTK_TYPE_WIDGET)

static void
copy_cb (SmithProblemRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->words_label));
}

static void
update_line (SmithProblemRow *self)
{
  /* translators: a line of the text */
  g_autofree char *line = g_strdup_printf (_("line %u"), smith_problem_get_line (self->problem));

  gtk_label_set_label (self->line_label, line);
}

/* Why the platform says so is in its profile; problems of the text itself have no row there. */
static void
update_detail (SmithProblemRow *self)
{
  const SmithDiagnostic *diagnostic = smith_problem_get_diagnostic (self->problem);
  SmithImport *import = smith_check_get_import (smith_problem_get_check (self->problem));
  const SmithMessage *message = NULL;
  g_autofree char *why = NULL;
  g_autofree char *evidence = NULL;

  if (import != NULL)
    message = smith_profile_find_message (smith_import_get_profile (import), diagnostic->rule);
  if (message != NULL && message->why != NULL)
    why = message->remedy == NULL
          ? g_strdup (_(message->why))
          : g_strdup_printf ("%s %s", _(message->why), _(message->remedy));
  if (message != NULL && message->evidence != NULL)
    /* translators: where we know it from, and the month in which it was last seen */
    evidence = g_strdup_printf (_("%s Last seen %s."), _(message->evidence), message->last_seen);

  gtk_label_set_label (self->words_label,
                       diagnostic->platform_message != NULL ? diagnostic->platform_message : "");
  gtk_widget_set_visible (self->words_box, diagnostic->platform_message != NULL);
  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why != NULL);
  gtk_label_set_label (self->evidence_label, evidence != NULL ? evidence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_label), evidence != NULL);
  gtk_widget_set_visible (self->detail_box,
                          why != NULL || diagnostic->platform_message != NULL);
}

static void
update_expanded (SmithProblemRow *self)
{
  if (self->problem != NULL && self->expanded)
    update_detail (self);
  else
    gtk_widget_set_visible (self->detail_box, FALSE);
}

static void
smith_problem_row_dispose (GObject *object)
{
  SmithProblemRow *self = SMITH_PROBLEM_ROW (object);
  GtkWidget *child;

  smith_problem_row_set_problem (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_PROBLEM_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_problem_row_parent_class)->dispose (object);
}

static void
smith_problem_row_class_init (SmithProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_problem_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "smithproblem");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, class_image);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, rule_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, detail_box);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, words_box);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, evidence_label);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
smith_problem_row_init (SmithProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_problem_row_new:
 *
 * Returns: a row without a problem
 */
GtkWidget *
smith_problem_row_new (void)
{
  return g_object_new (SMITH_TYPE_PROBLEM_ROW, NULL);
}

/**
 * smith_problem_row_set_problem:
 * @problem: (nullable): what the row shows
 */
void
smith_problem_row_set_problem (SmithProblemRow *self,
                               SmithProblem    *problem)
{
  const SmithDiagnostic *diagnostic;

  g_return_if_fail (SMITH_IS_PROBLEM_ROW (self));

  if (self->problem == problem)
    return;
  if (self->problem != NULL)
    g_signal_handlers_disconnect_by_data (self->problem, self);
  g_set_object (&self->problem, problem);
  if (problem == NULL)
    return;

  diagnostic = smith_problem_get_diagnostic (problem);
  smith_class_dress (diagnostic->class_, GTK_WIDGET (self->class_image));
  gtk_label_set_label (self->message_label, diagnostic->message);
  gtk_label_set_label (self->rule_label, diagnostic->rule);
  update_line (self);
  update_expanded (self);
  g_signal_connect_object (problem, "notify::line", G_CALLBACK (update_line), self,
                           G_CONNECT_SWAPPED);
}

/**
 * smith_problem_row_set_expanded:
 * @expanded: whether the row has the platform's words and the reasons too
 */
void
smith_problem_row_set_expanded (SmithProblemRow *self,
                                gboolean         expanded)
{
  g_return_if_fail (SMITH_IS_PROBLEM_ROW (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  update_expanded (self);
}
