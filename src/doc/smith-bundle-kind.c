/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-bundle-private.h"

#include <string.h>

/* What stands where: the objects of OpenAPI 2 to 3.1 and of JSON Schema that can hold a
 * reference somewhere inside, and the sections where components of a kind are kept. */

#define ANY_NAME "*"

typedef struct
{
  SmithBundleKind  of;
  const char      *key;
  SmithBundleKind  kind;
  SmithBundleShape shape;
} Row;

#define ROW(of, key, kind, shape) \
  { SMITH_BUNDLE_##of, key, SMITH_BUNDLE_##kind, SMITH_BUNDLE_##shape }

static const Row rows[] = {
  ROW (DOCUMENT, "paths", PATHS, ONE),
  ROW (DOCUMENT, "webhooks", PATH_ITEM, MAP),
  ROW (DOCUMENT, "components", COMPONENTS, ONE),

  ROW (SWAGGER, "paths", PATHS, ONE),
  ROW (SWAGGER, "definitions", SCHEMA, MAP),
  ROW (SWAGGER, "parameters", PARAMETER, MAP),
  ROW (SWAGGER, "responses", RESPONSE, MAP),

  ROW (COMPONENTS, "schemas", SCHEMA, MAP),
  ROW (COMPONENTS, "responses", RESPONSE, MAP),
  ROW (COMPONENTS, "parameters", PARAMETER, MAP),
  ROW (COMPONENTS, "examples", EXAMPLE, MAP),
  ROW (COMPONENTS, "requestBodies", REQUEST_BODY, MAP),
  ROW (COMPONENTS, "headers", HEADER, MAP),
  ROW (COMPONENTS, "securitySchemes", SECURITY_SCHEME, MAP),
  ROW (COMPONENTS, "links", LINK, MAP),
  ROW (COMPONENTS, "callbacks", CALLBACK, MAP),
  ROW (COMPONENTS, "pathItems", PATH_ITEM, MAP),

  ROW (PATHS, ANY_NAME, PATH_ITEM, ONE),
  ROW (CALLBACK, ANY_NAME, PATH_ITEM, ONE),
  ROW (RESPONSES, ANY_NAME, RESPONSE, ONE),

  ROW (PATH_ITEM, "parameters", PARAMETER, LIST),
  ROW (PATH_ITEM, "get", OPERATION, ONE),
  ROW (PATH_ITEM, "put", OPERATION, ONE),
  ROW (PATH_ITEM, "post", OPERATION, ONE),
  ROW (PATH_ITEM, "delete", OPERATION, ONE),
  ROW (PATH_ITEM, "options", OPERATION, ONE),
  ROW (PATH_ITEM, "head", OPERATION, ONE),
  ROW (PATH_ITEM, "patch", OPERATION, ONE),
  ROW (PATH_ITEM, "trace", OPERATION, ONE),

  ROW (OPERATION, "parameters", PARAMETER, LIST),
  ROW (OPERATION, "requestBody", REQUEST_BODY, ONE),
  ROW (OPERATION, "responses", RESPONSES, ONE),
  ROW (OPERATION, "callbacks", CALLBACK, MAP),

  ROW (PARAMETER, "schema", SCHEMA, ONE),
  ROW (PARAMETER, "items", SCHEMA, ONE),
  ROW (PARAMETER, "content", MEDIA_TYPE, MAP),
  ROW (PARAMETER, "examples", EXAMPLE, MAP),
  ROW (PARAMETER, "example", DATA, ONE),
  ROW (PARAMETER, "default", DATA, ONE),
  ROW (PARAMETER, "enum", DATA, ONE),
  ROW (HEADER, "schema", SCHEMA, ONE),
  ROW (HEADER, "items", SCHEMA, ONE),
  ROW (HEADER, "content", MEDIA_TYPE, MAP),
  ROW (HEADER, "examples", EXAMPLE, MAP),
  ROW (HEADER, "example", DATA, ONE),

  ROW (REQUEST_BODY, "content", MEDIA_TYPE, MAP),
  ROW (RESPONSE, "content", MEDIA_TYPE, MAP),
  ROW (RESPONSE, "headers", HEADER, MAP),
  ROW (RESPONSE, "links", LINK, MAP),
  ROW (RESPONSE, "schema", SCHEMA, ONE),
  ROW (RESPONSE, "examples", DATA, ONE),
  ROW (MEDIA_TYPE, "schema", SCHEMA, ONE),
  ROW (MEDIA_TYPE, "examples", EXAMPLE, MAP),
  ROW (MEDIA_TYPE, "example", DATA, ONE),
  ROW (MEDIA_TYPE, "encoding", ENCODING, MAP),
  ROW (ENCODING, "headers", HEADER, MAP),
  ROW (EXAMPLE, "value", DATA, ONE),
  ROW (LINK, "parameters", DATA, ONE),
  ROW (LINK, "requestBody", DATA, ONE),

  ROW (SCHEMA, "properties", SCHEMA, MAP),
  ROW (SCHEMA, "patternProperties", SCHEMA, MAP),
  ROW (SCHEMA, "$defs", SCHEMA, MAP),
  ROW (SCHEMA, "definitions", SCHEMA, MAP),
  ROW (SCHEMA, "dependentSchemas", SCHEMA, MAP),
  ROW (SCHEMA, "dependencies", SCHEMA, MAP),
  ROW (SCHEMA, "allOf", SCHEMA, LIST),
  ROW (SCHEMA, "anyOf", SCHEMA, LIST),
  ROW (SCHEMA, "oneOf", SCHEMA, LIST),
  ROW (SCHEMA, "prefixItems", SCHEMA, LIST),
  ROW (SCHEMA, "items", SCHEMA, ONE),
  ROW (SCHEMA, "additionalItems", SCHEMA, ONE),
  ROW (SCHEMA, "additionalProperties", SCHEMA, ONE),
  ROW (SCHEMA, "unevaluatedItems", SCHEMA, ONE),
  ROW (SCHEMA, "unevaluatedProperties", SCHEMA, ONE),
  ROW (SCHEMA, "contains", SCHEMA, ONE),
  ROW (SCHEMA, "propertyNames", SCHEMA, ONE),
  ROW (SCHEMA, "contentSchema", SCHEMA, ONE),
  ROW (SCHEMA, "not", SCHEMA, ONE),
  ROW (SCHEMA, "if", SCHEMA, ONE),
  ROW (SCHEMA, "then", SCHEMA, ONE),
  ROW (SCHEMA, "else", SCHEMA, ONE),
  ROW (SCHEMA, "discriminator", DISCRIMINATOR, ONE),
  ROW (SCHEMA, "example", DATA, ONE),
  ROW (SCHEMA, "examples", DATA, ONE),
  ROW (SCHEMA, "default", DATA, ONE),
  ROW (SCHEMA, "enum", DATA, ONE),
  ROW (SCHEMA, "const", DATA, ONE),
  ROW (DISCRIMINATOR, "mapping", MAPPING, ONE),
};

/* Where components of a kind are kept. */
static const struct
{
  SmithBundleKind  kind;
  const char      *section;
  const char      *swagger;  /* (nullable) version 2 has no section for it */
} sections[] = {
  { SMITH_BUNDLE_SCHEMA, "schemas", "definitions" },
  { SMITH_BUNDLE_RESPONSE, "responses", "responses" },
  { SMITH_BUNDLE_PARAMETER, "parameters", "parameters" },
  { SMITH_BUNDLE_EXAMPLE, "examples", NULL },
  { SMITH_BUNDLE_REQUEST_BODY, "requestBodies", NULL },
  { SMITH_BUNDLE_HEADER, "headers", NULL },
  { SMITH_BUNDLE_SECURITY_SCHEME, "securitySchemes", NULL },
  { SMITH_BUNDLE_LINK, "links", NULL },
  { SMITH_BUNDLE_CALLBACK, "callbacks", NULL },
};

/* A document that says nothing of OpenAPI is taken for a schema, whatever its names are. */
SmithBundleKind
smith_bundle_root_kind (SmithTree *tree)
{
  if (smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    return SMITH_BUNDLE_OTHER;
  if (smith_tree_get_member (tree, SMITH_NODE_ROOT, "openapi") != SMITH_NODE_NONE)
    return SMITH_BUNDLE_DOCUMENT;
  if (smith_tree_get_member (tree, SMITH_NODE_ROOT, "swagger") != SMITH_NODE_NONE)
    return SMITH_BUNDLE_SWAGGER;

  return SMITH_BUNDLE_SCHEMA;
}

/* What the member @key of something is, or an element where @key is NULL. */
SmithBundleState
smith_bundle_step (SmithBundleState  state,
                   const char       *key,
                   gsize             length)
{
  const SmithBundleState other = { SMITH_BUNDLE_OTHER, SMITH_BUNDLE_ONE };

  /* older schemas have an array for `items`, too */
  if (state.kind == SMITH_BUNDLE_DATA || state.kind == SMITH_BUNDLE_MAPPING || key == NULL ||
      state.shape == SMITH_BUNDLE_MAP)
    return (SmithBundleState) { state.kind, SMITH_BUNDLE_ONE };
  if (state.shape == SMITH_BUNDLE_LIST || (length >= 2 && memcmp (key, "x-", 2) == 0))
    return other;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].of == state.kind &&
        (g_str_equal (rows[i].key, ANY_NAME) ||
         (strlen (rows[i].key) == length && memcmp (rows[i].key, key, length) == 0)))
      return (SmithBundleState) { rows[i].kind, rows[i].shape };

  return other;
}

/* The section for what stands at a place of this kind, or NULL when it has none: path items
 * are written in place, and so is what no component can stand for. */
const char *
smith_bundle_section (const SmithBundle *self,
                      SmithBundleState   state)
{
  if (self->form == SMITH_BUNDLE_SCHEMA)
    return state.shape == SMITH_BUNDLE_ONE ? self->definitions : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].kind == state.kind && state.shape == SMITH_BUNDLE_ONE)
      {
        if (self->form == SMITH_BUNDLE_DOCUMENT)
          return sections[i].section;
        return self->form == SMITH_BUNDLE_SWAGGER ? sections[i].swagger : NULL;
      }

  return NULL;
}
