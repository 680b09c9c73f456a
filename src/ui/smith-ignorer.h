/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"

G_BEGIN_DECLS

/**
 * SmithIgnorer:
 *
 * What of a document's problems a person wants to hear no more of: takes it, says so with a way
 * back, and keeps it for the next time that the document's file is open.  Main thread only.
 */
#define SMITH_TYPE_IGNORER (smith_ignorer_get_type ())
G_DECLARE_FINAL_TYPE (SmithIgnorer, smith_ignorer, SMITH, IGNORER, GObject)

SmithIgnorer *smith_ignorer_new      (SmithDocument   *document,
                                      AdwToastOverlay *toasts);
void          smith_ignorer_ignore   (SmithIgnorer    *self,
                                      guint            problem);
void          smith_ignorer_undo     (SmithIgnorer    *self);
void          smith_ignorer_show_all (SmithIgnorer    *self);

G_END_DECLS
