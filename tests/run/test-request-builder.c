/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "run-test.h"

/* What a plan gives: `METHOD address`, the body after a space, then the problems after ` ! `. */
static char *
describe_plan (SmithApi   *api,
               const char *server,
               const char *arguments,
               gboolean    like_chatgpt)
{
  g_autoptr(SmithArguments) given = read_arguments (arguments);
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  g_autoptr(GError) error = NULL;
  SmithRequestPlan plan = { api, smith_api_get_operation (api, 0), server, given, like_chatgpt };
  g_autoptr(SmithHttpRequest) request = smith_request_build (&plan, problems, &error);
  g_autofree char *what = describe_problems (problems);
  GString *text = g_string_new (NULL);

  if (request != NULL)
    {
      GBytes *body = smith_http_request_get_body (request);

      g_assert_no_error (error);
      g_assert_false (smith_argument_problems_stop (problems));
      g_string_append_printf (text, "%s %s", smith_http_request_get_method (request),
                              smith_http_request_get_url (request));
      if (body != NULL)
        g_string_append_printf (text, " %s %.*s", smith_http_request_get_content_type (request),
                                (int) g_bytes_get_size (body),
                                (const char *) g_bytes_get_data (body, NULL));
    }
  else
    {
      g_assert_true (error->domain == SMITH_RUN_ERROR);
      g_assert_nonnull (strstr (error->message, "Nothing was sent."));
      g_assert_cmpint (smith_run_error_get_reach (error), ==, SMITH_REACH_NOTHING_SENT);
      if (g_error_matches (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_ARGUMENTS))
        g_assert_true (smith_argument_problems_stop (problems));
      else
        g_string_append_printf (text, "error %d", error->code);
    }
  if (*what != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " ~ " : "", what);

  return g_string_free (text, FALSE);
}

/* ---- one parameter ---- */

typedef struct
{
  const char *name;
  const char *parameter;  /* members of the parameter `p`, besides its name */
  const char *value;      /* of the argument `p`; NULL when it is not given */
  const char *expected;   /* behind https://h/x */
} StyleCase;

#define PATH "\"in\":\"path\",\"required\":true"
#define QUERY "\"in\":\"query\""
#define BLUE "\"blue\""
#define LIST "[\"blue\",\"black\",\"brown\"]"
#define RGB "{\"R\":100,\"G\":200,\"B\":150}"

static const StyleCase style_cases[] = {
  /* OpenAPI 3.1.1 §4.8.12.4, its table row by row */
  { "matrix-empty",        PATH ",\"style\":\"matrix\"", "\"\"", "/;p" },
  { "matrix-string",       PATH ",\"style\":\"matrix\"", BLUE, "/;p=blue" },
  { "matrix-array",        PATH ",\"style\":\"matrix\"", LIST, "/;p=blue,black,brown" },
  { "matrix-object",       PATH ",\"style\":\"matrix\"", RGB, "/;p=R,100,G,200,B,150" },
  { "matrix-x-string",     PATH ",\"style\":\"matrix\",\"explode\":true", BLUE, "/;p=blue" },
  { "matrix-x-array",      PATH ",\"style\":\"matrix\",\"explode\":true", LIST,
    "/;p=blue;p=black;p=brown" },
  { "matrix-x-object",     PATH ",\"style\":\"matrix\",\"explode\":true", RGB,
    "/;R=100;G=200;B=150" },
  { "label-string",        PATH ",\"style\":\"label\"", BLUE, "/.blue" },
  { "label-array",         PATH ",\"style\":\"label\"", LIST, "/.blue,black,brown" },
  { "label-object",        PATH ",\"style\":\"label\"", RGB, "/.R,100,G,200,B,150" },
  { "label-x-array",       PATH ",\"style\":\"label\",\"explode\":true", LIST,
    "/.blue.black.brown" },
  { "label-x-object",      PATH ",\"style\":\"label\",\"explode\":true", RGB,
    "/.R=100.G=200.B=150" },
  { "simple-string",       PATH, BLUE, "/blue" },
  { "simple-array",        PATH, LIST, "/blue,black,brown" },
  { "simple-object",       PATH, RGB, "/R,100,G,200,B,150" },
  { "simple-x-array",      PATH ",\"explode\":true", LIST, "/blue,black,brown" },
  { "simple-x-object",     PATH ",\"explode\":true", RGB, "/R=100,G=200,B=150" },
  { "form-empty",          QUERY, "\"\"", "?p=" },
  { "form-string",         QUERY, BLUE, "?p=blue" },
  { "form-array",          QUERY ",\"explode\":false", LIST, "?p=blue,black,brown" },
  { "form-object",         QUERY ",\"explode\":false", RGB, "?p=R,100,G,200,B,150" },
  { "form-x-array",        QUERY, LIST, "?p=blue&p=black&p=brown" },
  { "form-x-object",       QUERY, RGB, "?R=100&G=200&B=150" },
  { "space-array",         QUERY ",\"style\":\"spaceDelimited\",\"explode\":false", LIST,
    "?p=blue%20black%20brown" },
  { "space-object",        QUERY ",\"style\":\"spaceDelimited\",\"explode\":false", RGB,
    "?p=R%20100%20G%20200%20B%20150" },
  { "space-default",       QUERY ",\"style\":\"spaceDelimited\"", LIST, "?p=blue%20black%20brown" },
  { "space-x-array",       QUERY ",\"style\":\"spaceDelimited\",\"explode\":true", LIST,
    "?p=blue&p=black&p=brown" },
  { "pipe-array",          QUERY ",\"style\":\"pipeDelimited\",\"explode\":false", LIST,
    "?p=blue%7Cblack%7Cbrown" },
  { "pipe-object",         QUERY ",\"style\":\"pipeDelimited\",\"explode\":false", RGB,
    "?p=R%7C100%7CG%7C200%7CB%7C150" },
  { "deep-object",         QUERY ",\"style\":\"deepObject\",\"explode\":true", RGB,
    "?p%5BR%5D=100&p%5BG%5D=200&p%5BB%5D=150" },

  /* what it leaves open */
  { "deep-nested",         QUERY ",\"style\":\"deepObject\"", "{\"a\":{\"b\":[1,2]},\"c\":null}",
    "?p%5Ba%5D%5Bb%5D=1&p%5Ba%5D%5Bb%5D=2" },
  { "deep-string",         QUERY ",\"style\":\"deepObject\"", BLUE, "?p=blue" },
  { "unknown-style",       QUERY ",\"style\":\"spiral\",\"explode\":true", LIST,
    "?p=blue&p=black&p=brown" },
  { "form-nested",         QUERY, "[[1,2],{\"a\":\"b c\"}]",
    "?p=%5B1%2C2%5D&p=%7B%22a%22%3A%22b%20c%22%7D" },
  { "simple-nested",       PATH, "[[1,2]]", "/%5B1%2C2%5D" },
  { "json-query",          QUERY ",\"content\":{\"application/json\":{}}", "{\"a\": [1, 2.50]}",
    "?p=%7B%22a%22%3A%5B1%2C2.50%5D%7D" },
  { "json-path",           PATH ",\"content\":{\"application/json\":{}}", "\"a/b\"",
    "/%22a%2Fb%22" },

  /* characters */
  { "path-reserved",       PATH, "\"a/b?c#d%e+f&g=h\"", "/a%2Fb%3Fc%23d%25e%2Bf%26g%3Dh" },
  { "path-unreserved",     PATH, "\"A-z_0.9~\"", "/A-z_0.9~" },
  { "path-comma-in-item",  PATH, "[\"a,b\",\"c\"]", "/a%2Cb,c" },
  { "path-unicode",        PATH, "\"Zürich 🌧\"", "/Z%C3%BCrich%20%F0%9F%8C%A7" },
  { "path-three-dots",     PATH, "\"...\"", "/..." },
  { "query-reserved",      QUERY, "\"a&b=c d+e/f\"", "?p=a%26b%3Dc%20d%2Be%2Ff" },
  { "query-line-break",    QUERY, "\"a\\r\\nb\"", "?p=a%0D%0Ab" },
  { "query-nul",           QUERY, "\"a\\u0000b\"", "?p=a%00b" },
  { "query-escape",        QUERY, "\"\\u00e9\\n\"", "?p=%C3%A9%0A" },
  { "query-key-encoded",   QUERY, "{\"a b\":\"c\"}", "?a%20b=c" },
  { "query-allow-reserved", QUERY ",\"allowReserved\":true", "\"a/b:c&d#e\"", "?p=a/b:c%26d%23e" },
  { "header-in-query-name", QUERY, "\"x\"", "?p=x" },

  /* kinds */
  { "integer",             QUERY, "7", "?p=7" },
  { "number-as-written",   QUERY, "1.50", "?p=1.50" },
  { "number-exponent",     QUERY, "1e+3", "?p=1e%2B3" },
  { "big-number",          QUERY, "18446744073709551616", "?p=18446744073709551616" },
  { "true",                QUERY, "true", "?p=true" },
  { "false",               PATH, "false", "/false" },
  { "null-query",          QUERY, "null", "" },
  { "null-in-list",        QUERY, "[1,null,2]", "?p=1&p=2" },
  { "null-in-object",      QUERY, "{\"a\":null,\"b\":1}", "?b=1" },
  { "empty-list",          QUERY, "[]", "" },
  { "empty-list-joined",   QUERY ",\"explode\":false", "[]", "" },
  { "empty-object",        QUERY, "{}", "" },
  { "empty-string-in-list", QUERY, "[\"\",\"a\"]", "?p=&p=a" },
  { "not-given",           QUERY, NULL, "" },

  /* what cannot be sent */
  { "path-not-given",      PATH, NULL, "!missing p" },
  { "path-null",           PATH, "null", "!missing p" },
  { "path-empty",          PATH, "\"\"", "!unsendable p" },
  { "path-empty-list",     PATH, "[]", "!unsendable p" },
  { "path-dot",            PATH, "\".\"", "!unsendable p" },
  { "path-dots",           PATH, "\"..\"", "!unsendable p" },
  { "label-dot",           PATH ",\"style\":\"label\"", "\"\"", "!unsendable p" },
  { "label-dots",          PATH ",\"style\":\"label\"", "\".\"", "!unsendable p" },
  { "required-query",      QUERY ",\"required\":true", NULL, "!missing p" },
  { "required-null",       QUERY ",\"required\":true", "null", "!missing p" },
  { "header",              "\"in\":\"header\"", "\"x\"", "!undeclared p" },
  { "header-required",     "\"in\":\"header\",\"required\":true", NULL, "" },
  { "cookie",              "\"in\":\"cookie\"", "\"x\"", "!undeclared p" },
  { "no-place",            "\"in\":\"body\"", "\"x\"", "!undeclared p" },

  /* types */
  { "text-for-integer",    QUERY ",\"schema\":{\"type\":\"integer\"}", "\"3\"", "!type p" },
  { "fraction-for-integer", QUERY ",\"schema\":{\"type\":\"integer\"}", "3.5", "!type p" },
  { "whole-for-integer",   QUERY ",\"schema\":{\"type\":\"integer\"}", "3.0", "?p=3.0" },
  { "integer-for-number",  QUERY ",\"schema\":{\"type\":\"number\"}", "3", "?p=3" },
  { "integer-for-text",    QUERY ",\"schema\":{\"type\":\"string\"}", "3", "!type p" },
  { "list-for-text",       QUERY ",\"schema\":{\"type\":\"string\"}", "[]", "!type p" },
  { "text-for-boolean",    QUERY ",\"schema\":{\"type\":\"boolean\"}", "\"true\"", "!type p" },
  { "text-for-list",       QUERY ",\"schema\":{\"type\":\"array\"}", "\"a\"", "!type p" },
  { "text-for-object",     QUERY ",\"schema\":{\"type\":\"object\"}", "\"a\"", "!type p" },
  { "number-for-null",     QUERY ",\"schema\":{\"type\":\"null\"}", "1", "!type p" },
  { "type-list",           QUERY ",\"schema\":{\"type\":[\"integer\",\"string\"]}", "\"a\"",
    "?p=a" },
  { "type-list-none",      QUERY ",\"schema\":{\"type\":[\"integer\",\"null\"]}", "\"a\"",
    "!type p" },
  { "nullable",            QUERY ",\"schema\":{\"type\":\"string\",\"nullable\":true}", "null",
    "" },
  { "items",
    QUERY ",\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}",
    "[1,\"2\"]", "!type p[1]" },
  { "enum-hit",            QUERY ",\"schema\":{\"enum\":[\"a\",1]}", "1", "?p=1" },
  { "enum-number-form",    QUERY ",\"schema\":{\"enum\":[1]}", "1.0", "?p=1.0" },
  { "enum-miss",           QUERY ",\"schema\":{\"enum\":[\"a\",1]}", "\"1\"", "!enum p" },
  { "schema-cycle",        QUERY ",\"schema\":{\"$ref\":\"#/paths/~1x/get/parameters/0/schema\"}",
    "1", "?p=1" },
  { "schema-not-an-object", QUERY ",\"schema\":7", "1", "?p=1" },
};

static void
test_style (gconstpointer data)
{
  const StyleCase *c = data;
  gboolean is_path = strstr (c->parameter, "\"path\"") != NULL;
  g_autofree char *json = g_strdup_printf (
    "{\"paths\":{\"/x%s\":{\"get\":{\"parameters\":[{\"name\":\"p\",%s}]}}}}",
    is_path ? "/{p}" : "", c->parameter);
  g_autofree char *arguments = c->value != NULL ? g_strdup_printf ("{\"p\":%s}", c->value)
                                                : g_strdup ("{}");
  g_autoptr(SmithApi) api = read_api (json);
  g_autofree char *found = describe_plan (api, "https://h", arguments, TRUE);
  g_autofree char *expected = c->expected[0] == '!'
                                ? g_strdup (c->expected)
                                : g_strconcat ("GET https://h/x", c->expected, NULL);

  g_assert_cmpstr (found, ==, expected);
}

/* ---- whole operations ---- */

typedef struct
{
  const char *name;
  const char *operation;   /* the Operation Object of POST /x */
  const char *arguments;
  const char *like;        /* like ChatGPT */
  const char *plain;       /* and not */
} OperationCase;

#define BODY(type, schema) \
  "{\"requestBody\":{\"content\":{\"" type "\":{\"schema\":" schema "}}}}"
#define MUST_BODY(type, schema) \
  "{\"requestBody\":{\"required\":true,\"content\":{\"" type "\":{\"schema\":" schema "}}}}"
#define STATION \
  "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{\"name\":{\"type\":\"string\"}," \
  "\"height\":{\"type\":\"integer\"},\"at\":{\"type\":\"object\",\"required\":[\"lat\"]," \
  "\"properties\":{\"lat\":{\"type\":\"number\"}}}}}"
#define BODY_REF \
  "{\"$ref\":\"#/paths/~1x/post/requestBody/content/application~1json/schema\"}"
#define SENT "POST https://h/x application/json "

static const OperationCase operation_cases[] = {
  { "no-arguments", "{}", "{}", "POST https://h/x", "POST https://h/x" },
  { "undeclared", "{}", "{\"a\":1,\"b\":2}", "!undeclared a; !undeclared b",
    "!undeclared a; !undeclared b" },
  { "body", BODY ("application/json", STATION), "{\"name\":\"Bern\",\"height\":542}",
    SENT "{\"name\":\"Bern\",\"height\":542}", SENT "{\"name\":\"Bern\",\"height\":542}" },
  { "body-as-written", BODY ("application/json", STATION),
    "{\"height\": 1e2 , \"name\": \"a\\u00e9\\\"\"}",
    SENT "{\"height\":1e2,\"name\":\"aé\\\"\"}", SENT "{\"height\":1e2,\"name\":\"aé\\\"\"}" },
  { "body-required-missing", BODY ("application/json", STATION), "{\"height\":5}",
    "!missing name", SENT "{\"height\":5} ~ missing name" },
  { "body-type", BODY ("application/json", STATION), "{\"name\":3}",
    "!type name", SENT "{\"name\":3} ~ type name" },
  { "body-null", BODY ("application/json", STATION), "{\"name\":null}",
    "!type name", SENT "{\"name\":null} ~ type name" },
  { "body-nested", BODY ("application/json", STATION), "{\"name\":\"a\",\"at\":{\"lat\":1.5}}",
    SENT "{\"name\":\"a\",\"at\":{\"lat\":1.5}}", SENT "{\"name\":\"a\",\"at\":{\"lat\":1.5}}" },
  { "body-nested-undeclared", BODY ("application/json", STATION),
    "{\"name\":\"a\",\"at\":{\"lat\":1,\"lon\":2}}", "!undeclared at.lon",
    SENT "{\"name\":\"a\",\"at\":{\"lat\":1,\"lon\":2}}" },
  { "body-nested-missing", BODY ("application/json", STATION), "{\"name\":\"a\",\"at\":{}}",
    "!missing at.lat", SENT "{\"name\":\"a\",\"at\":{}} ~ missing at.lat" },
  { "body-undeclared", BODY ("application/json", STATION), "{\"name\":\"a\",\"more\":1}",
    "!undeclared more", SENT "{\"name\":\"a\",\"more\":1}" },
  { "body-closed",
    BODY ("application/json", "{\"type\":\"object\",\"properties\":{},"
          "\"additionalProperties\":false}"),
    "{\"more\":1}", "!undeclared more", "!undeclared more" },
  { "body-optional-left-out", BODY ("application/json", STATION), "{}", "POST https://h/x",
    "POST https://h/x" },
  { "body-must-but-nothing-in-it",
    MUST_BODY ("application/json", "{\"type\":\"object\",\"properties\":{\"a\":{}}}"), "{}",
    SENT "{}", SENT "{}" },
  { "body-must-and-missing", MUST_BODY ("application/json", STATION), "{}", "!missing name",
    SENT "{} ~ missing name" },
  { "body-duplicate-last-wins", BODY ("application/json", STATION),
    "{\"name\":\"a\",\"name\":\"b\"}", SENT "{\"name\":\"b\"}", SENT "{\"name\":\"b\"}" },
  { "body-all-of",
    BODY ("application/json", "{\"type\":\"object\",\"allOf\":[{\"type\":\"object\","
          "\"required\":[\"a\"],"
          "\"properties\":{\"a\":{}}},{\"properties\":{\"b\":{\"type\":\"string\"}}}]}"),
    "{\"b\":1}", "!missing a; !type b", SENT "{\"b\":1} ~ missing a; type b" },
  { "body-all-of-itself-twice",
    BODY ("application/json", "{\"type\":\"object\",\"required\":[\"a\"],"
          "\"properties\":{\"a\":{}},\"allOf\":[" BODY_REF "," BODY_REF "]}"),
    "{\"b\":1}", "!undeclared b", SENT "{\"b\":1} ~ missing a" },
  { "body-list", MUST_BODY ("application/json", "{\"type\":\"array\",\"items\":{}}"),
    "{\"body\":[1,{\"a\":2}]}", SENT "[1,{\"a\":2}]", SENT "[1,{\"a\":2}]" },
  { "body-list-missing", MUST_BODY ("application/json", "{\"type\":\"array\"}"), "{}",
    "!missing body", "POST https://h/x ~ missing body" },
  { "body-list-type", MUST_BODY ("application/json", "{\"type\":\"array\"}"), "{\"body\":1}",
    "!type body", SENT "1 ~ type body" },
  { "body-all-of-alone", BODY ("application/json", "{\"allOf\":[{\"type\":\"object\"}]}"),
    "{\"body\":{\"a\":1}}", SENT "{\"a\":1}", SENT "{\"a\":1}" },
  { "body-one-of", MUST_BODY ("application/json", "{\"oneOf\":[{\"type\":\"object\"}]}"),
    "{\"body\":{\"a\":1}}", SENT "{\"a\":1}", SENT "{\"a\":1}" },
  { "media-type-parameters", BODY ("application/json; charset=utf-8", STATION), "{\"name\":\"a\"}",
    "POST https://h/x application/json; charset=utf-8 {\"name\":\"a\"}",
    "POST https://h/x application/json; charset=utf-8 {\"name\":\"a\"}" },
  { "media-type-suffix", BODY ("application/merge-patch+json", STATION), "{\"name\":\"a\"}",
    "POST https://h/x application/merge-patch+json {\"name\":\"a\"}",
    "POST https://h/x application/merge-patch+json {\"name\":\"a\"}" },
  { "media-type-range", BODY ("*/*", STATION), "{\"name\":\"a\"}", SENT "{\"name\":\"a\"}",
    SENT "{\"name\":\"a\"}" },
  { "media-type-best",
    "{\"requestBody\":{\"content\":{\"multipart/form-data\":{\"schema\":{}},"
    "\"application/hal+json\":{\"schema\":{}},\"application/json\":{\"schema\":"
    "{\"properties\":{\"a\":{}}}}}}}",
    "{\"a\":1}", SENT "{\"a\":1}", SENT "{\"a\":1}" },
  { "media-type-form", MUST_BODY ("application/x-www-form-urlencoded", STATION),
    "{\"name\":\"a\"}", "error 3", "error 3" },
  { "media-type-form-optional", BODY ("application/x-www-form-urlencoded", STATION),
    "{}", "POST https://h/x", "POST https://h/x" },
  { "no-schema", "{\"requestBody\":{\"content\":{\"application/json\":{}}}}",
    "{\"body\":1}", SENT "1", SENT "1" },
  { "query-and-body-of-one-name",
    "{\"parameters\":[{\"name\":\"id\",\"in\":\"query\"}],\"requestBody\":{\"content\":"
    "{\"application/json\":{\"schema\":{\"properties\":{\"id\":{}}}}}}}",
    "{\"id\":7}", "POST https://h/x?id=7 application/json {\"id\":7}",
    "POST https://h/x?id=7 application/json {\"id\":7}" },
  { "query-stays-out-of-open-body",
    "{\"parameters\":[{\"name\":\"id\",\"in\":\"query\"}],\"requestBody\":{\"content\":"
    "{\"application/json\":{\"schema\":{\"properties\":{\"a\":{}}}}}}}",
    "{\"id\":7,\"a\":1}", "POST https://h/x?id=7 application/json {\"a\":1}",
    "POST https://h/x?id=7 application/json {\"a\":1}" },
  { "parameter-without-target",
    "{\"parameters\":[{\"$ref\":\"#/components/parameters/P\"},{\"in\":\"query\"},7]}", "{}",
    "POST https://h/x", "POST https://h/x" },
};

static void
test_operation (gconstpointer data)
{
  const OperationCase *c = data;
  g_autofree char *json = g_strdup_printf ("{\"paths\":{\"/x\":{\"post\":%s}}}", c->operation);
  g_autoptr(SmithApi) api = read_api (json);
  g_autofree char *like = describe_plan (api, "https://h", c->arguments, TRUE);
  g_autofree char *plain = describe_plan (api, "https://h", c->arguments, FALSE);

  g_assert_cmpstr (like, ==, c->like);
  g_assert_cmpstr (plain, ==, c->plain);
}

/* ---- servers and paths ---- */

static const struct
{
  const char *name;
  const char *server;
  const char *path;
  const char *expected;
} address_cases[] = {
  { "plain",           "https://h",          "/x",       "GET https://h/x" },
  { "base-path",       "https://h/v1",       "/x",       "GET https://h/v1/x" },
  { "double-slash",    "https://h/",         "/x",       "GET https://h//x" },
  { "trailing-slash",  "https://h",          "/",        "GET https://h/" },
  { "empty-path",      "https://h/v1",       "",         "GET https://h/v1" },
  { "loopback",        "http://127.0.0.1:9", "/x",       "GET http://127.0.0.1:9/x" },
  { "variables",       "https://{r}.h/{v}",  "/x",       "GET https://eu.h/v2/x" },
  { "unknown-server-variable", "https://{q}.h", "/x",    "error 2" },
  { "unclosed-brace",  "https://h/{v",       "/x",       "GET https://h/{v/x" },
  { "relative",        "/v1",                "/x",       "error 2" },
  { "bare-host",       "h/v1",               "/x",       "error 2" },
  { "empty",           "",                   "/x",       "error 2" },
  { "other-scheme",    "ftp://h",            "/x",       "error 2" },
  { "no-host",         "https://",           "/x",       "error 2" },
  { "undeclared-in-path", "https://h",       "/x/{id}",  "!unsendable id" },
  { "unclosed-path",   "https://h",          "/x/{id",   "GET https://h/x/{id" },
  { "query-in-path",   "https://h",          "/x?a=1",   "GET https://h/x?a=1" },
};

static void
test_address (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *json = g_strdup_printf (
    "{\"servers\":[{\"url\":\"https://{r}.h/{v}\",\"variables\":{\"r\":{\"default\":\"eu\"},"
    "\"v\":{\"default\":\"v2\"}}}],\"paths\":{\"%s\":{\"get\":{}}}}", address_cases[i].path);
  g_autoptr(SmithApi) api = read_api (json);
  g_autofree char *found = describe_plan (api, address_cases[i].server, "{}", TRUE);

  g_assert_cmpstr (found, ==, address_cases[i].expected);
}

/* Parameters of the whole path: used, but not as the platform does. */
static void
test_path_level (void)
{
  g_autoptr(SmithApi) api = read_api ("{\"paths\":{\"/x/{id}\":{\"parameters\":["
                                      "{\"name\":\"id\",\"in\":\"path\"},"
                                      "{\"name\":\"q\",\"in\":\"query\"}],\"get\":{}}}}");
  g_autofree char *like = describe_plan (api, "https://h", "{\"id\":1,\"q\":2}", TRUE);
  g_autofree char *plain = describe_plan (api, "https://h", "{\"id\":1,\"q\":2}", FALSE);

  g_assert_cmpstr (like, ==, "!undeclared id; !undeclared q; !unsendable id");
  g_assert_cmpstr (plain, ==, "GET https://h/x/1?q=2");
}

static void
test_query_behind_query (void)
{
  g_autoptr(SmithApi) api = read_api ("{\"paths\":{\"/x?a=1\":{\"get\":{\"parameters\":"
                                      "[{\"name\":\"p\",\"in\":\"query\"}]}}}}");
  g_autofree char *found = describe_plan (api, "https://h", "{\"p\":2}", TRUE);

  g_assert_cmpstr (found, ==, "GET https://h/x?a=1&p=2");
}

/* ---- headers ---- */

static char *
header_of (const char *parameter,
           const char *value,
           gboolean    like_chatgpt)
{
  g_autofree char *json = g_strdup_printf (
    "{\"paths\":{\"/x\":{\"get\":{\"parameters\":[{\"in\":\"header\",%s}]}}}}", parameter);
  g_autofree char *text = g_strdup_printf ("{%s}", value);
  g_autoptr(SmithApi) api = read_api (json);
  g_autoptr(SmithArguments) arguments = read_arguments (text);
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  SmithRequestPlan plan = { api, smith_api_get_operation (api, 0), "https://h", arguments,
                            like_chatgpt };
  g_autoptr(SmithHttpRequest) request = smith_request_build (&plan, problems, NULL);
  GString *found;

  if (request == NULL)
    return describe_problems (problems);

  found = g_string_new (NULL);
  for (guint i = 0; i < smith_http_request_get_n_headers (request); i++)
    {
      const char *name, *header_value;

      smith_http_request_get_header (request, i, &name, &header_value, NULL);
      g_string_append_printf (found, "%s: %s|", name, header_value);
    }

  return g_string_free (found, FALSE);
}

static const struct
{
  const char *name;
  const char *parameter;
  const char *value;
  const char *expected;
} header_cases[] = {
  { "string",        "\"name\":\"X-A\"", "\"X-A\":\"b c\"",
    "Accept: application/json, */*;q=0.5|X-A: b c|" },
  { "array",         "\"name\":\"X-A\"", "\"X-A\":[1,2]",
    "Accept: application/json, */*;q=0.5|X-A: 1,2|" },
  { "object",        "\"name\":\"X-A\",\"explode\":true", "\"X-A\":{\"a\":1}",
    "Accept: application/json, */*;q=0.5|X-A: a=1|" },
  { "line-break",    "\"name\":\"X-A\"", "\"X-A\":\"a\\r\\nX-B: c\"", "!unsendable X-A" },
  { "nul",           "\"name\":\"X-A\"", "\"X-A\":\"a\\u0000b\"", "!unsendable X-A" },
  { "empty",         "\"name\":\"X-A\"", "\"X-A\":\"\"", "!unsendable X-A" },
  { "authorization", "\"name\":\"Authorization\"", "\"Authorization\":\"x\"",
    "Accept: application/json, */*;q=0.5|" },
};

static void
test_header (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *found = header_of (header_cases[i].parameter, header_cases[i].value, FALSE);

  g_assert_cmpstr (found, ==, header_cases[i].expected);
}

static void
test_header_like_chatgpt (void)
{
  g_autofree char *none = header_of ("\"name\":\"X-A\",\"required\":true", "", TRUE);

  g_assert_cmpstr (none, ==, "Accept: */*|");
}

/* A list of problems that already has some does not stop the next call. */
static void
test_problems_of_others (void)
{
  g_autoptr(SmithApi) api = read_api ("{\"paths\":{\"/x\":{\"get\":{}}}}");
  g_autoptr(SmithArguments) arguments = smith_arguments_new ();
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  SmithRequestPlan plan = { api, smith_api_get_operation (api, 0), "https://h", arguments, TRUE };
  g_autoptr(SmithHttpRequest) request = NULL;

  smith_argument_problems_add (problems, SMITH_ARGUMENT_MISSING, TRUE, "a", "a", "a");
  request = smith_request_build (&plan, problems, NULL);
  g_assert_nonnull (request);
}

#define ADD_TABLE(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (style_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/request/style/", style_cases[i].name, NULL);

      g_test_add_data_func (path, &style_cases[i], test_style);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (operation_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/request/operation/", operation_cases[i].name, NULL);

      g_test_add_data_func (path, &operation_cases[i], test_operation);
    }
  ADD_TABLE ("/request/address/", address_cases, test_address)
  ADD_TABLE ("/request/header/", header_cases, test_header)
  g_test_add_func ("/request/path-level", test_path_level);
  g_test_add_func ("/request/query-behind-query", test_query_behind_query);
  g_test_add_func ("/request/header-like-chatgpt", test_header_like_chatgpt);
  g_test_add_func ("/request/problems-of-others", test_problems_of_others);

  return g_test_run ();
}
