/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-verdict-bar.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

#define N_COUNTED 3  /* notes are not counted */

struct _SmithVerdictBar
{
  GtkWidget      parent_instance;

  SmithDocument *document;  /* (owned) (nullable) */

  GtkButton     *button;
  GtkSpinner    *spinner;
  GtkWidget     *verdict_box;
  GtkImage      *verdict_image;
  GtkLabel      *verdict_label;
  GtkWidget     *blocks_box;
  GtkImage      *blocks_image;
  GtkLabel      *blocks_label;
  GtkWidget     *drops_box;
  GtkImage      *drops_image;
  GtkLabel      *drops_label;
  GtkWidget     *warns_box;
  GtkImage      *warns_image;
  GtkLabel      *warns_label;
  GtkWidget     *budget_box;
  GtkLabel      *operations_label;
  GtkLevelBar   *operations_bar;
  GtkLabel      *size_label;
  GtkImage      *arrow_image;
};

G_DEFINE_FINAL_TYPE (SmithVerdictBar, smith_verdict_bar, GTK_TYPE_WIDGET)

static void
update_counts (SmithVerdictBar *self,
               GString         *spoken)
{
  GtkWidget *boxes[N_COUNTED] = { self->blocks_box, self->drops_box, self->warns_box };
  GtkLabel *labels[N_COUNTED] = { self->blocks_label, self->drops_label, self->warns_label };

  for (SmithClass i = 0; i < N_COUNTED; i++)
    {
      guint count = smith_document_count (self->document, i);
      g_autofree char *text = smith_class_dup_count (i, count);

      gtk_label_set_label (labels[i], text);
      gtk_widget_set_visible (boxes[i], count > 0);
      if (count > 0)
        g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", text);
    }
}

static void
update_budgets (SmithVerdictBar *self,
                SmithCheck      *check)
{
  const SmithProfile *profile = smith_document_get_profile (self->document);
  SmithImport *import = check != NULL ? smith_check_get_import (check) : NULL;
  const SmithBudgets *budgets = import != NULL ? smith_import_get_budgets (import) : NULL;
  g_autofree char *operations = NULL;
  g_autofree char *size = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *max_bytes = NULL;

  gtk_widget_set_visible (self->budget_box, budgets != NULL);
  if (budgets == NULL)
    return;

  /* translators: operations used and allowed */
  operations = g_strdup_printf (_("operations %u of %u"), budgets->n_operations,
                                profile->max_operations);
  gtk_label_set_label (self->operations_label, operations);
  gtk_level_bar_set_max_value (self->operations_bar, profile->max_operations);
  gtk_level_bar_set_value (self->operations_bar,
                           MIN (budgets->n_operations, profile->max_operations));
  if (budgets->n_operations > profile->max_operations)
    gtk_widget_add_css_class (GTK_WIDGET (self->operations_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->operations_label), "error");

  bytes = g_format_size (budgets->n_bytes);
  max_bytes = g_format_size (profile->max_bytes);
  /* translators: size used and allowed, such as "6 kB of 1 MB" */
  size = g_strdup_printf (_("%s of %s"), bytes, max_bytes);
  gtk_label_set_label (self->size_label, size);
  if (budgets->n_bytes > profile->max_bytes)
    gtk_widget_add_css_class (GTK_WIDGET (self->size_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->size_label), "error");
}

static void
update (SmithVerdictBar *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  g_autoptr(GString) spoken = g_string_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), check == NULL);
  gtk_spinner_set_spinning (self->spinner, check == NULL);
  update_counts (self, spoken);
  update_budgets (self, check);

  gtk_widget_set_visible (self->verdict_box, check == NULL || spoken->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_image), check != NULL);
  if (check == NULL)
    gtk_label_set_label (self->verdict_label, _("Checking…"));
  else
    gtk_label_set_label (self->verdict_label, _("ChatGPT accepts this document"));
  if (spoken->len == 0)
    g_string_append (spoken, gtk_label_get_label (self->verdict_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
}

static void
smith_verdict_bar_dispose (GObject *object)
{
  SmithVerdictBar *self = SMITH_VERDICT_BAR (object);
  GtkWidget *child;

  smith_verdict_bar_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_VERDICT_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_verdict_bar_parent_class)->dispose (object);
}

static void
smith_verdict_bar_class_init (SmithVerdictBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_verdict_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "smithverdict");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-verdict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, button);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, verdict_image);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, blocks_box);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, blocks_image);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, blocks_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, drops_box);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, drops_image);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, drops_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, warns_box);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, warns_image);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, warns_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, budget_box);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, operations_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, operations_bar);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, size_label);
  gtk_widget_class_bind_template_child (widget_class, SmithVerdictBar, arrow_image);
}

static void
smith_verdict_bar_init (SmithVerdictBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_class_dress (SMITH_CLASS_BLOCKS, GTK_WIDGET (self->blocks_image));
  smith_class_dress (SMITH_CLASS_DROPS, GTK_WIDGET (self->drops_image));
  smith_class_dress (SMITH_CLASS_WARNS, GTK_WIDGET (self->warns_image));
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict_image), "success");
  gtk_image_set_from_icon_name (self->verdict_image, "smith-available-symbolic");
}

/**
 * smith_verdict_bar_new:
 *
 * Returns: a bar without a document
 */
GtkWidget *
smith_verdict_bar_new (void)
{
  return g_object_new (SMITH_TYPE_VERDICT_BAR, NULL);
}

/**
 * smith_verdict_bar_set_document:
 * @document: (nullable): what the bar speaks about
 */
void
smith_verdict_bar_set_document (SmithVerdictBar *self,
                                SmithDocument   *document)
{
  g_return_if_fail (SMITH_IS_VERDICT_BAR (self));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;

  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * smith_verdict_bar_set_expanded:
 * @expanded: whether the problems list is shown above
 */
void
smith_verdict_bar_set_expanded (SmithVerdictBar *self,
                                gboolean         expanded)
{
  g_return_if_fail (SMITH_IS_VERDICT_BAR (self));

  gtk_image_set_from_icon_name (self->arrow_image,
                                expanded ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}
