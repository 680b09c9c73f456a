/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-inspection.h"
#include "doc/smith-edit.h"

G_BEGIN_DECLS

/**
 * SmithInspectionManner:
 * @SMITH_MANNER_STRING: a string at the path
 * @SMITH_MANNER_FLAG: a boolean at the path
 * @SMITH_MANNER_SCALAR: a scalar at the path, of the type that stands beside it
 * @SMITH_MANNER_WORDS: a list of such scalars, with commas between them
 * @SMITH_MANNER_VALUE: a string that is the anchor itself
 * @SMITH_MANNER_LIST: a list of such scalars that is the anchor itself
 * @SMITH_MANNER_ID: an operationId: what refers to it goes along
 * @SMITH_MANNER_COMPONENT: the name of a component: what refers to it goes along
 * @SMITH_MANNER_KEY: the name of the anchor
 * @SMITH_MANNER_VARIABLE: the name of the anchor, also in the address of its server
 * @SMITH_MANNER_SCOPE: the name of the anchor, also in its other flows and where calls need it
 * @SMITH_MANNER_PROPERTY: the name of the anchor, also where it says what must be there
 * @SMITH_MANNER_NEEDED: whether the object around says that the anchor must be there
 * @SMITH_MANNER_PATH: the name of what holds the anchor
 *
 * Where a value stands and what else changes with it.
 */
typedef enum
{
  SMITH_MANNER_STRING,
  SMITH_MANNER_FLAG,
  SMITH_MANNER_SCALAR,
  SMITH_MANNER_WORDS,
  SMITH_MANNER_VALUE,
  SMITH_MANNER_LIST,
  SMITH_MANNER_ID,
  SMITH_MANNER_COMPONENT,
  SMITH_MANNER_KEY,
  SMITH_MANNER_VARIABLE,
  SMITH_MANNER_SCOPE,
  SMITH_MANNER_PROPERTY,
  SMITH_MANNER_NEEDED,
  SMITH_MANNER_PATH,
} SmithInspectionManner;

typedef enum
{
  SMITH_LIMITED_BY_NOTHING,
  SMITH_LIMITED_BY_NAME,
  SMITH_LIMITED_BY_DESCRIPTION,
  SMITH_LIMITED_BY_PARAMETER,
} SmithInspectionLimit;

/* A row of the table.  An empty choice takes the value away. */
struct _SmithInspectionRow
{
  const char             *id;       /* and the path from the anchor, with / between the names */
  SmithInspectionControl  control;
  SmithInspectionManner   manner;
  SmithInspectionLimit    limit;
  gboolean                is_needed;  /* stays when it is empty */
  const char             *label;    /* to be translated */
  const char             *help;     /* (nullable) to be translated */
  const char             *choices;  /* (nullable) with | between them */
  const char             *only;     /* (nullable) a value of `type` without which it is absent */
};

typedef struct
{
  const SmithInspectionRow *rows;
  guint                     n_rows;
} SmithInspectionTable;

/* smith-inspection-table.c */
extern const SmithInspectionTable smith_inspection_operation;
extern const SmithInspectionTable smith_inspection_parameter;
extern const SmithInspectionTable smith_inspection_body;
extern const SmithInspectionTable smith_inspection_property;
extern const SmithInspectionTable smith_inspection_response;
extern const SmithInspectionTable smith_inspection_info;
extern const SmithInspectionTable smith_inspection_server;
extern const SmithInspectionTable smith_inspection_variable;
extern const SmithInspectionTable smith_inspection_security;
extern const SmithInspectionTable smith_inspection_code;
extern const SmithInspectionTable smith_inspection_implicit;
extern const SmithInspectionTable smith_inspection_password;
extern const SmithInspectionTable smith_inspection_credentials;
extern const SmithInspectionTable smith_inspection_scope;
extern const SmithInspectionTable smith_inspection_requirement;
extern const SmithInspectionTable smith_inspection_schema;
extern const SmithInspectionTable smith_inspection_named;
extern const SmithInspectionTable smith_inspection_component;

gboolean    smith_inspection_row_is_name  (const SmithInspectionRow *row);
gboolean    smith_inspection_row_is_empty (const SmithInspectionRow *row,
                                           const char               *value);
SmithNode   smith_inspection_find_before (SmithTree   *tree,
                                          SmithNode    object,
                                          const char  *key);

/* smith-inspection-read.c */
SmithNode   smith_inspection_look_up     (SmithTree   *tree,
                                          SmithNode    anchor,
                                          const char  *path,
                                          SmithNode   *out_last,
                                          const char **out_rest);
gboolean    smith_inspection_is_scalar   (SmithTree   *tree,
                                          SmithNode    node);
char       *smith_inspection_dup_scalar  (SmithTree   *tree,
                                          SmithNode    node);
SmithNode   smith_inspection_get_needed  (SmithTree   *tree,
                                          SmithNode    property);
void        smith_inspection_read        (SmithTree                *tree,
                                          const SmithInspectionRow *row,
                                          SmithNode                 anchor,
                                          char                    **out_value,
                                          char                    **out_why_not);
void        smith_inspection_mark_needed (SmithTree   *tree,
                                          SmithNode    schema,
                                          GPtrArray   *items);

/* smith-inspection-write.c */
char       *smith_inspection_dup_json    (const char   *text);
char       *smith_inspection_dup_json_scalar (const char *text,
                                              const char *type);
char       *smith_inspection_dup_type    (SmithTree    *tree,
                                          SmithNode     anchor,
                                          const char   *path);
gboolean    smith_inspection_set_json    (SmithTree    *tree,
                                          SmithNode     node,
                                          const char   *json,
                                          GPtrArray    *edits,
                                          GError      **error);
gboolean    smith_inspection_put         (SmithTree    *tree,
                                          SmithNode     anchor,
                                          const char   *path,
                                          const char   *json,
                                          GPtrArray    *edits,
                                          GError      **error);

/* smith-inspection-words.c */
gboolean    smith_inspection_set_words   (SmithTree    *tree,
                                          SmithNode     anchor,
                                          const char   *path,
                                          const char   *text,
                                          GPtrArray    *edits,
                                          GError      **error);

gboolean    smith_inspection_set_list    (SmithTree    *tree,
                                          SmithNode     list,
                                          const char   *text,
                                          GPtrArray    *edits,
                                          GError      **error);

/* What a form is read from. */
typedef struct
{
  SmithCheck         *check;
  SmithTree          *tree;
  const SmithProfile *profile;
} SmithInspectionReader;

/* smith-inspection-parts.c */
GPtrArray            *smith_inspection_new_groups (void);
SmithInspectionGroup *smith_inspection_add_group  (GPtrArray                   *groups,
                                                   const char                  *id,
                                                   SmithNode                    anchor);
void                  smith_inspection_add_fields (const SmithInspectionReader *self,
                                                   GPtrArray                   *fields,
                                                   const SmithInspectionTable  *table,
                                                   SmithNode                    anchor);
SmithInspectionItem  *smith_inspection_add_item   (SmithInspectionGroup        *group,
                                                   SmithNode                    node,
                                                   char                        *title,
                                                   char                        *subtitle);
gboolean              smith_inspection_has_room   (SmithInspectionGroup        *group);
gboolean              smith_inspection_takes      (const SmithInspectionReader *self,
                                                   SmithInspectionGroup        *group,
                                                   SmithNode                    node);
char                 *smith_inspection_dup_why    (const SmithInspectionReader *self,
                                                   const char                  *rule);
char                 *smith_inspection_dup_said   (const SmithInspectionReader *self,
                                                   const char                  *rule,
                                                   SmithNode                    node);

/* smith-inspection-server.c */
void        smith_inspection_add_server      (const SmithInspectionReader *self,
                                              GPtrArray                   *groups,
                                              SmithNode                    server);
char       *smith_inspection_dup_unset       (SmithTree                   *tree,
                                              SmithNode                    server);
gboolean    smith_inspection_rename_variable (SmithTree                   *tree,
                                              SmithNode                    variable,
                                              const char                  *name,
                                              GPtrArray                   *edits,
                                              GError                     **error);

/* smith-inspection-access.c */
void        smith_inspection_add_flows        (const SmithInspectionReader *self,
                                               GPtrArray                   *groups,
                                               SmithNode                    scheme);
void        smith_inspection_add_requirements (const SmithInspectionReader *self,
                                               GPtrArray                   *groups,
                                               SmithNode                    operation);
gboolean    smith_inspection_is_scopes        (const SmithInspectionGroup  *group);
char       *smith_inspection_dup_scopes_path  (const SmithInspectionGroup  *group);
gboolean    smith_inspection_rename_scope     (SmithTree                   *tree,
                                               SmithNode                    scheme,
                                               SmithNode                    scope,
                                               const char                  *name,
                                               GPtrArray                   *edits,
                                               GError                     **error);
gboolean    smith_inspection_remove_scope     (SmithTree                   *tree,
                                               SmithNode                    scheme,
                                               SmithNode                    scope,
                                               GPtrArray                   *edits,
                                               GError                     **error);

/* smith-inspection-groups.c */
GPtrArray  *smith_inspection_list_groups (SmithCheck         *check,
                                          SmithInspectedKind  kind,
                                          SmithNode           node);

/* smith-inspection.c */
SmithTree  *smith_inspection_get_tree    (SmithInspection *self);

G_END_DECLS
