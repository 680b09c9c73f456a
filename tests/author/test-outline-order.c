/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-author-error.h"
#include "outline-support.h"

#include <string.h>

/* Rows of an outline that are moved, and the text with them. */

#define HEAD OUTLINE_HEAD

#define PATHS \
  HEAD \
  "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]\n" \
  "paths:\n" \
  "  # of a\n" \
  "  /a:\n    get: {operationId: one}\n    post: {summary: Two}\n" \
  "  /b:\n    get: {operationId: three}  # the third\n" \
  "  /c:\n    get: {operationId: four}\n"

/* 0 Servers, 1 /a, 2 one, 3 post /a, 4 three, 5 four */
static const struct
{
  const char *name;
  guint       from, to;
  gboolean    is_behind;
  const char *first, *then;  /* what stands before what then; NULL: it cannot be moved there */
} order_rows[] = {
  { "method", 2, 3, TRUE, "Two", "one" },
  { "method/up", 3, 2, FALSE, "Two", "one" },
  { "path/last", 4, 5, TRUE, "four", "three}  # the third" },
  { "path/first", 5, 1, FALSE, "/c", "# of a" },
  { "path/comment", 1, 4, TRUE, "three", "# of a\n  /a" },
  { "operation/other-path", 2, 4, TRUE, "three", "# of a\n  /a" },
  { "same-place/behind", 4, 5, FALSE, "three", "four" },
  { "same-place/before", 5, 4, TRUE, "three", "four" },
  { "itself", 4, 4, FALSE, NULL, NULL },
  { "group", 0, 1, FALSE, NULL, NULL },
  { "other-list", 5, 0, FALSE, NULL, NULL },
};

static char *
dup_text (SmithDocument *document)
{
  SmithShadow *shadow = smith_document_get_shadow (document);

  return smith_shadow_dup_text (shadow, 0, smith_shadow_get_length (shadow));
}

/* A row goes beside another one with what belongs to it, and nothing is lost. */
static void
test_order (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithDocument) document = outline_new_document (PATHS);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const char *first, *then;
  g_autofree char *key = NULL;
  guint n_blocks;

  outline_wait_for_check (document);
  n_blocks = smith_document_count (document, SMITH_CLASS_BLOCKS);
  if (order_rows[i].first == NULL)
    {
      g_assert_false (smith_outline_model_can_move (model, order_rows[i].from, order_rows[i].to));
      g_assert_null (smith_outline_model_move (model, order_rows[i].from, order_rows[i].to,
                                               order_rows[i].is_behind, &error));
      g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED);
      text = dup_text (document);
      g_assert_cmpstr (text, ==, PATHS);
      return;
    }

  g_assert_true (smith_outline_model_can_move (model, order_rows[i].from, order_rows[i].to));
  key = smith_outline_model_move (model, order_rows[i].from, order_rows[i].to,
                                  order_rows[i].is_behind, &error);
  g_assert_no_error (error);
  text = dup_text (document);
  g_assert_cmpuint (strlen (text), ==, strlen (PATHS));
  first = strstr (text, order_rows[i].first);
  then = strstr (text, order_rows[i].then);
  g_assert_nonnull (first);
  g_assert_nonnull (then);
  g_assert_cmpint (first < then, ==, TRUE);
  outline_wait_for_check (document);
  g_assert_cmpuint (smith_document_count (document, SMITH_CLASS_BLOCKS), ==, n_blocks);
  g_assert_cmpuint (smith_outline_model_find_key (model, key), !=, SMITH_OUTLINE_NOWHERE);
}

/* The same in YAML with brackets, in JSON, on one line, and with what follows closely. */
static const struct
{
  const char *name;
  const char *text;
} manner_rows[] = {
  { "block", PATHS },
  { "no-last-line-end",
    HEAD "paths:\n  /a:\n    get: {summary: A}\n  /b:\n    get: {summary: B}" },
  { "brackets",
    HEAD "paths: {/a: {get: {summary: A}, post: {summary: P}}, /b: {get: {summary: B}},\n"
    "  /c: {put: {summary: C}}}\n" },
  { "json",
    "{\"openapi\": \"3.1.0\",\n \"paths\": {\n  \"/a\": {\"get\": {\"summary\": \"A\"},\n"
    "   \"post\": {\"summary\": \"P\"}},\n  \"/b\": {\"get\": {\"summary\": \"B\"}},\n"
    "  \"/a/b\": {\"get\": {\"summary\": \"C\"}}\n }\n}\n" },
  { "minified",
    "{\"servers\":[{\"url\":\"https://a.example\"},{\"url\":\"https://b.example\"},"
    "{\"url\":\"https://c.example\"}],"
    "\"paths\":{\"/a\":{\"get\":{\"summary\":\"A\"},\"post\":{\"summary\":\"P\"}},"
    "\"/b\":{\"get\":{\"summary\":\"B\"}},\"/c\":{\"get\":{\"summary\":\"C\"}}}}" },
  { "windows-line-ends",
    "paths:\r\n  /a:\r\n    get: {summary: A}\r\n  /b:\r\n    # of b\r\n"
    "    get: {summary: B}\r\n" },
  { "comments-between",
    "paths:\n  /a:\n    get: {summary: A}\n\n  # of b\n  /b:\n    get: {summary: B}\n"
    "  # the end\n" },
};

/* (transfer full): what stands in the text for a row, without blanks, which go with the manner */
static char *
dup_row (SmithDocument     *document,
         SmithOutlineModel *model,
         guint              position)
{
  SmithSpan span = smith_outline_model_get_span (model, position);
  g_autofree char *written = smith_shadow_dup_text (smith_document_get_shadow (document),
                                                    span.start, span.end - span.start);
  GString *row = g_string_new (NULL);

  for (const char *p = written; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (row, *p);

  return g_string_free (row, FALSE);
}

/* Each row beside each other one, before it and behind it: it stands there then as it is written,
 * and no row is lost. */
static void
test_order_manner (gconstpointer data)
{
  const char *text = manner_rows[GPOINTER_TO_SIZE (data)].text;
  guint n = 0, n_moved = 0;

  for (guint i = 0; i == 0 || i < n * n * 2; i++)
    {
      g_autoptr(SmithDocument) document = outline_new_document (text);
      g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
      g_autoptr(GError) error = NULL;
      g_autofree char *row = NULL;
      g_autofree char *other = NULL;
      g_autofree char *moved = NULL;
      g_autofree char *key = NULL;
      guint from, to, position, place;

      outline_wait_for_check (document);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (model)); j++)
        smith_outline_model_set_expanded (model, j, TRUE);
      n = g_list_model_get_n_items (G_LIST_MODEL (model));
      g_assert_cmpuint (n, >, 1);
      from = i / 2 / n;
      to = i / 2 % n;
      if (!smith_outline_model_can_move (model, from, to))
        continue;
      row = dup_row (document, model, from);
      other = dup_row (document, model, to);
      key = smith_outline_model_move (model, from, to, i % 2 == 1, &error);
      g_assert_no_error (error);
      outline_wait_for_check (document);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
      position = smith_outline_model_find_key (model, key);
      g_assert_cmpuint (position, <, n);
      moved = dup_row (document, model, position);
      g_assert_cmpstr (moved, ==, row);

      /* the other one is on that side of it */
      for (place = 0; place < n; place++)
        {
          g_autofree char *here = dup_row (document, model, place);

          if (g_str_equal (here, other) && place != position)
            break;
        }
      g_assert_cmpuint (place, <, n);
      g_assert_cmpint (smith_outline_model_get_span (model, place).start <
                         smith_outline_model_get_span (model, position).start, ==, i % 2 == 1);
      n_moved++;
    }
  g_assert_cmpuint (n_moved, >, 0);
}

/* The next row above and below that stands in the same list. */
static void
test_movable (void)
{
  g_autoptr(SmithDocument) document = outline_new_document (PATHS);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  outline_wait_for_check (document);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 2, TRUE), ==, 3);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 2, FALSE), ==, SMITH_OUTLINE_NOWHERE);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 5, FALSE), ==, 4);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 5, TRUE), ==, SMITH_OUTLINE_NOWHERE);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 1, TRUE), ==, 4);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 0, TRUE), ==, SMITH_OUTLINE_NOWHERE);

  /* not before what is typed has been checked */
  smith_document_insert (document, 0, "# more\n", 7);
  g_assert_cmpuint (smith_outline_model_find_movable (model, 2, TRUE), ==, SMITH_OUTLINE_NOWHERE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (order_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-order/", order_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (manner_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-order/manner/", manner_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order_manner);
    }
  g_test_add_func ("/outline-order/movable", test_movable);

  return g_test_run ();
}
