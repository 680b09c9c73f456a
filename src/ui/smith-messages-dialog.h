/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_MESSAGES_DIALOG (smith_messages_dialog_get_type ())

/**
 * SmithMessagesDialog:
 *
 * Takes what ChatGPT printed about a document and shows for each line whether it was predicted.
 * Stays open while somebody goes from one to the next.  Signal: `place-chosen` (start and end, in
 * bytes of the present text).
 */
G_DECLARE_FINAL_TYPE (SmithMessagesDialog, smith_messages_dialog, SMITH, MESSAGES_DIALOG, AdwWindow)

GtkWidget *smith_messages_dialog_new      (GtkWindow           *parent,
                                           SmithDocument       *document);
void       smith_messages_dialog_set_text (SmithMessagesDialog *self,
                                           const char          *text);

G_END_DECLS
