/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-problem-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"
#include "ui/smith-problem-detail.h"
#include "ui/smith-tooltip.h"

/* A list keeps 200 rows, so they are light: inscriptions are not measured by their text, and
 * only what a person unfolds has more than one line. */
struct _SmithProblemRow
{
  GtkWidget       parent_instance;

  SmithProblem   *problem;  /* (owned) (nullable) */
  gboolean        expanded;
  GtkLabel       *whole_label;  /* (nullable) with detail: the sentence on several lines */
  GtkWidget      *detail;       /* (nullable) made when it is first wanted */

  GtkImage       *class_image;
  GtkInscription *message_label;
  GtkInscription *rule_label;
  GtkInscription *line_label;
  GtkButton      *fix_button;
};

G_DEFINE_FINAL_TYPE (SmithProblemRow, smith_problem_row, GTK_TYPE_WIDGET)

static void
update_line (SmithProblemRow *self)
{
  /* translators: a line of the text */
  g_autofree char *line = g_strdup_printf (_("line %u"), smith_problem_get_line (self->problem));

  gtk_inscription_set_text (self->line_label, line);
}

static void
make_detail (SmithProblemRow *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "hexpand", TRUE,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   NULL);

  self->whole_label = GTK_LABEL (label);
  gtk_widget_insert_after (label, gtk_widget_get_parent (GTK_WIDGET (self->message_label)),
                           GTK_WIDGET (self->message_label));
  self->detail = smith_problem_detail_new ();
  gtk_widget_insert_before (self->detail, GTK_WIDGET (self), NULL);
}

static void
update_expanded (SmithProblemRow *self)
{
  gboolean is_expanded = self->problem != NULL && self->expanded;

  if (is_expanded && self->detail == NULL)
    make_detail (self);
  if (is_expanded)
    {
      gtk_label_set_label (self->whole_label,
                           smith_problem_get_diagnostic (self->problem)->message);
      smith_problem_detail_set_problem (SMITH_PROBLEM_DETAIL (self->detail), self->problem);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), !is_expanded);
  if (self->detail != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->whole_label), is_expanded);
      gtk_widget_set_visible (self->detail, is_expanded);
    }
}

/* The first fix is the best one; the others are in what unfolds. */
static void
update_fix (SmithProblemRow *self)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (smith_problem_get_check (self->problem),
                                               smith_problem_get_index (self->problem));
  const SmithFix *fix = fixes->len > 0 ? g_ptr_array_index (fixes, 0) : NULL;
  const char *label;

  gtk_widget_set_visible (GTK_WIDGET (self->fix_button), fix != NULL);
  if (fix == NULL)
    return;
  label = fix->kind == SMITH_FIX_YOURS ? _("Fix…") : _("Fix");
  if (g_strcmp0 (gtk_button_get_label (self->fix_button), label) != 0)
    gtk_button_set_label (self->fix_button, label);
  smith_tooltip_set (GTK_WIDGET (self->fix_button), _(fix->info->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(fix->info->title), -1);
}

/* After every check: the problem is the same one, but its place, its number in the check and
 * what mends it may be others. */
static void
problem_moved_cb (SmithProblemRow *self)
{
  update_line (self);
  update_fix (self);
  update_expanded (self);
}

static void
fix_cb (SmithProblemRow *self)
{
  guint index = smith_problem_get_index (self->problem);
  g_autoptr(GPtrArray) fixes = smith_fix_list (smith_problem_get_check (self->problem), index);

  if (fixes->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.fix", "(us)", index,
                                ((SmithFix *) g_ptr_array_index (fixes, 0))->info->id);
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
  self->detail = NULL;
  self->whole_label = NULL;

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
  gtk_widget_class_bind_template_child (widget_class, SmithProblemRow, fix_button);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
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
  gtk_inscription_set_text (self->message_label, diagnostic->message);
  gtk_inscription_set_text (self->rule_label, diagnostic->rule);
  problem_moved_cb (self);
  g_signal_connect_object (problem, "notify::line", G_CALLBACK (problem_moved_cb), self,
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
