/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-checker.h"
#include "author/smith-document.h"

/* What is known of an action besides its text: checks go by what holds when they are shown. */

#define TEXT \
  "openapi: 3.1.0\ninfo:\n  title: Weather\n  version: '1'\n" \
  "servers:\n  - url: https://weather.example\n" \
  "security: [{key: []}]\n" \
  "paths:\n  /forecast:\n    get:\n      operationId: getForecast\n" \
  "      summary: Says what comes\n" \
  "      responses:\n        '200':\n          description: OK\n" \
  "components:\n  schemas: {}\n  securitySchemes:\n    key: {type: http, scheme: bearer}\n"

#define MISMATCH "auth-header-mismatch"

static const SmithActionFacts basic = { .sign_in = SMITH_SIGN_IN_BASIC };
static const SmithActionFacts bearer = { .sign_in = SMITH_SIGN_IN_BEARER };

static gboolean
says (SmithCheck *check,
      const char *rule)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, rule))
      return TRUE;

  return FALSE;
}

static void
wait_for_check (SmithDocument *document)
{
  while (smith_document_is_checking (document))
    g_main_context_iteration (NULL, TRUE);
}

static SmithDocument *
open_text (void)
{
  SmithDocument *document = smith_document_new (NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));

  smith_document_load_bytes (document, bytes, "weather.yaml");
  smith_document_check_now (document);

  return document;
}

static const struct
{
  const char      *name;
  SmithActionFacts facts;
  const char      *rule;  /* (nullable) */
} rows[] = {
  { "nothing", { 0 }, NULL },
  { "as-described", { .sign_in = SMITH_SIGN_IN_BEARER }, NULL },
  { "otherwise", { .sign_in = SMITH_SIGN_IN_BASIC }, MISMATCH },
  { "header", { .sign_in = SMITH_SIGN_IN_HEADER, .header = "X-Key" }, MISMATCH },
  { "day", { .day = "2026-11-28" }, "document-retirement" },
  { "day-before", { .day = "2026-09-10" }, NULL },
};

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithDocument) document = open_text ();

  wait_for_check (document);
  smith_document_set_facts (document, &rows[row].facts);
  wait_for_check (document);
  g_assert_cmpint (says (smith_document_get_check (document), MISMATCH), ==,
                   g_strcmp0 (rows[row].rule, MISMATCH) == 0);
  g_assert_cmpint (says (smith_document_get_check (document), "document-retirement"), ==,
                   g_strcmp0 (rows[row].rule, "document-retirement") == 0);

  /* no news: nothing is to be checked */
  smith_document_set_facts (document, &rows[row].facts);
  g_assert_false (smith_document_is_checking (document));
}

/* Before there is a text no check begins. */
static void
test_early (void)
{
  g_autoptr(SmithDocument) document = smith_document_new (NULL);

  smith_document_set_facts (document, &basic);
  g_assert_false (smith_document_is_checking (document));
}

/* What is ignored stays so when a fact is news, and the other way round. */
static void
test_ignored (void)
{
  const char *const places[] = { MISMATCH ":", NULL }, *const none[] = { NULL };
  g_autoptr(SmithDocument) document = open_text ();

  smith_document_set_ignored (document, places);
  smith_document_set_facts (document, &basic);
  wait_for_check (document);
  g_assert_cmpuint (smith_document_get_n_ignored (document), ==, 1);
  smith_document_set_ignored (document, none);
  wait_for_check (document);
  g_assert_true (says (smith_document_get_check (document), MISMATCH));
}

/* Each result is told while the facts hold that it was made with. */
static void
assert_held_cb (SmithDocument *document,
                gpointer       user_data)
{
  g_assert_cmpint (says (smith_document_get_check (document), MISMATCH), ==,
                   *(gboolean *) user_data);
}

/* A check that runs with other facts is told to nobody, be it done or not. */
static void
test_stale (void)
{
  for (guint n_turns = 0; n_turns < 4; n_turns++)
    {
      g_autoptr(SmithDocument) document = open_text ();
      gboolean is_told = TRUE;

      wait_for_check (document);
      g_signal_connect (document, "checked", G_CALLBACK (assert_held_cb), &is_told);
      smith_document_set_facts (document, &basic);
      for (guint i = 0; i < MIN (n_turns, 2); i++)
        g_main_context_iteration (NULL, FALSE);
      if (n_turns == 3)
        g_usleep (20 * 1000);
      smith_document_set_facts (document, &bearer);
      is_told = FALSE;
      wait_for_check (document);
      g_assert_false (says (smith_document_get_check (document), MISMATCH));
    }
}

/* ---- the checker alone ---- */

typedef struct
{
  guint n_asked;
  guint n_told;
  guint n_wrong;
} Told;

static GBytes *
give_text (gpointer  owner,
           guint64  *out_revision)
{
  ((Told *) owner)->n_asked++;
  *out_revision = 1;

  return g_bytes_new_static (TEXT, strlen (TEXT));
}

static void
take_check (gpointer                  owner,
            const SmithCheckerResult *result)
{
  Told *told = owner;

  told->n_told += result != NULL;
  told->n_wrong += result != NULL && says (result->check, MISMATCH);
}

static SmithRuleSettings *
make_settings (const SmithActionFacts *facts)
{
  SmithRuleSettings *settings = smith_rule_settings_new ();

  smith_rule_settings_set_facts (settings, facts);

  return settings;
}

/* Who only sets other settings gets a check by them all the same. */
static void
test_checker (void)
{
  g_autoptr(SmithRuleSettings) wrong = make_settings (&basic);
  g_autoptr(SmithRuleSettings) right = make_settings (&bearer);
  Told told = { 0 };
  g_autoptr(SmithChecker) checker = smith_checker_new (&smith_profile_chatgpt, give_text,
                                                       take_check, &told);

  smith_checker_set_settings (checker, wrong);
  smith_checker_want (checker, 0);
  while (told.n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
  smith_checker_set_settings (checker, right);
  while (smith_checker_is_busy (checker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpuint (told.n_wrong, ==, 0);
  g_assert_cmpuint (told.n_asked, ==, 2);
  smith_checker_stop (checker);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/document-facts/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/document-facts/early", test_early);
  g_test_add_func ("/document-facts/ignored", test_ignored);
  g_test_add_func ("/document-facts/stale", test_stale);
  g_test_add_func ("/document-facts/checker", test_checker);

  return g_test_run ();
}
