/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-import-plan.h"

G_BEGIN_DECLS

/* What a cURL command says, in rows for a person. */

void  smith_import_rows_fill      (GtkListBox            *list,
                                   const SmithImportPlan *plan);
char *smith_import_rows_dup_error (const char            *text,
                                   gsize                  offset,
                                   const GError          *error);

G_END_DECLS
