/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "ui/smith-inspector-group.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR (smith_inspector_get_type ())

/**
 * SmithInspector:
 *
 * A form over what stands at the cursor: an operation, the information, a server or a component.
 * Whatever is entered becomes edits of the document's text, and whatever becomes of the text is
 * shown, except where something else is being typed.
 *
 * Undoing is the document's: its keys emit `history-wanted`, after what was typed is in the text.
 *
 * Signals: `place-chosen` (guint64 start, guint64 end, in bytes of the present text): the person
 * wants to see what a reference leads to; `history-wanted` (gboolean back): a step is to be undone
 * or done again; `failed` (const char *sentence): something could not be written.
 */
G_DECLARE_FINAL_TYPE (SmithInspector, smith_inspector, SMITH, INSPECTOR, GtkWidget)

GtkWidget           *smith_inspector_new          (void);
void                 smith_inspector_set_document (SmithInspector *self,
                                                   SmithDocument  *document);
void                 smith_inspector_set_active   (SmithInspector *self,
                                                   gboolean        is_active);
void                 smith_inspector_follow       (SmithInspector *self,
                                                   gsize           offset);
void                 smith_inspector_commit       (SmithInspector *self);
void                 smith_inspector_grab_first   (SmithInspector *self);
gboolean             smith_inspector_is_waiting   (SmithInspector *self);
SmithInspectorGroup *smith_inspector_get_group    (SmithInspector *self,
                                                   const char     *id);

G_END_DECLS
