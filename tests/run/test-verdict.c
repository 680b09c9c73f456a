/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "run-test.h"

/* ---- the body ---- */

static const struct
{
  const char    *name;
  const char    *bytes;
  gssize         length;
  const char    *type;
  const char    *charset;
  gboolean       is_cut;
  SmithBodyForm  form;
  const char    *text;
  gsize          n_chars;
} body_cases[] = {
  { "empty", "", 0, "application/json", NULL, FALSE, SMITH_BODY_EMPTY, "", 0 },
  { "json", "{\"a\": 1}", -1, "application/json", NULL, FALSE, SMITH_BODY_JSON, "{\"a\": 1}", 8 },
  { "json-suffix", "7", -1, "application/problem+json", NULL, FALSE, SMITH_BODY_JSON, "7", 1 },
  { "json-as-text", "[1]", -1, "text/plain", NULL, FALSE, SMITH_BODY_JSON, "[1]", 3 },
  { "number-as-text", "42", -1, "text/plain", NULL, FALSE, SMITH_BODY_TEXT, "42", 2 },
  { "text", "Zürich 🌧", -1, "text/plain", NULL, FALSE, SMITH_BODY_TEXT, "Zürich 🌧", 8 },
  { "html", "<!DOCTYPE html><p>", -1, "text/html", NULL, FALSE, SMITH_BODY_HTML,
    "<!DOCTYPE html><p>", 18 },
  { "html-as-json", " <html></html>", -1, "application/json", NULL, FALSE, SMITH_BODY_HTML,
    " <html></html>", 14 },
  { "xml", "<a/>", -1, "application/xml", NULL, FALSE, SMITH_BODY_TEXT, "<a/>", 4 },
  { "latin-1", "Z\xfcrich", -1, "text/plain", "ISO-8859-1", FALSE, SMITH_BODY_TEXT, "Zürich", 6 },
  { "latin-1-unsaid", "Z\xfcrich", -1, "text/plain", NULL, FALSE, SMITH_BODY_BINARY, "", 0 },
  { "charset-unknown", "abc", -1, "text/plain", "klingon", FALSE, SMITH_BODY_TEXT, "abc", 3 },
  { "charset-with-options", "abc", -1, "text/plain", "UTF-8//TRANSLIT", FALSE, SMITH_BODY_TEXT,
    "abc", 3 },
  { "charset-wrong", "Z\xc3\xbcrich", -1, "text/plain", "US-ASCII", FALSE, SMITH_BODY_TEXT,
    "Zürich", 6 },
  { "utf-8-mark", "\xEF\xBB\xBF{}", -1, "application/json", NULL, FALSE, SMITH_BODY_JSON, "{}", 2 },
  { "utf-16-mark", "\xFF\xFE{\0}\0", 6, "application/json", NULL, FALSE, SMITH_BODY_JSON, "{}", 2 },
  { "utf-16-charset", "\0a\0b", 4, "text/plain", "UTF-16BE", FALSE, SMITH_BODY_TEXT, "ab", 2 },
  { "png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "image/png", NULL, FALSE, SMITH_BODY_BINARY,
    "", 0 },
  { "nul", "a\0b", 3, "text/plain", NULL, FALSE, SMITH_BODY_BINARY, "", 0 },
  { "controls", "a\1\2\3b", -1, "text/plain", NULL, FALSE, SMITH_BODY_BINARY, "", 0 },
  { "colours", "\x1b[31mred\x1b[0m", -1, "text/plain", NULL, FALSE, SMITH_BODY_TEXT,
    "\x1b[31mred\x1b[0m", 12 },
  { "cut-in-character", "ab\xF0\x9F\x8C", -1, "text/plain", NULL, TRUE, SMITH_BODY_TEXT, "ab", 2 },
  { "not-cut-but-broken", "ab\xF0\x9F\x8C", -1, "text/plain", NULL, FALSE, SMITH_BODY_BINARY,
    "", 0 },
};

static void
test_body (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize length = body_cases[i].length < 0 ? strlen (body_cases[i].bytes)
                                          : (gsize) body_cases[i].length;
  g_autoptr(GBytes) bytes = g_bytes_new (body_cases[i].bytes, length);
  g_autoptr(SmithBodyText) body = smith_body_text_new (bytes, body_cases[i].type,
                                                       body_cases[i].charset,
                                                       body_cases[i].is_cut);

  g_assert_cmpint (body->form, ==, body_cases[i].form);
  g_assert_cmpstr (body->text, ==, body_cases[i].text);
  g_assert_cmpuint (body->length, ==, strlen (body->text));
  g_assert_cmpuint (body->n_chars, ==, body_cases[i].n_chars);
  g_assert_cmpint (body->encoding != NULL, ==,
                   body->form != SMITH_BODY_BINARY && body->form != SMITH_BODY_EMPTY);
}

static const struct
{
  const char *name;
  const char *text;
  gsize       max_bytes;
  const char *pretty;
} pretty_cases[] = {
  { "object", "{\"b\":[1.50,{}],\"a\":\"\\u00e9\"}", 1000,
    "{\n  \"b\": [\n    1.50,\n    {}\n  ],\n  \"a\": \"é\"\n}" },
  { "big-number", "[18446744073709551616,-0]", 1000, "[\n  18446744073709551616,\n  -0\n]" },
  { "duplicates-stay", "{\"a\":1,\"a\":2}", 1000, "{\n  \"a\": 1,\n  \"a\": 2\n}" },
  { "bounded", "[[[[[[1,2,3]]]]]]", 20, "[[[[[[1,2,3]]]]]]" },
  { "not-json", "a  b", 1000, "a  b" },
};

static void
test_pretty (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new (pretty_cases[i].text, strlen (pretty_cases[i].text));
  g_autoptr(SmithBodyText) body = smith_body_text_new (bytes, "text/plain", NULL, FALSE);
  g_autofree char *pretty = smith_body_text_dup_pretty (body, pretty_cases[i].max_bytes);

  g_assert_cmpstr (pretty, ==, pretty_cases[i].pretty);
}

/* ---- the verdict ---- */

typedef struct
{
  const char *name;
  guint       status;
  const char *type;
  const char *body;
  double      seconds;
  const char *expected;
  guint       n_redirects;
  const char *held_back;
  gboolean    is_cut;
  gboolean    key_was_sent;
} VerdictCase;

#define JSON "application/json"

static const VerdictCase verdict_cases[] = {
  { "fine", 200, JSON, "{}", 1, "accepted" },
  { "created", 201, JSON, "{}", 1, "accepted" },
  { "text", 200, "text/plain", "hello", 1, "accepted" },
  { "no-content", 204, NULL, "", 1, "accepted form=warn" },
  { "html", 200, "text/html", "<html></html>", 1, "accepted form=warn" },
  { "html-said-json", 200, JSON, "<html></html>", 1, "refused form=fail ClientResponseError" },
  { "not-json", 200, JSON, "{\"a\":}", 1, "refused form=fail ClientResponseError" },
  { "json-cut-off", 200, JSON, "{\"a\": [1,", 1, "refused form=fail ClientResponseError" },
  { "json-unsaid", 200, "text/plain", "{}", 1, "accepted form=warn" },
  { "json-without-type", 200, NULL, "{}", 1, "accepted form=warn" },
  { "text-without-type", 200, NULL, "hello", 1, "accepted form=warn" },
  { "xml", 200, "application/xml", "<a/>", 1, "accepted form=warn" },
  { "binary", 200, "image/png", "\xff\xfe\xfd", 1, "refused form=fail ClientResponseError" },
  { "moved", 302, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "unauthorized", 401, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "not-found", 404, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "too-many", 429, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "failed", 500, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "informational", 199, JSON, "{}", 1, "refused status=fail ClientResponseError" },
  { "slow", 200, JSON, "{}", 31, "accepted time=warn" },
  { "at-two-thirds", 200, JSON, "{}", 30, "accepted" },
  { "at-the-deadline", 200, JSON, "{}", 45, "accepted time=warn" },
  { "past-the-deadline", 200, JSON, "{}", 45.1, "refused time=fail ClientResponseError" },
  { "redirected", 200, JSON, "{}", 1, "accepted redirect=warn", .n_redirects = 1 },
  { "key-held-back", 401, JSON, "{}", 1,
    "refused status=fail redirect=warn ClientResponseError",
    .n_redirects = 2, .held_back = "https://other" },
  { "cut", 200, JSON, "{\"a\":", 1, "refused size=fail form=warn ResponseTooLargeError",
    .is_cut = TRUE },
};

static SmithVerdict *
judge (const VerdictCase *c,
       GBytes            *bytes,
       gsize              request_chars)
{
  g_autoptr(SmithBodyText) body = smith_body_text_new (bytes, c->type, NULL, c->is_cut);

  return smith_verdict_new (&smith_profile_chatgpt, &(SmithAnswer) {
    .status = c->status,
    .content_type = c->type,
    .body = body,
    .body_is_cut = c->is_cut,
    .total_us = (gint64) (c->seconds * G_USEC_PER_SEC),
    .n_redirects = c->n_redirects,
    .request_chars = request_chars,
    .key_was_sent = c->key_was_sent,
    .key_held_back = c->held_back,
  });
}

static void
test_verdict (gconstpointer data)
{
  const VerdictCase *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new (c->body, strlen (c->body));
  g_autoptr(SmithVerdict) verdict = judge (c, bytes, 0);
  g_autofree char *found = describe_verdict (verdict);

  g_assert_cmpstr (found, ==, c->expected);
}

/* Characters, not bytes: 100,000 of two bytes each pass, one more does not. */
static void
test_size (void)
{
  static const VerdictCase text = { "size", 200, "text/plain", "", 1, "" };
  gsize allowed = smith_profile_chatgpt.max_response_chars;

  g_assert_cmpuint (allowed, ==, 100000);
  for (guint more = 0; more <= 1; more++)
    {
      g_autoptr(GString) body = g_string_new (NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(SmithVerdict) verdict = NULL;
      g_autofree char *found = NULL;

      for (gsize i = 0; i < allowed + more; i++)
        g_string_append (body, "ü");
      bytes = g_string_free_to_bytes (g_steal_pointer (&body));
      verdict = judge (&text, bytes, 0);
      found = describe_verdict (verdict);
      g_assert_cmpstr (found, ==,
                       more ? "refused size=fail ResponseTooLargeError" : "accepted");
    }
}

static void
test_request_size (void)
{
  static const VerdictCase fine = { "request", 200, JSON, "{}", 1, "" };
  gsize allowed = smith_profile_chatgpt.max_request_chars;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr(SmithVerdict) at = judge (&fine, bytes, allowed);
  g_autoptr(SmithVerdict) above = judge (&fine, bytes, allowed + 1);
  g_autofree char *found_at = describe_verdict (at);
  g_autofree char *found_above = describe_verdict (above);

  g_assert_cmpstr (found_at, ==, "accepted");
  g_assert_cmpstr (found_above, ==, "refused request=fail ClientResponseError");
}

/* Whoever reads 401 wants to know whether the key was there. */
static void
test_key_sentence (void)
{
  VerdictCase refused = { "key", 401, JSON, "{}", 1, "" };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr(SmithVerdict) without = judge (&refused, bytes, 0);
  g_autoptr(SmithVerdict) with = NULL;

  refused.key_was_sent = TRUE;
  with = judge (&refused, bytes, 0);
  g_assert_nonnull (strstr (smith_verdict_find_row (without, "status")->sentence, "none was sent"));
  g_assert_nonnull (strstr (smith_verdict_find_row (with, "status")->sentence, "refuses the key"));
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

  ADD_TABLE ("/body-text/form/", body_cases, test_body)
  ADD_TABLE ("/body-text/pretty/", pretty_cases, test_pretty)
  for (gsize i = 0; i < G_N_ELEMENTS (verdict_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/verdict/", verdict_cases[i].name, NULL);

      g_test_add_data_func (path, &verdict_cases[i], test_verdict);
    }
  g_test_add_func ("/verdict/size", test_size);
  g_test_add_func ("/verdict/request-size", test_request_size);
  g_test_add_func ("/verdict/key-sentence", test_key_sentence);

  return g_test_run ();
}
