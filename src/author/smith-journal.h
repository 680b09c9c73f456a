/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/smith-author-error.h"
#include "author/smith-layout.h"
#include "base/smith-limits.h"

G_BEGIN_DECLS

/* The most that a journal's text may have, written or read: what could not be opened again need
 * not be kept.  Then the head, which has a name and an address. */
#define SMITH_JOURNAL_TEXT_BYTES ((gsize) SMITH_LIMIT_DOCUMENT_BYTES)
#define SMITH_JOURNAL_HEAD_BYTES ((gsize) 64 * 1024)

/**
 * SmithJournal:
 * @text: (owned): UTF-8 without NUL and without a byte order mark
 * @name: (owned): what the document is called
 * @uri: (owned) (nullable): its file; %NULL when it has none yet
 * @stamp: (owned) (nullable): the state of the file that the text was made from
 * @path: (owned) (nullable): where the journal is kept; no part of what is written
 * @shadow: (owned) (nullable): @text for an editor, made by whoever had the time;
 *   smith_document_restore() takes it
 * @cursor: where the person was, in bytes of @text
 * @has_bom: whether the file begins with a byte order mark
 * @layout: whether the text is laid out, and how it is to be saved
 *
 * Unsaved text, with what is needed to go on with it after a crash.  Immutable once made, but for
 * @shadow and what it brings along, and then for any thread.  It holds whatever a person typed:
 * none of it is ever logged.
 */
typedef struct
{
  GBytes      *text;
  char        *name;
  char        *uri;
  char        *stamp;
  char        *path;
  SmithShadow *shadow;
  gsize        cursor;
  gboolean     has_bom;
  SmithLayout  layout;
} SmithJournal;

void          smith_journal_free       (SmithJournal        *self);

char         *smith_journal_print_head (const SmithJournal  *self,
                                        gsize               *out_length);
SmithJournal *smith_journal_parse      (GBytes              *content,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithJournal, smith_journal_free)

G_END_DECLS
