/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-credential.h"

G_BEGIN_DECLS

/* The public side of the keys on disk: a key file (GLib's .ini), one group a credential, named
 * by its id, in the order of the list.  Pure functions that read and write; for threads. */

GPtrArray *smith_credential_file_load   (const char       *path,
                                         guint            *out_n_skipped,
                                         GError          **error);
gboolean   smith_credential_file_put    (const char       *path,
                                         SmithCredential  *credential,
                                         GError          **error);
gboolean   smith_credential_file_remove (const char       *path,
                                         const char       *id,
                                         GError          **error);

G_END_DECLS
