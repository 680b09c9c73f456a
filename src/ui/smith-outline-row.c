/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-outline-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"
#include "ui/smith-tooltip.h"

/* How far a row is moved in for each group that it is in. */
#define INDENT 12

struct _SmithOutlineRow
{
  GtkWidget           parent_instance;

  SmithOutlineItem   *item;       /* (owned) (nullable) */
  SmithOperationItem *operation;  /* (owned) (nullable) of the item */
  GtkListItem        *place;      /* (nullable) borrowed while there is an item */

  GtkButton          *arrow_button;
  GtkInscription     *method_label;
  GtkInscription     *name_label;
  GtkInscription     *path_label;
  GtkLabel           *count_label;
  GtkImage           *state_image;
};

G_DEFINE_FINAL_TYPE (SmithOutlineRow, smith_outline_row, GTK_TYPE_WIDGET)

static const char *
get_section_title (const char *key)
{
  static const struct
  {
    const char *key, *title;
  } sections[] = {
    { "schemas", N_("Schemas") },
    { "responses", N_("Responses") },
    { "parameters", N_("Parameters") },
    { "examples", N_("Examples") },
    { "requestBodies", N_("Request Bodies") },
    { "headers", N_("Headers") },
    { "securitySchemes", N_("Security Schemes") },
    { "links", N_("Links") },
    { "callbacks", N_("Callbacks") },
    { "pathItems", N_("Path Items") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (key, sections[i].key))
      return _(sections[i].title);

  return key;
}

/**
 * smith_outline_dup_title:
 *
 * Returns: (transfer full): what a person calls it
 */
char *
smith_outline_dup_title (SmithOutlineItem *item)
{
  const char *title = smith_outline_item_get_title (item);

  switch (smith_outline_item_get_kind (item))
    {
    case SMITH_OUTLINE_INFO:
      return g_strdup (title != NULL && *title != '\0' ? title : _("About the API"));
    case SMITH_OUTLINE_SERVERS:
      return g_strdup (_("Servers"));
    case SMITH_OUTLINE_SERVER:
      return g_strdup (title != NULL && *title != '\0' ? title : _("No address"));
    case SMITH_OUTLINE_UNTAGGED:
      return g_strdup (_("Without a Tag"));
    case SMITH_OUTLINE_COMPONENTS:
      return g_strdup (_("Components"));
    case SMITH_OUTLINE_SECTION:
      return g_strdup (get_section_title (title));
    case SMITH_OUTLINE_TAG:
    case SMITH_OUTLINE_PATH:
    case SMITH_OUTLINE_OPERATION:
    case SMITH_OUTLINE_COMPONENT:
    default:
      return g_strdup (title != NULL ? title : "");
    }
}

static void
show_state (SmithOutlineRow *self,
            gboolean         is_group)
{
  const char *words;

  switch (smith_outline_item_get_state (self->item))
    {
    case SMITH_OPERATION_ITEM_BLOCKS:
      smith_class_dress (SMITH_CLASS_BLOCKS, GTK_WIDGET (self->state_image));
      words = is_group ? _("ChatGPT refuses the document because of an operation in it")
                       : _("ChatGPT refuses the document because of this operation");
      break;
    case SMITH_OPERATION_ITEM_DROPPED:
      smith_class_dress (SMITH_CLASS_DROPS, GTK_WIDGET (self->state_image));
      words = is_group ? _("ChatGPT drops an operation in it") : _("ChatGPT drops this operation");
      break;
    case SMITH_OPERATION_ITEM_WARNED:
      smith_class_dress (SMITH_CLASS_WARNS, GTK_WIDGET (self->state_image));
      words = is_group ? _("ChatGPT offers its operations, but not quite as they are written")
                       : _("ChatGPT offers this operation, but not quite as it is written");
      break;
    case SMITH_OPERATION_ITEM_AVAILABLE:
    default:
      smith_class_undress (GTK_WIDGET (self->state_image));
      gtk_image_set_from_icon_name (self->state_image, "smith-available-symbolic");
      words = _("ChatGPT offers this operation");
      break;
    }
  smith_tooltip_set (GTK_WIDGET (self->state_image), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* An open group need not say what its rows say. */
static void
show_group (SmithOutlineRow *self,
            const char      *title)
{
  gboolean is_expanded = smith_outline_item_is_expanded (self->item);
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  gtk_button_set_icon_name (self->arrow_button,
                            is_expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  /* translators: %s is what is opened or closed */
  name = g_strdup_printf (is_expanded ? _("Close %s") : _("Open %s"), title);
  smith_tooltip_set (GTK_WIDGET (self->arrow_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  count = g_strdup_printf ("%u", smith_outline_item_get_n_members (self->item));
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->state_image),
                          !is_expanded && smith_outline_item_get_state (self->item) !=
                                          SMITH_OPERATION_ITEM_AVAILABLE);
}

static void
show_operation (SmithOutlineRow *self)
{
  g_autofree char *method =
    g_ascii_strup (smith_operation_item_get_method (self->operation), -1);
  const char *path = smith_operation_item_get_path (self->operation);

  gtk_inscription_set_text (self->method_label, method);
  gtk_inscription_set_text (self->path_label, path);
  smith_tooltip_set (GTK_WIDGET (self->path_label), path);
  gtk_widget_set_visible (GTK_WIDGET (self->path_label),
                          !g_str_equal (smith_operation_item_get_name (self->operation),
                                        path));
}

static void update (SmithOutlineRow *self);

/* The same row of the outline can come to stand for another object. */
static void
follow_operation (SmithOutlineRow    *self,
                  SmithOperationItem *operation)
{
  if (self->operation == operation)
    return;
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_data (self->operation, self);
  g_set_object (&self->operation, operation);
  if (operation != NULL)
    g_signal_connect_object (operation, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
update (SmithOutlineRow *self)
{
  gboolean is_group = smith_outline_item_is_group (self->item);
  guint depth = smith_outline_item_get_depth (self->item);
  g_autofree char *title = smith_outline_dup_title (self->item);

  follow_operation (self, smith_outline_item_get_operation (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->arrow_button), is_group);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), is_group);
  gtk_widget_set_visible (GTK_WIDGET (self->method_label), self->operation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->state_image), self->operation != NULL);
  gtk_widget_set_margin_start (GTK_WIDGET (self), is_group ? (int) depth * INDENT
                               : self->operation != NULL ? 0 : 6 + (int) depth * INDENT);
  gtk_inscription_set_text (self->name_label, title);
  smith_tooltip_set (GTK_WIDGET (self->name_label), title);
  show_state (self, is_group);
  if (is_group)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "heading");
      show_group (self, title);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_label), "heading");
  if (self->operation != NULL)
    show_operation (self);
}

static void
toggle_cb (SmithOutlineRow *self)
{
  if (self->place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "outline.toggle", "u",
                                gtk_list_item_get_position (self->place));
}

static void
smith_outline_row_dispose (GObject *object)
{
  SmithOutlineRow *self = SMITH_OUTLINE_ROW (object);
  GtkWidget *child;

  smith_outline_row_unbind (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_OUTLINE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_outline_row_parent_class)->dispose (object);
}

static void
smith_outline_row_class_init (SmithOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_outline_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, arrow_button);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, method_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, path_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, SmithOutlineRow, state_image);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
}

static void
smith_outline_row_init (SmithOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_outline_row_new:
 *
 * Returns: a row without an operation
 */
GtkWidget *
smith_outline_row_new (void)
{
  return g_object_new (SMITH_TYPE_OUTLINE_ROW, NULL);
}

/**
 * smith_outline_row_bind:
 * @place: where the row stands; its item is what the row shows
 */
void
smith_outline_row_bind (SmithOutlineRow *self,
                        GtkListItem     *place)
{
  g_return_if_fail (SMITH_IS_OUTLINE_ROW (self));

  smith_outline_row_unbind (self);
  self->place = place;
  self->item = g_object_ref (gtk_list_item_get_item (place));
  g_signal_connect_object (self->item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * smith_outline_row_unbind:
 *
 * The row shows nothing any more.
 */
void
smith_outline_row_unbind (SmithOutlineRow *self)
{
  g_return_if_fail (SMITH_IS_OUTLINE_ROW (self));

  if (self->item == NULL)
    return;
  follow_operation (self, NULL);
  g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  self->place = NULL;
}

/**
 * smith_outline_row_get_item:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
SmithOutlineItem *
smith_outline_row_get_item (SmithOutlineRow *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * smith_outline_row_get_position:
 *
 * Returns: where the row stands in its list, or %GTK_INVALID_LIST_POSITION
 */
guint
smith_outline_row_get_position (SmithOutlineRow *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->place != NULL ? gtk_list_item_get_position (self->place)
                             : GTK_INVALID_LIST_POSITION;
}
