/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

void           support_init            (int           *argc,
                                        char        ***argv);
SmithDocument *support_new_document    (const char    *text);
void           support_wait_for_check  (SmithDocument *document);
void           support_assert_text     (SmithDocument *document,
                                        const char    *text);
void           support_iterate_for     (guint          duration_ms);
void           support_destroy_window  (GtkWidget     *window);
char          *support_find_label      (GtkWidget     *widget,
                                        const char    *part);

G_END_DECLS
