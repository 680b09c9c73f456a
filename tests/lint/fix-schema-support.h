/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-private.h"

G_BEGIN_DECLS

/* What the tests of the fixes of schemas share. */

/**
 * FixCase:
 * @name: of the row
 * @fix: id of the fix
 * @rule: the rule whose first problem it is asked to mend
 * @before: the document
 * @after: (nullable): the document afterwards, to the byte; %NULL when the fix must not apply
 * @kind: what it costs here
 * @losses: (nullable): a piece of each loss, with line breaks between them; %NULL: none
 * @answer: (nullable): what a person answers
 * @proposal: (nullable): what the fix proposes
 */
typedef struct
{
  const char   *name;
  const char   *fix;
  const char   *rule;
  const char   *before;
  const char   *after;
  SmithFixKind  kind;
  const char   *losses;
  const char   *answer;
  const char   *proposal;
} FixCase;

#define FIX_INFO "\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}"
#define FIX_SERVER "\"servers\": [{\"url\": \"https://a.example\"}]"
#define FIX_DOCUMENT(rest) "{" FIX_INFO ", " FIX_SERVER ", " rest "}"
#define FIX_OPERATION(method, fields) \
  "\"paths\": {\"/x\": {\"" method "\": {\"operationId\": \"x\", \"description\": \"d\"" \
  fields "}}}"
#define FIX_POST(schema) \
  FIX_OPERATION ("post", ", \"requestBody\": {\"content\": {\"application/json\": {\"schema\": " \
                 schema "}}}")
#define FIX_GET(schema) \
  FIX_OPERATION ("get", ", \"responses\": {\"200\": {\"description\": \"d\", \"content\": " \
                 "{\"application/json\": {\"schema\": " schema "}}}}")
#define FIX_SCHEMAS(schemas) "\"components\": {\"schemas\": {" schemas "}}"
#define FIX_REF(name) "{\"$ref\": \"#/components/schemas/" name "\"}"
#define FIX_YAML \
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
#define FIX_YAML_GET FIX_YAML \
  "paths: {/x: {get: {operationId: x, description: d, responses: {'200': {description: d, " \
  "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\n" \
  "components:\n  schemas:\n"

const SmithFixRow *fix_find_row     (const char    *id);
SmithCheck        *fix_check        (const char    *text);
void               fix_test_case    (gconstpointer  data);
void               fix_add_cases    (const char    *folder,
                                     const FixCase *cases,
                                     gsize          n_cases);

G_END_DECLS
