/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"

/* What a document uses from other files, and what that uses in turn.  Each file is read once,
 * each value looked at once for each thing that it is. */

static gint64
key_of (SmithBundleFile *file,
        SmithNode        node)
{
  return (gint64) file->number << 32 | node;
}

SmithBundleUse *
smith_bundle_get_use (const SmithBundle *self,
                      SmithBundleFile   *file,
                      SmithNode          node)
{
  gint64 key = key_of (file, smith_tree_follow (file->tree, node));

  return g_hash_table_lookup (self->by_string, &key);
}

SmithBundleTarget *
smith_bundle_get_target (const SmithBundle *self,
                         SmithBundleFile   *file,
                         SmithNode          node)
{
  gint64 key = key_of (file, node);

  return g_hash_table_lookup (self->by_place, &key);
}

/* The use by which @object shows what another file has, or NULL. */
SmithBundleUse *
smith_bundle_get_inline (const SmithBundle *self,
                         SmithBundleFile   *file,
                         SmithNode          object)
{
  SmithNode ref = smith_ref_get (file->tree, object);
  SmithBundleUse *use = ref != SMITH_NODE_NONE ? smith_bundle_get_use (self, file, ref) : NULL;

  return use != NULL && use->is_inline ? use : NULL;
}

static SmithTree *
read_tree (const char *path,
           GBytes     *text)
{
  if (g_str_has_suffix (path, ".json"))
    return smith_tree_read (text, SMITH_SYNTAX_JSON);
  if (g_str_has_suffix (path, ".yaml") || g_str_has_suffix (path, ".yml"))
    return smith_tree_read (text, SMITH_SYNTAX_YAML);

  return smith_tree_read_any (text);
}

/* Reads a new file, or says in it why that was not possible. */
static void
read_file (SmithBundle     *self,
           SmithBundleFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = self->read (file->path, SMITH_LIMIT_DOCUMENT_BYTES - self->n_bytes,
                                       self->user_data, &error);
  g_autoptr(SmithTree) tree = NULL;
  const SmithReadError *broken;

  if (text == NULL)
    {
      file->error = g_strdup_printf (_("“%s” cannot be read: %s"), file->path, error->message);
      return;
    }

  self->n_bytes += g_bytes_get_size (text);
  if (self->n_bytes > SMITH_LIMIT_DOCUMENT_BYTES)
    {
      file->error = g_strdup_printf (_("The files have more than %u MB together, the most that "
                                       "one document may have"),
                                     SMITH_LIMIT_DOCUMENT_BYTES / (1024 * 1024));
      self->is_over = TRUE;
      return;
    }
  tree = read_tree (file->path, text);
  broken = smith_tree_get_error (tree);
  if (broken == NULL)
    {
      file->tree = g_steal_pointer (&tree);
      return;
    }

  /* said once, where it is */
  file->index = smith_text_index_new (text, SMITH_LINE_BREAKS_FILE);
  smith_bundle_say_at (self, file, broken->span.start, TRUE, broken->message);
}

/* The file at @path, used by @from; NULL when a limit was met, which is said. */
static SmithBundleFile *
open_file (SmithBundle     *self,
           SmithBundleFile *from,
           SmithNode        ref,
           const char      *path)
{
  SmithBundleFile *file = g_hash_table_lookup (self->by_path, path);
  const char *slash = strrchr (path, '/');

  if (file != NULL)
    return file;
  if (self->name != NULL && g_str_equal (path, self->name))
    return g_ptr_array_index (self->files, 0);
  if (self->files->len > SMITH_LIMIT_BUNDLE_FILES || from->depth == SMITH_LIMIT_BUNDLE_DEPTH)
    {
      if (from->depth == SMITH_LIMIT_BUNDLE_DEPTH)
        smith_bundle_say (self, from, ref, TRUE,
                          _("More than %u files lead from one to the next"),
                          SMITH_LIMIT_BUNDLE_DEPTH);
      else
        smith_bundle_say (self, from, ref, TRUE,
                          _("The document uses more than %u files, the most that are read"),
                          SMITH_LIMIT_BUNDLE_FILES);
      self->is_over = TRUE;
      return NULL;
    }

  file = g_new0 (SmithBundleFile, 1);
  file->path = g_strdup (path);
  file->folder = slash != NULL ? g_strndup (path, (gsize) (slash - path) + 1) : g_strdup ("");
  file->number = self->files->len;
  file->depth = from->depth + 1;
  g_ptr_array_add (self->files, file);
  g_hash_table_insert (self->by_path, file->path, file);
  read_file (self, file);

  return file;
}

/* Notes that the string @ref leads to @node of @file, in a place for @state. */
static void
add_use (SmithBundle      *self,
         SmithBundleFile  *from,
         SmithNode         ref,
         SmithBundleFile  *file,
         SmithNode         node,
         SmithBundleState  state)
{
  SmithBundleTarget *target = smith_bundle_get_target (self, file, node);
  SmithBundlePlace place = { file, node, state };
  SmithNode string = smith_tree_follow (from->tree, ref);
  SmithBundleUse *use;
  gint64 key;

  if (target == NULL)
    {
      target = g_new0 (SmithBundleTarget, 1);
      target->file = file;
      target->node = node;
      target->state = state;
      g_ptr_array_add (self->targets, target);
      key = key_of (file, node);
      g_hash_table_insert (self->by_place, g_memdup2 (&key, sizeof key), target);
    }
  if (target->section == NULL)
    target->section = smith_bundle_section (self, state);

  g_array_append_val (self->pending, place);

  key = key_of (from, string);
  use = g_hash_table_lookup (self->by_string, &key);
  if (use == NULL)
    {
      use = g_new0 (SmithBundleUse, 1);
      use->file = from;
      use->node = string;
      use->target = target;
      use->is_inline = TRUE;
      g_ptr_array_add (self->uses, use);
      g_hash_table_insert (self->by_string, g_memdup2 (&key, sizeof key), use);
    }
  /* what stands in the document itself has a place already; where an alias shows the string
   * in two places, one that takes a component decides */
  if (file->path == NULL || smith_bundle_section (self, state) != NULL)
    use->is_inline = FALSE;
}

/* A fragment as a node; NONE with the reason said. */
static SmithNode
find_fragment (SmithBundle     *self,
               SmithBundleFile *from,
               SmithNode        ref,
               SmithBundleFile *file,
               const char      *fragment)
{
  g_autofree char *pointer = g_strconcat ("#", fragment, NULL);
  SmithNode node = smith_pointer_lookup (file->tree, pointer);

  if (node == SMITH_NODE_NONE && *fragment != '\0' && *fragment != '/')
    smith_bundle_say (self, from, ref, TRUE,
                      _("“#%s” is the name of an anchor; only a pointer such as #/a/b is followed "
                        "into another file"), fragment);
  else if (node == SMITH_NODE_NONE)
    smith_bundle_say (self, from, ref, TRUE, _("“%s” has nothing at “#%s”"),
                      file->path != NULL ? file->path : self->name, fragment);

  return node;
}

/* Follows one reference; what it names is looked at later. */
static void
follow (SmithBundle      *self,
        SmithBundleFile  *from,
        SmithNode         ref,
        SmithBundleState  state)
{
  g_autofree char *reference = smith_tree_dup_string (from->tree, ref);
  g_autofree char *path = NULL;
  g_autofree char *error = NULL;
  const char *fragment;
  SmithBundleRef kind = smith_bundle_split (from->folder, reference, &path, &fragment, &error);
  SmithBundleFile *file = from;
  SmithNode node;

  if (kind == SMITH_BUNDLE_REF_LOCAL && from->path == NULL)
    return;
  if (state.kind == SMITH_BUNDLE_DATA)
    {
      if (kind == SMITH_BUNDLE_REF_FILE)
        smith_bundle_say (self, from, ref, FALSE,
                          _("“%s” is part of an example or a default and stays as it is"),
                          reference);
      return;
    }
  if (kind == SMITH_BUNDLE_REF_URL)
    {
      smith_bundle_say (self, from, ref, FALSE, _("“%s” is an address and stays as it is"),
                        reference);
      return;
    }
  if (kind == SMITH_BUNDLE_REF_REFUSED)
    {
      smith_bundle_say (self, from, ref, TRUE, "%s", error);
      return;
    }

  if (kind == SMITH_BUNDLE_REF_FILE)
    file = open_file (self, from, ref, path);
  if (file != NULL && file->error != NULL)
    smith_bundle_say (self, from, ref, TRUE, "%s", file->error);
  if (file == NULL || file->tree == NULL)
    return;
  node = find_fragment (self, from, ref, file, fragment);
  if (node != SMITH_NODE_NONE)
    add_use (self, from, ref, file, node, state);
}

/* Whether this was not looked at as such before. */
static gboolean
is_new (SmithBundle      *self,
        SmithBundleFile  *file,
        SmithNode         node,
        SmithBundleState  state)
{
  gint64 key = key_of (file, node);

  /* files and nodes have 13 and 23 bits */
  key |= (gint64) state.kind << 50 | (gint64) state.shape << 58;
  return g_hash_table_add (self->visited, g_memdup2 (&key, sizeof key));
}

/* Whether a discriminator's mapping names a file, and not a schema by its bare name. */
static gboolean
names_a_file (const char *text)
{
  return strchr (text, '#') != NULL || strchr (text, '/') != NULL ||
         g_str_has_suffix (text, ".json") || g_str_has_suffix (text, ".yaml") ||
         g_str_has_suffix (text, ".yml");
}

static void
look_at_string (SmithBundle     *self,
                SmithBundleFile *file,
                SmithNode        node)
{
  const SmithBundleState schema = { SMITH_BUNDLE_SCHEMA, SMITH_BUNDLE_ONE };
  g_autofree char *text = smith_tree_dup_string (file->tree, node);

  if (names_a_file (text) && is_new (self, file, smith_tree_follow (file->tree, node), schema))
    follow (self, file, node, schema);
}

static void
walk (SmithBundle      *self,
      SmithBundleFile  *file,
      SmithNode         node,
      SmithBundleState  state)
{
  SmithNodeKind kind = smith_tree_get_kind (file->tree, node);
  SmithNode ref;

  if (kind == SMITH_NODE_STRING && state.kind == SMITH_BUNDLE_MAPPING)
    look_at_string (self, file, node);
  if ((kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY) || self->is_over ||
      !is_new (self, file, smith_tree_follow (file->tree, node), state))
    return;

  ref = state.kind != SMITH_BUNDLE_MAPPING ? smith_ref_get (file->tree, node) : SMITH_NODE_NONE;
  if (ref != SMITH_NODE_NONE)
    follow (self, file, ref, state);

  for (SmithNode child = smith_tree_get_first (file->tree, node);
       child != SMITH_NODE_NONE && !self->is_over;
       child = smith_tree_get_next (file->tree, child))
    {
      gsize length;
      const char *key = smith_tree_peek_key (file->tree, child, &length);

      walk (self, file, child,
            smith_bundle_step (state, kind == SMITH_NODE_OBJECT ? key : NULL, length));
    }
}

/* Fills in the uses and the targets. */
void
smith_bundle_find (SmithBundle *self)
{
  SmithBundleFile *main = g_ptr_array_index (self->files, 0);

  walk (self, main, SMITH_NODE_ROOT, (SmithBundleState) { self->form, SMITH_BUNDLE_ONE });
  for (guint i = 0; i < self->pending->len && !self->is_over; i++)
    {
      SmithBundlePlace place = g_array_index (self->pending, SmithBundlePlace, i);

      if (place.file->path != NULL)
        walk (self, place.file, place.node, place.state);
    }
}
