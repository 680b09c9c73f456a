/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The problems of a document that a person wants to hear no more of, in a file of its own beside
 * the document's, in the user's data folder. */

void      smith_ignored_load_async  (GFile                *document,
                                     GFile                *folder,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
char    **smith_ignored_load_finish (GAsyncResult         *result,
                                     GError              **error);
void      smith_ignored_save_async  (GFile                *document,
                                     const char *const    *places,
                                     GFile                *folder,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean  smith_ignored_save_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
