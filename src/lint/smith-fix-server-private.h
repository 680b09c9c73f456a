/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-fix-private.h"

G_BEGIN_DECLS

/* An address in its parts; all empty when it is relative. */
typedef struct
{
  char *scheme;  /* (owned) without the colon */
  char *host;    /* (owned) with a user name or brackets, as written */
  char *port;    /* (owned) with its colon, or empty */
  char *rest;    /* (owned) from the first slash on */
} SmithFixAddress;

void            smith_fix_address_clear (SmithFixAddress       *self);
SmithFixAddress smith_fix_read_address  (const char            *url);
char           *smith_fix_dup_url       (SmithCheck            *check,
                                         SmithNode              server);
gboolean        smith_fix_set_url       (SmithCheck            *check,
                                         SmithNode              server,
                                         const char            *url,
                                         GPtrArray             *edits,
                                         GError               **error);
gboolean        smith_fix_is_local      (const char            *host);
gboolean        smith_fix_probe_address (SmithCheck            *check,
                                         const SmithDiagnostic *problem,
                                         SmithFix              *fix);
gboolean        smith_fix_make_address  (SmithCheck            *check,
                                         const SmithDiagnostic *problem,
                                         const char            *answer,
                                         GPtrArray             *edits,
                                         GPtrArray             *losses,
                                         GError               **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithFixAddress, smith_fix_address_clear)

G_END_DECLS
