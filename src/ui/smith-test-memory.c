/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-test-memory.h"

struct _SmithTestMemories
{
  GHashTable         *by_key;    /* (owned) `method path` to SmithTestMemory */
  SmithOperationItem *last;      /* (owned) (nullable) asked for last */
  char               *last_key;  /* (owned) (nullable) under which it is kept */
};

/**
 * smith_test_memory_forget:
 *
 * Forgets what came of the last call, not what was entered.
 */
void
smith_test_memory_forget (SmithTestMemory *memory)
{
  g_return_if_fail (memory != NULL);

  g_clear_pointer (&memory->result, smith_run_result_unref);
  g_clear_error (&memory->error);
  memory->was_cancelled = FALSE;
}

static void
memory_free (gpointer data)
{
  SmithTestMemory *memory = data;

  smith_test_memory_forget (memory);
  g_object_unref (memory->draft);
  g_free (memory);
}

/**
 * smith_test_memories_new:
 *
 * Returns: (transfer full): nothing remembered
 */
SmithTestMemories *
smith_test_memories_new (void)
{
  SmithTestMemories *self = g_new0 (SmithTestMemories, 1);

  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, memory_free);

  return self;
}

void
smith_test_memories_free (SmithTestMemories *self)
{
  smith_test_memories_clear (self);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/**
 * smith_test_memories_clear:
 *
 * Forgets everything, as when another document comes.
 */
void
smith_test_memories_clear (SmithTestMemories *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->by_key);
  g_clear_object (&self->last);
  g_clear_pointer (&self->last_key, g_free);
}

static char *
make_key (SmithOperationItem *operation)
{
  return g_strconcat (smith_operation_item_get_method (operation), " ",
                      smith_operation_item_get_path (operation), NULL);
}

/**
 * smith_test_memories_get:
 *
 * Returns: (transfer none): what is remembered of @operation, made when there is nothing yet;
 *   good until the memories are cleared
 */
SmithTestMemory *
smith_test_memories_get (SmithTestMemories  *self,
                         SmithOperationItem *operation)
{
  g_autofree char *key = NULL;
  SmithTestMemory *memory;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (operation), NULL);

  key = make_key (operation);
  memory = g_hash_table_lookup (self->by_key, key);
  if (memory == NULL)
    {
      memory = g_new0 (SmithTestMemory, 1);
      memory->draft = smith_draft_new ();
      g_hash_table_insert (self->by_key, g_strdup (key), memory);
    }
  g_set_object (&self->last, operation);
  g_free (self->last_key);
  self->last_key = g_steal_pointer (&key);

  return memory;
}

/**
 * smith_test_memories_follow:
 * @operation: the operation that was asked for last, in a newer check
 *
 * It may have another method or path now; what is remembered goes with it.
 */
void
smith_test_memories_follow (SmithTestMemories  *self,
                            SmithOperationItem *operation)
{
  g_autofree char *key = NULL;
  gpointer old_key, memory;

  g_return_if_fail (self != NULL);
  g_return_if_fail (SMITH_IS_OPERATION_ITEM (operation));

  key = make_key (operation);
  if (self->last != operation || g_strcmp0 (key, self->last_key) == 0 ||
      !g_hash_table_steal_extended (self->by_key, self->last_key, &old_key, &memory))
    return;
  g_free (old_key);
  g_hash_table_replace (self->by_key, g_strdup (key), memory);
  g_free (self->last_key);
  self->last_key = g_steal_pointer (&key);
}
