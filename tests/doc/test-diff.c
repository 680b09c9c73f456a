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
  { "put-in-and-changed", LINES, { { 4, 4, "x\n" }, { 4, 5, "C" } }, 0,
    "@@ -3,1 +3,2 @@\n-c\n+x\n+C\n" },
  { "put-in-and-next-line", LINES, { { 4, 4, "x\n" }, { 6, 7, "D" } }, 0,
    "@@ -2,0 +3,1 @@\n+x\n@@ -4,1 +5,1 @@\n-d\n+D\n" },
  { "two-at-the-end", "a\nb", { { 2, 3, "c" }, { 3, 3, "\nd\n" } }, 0,
    "@@ -2,1 +2,2 @@\n-b\n\\ No newline at end of file\n+c\n+d\n" },
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
  g_assert_true (smith_diff_print (text, edits, row->n_context, G_MAXSIZE, G_MAXSIZE, out));
  g_assert_cmpstr (out->str, ==, row->diff);
}

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

typedef struct
{
  const char *name;
  const char *before;
  Edit        edits[3];
  guint       n_context;
  gsize       max_bytes;
  gsize       max_line_bytes;
  const char *diff;
  gboolean    is_whole;
} CutRow;

static const CutRow cut_rows[] = {
  { "no-hunk-behind-the-end", LINES, { { 0, 1, "A" }, { 14, 15, "H" } }, 0, 5, 99,
    "@@ -1,1 +1,1 @@\n-a\n+A\n", FALSE },
  { "end-inside-a-hunk", LINES, { { 0, 8, "1\n2\n3\n4\n" } }, 1, 5, 99,
    "@@ -1,5 +1,5 @@\n-a\n-b\n", FALSE },
  { "end-of-the-last-hunk", "a\n", { { 0, 1, "A" } }, 0, 4, 99,
    "@@ -1,1 +1,1 @@\n-a\n+A\n", TRUE },
  { "line-that-just-fits", TEN "\n", { { 0, 1, "A" } }, 0, 99, 10,
    "@@ -1,1 +1,1 @@\n-" TEN "\n+A123456789\n", TRUE },
  { "line-cut", TEN "\n", { { 0, 1, "A" } }, 0, 99, 9,
    "@@ -1,1 +1,1 @@\n-012345678…\n+A12345678…\n", FALSE },
  { "line-cut-between-characters", "aéb\n", { { 0, 1, "A" } }, 0, 99, 2,
    "@@ -1,1 +1,1 @@\n-a…\n+A…\n", FALSE },
  { "line-around-cut", "a\n" TEN "\n", { { 0, 1, "A" } }, 1, 99, 9,
    "@@ -1,2 +1,2 @@\n-a\n+A\n 012345678…\n", TRUE },
  { "cut-before-what-changes", HUNDRED TEN TEN "\n", { { 105, 106, "X" } }, 0, 999, 90,
    "@@ -1,1 +1,1 @@\n"
    "-…56789" TEN TEN TEN TEN TEN TEN TEN TEN "01234…\n"
    "+…56789" TEN TEN TEN TEN TEN TEN TEN "01234X678901234…\n", FALSE },
  { "cut-without-an-end", TEN, { { 0, 1, "A" } }, 0, 99, 5,
    "@@ -1,1 +1,1 @@\n-01234…\n\\ No newline at end of file\n"
    "+A1234…\n\\ No newline at end of file\n", FALSE },
};

static void
test_cut (gconstpointer data)
{
  const CutRow *row = data;
  g_autoptr(GBytes) text = g_bytes_new_static (row->before, strlen (row->before));
  g_autoptr(GPtrArray) edits = make_edits (row->edits);
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean is_whole;

  g_assert_true (smith_text_edits_sort (edits, strlen (row->before)));
  is_whole = smith_diff_print (text, edits, row->n_context, row->max_bytes, row->max_line_bytes,
                               out);
  g_assert_cmpstr (out->str, ==, row->diff);
  g_assert_cmpint (is_whole, ==, row->is_whole);
}

/* Many edits of one very long line: minutes when each looks through the line. */
static void
test_one_line (void)
{
  const gsize length = 8 * 1024 * 1024;
  g_autofree char *line = g_malloc (length);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GBytes) text = NULL;

  memset (line, 'a', length);
  for (gsize at = 64; at < length; at += 128)
    smith_text_edits_add (edits, (SmithSpan) { at, at + 1 }, "b");
  text = g_bytes_new_take (g_steal_pointer (&line), length);
  g_assert_false (smith_diff_print (text, edits, 3, 64 * 1024, 1024, out));
  g_assert_cmpuint (out->len, <, 4096);
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
  for (gsize i = 0; i < G_N_ELEMENTS (cut_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/doc/diff/cut/", cut_rows[i].name, NULL);

      g_test_add_data_func (path, &cut_rows[i], test_cut);
    }
  g_test_add_func ("/doc/diff/one-line", test_one_line);

  return g_test_run ();
}
