/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *smith_file_dup_name   (GFile      *file);
char     *smith_file_dup_folder (GFile      *file);
char     *smith_file_make_stamp (const char *etag,
                                 goffset     n_bytes);
gboolean  smith_file_sync_path  (const char *path,
                                 int         flags);

G_END_DECLS
