/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-text-index.h"
#include "smith-run-error.h"

struct _SmithArguments
{
  SmithTree *tree;  /* (owned) JSON without an error, an object at its root */
};

static SmithArguments *
arguments_take (SmithTree *tree)
{
  SmithArguments *self = g_atomic_rc_box_new0 (SmithArguments);

  self->tree = tree;

  return self;
}

/**
 * smith_arguments_new:
 *
 * Returns: (transfer full): no arguments at all
 */
SmithArguments *
smith_arguments_new (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("{}", 2);

  return arguments_take (smith_tree_read (text, SMITH_SYNTAX_JSON));
}

static void
set_read_error (SmithTree             *tree,
                const SmithReadError  *reason,
                GError               **error)
{
  g_autoptr(SmithTextIndex) index = smith_text_index_new (smith_tree_get_text (tree),
                                                          SMITH_LINE_BREAKS_FILE);
  SmithPosition at = { 0, 0 };

  if (reason->code == SMITH_READ_EMPTY)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NOT_JSON,
                   _("There are no arguments; write {} to call without any."));
      return;
    }
  smith_text_index_locate (index, reason->span.start, &at);
  g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NOT_JSON,
               _("The arguments are not JSON at line %u, column %u: %s"),
               at.line + 1, at.column + 1, reason->message);
}

/**
 * smith_arguments_new_from_json:
 * @json: a text; a reference is kept
 * @error: %SMITH_RUN_ERROR_NOT_JSON
 *
 * Of members with the same name the last one counts.
 *
 * Returns: (transfer full) (nullable): the arguments
 */
SmithArguments *
smith_arguments_new_from_json (GBytes  *json,
                               GError **error)
{
  g_autoptr(SmithTree) tree = NULL;
  const SmithReadError *reason;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  tree = smith_tree_read (json, SMITH_SYNTAX_JSON);
  reason = smith_tree_get_error (tree);
  if (reason != NULL)
    {
      set_read_error (tree, reason, error);
      return NULL;
    }
  if (smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_NOT_JSON,
                   _("The arguments must be one JSON object, such as {\"place\": \"Bern\"}."));
      return NULL;
    }

  return arguments_take (g_steal_pointer (&tree));
}

SmithArguments *
smith_arguments_ref (SmithArguments *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
arguments_clear (gpointer data)
{
  smith_tree_unref (((SmithArguments *) data)->tree);
}

void
smith_arguments_unref (SmithArguments *self)
{
  g_atomic_rc_box_release_full (self, arguments_clear);
}

/**
 * smith_arguments_get_tree:
 *
 * Returns: (transfer none): the tree of the object; its root's members are the arguments
 */
SmithTree *
smith_arguments_get_tree (SmithArguments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree;
}

/**
 * smith_arguments_get:
 *
 * Returns: the value of the argument @name, %SMITH_NODE_NONE when it is not given
 */
SmithNode
smith_arguments_get (SmithArguments *self,
                     const char     *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, SMITH_NODE_NONE);

  return smith_tree_get_member (self->tree, SMITH_NODE_ROOT, name);
}

/**
 * smith_arguments_dup_text:
 *
 * Returns: (transfer full) (nullable): the argument @name as an entry shows it: a string as
 *   it reads, anything else as JSON; %NULL when it is not given
 */
char *
smith_arguments_dup_text (SmithArguments *self,
                          const char     *name)
{
  SmithNode node = smith_arguments_get (self, name);
  const char *raw;
  gsize length;

  if (node == SMITH_NODE_NONE)
    return NULL;
  if (smith_tree_get_kind (self->tree, node) == SMITH_NODE_STRING)
    return smith_tree_dup_string (self->tree, node);

  raw = smith_tree_peek_raw (self->tree, node, &length);
  return g_strndup (raw, length);
}

/* Whether @text is one JSON value of a kind that an entry for @type can mean. */
static gboolean
reads_as (const char *text,
          const char *type)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);

  if (smith_tree_get_error (tree) != NULL)
    return FALSE;

  switch (smith_tree_get_kind (tree, SMITH_NODE_ROOT))
    {
    case SMITH_NODE_NUMBER:
      return g_str_equal (type, "number") || g_str_equal (type, "integer");
    case SMITH_NODE_BOOLEAN:
      return g_str_equal (type, "boolean");
    case SMITH_NODE_ARRAY:
      return g_str_equal (type, "array");
    case SMITH_NODE_OBJECT:
      return g_str_equal (type, "object");
    case SMITH_NODE_NULL:
      return !g_str_equal (type, "string");
    case SMITH_NODE_STRING:
    default:
      return FALSE;
    }
}

/**
 * smith_arguments_write_text:
 * @type: (nullable): the JSON type that the schema asks for
 * @text: what a person typed
 *
 * Writes what an entry holds as the value of an argument.  What is not of the type goes in
 * as a string, so that checking the arguments can name it.
 */
void
smith_arguments_write_text (SmithJsonWriter *writer,
                            const char      *type,
                            const char      *text)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (writer != NULL && text != NULL);

  stripped = g_strstrip (g_strdup (text));
  if (type != NULL && reads_as (stripped, type))
    smith_json_writer_raw (writer, stripped, strlen (stripped));
  else
    smith_json_writer_string (writer, text);
}

/* ---- problems ---- */

static void
problem_free (gpointer data)
{
  SmithArgumentProblem *problem = data;

  g_free (problem->argument);
  g_free (problem->name);
  g_free (problem->message);
  g_free (problem);
}

/**
 * smith_argument_problems_new:
 *
 * Returns: (transfer full) (element-type SmithArgumentProblem): an empty list
 */
GPtrArray *
smith_argument_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
smith_argument_problems_add (GPtrArray          *problems,
                             SmithArgumentFault  fault,
                             gboolean            stops,
                             const char         *argument,
                             const char         *name,
                             const char         *format,
                             ...)
{
  SmithArgumentProblem *problem = g_new0 (SmithArgumentProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  problem->fault = fault;
  problem->stops = stops;
  problem->argument = g_strdup (argument);
  problem->name = g_strdup (name);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

/**
 * smith_argument_problems_stop:
 *
 * Returns: whether one of them keeps the call from being made
 */
gboolean
smith_argument_problems_stop (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    if (((SmithArgumentProblem *) g_ptr_array_index (problems, i))->stops)
      return TRUE;

  return FALSE;
}

/**
 * smith_argument_problems_dup_platform:
 *
 * Returns: (transfer full) (nullable): what the platform says about arguments that the
 *   document does not declare, `UnrecognizedKwargsError: a, b`; %NULL when there are none
 */
char *
smith_argument_problems_dup_platform (GPtrArray *problems)
{
  g_autoptr(GString) text = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const SmithArgumentProblem *problem = g_ptr_array_index (problems, i);

      if (problem->fault != SMITH_ARGUMENT_UNDECLARED)
        continue;
      if (text == NULL)
        text = g_string_new ("UnrecognizedKwargsError: ");
      else
        g_string_append (text, ", ");
      g_string_append (text, problem->name);
    }

  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
