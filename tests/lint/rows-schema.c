/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* Keywords of a schema that do not go together. */

#define SCHEMA(fields) \
  GET (", \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {" fields "}}]")
#define OLD(fields) \
  "{\"openapi\": \"3.0.3\", " INFO_ONLY ", " SERVER ", \"paths\": {\"/x\": {\"get\": " \
  "{\"operationId\": \"x\", \"description\": \"d\", \"parameters\": [{\"name\": \"a\", \"in\": " \
  "\"query\", \"schema\": {" fields "}}]}}}}"
#define NAMED(fields) "\"properties\": {\"name\": {\"type\": \"string\"}}" fields
#define NEEDS(name) "\"required\": [\"name\", " name "], "

const RuleRow schema_rows[] = {
  { "required", "schema-required-unknown", SCHEMA (NEEDS ("«\"nmae\"»") NAMED ("")) },
  { "required-escaped", "schema-required-unknown",
    SCHEMA (NEEDS ("«\"n\\u0061me\\n\"»") NAMED ("")) },
  { "required-there", "schema-required-unknown", SCHEMA (NEEDS ("\"n\\u0061me\"") NAMED ("")) },
  { "required-of-nothing", "schema-required-unknown", SCHEMA ("\"required\": [\"name\"]") },
  { "required-no-name", "schema-required-unknown", SCHEMA (NEEDS ("1") NAMED ("")) },
  { "required-closed", "schema-required-unknown",
    SCHEMA (NEEDS ("«\"nmae\"»") NAMED (", \"additionalProperties\": false")) },
  { "required-additional", "schema-required-unknown",
    SCHEMA (NEEDS ("\"nmae\"") NAMED (", \"additionalProperties\": {\"type\": \"string\"}")) },
  { "required-additional-true", "schema-required-unknown",
    SCHEMA (NEEDS ("«\"nmae\"»") NAMED (", \"additionalProperties\": true")) },
  { "required-pattern", "schema-required-unknown",
    SCHEMA (NEEDS ("\"nmae\"") NAMED (", \"patternProperties\": {\"^n\": {}}")) },
  { "required-composed", "schema-required-unknown",
    SCHEMA (NEEDS ("\"nmae\"") NAMED (", \"allOf\": [{\"properties\": {\"nmae\": {}}}]")) },
  { "required-part", "schema-required-unknown",
    SCHEMA ("\"allOf\": [{" NEEDS ("\"nmae\"") NAMED ("") "}, {\"properties\": {\"nmae\": {}}}]") },
  { "required-negated", "schema-required-unknown",
    SCHEMA ("\"not\": {" NEEDS ("\"nmae\"") NAMED ("") "}") },
  { "required-in-an-item", "schema-required-unknown",
    SCHEMA ("\"type\": \"array\", \"items\": {" NEEDS ("«\"nmae\"»") NAMED ("") "}") },
  { "required-property-of-that-name", "schema-required-unknown",
    SCHEMA ("\"properties\": {\"required\": {\"type\": \"string\"}, \"name\": {}}") },

  { "enum", "schema-enum-type", SCHEMA ("\"type\": \"string\", \"enum\": [\"a\", «1»]") },
  { "enum-number", "schema-enum-type", SCHEMA ("\"type\": \"integer\", \"enum\": [1, «\"2\"»]") },
  { "enum-right", "schema-enum-type", SCHEMA ("\"type\": \"integer\", \"enum\": [1, 2]") },
  { "enum-list", "schema-enum-type",
    SCHEMA ("\"type\": [\"string\", \"null\"], \"enum\": [\"a\", null]") },
  { "enum-null", "schema-enum-type", SCHEMA ("\"type\": \"string\", \"enum\": [\"a\", «null»]") },
  { "enum-null-old", "schema-enum-type",
    OLD ("\"type\": \"string\", \"nullable\": true, \"enum\": [\"a\", null]") },
  { "enum-untyped", "schema-enum-type", SCHEMA ("\"enum\": [\"a\", 1]") },
  { "enum-in-yaml", "schema-enum-type",
    YAML_START "components: {schemas: {A: {type: string, enum: [on, «1.0»]}}}\n" },
  { "enum-property-of-that-name", "schema-enum-type",
    SCHEMA ("\"properties\": {\"type\": {\"type\": \"string\"}, "
            "\"enum\": {\"type\": \"array\"}}") },

  { "bounds", "schema-bounds", SCHEMA ("\"minimum\": «2», \"maximum\": 1.5") },
  { "bounds-equal", "schema-bounds", SCHEMA ("\"minimum\": 1, \"maximum\": 1.0") },
  { "bounds-one", "schema-bounds", SCHEMA ("\"minimum\": 1") },
  { "bounds-length", "schema-bounds", SCHEMA ("\"maxLength\": 2, \"minLength\": «3»") },
  { "bounds-items", "schema-bounds", SCHEMA ("\"minItems\": «3», \"maxItems\": 2") },
  { "bounds-properties", "schema-bounds",
    SCHEMA ("\"minProperties\": «3», \"maxProperties\": 2") },
  { "bounds-text", "schema-bounds", SCHEMA ("\"minimum\": \"2\", \"maximum\": 1") },
  { "bounds-large", "schema-bounds", SCHEMA ("\"minimum\": -1e400, \"maximum\": 1e400") },

  { "pattern", "schema-pattern", SCHEMA ("\"pattern\": «\"[a\"»") },
  { "pattern-of-java", "schema-pattern", SCHEMA ("\"pattern\": «\"\\\\p{Alnum}\"»") },
  { "pattern-right", "schema-pattern", SCHEMA ("\"pattern\": \"^[a-z]+\\\\p{L}$\"") },
  { "pattern-property-of-that-name", "schema-pattern",
    SCHEMA ("\"properties\": {\"pattern\": {\"type\": \"string\"}}") },
};

const gsize n_schema_rows = G_N_ELEMENTS (schema_rows);
