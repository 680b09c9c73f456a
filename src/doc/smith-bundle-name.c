/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-bundle-private.h"

#include <string.h>

#include "doc/smith-pointer.h"

/* Where each target comes to stand in the result, and what leads there. */

/* As in smith-edit-refs.c, and the slash between the names. */
#define FRAGMENT_CHARACTERS "!$&()*+,;=:@?/"

static char *
to_reference (const char *pointer)
{
  g_autofree char *escaped = g_uri_escape_string (pointer, FRAGMENT_CHARACTERS, FALSE);

  return g_strconcat ("#", escaped, NULL);
}

/* The pointer from @outer to @node, which is in it. */
static char *
dup_rest (SmithTree *tree,
          SmithNode  outer,
          SmithNode  node)
{
  g_autofree char *from = smith_pointer_to_node (tree, outer);
  g_autofree char *to = smith_pointer_to_node (tree, node);

  return g_strdup (to + strlen (from));
}

/* Where the result has @node without a reference to it: in the document, or in what is
 * written in place.  NULL for nowhere. */
static char *
dup_place (const SmithBundle *self,
           SmithBundleFile   *file,
           SmithNode          node)
{
  if (file->path == NULL)
    return smith_pointer_to_node (file->tree, node);

  for (SmithNode outer = node; outer != SMITH_NODE_NONE;
       outer = smith_tree_get_parent (file->tree, outer))
    {
      SmithBundleTarget *target = smith_bundle_get_target (self, file, outer);
      g_autofree char *rest = NULL;

      if (target == NULL || target->home == NULL)
        continue;
      rest = dup_rest (file->tree, outer, node);
      return g_strconcat (target->home, rest, NULL);
    }

  return NULL;
}

/* The pointer to a section, with a slash behind it. */
static char *
dup_prefix (const SmithBundle *self,
            const char        *section)
{
  return g_strdup_printf ("%s/%s/", self->form == SMITH_BUNDLE_DOCUMENT ? "/components" : "",
                          section);
}

/* Whether @pointer leads to a component of the section. */
static gboolean
is_component (const SmithBundle *self,
              const char        *section,
              const char        *pointer)
{
  g_autofree char *prefix = section != NULL ? dup_prefix (self, section) : NULL;

  return prefix != NULL && g_str_has_prefix (pointer, prefix) &&
         strchr (pointer + strlen (prefix), '/') == NULL;
}

/* A component that is nothing but a reference to another file becomes what it refers to; and
 * what is written in place can be referred to there. */
static void
find_home (SmithBundle    *self,
           SmithBundleUse *use)
{
  SmithBundleTarget *target = use->target;
  SmithNode object = smith_tree_get_parent (use->file->tree, use->node);
  g_autofree char *place = NULL;

  if (target->home != NULL || target->file->path == NULL ||
      !smith_tree_key_equals (use->file->tree, use->node, "$ref") ||
      smith_tree_get_n_children (use->file->tree, object) != 1)
    return;

  place = dup_place (self, use->file, object);
  if (place == NULL || !(use->is_inline || is_component (self, target->section, place)))
    return;
  use->is_inline = TRUE;
  target->home = g_steal_pointer (&place);
}

/* Adds the names of what @node has as members, once everything is in place. */
static void
collect_names (const SmithBundle *self,
               SmithBundleFile   *file,
               SmithNode          node,
               GHashTable        *names,
               guint              n_hops)
{
  SmithBundleUse *use = smith_bundle_get_inline (self, file, node);

  if (use != NULL && n_hops < SMITH_LIMIT_REF_HOPS)
    collect_names (self, use->target->file, use->target->node, names, n_hops + 1);
  for (SmithNode child = smith_tree_get_first (file->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (file->tree, child))
    g_hash_table_add (names, smith_tree_dup_key (file->tree, child));
}

/* The member @key of an object, once everything is in place. */
static gboolean
enter (const SmithBundle  *self,
       SmithBundleFile   **file,
       SmithNode          *node,
       const char         *key)
{
  for (guint n_hops = 0; n_hops < SMITH_LIMIT_REF_HOPS; n_hops++)
    {
      SmithNode member = smith_tree_get_member ((*file)->tree, *node, key);
      SmithBundleUse *use = smith_bundle_get_inline (self, *file, *node);

      if (member != SMITH_NODE_NONE)
        {
          *node = member;
          return TRUE;
        }
      if (use == NULL)
        return FALSE;
      *file = use->target->file;
      *node = use->target->node;
    }

  return FALSE;
}

/* The names that a section has in the document. */
static GHashTable *
list_names (const SmithBundle *self,
            const char        *section)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SmithBundleFile *file = g_ptr_array_index (self->files, 0);
  SmithNode node = SMITH_NODE_ROOT;

  if ((self->form != SMITH_BUNDLE_DOCUMENT || enter (self, &file, &node, "components")) &&
      enter (self, &file, &node, section))
    collect_names (self, file, node, names, 0);

  return names;
}

/* What a person would call a target: by the end of its pointer, else by its file. */
static char *
dup_own_name (const SmithBundleTarget *target)
{
  SmithTree *tree = target->file->tree;
  SmithNode parent = smith_tree_get_parent (tree, target->node);
  g_autoptr(GString) name = g_string_new (NULL);

  if (parent != SMITH_NODE_NONE && smith_tree_get_kind (tree, parent) == SMITH_NODE_OBJECT)
    {
      g_autofree char *key = smith_tree_dup_key (tree, target->node);

      g_string_append (name, key);
    }
  else
    {
      const char *slash = strrchr (target->file->path, '/');
      const char *base = slash != NULL ? slash + 1 : target->file->path;
      const char *dot = strrchr (base, '.');

      g_string_append_len (name, base, dot != NULL && dot > base ? dot - base : -1);
    }

  /* OpenAPI takes nothing else in the name of a component */
  for (gsize i = 0; i < name->len; i++)
    if (!g_ascii_isalnum (name->str[i]) && strchr ("._-", name->str[i]) == NULL)
      name->str[i] = '_';
  if (name->len == 0)
    g_string_append (name, "part");

  return g_strdup (name->str);
}

/* Makes @base unlike all of @names by a number, and adds it; @counts has the last number. */
static char *
dup_unique (const char *base,
            GHashTable *names,
            GHashTable *counts)
{
  g_autofree char *name = g_strdup (base);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, base));

  while (g_hash_table_contains (names, name))
    {
      n = MAX (n, 1) + 1;
      g_free (name);
      name = g_strdup_printf ("%s_%u", base, n);
    }
  g_hash_table_insert (counts, g_strdup (base), GUINT_TO_POINTER (n));
  g_hash_table_add (names, g_strdup (name));

  return g_steal_pointer (&name);
}

/* The names of all sections: section → names → …, and section → name → last number. */
typedef struct
{
  SmithBundle *bundle;
  GHashTable  *names;   /* (owned) */
  GHashTable  *counts;  /* (owned) */
} Namer;

static void
add_component (Namer             *self,
               SmithBundleTarget *target)
{
  GHashTable *names = g_hash_table_lookup (self->names, target->section);
  GHashTable *counts = g_hash_table_lookup (self->counts, target->section);
  g_autofree char *base = dup_own_name (target);
  g_autofree char *prefix = dup_prefix (self->bundle, target->section);
  g_autofree char *pointer = NULL;

  if (names == NULL)
    {
      names = list_names (self->bundle, target->section);
      counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->names, (gpointer) target->section, names);
      g_hash_table_insert (self->counts, (gpointer) target->section, counts);
    }
  target->name = dup_unique (base, names, counts);
  pointer = g_strconcat (prefix, target->name, NULL);
  target->reference = to_reference (pointer);
}

/* Gives a target its reference: in place, inside another target, or as a component. */
static void
add_reference (Namer             *self,
               SmithBundleTarget *target)
{
  SmithBundleFile *file = target->file;
  g_autofree char *place = dup_place (self->bundle, file, target->node);

  if (target->reference != NULL)
    return;
  if (place != NULL)
    {
      target->reference = to_reference (place);
      return;
    }

  for (SmithNode outer = smith_tree_get_parent (file->tree, target->node);
       outer != SMITH_NODE_NONE; outer = smith_tree_get_parent (file->tree, outer))
    {
      SmithBundleTarget *around = smith_bundle_get_target (self->bundle, file, outer);
      g_autofree char *rest = NULL;
      g_autofree char *escaped = NULL;

      if (around == NULL || around->section == NULL)
        continue;
      add_reference (self, around);
      rest = dup_rest (file->tree, outer, target->node);
      escaped = to_reference (rest);
      target->reference = g_strconcat (around->reference, escaped + 1, NULL);
      return;
    }

  if (target->section != NULL)
    add_component (self, target);
}

/* Fills in where targets stand, once all are known. */
void
smith_bundle_name (SmithBundle *self)
{
  Namer namer = {
    .bundle = self,
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                    (GDestroyNotify) g_hash_table_unref),
    .counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                     (GDestroyNotify) g_hash_table_unref),
  };

  for (guint i = 0; i < self->uses->len; i++)
    find_home (self, g_ptr_array_index (self->uses, i));
  for (guint i = 0; i < self->targets->len; i++)
    add_reference (&namer, g_ptr_array_index (self->targets, i));

  g_hash_table_unref (namer.names);
  g_hash_table_unref (namer.counts);
}
