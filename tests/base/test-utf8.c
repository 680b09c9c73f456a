/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-utf8.h"

#include <string.h>

/* Against GLib's validator, which refuses NUL and is slower but long proven. */

static void
compare (const char *text,
         gsize       length)
{
  gsize offset = 99999;
  const char *end;
  gboolean expected = g_utf8_validate_len (text, length, &end);

  g_assert_cmpint (smith_utf8_check (text, length, &offset), ==, expected);
  g_assert_cmpuint (offset, ==, expected ? 99999 : (gsize) (end - text));
}

/* The same bytes at several places of a text that is read in words of 32 bytes. */
static void
compare_at_places (const char *bytes,
                   gsize       length)
{
  static const gsize places[] = { 0, 1, 30, 31, 32, 33, 64, 70 };
  char text[128];

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      memset (text, 'a', sizeof text);
      memcpy (text + places[i], bytes, length);
      compare (text, places[i] + length);
      compare (text, places[i] + length + 1);
      compare (text, sizeof text);
    }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       offset;  /* of the first that is wrong; the length for none */
} Case;

static const Case cases[] = {
  { "empty",              "",                   0 },
  { "ascii",              "abc",                3 },
  { "two-bytes",          "\xC2\x80\xDF\xBF",   4 },
  { "three-bytes",        "\xE0\xA0\x80\xEF\xBF\xBF", 6 },
  { "four-bytes",         "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8 },
  { "around-surrogates",  "\xED\x9F\xBF\xEE\x80\x80", 6 },
  { "continuation-alone", "a\x80",              1 },
  { "overlong-two",       "a\xC0\x80",          1 },
  { "overlong-two-end",   "a\xC1\xBF",          1 },
  { "overlong-three",     "a\xE0\x9F\xBF",      1 },
  { "overlong-four",      "a\xF0\x8F\xBF\xBF",  1 },
  { "surrogate-low",      "a\xED\xA0\x80",      1 },
  { "surrogate-high",     "a\xED\xBF\xBF",      1 },
  { "past-the-last",      "a\xF4\x90\x80\x80",  1 },
  { "five-bytes",         "a\xF8\x88\x80\x80\x80", 1 },
  { "byte-fe",            "a\xFE",              1 },
  { "byte-ff",            "a\xFF",              1 },
  { "cut-two",            "ab\xC3",             2 },
  { "cut-three",          "ab\xE2\x82",         2 },
  { "cut-four",           "ab\xF0\x9F\x98",     2 },
  { "broken-third",       "ab\xE2\x82z",        2 },
  { "broken-fourth",      "ab\xF0\x9F\x98z",    2 },
  { "first-of-several",   "\xC3\xA9\xFF\xFF",   2 },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  gsize length = strlen (c->bytes);
  gsize offset = length;

  g_assert_cmpint (smith_utf8_check (c->bytes, length, &offset), ==, c->offset == length);
  g_assert_cmpuint (offset, ==, c->offset);
  compare_at_places (c->bytes, length);
}

/* NUL is a character here. */
static void
test_nul (void)
{
  static const char text[] = "a\0\xC3\xA9\0\xFF";
  gsize offset = 0;

  g_assert_true (smith_utf8_check (text, 5, &offset));
  g_assert_false (smith_utf8_check (text, 6, &offset));
  g_assert_cmpuint (offset, ==, 5);
}

static void
test_two_bytes (void)
{
  for (guint first = 1; first < 256; first++)
    for (guint second = 1; second < 256; second++)
      {
        const char bytes[] = { (char) first, (char) second };

        compare_at_places (bytes, sizeof bytes);
      }
}

/* All first bytes of three and four, with the edges of every range after them. */
static void
test_more_bytes (void)
{
  static const guint8 edges[] = { 0x01, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0,
                                  0xBE, 0xBF, 0xC0, 0xC2, 0xE0, 0xF0, 0xFF };
  const gsize n = G_N_ELEMENTS (edges);

  for (guint first = 0x7F; first < 256; first++)
    for (gsize i = 0; i < n * n * n; i++)
      {
        const char bytes[] = { (char) first, (char) edges[i / n / n], (char) edges[i / n % n],
                               (char) edges[i % n] };

        compare (bytes, 3);
        compare (bytes, 4);
      }
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240501);
  char text[100];

  g_test_message ("seed 20240501");
  for (guint i = 0; i < 20000; i++)
    {
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);

      for (gsize j = 0; j < length; j++)
        {
          int limit = g_rand_int_range (random, 0, 40) == 0 ? 256 : 128;

          text[j] = (char) g_rand_int_range (random, 1, limit);
        }
      compare (text, length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/utf8/case/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/utf8/nul", test_nul);
  g_test_add_func ("/utf8/two-bytes", test_two_bytes);
  g_test_add_func ("/utf8/more-bytes", test_more_bytes);
  g_test_add_func ("/utf8/random", test_random);

  return g_test_run ();
}
