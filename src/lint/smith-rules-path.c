/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about paths and the names in them. */

static SmithNode
find_path (SmithCheck *self,
           const char *path)
{
  SmithNode paths = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "paths");

  return smith_tree_get_member (self->tree, paths, path);
}

/* The place of @part in the name of @member, or all of the name. */
static SmithSpan
part_span (SmithTree  *tree,
           SmithNode   member,
           const char *part)
{
  SmithSpan span = smith_tree_get_key_span (tree, member);
  const char *text = g_bytes_get_data (smith_tree_get_text (tree), NULL);
  const char *found = g_strstr_len (text + span.start, (gssize) (span.end - span.start), part);

  if (found != NULL)
    {
      span.start = (gsize) (found - text);
      span.end = span.start + strlen (part);
    }

  return span;
}

/* Names of one path that are compared with parameters; each is looked for among all.  Of a path
 * with more, which nobody writes, nothing is said. */
#define MOST_NAMES 100u

/* The names in braces, up to one more than are compared, or %NULL when the braces make none. */
static GPtrArray *
list_names (const char *path)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  while (names->len <= MOST_NAMES && *(path += strcspn (path, "{}")) != '\0')
    {
      gsize length = strcspn (path + 1, "{}/");
      g_autofree char *name = g_strndup (path + 1, length);

      if (*path == '}' || length == 0 || path[1 + length] != '}')
        return NULL;
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
      path += length + 2;
    }

  return g_steal_pointer (&names);
}

/* The operations of one path stand one after the other: the number behind the last one. */
static guint
find_end (SmithApi *api,
          guint     first)
{
  const char *path = smith_api_get_operation (api, first)->path;
  guint end = first + 1;

  while (end < smith_api_get_n_operations (api) &&
         g_str_equal (smith_api_get_operation (api, end)->path, path))
    end++;

  return end;
}

static void
check_templates (SmithCheck      *self,
                 const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i = find_end (self->api, i))
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GPtrArray) names = list_names (operation->path);
      SmithNode member;

      if (names != NULL)
        continue;
      member = find_path (self, operation->path);
      smith_check_add (self, rule, member, smith_tree_get_key_span (self->tree, member), -1,
                       operation->path, NULL);
    }
}

static gboolean
is_in_path (GPtrArray  *names,
            const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* Whether an operation has parameters that are not known: what they declare is not either. */
static gboolean
has_unknown (SmithCheck           *self,
             const SmithOperation *operation)
{
  g_autoptr(GPtrArray) parameters = smith_api_list_parameters (self->api, operation);

  for (guint i = 0; i < parameters->len; i++)
    {
      const SmithParameter *parameter = g_ptr_array_index (parameters, i);

      if (parameter->target == SMITH_NODE_NONE || parameter->location == SMITH_LOCATION_UNKNOWN)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_path_parameter (const SmithFlatArgument *argument)
{
  return !argument->is_body && argument->location == SMITH_LOCATION_PATH;
}

/* Takes out of @lacking what an operation declares.  Returns %FALSE when one of its parameters
 * stands in no path: then a name is misspelt, which is told of there. */
static gboolean
take_out_declared (GPtrArray  *arguments,
                   GPtrArray  *names,
                   GHashTable *lacking)
{
  for (guint i = 0; i < arguments->len; i++)
    {
      const SmithFlatArgument *argument = g_ptr_array_index (arguments, i);

      if (!is_path_parameter (argument))
        continue;
      if (!is_in_path (names, argument->name))
        return FALSE;
      g_hash_table_remove (lacking, argument->name);
    }

  return TRUE;
}

/* Adds to each of @lists, one a name, the methods that do not declare it. */
static void
list_lacking (SmithCheck *self,
              GPtrArray  *names,
              guint       first,
              GPtrArray  *lists)
{
  for (guint i = first; i < find_end (self->api, first); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GHashTable) lacking = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *method = NULL;

      for (guint k = 0; k < names->len; k++)
        g_hash_table_add (lacking, g_ptr_array_index (names, k));
      if (!take_out_declared (smith_check_get_arguments (self, i), names, lacking) ||
          g_hash_table_size (lacking) == 0 || has_unknown (self, operation))
        continue;
      method = g_ascii_strup (operation->method, -1);
      for (guint k = 0; k < names->len; k++)
        {
          GString *list = g_ptr_array_index (lists, k);

          if (g_hash_table_contains (lacking, g_ptr_array_index (names, k)))
            g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", method);
        }
    }
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
check_undeclared (SmithCheck      *self,
                  const SmithRule *rule)
{
  if (smith_tree_get_error (self->tree) != NULL)
    return;
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i = find_end (self->api, i))
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GPtrArray) names = list_names (operation->path);
      g_autoptr(GPtrArray) lacking = g_ptr_array_new_with_free_func (string_free);
      SmithNode member;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (names == NULL || names->len == 0 || names->len > MOST_NAMES)
        continue;
      for (guint k = 0; k < names->len; k++)
        g_ptr_array_add (lacking, g_string_new (NULL));
      list_lacking (self, names, i, lacking);
      member = find_path (self, operation->path);
      for (guint k = 0; k < names->len; k++)
        {
          const char *methods = ((GString *) g_ptr_array_index (lacking, k))->str;
          g_autofree char *part = g_strdup_printf ("{%s}", (char *) g_ptr_array_index (names, k));

          if (*methods != '\0')
            smith_check_add (self, rule, member, part_span (self->tree, member, part), -1, part,
                             methods, NULL);
        }
    }
}

static void
check_unused_parameters (SmithCheck      *self,
                         const SmithRule *rule)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GPtrArray) names = list_names (operation->path);
      GPtrArray *arguments;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (names == NULL || names->len > MOST_NAMES)
        continue;
      arguments = smith_check_get_arguments (self, i);
      for (guint k = 0; k < arguments->len; k++)
        {
          const SmithFlatArgument *argument = g_ptr_array_index (arguments, k);

          if (is_path_parameter (argument) && !is_in_path (names, argument->name) &&
              g_hash_table_add (told, GUINT_TO_POINTER (argument->node)))
            smith_check_add (self, rule, argument->node, smith_check_argument_span (self, argument),
                             (int) i, argument->name, operation->path, NULL);
        }
    }
}

/* A path without the names in its braces. */
static char *
dup_shape (const char *path)
{
  GString *out = g_string_new (NULL);
  const char *last = strrchr (path, '}');

  for (; *path != '\0'; path++)
    {
      g_string_append_c (out, *path);
      if (*path == '{' && last != NULL && path < last)
        path = strchr (path, '}') - 1;
    }

  return g_string_free (out, FALSE);
}

static void
check_ambiguous (SmithCheck      *self,
                 const SmithRule *rule)
{
  SmithNode paths = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "paths");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (paths == SMITH_NODE_NONE || smith_tree_get_kind (self->tree, paths) != SMITH_NODE_OBJECT)
    return;
  for (SmithNode node = smith_tree_get_first (self->tree, paths); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *path = smith_tree_dup_key (self->tree, node);
      g_autofree char *shape = dup_shape (path);
      const char *other = g_hash_table_lookup (seen, shape);

      if (other == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&shape), g_steal_pointer (&path));
      else if (!g_str_equal (other, path))
        smith_check_add (self, rule, node, smith_tree_get_key_span (self->tree, node), -1,
                         other, path, NULL);
    }
}

const SmithRule smith_path_rules[] = {
  {
    {
      OWN_RULE ("operation-path-braces", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("The braces in a path make no names"),
      .sentence = N_("ChatGPT accepts this, but nothing can be filled into “{1}”: its braces "
                     "are not in pairs around names."),
      .why = N_("A name in braces stands for the value of a path parameter of that name."),
      .remedy = N_("Write each name between { and }."),
      .evidence = N_("OpenAPI 3.1.1 §4.8.8.2; ChatGPT has no line about it."),
      .wrong = "paths:\n"
               "  '/weather/{place':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n",
      .right = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n",
    },
    check_templates,
  },
  {
    {
      OWN_RULE ("parameter-path-undeclared", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A name in a path has no parameter"),
      .sentence = N_("ChatGPT accepts this, but has nothing to put in place of {1} for {2}: "
                     "no path parameter has that name."),
      .why = N_("The model is offered the declared parameters only, so that part of the "
                "address stays as it is written."),
      .remedy = N_("Declare a parameter of that name with in: path and required: true."),
      .evidence = N_("OpenAPI 3.1.1 §4.8.8.2; ChatGPT has no line about it."),
      .wrong = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
      .right = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n",
    },
    check_undeclared,
  },
  {
    {
      OWN_RULE ("parameter-path-unused", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A path parameter does not stand in the path"),
      .sentence = N_("ChatGPT accepts this, but has no place for the path parameter {1}: the "
                     "path is {2}."),
      .why = N_("The value of a path parameter goes where its name stands in braces, in the "
                "same spelling."),
      .remedy = N_("Correct the name here or in the path, or send the value in the query."),
      .evidence = N_("OpenAPI 3.1.1 §4.8.12; ChatGPT has no line about it."),
      .wrong = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: Place, in: path, required: true, schema: {type: string}}\n",
      .right = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n",
    },
    check_unused_parameters,
  },
  {
    {
      OWN_RULE ("operation-path-ambiguous", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("Two paths differ in the names in braces only"),
      .sentence = N_("{1} and {2} are one path to a server; only the names in braces differ."),
      .why = N_("OpenAPI does not allow it, since no address tells which of them is meant."),
      .remedy = N_("Write the operations under one path."),
      .evidence = N_("OpenAPI 3.1.1 §4.8.8; ChatGPT has no line about it."),
      .wrong = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n"
               "  '/weather/{town}':\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report from a town.\n"
               "      parameters:\n"
               "        - {name: town, in: path, required: true, schema: {type: string}}\n",
      .right = "paths:\n"
               "  '/weather/{place}':\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: path, required: true, schema: {type: string}}\n"
               "  '/forecast/{town}':\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report from a town.\n"
               "      parameters:\n"
               "        - {name: town, in: path, required: true, schema: {type: string}}\n",
    },
    check_ambiguous,
  },
};

const guint smith_n_path_rules = G_N_ELEMENTS (smith_path_rules);
