/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithSecret:
 *
 * Text that must not outlive its use: immutable, counted, overwritten when the last
 * reference goes.  Safe to pass between threads.
 */
typedef struct _SmithSecret SmithSecret;

SmithSecret *smith_secret_new              (const char         *text,
                                            gssize              length);
SmithSecret *smith_secret_new_entered      (const char         *text);
SmithSecret *smith_secret_ref              (SmithSecret        *self);
void         smith_secret_unref            (SmithSecret        *self);
const char  *smith_secret_peek             (SmithSecret        *self);
gsize        smith_secret_get_length       (SmithSecret        *self);
gboolean     smith_secret_equal            (SmithSecret        *a,
                                            SmithSecret        *b);
SmithSecret *smith_secret_random_base64url (gsize               n_bytes,
                                            GError            **error);

void         smith_wipe                    (gpointer            memory,
                                            gsize               length);
void         smith_wipe_free               (char               *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSecret, smith_secret_unref)

G_END_DECLS
