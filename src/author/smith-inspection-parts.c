/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>

#include "lint/smith-rules.h"

/* What the groups of a form are made of. */

/* More than a person goes through; the text has them all. */
#define MAX_ITEMS 100u

static void
field_free (gpointer data)
{
  SmithInspectionField *field = data;

  g_free (field->value);
  g_free (field->why_not);
  g_free (field);
}

static void
item_free (gpointer data)
{
  SmithInspectionItem *item = data;

  g_free (item->title);
  g_free (item->subtitle);
  g_ptr_array_unref (item->fields);
  g_free (item);
}

static void
group_free (gpointer data)
{
  SmithInspectionGroup *group = data;

  g_free (group->note);
  g_ptr_array_unref (group->fields);
  g_ptr_array_unref (group->items);
  g_free (group);
}

/* Returns: (transfer full): an empty list of groups */
GPtrArray *
smith_inspection_new_groups (void)
{
  return g_ptr_array_new_with_free_func (group_free);
}

SmithInspectionGroup *
smith_inspection_add_group (GPtrArray  *groups,
                            const char *id,
                            SmithNode   anchor)
{
  SmithInspectionGroup *group = g_new0 (SmithInspectionGroup, 1);

  group->id = id;
  group->anchor = anchor;
  group->fields = g_ptr_array_new_with_free_func (field_free);
  group->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (groups, group);

  return group;
}

/* ---- fields ---- */

static guint
get_limit (const SmithInspectionReader *self,
           const SmithInspectionRow    *row)
{
  switch (row->limit)
    {
    case SMITH_LIMITED_BY_NAME:
      return self->profile->max_name;

    case SMITH_LIMITED_BY_DESCRIPTION:
      return self->profile->max_description;

    case SMITH_LIMITED_BY_PARAMETER:
      return self->profile->max_parameter_text;

    case SMITH_LIMITED_BY_NOTHING:
    default:
      return 0;
    }
}

/* A field that another type has stays in sight while there is a value in it. */
static gboolean
is_wanted (const SmithInspectionReader *self,
           const SmithInspectionRow    *row,
           SmithNode                    anchor)
{
  SmithNode last;
  const char *rest;
  g_autofree char *type = NULL;

  if (row->only == NULL)
    return TRUE;
  type = smith_tree_dup_member (self->tree, anchor, "type");

  return g_strcmp0 (type, row->only) == 0 ||
         smith_inspection_look_up (self->tree, anchor, row->id, &last, &rest) != SMITH_NODE_NONE;
}

void
smith_inspection_add_fields (const SmithInspectionReader *self,
                             GPtrArray                   *fields,
                             const SmithInspectionTable  *table,
                             SmithNode                    anchor)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const SmithInspectionRow *row = &table->rows[i];
      SmithInspectionField *field;

      if (!is_wanted (self, row, anchor))
        continue;
      field = g_new0 (SmithInspectionField, 1);
      field->row = row;
      field->id = row->id;
      field->anchor = anchor;
      field->limit = get_limit (self, row);
      smith_inspection_read (self->tree, row, anchor, &field->value, &field->why_not);
      g_ptr_array_add (fields, field);
    }
}

/* ---- items ---- */

SmithInspectionItem *
smith_inspection_add_item (SmithInspectionGroup *group,
                           SmithNode             node,
                           char                 *title,
                           char                 *subtitle)
{
  SmithInspectionItem *item = g_new0 (SmithInspectionItem, 1);

  item->node = node;
  item->title = title;
  item->subtitle = subtitle != NULL ? subtitle : g_strdup ("");
  item->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (group->items, item);

  return item;
}

/* Whether one more is shown in @group; it counts as left out otherwise. */
gboolean
smith_inspection_has_room (SmithInspectionGroup *group)
{
  if (group->items->len < MAX_ITEMS)
    return TRUE;
  group->n_left_out++;

  return FALSE;
}

/* Whether @node is shown in @group. */
gboolean
smith_inspection_takes (const SmithInspectionReader *self,
                        SmithInspectionGroup        *group,
                        SmithNode                    node)
{
  return smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT &&
         smith_inspection_has_room (group);
}

/* ---- notes ---- */

/* Returns: (transfer full) (nullable): what @rule says of why it is as it is */
char *
smith_inspection_dup_why (const SmithInspectionReader *self,
                          const char                  *rule)
{
  const SmithMessage *message = smith_rules_find (self->profile, rule);

  return message != NULL ? g_strdup (_(message->why)) : NULL;
}

/* Returns: (transfer full) (nullable): what @rule says of @node or of a part of it */
char *
smith_inspection_dup_said (const SmithInspectionReader *self,
                           const char                  *rule,
                           SmithNode                    node)
{
  SmithSpan place = smith_tree_get_span (self->tree, node);

  for (guint i = 0; i < smith_check_get_n_problems (self->check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (self->check, i);

      if (g_str_equal (problem->rule, rule) &&
          (problem->node == node ||
           (place.start <= problem->span.start && problem->span.end <= place.end)))
        return g_strdup (problem->message);
    }

  return NULL;
}
