/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"
#include "creds/smith-credential-list.h"

G_BEGIN_DECLS

#define SMITH_TYPE_TEST_PAGE (smith_test_page_get_type ())

/**
 * SmithTestPage:
 *
 * A call of the selected operation.
 *
 * Properties, all writable and nullable, set by the window: `document` (SmithDocument),
 * `operation` (SmithOperationItem; follows the outline, its `notify` tells of a newer check)
 * and `credentials` (SmithCredentialList, the program's).
 */
G_DECLARE_FINAL_TYPE (SmithTestPage, smith_test_page, SMITH, TEST_PAGE, GtkWidget)

GtkWidget *smith_test_page_new (void);

G_END_DECLS
