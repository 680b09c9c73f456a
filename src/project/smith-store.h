/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files of ours in the user's data folder, for the user alone. */

void      smith_store_read_async   (GFile                *file,
                                    gsize                 max_bytes,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GBytes   *smith_store_read_finish  (GFile                *file,
                                    GAsyncResult         *result,
                                    GError              **error);
void      smith_store_write_async  (GFile                *file,
                                    GBytes               *content,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
void      smith_store_keep_async   (GFile                *file,
                                    GBytes               *content,
                                    GBytes               *more,
                                    guint                 max_files,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean  smith_store_write_finish (GFile                *file,
                                    GAsyncResult         *result,
                                    GError              **error);
void      smith_store_written_cb   (GObject              *object,
                                    GAsyncResult         *result,
                                    gpointer              user_data);

GFile    *smith_store_find         (const char           *kind,
                                    GFile                *document,
                                    GFile                *folder);

G_END_DECLS
