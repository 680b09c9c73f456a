/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-private.h"
#include "platform/smith-model.h"

G_BEGIN_DECLS

/* A line of the typed model that a problem is about: the telling one, which goes deepest. */
typedef struct
{
  const char *message;   /* `Field required` */
  const char *location;  /* `('info', 'title')` */
  SmithNode   node;      /* what it is about; for a missing field the object that lacks it */
} SmithModelPlace;

gboolean smith_fix_ends_with    (const SmithModelPlace *place,
                                 const char            *location);

/* Whether the document says what was meant, and the edits that write it so.  With @edits NULL
 * nothing is written. */
gboolean smith_fix_fill_missing (SmithCheck            *check,
                                 const SmithModelPlace *place,
                                 GPtrArray             *edits,
                                 GError               **error);
gboolean smith_fix_retype       (SmithCheck            *check,
                                 const SmithModelPlace *place,
                                 GPtrArray             *edits,
                                 GError               **error);

G_END_DECLS
