/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"
#include "openapi/smith-complete.h"

G_BEGIN_DECLS

/* What a document knows for somebody who writes in it. */

GPtrArray *smith_document_complete  (SmithDocument *self,
                                     gsize          offset);
gboolean   smith_document_find_here (SmithDocument *self,
                                     gsize          offset,
                                     SmithNode     *out_node);

G_END_DECLS
