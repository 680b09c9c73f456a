/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the parts of a form come to be shown. */
#include "config.h"

#include <glib/gi18n.h>

#include "platform/smith-consent.h"
#include "ui/smith-focus.h"
#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-private.h"

/* The focus would go on to any field, with all that is in it selected. */
static void
remove_group (SmithInspector *self,
              GtkWidget      *group)
{
  if (smith_focus_is_within (group))
    self->has_lost_focus = TRUE;
  gtk_box_remove (self->box, group);
}

void
smith_inspector_clear (SmithInspector *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    remove_group (self, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->added = NULL;
  g_clear_pointer (&self->form, smith_inspection_unref);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static const char *
get_kind_name (SmithInspectedKind kind)
{
  switch (kind)
    {
    case SMITH_INSPECTED_SECURITY:
      return _("Authentication");

    case SMITH_INSPECTED_SCHEMA:
      return _("Schema");

    case SMITH_INSPECTED_PARAMETER:
      return _("Parameter");

    case SMITH_INSPECTED_OTHER:
      return _("Component");

    case SMITH_INSPECTED_OPERATION:
    case SMITH_INSPECTED_INFO:
    case SMITH_INSPECTED_SERVER:
    default:
      return "";
    }
}

static SmithTree *
get_tree (SmithInspection *form)
{
  return smith_check_get_tree (smith_inspection_get_check (form));
}

static void
show_head (SmithInspector  *self,
           SmithInspection *form)
{
  SmithInspectedKind kind = smith_inspection_get_kind (form);
  g_autofree char *method = smith_tree_dup_key (get_tree (form), smith_inspection_get_node (form));
  g_autofree char *capitals = g_ascii_strup (method != NULL ? method : "", -1);
  const char *badge = kind == SMITH_INSPECTED_OPERATION ? capitals : get_kind_name (kind);
  const char *why_not = smith_inspection_get_why_not (form);

  gtk_label_set_label (self->title_label, smith_inspection_get_title (form));
  gtk_label_set_label (self->badge, badge);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *badge != '\0');
  gtk_label_set_label (self->note_label, why_not != NULL ? why_not : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), why_not != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), why_not == NULL);
}

static void
set_consent_cb (SmithInspectorField *field,
                gpointer             user_data)
{
  if (g_str_equal (smith_inspector_field_get_id (field), "x-openai-isConsequential"))
    smith_inspector_field_set_subtitle (field, user_data);
}

/* What ChatGPT will ask because of the choice. */
static void
show_consent (SmithInspector  *self,
              SmithInspection *form)
{
  const SmithOperation *operation = smith_inspection_get_operation (form);
  g_autofree char *why = NULL;

  if (operation == NULL)
    return;
  why = smith_consent_dup_why (smith_check_get_api (smith_inspection_get_check (form)), operation);
  smith_inspector_group_foreach (self->groups->pdata[0], set_consent_cb, why);
}

static GtkWidget *
new_group (SmithInspector             *self,
           SmithInspection            *form,
           const SmithInspectionGroup *group)
{
  GtkWidget *widget = smith_inspector_group_new (form, group);

  smith_inspector_listen (self, widget);

  return widget;
}

/* What has no size yet cannot be scrolled to. */
static gboolean
focus_tick_cb (GtkWidget     *row,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (row);

  return G_SOURCE_REMOVE;
}

/* What was added is unfolded, ready to be named.  It is the last that is the object's own: behind
 * it stands only what all operations of a path have.  A form that is full does not show it. */
static gboolean
show_added (SmithInspector             *self,
            SmithInspectorGroup        *widget,
            const SmithInspectionGroup *group)
{
  GtkWidget *added;
  guint n = group->items->len;

  self->added = NULL;
  for (; n > 0; n--)
    {
      if (!((SmithInspectionItem *) group->items->pdata[n - 1])->is_shared)
        break;
    }
  if (n == 0 || (n == group->items->len && group->n_left_out > 0))
    return FALSE;
  added = smith_inspector_group_get_item (widget, n - 1);
  if (!SMITH_IS_INSPECTOR_ITEM (added))
    return FALSE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (added), TRUE);
  smith_inspector_item_reveal (SMITH_INSPECTOR_ITEM (added));
  gtk_widget_add_tick_callback (
    smith_inspector_field_get_row (smith_inspector_item_get_field (SMITH_INSPECTOR_ITEM (added),
                                                                   0)),
    focus_tick_cb, NULL, NULL);

  return TRUE;
}

/* The row at @index stands for @group from now on. */
static void
show_group (SmithInspector             *self,
            SmithInspection            *form,
            guint                       index)
{
  const SmithInspectionGroup *group = smith_inspection_get_group (form, index);
  GtkWidget *old = index < self->groups->len ? self->groups->pdata[index] : NULL;
  GtkWidget *new;

  if (old != NULL && smith_inspector_group_show (SMITH_INSPECTOR_GROUP (old), form, group))
    return;
  new = new_group (self, form, group);
  gtk_box_insert_child_after (self->box, new, old);
  if (old == NULL)
    {
      gtk_box_reorder_child_after (self->box, new,
                                   index > 0 ? self->groups->pdata[index - 1] : NULL);
      g_ptr_array_add (self->groups, new);
    }
  else
    {
      if (g_str_equal (smith_inspector_group_get_id (SMITH_INSPECTOR_GROUP (old)), group->id))
        smith_inspector_group_take_expanded (SMITH_INSPECTOR_GROUP (new),
                                             SMITH_INSPECTOR_GROUP (old));
      self->groups->pdata[index] = new;
      remove_group (self, old);
    }
  if (g_strcmp0 (self->added, group->id) == 0 &&
      show_added (self, SMITH_INSPECTOR_GROUP (new), group))
    self->has_lost_focus = FALSE;
  else if (self->has_lost_focus && old != NULL)
    {
      gtk_widget_child_focus (new, GTK_DIR_TAB_FORWARD);
      self->has_lost_focus = FALSE;
    }
}

/* Whether @form is over what is shown. */
static gboolean
is_same_object (SmithInspector  *self,
                SmithInspection *form)
{
  SmithSpan span = smith_tree_get_span (get_tree (form), smith_inspection_get_node (form));

  return self->form != NULL &&
         smith_inspection_get_kind (self->form) == smith_inspection_get_kind (form) &&
         span.start <= self->object.start && self->object.start < span.end;
}

/* @form is of the present text.  What was entered into another one is committed. */
void
smith_inspector_show (SmithInspector  *self,
                      SmithInspection *form)
{
  guint n = smith_inspection_get_n_groups (form);
  gboolean is_same = is_same_object (self, form);
  gboolean had_focus = smith_focus_is_within (GTK_WIDGET (self->box));

  if (!is_same)
    {
      smith_inspector_commit (self);
      smith_inspector_clear (self);
    }
  smith_inspection_ref (form);
  g_clear_pointer (&self->form, smith_inspection_unref);
  self->form = form;
  show_head (self, form);
  for (guint i = 0; i < n; i++)
    show_group (self, form, i);
  while (self->groups->len > n)
    {
      remove_group (self, self->groups->pdata[self->groups->len - 1]);
      g_ptr_array_set_size (self->groups, (int) self->groups->len - 1);
    }
  self->object = smith_tree_get_span (get_tree (form), smith_inspection_get_node (form));
  show_consent (self, form);
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (!is_same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (had_focus && self->has_lost_focus)
    smith_inspector_grab_first (self);
  self->has_lost_focus = FALSE;
}

/* What is shown cannot be read at present; it stays, and nothing can be entered. */
void
smith_inspector_show_unread (SmithInspector *self)
{
  gtk_label_set_label (self->note_label,
                       _("This part of the text cannot be read. Mend the text first."));
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
}
