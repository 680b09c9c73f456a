/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-cursor-private.h"
#include "smith-structure-private.h"

G_BEGIN_DECLS

/* What one look for proposals knows. */
typedef struct
{
  SmithCursor  cursor;
  SmithSpot    spot;        /* what the specification expects at the path */
  gboolean     is_new;      /* OpenAPI 3.1 */
  gboolean     needs_dash;  /* what is offered is an element whose dash is missing */
  char         text_quote;  /* that the text around uses; 0 until it is asked for */
  char        *needle;      /* (owned) what was typed, case folded */
  GPtrArray   *found;       /* (owned) of SmithProposal */
} SmithCompleter;

gboolean smith_completer_wants       (const SmithCompleter *self,
                                      const char           *label);
void     smith_completer_add_key     (SmithCompleter       *self,
                                      SmithProposalKind     kind,
                                      const char           *name,
                                      SmithForm             form,
                                      gboolean              is_needed,
                                      const char           *detail);
void     smith_completer_add_value   (SmithCompleter       *self,
                                      SmithProposalKind     kind,
                                      const char           *label,
                                      const char           *value,
                                      gboolean              is_text,
                                      const char           *detail);
void     smith_completer_add_block   (SmithCompleter       *self,
                                      const char           *label,
                                      const char           *key,
                                      const char           *json,
                                      const char           *detail);

void     smith_complete_key_names    (SmithCompleter       *self);
void     smith_complete_value_names  (SmithCompleter       *self);
void     smith_complete_snippets     (SmithCompleter       *self);

G_END_DECLS
