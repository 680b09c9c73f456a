/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-rules.h"

#include "doc/smith-yaml-old.h"
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

/* What YAML 1.1 makes of a plain scalar, in words. */
static char *
dup_old_meaning (const char *text,
                 gsize       length)
{
  char digits[24] = "";
  gint64 value;

  if (smith_yaml_old_integer (text, length, &value))
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  switch (smith_yaml_old_kind (text, length))
    {
    case SMITH_YAML_OLD_BOOLEAN:
      return g_strdup (strchr ("yYtT", *text) != NULL || g_ascii_tolower (text[1]) == 'n'
                         ? _("the value true") : _("the value false"));

    case SMITH_YAML_OLD_INTEGER:
      return *digits != '\0'
               ? g_strdup_printf (_("the number %s"), digits)
               : g_strdup (_("a number"));

    case SMITH_YAML_OLD_FLOAT:
      return g_strdup (_("a number"));

    case SMITH_YAML_OLD_DATE:
      return g_strdup (_("a date"));

    case SMITH_YAML_OLD_MERGE:
      return g_strdup (_("a merge key"));

    case SMITH_YAML_OLD_DEFAULT:
      return g_strdup (_("a default value"));

    case SMITH_YAML_OLD_NULL:
    case SMITH_YAML_OLD_TEXT:
    default:
      return g_strdup (_("text"));
    }
}

/* Whether a scalar is written with a tag, which says what it is. */
static gboolean
has_tag (const char *text,
         gsize       start)
{
  while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t'))
    start--;
  while (start > 0 && strchr (" \t\r\n[{,", text[start - 1]) == NULL)
    start--;

  return text[start] == '!';
}

static void
check_old_yaml_at (SmithCheck      *self,
                   const SmithRule *rule,
                   GHashTable      *taken,
                   SmithNode        node,
                   SmithSpan        span)
{
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  gsize length = span.end - span.start;
  g_autofree char *shown = NULL;
  g_autofree char *meaning = NULL;

  if (length == 0 || !smith_yaml_old_differs (text + span.start, length) ||
      has_tag (text, span.start) || g_hash_table_contains (taken, GSIZE_TO_POINTER (span.start)))
    return;

  shown = g_strndup (text + span.start, length);
  meaning = dup_old_meaning (shown, length);
  smith_check_add (self, rule, node, span, -1, shown, meaning, NULL);
}

static void
check_old_yaml (SmithCheck      *self,
                const SmithRule *rule)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);

  if (smith_tree_get_syntax (self->tree) != SMITH_SYNTAX_YAML)
    return;

  /* where the platform stumbles over such a value, that has been said */
  for (guint i = 0; i < self->diagnostics->len; i++)
    g_hash_table_add (taken, GSIZE_TO_POINTER (g_array_index (self->diagnostics, SmithDiagnostic,
                                                              i).span.start));

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (self->tree); node++)
    {
      SmithSpan key = smith_tree_get_key_span (self->tree, node);
      SmithSpan value = smith_tree_get_span (self->tree, node);

      /* what a merge key brings stands at the merge key */
      if (key.end - key.start == 2 && memcmp (text + key.start, "<<", 2) == 0)
        continue;
      check_old_yaml_at (self, rule, taken, node, key);
      if (smith_tree_get_kind (self->tree, node) < SMITH_NODE_ARRAY &&
          !smith_tree_is_quoted (self->tree, node))
        check_old_yaml_at (self, rule, taken, node, value);
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
      OWN_RULE ("document-yaml-1-1", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Readers of YAML 1.1 and 1.2 take a value differently"),
      .sentence = N_("A reader of YAML 1.1 takes {1} for {2}; in quotes it is text for every "
                     "reader."),
      .why = N_("YAML 1.2 is read here.  Many programs still read YAML 1.1, in which words such "
                "as no and on are truth values, 010 is eight, and 12:30 and dates are no text."),
      .remedy = N_("Write quotes around it when it is meant as text."),
      .evidence = N_("The types of YAML 1.1 and the core schema of YAML 1.2."),
    },
    check_old_yaml,
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
