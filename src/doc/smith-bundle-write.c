/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-json-writer.h"
#include "doc/smith-pointer.h"
#include "doc/smith-print.h"

/* What other files have, as it stands in the result: references lead to their new places.
 * Written as JSON, which every document can take; the edit engine gives it the document's
 * manner. */

typedef struct
{
  SmithBundle     *bundle;
  GString         *out;      /* (owned) */
  SmithJsonWriter *writer;   /* (owned) */
  GString         *scratch;  /* (owned) */
  guint            depth;
  gboolean         has_failed;
} Writer;

static void write_value (Writer          *self,
                         SmithBundleFile *file,
                         SmithNode        node);

static void
fail (Writer          *self,
      SmithBundleFile *file,
      SmithNode        node,
      const char      *message)
{
  if (!self->has_failed)
    smith_bundle_say (self->bundle, file, node, TRUE, "%s", message);
  self->has_failed = TRUE;
}

static void
write_scalar (Writer          *self,
              SmithBundleFile *file,
              SmithNode        node)
{
  SmithBundleUse *use = NULL;

  if (smith_tree_get_kind (file->tree, node) == SMITH_NODE_STRING)
    use = smith_bundle_get_use (self->bundle, file, node);
  if (use != NULL && use->target->reference != NULL)
    {
      smith_json_writer_string (self->writer, use->target->reference);
      return;
    }

  g_string_truncate (self->scratch, 0);
  if (!smith_print_json (file->tree, node, SMITH_JSON_COMPACT, self->scratch, NULL))
    fail (self, file, node, _("A bundle has no form for .inf and .nan"));
  smith_json_writer_raw (self->writer, self->scratch->str, self->scratch->len);
}

/* Whether a member of a schema's own file would give the schema an address of its own, by
 * which references in it were no longer those of the result. */
static gboolean
is_address (SmithBundleFile *file,
            SmithNode        child,
            SmithBundleKind  kind)
{
  return file->path != NULL && kind == SMITH_BUNDLE_SCHEMA &&
         smith_tree_get_parent (file->tree, child) == SMITH_NODE_ROOT &&
         smith_tree_get_kind (file->tree, child) == SMITH_NODE_STRING &&
         (smith_tree_key_equals (file->tree, child, "$id") ||
          smith_tree_key_equals (file->tree, child, "$schema"));
}

/* Writes the members of an object, without those that @over has too (NONE: all). */
static void
write_members (Writer          *self,
               SmithBundleFile *file,
               SmithNode        node,
               SmithBundleFile *over_file,
               SmithNode        over,
               SmithBundleKind  kind)
{
  for (SmithNode child = smith_tree_get_first (file->tree, node);
       child != SMITH_NODE_NONE && !self->has_failed;
       child = smith_tree_get_next (file->tree, child))
    {
      gsize length;
      const char *key = smith_tree_peek_key (file->tree, child, &length);

      if (is_address (file, child, kind) ||
          (over != SMITH_NODE_NONE &&
           smith_tree_get_member_len (over_file->tree, over, key, length) != SMITH_NODE_NONE))
        continue;
      smith_json_writer_key_len (self->writer, key, length);
      write_value (self, file, child);
    }
}

/* Writes a target where it stands; @use_file has the object with the reference to it, whose
 * other members are written over the target's. */
static void
write_target (Writer            *self,
              SmithBundleTarget *target,
              SmithBundleFile   *use_file,
              SmithNode          object)
{
  SmithTree *tree = target->file->tree;
  SmithNode ref = object != SMITH_NODE_NONE ? smith_ref_get (use_file->tree, object)
                                            : SMITH_NODE_NONE;
  gboolean is_object = smith_tree_get_kind (tree, target->node) == SMITH_NODE_OBJECT;
  SmithBundleUse *inner = smith_bundle_get_inline (self->bundle, target->file, target->node);
  SmithBundleKind kind = self->bundle->form == SMITH_BUNDLE_SCHEMA ? SMITH_BUNDLE_SCHEMA
                                                                   : target->state.kind;

  if (target->is_open)
    {
      fail (self, ref != SMITH_NODE_NONE ? use_file : target->file,
            ref != SMITH_NODE_NONE ? ref : target->node,
            _("This leads back to itself, and no component can stand in its place"));
      smith_json_writer_null (self->writer);
      return;
    }

  target->is_open = TRUE;
  if (!is_object || inner != NULL)
    write_value (self, target->file, target->node);
  else
    {
      smith_json_writer_begin_object (self->writer);
      write_members (self, target->file, target->node, use_file, object, kind);
      for (SmithNode child = object != SMITH_NODE_NONE
                               ? smith_tree_get_first (use_file->tree, object)
                               : SMITH_NODE_NONE;
           child != SMITH_NODE_NONE && !self->has_failed;
           child = smith_tree_get_next (use_file->tree, child))
        {
          gsize length;
          const char *key = smith_tree_peek_key (use_file->tree, child, &length);

          if (child == ref)
            continue;
          smith_json_writer_key_len (self->writer, key, length);
          write_value (self, use_file, child);
        }
      smith_json_writer_end_object (self->writer);
    }
  target->is_open = FALSE;
}

static void
write_container (Writer          *self,
                 SmithBundleFile *file,
                 SmithNode        node)
{
  SmithBundleUse *use = smith_bundle_get_inline (self->bundle, file, node);

  if (use != NULL)
    {
      write_target (self, use->target, file, node);
      return;
    }
  if (smith_tree_get_kind (file->tree, node) == SMITH_NODE_OBJECT)
    {
      smith_json_writer_begin_object (self->writer);
      write_members (self, file, node, NULL, SMITH_NODE_NONE, SMITH_BUNDLE_OTHER);
      smith_json_writer_end_object (self->writer);
      return;
    }

  smith_json_writer_begin_array (self->writer);
  for (SmithNode child = smith_tree_get_first (file->tree, node);
       child != SMITH_NODE_NONE && !self->has_failed;
       child = smith_tree_get_next (file->tree, child))
    write_value (self, file, child);
  smith_json_writer_end_array (self->writer);
}

static void
write_value (Writer          *self,
             SmithBundleFile *file,
             SmithNode        node)
{
  SmithNodeKind kind = smith_tree_get_kind (file->tree, node);

  /* all pieces together: many uses of one large file are held at the same time */
  if (self->bundle->n_written + self->out->len > SMITH_LIMIT_DOCUMENT_BYTES)
    fail (self, file, node, _("The result would be larger than any document may be"));
  if (self->depth == SMITH_LIMIT_DEPTH)
    fail (self, file, node, _("The result would have too many levels of nesting"));
  if (self->has_failed)
    {
      smith_json_writer_null (self->writer);
      return;
    }

  self->depth++;
  if (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY)
    write_container (self, file, node);
  else
    write_scalar (self, file, node);
  self->depth--;
}

static void
writer_init (Writer      *self,
             SmithBundle *bundle)
{
  *self = (Writer) { .bundle = bundle, .out = g_string_new (NULL),
                     .scratch = g_string_new (NULL) };
  self->writer = smith_json_writer_new (self->out, SMITH_JSON_COMPACT);
}

static SmithTree *
writer_end (Writer *self)
{
  g_autoptr(GBytes) text = NULL;

  smith_json_writer_free (self->writer);
  g_string_free (self->scratch, TRUE);
  self->bundle->n_written += self->out->len;
  text = g_string_free_to_bytes (self->out);

  return self->has_failed ? NULL : smith_tree_read (text, SMITH_SYNTAX_JSON);
}

/* What takes the place of an object of the document; NULL when there was an error, which is
 * said. */
SmithTree *
smith_bundle_write_use (SmithBundle    *self,
                        SmithBundleUse *use)
{
  Writer writer;

  writer_init (&writer, self);
  write_container (&writer, use->file, smith_tree_get_parent (use->file->tree, use->node));

  return writer_end (&writer);
}

/* An object with the new components of a section; NULL when there was an error. */
SmithTree *
smith_bundle_write_added (SmithBundle *self,
                          const char  *section)
{
  Writer writer;

  writer_init (&writer, self);
  smith_json_writer_begin_object (writer.writer);
  for (guint i = 0; i < self->targets->len && !writer.has_failed; i++)
    {
      SmithBundleTarget *target = g_ptr_array_index (self->targets, i);

      if (target->name == NULL || !g_str_equal (target->section, section))
        continue;
      smith_json_writer_key (writer.writer, target->name);
      write_target (&writer, target, NULL, SMITH_NODE_NONE);
    }
  smith_json_writer_end_object (writer.writer);

  return writer_end (&writer);
}
