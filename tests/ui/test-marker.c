/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-marker.h"

#define N_OPERATIONS 40

typedef struct
{
  SmithDocument *document;
  SmithTextLink *link;
  SmithMarker   *marker;
  GtkWidget     *view;
} Fixture;

/* Operations without an operationId: one dropped each, at `get`. */
static char *
make_text (void)
{
  GString *text = g_string_new ("openapi: 3.1.0\n"
                                "info: { title: T, version: '1' }\n"
                                "servers: [ { url: 'https://a.example' } ]\n"
                                "paths:\n");

  for (guint i = 0; i < N_OPERATIONS; i++)
    g_string_append_printf (text, "  /p%u:\n    get:\n      responses: {}\n", i);

  return g_string_free (text, FALSE);
}

static void
wait_for_marks (Fixture *fixture)
{
  support_wait_for_check (fixture->document);
  while (smith_marker_is_working (fixture->marker))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *text = make_text ();

  fixture->document = support_new_document (text);
  fixture->link = smith_text_link_new (fixture->document);
  fixture->view = g_object_ref_sink (
    gtk_source_view_new_with_buffer (smith_text_link_get_buffer (fixture->link)));
  fixture->marker = smith_marker_new (fixture->document, fixture->link,
                                      GTK_SOURCE_VIEW (fixture->view));
  wait_for_marks (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->marker);
  g_assert_finalize_object (fixture->link);
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->document);
}

/* Tagged ranges, tags counted one by one. */
static guint
count_underlines (Fixture *fixture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture->link));
  GtkTextIter iter;
  guint count = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      g_autoptr(GSList) tags = gtk_text_iter_get_toggled_tags (&iter, TRUE);

      for (GSList *l = tags; l != NULL; l = l->next)
        {
          gboolean is_ours;

          g_object_get (l->data, "underline-rgba-set", &is_ours, NULL);
          count += is_ours ? 1 : 0;
        }
    }
  while (gtk_text_iter_forward_to_tag_toggle (&iter, NULL));

  return count;
}

static guint
count_marks (Fixture *fixture)
{
  GtkSourceBuffer *buffer = smith_text_link_get_buffer (fixture->link);
  int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer));
  guint count = 0;

  for (int line = 0; line < n_lines; line++)
    {
      g_autoptr(GSList) marks = gtk_source_buffer_get_source_marks_at_line (buffer, line, NULL);

      count += g_slist_length (marks);
    }

  return count;
}

static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_problems = g_list_model_get_n_items (smith_document_get_problems (fixture->document));

  g_assert_cmpuint (smith_document_count (fixture->document, SMITH_CLASS_DROPS), >=,
                    N_OPERATIONS);
  g_assert_cmpuint (count_underlines (fixture), ==, n_problems);
  g_assert_cmpuint (count_marks (fixture), >=, N_OPERATIONS);
}

/* Each new check takes the marks of the one before away. */
static void
test_redrawn (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_underlines = count_underlines (fixture);
  guint n_marks = count_marks (fixture);

  for (guint i = 0; i < 5; i++)
    {
      smith_document_insert (fixture->document, 0, "", 0);
      wait_for_marks (fixture);
    }
  g_assert_cmpuint (count_underlines (fixture), ==, n_underlines);
  g_assert_cmpuint (count_marks (fixture), ==, n_marks);
}

/* The view's own parser and its brackets have tags as well. */
static void
apply_cb (guint      *n,
          GtkTextTag *tag)
{
  gboolean is_ours;

  g_object_get (tag, "underline-rgba-set", &is_ours, NULL);
  *n += is_ours ? 1 : 0;
}

typedef struct
{
  const char *name;
  const char *before;   /* something is written there */
  const char *text;
  gboolean    is_drawn; /* whether marks are made anew */
} TypedRow;

static const TypedRow typed_rows[] = {
  { "line-above", "openapi:", "# c\n", FALSE },
  { "letter-in-title", "title:", "", FALSE },
  { "problem-more", "responses:", "deprecated: 3\n      ", TRUE },
};

/* Most checks find what is drawn already, and GTK would lay out each line again for the same
 * marks. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  const TypedRow *row = data;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture->link));
  guint n_drawn = 0, n_underlines;
  GtkTextIter iter, end;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, row->before, 0, &iter, &end, NULL));
  g_signal_connect_swapped (buffer, "apply-tag", G_CALLBACK (apply_cb), &n_drawn);
  gtk_text_buffer_insert (buffer, &iter, *row->text != '\0' ? row->text : " ", -1);
  if (*row->text == '\0')
    {
      GtkTextIter before = iter;

      gtk_text_iter_backward_char (&before);
      gtk_text_buffer_delete (buffer, &before, &iter);
    }
  wait_for_marks (fixture);

  n_underlines = g_list_model_get_n_items (smith_document_get_problems (fixture->document));
  g_assert_cmpuint (count_underlines (fixture), ==, n_underlines);
  if (row->is_drawn)
    g_assert_cmpuint (n_drawn, >=, n_underlines);
  else
    g_assert_cmpuint (n_drawn, ==, 0);
}

/* All problems go away, and so do their marks. */
static void
test_erased (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture->link));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start,
                          "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n"
                          "servers: [ { url: 'https://a.example' } ]\npaths:\n  /p:\n    get:\n"
                          "      operationId: getP\n      description: Gives a peak.\n"
                          "      responses: { '200': { description: OK } }\n", -1);
  wait_for_marks (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (smith_document_get_problems (fixture->document)),
                    ==, 0);
  g_assert_cmpuint (count_underlines (fixture), ==, 0);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
}

/* A line that is typed while marks are drawn moves what is drawn later. */
static void
test_typed_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture->link));
  g_autoptr(GSList) marks = NULL;
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "# one\n", -1);
  support_wait_for_check (fixture->document);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "# two\n", -1);
  while (smith_marker_is_working (fixture->marker))
    g_main_context_iteration (NULL, TRUE);

  /* paths: stood on line 3, its first get: on line 5 */
  marks = gtk_source_buffer_get_source_marks_at_line (GTK_SOURCE_BUFFER (buffer), 7, NULL);
  g_assert_nonnull (marks);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  g_test_add ("/marker/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/marker/redrawn", Fixture, NULL, set_up, test_redrawn, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (typed_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/marker/typed/%s", typed_rows[i].name);

      g_test_add (path, Fixture, &typed_rows[i], set_up, test_typed, tear_down);
    }
  g_test_add ("/marker/erased", Fixture, NULL, set_up, test_erased, tear_down);
  g_test_add ("/marker/typed-meanwhile", Fixture, NULL, set_up, test_typed_meanwhile, tear_down);

  return support_run ();
}
