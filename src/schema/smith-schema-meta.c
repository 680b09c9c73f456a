/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-compile-private.h"

#include <string.h>

/* The meta-schema of draft 2020-12, for schemas that refer to it: what Core and Validation say
 * about the values of keywords, as one document. */

#define MAP_OF_SCHEMAS "{\"type\":\"object\",\"additionalProperties\":{\"$dynamicRef\":\"#meta\"}}"
#define LIST_OF_SCHEMAS \
  "{\"type\":\"array\",\"minItems\":1,\"items\":{\"$dynamicRef\":\"#meta\"}}"
#define SCHEMA "{\"$dynamicRef\":\"#meta\"}"
#define COUNT "{\"type\":\"integer\",\"minimum\":0}"
#define NAMES "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"uniqueItems\":true}"
#define TYPE_NAMES \
  "[\"array\",\"boolean\",\"integer\",\"null\",\"number\",\"object\",\"string\"]"
#define ANCHOR "{\"type\":\"string\",\"pattern\":\"^[A-Za-z_][-A-Za-z0-9._]*$\"}"

static const char meta_schema[] =
  "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
  "\"$id\":\"https://json-schema.org/draft/2020-12/schema\","
  "\"$dynamicAnchor\":\"meta\","
  "\"type\":[\"object\",\"boolean\"],"
  "\"properties\":{"
  /* Core §8 */
  "\"$id\":{\"type\":\"string\",\"format\":\"uri-reference\",\"pattern\":\"^[^#]*#?$\"},"
  "\"$schema\":{\"type\":\"string\",\"format\":\"uri\"},"
  "\"$ref\":{\"type\":\"string\",\"format\":\"uri-reference\"},"
  "\"$anchor\":" ANCHOR ","
  "\"$dynamicRef\":{\"type\":\"string\",\"format\":\"uri-reference\"},"
  "\"$dynamicAnchor\":" ANCHOR ","
  "\"$vocabulary\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}},"
  "\"$comment\":{\"type\":\"string\"},"
  "\"$defs\":" MAP_OF_SCHEMAS ","
  /* Core §10 and §11 */
  "\"allOf\":" LIST_OF_SCHEMAS ",\"anyOf\":" LIST_OF_SCHEMAS ",\"oneOf\":" LIST_OF_SCHEMAS ","
  "\"prefixItems\":" LIST_OF_SCHEMAS ","
  "\"not\":" SCHEMA ",\"if\":" SCHEMA ",\"then\":" SCHEMA ",\"else\":" SCHEMA ","
  "\"items\":" SCHEMA ",\"contains\":" SCHEMA ",\"additionalProperties\":" SCHEMA ","
  "\"propertyNames\":" SCHEMA ",\"unevaluatedItems\":" SCHEMA ","
  "\"unevaluatedProperties\":" SCHEMA ",\"contentSchema\":" SCHEMA ","
  "\"properties\":" MAP_OF_SCHEMAS ",\"dependentSchemas\":" MAP_OF_SCHEMAS ","
  "\"patternProperties\":{\"type\":\"object\",\"additionalProperties\":" SCHEMA ","
  "\"propertyNames\":{\"format\":\"regex\"}},"
  /* Validation §6 to §9 */
  "\"type\":{\"anyOf\":[{\"enum\":" TYPE_NAMES "},"
  "{\"type\":\"array\",\"items\":{\"enum\":" TYPE_NAMES "},\"minItems\":1,"
  "\"uniqueItems\":true}]},"
  "\"enum\":{\"type\":\"array\"},"
  "\"multipleOf\":{\"type\":\"number\",\"exclusiveMinimum\":0},"
  "\"maximum\":{\"type\":\"number\"},\"exclusiveMaximum\":{\"type\":\"number\"},"
  "\"minimum\":{\"type\":\"number\"},\"exclusiveMinimum\":{\"type\":\"number\"},"
  "\"maxLength\":" COUNT ",\"minLength\":" COUNT ",\"maxItems\":" COUNT ",\"minItems\":" COUNT ","
  "\"maxContains\":" COUNT ",\"minContains\":" COUNT ","
  "\"maxProperties\":" COUNT ",\"minProperties\":" COUNT ","
  "\"pattern\":{\"type\":\"string\",\"format\":\"regex\"},"
  "\"uniqueItems\":{\"type\":\"boolean\"},"
  "\"required\":" NAMES ","
  "\"dependentRequired\":{\"type\":\"object\",\"additionalProperties\":" NAMES "},"
  "\"format\":{\"type\":\"string\"},"
  "\"contentEncoding\":{\"type\":\"string\"},\"contentMediaType\":{\"type\":\"string\"},"
  "\"title\":{\"type\":\"string\"},\"description\":{\"type\":\"string\"},"
  "\"deprecated\":{\"type\":\"boolean\"},\"readOnly\":{\"type\":\"boolean\"},"
  "\"writeOnly\":{\"type\":\"boolean\"},\"examples\":{\"type\":\"array\"},"
  /* what older drafts had and this one still reads */
  "\"definitions\":" MAP_OF_SCHEMAS ","
  "\"dependencies\":{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":["
  SCHEMA "," NAMES "]}}"
  "}}";

/* The document at @uri when it is the meta-schema, else NULL. */
SmithTree *
smith_schema_read_meta (const char *uri)
{
  g_autoptr(GBytes) text = NULL;

  if (!g_str_equal (uri, SMITH_SCHEMA_META_URI))
    return NULL;
  text = g_bytes_new_static (meta_schema, strlen (meta_schema));

  return smith_tree_read (text, SMITH_SYNTAX_JSON);
}
