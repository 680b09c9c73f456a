/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-rule-settings.h"

#include "doc/smith-pointer.h"

/* What stands in the table for a rule that is off; others have their class. */
#define OFF SMITH_N_CLASSES

struct _SmithRuleSettings
{
  GHashTable *classes;  /* (owned) name of a rule, static → class, or OFF */
  GHashTable *ignored;  /* (owned) the same → (owned) GPtrArray of JSON Pointers */

  SmithActionFacts facts;
  char            *header;  /* (owned) (nullable) of @facts, as are the next two */
  char           **hosts;   /* (owned) (nullable) */
  char            *day;     /* (owned) (nullable) */
};

SmithRuleSettings *
smith_rule_settings_new (void)
{
  SmithRuleSettings *self = g_atomic_rc_box_new0 (SmithRuleSettings);

  self->classes = g_hash_table_new (g_str_hash, g_str_equal);
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);

  return self;
}

SmithRuleSettings *
smith_rule_settings_ref (SmithRuleSettings *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
settings_clear (gpointer data)
{
  SmithRuleSettings *self = data;

  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->ignored);
  g_free (self->header);
  g_strfreev (self->hosts);
  g_free (self->day);
}

void
smith_rule_settings_unref (SmithRuleSettings *self)
{
  g_atomic_rc_box_release_full (self, settings_clear);
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
  g_return_val_if_fail (rule != NULL && word != NULL, FALSE);

  /* OFF stands behind the classes */
  for (guint value = 0; value <= OFF; value++)
    if (g_str_equal (word, value == OFF ? "off" : smith_class_get_id ((SmithClass) value)))
      {
        g_hash_table_insert (self->classes, (gpointer) rule->rule, GUINT_TO_POINTER (value));
        return TRUE;
      }

  return FALSE;
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

/**
 * smith_rule_settings_ignore:
 * @rule: a rule of smith_rules_find()
 * @pointer: a JSON Pointer, as the problem has it; empty for what is about the whole document
 *
 * Leaves out what @rule says of one place.  A pointer that leads nowhere does no harm.
 */
void
smith_rule_settings_ignore (SmithRuleSettings  *self,
                            const SmithMessage *rule,
                            const char         *pointer)
{
  GPtrArray *pointers;

  g_return_if_fail (rule != NULL && pointer != NULL);

  pointers = g_hash_table_lookup (self->ignored, rule->rule);
  if (pointers == NULL)
    {
      pointers = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->ignored, (gpointer) rule->rule, pointers);
    }
  g_ptr_array_add (pointers, g_strdup (pointer));
}

static void
add_place (GHashTable *nodes,
           SmithTree  *tree,
           const char *pointer)
{
  SmithNode node = *pointer == '\0' ? SMITH_NODE_ROOT : smith_pointer_lookup (tree, pointer);

  if (node != SMITH_NODE_NONE)
    g_hash_table_add (nodes, GUINT_TO_POINTER (node));
}

/**
 * smith_rule_settings_find_ignored:
 *
 * Looks up all places that are ignored, each once.
 *
 * Returns: (transfer full) (element-type utf8 GHashTable): of each rule that is ignored somewhere
 *   in @tree the set of nodes, %SMITH_NODE_ROOT standing for the whole document
 */
GHashTable *
smith_rule_settings_find_ignored (const SmithRuleSettings *self,
                                  SmithTree               *tree)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_hash_table_unref);
  GHashTableIter iter;
  gpointer rule, pointers;

  g_hash_table_iter_init (&iter, self->ignored);
  while (g_hash_table_iter_next (&iter, &rule, &pointers))
    {
      GHashTable *nodes = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < ((GPtrArray *) pointers)->len; i++)
        add_place (nodes, tree, g_ptr_array_index ((GPtrArray *) pointers, i));
      g_hash_table_insert (found, rule, nodes);
    }

  return found;
}

/**
 * smith_rule_settings_set_facts:
 * @facts: copied
 */
void
smith_rule_settings_set_facts (SmithRuleSettings      *self,
                               const SmithActionFacts *facts)
{
  SmithActionFacts copy = *facts;

  copy.header = g_strdup (facts->header);
  copy.hosts = (const char *const *) g_strdupv ((char **) facts->hosts);
  copy.day = g_strdup (facts->day);
  g_free (self->header);
  g_strfreev (self->hosts);
  g_free (self->day);
  self->header = (char *) copy.header;
  self->hosts = (char **) copy.hosts;
  self->day = (char *) copy.day;
  self->facts = copy;
}

/**
 * smith_rule_settings_get_facts:
 * @self: (nullable):
 *
 * Returns: (transfer none): what is known, for as long as @self; nothing without one
 */
const SmithActionFacts *
smith_rule_settings_get_facts (const SmithRuleSettings *self)
{
  static const SmithActionFacts nothing;

  return self != NULL ? &self->facts : &nothing;
}
