/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* What is wrong with a document only beside what else is known of its action. */

#define FACTS(...) (&(const SmithActionFacts) { __VA_ARGS__ })
#define SIGN_IN(kind) FACTS (.sign_in = SMITH_SIGN_IN_##kind)
#define HEADER(name) FACTS (.sign_in = SMITH_SIGN_IN_HEADER, .header = name)
#define HOSTS(...) FACTS (.hosts = (const char *const[]) { __VA_ARGS__, NULL })
#define DAY(day_) FACTS (.day = day_)

#define ASKS(security, schemes) \
  DOCUMENT (GET_X ", \"security\"" security ", \"components\": {\"schemas\": {}, " \
            "\"securitySchemes\": {" schemes "}}")
#define ASKS_WRONG(schemes) \
  DOCUMENT (GET_X ", «\"security\"»: [{\"k\": []}], \"components\": {\"schemas\": {}, " \
            "\"securitySchemes\": {\"k\": " schemes "}}")
#define ASKS_RIGHT(schemes) ASKS (": [{\"k\": []}]", "\"k\": " schemes)
#define BASIC "{\"type\": \"http\", \"scheme\": \"Basic\"}"
#define BEARER "{\"type\": \"http\", \"scheme\": \"bearer\"}"
#define KEY(name) "{\"type\": \"apiKey\", \"in\": \"header\", \"name\": \"" name "\"}"
#define OAUTH "{\"type\": \"oauth2\", \"flows\": {\"authorizationCode\": {}}}"
#define PATHS_OF(operations) \
  DOCUMENT ("\"paths\": {\"/x\": {" operations "}}, \"components\": {\"schemas\": {}, " \
            "\"securitySchemes\": {\"b\": " BEARER ", \"k\": " KEY ("X-Key") "}}")
#define ASKING(method, security) \
  "\"" method "\": {\"operationId\": \"" method "\", \"description\": \"d\", " security "}"
#define OPERATION(security) \
  DOCUMENT ("\"security\": [{\"b\": []}], \"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\"" \
            ", \"description\": \"d\", " security "}}}, \"components\": {\"schemas\": {}, " \
            "\"securitySchemes\": {\"b\": " BEARER ", \"k\": " KEY ("X-Key") "}}")

const RuleRow facts_rows[] = {
  { "basic-for-bearer", "auth-header-mismatch", ASKS_WRONG (BEARER), SIGN_IN (BASIC) },
  { "bearer-for-basic", "auth-header-mismatch", ASKS_WRONG (BASIC), SIGN_IN (BEARER) },
  { "bearer-for-a-key", "auth-header-mismatch", ASKS_WRONG (KEY ("X-Key")), SIGN_IN (BEARER) },
  { "another-header", "auth-header-mismatch", ASKS_WRONG (KEY ("X-Key")), HEADER ("X-Token") },
  { "header-for-bearer", "auth-header-mismatch", ASKS_WRONG (BEARER), HEADER ("X-Key") },
  { "header-for-basic", "auth-header-mismatch", ASKS_WRONG (BASIC), HEADER ("X-Key") },
  { "basic-for-oauth", "auth-header-mismatch", ASKS_WRONG (OAUTH), SIGN_IN (BASIC) },
  { "nothing-for-a-key", "auth-header-mismatch", ASKS_WRONG (KEY ("Authorization")),
    SIGN_IN (NONE) },
  { "bearer", "auth-header-mismatch", ASKS_RIGHT (BEARER), SIGN_IN (BEARER) },
  { "oauth-sends-bearer", "auth-header-mismatch", ASKS_RIGHT (BEARER), SIGN_IN (OAUTH) },
  { "oauth", "auth-header-mismatch", ASKS_RIGHT (OAUTH), SIGN_IN (OAUTH) },
  { "basic", "auth-header-mismatch", ASKS_RIGHT (BASIC), SIGN_IN (BASIC) },
  { "basic-in-its-header", "auth-header-mismatch", ASKS_RIGHT (BASIC), HEADER ("authorization") },
  { "header", "auth-header-mismatch", ASKS_RIGHT (KEY ("X-Key")), HEADER ("x-key") },
  { "key-in-authorization", "auth-header-mismatch", ASKS_RIGHT (KEY ("Authorization")),
    SIGN_IN (BASIC) },
  { "not-known", "auth-header-mismatch", ASKS_RIGHT (BEARER) },
  { "one-of-two", "auth-header-mismatch",
    ASKS (": [{\"b\": []}, {\"k\": []}]", "\"b\": " BEARER ", \"k\": " BASIC),
    SIGN_IN (BASIC) },
  { "not-needed", "auth-header-mismatch",
    ASKS (": [{\"k\": []}, {}]", "\"k\": " BASIC), SIGN_IN (NONE) },
  { "asked-by-nobody", "auth-header-mismatch", ASKS (": []", "\"k\": " BASIC),
    SIGN_IN (BEARER) },
  { "cannot-be-set", "auth-header-mismatch",
    ASKS_RIGHT ("{\"type\": \"apiKey\", \"in\": \"query\", \"name\": \"k\"}"), SIGN_IN (BEARER) },
  { "unknown", "auth-header-mismatch", ASKS (": [{\"no\": []}]", "\"k\": " BASIC),
    SIGN_IN (BEARER) },
  { "one-operation", "auth-header-mismatch", OPERATION ("«\"security\"»: [{\"k\": []}]"),
    SIGN_IN (BEARER) },
  { "one-operation-without", "auth-header-mismatch", OPERATION ("\"security\": []"),
    SIGN_IN (BEARER) },

  { "two-operations-alike", "auth-header-mismatch",
    PATHS_OF (ASKING ("get", "«\"security\"»: [{\"k\": []}]") ", "
              ASKING ("post", "\"security\": [{\"k\": []}]")), SIGN_IN (BEARER) },
  { "two-operations-of-which-one-suits", "auth-header-mismatch",
    PATHS_OF (ASKING ("get", "\"security\": [{\"b\": []}]") ", "
              ASKING ("post", "«\"security\"»: [{\"k\": []}]")), SIGN_IN (BEARER) },
  { "all-ask-otherwise", "auth-header-mismatch", OPERATION ("\"security\": [{\"k\": []}]"),
    HEADER ("X-Key") },

  { "taken", "server-domain-duplicate", SERVERS ("[{\"url\": «\"https://a.example/v1\"»}]"),
    HOSTS ("b.example", "a.example") },
  { "free", "server-domain-duplicate", SERVERS ("[{\"url\": \"https://a.example/v1\"}]"),
    HOSTS ("b.a.example", "example") },
  { "others-not-known", "server-domain-duplicate", SERVERS ("[{\"url\": \"https://a.example\"}]") },

  { "announced", "document-retirement",
    "{«\"openapi\"»: \"3.1.0\", " INFO_ONLY ", " SERVER ", " GET_X "}", DAY ("2026-09-11") },
  { "ended", "document-retirement",
    "{«\"openapi\"»: \"3.1.0\", " INFO_ONLY ", " SERVER ", " GET_X "}", DAY ("2027-01-01") },
  { "a-day-before", "document-retirement", DOCUMENT (GET_X), DAY ("2026-09-10") },
  { "no-day", "document-retirement", DOCUMENT (GET_X) },
};

const gsize n_facts_rows = G_N_ELEMENTS (facts_rows);
