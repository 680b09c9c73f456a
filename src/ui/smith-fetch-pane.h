/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "project/smith-source.h"

G_BEGIN_DECLS

#define SMITH_TYPE_FETCH_PANE (smith_fetch_pane_get_type ())

/**
 * SmithFetchPane:
 *
 * An address on the web, and what becomes of asking for a document there: how much has come, a
 * question about where it leads, or why there is none.
 *
 * Property: `can-start` (readable): there is an address and nothing is under way.  Signal:
 * `fetched` (pointer: a #SmithFetched of the callee's; string: the address that was given;
 * pointer: the #SmithSource that was asked about, or %NULL).
 */
G_DECLARE_FINAL_TYPE (SmithFetchPane, smith_fetch_pane, SMITH, FETCH_PANE, GtkWidget)

GtkWidget  *smith_fetch_pane_new         (void);
void        smith_fetch_pane_set_source  (SmithFetchPane *self,
                                          SmithSource    *source);
void        smith_fetch_pane_set_address (SmithFetchPane *self,
                                          const char     *address);
void        smith_fetch_pane_take_copied (SmithFetchPane *self);
void        smith_fetch_pane_start       (SmithFetchPane *self);
void        smith_fetch_pane_stop        (SmithFetchPane *self);
void        smith_fetch_pane_say_error   (SmithFetchPane *self,
                                          const char     *sentence);

G_END_DECLS
