/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include <glib/gi18n-lib.h>

/* Keywords about lists: Core §10.3.1 and §11.2, Validation §6.4. */

/* Up to so many items each is compared with each. */
#define FEW 8u

typedef struct
{
  SmithTree *values;
  SmithNode  node;
  guint64   *n_steps;  /* what comparing takes */
} Item;

static guint
hash_item (gconstpointer data)
{
  const Item *item = data;

  return smith_schema_hash (item->values, item->node, item->n_steps);
}

static gboolean
equal_items (gconstpointer a,
             gconstpointer b)
{
  const Item *x = a, *y = b;

  return smith_schema_equal (x->values, x->node, y->values, y->node, x->n_steps);
}

/* Texts with one hash can be made, so that each is compared with each: every item is paid for
 * before the next one is looked at. */
static gboolean
are_unique (SmithSchemaChecker *self,
            SmithNode           list)
{
  SmithTree *values = self->values;
  guint n = smith_tree_get_n_children (values, list), i = 0;
  g_autofree Item *items = g_new (Item, n + 1);
  g_autoptr(GHashTable) seen = NULL;
  gboolean is_new = TRUE;
  guint64 n_steps;

  if (n > FEW)
    seen = g_hash_table_new (hash_item, equal_items);
  for (SmithNode child = smith_tree_get_first (values, list); child != SMITH_NODE_NONE && is_new;
       child = smith_tree_get_next (values, child), i++)
    {
      n_steps = 0;
      items[i] = (Item) { values, child, &n_steps };
      if (seen != NULL)
        is_new = g_hash_table_add (seen, &items[i]);
      for (guint j = 0; seen == NULL && j < i && is_new; j++)
        is_new = !equal_items (&items[i], &items[j]);
      smith_schema_spend (self, n_steps);
      is_new = is_new && self->end == SMITH_SCHEMA_END_NONE;
    }

  return is_new;
}

static gboolean
check_contains (SmithSchemaChecker    *self,
                const SmithSchemaUnit *unit,
                const SmithSchemaRule *rule,
                SmithNode              value)
{
  guint64 n = 0;
  guint32 i = 0;

  self->n_quiet++;
  for (SmithNode child = smith_tree_get_first (self->values, value); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->values, child), i++)
    if (smith_schema_apply_into (self, rule->a, child))
      {
        n++;
        smith_schema_marks_set (self->marks, i);
      }
  self->n_quiet--;
  if (n < rule->n)
    return smith_schema_report (self, unit, rule, value,
                                _("has %" G_GUINT64_FORMAT " items of a form of which it needs %u"),
                                n, rule->n);

  return n <= rule->limit ||
         smith_schema_report (self, unit, rule, value,
                              _("has %" G_GUINT64_FORMAT " items of a form of which it may have %"
                                G_GUINT64_FORMAT), n, rule->limit);
}

gboolean
smith_schema_check_array (SmithSchemaChecker    *self,
                          const SmithSchemaUnit *unit,
                          const SmithSchemaRule *rule,
                          SmithNode              value)
{
  guint n = smith_tree_get_n_children (self->values, value);

  if (rule->kind != KEYWORD_MAX_ITEMS && rule->kind != KEYWORD_MIN_ITEMS)
    smith_schema_spend (self, n / SMITH_SCHEMA_CHILDREN_A_STEP);
  if (rule->kind == KEYWORD_CONTAINS)
    return check_contains (self, unit, rule, value);
  if (rule->kind == KEYWORD_UNEVALUATED_ITEMS)
    return smith_schema_check_unevaluated (self, rule, value);
  if (rule->kind == KEYWORD_MAX_ITEMS)
    return n <= rule->limit ||
           smith_schema_report (self, unit, rule, value,
                                _("has %u items, and may have %" G_GUINT64_FORMAT), n,
                                rule->limit);
  if (rule->kind == KEYWORD_MIN_ITEMS)
    return n >= rule->limit ||
           smith_schema_report (self, unit, rule, value,
                                _("has %u items, and needs %" G_GUINT64_FORMAT), n, rule->limit);

  return are_unique (self, value) ||
         smith_schema_report (self, unit, rule, value, "%s", _("has an item twice"));
}
