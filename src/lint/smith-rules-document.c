/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "openapi/smith-schema-refs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about the document as a whole. */

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
  guint n = smith_tree_get_n_nodes (self->tree);

  for (SmithNode node = SMITH_NODE_ROOT; node <= n && !smith_check_ends_at (self, node); node++)
    if (smith_tree_is_duplicate (self->tree, node))
      {
        g_autofree char *key = smith_tree_dup_key (self->tree, node);

        smith_check_add (self, rule, node, smith_tree_get_key_span (self->tree, node), -1,
                         key, NULL);
      }
}

/* Below these keys stand values, whatever they look like. */
static gboolean
is_in_a_value (SmithTree *tree,
               SmithNode  node)
{
  static const char *const keys[] = { "example", "examples", "default", "enum", "const", "value" };

  for (SmithNode at = smith_tree_get_parent (tree, node); at != SMITH_NODE_NONE;
       at = smith_tree_get_parent (tree, at))
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
      if (smith_tree_key_equals (tree, at, keys[i]) &&
          !smith_tree_key_equals (tree, smith_tree_get_parent (tree, at), "properties"))
        return TRUE;

  return FALSE;
}

/* Every reference of the document that is not about a value; found once for all rules. */
static GArray *
list_references (SmithCheck *self)
{
  g_autoptr(GArray) all = NULL;

  if (self->references != NULL)
    return self->references;

  all = smith_ref_list (self->tree);
  self->references = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  for (guint i = 0; i < all->len && !smith_check_ends_at (self, i); i++)
    {
      SmithNode ref = g_array_index (all, SmithNode, i);

      if (smith_tree_key_equals (self->tree, ref, "$ref") && !is_in_a_value (self->tree, ref))
        g_array_append_val (self->references, ref);
    }

  return self->references;
}

static void
check_external (SmithCheck      *self,
                const SmithRule *rule)
{
  GArray *references = list_references (self);

  for (guint i = 0; i < references->len; i++)
    {
      SmithNode ref = g_array_index (references, SmithNode, i);
      g_autofree char *text = smith_tree_dup_string (self->tree, ref);

      if (*text != '#')
        smith_check_add (self, rule, ref, smith_tree_get_span (self->tree, ref), -1, text, NULL);
    }
}

/* The platform has a line of its own about components that are schemas, and about all
 * references in a list of parameters. */
static void
check_dangling (SmithCheck      *self,
                const SmithRule *rule)
{
  GArray *references = list_references (self);

  if (smith_tree_get_error (self->tree) != NULL)
    return;
  for (guint i = 0; i < references->len; i++)
    {
      SmithNode ref = g_array_index (references, SmithNode, i);
      SmithNode list = smith_tree_get_parent (self->tree, smith_tree_get_parent (self->tree, ref));
      g_autofree char *text = smith_tree_dup_string (self->tree, ref);

      if (*text == '#' && !g_str_has_prefix (text, SMITH_SCHEMA_PREFIX) &&
          !smith_tree_key_equals (self->tree, list, "parameters") &&
          smith_pointer_lookup (self->tree, text) == SMITH_NODE_NONE)
        smith_check_add (self, rule, ref, smith_tree_get_span (self->tree, ref), -1, text, NULL);
    }
}

const SmithRule smith_document_rules[] = {
  {
    {
      OWN_RULE ("document-not-json", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The text looks like JSON, but is read as YAML"),
      .sentence = N_("This looks like JSON but is not; it is read as YAML instead. {1}."),
      .why = N_("What cannot be read as JSON is tried as YAML, which takes many slips of JSON, "
                "though not always as they were meant."),
      .remedy = N_("Mend the place that is marked."),
      .evidence = N_("Read from the code of the editor."),
      .wrong = "{\n"
               "  \"openapi\": \"3.1.0\",\n"
               "  \"info\": {\"title\": \"Weather\", \"version\": \"1\"},\n"
               "  \"servers\": [{\"url\": \"https://api.example.com\"}],\n"
               "  \"paths\": {},\n"
               "}\n",
      .right = "{\n"
               "  \"openapi\": \"3.1.0\",\n"
               "  \"info\": {\"title\": \"Weather\", \"version\": \"1\"},\n"
               "  \"servers\": [{\"url\": \"https://api.example.com\"}],\n"
               "  \"paths\": {}\n"
               "}\n",
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
      .wrong = "info:\n"
               "  title: Weather\n"
               "  version: '1'\n"
               "  version: '2'\n",
      .right = "info:\n"
               "  title: Weather\n"
               "  version: '2'\n",
    },
    check_duplicate_keys,
  },
  {
    {
      OWN_RULE ("document-reference-external", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A reference leads out of the document"),
      .sentence = N_("ChatGPT accepts this, but probably does not follow {1}: it leads out of "
                      "the document."),
      .why = N_("The editor is given one text and fetches no other. A schema behind such a "
                 "reference is taken for empty at best."),
      .remedy = N_("Copy what it refers to into components; actionsmith-cli bundle does that "
                    "for files."),
      .evidence = N_("Nobody has reported such a reference to work."),
      .wrong = "components:\n"
               "  schemas:\n"
               "    Weather:\n"
               "      type: object\n"
               "      properties:\n"
               "        wind: {$ref: 'common.yaml#/Wind'}\n",
      .right = "components:\n"
               "  schemas:\n"
               "    Weather:\n"
               "      type: object\n"
               "      properties:\n"
               "        wind: {type: number}\n",
    },
    check_external,
  },
  {
    {
      OWN_RULE ("document-reference-dangling", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A reference leads to nothing in the document"),
      .sentence = N_("ChatGPT accepts this, but finds nothing at {1}."),
      .why = N_("There is nothing at that place, so whatever it should bring is missing."),
      .remedy = N_("Correct the reference, or add what it refers to."),
      .evidence = N_("Inferred; for component schemas ChatGPT has a line of its own."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '404': {$ref: '#/components/responses/Missing'}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '404': {description: There is no such place.}\n",
    },
    check_dangling,
  },
};

const guint smith_n_document_rules = G_N_ELEMENTS (smith_document_rules);
