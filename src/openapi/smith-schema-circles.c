/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-circles.h"

#include "base/smith-limits.h"

#include <string.h>

/* Names of a circle that are written out, and bytes of one of them. */
#define MAX_NAMES 8u
#define MAX_NAME_BYTES 80u

/* The search: every component in turn, depth first, without recursion. */
typedef struct
{
  SmithNode  component;
  GArray    *refs;     /* (owned) */
  guint      next;     /* of @refs, to look at */
  gboolean   is_lost;
} Level;

typedef struct
{
  SmithTree          *tree;
  SmithNode           schemas;
  GHashTable         *done;    /* (owned) components that were left */
  GHashTable         *chain;   /* (owned) component → its place in @levels */
  GArray             *levels;  /* (owned) of Level: the chain that is being followed */
  SmithSchemaCircles *found;
} Search;

static void
level_clear (gpointer data)
{
  g_array_unref (((Level *) data)->refs);
}

static void
circle_clear (gpointer data)
{
  g_free (((SmithSchemaCircle *) data)->names);
}

/* The component that a reference leads to; the plain case without a search. */
static SmithNode
find_target (Search    *self,
             SmithNode  ref)
{
  SmithNode value = smith_ref_get (self->tree, ref);
  gsize prefix = strlen (SMITH_SCHEMA_PREFIX);
  g_autoptr(GString) scratch = g_string_new (NULL);
  gsize length;
  const char *text = smith_tree_peek_string (self->tree, value, scratch, &length);

  if (length < prefix || memcmp (text, SMITH_SCHEMA_PREFIX, prefix) != 0)
    return SMITH_NODE_NONE;
  for (gsize i = prefix; i < length; i++)
    if (strchr ("/~%", text[i]) != NULL)
      return smith_schema_get_component (self->tree, ref);

  return smith_tree_get_member_len (self->tree, self->schemas, text + prefix, length - prefix);
}

static void
enter (Search    *self,
       SmithNode  component)
{
  Level level = { component, smith_schema_list_refs (self->tree, component), 0, FALSE };

  g_hash_table_insert (self->chain, GUINT_TO_POINTER (component),
                       GUINT_TO_POINTER (self->levels->len));
  g_array_append_val (self->levels, level);
}

/* Whoever leads to a component that is lost is lost as well. */
static void
leave (Search *self)
{
  Level level = g_array_index (self->levels, Level, self->levels->len - 1);

  if (level.is_lost)
    g_hash_table_add (self->found->lost, GUINT_TO_POINTER (level.component));
  g_hash_table_add (self->done, GUINT_TO_POINTER (level.component));
  g_hash_table_remove (self->chain, GUINT_TO_POINTER (level.component));
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.is_lost && self->levels->len > 0)
    g_array_index (self->levels, Level, self->levels->len - 1).is_lost = TRUE;
}

static void
append_name (GString   *out,
             SmithTree *tree,
             SmithNode  component)
{
  gsize length;
  const char *key = smith_tree_peek_key (tree, component, &length);
  gsize n = MIN (length, MAX_NAME_BYTES);

  while (n < length && n > 0 && ((guchar) key[n] & 0xC0) == 0x80)
    n--;
  g_string_append_len (out, key, (gssize) n);
  if (n < length)
    g_string_append (out, "…");
}

/* The chain from @place on, and back to its beginning. */
static char *
dup_names (Search *self,
           guint   place)
{
  guint n = self->levels->len - place;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i == MAX_NAMES / 2 && n > MAX_NAMES)
        {
          g_string_append (out, "… → ");
          i = n - MAX_NAMES / 2;
        }
      append_name (out, self->tree, g_array_index (self->levels, Level, place + i).component);
      g_string_append (out, " → ");
    }
  append_name (out, self->tree, g_array_index (self->levels, Level, place).component);

  return g_string_free (out, FALSE);
}

static void
add_circle (Search    *self,
            SmithNode  ref,
            guint      place)
{
  SmithSchemaCircle circle = { .ref = ref };

  if (self->found->circles->len >= SMITH_LIMIT_CIRCLES)
    return;
  circle.names = dup_names (self, place);
  g_array_append_val (self->found->circles, circle);
}

/* Follows one reference of the last component of the chain. */
static void
follow (Search *self,
        Level  *level)
{
  SmithNode ref = g_array_index (level->refs, SmithNode, level->next++);
  SmithNode target = find_target (self, ref);
  gpointer place;

  if (target == SMITH_NODE_NONE)
    return;
  if (g_hash_table_contains (self->done, GUINT_TO_POINTER (target)))
    {
      if (g_hash_table_contains (self->found->lost, GUINT_TO_POINTER (target)))
        level->is_lost = TRUE;
    }
  else if (g_hash_table_lookup_extended (self->chain, GUINT_TO_POINTER (target), NULL, &place))
    {
      level->is_lost = TRUE;
      add_circle (self, ref, GPOINTER_TO_UINT (place));
    }
  else
    enter (self, target);
}

/**
 * smith_schema_find_circles:
 * @schemas: `components.schemas`, an object
 * @cancellable: (nullable)
 *
 * Takes a pass over the components and their references.
 *
 * Returns: (transfer full): the circles among components, in the order of the search; a part
 *   of them when cancelled
 */
SmithSchemaCircles *
smith_schema_find_circles (SmithTree    *tree,
                           SmithNode     schemas,
                           GCancellable *cancellable)
{
  SmithSchemaCircles *found = g_new0 (SmithSchemaCircles, 1);
  Search self = {
    .tree = tree,
    .schemas = schemas,
    .done = g_hash_table_new (NULL, NULL),
    .chain = g_hash_table_new (NULL, NULL),
    .levels = g_array_new (FALSE, FALSE, sizeof (Level)),
    .found = found,
  };

  found->circles = g_array_new (FALSE, FALSE, sizeof (SmithSchemaCircle));
  found->lost = g_hash_table_new (NULL, NULL);
  g_array_set_clear_func (found->circles, circle_clear);
  g_array_set_clear_func (self.levels, level_clear);

  for (SmithNode component = smith_tree_get_first (tree, schemas); component != SMITH_NODE_NONE;
       component = smith_tree_get_next (tree, component))
    {
      gsize length;
      const char *name = smith_tree_peek_key (tree, component, &length);

      /* of several with one name the last one counts */
      if (g_hash_table_contains (self.done, GUINT_TO_POINTER (component)) ||
          smith_tree_get_member_len (tree, schemas, name, length) != component)
        continue;
      enter (&self, component);
      while (self.levels->len > 0 && !g_cancellable_is_cancelled (cancellable))
        {
          Level *level = &g_array_index (self.levels, Level, self.levels->len - 1);

          if (level->next == level->refs->len)
            leave (&self);
          else
            follow (&self, level);
        }
      if (self.levels->len > 0)
        break;
    }

  g_hash_table_unref (self.done);
  g_hash_table_unref (self.chain);
  g_array_unref (self.levels);

  return found;
}

void
smith_schema_circles_free (SmithSchemaCircles *self)
{
  g_array_unref (self->circles);
  g_hash_table_unref (self->lost);
  g_free (self);
}
