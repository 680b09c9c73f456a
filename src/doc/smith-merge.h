/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "doc/smith-text-edit.h"

G_BEGIN_DECLS

/**
 * SmithMerge:
 * @edits: (owned): sorted, of whole lines, for the local text
 * @n_taken: places that only the remote text changed: they are in @edits
 * @n_kept: places that only the local text changed: they stay
 * @n_same: places that both changed to the same
 * @conflicts: (owned): of #SmithSpan: places of the local text that both changed, and not to the
 *   same, in their order
 *
 * What makes of a local text one that has the changes of a remote text too.
 */
typedef struct
{
  GPtrArray *edits;
  guint      n_taken;
  guint      n_kept;
  guint      n_same;
  GArray    *conflicts;
} SmithMerge;

SmithMerge *smith_merge_new  (GBytes       *base,
                              GBytes       *local,
                              GBytes       *remote,
                              gboolean      takes_remote,
                              guint         max_changes,
                              GCancellable *cancellable);
void        smith_merge_free (SmithMerge   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithMerge, smith_merge_free)

G_END_DECLS
