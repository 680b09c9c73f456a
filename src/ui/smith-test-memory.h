/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-operation-item.h"
#include "run/smith-run.h"
#include "ui/smith-draft.h"

G_BEGIN_DECLS

/**
 * SmithTestMemory:
 * @draft: (owned): what was entered
 * @result: (owned) (nullable): the last answer
 * @error: (owned) (nullable): why there was none
 * @was_cancelled: the person ended the last call
 * @revision: of the document, when it was called
 *
 * What the Test page remembers of one operation.  At most one of @result, @error and
 * @was_cancelled is set.
 */
typedef struct
{
  SmithDraft     *draft;
  SmithRunResult *result;
  GError         *error;
  gboolean        was_cancelled;
  guint64         revision;
} SmithTestMemory;

/**
 * SmithTestMemories:
 *
 * The memories of a document's operations, by method and path.
 */
typedef struct _SmithTestMemories SmithTestMemories;

SmithTestMemories *smith_test_memories_new    (void);
void               smith_test_memories_free   (SmithTestMemories  *self);
void               smith_test_memories_clear  (SmithTestMemories  *self);
SmithTestMemory   *smith_test_memories_get    (SmithTestMemories  *self,
                                               SmithOperationItem *operation);
void               smith_test_memories_follow (SmithTestMemories  *self,
                                               SmithOperationItem *operation);
void               smith_test_memory_forget   (SmithTestMemory    *memory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithTestMemories, smith_test_memories_free)

G_END_DECLS
