/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/smith-fetch.h"

G_BEGIN_DECLS

/**
 * SmithSource:
 *
 * Where a document came from: the address without what may be a key, what the server called its
 * state, and the text as it came, to tell what was changed here from what was changed there.
 * Immutable and counted; main thread only.
 */
typedef struct _SmithSource SmithSource;

#define SMITH_TYPE_SOURCE (smith_source_get_type ())
GType        smith_source_get_type       (void);

SmithSource *smith_source_new            (const char           *url,
                                          const SmithFetched   *fetched);
SmithSource *smith_source_ref            (SmithSource          *self);
void         smith_source_unref          (SmithSource          *self);
const char  *smith_source_get_url        (SmithSource          *self);
gboolean     smith_source_is_url_whole   (SmithSource          *self);
const char  *smith_source_get_etag       (SmithSource          *self);
const char  *smith_source_get_modified   (SmithSource          *self);
gint64       smith_source_get_fetched_us (SmithSource          *self);
GBytes      *smith_source_get_text       (SmithSource          *self);

void         smith_source_save_async     (SmithSource          *self,
                                          GFile                *document,
                                          GFile                *folder,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean     smith_source_save_finish    (GAsyncResult         *result,
                                          GError              **error);
void         smith_source_load_async     (GFile                *document,
                                          GFile                *folder,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
SmithSource *smith_source_load_finish    (GAsyncResult         *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSource, smith_source_unref)

G_END_DECLS
