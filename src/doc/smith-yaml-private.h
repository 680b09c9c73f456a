/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-tree-private.h"

#include <libfyaml.h>

G_BEGIN_DECLS

/* What the parts of the YAML reader know of one another. */

/* The core tags of YAML 1.2.2 §10, and what is not one of them. */
typedef enum
{
  SMITH_YAML_TAG_NONE,
  SMITH_YAML_TAG_OTHER,   /* read by content, as if it were not there */
  SMITH_YAML_TAG_STRING,
  SMITH_YAML_TAG_INTEGER,
  SMITH_YAML_TAG_FLOAT,
  SMITH_YAML_TAG_BOOLEAN,
  SMITH_YAML_TAG_NULL,
  SMITH_YAML_TAG_MAPPING,
  SMITH_YAML_TAG_SEQUENCE,
  SMITH_YAML_TAG_MERGE,
} SmithYamlTag;

/* A scalar as it was found. */
typedef struct
{
  guint32      start;       /* bytes: quotes or the block's indicator included */
  guint32      end;
  const char  *text;        /* as it reads; not NUL-terminated */
  gsize        length;
  gboolean     is_pooled;   /* @text does not stand in the document */
  gboolean     is_quoted;   /* not a plain scalar */
  gboolean     is_missing;  /* nothing stands there */
  SmithYamlTag tag;
} SmithYamlScalar;

/* What stands before a value: its anchor and tag. */
typedef struct
{
  struct fy_token *anchor;  /* (nullable) */
  SmithYamlTag     tag;
  guint32          first;   /* bytes: of the sign of the earlier one */
  guint32          start;   /* bytes: of the anchor's name or the tag, the later one */
  guint32          end;     /* bytes: 0 for none */
} SmithYamlProps;

typedef struct
{
  SmithNode node;      /* SMITH_NODE_NONE where a key has the anchor */
  guint32   key_pool;  /* then: the place of its text in the pool, */
  gboolean  is_text;   /* and whether that is a string */
  gboolean  is_open;   /* a container that has not ended: an alias here would be a circle */
  guint     height;    /* levels of containers, those of aliases inside counted */
  guint64   size;      /* values when every alias is written out */
} SmithYamlAnchor;

/* An open container, or the document at level 0; beside the builder's own. */
typedef struct
{
  gboolean is_mapping;
  gboolean wants_key;
  gboolean is_merge;     /* the value to come is that of a merge key */
  gboolean has_key;      /* the first key was seen */
  guint    anchor;       /* index plus one; 0 for none */
  guint    merges_from;  /* length of the list of merge values when the container was opened */
  guint32  floor;        /* the start of the record before the container's */
  guint    height;
  guint64  size;
} SmithYamlLevel;

typedef struct
{
  SmithTreeBuilder *builder;
  const char       *data;
  guint32           length;
  struct fy_parser *parser;   /* (owned) */
  struct fy_diag   *diag;     /* (owned) */
  GString          *scratch;  /* (owned) the text of a scalar that reads unlike it is written */
  GString          *log;      /* (owned) what libfyaml says without a place */
  GHashTable       *names;    /* (owned) anchor → index plus one */
  GArray           *anchors;  /* (owned) of SmithYamlAnchor */
  GArray           *merges;   /* (owned) of SmithNode: values of merge keys in open mappings */
  SmithNode         bad_merge;  /* what a merge key last named in vain; said once */
  guint             n_aliases;
  gsize             n_borrowed_bytes;  /* of keys that aliases and merges repeat */
  gboolean          is_lenient;        /* lines in brackets and quotes need no indentation */
  gboolean          is_outdented;      /* what failed was such a line */
  gboolean          has_ended;         /* the document, not the text */
  guint             n_held;   /* containers without brackets that ended, unless an error follows */
  guint             n_restarts;          /* behind errors */
  gboolean          is_done;             /* the parser's input was read to its end */
  gboolean          is_second;           /* a second document was met */
  guint32           base;       /* bytes: where the parser's input begins in the text, */
  guint32           input_end;  /* and where it ends */
  guint32           pos;      /* bytes: the end of what was read last */
  guint32           floor;    /* bytes: the start of the last record; starts never fall */
  SmithYamlLevel    levels[SMITH_LIMIT_DEPTH + 1];
} SmithYamlReader;

/* The ways in which a text is read, one after the other until one has read it. */
typedef enum
{
  SMITH_YAML_SIMPLE,   /* by our own reader, up to anything that is not simple */
  SMITH_YAML_STRICT,   /* up to a line that is not indented, or through all errors */
  SMITH_YAML_LENIENT,  /* the same with such lines, up to any error */
  SMITH_YAML_BROKEN,   /* through all errors */
} SmithYamlWay;

/* A line of block style, looked at without what is around it. */
typedef struct
{
  guint32  at;         /* bytes: the first sign that is no blank */
  guint32  end;        /* bytes: the line break or the end of the text */
  guint32  column;     /* of @at */
  gboolean has_tab;    /* in the indentation */
  gboolean is_blank;   /* or a comment */
  gboolean is_mark;    /* --- or ... */
  gboolean is_item;    /* of a list */
  gboolean is_member;  /* begins with a name and a colon */
  gboolean is_leaf;    /* lines that are indented further do not belong to it */
} SmithYamlLine;

guint32          smith_yaml_line_start     (const SmithYamlReader *self,
                                            guint32                at);
guint32          smith_yaml_next_line      (const SmithYamlReader *self,
                                            guint32                at);
SmithYamlLine    smith_yaml_look_at_line   (const SmithYamlReader *self,
                                            guint32                at);

gboolean         smith_yaml_check_text     (SmithTreeBuilder      *builder);
gboolean         smith_yaml_stands_out     (SmithYamlReader       *self,
                                            guint32                start);

SmithNodeKind    smith_yaml_plain_kind     (const char            *text,
                                            gsize                  length);
SmithYamlTag     smith_yaml_tag_parse      (const char            *text,
                                            gsize                  length);
gboolean         smith_yaml_scalar_kind    (const SmithYamlScalar *scalar,
                                            SmithNodeKind         *out_kind);

void             smith_yaml_read_text      (const char            *content,
                                            gsize                  length,
                                            enum fy_scalar_style   style,
                                            gsize                  outer_indent,
                                            GString               *out);

void             smith_yaml_fail           (SmithYamlReader       *self);
void             smith_yaml_recover        (SmithYamlReader       *self);

gboolean         smith_yaml_take_event     (SmithYamlReader       *self,
                                            struct fy_event       *event);
void             smith_yaml_start_parser   (SmithYamlReader       *self,
                                            const char            *data,
                                            gsize                  length,
                                            guint32                base);
void             smith_yaml_stop_parser    (SmithYamlReader       *self);
gboolean         smith_yaml_read_events    (SmithYamlReader       *self);
gboolean         smith_yaml_add_unread     (SmithYamlReader       *self,
                                            guint32                start,
                                            guint32                end);
gboolean         smith_yaml_close          (SmithYamlReader       *self);

guint32          smith_yaml_skip_space     (SmithYamlReader       *self,
                                            guint32                at);
gboolean         smith_yaml_is_in_brackets (const SmithYamlReader *self);
void             smith_yaml_take_scalar    (SmithYamlReader       *self,
                                            struct fy_token       *token,
                                            const SmithYamlProps  *props,
                                            SmithYamlScalar       *out);
SmithYamlProps   smith_yaml_take_props     (SmithYamlReader       *self,
                                            struct fy_token       *anchor,
                                            struct fy_token       *tag);
void             smith_yaml_begin_at_props (SmithYamlReader       *self,
                                            const SmithYamlProps  *props);

void             smith_yaml_take_key       (SmithYamlReader       *self,
                                            guint32                start,
                                            guint32                end,
                                            const char            *text,
                                            gsize                  length,
                                            gboolean               is_merge);
guint32          smith_yaml_settle         (SmithYamlReader       *self,
                                            guint32                start);
gboolean         smith_yaml_count_value    (SmithYamlReader       *self,
                                            SmithNode              node,
                                            guint                  height,
                                            guint64                size);
SmithNode        smith_yaml_add_scalar     (SmithYamlReader       *self,
                                            const SmithYamlScalar *scalar,
                                            SmithNodeKind          kind);
gboolean         smith_yaml_open           (SmithYamlReader       *self,
                                            guint32                start,
                                            gboolean               is_mapping,
                                            struct fy_token       *anchor_token);
gboolean         smith_yaml_read_alias     (SmithYamlReader       *self,
                                            struct fy_token       *token);
gboolean         smith_yaml_read_simple    (SmithYamlReader       *self);
gboolean         smith_yaml_read_in_way    (SmithTreeBuilder      *builder,
                                            SmithYamlWay           way);
void             smith_yaml_read_from_way  (SmithTreeBuilder      *builder,
                                            SmithYamlWay           way);

guint            smith_yaml_name_anchor    (SmithYamlReader       *self,
                                            struct fy_token       *token,
                                            SmithYamlAnchor        anchor);
gboolean         smith_yaml_count_borrowed (SmithYamlReader       *self,
                                            gsize                  length);
gboolean         smith_yaml_apply_merges   (SmithYamlReader       *self);

static inline gboolean
smith_yaml_is_break (char c)
{
  return c == '\n' || c == '\r';
}

static inline gboolean
smith_yaml_is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static inline gboolean
smith_yaml_is_space (char c)
{
  return smith_yaml_is_blank (c) || smith_yaml_is_break (c);
}

/* What may stand between the | or > of a block scalar and the end of its line. */
static inline gboolean
smith_yaml_is_header (char c)
{
  return c == '+' || c == '-' || (c >= '1' && c <= '9');
}

/* Where a mark of the parser's stands in the text. */
static inline guint32
smith_yaml_offset (const SmithYamlReader *self,
                   const struct fy_mark  *mark)
{
  return MIN ((guint32) mark->input_pos + self->base, self->length);
}

/* Whether the last error is one after which nothing more is read. */
static inline gboolean
smith_yaml_is_over (SmithYamlReader *self)
{
  const GArray *errors = self->builder->tree->errors;
  SmithReadCode code;

  if (errors == NULL)
    return FALSE;
  code = g_array_index (errors, SmithReadError, errors->len - 1).code;

  return code != SMITH_READ_SYNTAX && code != SMITH_READ_UNSUPPORTED;
}

/* The innermost open container. */
static inline SmithYamlLevel *
smith_yaml_current (SmithYamlReader *self)
{
  return &self->levels[self->builder->depth];
}

static inline SmithNodeRecord *
smith_yaml_container (SmithYamlReader *self)
{
  SmithTreeBuilder *builder = self->builder;

  return &builder->tree->records[builder->levels[builder->depth].node];
}

/* Always FALSE. */
static inline gboolean
smith_yaml_fail_at (SmithYamlReader *self,
                    SmithReadCode    code,
                    guint32          start,
                    guint32          end,
                    const char      *message)
{
  smith_tree_builder_fail (self->builder, code, start, end, "%s", message);

  return FALSE;
}

G_END_DECLS
