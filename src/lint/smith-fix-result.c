/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-private.h"

struct _SmithFixResult
{
  SmithCheck *check;    /* (owned) of the new text */
  GPtrArray  *edits;    /* (owned) of SmithTextEdit: of the original text */
  GPtrArray  *steps;    /* (owned) of SmithFixStep */
  char       *failure;  /* (owned) (nullable) */
};

/* What *Fix all* came to; keeps references. */
SmithFixResult *
smith_fix_result_new (SmithCheck *check,
                      GPtrArray  *edits,
                      GPtrArray  *steps,
                      const char *failure)
{
  SmithFixResult *self = g_new0 (SmithFixResult, 1);

  self->check = smith_check_ref (check);
  self->edits = g_ptr_array_ref (edits);
  self->steps = g_ptr_array_ref (steps);
  self->failure = g_strdup (failure);

  return self;
}

void
smith_fix_result_free (SmithFixResult *self)
{
  smith_check_unref (self->check);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->steps);
  g_free (self->failure);
  g_free (self);
}

/**
 * smith_fix_result_get_check:
 *
 * Returns: (transfer none): what is known of the new text, which its tree holds
 */
SmithCheck *
smith_fix_result_get_check (SmithFixResult *self)
{
  return self->check;
}

/**
 * smith_fix_result_get_edits:
 *
 * Returns: (transfer none) (element-type SmithTextEdit): what turns the original text into the
 *   new one, in the order of the text; not to be changed
 */
GPtrArray *
smith_fix_result_get_edits (SmithFixResult *self)
{
  return self->edits;
}

guint
smith_fix_result_get_n_steps (SmithFixResult *self)
{
  return self->steps->len;
}

/**
 * smith_fix_result_get_step:
 * @index: in the order in which the fixes were first applied
 *
 * Returns: (transfer none): a fix that was applied
 */
const SmithFixStep *
smith_fix_result_get_step (SmithFixResult *self,
                           guint           index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, index);
}

/**
 * smith_fix_result_get_failure:
 *
 * Returns: (transfer none) (nullable): why other files could not be brought into the document,
 *   a translated sentence; %NULL when they were, or were not asked for
 */
const char *
smith_fix_result_get_failure (SmithFixResult *self)
{
  return self->failure;
}
