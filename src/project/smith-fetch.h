/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/smith-http-client.h"
#include "project/smith-project-error.h"

G_BEGIN_DECLS

/**
 * SmithFetchKind:
 * @SMITH_FETCH_TEXT: the text is here
 * @SMITH_FETCH_UNCHANGED: the server says that it is as it was
 * @SMITH_FETCH_ASK: a redirect leads to where a person has to agree first; nothing was sent there
 */
typedef enum
{
  SMITH_FETCH_TEXT,
  SMITH_FETCH_UNCHANGED,
  SMITH_FETCH_ASK,
} SmithFetchKind;

/**
 * SmithFetched:
 * @kind: what became of it
 * @url: (owned): that answered, or that is asked about; may carry a key
 * @n_redirects: followed so far; with %SMITH_FETCH_ASK the one that is asked about is counted
 * @is_private: with %SMITH_FETCH_ASK: a public address leads into a private network
 * @is_plain: with %SMITH_FETCH_ASK: an encrypted address leads to one that is not
 * @text: (owned) (nullable): UTF-8 without NUL and without a byte order mark
 * @is_json: whether the text looks like JSON; else it is taken for YAML
 * @name: (owned) (nullable): for a file of the text
 * @etag: (owned) (nullable): the server's mark of this text
 * @modified: (owned) (nullable): when the server says that it was changed
 *
 * What came of asking for a document.
 */
typedef struct
{
  SmithFetchKind  kind;
  char           *url;
  guint           n_redirects;
  gboolean        is_private;
  gboolean        is_plain;
  GBytes         *text;
  gboolean        is_json;
  char           *name;
  char           *etag;
  char           *modified;
} SmithFetched;

/**
 * SmithFetchOptions:
 * @url: as smith_web_address_check() returns it, or that of a #SmithFetched a person agreed to
 * @n_redirects: followed before
 * @etag: (nullable): of the text that is here, to be told when it is still that
 * @modified: (nullable): the same, when there is no @etag
 * @progress: (nullable): told how many bytes have come, until the fetch is over
 * @progress_data: for @progress
 */
typedef struct
{
  const char            *url;
  guint                  n_redirects;
  const char            *etag;
  const char            *modified;
  SmithHttpProgressFunc  progress;
  gpointer               progress_data;
} SmithFetchOptions;

void          smith_fetched_free (SmithFetched             *self);

void          smith_fetch_async  (const SmithFetchOptions  *options,
                                  GCancellable             *cancellable,
                                  GAsyncReadyCallback       callback,
                                  gpointer                  user_data);
SmithFetched *smith_fetch_finish (GAsyncResult             *result,
                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithFetched, smith_fetched_free)

G_END_DECLS
