/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-support.h"

#include <string.h>

#include "doc/smith-edit.h"

SmithInspection *
inspection_at (const char *text,
               const char *at)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  const char *place = strstr (text, at);

  g_assert_nonnull (place);

  return smith_inspection_new_at (check, (gsize) (place - text));
}

static const SmithInspectionItem *
find_item (SmithInspection *inspection,
           const char      *group_id,
           const char      *title)
{
  const SmithInspectionGroup *group = smith_inspection_find_group (inspection, group_id);

  g_assert_nonnull (group);
  for (guint i = 0; i < group->items->len; i++)
    {
      const SmithInspectionItem *item = g_ptr_array_index (group->items, i);

      if (g_str_equal (item->title, title))
        return item;
    }
  g_assert_not_reached ();
}

/* By the way that a form takes: a place in the text. */
const SmithInspectionField *
inspection_find_field (SmithInspection *inspection,
                       const char      *group,
                       const char      *item,
                       const char      *field)
{
  SmithTree *tree = smith_check_get_tree (smith_inspection_get_check (inspection));
  SmithSpan place = item != NULL
                    ? smith_inspection_get_place (inspection, find_item (inspection, group, item))
                    : smith_tree_get_span (tree, smith_inspection_get_node (inspection));

  return smith_inspection_find_field (inspection, group, field, place.start);
}

/* Nothing but @after is there then, and what was there comes back. */
static void
assert_after (SmithInspection *inspection,
              GPtrArray       *edits,
              const char      *after)
{
  SmithCheck *check = smith_inspection_get_check (inspection);
  GBytes *text = smith_tree_get_text (smith_check_get_tree (check));
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(GPtrArray) back = NULL;
  g_autoptr(GBytes) same = NULL;
  g_autofree char *got = NULL;

  g_assert_true (smith_text_edits_sort (edits, g_bytes_get_size (text)));
  changed = smith_text_edits_apply (edits, text);
  got = g_strndup (g_bytes_get_data (changed, NULL), g_bytes_get_size (changed));
  g_assert_cmpstr (got, ==, after);
  back = smith_text_edits_invert (edits, text);
  same = smith_text_edits_apply (back, changed);
  g_assert_true (g_bytes_equal (same, text));
}

static void
assert_refused (gboolean      ok,
                GPtrArray    *edits,
                const GError *error)
{
  g_assert_false (ok);
  g_assert_true (error != NULL && error->domain == SMITH_EDIT_ERROR);
  g_assert_cmpuint (edits->len, ==, 0);
}

static void
test_set (gconstpointer data)
{
  const InspectionSetRow *row = data;
  g_autoptr(SmithInspection) inspection = inspection_at (row->text, row->at);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  const SmithInspectionField *field;
  gboolean ok;

  g_assert_nonnull (inspection);
  field = inspection_find_field (inspection, row->group, row->item, row->field);
  g_assert_nonnull (field);
  g_assert_cmpstr (field->value, ==, row->old);
  ok = smith_inspection_set (inspection, field, row->value, edits, &error);
  if (row->after == NULL)
    {
      assert_refused (ok, edits, error);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (ok);
  assert_after (inspection, edits, row->after);
}

static void
test_item (gconstpointer data)
{
  const InspectionItemRow *row = data;
  g_autoptr(SmithInspection) inspection = inspection_at (row->text, row->at);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  gboolean ok;

  g_assert_nonnull (inspection);
  if (row->item != NULL)
    ok = smith_inspection_remove (inspection, find_item (inspection, row->group, row->item), edits,
                                  &error);
  else
    ok = smith_inspection_add (inspection, smith_inspection_find_group (inspection, row->group),
                               edits, &error);
  if (row->after == NULL)
    {
      assert_refused (ok, edits, error);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (ok);
  assert_after (inspection, edits, row->after);
}

static char *
print (SmithInspection *inspection)
{
  GString *out = g_string_new (smith_inspection_get_title (inspection));

  g_string_append (out, ": ");
  for (guint i = 0; i < smith_inspection_get_n_groups (inspection); i++)
    {
      const SmithInspectionGroup *group = smith_inspection_get_group (inspection, i);

      g_string_append_printf (out, "%s%s", group->id, group->target != SMITH_NODE_NONE ? ">" : "");
      for (guint k = 0; k < group->fields->len; k++)
        g_string_append_printf (out, " %s",
                                ((SmithInspectionField *) group->fields->pdata[k])->id);
      for (guint k = 0; k < group->items->len; k++)
        {
          const SmithInspectionItem *item = g_ptr_array_index (group->items, k);

          g_string_append_printf (out, " [%s%s|%s]", item->target != SMITH_NODE_NONE ? ">" : "",
                                  item->title, item->subtitle);
        }
      if (group->note != NULL)
        g_string_append_printf (out, " (%s)", group->note);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
test_shown (gconstpointer data)
{
  const InspectionShownRow *row = data;
  g_autoptr(SmithInspection) inspection = inspection_at (row->text, row->at);
  g_autofree char *shown = NULL;

  /* what is damaged may be shown, but not be changed */
  if (row->shown == NULL)
    {
      g_assert_true (inspection == NULL || smith_inspection_get_why_not (inspection) != NULL);
      return;
    }
  shown = print (inspection);
  g_assert_cmpstr (shown, ==, row->shown);
}

void
inspection_add_set_rows (const InspectionSetRow *rows,
                         gsize                   n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/set/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_set);
    }
}

void
inspection_add_item_rows (const InspectionItemRow *rows,
                          gsize                    n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/item/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_item);
    }
}

void
inspection_add_shown_rows (const InspectionShownRow *rows,
                           gsize                     n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/inspection/shown/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_shown);
    }
}

/* ---- all fields, both ways ---- */

/* What can be entered into a field and is another value than it has. */
static char *
dup_other_value (const SmithInspectionField *field)
{
  if (smith_inspection_field_get_control (field) == SMITH_INSPECTION_SWITCH)
    return g_strdup (g_str_equal (field->value, "true") ? "" : "true");
  if (smith_inspection_field_get_control (field) == SMITH_INSPECTION_CHOICE)
    {
      g_auto(GStrv) choices = smith_inspection_field_dup_choices (field);

      return g_strdup (choices[g_str_equal (choices[1], field->value) ? 2 : 1]);
    }

  return g_strdup (g_str_equal (field->id, "path") ? "/other" : "other");
}

/* What is entered is in the text then, as a form over the new text shows. */
static void
assert_both_ways (SmithInspection            *inspection,
                  const SmithInspectionField *field,
                  guint                       index,
                  int                         item)
{
  SmithTree *tree = smith_check_get_tree (smith_inspection_get_check (inspection));
  SmithSpan place = smith_tree_get_span (tree, smith_inspection_get_node (inspection));
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autofree char *value = dup_other_value (field);
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithInspection) again = NULL;
  g_autoptr(GError) error = NULL;
  const SmithInspectionGroup *group;
  GPtrArray *fields;
  gboolean is_found = FALSE;

  g_test_message ("%s: %s", smith_inspection_get_group (inspection, index)->id, field->id);
  smith_inspection_set (inspection, field, value, edits, &error);
  g_assert_no_error (error);
  g_assert_true (smith_text_edits_sort (edits, g_bytes_get_size (smith_tree_get_text (tree))));
  changed = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  check = smith_check_run (changed, &smith_profile_chatgpt, NULL);
  g_assert_null (smith_tree_get_error (smith_check_get_tree (check)));
  place = smith_text_edits_shift_span (edits, place);
  again = smith_inspection_new_at (check, place.start);
  g_assert_nonnull (again);
  g_assert_cmpint (smith_inspection_get_kind (again), ==, smith_inspection_get_kind (inspection));
  group = smith_inspection_get_group (again, index);
  fields = item < 0 ? group->fields
                    : ((SmithInspectionItem *) group->items->pdata[item])->fields;
  for (guint i = 0; i < fields->len; i++)
    {
      const SmithInspectionField *other = fields->pdata[i];

      is_found |= g_str_equal (other->id, field->id) && g_str_equal (other->value, value);
    }
  g_assert_true (is_found);
}

/* Enters something else into each field of the form, those of items included.
 * Returns: how many there are */
guint
inspection_try_all (const char *text,
                    const char *at)
{
  g_autoptr(SmithInspection) inspection = inspection_at (text, at);
  guint n = 0;

  for (guint i = 0; i < smith_inspection_get_n_groups (inspection); i++)
    {
      const SmithInspectionGroup *group = smith_inspection_get_group (inspection, i);

      for (guint k = 0; k < group->fields->len; k++, n++)
        assert_both_ways (inspection, group->fields->pdata[k], i, -1);
      for (guint k = 0; k < group->items->len; k++)
        {
          GPtrArray *fields = ((SmithInspectionItem *) group->items->pdata[k])->fields;

          for (guint m = 0; m < fields->len; m++, n++)
            assert_both_ways (inspection, fields->pdata[m], i, (int) k);
        }
    }

  return n;
}
