/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

#include <math.h>
#include <string.h>

/**
 * smith_tree_walk_init:
 * @self: (out caller-allocates): good for as long as @tree
 *
 * Makes ready to ask in line.
 */
void
smith_tree_walk_init (SmithTreeWalk *self,
                      SmithTree     *tree)
{
  self->tree = tree;
  self->records = tree->records;
  self->data = tree->data;
  self->n_nodes = tree->n_records - 1;
  self->is_plain = tree->syntax == SMITH_SYNTAX_JSON && tree->errors == NULL &&
                   tree->pooled_keys == NULL;
}

/**
 * smith_tree_peek_raw:
 *
 * Returns: (transfer none): the value as it stands in the text; not NUL-terminated
 */
const char *
smith_tree_peek_raw (SmithTree *self,
                     SmithNode  node,
                     gsize     *out_length)
{
  const SmithNodeRecord *record = smith_tree_record (self, smith_tree_follow (self, node));

  *out_length = record->end - record->start;

  return self->data + record->start;
}

/* The text of a string where it stands ready, in the document or in the pool; NULL where
 * escapes must be undone first. */
static const char *
peek_direct (SmithTree             *self,
             const SmithNodeRecord *record,
             gsize                 *out_length)
{
  gboolean has_quotes = self->syntax == SMITH_SYNTAX_JSON || (record->flags & SMITH_FLAG_QUOTED);

  if (record->flags & SMITH_FLAG_INDIRECT)
    return self->syntax == SMITH_SYNTAX_YAML
             ? smith_tree_peek_pool (self, record->first, out_length)
             : NULL;

  *out_length = record->end - record->start - (has_quotes ? 2 : 0);
  return self->data + record->start + (has_quotes ? 1 : 0);
}

/**
 * smith_tree_peek_string:
 * @scratch: emptied and used when the string has escapes
 * @out_length: (out): bytes
 *
 * Returns: (transfer none) (nullable): the string as it reads, not NUL-terminated, good
 *   until @scratch changes; %NULL when the node is not a string
 */
const char *
smith_tree_peek_string (SmithTree *self,
                        SmithNode  node,
                        GString   *scratch,
                        gsize     *out_length)
{
  const SmithNodeRecord *record;
  const char *text;
  gsize length;

  if (node == SMITH_NODE_NONE)
    return NULL;

  record = smith_tree_record (self, smith_tree_follow (self, node));
  if (record->kind != SMITH_NODE_STRING)
    return NULL;

  text = peek_direct (self, record, &length);
  if (text == NULL)
    {
      g_string_truncate (scratch, 0);
      smith_json_unescape (self->data + record->start + 1, record->end - record->start - 2,
                           scratch);
      text = scratch->str;
      length = scratch->len;
    }
  *out_length = length;

  return text;
}

/**
 * smith_tree_dup_string:
 *
 * Returns: (transfer full) (nullable): the string as it reads, or %NULL when the node is
 *   %SMITH_NODE_NONE or not a string.  A NUL inside ends it: use smith_tree_peek_string()
 *   where that matters.
 */
char *
smith_tree_dup_string (SmithTree *self,
                       SmithNode  node)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  gsize length;
  const char *text = smith_tree_peek_string (self, node, scratch, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

/**
 * smith_tree_dup_member:
 *
 * Returns: (transfer full) (nullable): the member @key of @node as smith_tree_dup_string()
 */
char *
smith_tree_dup_member (SmithTree  *self,
                       SmithNode   node,
                       const char *key)
{
  return smith_tree_dup_string (self, smith_tree_get_member (self, node, key));
}

gboolean
smith_tree_string_equals (SmithTree  *self,
                          SmithNode   node,
                          const char *text)
{
  const SmithNodeRecord *record;
  g_autoptr(GString) scratch = NULL;
  const char *string;
  gsize length;

  if (node == SMITH_NODE_NONE)
    return FALSE;
  record = smith_tree_record (self, smith_tree_follow (self, node));
  if (record->kind != SMITH_NODE_STRING)
    return FALSE;

  string = peek_direct (self, record, &length);
  if (string == NULL)
    {
      scratch = g_string_new (NULL);
      string = smith_tree_peek_string (self, node, scratch, &length);
    }

  return strlen (text) == length && memcmp (string, text, length) == 0;
}

/**
 * smith_tree_has_string:
 * @list: an array; nothing else has any, nor has %SMITH_NODE_NONE
 *
 * Takes a time in proportion to the length of @list.
 *
 * Returns: whether one of its elements is the string @text
 */
gboolean
smith_tree_has_string (SmithTree  *self,
                       SmithNode   list,
                       const char *text)
{
  if (smith_tree_get_kind (self, list) != SMITH_NODE_ARRAY)
    return FALSE;
  for (SmithNode node = smith_tree_get_first (self, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self, node))
    if (smith_tree_string_equals (self, node, text))
      return TRUE;

  return FALSE;
}

/**
 * smith_tree_get_boolean:
 *
 * Returns: the value of a boolean node; %FALSE for every other
 */
gboolean
smith_tree_get_boolean (SmithTree *self,
                        SmithNode  node)
{
  const SmithNodeRecord *record;

  if (node == SMITH_NODE_NONE)
    return FALSE;
  record = smith_tree_record (self, smith_tree_follow (self, node));

  /* the core schema's spellings are true, True and TRUE: YAML 1.2.2 §10.3.2 */
  return record->kind == SMITH_NODE_BOOLEAN && (self->data[record->start] | 0x20) == 't';
}

/**
 * smith_tree_get_number:
 * @out_value: (out): the nearest double; set on success only
 *
 * Returns: whether the node is a number
 */
gboolean
smith_tree_get_number (SmithTree *self,
                       SmithNode  node,
                       double    *out_value)
{
  g_autofree char *copy = NULL;
  const SmithNodeRecord *record;

  if (node == SMITH_NODE_NONE)
    return FALSE;
  record = smith_tree_record (self, smith_tree_follow (self, node));
  if (record->kind != SMITH_NODE_NUMBER)
    return FALSE;

  copy = g_strndup (self->data + record->start, record->end - record->start);
  if (copy[0] == '0' && copy[1] == 'o')
    *out_value = (double) g_ascii_strtoull (copy + 2, NULL, 8);
  else if (strstr (copy, ".inf") != NULL || strstr (copy, ".Inf") != NULL ||
           strstr (copy, ".INF") != NULL)
    *out_value = copy[0] == '-' ? -INFINITY : INFINITY;
  else if (copy[0] == '.' && (copy[1] | 0x20) == 'n')
    *out_value = NAN;
  else
    *out_value = g_ascii_strtod (copy, NULL);

  return TRUE;
}
