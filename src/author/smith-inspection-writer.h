/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTION_WRITER (smith_inspection_writer_get_type ())

/**
 * SmithInspectionWriter:
 *
 * Writes what is entered into forms into a document's text, in order, each change as one step
 * that can be undone.  A change that comes while the latest check is of an older text waits for
 * the next one: its place goes with the text, and where that place is gone nothing is written.
 *
 * Places are bytes of the present text.  Each change has a tag of the caller's, which the signals
 * bring back: `written` (guint tag), and `failed` (guint tag, const char *sentence) when nothing
 * was changed.  Either may come before the call returns.  Main thread only.
 */
G_DECLARE_FINAL_TYPE (SmithInspectionWriter, smith_inspection_writer, SMITH, INSPECTION_WRITER,
                      GObject)

SmithInspectionWriter *smith_inspection_writer_new        (SmithDocument         *document);
void                   smith_inspection_writer_set        (SmithInspectionWriter *self,
                                                           guint                  tag,
                                                           SmithSpan              object,
                                                           const char            *group_id,
                                                           const char            *field_id,
                                                           SmithSpan              place,
                                                           const char            *value);
void                   smith_inspection_writer_add        (SmithInspectionWriter *self,
                                                           guint                  tag,
                                                           SmithSpan              object,
                                                           const char            *group_id);
void                   smith_inspection_writer_remove     (SmithInspectionWriter *self,
                                                           guint                  tag,
                                                           SmithSpan              object,
                                                           const char            *group_id,
                                                           SmithSpan              place);
void                   smith_inspection_writer_forget     (SmithInspectionWriter *self,
                                                           guint                  tag);
void                   smith_inspection_writer_hold       (SmithInspectionWriter *self,
                                                           gboolean               is_held);
guint                  smith_inspection_writer_get_n_waiting (SmithInspectionWriter *self);

G_END_DECLS
