/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/smith-diff.h"

typedef struct
{
  gsize       start, end;
  const char *text;
} Edit;

typedef struct
{
  const char *name;
  const char *before;
  Edit        edits[3];  /* ended by one without text */
  guint       n_context;
  const char *diff;
} Row;

#define LINES "a\nb\nc\nd\ne\nf\ng\nh\n"

static const Row rows[] = {
  { "nothing", LINES, { { 0 } }, 3, "" },
  { "word", LINES, { { 6, 7, "D" } }, 1, "@@ -3,3 +3,3 @@\n c\n-d\n+D\n e\n" },
  { "first-line", LINES, { { 0, 1, "A" } }, 1, "@@ -1,2 +1,2 @@\n-a\n+A\n b\n" },
  { "last-line", LINES, { { 14, 15, "H" } }, 1, "@@ -7,2 +7,2 @@\n g\n-h\n+H\n" },
  { "insert-line", LINES, { { 4, 4, "x\n" } }, 1, "@@ -2,2 +2,3 @@\n b\n+x\n c\n" },
  { "insert-behind-a-line", LINES, { { 3, 3, "\nx" } }, 1, "@@ -1,3 +1,4 @@\n a\n b\n+x\n c\n" },
  { "remove-line", LINES, { { 4, 6, "" } }, 1, "@@ -2,3 +2,2 @@\n b\n-c\n d\n" },
  { "remove-all", "a\n", { { 0, 2, "" } }, 3, "@@ -1,1 +0,0 @@\n-a\n" },
  { "into-empty", "", { { 0, 0, "a\n" } }, 3, "@@ -0,0 +1,1 @@\n+a\n" },
  { "two-on-a-line", "ab cd\n", { { 0, 1, "A" }, { 3, 4, "C" } }, 0,
    "@@ -1,1 +1,1 @@\n-ab cd\n+Ab Cd\n" },
  { "two-near", LINES, { { 2, 3, "B" }, { 8, 9, "E" } }, 1,
    "@@ -1,6 +1,6 @@\n a\n-b\n+B\n c\n d\n-e\n+E\n f\n" },
  { "two-far", LINES, { { 0, 0, "x\ny\n" }, { 14, 15, "H" } }, 1,
    "@@ -1,1 +1,3 @@\n+x\n+y\n a\n@@ -7,2 +9,2 @@\n g\n-h\n+H\n" },
  { "join-lines", LINES, { { 3, 4, " " } }, 0, "@@ -2,2 +2,1 @@\n-b\n-c\n+b c\n" },
  { "no-newline-at-the-end", "a\nb", { { 2, 3, "c" } }, 0,
    "@@ -2,1 +2,1 @@\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n" },
  { "carriage-returns", "a\r\nb\r\n", { { 3, 4, "c" } }, 0, "@@ -2,1 +2,1 @@\n-b\r\n+c\r\n" },
};

static GPtrArray *
make_edits (const Edit *edits)
{
  GPtrArray *list = smith_text_edits_new ();

  for (; edits->text != NULL; edits++)
    smith_text_edits_add (list, (SmithSpan) { edits->start, edits->end }, edits->text);

  return list;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GBytes) text = g_bytes_new_static (row->before, strlen (row->before));
  g_autoptr(GPtrArray) edits = make_edits (row->edits);
  g_autoptr(GString) out = g_string_new (NULL);

  g_assert_true (smith_text_edits_sort (edits, strlen (row->before)));
  g_assert_true (smith_diff_print (text, edits, row->n_context, G_MAXSIZE, out));
  g_assert_cmpstr (out->str, ==, row->diff);
}

static void
test_bounded (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static (LINES, strlen (LINES));
  g_autoptr(GPtrArray) edits = make_edits ((Edit[]) { { 0, 1, "A" }, { 14, 15, "H" }, { 0 } });
  g_autoptr(GString) out = g_string_new (NULL);

  g_assert_true (smith_text_edits_sort (edits, strlen (LINES)));
  g_assert_false (smith_diff_print (text, edits, 0, 5, out));
  g_assert_cmpstr (out->str, ==, "@@ -1,1 +1,1 @@\n-a\n+A\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/doc/diff/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/doc/diff/bounded", test_bounded);

  return g_test_run ();
}
