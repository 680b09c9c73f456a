/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-tree-private.h"

#include "doc/smith-edit.h"

G_BEGIN_DECLS

/* What the parts of the edit engine know of one another.
 *
 * *Flow* is text between brackets: all of JSON, and YAML's `{}` and `[]`.  *Block* is YAML
 * that lives by its indentation.  An *item* is a member or an element with all that belongs
 * to it in the text: `? `, anchors and tags before it, its dash. */

/* One change in the making. */
typedef struct
{
  SmithTree  *tree;
  const char *data;     /* of the tree's text */
  gsize       length;   /* bytes */
  gboolean    is_json;
  const char *eol;      /* as the document ends its lines */
  GPtrArray  *edits;    /* (owned) what the change consists of */
  GError    **error;
} SmithEdit;

/* What stands between a key or a dash and its value. */
typedef struct
{
  gsize    after;      /* bytes: behind the colon or dash; where the value's text may begin */
  gsize    tag_start;  /* bytes: a tag; equal ends where there is none */
  gsize    tag_end;
  gsize    end;        /* bytes: behind the last of them, or @after */
  gboolean has_colon;  /* FALSE for a member without one, whose value is null */
} SmithEditProps;

/* How new text is written. */
typedef struct
{
  const SmithEdit *edit;
  SmithTree  *tree;         /* of the value */
  SmithNode   node;         /* the value: shown as it is written when @is_verbatim */
  gboolean    is_verbatim;
  gsize       from;         /* verbatim: where its text begins, */
  gsize       to;           /* where it ends, */
  SmithSpan   props;        /* the anchor and tag before a block container, */
  SmithSpan   lead;         /* comments between its name or dash and a block container, */
  SmithSpan   sign;         /* the chomping sign of a block scalar at its end, which becomes */
  const char *new_sign;     /* (nullable) this one, */
  int         old_column;   /* and the column of its item; -1 for the root */
  gboolean    has_item;     /* it comes with its item, comments and all: */
  SmithSpan   item;         /* from its first comment to its last line */
  gsize       item_start;   /* behind the comments */
  guint       item_column;
  gboolean    wraps;        /* a container around @node is written as well, */
  const char *wrap_key;     /* (nullable) an object with this name in it, else an array */
  gboolean    is_fresh;     /* not in the manner of what it replaces */
  SmithNode   next;         /* of several members, the one to be written next; else NONE */

  char        colon[8];     /* flow: between a key and its value */
  gboolean    is_spaced;    /* flow: a space follows a comma on one line */
  char        unit[32];     /* flow: one level of indentation */
  char        quote;        /* YAML: of strings, 0 for none where none is needed */
  char        key_quote;    /* the same for keys */
  guint       step;         /* block: columns from a mapping's key to what it holds */
  guint       seq_step;     /* block: the same for sequences, may be 0 */
  guint       dash;         /* block: columns from a dash to its value */
  gboolean    no_blocks;    /* block: text must not be written as a block scalar */
  char        block_style;  /* block: | or > of the text that is replaced, else 0 */
  gboolean    block_keeps;  /* block: it was |+ or >+ */

  guint       column;       /* where the first line of what is written begins */
  gboolean    ends_open;    /* out: it ends with block text that needs a line break behind it */
  gboolean    has_failed;   /* out: the syntax has no form for something; the error is set */
} SmithEditWriter;

void      smith_edit_init           (SmithEdit        *self,
                                     SmithTree        *tree,
                                     GError          **error);
gboolean  smith_edit_end            (SmithEdit        *self,
                                     gboolean          ok,
                                     GPtrArray        *edits);
gboolean  smith_edit_check_whole    (SmithEdit        *self,
                                     SmithNode         node);
gboolean  smith_edit_check_not_merged (SmithEdit      *self,
                                     SmithNode         node);
gboolean  smith_edit_check_unused   (SmithEdit        *self,
                                     SmithSpan         span);
gboolean  smith_edit_check_not_brought (SmithEdit     *self,
                                     SmithNode         node);
gboolean  smith_edit_check_elements (SmithEdit        *self,
                                     SmithNode         container);
gboolean  smith_edit_check_value    (SmithEdit        *self,
                                     SmithNode         place,
                                     guint             n_more,
                                     SmithEditValue    value);
gboolean  smith_edit_fail           (const SmithEdit  *self,
                                     SmithEditError    code,
                                     const char       *message);
gboolean  smith_edit_fail_broken    (const SmithEdit  *self);
char     *smith_edit_dup_name       (const SmithEdit  *self,
                                     gsize             at);
void      smith_edit_add            (SmithEdit        *self,
                                     gsize             start,
                                     gsize             end,
                                     const GString    *text);
void      smith_edit_delete         (SmithEdit        *self,
                                     gsize             start,
                                     gsize             end);

/* smith-edit-place.c */
gboolean  smith_edit_is_break       (char              c);
gboolean  smith_edit_is_blank       (char              c);
gsize     smith_edit_skip_blanks    (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_skip_space     (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_line_start     (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_line_end       (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_next_line      (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_tail_end       (const SmithEdit  *self,
                                     gsize             at);
gboolean  smith_edit_is_first       (const SmithEdit  *self,
                                     gsize             at);
guint     smith_edit_column         (const SmithEdit  *self,
                                     gsize             at);
gboolean  smith_edit_has_break      (const SmithEdit  *self,
                                     gsize             start,
                                     gsize             end);
gboolean  smith_edit_has_comment    (const SmithEdit  *self,
                                     gsize             at);
gsize     smith_edit_before_break   (const SmithEdit  *self,
                                     gsize             line);
gsize     smith_edit_head           (const SmithEdit  *self,
                                     gsize             at);
gboolean  smith_edit_is_flow        (const SmithEdit  *self,
                                     SmithNode         container);
gboolean  smith_edit_is_bare_pair   (const SmithEdit  *self,
                                     SmithNode         container);
gboolean  smith_edit_is_container   (const SmithEdit  *self,
                                     SmithNode         node);
gboolean  smith_edit_is_alias       (const SmithEdit  *self,
                                     SmithNode         node);
gboolean  smith_edit_is_merged      (const SmithEdit  *self,
                                     SmithNode         node);
char      smith_edit_block_style    (const SmithEdit  *self,
                                     SmithNode         node,
                                     gsize            *out_header_end,
                                     char             *out_chomping);
gboolean  smith_edit_ends_in_block  (const SmithEdit  *self,
                                     SmithNode         node,
                                     SmithNode        *out_scalar,
                                     char             *out_chomping);
SmithNode smith_edit_previous       (const SmithEdit  *self,
                                     SmithNode         node);
SmithNode smith_edit_last           (const SmithEdit  *self,
                                     SmithNode         container);

/* smith-edit-item.c */
gboolean  smith_edit_is_before_colon (const SmithEdit *self,
                                     gsize             at);
SmithSpan smith_edit_key_span       (const SmithEdit  *self,
                                     SmithNode         node);
gboolean  smith_edit_item_start     (const SmithEdit  *self,
                                     SmithNode         node,
                                     SmithNode         previous,
                                     gsize            *out_start);
gboolean  smith_edit_props          (const SmithEdit  *self,
                                     SmithNode         node,
                                     SmithEditProps   *out);

/* smith-edit-manner.c */
void      smith_edit_writer_init    (SmithEditWriter  *self,
                                     const SmithEdit  *edit,
                                     SmithNode         container,
                                     SmithNode         beside,
                                     SmithEditValue    value);
gboolean  smith_edit_is_multi       (const SmithEdit  *self,
                                     SmithNode         container);
char     *smith_edit_line_indent    (const SmithEdit  *self,
                                     SmithNode         node);

/* smith-edit-write.c, smith-edit-write-block.c */
gboolean  smith_edit_write_next     (SmithEditWriter  *self,
                                     const char      **key,
                                     char            **own_key);
void      smith_edit_write_name     (SmithEditWriter  *self,
                                     const char       *key,
                                     gsize             length,
                                     gboolean          is_flow,
                                     GString          *out);
void      smith_edit_write_key      (SmithEditWriter  *self,
                                     const char       *key,
                                     gsize             length,
                                     gboolean          is_flow,
                                     GString          *out);
void      smith_edit_write_scalar   (SmithEditWriter  *self,
                                     SmithNode         node,
                                     guint             block_indent,
                                     GString          *out);
void      smith_edit_write_flow     (SmithEditWriter  *self,
                                     const char       *indent,
                                     GString          *out);
gboolean  smith_edit_write_is_flat  (SmithEditWriter  *self);
void      smith_edit_write_items    (SmithEditWriter  *self,
                                     guint             column,
                                     GString          *out);
void      smith_edit_write_after    (SmithEditWriter  *self,
                                     gboolean          is_dash,
                                     guint             column,
                                     GString          *out);
void      smith_edit_write_item     (SmithEditWriter  *self,
                                     const char       *key,
                                     guint             column,
                                     GString          *out);
void      smith_edit_append_shifted (const SmithEdit  *self,
                                     gsize             start,
                                     gsize             end,
                                     int               shift,
                                     GString          *out);
void      smith_edit_use_eol        (const SmithEdit  *self,
                                     GString          *text);

void      smith_edit_drop_tag       (SmithEdit        *self,
                                     const SmithEditProps *props);
gboolean  smith_edit_is_wrap        (const SmithEditWriter *writer,
                                     SmithNode         node);

/* smith-edit.c */
gboolean  smith_edit_check_container (SmithEdit       *self,
                                     SmithNode         container,
                                     SmithNodeKind     kind,
                                     SmithNode         before);
gboolean  smith_edit_check_key      (SmithEdit        *self,
                                     SmithNode         object,
                                     const char       *key,
                                     SmithNode         moved);
gboolean  smith_edit_insert_item    (SmithEdit        *self,
                                     SmithNode         container,
                                     const char       *key,
                                     SmithNode         before,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_set_in_place   (SmithEdit        *self,
                                     SmithNode         node,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_change_key     (SmithEdit        *self,
                                     SmithNode         node,
                                     const char       *key);

/* smith-edit-remove.c */
gboolean  smith_edit_remove_nodes   (SmithEdit        *self,
                                     const SmithNode  *nodes,
                                     gsize             n_nodes);

/* smith-edit-flow.c */
gboolean  smith_edit_flow_set       (SmithEdit        *self,
                                     SmithNode         node,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_flow_insert    (SmithEdit        *self,
                                     SmithNode         container,
                                     const char       *key,
                                     SmithNode         before,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_flow_remove    (SmithEdit        *self,
                                     SmithNode         container,
                                     GHashTable       *nodes);

/* smith-edit-block.c, smith-edit-block-set.c */
gboolean  smith_edit_block_set      (SmithEdit        *self,
                                     SmithNode         node,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_block_insert   (SmithEdit        *self,
                                     SmithNode         container,
                                     const char       *key,
                                     SmithNode         before,
                                     SmithEditWriter  *writer);
gboolean  smith_edit_block_remove   (SmithEdit        *self,
                                     SmithNode         container,
                                     GHashTable       *nodes);
gboolean  smith_edit_block_extent   (const SmithEdit  *self,
                                     SmithNode         node,
                                     SmithNode         previous,
                                     gsize            *out_start,
                                     gsize            *out_end);
gboolean  smith_edit_swallows       (const SmithEdit  *self,
                                     gsize             line,
                                     int               column);
gboolean  smith_edit_bars_blocks    (const SmithEdit  *self,
                                     gsize             line,
                                     int               column);
void      smith_edit_avoid_blocks   (SmithEditWriter  *writer);
gboolean  smith_edit_close_last     (SmithEdit        *self,
                                     SmithNode         node);

G_END_DECLS
