/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "platform/smith-profile.h"

G_BEGIN_DECLS

/* Documents that are remembered; more than fit a start page help nobody. */
#define SMITH_RECENT_MAX 20u

/**
 * SmithRecentItem:
 *
 * A document that was open: its file, its title and what was last known about it.  Whether
 * the file still exists is the caller's to find out.  Immutable.
 */
#define SMITH_TYPE_RECENT_ITEM (smith_recent_item_get_type ())
G_DECLARE_FINAL_TYPE (SmithRecentItem, smith_recent_item, SMITH, RECENT_ITEM, GObject)

GFile       *smith_recent_item_get_file      (SmithRecentItem *self);
const char  *smith_recent_item_get_title     (SmithRecentItem *self);
gint64       smith_recent_item_get_opened_us (SmithRecentItem *self);
guint        smith_recent_item_get_count     (SmithRecentItem *self,
                                              SmithClass       class_);

/**
 * SmithRecent:
 *
 * The documents that were open, the latest first: a list model of #SmithRecentItem, kept in
 * a file.  Main thread only.
 */
#define SMITH_TYPE_RECENT (smith_recent_get_type ())
G_DECLARE_FINAL_TYPE (SmithRecent, smith_recent, SMITH, RECENT, GObject)

SmithRecent *smith_recent_new         (GFile                *store);
void         smith_recent_load_async  (SmithRecent          *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     smith_recent_load_finish (SmithRecent          *self,
                                       GAsyncResult         *result,
                                       GError              **error);
void         smith_recent_save_async  (SmithRecent          *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     smith_recent_save_finish (SmithRecent          *self,
                                       GAsyncResult         *result,
                                       GError              **error);

gboolean     smith_recent_add         (SmithRecent          *self,
                                       GFile                *file,
                                       const char           *title,
                                       const guint           counts[SMITH_N_CLASSES]);
void         smith_recent_remove      (SmithRecent          *self,
                                       GFile                *file);
void         smith_recent_clear       (SmithRecent          *self);

G_END_DECLS
