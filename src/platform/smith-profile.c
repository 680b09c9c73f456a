/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-profile.h"

guint
smith_profile_get_n_messages (const SmithProfile *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_tables; i++)
    n += *self->tables[i].n_messages;

  return n;
}

/**
 * smith_profile_get_message:
 * @index: below smith_profile_get_n_messages()
 *
 * Returns: (nullable): a row, static; %NULL past the last one
 */
const SmithMessage *
smith_profile_get_message (const SmithProfile *self,
                           guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_tables; i++)
    {
      if (index < *self->tables[i].n_messages)
        return &self->tables[i].messages[index];
      index -= *self->tables[i].n_messages;
    }

  return NULL;
}

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
  const SmithMessage *message;

  g_return_val_if_fail (self != NULL && rule != NULL, NULL);

  for (guint i = 0; (message = smith_profile_get_message (self, i)) != NULL; i++)
    if (g_str_equal (message->rule, rule))
      return message;

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
  static const char *const ids[] = { "syntax", "model", "platform", "outside" };

  g_return_val_if_fail ((guint) stage < G_N_ELEMENTS (ids), "platform");

  return ids[stage];
}

/**
 * smith_sentence_fill:
 * @sentence: with `{1}` … `{9}` for arguments
 * @arguments: (array length=n_arguments): what is put in; nothing in them is replaced again
 *
 * Returns: (transfer full): the sentence with its arguments
 */
char *
smith_sentence_fill (const char        *sentence,
                     const char *const *arguments,
                     guint              n_arguments)
{
  GString *out = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0'; p++)
    {
      guint index = (guint) (p[0] == '{' && p[1] != '\0' && p[2] == '}' ? p[1] - '1' : 99);

      if (index < n_arguments)
        {
          g_string_append (out, arguments[index]);
          p += 2;
        }
      else
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}
