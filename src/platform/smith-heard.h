/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-import.h"

G_BEGIN_DECLS

/* The most lines that are read of a text that somebody pasted: the platform prints a few. */
#define SMITH_HEARD_MOST 500u

/**
 * SmithHeard:
 * @text: (owned): the line, without blanks and bullets around it
 * @message: (nullable): the row of the profile that prints such lines; %NULL for none that is known
 * @finding: index of the finding of the import that says the same, or -1: it was not predicted
 * @node: what it is about; %SMITH_NODE_NONE where nobody can tell
 * @span: the place of that
 *
 * One line that the platform printed about a document.
 */
typedef struct
{
  char               *text;
  const SmithMessage *message;
  int                 finding;
  SmithNode           node;
  SmithSpan           span;
} SmithHeard;

void       smith_heard_free (SmithHeard  *self);
GPtrArray *smith_heard_read (const char  *text,
                             SmithImport *import);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithHeard, smith_heard_free)

G_END_DECLS
