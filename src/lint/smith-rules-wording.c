/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about words: names and descriptions by which a model has to choose. */

static const SmithAdvice *
get_advice (SmithCheck *self)
{
  return smith_import_get_profile (self->import)->advice;
}

/* At its operationId, or at the method where there is none. */
SmithSpan
smith_check_id_span (SmithCheck           *self,
                     const SmithOperation *operation)
{
  SmithNode id = smith_tree_get_member (self->tree, operation->node, "operationId");

  return id != SMITH_NODE_NONE ? smith_tree_get_span (self->tree, id)
                               : smith_tree_get_key_span (self->tree, operation->node);
}

static gboolean
has_description (const SmithOperation *operation)
{
  return operation->description != NULL && *operation->description != '\0';
}

/* What tells of an operation: its description, else its summary; an empty text when there is
 * none. */
const char *
smith_check_get_text (const SmithOperation *operation)
{
  if (has_description (operation))
    return operation->description;

  return operation->summary != NULL ? operation->summary : "";
}

/* The field with that text. */
SmithNode
smith_check_find_text (SmithCheck           *self,
                       const SmithOperation *operation)
{
  return smith_tree_get_member (self->tree, operation->node,
                                has_description (operation) ? "description" : "summary");
}

/* Whether the platform makes a function of it, if nothing else is wrong. */
gboolean
smith_check_is_function (SmithCheck           *self,
                         const SmithOperation *operation)
{
  return operation->operation_id != NULL &&
         g_strv_contains (smith_import_get_profile (self->import)->methods, operation->method);
}

static void
arguments_free (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

/* The arguments of an operation, listed once for all rules. */
GPtrArray *
smith_check_get_arguments (SmithCheck *self,
                           guint       operation)
{
  gpointer *slot;

  if (self->arguments == NULL)
    {
      self->arguments = g_ptr_array_new_with_free_func (arguments_free);
      g_ptr_array_set_size (self->arguments, (int) smith_api_get_n_operations (self->api));
    }
  slot = &g_ptr_array_index (self->arguments, operation);
  if (*slot == NULL)
    *slot = smith_flat_arguments_list (self->api, smith_api_get_operation (self->api, operation));

  return *slot;
}

static gboolean
is_vague_name (const SmithAdvice *advice,
               const char        *name)
{
  g_autoptr(GPtrArray) words = smith_words_list (name);

  if (strlen (name) < advice->min_name)
    return TRUE;
  for (guint i = 0; i < words->len; i++)
    if (!g_strv_contains (advice->general_words, g_ptr_array_index (words, i)))
      return FALSE;

  return TRUE;
}

static void
check_vague_names (SmithCheck      *self,
                   const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      if (smith_check_is_function (self, operation) &&
          is_vague_name (get_advice (self), operation->operation_id))
        smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation),
                         (int) i, operation->operation_id, NULL);
    }
}

static void
add_meanings (const SmithAdvice *advice,
              GHashTable        *meanings,
              const char        *text)
{
  g_autoptr(GPtrArray) words = smith_words_list (text);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (meanings, smith_words_dup_meaning (advice, g_ptr_array_index (words, i),
                                                           NULL));
}

/* Whether a description has a few words, and none that the name does not have. */
static gboolean
repeats_name (const SmithAdvice *advice,
              const char        *name,
              const char        *text)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) words = smith_words_list (text);
  guint n = 0;

  add_meanings (advice, known, name);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      g_autofree char *meaning = smith_words_dup_meaning (advice, word, NULL);

      if (g_strv_contains (advice->filler_words, word))
        continue;
      if (!g_hash_table_contains (known, meaning) || ++n > advice->max_echo)
        return FALSE;
    }

  return TRUE;
}

static void
check_vague_texts (SmithCheck      *self,
                   const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      const char *said = smith_check_get_text (operation);
      SmithNode text;

      if (!smith_check_is_function (self, operation) || *said == '\0' ||
          strlen (said) > get_advice (self)->max_echo_bytes ||
          !repeats_name (get_advice (self), operation->operation_id, said))
        continue;
      text = smith_check_find_text (self, operation);
      smith_check_add (self, rule, text, smith_tree_get_span (self->tree, text), (int) i,
                       operation->operation_id, said, NULL);
    }
}

/* A phrase as words of their own in @text, which is in lower case; static. */
static const char *
find_phrase (const char *const *phrases,
             const char        *text)
{
  for (; *phrases != NULL; phrases++)
    for (const char *found = text; (found = strstr (found, *phrases)) != NULL; found++)
      if ((found == text || !g_ascii_isalpha (found[-1])) &&
          !g_ascii_isalpha (found[strlen (*phrases)]))
        return *phrases;

  return NULL;
}

static void
check_pushy (SmithCheck      *self,
             const SmithRule *rule)
{
  static const char *const fields[] = { "summary", "description" };

  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      const char *const texts[] = { operation->summary, operation->description };

      for (gsize k = 0; k < G_N_ELEMENTS (fields) && smith_check_is_function (self, operation); k++)
        {
          g_autofree char *lower = texts[k] != NULL ? g_ascii_strdown (texts[k], -1) : NULL;
          const char *phrase = lower != NULL
                                 ? find_phrase (get_advice (self)->pushy_phrases, lower) : NULL;
          SmithNode text;

          if (phrase == NULL)
            continue;
          text = smith_tree_get_member (self->tree, operation->node, fields[k]);
          smith_check_add (self, rule, text, smith_tree_get_span (self->tree, text), (int) i,
                           operation->operation_id, phrase, NULL);
        }
    }
}

/* Whether an argument says what it is for: by its name, a text, or what may be put there. */
static gboolean
says_what_for (SmithCheck              *self,
               const SmithFlatArgument *argument)
{
  g_autofree char *lower = g_ascii_strdown (argument->name, -1);

  return (argument->description != NULL && *argument->description != '\0') ||
         smith_tree_get_member (self->tree, argument->schema, "enum") != SMITH_NODE_NONE ||
         smith_tree_get_member (self->tree, argument->schema, "title") != SMITH_NODE_NONE ||
         !g_strv_contains (get_advice (self)->general_names, lower);
}

static void
check_silent_arguments (SmithCheck      *self,
                        const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      GPtrArray *arguments;

      if (!smith_check_is_function (self, operation))
        continue;
      arguments = smith_check_get_arguments (self, i);
      for (guint k = 0; k < arguments->len; k++)
        {
          const SmithFlatArgument *argument = g_ptr_array_index (arguments, k);

          if (argument->is_sent && !says_what_for (self, argument))
            smith_check_add (self, rule, argument->node, smith_check_argument_span (self, argument),
                             (int) i, argument->name, operation->operation_id, NULL);
        }
    }
}

const SmithRule smith_wording_rules[] = {
  {
    {
      OWN_RULE ("operation-id-vague", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The name of an operation says nothing"),
      .sentence = N_("The name {1} does not tell the model what is done to what."),
      .why = N_("The operationId is the name of the function that the model chooses among the "
                "others."),
      .remedy = N_("Name the action and the thing, as listInvoices does."),
      .evidence = N_("Advice of OpenAI and of builders; that it says nothing is judged by its "
                     "words."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getData\n"
               "      description: Gives the weather of a place.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
    },
    check_vague_names,
  },
  {
    {
      OWN_RULE ("operation-description-vague", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("A description says no more than the name"),
      .sentence = N_("“{2}” says no more than the name of {1} does."),
      .why = N_("The model reads both; a description is of use when it says when to call the "
                "operation, what comes back, or what it does not do."),
      .remedy = N_("Say in a sentence what comes back and when it is of use."),
      .evidence = N_("OpenAI's advice to authors; the words of name and description were "
                     "compared."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Get the weather.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
    },
    check_vague_texts,
  },
  {
    {
      OWN_RULE ("operation-description-pushy", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("A description pushes the model"),
      .sentence = N_("ChatGPT accepts this, but OpenAI does not allow descriptions like that "
                     "of {1}, which says “{2}”."),
      .why = N_("Descriptions must not encourage the GPT to use an action that nobody asked "
                "for, nor prescribe words that trigger it. Such actions are refused in review."),
      .remedy = N_("Say what the operation does, and leave to the model when to call it."),
      .evidence = N_("In OpenAI's production notes; the phrase was found in the text."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather. Use this whenever the user greets you.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n",
    },
    check_pushy,
  },
  {
    {
      OWN_RULE ("parameter-description-missing", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("An argument does not say what it is for"),
      .sentence = N_("“{1}” of {2} has no description, and a name that could mean anything."),
      .why = N_("The model fills in arguments by their names and descriptions; locations and "
                "examples are not shown to it."),
      .remedy = N_("Describe it, or give it a telling name."),
      .evidence = N_("OpenAI's advice to authors; the name is one of a list of general words."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: value, in: query, schema: {type: string}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: value, in: query, description: Name of a town., schema: "
               "{type: string}}\n",
    },
    check_silent_arguments,
  },
};

const guint smith_n_wording_rules = G_N_ELEMENTS (smith_wording_rules);
