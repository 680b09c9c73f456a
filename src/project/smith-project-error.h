/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithProjectError:
 * @SMITH_PROJECT_ERROR_ADDRESS: not an address that can be asked; nothing was sent
 * @SMITH_PROJECT_ERROR_NO_ANSWER: no connection, or no whole answer; to ask again may help
 * @SMITH_PROJECT_ERROR_REFUSED: the server answered that it does not give the file
 * @SMITH_PROJECT_ERROR_REDIRECTS: more than %SMITH_LIMIT_REDIRECTS, or one to nowhere
 * @SMITH_PROJECT_ERROR_TOO_LARGE: more than %SMITH_LIMIT_DOCUMENT_BYTES
 * @SMITH_PROJECT_ERROR_NOT_TEXT: what came is a page of the web, or empty, or not UTF-8
 * @SMITH_PROJECT_ERROR_DAMAGED: a file of ours is not as we wrote it
 *
 * Failures of fetching a document and of what is kept about it.  Messages are translated
 * sentences, which name the host but no more of an address.  Cancelled is always
 * %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SMITH_PROJECT_ERROR_ADDRESS,
  SMITH_PROJECT_ERROR_NO_ANSWER,
  SMITH_PROJECT_ERROR_REFUSED,
  SMITH_PROJECT_ERROR_REDIRECTS,
  SMITH_PROJECT_ERROR_TOO_LARGE,
  SMITH_PROJECT_ERROR_NOT_TEXT,
  SMITH_PROJECT_ERROR_DAMAGED,
} SmithProjectError;

#define SMITH_PROJECT_ERROR (smith_project_error_quark ())
GQuark smith_project_error_quark (void);

G_END_DECLS
