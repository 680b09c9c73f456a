/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-row-list.h"

G_BEGIN_DECLS

/**
 * SmithCheckerSource:
 *
 * Returns: (transfer full) (nullable): the text to check now, its revision in @out_revision;
 *   %NULL to be asked again when the main loop has nothing else to do
 */
typedef GBytes *(*SmithCheckerSource) (gpointer  owner,
                                       guint64  *out_revision);

/**
 * SmithCheckerResult:
 * @check: (not nullable): the check
 * @revision: the revision that was checked
 * @outline: (element-type SmithOutlineEntry): the lines of its outline
 * @problems: what its problems have of those of the result before
 * @operations: what its operations have of those of the result before
 *
 * What a thread has made of a text, so that the main loop has little left to do.  Without a
 * result before this one the deltas have no `before`.  Immutable.
 */
typedef struct
{
  SmithCheck    *check;
  guint64        revision;
  GPtrArray     *outline;
  SmithRowDelta  problems;
  SmithRowDelta  operations;
} SmithCheckerResult;

/**
 * SmithCheckerReport:
 * @result: (transfer none) (nullable): %NULL when only `busy` has changed
 */
typedef void (*SmithCheckerReport) (gpointer                  owner,
                                    const SmithCheckerResult *result);

/**
 * SmithChecker:
 *
 * Runs checks for one document: each in a thread, at most one at a time.  A newer wish
 * cancels the check that runs, and its result is dropped.  Main thread only.
 */
#define SMITH_TYPE_CHECKER (smith_checker_get_type ())
G_DECLARE_FINAL_TYPE (SmithChecker, smith_checker, SMITH, CHECKER, GObject)

SmithChecker *smith_checker_new     (const SmithProfile *profile,
                                     SmithCheckerSource  source,
                                     SmithCheckerReport  report,
                                     gpointer            owner);
void          smith_checker_set_settings (SmithChecker      *self,
                                          SmithRuleSettings *settings);
SmithRuleSettings *smith_checker_get_settings (SmithChecker *self);
void          smith_checker_want    (SmithChecker       *self,
                                     guint               delay_ms);
void          smith_checker_stop    (SmithChecker       *self);
gboolean      smith_checker_is_busy (SmithChecker       *self);

G_END_DECLS
