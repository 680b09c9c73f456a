/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "openapi/smith-api.h"
#include "platform/smith-profile.h"

G_BEGIN_DECLS

/**
 * SmithFindingPlace:
 * @text: (owned): one translated sentence
 *
 * A further place that a message is about.
 */
typedef struct
{
  SmithNode  node;
  SmithSpan  span;
  char      *text;
} SmithFindingPlace;

/**
 * SmithFinding:
 * @message: the profile's row
 * @node: what it is about; %SMITH_NODE_NONE for the text as a whole
 * @span: the exact place in the text
 * @operation: index of the operation that it is about, or -1
 * @n_arguments: how many arguments there are
 * @arguments: (array length=n_arguments) (owned): for the platform's words and ours
 * @places: (owned) (nullable) (element-type SmithFindingPlace): where else it is so, when the
 *   platform prints one line however often
 *
 * One message that the platform would print, or of a text with errors of syntax, what it
 * would print of the part that can be read once they are mended.
 */
typedef struct
{
  const SmithMessage  *message;
  SmithNode            node;
  SmithSpan            span;
  int                  operation;
  guint                n_arguments;
  char               **arguments;
  GArray              *places;
} SmithFinding;

/**
 * SmithOperationState:
 * @is_available: the platform offers it to the model
 * @worst: the worst class of its findings, %SMITH_CLASS_NOTE when there is none
 */
typedef struct
{
  gboolean   is_available;
  SmithClass worst;
} SmithOperationState;

/**
 * SmithBudgets:
 * @n_operations: operations with a method that the platform knows
 * @n_bytes: size as JSON printed with two spaces
 * @longest_description: characters of the longest description of an operation
 * @longest_parameter_text: characters of the longest description of a parameter
 * @longest_description_at: index of the operation that has it, or -1
 * @longest_parameter_at: index of the operation that has that parameter, or -1
 *
 * How much of the platform's limits a document uses.
 */
typedef struct
{
  guint n_operations;
  gsize n_bytes;
  guint longest_description;
  guint longest_parameter_text;
  int   longest_description_at;
  int   longest_parameter_at;
} SmithBudgets;

/**
 * SmithImport:
 *
 * What the platform does with a document: its messages in its order, which operations
 * remain, and under which origin.  Immutable and counted.
 */
typedef struct _SmithImport SmithImport;

SmithImport               *smith_import_run             (SmithApi           *api,
                                                         const SmithProfile *profile,
                                                         GCancellable       *cancellable);
SmithImport               *smith_import_ref             (SmithImport        *self);
void                       smith_import_unref           (SmithImport        *self);

SmithApi                  *smith_import_get_api         (SmithImport        *self);
const SmithProfile        *smith_import_get_profile     (SmithImport        *self);
guint                      smith_import_get_n_findings  (SmithImport        *self);
const SmithFinding        *smith_import_get_finding     (SmithImport        *self,
                                                         guint               index);
const SmithOperationState *smith_import_get_operation   (SmithImport        *self,
                                                         guint               index);
gboolean                   smith_import_is_truncated    (SmithImport        *self);
const SmithBudgets        *smith_import_get_budgets     (SmithImport        *self);
const char                *smith_import_get_origin      (SmithImport        *self);
const char                *smith_import_get_domain      (SmithImport        *self);
const char                *smith_import_get_server_url  (SmithImport        *self);

char                      *smith_finding_dup_text       (const SmithFinding *self);
char                      *smith_finding_dup_sentence   (const SmithFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithImport, smith_import_unref)

G_END_DECLS
