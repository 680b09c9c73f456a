/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithTextPart:
 * @text: (array length=length): the bytes, whole lines where lines are short
 * @length: how many
 * @start: where they begin in the document, in bytes
 *
 * A piece of a text, with the cursor in it.  64 KiB before the cursor and 16 behind it are
 * plenty.
 */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       start;
} SmithTextPart;

/**
 * SmithProposalKind:
 * @SMITH_PROPOSAL_KEY: a field
 * @SMITH_PROPOSAL_VALUE: a value that the specification lists
 * @SMITH_PROPOSAL_NAME: a name that the document defines
 * @SMITH_PROPOSAL_SNIPPET: several lines
 */
typedef enum
{
  SMITH_PROPOSAL_KEY,
  SMITH_PROPOSAL_VALUE,
  SMITH_PROPOSAL_NAME,
  SMITH_PROPOSAL_SNIPPET,
} SmithProposalKind;

/**
 * SmithProposal:
 * @kind: what it is
 * @is_needed: a field that must be there
 * @label: (owned): what a person reads and types
 * @detail: (owned): its meaning, one translated line; may be empty
 * @span: what it replaces, in bytes of the document
 * @text: (owned): by what
 * @cursor: where the cursor stands afterwards, in bytes of @text
 */
typedef struct
{
  SmithProposalKind  kind;
  gboolean           is_needed;
  char              *label;
  char              *detail;
  SmithSpan          span;
  char              *text;
  gsize              cursor;
} SmithProposal;

void       smith_proposal_free (SmithProposal       *self);
GPtrArray *smith_complete      (SmithTree           *tree,
                                gsize                n_same,
                                const SmithTextPart *part,
                                gsize                offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithProposal, smith_proposal_free)

G_END_DECLS
