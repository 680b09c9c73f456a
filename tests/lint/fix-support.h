/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-text-edit.h"
#include "lint/smith-fix-all.h"

G_BEGIN_DECLS

/* What the tests of fixes share.
 *
 * A row is a document, what one fix makes of it, to the byte, and what that costs.  For every
 * row the same is asserted: the problem is gone, no other came, each loss is named, undoing
 * the edits gives the bytes of before; and all of that for the same document in YAML, whose
 * result must hold the same values. */
typedef struct
{
  const char   *name;
  const char   *fix;     /* its id */
  SmithFixKind  kind;
  const char   *before;
  const char   *after;
  const char   *answer;  /* (nullable) for one that is yours */
  const char   *loss;    /* (nullable) part of the first loss */
} FixRow;

/* A document for which a fix is not offered, or, with @answer or @message, not made. */
typedef struct
{
  const char *name;
  const char *fix;
  const char *text;
  const char *answer;
  const char *message;  /* (nullable) part of the error; NULL: not even offered */
} RefusalRow;

/* Parts of documents.  A text that begins with a brace has single quotes for double ones. */
#define HEAD \
  "'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{'url':'https://a.example'}]"
#define GET_X "'get':{'operationId':'x','summary':'s'"
#define PATH_X "'paths':{'/x':{" GET_X "}}}"

char *fix_dup_text    (const char        *text);

void fix_add_rows     (const char        *group,
                       const FixRow      *rows,
                       gsize              n_rows);
void fix_add_refusals (const char        *group,
                       const RefusalRow  *rows,
                       gsize              n_rows);

G_END_DECLS
