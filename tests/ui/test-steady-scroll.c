/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include "ui/smith-source-view.h"

/* What is written, and the scroll bars that come of it. */
typedef struct
{
  const char    *name;
  const char    *line;
  guint          n_lines;
  GtkPolicyType  across;
  GtkPolicyType  down;
} Row;

static const Row rows[] = {
  { "short", "a", 1, GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL },
  { "long", "a", 300, GTK_POLICY_EXTERNAL, GTK_POLICY_ALWAYS },
  { "wide", "a line that is far wider than its window is, so that one has to scroll", 1,
    GTK_POLICY_ALWAYS, GTK_POLICY_EXTERNAL },
  { "both", "a line that is far wider than its window is, so that one has to scroll", 300,
    GTK_POLICY_ALWAYS, GTK_POLICY_ALWAYS },
};

static void
wait_for_policy (GtkScrolledWindow *scroller,
                 const Row         *row)
{
  GtkPolicyType across = GTK_POLICY_NEVER, down = GTK_POLICY_NEVER;

  for (guint i = 0; i < 100; i++)
    {
      gtk_scrolled_window_get_policy (scroller, &across, &down);
      if (across == row->across && down == row->down)
        return;
      support_iterate_for (20);
    }
  g_assert_cmpint (across, ==, row->across);
  g_assert_cmpint (down, ==, row->down);
}

/* Every text follows on every other one. */
static void
test_policy (gconstpointer data)
{
  const Row *row = data;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = smith_source_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint turn = 0; turn < 2; turn++)
      {
        const Row *now = turn == 0 ? row : &rows[i];
        g_autoptr(GString) text = g_string_new (NULL);

        for (guint line = 0; line < now->n_lines; line++)
          g_string_append_printf (text, "%s\n", now->line);
        gtk_text_buffer_set_text (buffer, text->str, -1);
        wait_for_policy (GTK_SCROLLED_WINDOW (scroller), now);
      }
  support_destroy_window (window);
}

/* A direction in which nothing scrolls stays so. */
static void
test_never (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = smith_source_view_new ();
  const Row row = { .across = GTK_POLICY_NEVER, .down = GTK_POLICY_ALWAYS };
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 300; i++)
    g_string_append (text, rows[G_N_ELEMENTS (rows) - 1].line);
  for (guint i = 0; i < 300; i++)
    g_string_append (text, "\n");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text->str, -1);
  wait_for_policy (GTK_SCROLLED_WINDOW (scroller), &row);
  support_destroy_window (window);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/steady-scroll/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_policy);
    }
  g_test_add_func ("/steady-scroll/never", test_never);

  return support_run ();
}
