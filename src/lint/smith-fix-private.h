/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-edit.h"
#include "doc/smith-text-edit.h"
#include "lint/smith-fix-all.h"

G_BEGIN_DECLS

/* One row of the table of fixes.  Both functions read the check and change nothing.
 *
 * probe() says whether the fix applies to @problem: it fills in the fix's kind, question and
 * proposal, or returns FALSE.  It is called for every problem that is shown, so it is cheap.
 *
 * make() appends the edits of one place, for the check's own text, and a sentence for each
 * loss.  What it has appended when it fails is dropped by smith_fix_make(), the only caller.
 *
 * A row that is a last resort is offered last, and *Fix all* applies it only to what no other
 * row can mend. */
typedef struct
{
  SmithFixInfo info;
  gboolean (*probe) (SmithCheck            *check,
                     const SmithDiagnostic *problem,
                     SmithFix              *fix);
  gboolean (*make)  (SmithCheck            *check,
                     const SmithDiagnostic *problem,
                     const char            *answer,
                     GPtrArray             *edits,
                     GPtrArray             *losses,
                     GError               **error);
  gboolean is_last_resort;
} SmithFixRow;

/* Tables of one area each.  smith-fix.c lists them in the order in which *Fix all* applies
 * them. */
extern const SmithFixRow smith_document_fixes[];   /* version, components */
extern const guint       smith_n_document_fixes;
extern const SmithFixRow smith_field_fixes[];      /* of any object */
extern const guint       smith_n_field_fixes;
extern const SmithFixRow smith_bundle_fixes[];     /* what is in other files */
extern const guint       smith_n_bundle_fixes;
extern const SmithFixRow smith_size_fixes[];
extern const guint       smith_n_size_fixes;
extern const SmithFixRow smith_model_fixes[];      /* fields of another type, or missing */
extern const guint       smith_n_model_fixes;
extern const SmithFixRow smith_auth_fixes[];
extern const guint       smith_n_auth_fixes;
extern const SmithFixRow smith_server_fixes[];
extern const guint       smith_n_server_fixes;
extern const SmithFixRow smith_path_fixes[];       /* paths and what stands beside methods */
extern const guint       smith_n_path_fixes;
extern const SmithFixRow smith_operation_fixes[];  /* names, texts, removal */
extern const guint       smith_n_operation_fixes;
extern const SmithFixRow smith_parameter_fixes[];
extern const guint       smith_n_parameter_fixes;
extern const SmithFixRow smith_schema_fixes[];     /* bodies, bare objects, circles, unions */
extern const guint       smith_n_schema_fixes;

gboolean           smith_fix_tab_probe         (SmithCheck            *check,
                                                const SmithDiagnostic *problem,
                                                SmithFix              *fix);
gboolean           smith_fix_tab_make          (SmithCheck            *check,
                                                const SmithDiagnostic *problem,
                                                const char            *answer,
                                                GPtrArray             *edits,
                                                GPtrArray             *losses,
                                                GError               **error);

const SmithFixRow *smith_fix_get_row           (guint                 index);

/* Turns the schemas of a 3.0 document into 3.1: nullable, exclusiveMinimum and the like.
 * Part of the fix that changes the version. */
gboolean           smith_fix_convert_schemas   (SmithCheck           *check,
                                                GPtrArray            *edits,
                                                GPtrArray            *losses,
                                                GError              **error);

/* What fixes are made of.  Each appends to @edits, or sets @error and returns FALSE. */
gboolean           smith_fix_fail              (GError              **error,
                                                const char           *message);
gboolean           smith_fix_fail_answer       (GError              **error,
                                                const char           *message);
gboolean           smith_fix_put_json          (SmithTree            *tree,
                                                SmithNode             node,
                                                const char           *json,
                                                GPtrArray            *edits,
                                                GError              **error);
gboolean           smith_fix_put_string        (SmithTree            *tree,
                                                SmithNode             node,
                                                const char           *text,
                                                GPtrArray            *edits,
                                                GError              **error);
gboolean           smith_fix_put_member        (SmithTree            *tree,
                                                SmithNode             object,
                                                const char           *key,
                                                SmithNode             before,
                                                const char           *json,
                                                GPtrArray            *edits,
                                                GError              **error);
gboolean           smith_fix_put_string_member (SmithTree            *tree,
                                                SmithNode             object,
                                                const char           *key,
                                                SmithNode             before,
                                                const char           *text,
                                                GPtrArray            *edits,
                                                GError              **error);
gboolean           smith_fix_remove            (SmithCheck           *check,
                                                SmithNode             node,
                                                GPtrArray            *edits,
                                                GError              **error);
void               smith_fix_lose              (GPtrArray            *losses,
                                                const char           *format,
                                                ...) G_GNUC_PRINTF (2, 3);
char              *smith_fix_shorten           (const char           *text,
                                                guint                 most);
char              *smith_fix_dup_title         (const SmithOperation *operation);

/* One fix that a round makes. */
typedef struct
{
  const SmithFixRow *row;
  guint              problem;
  GPtrArray         *edits;   /* (owned) of SmithTextEdit */
  GPtrArray         *losses;  /* (owned) of char* */
} SmithFixMade;

char              *smith_fix_dup_place         (SmithCheck           *check,
                                                const SmithFixRow    *row,
                                                SmithNode             node);
GPtrArray         *smith_fix_make_round        (SmithCheck           *check,
                                                const char *const    *only,
                                                GHashTable           *refused,
                                                GArray               *ignored,
                                                GCancellable         *cancellable);
GArray            *smith_fix_list_ignored      (SmithCheck           *check);
void               smith_fix_shift_ignored     (GArray               *ignored,
                                                GPtrArray            *edits);
gboolean           smith_fix_is_ignored        (GArray               *ignored,
                                                SmithCheck           *check,
                                                guint                 problem);
SmithFixResult    *smith_fix_result_new        (SmithCheck           *check,
                                                GPtrArray            *edits,
                                                GPtrArray             *steps,
                                                const char            *failure);
GPtrArray         *smith_fix_bundle            (SmithCheck            *check,
                                                const SmithFixOptions *options,
                                                GCancellable          *cancellable,
                                                GError               **error);
gboolean           smith_fix_is_wanted         (const SmithFixRow    *row,
                                                const char           *rule,
                                                const char *const    *only);

/* The generated name of an operation, unique in the document; (nullable) (transfer none). */
const char        *smith_fix_get_name          (SmithCheck           *check,
                                                guint                 operation);

/* Leaving out operations, and the components that nothing uses without them. */
gboolean           smith_fix_remove_operations (SmithCheck           *check,
                                                const gboolean       *is_kept,
                                                GPtrArray            *edits,
                                                GPtrArray            *losses,
                                                GError              **error);
gboolean           smith_fix_copy_shared       (SmithCheck           *check,
                                                const gboolean       *is_kept,
                                                GPtrArray            *edits,
                                                GError              **error);
gboolean           smith_fix_mark_named        (SmithCheck           *check,
                                                const char *const    *names,
                                                gboolean             *is_kept,
                                                GError              **error);
GArray            *smith_fix_list_unused       (SmithCheck           *check,
                                                GArray               *removed,
                                                GArray              **out_cut);
int                smith_fix_find_operation    (SmithCheck           *check,
                                                const SmithDiagnostic *problem);
gboolean          *smith_fix_list_sound        (SmithCheck           *check);
void               smith_fix_spread            (SmithCheck           *check,
                                                GHashTable           *components);
gboolean           smith_fix_refers_to_any     (SmithCheck           *check,
                                                SmithNode             operation,
                                                GHashTable           *components);
GHashTable        *smith_fix_get_unused        (SmithCheck           *check);
GArray            *smith_fix_list_others       (SmithCheck           *check,
                                                GHashTable           *used);
SmithNode          smith_fix_find_component    (SmithTree            *tree,
                                                SmithNode             node);

G_END_DECLS
