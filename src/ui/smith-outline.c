/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-outline.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/smith-outline-row.h"

struct _SmithOutline
{
  GtkWidget           parent_instance;

  SmithDocument      *document;   /* (owned) (nullable) */
  GtkCustomFilter    *filter;     /* (owned) (nullable) */
  GtkSingleSelection *selection;  /* (owned) (nullable) */
  char               *needle;     /* (owned) (nullable) folded */

  GtkSearchEntry     *filter_entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *empty_label;
};

G_DEFINE_FINAL_TYPE (SmithOutline, smith_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPS
};

enum
{
  OPERATION_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, smith_outline_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  smith_outline_row_set_operation (SMITH_OUTLINE_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  smith_outline_row_set_operation (SMITH_OUTLINE_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  SmithOutline *self = SMITH_OUTLINE (user_data);

  return self->needle == NULL || *self->needle == '\0' ||
         contains (smith_operation_item_get_name (item), self->needle) ||
         contains (smith_operation_item_get_path (item), self->needle) ||
         contains (smith_operation_item_get_method (item), self->needle);
}

static void
filter_changed_cb (SmithOutline *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)), -1);
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_filter_cb (SmithOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
}

/* What was selected by the program, such as after a newer check, is news for the Test page
 * only; the text does not jump. */
static void
selected_cb (SmithOutline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

static void
choose (SmithOutline *self)
{
  SmithOperationItem *operation = smith_outline_get_operation (self);

  if (operation != NULL)
    g_signal_emit (self, signals[OPERATION_CHOSEN], 0, operation);
}

static void
activate_cb (SmithOutline *self,
             guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  choose (self);
}

static void
update (SmithOutline *self)
{
  GListModel *all = smith_document_get_operations (self->document);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint n_all = g_list_model_get_n_items (all);

  if (n_all > 0)
    gtk_label_set_label (self->empty_label, _("No operation matches the filter."));
  else if (smith_document_get_check (self->document) == NULL)
    gtk_label_set_label (self->empty_label, _("Reading…"));
  else
    gtk_label_set_label (self->empty_label, _("No operations yet: they stand below “paths”."));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "empty");

  /* the last good list of a text that does not parse now */
  if (smith_document_is_stale (self->document))
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "smith-stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->list), "smith-stale");
}

static void
drop_document (SmithOutline *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->document);
}

static void
smith_outline_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SmithOutline *self = SMITH_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, smith_outline_get_operation (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_outline_dispose (GObject *object)
{
  SmithOutline *self = SMITH_OUTLINE (object);
  GtkWidget *child;

  drop_document (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_OUTLINE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (smith_outline_parent_class)->dispose (object);
}

static void
smith_outline_class_init (SmithOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_outline_dispose;
  object_class->get_property = smith_outline_get_property;

  properties[PROP_OPERATION] =
    g_param_spec_object ("operation", NULL, NULL, SMITH_TYPE_OPERATION_ITEM,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPERATION_CHOSEN] =
    g_signal_new ("operation-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, SMITH_TYPE_OPERATION_ITEM);

  gtk_widget_class_set_css_name (widget_class, "smithoutline");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, list);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
smith_outline_init (SmithOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->filter_entry, GTK_WIDGET (self->list));
}

/**
 * smith_outline_new:
 *
 * Returns: an outline without a document
 */
GtkWidget *
smith_outline_new (void)
{
  return g_object_new (SMITH_TYPE_OUTLINE, NULL);
}

/**
 * smith_outline_set_document:
 * @document: (nullable): whose operations are listed
 */
void
smith_outline_set_document (SmithOutline  *self,
                            SmithDocument *document)
{
  GtkFilterListModel *filtered;
  GListModel *operations;

  g_return_if_fail (SMITH_IS_OUTLINE (self));

  if (self->document == document)
    return;
  drop_document (self);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  self->filter = gtk_custom_filter_new (match, self, NULL);
  operations = smith_document_get_operations (document);
  filtered = gtk_filter_list_model_new (g_object_ref (operations),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (choose),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  selected_cb (self);
}

/**
 * smith_outline_get_operation:
 *
 * Returns: (transfer none) (nullable): the selected operation
 */
SmithOperationItem *
smith_outline_get_operation (SmithOutline *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE (self), NULL);

  if (self->selection == NULL)
    return NULL;

  return gtk_single_selection_get_selected_item (self->selection);
}
