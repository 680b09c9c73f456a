/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"
#include "ui/smith-split.h"

#define HEIGHT 400

static const struct
{
  const char *name;
  int         width;
  gboolean    is_narrow;
  gboolean    is_collapsed;
  gboolean    has_sidebar;
} rows[] = {
  { "wide", 1280, FALSE, FALSE, TRUE },
  { "just-wide", 960, FALSE, FALSE, TRUE },
  { "just-narrow", 959, TRUE, FALSE, TRUE },
  { "just-beside", 760, TRUE, FALSE, TRUE },
  { "just-collapsed", 759, TRUE, TRUE, FALSE },
  { "small", 360, TRUE, TRUE, FALSE },
};

static GtkWidget *
make_split (void)
{
  GtkWidget *split = g_object_ref_sink (smith_split_new ());

  smith_split_set_sidebar (SMITH_SPLIT (split), gtk_label_new ("sidebar"));
  smith_split_set_content (SMITH_SPLIT (split), gtk_label_new ("content"));

  return split;
}

static void
allocate (GtkWidget *split,
          int        width)
{
  gtk_widget_measure (split, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (split, width, HEIGHT, -1, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  gtk_widget_measure (split, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (split, width, HEIGHT, -1, NULL);
}

static void
test_width (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *split = make_split ();
  GtkWidget *content = NULL;
  graphene_rect_t bounds;

  allocate (split, rows[i].width);
  g_assert_cmpint (smith_split_is_narrow (SMITH_SPLIT (split)), ==, rows[i].is_narrow);
  g_assert_cmpint (smith_split_is_collapsed (SMITH_SPLIT (split)), ==, rows[i].is_collapsed);
  g_assert_cmpint (smith_split_get_show_sidebar (SMITH_SPLIT (split)), ==, rows[i].has_sidebar);

  g_object_get (split, "content", &content, NULL);
  g_assert_true (gtk_widget_compute_bounds (content, split, &bounds));
  if (rows[i].has_sidebar)
    g_assert_cmpfloat (bounds.origin.x, >=, 240);
  else
    g_assert_cmpfloat (bounds.origin.x, ==, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, ==, rows[i].width);
  g_object_unref (content);
  g_assert_finalize_object (split);
}

/* What a person wished for while there was room comes back with the room. */
static void
test_wish (gconstpointer data)
{
  gboolean wish = GPOINTER_TO_INT (data);
  GtkWidget *split = make_split ();

  allocate (split, 1200);
  smith_split_set_show_sidebar (SMITH_SPLIT (split), wish);
  allocate (split, 500);
  g_assert_false (smith_split_get_show_sidebar (SMITH_SPLIT (split)));
  smith_split_set_show_sidebar (SMITH_SPLIT (split), TRUE);
  g_assert_true (smith_split_get_show_sidebar (SMITH_SPLIT (split)));
  allocate (split, 1200);
  g_assert_cmpint (smith_split_get_show_sidebar (SMITH_SPLIT (split)), ==, wish);
  g_assert_finalize_object (split);
}

/* Over the content the sidebar takes no room from it. */
static void
test_over (void)
{
  GtkWidget *split = make_split ();
  GtkWidget *content = NULL;
  graphene_rect_t bounds;

  allocate (split, 500);
  smith_split_set_show_sidebar (SMITH_SPLIT (split), TRUE);
  allocate (split, 500);
  g_object_get (split, "content", &content, NULL);
  g_assert_true (gtk_widget_compute_bounds (content, split, &bounds));
  g_assert_cmpfloat (bounds.size.width, ==, 500);
  g_object_unref (content);
  g_assert_finalize_object (split);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/split/width/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_width);
    }
  g_test_add_data_func ("/split/wish/shown", GINT_TO_POINTER (TRUE), test_wish);
  g_test_add_data_func ("/split/wish/hidden", GINT_TO_POINTER (FALSE), test_wish);
  g_test_add_func ("/split/over", test_over);

  return support_run ();
}
