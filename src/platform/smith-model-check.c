/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model-private.h"

#include "platform/smith-python-value.h"

#include <string.h>

/* The walk of the typed model over a document.  Nearly every schema fails as a reference
 * first, so a line is put in words only when it is sure to be printed. */

#define MAX_FIELDS 60
#define N_SLOTS 128

/* The fields of one object, by name: open addressing, a field's number plus one. */
typedef struct
{
  guint8 slots[N_SLOTS];
  guint8 lengths[MAX_FIELDS];
} FieldIndex;

/* A line that is not in words yet. */
typedef struct
{
  SmithNode             node;
  SmithSpan             span;
  const char           *message;     /* static */
  const SmithModelType *type;        /* (nullable) what ends the message */
  guint                 first;       /* of its elements */
  guint                 n_elements;
} Fault;

typedef struct
{
  SmithTree    *tree;
  GCancellable *cancellable;
  GHashTable   *indices;      /* (owned) object type → FieldIndex */
  GArray       *lines;        /* (owned) of SmithModelLine */
  GArray       *nulls;        /* (nullable) of SmithNode */
  GArray       *location;     /* (owned) of SmithModelElement: room for more than there are */
  guint         n_location;
  GArray       *faults;       /* (owned) of Fault: of the outermost union */
  GArray       *elements;     /* (owned) of SmithModelElement: their locations */
  guint         most;         /* lines to keep */
  guint         n_faults;     /* faults so far, kept or not */
  guint         n_unions;     /* unions that are being tried */
  guint         n_steps;
  guint         group;
  gboolean      has_duplicates;
  gboolean      is_cancelled;
} Checker;

static void check (Checker              *self,
                   const SmithModelType *type,
                   SmithNode             node,
                   gboolean              takes_null);

static void
push (Checker    *self,
      SmithNode   key,
      const char *name,
      gboolean    is_field,
      guint       index)
{
  if (self->n_location == self->location->len)
    g_array_set_size (self->location, self->n_location * 2 + 32);
  g_array_index (self->location, SmithModelElement, self->n_location++) = (SmithModelElement) {
    key, name, is_field, index
  };
}

static void
pop (Checker *self)
{
  self->n_location--;
}

/* Puts the faults that stay into words. */
static void
flush (Checker *self)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      const Fault *fault = &g_array_index (self->faults, Fault, i);
      SmithModelLine line = { .node = fault->node, .span = fault->span, .group = self->group };

      smith_model_line_set (&line, self->tree,
                            &g_array_index (self->elements, SmithModelElement, fault->first),
                            fault->n_elements, fault->message, fault->type);
      g_array_append_val (self->lines, line);
    }
  if (self->faults->len > 0)
    self->group++;
  g_array_set_size (self->faults, 0);
  g_array_set_size (self->elements, 0);
}

static void
add (Checker              *self,
     SmithNode             node,
     SmithSpan             span,
     const char           *message,
     const SmithModelType *type)
{
  Fault fault = { node, span, message, type, self->elements->len, self->n_location };

  self->n_faults++;
  if (self->lines->len + self->faults->len >= self->most)
    return;
  g_array_append_val (self->faults, fault);
  g_array_append_vals (self->elements, self->location->data, self->n_location);
  if (self->n_unions == 0)
    flush (self);
}

static void
add_value (Checker              *self,
           SmithNode             node,
           const char           *message,
           const SmithModelType *type)
{
  add (self, node, smith_tree_get_span (self->tree, node), message, type);
}

/* Where a member is missing: the key of the object, or its start where it has none. */
static SmithSpan
span_of_missing (Checker   *self,
                 SmithNode  node)
{
  SmithSpan key = smith_tree_get_key_span (self->tree, node);
  gsize start = smith_tree_get_span (self->tree, node).start;

  return node == SMITH_NODE_ROOT || key.start == key.end ? (SmithSpan) { start, start } : key;
}

static guint
hash_name (const char *name,
           gsize       length)
{
  return length == 0 ? 0
                     : ((guint) length * 5 + (guchar) name[0] * 31u +
                        (guchar) name[length - 1] * 17u + (guchar) name[length / 2]) % N_SLOTS;
}

static FieldIndex *
get_index (Checker              *self,
           const SmithModelType *type)
{
  FieldIndex *index = g_hash_table_lookup (self->indices, type);

  if (index != NULL)
    return index;

  index = g_new0 (FieldIndex, 1);
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      gsize length = strlen (type->fields[i].name);
      guint slot = hash_name (type->fields[i].name, length);

      g_assert (i < MAX_FIELDS);
      while (index->slots[slot] != 0)
        slot = (slot + 1) % N_SLOTS;
      index->slots[slot] = (guint8) (i + 1);
      index->lengths[i] = (guint8) length;
    }
  g_hash_table_insert (self->indices, (gpointer) type, index);

  return index;
}

/* The members that are fields, each at the number of its field; of several with one name the
 * last one. */
static void
find_fields (Checker              *self,
             const SmithModelType *type,
             SmithNode             node,
             SmithNode            *members)
{
  const FieldIndex *index = get_index (self, type);

  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      gsize length;
      const char *key = smith_tree_peek_key (self->tree, member, &length);

      for (guint slot = hash_name (key, length); index->slots[slot] != 0;
           slot = (slot + 1) % N_SLOTS)
        {
          guint i = index->slots[slot] - 1u;

          if (index->lengths[i] == length && memcmp (type->fields[i].name, key, length) == 0)
            {
              members[i] = member;
              break;
            }
        }
    }
}

static void
check_object (Checker              *self,
              const SmithModelType *type,
              SmithNode             node)
{
  SmithNode members[MAX_FIELDS] = { SMITH_NODE_NONE };

  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_OBJECT)
    {
      add_value (self, node, SMITH_MODEL_INSTANCE, type);
      return;
    }

  find_fields (self, type, node, members);
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      const SmithModelField *field = &type->fields[i];

      if (members[i] == SMITH_NODE_NONE && !field->is_required)
        continue;
      push (self, SMITH_NODE_NONE, field->name, TRUE, 0);
      if (members[i] != SMITH_NODE_NONE)
        check (self, field->type, members[i], !field->refuses_null);
      else
        add (self, node, span_of_missing (self, node), SMITH_MODEL_MISSING, NULL);
      pop (self);
    }
}

static gboolean
has_duplicates (SmithTree *tree)
{
  guint n = smith_tree_get_n_nodes (tree);

  for (SmithNode node = SMITH_NODE_ROOT; node <= n; node++)
    if (smith_tree_is_duplicate (tree, node))
      return TRUE;

  return FALSE;
}

/* A map of Python's has one member of a name: it stands where the first one stood, and has the
 * value of the last one.  Returns SMITH_NODE_NONE for the others. */
static SmithNode
find_last (Checker   *self,
           SmithNode  map,
           SmithNode  member)
{
  gsize length;
  const char *key;

  if (!self->has_duplicates)
    return member;
  if (smith_tree_is_duplicate (self->tree, member))
    return SMITH_NODE_NONE;
  key = smith_tree_peek_key (self->tree, member, &length);

  return smith_tree_get_member_len (self->tree, map, key, length);
}

static void
check_map (Checker              *self,
           const SmithModelType *type,
           SmithNode             node)
{
  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_OBJECT)
    {
      add_value (self, node, SMITH_MODEL_NOT_OBJECT, NULL);
      return;
    }

  for (SmithNode place = smith_tree_get_first (self->tree, node);
       place != SMITH_NODE_NONE && !self->is_cancelled;
       place = smith_tree_get_next (self->tree, place))
    {
      SmithNode member = find_last (self, node, place);

      if (member == SMITH_NODE_NONE)
        continue;
      push (self, member, NULL, FALSE, 0);
      if (smith_python_get_key_kind (self->tree, member) != SMITH_PYTHON_STR)
        {
          push (self, SMITH_NODE_NONE, "[key]", FALSE, 0);
          add (self, member, smith_tree_get_key_span (self->tree, member),
               SMITH_MODEL_NOT_STRING, NULL);
          pop (self);
        }
      check (self, type->inner, member, type->inner->kind == SMITH_MODEL_ANY);
      pop (self);
    }
}

static void
check_list (Checker              *self,
            const SmithModelType *type,
            SmithNode             node)
{
  guint index = 0;

  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_ARRAY)
    {
      add_value (self, node, SMITH_MODEL_NOT_LIST, NULL);
      return;
    }
  if (type->kind == SMITH_MODEL_FILLED_LIST &&
      smith_tree_get_first (self->tree, node) == SMITH_NODE_NONE)
    add_value (self, node, SMITH_MODEL_TOO_SHORT " after validation, not 0", NULL);
  if (type->inner->kind == SMITH_MODEL_ANY)
    return;

  for (SmithNode element = smith_tree_get_first (self->tree, node);
       element != SMITH_NODE_NONE && !self->is_cancelled;
       element = smith_tree_get_next (self->tree, element))
    {
      push (self, SMITH_NODE_NONE, NULL, FALSE, index++);
      check (self, type->inner, element, FALSE);
      pop (self);
    }
}

/* When no member fits, the lines of all of them stay. */
static void
check_union (Checker              *self,
             const SmithModelType *type,
             SmithNode             node)
{
  guint n_kept = self->faults->len;
  guint n_elements = self->elements->len;
  guint n_faults = self->n_faults;
  gboolean fits = FALSE;

  self->n_unions++;
  for (guint i = 0; type->members[i] != NULL && !fits; i++)
    {
      guint before = self->n_faults;

      push (self, SMITH_NODE_NONE, type->members[i]->name, FALSE, 0);
      check (self, type->members[i], node, FALSE);
      pop (self);
      fits = self->n_faults == before;
    }
  self->n_unions--;

  if (fits)
    {
      g_array_set_size (self->faults, n_kept);
      g_array_set_size (self->elements, n_elements);
      self->n_faults = n_faults;
    }
  else if (self->n_unions == 0)
    flush (self);
}

static void
check (Checker              *self,
       const SmithModelType *type,
       SmithNode             node,
       gboolean              takes_null)
{
  const char *message;

  /* a look every few microseconds */
  if (self->n_steps++ % 1024 == 0 && g_cancellable_is_cancelled (self->cancellable))
    self->is_cancelled = TRUE;
  if (self->is_cancelled || type->kind == SMITH_MODEL_ANY)
    return;
  if (takes_null && smith_python_get_kind (self->tree, node) == SMITH_PYTHON_NONE)
    {
      if (self->nulls != NULL &&
          (type->kind == SMITH_MODEL_MAP || type->kind == SMITH_MODEL_OBJECT))
        g_array_append_val (self->nulls, node);
      return;
    }

  switch (type->kind)
    {
    case SMITH_MODEL_LIST:
    case SMITH_MODEL_FILLED_LIST:
      check_list (self, type, node);
      break;

    case SMITH_MODEL_MAP:
      check_map (self, type, node);
      break;

    case SMITH_MODEL_OBJECT:
      check_object (self, type, node);
      break;

    case SMITH_MODEL_UNION:
      check_union (self, type, node);
      break;

    case SMITH_MODEL_ANY:
    case SMITH_MODEL_STRING:
    case SMITH_MODEL_BOOLEAN:
    case SMITH_MODEL_FLOAT:
    case SMITH_MODEL_POSITIVE:
    case SMITH_MODEL_COUNT:
    case SMITH_MODEL_ENUM:
    default:
      message = smith_model_fit_scalar (self->tree, type, node);
      if (message != NULL)
        add_value (self, node, message, type->kind == SMITH_MODEL_ENUM ? type : NULL);
    }
}

/**
 * smith_model_check:
 * @tree: a document that was read
 * @type: what its root should be
 * @most: lines to keep
 * @nulls: (nullable) (inout) (element-type SmithNode): is given the places where the model
 *   takes null for an object or a map without a word
 * @cancellable: (nullable)
 *
 * Does what the importer's typed model does.  Takes a pass over the document; when cancelled
 * it ends within microseconds, with a part of the lines.
 *
 * Returns: (transfer full) (element-type SmithModelLine): its lines, in its order
 */
GArray *
smith_model_check (SmithTree            *tree,
                   const SmithModelType *type,
                   guint                 most,
                   GArray               *nulls,
                   GCancellable         *cancellable)
{
  Checker self = {
    .tree = tree,
    .cancellable = cancellable,
    .indices = g_hash_table_new_full (NULL, NULL, NULL, g_free),
    .lines = g_array_new (FALSE, FALSE, sizeof (SmithModelLine)),
    .nulls = nulls,
    .location = g_array_new (FALSE, FALSE, sizeof (SmithModelElement)),
    .faults = g_array_new (FALSE, FALSE, sizeof (Fault)),
    .elements = g_array_new (FALSE, FALSE, sizeof (SmithModelElement)),
    .most = most,
    .has_duplicates = has_duplicates (tree),
  };

  g_array_set_clear_func (self.lines, (GDestroyNotify) smith_model_line_clear);
  check (&self, type, SMITH_NODE_ROOT, FALSE);

  g_hash_table_unref (self.indices);
  g_array_unref (self.location);
  g_array_unref (self.faults);
  g_array_unref (self.elements);

  return self.lines;
}
