/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithShortcutScope:
 * @SMITH_SHORTCUT_APPLICATION: wherever the focus is, before any widget sees the keys
 * @SMITH_SHORTCUT_PAGE: on the Edit page, where no widget inside wants the keys
 * @SMITH_SHORTCUT_PAGE_FIRST: on the Edit page, before any widget inside sees the keys
 * @SMITH_SHORTCUT_TEXT: in the text, before the text view gives the keys its own meaning
 * @SMITH_SHORTCUT_OUTLINE: in the outline, where no widget inside wants the keys
 * @SMITH_SHORTCUT_TEST: on the Test page and in the outline beside it, where no widget inside
 *   wants the keys
 */
typedef enum
{
  SMITH_SHORTCUT_APPLICATION,
  SMITH_SHORTCUT_PAGE,
  SMITH_SHORTCUT_PAGE_FIRST,
  SMITH_SHORTCUT_TEXT,
  SMITH_SHORTCUT_OUTLINE,
  SMITH_SHORTCUT_TEST,
} SmithShortcutScope;

/**
 * SmithShortcut:
 * @action: detailed action name
 * @accels: one accelerator, or two with a space between
 * @scope: where the keys count
 * @title: what it does, to be translated
 * @group: the heading it stands under, to be translated; rows of a group stand together
 *
 * One row of the only list of shortcuts: the keys and the help window both come from it.
 */
typedef struct
{
  const char         *action;
  const char         *accels;
  SmithShortcutScope  scope;
  const char         *title;
  const char         *group;
} SmithShortcut;

extern const SmithShortcut smith_shortcuts[];
extern const guint         smith_n_shortcuts;

char *smith_shortcuts_print (void);

G_END_DECLS
