/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "platform/smith-flat-argument.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about operations: names, texts, collisions. */

static gboolean
is_known (SmithCheck           *self,
          const SmithOperation *operation)
{
  return g_strv_contains (smith_import_get_profile (self->import)->methods, operation->method);
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
        smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation),
                         (int) i, operation->operation_id, NULL);
    }
}

/* Whether @name has at most @most characters, and none but letters, digits, _ and -. */
gboolean
smith_name_is_plain (const char *name,
                     guint       most)
{
  gsize length = strlen (name);

  return length > 0 && length <= most && strspn (name, SMITH_NAME_CHARACTERS) == length;
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
      if (!smith_name_is_plain (id, profile->max_name))
        smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation),
                         (int) i, id, limit, NULL);
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
          smith_tree_get_error (self->tree) != NULL ||
          *smith_check_get_text (operation) != '\0')
        continue;
      smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation),
                       (int) i, operation->operation_id, NULL);
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
      GPtrArray *arguments;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (g_hash_table_size (names) == 0 || !is_known (self, operation))
        continue;
      arguments = smith_check_get_arguments (self, i);
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

const SmithRule smith_operation_rules[] = {
  {
    {
      OWN_RULE ("operation-id-duplicate", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_REPORTED),
      .title = N_("Two operations have the same operationId"),
      .sentence = N_("ChatGPT accepts this, but can offer only one operation named {1}."),
      .why = N_("The operationId is the name of the function that the model calls; OpenAPI "
                "wants it unique too."),
      .remedy = N_("Give each operation a name of its own."),
      .evidence = N_("Which one is kept is not known."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "  /climate:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the climate of a place.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "  /climate:\n"
               "    get:\n"
               "      operationId: getClimate\n"
               "      description: Gives the climate of a place.\n",
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
                "limited so in OpenAI's API. What the importer does with others is not "
                "documented."),
      .remedy = N_("Choose a name such as listUserRepositories."),
      .evidence = N_("Inferred from OpenAI's rules for function names."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: weather/get one\n"
               "      description: Gives the weather of a place.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
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
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
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
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: place\n"
               "          in: query\n"
               "          schema: {type: string}\n"
               "          description: >\n"
               "            The place for which the weather is wanted. It can be the name of a "
               "town, such as Bern; a\n"
               "            town and a country, such as Bern, Switzerland; a postal code with "
               "its country, such as CH-3011;\n"
               "            or a pair of numbers, degrees north and degrees east, with a comma "
               "between them. When several\n"
               "            towns have the name, the largest one is taken, so add the country "
               "where that may be wrong.\n"
               "            Names are understood in the language of the country, in English, "
               "German, French, Spanish and\n"
               "            Italian; upper and lower case make no difference, and accents may "
               "be left out. Streets, parks,\n"
               "            mountains and lakes are not understood: give the nearest town "
               "instead. Airports are known by\n"
               "            their three letters, such as ZRH. Places at sea have no weather "
               "here at all; the answer is then\n"
               "            an empty list and not an error.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: place\n"
               "          in: query\n"
               "          schema: {type: string}\n"
               "          description: Name of a town, such as Bern.\n",
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
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      parameters:\n"
               "        - {name: place, in: query, schema: {type: string}}\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                place: {type: string}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      parameters:\n"
               "        - {name: place, in: query, schema: {type: string}}\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                text: {type: string}\n",
    },
    check_collisions,
  },
};

const guint smith_n_operation_rules = G_N_ELEMENTS (smith_operation_rules);
