/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-problem-detail.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"

struct _SmithProblemDetail
{
  GtkWidget  parent_instance;

  GtkWidget *words_box;
  GtkLabel  *words_label;
  GtkLabel  *why_label;
  GtkLabel  *evidence_label;
};

G_DEFINE_FINAL_TYPE (SmithProblemDetail, smith_problem_detail, GTK_TYPE_WIDGET)

static void
copy_cb (SmithProblemDetail *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->words_label));
}

static void
smith_problem_detail_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_PROBLEM_DETAIL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_problem_detail_parent_class)->dispose (object);
}

static void
smith_problem_detail_class_init (SmithProblemDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_problem_detail_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-problem-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, words_box);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, words_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, why_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, evidence_label);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
smith_problem_detail_init (SmithProblemDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_compat_set_selectable (self->words_label);
}

/**
 * smith_problem_detail_new:
 *
 * Returns: a widget without a problem
 */
GtkWidget *
smith_problem_detail_new (void)
{
  return g_object_new (SMITH_TYPE_PROBLEM_DETAIL, NULL);
}

/**
 * smith_problem_detail_set_problem:
 * @problem: what is told; not kept
 *
 * Why the platform says so is in its profile; problems of the text itself have no row there.
 */
void
smith_problem_detail_set_problem (SmithProblemDetail *self,
                                  SmithProblem       *problem)
{
  const SmithDiagnostic *diagnostic = smith_problem_get_diagnostic (problem);
  SmithImport *import = smith_check_get_import (smith_problem_get_check (problem));
  const SmithMessage *message = NULL;
  g_autofree char *why = NULL;
  g_autofree char *evidence = NULL;

  g_return_if_fail (SMITH_IS_PROBLEM_DETAIL (self));

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
}
