/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "openapi/smith-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-edit.h"
#include "doc/smith-pointer.h"
#include "openapi/smith-api.h"
#include "openapi/smith-structure-private.h"

/* Names that one place of a description gives and others use. */

void
smith_name_clear (SmithName *self)
{
  g_clear_pointer (&self->text, g_free);
}

static gboolean
has_key (SmithTree  *tree,
         SmithNode   node,
         const char *key)
{
  return node != SMITH_NODE_NONE && smith_tree_key_equals (tree, node, key);
}

static SmithNode
get_parent (SmithTree *tree,
            SmithNode  node)
{
  return node != SMITH_NODE_NONE ? smith_tree_get_parent (tree, node) : SMITH_NODE_NONE;
}

static gboolean
is_operation (SmithTree *tree,
              SmithNode  node)
{
  SmithNode paths = get_parent (tree, get_parent (tree, node));

  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT &&
         smith_api_find_method (tree, node) != NULL &&
         (has_key (tree, paths, "paths") || has_key (tree, paths, "webhooks") ||
          has_key (tree, get_parent (tree, paths), "callbacks") ||
          has_key (tree, paths, "pathItems"));
}

static SmithNode
get_member (SmithTree  *tree,
            SmithNode   node,
            const char *key)
{
  return node != SMITH_NODE_NONE && smith_tree_get_kind (tree, node) == SMITH_NODE_OBJECT
         ? smith_tree_get_member (tree, node, key) : SMITH_NODE_NONE;
}

static gboolean
is_component (SmithTree *tree,
              SmithNode  node)
{
  SmithNode components = get_parent (tree, get_parent (tree, node));

  return has_key (tree, components, "components") &&
         smith_tree_get_parent (tree, components) == SMITH_NODE_ROOT;
}

/* A member of a Security Requirement Object, of the document or of an operation. */
static gboolean
is_requirement (SmithTree *tree,
                SmithNode  node)
{
  SmithNode list = get_parent (tree, get_parent (tree, node));
  SmithNode owner = get_parent (tree, list);

  return has_key (tree, list, "security") &&
         smith_tree_get_kind (tree, list) == SMITH_NODE_ARRAY &&
         smith_tree_get_kind (tree, get_parent (tree, node)) == SMITH_NODE_OBJECT &&
         (owner == SMITH_NODE_ROOT || is_operation (tree, owner));
}

static gboolean
is_string (SmithTree *tree,
           SmithNode  node)
{
  return smith_tree_get_kind (tree, node) == SMITH_NODE_STRING;
}

static gboolean
is_link_operation (SmithTree *tree,
                   SmithNode  node)
{
  return is_string (tree, node) && has_key (tree, node, "operationId") &&
         has_key (tree, get_parent (tree, get_parent (tree, node)), "links");
}

static gboolean
is_operation_id (SmithTree *tree,
                 SmithNode  node)
{
  return is_string (tree, node) && has_key (tree, node, "operationId") &&
         is_operation (tree, get_parent (tree, node));
}

static gboolean
is_used_tag (SmithTree *tree,
             SmithNode  node)
{
  SmithNode list = get_parent (tree, node);

  return is_string (tree, node) && has_key (tree, list, "tags") &&
         is_operation (tree, get_parent (tree, list));
}

static gboolean
is_tag (SmithTree *tree,
        SmithNode  node)
{
  SmithNode list = get_parent (tree, get_parent (tree, node));

  return is_string (tree, node) && has_key (tree, node, "name") && has_key (tree, list, "tags") &&
         get_parent (tree, list) == SMITH_NODE_ROOT;
}

/* The first node of a kind with that text. */
static SmithNode
find_string (SmithTree   *tree,
             gboolean   (*is_wanted) (SmithTree *, SmithNode),
             const char  *text)
{
  guint n = smith_tree_get_n_nodes (tree);

  for (SmithNode node = SMITH_NODE_ROOT; node <= n; node++)
    if (is_wanted (tree, node) && smith_tree_string_equals (tree, node, text))
      return node;

  return SMITH_NODE_NONE;
}

/* The component that @node is or stands in. */
static SmithNode
find_component (SmithTree *tree,
                SmithNode  node)
{
  while (node != SMITH_NODE_NONE && !is_component (tree, node))
    node = smith_tree_get_parent (tree, node);

  return node;
}

static gboolean
set (SmithName     *out_name,
     SmithNameKind  kind,
     SmithNode      definition,
     gboolean       is_use,
     char          *text)
{
  *out_name = (SmithName) { kind, definition, is_use, text };

  return TRUE;
}

static gboolean
set_component (SmithTree *tree,
               SmithNode  node,
               gboolean   is_use,
               SmithName *out_name)
{
  gboolean is_security = has_key (tree, get_parent (tree, node), "securitySchemes");

  return set (out_name, is_security ? SMITH_NAME_SECURITY : SMITH_NAME_COMPONENT, node, is_use,
              smith_tree_dup_key (tree, node));
}

/* Where something is used by its name. */
static gboolean
find_use (SmithTree *tree,
          SmithNode  node,
          SmithName *out_name)
{
  if (is_string (tree, node) && smith_ref_is_reference (tree, node))
    {
      SmithNode target = smith_ref_find_target (tree, node);

      if (target != SMITH_NODE_NONE && is_component (tree, target))
        return set_component (tree, target, TRUE, out_name);
      return set (out_name, SMITH_NAME_PLACE, target, TRUE, smith_tree_dup_string (tree, node));
    }
  if (is_requirement (tree, node))
    {
      SmithNode components = get_member (tree, SMITH_NODE_ROOT, "components");
      SmithNode schemes = get_member (tree, components, "securitySchemes");
      char *key = smith_tree_dup_key (tree, node);

      return set (out_name, SMITH_NAME_SECURITY, get_member (tree, schemes, key), TRUE, key);
    }
  if (is_link_operation (tree, node) || is_used_tag (tree, node))
    {
      gboolean is_link = has_key (tree, node, "operationId");
      char *text = smith_tree_dup_string (tree, node);
      SmithNode found = find_string (tree, is_link ? is_operation_id : is_tag, text);

      return set (out_name, is_link ? SMITH_NAME_OPERATION : SMITH_NAME_TAG, found, TRUE, text);
    }

  return FALSE;
}

/**
 * smith_name_find:
 * @node: a value
 * @out_name: (out caller-allocates): cleared by smith_name_clear()
 *
 * What is named at a value: by a reference, an operationId of a link, a security requirement, a
 * tag of an operation; or, where nothing is used, the tag, the operation or the component that
 * the value is or stands in.  Looks through the document where a name has no address.
 *
 * Returns: whether there is something
 */
gboolean
smith_name_find (SmithTree *tree,
                 SmithNode  node,
                 SmithName *out_name)
{
  g_return_val_if_fail (tree != NULL && out_name != NULL, FALSE);

  if (node == SMITH_NODE_NONE)
    return FALSE;
  if (find_use (tree, node, out_name))
    return TRUE;
  if (is_tag (tree, node))
    return set (out_name, SMITH_NAME_TAG, node, FALSE, smith_tree_dup_string (tree, node));
  /* also in a component that holds operations */
  if (is_operation_id (tree, node))
    return set (out_name, SMITH_NAME_OPERATION, node, FALSE, smith_tree_dup_string (tree, node));
  if (find_component (tree, node) != SMITH_NODE_NONE)
    return set_component (tree, find_component (tree, node), FALSE, out_name);
  while (node != SMITH_NODE_NONE && !is_operation (tree, node))
    node = smith_tree_get_parent (tree, node);
  node = get_member (tree, node, "operationId");
  if (node == SMITH_NODE_NONE || !is_string (tree, node))
    return FALSE;

  return set (out_name, SMITH_NAME_OPERATION, node, FALSE, smith_tree_dup_string (tree, node));
}

static gboolean
is_use_of (SmithTree       *tree,
           SmithNode        node,
           const SmithName *name)
{
  if (name->kind == SMITH_NAME_SECURITY)
    return is_requirement (tree, node) && smith_tree_key_equals (tree, node, name->text);
  if (name->kind == SMITH_NAME_OPERATION)
    return is_link_operation (tree, node) && smith_tree_string_equals (tree, node, name->text);
  if (name->kind == SMITH_NAME_TAG)
    return is_used_tag (tree, node) && smith_tree_string_equals (tree, node, name->text);

  return FALSE;
}

/* Whether an alias or a merge key repeats what is a use, or the definition, where it stands: it
 * follows by itself, and cannot be changed. */
static gboolean
follows_another (SmithTree       *tree,
                 SmithNode        node,
                 const SmithName *name)
{
  SmithNode origin = smith_tree_get_origin (tree, node);

  return origin != node && (origin == name->definition || is_use_of (tree, origin, name));
}

/**
 * smith_name_list_uses:
 * @name: what smith_name_find() found
 *
 * Takes a time in proportion to the document.
 *
 * Returns: (transfer full) (element-type SmithNode): the values that use it, in document order;
 *   of a security requirement the member whose key is the name
 */
GArray *
smith_name_list_uses (SmithTree       *tree,
                      const SmithName *name)
{
  gboolean has_address = name->definition != SMITH_NODE_NONE &&
                         (name->kind == SMITH_NAME_PLACE || name->kind == SMITH_NAME_COMPONENT ||
                          name->kind == SMITH_NAME_SECURITY);
  GArray *uses = has_address ? smith_ref_list_users (tree, name->definition)
                             : g_array_new (FALSE, FALSE, sizeof (SmithNode));
  guint n = smith_tree_get_n_nodes (tree);

  if (name->kind == SMITH_NAME_PLACE || name->kind == SMITH_NAME_COMPONENT)
    return uses;
  for (SmithNode node = SMITH_NODE_ROOT; node <= n; node++)
    if (is_use_of (tree, node, name) && !follows_another (tree, node, name))
      g_array_append_val (uses, node);

  return uses;
}

/* Whether something else has the name already. */
static gboolean
is_taken (SmithTree       *tree,
          const SmithName *name,
          const char      *text)
{
  if (name->kind == SMITH_NAME_OPERATION)
    return find_string (tree, is_operation_id, text) != SMITH_NODE_NONE;
  if (name->kind == SMITH_NAME_TAG)
    return find_string (tree, is_tag, text) != SMITH_NODE_NONE;

  return get_member (tree, get_parent (tree, name->definition), text) != SMITH_NODE_NONE;
}

static gboolean
rename_uses (SmithTree        *tree,
             const SmithName  *name,
             const char       *text,
             GPtrArray        *edits,
             GError          **error)
{
  g_autoptr(GArray) uses = smith_name_list_uses (tree, name);
  g_autoptr(SmithTree) value = smith_edit_value_new_string (text);
  SmithEditValue written = { value, SMITH_NODE_ROOT };

  for (guint i = 0; i < uses->len; i++)
    {
      SmithNode use = g_array_index (uses, SmithNode, i);

      /* references were changed with the component */
      if (name->kind == SMITH_NAME_SECURITY && !is_requirement (tree, use))
        continue;
      if (name->kind == SMITH_NAME_SECURITY
          ? !smith_edit_rename_key (tree, use, text, edits, error)
          : !smith_edit_set (tree, use, written, edits, error))
        return FALSE;
    }
  if (name->kind != SMITH_NAME_SECURITY && name->definition != SMITH_NODE_NONE)
    return smith_edit_set (tree, name->definition, written, edits, error);

  return TRUE;
}

/**
 * smith_name_rename:
 * @name: what smith_name_find() found, other than a place
 * @text: the new name
 * @edits: takes the edits; left as it was on failure
 *
 * Gives something another name where it is defined and everywhere it is used.
 *
 * Returns: whether it can be done; %FALSE with @error of #SmithEditError set:
 *   %SMITH_EDIT_ERROR_EXISTS when something of its kind has that name,
 *   %SMITH_EDIT_ERROR_VALUE when nothing of its kind may have it, %SMITH_EDIT_ERROR_BROKEN when
 *   a part of the document could not be read
 */
gboolean
smith_name_rename (SmithTree        *tree,
                   const SmithName  *name,
                   const char       *text,
                   GPtrArray        *edits,
                   GError          **error)
{
  guint n_before = edits->len;
  gboolean ok = TRUE;

  g_return_val_if_fail (name->kind > SMITH_NAME_PLACE, FALSE);

  /* what could not be read may hold the name as well */
  if (smith_tree_get_error (tree) != NULL)
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_BROKEN,
                           _("The text cannot be read as a whole; mend that first"));
      return FALSE;
    }
  if ((name->kind == SMITH_NAME_COMPONENT || name->kind == SMITH_NAME_SECURITY) &&
      !smith_structure_is_component_name (text, strlen (text)))
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
                           _("Such a name has letters, digits, “.”, “_” and “-” only"));
      return FALSE;
    }
  if (is_taken (tree, name, text))
    {
      g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_EXISTS,
                   /* translators: a name of a component, an operation or a tag */
                   _("There is a “%s” already"), text);
      return FALSE;
    }
  if (name->definition != SMITH_NODE_NONE &&
      (name->kind == SMITH_NAME_COMPONENT || name->kind == SMITH_NAME_SECURITY))
    ok = smith_edit_rename_component (tree, name->definition, text, edits, error);
  if (ok && name->kind != SMITH_NAME_COMPONENT)
    ok = rename_uses (tree, name, text, edits, error);
  if (!ok)
    g_ptr_array_set_size (edits, (int) n_before);

  return ok;
}
