/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"

/* How values of a tree become those of a form. */

/* More than a person edits in a form. */
#define MAX_VALUE_BYTES (32u * 1024)
#define MAX_WORDS       200u

/* What stands at @path below @anchor.  Without it, @out_last is the object that lacks the first
 * name of @out_rest; %SMITH_NODE_NONE where nothing can be added, since there is a reference or
 * something else than an object on the way. */
SmithNode
smith_inspection_look_up (SmithTree   *tree,
                          SmithNode    anchor,
                          const char  *path,
                          SmithNode   *out_last,
                          const char **out_rest)
{
  SmithNode node = anchor;

  *out_last = SMITH_NODE_NONE;
  *out_rest = path;
  for (;;)
    {
      gsize length = strcspn (*out_rest, "/");
      SmithNode member;

      if (smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT ||
          smith_ref_get (tree, node) != SMITH_NODE_NONE)
        return SMITH_NODE_NONE;
      member = smith_tree_get_member_len (tree, node, *out_rest, length);
      if (member == SMITH_NODE_NONE)
        {
          *out_last = node;
          return SMITH_NODE_NONE;
        }
      if ((*out_rest)[length] == '\0')
        return member;
      *out_rest += length + 1;
      node = member;
    }
}

gboolean
smith_inspection_is_scalar (SmithTree *tree,
                            SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  return kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY;
}

/* Empty for null. */
char *
smith_inspection_dup_scalar (SmithTree *tree,
                             SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  gsize length;
  const char *raw;

  if (kind == SMITH_NODE_STRING)
    return smith_tree_dup_string (tree, node);
  if (kind == SMITH_NODE_NULL)
    return g_strdup ("");
  raw = smith_tree_peek_raw (tree, node, &length);

  return g_strndup (raw, length);
}

/* The element of the list of needed properties that names @property. */
SmithNode
smith_inspection_get_needed (SmithTree *tree,
                             SmithNode  property)
{
  SmithNode schema = smith_tree_get_parent (tree, smith_tree_get_parent (tree, property));
  SmithNode list = smith_tree_get_member (tree, schema, "required");
  g_autofree char *name = smith_tree_dup_key (tree, property);

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return SMITH_NODE_NONE;
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (smith_tree_string_equals (tree, node, name))
      return node;

  return SMITH_NODE_NONE;
}

static gboolean
is_too_long (SmithTree *tree,
             SmithNode  node)
{
  SmithSpan span = smith_tree_get_span (tree, node);

  return span.end - span.start > MAX_VALUE_BYTES;
}

/* JSON can hold a NUL, which no form can. */
static gboolean
has_nul (SmithTree *tree,
         SmithNode  node)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  gsize length;
  const char *text;

  if (smith_tree_get_kind (tree, node) != SMITH_NODE_STRING)
    return FALSE;
  text = smith_tree_peek_string (tree, node, scratch, &length);

  return memchr (text, '\0', length) != NULL;
}

static void
read_scalar (SmithTree                *tree,
             const SmithInspectionRow *row,
             SmithNode                 node,
             char                    **out_value,
             char                    **out_why_not)
{
  if (!smith_inspection_is_scalar (tree, node))
    *out_why_not = g_strdup (_("This is more than one value; change it in the text"));
  else if (is_too_long (tree, node) || has_nul (tree, node))
    *out_why_not = g_strdup (_("This is too long for a form; change it in the text"));
  else
    *out_value = smith_inspection_dup_scalar (tree, node);

  if (*out_value != NULL && row->control == SMITH_INSPECTION_LINE &&
      strpbrk (*out_value, "\r\n") != NULL)
    *out_why_not = g_strdup (_("This has several lines; change it in the text"));
}

/* A word that a list with commas can show. */
static gboolean
is_word (SmithTree *tree,
         SmithNode  node)
{
  g_autofree char *word = NULL;
  g_autofree char *bare = NULL;

  if (!smith_inspection_is_scalar (tree, node) ||
      smith_tree_get_kind (tree, node) == SMITH_NODE_NULL || is_too_long (tree, node) ||
      has_nul (tree, node))
    return FALSE;
  word = smith_inspection_dup_scalar (tree, node);
  bare = g_strstrip (g_strdup (word));

  return *word != '\0' && g_str_equal (word, bare) && strpbrk (word, ",\r\n") == NULL;
}

static void
read_words (SmithTree *tree,
            SmithNode  list,
            char     **out_value,
            char     **out_why_not)
{
  g_autoptr(GString) words = g_string_new (NULL);

  if (smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY ||
      smith_tree_get_n_children (tree, list) > MAX_WORDS)
    {
      *out_why_not = g_strdup (_("This is no short list; change it in the text"));
      return;
    }
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *word = NULL;

      if (!is_word (tree, node))
        {
          *out_why_not = g_strdup (_("A value in this list is no plain word; change it in the "
                                     "text"));
          return;
        }
      word = smith_inspection_dup_scalar (tree, node);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
    }
  *out_value = g_strdup (words->str);
}

static void
read_at_path (SmithTree                *tree,
              const SmithInspectionRow *row,
              SmithNode                 anchor,
              char                    **out_value,
              char                    **out_why_not)
{
  SmithNode last, node;
  const char *rest;

  node = smith_inspection_look_up (tree, anchor, row->id, &last, &rest);
  if (node == SMITH_NODE_NONE && last == SMITH_NODE_NONE)
    *out_why_not = g_strdup (_("A reference or another value stands there; change it in the text"));
  else if (node == SMITH_NODE_NONE)
    *out_value = g_strdup ("");
  else if (row->manner == SMITH_MANNER_WORDS)
    read_words (tree, node, out_value, out_why_not);
  else
    read_scalar (tree, row, node, out_value, out_why_not);
}

/* @out_value is never %NULL afterwards; of what is needed it is empty. */
void
smith_inspection_read (SmithTree                *tree,
                       const SmithInspectionRow *row,
                       SmithNode                 anchor,
                       char                    **out_value,
                       char                    **out_why_not)
{
  *out_value = *out_why_not = NULL;
  switch (row->manner)
    {
    case SMITH_MANNER_COMPONENT:
    case SMITH_MANNER_KEY:
    case SMITH_MANNER_VARIABLE:
    case SMITH_MANNER_SCOPE:
    case SMITH_MANNER_PROPERTY:
      *out_value = smith_tree_dup_key (tree, anchor);
      break;

    case SMITH_MANNER_PATH:
      *out_value = smith_tree_dup_key (tree, smith_tree_get_parent (tree, anchor));
      break;

    case SMITH_MANNER_VALUE:
      read_scalar (tree, row, anchor, out_value, out_why_not);
      break;

    case SMITH_MANNER_LIST:
      read_words (tree, anchor, out_value, out_why_not);
      break;

    case SMITH_MANNER_NEEDED:
      /* the object around says so, for all of its properties */
      break;

    case SMITH_MANNER_STRING:
    case SMITH_MANNER_FLAG:
    case SMITH_MANNER_SCALAR:
    case SMITH_MANNER_WORDS:
    case SMITH_MANNER_ID:
    default:
      read_at_path (tree, row, anchor, out_value, out_why_not);
    }
  if (*out_value == NULL)
    *out_value = g_strdup ("");
}

static void
mark_needed (SmithInspectionItem *item)
{
  g_autofree char *type = g_steal_pointer (&item->subtitle);

  item->subtitle = *type != '\0' ? g_strconcat (type, " · ", _("required"), NULL)
                                 : g_strdup (_("required"));
  for (guint i = 0; i < item->fields->len; i++)
    {
      SmithInspectionField *field = item->fields->pdata[i];

      if (field->row->manner != SMITH_MANNER_NEEDED)
        continue;
      g_free (field->value);
      field->value = g_strdup ("true");
    }
}

/* Notes which of @items, the properties of @schema, must be there.  That list may be as long as
 * the text, so it is read once for all of them. */
void
smith_inspection_mark_needed (SmithTree *tree,
                              SmithNode  schema,
                              GPtrArray *items)
{
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  SmithNode list = smith_tree_get_member (tree, schema, "required");

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
    return;
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (titles, ((SmithInspectionItem *) items->pdata[i])->title, NULL);
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_get_kind (tree, node) == SMITH_NODE_STRING
                              ? smith_tree_dup_string (tree, node) : NULL;
      gpointer title;

      if (name != NULL && g_hash_table_lookup_extended (titles, name, &title, NULL))
        g_hash_table_insert (titles, title, GINT_TO_POINTER (TRUE));
    }
  for (guint i = 0; i < items->len; i++)
    {
      SmithInspectionItem *item = items->pdata[i];

      if (g_hash_table_lookup (titles, item->title) != NULL)
        mark_needed (item);
    }
}
