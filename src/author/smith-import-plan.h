/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-document.h"
#include "import/smith-import-operation.h"
#include "import/smith-import-sample.h"

G_BEGIN_DECLS

/**
 * SmithImportWay:
 * @SMITH_IMPORT_WAY_FORM: an operation, field by field
 * @SMITH_IMPORT_WAY_CURL: an operation, from a cURL command and what a person says of it
 * @SMITH_IMPORT_WAY_SAMPLE: the schema of an operation that is there, from JSON
 */
typedef enum
{
  SMITH_IMPORT_WAY_FORM,
  SMITH_IMPORT_WAY_CURL,
  SMITH_IMPORT_WAY_SAMPLE,
} SmithImportWay;

/**
 * SmithImportOrder:
 * @way: what the rest is
 * @command: (owned) (nullable): of a cURL command; wiped
 * @method: (owned) (nullable): of a form, and of the operation that a sample is for
 * @path: (owned) (nullable): likewise; with a command in place of the proposal
 * @operation_id: (owned) (nullable)
 * @summary: (owned) (nullable)
 * @description: (owned) (nullable)
 * @body: (owned) (nullable): a JSON sample of what is sent; wiped
 * @answer: (owned) (nullable): a JSON sample of what comes back; wiped
 * @target: what a sample is of; its text is in @answer
 * @is_replacing: see #SmithImportForm
 * @sets_server: see #SmithImportForm
 *
 * What a person wants to have added.
 */
typedef struct
{
  SmithImportWay     way;
  char              *command;
  char              *method;
  char              *path;
  char              *operation_id;
  char              *summary;
  char              *description;
  char              *body;
  char              *answer;
  SmithImportTarget  target;
  gboolean           is_replacing;
  gboolean           sets_server;
} SmithImportOrder;

/**
 * SmithImportPlan:
 * @revision: of the document's text, which the edits are for
 * @request: (owned) (nullable): what a command or a form says
 * @proposal: (owned) (nullable): the path that @request alone would have
 * @operation: (owned) (nullable): what would be added
 * @edits: (element-type SmithTextEdit) (owned): sorted; none when there is an error
 * @place: where to go after the edits, in the text that they make
 * @preview: (owned) (nullable): what they add, for a person to read
 * @error: (owned) (nullable): why there are none
 * @is_of_command: @error is about the command, at the offset of @fault
 * @fault: what @error is about otherwise
 */
typedef struct
{
  guint64               revision;
  SmithImportRequest   *request;
  char                 *proposal;
  SmithImportOperation *operation;
  GPtrArray            *edits;
  SmithSpan             place;
  char                 *preview;
  GError               *error;
  gboolean              is_of_command;
  SmithImportFault      fault;
} SmithImportPlan;

void             smith_import_order_free      (SmithImportOrder     *self);

gboolean         smith_import_plan_is_ready   (SmithDocument        *document);
void             smith_import_plan_async      (SmithDocument        *document,
                                               SmithImportOrder     *order,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
SmithImportPlan *smith_import_plan_finish     (GAsyncResult         *result,
                                               GError              **error);
gboolean         smith_import_plan_apply      (SmithImportPlan      *self,
                                               SmithDocument        *document);
void             smith_import_plan_free       (SmithImportPlan      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithImportOrder, smith_import_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithImportPlan, smith_import_plan_free)

G_END_DECLS
