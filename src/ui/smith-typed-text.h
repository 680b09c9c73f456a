/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *smith_typed_text_find_break (const char *text,
                                         gsize       length);
GBytes     *smith_typed_text_fit        (const char *text,
                                         gsize       length,
                                         const char *line_break);

G_END_DECLS
