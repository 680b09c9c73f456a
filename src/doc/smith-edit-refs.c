/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"

/* A component's new name, everywhere. */

/* What may stand in a URI's fragment as it is: RFC 3986 §3.5, but for / which ends a token and
 * ' which may end the string. */
#define FRAGMENT_CHARACTERS "!$&()*+,;=:@?"

/* One name in a pointer, ready for a fragment. */
static char *
escape_token (const char *key)
{
  g_autoptr(GString) token = g_string_new (key);

  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);
  return g_uri_escape_string (token->str, FRAGMENT_CHARACTERS, FALSE);
}

/* Whether a token of a reference, which may be percent-encoded, is that of a pointer. */
static gboolean
is_token (const char *text,
          gsize       length,
          const char *token,
          gsize       token_length)
{
  g_autofree char *plain = NULL;

  if (length == 0 || memchr (text, '%', length) == NULL)
    return length == token_length && memcmp (text, token, length) == 0;
  plain = g_uri_unescape_segment (text, text + length, NULL);

  return plain != NULL && strlen (plain) == token_length &&
         memcmp (plain, token, token_length) == 0;
}

/* Where the last token of @pointer stands in @reference, when that leads to it or to what is
 * in it.  Tokens are compared as they read: both sides may be escaped in their own way. */
static gboolean
find_token (const char *reference,
            const char *pointer,
            gsize      *out_start,
            gsize      *out_end)
{
  gsize at = 1;

  if (*reference != '#')
    return FALSE;

  while (*pointer == '/')
    {
      gsize own = strcspn (pointer + 1, "/");
      gsize length = reference[at] == '/' ? strcspn (reference + at + 1, "/") : 0;

      if (reference[at] != '/' || !is_token (reference + at + 1, length, pointer + 1, own))
        return FALSE;
      *out_start = at + 1;
      *out_end = at = at + 1 + length;
      pointer += 1 + own;
    }

  return TRUE;
}

/* A schema's bare name in the mapping of a discriminator. */
static gboolean
change_bare_name (SmithEdit  *self,
                  SmithNode   node,
                  const char *key)
{
  g_autoptr(SmithTree) value = smith_edit_value_new_string (key);
  SmithEditWriter writer;

  smith_edit_writer_init (&writer, self, smith_tree_get_parent (self->tree, node), node,
                          (SmithEditValue) { value, SMITH_NODE_ROOT });
  return smith_edit_set_in_place (self, node, &writer);
}

static gboolean
change_reference (SmithEdit  *self,
                  SmithNode   node,
                  const char *pointer,
                  const char *token)
{
  SmithSpan span = smith_tree_get_span (self->tree, node);
  g_autofree char *reference = smith_tree_dup_string (self->tree, node);
  g_autoptr(GString) text = NULL;
  gsize start = 0, end = 0, length;
  const char *raw;

  if (!find_token (reference, pointer, &start, &end))
    return TRUE;
  if (smith_edit_is_alias (self, node) || smith_edit_is_merged (self, node))
    return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                            _("A reference to this is brought by an alias; write it out first"));

  text = g_string_new (token);
  raw = smith_tree_peek_raw (self->tree, node, &length);
  if (length >= strlen (reference) + 1 && memcmp (raw + 1, reference, strlen (reference)) == 0)
    smith_edit_add (self, span.start + 1 + start, span.start + 1 + end, text);
  else
    {
      /* written with escapes or over several lines: as a whole */
      g_autofree char *whole = g_strdup_printf ("%.*s%s%s", (int) start, reference, token,
                                                reference + end);
      g_autoptr(SmithTree) value = smith_edit_value_new_string (whole);
      SmithEditWriter writer;

      smith_edit_writer_init (&writer, self, smith_tree_get_parent (self->tree, node), node,
                              (SmithEditValue) { value, SMITH_NODE_ROOT });
      return smith_edit_set_in_place (self, node, &writer);
    }

  return TRUE;
}

/**
 * smith_edit_rename_component:
 * @node: a member, such as a schema under `/components/schemas`
 *
 * Gives a member another name, and every reference of the document that leads to it or into
 * it, as smith_ref_list_users() finds them.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_rename_component (SmithTree   *tree,
                             SmithNode    node,
                             const char  *key,
                             GPtrArray   *edits,
                             GError     **error)
{
  SmithEdit self;
  g_autofree char *pointer = NULL;
  g_autofree char *token = NULL;
  SmithNode ref = SMITH_NODE_NONE;
  guint index = 0;
  guint32 address;
  gboolean ok;

  g_return_val_if_fail (tree != NULL && node != SMITH_NODE_NONE && edits != NULL, FALSE);
  g_return_val_if_fail (key != NULL && g_utf8_validate (key, -1, NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  smith_edit_init (&self, tree, error);
  pointer = smith_pointer_to_node (tree, node);
  token = escape_token (key);
  ok = smith_edit_change_key (&self, node, key);
  address = smith_ref_get_address (tree, node);
  while (ok && smith_tree_refs_next (tree, address, &index, &ref))
    {
      g_autofree char *text = smith_tree_dup_string (tree, ref);

      if (*text == '#')
        ok = change_reference (&self, ref, pointer, token);
      else if (smith_ref_find_target (tree, ref) == node)
        ok = change_bare_name (&self, ref, key);
    }

  return smith_edit_end (&self, ok, edits);
}
