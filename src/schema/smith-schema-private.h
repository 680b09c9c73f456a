/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/smith-schema.h"

#include <gio/gio.h>
#include <string.h>

G_BEGIN_DECLS

/* What the compiler and the checker share. */

typedef enum
{
  KEYWORD_REF,             /* $ref: a = schema */
  KEYWORD_DYNAMIC_REF,     /* $dynamicRef: a = schema, data = the anchor when dynamic */
  KEYWORD_TYPE,            /* a = TYPE_… bits */
  KEYWORD_ENUM,            /* node = the list, data = SmithSchemaNames of its strings */
  KEYWORD_CONST,           /* node = the value */
  KEYWORD_MULTIPLE_OF,     /* node = the number, and when it is short a = scale, limit = digits, or
                            * else a = absent; as are the next four */
  KEYWORD_MAXIMUM,
  KEYWORD_EXCLUSIVE_MAXIMUM,
  KEYWORD_MINIMUM,
  KEYWORD_EXCLUSIVE_MINIMUM,
  KEYWORD_MAX_LENGTH,      /* limit, as are the next nine */
  KEYWORD_MIN_LENGTH,
  KEYWORD_MAX_ITEMS,
  KEYWORD_MIN_ITEMS,
  KEYWORD_MAX_PROPERTIES,
  KEYWORD_MIN_PROPERTIES,
  KEYWORD_PATTERN,         /* data = SmithSchemaRegex */
  KEYWORD_FORMAT,          /* data = SmithFormat function */
  KEYWORD_UNIQUE_ITEMS,
  KEYWORD_CONTAINS,        /* a = schema, n = minContains, limit = maxContains */
  KEYWORD_ITEMS,           /* data = SmithSchemaItems */
  KEYWORD_REQUIRED,        /* data = SmithSchemaNames */
  KEYWORD_DEPENDENT_REQUIRED,  /* data = SmithSchemaNames of those required */
  KEYWORD_MEMBERS,         /* data = SmithSchemaMembers */
  KEYWORD_PROPERTY_NAMES,  /* a = schema */
  KEYWORD_ALL_OF,          /* a = first in lists, n = how many; as are the next two */
  KEYWORD_ANY_OF,
  KEYWORD_ONE_OF,
  KEYWORD_NOT,             /* a = schema */
  KEYWORD_IF,              /* a = schema, data = two of them: then, else */
  KEYWORD_DEPENDENT_SCHEMAS,   /* data = SmithSchemaNames, the values are schemas */
  KEYWORD_UNEVALUATED_ITEMS,   /* a = schema; these two come last, when all else has spoken */
  KEYWORD_UNEVALUATED_PROPERTIES,
} SmithSchemaKeyword;

enum
{
  TYPE_NULL    = 1 << SMITH_NODE_NULL,
  TYPE_BOOLEAN = 1 << SMITH_NODE_BOOLEAN,
  TYPE_NUMBER  = 1 << SMITH_NODE_NUMBER,
  TYPE_STRING  = 1 << SMITH_NODE_STRING,
  TYPE_ARRAY   = 1 << SMITH_NODE_ARRAY,
  TYPE_OBJECT  = 1 << SMITH_NODE_OBJECT,
  TYPE_INTEGER = 1 << 6,
};

#define SMITH_SCHEMA_ABSENT G_MAXUINT32
#define SMITH_SCHEMA_N_KINDS 6u

/* Looking over so many bytes, or so many children, takes as long as one step of a check. */
#define SMITH_SCHEMA_BYTES_A_STEP 64u
#define SMITH_SCHEMA_CHILDREN_A_STEP 8u

/* One keyword of a schema. */
typedef struct
{
  SmithSchemaKeyword kind;
  const char        *name;   /* static */
  SmithNode          node;   /* of the schema's tree: the keyword's value */
  guint32            a;
  guint32            n;
  guint64            limit;
  gpointer           data;   /* (owned) (nullable) */
  GDestroyNotify     free_data;
} SmithSchemaRule;

typedef struct _SmithSchemaNames SmithSchemaNames;
typedef struct _SmithSchemaName SmithSchemaName;
typedef struct _SmithSchemaMembers SmithSchemaMembers;

/* How a plain walk goes into a container of which no more is asked than what it holds. */
typedef struct
{
  const SmithSchemaMembers *members;   /* (nullable) of a list */
  const SmithSchemaName    *first;     /* of members, or of all items; NULL where more is asked */
  guint32                   n_required;
  guint32                   least;     /* how many children there must be, and how many more may */
  guint32                   spare;
} SmithSchemaWay;

typedef struct
{
  guint   document;
  guint   resource;
  SmithNode node;
  guint32 first_rule;
  guint32 n_rules;
  guint32 target;       /* where it leads when it is a reference and nothing else, or itself */
  gint8   verdict;      /* 1 and 0 for the schemas true and false, else -1 */
  guint8  wants_marks;  /* it has an unevaluated… keyword */
  guint8  tells_required;  /* its members know whether all are there that must be */
  guint8  fits[2];      /* bits of the kinds of values that fit whatever they are; the second where
                         * formats assert something */
  guint8  refuses;      /* bits of the kinds that have a type that is not allowed */
  guint8  wants_whole;  /* all that is asked of a number is that it be whole */
  guint8  has_range;    /* all that is asked of a number is its range, below */
  guint8  takes_fractions;
  gint64  least;        /* of whole numbers: these and what is between fit, and numbers with a */
  gint64  most;         /* fraction that are between, too, where such ones are taken */
  SmithSchemaWay ways[2];  /* how a plain walk goes into a list and an object */
  const SmithSchemaNames   *texts;    /* (nullable) all that is asked of a string */
  guint32 least_bytes;  /* a string of so many bytes fits, as it does with more, fewer than so */
  guint32 spare_bytes;  /* many: it is neither too short nor too long */
  guint32 first_asked;  /* in asked: the rules that can say no to each kind of value, the kinds in
                         * order, each up to its end */
  guint32 asked_ends[SMITH_SCHEMA_N_KINDS];
} SmithSchemaUnit;

/* Names with a number each, found in constant time. */
struct _SmithSchemaName
{
  char                  *name;    /* (owned) */
  guint32                length;
  guint32                value;
  guint64                head;    /* its first bytes, and its last ones: smith_schema_name_is() */
  guint64                tail;
  guint64                quoted;  /* its first bytes and the quote behind it, as far as the mask: */
  guint64                mask;    /* smith_schema_name_stands() */
  const SmithSchemaUnit *unit;    /* of a property: where its schema leads */
  guint8                 fits[2]; /* of @unit */
  guint8                 is_required;  /* of a property: it must be there */
};

struct _SmithSchemaNames
{
  SmithSchemaName *names;  /* (owned) behind the last one is one that no text is */
  guint32          n_names;
  guint32         *slots;  /* (owned) (nullable) open addressing: index plus one */
  guint32          mask;
  gboolean         has_twins;  /* of two that are alike the later one counts */
};

/* A number of up to 18 digits, as most are: digits / 10^scale. */
typedef struct
{
  gint64  digits;
  guint32 scale;   /* up to 18 */
} SmithSchemaShort;

#define SMITH_SCHEMA_SHORT_END G_GINT64_CONSTANT (1000000000000000000)

typedef struct _SmithSchemaRegex SmithSchemaRegex;

typedef struct
{
  SmithSchemaRegex *regex;  /* (owned) */
  guint32           schema;
} SmithSchemaPattern;

struct _SmithSchemaMembers
{
  SmithSchemaNames properties;
  guint32          n_required;  /* how many properties must be there; SMITH_SCHEMA_ABSENT when
                                 * others must, too */
  GArray          *patterns;    /* (owned) (nullable) of SmithSchemaPattern */
  guint32          additional;  /* or SMITH_SCHEMA_ABSENT */
  SmithSchemaName  unknown;     /* of no name: where that leads, if anywhere */
};

typedef struct
{
  guint32 first;   /* in lists: prefixItems */
  guint32 n;
  guint32 rest;    /* items, or SMITH_SCHEMA_ABSENT */
  SmithSchemaName each;  /* of no name: where that leads, if anywhere */
} SmithSchemaItems;

typedef struct
{
  SmithTree *tree;  /* (owned) */
  char      *uri;   /* (owned) */
} SmithSchemaDocument;

/* A schema with an identifier of its own, or a whole document. */
typedef struct
{
  guint       document;
  SmithNode   node;
  char       *uri;             /* (owned) absolute, without a fragment */
  gboolean    has_validation;  /* its meta-schema has the validation vocabulary */
  gboolean    asserts_formats;
  GHashTable *dynamic;         /* (owned) (nullable) name → node of its dynamic anchors */
  GHashTable *dynamic_units;   /* (owned) (nullable) name → schema plus one, once compiled */
} SmithSchemaResource;

struct _SmithSchema
{
  SmithDialect dialect;
  GArray      *documents;  /* (owned) of SmithSchemaDocument */
  GArray      *resources;  /* (owned) of SmithSchemaResource */
  GArray      *units;      /* (owned) of SmithSchemaUnit; the first is where checking begins */
  GArray      *rules;      /* (owned) of SmithSchemaRule */
  GArray      *lists;      /* (owned) of guint32 */
  GArray      *asked;      /* (owned) of pointers to rules: which a unit asks about which kind */
  gboolean     is_dynamic; /* it has a dynamic reference, so a check must know its way */
  gboolean     asserts_formats;  /* its own document says so */
  const SmithSchemaUnit *start;  /* where the first unit leads */
};

/* smith-schema-names.c */
void     smith_schema_names_add    (SmithSchemaNames       *self,
                                    const char             *name,
                                    gsize                   length,
                                    guint32                 value);
void     smith_schema_names_end    (SmithSchemaNames       *self);
gboolean smith_schema_names_find   (const SmithSchemaNames *self,
                                    const char             *name,
                                    gsize                   length,
                                    guint32                *out_value);
guint32  smith_schema_names_find_place (const SmithSchemaNames *self,
                                        const char             *name,
                                        gsize                   length);
void     smith_schema_names_clear  (SmithSchemaNames       *self);

/* What two texts of one length have in common when they are one, or nearly: all of up to three
 * bytes, the first and the last four of up to seven, the first and the last eight of more. */
static inline void
smith_schema_name_words (const char *text,
                         gsize       length,
                         guint64    *out_head,
                         guint64    *out_tail)
{
  guint32 head = 0, tail = 0;

  if (G_LIKELY (length >= 8))
    {
      memcpy (out_head, text, 8);
      memcpy (out_tail, text + length - 8, 8);
      return;
    }
  if (length >= 4)
    {
      memcpy (&head, text, 4);
      memcpy (&tail, text + length - 4, 4);
    }
  else if (length > 0)
    head = (guint8) text[0] | (guint32) (guint8) text[length / 2] << 8 |
           (guint32) (guint8) text[length - 1] << 16;
  *out_head = head;
  *out_tail = tail;
}

/* The rest of it, when the first eight and the last eight bytes are the same. */
static inline gboolean
smith_schema_name_goes_on (const SmithSchemaName *self,
                           const char            *text)
{
  for (gsize i = 8; i + 8 < self->length; i += 8)
    if (memcmp (self->name + i, text + i, 8) != 0)
      return FALSE;

  return TRUE;
}

static inline gboolean
smith_schema_name_is (const SmithSchemaName *self,
                      const char            *text,
                      gsize                  length)
{
  guint64 head, tail;

  if (self->length != length)
    return FALSE;
  smith_schema_name_words (text, length, &head, &tail);

  return self->head == head && self->tail == tail && smith_schema_name_goes_on (self, text);
}

/* Whether what stands at @text, in plain JSON, is that name and the quote behind it; @length is
 * that of what stands there, and eight bytes can be read. */
static inline gboolean
smith_schema_name_stands (const SmithSchemaName *self,
                          const char            *text,
                          gsize                  length)
{
  guint64 head, tail;

  memcpy (&head, text, 8);
  if ((head & self->mask) != self->quoted)
    return FALSE;
  if (self->length < 8)
    return TRUE;
  if (self->length != length)
    return FALSE;
  memcpy (&tail, text + length - 8, 8);

  return tail == self->tail && smith_schema_name_goes_on (self, text);
}

/* Finds names one after the other, fast where they are asked for in their own order.  @next is
 * zero at first; where it is found, it is the name before @next. */
static inline gboolean
smith_schema_names_find_next (const SmithSchemaNames *self,
                              const char             *name,
                              gsize                   length,
                              guint32                *next)
{
  guint32 place;

  if (*next < self->n_names && !self->has_twins &&
      smith_schema_name_is (&self->names[*next], name, length))
    {
      ++*next;
      return TRUE;
    }
  place = smith_schema_names_find_place (self, name, length);
  if (place > 0)
    *next = place;

  return place > 0;
}

/* smith-schema-pattern.c */
char    *smith_schema_pattern_translate (const char *pattern,
                                         gsize       length);

/* smith-schema-regex.c */
typedef enum
{
  SMITH_SCHEMA_MATCH_NONE,
  SMITH_SCHEMA_MATCH_FOUND,
  SMITH_SCHEMA_MATCH_GIVEN_UP,
} SmithSchemaMatch;

SmithSchemaRegex *smith_schema_regex_new   (const char              *pattern,
                                            gsize                    length,
                                            GError                 **error);
void              smith_schema_regex_free  (SmithSchemaRegex        *self);
SmithSchemaMatch  smith_schema_regex_match (const SmithSchemaRegex  *self,
                                            const char              *text,
                                            gsize                    length,
                                            guint64                 *out_steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSchemaRegex, smith_schema_regex_free)

/* Reads a number that is written without an exponent.  Returns FALSE for all others: they may be
 * short, too. */
static inline gboolean
smith_schema_short_read (SmithSchemaShort *self,
                         const char       *text,
                         gsize             length)
{
  gsize i = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0, point = 0;
  gboolean is_negative = i > 0 && text[0] == '-';
  guint64 digits = 0;

  if (length - i > 19)
    return FALSE;
  for (; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      digits = digits * 10 + (guint64) (text[i] - '0');
    else if (text[i] == '.' && point == 0)
      point = i + 1;
    else
      return FALSE;
  if (digits >= SMITH_SCHEMA_SHORT_END)
    return FALSE;
  self->digits = is_negative ? -(gint64) digits : (gint64) digits;
  self->scale = point > 0 ? (guint32) (length - point) : 0;

  return TRUE;
}

/* smith-schema-number.c */
int      smith_schema_short_compare  (const SmithSchemaShort *a,
                                      const SmithSchemaShort *b);
gboolean smith_schema_short_divides  (const SmithSchemaShort *divisor,
                                      const SmithSchemaShort *value);
gboolean smith_schema_number_floor   (SmithTree *tree,
                                      SmithNode  node,
                                      gint64    *out_floor,
                                      gboolean  *out_is_whole);
int      smith_schema_number_compare (SmithTree *tree_a,
                                      SmithNode  a,
                                      SmithTree *tree_b,
                                      SmithNode  b);
gboolean smith_schema_number_is_whole (SmithTree *tree,
                                       SmithNode  node);
gboolean smith_schema_number_divides (SmithTree *tree,
                                      SmithNode  divisor,
                                      SmithTree *values,
                                      SmithNode  value);
guint    smith_schema_number_hash    (SmithTree *tree,
                                      SmithNode  node);

/* smith-schema-equal.c */
const char *smith_schema_peek_text   (SmithTree *tree,
                                      SmithNode  node,
                                      GString  **scratch,
                                      gsize     *out_length);
gboolean smith_schema_equal          (SmithTree *tree_a,
                                      SmithNode  a,
                                      SmithTree *tree_b,
                                      SmithNode  b,
                                      guint64   *n_steps);
guint    smith_schema_hash           (SmithTree *tree,
                                      SmithNode  node,
                                      guint64   *n_steps);

/* smith-schema-format.c */
typedef gboolean (*SmithSchemaFormat) (const char *text,
                                       gsize       length);

SmithSchemaFormat smith_schema_find_format (const char *name);

static inline const SmithSchemaUnit *
smith_schema_unit (SmithSchema *self,
                   guint32      index)
{
  return &g_array_index (self->units, SmithSchemaUnit, index);
}

static inline SmithTree *
smith_schema_tree_of (SmithSchema           *self,
                      const SmithSchemaUnit *unit)
{
  return g_array_index (self->documents, SmithSchemaDocument, unit->document).tree;
}

G_END_DECLS
