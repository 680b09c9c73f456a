/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline-support.h"

#include <string.h>

#define HEAD OUTLINE_HEAD

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
  g_autoptr(SmithDocument) document = outline_new_document (row->text);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  smith_outline_model_set_filter (model, row->filter);
  outline_assert_rows (model, "");
  outline_wait_for_check (document);
  outline_assert_rows (model, row->rows);
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
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  outline_wait_for_check (document);
  smith_outline_model_set_expanded (model, 11, TRUE);
  smith_outline_model_set_expanded (model, 2, FALSE);
  smith_outline_model_set_expanded (model, 1, TRUE);
  smith_outline_model_set_expanded (model, 1, TRUE);
  smith_outline_model_set_expanded (model, 0, TRUE);
  outline_assert_rows (model, opened);

  smith_outline_model_set_filter (model, "ping");
  smith_outline_model_set_expanded (model, 0, FALSE);
  outline_assert_rows (model, "- untagged (1)\n  get ping\n");
  smith_outline_model_set_filter (model, NULL);
  outline_assert_rows (model, opened);
  smith_document_insert (document, 0, "# x\n", 4);
  outline_wait_for_check (document);
  outline_assert_rows (model, opened);

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
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  gsize offset = (gsize) (strstr (TAGGED, place_rows[i].place) - TAGGED) + 1;

  outline_wait_for_check (document);
  g_assert_cmpuint (smith_outline_model_find_at (model, offset), ==, place_rows[i].row);

  /* also in a text that has changed since */
  smith_document_insert (document, 0, "# more\n", 7);
  g_assert_cmpuint (smith_outline_model_find_at (model, offset + 7), ==, place_rows[i].row);
}

static void
test_span (void)
{
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  gsize operation = (gsize) (strstr (TAGGED, "get: {operationId: listStations") - TAGGED);

  outline_wait_for_check (document);
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
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(SmithOutlineItem) first = NULL;
  g_autoptr(SmithOutlineItem) last = NULL;
  g_autoptr(SmithOutlineItem) last_now = NULL;
  guint changes[4] = { 0 };
  gsize at = (gsize) (strstr (TAGGED, "Rain or shine") - TAGGED);
  const char *more = "  /extra:\n    get: {operationId: extra, tags: [More]}\n";
  SmithOperationItem *operation;

  outline_wait_for_check (document);
  first = g_list_model_get_item (G_LIST_MODEL (model), 3);
  last = g_list_model_get_item (G_LIST_MODEL (model), 11);
  operation = smith_outline_item_get_operation (first);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), changes);
  smith_document_insert (document, at, "Snow, ", 6);
  outline_wait_for_check (document);
  g_assert_cmpuint (changes[0], ==, 0);
  g_assert_true (smith_outline_item_get_operation (first) == operation);

  smith_document_insert (document, (gsize) (strstr (TAGGED, "components:") - TAGGED) + 6, more,
                         strlen (more));
  outline_wait_for_check (document);
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
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autofree char *before = NULL;
  gsize paths = (gsize) (strstr (TAGGED, "  /forecast:") - TAGGED);

  outline_wait_for_check (document);
  before = outline_print (model);
  smith_document_insert (document, paths, "  [[[\n", 6);
  outline_wait_for_check (document);
  g_assert_true (smith_document_is_stale (document));
  outline_assert_rows (model, before);
  g_assert_cmpuint (smith_outline_model_find_at (model, 6 + (gsize) (strstr (TAGGED, "shine") -
                                                                     TAGGED)), ==, 6);
  smith_document_delete (document, paths, 6);
  outline_wait_for_check (document);
  outline_assert_rows (model, before);
}

static void
test_state (void)
{
  static const char text[] =
    HEAD "info: {title: W, version: '2'}\nservers: [{url: 'https://a.example'}]\npaths:\n"
    "  /a:\n"
    "    get: {operationId: one, tags: [T], summary: One}\n"
    "    put: {operationId: two, tags: [T], parameters: [{$ref: '#/x'}]}\n"
    "    post: {operationId: three, tags: [U], summary: Three}\n"
    "  /b:\n"
    "    get: {operationId: deleteFour, tags: [U], summary: Four}\n";
  static const SmithOperationItemState states[] = {
    SMITH_OPERATION_ITEM_DROPPED, SMITH_OPERATION_ITEM_AVAILABLE, SMITH_OPERATION_ITEM_DROPPED,
    SMITH_OPERATION_ITEM_WARNED, SMITH_OPERATION_ITEM_AVAILABLE, SMITH_OPERATION_ITEM_WARNED,
  };
  g_autoptr(SmithDocument) document = outline_new_document (text);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);

  outline_wait_for_check (document);
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
  g_autoptr(SmithDocument) document = outline_new_document (TAGGED);
  g_autoptr(SmithOutlineModel) model = smith_outline_model_new (document);
  g_autoptr(GBytes) other = g_bytes_new_static ("paths: {/x: {get: {}}}", 22);

  outline_wait_for_check (document);
  smith_document_load_bytes (document, other, "other.yaml");
  outline_assert_rows (model, "");
  outline_wait_for_check (document);
  outline_assert_rows (model, "get /x\n");
}

/* With as many operations as the largest descriptions have, a key in the filter is one change of
 * the list, and none when it says what is said already; how long it takes, bench-loop tells. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "paths:\n");
  g_autoptr(SmithDocument) document = NULL;
  g_autoptr(SmithOutlineModel) model = NULL;
  GListModel *list;
  guint changes[4] = { 0 };
  gsize middle = 0;

  for (guint i = 0; i < 1223; i++)
    {
      if (i == 612)
        middle = text->len;
      g_string_append_printf (text, "  /p%u:\n    get: {operationId: op%u, tags: [T%u]}\n", i, i,
                              i % 40);
    }
  document = outline_new_document (text->str);
  model = smith_outline_model_new (document);
  list = G_LIST_MODEL (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), changes);
  outline_wait_for_check (document);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1263);
  g_assert_cmpuint (changes[0], ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      /* 12, 120 to 129 and 1200 to 1222, of the tags 0 to 22 */
      smith_outline_model_set_filter (model, "p12");
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 34 + 23);
      g_assert_cmpuint (changes[0], ==, 2);
    }
  smith_outline_model_set_filter (model, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1263);
  g_assert_cmpuint (changes[0], ==, 3);

  /* 612 is the sixteenth of the thirteenth tag, each of the twelve before having 31 */
  g_assert_cmpuint (smith_outline_model_find_at (model, middle + 20), ==, 12 * 32 + 16);
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
  g_test_add_func ("/outline-model/expand", test_expand);
  g_test_add_func ("/outline-model/span", test_span);
  g_test_add_func ("/outline-model/stay", test_stay);
  g_test_add_func ("/outline-model/stale", test_stale);
  g_test_add_func ("/outline-model/state", test_state);
  g_test_add_func ("/outline-model/replaced", test_replaced);
  g_test_add_func ("/outline-model/many", test_many);

  return g_test_run ();
}
