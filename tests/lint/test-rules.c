/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lint/smith-lint-private.h"
#include "lint/smith-rules.h"

/* Rules by themselves: names, pages of help with their examples, and settings. */

/* Every rule can be explained, and names are unique, kebab-case, area first. */
static void
test_rules (void)
{
  static const char *const areas[] = {
    "document-", "server-", "operation-", "parameter-", "body-", "response-", "schema-",
    "consent-", "auth-", "file-",
  };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *rule = smith_rules_get (&smith_profile_chatgpt, i);
      gboolean has_area = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (areas); k++)
        has_area = has_area || g_str_has_prefix (rule->rule, areas[k]);
      g_assert_true (has_area);
      g_assert_cmpuint (strspn (rule->rule, G_CSET_a_2_z G_CSET_DIGITS "-"), ==,
                        strlen (rule->rule));
      g_assert_true (g_hash_table_add (seen, (gpointer) rule->rule));
      g_assert_cmpuint (strlen (rule->title), >, 0);
      g_assert_cmpuint (strlen (rule->sentence), >, 0);
      g_assert_cmpuint (strlen (rule->why), >, 0);
      g_assert_cmpuint (strlen (rule->remedy), >, 0);
      g_assert_cmpuint (strlen (rule->evidence), >, 0);
      g_assert_cmpuint (strlen (rule->last_seen), ==, 7);
      g_assert_cmpuint (strlen (rule->wrong), >, 0);
      g_assert_cmpuint (strlen (rule->right), >, 0);
      g_assert_cmpstr (rule->wrong, !=, rule->right);
      g_assert_true (rule == smith_rules_find (&smith_profile_chatgpt, rule->rule));
    }
  g_assert_null (smith_rules_find (&smith_profile_chatgpt, "no-such-rule"));
}

/* What an example leaves out, so that it shows nothing but its point. */
static const struct
{
  const char *key;
  const char *text;
} defaults[] = {
  { "openapi", "openapi: 3.1.0\n" },
  { "info", "info: {title: Weather, version: '1'}\n" },
  { "servers", "servers: [{url: 'https://api.example.com'}]\n" },
  { "paths", "paths: {/weather: {get: {operationId: getWeather, description: Gives a "
    "forecast., responses: {'200': {description: The forecast.}}}}}\n" },
};

/* An example that is a mapping of YAML is completed to a whole description. */
static GBytes *
complete (const char *example)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (example, strlen (example));
  g_autoptr(SmithTree) tree = smith_tree_read_any (bytes);
  g_autoptr(GString) text = g_string_new (example);

  if (smith_tree_get_error (tree) == NULL && *example != '{' &&
      smith_tree_get_kind (tree, SMITH_NODE_ROOT) == SMITH_NODE_OBJECT)
    for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
      if (smith_tree_get_member (tree, SMITH_NODE_ROOT, defaults[i].key) == SMITH_NODE_NONE)
        g_string_append (text, defaults[i].text);

  return g_bytes_new (text->str, text->len);
}

/* Limits of thousands are told of, not shown; the tail of an operation stands under its cause. */
static gboolean
has_shown_example (const SmithMessage *rule)
{
  return rule->stage != SMITH_STAGE_OUTSIDE &&
         !g_str_has_prefix (rule->rule, "document-operations") &&
         !g_str_has_prefix (rule->rule, "document-size") &&
         !g_str_equal (rule->rule, "operation-confusable-unchecked") &&
         !g_str_equal (rule->rule, "schema-values-unchecked") &&
         !g_str_equal (rule->rule, "document-retirement") &&
         !g_str_equal (rule->rule, "operation-skipped");
}

/* Such a rule is silent until a check is told how the dialog is set. */
static SmithRuleSettings *
make_settings (const SmithMessage *rule)
{
  SmithRuleSettings *settings = smith_rule_settings_new ();

  if (g_str_equal (rule->rule, "auth-header-mismatch"))
    smith_rule_settings_set_facts (settings, &(const SmithActionFacts) {
      .sign_in = SMITH_SIGN_IN_BEARER,
    });

  return settings;
}

/* An example of a component shows it alone, used by nothing. */
static gboolean
is_beside_the_point (const SmithMessage    *rule,
                     const SmithDiagnostic *problem)
{
  return g_str_equal (problem->rule, "document-component-unused") &&
         !g_str_equal (problem->rule, rule->rule);
}

/* The wrong example draws its rule and no other; the right one draws nothing. */
static void
test_example (gconstpointer data)
{
  const SmithMessage *rule = data;
  g_autoptr(GBytes) wrong = complete (rule->wrong);
  g_autoptr(GBytes) right = complete (rule->right);
  g_autoptr(SmithRuleSettings) settings = make_settings (rule);
  g_autoptr(SmithCheck) check = smith_check_run_with (wrong, &smith_profile_chatgpt, settings,
                                                      NULL);
  guint n_drawn = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      g_test_message ("%s", smith_check_get_problem (check, i)->message);
      if (is_beside_the_point (rule, smith_check_get_problem (check, i)))
        continue;
      g_assert_cmpstr (smith_check_get_problem (check, i)->rule, ==, rule->rule);
      n_drawn++;
    }
  g_assert_cmpuint (n_drawn, >, 0);

  g_clear_pointer (&check, smith_check_unref);
  check = smith_check_run_with (right, &smith_profile_chatgpt, settings, NULL);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (!is_beside_the_point (rule, smith_check_get_problem (check, i)))
      g_error ("The right example: %s", smith_check_get_problem (check, i)->message);
}

static const char settings_text[] =
  "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\":"
  " [{\"url\": \"https://a.example\"}], \"paths\": {\"/x\": {\"get\": {"
  "\"responses\": {\"200\": {\"description\": \"d\"}}}}}}";

static const struct
{
  const char *name;
  const char *rule;
  const char *word;      /* (nullable) no setting */
  guint       blocks, drops, warns, notes;
} settings_cases[] = {
  { "none", NULL, NULL, 1, 1, 0, 0 },
  { "off", "document-version", "off", 0, 1, 0, 0 },
  { "note", "document-version", "note", 0, 1, 0, 1 },
  { "warns", "operation-id-missing", "warns", 1, 0, 1, 0 },
  { "drops", "document-version", "drops", 0, 2, 0, 0 },
  { "blocks", "operation-id-missing", "blocks", 2, 0, 0, 0 },
  { "another-rule", "server-none", "off", 1, 1, 0, 0 },
};

/* What a person sets changes what is shown, never what the platform says or does. */
static void
test_settings (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (settings_text, strlen (settings_text));
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  g_autoptr(SmithCheck) check = NULL;
  guint expected[] = { settings_cases[row].blocks, settings_cases[row].drops,
                       settings_cases[row].warns, settings_cases[row].notes };

  if (settings_cases[row].rule != NULL)
    g_assert_true (smith_rule_settings_set (settings,
                                            smith_rules_find (&smith_profile_chatgpt,
                                                              settings_cases[row].rule),
                                            settings_cases[row].word));
  check = smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (smith_check_count (check, (SmithClass) i), ==, expected[i]);

  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 2);
  g_assert_false (smith_import_get_operation (smith_check_get_import (check), 0)->is_available);
  for (guint i = 0; i < 2; i++)
    {
      const SmithFinding *finding =
        smith_import_get_finding (smith_check_get_import (check), i);
      guint owner = smith_check_get_problem_of (check, i);

      if (g_strcmp0 (settings_cases[row].word, "off") == 0 &&
          g_str_equal (finding->message->rule, settings_cases[row].rule))
        g_assert_cmpuint (owner, ==, G_MAXUINT);
      else
        g_assert_cmpstr (smith_check_get_problem (check, owner)->rule, ==, finding->message->rule);
    }
}

static const char ignored_text[] =
  "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {"
  "\"/a/b\": {\"get\": {}, \"put\": {}}}}";

static const struct
{
  const char *name;
  const char *rule;
  const char *pointer;
  guint       blocks, drops;
} ignored_cases[] = {
  { "one-of-two", "operation-id-missing", "/paths/~1a~1b/get", 1, 1 },
  { "as-a-fragment", "operation-id-missing", "#/paths/~1a~1b/put", 1, 1 },
  { "elsewhere", "operation-id-missing", "/paths", 1, 2 },
  { "nowhere", "operation-id-missing", "/a", 1, 2 },
  { "another-rule", "operation-id-characters", "/paths/~1a~1b/get", 1, 2 },
  { "the-whole-document", "server-none", "", 0, 2 },
};

/* A problem is left out at one place; what the platform says and does stays. */
static void
test_ignored (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (ignored_text, strlen (ignored_text));
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  g_autoptr(SmithCheck) check = NULL;

  smith_rule_settings_ignore (settings,
                              smith_rules_find (&smith_profile_chatgpt, ignored_cases[row].rule),
                              ignored_cases[row].pointer);
  check = smith_check_run_with (bytes, &smith_profile_chatgpt, settings, NULL);
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_BLOCKS), ==, ignored_cases[row].blocks);
  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_DROPS), ==, ignored_cases[row].drops);
  g_assert_cmpuint (smith_import_get_n_findings (smith_check_get_import (check)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      guint owner = smith_check_get_problem_of (check, i);

      g_assert_true (owner == G_MAXUINT || owner < smith_check_get_n_problems (check));
    }
}

static void
test_unknown_word (void)
{
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  const SmithMessage *rule = smith_rules_find (&smith_profile_chatgpt, "server-none");

  g_assert_false (smith_rule_settings_set (settings, rule, "error"));
  g_assert_false (smith_rule_settings_is_off (settings, "server-none"));
  g_assert_cmpint (smith_rule_settings_get (settings, "server-none", SMITH_CLASS_WARNS), ==,
                   SMITH_CLASS_WARNS);
}

/* What a rule finds behind thousands of other nodes. */
static const struct
{
  const char *rule;
  const char *text;
} pass_cases[] = {
  { "document-duplicate-key", "a: 1\na: 2\n" },
  { "document-yaml-1-1", "a: on\n" },
  { "document-reference-external", "a: {$ref: 'other.yaml#/a'}\n" },
  { "document-reference-dangling", "a: {$ref: '#/nowhere'}\n" },
  { "file-nested", "a: {properties: {openaiFileIdRefs: 1}}\n" },
};

static const SmithRule *
find_own_rule (const char *name)
{
  guint i = 0;

  while (!g_str_equal (smith_own_rules_get (i)->message.rule, name))
    i++;

  return smith_own_rules_get (i);
}

/* A rule that passes over the whole document and is cancelled does not come to its end. */
static void
test_cancelled_pass (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const SmithRule *rule = find_own_rule (pass_cases[row].rule);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GString) text = g_string_new ("x: [");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithCheck) check = NULL;
  guint n_found = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "1,");
  g_string_append_printf (text, "1]\n%s", pass_cases[row].text);
  bytes = g_bytes_new (text->str, text->len);
  check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    n_found += g_str_equal (smith_check_get_problem (check, i)->rule, rule->message.rule);
  g_assert_cmpuint (n_found, ==, 1);

  g_cancellable_cancel (cancellable);
  check->cancellable = cancellable;
  g_array_set_size (check->diagnostics, 0);
  rule->check (check, rule);
  check->cancellable = NULL;
  g_clear_pointer (&check->references, g_array_unref);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rules/names", test_rules);
  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *rule = smith_rules_get (&smith_profile_chatgpt, i);
      g_autofree char *path = g_strconcat ("/rules/example/", rule->rule, NULL);

      if (has_shown_example (rule))
        g_test_add_data_func (path, rule, test_example);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (settings_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/settings/", settings_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_settings);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ignored_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/ignored/", ignored_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_ignored);
    }
  g_test_add_func ("/rules/unknown-word", test_unknown_word);
  for (gsize i = 0; i < G_N_ELEMENTS (pass_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/cancelled-pass/", pass_cases[i].rule, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cancelled_pass);
    }

  return g_test_run ();
}
