/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model.h"

#include "platform/smith-python-value.h"
#include "platform/smith-python.h"

#include <string.h>

/* One element of a location: a key of the document, an index, or a name of the model's own. */
typedef struct
{
  SmithNode   key;       /* the member whose key it is, or SMITH_NODE_NONE */
  const char *name;      /* (nullable) static */
  gboolean    is_field;  /* the name is that of a field, not of a member of a union */
  guint       index;     /* where both of them are nothing */
} Element;

typedef struct
{
  SmithTree *tree;
  GArray    *lines;     /* (owned) of SmithModelLine */
  GArray    *location;  /* (owned) of Element */
  guint      most;      /* lines to keep */
  guint      n_faults;  /* lines, kept or not */
  guint      n_unions;  /* unions that are being tried */
  guint      group;
} Checker;

static void check (Checker              *self,
                   const SmithModelType *type,
                   SmithNode             node,
                   gboolean              takes_null);

static void
push (Checker    *self,
      SmithNode   key,
      const char *name,
      guint       index)
{
  Element element = { key, name, FALSE, index };

  g_array_append_val (self->location, element);
}

static void
push_field (Checker    *self,
            const char *name)
{
  Element element = { SMITH_NODE_NONE, name, TRUE, 0 };

  g_array_append_val (self->location, element);
}

static void
pop (Checker *self)
{
  g_array_set_size (self->location, self->location->len - 1);
}

static void
append_element (Checker       *self,
                GString       *out,
                const Element *element)
{
  gsize length;
  const char *key;

  if (element->name != NULL)
    {
      smith_python_append_string (out, element->name, strlen (element->name));
      return;
    }
  if (element->key == SMITH_NODE_NONE)
    {
      g_string_append_printf (out, "%u", element->index);
      return;
    }

  key = smith_tree_peek_key (self->tree, element->key, &length);
  if (smith_python_get_key_kind (self->tree, element->key) == SMITH_PYTHON_STR)
    smith_python_append_string (out, key, length);
  else
    g_string_append_len (out, key, (gssize) length);
}

/* A tuple as Python prints it; one element has a comma behind it. */
static char *
dup_location (Checker *self)
{
  GString *out = g_string_new ("(");

  for (guint i = 0; i < self->location->len; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_element (self, out, &g_array_index (self->location, Element, i));
    }
  g_string_append (out, self->location->len == 1 ? ",)" : ")");

  return g_string_free (out, FALSE);
}

/* What a person calls the place: the last field or key on the way, and the index behind it. */
static char *
dup_name (Checker *self)
{
  for (guint i = self->location->len; i-- > 0; )
    {
      const Element *element = &g_array_index (self->location, Element, i);

      if (element->key != SMITH_NODE_NONE)
        return smith_tree_dup_key (self->tree, element->key);
      if (element->name != NULL && element->is_field)
        return g_strdup (element->name);
    }

  return g_strdup ("openapi");
}

static void
add_line (Checker    *self,
          SmithNode   node,
          SmithSpan   span,
          const char *message)
{
  SmithModelLine line;

  self->n_faults++;
  if (self->lines->len >= self->most)
    return;
  line = (SmithModelLine) {
    .location = dup_location (self),
    .message = g_strdup (message),
    .name = dup_name (self),
    .node = node,
    .span = span,
    .group = self->group,
    .depth = self->location->len,
  };
  g_array_append_val (self->lines, line);
  if (self->n_unions == 0)
    self->group++;
}

static void
add (Checker    *self,
     SmithNode   node,
     const char *message)
{
  add_line (self, node, smith_tree_get_span (self->tree, node), message);
}

static void
check_fields (Checker              *self,
              const SmithModelType *type,
              SmithNode             node)
{
  for (const SmithModelField *field = type->fields; field->name != NULL; field++)
    {
      SmithNode member = smith_tree_get_member (self->tree, node, field->name);

      if (member == SMITH_NODE_NONE && !field->is_required)
        continue;
      push_field (self, field->name);
      if (member != SMITH_NODE_NONE)
        check (self, field->type, member, !field->refuses_null);
      else
        add_line (self, node,
                  node == SMITH_NODE_ROOT || smith_tree_get_key_span (self->tree, node).start ==
                                               smith_tree_get_key_span (self->tree, node).end
                    ? (SmithSpan) { smith_tree_get_span (self->tree, node).start,
                                    smith_tree_get_span (self->tree, node).start }
                    : smith_tree_get_key_span (self->tree, node),
                  "Field required");
      pop (self);
    }
}

static void
check_object (Checker              *self,
              const SmithModelType *type,
              SmithNode             node)
{
  g_autofree char *message = NULL;

  if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_OBJECT)
    {
      check_fields (self, type, node);
      return;
    }
  message = g_strdup_printf ("Input should be a valid dictionary or instance of %s", type->name);
  add (self, node, message);
}

static void
check_map (Checker              *self,
           const SmithModelType *type,
           SmithNode             node)
{
  if (smith_tree_get_kind (self->tree, node) != SMITH_NODE_OBJECT)
    {
      add (self, node, "Input should be a valid dictionary");
      return;
    }

  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      push (self, member, NULL, 0);
      if (smith_python_get_key_kind (self->tree, member) != SMITH_PYTHON_STR)
        {
          push (self, SMITH_NODE_NONE, "[key]", 0);
          add_line (self, member, smith_tree_get_key_span (self->tree, member),
                    "Input should be a valid string");
          pop (self);
        }
      check (self, type->inner, member, FALSE);
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
      add (self, node, "Input should be a valid list");
      return;
    }
  if (type->kind == SMITH_MODEL_FILLED_LIST &&
      smith_tree_get_first (self->tree, node) == SMITH_NODE_NONE)
    add (self, node, "List should have at least 1 item after validation, not 0");

  for (SmithNode element = smith_tree_get_first (self->tree, node); element != SMITH_NODE_NONE;
       element = smith_tree_get_next (self->tree, element))
    {
      push (self, SMITH_NODE_NONE, NULL, index++);
      check (self, type->inner, element, type->inner->kind == SMITH_MODEL_ANY);
      pop (self);
    }
}

/* When no member fits, the lines of all of them stay. */
static void
check_union (Checker              *self,
             const SmithModelType *type,
             SmithNode             node)
{
  guint n_lines = self->lines->len;
  guint n_faults = self->n_faults;
  gboolean fits = FALSE;

  self->n_unions++;
  for (guint i = 0; type->members[i] != NULL && !fits; i++)
    {
      guint before = self->n_faults;

      push (self, SMITH_NODE_NONE, type->members[i]->name, 0);
      check (self, type->members[i], node, FALSE);
      pop (self);
      fits = self->n_faults == before;
    }
  self->n_unions--;

  if (fits)
    {
      g_array_set_size (self->lines, n_lines);
      self->n_faults = n_faults;
    }
  else if (self->n_unions == 0)
    self->group++;
}

static char *
dup_enum_message (const SmithModelType *type)
{
  GString *out = g_string_new ("Input should be ");

  for (guint i = 0; type->values[i] != NULL; i++)
    g_string_append_printf (out, "%s'%s'",
                            i == 0 ? "" : type->values[i + 1] == NULL ? " or " : ", ",
                            type->values[i]);

  return g_string_free (out, FALSE);
}

static void
check_enum (Checker              *self,
            const SmithModelType *type,
            SmithNode             node)
{
  g_autofree char *text = smith_python_get_kind (self->tree, node) == SMITH_PYTHON_STR
                            ? smith_tree_dup_string (self->tree, node)
                            : NULL;
  g_autofree char *message = NULL;

  if (text != NULL && g_strv_contains (type->values, text))
    return;
  message = dup_enum_message (type);
  add (self, node, message);
}

/* The words that pydantic takes for booleans, in any case. */
static gboolean
reads_as_boolean (const char *text)
{
  static const char *const words[] = {
    "0", "off", "f", "false", "n", "no", "1", "on", "t", "true", "y", "yes",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
check_boolean (Checker   *self,
               SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_kind (self->tree, node);
  g_autofree char *text = NULL;
  double value = 0;

  if (kind == SMITH_PYTHON_BOOL)
    return;
  if (kind == SMITH_PYTHON_STR)
    text = smith_tree_dup_string (self->tree, node);
  if (text != NULL && reads_as_boolean (text))
    return;
  if (smith_tree_get_number (self->tree, node, &value) && (value == 0 || value == 1))
    return;

  add (self, node, kind == SMITH_PYTHON_STR || (kind == SMITH_PYTHON_INT)
                     ? "Input should be a valid boolean, unable to interpret input"
                     : "Input should be a valid boolean");
}

/* A number as Python's float() reads it: blanks around, underscores between digits. */
static gboolean
reads_as_float (const char *text,
                double     *out_value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *end;
  gsize n = 0;

  for (gsize i = 0; plain[i] != '\0'; i++)
    if (plain[i] != '_' || i == 0 || !g_ascii_isdigit (plain[i - 1]) ||
        !g_ascii_isdigit (plain[i + 1]))
      plain[n++] = plain[i];
  plain[n] = '\0';
  if (n == 0 || g_ascii_strncasecmp (plain, "0x", 2) == 0 || strchr (plain, '(') != NULL)
    return FALSE;
  *out_value = g_ascii_strtod (plain, &end);

  return *end == '\0';
}

static void
check_float (Checker              *self,
             const SmithModelType *type,
             SmithNode             node)
{
  SmithPythonKind kind = smith_python_get_kind (self->tree, node);
  double value = 1;

  if (kind == SMITH_PYTHON_STR)
    {
      g_autofree char *text = smith_tree_dup_string (self->tree, node);

      if (text == NULL || !reads_as_float (text, &value))
        {
          add (self, node, "Input should be a valid number, unable to parse string as a number");
          return;
        }
    }
  else if (kind == SMITH_PYTHON_BOOL)
    {
      value = smith_tree_get_boolean (self->tree, node);
    }
  else if (kind != SMITH_PYTHON_INT && kind != SMITH_PYTHON_FLOAT)
    {
      add (self, node, "Input should be a valid number");
      return;
    }
  else
    {
      smith_tree_get_number (self->tree, node, &value);
    }

  if (type->kind == SMITH_MODEL_POSITIVE && !(value > 0))
    add (self, node, "Input should be greater than 0");
}

static gboolean
reads_as_integer (const char *text,
                  double     *out_value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *point = strchr (plain, '.');
  const char *digits;

  /* 3.0 is an integer too, 3.5 is not */
  if (point != NULL && point[1] != '\0' && strspn (point + 1, "0") == strlen (point + 1))
    *point = '\0';
  digits = *plain == '-' || *plain == '+' ? plain + 1 : plain;
  if (*digits == '\0' || strspn (digits, "0123456789_") != strlen (digits) || *digits == '_')
    return FALSE;

  return reads_as_float (plain, out_value);
}

static void
check_count (Checker   *self,
             SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_kind (self->tree, node);
  double value = 0;

  if (kind == SMITH_PYTHON_STR)
    {
      g_autofree char *text = smith_tree_dup_string (self->tree, node);

      if (text == NULL || !reads_as_integer (text, &value))
        {
          add (self, node,
               "Input should be a valid integer, unable to parse string as an integer");
          return;
        }
    }
  else if (kind == SMITH_PYTHON_INT || kind == SMITH_PYTHON_FLOAT)
    {
      smith_tree_get_number (self->tree, node, &value);
      if (value != (double) (gint64) value && value > -9e15 && value < 9e15)
        {
          add (self, node,
               "Input should be a valid integer, got a number with a fractional part");
          return;
        }
    }
  else if (kind != SMITH_PYTHON_BOOL)
    {
      add (self, node, "Input should be a valid integer");
      return;
    }

  if (value < 0)
    add (self, node, "Input should be greater than or equal to 0");
}

static void
check (Checker              *self,
       const SmithModelType *type,
       SmithNode             node,
       gboolean              takes_null)
{
  if (type->kind == SMITH_MODEL_ANY ||
      (takes_null && smith_python_get_kind (self->tree, node) == SMITH_PYTHON_NONE))
    return;

  switch (type->kind)
    {
    case SMITH_MODEL_STRING:
      if (smith_python_get_kind (self->tree, node) != SMITH_PYTHON_STR)
        add (self, node, "Input should be a valid string");
      break;

    case SMITH_MODEL_BOOLEAN:
      check_boolean (self, node);
      break;

    case SMITH_MODEL_FLOAT:
    case SMITH_MODEL_POSITIVE:
      check_float (self, type, node);
      break;

    case SMITH_MODEL_COUNT:
      check_count (self, node);
      break;

    case SMITH_MODEL_ENUM:
      check_enum (self, type, node);
      break;

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
    default:
      break;
    }
}

static void
line_clear (gpointer data)
{
  SmithModelLine *line = data;

  g_free (line->location);
  g_free (line->message);
  g_free (line->name);
}

/**
 * smith_model_check:
 * @tree: a document that was read whole
 * @type: what its root should be
 * @most: lines to keep
 *
 * Does what the importer's typed model does.  Takes a pass over the document.
 *
 * Returns: (transfer full) (element-type SmithModelLine): its lines, in its order
 */
GArray *
smith_model_check (SmithTree            *tree,
                   const SmithModelType *type,
                   guint                 most)
{
  Checker self = {
    .tree = tree,
    .lines = g_array_new (FALSE, FALSE, sizeof (SmithModelLine)),
    .location = g_array_new (FALSE, FALSE, sizeof (Element)),
    .most = most,
  };

  g_array_set_clear_func (self.lines, line_clear);
  check (&self, type, SMITH_NODE_ROOT, FALSE);
  g_array_unref (self.location);

  return self.lines;
}
