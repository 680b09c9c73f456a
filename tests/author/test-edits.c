/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-edits.h"

/* A text whose "Here" is followed through three edits:
 * revision 1 `ab Here`, 2 `xxab Here`, 3 `ab Here`, 4 `ab Here and more` */
static SmithEdits *
make_edits (void)
{
  SmithEdits *edits = smith_edits_new ();

  smith_edits_add (edits, 2, 0, 0, 2);
  smith_edits_add (edits, 3, 0, 2, 0);
  smith_edits_add (edits, 4, 7, 0, 9);
  return edits;
}

typedef struct
{
  const char *name;
  guint64     revision;
  SmithSpan   span;
} ShiftCase;

static const ShiftCase shift_cases[] = {
  { "from-the-first",  1, { 3, 7 } },
  { "from-the-second", 2, { 5, 9 } },
  { "from-the-third",  3, { 3, 7 } },
  { "from-the-last",   4, { 3, 7 } },
};

static void
test_shift (gconstpointer data)
{
  const ShiftCase *c = data;
  g_autoptr(SmithEdits) edits = make_edits ();
  SmithSpan span = smith_edits_shift (edits, c->revision, c->span);

  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (span.end, ==, 7);
}

static void
test_forget (void)
{
  g_autoptr(SmithEdits) edits = make_edits ();
  SmithSpan span;

  smith_edits_forget (edits, 2);
  span = smith_edits_shift (edits, 2, (SmithSpan) { 5, 9 });
  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (span.end, ==, 7);

  smith_edits_forget (edits, 9);
  span = smith_edits_shift (edits, 1, (SmithSpan) { 5, 9 });
  g_assert_cmpuint (span.start, ==, 5);
}

/* Back to where places were, and how much was never touched. */
static void
test_unshift (void)
{
  g_autoptr(SmithEdits) edits = make_edits ();

  g_assert_cmpuint (smith_edits_unshift (edits, 1, 3), ==, 3);
  g_assert_cmpuint (smith_edits_unshift (edits, 2, 3), ==, 5);
  g_assert_cmpuint (smith_edits_unshift (edits, 3, 9), ==, 7);
  g_assert_cmpuint (smith_edits_unshift (edits, 3, 20), ==, 11);
  g_assert_cmpuint (smith_edits_unshift (edits, 4, 9), ==, 9);
  g_assert_cmpuint (smith_edits_get_start (edits, 1), ==, 0);
  g_assert_cmpuint (smith_edits_get_start (edits, 3), ==, 7);
  g_assert_cmpuint (smith_edits_get_start (edits, 4), ==, G_MAXSIZE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (shift_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/edits/shift/", shift_cases[i].name, NULL);

      g_test_add_data_func (path, &shift_cases[i], test_shift);
    }
  g_test_add_func ("/edits/forget", test_forget);
  g_test_add_func ("/edits/unshift", test_unshift);

  return g_test_run ();
}
