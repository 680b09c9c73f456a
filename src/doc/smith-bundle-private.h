/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-tree-private.h"

#include "doc/smith-bundle.h"

G_BEGIN_DECLS

/* What the parts of a bundle know of one another.
 *
 * A *use* is a string that leads to a target: a `$ref`, or a schema in a discriminator's
 * mapping.  A *target* is what it names in a file.  It becomes a component and the use leads
 * to it; or, where no component can take its place, it is written where the use was. */

/* What an object is in a description; see smith-bundle-kind.c. */
typedef enum
{
  SMITH_BUNDLE_OTHER,          /* nothing that is known */
  SMITH_BUNDLE_DATA,           /* an example or a default: its `$ref` is no reference */
  SMITH_BUNDLE_DOCUMENT,       /* OpenAPI 3 */
  SMITH_BUNDLE_SWAGGER,        /* version 2 */
  SMITH_BUNDLE_COMPONENTS,
  SMITH_BUNDLE_PATHS,
  SMITH_BUNDLE_PATH_ITEM,
  SMITH_BUNDLE_OPERATION,
  SMITH_BUNDLE_PARAMETER,
  SMITH_BUNDLE_HEADER,
  SMITH_BUNDLE_REQUEST_BODY,
  SMITH_BUNDLE_RESPONSES,
  SMITH_BUNDLE_RESPONSE,
  SMITH_BUNDLE_MEDIA_TYPE,
  SMITH_BUNDLE_ENCODING,
  SMITH_BUNDLE_SCHEMA,
  SMITH_BUNDLE_DISCRIMINATOR,
  SMITH_BUNDLE_MAPPING,        /* of a discriminator: its strings are uses */
  SMITH_BUNDLE_EXAMPLE,
  SMITH_BUNDLE_LINK,
  SMITH_BUNDLE_CALLBACK,
  SMITH_BUNDLE_SECURITY_SCHEME,
} SmithBundleKind;

typedef enum
{
  SMITH_BUNDLE_ONE,
  SMITH_BUNDLE_LIST,  /* an array of them */
  SMITH_BUNDLE_MAP,   /* an object with them as members */
} SmithBundleShape;

typedef struct
{
  SmithBundleKind  kind;
  SmithBundleShape shape;
} SmithBundleState;

typedef struct
{
  char           *path;    /* (owned) (nullable) NULL: the document */
  char           *folder;  /* (owned) with a / at its end, or empty */
  SmithTree      *tree;    /* (owned) (nullable) NULL: it could not be read */
  SmithTextIndex *index;   /* (owned) (nullable) */
  char           *error;   /* (owned) (nullable) why it could not be read */
  guint           number;
  guint           depth;   /* files from the document to it */
} SmithBundleFile;

typedef struct
{
  SmithBundleFile  *file;
  SmithNode         node;
  SmithBundleState  state;
  const char       *section;    /* (nullable) of a component; NULL: written in place */
  char             *name;       /* (owned) (nullable) of a component that is added */
  char             *reference;  /* (owned) (nullable) what leads to it in the result */
  char             *home;       /* (owned) (nullable) a pointer: where the result has it in place */
  gboolean          is_open;    /* it is being written: another use inside would have no end */
} SmithBundleTarget;

typedef struct
{
  SmithBundleFile   *file;
  SmithNode          node;    /* the string */
  SmithBundleTarget *target;  /* not owned */
  gboolean           is_inline;
} SmithBundleUse;

typedef struct
{
  SmithBundleFile  *file;
  SmithNode         node;
  SmithBundleState  state;
} SmithBundlePlace;

typedef struct
{
  SmithTree       *main;
  SmithBundleKind  form;       /* DOCUMENT, SWAGGER, SCHEMA; OTHER: no place for components */
  const char      *definitions;  /* of plain schemas: `$defs` or `definitions` */
  SmithBundleRead  read;
  gpointer         user_data;
  const char      *name;       /* (nullable) of the document in its folder */
  GPtrArray       *files;      /* (owned) of SmithBundleFile; the first is the document */
  GHashTable      *by_path;    /* (owned) path → file */
  GPtrArray       *targets;    /* (owned) of SmithBundleTarget, in the order of discovery */
  GHashTable      *by_place;   /* (owned) file and node → target */
  GPtrArray       *uses;       /* (owned) of SmithBundleUse, in the order of discovery */
  GHashTable      *by_string;  /* (owned) file and node → use */
  GArray          *pending;    /* (owned) of SmithBundlePlace: what is to be looked at */
  GHashTable      *visited;    /* (owned) file, node and state */
  GPtrArray       *notes;      /* (owned) of SmithBundleNote */
  GPtrArray       *edits;      /* (owned) of SmithTextEdit: of the document, so far */
  gsize            n_bytes;    /* of all files together */
  gsize            n_written;  /* of all that was written for the result */
  gboolean         has_failed;
  gboolean         is_over;    /* a limit was met: no more is read */
} SmithBundle;

/* smith-bundle-kind.c */
SmithBundleKind    smith_bundle_root_kind   (SmithTree          *tree);
SmithBundleState   smith_bundle_step        (SmithBundleState    state,
                                             const char         *key,
                                             gsize               length);
const char        *smith_bundle_section     (const SmithBundle  *self,
                                             SmithBundleState    state);

/* smith-bundle-path.c */
typedef enum
{
  SMITH_BUNDLE_REF_LOCAL,
  SMITH_BUNDLE_REF_URL,
  SMITH_BUNDLE_REF_FILE,
  SMITH_BUNDLE_REF_REFUSED,  /* the error is set */
} SmithBundleRef;

SmithBundleRef     smith_bundle_split       (const char         *folder,
                                             const char         *reference,
                                             char              **out_path,
                                             const char        **out_fragment,
                                             char              **out_error);

/* smith-bundle-find.c */
void               smith_bundle_find        (SmithBundle        *self);
SmithBundleUse    *smith_bundle_get_use     (const SmithBundle  *self,
                                             SmithBundleFile    *file,
                                             SmithNode           node);
SmithBundleTarget *smith_bundle_get_target  (const SmithBundle  *self,
                                             SmithBundleFile    *file,
                                             SmithNode           node);
SmithBundleUse    *smith_bundle_get_inline  (const SmithBundle  *self,
                                             SmithBundleFile    *file,
                                             SmithNode           object);

/* smith-bundle-name.c */
void               smith_bundle_name        (SmithBundle        *self);

/* smith-bundle-write.c */
SmithTree         *smith_bundle_write_use   (SmithBundle        *self,
                                             SmithBundleUse     *use);
SmithTree         *smith_bundle_write_added (SmithBundle        *self,
                                             const char         *section);

/* smith-bundle.c */
void               smith_bundle_say         (SmithBundle        *self,
                                             SmithBundleFile    *file,
                                             SmithNode           node,
                                             gboolean            is_error,
                                             const char         *format,
                                             ...) G_GNUC_PRINTF (5, 6);
void               smith_bundle_say_at      (SmithBundle        *self,
                                             SmithBundleFile    *file,
                                             gsize               offset,
                                             gboolean            is_error,
                                             const char         *message);

G_END_DECLS
