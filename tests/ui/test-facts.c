/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "creds/smith-memory-store.h"
#include "ui/smith-window.h"

/* What a window tells checks of an action besides its text: its key, and the day. */

#define HOST "https://weather.example"
#define SERVER "  - url: " HOST "/v1\n"
#define TEXT \
  "openapi: 3.1.0\ninfo:\n  title: Weather\n  version: '1'\n" \
  "servers:\n" SERVER \
  "security: [{key: []}]\n" \
  "paths:\n  /forecast:\n    get:\n      operationId: getForecast\n" \
  "      summary: Says what comes\n" \
  "      responses:\n        '200':\n          description: OK\n" \
  "components:\n  schemas: {}\n  securitySchemes:\n    key: {type: http, scheme: basic}\n"

#define TOLD "does not send what “key” asks for"

typedef struct
{
  SmithCredentialList *credentials;
  GtkWidget           *window;
  SmithDocument       *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SmithMemoryStore) store = smith_memory_store_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));

  fixture->credentials = smith_credential_list_new (NULL, SMITH_SECRET_STORE (store));
  fixture->window = smith_window_new (NULL, fixture->credentials);
  gtk_window_present (GTK_WINDOW (fixture->window));
  smith_window_open_bytes (SMITH_WINDOW (fixture->window), bytes, "weather.yaml");
  fixture->document = g_object_ref (smith_window_get_document (SMITH_WINDOW (fixture->window)));
  support_wait_for_check (fixture->document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  support_destroy_window (fixture->window);
  g_assert_finalize_object (fixture->document);
  g_assert_finalize_object (fixture->credentials);
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  smith_credential_list_replace_finish (SMITH_CREDENTIAL_LIST (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Returns its id. */
static const char *
add_key (Fixture             *fixture,
         SmithCredentialKind  kind,
         const char          *origin)
{
  const char *id = support_add_key (fixture->credentials, kind,
                                    smith_credential_kind_to_name (kind), origin,
                                    "not looked at");

  support_wait_for_check (fixture->document);

  return id;
}

/* What the list of problems says that has such a part. */
static char *
find_sentence (Fixture    *fixture,
               const char *part)
{
  GListModel *problems = smith_document_get_problems (fixture->document);

  support_wait_for_check (fixture->document);
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr(SmithProblem) problem = g_list_model_get_item (problems, i);
      const char *sentence = smith_problem_get_diagnostic (problem)->message;

      if (strstr (sentence, part) != NULL)
        return g_strdup (sentence);
    }

  return NULL;
}

static void
assert_said (Fixture    *fixture,
             const char *part)
{
  g_autofree char *found = find_sentence (fixture, TOLD);

  g_assert_cmpint (found != NULL, ==, part != NULL);
  if (part != NULL)
    g_assert_nonnull (strstr (found, part));
}

static SmithTargetBar *
get_target (Fixture *fixture)
{
  return smith_request_pane_get_target (
    smith_test_page_get_request (support_get_test_page (fixture->window)));
}

static const struct
{
  const char          *name;
  SmithCredentialKind  kind;
  const char          *origin;
  const char          *said;  /* (nullable) */
} rows[] = {
  { "as-described", SMITH_CREDENTIAL_BASIC, HOST, NULL },
  { "otherwise", SMITH_CREDENTIAL_BEARER, HOST, "with a key as Bearer it" },
  { "header", SMITH_CREDENTIAL_HEADER, HOST, "with X-Token it" },
  { "elsewhere", SMITH_CREDENTIAL_BEARER, "https://other.example", NULL },
};

/* A key that a person lets go to the server is the action's. */
static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  gsize row = GPOINTER_TO_SIZE (data);

  assert_said (fixture, NULL);
  add_key (fixture, rows[row].kind, rows[row].origin);
  assert_said (fixture, rows[row].said);
}

/* The server is the one that the platform calls, be it the first one or not. */
static void
test_server (Fixture       *fixture,
             gconstpointer  data)
{
  gsize place = (gsize) (strstr (TEXT, SERVER) - TEXT);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();

  smith_text_edits_add (edits, (SmithSpan) { place, place }, data);
  g_assert_true (smith_document_apply_edits (
    fixture->document, smith_document_get_revision (fixture->document), edits));
  add_key (fixture, SMITH_CREDENTIAL_BEARER, HOST);
  assert_said (fixture, "a key as Bearer");
}

/* Who calls without a key, though there is one, says nothing of the dialog. */
static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  add_key (fixture, SMITH_CREDENTIAL_BEARER, HOST);
  assert_said (fixture, "a key as Bearer");
  smith_target_bar_choose_key (get_target (fixture), NULL);
  assert_said (fixture, NULL);
}

/* Of two keys nobody knows which it is until one is chosen. */
static void
test_chosen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = g_strdup (add_key (fixture, SMITH_CREDENTIAL_BASIC, HOST));
  g_autofree char *second = g_strdup (add_key (fixture, SMITH_CREDENTIAL_BEARER, HOST));

  assert_said (fixture, NULL);
  smith_target_bar_choose_key (get_target (fixture), second);
  assert_said (fixture, "a key as Bearer");
  smith_target_bar_choose_key (get_target (fixture), first);
  assert_said (fixture, NULL);
}

/* A key becomes another one on the Keys page. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  const char *origins[] = { HOST, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) key = NULL;
  gboolean is_done = FALSE;

  key = smith_credential_new (add_key (fixture, SMITH_CREDENTIAL_BEARER, HOST),
                              SMITH_CREDENTIAL_BASIC, "Weather", NULL, NULL, origins, &error);
  g_assert_no_error (error);
  assert_said (fixture, "a key as Bearer");
  smith_credential_list_replace_async (fixture->credentials, key, NULL, replaced_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  assert_said (fixture, NULL);
}

/* The notice is older than this test. */
static void
test_day (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *found = find_sentence (fixture, "Custom GPTs run until");

  g_assert_nonnull (found);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/facts/", rows[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_row, tear_down);
    }
  g_test_add ("/facts/server/plain", Fixture, "  - url: http://weather.example/v1\n", set_up,
              test_server, tear_down);
  g_test_add ("/facts/server/relative", Fixture, "  - url: /v1\n", set_up, test_server,
              tear_down);
  g_test_add ("/facts/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/facts/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/facts/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/facts/day", Fixture, NULL, set_up, test_day, tear_down);

  return support_run ();
}
