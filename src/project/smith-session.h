/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More documents than a person looks at. */
#define SMITH_SESSION_MAX 50u

/**
 * SmithSessionItem:
 * @file: (owned): a document that was open
 * @page: (owned) (nullable): the page that was shown
 * @cursor: where the person was, in bytes of the text as it was then
 * @window: documents with the same number were tabs of one window
 * @is_shown: it was in front there
 *
 * One document of a session.
 */
typedef struct
{
  GFile    *file;
  char     *page;
  gsize     cursor;
  guint     window;
  gboolean  is_shown;
} SmithSessionItem;

SmithSessionItem *smith_session_item_new    (GFile                *file,
                                             const char           *page,
                                             gsize                 cursor);
void              smith_session_item_free   (SmithSessionItem     *self);

GPtrArray        *smith_session_new         (void);
void              smith_session_save_async  (GPtrArray            *session,
                                             GFile                *store,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean          smith_session_save_finish (GAsyncResult         *result,
                                             GError              **error);
void              smith_session_load_async  (GFile                *store,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray        *smith_session_load_finish (GAsyncResult         *result,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSessionItem, smith_session_item_free)

G_END_DECLS
