/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "author/smith-inspection.h"

G_BEGIN_DECLS

#define SMITH_TYPE_INSPECTOR_LINK (smith_inspector_link_get_type ())

/**
 * SmithInspectorLink:
 *
 * A row of a form for what stands elsewhere in the text, with a button that leads there.
 *
 * Signal: `place-chosen` (guint64 start, guint64 end): a person wants to see it; the place is in
 * bytes of the present text.
 */
G_DECLARE_FINAL_TYPE (SmithInspectorLink, smith_inspector_link, SMITH, INSPECTOR_LINK,
                      AdwActionRow)

GtkWidget *smith_inspector_link_new   (const char         *title,
                                       const char         *subtitle);
void       smith_inspector_link_lead  (SmithInspectorLink *self,
                                       SmithTree          *tree,
                                       SmithNode           target);
void       smith_inspector_link_shift (SmithInspectorLink *self,
                                       SmithDocument      *document,
                                       guint64             revision);

G_END_DECLS
