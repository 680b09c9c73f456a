/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithInspectedKind:
 * @SMITH_INSPECTED_OPERATION: an operation
 * @SMITH_INSPECTED_INFO: the document's own title and version
 * @SMITH_INSPECTED_SERVER: one of the document's servers
 * @SMITH_INSPECTED_SECURITY: a component that is a security scheme
 * @SMITH_INSPECTED_SCHEMA: a component that is a schema
 * @SMITH_INSPECTED_PARAMETER: a component that is a parameter
 * @SMITH_INSPECTED_OTHER: another component
 */
typedef enum
{
  SMITH_INSPECTED_OPERATION,
  SMITH_INSPECTED_INFO,
  SMITH_INSPECTED_SERVER,
  SMITH_INSPECTED_SECURITY,
  SMITH_INSPECTED_SCHEMA,
  SMITH_INSPECTED_PARAMETER,
  SMITH_INSPECTED_OTHER,
} SmithInspectedKind;

/**
 * SmithInspectionControl:
 * @SMITH_INSPECTION_LINE: text of one line
 * @SMITH_INSPECTION_TEXT: text of many lines
 * @SMITH_INSPECTION_CHOICE: one of some values
 * @SMITH_INSPECTION_SWITCH: `true`, or nothing
 *
 * What a value is entered with.
 */
typedef enum
{
  SMITH_INSPECTION_LINE,
  SMITH_INSPECTION_TEXT,
  SMITH_INSPECTION_CHOICE,
  SMITH_INSPECTION_SWITCH,
} SmithInspectionControl;

typedef struct _SmithInspectionRow SmithInspectionRow;

/**
 * SmithInspectionField:
 * @row: what the table knows of it
 * @id: stable name, such as `summary` or `schema/type`; static
 * @anchor: the object or the array that is edited; for what stands in the name of a value,
 *   that value
 * @value: (owned): the present value as text, empty when there is none
 * @why_not: (owned) (nullable): a sentence that says why it cannot be changed here
 * @limit: characters that the platform takes, 0 for any number
 */
typedef struct
{
  const SmithInspectionRow *row;
  const char               *id;
  SmithNode                 anchor;
  char                     *value;
  char                     *why_not;
  guint                     limit;
} SmithInspectionField;

/**
 * SmithInspectionItem:
 * @node: what stands in the list or the map
 * @target: what a reference leads to, else %SMITH_NODE_NONE
 * @title: (owned): its name
 * @subtitle: (owned): some words about it
 * @fields: (owned) (element-type SmithInspectionField): empty where there is a reference
 * @is_shared: whether it is not the object's own, but that of all around it
 *
 * One of several: a parameter, a property, a response.
 */
typedef struct
{
  SmithNode  node;
  SmithNode  target;
  char      *title;
  char      *subtitle;
  GPtrArray *fields;
  gboolean   is_shared;
} SmithInspectionItem;

/**
 * SmithInspectionGroup:
 * @id: `main`, `parameters`, `body`, `responses`, `security`, `properties`, `variables`, the name
 *   of a flow or that with `/scopes`; static
 * @note: (owned) (nullable): a sentence about what the platform does with it, translated
 * @anchor: the object that it is a part of
 * @target: what is shown elsewhere, since a reference leads there; else %SMITH_NODE_NONE
 * @fields: (owned) (element-type SmithInspectionField): those of the whole
 * @items: (owned) (element-type SmithInspectionItem)
 * @n_left_out: more items than a form shows
 * @can_add: whether smith_inspection_add() knows what to add
 */
typedef struct
{
  const char *id;
  char       *note;
  SmithNode   anchor;
  SmithNode   target;
  GPtrArray  *fields;
  GPtrArray  *items;
  guint       n_left_out;
  gboolean    can_add;
} SmithInspectionGroup;

/**
 * SmithInspection:
 *
 * A form over one object of a text: what it has, and the edits of text that change it.  Says
 * nothing of how it is shown.  Immutable and counted; keeps its check.
 *
 * Takes a time in proportion to the object, of which no more than a form can show is read.
 */
typedef struct _SmithInspection SmithInspection;

SmithInspection            *smith_inspection_new_at        (SmithCheck  *check,
                                                            gsize        offset);
SmithInspection            *smith_inspection_ref           (SmithInspection *self);
void                        smith_inspection_unref         (SmithInspection *self);

SmithCheck                 *smith_inspection_get_check     (SmithInspection *self);
SmithInspectedKind          smith_inspection_get_kind      (SmithInspection *self);
SmithNode                   smith_inspection_get_node      (SmithInspection *self);
const char                 *smith_inspection_get_title     (SmithInspection *self);
const char                 *smith_inspection_get_why_not   (SmithInspection *self);
const SmithOperation       *smith_inspection_get_operation (SmithInspection *self);
guint                       smith_inspection_get_n_groups  (SmithInspection *self);
const SmithInspectionGroup *smith_inspection_get_group     (SmithInspection *self,
                                                            guint            index);
const SmithInspectionField *smith_inspection_find_field    (SmithInspection *self,
                                                            const char      *group_id,
                                                            const char      *field_id,
                                                            gsize            offset);
const SmithInspectionGroup *smith_inspection_find_group    (SmithInspection *self,
                                                            const char      *group_id);
const SmithInspectionItem  *smith_inspection_find_item     (SmithInspection *self,
                                                            const char      *group_id,
                                                            gsize            offset);
SmithSpan                   smith_inspection_get_place     (SmithInspection           *self,
                                                            const SmithInspectionItem *item);

gboolean                    smith_inspection_set           (SmithInspection            *self,
                                                            const SmithInspectionField *field,
                                                            const char                 *value,
                                                            GPtrArray                  *edits,
                                                            GError                    **error);
gboolean                    smith_inspection_add           (SmithInspection            *self,
                                                            const SmithInspectionGroup *group,
                                                            GPtrArray                  *edits,
                                                            GError                    **error);
gboolean                    smith_inspection_remove        (SmithInspection            *self,
                                                            const SmithInspectionItem  *item,
                                                            GPtrArray                  *edits,
                                                            GError                    **error);

SmithInspectionControl      smith_inspection_field_get_control (const SmithInspectionField *field);
const char                 *smith_inspection_field_get_label   (const SmithInspectionField *field);
const char                 *smith_inspection_field_get_help    (const SmithInspectionField *field);
char                      **smith_inspection_field_dup_choices (const SmithInspectionField *field);
const char                 *smith_inspection_field_get_choice_label (
                                                            const SmithInspectionField *field,
                                                            const char                 *choice);
const char                 *smith_inspection_group_get_title   (const SmithInspectionGroup *group);
char                       *smith_inspection_group_dup_shape   (const SmithInspectionGroup *group,
                                                                SmithInspection *inspection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithInspection, smith_inspection_unref)

G_END_DECLS
