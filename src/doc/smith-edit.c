/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-json-writer.h"
#include "doc/smith-pointer.h"

/**
 * smith_edit_value_read:
 * @text: one value, JSON or YAML
 *
 * Errors: %SMITH_EDIT_ERROR_VALUE when @text is not well formed.
 *
 * Returns: (transfer full) (nullable): its tree; the value is %SMITH_NODE_ROOT
 */
SmithTree *
smith_edit_value_read (const char   *text,
                       SmithSyntax   syntax,
                       GError      **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));
  tree = smith_tree_read (bytes, syntax);
  if (smith_tree_get_error (tree) == NULL)
    return g_steal_pointer (&tree);

  g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
               _("The new value is not well formed: %s"), smith_tree_get_error (tree)->message);
  return NULL;
}

/**
 * smith_edit_value_new_string:
 * @text: UTF-8
 *
 * Returns: (transfer full): a tree whose %SMITH_NODE_ROOT is the string @text
 */
SmithTree *
smith_edit_value_new_string (const char *text)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  smith_json_writer_string (writer, text);
  bytes = g_bytes_new (json->str, json->len);
  return smith_tree_read (bytes, SMITH_SYNTAX_JSON);
}

/* Whether what stands in the place of @node stands between brackets. */
static gboolean
is_in_flow (const SmithEdit *self,
            SmithNode        node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);

  return self->is_json || (parent != SMITH_NODE_NONE && smith_edit_is_flow (self, parent));
}

gboolean
smith_edit_set_in_place (SmithEdit       *self,
                         SmithNode        node,
                         SmithEditWriter *writer)
{
  return is_in_flow (self, node) ? smith_edit_flow_set (self, node, writer)
                                 : smith_edit_block_set (self, node, writer);
}

static gboolean
is_place (SmithTree *tree,
          SmithNode  node)
{
  return node != SMITH_NODE_NONE && node <= smith_tree_get_n_nodes (tree);
}

static gboolean
set (SmithTree       *tree,
     SmithNode        node,
     gboolean         is_fresh,
     SmithEditValue   value,
     GPtrArray       *edits,
     GError         **error)
{
  SmithEdit self;
  SmithEditWriter writer;
  gboolean ok;

  smith_edit_init (&self, tree, error);
  smith_edit_writer_init (&writer, &self, smith_tree_get_parent (tree, node), node, value);
  writer.is_fresh = is_fresh;
  ok = smith_edit_check_not_merged (&self, node) && smith_edit_check_whole (&self, node) &&
       smith_edit_check_value (&self, node, 0, value) &&
       smith_edit_check_unused (&self, smith_tree_get_span (tree, node)) &&
       (smith_tree_get_kind (value.tree, value.node) == SMITH_NODE_OBJECT ||
        smith_edit_check_not_brought (&self, node)) &&
       smith_edit_set_in_place (&self, node, &writer);

  return smith_edit_end (&self, ok, edits);
}

/**
 * smith_edit_set:
 * @node: what is replaced, with all that is in it
 * @edits: (element-type SmithTextEdit): edits are added here
 *
 * Sets a value.  Its name, the comments around it and its anchor stay; comments inside go.
 * An alias gives way to the value, in this place alone.
 *
 * Errors: %SMITH_EDIT_ERROR, as all functions here.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_set (SmithTree       *tree,
                SmithNode        node,
                SmithEditValue   value,
                GPtrArray       *edits,
                GError         **error)
{
  g_return_val_if_fail (is_place (tree, node) && is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  return set (tree, node, FALSE, value, edits, error);
}

/**
 * smith_edit_replace:
 *
 * Sets a value as smith_edit_set() does, but not in the manner of the old one: where brackets
 * gave way to lines, they do.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_replace (SmithTree       *tree,
                    SmithNode        node,
                    SmithEditValue   value,
                    GPtrArray       *edits,
                    GError         **error)
{
  g_return_val_if_fail (is_place (tree, node) && is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  return set (tree, node, TRUE, value, edits, error);
}

gboolean
smith_edit_check_container (SmithEdit     *self,
                            SmithNode      container,
                            SmithNodeKind  kind,
                            SmithNode      before)
{
  if (smith_edit_is_merged (self, container) || smith_edit_is_alias (self, container))
    return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                            _("An alias or a merge key brings this value here; change it where "
                              "it stands"));
  if (smith_tree_get_kind (self->tree, container) != kind)
    return smith_edit_fail (self, SMITH_EDIT_ERROR_NOT_CONTAINER,
                            kind == SMITH_NODE_OBJECT
                              ? _("Only an object takes a value with a name")
                              : _("Only an array takes a value without a name"));
  if (before == SMITH_NODE_NONE)
    return smith_edit_check_whole (self, container);
  if (smith_tree_get_parent (self->tree, before) != container ||
      smith_edit_is_merged (self, before))
    return smith_edit_fail (self, SMITH_EDIT_ERROR_PLACE,
                            _("The value to insert before is not in this container"));

  return TRUE;
}

/* Whether the object can take a member @key; @moved is one that leaves at the same time. */
gboolean
smith_edit_check_key (SmithEdit  *self,
                      SmithNode   object,
                      const char *key,
                      SmithNode   moved)
{
  SmithNode found = smith_tree_get_member (self->tree, object, key);

  if (found == SMITH_NODE_NONE || found == moved || smith_edit_is_merged (self, found))
    return TRUE;

  g_set_error (self->error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_EXISTS,
               _("There is a member “%s” already"), key);
  return FALSE;
}

/* Writes an item into a container that was checked. */
gboolean
smith_edit_insert_item (SmithEdit       *self,
                        SmithNode        container,
                        const char      *key,
                        SmithNode        before,
                        SmithEditWriter *writer)
{
  if (smith_tree_get_first (self->tree, container) == SMITH_NODE_NONE)
    {
      writer->wraps = TRUE;
      writer->wrap_key = key;
      return smith_edit_set_in_place (self, container, writer);
    }

  return smith_edit_is_flow (self, container)
           ? smith_edit_flow_insert (self, container, key, before, writer)
           : smith_edit_block_insert (self, container, key, before, writer);
}

static gboolean
insert (SmithTree       *tree,
        SmithNode        container,
        const char      *key,
        SmithNode        before,
        SmithEditValue   value,
        GPtrArray       *edits,
        GError         **error)
{
  SmithEdit self;
  SmithEditWriter writer;
  gboolean ok;

  smith_edit_init (&self, tree, error);
  ok = smith_edit_check_container (&self, container,
                                   key != NULL ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY, before) &&
       (key == NULL || smith_edit_check_key (&self, container, key, SMITH_NODE_NONE)) &&
       (smith_tree_get_kind (value.tree, value.node) == SMITH_NODE_OBJECT ||
        smith_edit_check_elements (&self, container)) &&
       smith_edit_check_value (&self, container, 1, value);
  if (ok)
    {
      SmithNode beside = before != SMITH_NODE_NONE ? before : smith_edit_last (&self, container);

      smith_edit_writer_init (&writer, &self, container, beside, value);
      ok = smith_edit_insert_item (&self, container, key, before, &writer);
    }

  return smith_edit_end (&self, ok, edits);
}

/**
 * smith_edit_insert_member:
 * @before: the member to stand before, or %SMITH_NODE_NONE for the end
 *
 * Adds a member to an object.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_insert_member (SmithTree       *tree,
                          SmithNode        object,
                          const char      *key,
                          SmithNode        before,
                          SmithEditValue   value,
                          GPtrArray       *edits,
                          GError         **error)
{
  g_return_val_if_fail (is_place (tree, object) && is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (key != NULL && g_utf8_validate (key, -1, NULL), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  return insert (tree, object, key, before, value, edits, error);
}

/**
 * smith_edit_insert_members:
 * @value: an object
 *
 * Adds all members of @value at the end of @object, in their order.  Together they may be
 * many, each of which would otherwise count the siblings before it.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_insert_members (SmithTree       *tree,
                           SmithNode        object,
                           SmithEditValue   value,
                           GPtrArray       *edits,
                           GError         **error)
{
  SmithEdit self;
  SmithEditWriter writer;
  gboolean ok;

  g_return_val_if_fail (is_place (tree, object) && is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (smith_tree_get_kind (value.tree, value.node) == SMITH_NODE_OBJECT, FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  if (smith_tree_get_first (value.tree, value.node) == SMITH_NODE_NONE)
    return TRUE;
  if (smith_tree_get_first (tree, object) == SMITH_NODE_NONE &&
      smith_tree_get_kind (tree, object) == SMITH_NODE_OBJECT)
    return smith_edit_set (tree, object, value, edits, error);

  smith_edit_init (&self, tree, error);
  ok = smith_edit_check_container (&self, object, SMITH_NODE_OBJECT, SMITH_NODE_NONE) &&
       smith_edit_check_value (&self, object, 0, value);
  for (SmithNode child = smith_tree_get_first (value.tree, value.node);
       ok && child != SMITH_NODE_NONE; child = smith_tree_get_next (value.tree, child))
    {
      g_autofree char *key = smith_tree_dup_key (value.tree, child);

      ok = smith_edit_check_key (&self, object, key, SMITH_NODE_NONE);
    }
  if (ok)
    {
      smith_edit_writer_init (&writer, &self, object, smith_edit_last (&self, object), value);
      writer.next = smith_tree_get_first (value.tree, value.node);
      ok = smith_edit_insert_item (&self, object, NULL, SMITH_NODE_NONE, &writer);
    }

  return smith_edit_end (&self, ok, edits);
}

/**
 * smith_edit_insert_element:
 * @before: the element to stand before, or %SMITH_NODE_NONE for the end
 *
 * Adds an element to an array.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_insert_element (SmithTree       *tree,
                           SmithNode        array,
                           SmithNode        before,
                           SmithEditValue   value,
                           GPtrArray       *edits,
                           GError         **error)
{
  g_return_val_if_fail (is_place (tree, array) && is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (edits != NULL && (error == NULL || *error == NULL), FALSE);

  return insert (tree, array, NULL, before, value, edits, error);
}

static gboolean
fail_place (GError     **error,
            const char  *message)
{
  g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE, message);
  return FALSE;
}

static char *
unescape_token (const char *token)
{
  g_autoptr(GString) key = g_string_new (token);

  g_string_replace (key, "~1", "/", 0);
  g_string_replace (key, "~0", "~", 0);
  return g_strdup (key->str);
}

/* Whether @pointer leads to @node through containers alone. */
static gboolean
check_path (SmithTree   *tree,
            SmithNode    node,
            const char  *pointer,
            GError     **error)
{
  g_autofree char *own = smith_pointer_to_node (tree, node);

  if (g_str_equal (own, pointer))
    return TRUE;

  g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_SHARED,
               _("An alias brings this value here; change it where it stands: %s"), own);
  return FALSE;
}

/**
 * smith_edit_put:
 * @pointer: a JSON Pointer, plain or after a `#`
 *
 * Sets what @pointer names.  Where that is not there but its container is, adds it at the
 * end: a member, or with `-` or the number of elements an element.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_put (SmithTree       *tree,
                const char      *pointer,
                SmithEditValue   value,
                GPtrArray       *edits,
                GError         **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *key = NULL;
  char *slash;
  SmithNode node;

  g_return_val_if_fail (tree != NULL && pointer != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (is_place (value.tree, value.node), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  plain = *pointer == '#' ? g_uri_unescape_string (pointer + 1, NULL) : g_strdup (pointer);
  node = plain != NULL ? smith_pointer_lookup (tree, plain) : SMITH_NODE_NONE;
  if (node != SMITH_NODE_NONE)
    return check_path (tree, node, plain, error) &&
           smith_edit_set (tree, node, value, edits, error);

  slash = plain != NULL ? strrchr (plain, '/') : NULL;
  if (slash == NULL)
    return fail_place (error, _("This is no JSON Pointer to a place in the document"));
  *slash = '\0';
  key = unescape_token (slash + 1);
  node = smith_pointer_lookup (tree, plain);
  if (node == SMITH_NODE_NONE)
    return fail_place (error, _("There is no container at this place; add that first"));
  if (!check_path (tree, node, plain, error))
    return FALSE;

  if (smith_tree_get_kind (tree, node) == SMITH_NODE_ARRAY)
    {
      g_autofree char *next = g_strdup_printf ("%u", smith_tree_get_n_children (tree, node));

      if (!g_str_equal (key, "-") && !g_str_equal (key, next))
        return fail_place (error, _("The array has no element of this number"));
      return insert (tree, node, NULL, SMITH_NODE_NONE, value, edits, error);
    }

  return insert (tree, node, key, SMITH_NODE_NONE, value, edits, error);
}

gboolean
smith_edit_change_key (SmithEdit  *self,
                       SmithNode   node,
                       const char *key)
{
  SmithSpan span = smith_tree_get_key_span (self->tree, node);
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  g_autoptr(GString) text = g_string_new (NULL);
  SmithEditWriter writer = { .edit = self };

  if (!smith_edit_check_not_merged (self, node))
    return FALSE;
  if (span.start == span.end)
    return fail_place (self->error, _("This value has no name in the text"));
  if (!self->is_json && self->data[span.start] == '*')
    return smith_edit_fail (self, SMITH_EDIT_ERROR_SHARED,
                            _("An alias stands for this name; write the name out first"));
  if (smith_tree_key_equals (self->tree, node, key))
    return TRUE;
  if (!smith_edit_check_key (self, parent, key, SMITH_NODE_NONE))
    return FALSE;

  if (self->data[span.start] == '"' || self->data[span.start] == '\'')
    writer.key_quote = self->data[span.start];
  smith_edit_write_name (&writer, key, strlen (key), smith_edit_is_flow (self, parent), text);
  smith_edit_add (self, span.start, span.end, text);

  return !writer.has_failed;
}

/**
 * smith_edit_rename_key:
 * @node: a member
 *
 * Gives a member another name; see smith_edit_rename_component() for references to it.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_edit_rename_key (SmithTree   *tree,
                       SmithNode    node,
                       const char  *key,
                       GPtrArray   *edits,
                       GError     **error)
{
  SmithEdit self;

  g_return_val_if_fail (is_place (tree, node) && edits != NULL, FALSE);
  g_return_val_if_fail (key != NULL && g_utf8_validate (key, -1, NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  smith_edit_init (&self, tree, error);
  return smith_edit_end (&self, smith_edit_change_key (&self, node, key), edits);
}
