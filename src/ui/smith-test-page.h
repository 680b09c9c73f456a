/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/smith-document.h"
#include "creds/smith-credential-list.h"
#include "ui/smith-request-pane.h"
#include "ui/smith-response-pane.h"

G_BEGIN_DECLS

#define SMITH_TYPE_TEST_PAGE (smith_test_page_get_type ())

/**
 * SmithTestPage:
 *
 * Calls of the selected operation: the request, and what came of it.  What was entered and
 * answered stays, operation by operation, as long as the document does.  For a document that
 * names the bundled sample's server the page plays that server on this machine.
 *
 * Properties, all writable and nullable, set by the window: `document` (SmithDocument),
 * `operation` (SmithOperationItem) and `credentials` (SmithCredentialList, the program's).
 * Actions: `test.send`, `test.cancel` and `test.add-key`.
 */
G_DECLARE_FINAL_TYPE (SmithTestPage, smith_test_page, SMITH, TEST_PAGE, GtkWidget)

GtkWidget         *smith_test_page_new          (void);
SmithRequestPane  *smith_test_page_get_request  (SmithTestPage *self);
SmithResponsePane *smith_test_page_get_response (SmithTestPage *self);
const char        *smith_test_page_get_hint     (SmithTestPage *self);

G_END_DECLS
