/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-limits.h"
#include "creds/smith-creds-error.h"
#include "http/smith-http-server.h"
#include "raw-server.h"
#include "run-test.h"

/* What no text of ours may hold. */
#define SECRET "planted-S3cret-0815"

/* Two servers, so that there is another origin, and one that speaks no HTTP of its own. */
typedef struct
{
  SmithHttpClient *client;
  SmithHttpServer *here;
  SmithHttpServer *there;
  RawServer       *raw;
  GPtrArray       *seen;     /* of char*: `here /path key` or `there /path -` */
  SmithHttpCall   *held;
  gboolean         is_ready;
} Fixture;

static void
respond (SmithHttpCall *call,
         guint          status,
         const char    *type,
         const char    *body)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

  smith_http_call_respond (call, status, type, bytes);
}

static void
respond_long (SmithHttpCall *call,
              gsize          length)
{
  g_autoptr(GBytes) bytes = NULL;
  char *text = g_malloc (length);

  memset (text, 'a', length);
  bytes = g_bytes_new_take (text, length);
  smith_http_call_respond (call, 200, "text/plain", bytes);
}

static void
redirect (SmithHttpCall   *call,
          SmithHttpServer *server,
          const char      *path)
{
  g_autofree char *location = g_strconcat (smith_http_server_get_origin (server), path, NULL);

  smith_http_call_add_header (call, "Location", location);
  respond (call, 302, "text/plain", "elsewhere");
}

static void
serve (SmithHttpServer *server,
       SmithHttpCall   *call,
       gpointer         user_data)
{
  Fixture *self = user_data;
  const char *path = smith_http_call_get_path (call);
  const char *key = smith_http_call_get_header (call, "Authorization");

  g_ptr_array_add (self->seen, g_strdup_printf ("%s %s %s",
                                                server == self->here ? "here" : "there", path,
                                                key != NULL ? key : "-"));
  if (g_str_equal (path, "/echo"))
    {
      g_autofree char *body = g_strdup_printf ("{\"key\":\"%s\"}", key != NULL ? key : "");

      smith_http_call_add_header (call, "X-Echo", key != NULL ? key : "");
      respond (call, 200, "application/json", body);
    }
  else if (g_str_equal (path, "/away"))
    redirect (call, self->there, "/echo");
  else if (g_str_equal (path, "/near"))
    redirect (call, self->here, "/echo");
  else if (g_str_equal (path, "/away-and-back"))
    redirect (call, self->there, "/back");
  else if (g_str_equal (path, "/back"))
    redirect (call, self->here, "/echo");
  else if (g_str_equal (path, "/nowhere"))
    {
      smith_http_call_add_header (call, "Location", "http://127.0.0.1:1/");
      respond (call, 307, "text/plain", "elsewhere");
    }
  else if (g_str_equal (path, "/loop"))
    redirect (call, self->here, "/loop");
  else if (g_str_equal (path, "/binary"))
    respond (call, 200, "image/png", "\x89PNG\xff");
  else if (g_str_equal (path, "/html"))
    respond (call, 200, "text/html", "<!doctype html><p>Are you human?</p>");
  else if (g_str_equal (path, "/long"))
    respond_long (call, smith_profile_chatgpt.max_response_chars + 1);
  else if (g_str_equal (path, "/huge"))
    respond_long (call, SMITH_LIMIT_RESPONSE_BYTES + 1);
  else if (g_str_equal (path, "/teapot"))
    respond (call, 418, "application/json", "{}");
  else if (g_str_equal (path, "/latin"))
    respond (call, 200, "text/plain; charset=iso-8859-1", "Z\xfcrich");
  else if (g_str_equal (path, "/wait"))
    {
      self->held = smith_http_call_ref (call);
      self->is_ready = TRUE;
    }
  else
    respond (call, 200, "application/json", "{}");
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->seen = g_ptr_array_new_with_free_func (g_free);
  self->client = smith_http_client_new ();
  self->here = smith_http_server_new (serve, self, NULL);
  self->there = smith_http_server_new (serve, self, NULL);
  g_assert_true (smith_http_server_listen (self->here, 0, &error));
  g_assert_true (smith_http_server_listen (self->there, 0, &error));
  g_assert_no_error (error);
  self->raw = raw_server_new (&self->is_ready);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->client));
  g_clear_pointer (&self->held, smith_http_call_unref);
  smith_http_server_stop (self->here);
  smith_http_server_stop (self->there);
  raw_server_free (self->raw);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->here));
  g_assert_finalize_object (g_steal_pointer (&self->there));
  g_ptr_array_unref (self->seen);
}

/* How a call is made; zero is the usual. */
typedef struct
{
  const char   *path;
  const char   *operation;   /* members of the Operation Object */
  const char   *arguments;
  const char   *server;      /* NULL: here */
  const char   *key_origin;  /* NULL: here; "" for no key */
  const char   *secret;      /* NULL: the planted one; "" for none at hand */
  gint64        deadline_us;
  CancelWhen    when;
} Plan;

static SmithRunResult *
run (Fixture     *self,
     const Plan  *plan,
     GError     **error)
{
  const char *here = smith_http_server_get_origin (self->here);
  const char *origins[] = { plan->key_origin != NULL ? plan->key_origin : here, NULL };
  const char *text = plan->secret != NULL ? plan->secret : SECRET;
  g_autofree char *json = g_strdup_printf ("{\"security\":[{\"k\":[]}],"
                                           "\"paths\":{\"%s\":{\"get\":{%s}}}}", plan->path,
                                           plan->operation != NULL ? plan->operation : "");
  g_autoptr(SmithApi) api = read_api (json);
  g_autoptr(SmithArguments) arguments = read_arguments (plan->arguments != NULL ? plan->arguments
                                                                                : "{}");
  g_autoptr(SmithCredential) credential = NULL;
  g_autoptr(SmithSecret) secret = *text != '\0' ? smith_secret_new (text, -1) : NULL;
  SmithProfile profile = smith_profile_chatgpt;
  SmithRunInput input = {
    .plan = { api, smith_api_get_operation (api, 0), plan->server != NULL ? plan->server : here,
              arguments, TRUE },
    .profile = &profile,
    .secret = secret,
  };

  if (*origins[0] != '\0')
    {
      credential = smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, "My key", NULL, NULL,
                                         origins, error);
      g_assert_nonnull (credential);
      input.credential = credential;
    }
  if (plan->deadline_us != 0)
    profile.deadline_us = plan->deadline_us;

  return run_call (self->client, &input, plan->when, &self->is_ready, error);
}

/* What was seen, the secret as KEY. */
static char *
describe_seen (Fixture *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->seen->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (self->seen, i));
  g_string_replace (text, "Bearer " SECRET, "KEY", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_no_secret (SmithRunResult *result)
{
  g_autofree char *headers = smith_run_result_dup_headers (result);
  g_autofree char *reason = smith_run_result_dup_reason (result);
  SmithVerdict *verdict = smith_run_result_get_verdict (result);

  g_assert_null (strstr (smith_run_result_get_as_sent (result), SECRET));
  g_assert_null (strstr (smith_run_result_get_text (result), SECRET));
  g_assert_null (strstr (headers, SECRET));
  g_assert_null (strstr (reason, SECRET));
  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    g_assert_null (strstr (smith_verdict_get_row (verdict, i)->sentence, SECRET));
}

/* ---- answers ---- */

typedef struct
{
  const char *name;
  Plan        plan;
  guint       status;
  const char *verdict;
  const char *seen;
} AnswerCase;

static const AnswerCase answer_cases[] = {
  { "echo", { "/echo" }, 200, "accepted", "here /echo KEY" },
  { "no-key", { "/echo", .key_origin = "" }, 200, "accepted", "here /echo -" },
  { "public-operation", { "/echo", "\"security\":[]" }, 200, "accepted", "here /echo -" },
  { "public-operation-and-no-secret", { "/echo", "\"security\":[]", .secret = "" }, 200,
    "accepted", "here /echo -" },
  { "optional-security", { "/echo", "\"security\":[{}]" }, 200, "accepted", "here /echo KEY" },
  { "other-origin", { "/away" }, 200, "accepted redirect=warn", "here /away KEY; there /echo -" },
  { "same-origin", { "/near" }, 200, "accepted redirect=warn", "here /near KEY; here /echo KEY" },
  { "away-and-back", { "/away-and-back" }, 200, "accepted redirect=warn",
    "here /away-and-back KEY; there /back -; here /echo -" },
  { "binary", { "/binary" }, 200, "refused form=fail ClientResponseError", "here /binary KEY" },
  { "html", { "/html" }, 200, "accepted form=warn", "here /html KEY" },
  { "long", { "/long" }, 200, "refused size=fail ResponseTooLargeError", "here /long KEY" },
  { "huge", { "/huge" }, 200, "refused size=fail ResponseTooLargeError", "here /huge KEY" },
  { "teapot", { "/teapot" }, 418, "refused status=fail ClientResponseError", "here /teapot KEY" },
  { "any-loopback-port", { "/echo", .key_origin = "http://127.0.0.1" }, 200, "accepted",
    "here /echo KEY" },
  /* an allowed address is still one that nobody chose for this call */
  { "redirect-to-an-allowed-origin", { "/away", .key_origin = "http://127.0.0.1" }, 200,
    "accepted redirect=warn", "here /away KEY; there /echo -" },
};

static void
test_answer (Fixture       *self,
             gconstpointer  data)
{
  const AnswerCase *c = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) result = run (self, &c->plan, &error);
  g_autofree char *verdict = NULL;
  g_autofree char *seen = describe_seen (self);

  g_assert_no_error (error);
  verdict = describe_verdict (smith_run_result_get_verdict (result));
  g_assert_cmpuint (smith_http_response_get_status (smith_run_result_get_response (result)), ==,
                    c->status);
  g_assert_cmpstr (verdict, ==, c->verdict);
  g_assert_cmpstr (seen, ==, c->seen);
  assert_no_secret (result);
}

static void
test_texts (Fixture       *self,
            gconstpointer  data)
{
  Plan plan = { "/echo", "\"parameters\":[{\"name\":\"q\",\"in\":\"query\"}]",
                "{\"q\":\"a b\"}" };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) result = run (self, &plan, &error);
  g_autoptr(SmithRunResult) latin = NULL;
  g_autofree char *headers = NULL;

  g_assert_no_error (error);
  headers = smith_run_result_dup_headers (result);
  g_assert_true (g_str_has_prefix (smith_run_result_get_as_sent (result),
                                   "GET /echo?q=a%20b HTTP/1.1\nHost: 127.0.0.1:"));
  g_assert_nonnull (strstr (smith_run_result_get_as_sent (result),
                            "\nAuthorization: Bearer ••••\n"));
  g_assert_cmpstr (smith_run_result_get_text (result), ==, "{\n  \"key\": \"Bearer ••••\"\n}");
  g_assert_nonnull (strstr (headers, "X-Echo: Bearer ••••\n"));
  g_assert_cmpint (smith_run_result_get_form (result), ==, SMITH_BODY_JSON);
  g_assert_cmpuint (smith_run_result_get_n_chars (result), ==,
                    strlen ("{\"key\":\"Bearer " SECRET "\"}"));
  g_assert_cmpuint (smith_run_result_get_problems (result)->len, ==, 0);

  plan = (Plan) { "/latin" };
  latin = run (self, &plan, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_run_result_get_text (latin), ==, "Zürich");
}

/* What the server calls the status is the server's text as well. */
static void
test_reason (Fixture       *self,
             gconstpointer  data)
{
  const char *server = raw_server_get_origin (self->raw);
  Plan plan = { "/reason", .server = server, .key_origin = server };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) result = run (self, &plan, &error);
  g_autofree char *reason = NULL;

  g_assert_no_error (error);
  reason = smith_run_result_dup_reason (result);
  g_assert_cmpstr (reason, ==, "No Bearer •••• here");
  assert_no_secret (result);
}

/* ---- failures ---- */

typedef struct
{
  const char *name;
  Plan        plan;
  GQuark    (*domain) (void);
  int         code;
  const char *part;   /* of the sentence for people */
  const char *seen;
  SmithReach  reach;
} FailureCase;

#define NOTHING SMITH_REACH_NOTHING_SENT
#define PERHAPS SMITH_REACH_MAY_HAVE_ACTED

static const FailureCase failure_cases[] = {
  { "wrong-origin", { "/echo", .key_origin = "https://api.example" },
    smith_run_error_quark, SMITH_RUN_ERROR_ORIGIN, "may go to https://api.example", "", NOTHING },
  { "wrong-port", { "/echo", .key_origin = "http://127.0.0.1:1" },
    smith_run_error_quark, SMITH_RUN_ERROR_ORIGIN, "this call goes to http://127.0.0.1:", "",
    NOTHING },
  { "no-secret", { "/echo", .secret = "" },
    smith_run_error_quark, SMITH_RUN_ERROR_NO_SECRET, "“My key”", "", NOTHING },
  { "secret-with-line-break", { "/echo", .secret = SECRET "\r\nX-Evil: 1" },
    smith_creds_error_quark, SMITH_CREDS_ERROR_REFUSED, "line break", "", NOTHING },
  { "undeclared", { "/echo", .arguments = "{\"zip\":1}" },
    smith_run_error_quark, SMITH_RUN_ERROR_BAD_ARGUMENTS, "“zip”", "", NOTHING },
  { "relative-server", { "/echo", .server = "/v1" },
    smith_run_error_quark, SMITH_RUN_ERROR_BAD_SERVER, "relative", "", NOTHING },
  { "nobody-there", { "/echo", .server = "http://127.0.0.1:1", .key_origin = "" },
    smith_http_error_quark, SMITH_HTTP_ERROR_UNREACHABLE, "no connection", "", NOTHING },
  { "redirect-to-nobody", { "/nowhere" },
    smith_http_error_quark, SMITH_HTTP_ERROR_LOST_REDIRECT, "may have acted", "here /nowhere KEY",
    PERHAPS },
  { "deadline", { "/wait", .deadline_us = 100000 },
    smith_http_error_quark, SMITH_HTTP_ERROR_TIMED_OUT, "may have acted", "here /wait KEY",
    PERHAPS },
  { "loop", { "/loop" },
    smith_http_error_quark, SMITH_HTTP_ERROR_TOO_MANY_REDIRECTS, "may have acted", NULL, PERHAPS },
  { "cut-body", { "/cut", .server = "raw", .key_origin = "" },
    smith_http_error_quark, SMITH_HTTP_ERROR_PROTOCOL, "may have acted", "", PERHAPS },
  { "no-http", { "/noise", .server = "raw", .key_origin = "" },
    smith_http_error_quark, SMITH_HTTP_ERROR_PROTOCOL, "may have acted", "", PERHAPS },
  { "slow-body", { "/slow", .server = "raw", .key_origin = "", .deadline_us = 100000 },
    smith_http_error_quark, SMITH_HTTP_ERROR_TIMED_OUT, "may have acted", "", PERHAPS },
  { "cancel-before", { "/echo", .when = CANCEL_BEFORE },
    g_io_error_quark, G_IO_ERROR_CANCELLED, NULL, "", PERHAPS },
  { "cancel-at-once", { "/wait", .when = CANCEL_AT_ONCE },
    g_io_error_quark, G_IO_ERROR_CANCELLED, NULL, NULL, PERHAPS },
  { "cancel-in-headers", { "/wait", .when = CANCEL_WHEN_READY },
    g_io_error_quark, G_IO_ERROR_CANCELLED, NULL, "here /wait KEY", PERHAPS },
  { "cancel-in-body", { "/slow", .server = "raw", .key_origin = "", .when = CANCEL_WHEN_READY },
    g_io_error_quark, G_IO_ERROR_CANCELLED, NULL, "", PERHAPS },
};

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  const FailureCase *c = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithRunResult) result = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *sentence = NULL;
  Plan plan = c->plan;

  if (g_strcmp0 (plan.server, "raw") == 0)
    plan.server = raw_server_get_origin (self->raw);
  result = run (self, &plan, &error);
  seen = describe_seen (self);

  g_assert_null (result);
  g_assert_error (error, c->domain (), c->code);
  g_assert_cmpint (smith_run_error_get_reach (error), ==, c->reach);
  g_assert_null (strstr (error->message, SECRET));
  if (c->seen != NULL)
    g_assert_cmpstr (seen, ==, c->seen);
  if (c->part == NULL)
    return;

  sentence = smith_run_error_dup_sentence (error);
  g_assert_null (strstr (sentence, SECRET));
  g_assert_nonnull (strstr (sentence, c->part));
  g_assert_nonnull (strstr (sentence, c->reach == NOTHING ? "Nothing was sent."
                                                          : "may have acted"));
}

/* What would be sent can be looked at without sending it. */
static void
test_prepare (Fixture       *self,
              gconstpointer  data)
{
  const char *origins[] = { "https://api.example", NULL };
  g_autoptr(SmithApi) api = read_api ("{\"paths\":{\"/x\":{\"get\":{\"parameters\":"
                                      "[{\"name\":\"X-Api-Key\",\"in\":\"header\"}]}}}}");
  g_autoptr(SmithArguments) arguments = read_arguments ("{\"X-Api-Key\":\"mine\"}");
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, SMITH_CREDENTIAL_HEADER, "k", NULL, NULL, origins, NULL);
  g_autoptr(SmithSecret) secret = smith_secret_new (SECRET, -1);
  SmithRunInput input = {
    .plan = { api, smith_api_get_operation (api, 0), "https://api.example", arguments, FALSE },
    .profile = &smith_profile_chatgpt,
    .credential = credential,
    .secret = secret,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpRequest) request = smith_run_prepare (&input, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = smith_http_request_to_text (request);
  g_assert_nonnull (strstr (text, "X-Api-Key: ••••\n"));
  g_assert_null (strstr (text, "mine"));
  g_assert_null (strstr (text, SECRET));
  g_assert_cmpuint (self->seen->len, ==, 0);
}

/* A server that decodes what Basic sends may show the password itself. */
static void
test_password (Fixture       *self,
               gconstpointer  data)
{
  const char *origins[] = { "https://api.example", NULL };
  g_autoptr(SmithApi) api = read_api ("{\"paths\":{\"/x\":{\"get\":{}}}}");
  g_autoptr(SmithArguments) arguments = read_arguments ("{}");
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, SMITH_CREDENTIAL_BASIC, "k", NULL, "me", origins, NULL);
  g_autoptr(SmithSecret) secret = smith_secret_new (SECRET, -1);
  SmithRunInput input = {
    .plan = { api, smith_api_get_operation (api, 0), "https://api.example", arguments, TRUE },
    .profile = &smith_profile_chatgpt,
    .credential = credential,
    .secret = secret,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpRequest) request = smith_run_prepare (&input, NULL, &error);
  g_autoptr(SmithHttpRequest) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  copy = smith_http_request_copy (request);
  text = smith_http_request_redact (copy, "me:" SECRET " is wrong", -1);
  g_assert_cmpstr (text, ==, "me:•••• is wrong");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (answer_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/run/answer/", answer_cases[i].name, NULL);

      g_test_add (path, Fixture, &answer_cases[i], set_up, test_answer, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (failure_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/run/failure/", failure_cases[i].name, NULL);

      g_test_add (path, Fixture, &failure_cases[i], set_up, test_failure, tear_down);
    }
  g_test_add ("/run/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/run/reason", Fixture, NULL, set_up, test_reason, tear_down);
  g_test_add ("/run/password", Fixture, NULL, set_up, test_password, tear_down);
  g_test_add ("/run/prepare", Fixture, NULL, set_up, test_prepare, tear_down);

  return g_test_run ();
}
