/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-text-index.h"
#include "doc/smith-text-edit.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* One document from several files: what `$ref` names in other files comes into the document,
 * and the reference leads there.  Files are read by whoever asks, so this layer opens none. */

/**
 * SmithBundleRead:
 * @path: where the file is, from the folder of the document: names with / between them, none
 *   of them `.` or `..`; UTF-8
 * @max_bytes: the most that the file may have
 *
 * Called once for each file.
 *
 * Returns: (transfer full) (nullable): the bytes of the file, or %NULL with @error set to a
 *   sentence for a person
 */
typedef GBytes *(*SmithBundleRead) (const char  *path,
                                    gsize        max_bytes,
                                    gpointer     user_data,
                                    GError     **error);

/**
 * SmithBundleNote:
 * @path: (owned) (nullable): the file, as @SmithBundleRead has it; %NULL for the document
 * @offset: bytes of that file
 * @position: the same as line and column, from 0
 * @is_error: nothing could be made of it; else something was left as it is
 * @message: (owned): a translated sentence
 */
typedef struct
{
  char          *path;
  gsize          offset;
  SmithPosition  position;
  gboolean       is_error;
  char          *message;
} SmithBundleNote;

GPtrArray *smith_bundle        (SmithTree        *tree,
                                const char       *name,
                                SmithBundleRead   read,
                                gpointer          user_data,
                                GPtrArray       **out_notes);

gboolean smith_bundle_is_file_reference (const char *reference);

G_END_DECLS
