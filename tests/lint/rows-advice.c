/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* What is weak or risky although ChatGPT takes it. */

#define QUERY(parameter) GET (", \"parameters\": [{\"in\": \"query\", " parameter "}]")
#define FIELDS(fields) POST ("{\"type\": \"object\", \"properties\": {" fields "}}")

const RuleRow advice_rows[] = {
  { "query", "parameter-secret", QUERY ("\"name\": «\"api_key\"»") },
  { "query-capitals", "parameter-secret", QUERY ("\"name\": «\"accessToken\"»") },
  { "body", "parameter-secret", FIELDS ("«\"password\"»: {\"type\": \"string\"}") },
  { "page-token", "parameter-secret", QUERY ("\"name\": \"page_token\"") },
  { "header", "parameter-secret",
    GET (", \"parameters\": [{\"in\": \"header\", \"name\": \"X-Api-Key\"}]") },
  { "deeper", "parameter-secret",
    FIELDS ("\"a\": {\"type\": \"object\", \"properties\": {\"password\": {\"type\": \"string\"}}}") },
};

const gsize n_advice_rows = G_N_ELEMENTS (advice_rows);
