/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-rules.h"

#include "lint/smith-lint-private.h"
#include "platform/smith-flat-argument.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules.  To add one: a function that calls smith_check_add(), a row in the table
 * at the end, a row in tests/lint/test-check.c. */

static SmithSpan
name_span (SmithCheck           *self,
           const SmithOperation *operation)
{
  SmithNode id = smith_tree_get_member (self->tree, operation->node, "operationId");

  return id != SMITH_NODE_NONE ? smith_tree_get_span (self->tree, id)
                               : smith_tree_get_key_span (self->tree, operation->node);
}

static gboolean
is_known (SmithCheck           *self,
          const SmithOperation *operation)
{
  return g_strv_contains (smith_import_get_profile (self->import)->methods, operation->method);
}

static void
check_not_json (SmithCheck      *self,
                const SmithRule *rule)
{
  const SmithReadError *error = smith_tree_get_json_error (self->tree);
  gsize length, i = 0;
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), &length);

  while (i < length && (g_ascii_isspace (text[i]) || (guchar) text[i] >= 0x80))
    i++;
  if (error == NULL || i == length || (text[i] != '{' && text[i] != '['))
    return;

  smith_check_add (self, rule, SMITH_NODE_NONE, error->span, -1,
                   error->message, NULL);
}

static void
check_duplicate_keys (SmithCheck      *self,
                      const SmithRule *rule)
{
  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (self->tree); node++)
    if (smith_tree_is_duplicate (self->tree, node))
      {
        g_autofree char *key = smith_tree_dup_key (self->tree, node);

        smith_check_add (self, rule, node, smith_tree_get_key_span (self->tree, node), -1,
                         key, NULL);
      }
}

static void
check_duplicate_ids (SmithCheck      *self,
                     const SmithRule *rule)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      if (operation->operation_id == NULL || !is_known (self, operation))
        continue;
      if (!g_hash_table_add (seen, operation->operation_id))
        smith_check_add (self, rule, operation->node, name_span (self, operation), (int) i,
                         operation->operation_id, NULL);
    }
}

static void
check_id_characters (SmithCheck      *self,
                     const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      const char *id = operation->operation_id;
      char limit[16];

      g_snprintf (limit, sizeof limit, "%u", profile->max_name);
      if (id == NULL || !is_known (self, operation))
        continue;
      if (*id == '\0' || strlen (id) > profile->max_name ||
          strspn (id, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-") != strlen (id))
        smith_check_add (self, rule, operation->node, name_span (self, operation), (int) i,
                         id, limit, NULL);
    }
}

static void
check_missing_description (SmithCheck      *self,
                           const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      if (operation->operation_id == NULL || !is_known (self, operation) ||
          (operation->description != NULL && *operation->description != '\0') ||
          (operation->summary != NULL && *operation->summary != '\0'))
        continue;
      smith_check_add (self, rule, operation->node, name_span (self, operation), (int) i,
                       operation->operation_id, NULL);
    }
}

static void
check_parameter_text (SmithCheck      *self,
                      const SmithRule *rule)
{
  guint limit = smith_import_get_profile (self->import)->max_parameter_text;
  g_autoptr(GString) scratch = g_string_new (NULL);

  /* the import has measured the longest already */
  if (smith_import_get_budgets (self->import)->longest_parameter_text <= limit)
    return;

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode list = smith_tree_get_member (self->tree, operation->node, "parameters");

      for (SmithNode node = smith_tree_get_first (self->tree, list); node != SMITH_NODE_NONE;
           node = smith_tree_get_next (self->tree, node))
        {
          SmithNode text = smith_tree_get_member (self->tree, node, "description");
          gsize length;
          const char *string = smith_tree_peek_string (self->tree, text, scratch, &length);
          guint n = string != NULL ? (guint) g_utf8_strlen (string, (gssize) length) : 0;

          char used[16], most[16];

          if (n <= limit)
            continue;
          g_snprintf (used, sizeof used, "%u", n);
          g_snprintf (most, sizeof most, "%u", limit);
          smith_check_add (self, rule, text, smith_tree_get_span (self->tree, text), (int) i,
                           used, most, NULL);
        }
    }
}

/* The names of the parameters that become arguments. */
static GHashTable *
list_argument_names (SmithCheck           *self,
                     const SmithOperation *operation)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SmithNode list = smith_tree_get_member (self->tree, operation->node, "parameters");

  if (list == SMITH_NODE_NONE)
    return names;
  for (SmithNode node = smith_tree_get_first (self->tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *name = smith_tree_dup_member (self->tree, node, "name");
      SmithNode in = smith_tree_get_member (self->tree, node, "in");

      if (name != NULL && !smith_tree_string_equals (self->tree, in, "header"))
        g_hash_table_add (names, g_steal_pointer (&name));
    }

  return names;
}

static void
check_collisions (SmithCheck      *self,
                  const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GHashTable) names = list_argument_names (self, operation);
      g_autoptr(GPtrArray) arguments = NULL;

      if (g_hash_table_size (names) == 0 || !is_known (self, operation))
        continue;
      arguments = smith_flat_arguments_list (self->api, operation);
      for (guint j = 0; j < arguments->len; j++)
        {
          const SmithFlatArgument *field = g_ptr_array_index (arguments, j);

          if (field->is_body && field->is_sent && g_hash_table_contains (names, field->name))
            smith_check_add (self, rule, field->node,
                             smith_tree_get_key_span (self->tree, field->node), (int) i,
                             field->name, NULL);
        }
    }
}

/* Variables in the address of a server that the platform could call. */
static void
check_server_variables (SmithCheck      *self,
                        const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);
      SmithNode url = smith_tree_get_member (self->tree, server->node, "url");

      if (strchr (server->url, '{') != NULL)
        smith_check_add (self, rule, server->node, smith_tree_get_span (self->tree, url), -1,
                         server->url, NULL);
    }
}

static void
check_server_slash (SmithCheck      *self,
                    const SmithRule *rule)
{
  const char *chosen = smith_import_get_server_url (self->import);

  for (guint i = 0; chosen != NULL && i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);
      SmithNode url = smith_tree_get_member (self->tree, server->node, "url");

      if (!g_str_equal (server->url, chosen) || !g_str_has_suffix (chosen, "/"))
        continue;
      smith_check_add (self, rule, server->node, smith_tree_get_span (self->tree, url), -1,
                       chosen, NULL);
      return;
    }
}

static void
check_cookies (SmithCheck      *self,
               const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode list = smith_tree_get_member (self->tree, operation->node, "parameters");

      if (list == SMITH_NODE_NONE || !is_known (self, operation))
        continue;
      for (SmithNode node = smith_tree_get_first (self->tree, list); node != SMITH_NODE_NONE;
           node = smith_tree_get_next (self->tree, node))
        {
          SmithNode in = smith_tree_get_member (self->tree, node, "in");
          g_autofree char *name = smith_tree_dup_member (self->tree, node, "name");

          if (name != NULL && smith_tree_string_equals (self->tree, in, "cookie"))
            smith_check_add (self, rule, node, smith_tree_get_span (self->tree, node), (int) i,
                             name, NULL);
        }
    }
}

#define OWN_RULE(rule_, class__, confidence_) \
  .rule = rule_, .class_ = class__, .stage = SMITH_STAGE_PLATFORM, \
  .confidence = confidence_, .last_seen = "2026-10"

const SmithRule smith_own_rules[] = {
  {
    {
      OWN_RULE ("document-not-json", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The text looks like JSON, but is read as YAML"),
      .sentence = N_("This looks like JSON but is not; it is read as YAML instead. {1}."),
      .why = N_("What cannot be read as JSON is tried as YAML, which takes many slips of JSON, "
                "though not always as they were meant."),
      .remedy = N_("Mend the place that is marked."),
      .evidence = N_("Read from the code of the editor."),
    },
    check_not_json,
  },
  {
    {
      OWN_RULE ("document-duplicate-key", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A name stands twice in one object"),
      .sentence = N_("ChatGPT accepts this, but of the members named “{1}” only the last one "
                     "counts."),
      .why = N_("Readers of JSON and YAML keep the last of several members with one name, in "
                "silence."),
      .remedy = N_("Remove or rename one of them."),
      .evidence = N_("The behaviour of the usual readers."),
    },
    check_duplicate_keys,
  },
  {
    {
      OWN_RULE ("operation-id-duplicate", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_REPORTED),
      .title = N_("Two operations have the same operationId"),
      .sentence = N_("ChatGPT accepts this, but can offer only one operation named {1}."),
      .why = N_("The operationId is the name of the function that the model calls; OpenAPI "
                "wants it unique too."),
      .remedy = N_("Give each operation a name of its own."),
      .evidence = N_("Which one is kept is not known."),
    },
    check_duplicate_ids,
  },
  {
    {
      OWN_RULE ("operation-id-characters", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("An operationId is no plain name"),
      .sentence = N_("ChatGPT accepts this, but a function name such as {1} may not work: use "
                     "letters, digits, _ and -, at most {2} characters."),
      .why = N_("The operationId becomes the name of a function, and names of functions are "
                "limited so in OpenAI's API.  What the importer does with others is not "
                "documented."),
      .remedy = N_("Choose a name such as listUserRepositories."),
      .evidence = N_("Inferred from OpenAI's rules for function names."),
    },
    check_id_characters,
  },
  {
    {
      OWN_RULE ("operation-description-missing", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("An operation has no description"),
      .sentence = N_("{1} has no description; the model has only its name to choose by."),
      .why = N_("The description is what the model reads when it decides which operation to "
                "call."),
      .remedy = N_("Say in one or two sentences what the operation does and when it is of use."),
      .evidence = N_("OpenAI's advice to authors."),
    },
    check_missing_description,
  },
  {
    {
      OWN_RULE ("parameter-description-length", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A parameter's description is long"),
      .sentence = N_("This parameter's description has {1} characters; OpenAI asks for at most "
                     "{2}."),
      .why = N_("The limit is documented, though longer texts were taken in a test."),
      .remedy = N_("Shorten it; long texts take room in every prompt."),
      .evidence = N_("In OpenAI's documentation; one vendor's test with 10,000 characters drew "
                     "no line."),
    },
    check_parameter_text,
  },
  {
    {
      OWN_RULE ("body-field-collision", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_REPORTED),
      .title = N_("A field of the body has the name of a parameter"),
      .sentence = N_("ChatGPT accepts this, but has one argument “{1}” for a parameter and a "
                     "field of the body."),
      .why = N_("Parameters and fields of the body become one flat object of arguments."),
      .remedy = N_("Rename one of them."),
      .evidence = N_("One report of a dropped operation, against a published sample that has "
                     "such a pair."),
    },
    check_collisions,
  },
  {
    {
      OWN_RULE ("server-variables", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A server's address has variables"),
      .sentence = N_("ChatGPT accepts this, but may call {1} as it is written, with the names "
                     "of its variables."),
      .why = N_("Nobody has seen ChatGPT put values in the place of a server's variables."),
      .remedy = N_("Write the address out."),
      .evidence = N_("No document with variables is known to work."),
    },
    check_server_variables,
  },
  {
    {
      OWN_RULE ("server-trailing-slash", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_REPORTED),
      .title = N_("The server's address ends with a slash"),
      .sentence = N_("ChatGPT accepts this, but calls {1} with two slashes before each path."),
      .why = N_("Address and path are joined as they are, and some servers answer 404 to a "
                "doubled slash."),
      .remedy = N_("Remove the slash at the end."),
      .evidence = N_("Reported by builders."),
    },
    check_server_slash,
  },
  {
    {
      OWN_RULE ("parameter-cookie", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A cookie is never sent"),
      .sentence = N_("ChatGPT accepts this, but sends no cookies, so the API does not get {1}."),
      .why = N_("Each call is a session of its own, without cookies."),
      .remedy = N_("Move the value to the query or the body, or remove the parameter."),
      .evidence = N_("One report on cookies; no message of the importer about them is known."),
    },
    check_cookies,
  },
};

const guint smith_n_own_rules = G_N_ELEMENTS (smith_own_rules);

guint
smith_rules_get_n (const SmithProfile *profile)
{
  return profile->n_messages + smith_n_own_rules;
}

/**
 * smith_rules_get:
 * @index: below smith_rules_get_n()
 *
 * Returns: a rule, static
 */
const SmithMessage *
smith_rules_get (const SmithProfile *profile,
                 guint               index)
{
  g_return_val_if_fail (index < smith_rules_get_n (profile), NULL);

  return index < profile->n_messages ? &profile->messages[index]
                                     : &smith_own_rules[index - profile->n_messages].message;
}

/**
 * smith_rules_find:
 *
 * Returns: (nullable): the rule with that name, static
 */
const SmithMessage *
smith_rules_find (const SmithProfile *profile,
                  const char         *rule)
{
  for (guint i = 0; i < smith_rules_get_n (profile); i++)
    if (g_str_equal (smith_rules_get (profile, i)->rule, rule))
      return smith_rules_get (profile, i);

  return NULL;
}
