/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/smith-shortcuts.h"

#include <string.h>

#include <glib/gi18n.h>

const SmithShortcut smith_shortcuts[] = {
  { "win.new", "<Control>n", SMITH_SHORTCUT_APPLICATION,
    N_("New action"), N_("General") },
  { "win.open", "<Control>o", SMITH_SHORTCUT_APPLICATION,
    N_("Open a description"), N_("General") },
  { "app.preferences", "<Control>comma", SMITH_SHORTCUT_APPLICATION,
    N_("Preferences"), N_("General") },
  { "app.shortcuts", "<Control>question", SMITH_SHORTCUT_APPLICATION,
    N_("Keyboard shortcuts"), N_("General") },
  { "win.close-tab", "<Control>w", SMITH_SHORTCUT_APPLICATION,
    N_("Close the tab"), N_("General") },
  { "window.close", "<Control><Shift>w", SMITH_SHORTCUT_APPLICATION,
    N_("Close the window"), N_("General") },
  { "app.quit", "<Control>q", SMITH_SHORTCUT_APPLICATION,
    N_("Quit"), N_("General") },
  { "win.save", "<Control>s", SMITH_SHORTCUT_APPLICATION,
    N_("Save"), N_("Document") },
  { "win.save-as", "<Control><Shift>s", SMITH_SHORTCUT_APPLICATION,
    N_("Save as"), N_("Document") },
  { "edit.undo", "<Control>z", SMITH_SHORTCUT_PAGE,
    N_("Undo"), N_("Document") },
  { "edit.redo", "<Control><Shift>z", SMITH_SHORTCUT_PAGE,
    N_("Redo"), N_("Document") },
  { "win.add-operation", "<Control><Shift>n", SMITH_SHORTCUT_APPLICATION,
    N_("Add an operation"), N_("Document") },
  { "win.paste-curl", "<Control><Shift>r", SMITH_SHORTCUT_APPLICATION,
    N_("Add an operation from a cURL command"), N_("Document") },
  { "win.paste-sample", "<Control><Shift>j", SMITH_SHORTCUT_APPLICATION,
    N_("Use a JSON sample as a schema"), N_("Document") },
  { "win.copy-for-chatgpt", "<Control><Shift>c", SMITH_SHORTCUT_APPLICATION,
    N_("Copy for ChatGPT"), N_("Document") },
  { "win.paste-messages", "<Control><Shift>v", SMITH_SHORTCUT_APPLICATION,
    N_("Paste ChatGPT’s messages"), N_("Document") },
  { "win.find", "<Control>f", SMITH_SHORTCUT_APPLICATION,
    N_("Find"), N_("Text") },
  { "edit.find-next", "<Control>g", SMITH_SHORTCUT_PAGE,
    N_("Next match"), N_("Text") },
  { "edit.find-previous", "<Control><Shift>g", SMITH_SHORTCUT_PAGE,
    N_("Previous match"), N_("Text") },
  { "edit.go-to-line", "<Control>l", SMITH_SHORTCUT_PAGE,
    N_("Go to a line"), N_("Text") },
  { "edit.complete", "<Control>space", SMITH_SHORTCUT_TEXT,
    N_("What can be written here"), N_("Text") },
  { "edit.go-to-definition", "F12", SMITH_SHORTCUT_TEXT,
    N_("Where the name is defined"), N_("Text") },
  { "edit.show-uses", "<Shift>F12", SMITH_SHORTCUT_TEXT,
    N_("Where the name is used"), N_("Text") },
  { "edit.rename", "F2", SMITH_SHORTCUT_TEXT,
    N_("Rename everywhere"), N_("Text") },
  { "edit.next-problem", "F8", SMITH_SHORTCUT_PAGE_FIRST,
    N_("Next problem"), N_("Text") },
  { "edit.previous-problem", "<Shift>F8", SMITH_SHORTCUT_PAGE_FIRST,
    N_("Previous problem"), N_("Text") },
  { "edit.fix-here", "<Control>period", SMITH_SHORTCUT_TEXT,
    N_("Fixes at the cursor"), N_("Text") },
  { "edit.review-fixes", "<Control><Shift>x", SMITH_SHORTCUT_PAGE_FIRST,
    N_("Review all fixes"), N_("Text") },
  { "edit.toggle-problems", "<Control><Shift>p", SMITH_SHORTCUT_PAGE,
    N_("Show or hide the problems"), N_("Text") },
  { "outline.move-up", "<Alt>Up", SMITH_SHORTCUT_OUTLINE,
    N_("Move up in its list"), N_("Outline") },
  { "outline.move-down", "<Alt>Down", SMITH_SHORTCUT_OUTLINE,
    N_("Move down in its list"), N_("Outline") },
  { "win.send", "<Control>Return", SMITH_SHORTCUT_APPLICATION,
    N_("Send the call"), N_("Test") },
  { "test.cancel", "Escape", SMITH_SHORTCUT_TEST,
    N_("Cancel the call"), N_("Test") },
  { "win.page::edit", "<Alt>1", SMITH_SHORTCUT_APPLICATION,
    N_("Edit"), N_("View") },
  { "win.page::test", "<Alt>2", SMITH_SHORTCUT_APPLICATION,
    N_("Test"), N_("View") },
  { "win.page::model", "<Alt>3", SMITH_SHORTCUT_APPLICATION,
    N_("Model"), N_("View") },
  { "win.page::keys", "<Alt>4", SMITH_SHORTCUT_APPLICATION,
    N_("Keys"), N_("View") },
  { "win.next-tab", "<Control>Page_Down <Control>Tab", SMITH_SHORTCUT_APPLICATION,
    N_("Next tab"), N_("View") },
  { "win.previous-tab", "<Control>Page_Up <Control><Shift>Tab", SMITH_SHORTCUT_APPLICATION,
    N_("Previous tab"), N_("View") },
  { "win.move-tab-right", "<Control><Shift>Page_Down", SMITH_SHORTCUT_APPLICATION,
    N_("Move the tab right"), N_("View") },
  { "win.move-tab-left", "<Control><Shift>Page_Up", SMITH_SHORTCUT_APPLICATION,
    N_("Move the tab left"), N_("View") },
  { "win.toggle-outline", "F9", SMITH_SHORTCUT_APPLICATION,
    N_("Show or hide the outline"), N_("View") },
  { "win.toggle-inspector", "<Control>i", SMITH_SHORTCUT_APPLICATION,
    N_("Show or hide the inspector"), N_("View") },
  { "win.go-to-operation", "<Control>p", SMITH_SHORTCUT_APPLICATION,
    N_("Go to an operation"), N_("View") },
  { "app.zoom-in", "<Control>plus <Control>equal", SMITH_SHORTCUT_APPLICATION,
    N_("Larger text"), N_("View") },
  { "app.zoom-out", "<Control>minus", SMITH_SHORTCUT_APPLICATION,
    N_("Smaller text"), N_("View") },
  { "app.zoom-reset", "<Control>0", SMITH_SHORTCUT_APPLICATION,
    N_("Usual size of text"), N_("View") },
};

const guint smith_n_shortcuts = G_N_ELEMENTS (smith_shortcuts);

static void
print_row (GString             *out,
           const SmithShortcut *row)
{
  g_autofree char *title = g_markup_escape_text (row->title, -1);
  g_autofree char *accels = g_markup_escape_text (row->accels, -1);

  g_string_append_printf (
    out,
    "            <child>\n"
    "              <object class=\"GtkShortcutsShortcut\">\n"
    "                <property name=\"title\" translatable=\"yes\">%s</property>\n"
    "                <property name=\"accelerator\">%s</property>\n"
    "              </object>\n"
    "            </child>\n",
    title, accels);
}

/**
 * smith_shortcuts_print:
 *
 * Prints the help window for GtkBuilder, where it is called `shortcuts`.  Used while building.
 *
 * Returns: (transfer full): XML
 */
char *
smith_shortcuts_print (void)
{
  GString *out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<interface domain=\"actionsmith\">\n"
    "  <object class=\"GtkShortcutsWindow\" id=\"shortcuts\">\n"
    "    <property name=\"modal\">True</property>\n"
    "    <property name=\"title\" translatable=\"yes\">Keyboard Shortcuts</property>\n"
    "    <child>\n"
    "      <object class=\"GtkShortcutsSection\">\n"
    "        <property name=\"section-name\">shortcuts</property>\n"
    "        <property name=\"max-height\">12</property>\n");

  for (guint i = 0; i < smith_n_shortcuts; i++)
    {
      const SmithShortcut *row = &smith_shortcuts[i];

      if (i == 0 || strcmp (row->group, smith_shortcuts[i - 1].group) != 0)
        {
          g_autofree char *group = g_markup_escape_text (row->group, -1);

          g_string_append_printf (
            out,
            "        <child>\n"
            "          <object class=\"GtkShortcutsGroup\">\n"
            "            <property name=\"title\" translatable=\"yes\">%s</property>\n",
            group);
        }
      print_row (out, row);
      if (i + 1 == smith_n_shortcuts || strcmp (row->group, smith_shortcuts[i + 1].group) != 0)
        g_string_append (out, "          </object>\n        </child>\n");
    }
  g_string_append (out,
                   "      </object>\n"
                   "    </child>\n"
                   "  </object>\n"
                   "</interface>\n");

  return g_string_free (out, FALSE);
}
