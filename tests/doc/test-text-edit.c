/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc/smith-text-edit.h"

typedef struct
{
  SmithSpan   span;
  const char *text;
} EditRow;

typedef struct
{
  const char *name;
  const char *text;
  EditRow     edits[3];
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
make_edits (const EditRow *rows,
           gsize          n_rows)
{
  GPtrArray *edits = smith_text_edits_new ();

  for (gsize i = 0; i < n_rows && rows[i].text != NULL; i++)
    smith_text_edits_add (edits, rows[i].span, rows[i].text);
  return edits;
}

static void
test_apply (gconstpointer data)
{
  const ApplyCase *c = data;
  g_autoptr(GPtrArray) edits = make_edits (c->edits, G_N_ELEMENTS (c->edits));
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

typedef struct
{
  const char *name;
  const char *text;
  EditRow     first[3];
  EditRow     second[3];
  const char *composed;  /* as list_edits() writes it; NULL when one list does not fit */
} ComposeCase;

static const ComposeCase compose_cases[] = {
  { "none",              "abc",    { { { 0 } } },          { { { 0 } } },            "" },
  { "first-alone",       "abc",    { { { 1, 2 }, "X" } },  { { { 0 } } },            "1-2 X;" },
  { "second-alone",      "abc",    { { { 0 } } },          { { { 1, 2 }, "X" } },    "1-2 X;" },
  { "apart",             "abcdef", { { { 0, 1 }, "XYZ" } }, { { { 5, 6 }, "" } },
    "0-1 XYZ;3-4 ;" },
  { "apart-before",      "abcdef", { { { 4, 5 }, "X" } },
    { { { 0, 2 }, "Y" } }, "0-2 Y;4-5 X;" },
  { "touching-behind",   "abcdef", { { { 1, 3 }, "X" } },
    { { { 2, 4 }, "Y" } }, "1-3 X;3-5 Y;" },
  { "touching-before",   "abcdef", { { { 2, 4 }, "X" } },
    { { { 0, 2 }, "Y" } }, "0-2 Y;2-4 X;" },
  { "insert-before-new", "abc",    { { { 1, 1 }, "X" } },
    { { { 1, 1 }, "Y" } }, "1-1 Y;1-1 X;" },
  { "insert-behind-new", "abc",    { { { 1, 1 }, "X" } },
    { { { 2, 2 }, "Y" } }, "1-1 X;1-1 Y;" },
  { "insert-into-new",   "abc",    { { { 1, 1 }, "XX" } }, { { { 2, 2 }, "Y" } },    "1-1 XYX;" },
  { "insert-where-gone", "abcdef", { { { 2, 4 }, "" } },
    { { { 2, 2 }, "Y" } }, "2-2 Y;2-4 ;" },
  { "same-again",        "abcdef", { { { 2, 4 }, "X" } },  { { { 2, 3 }, "Y" } },    "2-4 Y;" },
  { "take-back",         "abc",    { { { 1, 1 }, "X" } },  { { { 1, 2 }, "" } },     "" },
  { "over-its-start",    "abcdef", { { { 2, 4 }, "XY" } }, { { { 1, 3 }, "Z" } },    "1-4 ZY;" },
  { "over-its-end",      "abcdef", { { { 2, 4 }, "XY" } }, { { { 3, 5 }, "Z" } },    "2-5 XZ;" },
  { "over-what-is-gone", "abcdef", { { { 2, 4 }, "" } },   { { { 1, 3 }, "Z" } },    "1-5 Z;" },
  { "over-two",          "abcdef", { { { 1, 2 }, "XX" }, { { 4, 5 }, "YY" } },
    { { { 2, 6 }, "Z" } },
    "1-5 XZY;" },
  { "two-in-one",        "abc",    { { { 1, 2 }, "12345" } },
    { { { 2, 3 }, "X" }, { { 4, 4 }, "Y" } }, "1-2 1X3Y45;" },
  { "chain",             "abcdefgh", { { { 1, 2 }, "11" }, { { 4, 5 }, "22" } },
    { { { 0, 2 }, "X" }, { { 2, 6 }, "Y" }, { { 7, 8 }, "Z" } }, "0-5 XY2;5-6 Z;" },
  { "first-overlaps",    "abcdef", { { { 1, 4 }, "X" }, { { 3, 5 }, "Y" } }, { { { 0 } } }, NULL },
  { "second-overlaps",   "abcdef", { { { 0 } } }, { { { 1, 4 }, "X" }, { { 3, 5 }, "Y" } }, NULL },
};

/* The list in its order, one edit as `start-end text;`. */
static char *
list_edits (GPtrArray *edits)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);

      g_string_append_printf (list, "%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s;",
                              edit->span.start, edit->span.end, edit->text);
    }

  return g_string_free (list, FALSE);
}

/* Whether an edit touches @at: what an edge there belongs to is a matter of order. */
static gboolean
is_touched (GPtrArray *edits,
            gsize      at)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i);

      if (edit->span.start <= at && at <= edit->span.end)
        return TRUE;
    }

  return FALSE;
}

/* What holds for any two lists: the same result as one after the other, the way back, and
 * spans that shift the same unless an edit touches an edge of theirs. */
static void
check_composed (GBytes    *text,
                GPtrArray *first,
                GPtrArray *second)
{
  g_autoptr(GPtrArray) composed = smith_text_edits_compose (first, second);
  g_autoptr(GBytes) between = smith_text_edits_apply (first, text);
  g_autoptr(GBytes) expected = smith_text_edits_apply (second, between);
  g_autoptr(GBytes) result = smith_text_edits_apply (composed, text);
  g_autoptr(GPtrArray) inverse = smith_text_edits_invert (composed, text);
  g_autoptr(GBytes) back = smith_text_edits_apply (inverse, result);
  gsize length = g_bytes_get_size (text);

  g_assert_true (g_bytes_equal (result, expected));
  g_assert_true (g_bytes_equal (back, text));
  for (guint i = 1; i < composed->len; i++)
    {
      const SmithTextEdit *last = g_ptr_array_index (composed, i - 1);
      const SmithTextEdit *edit = g_ptr_array_index (composed, i);

      g_assert_cmpuint (last->span.end, <=, edit->span.start);
    }

  for (gsize start = 0; start <= length; start++)
    for (gsize end = start; end <= length; end++)
      {
        SmithSpan span = { start, end }, one, two;

        if (is_touched (composed, start) || is_touched (composed, end))
          continue;
        one = smith_text_edits_shift_span (composed, span);
        two = smith_text_edits_shift_span (first, span);
        two = smith_text_edits_shift_span (second, two);
        g_assert_cmpuint (one.start, ==, two.start);
        g_assert_cmpuint (one.end, ==, two.end);
      }
}

static void
test_compose (gconstpointer data)
{
  const ComposeCase *c = data;
  g_autoptr(GPtrArray) first = make_edits (c->first, G_N_ELEMENTS (c->first));
  g_autoptr(GPtrArray) second = make_edits (c->second, G_N_ELEMENTS (c->second));
  g_autoptr(GPtrArray) composed = smith_text_edits_compose (first, second);
  g_autoptr(GBytes) text = g_bytes_new_static (c->text, strlen (c->text));
  g_autofree char *list = NULL;

  if (c->composed == NULL)
    {
      g_assert_null (composed);
      return;
    }

  list = list_edits (composed);
  g_assert_cmpstr (list, ==, c->composed);
  check_composed (text, first, second);
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

static GBytes *
random_text (GRand *rand,
             int    limit)
{
  gsize length = (gsize) g_rand_int_range (rand, 0, limit);
  char *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (char) g_rand_int_range (rand, 0, 256);
  return g_bytes_new_take (data, length);
}

static void
test_random_inverse (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr(GBytes) text = random_text (rand, 60);
      g_autoptr(GPtrArray) edits = random_edits (rand, g_bytes_get_size (text));
      g_autoptr(GBytes) result = smith_text_edits_apply (edits, text);
      g_autoptr(GPtrArray) inverse = smith_text_edits_invert (edits, text);
      g_autoptr(GBytes) back = NULL;

      g_assert_nonnull (result);
      back = smith_text_edits_apply (inverse, result);
      g_assert_true (g_bytes_equal (back, text));
    }
}

static void
test_random_compose (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 4000; round++)
    {
      g_autoptr(GBytes) text = random_text (rand, 30);
      g_autoptr(GPtrArray) first = random_edits (rand, g_bytes_get_size (text));
      g_autoptr(GBytes) between = smith_text_edits_apply (first, text);
      g_autoptr(GPtrArray) second = random_edits (rand, g_bytes_get_size (between));

      check_composed (text, first, second);
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
  for (gsize i = 0; i < G_N_ELEMENTS (compose_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-edit/compose/", compose_cases[i].name, NULL);

      g_test_add_data_func (path, &compose_cases[i], test_compose);
    }
  g_test_add_func ("/text-edit/shift-by-a-list", test_shift_list);
  g_test_add_func ("/text-edit/random-inverse", test_random_inverse);
  g_test_add_func ("/text-edit/random-compose", test_random_compose);

  return g_test_run ();
}
