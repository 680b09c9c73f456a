/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-text-edit.h"

typedef struct
{
  const char *name;
  const char *text;
  struct { SmithSpan span; const char *text; } edits[3];
  const char *result;  /* NULL when they do not fit */
} ApplyCase;

static const ApplyCase apply_cases[] = {
  { "none",                 "abc",    { { { 0 } } },                              "abc" },
  { "replace",              "abcdef", { { { 2, 4 }, "X" } },                      "abXef" },
  { "insert-at-the-start",  "abc",    { { { 0, 0 }, "X" } },                      "Xabc" },
  { "insert-at-the-end",    "abc",    { { { 3, 3 }, "X" } },                      "abcX" },
  { "delete-all",           "abc",    { { { 0, 3 }, "" } },                       "" },
  { "into-an-empty-text",   "",       { { { 0, 0 }, "abc" } },                    "abc" },
  { "any-order",            "abcdef", { { { 4, 5 }, "E" }, { { 0, 1 }, "A" } },   "AbcdEf" },
  { "neighbours",           "abcdef", { { { 1, 3 }, "X" }, { { 3, 5 }, "Y" } },   "aXYf" },
  { "two-at-one-point",     "ab",     { { { 1, 1 }, "X" }, { { 1, 1 }, "Y" } },   "aXYb" },
  { "before-a-replacement", "abc",    { { { 1, 2 }, "X" }, { { 1, 1 }, "Y" } },   "aYXc" },
  { "after-a-replacement",  "abc",    { { { 1, 2 }, "X" }, { { 2, 2 }, "Y" } },   "aXYc" },
  { "overlap",              "abcdef", { { { 1, 4 }, "X" }, { { 3, 5 }, "Y" } },   NULL },
  { "insert-inside",        "abcdef", { { { 1, 4 }, "X" }, { { 2, 2 }, "Y" } },   NULL },
  { "same-span-twice",      "abcdef", { { { 1, 4 }, "X" }, { { 1, 4 }, "Y" } },   NULL },
  { "past-the-end",         "abc",    { { { 2, 4 }, "X" } },                      NULL },
};

static GPtrArray *
make_edits (const ApplyCase *c)
{
  GPtrArray *edits = smith_text_edits_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (c->edits) && c->edits[i].text != NULL; i++)
    smith_text_edits_add (edits, c->edits[i].span, c->edits[i].text);
  return edits;
}

static void
test_apply (gconstpointer data)
{
  const ApplyCase *c = data;
  g_autoptr(GPtrArray) edits = make_edits (c);
  g_autoptr(GBytes) text = g_bytes_new_static (c->text, strlen (c->text));
  g_autoptr(GPtrArray) inverse = smith_text_edits_invert (edits, text);
  g_autoptr(GBytes) result = smith_text_edits_apply (edits, text);
  g_autoptr(GBytes) back = NULL;

  if (c->result == NULL)
    {
      g_assert_null (result);
      g_assert_null (inverse);
      return;
    }

  g_assert_cmpmem (g_bytes_get_data (result, NULL), g_bytes_get_size (result),
                   c->result, strlen (c->result));
  back = smith_text_edits_apply (inverse, result);
  g_assert_true (g_bytes_equal (back, text));
}

typedef struct
{
  const char *name;
  SmithSpan   span;
  gsize       offset, removed, added;
  SmithSpan   shifted;
} ShiftCase;

static const ShiftCase shift_cases[] = {
  { "before",               { 5, 8 }, 1, 2, 3, { 6, 9 } },
  { "after",                { 5, 8 }, 9, 1, 3, { 5, 8 } },
  { "insert-at-the-start",  { 5, 8 }, 5, 0, 2, { 7, 10 } },
  { "insert-at-the-end",    { 5, 8 }, 8, 0, 2, { 5, 8 } },
  { "insert-inside",        { 5, 8 }, 6, 0, 2, { 5, 10 } },
  { "delete-up-to-it",      { 5, 8 }, 3, 2, 0, { 3, 6 } },
  { "delete-inside",        { 5, 8 }, 6, 1, 0, { 5, 7 } },
  { "replace-all-of-it",    { 5, 8 }, 5, 3, 9, { 5, 14 } },
  { "delete-all-of-it",     { 5, 8 }, 5, 3, 0, { 5, 5 } },
  { "cut-its-start",        { 5, 8 }, 3, 4, 1, { 4, 5 } },
  { "cut-its-end",          { 5, 8 }, 7, 4, 1, { 5, 7 } },
  { "swallow-it",           { 5, 8 }, 2, 9, 3, { 5, 5 } },
  { "point-insert",         { 5, 5 }, 5, 0, 2, { 7, 7 } },
  { "point-before",         { 5, 5 }, 2, 1, 0, { 4, 4 } },
  { "point-after",          { 5, 5 }, 6, 1, 0, { 5, 5 } },
  { "point-swallowed",      { 5, 5 }, 4, 3, 1, { 5, 5 } },
};

static void
test_shift (gconstpointer data)
{
  const ShiftCase *c = data;
  SmithSpan shifted = smith_span_shift (c->span, c->offset, c->removed, c->added);

  g_assert_cmpuint (shifted.start, ==, c->shifted.start);
  g_assert_cmpuint (shifted.end, ==, c->shifted.end);
}

static void
test_shift_list (void)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  SmithSpan span;

  smith_text_edits_add (edits, (SmithSpan) { 12, 13 }, "");
  smith_text_edits_add (edits, (SmithSpan) { 0, 2 }, "");
  smith_text_edits_add (edits, (SmithSpan) { 6, 6 }, "abc");
  span = smith_text_edits_shift_span (edits, (SmithSpan) { 5, 8 });
  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (span.end, ==, 9);
}

/* Edits at random that do not overlap, in an order at random. */
static GPtrArray *
random_edits (GRand *rand,
              gsize  length)
{
  GPtrArray *edits = smith_text_edits_new ();
  gsize at = 0;

  while (at <= length && g_rand_int_range (rand, 0, 8) > 0)
    {
      gsize start = at + (gsize) g_rand_int_range (rand, 0, 6);
      gsize end = start + (gsize) g_rand_int_range (rand, 0, 4);
      char text[8];
      int n = g_rand_int_range (rand, 0, (int) sizeof text);

      if (end > length)
        break;
      for (int i = 0; i < n; i++)
        text[i] = (char) g_rand_int_range (rand, 0, 128);
      g_ptr_array_insert (edits, g_rand_int_range (rand, 0, (int) edits->len + 1),
                          smith_text_edit_new ((SmithSpan) { start, end }, text, n));
      at = MAX (end, start + 1);
    }

  return edits;
}

static void
test_random_inverse (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 2000; round++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 60);
      g_autofree char *data = g_malloc (length + 1);
      g_autoptr(GBytes) text = NULL;
      g_autoptr(GPtrArray) edits = NULL;
      g_autoptr(GPtrArray) inverse = NULL;
      g_autoptr(GBytes) result = NULL;
      g_autoptr(GBytes) back = NULL;

      for (gsize i = 0; i < length; i++)
        data[i] = (char) g_rand_int_range (rand, 0, 256);
      text = g_bytes_new (data, length);
      edits = random_edits (rand, length);

      result = smith_text_edits_apply (edits, text);
      g_assert_nonnull (result);
      inverse = smith_text_edits_invert (edits, text);
      back = smith_text_edits_apply (inverse, result);
      g_assert_true (g_bytes_equal (back, text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (apply_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-edit/apply/", apply_cases[i].name, NULL);

      g_test_add_data_func (path, &apply_cases[i], test_apply);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shift_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-edit/shift/", shift_cases[i].name, NULL);

      g_test_add_data_func (path, &shift_cases[i], test_shift);
    }
  g_test_add_func ("/text-edit/shift-by-a-list", test_shift_list);
  g_test_add_func ("/text-edit/random-inverse", test_random_inverse);

  return g_test_run ();
}
