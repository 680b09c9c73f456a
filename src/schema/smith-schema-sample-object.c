/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

#include <string.h>

/* Objects that may fit. */

/* Larger ones are not made. */
#define MOST_MEMBERS 1000u

enum
{
  MANNER_FULL,      /* some members that are not required */
  MANNER_LEAST,     /* no more than required */
  MANNER_OTHER,     /* and one for each pattern of names, and one that nobody knows */
};

typedef struct
{
  SmithSampler         *sampler;
  const SmithSampleSet *set;
  GPtrArray            *names;   /* (owned) in their order */
  GHashTable           *wanted;  /* (owned) those that are required */
  GHashTable           *bring;   /* (owned) name → GPtrArray of SmithSchemaNames it brings along */
  GHashTable           *known;   /* (owned) all of names */
} Plan;

/* How many members that are not required an object has that is so deep inside. */
static guint
n_optional (SmithSampler *self)
{
  static const guint numbers[] = { 30, 12, 6, 3, 1 };

  if (self->is_lean || self->depth > G_N_ELEMENTS (numbers) || self->n_values > 400)
    return 0;

  return numbers[self->depth - 1];
}

/* The dependentRequired of a set by their names. */
static GHashTable *
list_dependent (SmithSampler         *self,
                const SmithSampleSet *set)
{
  GHashTable *bring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_DEPENDENT_REQUIRED)) != NULL)
    {
      const SmithSchemaUnit *unit = smith_sample_iter_unit (self, set, &iter);
      g_autofree char *name = smith_tree_dup_key (smith_schema_tree_of (self->schema, unit),
                                                  rule->node);
      GPtrArray *lists = g_hash_table_lookup (bring, name);

      if (lists == NULL)
        {
          lists = g_ptr_array_new ();
          g_hash_table_insert (bring, g_steal_pointer (&name), lists);
        }
      g_ptr_array_add (lists, rule->data);
    }

  return bring;
}

/* And what hangs on it; one more than may be is enough to say so. */
static void
want (Plan       *self,
      const char *name)
{
  GPtrArray *lists = g_hash_table_lookup (self->bring, name);

  if (g_hash_table_size (self->wanted) > MOST_MEMBERS ||
      !g_hash_table_add (self->wanted, g_strdup (name)))
    return;
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const SmithSchemaNames *names = g_ptr_array_index (lists, i);

      for (guint32 j = 0; j < names->n_names; j++)
        want (self, names->names[j].name);
    }
}

static void
add_name (Plan       *self,
          const char *name)
{
  if (g_hash_table_add (self->known, g_strdup (name)))
    g_ptr_array_add (self->names, g_strdup (name));
}

/* Whether other schemas or members hang on the member; such are left out when they may be. */
static gboolean
has_dependent (Plan       *self,
               const char *name)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint32 value;

  while ((rule = smith_sample_next (self->sampler, self->set, &iter,
                                    KEYWORD_DEPENDENT_SCHEMAS)) != NULL)
    if (smith_schema_names_find (rule->data, name, strlen (name), &value))
      return TRUE;

  return g_hash_table_contains (self->bring, name);
}

/* Required members first as far as they are declared, in the order of their declaration. */
static void
add_declared (Plan  *self,
              guint  n_more)
{
  guint64 most = smith_sample_set_most (self->sampler, self->set, KEYWORD_MAX_PROPERTIES);
  guint64 n_wanted = g_hash_table_size (self->wanted);
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  n_more = (guint) MIN (n_more, most > n_wanted ? most - n_wanted : 0);
  while ((rule = smith_sample_next (self->sampler, self->set, &iter, KEYWORD_MEMBERS)) != NULL)
    {
      const SmithSchemaNames *names = &((const SmithSchemaMembers *) rule->data)->properties;

      for (guint32 i = 0; i < names->n_names; i++)
        {
          const char *name = names->names[i].name;

          if (g_hash_table_contains (self->wanted, name))
            add_name (self, name);
          else if (n_more > 0 && !g_hash_table_contains (self->known, name) &&
                   !has_dependent (self, name))
            {
              add_name (self, name);
              n_more--;
            }
        }
    }
}

static void
add_required (Plan *self)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self->sampler, self->set, &iter, KEYWORD_REQUIRED)) != NULL)
    {
      const SmithSchemaNames *names = rule->data;

      for (guint32 i = 0; i < names->n_names; i++)
        want (self, names->names[i].name);
    }
}

static void
add_wanted (Plan *self)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (self->wanted),
                                        (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    add_name (self, l->data);
}

/* Names that patterns declare. */
static void
add_patterns (Plan  *self,
              guint  variation)
{
  SmithSampleIter iter = { 0 };

  while (smith_sample_next (self->sampler, self->set, &iter, KEYWORD_MEMBERS) != NULL)
    {
      const SmithSchemaUnit *unit = smith_sample_iter_unit (self->sampler, self->set, &iter);
      SmithTree *tree = smith_schema_tree_of (self->sampler->schema, unit);
      SmithNode map = smith_tree_get_member (tree, unit->node, "patternProperties");

      for (SmithNode one = smith_tree_get_first (tree, map); one != SMITH_NODE_NONE;
           one = smith_tree_get_next (tree, one))
        {
          g_autofree char *pattern = smith_tree_dup_key (tree, one);
          g_autofree char *name = smith_sample_pattern (pattern, 1, variation);

          if (name != NULL)
            add_name (self, name);
        }
    }
}

/* A name that `propertyNames` allows. */
static char *
make_name (Plan  *self,
           guint  variation)
{
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *json = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint before = self->sampler->variation;

  while ((rule = smith_sample_next (self->sampler, self->set, &iter,
                                    KEYWORD_PROPERTY_NAMES)) != NULL)
    g_array_append_val (units, rule->a);
  if (units->len == 0)
    return g_strdup_printf ("name%u", variation + 1);
  self->sampler->variation = variation;
  json = smith_sample_make (self->sampler, units, FALSE);
  self->sampler->variation = before;
  if (json == NULL)
    return NULL;
  bytes = g_bytes_new (json, strlen (json));
  tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  return smith_tree_dup_string (tree, SMITH_NODE_ROOT);
}

/* As many as there must be. */
static void
add_invented (Plan *self,
              guint manner)
{
  guint64 least = smith_sample_set_least (self->sampler, self->set, KEYWORD_MIN_PROPERTIES);

  least = MIN (least, MOST_MEMBERS);
  if (manner == MANNER_OTHER)
    {
      g_autofree char *name = make_name (self, 0);

      add_patterns (self, 0);
      if (name != NULL)
        add_name (self, name);
    }
  if (self->names->len < least)
    add_declared (self, (guint) least - self->names->len);
  for (guint i = 0; i < 4 && self->names->len < least; i++)
    add_patterns (self, i);
  for (guint i = 0; i < least * 2 && self->names->len < least; i++)
    {
      g_autofree char *name = make_name (self, i);

      if (name != NULL)
        add_name (self, name);
    }
  /* an object of any members is more telling with one */
  if (self->names->len == 0 && manner == MANNER_FULL && n_optional (self->sampler) > 0)
    {
      SmithSampleIter iter = { 0 };
      const SmithSchemaRule *rule;

      while ((rule = smith_sample_next (self->sampler, self->set, &iter, KEYWORD_MEMBERS)) != NULL)
        if (((const SmithSchemaMembers *) rule->data)->additional != SMITH_SCHEMA_ABSENT)
          {
            g_autofree char *name = make_name (self, 0);

            if (name != NULL)
              add_name (self, name);
            return;
          }
    }
}

static GArray *
list_units (SmithSampler         *self,
            const SmithSampleSet *set,
            const char           *name)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  gboolean is_known = FALSE;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_MEMBERS)) != NULL)
    {
      const SmithSchemaMembers *members = rule->data;
      guint n_before = units->len;
      guint32 unit;

      if (smith_schema_names_find (&members->properties, name, strlen (name), &unit))
        g_array_append_val (units, unit);
      for (guint i = 0; members->patterns != NULL && i < members->patterns->len; i++)
        {
          const SmithSchemaPattern *pattern = &g_array_index (members->patterns,
                                                              SmithSchemaPattern, i);

          if (smith_sample_match (self, pattern->regex, name))
            g_array_append_val (units, pattern->schema);
        }
      if (units->len == n_before && members->additional != SMITH_SCHEMA_ABSENT)
        g_array_append_val (units, members->additional);
      is_known = is_known || units->len > n_before;
    }
  iter = (SmithSampleIter) { 0 };
  while (!is_known &&
         (rule = smith_sample_next (self, set, &iter, KEYWORD_UNEVALUATED_PROPERTIES)) != NULL)
    g_array_append_val (units, rule->a);

  return units;
}

/* The members of a plan, or NULL when one cannot be made that there must be. */
static char *
write_members (const Plan *self)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  guint64 least = smith_sample_set_least (self->sampler, self->set, KEYWORD_MIN_PROPERTIES);

  smith_json_writer_begin_object (writer);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autoptr(GArray) units = list_units (self->sampler, self->set, name);
      gboolean is_optional = !g_hash_table_contains (self->wanted, name) &&
                             self->names->len > least;
      g_autofree char *value = smith_sample_make (self->sampler, units, is_optional);

      if (value == NULL && is_optional)
        continue;
      if (value == NULL)
        return NULL;
      smith_json_writer_key (writer, name);
      smith_json_writer_raw (writer, value, strlen (value));
    }
  smith_json_writer_end_object (writer);

  return g_strdup (json->str);
}

char *
smith_sample_make_object (SmithSampler         *self,
                          const SmithSampleSet *set,
                          guint                 manner)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) bring = list_dependent (self, set);
  Plan plan = { .sampler = self, .set = set, .names = names, .wanted = wanted, .bring = bring,
                .known = known };

  add_required (&plan);
  add_declared (&plan, manner == MANNER_FULL ? n_optional (self) : 0);
  add_wanted (&plan);
  add_invented (&plan, manner);
  if (names->len > MOST_MEMBERS)
    {
      smith_sample_fail (self, "the smallest object would be too large for a sample");
      return NULL;
    }

  return write_members (&plan);
}
