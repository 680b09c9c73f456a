/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-merge.h"

#define MAX_CHANGES 100u
#define ROUNDS 3000u

typedef struct
{
  const char *name;
  const char *base;
  const char *local;
  const char *remote;
  const char *merged;      /* leaving conflicts as they are here */
  const char *overwritten; /* (nullable) taking the remote side; NULL for the same */
  guint       n_taken, n_kept, n_same, n_conflicts;
} Row;

#define BASE "a\nb\nc\nd\ne\n"

static const Row rows[] = {
  { "nothing", BASE, BASE, BASE, BASE, NULL, 0, 0, 0, 0 },
  { "only-there", BASE, BASE, "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n", NULL, 1, 0, 0, 0 },
  { "only-here", BASE, "a\nB\nc\nd\ne\n", BASE, "a\nB\nc\nd\ne\n", NULL, 0, 1, 0, 0 },
  { "both-same", BASE, "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n", NULL, 0, 0, 1, 0 },
  { "apart", BASE, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n", "A\nb\nc\nd\nE\n", NULL, 1, 1, 0, 0 },
  { "apart-longer", BASE, "1\n2\n3\na\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n",
    "1\n2\n3\na\nb\nc\nd\nE\nf\n", NULL, 1, 1, 0, 0 },
  { "apart-shorter", BASE, "c\nd\ne\n", "a\nb\nc\nd\nE\n", "c\nd\nE\n", NULL, 1, 1, 0, 0 },
  { "same-line", BASE, "a\nb\nX\nd\ne\n", "a\nb\nY\nd\ne\n", "a\nb\nX\nd\ne\n",
    "a\nb\nY\nd\ne\n", 0, 0, 0, 1 },
  { "neighbours", BASE, "a\nX\nc\nd\ne\n", "a\nb\nY\nd\ne\n", "a\nX\nc\nd\ne\n",
    "a\nb\nY\nd\ne\n", 0, 0, 0, 1 },
  { "one-between", BASE, "a\nX\nc\nd\ne\n", "a\nb\nc\nY\ne\n", "a\nX\nc\nY\ne\n", NULL,
    1, 1, 0, 0 },
  { "changed-and-left-out", BASE, "a\nb\nX\nd\ne\n", "a\nb\nd\ne\n", "a\nb\nX\nd\ne\n",
    "a\nb\nd\ne\n", 0, 0, 0, 1 },
  { "put-in-twice", BASE, "a\nb\nX\nc\nd\ne\n", "a\nb\nY\nc\nd\ne\n", "a\nb\nX\nc\nd\ne\n",
    "a\nb\nY\nc\nd\ne\n", 0, 0, 0, 1 },
  { "conflict-and-taken", BASE, "X\nb\nc\nd\ne\n", "Y\nb\nc\nd\nE\n", "X\nb\nc\nd\nE\n",
    "Y\nb\nc\nd\nE\n", 1, 0, 0, 1 },
  { "one-over-two", BASE, "A\nb\nC\nd\ne\n", "x\nd\ne\n", "A\nb\nC\nd\ne\n", "x\nd\ne\n",
    0, 0, 0, 1 },
  { "all-gone-there", BASE, BASE, "", "", NULL, 1, 0, 0, 0 },
  { "no-newline", "a\nb", "A\nb", "a\nb", "A\nb", NULL, 0, 1, 0, 0 },
  { "newline-there", "a\nx\nb", "A\nx\nb", "a\nx\nb\n", "A\nx\nb\n", NULL, 1, 1, 0, 0 },
  { "crlf", "a\r\nb\r\nc\r\n", "A\r\nb\r\nc\r\n", "a\r\nb\r\nC\r\n", "A\r\nb\r\nC\r\n", NULL,
    1, 1, 0, 0 },
  { "from-nothing", "", "a\n", "b\n", "a\n", "b\n", 0, 0, 0, 1 },
};

static GBytes *
merge (GBytes   *base,
       GBytes   *local,
       GBytes   *remote,
       gboolean  takes_remote,
       guint    *out_n_conflicts)
{
  g_autoptr(SmithMerge) merged = smith_merge_new (base, local, remote, takes_remote, MAX_CHANGES,
                                                  NULL);

  *out_n_conflicts = merged->conflicts->len;
  g_assert_true (smith_text_edits_sort (merged->edits, g_bytes_get_size (local)));

  return smith_text_edits_apply (merged->edits, local);
}

static void
assert_text (GBytes     *bytes,
             const char *expected)
{
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static GBytes *
to_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GBytes) base = to_bytes (row->base);
  g_autoptr(GBytes) local = to_bytes (row->local);
  g_autoptr(GBytes) remote = to_bytes (row->remote);
  g_autoptr(SmithMerge) merged = smith_merge_new (base, local, remote, FALSE, MAX_CHANGES, NULL);
  g_autoptr(GBytes) kept = smith_text_edits_apply (merged->edits, local);
  g_autoptr(GBytes) taken = NULL;
  guint n_conflicts;

  assert_text (kept, row->merged);
  g_assert_cmpuint (merged->n_taken, ==, row->n_taken);
  g_assert_cmpuint (merged->n_kept, ==, row->n_kept);
  g_assert_cmpuint (merged->n_same, ==, row->n_same);
  g_assert_cmpuint (merged->conflicts->len, ==, row->n_conflicts);
  taken = merge (base, local, remote, TRUE, &n_conflicts);
  assert_text (taken, row->overwritten != NULL ? row->overwritten : row->merged);
  g_assert_cmpuint (n_conflicts, ==, row->n_conflicts);
}

/* Few different lines, so that they repeat themselves. */
static GBytes *
make_random (GRand  *rand,
             GBytes *from)
{
  GString *text = g_string_new (NULL);
  gsize length;
  const char *data = from != NULL ? g_bytes_get_data (from, &length) : "a\nb\nc\nd\na\nb\nc\nd\n";

  if (from == NULL)
    length = strlen (data);
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gint32 dice = g_rand_int_range (rand, 0, 12);

      if (dice == 0)
        g_string_append_printf (text, "%c\n", g_rand_int_range (rand, 'a', 'g'));
      if (dice == 1)
        g_string_append_printf (text, "%c\n", g_rand_int_range (rand, 'a', 'g'));
      else if (dice != 2)
        g_string_append_len (text, data + i, 2);
    }

  return g_string_free_to_bytes (text);
}

/* Whose text takes the changes of the other one makes no difference to what comes out. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261128);
  guint n_with = 0, n_without = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(GBytes) base = make_random (rand, NULL);
      g_autoptr(GBytes) local = make_random (rand, base);
      g_autoptr(GBytes) remote = make_random (rand, base);
      guint n_conflicts, n_there;
      g_autoptr(GBytes) here = merge (base, local, remote, TRUE, &n_conflicts);
      g_autoptr(GBytes) there = merge (base, remote, local, FALSE, &n_there);
      g_autoptr(GBytes) new_text = merge (base, base, remote, FALSE, &n_there);
      g_autoptr(GBytes) old_text = merge (base, local, base, TRUE, &n_there);
      g_autoptr(GBytes) same = merge (base, remote, remote, TRUE, &n_there);

      g_assert_true (g_bytes_equal (here, there));
      g_assert_true (g_bytes_equal (new_text, remote));
      g_assert_true (g_bytes_equal (old_text, local));
      g_assert_true (g_bytes_equal (same, remote));
      n_with += n_conflicts > 0;
      n_without += n_conflicts == 0;
    }
  g_assert_cmpuint (n_with, >, ROUNDS / 10);
  g_assert_cmpuint (n_without, >, ROUNDS / 10);
}

/* A conflict is where it is in the local text, behind what was put in before it. */
static void
test_place (void)
{
  g_autoptr(GBytes) base = to_bytes (BASE);
  g_autoptr(GBytes) local = to_bytes ("1\n2\na\nb\nc\nX\ne\n");
  g_autoptr(GBytes) remote = to_bytes ("a\nb\nc\nYYY\ne\n");
  g_autoptr(SmithMerge) merged = smith_merge_new (base, local, remote, FALSE, MAX_CHANGES, NULL);
  const SmithSpan *place;

  g_assert_cmpuint (merged->conflicts->len, ==, 1);
  place = &g_array_index (merged->conflicts, SmithSpan, 0);
  g_assert_cmpuint (place->start, ==, 10);
  g_assert_cmpuint (place->end, ==, 12);
}

/* More changes than are told apart are one, which touches all others. */
static void
test_too_many (void)
{
  g_autoptr(GBytes) base = to_bytes ("a\nb\nc\nd\ne\nf\n");
  g_autoptr(GBytes) local = to_bytes ("a\nb\nX\nd\ne\nf\n");
  g_autoptr(GBytes) remote = to_bytes ("A\nb\nc\nd\ne\nF\n");
  g_autoptr(SmithMerge) merged = smith_merge_new (base, local, remote, TRUE, 2, NULL);
  g_autoptr(GBytes) text = smith_text_edits_apply (merged->edits, local);

  g_assert_cmpuint (merged->conflicts->len, ==, 1);
  g_assert_true (g_bytes_equal (text, remote));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/rows/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/merge/random", test_random);
  g_test_add_func ("/merge/place", test_place);
  g_test_add_func ("/merge/too-many", test_too_many);

  return g_test_run ();
}
