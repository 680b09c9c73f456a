/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithModelReport:
 * @check: (owned): what all of it follows from
 * @operation: index of the operation that is looked at, or -1
 * @is_told: whether the model is told of that operation
 * @operation_text: (owned): what it is told, empty when it is not told
 * @operation_tokens: about how many tokens that is
 * @namespace: (owned) (nullable): how the model calls the action; %NULL when the document
 *   names no server that the platform takes, and then the model is told nothing
 * @action_text: (owned): what it is told of the whole action
 * @action_tokens: about how many tokens that is
 * @n_told: operations in it
 * @saved: (owned) (nullable): the text that was loaded or saved last
 * @saved_action_text: (owned) (nullable): what the model would be told by it
 * @saved_tokens: about how many tokens that is
 * @changes: (owned) (nullable): from there to @action_text, as smith_diff_print() has it, short
 *   enough for a text view; empty when they are the same, %NULL without @saved
 * @is_cut: whether @changes leaves some out
 * @pairs: (owned) (element-type SmithConfusablePair): operations that read alike
 *
 * What the model is told by one revision of a document.  Immutable and counted.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  SmithCheck      *check;

  int              operation;
  gboolean         is_told;
  char            *operation_text;
  guint            operation_tokens;

  char            *namespace;
  char            *action_text;
  guint            action_tokens;
  guint            n_told;

  GBytes          *saved;
  char            *saved_action_text;
  guint            saved_tokens;
  char            *changes;
  gboolean         is_cut;

  GPtrArray       *pairs;
} SmithModelReport;

void              smith_model_report_async  (SmithCheck           *check,
                                             int                   operation,
                                             GBytes               *saved,
                                             SmithModelReport     *previous,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
SmithModelReport *smith_model_report_finish (GAsyncResult         *result,
                                             GError              **error);

SmithModelReport *smith_model_report_ref    (SmithModelReport     *self);
void              smith_model_report_unref  (SmithModelReport     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithModelReport, smith_model_report_unref)

G_END_DECLS
