/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-breadcrumb.h"

#include <glib/gi18n.h>

#include "author/smith-document-write.h"
#include "base/smith-limits.h"
#include "ui/smith-tooltip.h"

/* Steps that are shown; of a longer way the last ones. */
#define MOST_CRUMBS 8u

struct _SmithBreadcrumb
{
  GtkWidget      parent_instance;

  SmithDocument *document;               /* (owned) (nullable) */
  SmithCheck    *check;                  /* (owned) (nullable): that @nodes are of */
  SmithNode      nodes[MOST_CRUMBS];     /* what the buttons lead to */
  guint          n_nodes;
  gsize          offset;
  guint          update_id;              /* of an idle, or 0 */

  GtkBox        *box;
  GtkButton     *buttons[MOST_CRUMBS];
  GtkLabel      *marks[MOST_CRUMBS];     /* before each button */
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithBreadcrumb, smith_breadcrumb, GTK_TYPE_WIDGET)

static char *
dup_label (SmithTree *tree,
           SmithNode  node)
{
  SmithNode parent = smith_tree_get_parent (tree, node);
  g_autofree char *key = NULL;

  if (parent != SMITH_NODE_NONE && smith_tree_get_kind (tree, parent) == SMITH_NODE_ARRAY)
    return g_strdup_printf ("%u", smith_tree_get_index (tree, node));

  key = smith_tree_dup_key (tree, node);
  /* a container in broken JSON may have lost its name */
  return key != NULL && *key != '\0' ? g_steal_pointer (&key) : g_strdup (_("(no name)"));
}

static void
show_crumb (SmithBreadcrumb *self,
            SmithTree       *tree,
            guint            i)
{
  g_autofree char *label = dup_label (tree, self->nodes[i]);
  gboolean is_cut = i == 0 && smith_tree_get_parent (tree, self->nodes[0]) != SMITH_NODE_ROOT;

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->buttons[i])), label);
  gtk_label_set_label (self->marks[i], is_cut ? "…" : "›");
  gtk_widget_set_visible (GTK_WIDGET (self->marks[i]), i > 0 || is_cut);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), TRUE);
  smith_tooltip_set (GTK_WIDGET (self->buttons[i]), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Costs as much as the place is deep. */
static void
update (SmithBreadcrumb *self)
{
  SmithNode chain[SMITH_LIMIT_DEPTH + 2], node = SMITH_NODE_NONE;
  guint n = 0;

  g_clear_pointer (&self->check, smith_check_unref);
  self->n_nodes = 0;
  if (self->document != NULL && smith_document_find_here (self->document, self->offset, &node))
    {
      SmithTree *tree;

      self->check = smith_document_ref_check (self->document, NULL);
      tree = smith_check_get_tree (self->check);
      for (; node != SMITH_NODE_ROOT && node != SMITH_NODE_NONE && n < G_N_ELEMENTS (chain);
           node = smith_tree_get_parent (tree, node))
        chain[n++] = node;
      self->n_nodes = MIN (n, MOST_CRUMBS);
      for (guint i = 0; i < self->n_nodes; i++)
        self->nodes[i] = chain[self->n_nodes - 1 - i];
      for (guint i = 0; i < self->n_nodes; i++)
        show_crumb (self, tree, i);
    }
  for (guint i = self->n_nodes; i < MOST_CRUMBS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->marks[i]), FALSE);
    }
}

static gboolean
update_cb (gpointer data)
{
  SmithBreadcrumb *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Once for all moves of the cursor that come together. */
static void
queue_update (SmithBreadcrumb *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
clicked_cb (SmithBreadcrumb *self,
            GtkButton       *button)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->buttons[i] == button && self->check != NULL &&
        smith_document_get_check (self->document) == self->check)
      {
        SmithTree *tree = smith_check_get_tree (self->check);
        SmithSpan span = smith_tree_get_key_span (tree, self->nodes[i]);

        if (span.end == span.start)
          span = smith_tree_get_span (tree, self->nodes[i]);
        span = smith_document_shift_span (self->document, span);
        g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint64) span.start, (guint64) span.end);
        return;
      }
}

static void
add_crumb (SmithBreadcrumb *self,
           guint            i)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->marks[i] = GTK_LABEL (gtk_label_new ("›"));
  gtk_widget_add_css_class (GTK_WIDGET (self->marks[i]), "dim-label");
  gtk_box_append (self->box, GTK_WIDGET (self->marks[i]));

  self->buttons[i] = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->buttons[i], label);
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "flat");
  /* one that is not shown yet has a name, too */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Place in the document"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->marks[i]), FALSE);
  g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (self->box, GTK_WIDGET (self->buttons[i]));
}

static void
smith_breadcrumb_dispose (GObject *object)
{
  SmithBreadcrumb *self = SMITH_BREADCRUMB (object);
  GtkWidget *child;

  if (self->document != NULL)
    smith_breadcrumb_set_document (self, NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_BREADCRUMB);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_breadcrumb_parent_class)->dispose (object);
}

static void
smith_breadcrumb_class_init (SmithBreadcrumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_breadcrumb_dispose;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT64, G_TYPE_UINT64);

  gtk_widget_class_set_css_name (widget_class, "smithbreadcrumb");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-breadcrumb.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithBreadcrumb, box);
}

static void
smith_breadcrumb_init (SmithBreadcrumb *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* code reads from left to right */
  gtk_widget_set_direction (GTK_WIDGET (self->box), GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < MOST_CRUMBS; i++)
    add_crumb (self, i);
}

/**
 * smith_breadcrumb_set_document:
 * @document: (nullable): what the way is in from now on
 */
void
smith_breadcrumb_set_document (SmithBreadcrumb *self,
                               SmithDocument   *document)
{
  g_return_if_fail (SMITH_IS_BREADCRUMB (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_set_object (&self->document, document);
  self->offset = 0;
  if (document != NULL)
    g_signal_connect_object (document, "checked", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

/**
 * smith_breadcrumb_set_offset:
 * @offset: the place, in bytes of the present text
 *
 * Shows the way to a place, after what is going on now.
 */
void
smith_breadcrumb_set_offset (SmithBreadcrumb *self,
                             gsize            offset)
{
  g_return_if_fail (SMITH_IS_BREADCRUMB (self));

  self->offset = offset;
  queue_update (self);
}
