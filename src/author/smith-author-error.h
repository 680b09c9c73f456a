/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithAuthorError:
 * @SMITH_AUTHOR_ERROR_UNREADABLE: the file cannot be opened or read
 * @SMITH_AUTHOR_ERROR_IS_DIRECTORY: a folder stands where a file was wanted
 * @SMITH_AUTHOR_ERROR_TOO_LARGE: more than %SMITH_LIMIT_DOCUMENT_BYTES
 * @SMITH_AUTHOR_ERROR_NOT_TEXT: not UTF-8, or with NUL in it; the message has the place
 * @SMITH_AUTHOR_ERROR_TEXT_CHANGED: someone typed while the file was being read
 * @SMITH_AUTHOR_ERROR_CHANGED_ON_DISK: the file is not as it was read or saved last; it was
 *   left as it is
 * @SMITH_AUTHOR_ERROR_UNWRITABLE: the file could not be written; what it held is still there
 * @SMITH_AUTHOR_ERROR_JOURNAL: unsaved text could not be kept, or what was kept not read
 *
 * Failures of reading and saving a document.  The document's text is untouched by all of
 * them.  Cancelled is always %G_IO_ERROR_CANCELLED.  Messages are translated sentences.
 */
typedef enum
{
  SMITH_AUTHOR_ERROR_UNREADABLE,
  SMITH_AUTHOR_ERROR_IS_DIRECTORY,
  SMITH_AUTHOR_ERROR_TOO_LARGE,
  SMITH_AUTHOR_ERROR_NOT_TEXT,
  SMITH_AUTHOR_ERROR_TEXT_CHANGED,
  SMITH_AUTHOR_ERROR_CHANGED_ON_DISK,
  SMITH_AUTHOR_ERROR_UNWRITABLE,
  SMITH_AUTHOR_ERROR_JOURNAL,
} SmithAuthorError;

#define SMITH_AUTHOR_ERROR (smith_author_error_quark ())
GQuark smith_author_error_quark (void);

G_END_DECLS
