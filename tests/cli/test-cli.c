/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-support.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* The command line as scripts see it. */

#define GOOD \
  "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"},\n" \
  " \"servers\": [{\"url\": \"https://a.example\"}],\n" \
  " \"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"},\n" \
  "  \"head\": {\"operationId\": \"h\"}}}}\n"
#define TWO \
  "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\":" \
  " [{\"url\": \"https://a.example\"}], \"paths\": {\"/a\": {\"get\": {\"operationId\": \"a\"," \
  " \"summary\": \"s\"}}, \"/b\": {\"get\": {\"operationId\": \"b\", \"summary\": \"s\"}}}}"
#define BAD "{\"openapi\": \"3.0.0\",\r\n \"paths\": {}}\n"

typedef struct
{
  const char *name;
  const char *arguments[8];
  const char *input;
  int         exit_code;
  const char *out;      /* stdout holds this */
  const char *err;      /* stderr holds this */
  const char *not_out;  /* (nullable) stdout does not hold this */
} Case;

static const Case cases[] = {
  { "no-command", { NULL }, "", 2, "", "Usage: actionsmith-cli COMMAND" },
  { "unknown-command", { "nonsense" }, "", 2, "", "There is no command “nonsense”" },
  { "help", { "--help" }, "", 0, "check ", "" },
  { "help-of-check", { "check", "--help" }, "", 0, "--max-diagnostics", "" },
  { "help-of-edit", { "edit", "--help" }, "", 0, "--move-to POINTER [--from=json|yaml] [--output",
    "" },
  { "help-of-bundle", { "bundle", "--help" }, "", 0, "FILE [--from=json|yaml] [--output FILE]",
    "" },
  { "version", { "--version" }, "", 0, "actionsmith-cli 0.", "" },
  { "unknown-option", { "check", "--nonsense", "-" }, "", 2, "", "--nonsense" },
  { "unknown-format", { "check", "--format=xml", "-" }, "", 2, "", "text or json" },
  { "check-nothing", { "check" }, "", 2, "", "Usage: actionsmith-cli check FILE…" },

  { "check-good", { "check", "-" }, GOOD, 0, "-:4:3: drops: ChatGPT drops head under /x", "" },
  { "check-bad", { "check", "-" }, BAD, 1, "-:1:13: blocks: ", "" },
  { "check-order", { "check", "-" }, BAD, 1, "[server-none]\n-:1:13: blocks", "" },
  { "check-syntax", { "check", "-" }, "{\"a\":\n  \"b\" \"c\"}", 1,
    "-:2:7: blocks: ChatGPT refuses the whole document: Here a comma or } is expected. "
    "[document-syntax]\n", "" },
  { "check-empty", { "check", "-" }, "", 1, "-:1:1: blocks: ", "" },
  { "check-json", { "check", "-", "--format=json" }, GOOD, 0, "\"domain\": \"a.example\"", "" },
  { "check-json-range", { "check", "-", "--format=json" }, BAD, 1,
    "\"start\": {\n            \"offset\": 12,\n            \"line\": 1,\n"
    "            \"column\": 13\n", "" },
  { "check-json-words", { "check", "-", "--format=json" }, BAD, 1,
    "('openapi',): Input should be '3.1.1' or '3.1.0'", "" },
  { "check-json-none", { "check", "-", "--format=json", "--max-diagnostics=0" }, BAD, 1,
    "\"diagnostics\": [],", "" , "\"truncated\": false" },
  { "check-json-truncated", { "check", "-", "--format=json", "--max-diagnostics=1" }, BAD, 1,
    "\"truncated\": true", "" },
  { "check-json-broken", { "check", "-", "--format=json" },
    "{\"openapi\": \"3.0.0\",\n \"x\" 1}", 1,
    "\"messages\": [\n        {\n          \"message\": \"Could not parse valid OpenAPI spec\",\n"
    "          \"stage\": \"syntax\",\n          \"diagnostic\": 1\n        }\n      ]", "" },
  { "check-control-characters", { "check", "-" },
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"},"
    " \"servers\": [{\"url\": \"https://a.example\"}], \"paths\":\n"
    " {\"/x\": {\"get\": {\"operationId\": \"a\\nb\\u001b[31m\\u009b\", \"summary\": \"s\"}}}}", 0,
    "-:2:33: warns: ChatGPT accepts this, but a function name such as a\\nb\\u001b[31m\\u009b may",
    "" },
  { "operations-control-characters", { "operations", "-" },
    "{\"openapi\": \"3.1.0\", \"paths\": {\"/x\\r\": {\"get\": {\"operationId\": \"a\\u0007\"}}}}",
    0,
    "a\\u0007  /x\\u000d\n", "" },
  { "check-address-is-a-path", { "check", "http://127.0.0.1:1/a.json" }, "", 2, "",
    "No such file or directory" },
  { "check-missing", { "check", "/nonexistent/file.json" }, "", 2, "", "/nonexistent/file.json: " },
  { "check-missing-json", { "check", "--format=json", "/nonexistent/file.json" }, "", 2,
    "\"code\": \"not-found\"", "" },
  { "check-directory", { "check", "/" }, "", 2, "", "/: " },
  { "check-directory-json", { "check", "--format=json", "/" }, "", 2,
    "\"code\": \"is-directory\"", "" },
  { "check-not-utf-8", { "check", "-" }, "{\"a\": 1,\n\"\xFF\": 2}", 2, "",
    "The byte 0xFF at line 2, column 2 (offset 10) is not UTF-8 text" },
  { "check-worst-wins", { "check", "-", "/nonexistent" }, GOOD, 2, "drops", "/nonexistent" },
  { "check-bom", { "check", "-", "--format=json" }, "\xEF\xBB\xBF{\"openapi\": 3}", 1,
    "\"offset\": 15,\n            \"line\": 1,\n            \"column\": 13\n", "" },

  { "check-yaml", { "check", "-" }, "openapi: 3.1.0\nservers:\n  - url: http://a.example\n", 1,
    "-:3:10: blocks: ChatGPT refuses the whole document: no server is at https://a.example", "" },
  { "check-yaml-like-json", { "check", "-" }, "{openapi: 3.1.0}", 1,
    "-:1:2: note: This looks like JSON but is not", "" },

  { "check-rule-off", { "check", "-", "--rule=server-none=off", "--rule=document-model=note" }, BAD,
    1, "-:1:13: blocks: ", "", "[server-none]" },
  { "check-rule-note", { "check", "-", "--rule=document-version=note",
    "--rule=server-none=warns", "--rule=document-model=drops" }, BAD, 0, "-:1:13: note: ", "" },
  { "check-rule-blocks", { "check", "-", "--rule=operation-method=blocks" }, GOOD, 1,
    "-:4:3: blocks: ", "" },
  { "check-rule-leaves-the-platform", { "check", "-", "--rule=document-version=off",
    "--format=json" }, BAD, 1,
    "\"message\": \"('openapi',): Input should be '3.1.1' or '3.1.0'\",\n"
    "          \"stage\": \"model\",\n          \"diagnostic\": null", "",
    "\"rule\": \"document-version\"" },
  { "check-ignore", { "check", "-", "--ignore=document-version:/openapi" }, BAD, 1,
    "[server-none]", "", "[document-version]" },
  { "check-ignore-elsewhere", { "check", "-", "--ignore=document-version:/info" }, BAD, 1,
    "[document-version]", "" },
  { "check-ignore-unknown", { "check", "-", "--ignore=nonsense:/a" }, GOOD, 2, "",
    "There is no rule “nonsense”" },
  { "check-ignore-no-pointer", { "check", "-", "--ignore=document-version" }, GOOD, 2, "",
    "--ignore takes a rule, : and a JSON Pointer" },
  { "check-ignore-wrong-pointer", { "check", "-", "--ignore=document-version:openapi" }, GOOD, 2,
    "", "--ignore takes a rule, : and a JSON Pointer" },
  { "check-rule-unknown", { "check", "-", "--rule=nonsense=off" }, GOOD, 2, "",
    "There is no rule “nonsense”" },
  { "check-rule-outside", { "check", "-", "--rule=auth-oauth-domain=off" }, GOOD, 2, "",
    "is not about a description" },
  { "check-rule-no-class", { "check", "-", "--rule=server-none" }, GOOD, 2, "", "--rule takes" },
  { "check-rule-other-class", { "check", "-", "--rule=server-none=error" }, GOOD, 2, "",
    "not “error”" },
  { "check-broken-and-more", { "check", "-" },
    "{\"openapi\": \"3.0.0\",\n \"paths\": {\"/x\": {\"head\": {}}},\n \"a\": \"b\" \"c\"}", 1,
    "-:1:13: blocks: ChatGPT refuses the whole document: openapi is 3.0.0", "" },
  { "check-broken-and-more-json", { "check", "-", "--format=json" },
    "{\"openapi\": \"3.0.0\",\n \"paths\": {\"/x\": {\"head\": {}}},\n \"a\": \"b\" \"c\"}", 1,
    "\"messages\": [\n        {\n          \"message\": \"Could not parse valid OpenAPI spec\",\n"
    "          \"stage\": \"syntax\",\n          \"diagnostic\": 2\n        }\n      ]", "" },
  { "check-broken-operations", { "check", "-", "--format=json" },
    "{\"paths\": {\"/x\": {\"get\": {\"operationId\": \"a\"}}},\n \"a\": \"b\" \"c\"}", 1,
    "\"operationId\": \"a\",", "" },
  { "check-two-files", { "check", "-", "/nonexistent", "--format=json" }, GOOD, 2,
    "\"file\": \"/nonexistent\",\n    \"error\": {\n      \"code\": \"not-found\"", "" },

  { "view", { "view", "-" }, GOOD, 0,
    "namespace a_example__jit_plugin {\n\n// d\ntype x = () => any;\n\n} // namespace", "tokens" },
  { "view-one", { "view", "-", "x" }, GOOD, 0, "// d\ntype x = () => any;\n", "tokens",
    "namespace" },
  { "view-by-place", { "view", "-", "GET /x" }, GOOD, 0, "type x = ", "" },
  { "view-unknown", { "view", "-", "y" }, GOOD, 2, "", "There is no operation y" },
  { "view-dropped", { "view", "-", "h" }, GOOD, 1, "", "ChatGPT drops h" },
  { "view-blocked", { "view", "-" }, BAD, 1, "", "-:1:1: " },
  { "view-missing", { "view", "/nonexistent" }, "", 2, "", "/nonexistent: " },
  { "check-json-fixes", { "check", "-", "--format=json" }, BAD, 1,
    "\"fixes\": [\n          {\n            \"id\": \"document-upgrade\",\n"
    "            \"title\": \"Change to Version 3.1\",\n            \"kind\": \"same\"\n",
    "" },

  { "fix-all", { "fix", "--all", "-" }, GOOD, 0,
    " \"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"}}}}\n",
    "operation-remove-method, 1 place: ", "head" },
  { "fix-losses", { "fix", "--all", "-" }, GOOD, 0, "\"get\"", "lost: HEAD /x is left out\n" },
  { "fix-rest", { "fix", "--all", "-" }, BAD, 1, "{\"openapi\": \"3.1.0\",",
    "-:1:1: blocks: ChatGPT refuses the whole document: it does not say at which https address "
    "the API is. [server-none]\nactionsmith-cli: only you can tell: At which" },
  { "fix-one-rule", { "fix", "--rule=document-version", "-" }, BAD, 1, "\"3.1.0\",\r\n \"paths\"",
    "document-upgrade" },
  { "fix-one-fix", { "fix", "--rule", "operation-remove-method", "-" }, GOOD, 0, "\"get\"", "",
    "head" },
  { "fix-another-rule", { "fix", "--rule=server-none", "-" }, GOOD, 0, "\"head\"", "" },
  { "fix-dry-run", { "fix", "--all", "--dry-run", "-" }, BAD, 1,
    "--- -\n+++ -\n@@ -1,2 +1,2 @@\n-{\"openapi\": \"3.0.0\",\r\n+{\"openapi\": \"3.1.0\",\r\n",
    "" },
  { "fix-dry-run-of-nothing", { "fix", "--rule=server-none", "--dry-run", "-" }, GOOD, 0, "", "" },
  { "fix-keep-first", { "fix", "--all", "--keep-first=1", "-" }, TWO, 0, "\"a\"",
    "lost: GET /b (b) is left out", "\"b\"" },
  { "fix-keep-first-nothing", { "fix", "--all", "--keep-first=0", "-" }, TWO, 2, "",
    "--keep-first takes a number from 1" },
  { "fix-keep-first-negative", { "fix", "--all", "--keep-first=-1", "-" }, TWO, 2, "",
    "--keep-first takes a number from 1" },
  { "fix-keep-first-many", { "fix", "--all", "--keep-first=2147483647", "-" }, TWO, 0, "\"b\"",
    "" },
  { "fix-keep", { "fix", "--all", "--keep=get /b", "-" }, TWO, 0, "\"b\"",
    "lost: GET /a (a) is left out", "\"a\"" },
  { "fix-keep-unknown", { "fix", "--all", "--keep=c", "-" }, TWO, 2, "",
    "There is no operation “c” in the document" },
  { "fix-unknown", { "fix", "--rule=nonsense", "-" }, GOOD, 2, "",
    "There is no fix and no rule “nonsense”" },
  { "fix-what", { "fix", "-" }, GOOD, 2, "", "Say what to mend: --all" },
  { "fix-all-and-a-rule", { "fix", "--all", "--rule=server-none", "-" }, GOOD, 2, "",
    "do not go together" },
  { "fix-in-place-of-stdin", { "fix", "--all", "--in-place", "-" }, GOOD, 2, "",
    "--in-place needs a file" },
  { "fix-syntax", { "fix", "--all", "-" }, "{\"a\": ", 1, "{\"a\": ", "[document-syntax]" },
  { "fix-missing", { "fix", "--all", "/nonexistent/file.json" }, "", 2, "",
    "/nonexistent/file.json: " },
  { "fix-to-a-device", { "fix", "--all", "--output=/dev/null", "-" }, GOOD, 0, "", "lost: " },

  { "operations", { "operations", "-" }, GOOD, 0,
    "available get     x  /x\ndropped   head    h  /x\n", "" },
  { "operations-json", { "operations", "-", "--format=json" }, GOOD, 0,
    "\"pointer\": \"/paths/~1x/get\"", "" },
  { "operations-broken", { "operations", "-" }, "{", 1, "", "-:1:1: " },
  { "operations-two-files", { "operations", "a", "b" }, "", 2, "", "Usage: " },

  { "convert-to-yaml", { "convert", "-", "--to=yaml" }, "{\"a\":[1,\"no\"]}", 0,
    "a:\n  - 1\n  - 'no'\n", "" },
  { "convert-to-json", { "convert", "-", "--to=json" }, "a: [0x10, no]", 0,
    "{\n  \"a\": [\n    16,\n    \"no\"\n  ]\n}\n", "" },
  { "convert-compact", { "convert", "-", "--to=json", "--compact" }, "{\"a\": 1.50}", 0,
    "{\"a\":1.50}\n", "" },
  { "convert-keeps-comments", { "convert", "-", "--to=yaml" }, "# h\na: &x [1] # t\nb: *x\n", 0,
    "# h\na: &x # t\n  - 1\nb: *x\n", "" },
  { "convert-from", { "convert", "-", "--from=yaml", "--to=json", "--compact" }, "{a: 1}", 0,
    "{\"a\":1}\n", "" },
  { "convert-no-second-try", { "convert", "-", "--to=json" }, "{a: 1}", 2, "", "-:1:2: " },
  { "convert-infinity", { "convert", "-", "--to=json" }, "a: 1\nb: .inf", 2, "", "-:2:4: " },
  { "convert-to-nothing", { "convert", "-" }, "", 2, "", "--to is json or yaml" },
  { "convert-compact-yaml", { "convert", "-", "--to=yaml", "--compact" }, "", 2, "",
    "--compact goes with --to=json" },

  { "rules", { "rules" }, "", 0, "blocks   document-version", "" },
  { "rules-json", { "rules", "--format=json" }, "", 0, "\"rule\": \"server-none\"", "" },
  { "explain", { "explain", "server-none" }, "", 0, "ChatGPT's words: Could not find", "" },
  { "rules-outside", { "rules" }, "", 0, "outside  auth-oauth-domain ", "" },
  { "explain-example", { "explain", "server-root-origin" }, "", 0,
    "This draws it:\n    servers:\n      - url: http://api.example.com:8080/v1\n\n"
    "This does not:\n    servers:\n      - url: https://api.example.com/v1\n", "" },
  { "explain-evidence", { "explain", "document-null-map" }, "", 0, "uncertain: ", "" },
  { "explain-outside", { "explain", "auth-oauth-domain" }, "", 0,
    "ChatGPT's words: Authorization URL, Token URL, and API hostname must share a root domain",
    "" },
  { "rules-json-fixes", { "rules", "--format=json" }, "", 0,
    "\"fixes\": [\n      \"document-upgrade\"\n    ]", "" },
  { "explain-fixes", { "explain", "document-version" }, "", 0,
    "(document-upgrade, same)\n", "" },
  { "explain-unknown", { "explain", "nonsense" }, "", 2, "", "There is no rule “nonsense”" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) input = g_bytes_new_static (c->input, strlen (c->input));
  g_auto(CliAnswer) answer = cli_call (c->arguments, input);

  g_test_message ("stdout: %s\nstderr: %s", answer.out, answer.err);
  g_assert_cmpint (answer.exit_code, ==, c->exit_code);
  g_assert_nonnull (strstr (answer.out, c->out));
  g_assert_nonnull (strstr (answer.err, c->err));
  if (*c->out == '\0')
    g_assert_cmpstr (answer.out, ==, "");
  if (c->not_out != NULL)
    g_assert_null (strstr (answer.out, c->not_out));
}

/* Calls of the sample, which the program itself plays on the loopback. */
#define FORECAST "{\"place\": \"Bern\", \"days\": 2}"

static const struct
{
  const char *name;
  const char *operation;
  const char *arguments;
  const char *more[3];  /* SERVER stands for the played sample's address */
  int         exit_code;
  const char *out;
  const char *err;
} call_cases[] = {
  { "accepted", "getForecast", FORECAST, { "--bearer-env=SAMPLE_KEY" }, 0,
    "\"place\": \"Bern\"", "200 OK" },
  { "by-method-and-path", "GET /forecast", FORECAST, { "--bearer-env=SAMPLE_KEY" }, 0,
    "\"place\": \"Bern\"", "200 OK" },
  { "json", "getForecast", FORECAST, { "--bearer-env=SAMPLE_KEY", "--format=json" }, 0,
    "\"accepted\": true", "" },
  { "as-sent-hides-the-key", "getForecast", FORECAST,
    { "--bearer-env=SAMPLE_KEY", "--format=json" }, 0, "Authorization: Bearer ••••", "" },
  { "without-a-key", "getForecast", FORECAST, { NULL }, 1, "Unauthorized", "401" },
  { "undeclared", "getForecast", "{\"place\": \"Bern\", \"x\": 1}", { NULL }, 2, "",
    "“x” is not declared" },
  { "arguments-are-no-object", "getForecast", "[1]", { NULL }, 2, "", "" },
  { "unknown-operation", "nonsense", "{}", { NULL }, 2, "", "no operation nonsense" },
  { "unknown-variable", "getForecast", FORECAST, { "--bearer-env=NO_SUCH" }, 2, "", "NO_SUCH" },
  { "nobody-listens", "getForecast", FORECAST, { "--server=http://127.0.0.1:1" }, 2, "",
    "Nothing was sent" },
  { "no-answer-json", "getForecast", FORECAST,
    { "--server=http://127.0.0.1:1", "--format=json" }, 2, "\"response\": null", "" },
};

static char *sample_server;  /* `--server=` and the address of the played sample */

static void
test_call (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  const char *arguments[10] = {
    "call", g_getenv ("ACTIONSMITH_SAMPLE"), call_cases[i].operation, "--args",
    call_cases[i].arguments, sample_server, call_cases[i].more[0], call_cases[i].more[1],
  };
  g_auto(CliAnswer) answer = cli_call (arguments, nothing);

  g_test_message ("stdout: %s\nstderr: %s", answer.out, answer.err);
  g_assert_cmpint (answer.exit_code, ==, call_cases[i].exit_code);
  g_assert_nonnull (strstr (answer.out, call_cases[i].out));
  g_assert_nonnull (strstr (answer.err, call_cases[i].err));
  g_assert_null (strstr (answer.out, "smith-sample-key"));
  g_assert_null (strstr (answer.err, "smith-sample-key"));
}

/* Starts the sample and learns its address from the first line of its output. */
static GSubprocess *
play_sample (void)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                           G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                           g_getenv ("ACTIONSMITH_CLI"), "mock", NULL);
  g_autoptr(GDataInputStream) lines = NULL;
  g_autofree char *origin = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  origin = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (origin, "http://127.0.0.1:"));
  sample_server = g_strconcat ("--server=", origin, NULL);

  return process;
}

static char *
repeat (const char *unit,
        guint       n,
        const char *tail)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, unit);
  g_string_append (out, tail);

  return g_string_free (out, FALSE);
}

static char *
make_alias_bomb (void)
{
  GString *out = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 1; i < 40; i++)
    {
      g_string_append_printf (out, "a%u: &a%u [", i, i);
      for (guint k = 0; k < 9; k++)
        g_string_append_printf (out, "%s*a%u", k > 0 ? ", " : "", i - 1);
      g_string_append (out, "]\n");
    }

  return g_string_free (out, FALSE);
}

/* Hostile input: an answer in a few seconds, with a position where there is one. */
static void
check_hostile (char       *text,
               gsize       length,
               int         exit_code,
               const char *expected)
{
  g_autofree char *file = g_build_filename (g_get_user_cache_dir (), "hostile.json", NULL);
  const char *arguments[] = { "check", file, "--max-diagnostics=5", NULL };
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();
  g_auto(CliAnswer) answer = { -1, NULL, NULL };

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (file, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_free (text);
  answer = cli_call (arguments, nothing);

  g_test_message ("%.3f s; stdout: %s\nstderr: %s",
                  (double) (g_get_monotonic_time () - start_us) / 1e6, answer.out, answer.err);
  g_assert_cmpint (answer.exit_code, ==, exit_code);
  g_assert_true (strstr (answer.out, expected) != NULL || strstr (answer.err, expected) != NULL);
}

static void
test_nested_arrays (void)
{
  char *text = repeat ("[", 100000, "");

  check_hostile (text, strlen (text), 1, ":1:257: blocks: ");
}

static void
test_nested_flow (void)
{
  char *text = repeat ("a: [", 100000, "");

  check_hostile (text, strlen (text), 1, "blocks: ");
}

static void
test_alias_bomb (void)
{
  char *text = make_alias_bomb ();

  check_hostile (text, strlen (text), 1, ":8:15: blocks: ");
}

static void
test_100_mb (void)
{
  gsize length = 100 * 1000 * 1000;

  check_hostile (g_strnfill (length, ' '), length, 2, "more than 64 MB");
}

static void
test_many_keys (void)
{
  GString *text = g_string_new ("{");
  gsize length;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "%s\"k%u\":1", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  length = text->len;
  check_hostile (g_string_free (text, FALSE), length, 1, "[server-none]");
}

static void
test_many_problems (void)
{
  GString *text = g_string_new ("{\"a\":0");
  gsize length;

  for (guint i = 0; i < 400000; i++)
    g_string_append (text, ",\"a\":1");
  g_string_append_c (text, '}');
  length = text->len;
  check_hostile (g_string_free (text, FALSE), length, 1, "more than 100000 problems");
}

static void
test_nul (void)
{
  static const char text[] = "{\"a\": \0}";

  check_hostile (g_memdup2 (text, sizeof text - 1), sizeof text - 1, 1, ":1:7: blocks: ");
}

static void
test_full_disk (void)
{
  g_autofree char *command =
    g_strdup_printf ("%s rules > /dev/full", g_getenv ("ACTIONSMITH_CLI"));
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_spawn_check_wait_status (status, &error), ==, FALSE);
  g_assert_cmpint (error->code, ==, 2);
  g_assert_nonnull (strstr (err, "could not be written"));
}

/* Where a fixed text goes, and that it goes nowhere else. */
static const struct
{
  const char *name;
  const char *option;   /* FILE is replaced by the other file's name */
  gboolean    is_first; /* the file itself is changed */
  gboolean    is_other; /* the other file is written */
} save_cases[] = {
  { "to-stdout", "--all", FALSE, FALSE },
  { "dry-run", "--dry-run", FALSE, FALSE },
  { "in-place", "--in-place", TRUE, FALSE },
  { "output", "--output=FILE", FALSE, TRUE },
};

static void
test_save (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *file = g_build_filename (folder, "a.json", NULL);
  g_autofree char *other = g_build_filename (folder, "b.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;
  g_autoptr(GString) option = g_string_new (save_cases[i].option);
  g_autoptr(GBytes) input = g_bytes_new_static ("", 0);
  GStatBuf info;

  g_assert_true (g_file_set_contents_full (file, GOOD, -1, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
  g_string_replace (option, "FILE", other, 1);

  {
    const char *const arguments[] = { "fix", "--all", option->str, file, NULL };
    g_auto(CliAnswer) answer = cli_call (arguments, input);

    g_assert_cmpint (answer.exit_code, ==, 0);
    g_assert_true ((*answer.out == '\0') == (save_cases[i].is_first || save_cases[i].is_other));
  }

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_true ((strstr (text, "head") == NULL) == save_cases[i].is_first);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS) == save_cases[i].is_other);
  if (save_cases[i].is_other)
    {
      g_assert_true (g_file_get_contents (other, &other_text, NULL, NULL));
      g_assert_nonnull (strstr (other_text, "\"get\""));
      g_assert_null (strstr (other_text, "head"));
    }
  temp_folder_remove (folder);
}

/* A description is checked where the program for the network is missing, and a call says so. */
static void
test_alone (void)
{
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *program = g_build_filename (folder, "actionsmith-cli", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (g_getenv ("ACTIONSMITH_CLI"));
  g_autoptr(GFile) to = g_file_new_for_path (program);
  const char *check[] = { program, "check", g_getenv ("ACTIONSMITH_SAMPLE"), NULL };
  const char *call[] = { program, "call", "a.json", "b", NULL };
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;

  if (g_file_test (g_getenv ("ACTIONSMITH_CLI_NET_INSTALLED"), G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the program for the network is installed");
      temp_folder_remove (folder);
      return;
    }

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  process = g_subprocess_newv (check, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_clear_object (&process);

  process = g_subprocess_newv (call, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
  g_assert_nonnull (strstr (err, "actionsmith-cli-net cannot be started: No such file"));
  g_assert_nonnull (strstr (err, "Nothing was sent"));

  temp_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GSubprocess) sample = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("ACTIONSMITH_CLI"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (call_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/call/", call_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_call);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (save_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/save/", save_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_save);
    }
  g_test_add_func ("/cli/hostile/nested-arrays", test_nested_arrays);
  g_test_add_func ("/cli/hostile/nested-flow", test_nested_flow);
  g_test_add_func ("/cli/hostile/alias-bomb", test_alias_bomb);
  g_test_add_func ("/cli/hostile/100-mb", test_100_mb);
  g_test_add_func ("/cli/hostile/many-keys", test_many_keys);
  g_test_add_func ("/cli/hostile/many-problems", test_many_problems);
  g_test_add_func ("/cli/hostile/nul", test_nul);
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_func ("/cli/alone", test_alone);

  g_setenv ("SAMPLE_KEY", "smith-sample-key", TRUE);
  sample = play_sample ();
  status = g_test_run ();
  g_subprocess_send_signal (sample, SIGTERM);
  g_subprocess_wait (sample, NULL, NULL);
  g_free (sample_server);

  return status;
}
