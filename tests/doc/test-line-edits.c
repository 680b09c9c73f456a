/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-diff.h"
#include "doc/smith-line-edits.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *diff;
} Row;

#define LINES "a\nb\nc\nd\ne\nf\ng\nh\n"

static const Row rows[] = {
  { "same", LINES, LINES, "" },
  { "both-empty", "", "", "" },
  { "from-empty", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n" },
  { "to-empty", "a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n" },
  { "one-line", LINES, "a\nb\nC\nd\ne\nf\ng\nh\n", "@@ -3,1 +3,1 @@\n-c\n+C\n" },
  { "first-and-last", LINES, "A\nb\nc\nd\ne\nf\ng\nH\n",
    "@@ -1,1 +1,1 @@\n-a\n+A\n@@ -8,1 +8,1 @@\n-h\n+H\n" },
  { "put-in", LINES, "a\nb\nx\ny\nc\nd\ne\nf\ng\nh\n", "@@ -2,0 +3,2 @@\n+x\n+y\n" },
  { "left-out", LINES, "a\nd\ne\nf\ng\nh\n", "@@ -2,2 +1,0 @@\n-b\n-c\n" },
  { "moved", LINES, "b\nc\nd\ne\nf\ng\nh\na\n", "@@ -1,1 +0,0 @@\n-a\n@@ -8,0 +8,1 @@\n+a\n" },
  { "nothing-in-common", "a\nb\n", "x\ny\n", "@@ -1,2 +1,2 @@\n-a\n-b\n+x\n+y\n" },
  { "same-line-again", "x\na\nx\n", "x\nx\na\nx\nx\n",
    "@@ -1,0 +2,1 @@\n+x\n@@ -2,0 +4,1 @@\n+x\n" },
  { "newline-at-the-end", "a\nb", "a\nb\n",
    "@@ -2,1 +2,1 @@\n-b\n\\ No newline at end of file\n+b\n" },
};

static void
assert_diff (const char *before,
             const char *after,
             guint       max_changes,
             const char *expected)
{
  g_autoptr(GBytes) from = g_bytes_new (before, strlen (before));
  g_autoptr(GBytes) to = g_bytes_new (after, strlen (after));
  g_autoptr(GPtrArray) edits = smith_line_edits_new (from, to, max_changes, NULL);
  g_autoptr(GBytes) made = smith_text_edits_apply (edits, from);
  g_autoptr(GString) out = g_string_new (NULL);

  g_assert_true (g_bytes_equal (made, to));
  g_assert_true (smith_diff_print (from, edits, 0, G_MAXSIZE, G_MAXSIZE, out));
  if (expected != NULL)
    g_assert_cmpstr (out->str, ==, expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  assert_diff (row->before, row->after, 100, row->diff);
}

/* With more changes than are told apart it is one stretch, from the first to the last. */
static void
test_many (void)
{
  assert_diff (LINES, "A\nb\nc\nd\ne\nf\ng\nH\n", 4,
               "@@ -1,1 +1,1 @@\n-a\n+A\n@@ -8,1 +8,1 @@\n-h\n+H\n");
  assert_diff (LINES, "A\nb\nc\nD\ne\nf\ng\nh\n", 3,
               "@@ -1,4 +1,4 @@\n-a\n-b\n-c\n-d\n+A\n+b\n+c\n+D\n");
  assert_diff ("", LINES, 0, "@@ -0,0 +1,8 @@\n+a\n+b\n+c\n+d\n+e\n+f\n+g\n+h\n");
}

static char *
make_random (void)
{
  GString *text = g_string_new (NULL);

  for (gint32 n = g_test_rand_int_range (0, 24); n > 0; n--)
    g_string_append_printf (text, "%c\n", (char) g_test_rand_int_range ('a', 'e'));

  return g_string_free (text, FALSE);
}

/* Lines that go and come, counted with the textbook's table. */
static guint
count_fewest (const char *before,
              const char *after)
{
  guint n = (guint) strlen (before) / 2, m = (guint) strlen (after) / 2;
  guint common[25][25] = { { 0 } };

  for (guint i = 1; i <= n; i++)
    for (guint k = 1; k <= m; k++)
      common[i][k] = before[2 * (i - 1)] == after[2 * (k - 1)]
                       ? common[i - 1][k - 1] + 1
                       : MAX (common[i - 1][k], common[i][k - 1]);

  return n + m - 2 * common[n][m];
}

/* Any two texts: the edits make one of the other, and change as few lines as can be. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *before = make_random ();
      g_autofree char *after = make_random ();
      g_autoptr(GBytes) from = g_bytes_new (before, strlen (before));
      g_autoptr(GBytes) to = g_bytes_new (after, strlen (after));
      g_autoptr(GPtrArray) edits = smith_line_edits_new (from, to, 100, NULL);
      g_autoptr(GBytes) made = smith_text_edits_apply (edits, from);
      gsize n_changed = 0;

      g_assert_true (g_bytes_equal (made, to));
      for (guint k = 0; k < edits->len; k++)
        {
          const SmithTextEdit *edit = g_ptr_array_index (edits, k);

          n_changed += (edit->span.end - edit->span.start + edit->length) / 2;
        }
      g_assert_cmpuint (n_changed, ==, count_fewest (before, after));
    }
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) from = g_bytes_new_static (LINES, strlen (LINES));
  g_autoptr(GBytes) to = g_bytes_new_static ("x\n" LINES "y\n", strlen (LINES) + 4);
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(GBytes) made = NULL;

  g_cancellable_cancel (cancellable);
  edits = smith_line_edits_new (from, to, 100, cancellable);
  g_assert_cmpuint (edits->len, ==, 1);
  made = smith_text_edits_apply (edits, from);
  g_assert_true (g_bytes_equal (made, to));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/line-edits/row/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/line-edits/many", test_many);
  g_test_add_func ("/line-edits/random", test_random);
  g_test_add_func ("/line-edits/cancelled", test_cancelled);

  return g_test_run ();
}
