/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-form.h"

#include <string.h>

#include "ui/smith-edit-page-private.h"
#include "ui/smith-inspector-item.h"
#include "ui/smith-inspector-private.h"

/* Shows a document with its form beside it. */
void
support_form_show (SupportEditor *fixture,
                   const char    *text)
{
  support_editor_set_up (fixture, text);
  if (!smith_edit_page_shows_inspector (fixture->page))
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "edit.toggle-inspector", NULL);
}

void
support_form_set_up (SupportEditor *fixture,
                     gconstpointer  data)
{
  support_form_show (fixture, SUPPORT_FORM_TEXT);
}

void
support_form_tear_down (SupportEditor *fixture,
                        gconstpointer  data)
{
  support_editor_clear (fixture);
}

/* Until nothing waits and the form is over the text as it is. */
void
support_form_settle (SupportEditor *fixture)
{
  do
    support_wait_for_check (fixture->document);
  while (smith_inspector_is_waiting (fixture->page->inspector));
}

/* Puts the cursor where @part begins, and waits until the form has followed. */
void
support_form_inspect (SupportEditor *fixture,
                      const char    *part)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter,
                                      (int) support_editor_find (fixture, part));
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  while (fixture->page->inspector->follow_id != 0)
    g_main_context_iteration (NULL, TRUE);
  support_form_settle (fixture);
}

typedef struct
{
  const char          *id;
  SmithInspectorField *field;
} Search;

static void
match_cb (SmithInspectorField *field,
          gpointer             user_data)
{
  Search *search = user_data;

  if (search->field == NULL && g_str_equal (smith_inspector_field_get_id (field), search->id))
    search->field = field;
}

/* The field @id below @group, or %NULL. */
SmithInspectorField *
support_form_find_field (SmithInspectorGroup *group,
                         const char          *id)
{
  Search search = { id, NULL };

  smith_inspector_group_foreach (group, match_cb, &search);

  return search.field;
}

/* The field @id of the group @group_id, all of whose items are unfolded then. */
SmithInspectorField *
support_form_get_field (SupportEditor *fixture,
                        const char    *group_id,
                        const char    *id)
{
  SmithInspectorGroup *group = smith_inspector_get_group (fixture->page->inspector, group_id);
  SmithInspectorField *field;
  GtkWidget *item;

  g_assert_nonnull (group);
  for (guint i = 0; (item = smith_inspector_group_get_item (group, i)) != NULL; i++)
    if (SMITH_IS_INSPECTOR_ITEM (item))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (item), TRUE);
  field = support_form_find_field (group, id);
  g_assert_nonnull (field);

  return field;
}

void
support_form_assert_shown (SupportEditor *fixture,
                           const char    *group,
                           const char    *id,
                           const char    *value)
{
  g_autofree char *shown =
    smith_inspector_field_dup_entered (support_form_get_field (fixture, group, id));

  g_assert_cmpstr (shown, ==, value);
}

void
support_form_enter (SupportEditor *fixture,
                    const char    *group,
                    const char    *id,
                    const char    *value)
{
  SmithInspectorField *field = support_form_get_field (fixture, group, id);

  smith_inspector_field_enter (field, value);
  smith_inspector_field_commit (field);
}

/* Sees that the form says so. */
void
support_form_assert_said (SupportEditor *fixture,
                          const char    *part)
{
  g_autofree char *label = support_find_label (GTK_WIDGET (fixture->page->inspector), part);

  if (label == NULL)
    g_test_message ("Nothing says “%s”", part);
  g_assert_nonnull (label);
}

static char *
dup_changed (const char           *text,
             const SupportFormRow *row)
{
  g_autoptr(GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, row->before, row->after, 1), ==, 1);

  return g_strdup (changed->str);
}

/* From the form to the text, back by undoing, and from the text to the form. */
void
support_form_try (SupportEditor        *fixture,
                  const char           *text,
                  const SupportFormRow *row)
{
  g_autofree char *changed = dup_changed (text, row);
  const char *place = row->after + strspn (row->after, " -");

  support_form_inspect (fixture, row->at);
  support_form_assert_shown (fixture, row->group, row->field, row->old);
  support_form_enter (fixture, row->group, row->field, row->value);
  support_form_settle (fixture);
  support_assert_text (fixture->document, changed);
  support_form_assert_shown (fixture, row->group, row->field, row->value);

  gtk_text_buffer_undo (fixture->buffer);
  support_assert_text (fixture->document, text);
  support_form_settle (fixture);
  support_form_assert_shown (fixture, row->group, row->field, row->old);
  gtk_text_buffer_redo (fixture->buffer);
  support_assert_text (fixture->document, changed);
  gtk_text_buffer_undo (fixture->buffer);

  support_editor_replace (fixture, row->before, row->after);
  support_form_settle (fixture);
  support_form_inspect (fixture, place);
  support_form_inspect (fixture, strstr (changed, row->at) != NULL ? row->at : place);
  support_form_assert_shown (fixture, row->group, row->field, row->value);
}
