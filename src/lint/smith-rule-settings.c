/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-rule-settings.h"

/* What stands in the table for a rule that is off; others have their class. */
#define OFF SMITH_N_CLASSES

struct _SmithRuleSettings
{
  GHashTable *classes;  /* (owned) name of a rule, static → class, or OFF */
};

SmithRuleSettings *
smith_rule_settings_new (void)
{
  SmithRuleSettings *self = g_new0 (SmithRuleSettings, 1);

  self->classes = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
smith_rule_settings_free (SmithRuleSettings *self)
{
  g_hash_table_unref (self->classes);
  g_free (self);
}

/**
 * smith_rule_settings_set:
 * @rule: a rule of smith_rules_find()
 * @word: `off`, or a class as smith_class_get_id() writes it
 *
 * Returns: %FALSE, with nothing changed, when @word is neither
 */
gboolean
smith_rule_settings_set (SmithRuleSettings  *self,
                         const SmithMessage *rule,
                         const char         *word)
{
  guint value = 0;

  g_return_val_if_fail (rule != NULL && word != NULL, FALSE);

  if (g_str_equal (word, "off"))
    value = OFF;
  else
    while (value < SMITH_N_CLASSES && !g_str_equal (word, smith_class_get_id ((SmithClass) value)))
      value++;
  if (value == SMITH_N_CLASSES && !g_str_equal (word, "off"))
    return FALSE;

  g_hash_table_insert (self->classes, (gpointer) rule->rule, GUINT_TO_POINTER (value));
  return TRUE;
}

gboolean
smith_rule_settings_is_off (const SmithRuleSettings *self,
                            const char              *rule)
{
  gpointer value;

  return g_hash_table_lookup_extended (self->classes, rule, NULL, &value) &&
         GPOINTER_TO_UINT (value) == OFF;
}

/**
 * smith_rule_settings_get:
 * @class_: what it is by itself
 *
 * Returns: the class that was set for @rule, else @class_
 */
SmithClass
smith_rule_settings_get (const SmithRuleSettings *self,
                         const char              *rule,
                         SmithClass               class_)
{
  gpointer value;

  return g_hash_table_lookup_extended (self->classes, rule, NULL, &value) &&
             GPOINTER_TO_UINT (value) != OFF
           ? (SmithClass) GPOINTER_TO_UINT (value)
           : class_;
}
