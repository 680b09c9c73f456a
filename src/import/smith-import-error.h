/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SMITH_IMPORT_ERROR (smith_import_error_quark ())

/**
 * SmithImportError:
 * @SMITH_IMPORT_ERROR_TOO_LARGE: more than %SMITH_LIMIT_COMMAND_BYTES or
 *   %SMITH_LIMIT_SAMPLE_BYTES
 * @SMITH_IMPORT_ERROR_COMMAND: the text is no cURL command that can be read
 * @SMITH_IMPORT_ERROR_ADDRESS: the address or the path is none that an operation can have
 * @SMITH_IMPORT_ERROR_SAMPLE: a sample is not JSON
 * @SMITH_IMPORT_ERROR_EXISTS: the path has an operation of that method
 * @SMITH_IMPORT_ERROR_DOCUMENT: the document has no place for what would be added
 *
 * Why nothing was made of what was given; the document is as it was.  Messages are translated
 * sentences, and none repeats a value from the text.
 */
typedef enum
{
  SMITH_IMPORT_ERROR_TOO_LARGE,
  SMITH_IMPORT_ERROR_COMMAND,
  SMITH_IMPORT_ERROR_ADDRESS,
  SMITH_IMPORT_ERROR_SAMPLE,
  SMITH_IMPORT_ERROR_EXISTS,
  SMITH_IMPORT_ERROR_DOCUMENT,
} SmithImportError;

GQuark smith_import_error_quark (void);

G_END_DECLS
