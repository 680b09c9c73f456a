/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure-private.h"

#include <string.h>

/* The tables read for someone who writes: from the root to a place by the names on the way,
 * whether there is a value yet or not. */

#define LEAF(form) SMITH_FORM_##form, SMITH_OBJECT_NONE, NULL
#define BOTH SMITH_IN_BOTH
#define NEW SMITH_IN_3_1

/* Fields that are offered, but that a check does not judge: those of a schema that may have any
 * field, and the one extension that says what a call costs. */
static const SmithField more[] = {
  { SMITH_OBJECT_OPERATION, "x-openai-isConsequential", BOTH, LEAF (FLAG) },
  { SMITH_OBJECT_SCHEMA, "const", NEW, LEAF (ANY) },
  { SMITH_OBJECT_SCHEMA, "examples", NEW, LEAF (LIST) },
  { SMITH_OBJECT_SCHEMA, "prefixItems", NEW, SMITH_FORM_OBJECTS, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "contains", NEW, SMITH_FORM_OBJECT, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "patternProperties", NEW, SMITH_FORM_MAP, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "propertyNames", NEW, SMITH_FORM_OBJECT, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "if", NEW, SMITH_FORM_OBJECT, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "then", NEW, SMITH_FORM_OBJECT, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "else", NEW, SMITH_FORM_OBJECT, SMITH_OBJECT_SCHEMA, NULL },
  { SMITH_OBJECT_SCHEMA, "$defs", NEW, SMITH_FORM_MAP, SMITH_OBJECT_SCHEMA, NULL },
};

static const SmithField ref_field = {
  SMITH_OBJECT_NONE, "$ref", BOTH, LEAF (TEXT),
};

/**
 * smith_structure_next_field:
 * @index: (inout): 0 at first
 *
 * Goes through the fields that an object may have, in the order of the specification; `$ref`
 * comes last where one may stand.
 *
 * Returns: (nullable): the next one
 */
const SmithField *
smith_structure_next_field (SmithObject  object,
                            gboolean     is_new,
                            gsize       *index)
{
  gsize n = smith_structure_n_fields + G_N_ELEMENTS (more);

  while (*index < n)
    {
      gsize i = (*index)++;
      const SmithField *field = i < smith_structure_n_fields
                                ? &smith_structure_fields[i]
                                : &more[i - smith_structure_n_fields];

      if (field->object == object && (field->flags & (is_new ? NEW : SMITH_IN_3_0)) != 0)
        return field;
    }
  if ((*index)++ == n && (smith_structure_objects[object].flags & SMITH_OBJECT_REFERS) != 0)
    return &ref_field;

  return NULL;
}

static const SmithField *
find_field (SmithObject  object,
            const char  *key,
            gboolean     is_new)
{
  const SmithField *field, *free_field = NULL;

  for (gsize index = 0; (field = smith_structure_next_field (object, is_new, &index)) != NULL;)
    if (field->name == NULL)
      free_field = field;
    else if (strcmp (field->name, key) == 0)
      return field;

  return free_field;
}

/**
 * smith_structure_enter:
 * @spot: where one is; the root is an object, %SMITH_OBJECT_ROOT
 * @key: (nullable): the name of a member; %NULL for an element
 * @is_new: whether this is OpenAPI 3.1
 *
 * Returns: what the specification expects there; of form %SMITH_FORM_ANY and object
 *   %SMITH_OBJECT_NONE where it expects nothing
 */
SmithSpot
smith_structure_enter (SmithSpot   spot,
                       const char *key,
                       gboolean    is_new)
{
  static const SmithSpot unknown = { SMITH_FORM_ANY, SMITH_OBJECT_NONE, NULL };
  const SmithField *field;

  switch (spot.form)
    {
    case SMITH_FORM_OBJECT:
    case SMITH_FORM_FLAG_OR_OBJECT:
      field = key != NULL ? find_field (spot.object, key, is_new) : NULL;
      return field != NULL ? (SmithSpot) { field->form, field->child, field } : unknown;
    case SMITH_FORM_OBJECTS:
      return key == NULL ? (SmithSpot) { SMITH_FORM_OBJECT, spot.object, spot.field } : unknown;
    case SMITH_FORM_MAP:
      return key != NULL && spot.object != SMITH_OBJECT_NONE
             ? (SmithSpot) { SMITH_FORM_OBJECT, spot.object, spot.field } : unknown;
    case SMITH_FORM_TEXTS:
    case SMITH_FORM_TEXT_OR_TEXTS:
      return key == NULL ? (SmithSpot) { SMITH_FORM_TEXT, SMITH_OBJECT_NONE, spot.field } : unknown;
    case SMITH_FORM_TEXT_MAP:
      return key != NULL ? (SmithSpot) { SMITH_FORM_TEXT, SMITH_OBJECT_NONE, spot.field } : unknown;
    case SMITH_FORM_ANY:
    case SMITH_FORM_TEXT:
    case SMITH_FORM_FLAG:
    case SMITH_FORM_NUMBER:
    case SMITH_FORM_LIST:
      break;
    }

  return unknown;
}
