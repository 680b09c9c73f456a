/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-diagnostic.h"
#include "lint/smith-rule-settings.h"
#include "platform/smith-import.h"

G_BEGIN_DECLS

/**
 * SmithCheck:
 *
 * Everything that is known about one revision of a text: its tree, the API in it, what the
 * platform does with it, and the problems.  Immutable and counted; made in any thread.
 */
typedef struct _SmithCheck SmithCheck;

SmithCheck            *smith_check_run             (GBytes                  *text,
                                                    const SmithProfile      *profile,
                                                    GCancellable            *cancellable);
SmithCheck            *smith_check_run_with        (GBytes                  *text,
                                                    const SmithProfile      *profile,
                                                    SmithRuleSettings       *settings,
                                                    GCancellable            *cancellable);
SmithCheck            *smith_check_ref             (SmithCheck         *self);
void                   smith_check_unref           (SmithCheck         *self);

SmithTree             *smith_check_get_tree        (SmithCheck         *self);
SmithApi              *smith_check_get_api         (SmithCheck         *self);
SmithImport           *smith_check_get_import      (SmithCheck         *self);
const SmithProfile    *smith_check_get_profile     (SmithCheck         *self);
SmithRuleSettings     *smith_check_get_settings    (SmithCheck         *self);
char                  *smith_check_dup_server_host (SmithCheck        *self);
gboolean                smith_check_is_warned       (SmithCheck             *self,
                                                     guint                   operation);
guint                  smith_check_get_n_problems  (SmithCheck         *self);
const SmithDiagnostic *smith_check_get_problem     (SmithCheck         *self,
                                                    guint               index);
guint                  smith_check_get_problem_of  (SmithCheck         *self,
                                                    guint               finding);
gboolean               smith_check_is_truncated    (SmithCheck         *self);
guint                  smith_check_count           (SmithCheck         *self,
                                                    SmithClass          class_);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithCheck, smith_check_unref)

G_END_DECLS
