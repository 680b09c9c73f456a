/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-check-private.h"

#include "base/smith-limits.h"

/* A plain walk over values of plain JSON of which a schema asks no more than names, kinds and
 * listed texts, when nobody wants to hear what does not fit, what was looked at, or the way here.
 * It does as the rules do, and nothing else: what it does not know it hands to them. */

/* Whether a number is written without a fraction or an exponent. */
static inline gboolean
is_plainly_whole (const SmithTreeWalk   *walk,
                  const SmithNodeRecord *record)
{
  const char *text = walk->data + record->start, *end = walk->data + record->end;

  if (end - text > (gssize) SMITH_SCHEMA_BYTES_A_STEP)
    return FALSE;
  text += *text == '-';
  while (text < end && *text >= '0' && *text <= '9')
    text++;

  return text == end;
}

/* Whether a text is one of those; one with escapes is not looked at. */
static inline gboolean
is_listed (const SmithTreeWalk    *walk,
           const SmithNodeRecord  *record,
           const SmithSchemaNames *texts)
{
  const char *text = walk->data + record->start + 1;
  gsize length = record->end - record->start - 2;

  if ((record->flags & SMITH_FLAG_INDIRECT) != 0 || length > SMITH_SCHEMA_BYTES_A_STEP)
    return FALSE;
  if (texts->n_names == 1)
    return smith_schema_name_is (texts->names, text, length);

  return smith_schema_names_find_place (texts, text, length) > 0;
}

static gboolean walk_members (SmithSchemaChecker    *self,
                              const SmithSchemaUnit *unit,
                              SmithNode              object);
static gboolean walk_items   (SmithSchemaChecker    *self,
                              const SmithSchemaUnit *unit,
                              SmithNode              array);

/* Whether a value fits of which that is not known by its kind alone. */
static inline gboolean
walk_value (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            SmithNode              value,
            SmithNodeKind          kind)
{
  const SmithNodeRecord *record = &self->walk.records[value];

  if (kind == SMITH_NODE_OBJECT && unit->members != NULL)
    return walk_members (self, unit, value);
  if (kind == SMITH_NODE_ARRAY && unit->rest != SMITH_SCHEMA_ABSENT)
    return walk_items (self, unit, value);
  if ((kind == SMITH_NODE_STRING && unit->texts != NULL &&
       is_listed (&self->walk, record, unit->texts)) ||
      (kind == SMITH_NODE_NUMBER && unit->wants_whole && is_plainly_whole (&self->walk, record)))
    return TRUE;

  return smith_schema_ask (self, unit, value, kind);
}

/* How many members stand before @end. */
static G_GNUC_NO_INLINE guint
count_before (const SmithTreeWalk *walk,
              SmithNode            object,
              SmithNode            end)
{
  guint n = 0;

  for (SmithNode child = walk->records[object].first; child != end;
       child = walk->records[child].next)
    n++;

  return n;
}

/* Looks at the members of an object, and takes those that are there from @missing.  Returns the
 * first that does not fit, or SMITH_NODE_NONE.  Most often a name stands behind the one before;
 * what the loop keeps must find room in registers. */
static inline SmithNode
find_misfit (SmithSchemaChecker       *self,
             const SmithSchemaMembers *members,
             SmithNode                 first,
             guint32                  *missing)
{
  const SmithNodeRecord *records = self->walk.records;
  const SmithSchemaName *next_name = members->properties.names;
  gboolean asserts_formats = self->asserts_formats;
  guint32 left = *missing;

  for (SmithNode child = first; child != SMITH_NODE_NONE; child = records[child].next)
    {
      const SmithNodeRecord *record = &records[child];
      const char *key = self->walk.data + record->key_start + 1;
      gsize length = record->key_end - record->key_start - 2;
      const SmithSchemaName *name = next_name;

      if (smith_schema_name_is (name, key, length))
        next_name++;
      else
        {
          guint32 place = smith_schema_names_find_place (&members->properties, key, length);

          name = place > 0 ? &members->properties.names[place - 1] : &members->unknown;
          next_name = place > 0 ? name + 1 : next_name;
        }
      left -= name->is_required && (record->flags & SMITH_FLAG_DUPLICATE) == 0;
      if ((name->fits[asserts_formats] >> record->kind & 1) == 0 &&
          !walk_value (self, name->unit, child, record->kind))
        return child;
    }
  *missing = left;

  return SMITH_NODE_NONE;
}

static gboolean
walk_members (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              SmithNode              object)
{
  const SmithNodeRecord *record = &self->walk.records[object];
  guint32 missing = unit->members->n_required;
  guint n = record->n_children;
  SmithNode misfit;

  /* of alternatives most do not fit, and what is missing tells soonest: that is for the rules */
  if (self->depth >= SMITH_LIMIT_SCHEMA_DEPTH || (self->n_quiet > 0 && missing != 0))
    return smith_schema_ask (self, unit, object, SMITH_NODE_OBJECT);

  self->depth++;
  misfit = find_misfit (self, unit->members, record->first, &missing);
  self->depth--;
  if (misfit != SMITH_NODE_NONE)
    n = count_before (&self->walk, object, misfit);
  smith_schema_spend (self, n + n / SMITH_SCHEMA_CHILDREN_A_STEP);

  return misfit == SMITH_NODE_NONE && missing == 0;
}

static gboolean
walk_items (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            SmithNode              array)
{
  const SmithNodeRecord *records = self->walk.records;
  const SmithSchemaUnit *rest = &self->units[self->units[unit->rest].target];
  guint n = 0, kinds = rest->fits[self->asserts_formats];
  gboolean fits = TRUE;

  if (self->depth >= SMITH_LIMIT_SCHEMA_DEPTH)
    return smith_schema_ask (self, unit, array, SMITH_NODE_ARRAY);

  self->depth++;
  for (SmithNode child = records[array].first; child != SMITH_NODE_NONE && fits;
       child = records[child].next, n++)
    fits = (kinds >> records[child].kind & 1) != 0 ||
           walk_value (self, rest, child, records[child].kind);
  self->depth--;
  smith_schema_spend (self, n + n / SMITH_SCHEMA_CHILDREN_A_STEP);

  return fits;
}

gboolean
smith_schema_walk_into (SmithSchemaChecker    *self,
                        const SmithSchemaUnit *unit,
                        SmithNode              value,
                        SmithNodeKind          kind)
{
  return walk_value (self, unit, value, kind);
}
