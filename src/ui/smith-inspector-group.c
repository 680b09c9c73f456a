/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-inspector-group.h"

#include <glib/gi18n.h>

#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-link.h"

struct _SmithInspectorGroup
{
  AdwPreferencesGroup  parent_instance;

  const char          *id;      /* static */
  char                *shape;   /* (owned): what makes the group another one */
  SmithSpan            place;   /* of the object that the fields are of, in the present text */
  GPtrArray           *fields;  /* (owned) of SmithInspectorField */
  GPtrArray           *items;   /* (owned) of the rows, in their order: items and links */
  GtkWidget           *link;    /* (nullable) to where the whole group stands */
};

G_DEFINE_FINAL_TYPE (SmithInspectorGroup, smith_inspector_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  COMMITTED,
  ADD_WANTED,
  REMOVE_WANTED,
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
smith_inspector_group_dispose (GObject *object)
{
  SmithInspectorGroup *self = SMITH_INSPECTOR_GROUP (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (smith_inspector_group_parent_class)->dispose (object);
}

static void
smith_inspector_group_finalize (GObject *object)
{
  g_free (SMITH_INSPECTOR_GROUP (object)->shape);

  G_OBJECT_CLASS (smith_inspector_group_parent_class)->finalize (object);
}

static void
smith_inspector_group_class_init (SmithInspectorGroupClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_inspector_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_inspector_group_finalize;

  signals[COMMITTED] =
    g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  SMITH_TYPE_INSPECTOR_FIELD, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[ADD_WANTED] =
    g_signal_new ("add-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE_WANTED] =
    g_signal_new ("remove-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_UINT64, G_TYPE_UINT64);
  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
smith_inspector_group_init (SmithInspectorGroup *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new ();
}

/* ---- what a person does ---- */

static void
field_committed_cb (SmithInspectorGroup *self,
                    SmithInspectorField *field)
{
  g_signal_emit (self, signals[COMMITTED], 0, field, (guint64) self->place.start,
                 (guint64) self->place.end);
}

static void
item_committed_cb (SmithInspectorGroup *self,
                   SmithInspectorField *field,
                   SmithInspectorItem  *item)
{
  SmithSpan place = smith_inspector_item_get_place (item);

  g_signal_emit (self, signals[COMMITTED], 0, field, (guint64) place.start, (guint64) place.end);
}

static void
remove_wanted_cb (SmithInspectorGroup *self,
                  SmithInspectorItem  *item)
{
  SmithSpan place = smith_inspector_item_get_place (item);

  g_signal_emit (self, signals[REMOVE_WANTED], 0, (guint64) place.start, (guint64) place.end);
}

static void
add_cb (SmithInspectorGroup *self)
{
  g_signal_emit (self, signals[ADD_WANTED], 0);
}

static void
place_chosen_cb (SmithInspectorGroup *self,
                 guint64              start,
                 guint64              end)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, start, end);
}

/* ---- rows ---- */

static SmithTree *
get_tree (SmithInspection *inspection)
{
  return smith_check_get_tree (smith_inspection_get_check (inspection));
}

static GtkWidget *
add_link (SmithInspectorGroup *self,
          const char          *title,
          const char          *subtitle)
{
  GtkWidget *row = smith_inspector_link_new (title, subtitle);

  g_signal_connect_object (row, "place-chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

static GtkWidget *
add_item (SmithInspectorGroup       *self,
          SmithInspection           *inspection,
          const SmithInspectionItem *item,
          const char                *remove_label)
{
  GtkWidget *row = smith_inspector_item_new (inspection, item, remove_label);

  g_signal_connect_object (row, "committed", G_CALLBACK (item_committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove-wanted", G_CALLBACK (remove_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

/* What is said on the buttons of each group. */
static const struct
{
  const char *id;
  const char *add;     /* (nullable) */
  const char *remove;  /* (nullable) with a mnemonic */
} buttons[] = {
  { "parameters", N_("Add Parameter"), N_("_Remove Parameter") },
  { "responses", N_("Add Response"), N_("_Remove Response") },
  { "properties", N_("Add Property"), N_("_Remove Property") },
  { "body", N_("Add Property"), N_("_Remove Property") },
  { "variables", N_("Add Variable"), N_("_Remove Variable") },
  { "security", NULL, NULL },
  { "authorizationCode/scopes", N_("Add Scope"), N_("_Remove Scope") },
  { "implicit/scopes", N_("Add Scope"), N_("_Remove Scope") },
  { "password/scopes", N_("Add Scope"), N_("_Remove Scope") },
  { "clientCredentials/scopes", N_("Add Scope"), N_("_Remove Scope") },
};

static const char *
get_add_label (const SmithInspectionGroup *group)
{
  if (g_str_equal (group->id, "body") && group->fields->len == 0)
    return _("Add Body");
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_str_equal (buttons[i].id, group->id))
      return _(buttons[i].add);
  g_return_val_if_reached ("");
}

static const char *
get_remove_label (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_str_equal (buttons[i].id, id))
      return buttons[i].remove != NULL ? _(buttons[i].remove) : NULL;
  g_return_val_if_reached ("");
}

static void
add_items (SmithInspectorGroup        *self,
           SmithInspection            *inspection,
           const SmithInspectionGroup *group)
{
  for (guint i = 0; i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      g_ptr_array_add (self->items,
                       item->fields->len == 0
                       ? add_link (self, item->title, item->subtitle)
                       : add_item (self, inspection, item, get_remove_label (group->id)));
    }
}

static void
add_fields (SmithInspectorGroup        *self,
            const SmithInspectionGroup *group)
{
  const char *owner = *smith_inspection_group_get_title (group) != '\0'
                      ? smith_inspection_group_get_title (group) : NULL;

  for (guint i = 0; i < group->fields->len; i++)
    {
      SmithInspectorField *field =
        smith_inspector_field_new (g_ptr_array_index (group->fields, i), owner);

      g_ptr_array_add (self->fields, field);
      g_signal_connect_object (field, "committed", G_CALLBACK (field_committed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self),
                                 smith_inspector_field_get_row (field));
    }
}

static void
add_rest (SmithInspectorGroup        *self,
          SmithInspection            *inspection,
          const SmithInspectionGroup *group)
{
  if (group->target != SMITH_NODE_NONE)
    {
      g_autofree char *name = smith_tree_dup_key (get_tree (inspection), group->target);

      self->link = add_link (self, name, _("Stands among the components"));
    }
  if (group->n_left_out > 0)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title =
        g_strdup_printf (ngettext ("%u more is in the text.", "%u more are in the text.",
                                   group->n_left_out), group->n_left_out);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  if (group->can_add)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
      const char *label = get_add_label (group);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
    }
}

/* ---- what is shown ---- */

static SmithSpan
get_place (SmithInspection            *inspection,
           const SmithInspectionGroup *group)
{
  SmithNode anchor = smith_inspection_get_node (inspection);

  if (group->fields->len > 0)
    anchor = ((SmithInspectionField *) group->fields->pdata[0])->anchor;

  return smith_tree_get_span (get_tree (inspection), anchor);
}

static void
set_title (SmithInspectorGroup        *self,
           const SmithInspectionGroup *group)
{
  const char *title = smith_inspection_group_get_title (group);
  guint n = group->items->len + group->n_left_out;
  g_autofree char *counted = NULL;
  g_autofree char *note = group->note != NULL ? g_markup_escape_text (group->note, -1) : NULL;

  if (n > 0)
    /* translators: a heading, and how many there are */
    counted = g_strdup_printf (_("%s (%u)"), title, n);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   counted != NULL ? counted : title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), note);
}

/* Where the rows lead that stand for something elsewhere. */
static void
lead (SmithInspectorGroup        *self,
      SmithInspection            *inspection,
      const SmithInspectionGroup *group)
{
  SmithTree *tree = get_tree (inspection);

  for (guint i = 0; i < self->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      if (SMITH_IS_INSPECTOR_LINK (self->items->pdata[i]))
        smith_inspector_link_lead (self->items->pdata[i], tree,
                                   item->target != SMITH_NODE_NONE ? item->target : item->node);
    }
  if (self->link != NULL)
    smith_inspector_link_lead (SMITH_INSPECTOR_LINK (self->link), tree, group->target);
}

/**
 * smith_inspector_group_new:
 * @group: one of @inspection, of the present text
 *
 * Returns: a list that shows it
 */
GtkWidget *
smith_inspector_group_new (SmithInspection            *inspection,
                           const SmithInspectionGroup *group)
{
  SmithInspectorGroup *self = g_object_new (SMITH_TYPE_INSPECTOR_GROUP, NULL);

  self->id = group->id;
  self->shape = smith_inspection_group_dup_shape (group, inspection);
  self->place = get_place (inspection, group);
  set_title (self, group);
  add_fields (self, group);
  /* what has no title gives none to its list */
  if (self->fields->len > 0 && *smith_inspection_group_get_title (group) == '\0')
    gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (
        smith_inspector_field_get_row (self->fields->pdata[0]))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  add_items (self, inspection, group);
  add_rest (self, inspection, group);
  lead (self, inspection, group);

  return GTK_WIDGET (self);
}

/**
 * smith_inspector_group_show:
 * @group: the same one, of a newer text
 *
 * Shows what is in the text now, where the same rows can.
 *
 * Returns: whether they can
 */
gboolean
smith_inspector_group_show (SmithInspectorGroup        *self,
                            SmithInspection            *inspection,
                            const SmithInspectionGroup *group)
{
  g_autofree char *shape = smith_inspection_group_dup_shape (group, inspection);

  g_return_val_if_fail (SMITH_IS_INSPECTOR_GROUP (self), FALSE);

  if (!g_str_equal (shape, self->shape))
    return FALSE;
  self->place = get_place (inspection, group);
  set_title (self, group);
  lead (self, inspection, group);
  for (guint i = 0; i < self->fields->len; i++)
    smith_inspector_field_show (self->fields->pdata[i], group->fields->pdata[i]);
  for (guint i = 0; i < self->items->len; i++)
    if (SMITH_IS_INSPECTOR_ITEM (self->items->pdata[i]))
      smith_inspector_item_show (self->items->pdata[i], inspection, group->items->pdata[i]);

  return TRUE;
}

const char *
smith_inspector_group_get_id (SmithInspectorGroup *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_GROUP (self), NULL);

  return self->id;
}

/**
 * smith_inspector_group_shift:
 * @revision: of the text that all places are of
 *
 * Lets the places go with the text.
 */
void
smith_inspector_group_shift (SmithInspectorGroup *self,
                             SmithDocument       *document,
                             guint64              revision)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_GROUP (self));

  self->place = smith_document_shift_from (document, revision, self->place);
  for (guint i = 0; i < self->items->len; i++)
    if (SMITH_IS_INSPECTOR_ITEM (self->items->pdata[i]))
      smith_inspector_item_shift (self->items->pdata[i], document, revision);
    else
      smith_inspector_link_shift (self->items->pdata[i], document, revision);
  if (self->link != NULL)
    smith_inspector_link_shift (SMITH_INSPECTOR_LINK (self->link), document, revision);
}

/**
 * smith_inspector_group_foreach:
 *
 * Calls @func for each field that was made, also of items.
 */
void
smith_inspector_group_foreach (SmithInspectorGroup     *self,
                               SmithInspectorFieldFunc  func,
                               gpointer                 user_data)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_GROUP (self));

  for (guint i = 0; i < self->fields->len; i++)
    func (self->fields->pdata[i], user_data);
  for (guint i = 0; i < self->items->len; i++)
    {
      guint n = SMITH_IS_INSPECTOR_ITEM (self->items->pdata[i])
                ? smith_inspector_item_get_n_fields (self->items->pdata[i]) : 0;

      for (guint k = 0; k < n; k++)
        func (smith_inspector_item_get_field (self->items->pdata[i], k), user_data);
    }
}

static void
commit_field (SmithInspectorField *field,
              gpointer             user_data)
{
  smith_inspector_field_commit (field);
}

/**
 * smith_inspector_group_commit:
 *
 * Commits whatever was entered and is not in the text.
 */
void
smith_inspector_group_commit (SmithInspectorGroup *self)
{
  smith_inspector_group_foreach (self, commit_field, NULL);
}

/**
 * smith_inspector_group_get_item:
 *
 * Returns: (transfer none) (nullable): the row of an item; a SmithInspectorItem unless the item
 *   stands elsewhere
 */
GtkWidget *
smith_inspector_group_get_item (SmithInspectorGroup *self,
                                guint                index)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR_GROUP (self), NULL);

  return index < self->items->len ? g_ptr_array_index (self->items, index) : NULL;
}

/**
 * smith_inspector_group_take_expanded:
 * @other: the group that this one stands for now
 *
 * Unfolds what was unfolded there, by its name.
 */
void
smith_inspector_group_take_expanded (SmithInspectorGroup *self,
                                     SmithInspectorGroup *other)
{
  for (guint i = 0; i < other->items->len; i++)
    {
      GtkWidget *old = other->items->pdata[i];

      if (!SMITH_IS_INSPECTOR_ITEM (old) || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (old)))
        continue;
      for (guint k = 0; k < self->items->len; k++)
        if (SMITH_IS_INSPECTOR_ITEM (self->items->pdata[k]) &&
            g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (old)),
                         adw_preferences_row_get_title (self->items->pdata[k])))
          adw_expander_row_set_expanded (self->items->pdata[k], TRUE);
    }
}
