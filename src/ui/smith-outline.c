/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-outline-private.h"

#include <glib/gi18n.h>

/* The cursor moves with every key; the row follows when it rests. */
#define FOLLOW_DELAY_MS 100u

G_DEFINE_FINAL_TYPE (SmithOutline, smith_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPS
};

enum
{
  PLACE_CHOSEN,
  SEARCH_STOPPED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = smith_outline_row_new ();

  gtk_list_item_set_child (item, row);
  smith_outline_accept_order (SMITH_OUTLINE_ROW (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  smith_outline_row_bind (SMITH_OUTLINE_ROW (gtk_list_item_get_child (item)), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  smith_outline_row_unbind (SMITH_OUTLINE_ROW (gtk_list_item_get_child (item)));
}

static void
filter_changed_cb (SmithOutline *self)
{
  if (self->model != NULL)
    smith_outline_model_set_filter (self->model,
                                    gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));
}

static void
stop_filter_cb (SmithOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  g_signal_emit (self, signals[SEARCH_STOPPED], 0);
}

/* ---- the selection ---- */

static void
set_operation (SmithOutline       *self,
               SmithOperationItem *operation)
{
  if (g_set_object (&self->operation, operation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

/* What is no operation leaves the pages of operations as they are. */
static void
selected_cb (SmithOutline *self)
{
  SmithOutlineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && smith_outline_item_get_operation (item) != NULL)
    set_operation (self, smith_outline_item_get_operation (item));
}

/* Says why nothing was done. */
void
smith_outline_fail (SmithOutline *self,
                    const char   *sentence)
{
  g_signal_emit (self, signals[FAILED], 0, sentence);
}

static void
choose (SmithOutline *self,
        gboolean      go_on_there)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  SmithSpan span;

  if (self->is_following || position == GTK_INVALID_LIST_POSITION)
    return;
  span = smith_outline_model_get_span (self->model, position);
  self->chosen = span.start;
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint64) span.start, (guint64) span.end,
                 go_on_there);
}

static void
selection_changed_cb (SmithOutline *self)
{
  choose (self, FALSE);
}

static void
activate_cb (SmithOutline *self,
             guint         position)
{
  g_autoptr(SmithOutlineItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->model), position);

  gtk_single_selection_set_selected (self->selection, position);
  if (smith_outline_item_is_group (item))
    smith_outline_model_set_expanded (self->model, position,
                                      !smith_outline_item_is_expanded (item));
  else
    choose (self, TRUE);
}

/* Return in the filter goes to the first that it finds. */
static void
filter_activated_cb (SmithOutline *self)
{
  filter_changed_cb (self);
  for (guint i = 0; self->model != NULL &&
                    i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr(SmithOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (smith_outline_item_is_group (item))
        continue;
      activate_cb (self, i);
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Selects a row without going to its text. */
static void
select_row (SmithOutline *self,
            guint         position)
{
  if (position == SMITH_OUTLINE_NOWHERE ||
      position == gtk_single_selection_get_selected (self->selection))
    return;
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_following = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
follow_cb (gpointer user_data)
{
  SmithOutline *self = user_data;

  self->follow_id = 0;
  if (self->offset == self->chosen)
    return G_SOURCE_REMOVE;
  /* who leaves and comes back later was not sent there */
  self->chosen = G_MAXSIZE;
  select_row (self, smith_outline_model_find_at (self->model, self->offset));

  return G_SOURCE_REMOVE;
}

/* An operation that is gone gives way to the one that stands there now. */
static void
keep_operation (SmithOutline *self)
{
  GListModel *operations = smith_document_get_operations (self->document);
  guint n = g_list_model_get_n_items (operations);
  guint index = 0;

  if (self->operation != NULL)
    {
      g_autoptr(SmithOperationItem) same = NULL;

      index = smith_operation_item_get_index (self->operation);
      same = g_list_model_get_item (operations, index);
      if (same == self->operation)
        return;
    }
  if (n == 0)
    set_operation (self, NULL);
  else
    {
      g_autoptr(SmithOperationItem) next = g_list_model_get_item (operations, MIN (index, n - 1));

      set_operation (self, next);
      select_row (self, smith_outline_model_find_operation (self->model, next));
    }
}

/* ---- groups ---- */

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithOutline *self = SMITH_OUTLINE (widget);
  guint position = g_variant_get_uint32 (parameter);
  g_autoptr(SmithOutlineItem) item = NULL;

  if (self->model != NULL)
    item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (item != NULL)
    smith_outline_model_set_expanded (self->model, position,
                                      !smith_outline_item_is_expanded (item));
}

/* The group at the selected row opens or closes; of another row, the group around it closes. */
static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithOutline *self = SMITH_OUTLINE (widget);
  gboolean is_left = g_str_equal (name, "outline.left");
  gboolean is_closing = is_left == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;
  g_autoptr(SmithOutlineItem) item = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (is_closing && !smith_outline_item_is_expanded (item))
    {
      position = smith_outline_model_find_group (self->model, position);
      if (position == SMITH_OUTLINE_NOWHERE)
        return;
      select_row (self, position);
      gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    }
  smith_outline_model_set_expanded (self->model, position, !is_closing);
}

/* ---- what is shown ---- */

static void
rows_changed_cb (SmithOutline *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean is_filtered = *gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)) != '\0';

  if (is_filtered)
    gtk_label_set_label (self->empty_label, _("Nothing matches the filter."));
  else if (smith_document_get_check (self->document) == NULL)
    gtk_label_set_label (self->empty_label, _("Reading…"));
  else
    gtk_label_set_label (self->empty_label, _("No operations yet: they stand below “paths”."));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "empty");
}

/* A list view makes the rows in sight, and says of none where it stands. */
static void
focus_row (SmithOutline *self,
           guint         position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (SMITH_IS_OUTLINE_ROW (row) &&
          smith_outline_row_get_position (SMITH_OUTLINE_ROW (row)) == position)
        {
          gtk_widget_grab_focus (item);
          return;
        }
    }
}

/* What was moved is still selected, and the cursor goes with it.  Its row is a new one: the focus
 * goes there, or the next keys would be for something else. */
static void
show_moved (SmithOutline *self)
{
  g_autofree char *moved = g_steal_pointer (&self->moved);
  guint position =
    moved != NULL ? smith_outline_model_find_key (self->model, moved) : SMITH_OUTLINE_NOWHERE;

  if (position == SMITH_OUTLINE_NOWHERE)
    return;
  select_row (self, position);
  choose (self, FALSE);
  if (self->was_focused)
    focus_row (self, position);
}

static void
update (SmithOutline *self)
{
  keep_operation (self);
  rows_changed_cb (self);
  show_moved (self);

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
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_pointer (&self->moved, g_free);
  self->chosen = G_MAXSIZE;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->operation);
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

  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT64, G_TYPE_UINT64,
                  G_TYPE_BOOLEAN);

  signals[SEARCH_STOPPED] =
    g_signal_new ("search-stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "smithoutline");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, list);
  gtk_widget_class_bind_template_child (widget_class, SmithOutline, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_install_action (widget_class, "outline.toggle", "u", toggle_action);
  gtk_widget_class_install_action (widget_class, "outline.left", NULL, fold_action);
  gtk_widget_class_install_action (widget_class, "outline.right", NULL, fold_action);
  smith_outline_install_order (widget_class);
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
 * @document: (nullable): what is outlined
 */
void
smith_outline_set_document (SmithOutline  *self,
                            SmithDocument *document)
{
  g_return_if_fail (SMITH_IS_OUTLINE (self));

  if (self->document == document)
    return;
  drop_document (self);
  if (document == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
      return;
    }

  self->document = g_object_ref (document);
  self->model = smith_outline_model_new (document);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE,
                                  "model", self->model, NULL);
  filter_changed_cb (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (rows_changed_cb),
                           self, G_CONNECT_SWAPPED);
  /* after the model, which has the rows then */
  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "text-replaced", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

/**
 * smith_outline_search:
 *
 * Lets a person type what is searched for.
 */
void
smith_outline_search (SmithOutline *self)
{
  g_return_if_fail (SMITH_IS_OUTLINE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

/**
 * smith_outline_follow:
 * @offset: where the cursor stands, in bytes of the present text
 *
 * Selects what stands there, in a moment.
 */
void
smith_outline_follow (SmithOutline *self,
                      gsize         offset)
{
  g_return_if_fail (SMITH_IS_OUTLINE (self));

  if (self->document == NULL)
    return;
  self->offset = offset;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  self->follow_id = g_timeout_add (FOLLOW_DELAY_MS, follow_cb, self);
}

/**
 * smith_outline_get_operation:
 *
 * Returns: (transfer none) (nullable): the operation that was selected last
 */
SmithOperationItem *
smith_outline_get_operation (SmithOutline *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE (self), NULL);

  return self->operation;
}

/**
 * smith_outline_show_operation:
 * @operation: one of the document's; another one is passed over
 *
 * Selects an operation without going to its text.
 */
void
smith_outline_show_operation (SmithOutline       *self,
                              SmithOperationItem *operation)
{
  guint position;

  g_return_if_fail (SMITH_IS_OUTLINE (self));
  g_return_if_fail (SMITH_IS_OPERATION_ITEM (operation));

  if (self->model == NULL)
    return;
  position = smith_outline_model_find_operation (self->model, operation);
  if (position == SMITH_OUTLINE_NOWHERE)
    return;
  select_row (self, position);
  set_operation (self, operation);
}
