/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-fetch-pane.h"

G_BEGIN_DECLS

#define SMITH_TYPE_IMPORT_DIALOG (smith_import_dialog_get_type ())

/**
 * SmithImportDialog:
 *
 * Asks for an address on the web and gets the document from there.
 *
 * Signal: `imported` (bytes: the text; string: a name for a file of it; #SmithSource), after which
 * it closes.
 */
G_DECLARE_FINAL_TYPE (SmithImportDialog, smith_import_dialog, SMITH, IMPORT_DIALOG, AdwWindow)

GtkWidget      *smith_import_dialog_new      (GtkWindow         *parent);
SmithFetchPane *smith_import_dialog_get_pane (SmithImportDialog *self);

G_END_DECLS
