/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about fields: what OpenAPI does not have so.  Where the platform's model
 * complains of the same value, that is said instead. */

/* What a kind of value is called. */
static const char *
name_kind (const char *kind)
{
  static const struct { const char *kind, *name; } names[] = {
    { "array", N_("a list") },
    { "array+", N_("a list of at least one") },
    { "boolean", N_("true or false") },
    { "boolean|object", N_("true, false or an object") },
    { "number", N_("a number") },
    { "object", N_("an object") },
    { "object+", N_("an object with at least one member") },
    { "string", N_("text") },
    { "string|array", N_("text, or a list of text") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].kind, kind) == 0)
      return _(names[i].name);

  return kind;
}

/* The name that a problem is about: of a member its own, of an item the list's. */
char *
smith_check_dup_name (SmithTree *tree,
                      SmithNode  node)
{
  SmithNode parent;

  while ((parent = smith_tree_get_parent (tree, node)) != SMITH_NODE_NONE &&
         smith_tree_get_kind (tree, parent) == SMITH_NODE_ARRAY)
    node = parent;

  return parent != SMITH_NODE_NONE ? smith_tree_dup_key (tree, node) : g_strdup ("");
}

typedef gboolean (*FindingTest) (SmithTree                   *tree,
                                 const SmithStructureFinding *finding);

/* Adds the findings of a kind that belong to @rule: all, or those that a test is for.  Of a broken
 * text there are none: fields may stand elsewhere, or be of another kind, once it is mended. */
static void
add_findings (SmithCheck         *self,
              const SmithRule    *rule,
              SmithStructureWhat  what,
              FindingTest         is_meant)
{
  GArray *findings = smith_check_get_scan (self)->structure;

  self->is_truncated = self->is_truncated || self->scan->is_truncated;
  for (guint i = 0; i < findings->len && smith_tree_get_error (self->tree) == NULL &&
                    !smith_check_ends_at (self, i); i++)
    {
      const SmithStructureFinding *finding = &g_array_index (findings, SmithStructureFinding, i);
      g_autofree char *name = NULL;
      g_autofree char *choices = NULL;

      if (finding->what != what || (is_meant != NULL && !is_meant (self->tree, finding)))
        continue;
      name = smith_check_dup_name (self->tree, finding->node);
      if (finding->what == SMITH_STRUCTURE_VALUE)
        {
          g_auto(GStrv) words = g_strsplit (finding->expected, "|", -1);

          choices = g_strjoinv (", ", words);
        }
      else
        choices = g_strdup (name_kind (finding->expected));
      smith_check_add (self, rule, finding->node, finding->span, -1, name, finding->object,
                       finding->field != NULL ? finding->field : name,
                       choices != NULL ? choices : "", NULL);
    }
}

static gboolean
is_misspelt (SmithTree                   *tree,
             const SmithStructureFinding *finding)
{
  return finding->field != NULL;
}

static void
check_misspelt (SmithCheck      *self,
                const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_UNKNOWN, is_misspelt);
}

static gboolean
is_unknown (SmithTree                   *tree,
            const SmithStructureFinding *finding)
{
  return finding->field == NULL;
}

static void
check_unknown (SmithCheck      *self,
               const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_UNKNOWN, is_unknown);
}

static void
check_kinds (SmithCheck      *self,
             const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_KIND, NULL);
}

static void
check_empty (SmithCheck      *self,
             const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_EMPTY, NULL);
}

static void
check_exclusive (SmithCheck      *self,
                 const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_EXCLUSIVE, NULL);
}

static void
check_choices (SmithCheck      *self,
               const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_VALUE, NULL);
}

static void
check_missing (SmithCheck      *self,
               const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_MISSING, NULL);
}

static gboolean
is_component_name (SmithTree                   *tree,
                   const SmithStructureFinding *finding)
{
  return !g_str_equal (finding->field, "content");
}

static void
check_component_names (SmithCheck      *self,
                       const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_NAME, is_component_name);
}

static gboolean
is_media_type (SmithTree                   *tree,
               const SmithStructureFinding *finding)
{
  return g_str_equal (finding->field, "content");
}

static void
check_media_types (SmithCheck      *self,
                   const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_NAME, is_media_type);
}

/* A text beside a reference to a schema is not worth a word: it costs nothing in 3.0, and 3.1,
 * which ChatGPT wants, reads it. */
static gboolean
is_beside_reference (SmithTree                   *tree,
                     const SmithStructureFinding *finding)
{
  return !g_str_equal (finding->object, "Schema Object") ||
         !(smith_tree_key_equals (tree, finding->node, "description") ||
           smith_tree_key_equals (tree, finding->node, "title") ||
           smith_tree_key_equals (tree, finding->node, "summary"));
}

static void
check_beside_references (SmithCheck      *self,
                         const SmithRule *rule)
{
  add_findings (self, rule, SMITH_STRUCTURE_IGNORED, is_beside_reference);
}

const SmithRule smith_structure_rules[] = {
  {
    {
      OWN_RULE ("document-field-misspelt", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A field is probably misspelt"),
      .sentence = N_("ChatGPT accepts this, but passes over “{1}”: the {2} has no such field; "
                     "“{3}” is near."),
      .why = N_("A field that OpenAPI does not have is read by nobody, and what it was to say "
                "is missing."),
      .remedy = N_("Write the name that is meant, or begin it with x- if it is an extension."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1; that ChatGPT says nothing is "
                     "seen in accepted documents with fields of their own."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      sumary: Weather now\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      summary: Weather now\n",
    },
    check_misspelt,
  },
  {
    {
      OWN_RULE ("document-field-unknown", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("OpenAPI has no such field here"),
      .sentence = N_("The {2} has no field “{1}” in this version of OpenAPI; it is passed "
                     "over."),
      .why = N_("A field that OpenAPI does not have is read by nobody. Often it belongs "
                "elsewhere, such as type to the schema of a parameter, or comes from another "
                "version."),
      .remedy = N_("Move or remove it, or begin it with x- if it is an extension."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      consumes: [application/json]\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      x-consumes: [application/json]\n",
    },
    check_unknown,
  },
  {
    {
      OWN_RULE ("document-field-kind", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A field has a value of another kind"),
      .sentence = N_("ChatGPT accepts this, but “{1}” must be {4} in OpenAPI ({2})."),
      .why = N_("Other programs refuse a value of another kind, and nobody knows what ChatGPT "
                "makes of it."),
      .remedy = N_("Write a value of the right kind."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1; ChatGPT has no line about this "
                     "one."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                wind: {type: number, exclusiveMinimum: true}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                wind: {type: number, exclusiveMinimum: 0}\n",
    },
    check_kinds,
  },
  {
    {
      OWN_RULE ("document-field-value", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A field has none of the values that it may have"),
      .sentence = N_("ChatGPT accepts this, but “{1}” must be one of these in OpenAPI: {4}."),
      .why = N_("Where OpenAPI lists the words that may stand in a field, another one means "
                "nothing."),
      .remedy = N_("Choose one of the listed words."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1; ChatGPT has no line about this "
                     "one."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: query, style: csv, schema: {type: string}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: query, style: form, schema: {type: string}}\n",
    },
    check_choices,
  },
  {
    {
      OWN_RULE ("document-field-missing", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A field is missing that OpenAPI asks for"),
      .sentence = N_("The {2} here lacks “{3}”, which OpenAPI asks for."),
      .why = N_("ChatGPT has no line about it, but other programs refuse the document."),
      .remedy = N_("Add the field."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1."),
      .wrong = "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    login:\n"
               "      type: oauth2\n"
               "      flows:\n"
               "        authorizationCode:\n"
               "          authorizationUrl: https://api.example.com/login\n"
               "          scopes: {read: Reads the weather.}\n",
      .right = "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    login:\n"
               "      type: oauth2\n"
               "      flows:\n"
               "        authorizationCode:\n"
               "          authorizationUrl: https://api.example.com/login\n"
               "          tokenUrl: https://api.example.com/token\n"
               "          scopes: {read: Reads the weather.}\n",
    },
    check_missing,
  },
  {
    {
      OWN_RULE ("document-field-empty", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A field is left empty"),
      .sentence = N_("“{1}” is empty; OpenAPI wants {4} here ({2})."),
      .why = N_("ChatGPT takes most fields without a value as if they were not there, without a "
                "word; other programs refuse the document."),
      .remedy = N_("Write the value, or remove the field. The name of a type that has null for "
                   "a value is a text: \"null\"."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      summary:\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      summary: Weather now\n",
    },
    check_empty,
  },
  {
    {
      OWN_RULE ("document-field-exclusive", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("Two fields exclude one another"),
      .sentence = N_("The {2} here has “{3}” and “{1}”; OpenAPI allows only one of them."),
      .why = N_("Each program chooses one of the two, and not all the same one; some refuse the "
                "document."),
      .remedy = N_("Remove one of them."),
      .evidence = N_("The objects of OpenAPI 3.0.4 and 3.1.1."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: place\n"
               "          in: query\n"
               "          schema: {type: string}\n"
               "          content: {text/plain: {}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - name: place\n"
               "          in: query\n"
               "          schema: {type: string}\n",
    },
    check_exclusive,
  },
  {
    {
      OWN_RULE ("document-component-name", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A component has a name that OpenAPI does not allow"),
      .sentence = N_("“{1}” is no name for a component: OpenAPI allows letters, digits, ., - "
                     "and _."),
      .why = N_("A reference to such a name has to be escaped, which programs do in different "
                "ways, and some refuse it."),
      .remedy = N_("Rename it, here and in the references to it."),
      .evidence = N_("OpenAPI 3.0.4 §4.7.7 and 3.1.1 §4.8.7."),
      .wrong = "components:\n"
               "  schemas:\n"
               "    Weather<Now>: {type: string}\n",
      .right = "components:\n"
               "  schemas:\n"
               "    WeatherNow: {type: string}\n",
    },
    check_component_names,
  },
  {
    {
      OWN_RULE ("document-media-type", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A media type is none"),
      .sentence = N_("“{1}” is no media type; one is written with a slash, as "
                     "application/json is."),
      .why = N_("content lists what a body may be by media type. What has no such name is "
                "found by nobody."),
      .remedy = N_("Write the media type, such as application/json."),
      .evidence = N_("RFC 6838 §4.2."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The weather.\n"
               "          content: {json: {}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The weather.\n"
               "          content: {application/json: {}}\n",
    },
    check_media_types,
  },
  {
    {
      OWN_RULE ("document-reference-siblings", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("What stands beside a reference is not read"),
      .sentence = N_("“{1}” stands beside a reference, where it is not read."),
      .why = N_("In OpenAPI 3.0 nothing beside $ref counts; in 3.1 only in schemas, and "
                "elsewhere a summary and a description."),
      .remedy = N_("Move it to what is referred to, or write that out here."),
      .evidence = N_("OpenAPI 3.0.4 §4.7.23 and 3.1.1 §4.8.23."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '200':\n"
               "          $ref: '#/components/responses/Weather'\n"
               "          content: {}\n"
               "components:\n"
               "  schemas: {}\n"
               "  responses:\n"
               "    Weather: {description: The weather.}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      responses:\n"
               "        '200':\n"
               "          $ref: '#/components/responses/Weather'\n"
               "          description: The weather now.\n"
               "components:\n"
               "  schemas: {}\n"
               "  responses:\n"
               "    Weather: {description: The weather.}\n",
    },
    check_beside_references,
  },
};

const guint smith_n_structure_rules = G_N_ELEMENTS (smith_structure_rules);
