/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model-private.h"

#include "platform/smith-python.h"
#include "platform/smith-python-number.h"

#include <string.h>

/* A line of the typed model in words. */

/* A key that is no string to Python: an integer stands as it is, everything else as the text
 * that it is printed as. */
static void
append_key (GString   *out,
            SmithTree *tree,
            SmithNode  node)
{
  SmithPythonKind kind = smith_python_get_key_kind (tree, node);
  g_autoptr(GString) plain = NULL;
  gsize length;
  const char *key;

  if (kind == SMITH_PYTHON_STR || kind == SMITH_PYTHON_INT)
    {
      smith_python_append_key (out, tree, node);
      return;
    }

  plain = g_string_new (NULL);
  key = smith_tree_peek_key (tree, node, &length);
  smith_python_append_plain (plain, kind, key, length);
  if (kind == SMITH_PYTHON_BOOL)
    g_string_append_c (out, g_str_equal (plain->str, "True") ? '1' : '0');
  else
    smith_python_append_string (out, plain->str, plain->len);
}

/* A tuple as Python prints it; one element has a comma behind it. */
static char *
dup_location (SmithTree               *tree,
              const SmithModelElement *location,
              guint                    n_elements)
{
  GString *out = g_string_new ("(");

  for (guint i = 0; i < n_elements; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (location[i].name != NULL)
        smith_python_append_string (out, location[i].name, strlen (location[i].name));
      else if (location[i].key != SMITH_NODE_NONE)
        append_key (out, tree, location[i].key);
      else
        g_string_append_printf (out, "%u", location[i].index);
    }
  g_string_append (out, n_elements == 1 ? ",)" : ")");

  return g_string_free (out, FALSE);
}

/* What a person calls the place: the last field or key on the way. */
static char *
dup_name (SmithTree               *tree,
          const SmithModelElement *location,
          guint                    n_elements)
{
  for (guint i = n_elements; i-- > 0; )
    {
      if (location[i].key != SMITH_NODE_NONE)
        return smith_tree_dup_key (tree, location[i].key);
      if (location[i].name != NULL && location[i].is_field)
        return g_strdup (location[i].name);
    }

  return g_strdup ("openapi");
}

static char *
dup_message (const char           *message,
             const SmithModelType *type)
{
  GString *out = g_string_new (message);

  if (type == NULL)
    return g_string_free (out, FALSE);

  if (type->kind == SMITH_MODEL_OBJECT)
    g_string_append (out, type->name);
  else
    for (guint i = 0; type->values[i] != NULL; i++)
      g_string_append_printf (out, "%s'%s'",
                              i == 0 ? "" : type->values[i + 1] == NULL ? " or " : ", ",
                              type->values[i]);

  return g_string_free (out, FALSE);
}

/* Fills in the texts of a line.  @type, where there is one, ends the message: the name of an
 * object, or the values of an enum. */
void
smith_model_line_set (SmithModelLine          *self,
                      SmithTree               *tree,
                      const SmithModelElement *location,
                      guint                    n_elements,
                      const char              *message,
                      const SmithModelType    *type)
{
  self->location = dup_location (tree, location, n_elements);
  self->message = dup_message (message, type);
  self->name = dup_name (tree, location, n_elements);
  self->depth = n_elements;
}

void
smith_model_line_clear (SmithModelLine *self)
{
  g_free (self->location);
  g_free (self->message);
  g_free (self->name);
}
