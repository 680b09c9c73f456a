/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-inspection-private.h"

/* Which rows it takes to show a part of a form. */

static void
add_shape (GString   *shape,
           GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const SmithInspectionField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (shape, " %s%s", field->id, field->why_not != NULL ? "!" : "");
      if (field->why_not == NULL &&
          smith_inspection_field_get_control (field) == SMITH_INSPECTION_CHOICE)
        {
          g_auto(GStrv) choices = smith_inspection_field_dup_choices (field);
          g_autofree char *joined = g_strjoinv ("|", choices);

          g_string_append (shape, joined);
        }
    }
}

/**
 * smith_inspection_group_dup_shape:
 * @inspection: what @group is of
 *
 * Returns: (transfer full): what is the same as long as the same rows can show the group
 */
char *
smith_inspection_group_dup_shape (const SmithInspectionGroup *group,
                                  SmithInspection            *inspection)
{
  GString *shape = g_string_new (group->id);

  add_shape (shape, group->fields);
  for (guint i = 0; i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      /* a link is made anew when its words are others */
      g_string_append_printf (shape, " [%s", item->fields->len == 0 ? item->title : "");
      add_shape (shape, item->fields);
    }
  if (group->target != SMITH_NODE_NONE)
    {
      g_autofree char *name =
        smith_tree_dup_key (smith_inspection_get_tree (inspection), group->target);

      g_string_append_printf (shape, " >%s", name);
    }
  g_string_append_printf (shape, " %u %d", group->n_left_out, group->can_add);

  return g_string_free (shape, FALSE);
}
