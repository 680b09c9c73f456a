/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-check-private.h"

#include "base/smith-limits.h"

/* A plain walk over values of plain JSON of which a schema asks no more than names, kinds, listed
 * texts and lengths, when nobody wants to hear what does not fit, what was looked at, or the way
 * here.  It does as the rules do, and nothing else: what it does not know it hands to them.
 *
 * The nodes of plain JSON stand in the order of the text, so what follows a scalar in its container
 * is the next node.  Objects inside one another are one loop: a call would take longer than what is
 * asked of a small object. */

/* So many bytes are compared at once. */
#define WORD 8u

/* Containers that one loop is inside of; further ones have a loop of their own. */
#define N_LEVELS 8u

/* A container that is looked at. */
typedef struct
{
  const SmithNodeRecord    *record;   /* its child */
  const SmithSchemaMembers *members;  /* (nullable) of a list */
  const SmithSchemaName    *next;     /* most often a name stands behind the one before; of a list,
                                       * what is said of all its items */
  guint32                   missing;  /* how many members must still come */
} Level;

typedef struct
{
  Level                 *level;       /* behind the last */
  const SmithNodeRecord *records;
  const char            *data;
  guint32                last_word;
  const SmithNodeRecord *last;        /* that was looked at */
  guint                  n_skipped;   /* nodes before it that were not, or are counted elsewhere */
  guint                  depth;       /* of the outermost children */
  Level                  levels[N_LEVELS];  /* outside of the one that is looked at */
} Walk;

static inline SmithNode
node_of (const SmithSchemaChecker *self,
         const SmithNodeRecord    *record)
{
  return (SmithNode) (record - self->walk.records);
}

/* The last byte of the document from which a word can be read, or zero. */
static inline guint32
last_word (const SmithSchemaChecker *self)
{
  guint32 end = self->walk.records[SMITH_NODE_ROOT].end;

  return end > WORD ? end - WORD : 0;
}

/* Whether a number is written without a fraction or an exponent. */
static inline gboolean
is_plainly_whole (const SmithSchemaChecker *self,
                  const SmithNodeRecord    *record)
{
  const char *text = self->walk.data + record->start, *end = self->walk.data + record->end;

  if (end - text > (gssize) SMITH_SCHEMA_BYTES_A_STEP)
    return FALSE;
  text += *text == '-';
  while (text < end && *text >= '0' && *text <= '9')
    text++;

  return text == end;
}

/* Whether it is plain to see that a number is within bounds. */
static inline gboolean
is_within (const SmithSchemaChecker *self,
           const SmithSchemaUnit    *unit,
           const SmithNodeRecord    *record)
{
  const char *text = self->walk.data + record->start, *end = self->walk.data + record->end;
  gboolean is_negative = *text == '-';
  gint64 n = 0, rest = 0;

  text += is_negative;
  if (end - text > 18)
    return FALSE;
  for (; text < end && *text >= '0' && *text <= '9'; text++)
    n = n * 10 + (*text - '0');
  if (text < end && *text == '.' && unit->takes_fractions)
    for (rest = 1, text++; text < end && *text >= '0' && *text <= '9'; )
      text++;

  return text == end && (is_negative ? -n - rest >= unit->least && -n <= unit->most
                                     : n >= unit->least && n + rest <= unit->most);
}

/* Whether a text is one of those; one with escapes is not looked at. */
static inline gboolean
is_listed (const SmithSchemaChecker *self,
           const SmithNodeRecord    *record,
           const SmithSchemaNames   *texts)
{
  const char *text = self->walk.data + record->start + 1;
  gsize length = record->end - record->start - 2;

  if ((record->flags & SMITH_FLAG_INDIRECT) != 0 || length > SMITH_SCHEMA_BYTES_A_STEP)
    return FALSE;
  if (texts->slots != NULL || record->start >= last_word (self))
    return smith_schema_names_find_place (texts, text, length) > 0;
  for (const SmithSchemaName *name = texts->names; name < texts->names + texts->n_names; name++)
    if (smith_schema_name_stands (name, text, length))
      return TRUE;

  return FALSE;
}

/* Whether all that is asked of a scalar is plain to see. */
static inline gboolean
fits_plainly (const SmithSchemaChecker *self,
              const SmithSchemaUnit    *unit,
              const SmithNodeRecord    *record,
              gsize                     kind)
{
  if (kind == SMITH_NODE_STRING)
    return record->end - record->start - 2 - unit->least_bytes < unit->spare_bytes ||
           (unit->texts != NULL && is_listed (self, record, unit->texts));

  if (kind != SMITH_NODE_NUMBER)
    return FALSE;

  return unit->wants_whole ? is_plainly_whole (self, record)
                           : unit->has_range && is_within (self, unit, record);
}

/* Whether a value fits of which that is not known by its kind alone. */
static inline gboolean
walk_value (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            const SmithNodeRecord *record)
{
  SmithNodeKind kind = record->kind;

  if (kind >= SMITH_NODE_ARRAY)
    return smith_schema_walk_container (self, unit, record);

  return fits_plainly (self, unit, record, kind) ||
         smith_schema_ask (self, unit, node_of (self, record), kind);
}

/* The same from within a loop. */
static G_GNUC_NO_INLINE gboolean
walk_deeper (SmithSchemaChecker    *self,
             const Walk            *walk,
             const SmithSchemaUnit *unit,
             const SmithNodeRecord *record)
{
  self->depth = walk->depth + (guint) (walk->level - walk->levels);

  return walk_value (self, unit, record);
}

/* Names are passed over where members are left out, a few at once most often. */
#define N_PASSED 4u

static G_GNUC_NO_INLINE const SmithSchemaName *
find_name (const SmithSchemaMembers *members,
           const SmithSchemaName    *next,
           const char               *data,
           const SmithNodeRecord    *record)
{
  const SmithSchemaNames *names = &members->properties;
  const SmithSchemaName *end = names->names + names->n_names;
  const char *key = data + record->key_start + 1;
  gsize length = record->key_end - record->key_start - 2;
  guint32 place;

  for (guint i = 0; i < N_PASSED && next < end; i++, next++)
    if (smith_schema_name_is (next, key, length))
      return next;
  place = smith_schema_names_find_place (names, key, length);

  return place > 0 ? &names->names[place - 1] : &members->unknown;
}

/* What is said of the member that is looked at. */
static inline const SmithSchemaName *
pass_name (const Walk *walk,
           Level      *now)
{
  const SmithNodeRecord *record = now->record;
  const SmithSchemaName *name = now->next;
  gsize at = record->key_start;

  if (G_LIKELY (at < walk->last_word &&
                smith_schema_name_stands (name, walk->data + at + 1, record->key_end - at - 2)))
    now->next = name + 1;
  else
    {
      name = find_name (now->members, name, walk->data, record);
      now->next = name != &now->members->unknown ? name + 1 : now->next;
    }
  if (G_LIKELY ((record->flags & SMITH_FLAG_DUPLICATE) == 0))
    now->missing -= name->is_required;

  return name;
}

/* Whether a loop may go that way into a container.  Of alternatives most do not fit, and what is
 * missing tells soonest: that is for the rules. */
static inline gboolean
may_enter (const SmithSchemaChecker *self,
           const SmithSchemaWay     *way,
           const SmithNodeRecord    *container)
{
  return way->first != NULL && (guint32) container->n_children - way->least <= way->spare &&
         (self->n_quiet == 0 || way->n_required == 0);
}

static inline void
enter (Level                 *now,
       const SmithSchemaWay  *way,
       const SmithNodeRecord *container)
{
  now->members = way->members;
  now->next = way->first;
  now->missing = way->n_required;
  now->record = container + 1;
}

/* Goes into a container where the loop may. */
static inline gboolean
try_enter (const SmithSchemaChecker *self,
           Walk                     *walk,
           Level                    *now,
           const SmithSchemaUnit    *unit,
           gsize                     kind)
{
  const SmithSchemaWay *way = &unit->ways[kind - SMITH_NODE_ARRAY];

  if (!may_enter (self, way, now->record) || now->record->first == SMITH_NODE_NONE ||
      walk->level == walk->levels + N_LEVELS)
    return FALSE;
  *walk->level++ = *now;
  enter (now, way, now->record);

  return TRUE;
}

/* The next child.  It is the same node either way, but where it stands behind this one the
 * processor need not wait for what it reads to know where that is. */
static inline const SmithNodeRecord *
pass_over (Walk                  *walk,
           const SmithNodeRecord *child,
           gsize                  kind,
           SmithNode              next)
{
  const SmithNodeRecord *other;

  if (G_LIKELY (kind < SMITH_NODE_ARRAY))
    return child + 1;
  other = &walk->records[next];
  walk->n_skipped += (guint) (other - child) - 1;

  return other;
}

/* Leaves the containers of which that was the last child, and goes to the next child of the one
 * outside.  Returns whether there is one; not where an object lacks a member either. */
static inline gboolean
leave (Walk  *walk,
       Level *now,
       gsize  kind)
{
  const SmithNodeRecord *last = now->record;

  do
    {
      if (now->missing != 0 || walk->level == walk->levels)
        return FALSE;
      *now = *--walk->level;
    }
  while (now->record->next == SMITH_NODE_NONE);
  now->record = pass_over (walk, last, kind, now->record->next);

  return TRUE;
}

/* Whether the children that follow fit, and all are there that must be. */
static inline gboolean
walk_children (SmithSchemaChecker *self,
               Walk               *walk,
               Level              *now)
{
  const gsize format = self->asserts_formats;

  for (;;)
    {
      const SmithNodeRecord *record = now->record;
      const SmithSchemaName *name = G_LIKELY (now->members != NULL) ? pass_name (walk, now)
                                                                    : now->next;
      const gsize kind = record->kind;

      if ((name->fits[format] >> kind & 1) == 0)
        {
          if (kind >= SMITH_NODE_ARRAY && try_enter (self, walk, now, name->unit, kind))
            continue;
          if (!(kind < SMITH_NODE_ARRAY && fits_plainly (self, name->unit, record, kind)) &&
              !walk_deeper (self, walk, name->unit, record))
            {
              walk->last = record;
              return FALSE;
            }
        }
      if (G_LIKELY (record->next != SMITH_NODE_NONE))
        now->record = pass_over (walk, record, kind, record->next);
      else if (!leave (walk, now, kind))
        {
          walk->last = record;
          return now->missing == 0;
        }
    }
}

/* Goes the way into a container that has children. */
static G_GNUC_NO_INLINE gboolean
walk_way (SmithSchemaChecker    *self,
          const SmithSchemaWay  *way,
          const SmithNodeRecord *container)
{
  guint depth = self->depth, n;
  Level now;
  Walk walk;
  gboolean fits;

  walk.level = walk.levels;
  walk.n_skipped = 0;
  walk.depth = depth + 1;
  walk.records = self->walk.records;
  walk.data = self->walk.data;
  walk.last_word = last_word (self);
  enter (&now, way, container);
  fits = walk_children (self, &walk, &now);
  self->depth = depth;
  n = (guint) (walk.last - container) - walk.n_skipped;
  smith_schema_spend (self, n + n / SMITH_SCHEMA_CHILDREN_A_STEP);

  return fits;
}

/* Whether a container fits of which that is not known by its kind alone.  Where the rules are asked
 * there is no walk on the stack: they may come back here a level deeper. */
gboolean
smith_schema_walk_container (SmithSchemaChecker    *self,
                             const SmithSchemaUnit *unit,
                             const SmithNodeRecord *container)
{
  const SmithSchemaWay *way = &unit->ways[container->kind - SMITH_NODE_ARRAY];

  if (!may_enter (self, way, container) || self->depth + N_LEVELS >= SMITH_LIMIT_SCHEMA_DEPTH)
    return smith_schema_ask (self, unit, node_of (self, container), container->kind);
  if (container->first == SMITH_NODE_NONE)
    return way->n_required == 0;

  return walk_way (self, way, container);
}

gboolean
smith_schema_walk_into (SmithSchemaChecker    *self,
                        const SmithSchemaUnit *unit,
                        SmithNode              value)
{
  return walk_value (self, unit, &self->walk.records[value]);
}
