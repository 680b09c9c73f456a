/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/smith-import-error.h"

G_BEGIN_DECLS

/**
 * SmithImportSecretKind:
 * @SMITH_IMPORT_SECRET_BEARER: the header `Authorization`, as Bearer
 * @SMITH_IMPORT_SECRET_BASIC: the header `Authorization`, as Basic, also from `-u` or an address
 * @SMITH_IMPORT_SECRET_HEADER: another header
 * @SMITH_IMPORT_SECRET_QUERY: in the query of the address
 * @SMITH_IMPORT_SECRET_COOKIE: a cookie
 *
 * How a credential came.
 */
typedef enum
{
  SMITH_IMPORT_SECRET_BEARER,
  SMITH_IMPORT_SECRET_BASIC,
  SMITH_IMPORT_SECRET_HEADER,
  SMITH_IMPORT_SECRET_QUERY,
  SMITH_IMPORT_SECRET_COOKIE,
} SmithImportSecretKind;

/**
 * SmithImportSecret:
 * @name: (owned): of the header, the parameter or the cookie
 *
 * A credential that was left out.  Its value is nowhere.
 */
typedef struct
{
  SmithImportSecretKind  kind;
  char                  *name;
} SmithImportSecret;

/**
 * SmithImportField:
 * @name: (owned): decoded
 * @value: (owned) (nullable): decoded; %NULL when it is too much like a secret to be shown
 * @is_file: the value is what a file holds
 *
 * A parameter of the query, or a field of a form.
 */
typedef struct
{
  char     *name;
  char     *value;
  gboolean  is_file;
} SmithImportField;

/**
 * SmithImportRequest:
 * @method: lower case, static
 * @origin: (owned) (nullable): as smith_origin_from_url() writes it; %NULL for a mere path
 * @path: (owned): begins with a slash, as written, without query; what may be a secret in it has
 *   given way to a parameter or to %SMITH_REDACTED
 * @query: (element-type SmithImportField) (owned)
 * @media_type: (owned) (nullable): of the body; %NULL without one
 * @fields: (element-type SmithImportField) (owned): of a form that is sent as the body
 * @body: (owned) (nullable): the text of another body, which may hold secrets: only its shape is
 *   for the document; wiped
 * @secrets: (element-type SmithImportSecret) (owned): what was left out
 * @headers: (element-type utf8) (owned): names of headers that ChatGPT does not send
 * @ignored: (element-type utf8) (owned): options that were passed over
 * @notes: (element-type utf8) (owned): translated sentences about the rest that was passed over
 *
 * One request, as far as a description can hold it.
 */
typedef struct
{
  const char *method;
  char       *origin;
  char       *path;
  GPtrArray  *query;
  char       *media_type;
  GPtrArray  *fields;
  char       *body;
  GPtrArray  *secrets;
  GPtrArray  *headers;
  GPtrArray  *ignored;
  GPtrArray  *notes;
} SmithImportRequest;

SmithImportRequest *smith_import_request_new  (const char          *method,
                                               const char          *address,
                                               GError             **error);
void                smith_import_request_free (SmithImportRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithImportRequest, smith_import_request_free)

G_END_DECLS
