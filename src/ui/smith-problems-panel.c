/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-problems-panel.h"

#include <glib/gi18n.h>

#include "ui/smith-problem-row.h"

struct _SmithProblemsPanel
{
  GtkWidget           parent_instance;

  SmithDocument      *document;   /* (owned) (nullable) */
  GtkSingleSelection *selection;  /* (owned) (nullable) */
  gboolean            selecting;  /* the program selects, not the person */

  GtkStack           *stack;
  GtkLabel           *empty_label;
  GtkListView        *list;
  GtkWidget          *ignored_bar;
  GtkLabel           *ignored_label;
};

G_DEFINE_FINAL_TYPE (SmithProblemsPanel, smith_problems_panel, GTK_TYPE_WIDGET)

enum
{
  PROBLEM_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_selected_cb (GtkListItem     *item,
                  GParamSpec      *pspec,
                  SmithProblemRow *row)
{
  smith_problem_row_set_expanded (row, gtk_list_item_get_selected (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = smith_problem_row_new ();

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (item_selected_cb), row, 0);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  SmithProblemRow *row = SMITH_PROBLEM_ROW (gtk_list_item_get_child (item));

  smith_problem_row_set_expanded (row, gtk_list_item_get_selected (item));
  smith_problem_row_set_problem (row, gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  smith_problem_row_set_problem (SMITH_PROBLEM_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
choose (SmithProblemsPanel *self,
        guint               position,
        gboolean            go_on_there)
{
  g_autoptr(SmithProblem) problem = NULL;

  problem = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (problem != NULL)
    g_signal_emit (self, signals[PROBLEM_CHOSEN], 0, problem, go_on_there);
}

static void
activate_cb (SmithProblemsPanel *self,
             guint               position)
{
  choose (self, position, TRUE);
}

static void
selected_cb (SmithProblemsPanel *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting && position != GTK_INVALID_LIST_POSITION)
    choose (self, position, FALSE);
}

static void
update (SmithProblemsPanel *self)
{
  guint n_problems = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  const char *text = _("No problems: ChatGPT accepts this document as it is.");

  if (smith_document_get_check (self->document) == NULL)
    text = _("Checking…");
  else if (smith_document_get_n_ignored (self->document) > 0)
    text = _("No problems but those that are ignored.");
  gtk_label_set_label (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->stack, n_problems > 0 ? "list" : "empty");
}

static void
show_ignored (SmithProblemsPanel *self)
{
  guint n = smith_document_get_n_ignored (self->document);
  g_autofree char *text = g_strdup_printf (ngettext ("%u problem is ignored in this document",
                                                     "%u problems are ignored in this document",
                                                     n), n);

  gtk_label_set_label (self->ignored_label, text);
  gtk_widget_set_visible (self->ignored_bar, n > 0);
}

static void
drop_document (SmithProblemsPanel *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
}

static void
smith_problems_panel_dispose (GObject *object)
{
  SmithProblemsPanel *self = SMITH_PROBLEMS_PANEL (object);
  GtkWidget *child;

  drop_document (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_PROBLEMS_PANEL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_problems_panel_parent_class)->dispose (object);
}

static void
smith_problems_panel_class_init (SmithProblemsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_problems_panel_dispose;

  signals[PROBLEM_CHOSEN] =
    g_signal_new ("problem-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, SMITH_TYPE_PROBLEM, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-problems-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithProblemsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemsPanel, empty_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemsPanel, list);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemsPanel, ignored_bar);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemsPanel, ignored_label);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
smith_problems_panel_init (SmithProblemsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_problems_panel_new:
 *
 * Returns: a panel without a document
 */
GtkWidget *
smith_problems_panel_new (void)
{
  return g_object_new (SMITH_TYPE_PROBLEMS_PANEL, NULL);
}

/**
 * smith_problems_panel_set_document:
 * @document: (nullable): whose problems are listed
 */
void
smith_problems_panel_set_document (SmithProblemsPanel *self,
                                   SmithDocument      *document)
{
  g_return_if_fail (SMITH_IS_PROBLEMS_PANEL (self));

  if (self->document == document)
    return;
  drop_document (self);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, smith_document_get_problems (document));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::n-ignored", G_CALLBACK (show_ignored), self,
                           G_CONNECT_SWAPPED);
  show_ignored (self);
  update (self);
}

/**
 * smith_problems_panel_select:
 * @index: of a problem in the document's check
 *
 * Shows and unfolds a problem, without `problem-chosen`.
 */
void
smith_problems_panel_select (SmithProblemsPanel *self,
                             guint               index)
{
  g_return_if_fail (SMITH_IS_PROBLEMS_PANEL (self));
  g_return_if_fail (self->selection != NULL);

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, index);
  self->selecting = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", index);
}
