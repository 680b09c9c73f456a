/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* Paths, the names in them, and components. */

#define OPERATION(id, parameters) \
  "{\"operationId\": \"" id "\", \"description\": \"d\", \"parameters\": [" parameters "]}"
#define IN_PATH(name) \
  "{\"name\": " name ", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}"
#define PATHS(paths) DOCUMENT ("\"paths\": {" paths "}")
#define PATH(path, parameters) PATHS (path ": {\"get\": " OPERATION ("x", parameters) "}")
#define USING(components) \
  DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\", " \
            "\"responses\": {\"200\": {\"description\": \"d\", \"content\": " \
            "{\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/A\"}}}}}}}}, " \
            "\"components\": {\"schemas\": {" components "}}")
#define A \
  "\"A\": {\"type\": \"object\", \"properties\": {}, \"discriminator\": {\"propertyName\": " \
  "\"k\"}}, "
#define UNUSED10(n) \
  ", \"U" n "0\": {}, \"U" n "1\": {}, \"U" n "2\": {}, \"U" n "3\": {}, \"U" n "4\": {}" \
  ", \"U" n "5\": {}, \"U" n "6\": {}, \"U" n "7\": {}, \"U" n "8\": {}, \"U" n "9\": {}"

const RuleRow path_rows[] = {
  { "open", "operation-path-braces", PATH ("«\"/a/{b\"»", IN_PATH ("\"b\"")) },
  { "close", "operation-path-braces", PATH ("«\"/a/b}\"»", "") },
  { "empty", "operation-path-braces", PATH ("«\"/a/{}\"»", "") },
  { "nested", "operation-path-braces", PATH ("«\"/a/{{b}}\"»", IN_PATH ("\"b\"")) },
  { "across-a-slash", "operation-path-braces", PATH ("«\"/{a/b}\"»", "") },
  { "right", "operation-path-braces", PATH ("\"/a/{b}\"", IN_PATH ("\"b\"")) },
  { "twice", "operation-path-braces", PATH ("\"/{b}/{b}\"", IN_PATH ("\"b\"")) },
  { "with-a-verb", "operation-path-braces", PATH ("\"/a('{b}'):go\"", IN_PATH ("\"b\"")) },

  { "undeclared", "parameter-path-undeclared", PATH ("\"/a/«{b}»/c\"", "") },
  { "undeclared-by-one-of-two", "parameter-path-undeclared",
    PATHS ("\"/a/«{b}»\": {\"get\": " OPERATION ("x", "") ", \"post\": "
           OPERATION ("y", IN_PATH ("\"b\"")) "}") },
  { "undeclared-by-both", "parameter-path-undeclared",
    PATHS ("\"/a/«{b}»\": {\"get\": " OPERATION ("x", "") ", \"put\": " OPERATION ("y", "") "}") },
  { "undeclared-as-escaped", "parameter-path-undeclared", PATH ("«\"/\\u007bb\\u007d\"»", "") },
  { "declared", "parameter-path-undeclared", PATH ("\"/a/{b}\"", IN_PATH ("\"b\"")) },
  { "declared-at-the-path", "parameter-path-undeclared",
    PATHS ("\"/a/{b}\": {\"parameters\": [" IN_PATH ("\"b\"") "], \"get\": "
           OPERATION ("x", "") "}") },
  { "declared-elsewhere", "parameter-path-undeclared",
    PATH ("\"/a/{b}\"", "{\"$ref\": \"other.json#/b\"}") },
  /* one mistake, told of at the parameter */
  { "misspelt", "parameter-path-undeclared", PATH ("\"/a/{b}\"", IN_PATH ("\"B\"")) },
  { "undeclared-in-a-broken-text", "parameter-path-undeclared",
    PATH ("\"/a/{b}\"", "{\"name\": \"b\" \"in\": \"path\"}") },

  { "unused", "parameter-path-unused", PATH ("\"/a/{b}\"", IN_PATH ("«\"B\"»")) },
  { "unused-by-two", "parameter-path-unused",
    PATHS ("\"/a\": {\"parameters\": [" IN_PATH ("«\"b\"»") "], \"get\": "
           OPERATION ("x", "") ", \"post\": " OPERATION ("y", "") "}") },
  { "used", "parameter-path-unused", PATH ("\"/a/{b}\"", IN_PATH ("\"b\"")) },
  { "in-the-query", "parameter-path-unused",
    PATH ("\"/a\"", "{\"name\": \"b\", \"in\": \"query\"}") },

  { "ambiguous", "operation-path-ambiguous",
    PATHS ("\"/a/{b}\": {\"get\": " OPERATION ("x", IN_PATH ("\"b\"")) "}, «\"/a/{c}\"»: "
           "{\"put\": " OPERATION ("y", IN_PATH ("\"c\"")) "}") },
  { "one-of-them-fixed", "operation-path-ambiguous",
    PATHS ("\"/a/{b}\": {\"get\": " OPERATION ("x", IN_PATH ("\"b\"")) "}, \"/a/c\": {\"put\": "
           OPERATION ("y", "") "}") },
  { "with-more-behind", "operation-path-ambiguous",
    PATHS ("\"/a/{b}\": {\"get\": " OPERATION ("x", IN_PATH ("\"b\"")) "}, \"/a/{c}:go\": "
           "{\"put\": " OPERATION ("y", IN_PATH ("\"c\"")) "}") },

  { "unused", "document-component-unused", USING (A "«\"B\"»: {\"type\": \"string\"}") },
  { "unused-of-webhooks", "document-component-unused",
    DOCUMENT ("\"paths\": {}, \"webhooks\": {\"w\": {\"post\": {\"responses\": {\"200\": "
              "{\"description\": \"d\"}}}}}, \"components\": {\"schemas\": {«\"B\"»: {\"type\": "
              "\"string\"}}}") },
  { "nothing-but-components", "document-component-unused",
    DOCUMENT ("\"paths\": {}, \"components\": {\"schemas\": {\"B\": {\"type\": \"string\"}}}") },
  { "unused-response", "document-component-unused",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"responses\": {«\"R\"»: {\"description\": "
                "\"d\"}}}") },
  { "used-by-itself-alone", "document-component-unused",
    COMPONENTS ("\"components\": {\"schemas\": {«\"B\"»: {\"items\": {\"$ref\": "
                "\"#/components/schemas/B\"}}}}") },
  { "named-in-the-data", "document-component-unused",
    USING (A "\"B\": {\"allOf\": [{\"$ref\": \"#/components/schemas/A\"}]}") },
  { "used-at-one-remove", "document-component-unused",
    USING ("\"A\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/B\"}}, "
           "\"B\": {\"type\": \"string\"}") },
  { "security-scheme", "document-component-unused",
    COMPONENTS ("\"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {\"type\": "
                "\"http\", \"scheme\": \"bearer\"}}}") },
  { "many", "document-component-unused",
    COMPONENTS ("«\"components\"»: {\"schemas\": {\"U\": {}" UNUSED10 ("1") UNUSED10 ("2") "}}") },
  { "no-operations", "document-component-unused",
    DOCUMENT ("\"paths\": {}, \"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}}}") },
};

const gsize n_path_rows = G_N_ELEMENTS (path_rows);
