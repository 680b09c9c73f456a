/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/smith-import-request.h"
#include "openapi/smith-api.h"

G_BEGIN_DECLS

/**
 * SmithImportServer:
 * @SMITH_IMPORT_SERVER_UNKNOWN: the request says none
 * @SMITH_IMPORT_SERVER_SAME: one of the document's
 * @SMITH_IMPORT_SERVER_ADDED: the document's first, which is added
 * @SMITH_IMPORT_SERVER_OTHER: none of the document's, which stay as they are
 * @SMITH_IMPORT_SERVER_SET: none of the document's, and it takes the place of the first
 *
 * Where the request goes, beside what the document says.
 */
typedef enum
{
  SMITH_IMPORT_SERVER_UNKNOWN,
  SMITH_IMPORT_SERVER_SAME,
  SMITH_IMPORT_SERVER_ADDED,
  SMITH_IMPORT_SERVER_OTHER,
  SMITH_IMPORT_SERVER_SET,
} SmithImportServer;

/**
 * SmithImportScheme:
 * @SMITH_IMPORT_SCHEME_NONE: the request has no credential that ChatGPT can send
 * @SMITH_IMPORT_SCHEME_DECLARED: the document has the scheme
 * @SMITH_IMPORT_SCHEME_ADDED: the document had none, and this one is added
 * @SMITH_IMPORT_SCHEME_OTHER: the document has only others, and stays as it is
 *
 * How the request signs in, beside what the document says.
 */
typedef enum
{
  SMITH_IMPORT_SCHEME_NONE,
  SMITH_IMPORT_SCHEME_DECLARED,
  SMITH_IMPORT_SCHEME_ADDED,
  SMITH_IMPORT_SCHEME_OTHER,
} SmithImportScheme;

/**
 * SmithImportForm:
 * @path: (nullable): the path template; %NULL for a proposal
 * @operation_id: (nullable): %NULL for a generated one
 * @summary: (nullable)
 * @description: (nullable)
 * @body: (nullable): a JSON sample of what is sent, in place of the request's own
 * @answer: (nullable): a JSON sample of what comes back
 * @max_name: characters of an operationId at most
 * @is_replacing: whether it takes the place of an operation that is there
 * @sets_server: whether the request's origin takes the place of another one
 *
 * What a person says about an operation.  Empty texts count as none.
 */
typedef struct
{
  const char *path;
  const char *operation_id;
  const char *summary;
  const char *description;
  const char *body;
  const char *answer;
  guint       max_name;
  gboolean    is_replacing;
  gboolean    sets_server;
} SmithImportForm;

/**
 * SmithImportInput:
 *
 * What an error is about.
 */
typedef enum
{
  SMITH_IMPORT_INPUT_PATH,
  SMITH_IMPORT_INPUT_BODY,
  SMITH_IMPORT_INPUT_ANSWER,
  SMITH_IMPORT_INPUT_DOCUMENT,
} SmithImportInput;

/**
 * SmithImportFault:
 * @input: what is wrong
 * @offset: where in it, in bytes
 * @existing: with %SMITH_IMPORT_ERROR_EXISTS, where the other operation stands in the document's
 *   text
 */
typedef struct
{
  SmithImportInput input;
  gsize            offset;
  SmithSpan        existing;
} SmithImportFault;

/**
 * SmithImportOperation:
 * @method: lower case, static
 * @path: (owned): the template
 * @operation_id: (owned): unique in the document
 * @server: where the request goes
 * @scheme: how it signs in
 * @edits: (element-type SmithTextEdit) (owned): for the document's text, sorted
 * @place: where the operationId will stand, in the text after the edits
 * @notes: (element-type utf8) (owned): translated sentences
 *
 * An operation that is ready to be added.
 */
typedef struct
{
  const char        *method;
  char              *path;
  char              *operation_id;
  SmithImportServer  server;
  SmithImportScheme  scheme;
  GPtrArray         *edits;
  SmithSpan          place;
  GPtrArray         *notes;
} SmithImportOperation;

SmithImportOperation *smith_import_operation_new     (SmithApi                    *api,
                                                      const SmithImportRequest    *request,
                                                      const SmithImportForm       *form,
                                                      SmithImportFault            *out_fault,
                                                      GError                     **error);
void                  smith_import_operation_free    (SmithImportOperation        *self);
char                 *smith_import_edits_preview      (GPtrArray                   *edits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithImportOperation, smith_import_operation_free)

G_END_DECLS
