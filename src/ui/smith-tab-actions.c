/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window can have its tab do: one table, by the names of the actions. */
#include "ui/smith-tab-actions.h"

#include "ui/smith-tab-private.h"

typedef struct
{
  const char  *name;
  gboolean   (*can) (SmithTab *self);
  void       (*act) (SmithTab *self);  /* NULL: the Edit page has an action of that name */
} TabAction;

static gboolean
always (SmithTab *self)
{
  return TRUE;
}

static gboolean
is_editing (SmithTab *self)
{
  return smith_tab_is_page_shown (self, "edit");
}

static gboolean
is_testing (SmithTab *self)
{
  return smith_tab_is_page_shown (self, "test");
}

static gboolean
has_outline (SmithTab *self)
{
  return !smith_tab_is_page_shown (self, "keys");
}

static gboolean
is_possible (SmithTab   *self,
             const char *property)
{
  gboolean is_possible;

  g_object_get (self->edit_page, property, &is_possible, NULL);

  return is_possible && is_editing (self);
}

static gboolean
can_undo (SmithTab *self)
{
  return is_possible (self, "can-undo");
}

static gboolean
can_redo (SmithTab *self)
{
  return is_possible (self, "can-redo");
}

static gboolean
can_use_sample (SmithTab *self)
{
  return smith_tab_can_add (self, SMITH_IMPORT_WAY_SAMPLE);
}

static void
save (SmithTab *self)
{
  smith_tab_save (self, FALSE, FALSE);
}

static void
save_as (SmithTab *self)
{
  smith_tab_save (self, TRUE, FALSE);
}

static void
add_operation (SmithTab *self)
{
  smith_tab_add (self, SMITH_IMPORT_WAY_FORM, NULL);
}

static void
paste_curl (SmithTab *self)
{
  smith_tab_add (self, SMITH_IMPORT_WAY_CURL, NULL);
}

static void
paste_sample (SmithTab *self)
{
  smith_tab_add (self, SMITH_IMPORT_WAY_SAMPLE, NULL);
}

/* Wherever the focus is: in the outline while one operation after the other is tried. */
static void
send (SmithTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->test_page), "test.send", NULL);
}

static void
toggle_outline (SmithTab *self)
{
  smith_split_set_show_sidebar (self->split, !smith_split_get_show_sidebar (self->split));
}

static void
go_to_operation (SmithTab *self)
{
  smith_tab_show_outline (self);
  smith_outline_search (self->outline);
}

static const TabAction actions[] = {
  { "save", always, save },
  { "save-as", always, save_as },
  { "revert", smith_tab_can_revert, smith_tab_revert },
  { "update", always, smith_tab_update },
  { "add-operation", always, add_operation },
  { "paste-curl", always, paste_curl },
  { "paste-sample", can_use_sample, paste_sample },
  { "use-answer", is_testing, smith_tab_use_answer },
  { "send", is_testing, send },
  { "toggle-outline", has_outline, toggle_outline },
  { "go-to-operation", has_outline, go_to_operation },
  { "undo", can_undo, NULL },
  { "redo", can_redo, NULL },
  { "find", is_editing, NULL },
  { "go-to-line", is_editing, NULL },
  { "toggle-inspector", is_editing, NULL },
  { "copy-for-chatgpt", is_editing, NULL },
  { "paste-messages", is_editing, NULL },
};

static const TabAction *
find_action (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      return &actions[i];

  g_return_val_if_reached (NULL);
}

/**
 * smith_tab_get_action_name:
 * @index: from 0
 *
 * Returns: (nullable): the name of the action with that number; %NULL behind the last one
 */
const char *
smith_tab_get_action_name (guint index)
{
  return index < G_N_ELEMENTS (actions) ? actions[index].name : NULL;
}

/**
 * smith_tab_can:
 * @action: one of the names that smith_tab_get_action_name() gives
 *
 * Returns: whether it makes sense now
 */
gboolean
smith_tab_can (SmithTab   *self,
               const char *action)
{
  const TabAction *row = find_action (action);

  g_return_val_if_fail (SMITH_IS_TAB (self) && row != NULL, FALSE);

  return self->document != NULL && row->can (self);
}

/**
 * smith_tab_do:
 * @action: one of the names that smith_tab_get_action_name() gives
 */
void
smith_tab_do (SmithTab   *self,
              const char *action)
{
  const TabAction *row = find_action (action);

  g_return_if_fail (SMITH_IS_TAB (self) && row != NULL);

  if (row->act != NULL)
    row->act (self);
  else
    {
      g_autofree char *name = g_strconcat ("edit.", action, NULL);

      gtk_widget_activate_action (GTK_WIDGET (self->edit_page), name, NULL);
    }
}
