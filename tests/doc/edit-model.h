/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* Values as plain objects: what an edit should make of a document, worked out without the
 * edit engine. */

typedef struct _Model Model;

/**
 * Model:
 * @kind: what it is
 * @text: (owned): a string's characters, or another scalar as it is written
 * @keys: (owned) (element-type utf8): of an object's own members
 * @children: (owned) (element-type Model): own members or elements
 * @merged: (owned) (element-type Model): objects that a merge key brings
 *
 * Counted: what has an anchor stands once, and in the place of each of its aliases.
 */
struct _Model
{
  SmithNodeKind  kind;
  GString       *text;
  GPtrArray     *keys;
  GPtrArray     *children;
  GPtrArray     *merged;
};

/**
 * ModelPlace:
 * @node: in the tree
 * @parent: (nullable): of @model; %NULL for the root
 * @index: of @model among the children of @parent
 * @model: what stands there
 * @is_alias: whether an alias stands there
 * @is_merged: whether a merge key brings it; it is no child of @parent then
 */
typedef struct
{
  SmithNode  node;
  Model     *parent;
  guint      index;
  Model     *model;
  gboolean   is_alias;
  gboolean   is_merged;
} ModelPlace;

Model  *model_new          (SmithNodeKind  kind);
Model  *model_ref          (Model         *self);
void    model_unref        (Model         *self);
Model  *model_read         (SmithTree     *tree,
                            GArray        *out_places);
Model  *model_copy         (Model         *self);
void    model_assign       (Model         *self,
                            Model         *other);
void    model_add          (Model         *self,
                            int            index,
                            const char    *key,
                            Model         *child);
void    model_take_out     (Model         *self,
                            Model         *child);
int     model_find         (Model         *self,
                            const char    *key);
void    model_rename_refs  (Model         *self,
                            GPtrArray     *tokens,
                            const char    *key);
GPtrArray *model_split_ref (const char    *text);
char   *model_print        (Model         *self,
                            gboolean       is_exact);
char   *model_print_tree   (SmithTree     *tree,
                            gboolean       is_exact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_unref)

G_END_DECLS
