/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-text-link.h"

G_BEGIN_DECLS

#define SMITH_TYPE_MARKER (smith_marker_get_type ())

/**
 * SmithMarker:
 *
 * Draws the problems of a document into its text: a line below the place and an icon
 * beside the line.  Works in slices of 4 ms between other things; marks of an older check
 * stay until the newer ones are there.
 */
G_DECLARE_FINAL_TYPE (SmithMarker, smith_marker, SMITH, MARKER, GObject)

SmithMarker *smith_marker_new        (SmithDocument *document,
                                      SmithTextLink *link,
                                      GtkSourceView *view);
gboolean     smith_marker_is_working (SmithMarker   *self);

G_END_DECLS
