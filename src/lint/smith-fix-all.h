/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix.h"

G_BEGIN_DECLS

/**
 * SmithFixOptions:
 * @only: (nullable) (array zero-terminated=1): ids of fixes or rules; %NULL for all
 * @keep: (nullable) (array zero-terminated=1): operationIds, or `get /path`, of the
 *   operations that stay; %NULL for all
 * @keep_first: keep this many operations that can be made available, in the order of the
 *   document; 0 for all
 * @folder: (nullable): a path: where the files are that references name; %NULL when there is
 *   none, and no file is read
 * @name: (nullable): of the document's file in @folder
 *
 * What smith_fix_all_run() may do.  It never applies a fix that is *yours*.
 */
typedef struct
{
  const char *const *only;
  const char *const *keep;
  guint              keep_first;
  const char        *folder;
  const char        *name;
} SmithFixOptions;

/**
 * SmithFixStep:
 * @info: (transfer none): the fix
 * @n_places: how often it was applied
 * @losses: (element-type utf8): a translated sentence for each thing that is left out
 */
typedef struct
{
  const SmithFixInfo *info;
  guint               n_places;
  GPtrArray          *losses;
} SmithFixStep;

/**
 * SmithFixResult:
 *
 * What *Fix all* would do with one text: the new text, the steps in the order in which they
 * were applied, and the check of what remains.  Immutable.
 */
typedef struct _SmithFixResult SmithFixResult;

SmithFixResult     *smith_fix_all_run            (SmithCheck            *check,
                                                  const SmithFixOptions *options,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
void                smith_fix_result_free        (SmithFixResult        *self);

SmithCheck         *smith_fix_result_get_check   (SmithFixResult        *self);
GPtrArray          *smith_fix_result_get_edits   (SmithFixResult        *self);
guint               smith_fix_result_get_n_steps (SmithFixResult        *self);
const SmithFixStep *smith_fix_result_get_step    (SmithFixResult        *self,
                                                  guint                  index);

const char         *smith_fix_result_get_failure (SmithFixResult        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithFixResult, smith_fix_result_free)

G_END_DECLS
