/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-author-error.h"
#include "author/smith-outline-model.h"

#include <string.h>

#define HEAD "openapi: 3.1.0\n"

static SmithDocument *
new_document (const char *text)
{
  SmithDocument *document = smith_document_new (NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  smith_document_load_bytes (document, bytes, "test.yaml");
  return document;
}

static void
wait_for_check (SmithDocument *document)
{
  smith_document_check_now (document);
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

/* A line a row: two spaces a group around it, + or - for a group, its title and, for a group,
 * how many are in it. */
static char *
print (SmithOutlineModel *model)
{
  static const char *const names[] = {
    [SMITH_OUTLINE_SERVERS] = "servers", [SMITH_OUTLINE_UNTAGGED] = "untagged",
    [SMITH_OUTLINE_COMPONENTS] = "components", [SMITH_OUTLINE_COMPONENT] = NULL,
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr(SmithOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      SmithOperationItem *operation = smith_outline_item_get_operation (item);
      const char *title = smith_outline_item_get_title (item);

      for (guint k = 0; k < smith_outline_item_get_depth (item); k++)
        g_string_append (out, "  ");
      if (operation != NULL)
        g_string_append_printf (out, "%s ", smith_operation_item_get_method (operation));
      if (smith_outline_item_is_group (item))
        g_string_append (out, smith_outline_item_is_expanded (item) ? "- " : "+ ");
      g_string_append (out, title != NULL ? title : names[smith_outline_item_get_kind (item)]);
      if (smith_outline_item_is_group (item))
        g_string_append_printf (out, " (%u)", smith_outline_item_get_n_members (item));
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
assert_rows (SmithOutlineModel *model,
             const char        *expected)
{
  g_autofree char *rows = print (model);

  g_assert_cmpstr (rows, ==, expected);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *filter;
  const char *rows;
} Row;

#define TAGGED \
  HEAD \
  "info: {title: Weather, version: '2'}\n" \
  "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]\n" \
  "tags: [{name: Stations}, {name: Forecast}, {name: Nobody}]\n" \
  "paths:\n" \
  "  /forecast:\n" \
  "    get: {operationId: getForecast, tags: [Forecast], summary: Rain or shine}\n" \
  "  /stations:\n" \
  "    get: {operationId: listStations, tags: [Stations, Forecast]}\n" \
  "    post: {operationId: addStation, tags: [Stations]}\n" \
  "  /ping:\n" \
  "    get: {operationId: ping}\n" \
  "  /more:\n" \
  "    get: {operationId: more, tags: [More]}\n" \
  "components:\n" \
  "  schemas: {Station: {type: object}, Rain: {type: number}}\n" \
  "  parameters: {}\n" \
  "  responses: {Gone: {description: Gone}}\n"

static const Row rows[] = {
  { "tags", TAGGED, NULL,
    "Weather 2\n"
    "+ servers (2)\n"
    "- Stations (2)\n"
    "  get listStations\n"
    "  post addStation\n"
    "- Forecast (1)\n"
    "  get getForecast\n"
    "- untagged (1)\n"
    "  get ping\n"
    "- More (1)\n"
    "  get more\n"
    "+ components (3)\n" },
  { "paths",
    HEAD "paths:\n"
    "  /a:\n    get: {operationId: one}\n    post: {summary: Two}\n"
    "  /b:\n    get: {operationId: three}\n", NULL,
    "- /a (2)\n"
    "  get one\n"
    "  post /a\n"
    "get three\n" },
  { "nothing", "", NULL, "" },
  { "no-object", "[1, 2]", NULL, "" },
  { "odd",
    HEAD "info: 3\nservers: {}\ntags: {}\npaths: {/x: {get: {tags: {}}, put: {tags: ['']}}}\n"
    "components: {schemas: [], x: 1}\n", NULL,
    "\n"
    "- /x (2)\n"
    "  get /x\n"
    "  put /x\n" },
  { "filter/name", TAGGED, "STATION",
    "- Stations (2)\n"
    "  get listStations\n"
    "  post addStation\n"
    "- components (3)\n"
    "  - schemas (2)\n"
    "    Station\n" },
  { "filter/tag", TAGGED, "stations",
    "- Stations (2)\n"
    "  get listStations\n"
    "  post addStation\n" },
  { "filter/summary", TAGGED, "shine", "- Forecast (1)\n  get getForecast\n" },
  { "filter/method", TAGGED, "post", "- Stations (2)\n  post addStation\n" },
  { "filter/path", TAGGED, "/ping", "- untagged (1)\n  get ping\n" },
  { "filter/component", TAGGED, "gone", "- components (3)\n  - responses (1)\n    Gone\n" },
  { "filter/section", TAGGED, "schemas",
    "- components (3)\n"
    "  - schemas (2)\n"
    "    Station\n"
    "    Rain\n" },
  { "filter/server", TAGGED, "b.ex", "- servers (2)\n  https://b.example\n" },
  { "filter/none", TAGGED, "nowhere", "" },
  { "filter/empty", HEAD "paths: {/x: {get: {operationId: a}}}\n", "", "get a\n" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(SmithDocument) document = new_document (row->text);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  smith_outline_model_set_filter (model, row->filter);
  assert_rows (model, "");
  wait_for_check (document);
  assert_rows (model, row->rows);
}

/* What a person has opened stays so, through a filter and a newer check. */
static void
test_expand (void)
{
  static const char opened[] =
    "Weather 2\n"
    "- servers (2)\n"
    "  https://a.example\n"
    "  https://b.example\n"
    "+ Stations (2)\n"
    "- Forecast (1)\n"
    "  get getForecast\n"
    "- untagged (1)\n"
    "  get ping\n"
    "- More (1)\n"
    "  get more\n"
    "- components (3)\n"
    "  + schemas (2)\n"
    "  + responses (1)\n";
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  wait_for_check (document);
  smith_outline_model_set_expanded (model, 11, TRUE);
  smith_outline_model_set_expanded (model, 2, FALSE);
  smith_outline_model_set_expanded (model, 1, TRUE);
  smith_outline_model_set_expanded (model, 1, TRUE);
  smith_outline_model_set_expanded (model, 0, TRUE);
  assert_rows (model, opened);

  smith_outline_model_set_filter (model, "ping");
  smith_outline_model_set_expanded (model, 0, FALSE);
  assert_rows (model, "- untagged (1)\n  get ping\n");
  smith_outline_model_set_filter (model, NULL);
  assert_rows (model, opened);
  smith_document_insert (document, 0, "# x\n", 4);
  wait_for_check (document);
  assert_rows (model, opened);

  g_assert_cmpuint (smith_outline_model_find_group (model, 0), ==, SMITH_OUTLINE_NOWHERE);
  g_assert_cmpuint (smith_outline_model_find_group (model, 3), ==, 1);
  g_assert_cmpuint (smith_outline_model_find_group (model, 4), ==, SMITH_OUTLINE_NOWHERE);
  g_assert_cmpuint (smith_outline_model_find_group (model, 13), ==, 11);
}

static const struct
{
  const char *name;
  const char *place;  /* once in the text */
  guint       row;
} place_rows[] = {
  { "head", "openapi", SMITH_OUTLINE_NOWHERE },
  { "info", "title: Weather", 0 },
  { "hidden-server", "https://b", 1 },
  { "operation", "shine", 6 },
  { "operation/key", "post:", 4 },
  { "path", "/ping", SMITH_OUTLINE_NOWHERE },
  { "hidden-component", "type: number", 11 },
  { "components", "parameters:", 11 },
};

static void
test_place (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  gsize offset = (gsize) (strstr (TAGGED, place_rows[i].place) - TAGGED) + 1;

  wait_for_check (document);
  g_assert_cmpuint (smith_outline_model_find_at (model, offset), ==, place_rows[i].row);

  /* also in a text that has changed since */
  smith_document_insert (document, 0, "# more\n", 7);
  g_assert_cmpuint (smith_outline_model_find_at (model, offset + 7), ==, place_rows[i].row);
}

static void
test_span (void)
{
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  gsize operation = (gsize) (strstr (TAGGED, "get: {operationId: listStations") - TAGGED);

  wait_for_check (document);
  smith_document_insert (document, 0, "# more\n", 7);
  g_assert_cmpuint (smith_outline_model_get_span (model, 3).start, ==, operation + 7);
  /* a tag is where its first operation is */
  g_assert_cmpuint (smith_outline_model_get_span (model, 2).start, ==, operation + 7);
  g_assert_cmpuint (smith_outline_model_get_span (model, 1).start, ==,
                    (gsize) (strstr (TAGGED, "servers:") - TAGGED) + 7);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *changes)
{
  changes[0]++;
  changes[1] = position;
  changes[2] = removed;
  changes[3] = added;
}

/* A key in a description changes no row, another operation only its own, and what was an
 * object before still is it. */
static void
test_stay (void)
{
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(SmithOutlineItem) first = NULL;
  g_autoptr(SmithOutlineItem) last = NULL;
  g_autoptr(SmithOutlineItem) last_now = NULL;
  guint changes[4] = { 0 };
  gsize at = (gsize) (strstr (TAGGED, "Rain or shine") - TAGGED);
  const char *more = "  /extra:\n    get: {operationId: extra, tags: [More]}\n";
  SmithOperationItem *operation;

  wait_for_check (document);
  first = g_list_model_get_item (G_LIST_MODEL (model), 3);
  last = g_list_model_get_item (G_LIST_MODEL (model), 11);
  operation = smith_outline_item_get_operation (first);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), changes);
  smith_document_insert (document, at, "Snow, ", 6);
  wait_for_check (document);
  g_assert_cmpuint (changes[0], ==, 0);
  g_assert_true (smith_outline_item_get_operation (first) == operation);

  smith_document_insert (document, (gsize) (strstr (TAGGED, "components:") - TAGGED) + 6, more,
                         strlen (more));
  wait_for_check (document);
  g_assert_cmpuint (changes[0], ==, 1);
  g_assert_cmpuint (changes[1], ==, 11);
  g_assert_cmpuint (changes[2], ==, 0);
  g_assert_cmpuint (changes[3], ==, 1);
  last_now = g_list_model_get_item (G_LIST_MODEL (model), 12);
  g_assert_true (last_now == last);
  g_assert_cmpuint (smith_outline_model_find_operation (model, operation), ==, 3);
}

/* A text that breaks leaves what was there, also to find one's way in it. */
static void
test_stale (void)
{
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autofree char *before = NULL;
  gsize paths = (gsize) (strstr (TAGGED, "  /forecast:") - TAGGED);

  wait_for_check (document);
  before = print (model);
  smith_document_insert (document, paths, "  [[[\n", 6);
  wait_for_check (document);
  g_assert_true (smith_document_is_stale (document));
  assert_rows (model, before);
  g_assert_cmpuint (smith_outline_model_find_at (model, 6 + (gsize) (strstr (TAGGED, "shine") -
                                                                     TAGGED)), ==, 6);
  smith_document_delete (document, paths, 6);
  wait_for_check (document);
  assert_rows (model, before);
}

static void
test_state (void)
{
  static const char text[] =
    HEAD "info: {title: W, version: '2'}\nservers: [{url: 'https://a.example'}]\npaths:\n"
    "  /a:\n"
    "    get: {operationId: one, tags: [T], summary: One}\n"
    "    put: {operationId: two, tags: [T], parameters: [{$ref: '#/x'}]}\n"
    "    post: {operationId: three, tags: [U], summary: Three}\n";
  static const SmithOperationItemState states[] = {
    SMITH_OPERATION_ITEM_DROPPED, SMITH_OPERATION_ITEM_AVAILABLE, SMITH_OPERATION_ITEM_DROPPED,
    SMITH_OPERATION_ITEM_AVAILABLE,
  };
  g_autoptr(SmithDocument) document = new_document (text);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  wait_for_check (document);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr(SmithOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (model), i + 2);

      g_assert_cmpuint (smith_outline_item_get_state (item), ==, states[i]);
    }
}

/* Another text has another outline, and none until it is read. */
static void
test_replaced (void)
{
  g_autoptr(SmithDocument) document = new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(GBytes) other = g_bytes_new_static ("paths: {/x: {get: {}}}", 22);

  wait_for_check (document);
  smith_document_load_bytes (document, other, "other.yaml");
  assert_rows (model, "");
  wait_for_check (document);
  assert_rows (model, "get /x\n");
}

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
  g_autoptr(SmithDocument) document = new_document (PATHS);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const char *first, *then;
  g_autofree char *key = NULL;
  guint n_blocks;

  wait_for_check (document);
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
  wait_for_check (document);
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
      g_autoptr(SmithDocument) document = new_document (text);
      g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
      g_autoptr(GError) error = NULL;
      g_autofree char *row = NULL;
      g_autofree char *other = NULL;
      g_autofree char *moved = NULL;
      g_autofree char *key = NULL;
      guint from, to, position, place;

      wait_for_check (document);
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
      wait_for_check (document);
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
  g_autoptr(SmithDocument) document = new_document (PATHS);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  wait_for_check (document);
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

/* With as many operations as the largest descriptions have, a key takes no time to speak of. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "paths:\n");
  g_autoptr(SmithDocument) document = NULL;
  g_autoptr(SmithOutlineModel) model = NULL;
  gint64 began, took;

  for (guint i = 0; i < 1223; i++)
    g_string_append_printf (text, "  /p%u:\n    get: {operationId: op%u, tags: [T%u]}\n", i, i,
                            i % 40);
  document = new_document (text->str);
  model = smith_outline_model_new (document);
  wait_for_check (document);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1263);

  began = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    {
      smith_outline_model_set_filter (model, "p12");
      smith_outline_model_set_filter (model, NULL);
      smith_outline_model_find_at (model, text->len / 2);
    }
  took = g_get_monotonic_time () - began;
  g_test_message ("%.2f ms a turn", (double) took / 100000);
  g_assert_cmpint (took, <, 100 * 50000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-model/row/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (place_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-model/place/", place_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_place);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (order_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-model/order/", order_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (manner_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-model/order-manner/", manner_rows[i].name,
                                           NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order_manner);
    }
  g_test_add_func ("/outline-model/movable", test_movable);
  g_test_add_func ("/outline-model/expand", test_expand);
  g_test_add_func ("/outline-model/span", test_span);
  g_test_add_func ("/outline-model/stay", test_stay);
  g_test_add_func ("/outline-model/stale", test_stale);
  g_test_add_func ("/outline-model/state", test_state);
  g_test_add_func ("/outline-model/replaced", test_replaced);
  g_test_add_func ("/outline-model/many", test_many);

  return g_test_run ();
}
