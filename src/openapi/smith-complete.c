/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-complete-private.h"

#include <string.h>

void
smith_proposal_free (SmithProposal *self)
{
  g_free (self->label);
  g_free (self->detail);
  g_free (self->text);
  g_free (self);
}

static void
completer_init (SmithCompleter      *self,
                SmithTree           *tree,
                gsize                n_same,
                const SmithTextPart *part,
                gsize                offset)
{
  g_autofree char *version = NULL;

  *self = (SmithCompleter) {
    .spot = { SMITH_FORM_OBJECT, SMITH_OBJECT_ROOT, NULL },
    .found = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_proposal_free),
  };
  smith_cursor_init (&self->cursor, tree, n_same, part, offset);
  if (self->cursor.what == SMITH_CURSOR_NOWHERE)
    return;
  if (smith_tree_get_n_nodes (tree) > 0 &&
      smith_tree_get_kind (tree, SMITH_NODE_ROOT) == SMITH_NODE_OBJECT)
    version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");
  self->is_new = version == NULL || !g_str_has_prefix (version, "3.0");
  self->needle = g_utf8_casefold (self->cursor.word, -1);
  for (guint i = 0; i < self->cursor.path->len; i++)
    self->spot = smith_structure_enter (self->spot,
                                        ((SmithStep *) self->cursor.path->pdata[i])->key,
                                        self->is_new);
}

/* Whether the object has that field already; the one that the cursor is in does not count. */
static gboolean
is_present (const SmithCompleter *self,
            SmithNode             container,
            const char           *name)
{
  const SmithCursor *cursor = &self->cursor;
  gsize start = cursor->start + (cursor->quote != 0), length = strlen (name);

  if (g_hash_table_contains (cursor->present, name))
    return TRUE;
  if (start + length <= cursor->end && start + length + 1 >= cursor->end &&
      memcmp (cursor->data + start, name, length) == 0)
    return FALSE;

  return container != SMITH_NODE_NONE &&
         smith_tree_get_member (cursor->tree, container, name) != SMITH_NODE_NONE;
}

static void
complete_keys (SmithCompleter *self)
{
  SmithNode container = smith_cursor_resolve (&self->cursor, 0);
  guint needed = self->is_new ? SMITH_NEED_3_1 : SMITH_NEED_3_0;
  const SmithField *field;

  if (container != SMITH_NODE_NONE &&
      smith_tree_get_kind (self->cursor.tree, container) != SMITH_NODE_OBJECT)
    container = SMITH_NODE_NONE;
  if (self->spot.form == SMITH_FORM_OBJECT || self->spot.form == SMITH_FORM_FLAG_OR_OBJECT)
    for (gsize index = 0; (field = smith_structure_next_field (self->spot.object, self->is_new,
                                                               &index)) != NULL;)
      if (field->name != NULL && !is_present (self, container, field->name))
        smith_completer_add_key (self, SMITH_PROPOSAL_KEY, field->name, field->form,
                                 (field->flags & needed) != 0,
                                 smith_structure_get_meaning (self->spot.object, field->name));
  smith_complete_key_names (self);
}

static void
complete_values (SmithCompleter *self)
{
  const SmithField *field = self->spot.field;

  if (self->spot.form == SMITH_FORM_FLAG || self->spot.form == SMITH_FORM_FLAG_OR_OBJECT)
    {
      smith_completer_add_value (self, SMITH_PROPOSAL_VALUE, "true", "true", FALSE, NULL);
      smith_completer_add_value (self, SMITH_PROPOSAL_VALUE, "false", "false", FALSE, NULL);
    }
  if (self->spot.form != SMITH_FORM_TEXT && self->spot.form != SMITH_FORM_TEXT_OR_TEXTS)
    return;
  if (field != NULL && field->choices != NULL)
    {
      g_auto(GStrv) choices = g_strsplit (field->choices, "|", -1);

      for (guint i = 0; choices[i] != NULL; i++)
        smith_completer_add_value (self, SMITH_PROPOSAL_VALUE, choices[i], choices[i], TRUE, NULL);
    }
  smith_complete_value_names (self);
}

/* On a line of a list whose dash is not there yet: what an element may be. */
static void
complete_elements (SmithCompleter *self)
{
  self->needs_dash = TRUE;
  smith_cursor_append (&self->cursor, NULL, 0, -1);
  self->spot = smith_structure_enter (self->spot, NULL, self->is_new);
  if (self->spot.form == SMITH_FORM_OBJECT)
    complete_keys (self);
  else
    complete_values (self);
}

static guint
rank (const SmithProposal *proposal)
{
  return proposal->is_needed ? 0 : proposal->kind == SMITH_PROPOSAL_SNIPPET ? 2 : 1;
}

/* What begins with what was typed comes first, then what must be there, snippets last; otherwise
 * the order of the specification or the document stays. */
static void
sort (SmithCompleter *self)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_proposal_free);

  for (guint pass = 0; pass < 6; pass++)
    for (guint i = 0; i < self->found->len; i++)
      {
        SmithProposal *proposal = self->found->pdata[i];
        g_autofree char *folded = NULL;

        if (proposal == NULL || rank (proposal) != pass % 3)
          continue;
        folded = g_utf8_casefold (proposal->label, -1);
        if (pass < 3 && !g_str_has_prefix (folded, self->needle))
          continue;
        g_ptr_array_add (sorted, proposal);
        self->found->pdata[i] = NULL;
      }
  g_ptr_array_set_free_func (self->found, NULL);
  g_ptr_array_unref (self->found);
  self->found = sorted;
}

/**
 * smith_complete:
 * @tree: of this text or of an earlier one, whole or damaged
 * @n_same: how many bytes at the start of the text are the same in @tree
 * @part: the text around the cursor
 * @offset: the cursor, in bytes of the document, at the edge of a character
 *
 * Lists what can be written at the cursor: fields that the object may have and does not have
 * yet, values that a field may have, names that the document defines, whole objects.  The line
 * of the cursor need not be well formed.  In comments and running text nothing is offered.
 *
 * Takes a time in proportion to @part, the depth of the tree and what is offered; names of the
 * document are looked through.  For any thread.
 *
 * Returns: (transfer full) (element-type SmithProposal): the best ones first
 */
GPtrArray *
smith_complete (SmithTree           *tree,
                gsize                n_same,
                const SmithTextPart *part,
                gsize                offset)
{
  SmithCompleter self;

  g_return_val_if_fail (tree != NULL && part != NULL, NULL);
  g_return_val_if_fail (offset >= part->start && offset - part->start <= part->length, NULL);

  completer_init (&self, tree, n_same, part, offset);
  if (self.cursor.what != SMITH_CURSOR_NOWHERE)
    {
      gboolean is_list = self.spot.form == SMITH_FORM_OBJECTS ||
                         self.spot.form == SMITH_FORM_TEXTS;

      if (self.cursor.what == SMITH_CURSOR_VALUE)
        complete_values (&self);
      else if (is_list && !self.cursor.is_flow)
        complete_elements (&self);
      if (self.cursor.what == SMITH_CURSOR_KEY ? !is_list : self.cursor.may_be_key)
        complete_keys (&self);
      if (!is_list)
        smith_complete_snippets (&self);
      sort (&self);
    }
  g_free (self.needle);
  smith_cursor_clear (&self.cursor);

  return self.found;
}
