/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-edit.h"
#include "edit-model.h"

G_BEGIN_DECLS

/* One change of one document. */
typedef struct
{
  GRand       *random;
  SmithTree   *tree;
  GArray      *places;      /* (owned) of ModelPlace */
  Model       *root;        /* (owned) */
  gboolean     has_anchors;
  GString     *said;        /* (owned): what is done, for a person */

  SmithTree   *value;       /* (owned): what is written */
  Model       *written;     /* (owned): the same */
  GPtrArray   *edits;       /* (owned) */
  GError      *error;       /* (owned) (nullable) */
  int          refusal;     /* the code that must come; -1 for none */
  GHashTable  *named;       /* (owned) of SmithNode: what is replaced, moved or removed */
  GHashTable  *touched;     /* (owned) of SmithNode: containers of what changes */
  GArray      *loose;       /* (owned) of SmithSpan: comments there may go */
} Change;

gboolean change_make (Change *self);

G_END_DECLS
