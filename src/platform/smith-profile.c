/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-profile.h"

/**
 * smith_profile_find_message:
 * @rule: a rule's name
 *
 * Returns: (nullable): the profile's row, static
 */
const SmithMessage *
smith_profile_find_message (const SmithProfile *self,
                            const char         *rule)
{
  g_return_val_if_fail (self != NULL && rule != NULL, NULL);

  for (guint i = 0; i < self->n_messages; i++)
    if (g_str_equal (self->messages[i].rule, rule))
      return &self->messages[i];

  return NULL;
}

/**
 * smith_class_get_id:
 *
 * Returns: the class as the command line writes it
 */
const char *
smith_class_get_id (SmithClass class_)
{
  static const char *const ids[SMITH_N_CLASSES] = { "blocks", "drops", "warns", "note" };

  g_return_val_if_fail ((guint) class_ < SMITH_N_CLASSES, "note");

  return ids[class_];
}

/**
 * smith_stage_get_id:
 *
 * Returns: the stage as the command line writes it
 */
const char *
smith_stage_get_id (SmithStage stage)
{
  static const char *const ids[] = { "syntax", "model", "platform" };

  g_return_val_if_fail ((guint) stage < G_N_ELEMENTS (ids), "platform");

  return ids[stage];
}
