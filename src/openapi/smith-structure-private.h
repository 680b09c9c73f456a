/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-structure.h"

G_BEGIN_DECLS

/* The objects of OpenAPI 3.0.4 §4.7 and 3.1.1 §4.8 as data. */

typedef enum
{
  SMITH_OBJECT_NONE,  /* a value that is not looked into */
  SMITH_OBJECT_ROOT,
  SMITH_OBJECT_INFO,
  SMITH_OBJECT_CONTACT,
  SMITH_OBJECT_LICENSE,
  SMITH_OBJECT_SERVER,
  SMITH_OBJECT_SERVER_VARIABLE,
  SMITH_OBJECT_COMPONENTS,
  SMITH_OBJECT_PATHS,
  SMITH_OBJECT_PATH_ITEM,
  SMITH_OBJECT_OPERATION,
  SMITH_OBJECT_DOCS,
  SMITH_OBJECT_PARAMETER,
  SMITH_OBJECT_REQUEST_BODY,
  SMITH_OBJECT_MEDIA_TYPE,
  SMITH_OBJECT_ENCODING,
  SMITH_OBJECT_RESPONSES,
  SMITH_OBJECT_RESPONSE,
  SMITH_OBJECT_CALLBACK,
  SMITH_OBJECT_EXAMPLE,
  SMITH_OBJECT_LINK,
  SMITH_OBJECT_HEADER,
  SMITH_OBJECT_TAG,
  SMITH_OBJECT_SCHEMA,
  SMITH_OBJECT_DISCRIMINATOR,
  SMITH_OBJECT_XML,
  SMITH_OBJECT_SECURITY_SCHEME,
  SMITH_OBJECT_FLOWS,
  SMITH_OBJECT_IMPLICIT,
  SMITH_OBJECT_PASSWORD,
  SMITH_OBJECT_CREDENTIALS,
  SMITH_OBJECT_CODE,
  SMITH_OBJECT_REQUIREMENT,
  SMITH_N_OBJECTS,
} SmithObject;

/* What a value must be. */
typedef enum
{
  SMITH_FORM_ANY,
  SMITH_FORM_TEXT,
  SMITH_FORM_FLAG,
  SMITH_FORM_NUMBER,
  SMITH_FORM_LIST,          /* of anything */
  SMITH_FORM_TEXTS,         /* a list of text */
  SMITH_FORM_TEXT_OR_TEXTS,
  SMITH_FORM_TEXT_MAP,      /* any names with text */
  SMITH_FORM_OBJECT,
  SMITH_FORM_OBJECTS,       /* a list of one kind of object */
  SMITH_FORM_MAP,           /* any names with one kind of object */
  SMITH_FORM_FLAG_OR_OBJECT,
} SmithForm;

enum
{
  SMITH_IN_3_0   = 1 << 0,
  SMITH_IN_3_1   = 1 << 1,
  SMITH_IN_BOTH  = SMITH_IN_3_0 | SMITH_IN_3_1,
  SMITH_NEED_3_0 = 1 << 2,
  SMITH_NEED_3_1 = 1 << 3,
  SMITH_NEEDED   = SMITH_NEED_3_0 | SMITH_NEED_3_1,
  SMITH_FILL_3_0 = 1 << 4,  /* there is something in it */
  SMITH_FILL_3_1 = 1 << 5,
  SMITH_FILLED   = SMITH_FILL_3_0 | SMITH_FILL_3_1,
};

typedef struct
{
  SmithObject  object;
  const char  *name;     /* (nullable): any other name */
  guint        flags;    /* SMITH_IN_…, SMITH_NEED_…, SMITH_FILL_… */
  SmithForm    form;
  SmithObject  child;
  const char  *choices;  /* (nullable) texts with | between them */
} SmithField;

enum
{
  SMITH_OBJECT_EXTENDS     = 1 << 0,  /* x-… is allowed */
  SMITH_OBJECT_EXTENDS_3_1 = 1 << 1,  /* from 3.1 on */
  SMITH_OBJECT_REFERS      = 1 << 2,  /* a Reference Object may stand there */
  SMITH_OBJECT_OPEN_3_1    = 1 << 3,  /* from 3.1 on any field may be there, or true and false */
};

typedef struct
{
  const char *name;
  guint       flags;
} SmithObjectInfo;

/* What the specification says of fields together. */
typedef enum
{
  SMITH_DEMAND_ANY,   /* one of several must be there */
  SMITH_DEMAND_ONE,   /* both together must not */
  SMITH_DEMAND_WITH,  /* a field must be there when another one has that text */
  SMITH_DEMAND_TRUE,  /* the same, and it must be true */
} SmithDemandKind;

typedef struct
{
  SmithObject     object;
  guint           flags;   /* SMITH_IN_… */
  SmithDemandKind kind;
  const char     *field;
  const char     *other;   /* the second one, or the one with the text */
  const char     *more;    /* (nullable): the third one, or the text */
} SmithDemand;

extern const SmithObjectInfo smith_structure_objects[SMITH_N_OBJECTS];
extern const SmithField      smith_structure_fields[];
extern const gsize           smith_structure_n_fields;
extern const SmithDemand     smith_structure_demands[];
extern const gsize           smith_structure_n_demands;

guint    smith_structure_count_edits       (const char *a,
                                            gsize       length_a,
                                            const char *b);
gboolean smith_structure_is_media_type     (const char *name,
                                            gsize       length);
gboolean smith_structure_is_component_name (const char *name,
                                            gsize       length);

/* smith-structure-name.c */
const char *smith_structure_find_nearest (SmithObject  object,
                                          gboolean     is_new,
                                          const char  *name,
                                          gsize        length);

/* smith-structure-form.c */
gboolean    smith_structure_read_version (SmithTree   *tree,
                                          gboolean    *out_is_new);
gboolean    smith_structure_has_form     (SmithTree   *tree,
                                          SmithNode    node,
                                          SmithForm    form);
const char *smith_structure_name_form    (SmithForm    form);
gboolean    smith_structure_is_filled    (SmithTree   *tree,
                                          SmithNode    node,
                                          SmithForm    form);
gboolean    smith_structure_is_choice    (SmithTree   *tree,
                                          SmithNode    node,
                                          const char  *choices,
                                          GString     *scratch);
gboolean    smith_structure_is_free_name (SmithObject  object,
                                          const char  *name,
                                          gsize        length);
gboolean    smith_structure_may_extend   (SmithObject  object,
                                          gboolean     is_new);

/* smith-structure-demand.c */
gboolean smith_structure_meets        (SmithTree          *tree,
                                       SmithNode           node,
                                       const SmithDemand  *demand,
                                       SmithStructureWhat *out_what,
                                       SmithNode          *out_member);

/* What the specification expects at a place. */
typedef struct
{
  SmithForm         form;
  SmithObject       object;  /* that it is, or that its members or elements are */
  const SmithField *field;   /* (nullable): the last one on the way */
} SmithSpot;

const SmithField *smith_structure_next_field  (SmithObject  object,
                                               gboolean     is_new,
                                               gsize       *index);
SmithSpot         smith_structure_enter       (SmithSpot    spot,
                                               const char  *key,
                                               gboolean     is_new);
const char       *smith_structure_get_meaning (SmithObject  object,
                                               const char  *name);

G_END_DECLS
