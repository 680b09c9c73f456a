/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-text-index.h"

typedef struct
{
  const char     *name;
  const char     *text;
  gsize           offset;
  gboolean        found;
  SmithPosition   at;
  SmithLineBreaks breaks;
} LocateCase;

static const LocateCase locate_cases[] = {
  { "empty",             "",                   0, TRUE,  { 0, 0 } },
  { "first-byte",        "abc",                0, TRUE,  { 0, 0 } },
  { "end-of-text",       "abc",                3, TRUE,  { 0, 3 } },
  { "past-the-end",      "abc",                4, FALSE },
  { "newline-itself",    "a\nb",               1, TRUE,  { 0, 1 } },
  { "after-newline",     "a\nb",               2, TRUE,  { 1, 0 } },
  { "crlf",              "a\r\nb",             3, TRUE,  { 1, 0 } },
  { "inside-crlf",       "a\r\nb",             2, TRUE,  { 0, 2 } },
  { "lone-cr",           "a\rb",               2, TRUE,  { 1, 0 } },
  { "last-empty-line",   "a\n",                2, TRUE,  { 1, 0 } },
  { "after-two-bytes",   "\xC3\xA9x",          2, TRUE,  { 0, 1 } },
  { "inside-character",  "\xC3\xA9x",          1, FALSE },
  { "after-emoji",       "\xF0\x9F\x98\x80x",  4, TRUE,  { 0, 1 } },
  { "bom-has-no-column", "\xEF\xBB\xBFx",      3, TRUE,  { 0, 0 } },
  { "bom-itself",        "\xEF\xBB\xBFx",      0, TRUE,  { 0, 0 } },
  { "after-bom",         "\xEF\xBB\xBFxy",     4, TRUE,  { 0, 1 } },
  { "u2029-in-a-file",   "a\xE2\x80\xA9" "b",  4, TRUE,  { 0, 2 }, SMITH_LINE_BREAKS_FILE },
  { "u2029-in-gtk",      "a\xE2\x80\xA9" "b",  4, TRUE,  { 1, 0 }, SMITH_LINE_BREAKS_GTK },
  { "u2028-in-gtk",      "a\xE2\x80\xA8" "b",  4, TRUE,  { 0, 2 }, SMITH_LINE_BREAKS_GTK },
  { "crlf-in-gtk",       "a\r\nb\nc",          5, TRUE,  { 2, 0 }, SMITH_LINE_BREAKS_GTK },
};

static void
test_locate (gconstpointer data)
{
  const LocateCase *c = data;
  g_autoptr(GBytes) text = g_bytes_new_static (c->text, strlen (c->text));
  g_autoptr(SmithTextIndex) index = smith_text_index_new (text, c->breaks);
  SmithPosition at = { 77, 77 };

  g_assert_cmpint (smith_text_index_locate (index, c->offset, &at), ==, c->found);
  g_assert_cmpuint (at.line, ==, c->found ? c->at.line : 77);
  g_assert_cmpuint (at.column, ==, c->found ? c->at.column : 77);
}

typedef struct
{
  const char   *name;
  const char   *text;
  SmithPosition at;
  gsize         offset;
  SmithLineBreaks breaks;
} OffsetCase;

static const OffsetCase offset_cases[] = {
  { "start",             "ab\ncd",        { 0, 0 }, 0 },
  { "second-line",       "ab\ncd",        { 1, 1 }, 4 },
  { "past-the-line",     "ab\ncd",        { 0, 9 }, 2 },
  { "past-the-text",     "ab\ncd",        { 7, 0 }, 5 },
  { "after-two-bytes",   "\xC3\xA9x",     { 0, 1 }, 2 },
  { "after-bom",         "\xEF\xBB\xBFx", { 0, 0 }, 3 },
  { "stops-before-crlf", "ab\r\ncd",      { 0, 9 }, 2 },
  { "u2029-in-a-file",   "a\xE2\x80\xA9" "b", { 0, 9 }, 5, SMITH_LINE_BREAKS_FILE },
  { "u2029-in-gtk",      "a\xE2\x80\xA9" "b", { 0, 9 }, 1, SMITH_LINE_BREAKS_GTK },
};

static void
test_offset (gconstpointer data)
{
  const OffsetCase *c = data;
  g_autoptr(GBytes) text = g_bytes_new_static (c->text, strlen (c->text));
  g_autoptr(SmithTextIndex) index = smith_text_index_new (text, c->breaks);

  g_assert_cmpuint (smith_text_index_get_offset (index, c->at), ==, c->offset);
}

/* One line of many blocks, with characters of every length across their borders. */
static void
test_long_line (void)
{
  GString *line = g_string_new ("x\n");
  g_autoptr(SmithTextIndex) index = NULL;
  g_autoptr(GBytes) text = NULL;
  const char *p;
  guint column = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_unichar (line, i % 7 == 0 ? 0x1F600 : i % 3 == 0 ? 0xE9 : 'a');
  text = g_string_free_to_bytes (line);
  index = smith_text_index_new (text, SMITH_LINE_BREAKS_FILE);

  p = g_bytes_get_data (text, NULL);
  for (gsize offset = 2; offset < g_bytes_get_size (text); column++)
    {
      SmithPosition at;

      g_assert_true (smith_text_index_locate (index, offset, &at));
      g_assert_cmpuint (at.line, ==, 1);
      g_assert_cmpuint (at.column, ==, column);
      offset += (gsize) (g_utf8_next_char (p + offset) - (p + offset));
    }
  g_assert_cmpuint (column, ==, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (locate_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-index/locate/", locate_cases[i].name, NULL);

      g_test_add_data_func (path, &locate_cases[i], test_locate);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (offset_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-index/offset/", offset_cases[i].name, NULL);

      g_test_add_data_func (path, &offset_cases[i], test_offset);
    }

  g_test_add_func ("/text-index/long-line", test_long_line);

  return g_test_run ();
}
