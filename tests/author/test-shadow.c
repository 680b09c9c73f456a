/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-shadow.h"
#include "base/smith-text-index.h"

#define U2029 "\xE2\x80\xA9"
#define U2028 "\xE2\x80\xA8"

typedef struct
{
  const char *name;
  const char *text;
  gsize       offset;
  gsize       removed;
  const char *added;
  const char *result;
  gsize       starts[6];  /* ended by 0 but for the first */
} EditCase;

static const EditCase edit_cases[] = {
  { "insert-into-nothing",   "",            0, 0, "a\nb",         "a\nb",             { 0, 2 } },
  { "insert-a-line",         "a\nb",        2, 0, "x\n",          "a\nx\nb",          { 0, 2, 4 } },
  { "insert-at-the-end",     "a",           1, 0, "\n",           "a\n",              { 0, 2 } },
  { "delete-all",            "a\nb\nc",     0, 5, "",             "",                 { 0 } },
  { "delete-a-break",        "a\nb\nc",     1, 1, "",             "ab\nc",            { 0, 3 } },
  { "join-crlf-by-lf",       "a\rb",        2, 0, "\n",           "a\r\nb",           { 0, 3 } },
  { "join-crlf-by-cr",       "a\nb",        1, 0, "\r",           "a\r\nb",           { 0, 3 } },
  { "join-crlf-by-deleting", "a\rx\nb",     2, 1, "",             "a\r\nb",           { 0, 3 } },
  { "split-crlf",            "a\r\nb",      2, 0, "x",            "a\rx\nb",          { 0, 2, 4 } },
  { "delete-the-cr-of-crlf", "a\r\nb",      1, 1, "",             "a\nb",             { 0, 2 } },
  { "delete-the-lf-of-crlf", "a\r\nb",      2, 1, "",             "a\rb",             { 0, 2 } },
  { "lone-cr-at-the-end",    "a",           1, 0, "\r",           "a\r",              { 0, 2 } },
  { "crlf-after-crlf",       "a\r\n",       3, 0, "\r\n",         "a\r\n\r\n",        { 0, 3, 5 } },
  { "insert-u2029",          "ab",          1, 0, U2029,          "a" U2029 "b",      { 0, 4 } },
  { "delete-u2029",          "a" U2029 "b", 1, 3, "",             "ab",               { 0 } },
  { "u2028-is-no-break",     "ab",          1, 0, U2028,          "a" U2028 "b",      { 0 } },
  { "copyright-is-no-break", "ab",          1, 0, "\xC2\xA9",     "a\xC2\xA9" "b",    { 0 } },
  { "bom-is-text",           "a",           0, 0, "\xEF\xBB\xBF", "\xEF\xBB\xBF" "a", { 0 } },
};

static void
assert_text (SmithShadow *shadow,
             const char  *text,
             gsize        length)
{
  g_autoptr(GBytes) snapshot = smith_shadow_snapshot (shadow);

  g_assert_cmpmem (g_bytes_get_data (snapshot, NULL), g_bytes_get_size (snapshot), text, length);
  g_assert_cmpuint (smith_shadow_get_length (shadow), ==, length);
}

static void
test_edit (gconstpointer data)
{
  const EditCase *c = data;
  g_autoptr(SmithShadow) shadow = smith_shadow_new (c->text, strlen (c->text));
  guint n = 1;

  if (c->removed > 0)
    smith_shadow_delete (shadow, c->offset, c->removed);
  smith_shadow_insert (shadow, c->offset, c->added, strlen (c->added));

  assert_text (shadow, c->result, strlen (c->result));
  while (n < G_N_ELEMENTS (c->starts) && c->starts[n] > 0)
    n++;
  g_assert_cmpuint (smith_shadow_get_n_lines (shadow), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (smith_shadow_get_line_start (shadow, i), ==, c->starts[i]);
  g_assert_cmpuint (smith_shadow_get_line_start (shadow, n), ==, strlen (c->result));
}

/* What random texts are made of: all that can make or unmake a break. */
static const char *const pieces[] = {
  "\n", "\r", "\r\n", "\n\r", U2029, U2028, "\xC2\xA9", "\xC3\xA9", "a", "bc",
  "\xF0\x9F\x98\x80", "\r\r", "\n\n", "{\"k\": 1}", "",
};

static char *
random_text (GRand *rand,
             int    max_pieces)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, max_pieces + 1);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* The edge of a character, at random. */
static gsize
random_place (GRand         *rand,
              const GString *text)
{
  gsize place = (gsize) g_rand_int_range (rand, 0, (int) text->len + 1);

  while (place < text->len && ((guchar) text->str[place] & 0xC0) == 0x80)
    place++;
  return place;
}

static void
assert_same_lines (SmithShadow   *shadow,
                   const GString *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr(SmithTextIndex) index = smith_text_index_new (bytes, SMITH_LINE_BREAKS_GTK);
  SmithPosition at;

  g_assert_cmpuint (smith_shadow_get_n_lines (shadow), ==, smith_text_index_get_n_lines (index));
  for (gsize i = 0; i <= text->len; i++)
    if (smith_text_index_locate (index, i, &at))
      g_assert_cmpuint (smith_shadow_get_line_at (shadow, i), ==, at.line);
  for (guint i = 1; i < smith_shadow_get_n_lines (shadow); i++)
    {
      gsize start = smith_shadow_get_line_start (shadow, i);

      g_assert_true (smith_text_index_locate (index, start, &at));
      g_assert_cmpuint (at.line, ==, i);
      g_assert_true (smith_text_index_locate (index, start - 1, &at) == FALSE || at.line == i - 1);
    }
}

static void
random_edit (GRand       *rand,
             GString     *model,
             SmithShadow *shadow)
{
  gsize from = random_place (rand, model);
  gsize to = random_place (rand, model);
  g_autofree char *text = NULL;

  if (from <= to && g_rand_int_range (rand, 0, 3) == 0)
    {
      smith_shadow_delete (shadow, from, to - from);
      g_string_erase (model, (gssize) from, (gssize) (to - from));
      return;
    }

  text = random_text (rand, 8);
  smith_shadow_insert (shadow, from, text, strlen (text));
  g_string_insert (model, (gssize) from, text);
}

static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 100; round++)
    {
      g_autofree char *start = random_text (rand, 40);
      g_autoptr(GString) model = g_string_new (start);
      g_autoptr(SmithShadow) shadow = smith_shadow_new (model->str, model->len);

      for (int i = 0; i < 40; i++)
        {
          random_edit (rand, model, shadow);
          assert_same_lines (shadow, model);
        }
      assert_text (shadow, model->str, model->len);
    }
}

static void
test_parts (void)
{
  static const struct
  {
    gsize       offset, length;
    const char *text;
  } parts[] = {
    { 0, 0, "" }, { 0, 3, "abX" }, { 3, 4, "cdef" }, { 1, 5, "bXcde" }, { 7, 0, "" },
    { 0, 7, "abXcdef" },
  };
  g_autoptr(SmithShadow) shadow = smith_shadow_new ("abcdef", 6);

  smith_shadow_insert (shadow, 2, "X", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = smith_shadow_dup_text (shadow, parts[i].offset, parts[i].length);

      g_assert_cmpstr (part, ==, parts[i].text);
    }
}

static void
test_snapshot (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("one\ntwo", 7);
  g_autoptr(SmithShadow) shadow = smith_shadow_new_from_bytes (text);
  g_autoptr(GBytes) first = smith_shadow_snapshot (shadow);
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) third = NULL;

  g_assert_true (first == text);
  smith_shadow_insert (shadow, 3, "!", 1);
  second = smith_shadow_snapshot (shadow);
  third = smith_shadow_snapshot (shadow);
  g_assert_true (second == third);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), "one\ntwo", 7);
  g_assert_cmpmem (g_bytes_get_data (second, NULL), g_bytes_get_size (second), "one!\ntwo", 8);
}

/* An edit in the middle of a character is a mistake of the caller's and changes nothing. */
static void
test_boundary (void)
{
  g_autoptr(SmithShadow) shadow = smith_shadow_new ("\xC3\xA9", 2);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_boundary*");
  smith_shadow_insert (shadow, 1, "x", 1);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_boundary*");
  smith_shadow_delete (shadow, 0, 1);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*text_length*");
  smith_shadow_delete (shadow, 2, G_MAXSIZE);
  g_test_assert_expected_messages ();
  assert_text (shadow, "\xC3\xA9", 2);
}

/* A snapshot in the making is of the present text. */
static void
test_prepare (void)
{
  g_autoptr(SmithShadow) shadow = smith_shadow_new ("abcdef", 6);
  g_autoptr(GBytes) text = NULL;

  g_assert_false (smith_shadow_prepare (shadow, 4));
  smith_shadow_insert (shadow, 1, "XY", 2);
  g_assert_false (smith_shadow_prepare (shadow, 4));
  g_assert_false (smith_shadow_prepare (shadow, 3));
  g_assert_true (smith_shadow_prepare (shadow, 4));
  text = smith_shadow_snapshot (shadow);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "aXYbcdef", 8);

  smith_shadow_delete (shadow, 0, 1);
  g_assert_false (smith_shadow_prepare (shadow, 2));
  g_bytes_unref (text);
  text = smith_shadow_snapshot (shadow);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "XYbcdef", 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/shadow/edit/", edit_cases[i].name, NULL);

      g_test_add_data_func (path, &edit_cases[i], test_edit);
    }
  g_test_add_func ("/shadow/random-edits", test_random);
  g_test_add_func ("/shadow/parts", test_parts);
  g_test_add_func ("/shadow/snapshot", test_snapshot);
  g_test_add_func ("/shadow/boundary", test_boundary);

  g_test_add_func ("/shadow/prepare", test_prepare);

  return g_test_run ();
}
