/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-model-side.h"

#include <glib/gi18n.h>

#include "ui/smith-budget-row.h"
#include "ui/smith-consent-card.h"

struct _SmithModelSide
{
  GtkWidget         parent_instance;

  int               description_at;  /* operation of the longest description, or -1 */
  int               parameter_at;    /* of the longest one of a parameter, or -1 */

  SmithBudgetRow   *operations_row;
  SmithBudgetRow   *size_row;
  SmithBudgetRow   *description_row;
  SmithBudgetRow   *parameter_row;
  SmithBudgetRow   *tokens_row;
  SmithBudgetRow   *share_row;
  GtkLabel         *consent_label;
  SmithConsentCard *consent_card;
};

enum
{
  OPERATION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithModelSide, smith_model_side, GTK_TYPE_WIDGET)

static void
description_chosen_cb (SmithModelSide *self)
{
  g_signal_emit (self, signals[OPERATION_CHOSEN], 0, (guint) self->description_at);
}

static void
parameter_chosen_cb (SmithModelSide *self)
{
  g_signal_emit (self, signals[OPERATION_CHOSEN], 0, (guint) self->parameter_at);
}

static void
smith_model_side_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_MODEL_SIDE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_model_side_parent_class)->dispose (object);
}

static void
smith_model_side_class_init (SmithModelSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_model_side_dispose;

  signals[OPERATION_CHOSEN] =
    g_signal_new ("operation-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (SMITH_TYPE_BUDGET_ROW);
  g_type_ensure (SMITH_TYPE_CONSENT_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-model-side.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, operations_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, size_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, description_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, parameter_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, tokens_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, share_row);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, consent_label);
  gtk_widget_class_bind_template_child (widget_class, SmithModelSide, consent_card);
  gtk_widget_class_bind_template_callback (widget_class, description_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, parameter_chosen_cb);
}

static void
smith_model_side_init (SmithModelSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_name (SmithModelReport *report,
          int               index)
{
  const SmithOperation *operation;

  if (index < 0)
    return NULL;
  operation = smith_api_get_operation (smith_check_get_api (report->check), (guint) index);

  return smith_operation_get_name (operation);
}

static void
show_length (SmithBudgetRow *row,
             guint           length,
             guint           limit,
             const char     *name)
{
  g_autofree char *figure = NULL;

  /* translators: characters used and allowed */
  figure = g_strdup_printf (_("%u of %u characters"), length, limit);
  smith_budget_row_set (row, figure, length, limit);
  smith_budget_row_set_place (row, name);
}

static void
show_tokens (SmithModelSide   *self,
             SmithModelReport *report)
{
  g_autofree char *all = NULL;
  g_autofree char *share = NULL;

  if (report->changes != NULL && report->saved_tokens != report->action_tokens)
    /* translators: an estimate, and what it was before */
    all = g_strdup_printf (_("about %u, %u at the last save"), report->action_tokens,
                           report->saved_tokens);
  else
    all = g_strdup_printf (_("about %u"), report->action_tokens);
  smith_budget_row_set (self->tokens_row, all, 0, 0);

  gtk_widget_set_visible (GTK_WIDGET (self->share_row), report->is_told);
  /* translators: estimates: tokens of an operation, and of all */
  share = g_strdup_printf (_("about %u of %u"), report->operation_tokens, report->action_tokens);
  smith_budget_row_set (self->share_row, share, report->operation_tokens, report->action_tokens);
}

static void
show_limits (SmithModelSide   *self,
             SmithModelReport *report)
{
  SmithImport *import = smith_check_get_import (report->check);
  const SmithProfile *profile = smith_import_get_profile (import);
  const SmithBudgets *budgets = smith_import_get_budgets (import);
  g_autofree char *operations = NULL;
  g_autofree char *bytes = g_format_size (budgets->n_bytes);
  g_autofree char *max_bytes = g_format_size (profile->max_bytes);
  g_autofree char *size = NULL;

  /* translators: operations used and allowed */
  operations = g_strdup_printf (_("%u of %u"), budgets->n_operations, profile->max_operations);
  smith_budget_row_set (self->operations_row, operations, budgets->n_operations,
                        profile->max_operations);
  /* translators: size used and allowed, such as "6 kB of 1 MB" */
  size = g_strdup_printf (_("%s of %s"), bytes, max_bytes);
  smith_budget_row_set (self->size_row, size, (double) budgets->n_bytes,
                        (double) profile->max_bytes);
  show_length (self->description_row, budgets->longest_description, profile->max_description,
               get_name (report, budgets->longest_description_at));
  show_length (self->parameter_row, budgets->longest_parameter_text,
               profile->max_parameter_text, get_name (report, budgets->longest_parameter_at));
  self->description_at = budgets->longest_description_at;
  self->parameter_at = budgets->longest_parameter_at;
}

static void
show_consent (SmithModelSide   *self,
              SmithModelReport *report)
{
  const char *name = get_name (report, report->operation);
  g_autofree char *title = NULL;

  if (name != NULL)
    /* translators: %s is the name of an operation */
    title = g_strdup_printf (_("Before a Call of %s"), name);
  gtk_label_set_label (self->consent_label, title != NULL ? title : _("Before a Call"));
  smith_consent_card_set_operation (self->consent_card, report->check, report->operation);
}

/**
 * smith_model_side_show:
 * @report: what is spoken of
 */
void
smith_model_side_show (SmithModelSide   *self,
                       SmithModelReport *report)
{
  g_return_if_fail (SMITH_IS_MODEL_SIDE (self) && report != NULL);

  show_limits (self, report);
  show_tokens (self, report);
  show_consent (self, report);
}
