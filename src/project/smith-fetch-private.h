/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/smith-fetch.h"

G_BEGIN_DECLS

/* smith-fetch-answer.c */
GError   *smith_fetch_translate       (GError              *error,
                                       const char          *url);
gboolean  smith_fetch_check_status    (SmithHttpResponse   *answer,
                                       GError             **error);
GBytes   *smith_fetch_read_text       (GBytes              *body,
                                       const char          *host,
                                       gboolean            *out_is_json,
                                       GError             **error);

/* smith-fetch-host.c */
void      smith_fetch_is_local_async  (const char          *host,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean  smith_fetch_is_local_finish (GAsyncResult        *result);

G_END_DECLS
