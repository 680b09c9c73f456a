/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"

G_BEGIN_DECLS

/**
 * SmithFixKind:
 * @SMITH_FIX_SAME: every call stays as it is
 * @SMITH_FIX_NARROWER: something optional is left out or a text is shortened, and the loss is
 *   named
 * @SMITH_FIX_YOURS: only a person can answer what it needs to know
 *
 * What a fix costs.
 */
typedef enum
{
  SMITH_FIX_SAME,
  SMITH_FIX_NARROWER,
  SMITH_FIX_YOURS,
} SmithFixKind;

/**
 * SmithFixInfo:
 * @id: stable name, kebab-case, area first, such as `parameter-inline`; static
 * @rules: (array zero-terminated=1): the rules whose problems it can mend; static
 * @kind: what it costs at most; that of one place can be milder, see #SmithFix
 * @title: what a button says, to be translated
 * @what: one sentence on what it changes, to be translated
 * @reads_files: it reads other files of the document's folder: smith_fix_all_run() makes it, and
 *   smith_fix_make() does not
 *
 * A way to mend problems: a row of the one table of fixes.
 */
typedef struct
{
  const char         *id;
  const char *const  *rules;
  SmithFixKind        kind;
  const char         *title;
  const char         *what;
  gboolean            reads_files;
} SmithFixInfo;

/**
 * SmithFix:
 * @info: (transfer none): its row
 * @problem: index of the problem in its check
 * @kind: what it costs at this place
 * @question: (owned) (nullable): what a fix that is *yours* asks, one translated sentence
 * @proposal: (owned) (nullable): an answer to begin with
 * @max_characters: the most that the answer may have in code points, 0 for any number
 *
 * A fix for one problem of one check.
 */
typedef struct
{
  const SmithFixInfo *info;
  guint               problem;
  SmithFixKind        kind;
  char               *question;
  char               *proposal;
  guint               max_characters;
} SmithFix;

#define SMITH_FIX_ERROR (smith_fix_error_quark ())

/**
 * SmithFixError:
 * @SMITH_FIX_ERROR_NOT_HERE: the fix does not apply to this place, or not without changing
 *   what the API is sent
 * @SMITH_FIX_ERROR_ANSWER: the answer is missing or does not do; the message says why
 * @SMITH_FIX_ERROR_UNKNOWN: there is no fix, rule or operation of that name
 *
 * Nothing was changed in either case.
 */
typedef enum
{
  SMITH_FIX_ERROR_NOT_HERE,
  SMITH_FIX_ERROR_ANSWER,
  SMITH_FIX_ERROR_UNKNOWN,
} SmithFixError;

GQuark              smith_fix_error_quark (void);

guint               smith_fix_get_n_infos (void);
const SmithFixInfo *smith_fix_get_info    (guint              index);
const SmithFixInfo *smith_fix_find_info   (const char        *id);
const char         *smith_fix_kind_get_id (SmithFixKind       kind);

GPtrArray          *smith_fix_list        (SmithCheck        *check,
                                           guint              problem);
void                smith_fix_prepare     (SmithCheck        *check,
                                           guint              n,
                                           GCancellable      *cancellable);
gboolean            smith_fix_make        (SmithCheck        *check,
                                           const SmithFix    *fix,
                                           const char        *answer,
                                           GPtrArray         *edits,
                                           GPtrArray         *losses,
                                           GError           **error);
void                smith_fix_free        (SmithFix          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithFix, smith_fix_free)

G_END_DECLS
