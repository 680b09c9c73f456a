/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure.h"

#include "smith-structure-private.h"

#include <string.h>

/* Objects between two looks at whether somebody cancelled. */
#define A_WHILE 1024u

/* The rows of one object, which stand one behind the other. */
typedef struct
{
  const SmithField  *first;
  const SmithField  *end;
  gboolean           has_needed;
  const SmithDemand *demands;
  const SmithDemand *demands_end;
} Rows;

typedef struct
{
  SmithTree           *tree;
  GArray              *findings;
  guint                max_findings;
  gboolean             is_new;     /* OpenAPI 3.1 */
  Rows                 rows[SMITH_N_OBJECTS];
  guint8              *lengths;    /* of the names of the rows */
  GString             *scratch;
  SmithStructureVisit  visit;      /* (nullable) */
  gpointer             user_data;
  GCancellable        *cancellable;
  guint                n_objects;
  gboolean             is_over;
  gboolean             is_truncated;
} Checker;

static void check_object (Checker     *self,
                          SmithObject  object,
                          SmithNode    node);

static void
report (Checker            *self,
        SmithStructureWhat  what,
        SmithNode           node,
        SmithSpan           span,
        SmithObject         object,
        const char         *field,
        const char         *expected)
{
  SmithStructureFinding finding = {
    what, node, span, smith_structure_objects[object].name, field, expected,
  };

  if (self->findings->len < self->max_findings)
    g_array_append_val (self->findings, finding);
  else
    self->is_truncated = TRUE;
}

static gboolean
is_there (const Checker    *self,
          const SmithField *field)
{
  return (field->flags & (self->is_new ? SMITH_IN_3_1 : SMITH_IN_3_0)) != 0;
}

static void
list_rows (Checker *self)
{
  for (gsize i = 0; i < smith_structure_n_fields; i++)
    {
      const SmithField *field = &smith_structure_fields[i];
      Rows *rows = &self->rows[field->object];

      if (rows->first == NULL)
        rows->first = field;
      rows->end = field + 1;
      rows->has_needed = rows->has_needed || (field->flags & SMITH_NEEDED) != 0;
      self->lengths[i] = field->name != NULL ? (guint8) strlen (field->name) : 0;
    }
  for (gsize i = 0; i < smith_structure_n_demands; i++)
    {
      const SmithDemand *demand = &smith_structure_demands[i];
      Rows *rows = &self->rows[demand->object];

      if (rows->demands == NULL)
        rows->demands = demand;
      rows->demands_end = demand + 1;
    }
}

/* The row of a field; NULL when there is none. */
static const SmithField *
find_field (const Checker *self,
            SmithObject    object,
            const char    *name,
            gsize          length)
{
  const Rows *rows = &self->rows[object];

  for (const SmithField *field = rows->first; field != rows->end; field++)
    if (self->lengths[field - smith_structure_fields] == length && length > 0 &&
        memcmp (field->name, name, length) == 0 && is_there (self, field))
      return field;

  return NULL;
}

static const SmithField *
find_free_field (const Checker *self,
                 SmithObject    object)
{
  for (const SmithField *field = self->rows[object].first; field != self->rows[object].end;
       field++)
    if (field->name == NULL)
      return field;

  return NULL;
}

/* The names of a map's members that the specification asks for a form of. */
static void
check_name (Checker          *self,
            const SmithField *field,
            SmithNode         member)
{
  gsize length;
  const char *name = smith_tree_peek_key (self->tree, member, &length);
  gboolean is_right = TRUE;

  if (field->child == SMITH_OBJECT_MEDIA_TYPE)
    is_right = smith_structure_is_media_type (name, length);
  else if (field->object == SMITH_OBJECT_COMPONENTS)
    is_right = smith_structure_is_component_name (name, length);
  if (!is_right)
    report (self, SMITH_STRUCTURE_NAME, member, smith_tree_get_key_span (self->tree, member),
            field->child, field->name, NULL);
}

/* Says that a value is of another kind, or that a field was left empty. */
static void
report_kind (Checker     *self,
             SmithObject  object,
             const char  *field,
             SmithNode    node,
             const char  *expected)
{
  SmithSpan key = smith_tree_get_key_span (self->tree, node);

  if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_NULL && key.end > key.start)
    report (self, SMITH_STRUCTURE_EMPTY, node, key, object, field, expected);
  else
    report (self, SMITH_STRUCTURE_KIND, node, smith_tree_get_span (self->tree, node), object,
            field, expected);
}

static void
check_each (Checker          *self,
            const SmithField *field,
            SmithNode         node)
{
  for (SmithNode child = smith_tree_get_first (self->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    if (field->form == SMITH_FORM_OBJECTS)
      check_object (self, field->child, child);
    else if (field->form == SMITH_FORM_MAP)
      {
        check_name (self, field, child);
        check_object (self, field->child, child);
      }
    else if (smith_tree_get_kind (self->tree, child) != SMITH_NODE_STRING)
      report_kind (self, field->object, field->name, child, "string");
    else if (field->choices != NULL &&
             !smith_structure_is_choice (self->tree, child, field->choices, self->scratch))
      report (self, SMITH_STRUCTURE_VALUE, child, smith_tree_get_span (self->tree, child),
              field->object, field->name, field->choices);
}

static gboolean
holds_many (SmithForm form)
{
  return form == SMITH_FORM_TEXTS || form == SMITH_FORM_TEXT_OR_TEXTS ||
         form == SMITH_FORM_TEXT_MAP || form == SMITH_FORM_OBJECTS || form == SMITH_FORM_MAP;
}

static void
check_value (Checker          *self,
             const SmithField *field,
             SmithNode         node)
{
  SmithForm form = field->form;
  SmithNodeKind kind;

  /* true and false are schemas since 3.1 */
  if (self->is_new && field->child == SMITH_OBJECT_SCHEMA && form == SMITH_FORM_OBJECT)
    form = SMITH_FORM_FLAG_OR_OBJECT;
  if (!smith_structure_has_form (self->tree, node, form))
    {
      report_kind (self, field->object, field->name, node, smith_structure_name_form (form));
      return;
    }
  kind = smith_tree_get_kind (self->tree, node);
  if (kind == SMITH_NODE_STRING && field->choices != NULL &&
      !smith_structure_is_choice (self->tree, node, field->choices, self->scratch))
    report (self, SMITH_STRUCTURE_VALUE, node, smith_tree_get_span (self->tree, node),
            field->object, field->name, field->choices);
  if (kind < SMITH_NODE_ARRAY)
    return;
  if ((field->flags & (self->is_new ? SMITH_FILL_3_1 : SMITH_FILL_3_0)) != 0 &&
      !smith_structure_is_filled (self->tree, node, form))
    report (self, SMITH_STRUCTURE_EMPTY, node, smith_tree_get_key_span (self->tree, node),
            field->object, field->name, kind == SMITH_NODE_ARRAY ? "array+" : "object+");
  if (form == SMITH_FORM_OBJECT || form == SMITH_FORM_FLAG_OR_OBJECT)
    check_object (self, field->child, node);
  else if (holds_many (form))
    check_each (self, field, node);
}

static void
check_member (Checker     *self,
              SmithObject  object,
              SmithNode    member)
{
  gsize length;
  const char *name = smith_tree_peek_key (self->tree, member, &length);
  const SmithField *field = find_field (self, object, name, length);

  if (field == NULL && smith_structure_may_extend (object, self->is_new) && length >= 2 &&
      memcmp (name, "x-", 2) == 0)
    return;
  if (field == NULL && smith_structure_is_free_name (object, name, length))
    field = find_free_field (self, object);
  if (field != NULL)
    check_value (self, field, member);
  else if (!self->is_new || (smith_structure_objects[object].flags & SMITH_OBJECT_OPEN_3_1) == 0)
    report (self, SMITH_STRUCTURE_UNKNOWN, member, smith_tree_get_key_span (self->tree, member),
            object, smith_structure_find_nearest (object, self->is_new, name, length), NULL);
}

/* Where to show what an object lacks. */
static SmithSpan
find_lacking_span (const Checker *self,
                   SmithNode      node)
{
  SmithSpan span = smith_tree_get_key_span (self->tree, node);

  if (span.end > span.start)
    return span;
  span = smith_tree_get_span (self->tree, node);
  span.end = MIN (span.end, span.start + 1);

  return span;
}

static void
check_missing (Checker     *self,
               SmithObject  object,
               SmithNode    node)
{
  guint flag = self->is_new ? SMITH_NEED_3_1 : SMITH_NEED_3_0;

  if (!self->rows[object].has_needed)
    return;
  for (const SmithField *field = self->rows[object].first; field != self->rows[object].end;
       field++)
    if ((field->flags & flag) != 0 &&
        smith_tree_get_member (self->tree, node, field->name) == SMITH_NODE_NONE)
      report (self, SMITH_STRUCTURE_MISSING, node, find_lacking_span (self, node), object,
              field->name, NULL);
}

static void
check_demands (Checker     *self,
               SmithObject  object,
               SmithNode    node)
{
  const Rows *rows = &self->rows[object];

  for (const SmithDemand *demand = rows->demands; demand != rows->demands_end; demand++)
    {
      SmithStructureWhat what;
      SmithNode member;

      if ((demand->flags & (self->is_new ? SMITH_IN_3_1 : SMITH_IN_3_0)) == 0 ||
          smith_structure_meets (self->tree, node, demand, &what, &member))
        continue;
      if (what == SMITH_STRUCTURE_EXCLUSIVE)
        report (self, what, member, smith_tree_get_key_span (self->tree, member), object,
                smith_tree_key_equals (self->tree, member, demand->field) ? demand->other
                                                                          : demand->field,
                NULL);
      else if (what == SMITH_STRUCTURE_VALUE)
        report (self, what, member, smith_tree_get_span (self->tree, member), object,
                demand->field, "true");
      else
        report (self, what, node, find_lacking_span (self, node), object, demand->field, NULL);
    }
}

static gboolean
is_cancelled (Checker *self)
{
  if (self->n_objects++ % A_WHILE == 0 && g_cancellable_is_cancelled (self->cancellable))
    self->is_over = TRUE;

  return self->is_over;
}

static void
tell (Checker     *self,
      SmithObject  object,
      SmithNode    node)
{
  static const struct
  {
    SmithObject         object;
    SmithStructurePlace place;
  } places[] = {
    { SMITH_OBJECT_SCHEMA, SMITH_PLACE_SCHEMA },
    { SMITH_OBJECT_PARAMETER, SMITH_PLACE_PARAMETER },
    { SMITH_OBJECT_HEADER, SMITH_PLACE_HEADER },
    { SMITH_OBJECT_MEDIA_TYPE, SMITH_PLACE_MEDIA_TYPE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places) && self->visit != NULL; i++)
    if (places[i].object == object)
      self->visit (places[i].place, node, self->user_data);
}

/* What stands beside a reference; 3.1 reads two of its fields. */
static void
check_beside (Checker     *self,
              SmithObject  object,
              SmithNode    node,
              SmithNode    ref)
{
  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      gsize length;
      const char *name = smith_tree_peek_key (self->tree, member, &length);

      if (member == ref || (length >= 2 && memcmp (name, "x-", 2) == 0) ||
          (self->is_new && (smith_tree_key_equals (self->tree, member, "summary") ||
                            smith_tree_key_equals (self->tree, member, "description"))))
        continue;
      report (self, SMITH_STRUCTURE_IGNORED, member, smith_tree_get_key_span (self->tree, member),
              object, NULL, NULL);
    }
}

static gboolean
is_read_beside (const Checker *self,
                SmithObject    object)
{
  return (smith_structure_objects[object].flags & SMITH_OBJECT_REFERS) == 0 ||
         (self->is_new && object == SMITH_OBJECT_SCHEMA);
}

/* As deep as the document, and for as many values as aliases make of it; its reader bounds
 * both. */
static void
check_object (Checker     *self,
              SmithObject  object,
              SmithNode    node)
{
  SmithNode ref;

  if (object == SMITH_OBJECT_NONE || is_cancelled (self))
    return;
  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_OBJECT)
    {
      if (!self->is_new || object != SMITH_OBJECT_SCHEMA ||
          smith_tree_get_kind (self->tree, node) != SMITH_NODE_BOOLEAN)
        report_kind (self, object, NULL, node, "object");
      return;
    }

  /* what stands beside a reference is not read; a schema of 3.1 reads it */
  ref = smith_tree_get_member (self->tree, node, "$ref");
  if (ref != SMITH_NODE_NONE && !is_read_beside (self, object))
    {
      if (smith_tree_get_kind (self->tree, ref) != SMITH_NODE_STRING)
        report (self, SMITH_STRUCTURE_KIND, ref, smith_tree_get_span (self->tree, ref), object,
                "$ref", "string");
      check_beside (self, object, node, ref);
      return;
    }

  tell (self, object, node);
  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    check_member (self, object, member);
  check_missing (self, object, node);
  check_demands (self, object, node);
}

/**
 * smith_structure_check:
 * @tree: a description in OpenAPI 3.0 or 3.1
 * @max_findings: the most that are listed; @visit is told of what is behind them, too
 * @visit: (nullable) (scope call): told of the objects of a #SmithStructurePlace, a container
 *   before what is in it, references not followed
 * @out_is_truncated: (out) (optional): whether there are more findings than are listed
 * @cancellable: (nullable): the list then ends somewhere
 *
 * Holds a description against the objects of its specification: fields that it does not have,
 * values of another kind, texts and names that may not stand there, fields that are empty, are
 * missing or exclude one another, and what is written beside a reference, where it is not looked
 * into.  Extensions are passed
 * over where the specification allows them.  Pure, for any thread; takes a time in proportion
 * to the document.
 *
 * Returns: (transfer full) (element-type SmithStructureFinding): in document order, what is
 *   missing behind what is wrong in the same object; empty for a document of another version
 */
GArray *
smith_structure_check (SmithTree           *tree,
                       guint                max_findings,
                       SmithStructureVisit  visit,
                       gpointer             user_data,
                       gboolean            *out_is_truncated,
                       GCancellable        *cancellable)
{
  Checker self = {
    .tree = tree,
    .findings = g_array_new (FALSE, FALSE, sizeof (SmithStructureFinding)),
    .max_findings = max_findings,
    .visit = visit,
    .user_data = user_data,
    .cancellable = cancellable,
  };

  if (out_is_truncated != NULL)
    *out_is_truncated = FALSE;
  if (!smith_structure_read_version (tree, &self.is_new))
    return self.findings;
  self.lengths = g_new (guint8, smith_structure_n_fields);
  self.scratch = g_string_new (NULL);
  list_rows (&self);
  check_object (&self, SMITH_OBJECT_ROOT, SMITH_NODE_ROOT);
  g_string_free (self.scratch, TRUE);
  g_free (self.lengths);
  if (out_is_truncated != NULL)
    *out_is_truncated = self.is_truncated;

  return self.findings;
}
