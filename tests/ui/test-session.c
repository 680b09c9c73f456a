/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-application.h"
#include "support-ui.h"

#include <string.h>

#include "temp-folder.h"
#include "ui/smith-settings.h"
#include "ui/smith-window.h"

/* The whole program, run from its start to its end and started again. */

static const char text[] = "openapi: 3.1.0\ninfo:\n  title: caf\xC3\xA9\npaths: {}\n";

/* A run of the program: what it waits for, and what is done then. */
typedef struct Run Run;
struct Run
{
  SmithApplication *application;
  guint             n_wanted;    /* documents */
  void            (*act) (Run *run);
  char             *found;       /* (owned) what has come */
  char             *said;        /* (owned) (nullable) what is said of files that did not */
  guint             n_turns;     /* with all that is wanted */
};

static GList *
list_windows (Run *run)
{
  return gtk_application_get_windows (GTK_APPLICATION (run->application));
}

/* The tab that has the document with that name. */
static SmithTab *
find_tab (Run        *run,
          const char *name)
{
  for (GList *l = list_windows (run); l != NULL; l = l->next)
    {
      AdwTabView *view =
        SMITH_IS_WINDOW (l->data) ? smith_window_get_tab_view (l->data) : NULL;

      for (int i = 0; view != NULL && i < adw_tab_view_get_n_pages (view); i++)
        {
          SmithTab *tab =
            SMITH_TAB (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, i)));

          if (g_str_equal (smith_document_get_display_name (smith_tab_get_document (tab)), name))
            return tab;
        }
    }

  return NULL;
}

static GtkWindow *
find_window (Run        *run,
             const char *name)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (find_tab (run, name))));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Such as "[a.yaml 7 edit, *b.yaml 0 test] [*c.yaml 0 edit]": windows with their tabs, and which
 * one is in front. */
static char *
describe (Run   *run,
          guint *out_n)
{
  g_autoptr(GPtrArray) windows = g_ptr_array_new_with_free_func (g_free);

  *out_n = 0;
  for (GList *l = list_windows (run); l != NULL; l = l->next)
    {
      g_autoptr(GPtrArray) session = smith_session_new ();
      GString *tabs;

      if (SMITH_IS_WINDOW (l->data))
        smith_window_describe (l->data, session);
      if (session->len == 0)
        continue;
      *out_n += session->len;
      tabs = g_string_new ("[");
      for (guint i = 0; i < session->len; i++)
        {
          const SmithSessionItem *item = g_ptr_array_index (session, i);
          g_autofree char *name = g_file_get_basename (item->file);

          g_string_append_printf (tabs, "%s%s%s %" G_GSIZE_FORMAT " %s", i > 0 ? ", " : "",
                                  item->is_shown ? "*" : "", name, item->cursor, item->page);
        }
      g_ptr_array_add (windows, g_string_free (g_string_append_c (tabs, ']'), FALSE));
    }
  g_ptr_array_sort (windows, compare_names);
  g_ptr_array_add (windows, NULL);

  return g_strjoinv (" ", (char **) windows->pdata);
}

/* Looks until all is there, and a little longer for what should not be. */
static gboolean
look_cb (gpointer user_data)
{
  Run *run = user_data;
  guint n;

  g_free (run->found);
  run->found = describe (run, &n);
  run->n_turns = n >= run->n_wanted && list_windows (run) != NULL ? run->n_turns + 1 : 0;
  if (run->n_turns < 15)
    return G_SOURCE_CONTINUE;

  for (GList *l = list_windows (run); l != NULL && run->said == NULL; l = l->next)
    run->said = support_find_label (l->data, "Not opened again");
  if (run->act != NULL)
    run->act (run);
  g_action_group_activate_action (G_ACTION_GROUP (run->application), "quit", NULL);

  return G_SOURCE_REMOVE;
}

/* Starts the program with files of the folder, whose names are the words of @files. */
static void
run_program (Run        *run,
             const char *folder,
             const char *files)
{
  g_auto(GStrv) names = g_strsplit (files, " ", -1);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("actionsmith"));
  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    g_ptr_array_add (arguments, g_build_filename (folder, names[i], NULL));
  g_ptr_array_add (arguments, NULL);
  run->application = support_new_application ();
  g_timeout_add (20, look_cb, run);
  g_assert_cmpint (g_application_run (G_APPLICATION (run->application),
                                      (int) arguments->len - 1, (char **) arguments->pdata),
                   ==, 0);
  g_clear_object (&run->application);
}

static void
run_clear (Run *run)
{
  g_free (run->found);
  g_free (run->said);
}

static void
place_cursor (Run        *run,
              const char *name,
              gsize       place,
              const char *page)
{
  SmithTab *tab = find_tab (run, name);

  smith_tab_go_to (tab, place);
  smith_tab_show_page (tab, page);
}

static void
move_about (Run *run)
{
  place_cursor (run, "a.yaml", 20, "edit");
  place_cursor (run, "b.yaml", 3, "test");
}

static void
move_out (Run *run)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_window (run, "a.yaml")),
                                             "win.move-tab-to-window", NULL));
}

static void
show_first (Run *run)
{
  adw_tab_view_select_previous_page (
    smith_window_get_tab_view (SMITH_WINDOW (find_window (run, "a.yaml"))));
}

static void
close_tab (Run *run)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_window (run, "a.yaml")),
                                             "win.close-tab", NULL));
}

static void
move_and_close_first (Run *run)
{
  move_out (run);
  gtk_window_close (find_window (run, "a.yaml"));
}

/* By their buttons: what the last one has is what was open. */
static void
close_all (Run *run)
{
  move_out (run);
  gtk_window_close (find_window (run, "a.yaml"));
  gtk_window_close (find_window (run, "b.yaml"));
}

static void
close_window (Run *run)
{
  gtk_window_close (find_window (run, "a.yaml"));
}

/* Behind the é's first byte. */
static void
place_in_character (Run *run)
{
  place_cursor (run, "a.yaml", strlen ("openapi: 3.1.0\ninfo:\n  title: caf\xC3\xA9"), "edit");
}

static const struct
{
  const char *name;
  const char *files;         /* of the first start */
  void      (*act) (Run *run);
  gboolean    is_off;        /* the setting, from then on */
  const char *rewritten;     /* (nullable) what a.yaml holds then; "" when it is gone */
  const char *again;         /* files of the second start */
  const char *found;         /* by the second start */
  guint       n_found;
  const char *said;          /* (nullable) by the second start */
} rows[] = {
  { "one", "a.yaml", NULL, FALSE, NULL, "", "[*a.yaml 0 edit]", 1 },
  { "two", "a.yaml b.yaml", move_about, FALSE, NULL, "",
    "[a.yaml 20 edit, *b.yaml 3 test]", 2 },
  { "shown", "a.yaml b.yaml", show_first, FALSE, NULL, "",
    "[*a.yaml 0 edit, b.yaml 0 edit]", 2 },
  { "windows", "a.yaml b.yaml c.yaml", move_out, FALSE, NULL, "",
    "[*c.yaml 0 edit] [a.yaml 0 edit, *b.yaml 0 edit]", 3 },
  { "files", "a.yaml b.yaml", move_about, FALSE, NULL, "c.yaml", "[*c.yaml 0 edit]", 1 },
  { "closed-tab", "a.yaml b.yaml", close_tab, FALSE, NULL, "", "[*a.yaml 0 edit]", 1 },
  { "closed-window", "a.yaml b.yaml", close_window, FALSE, NULL, "",
    "[a.yaml 0 edit, *b.yaml 0 edit]", 2 },
  { "closed-one", "a.yaml b.yaml", move_and_close_first, FALSE, NULL, "",
    "[*b.yaml 0 edit]", 1 },
  { "closed-all", "a.yaml b.yaml", close_all, FALSE, NULL, "", "[*b.yaml 0 edit]", 1 },
  { "start-page", "", NULL, FALSE, NULL, "", "", 0 },
  { "off", "a.yaml", NULL, TRUE, NULL, "", "", 0 },
  { "gone", "a.yaml b.yaml", NULL, FALSE, "", "", "[*b.yaml 0 edit]", 1, "a.yaml" },
  { "all-gone", "a.yaml", NULL, FALSE, "", "", "", 0, "a.yaml" },
  { "shorter", "a.yaml b.yaml", move_about, FALSE, "{}\n", "",
    "[a.yaml 3 edit, *b.yaml 3 test]", 2 },
  { "other-character", "a.yaml", place_in_character, FALSE,
    "openapi: 3.1.0\ninfo:\n  title: xcaf\xC3\xA9\npaths: {}\n", "", "[*a.yaml 21 edit]", 1 },
};

static void
write_file (const char *folder,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (*content == '\0')
    g_assert_true (g_file_delete (file, NULL, NULL));
  else
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = temp_folder_make ();
  g_autoptr(GSettings) settings = smith_settings_dup ();
  g_auto(GStrv) files = g_strsplit (rows[i].files, " ", -1);
  Run first = { .n_wanted = *rows[i].files != '\0' ? g_strv_length (files) : 0,
                .act = rows[i].act };
  Run second = { .n_wanted = rows[i].n_found };

  g_settings_set_boolean (settings, "reopen-session", TRUE);
  for (const char *p = "abc"; *p != '\0'; p++)
    {
      const char name[] = { *p, '.', 'y', 'a', 'm', 'l', '\0' };

      write_file (folder, name, text);
    }
  run_program (&first, folder, rows[i].files);
  g_settings_set_boolean (settings, "reopen-session", !rows[i].is_off);
  if (rows[i].rewritten != NULL)
    write_file (folder, "a.yaml", rows[i].rewritten);
  run_program (&second, folder, rows[i].again);
  g_assert_cmpstr (second.found, ==, rows[i].found);
  if (rows[i].said == NULL)
    g_assert_null (second.said);
  else
    g_assert_nonnull (strstr (second.said, rows[i].said));
  run_clear (&first);
  run_clear (&second);
  temp_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/session/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }

  return support_run ();
}
