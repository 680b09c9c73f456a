/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-import-plan.h"

G_BEGIN_DECLS

#define SMITH_TYPE_ADD_OPERATION_DIALOG (smith_add_operation_dialog_get_type ())

/**
 * SmithAddOperationDialog:
 *
 * Adds an operation to a document, field by field or from a cURL command, or gives one that is
 * there the schema of a JSON sample; in one step of undo.  What is understood and what would be
 * added is shown while somebody types.
 *
 * Signal: `added` (guint64 start, guint64 end, in bytes of the present text): it is in the text,
 * and the dialog closes.  Signal: `place-wanted` (likewise): the person wants to go to what is
 * there already, and the dialog closes.  Actions: `add.apply`, `add.replace`, `add.go-there`.
 */
G_DECLARE_FINAL_TYPE (SmithAddOperationDialog, smith_add_operation_dialog, SMITH,
                      ADD_OPERATION_DIALOG, AdwWindow)

GtkWidget *smith_add_operation_dialog_new       (GtkWindow               *parent,
                                                 SmithDocument           *document,
                                                 SmithImportWay           way,
                                                 SmithOperationItem      *operation);
void       smith_add_operation_dialog_set_text  (SmithAddOperationDialog *self,
                                                 const char              *text);
gboolean   smith_add_operation_dialog_is_ready  (SmithAddOperationDialog *self);

G_END_DECLS
