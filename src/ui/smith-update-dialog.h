/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"
#include "ui/smith-fetch-pane.h"

G_BEGIN_DECLS

#define SMITH_TYPE_UPDATE_DIALOG (smith_update_dialog_get_type ())

/**
 * SmithUpdateDialog:
 *
 * Gets a document again from where it came from, shows what that would change in the open text,
 * and changes it when the person agrees.
 *
 * Signal: `updated` (#SmithSource; boolean: whether the text was changed): the text has all that
 * the source has now, or all that the person wants of it.
 */
G_DECLARE_FINAL_TYPE (SmithUpdateDialog, smith_update_dialog, SMITH, UPDATE_DIALOG, AdwWindow)

GtkWidget      *smith_update_dialog_new      (GtkWindow         *parent,
                                              SmithDocument     *document,
                                              SmithSource       *source);
SmithFetchPane *smith_update_dialog_get_pane (SmithUpdateDialog *self);

G_END_DECLS
