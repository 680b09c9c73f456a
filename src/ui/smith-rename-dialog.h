/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "openapi/smith-name.h"

G_BEGIN_DECLS

#define SMITH_TYPE_RENAME_DIALOG (smith_rename_dialog_get_type ())

/**
 * SmithRenameDialog:
 *
 * Asks for another name of a component, an operation or a tag, and changes it everywhere in one
 * step of undo.
 */
G_DECLARE_FINAL_TYPE (SmithRenameDialog, smith_rename_dialog, SMITH, RENAME_DIALOG, AdwWindow)

GtkWidget *smith_rename_dialog_new      (GtkWindow         *parent,
                                         SmithDocument     *document,
                                         SmithTree         *tree,
                                         const SmithName   *name);
void       smith_rename_dialog_set_name (SmithRenameDialog *self,
                                         const char        *text);

G_END_DECLS
