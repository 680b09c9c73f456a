/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-text-edit.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* Changes of a document as text edits.  One function a change: it appends edits for the
 * tree's text to a list (smith_text_edits_new()) and leaves the list as it was when it
 * fails.  Nothing but the place that is named changes; new text follows the manner of its
 * neighbours: indentation, one line or many, spaces, quotes, line ends.
 *
 * Several changes of one tree can share a list.  Where they touch one another,
 * smith_text_edits_sort() and smith_text_edits_apply() refuse the list; what belongs
 * together is one call: children that leave the same container go by one
 * smith_edit_remove(), and an empty container is set rather than filled twice.
 *
 * A comment belongs to what follows when it stands alone on the lines directly above and
 * in the same column, and to what stands before it on its line; it goes and moves with
 * it.  Comments at the very beginning of a document belong to the document.
 *
 * Takes a time in proportion to the depth of the place, the siblings before it and the
 * text that is written; the rest of the document is not looked at, except that removing
 * or moving YAML with anchors looks at every node, and renaming a component at every
 * reference.  A tree is immutable, so this may run in any thread. */

#define SMITH_EDIT_ERROR (smith_edit_error_quark ())

/**
 * SmithEditError:
 * @SMITH_EDIT_ERROR_BROKEN: the text is not well formed there
 * @SMITH_EDIT_ERROR_SHARED: the place shows what an alias or a merge key brings, or what is
 *   to go is still used by one
 * @SMITH_EDIT_ERROR_EXISTS: the object has a member of that name
 * @SMITH_EDIT_ERROR_NOT_CONTAINER: what should take a member or an element is no object or
 *   no array
 * @SMITH_EDIT_ERROR_VALUE: the value is not well formed, too deep, or the document's syntax
 *   has no form for it
 * @SMITH_EDIT_ERROR_PLACE: there is no such place: the root cannot be removed, nothing
 *   moves into itself, @before is no child
 */
typedef enum
{
  SMITH_EDIT_ERROR_BROKEN,
  SMITH_EDIT_ERROR_SHARED,
  SMITH_EDIT_ERROR_EXISTS,
  SMITH_EDIT_ERROR_NOT_CONTAINER,
  SMITH_EDIT_ERROR_VALUE,
  SMITH_EDIT_ERROR_PLACE,
} SmithEditError;

/**
 * SmithEditValue:
 * @tree: read without an error; may be of the other syntax, and may be the tree that is
 *   edited
 * @node: the value in it
 *
 * What is written.  Aliases in it are written out, comments are not copied.
 */
typedef struct
{
  SmithTree *tree;
  SmithNode  node;
} SmithEditValue;

/**
 * SmithEditPlace:
 * @span: what gives way to the new text, in bytes; empty where nothing does
 * @before: (owned): what stands before the new value: a comma, a line, the name
 * @after: (owned): what stands behind it
 * @others: (owned): edits elsewhere that go along with it
 *
 * Where a value would be written, and what around it.
 */
typedef struct
{
  SmithSpan  span;
  char      *before;
  char      *after;
  GPtrArray *others;
} SmithEditPlace;

GQuark     smith_edit_error_quark      (void);

SmithTree *smith_edit_value_read       (const char      *text,
                                        SmithSyntax      syntax,
                                        GError         **error);
SmithTree *smith_edit_value_new_string (const char      *text);

gboolean   smith_edit_set              (SmithTree       *tree,
                                        SmithNode        node,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_replace          (SmithTree       *tree,
                                        SmithNode        node,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_insert_member    (SmithTree       *tree,
                                        SmithNode        object,
                                        const char      *key,
                                        SmithNode        before,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_insert_members   (SmithTree       *tree,
                                        SmithNode        object,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_insert_element   (SmithTree       *tree,
                                        SmithNode        array,
                                        SmithNode        before,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_put              (SmithTree       *tree,
                                        const char      *pointer,
                                        SmithEditValue   value,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_remove           (SmithTree       *tree,
                                        const SmithNode *nodes,
                                        gsize            n_nodes,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_rename_key       (SmithTree       *tree,
                                        SmithNode        node,
                                        const char      *key,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_rename_component (SmithTree       *tree,
                                        SmithNode        node,
                                        const char      *key,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_move             (SmithTree       *tree,
                                        SmithNode        node,
                                        SmithNode        container,
                                        const char      *key,
                                        SmithNode        before,
                                        GPtrArray       *edits,
                                        GError         **error);
gboolean   smith_edit_wrap             (SmithTree       *tree,
                                        SmithNode        node,
                                        const char      *key,
                                        GPtrArray       *edits,
                                        GError         **error);

gboolean   smith_edit_find_place       (SmithTree       *tree,
                                        SmithNode        container,
                                        const char      *key,
                                        SmithNode        before,
                                        SmithEditPlace  *out_place,
                                        GError         **error);
void       smith_edit_place_clear      (SmithEditPlace  *self);
SmithNode  smith_edit_find_container_at (SmithTree      *tree,
                                         gsize           offset);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithEditPlace, smith_edit_place_clear)

G_END_DECLS
