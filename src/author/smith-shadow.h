/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithShadow:
 *
 * The text of an editor, outside its widget: UTF-8 bytes and where the lines begin, with
 * GtkTextBuffer's line breaks (LF, CRLF, CR, U+2029).  Not thread safe; a snapshot is.
 *
 * An edit where the last one was costs what it inserts or deletes; elsewhere it also moves
 * the bytes and line starts between the two places: 13 MB in about 2 ms.  Look-ups are a
 * binary search.
 */
typedef struct _SmithShadow SmithShadow;

SmithShadow *smith_shadow_new            (const char  *text,
                                          gsize        length);
SmithShadow *smith_shadow_new_from_bytes (GBytes      *text);
void         smith_shadow_free           (SmithShadow *self);

void         smith_shadow_insert         (SmithShadow *self,
                                          gsize        offset,
                                          const char  *text,
                                          gsize        length);
void         smith_shadow_delete         (SmithShadow *self,
                                          gsize        offset,
                                          gsize        length);

gsize        smith_shadow_get_length     (SmithShadow *self);
guint        smith_shadow_get_n_lines    (SmithShadow *self);
gsize        smith_shadow_get_line_start (SmithShadow *self,
                                          guint        line);
guint        smith_shadow_get_line_at    (SmithShadow *self,
                                          gsize        offset);
char        *smith_shadow_dup_text       (SmithShadow *self,
                                          gsize        offset,
                                          gsize        length);
gboolean     smith_shadow_prepare        (SmithShadow *self,
                                          gsize        n_bytes);
GBytes      *smith_shadow_snapshot       (SmithShadow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithShadow, smith_shadow_free)

G_END_DECLS
