/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-edit.h"
#include "doc/smith-pointer.h"

/* The document of a bundle, changed by edits of its text. */

static void
file_free (gpointer data)
{
  SmithBundleFile *self = data;

  g_free (self->path);
  g_free (self->folder);
  g_free (self->error);
  g_clear_pointer (&self->tree, smith_tree_unref);
  g_clear_pointer (&self->index, smith_text_index_unref);
  g_free (self);
}

static void
target_free (gpointer data)
{
  SmithBundleTarget *self = data;

  g_free (self->name);
  g_free (self->reference);
  g_free (self->home);
  g_free (self);
}

static void
note_free (SmithBundleNote *self)
{
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

void
smith_bundle_say_at (SmithBundle     *self,
                     SmithBundleFile *file,
                     gsize            offset,
                     gboolean         is_error,
                     const char      *message)
{
  SmithBundleNote *note;

  self->has_failed = self->has_failed || is_error;
  if (self->notes->len == SMITH_LIMIT_PROBLEMS)
    return;

  if (file->index == NULL)
    file->index = smith_text_index_new (smith_tree_get_text (file->tree), SMITH_LINE_BREAKS_FILE);
  note = g_new0 (SmithBundleNote, 1);
  note->path = g_strdup (file->path);
  note->offset = offset;
  note->is_error = is_error;
  note->message = g_strdup (message);
  smith_text_index_locate (file->index, offset, &note->position);
  g_ptr_array_add (self->notes, note);
}

void
smith_bundle_say (SmithBundle     *self,
                  SmithBundleFile *file,
                  SmithNode        node,
                  gboolean         is_error,
                  const char      *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  smith_bundle_say_at (self, file, smith_tree_get_span (file->tree, node).start, is_error, message);
}

static const char *
find_definitions (SmithTree *tree)
{
  g_autofree char *dialect = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "$schema");

  if (smith_tree_get_member (tree, SMITH_NODE_ROOT, "$defs") != SMITH_NODE_NONE)
    return "$defs";
  if (smith_tree_get_member (tree, SMITH_NODE_ROOT, "definitions") != SMITH_NODE_NONE ||
      (dialect != NULL && strstr (dialect, "/draft-0") != NULL))
    return "definitions";

  return "$defs";
}

static void
bundle_init (SmithBundle      *self,
             SmithTree        *tree,
             const char       *name,
             SmithBundleRead   read,
             gpointer          user_data)
{
  SmithBundleFile *main = g_new0 (SmithBundleFile, 1);

  main->folder = g_strdup ("");
  main->tree = smith_tree_ref (tree);
  *self = (SmithBundle) {
    .main = tree,
    .form = smith_bundle_root_kind (tree),
    .definitions = find_definitions (tree),
    .read = read,
    .user_data = user_data,
    .name = name,
    .files = g_ptr_array_new_with_free_func (file_free),
    .by_path = g_hash_table_new (g_str_hash, g_str_equal),
    .targets = g_ptr_array_new_with_free_func (target_free),
    .by_place = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .uses = g_ptr_array_new_with_free_func (g_free),
    .by_string = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .pending = g_array_new (FALSE, FALSE, sizeof (SmithBundlePlace)),
    .visited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free),
    .edits = smith_text_edits_new (),
    .n_bytes = g_bytes_get_size (smith_tree_get_text (tree)),
  };
  g_ptr_array_add (self->files, main);
}

static void
bundle_clear (SmithBundle *self)
{
  g_hash_table_unref (self->visited);
  g_array_unref (self->pending);
  g_hash_table_unref (self->by_string);
  g_ptr_array_unref (self->uses);
  g_hash_table_unref (self->by_place);
  g_ptr_array_unref (self->targets);
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_ptr_array_unref (self->edits);
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const SmithBundleUse *one = *(const SmithBundleUse *const *) a;
  const SmithBundleUse *other = *(const SmithBundleUse *const *) b;

  return one->node < other->node ? -1 : one->node > other->node;
}

/* Replaces one use in the document; @edits get what is to be done. */
static gboolean
change_use (SmithBundle    *self,
            SmithBundleUse *use,
            GPtrArray      *edits)
{
  SmithNode node = use->is_inline ? smith_tree_get_parent (self->main, use->node) : use->node;
  g_autoptr(SmithTree) value = use->is_inline
                                 ? smith_bundle_write_use (self, use)
                                 : smith_edit_value_new_string (use->target->reference);
  g_autoptr(GError) error = NULL;

  if (value == NULL)
    return FALSE;
  if (use->is_inline
        ? smith_edit_replace (self->main, node, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits,
                              &error)
        : smith_edit_set (self->main, node, (SmithEditValue) { value, SMITH_NODE_ROOT }, edits,
                          &error))
    return TRUE;

  smith_bundle_say (self, use->file, use->node, TRUE, "%s", error->message);
  return FALSE;
}

/* What @edits make of @tree; NULL when that cannot be read.  They go to those that there are. */
static SmithTree *
advance (SmithBundle *self,
         SmithTree   *tree,
         GPtrArray   *edits)
{
  g_autoptr(GBytes) text = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  g_autoptr(GPtrArray) all = text != NULL ? smith_text_edits_compose (self->edits, edits) : NULL;
  g_autoptr(SmithTree) changed = NULL;

  if (all == NULL)
    return NULL;
  changed = smith_tree_read (text, smith_tree_get_syntax (self->main));
  if (changed == NULL || smith_tree_get_error (changed) != NULL)
    return NULL;
  g_ptr_array_unref (self->edits);
  self->edits = g_steal_pointer (&all);

  return g_steal_pointer (&changed);
}

/* The document with its own references changed, or NULL with the reason said. */
static SmithTree *
change_uses (SmithBundle *self)
{
  g_autoptr(GPtrArray) own = g_ptr_array_new ();
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  gsize done = 0;

  for (guint i = 0; i < self->uses->len; i++)
    {
      SmithBundleUse *use = g_ptr_array_index (self->uses, i);

      if (use->file->path == NULL)
        g_ptr_array_add (own, use);
    }
  g_ptr_array_sort (own, compare_uses);

  /* inside what was replaced there is nothing left to change */
  for (guint i = 0; i < own->len; i++)
    {
      SmithBundleUse *use = g_ptr_array_index (own, i);
      SmithNode object = smith_tree_get_parent (self->main, use->node);

      if (smith_tree_get_span (self->main, use->node).start < done)
        continue;
      if (!change_use (self, use, edits))
        return NULL;
      if (use->is_inline)
        done = smith_tree_get_span (self->main, object).end;
    }

  return advance (self, self->main, edits);
}

/* Adds components to their section, and the section where it is missing. */
static gboolean
add_to_section (SmithBundle  *self,
                SmithTree    *tree,
                const char   *section,
                GPtrArray    *edits,
                GError      **error)
{
  g_autoptr(SmithTree) added = smith_bundle_write_added (self, section);
  SmithEditValue value = { added, SMITH_NODE_ROOT };
  SmithNode outer = SMITH_NODE_ROOT, node;

  if (added == NULL)
    return FALSE;
  if (self->form == SMITH_BUNDLE_DOCUMENT)
    {
      outer = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
      if (outer == SMITH_NODE_NONE || smith_tree_get_first (tree, outer) == SMITH_NODE_NONE)
        {
          g_autoptr(SmithTree) wrapped = smith_edit_value_read ("{}", SMITH_SYNTAX_JSON, error);
          g_autoptr(GPtrArray) wrap = smith_text_edits_new ();
          g_autoptr(GBytes) text = NULL;

          if (!smith_edit_insert_member (wrapped, SMITH_NODE_ROOT, section, SMITH_NODE_NONE, value,
                                         wrap, error))
            return FALSE;
          text = smith_text_edits_apply (wrap, smith_tree_get_text (wrapped));
          smith_tree_unref (wrapped);
          wrapped = smith_tree_read (text, SMITH_SYNTAX_JSON);
          value.tree = wrapped;
          return smith_edit_put (tree, "/components", value, edits, error);
        }
    }

  node = smith_tree_get_member (tree, outer, section);
  if (node == SMITH_NODE_NONE)
    return smith_edit_insert_member (tree, outer, section, SMITH_NODE_NONE, value, edits, error);
  if (smith_tree_get_first (tree, node) == SMITH_NODE_NONE)
    return smith_edit_set (tree, node, value, edits, error);

  return smith_edit_insert_members (tree, node, value, edits, error);
}

/* One section after the other, each in the text that the one before left: where two meet at
 * the end of the same lines, their edits would be in each other's way. */
static SmithTree *
add_components (SmithBundle *self,
                SmithTree   *changed)
{
  g_autoptr(SmithTree) tree = smith_tree_ref (changed);
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->targets->len; i++)
    {
      SmithBundleTarget *target = g_ptr_array_index (self->targets, i);
      g_autoptr(GPtrArray) edits = smith_text_edits_new ();
      g_autoptr(SmithTree) next = NULL;
      g_autoptr(GError) error = NULL;

      if (target->name == NULL || !g_hash_table_add (done, (gpointer) target->section))
        continue;
      if (!add_to_section (self, tree, target->section, edits, &error))
        {
          if (error != NULL)
            smith_bundle_say (self, target->file, target->node, TRUE,
                              _("This cannot become a component: %s"), error->message);
          return NULL;
        }
      next = advance (self, tree, edits);
      if (next == NULL)
        return NULL;
      smith_tree_unref (tree);
      tree = g_steal_pointer (&next);
    }

  return g_steal_pointer (&tree);
}

static GPtrArray *
list_edits (SmithBundle *self)
{
  g_autoptr(SmithTree) changed = change_uses (self);
  g_autoptr(SmithTree) tree = changed != NULL ? add_components (self, changed) : NULL;

  if (tree != NULL)
    return g_ptr_array_ref (self->edits);

  if (!self->has_failed)
    smith_bundle_say (self, g_ptr_array_index (self->files, 0), SMITH_NODE_ROOT, TRUE, "%s",
                      _("The result would be a text that is not well formed or too large"));
  return NULL;
}

/**
 * smith_bundle:
 * @tree: a document that was read without an error
 * @name: (nullable): the name of its file in its folder, for references back to it
 * @read: reads another file
 * @out_notes: (out) (transfer full) (element-type SmithBundleNote): what is wrong, or was
 *   left as it is, in the order in which it was found
 *
 * Brings what `$ref` names in other files into the document.  It becomes a component of the
 * section that fits the place of the reference, or of `$defs` or `definitions` where the
 * document is no OpenAPI description, and is named after its pointer or file; the same
 * target is one component however often it is used.  Path items, and what no component can
 * stand for, are written where the reference was; so is a component that is nothing but a
 * reference.  All other bytes of the document stay as they are.
 *
 * References to addresses stay as well, and so do those inside examples and defaults, which
 * are data.  Comments of other files are left behind, and the `$id` and `$schema` of files
 * that are a schema.
 *
 * Pure but for @read.  Takes a time in proportion to all files and to the result, which
 * together with the number and depth of files is bounded by base/smith-limits.h.
 *
 * Returns: (transfer full) (nullable) (element-type SmithTextEdit): what makes one document of
 *   the text, sorted; %NULL when an error is among the notes
 */
GPtrArray *
smith_bundle (SmithTree        *tree,
              const char       *name,
              SmithBundleRead   read,
              gpointer          user_data,
              GPtrArray       **out_notes)
{
  SmithBundle self;
  GPtrArray *result = NULL;

  g_return_val_if_fail (tree != NULL && smith_tree_get_error (tree) == NULL, NULL);
  g_return_val_if_fail (read != NULL && out_notes != NULL, NULL);

  bundle_init (&self, tree, name, read, user_data);
  smith_bundle_find (&self);
  if (!self.has_failed && self.uses->len == 0)
    result = smith_text_edits_new ();
  else if (!self.has_failed)
    {
      smith_bundle_name (&self);
      result = list_edits (&self);
    }
  *out_notes = g_steal_pointer (&self.notes);
  bundle_clear (&self);

  return result;
}
