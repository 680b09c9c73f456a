/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-author-error.h"
#include "author/smith-journal.h"
#include "author/smith-layout.h"
#include "author/smith-operation-item.h"
#include "author/smith-problem.h"
#include "author/smith-shadow.h"
#include "doc/smith-merge.h"
#include "doc/smith-text-edit.h"
#include "lint/smith-action-facts.h"
#include "lint/smith-fix-all.h"

G_BEGIN_DECLS

/**
 * SmithSaveFlags:
 * @SMITH_SAVE_NONE: refuse when the file is not as it was read or saved last
 * @SMITH_SAVE_OVERWRITE: the person said to write over whatever is there
 */
typedef enum
{
  SMITH_SAVE_NONE      = 0,
  SMITH_SAVE_OVERWRITE = 1 << 0,
} SmithSaveFlags;

/**
 * SmithDocument:
 *
 * An open document without a widget: its text, its file and what is known about it.  Main
 * thread only; checks run in threads on snapshots.
 *
 * The text that the shadow holds is the text that a view shows.  A byte order mark is not
 * part of it: it is remembered and written again.  Line ends are never converted.  Of JSON with
 * lines that are too long to edit it is the text laid out, see smith_document_get_layout().
 */
#define SMITH_TYPE_DOCUMENT (smith_document_get_type ())
G_DECLARE_FINAL_TYPE (SmithDocument, smith_document, SMITH, DOCUMENT, GObject)

SmithDocument *smith_document_new              (const SmithProfile   *profile);

void           smith_document_load_async       (SmithDocument        *self,
                                                GFile                *file,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       smith_document_load_finish      (SmithDocument        *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           smith_document_load_bytes       (SmithDocument        *self,
                                                GBytes               *text,
                                                const char           *suggested_name);
void           smith_document_load_unsaved_async (SmithDocument      *self,
                                                GBytes               *text,
                                                const char           *suggested_name,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           smith_document_save_async       (SmithDocument        *self,
                                                GFile                *file,
                                                SmithSaveFlags        flags,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       smith_document_save_finish      (SmithDocument        *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void           smith_document_revert_async     (SmithDocument        *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       smith_document_revert_finish    (SmithDocument        *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           smith_document_watch            (SmithDocument        *self);
void           smith_document_look_at_disk     (SmithDocument        *self);
gboolean       smith_document_is_changed_on_disk (SmithDocument      *self);
gboolean       smith_document_is_file_gone     (SmithDocument        *self);

SmithJournal  *smith_document_make_journal     (SmithDocument        *self,
                                                gsize                 cursor);
void           smith_document_restore          (SmithDocument        *self,
                                                SmithJournal         *journal);

void           smith_document_insert           (SmithDocument        *self,
                                                gsize                 offset,
                                                const char           *text,
                                                gsize                 length);
void           smith_document_delete           (SmithDocument        *self,
                                                gsize                 offset,
                                                gsize                 length);
gboolean       smith_document_apply_edits      (SmithDocument        *self,
                                                guint64               revision,
                                                GPtrArray            *edits);

gboolean       smith_document_apply_fix         (SmithDocument        *self,
                                                const SmithFix       *fix,
                                                const char           *answer,
                                                GPtrArray            *losses,
                                                GError              **error);
void           smith_document_review_fixes_async (SmithDocument         *self,
                                                 const SmithFixOptions *options,
                                                 GCancellable          *cancellable,
                                                 GAsyncReadyCallback    callback,
                                                 gpointer               user_data);
SmithFixResult *smith_document_review_fixes_finish (GAsyncResult       *result,
                                                    guint64            *out_revision,
                                                    char              **out_diff,
                                                    GError            **error);

void           smith_document_ignore           (SmithDocument        *self,
                                                guint                 problem);
void           smith_document_set_ignored      (SmithDocument        *self,
                                                const char *const    *places);
char         **smith_document_dup_ignored      (SmithDocument        *self);
guint          smith_document_get_n_ignored    (SmithDocument        *self);
void           smith_document_set_facts        (SmithDocument          *self,
                                                const SmithActionFacts *facts);

void           smith_document_review_update_async (SmithDocument         *self,
                                                  GBytes                *base,
                                                  GBytes                *remote,
                                                  gboolean               takes_remote,
                                                  GCancellable          *cancellable,
                                                  GAsyncReadyCallback    callback,
                                                  gpointer               user_data);
SmithMerge    *smith_document_review_update_finish (GAsyncResult         *result,
                                                   guint64              *out_revision,
                                                   char                **out_diff,
                                                   GError              **error);

SmithShadow   *smith_document_get_shadow       (SmithDocument        *self);
gboolean       smith_document_prepare_snapshot (SmithDocument        *self);
GBytes        *smith_document_snapshot         (SmithDocument        *self);
GBytes        *smith_document_ref_saved        (SmithDocument        *self);
guint64        smith_document_get_revision     (SmithDocument        *self);
GFile         *smith_document_get_file         (SmithDocument        *self);
const char    *smith_document_get_title        (SmithDocument        *self);
const char    *smith_document_get_display_name (SmithDocument        *self);
const char    *smith_document_get_subtitle     (SmithDocument        *self);
gboolean       smith_document_is_modified      (SmithDocument        *self);
gboolean       smith_document_is_edited        (SmithDocument        *self);
SmithLayout    smith_document_get_layout       (SmithDocument        *self);
void           smith_document_set_layout       (SmithDocument        *self,
                                                SmithLayout           layout);
gsize          smith_document_get_longest_line (SmithDocument        *self);
gboolean       smith_document_is_loading       (SmithDocument        *self);
gboolean       smith_document_is_saving        (SmithDocument        *self);

const SmithProfile *smith_document_get_profile (SmithDocument        *self);
void           smith_document_check_now        (SmithDocument        *self);
gboolean       smith_document_is_checking      (SmithDocument        *self);
SmithCheck    *smith_document_get_check        (SmithDocument        *self);
SmithCheck    *smith_document_ref_check        (SmithDocument        *self,
                                                guint64              *out_revision);
SmithSpan      smith_document_shift_span       (SmithDocument        *self,
                                                SmithSpan             span);
SmithSpan      smith_document_shift_from       (SmithDocument        *self,
                                                guint64               revision,
                                                SmithSpan             span);
gsize          smith_document_unshift_to       (SmithDocument        *self,
                                                guint64               revision,
                                                gsize                 offset);
guint          smith_document_count            (SmithDocument        *self,
                                                SmithClass            class_);
GListModel    *smith_document_get_problems     (SmithDocument        *self);
GListModel    *smith_document_get_operations   (SmithDocument        *self);
gboolean       smith_document_is_stale         (SmithDocument        *self);

G_END_DECLS
