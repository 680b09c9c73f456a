/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check-support.h"
#include "lint/smith-check.h"
#include "lint/smith-rules.h"

/* What becomes of findings: which operations remain, what stands under what, and what is said
 * of a text that could be read in part only. */

static void
test_availability (void)
{
  static const char text[] = DOCUMENT (
    "\"paths\": {\"/a\": {\"get\": {\"operationId\": \"a\", \"summary\": \"s\"}},"
    " \"/b\": {\"get\": {}}, \"c\": {\"get\": {\"operationId\": \"c\"}},"
    " \"/d\": {\"head\": {\"operationId\": \"d\"},"
    " \"get\": {\"operationId\": \"e\", \"summary\": \"s\","
    " \"parameters\": [{\"name\": \"H\", \"in\": \"header\"}]}},"
    " \"/f\": {\"get\": {\"operationId\": \"f\", \"parameters\": [{}]}}}");
  static const struct { gboolean is_available; SmithClass worst; } expected[] = {
    { TRUE,  SMITH_CLASS_NOTE },   /* a */
    { FALSE, SMITH_CLASS_DROPS },  /* b has no id */
    { FALSE, SMITH_CLASS_DROPS },  /* c has no slash */
    { FALSE, SMITH_CLASS_DROPS },  /* d is a HEAD */
    { TRUE,  SMITH_CLASS_WARNS },  /* e has a header */
    { FALSE, SMITH_CLASS_DROPS },  /* f has a parameter without a name */
  };
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  SmithImport *import = smith_check_get_import (check);

  g_assert_cmpuint (smith_api_get_n_operations (smith_check_get_api (check)), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (smith_import_get_operation (import, i)->is_available, ==,
                       expected[i].is_available);
      g_assert_cmpint (smith_import_get_operation (import, i)->worst, ==, expected[i].worst);
    }
  g_assert_cmpstr (smith_import_get_origin (import), ==, "https://a.example");
  g_assert_cmpstr (smith_import_get_domain (import), ==, "a.example");
}

/* A check without notes: they are advice, and nothing follows from them. */
static SmithCheck *
run_without_notes (GBytes *bytes)
{
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();

  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *rule = smith_rules_get (&smith_profile_chatgpt, i);

      if (rule->class_ == SMITH_CLASS_NOTE)
        smith_rule_settings_set (settings, rule, "off");
    }

  return smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
}

/* Victims stand under their cause: three uses of one missing component are one problem. */
static void
test_grouping (void)
{
  static const char text[] = COMPONENTS (
    "\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\": {"
    "\"a\": {\"$ref\": \"#/components/schemas/No\"}, \"b\": {\"$ref\": "
    "\"#/components/schemas/No\"},"
    " \"c\": {\"$ref\": \"#/components/schemas/No\"}}}}}");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = run_without_notes (bytes);

  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 3);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, 1);
  g_assert_cmpuint (smith_check_get_problem (check, 0)->related->len, ==, 2);
}

static const SmithDiagnostic *
find_problem (SmithCheck *check,
              const char *rule)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, rule))
      return smith_check_get_problem (check, i);

  return NULL;
}

#define USE_IN_BODY(path, id) \
  "\"" path "\": {\"post\": {\"operationId\": \"" id "\", \"description\": \"d\"," \
  " \"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"$ref\":" \
  " \"#/components/schemas/No\"}}}}}}"

/* Causes, how many problems there are in all, what the cause costs, and its victims. */
static const struct
{
  const char *name;
  const char *text;
  const char *rule;
  SmithClass  class_;
  guint       n_problems;
  guint       n_related;
  const char *related;  /* (nullable) in the message of one of them */
} cause_cases[] = {
  { "missing-component-drops",
    DOCUMENT ("\"paths\": {" USE_IN_BODY ("/x", "x") ", " USE_IN_BODY ("/y", "y") "}"),
    "schema-unknown-component", SMITH_CLASS_DROPS, 1, 5, "drops y" },
  { "missing-component-warns",
    GET (", \"responses\": {\"200\": {\"description\": \"\", \"content\": {\"application/json\":"
         " {\"schema\": {\"$ref\": \"#/components/schemas/No\"}}}}}"),
    "schema-unknown-component", SMITH_CLASS_WARNS, 1, 0, NULL },
  { "circle-takes-operations-along",
    DOCUMENT ("\"paths\": {" USE_IN_BODY ("/x", "x") "}, \"components\": {\"schemas\": {\"No\":"
              " {\"type\": \"object\", \"properties\": {\"a\": {\"$ref\":"
              " \"#/components/schemas/No\"}}}}}"),
    "schema-circular", SMITH_CLASS_BLOCKS, 1, 3, "no component No" },
  { "circles-are-one-problem",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"items\": {\"$ref\":"
                " \"#/components/schemas/A\"}}, \"B\": {\"items\": {\"$ref\":"
                " \"#/components/schemas/C\"}}, \"C\": {\"items\": {\"$ref\":"
                " \"#/components/schemas/B\"}}}}"),
    "schema-circular", SMITH_CLASS_BLOCKS, 1, 1, "B → C → B" },
  { "no-server-under-the-origin",
    SERVERS ("[{\"url\": \"http://a.example\"}, {\"url\": \"https://a.example:8443\"}]"),
    "server-root-origin", SMITH_CLASS_BLOCKS, 1, 2, "https://a.example:8443" },
  { "nulls-are-one-problem",
    COMPONENTS ("\"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\": "
    "null},"
                " \"B\": {\"type\": \"object\", \"properties\": null}}}"),
    "document-null-map", SMITH_CLASS_BLOCKS, 1, 1, "properties" },
  { "version-is-one-problem",
    "{\"openapi\": \"3.0.0\", " INFO_ONLY ", " SERVER ", \"paths\": {\"/x\": {\"get\":"
    " {\"operationId\": \"x\", \"description\": \"d\", \"parameters\": [{\"name\": \"a\", \"in\":"
    " \"query\", \"schema\": {\"type\": \"integer\", \"nullable\": true, \"exclusiveMinimum\":"
    " true}}]}}}}",
    "document-version", SMITH_CLASS_BLOCKS, 1, 0, NULL },
};

static void
test_cause (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *text = cause_cases[row].text;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = run_without_notes (bytes);
  const SmithDiagnostic *cause = find_problem (check, cause_cases[row].rule);
  gboolean found = cause_cases[row].related == NULL;

  g_assert_nonnull (cause);
  g_assert_cmpint (cause->class_, ==, cause_cases[row].class_);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, cause_cases[row].n_problems);
  g_assert_cmpuint (cause->related != NULL ? cause->related->len : 0, ==,
                    cause_cases[row].n_related);
  for (guint i = 0; i < cause_cases[row].n_related; i++)
    {
      const SmithRelated *related = g_ptr_array_index (cause->related, i);

      g_test_message ("%s", related->message);
      g_assert_cmpuint (related->span.end, <=, strlen (text));
      found = found || strstr (related->message, cause_cases[row].related) != NULL;
    }
  g_assert_true (found);
}

#define SELF(name) \
  "\"" name "\": {\"items\": {\"$ref\": \"#/components/schemas/" name "\"}}"

static const struct
{
  const char *name;
  const char *schemas;
  const char *named;    /* the end of the sentence */
} circle_cases[] = {
  { "one", SELF ("A"), "in a circle, A → A." },
  { "two-apart", SELF ("A") ", \"B\": {}, " SELF ("C"), "in a circle, A → A; C → C." },
  { "two-in-one-component",
    "\"A\": {\"items\": {\"$ref\": \"#/components/schemas/A\"}, \"not\": {\"$ref\": "
    "\"#/components/schemas/B\"}}, \"B\": {\"items\": {\"$ref\": \"#/components/schemas/A\"}}",
    "in a circle, A → A; A → B → A." },
  { "three", SELF ("A") ", " SELF ("B") ", " SELF ("C"), "in a circle, A → A; B → B; C → C." },
  { "four", SELF ("A") ", " SELF ("B") ", " SELF ("C") ", " SELF ("D"),
    "in a circle, A → A; B → B; C → C; …." },
};

/* Who sees the sentence alone sees every circle, or that there are more. */
static void
test_circle (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf (
    DOCUMENT (GET_X ", \"components\": {\"schemas\": {%s}}"), circle_cases[row].schemas);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithCheck) check = run_without_notes (bytes);
  const SmithDiagnostic *problem = find_problem (check, "schema-circular");

  g_assert_nonnull (problem);
  g_test_message ("%s", problem->message);
  g_assert_true (g_str_has_suffix (problem->message, circle_cases[row].named));
}

/* The lines of the alternatives that nothing fits are one problem, at the place that is
 * wrong in the one that was meant. */
static void
test_alternatives (void)
{
  static const char text[] = GET (
    ", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {\"type\": \"text\"}}]");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = run_without_notes (bytes);

  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 4);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, 1);
  g_assert_cmpuint (smith_check_get_problem (check, 0)->related->len, ==, 3);
  g_assert_nonnull (strstr (smith_check_get_problem (check, 0)->message, "“type”"));
}

/* Texts with an error of syntax at their end, and the problems, in the order of the text. */
#define BROKEN ", \"x\": \"1\" \"2\"}"

static const struct
{
  const char *name;
  const char *text;
  const char *rules;
  guint       n_operations;
} partial_cases[] = {
  { "good-but-broken", "{" INFO ", " SERVER ", " GET_X BROKEN, "document-syntax", 1 },
  { "what-is-wrong-stays",
    "{\"openapi\": \"3.0.3\", " INFO_ONLY ", \"servers\": [{\"url\": \"http://a.example\"}], "
    "\"paths\":"
    " {\"/x\": {\"head\": {}, \"get\": {\"operationId\": \"x\", \"parameters\": [{\"$ref\": "
    "\"#/p\"},"
    " {\"name\": \"h\", \"in\": \"header\"}]}}}" BROKEN,
    "document-version server-root-origin operation-method parameter-unnamed parameter-header "
    "document-syntax", 2 },
  { "what-is-missing-does-not",
    "{\"paths\": {\"/x\": {\"post\": {\"parameters\": [{\"in\": \"query\"}], \"requestBody\":"
    " {\"content\": {\"application/json\": {\"schema\": {}}}}, \"responses\": {\"200\": "
    "{\"content\":"
    " {\"application/json\": {\"schema\": {\"type\": \"object\"}}}}}, \"security\": [{\"k\": []}]},"
    " \"get\": {\"operationId\": \"g\", \"requestBody\": {\"content\": {\"application/json\": "
    "{\"schema\":"
    " {\"$ref\": \"#/components/schemas/No\"}}}}}}}, \"components\": {}" BROKEN,
    "document-syntax", 2 },
  { "types-are-judged",
    "{\"info\": {\"title\": 7}, \"tags\": {}, " GET_X BROKEN,
    "document-model document-model document-syntax", 1 },
  { "circles-are-there",
    "{" INFO ", " SERVER ", " GET_X ", \"components\": {\"schemas\": {\"A\": {\"items\":"
    " {\"$ref\": \"#/components/schemas/A\"}}}}" BROKEN,
    "schema-circular document-syntax", 1 },
  { "several-errors",
    "{\"openapi\": \"3.0.0\", \"servers\": [{\"url\": \"http://a.example\"} {\"url\":"
    " \"https://a.example\"}], \"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\""
    " \"summary\": \"s\"}, \"head\": {}}}, \"a\": }",
    "document-version server-ignored document-syntax document-syntax operation-method "
    "document-syntax", 2 },
  { "nothing-in-a-damaged-list",
    "{\"openapi\": \"3.1.0\", \"servers\": [{\"url\": \"http://a.example\"} x], " GET_X "}",
    "server-ignored document-syntax", 1 },
  { "nothing-could-be-read", "{", "document-syntax", 0 },
};

static void
test_partial (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *text = partial_cases[row].text;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = run_without_notes (bytes);
  g_autoptr(GString) rules = g_string_new (NULL);
  guint n_words = 0, n_syntax = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", problem->rule);
      n_words += problem->platform_message != NULL;
      n_syntax += g_str_equal (problem->rule, "document-syntax");
      g_test_message ("%s", problem->message);
    }
  g_assert_cmpstr (rules->str, ==, partial_cases[row].rules);
  g_assert_cmpuint (n_words, ==, 1);
  g_assert_cmpuint (n_syntax, ==, smith_tree_get_n_errors (smith_check_get_tree (check)));
  g_assert_cmpuint (smith_api_get_n_operations (smith_check_get_api (check)), ==,
                    partial_cases[row].n_operations);
}

/* Of a broken text the platform has one word, whatever else is known to be wrong. */
static void
test_partial_beside (void)
{
  static const char text[] = "{" INFO ", " SERVER ", " GET_X BROKEN;
  const char *const hosts[] = { "a.example", NULL };
  const SmithActionFacts facts = { .hosts = hosts };
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  g_autoptr(SmithCheck) check = NULL;
  const SmithDiagnostic *taken, *syntax;

  smith_rule_settings_set_facts (settings, &facts);
  check = smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
  taken = find_problem (check, "server-domain-duplicate");
  g_assert_true (taken != NULL && taken->platform_message == NULL);
  syntax = find_problem (check, "document-syntax");
  g_assert_true (syntax != NULL && syntax->platform_message != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cause_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/causes/cause/", cause_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cause);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (circle_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/causes/circle/", circle_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_circle);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (partial_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/causes/partial/", partial_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_partial);
    }
  g_test_add_func ("/causes/partial-beside", test_partial_beside);
  g_test_add_func ("/causes/availability", test_availability);
  g_test_add_func ("/causes/grouping", test_grouping);
  g_test_add_func ("/causes/alternatives", test_alternatives);

  return g_test_run ();
}
