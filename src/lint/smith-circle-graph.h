/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithCircleEdge:
 * @from: below the number of vertices
 * @to: below the number of vertices
 * @harm: how much is lost when it is cut
 * @is_cut: the answer
 */
typedef struct
{
  guint    from;
  guint    to;
  guint64  harm;
  gboolean is_cut;
} SmithCircleEdge;

void smith_circle_cut (SmithCircleEdge *edges,
                       guint            n_edges,
                       guint            n_vertices);

G_END_DECLS
