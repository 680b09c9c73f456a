/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* The importer's typed model of OpenAPI 3.1: which fields an object has, and of what type.
 * One table, read by smith-model-check.c. */

/**
 * SmithModelKind:
 * @SMITH_MODEL_ANY: whatever stands there
 * @SMITH_MODEL_STRING: a string and nothing else
 * @SMITH_MODEL_BOOLEAN: a boolean, or what reads as one
 * @SMITH_MODEL_FLOAT: a number, or what reads as one
 * @SMITH_MODEL_POSITIVE: a float greater than 0
 * @SMITH_MODEL_COUNT: an integer that is at least 0, or what reads as one
 * @SMITH_MODEL_ENUM: one of the strings in `values`
 * @SMITH_MODEL_LIST: an array of `inner`
 * @SMITH_MODEL_FILLED_LIST: an array of `inner` with at least one element
 * @SMITH_MODEL_MAP: an object with any keys and values of `inner`
 * @SMITH_MODEL_OBJECT: an object with `fields`
 * @SMITH_MODEL_UNION: one of `members`, tried in order
 */
typedef enum
{
  SMITH_MODEL_ANY,
  SMITH_MODEL_STRING,
  SMITH_MODEL_BOOLEAN,
  SMITH_MODEL_FLOAT,
  SMITH_MODEL_POSITIVE,
  SMITH_MODEL_COUNT,
  SMITH_MODEL_ENUM,
  SMITH_MODEL_LIST,
  SMITH_MODEL_FILLED_LIST,
  SMITH_MODEL_MAP,
  SMITH_MODEL_OBJECT,
  SMITH_MODEL_UNION,
} SmithModelKind;

typedef struct _SmithModelType SmithModelType;

/**
 * SmithModelField:
 * @name: the field's name
 * @type: what it holds
 * @is_required: it must be there, and not null
 * @refuses_null: null is not taken for absent
 */
typedef struct
{
  const char           *name;
  const SmithModelType *type;
  gboolean              is_required;
  gboolean              refuses_null;
} SmithModelField;

/**
 * SmithModelType:
 * @kind: which of the members below count
 * @name: how the importer calls it: a class, or a member of a union
 * @inner: of lists and maps
 * @fields: (array zero-terminated=1): of objects, in the order in which they are checked
 * @members: (array zero-terminated=1): of unions
 * @values: (array zero-terminated=1): of enums
 */
struct _SmithModelType
{
  SmithModelKind               kind;
  const char                  *name;
  const SmithModelType        *inner;
  const SmithModelField       *fields;
  const SmithModelType *const *members;
  const char *const           *values;
};

extern const SmithModelType smith_model_openapi;

/**
 * SmithModelLine:
 * @location: (owned): a Python tuple: `('info', 'title')`
 * @message: (owned): `Field required`
 * @name: (owned): what a person calls the place: the last field or key of the location
 * @node: what it is about; for a missing field the object that lacks it
 * @span: its place
 * @group: lines of one mistake have one number: all members of a union that nothing fits
 * @depth: elements of the location
 *
 * One line that the importer prints.
 */
typedef struct
{
  char      *location;
  char      *message;
  char      *name;
  SmithNode  node;
  SmithSpan  span;
  guint      group;
  guint      depth;
} SmithModelLine;

/* The message of a line about a required field that is not there. */
#define SMITH_MODEL_MISSING "Field required"

/* How messages of lines begin, by what is wrong.  They are the importer's words, which nobody
 * translates. */
#define SMITH_MODEL_NOT_STRING "Input should be a valid string"
#define SMITH_MODEL_NOT_OBJECT "Input should be a valid dictionary"
#define SMITH_MODEL_NOT_LIST "Input should be a valid list"
#define SMITH_MODEL_NOT_BOOLEAN "Input should be a valid boolean"
#define SMITH_MODEL_NOT_NUMBER "Input should be a valid number"
#define SMITH_MODEL_NOT_INTEGER "Input should be a valid integer"
#define SMITH_MODEL_TOO_SMALL "Input should be greater than"
#define SMITH_MODEL_TOO_SHORT "List should have at least 1 item"

GArray *smith_model_check (SmithTree            *tree,
                           const SmithModelType *type,
                           guint                 most,
                           GArray               *nulls,
                           GCancellable         *cancellable);

G_END_DECLS
