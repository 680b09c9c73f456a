/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include "creds/smith-creds-error.h"
#include "ui/smith-body-view.h"
#include "ui/smith-call-words.h"
#include "ui/smith-panes.h"
#include "ui/smith-time-line.h"

/* ---- long bodies ---- */

static const struct
{
  const char *name;
  const char *text;
  gsize       max_bytes;
  gsize       max_line_bytes;
  const char *shown;
  gboolean    is_cut;
  gboolean    has_cut_lines;
} cut_cases[] = {
  { "whole", "ab\ncd", 10, 10, "ab\ncd", FALSE, FALSE },
  { "empty", "", 10, 10, "", FALSE, FALSE },
  { "long-line", "abcdefgh\nij", 100, 4, "abcd…\nij", FALSE, TRUE },
  { "many-lines", "ab\ncd\nef", 6, 4, "ab\ncd\n", TRUE, FALSE },
  { "between-characters", "aé\nb", 100, 2, "a…\nb", FALSE, TRUE },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gboolean is_cut, has_cut_lines;
  g_autofree char *shown =
    smith_body_view_cut (cut_cases[i].text, cut_cases[i].max_bytes, cut_cases[i].max_line_bytes,
                         &is_cut, &has_cut_lines);

  g_assert_cmpstr (shown, ==, cut_cases[i].shown);
  g_assert_cmpint (is_cut, ==, cut_cases[i].is_cut);
  g_assert_cmpint (has_cut_lines, ==, cut_cases[i].has_cut_lines);
}

/* ---- sizes ---- */

static const struct
{
  const char       *name;
  int               width;
  int               height;
  SmithPanesLayout  layout;
  int               start;  /* how much width the start needs */
  int               end;    /* and the end */
} size_cases[] = {
  { "wide", 1200, 700, SMITH_PANES_BESIDE },
  { "wide-and-low", 1200, 300, SMITH_PANES_BESIDE },
  { "just-wide", 760, 700, SMITH_PANES_BESIDE },
  { "just-narrow", 759, 700, SMITH_PANES_STACKED },
  { "just-high", 360, 560, SMITH_PANES_STACKED },
  { "just-low", 720, 559, SMITH_PANES_SINGLE },
  { "small", 360, 300, SMITH_PANES_SINGLE },
  { "large-text", 1200, 700, SMITH_PANES_STACKED, 650, 600 },
  { "large-text-and-low", 1200, 300, SMITH_PANES_SINGLE, 650, 600 },
  { "large-start", 1200, 700, SMITH_PANES_BESIDE, 700, 200 },
  { "large-end", 1200, 700, SMITH_PANES_BESIDE, 200, 700 },
};

/* Again: what an allocation wants changed is changed behind it. */
static void
allocate (GtkWidget *widget,
          int        width,
          int        height)
{
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (widget, width, height, -1, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

/* Whether nothing of @child is cut off at the left or the right of the pane that it is in. */
static gboolean
is_inside (GtkWidget *child,
           GtkWidget *panes)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  return bounds.origin.x >= 0 &&
         bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (panes);
}

static void
test_size (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *start = gtk_label_new ("start");
  GtkWidget *end = gtk_label_new ("end");
  GtkWidget *panes = g_object_ref_sink (g_object_new (SMITH_TYPE_PANES, "start", start,
                                                      "end", end, NULL));

  gtk_widget_set_size_request (start, size_cases[i].start, -1);
  gtk_widget_set_size_request (end, size_cases[i].end, -1);
  allocate (panes, size_cases[i].width, size_cases[i].height);
  g_assert_cmpint (smith_panes_get_layout (SMITH_PANES (panes)), ==, size_cases[i].layout);
  if (size_cases[i].layout == SMITH_PANES_BESIDE && size_cases[i].start == 0)
    g_assert_cmpint (gtk_widget_get_width (start), ==, size_cases[i].width / 2);
  else if (size_cases[i].layout == SMITH_PANES_BESIDE)
    {
      g_assert_true (is_inside (start, panes));
      g_assert_true (is_inside (end, panes));
    }
  else if (size_cases[i].layout == SMITH_PANES_STACKED)
    g_assert_cmpint (gtk_widget_get_height (start), ==, size_cases[i].height / 2);
  else
    {
      g_assert_true (gtk_widget_get_visible (start));
      g_assert_false (gtk_widget_get_visible (end));
      smith_panes_show_end (SMITH_PANES (panes), TRUE);
      g_assert_false (gtk_widget_get_visible (start));
      g_assert_true (gtk_widget_get_visible (end));
      allocate (panes, 1200, 700);
      g_assert_true (gtk_widget_get_visible (start));
    }
  g_assert_finalize_object (panes);
}

/* ---- words ---- */

static const struct
{
  const char *name;
  gint64      time_us;
  const char *words;
} time_cases[] = {
  { "nothing", 0, "under 0.1 ms" },
  { "short", 420, "0.4 ms" },
  { "whole", 182400, "182 ms" },
  { "long", 1250000, "1.2 s" },
};

static void
test_time (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *words = smith_time_to_words (time_cases[i].time_us);

  g_assert_cmpstr (words, ==, time_cases[i].words);
}

static const struct
{
  const char       *name;
  SmithHttpTimings  timings;
  const char       *words;
} line_cases[] = {
  { "everything", { 3000, 12000, 40000, 121000, 6000, 190000 },
    "Name 3.0 ms, connection 12 ms, TLS 40 ms, waiting 121 ms, download 6.0 ms." },
  { "plain", { -1, 500, -1, 2000, 1000, 4000 },
    "Connection 0.5 ms, waiting 2.0 ms, download 1.0 ms." },
  { "kept-open", { -1, -1, -1, 2000, 1000, 4000 },
    "Waiting 2.0 ms, download 1.0 ms. The connection was open already." },
};

static void
test_time_line (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *line = g_object_ref_sink (smith_time_line_new ());

  smith_time_line_set_timings (SMITH_TIME_LINE (line), &line_cases[i].timings);
  g_assert_cmpstr (smith_time_line_get_words (SMITH_TIME_LINE (line)), ==, line_cases[i].words);
  allocate (line, 300, 200);
  g_assert_finalize_object (line);
}

/* Every failure has a title of its own kind, something to do, and says what is still true. */
static const struct
{
  const char      *name;
  GQuark         (*get_domain) (void);
  int              code;
  SmithCallRemedy  remedy;
  const char      *title;
} error_cases[] = {
  { "no-connection", smith_http_error_quark, SMITH_HTTP_ERROR_UNREACHABLE,
    SMITH_CALL_REMEDY_SEND_AGAIN, "No Connection to the Server" },
  { "time", smith_http_error_quark, SMITH_HTTP_ERROR_TIMED_OUT,
    SMITH_CALL_REMEDY_SEND_AGAIN, "No Answer in Time" },
  { "arguments", smith_run_error_quark, SMITH_RUN_ERROR_BAD_ARGUMENTS,
    SMITH_CALL_REMEDY_ARGUMENTS, "An Argument Is Missing or Wrong" },
  { "origin", smith_run_error_quark, SMITH_RUN_ERROR_ORIGIN,
    SMITH_CALL_REMEDY_KEY, "The Key May Not Go There" },
  { "locked", smith_creds_error_quark, SMITH_CREDS_ERROR_LOCKED,
    SMITH_CALL_REMEDY_SEND_AGAIN, "The Keyring Is Locked" },
  { "no-secret", smith_creds_error_quark, SMITH_CREDS_ERROR_NOT_FOUND,
    SMITH_CALL_REMEDY_KEYS_PAGE, "The Key Has No Secret" },
  { "broken-list", smith_creds_error_quark, SMITH_CREDS_ERROR_CORRUPT,
    SMITH_CALL_REMEDY_KEYS_PAGE, "The Key Cannot Be Used" },
  { "other", g_io_error_quark, G_IO_ERROR_FAILED,
    SMITH_CALL_REMEDY_SEND_AGAIN, "The Call Was Not Made" },
};

static void
test_error (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = g_error_new_literal (error_cases[i].get_domain (),
                                                 error_cases[i].code, "Details.");

  g_assert_cmpstr (smith_call_words_title (error), ==, error_cases[i].title);
  g_assert_cmpint (smith_call_words_remedy (error), ==, error_cases[i].remedy);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cut_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-parts/cut/", cut_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (size_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-parts/size/", size_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_size);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (time_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-parts/time/", time_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_time);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-parts/time-line/", line_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_time_line);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/test-parts/error/", error_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_error);
    }

  return support_run ();
}
