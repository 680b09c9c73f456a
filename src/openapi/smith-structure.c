/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure.h"

#include "smith-structure-private.h"

#include <string.h>

/* Names that differ by so many letters are near. */
#define MOST_EDITS 2u
#define LONGEST_NAME 40u

typedef struct
{
  SmithTree *tree;
  GArray    *findings;
  guint      max_findings;
  gboolean   is_new;   /* OpenAPI 3.1 */
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
}

static gboolean
is_there (const Checker    *self,
          const SmithField *field)
{
  return (field->flags & (self->is_new ? SMITH_IN_3_1 : SMITH_IN_3_0)) != 0;
}

/* The row of a field; NULL when there is none. */
static const SmithField *
find_field (const Checker *self,
            SmithObject    object,
            const char    *name,
            gsize          length)
{
  for (gsize i = 0; i < smith_structure_n_fields; i++)
    {
      const SmithField *field = &smith_structure_fields[i];

      if (field->object == object && field->name != NULL && is_there (self, field) &&
          strlen (field->name) == length && memcmp (field->name, name, length) == 0)
        return field;
    }

  return NULL;
}

/* Letters to add, drop or change, without regard to capitals. */
static guint
count_edits (const char *a,
             gsize       length_a,
             const char *b)
{
  guint row[LONGEST_NAME + 1];
  gsize length_b = strlen (b);

  if (length_a > LONGEST_NAME || length_b > LONGEST_NAME)
    return G_MAXUINT;
  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (guint i = 1; i <= length_a; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= length_b; j++)
        {
          guint changed = corner + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]));

          corner = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[length_b];
}

/* The nearest right name, if one is near: at most a third of its letters differ. */
static const char *
find_nearest (const Checker *self,
              SmithObject    object,
              const char    *name,
              gsize          length)
{
  const char *nearest = NULL;
  guint fewest = MOST_EDITS + 1;

  for (gsize i = 0; i < smith_structure_n_fields; i++)
    {
      const SmithField *field = &smith_structure_fields[i];
      guint n;

      if (field->object != object || field->name == NULL || !is_there (self, field))
        continue;
      n = count_edits (name, length, field->name);
      if (n < fewest && n * 3 <= strlen (field->name))
        {
          fewest = n;
          nearest = field->name;
        }
    }

  return nearest;
}

/* Whether a name may stand where the specification lists none: paths begin with a slash,
 * responses are statuses. */
static gboolean
is_free_name (SmithObject  object,
              const char  *name,
              gsize        length)
{
  if (object == SMITH_OBJECT_PATHS)
    return length > 0 && name[0] == '/';
  if (object == SMITH_OBJECT_RESPONSES)
    return length == 3 && name[0] >= '1' && name[0] <= '5' &&
           (memcmp (name + 1, "XX", 2) == 0 ||
            (g_ascii_isdigit (name[1]) && g_ascii_isdigit (name[2])));

  return TRUE;
}

static const SmithField *
find_free_field (SmithObject object)
{
  for (gsize i = 0; i < smith_structure_n_fields; i++)
    if (smith_structure_fields[i].object == object && smith_structure_fields[i].name == NULL)
      return &smith_structure_fields[i];

  return NULL;
}

static const char *
name_of_form (SmithForm form)
{
  static const char *const names[] = {
    [SMITH_FORM_ANY] = NULL,
    [SMITH_FORM_TEXT] = "string",
    [SMITH_FORM_FLAG] = "boolean",
    [SMITH_FORM_NUMBER] = "number",
    [SMITH_FORM_LIST] = "array",
    [SMITH_FORM_TEXTS] = "array",
    [SMITH_FORM_TEXT_MAP] = "object",
    [SMITH_FORM_OBJECT] = "object",
    [SMITH_FORM_OBJECTS] = "array",
    [SMITH_FORM_MAP] = "object",
    [SMITH_FORM_FLAG_OR_OBJECT] = "object",
  };

  return names[form];
}

static gboolean
has_form (SmithTree *tree,
          SmithNode  node,
          SmithForm  form)
{
  static const SmithNodeKind kinds[] = {
    [SMITH_FORM_TEXT] = SMITH_NODE_STRING,
    [SMITH_FORM_FLAG] = SMITH_NODE_BOOLEAN,
    [SMITH_FORM_NUMBER] = SMITH_NODE_NUMBER,
    [SMITH_FORM_LIST] = SMITH_NODE_ARRAY,
    [SMITH_FORM_TEXTS] = SMITH_NODE_ARRAY,
    [SMITH_FORM_TEXT_MAP] = SMITH_NODE_OBJECT,
    [SMITH_FORM_OBJECT] = SMITH_NODE_OBJECT,
    [SMITH_FORM_OBJECTS] = SMITH_NODE_ARRAY,
    [SMITH_FORM_MAP] = SMITH_NODE_OBJECT,
    [SMITH_FORM_FLAG_OR_OBJECT] = SMITH_NODE_OBJECT,
  };
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  return form == SMITH_FORM_ANY || kind == kinds[form] ||
         (form == SMITH_FORM_FLAG_OR_OBJECT && kind == SMITH_NODE_BOOLEAN);
}

static gboolean
is_choice (SmithTree  *tree,
           SmithNode   node,
           const char *choices)
{
  g_auto(GStrv) list = g_strsplit (choices, "|", -1);
  g_autofree char *text = smith_tree_dup_string (tree, node);

  return text != NULL && g_strv_contains ((const char *const *) list, text);
}

static void
check_each (Checker          *self,
            const SmithField *field,
            SmithNode         node)
{
  for (SmithNode child = smith_tree_get_first (self->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (self->tree, child))
    if (field->form == SMITH_FORM_OBJECTS || field->form == SMITH_FORM_MAP)
      check_object (self, field->child, child);
    else if (smith_tree_get_kind (self->tree, child) != SMITH_NODE_STRING)
      report (self, SMITH_STRUCTURE_KIND, child, smith_tree_get_span (self->tree, child),
              field->object, field->name, "string");
}

static void
check_value (Checker          *self,
             const SmithField *field,
             SmithNode         node)
{
  SmithForm form = field->form;

  /* true and false are schemas since 3.1 */
  if (self->is_new && field->child == SMITH_OBJECT_SCHEMA && form == SMITH_FORM_OBJECT)
    form = SMITH_FORM_FLAG_OR_OBJECT;
  if (!has_form (self->tree, node, form))
    report (self, SMITH_STRUCTURE_KIND, node, smith_tree_get_span (self->tree, node),
            field->object, field->name, name_of_form (field->form));
  else if (field->choices != NULL && !is_choice (self->tree, node, field->choices))
    report (self, SMITH_STRUCTURE_VALUE, node, smith_tree_get_span (self->tree, node),
            field->object, field->name, field->choices);
  else if (form == SMITH_FORM_OBJECT ||
           (form == SMITH_FORM_FLAG_OR_OBJECT &&
            smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT))
    check_object (self, field->child, node);
  else if (form == SMITH_FORM_TEXTS || form == SMITH_FORM_TEXT_MAP || form == SMITH_FORM_OBJECTS ||
           form == SMITH_FORM_MAP)
    check_each (self, field, node);
}

static gboolean
may_extend (const Checker *self,
            SmithObject    object)
{
  guint flags = smith_structure_objects[object].flags;

  return (flags & SMITH_OBJECT_EXTENDS) != 0 ||
         (self->is_new && (flags & SMITH_OBJECT_EXTENDS_3_1) != 0);
}

static void
check_member (Checker     *self,
              SmithObject  object,
              SmithNode    member)
{
  gsize length;
  const char *name = smith_tree_peek_key (self->tree, member, &length);
  const SmithField *field = find_field (self, object, name, length);

  if (field == NULL && may_extend (self, object) && length >= 2 && memcmp (name, "x-", 2) == 0)
    return;
  if (field == NULL && is_free_name (object, name, length))
    field = find_free_field (object);
  if (field != NULL)
    check_value (self, field, member);
  else if (!self->is_new || (smith_structure_objects[object].flags & SMITH_OBJECT_OPEN_3_1) == 0)
    report (self, SMITH_STRUCTURE_UNKNOWN, member, smith_tree_get_key_span (self->tree, member),
            object, find_nearest (self, object, name, length), NULL);
}

static void
check_missing (Checker     *self,
               SmithObject  object,
               SmithNode    node)
{
  guint flag = self->is_new ? SMITH_NEED_3_1 : SMITH_NEED_3_0;
  SmithSpan span = smith_tree_get_key_span (self->tree, node);

  if (span.end == span.start)
    {
      span = smith_tree_get_span (self->tree, node);
      span.end = MIN (span.end, span.start + 1);
    }
  for (gsize i = 0; i < smith_structure_n_fields; i++)
    {
      const SmithField *field = &smith_structure_fields[i];

      if (field->object == object && (field->flags & flag) != 0 &&
          smith_tree_get_member (self->tree, node, field->name) == SMITH_NODE_NONE)
        report (self, SMITH_STRUCTURE_MISSING, node, span, object, field->name, NULL);
    }
}

/* As deep as the document, and for as many values as aliases make of it; its reader bounds
 * both. */
static void
check_object (Checker     *self,
              SmithObject  object,
              SmithNode    node)
{
  SmithNode ref;

  if (object == SMITH_OBJECT_NONE || self->findings->len >= self->max_findings)
    return;
  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_OBJECT)
    {
      if (!self->is_new || object != SMITH_OBJECT_SCHEMA ||
          smith_tree_get_kind (self->tree, node) != SMITH_NODE_BOOLEAN)
        report (self, SMITH_STRUCTURE_KIND, node, smith_tree_get_span (self->tree, node), object,
                NULL, "object");
      return;
    }

  /* what stands beside a reference is not read; a schema of 3.1 reads it */
  ref = smith_tree_get_member (self->tree, node, "$ref");
  if (ref != SMITH_NODE_NONE &&
      (smith_structure_objects[object].flags & SMITH_OBJECT_REFERS) != 0 &&
      !(self->is_new && object == SMITH_OBJECT_SCHEMA))
    {
      if (smith_tree_get_kind (self->tree, ref) != SMITH_NODE_STRING)
        report (self, SMITH_STRUCTURE_KIND, ref, smith_tree_get_span (self->tree, ref), object,
                "$ref", "string");
      return;
    }

  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    check_member (self, object, member);
  check_missing (self, object, node);
}

/**
 * smith_structure_check:
 * @tree: a description in OpenAPI 3.0 or 3.1
 * @max_findings: the most that are listed
 *
 * Holds a description against the objects of its specification: fields that it does not have,
 * values of another kind, texts that may not stand there, and fields that are missing.
 * Extensions are passed over where the specification allows them, and so is what stands beside
 * a reference.  Pure, for any thread; takes a time in proportion to the document.
 *
 * Returns: (transfer full) (element-type SmithStructureFinding): in document order, what is
 *   missing behind what is wrong in the same object; empty for a document of another version
 */
GArray *
smith_structure_check (SmithTree *tree,
                       guint      max_findings)
{
  g_autofree char *version = NULL;
  Checker self = {
    .tree = tree,
    .findings = g_array_new (FALSE, FALSE, sizeof (SmithStructureFinding)),
    .max_findings = max_findings,
  };

  if (smith_tree_get_n_nodes (tree) == 0 ||
      smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    return self.findings;
  version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");
  if (version == NULL ||
      (!g_str_has_prefix (version, "3.0") && !g_str_has_prefix (version, "3.1")))
    return self.findings;
  self.is_new = g_str_has_prefix (version, "3.1");
  check_object (&self, SMITH_OBJECT_ROOT, SMITH_NODE_ROOT);

  return self.findings;
}
