/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-action-facts.h"

/* A document and what one rule says of it.  Where it holds « and », they mark the exact place
 * of the rule's one problem and are taken out before it is read; without them the rule must
 * have none. */
typedef struct
{
  const char *name;
  const char *rule;
  const char *text;
  const SmithActionFacts *facts;  /* (nullable) what is known besides */
} RuleRow;

/* One table a file smith-rules-AREA.c. */
extern const RuleRow structure_rows[];
extern const gsize   n_structure_rows;
extern const RuleRow schema_rows[];
extern const gsize   n_schema_rows;
extern const RuleRow path_rows[];
extern const gsize   n_path_rows;
extern const RuleRow value_rows[];
extern const gsize   n_value_rows;
extern const RuleRow advice_rows[];
extern const gsize   n_advice_rows;
extern const RuleRow facts_rows[];
extern const gsize   n_facts_rows;

typedef struct
{
  const RuleRow *rows;
  const gsize   *n_rows;
} RuleTable;

static const RuleTable rule_tables[] = {
  { structure_rows, &n_structure_rows },
  { schema_rows, &n_schema_rows },
  { path_rows, &n_path_rows },
  { value_rows, &n_value_rows },
  { advice_rows, &n_advice_rows },
  { facts_rows, &n_facts_rows },
};

gboolean rule_has_rows (const char *rule);
