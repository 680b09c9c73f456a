/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/smith-span.h"

G_BEGIN_DECLS

/**
 * SmithSyntax:
 * @SMITH_SYNTAX_JSON: RFC 8259
 * @SMITH_SYNTAX_YAML: YAML 1.2, core schema
 */
typedef enum
{
  SMITH_SYNTAX_JSON,
  SMITH_SYNTAX_YAML,
} SmithSyntax;

/**
 * SmithNodeKind:
 *
 * What a value is, in JSON's words.  A YAML mapping is an object, a sequence an array.
 */
typedef enum
{
  SMITH_NODE_NULL,
  SMITH_NODE_BOOLEAN,
  SMITH_NODE_NUMBER,
  SMITH_NODE_STRING,
  SMITH_NODE_ARRAY,
  SMITH_NODE_OBJECT,
} SmithNodeKind;

/**
 * SmithNode:
 *
 * The place of a value in its tree, good for as long as the tree.  Nodes are numbered in
 * document order: a container before its children, a child before its next sibling.
 */
typedef guint32 SmithNode;

#define SMITH_NODE_NONE 0u
#define SMITH_NODE_ROOT 1u

/**
 * SmithReadCode:
 * @SMITH_READ_SYNTAX: the text is not well formed at the span
 * @SMITH_READ_NOT_UTF8: the bytes at the span are not UTF-8
 * @SMITH_READ_EMPTY: there is no value in the text
 * @SMITH_READ_TOO_LARGE: more than %SMITH_LIMIT_DOCUMENT_BYTES
 * @SMITH_READ_TOO_DEEP: more than %SMITH_LIMIT_DEPTH containers at the span
 * @SMITH_READ_TOO_MANY: more than %SMITH_LIMIT_NODES values or %SMITH_LIMIT_ALIASES aliases
 * @SMITH_READ_UNSUPPORTED: well formed, but not something that a description can hold: a
 *   second YAML document, a key that is not a scalar, an alias inside its own anchor
 */
typedef enum
{
  SMITH_READ_SYNTAX,
  SMITH_READ_NOT_UTF8,
  SMITH_READ_EMPTY,
  SMITH_READ_TOO_LARGE,
  SMITH_READ_TOO_DEEP,
  SMITH_READ_TOO_MANY,
  SMITH_READ_UNSUPPORTED,
} SmithReadCode;

/**
 * SmithReadError:
 * @code: what kind
 * @span: where, in bytes of the text; may be empty at the end of the text
 * @message: (owned): what was expected, one translated sentence
 */
typedef struct
{
  SmithReadCode code;
  SmithSpan     span;
  char         *message;
} SmithReadError;

/**
 * SmithTree:
 *
 * One text, read: every value with the span of its key, of itself and its container.
 * Immutable and counted; may be read from several threads.  It keeps the text and about
 * as many bytes again.
 *
 * An alias of YAML answers as the value that it stands for, except for its span and
 * parent, which are its own.  A merge key (`<<`) is not listed among the members; those
 * that it brings are, after the mapping's own, and they stand where the merge key stands.
 */
typedef struct _SmithTree SmithTree;

SmithTree            *smith_tree_read            (GBytes      *text,
                                                  SmithSyntax  syntax);
SmithTree            *smith_tree_read_any        (GBytes      *text);
SmithTree            *smith_tree_read_any_cancellable (GBytes       *text,
                                                       GCancellable *cancellable);
SmithTree            *smith_tree_ref             (SmithTree   *self);
void                  smith_tree_unref           (SmithTree   *self);

GBytes               *smith_tree_get_text        (SmithTree   *self);
SmithSyntax           smith_tree_get_syntax      (SmithTree   *self);
guint                 smith_tree_get_n_nodes     (SmithTree   *self);
gboolean              smith_tree_has_aliases     (SmithTree   *self);
const SmithReadError *smith_tree_get_error       (SmithTree   *self);
guint                 smith_tree_get_n_errors    (SmithTree   *self);
const SmithReadError *smith_tree_get_error_at    (SmithTree   *self,
                                                  guint        index);
gboolean              smith_tree_is_damaged      (SmithTree   *self,
                                                  SmithNode    node);
const SmithReadError *smith_tree_get_json_error  (SmithTree   *self);

SmithNodeKind         smith_tree_get_kind        (SmithTree   *self,
                                                  SmithNode    node);
SmithSpan             smith_tree_get_span        (SmithTree   *self,
                                                  SmithNode    node);
SmithSpan             smith_tree_get_key_span    (SmithTree   *self,
                                                  SmithNode    node);
SmithSpan             smith_tree_get_member_span (SmithTree   *self,
                                                  SmithNode    node);
SmithNode             smith_tree_get_parent      (SmithTree   *self,
                                                  SmithNode    node);
SmithNode             smith_tree_get_first       (SmithTree   *self,
                                                  SmithNode    node);
SmithNode             smith_tree_get_next        (SmithTree   *self,
                                                  SmithNode    node);
guint                 smith_tree_get_n_children  (SmithTree   *self,
                                                  SmithNode    node);
gboolean              smith_tree_is_duplicate    (SmithTree   *self,
                                                  SmithNode    node);
SmithNode             smith_tree_get_origin      (SmithTree   *self,
                                                  SmithNode    node);
gboolean              smith_tree_is_quoted       (SmithTree   *self,
                                                  SmithNode    node);

SmithNode             smith_tree_get_member      (SmithTree   *self,
                                                  SmithNode    node,
                                                  const char  *key);
SmithNode             smith_tree_get_member_len  (SmithTree   *self,
                                                  SmithNode    node,
                                                  const char  *key,
                                                  gsize        length);
SmithNode             smith_tree_get_element     (SmithTree   *self,
                                                  SmithNode    node,
                                                  guint        index);
guint                 smith_tree_get_index       (SmithTree   *self,
                                                  SmithNode    node);
SmithNode             smith_tree_find_at         (SmithTree   *self,
                                                  gsize        offset);
SmithNode             smith_tree_find_last       (SmithTree   *self,
                                                  gsize        offset);

const char           *smith_tree_peek_key        (SmithTree   *self,
                                                  SmithNode    node,
                                                  gsize       *out_length);
char                 *smith_tree_dup_key         (SmithTree   *self,
                                                  SmithNode    node);
gboolean              smith_tree_key_equals      (SmithTree   *self,
                                                  SmithNode    node,
                                                  const char  *key);
const char           *smith_tree_peek_string     (SmithTree   *self,
                                                  SmithNode    node,
                                                  GString     *scratch,
                                                  gsize       *out_length);
char                 *smith_tree_dup_string      (SmithTree   *self,
                                                  SmithNode    node);
char                 *smith_tree_dup_member      (SmithTree   *self,
                                                  SmithNode    node,
                                                  const char  *key);
gboolean              smith_tree_string_equals   (SmithTree   *self,
                                                  SmithNode    node,
                                                  const char  *text);
gboolean              smith_tree_has_string      (SmithTree   *self,
                                                  SmithNode    list,
                                                  const char  *text);
const char           *smith_tree_peek_raw        (SmithTree   *self,
                                                  SmithNode    node,
                                                  gsize       *out_length);
gboolean              smith_tree_get_boolean     (SmithTree   *self,
                                                  SmithNode    node);
gboolean              smith_tree_get_number      (SmithTree   *self,
                                                  SmithNode    node,
                                                  double      *out_value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithTree, smith_tree_unref)

G_END_DECLS
