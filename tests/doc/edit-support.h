/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-edit.h"

G_BEGIN_DECLS

/* What the tests of the edit engine share. */

/**
 * EditOperation:
 * @verb: set, replace, put, member, members, element, remove, key, component, move, wrap
 * @pointer: of the place, or @ and the number of a node that has none; for `remove` several, with
 *   spaces between them
 * @key: (nullable): a name
 * @before: (nullable): a pointer; for `move` the new container with `>` before it may
 *   stand in front: `/a>/b` is "into /a before its child /b"
 * @value: (nullable): JSON
 */
typedef struct
{
  const char *verb;
  const char *pointer;
  const char *key;
  const char *before;
  const char *value;
} EditOperation;

gboolean edit_run   (SmithTree            *tree,
                     const EditOperation  *operation,
                     GPtrArray            *edits,
                     GError              **error);
void     edit_check (SmithTree            *tree,
                     GPtrArray            *edits,
                     GBytes               *result);

G_END_DECLS
