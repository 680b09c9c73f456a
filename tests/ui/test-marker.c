/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "ui/smith-marker.h"

#define N_OPERATIONS 40

/* So many that a pass over their problems takes many turns of the main loop. */
#define LONG 1500

typedef struct
{
  SmithDocument *document;
  SmithTextLink *link;
  SmithMarker   *marker;
  GtkWidget     *view;
} Fixture;

/* Operations without an operationId: one dropped each, at `get`. */
static char *
make_text (guint n_operations)
{
  GString *text = g_string_new ("openapi: 3.1.0\n"
                                "info: { title: T, version: '1' }\n"
                                "servers: [ { url: 'https://a.example' } ]\n"
                                "paths:\n");

  for (guint i = 0; i < n_operations; i++)
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
set_up_unmarked (Fixture    *fixture,
                 const char *text)
{
  fixture->document = support_new_document (text);
  fixture->link = smith_text_link_new (fixture->document);
  fixture->view = g_object_ref_sink (
    gtk_source_view_new_with_buffer (smith_text_link_get_buffer (fixture->link)));
  fixture->marker = smith_marker_new (fixture->document, fixture->link,
                                      GTK_SOURCE_VIEW (fixture->view));
}

static void
set_up_text (Fixture    *fixture,
             const char *text)
{
  set_up_unmarked (fixture, text);
  wait_for_marks (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *text = make_text (N_OPERATIONS);

  set_up_text (fixture, text);
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
  guint       n_drawn;  /* underlines that are made anew */
} TypedRow;

static const TypedRow typed_rows[] = {
  { "line-above", "openapi:", "# c\n", 0 },
  { "letter-in-title", "title:", "", 0 },
  { "problem-more", "responses:", "deprecated: 3\n      ", 1 },
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
  g_assert_cmpuint (n_drawn, ==, row->n_drawn);
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

/* A line that is typed while marks are drawn moves what is drawn later, before the next check has
 * looked at it. */
static void
test_typed_meanwhile (void)
{
  g_autofree char *text = make_text (LONG);
  GtkSourceBuffer *buffer;
  GtkTextIter start;
  Fixture fixture;

  set_up_unmarked (&fixture, text);
  buffer = smith_text_link_get_buffer (fixture.link);
  support_wait_for_check (fixture.document);
  while (count_marks (&fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_marker_is_working (fixture.marker));
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &start, "# two\n", -1);
  while (smith_marker_is_working (fixture.marker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_document_is_checking (fixture.document));

  /* paths: stood on line 3, its first get: on line 5 */
  for (guint i = 0; i < LONG; i++)
    {
      g_autoptr(GSList) marks =
        gtk_source_buffer_get_source_marks_at_line (buffer, 6 + 3 * (int) i, NULL);

      g_assert_cmpuint (g_slist_length (marks), ==, 1);
    }
  g_assert_cmpuint (count_underlines (&fixture), ==,
                    g_list_model_get_n_items (smith_document_get_problems (fixture.document)));
  tear_down (&fixture, NULL);
}

/* What is marked where, as text. */
static char *
print_marks (Fixture *fixture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture->link));
  GString *text = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      g_autoptr(GSList) tags = gtk_text_iter_get_tags (&iter);
      g_autoptr(GSList) marks = gtk_source_buffer_get_source_marks_at_line (
        GTK_SOURCE_BUFFER (buffer), gtk_text_iter_get_line (&iter), NULL);

      for (GSList *l = tags; l != NULL; l = l->next)
        {
          g_autoptr(GdkRGBA) colour = NULL;
          g_autofree char *name = NULL;

          g_object_get (l->data, "underline-rgba", &colour, NULL);
          name = colour != NULL ? gdk_rgba_to_string (colour) : NULL;
          if (name != NULL)
            g_string_append_printf (text, "%d %s\n", gtk_text_iter_get_offset (&iter), name);
        }
      for (GSList *l = marks; gtk_text_iter_starts_line (&iter) && l != NULL; l = l->next)
        g_string_append_printf (text, "line %d %s\n", gtk_text_iter_get_line (&iter),
                                gtk_source_mark_get_category (l->data));
    }
  while (gtk_text_iter_forward_char (&iter));

  return g_string_free (text, FALSE);
}

static void
edit_somewhere (GtkTextBuffer *buffer,
                GRand         *rand)
{
  static const char *const texts[] = {
    "x", "\n", ": ", "deprecated: 3\n      ", "- ", "description: no\n      ",
  };
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (
    buffer, &start, g_rand_int_range (rand, 0, gtk_text_buffer_get_char_count (buffer) + 1));
  end = start;
  gtk_text_iter_forward_chars (&end, g_rand_int_range (rand, 0, 40));
  if (g_rand_boolean (rand))
    gtk_text_buffer_delete (buffer, &start, &end);
  else
    gtk_text_buffer_insert (buffer, &start,
                            texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], -1);
}

static void
assert_marked_as_new (Fixture *fixture)
{
  SmithShadow *shadow = smith_document_get_shadow (fixture->document);
  g_autofree char *text = smith_shadow_dup_text (shadow, 0, smith_shadow_get_length (shadow));
  g_autofree char *ours = print_marks (fixture);
  g_autofree char *fresh = NULL;
  Fixture other;

  set_up_text (&other, text);
  fresh = print_marks (&other);
  g_assert_cmpstr (ours, ==, fresh);
  tear_down (&other, NULL);
}

typedef struct
{
  const char *name;
  guint       n_operations;
  guint       n_rounds;
} RandomRow;

static const RandomRow random_rows[] = {
  { "short", N_OPERATIONS, 25 },
  { "long", LONG, 3 },
};

/* Whatever was typed, and when: in the end the marks are those of the text, as if it were new. */
static void
test_random (gconstpointer data)
{
  const RandomRow *row = data;
  g_autofree char *text = make_text (row->n_operations);
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GtkTextBuffer *buffer;
  Fixture fixture;
  guint n_interrupted = 0;

  g_test_message ("seed %u", seed);
  set_up_text (&fixture, text);
  buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (fixture.link));
  for (guint i = 0; i < row->n_rounds; i++)
    {
      for (int n = g_rand_int_range (rand, 2, 6); n > 0; n--)
        {
          edit_somewhere (buffer, rand);
          if (g_rand_boolean (rand))
            support_wait_for_check (fixture.document);
          for (int turns = g_rand_int_range (rand, 0, 10);
               turns > 0 && smith_marker_is_working (fixture.marker); turns--)
            g_main_context_iteration (NULL, TRUE);
          n_interrupted += smith_marker_is_working (fixture.marker);
        }
      wait_for_marks (&fixture);
      assert_marked_as_new (&fixture);
      if (g_rand_int_range (rand, 0, 5) == 0)
        while (gtk_text_buffer_get_can_undo (buffer))
          gtk_text_buffer_undo (buffer);
    }
  g_test_message ("%u passes interrupted", n_interrupted);
  tear_down (&fixture, NULL);
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
  g_test_add_func ("/marker/typed-meanwhile", test_typed_meanwhile);
  for (gsize i = 0; i < G_N_ELEMENTS (random_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/marker/random/%s", random_rows[i].name);

      g_test_add_data_func (path, &random_rows[i], test_random);
    }

  return support_run ();
}
