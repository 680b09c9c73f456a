/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-rules.h"

#include "lint/smith-lint-private.h"

/* All rules in a row.  To add one of our own: a function that calls smith_check_add() and a
 * row, in smith-rules-AREA.c; a row in tests/lint/test-check.c. */

static const struct
{
  const SmithRule *rules;
  const guint     *n_rules;
} tables[] = {
  { smith_document_rules, &smith_n_document_rules },
  { smith_yaml_rules, &smith_n_yaml_rules },
  { smith_tab_rules, &smith_n_tab_rules },
  { smith_budget_rules, &smith_n_budget_rules },
  { smith_server_rules, &smith_n_server_rules },
  { smith_access_rules, &smith_n_access_rules },
  { smith_oauth_rules, &smith_n_oauth_rules },
  { smith_operation_rules, &smith_n_operation_rules },
  { smith_request_rules, &smith_n_request_rules },
  { smith_structure_rules, &smith_n_structure_rules },
  { smith_schema_rules, &smith_n_schema_rules },
  { smith_path_rules, &smith_n_path_rules },
  { smith_component_rules, &smith_n_component_rules },
  { smith_value_rules, &smith_n_value_rules },
  { smith_secret_rules, &smith_n_secret_rules },
  { smith_wording_rules, &smith_n_wording_rules },
  { smith_confusable_rules, &smith_n_confusable_rules },
  { smith_argument_rules, &smith_n_argument_rules },
  { smith_file_rules, &smith_n_file_rules },
  { smith_response_rules, &smith_n_response_rules },
  { smith_facts_rules, &smith_n_facts_rules },
};

guint
smith_own_rules_get_n (void)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    n += *tables[i].n_rules;

  return n;
}

/* Returns a rule of our own, static; @index is below smith_own_rules_get_n(). */
const SmithRule *
smith_own_rules_get (guint index)
{
  gsize i = 0;

  while (index >= *tables[i].n_rules)
    index -= *tables[i++].n_rules;

  return &tables[i].rules[index];
}

guint
smith_rules_get_n (const SmithProfile *profile)
{
  return smith_profile_get_n_messages (profile) + smith_own_rules_get_n ();
}

/**
 * smith_rules_get:
 * @index: below smith_rules_get_n()
 *
 * Returns: a rule, static
 */
const SmithMessage *
smith_rules_get (const SmithProfile *profile,
                 guint               index)
{
  guint n = smith_profile_get_n_messages (profile);

  return index < n ? smith_profile_get_message (profile, index)
                   : &smith_own_rules_get (index - n)->message;
}

/**
 * smith_rules_find:
 *
 * Returns: (nullable): the rule with that name, static
 */
const SmithMessage *
smith_rules_find (const SmithProfile *profile,
                  const char         *rule)
{
  for (guint i = 0; i < smith_rules_get_n (profile); i++)
    if (g_str_equal (smith_rules_get (profile, i)->rule, rule))
      return smith_rules_get (profile, i);

  return NULL;
}

/**
 * smith_rules_is_checked:
 *
 * Returns: whether a check can report @rule, be it only when it is told what no document says
 */
gboolean
smith_rules_is_checked (const SmithMessage *rule)
{
  return rule->stage != SMITH_STAGE_OUTSIDE || g_str_equal (rule->rule, "server-domain-duplicate");
}
