/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a form has of each kind of object, a row a field, in the order of the form.  What is not
 * said of a row is 0: it is a string, has no limit, and goes when it is empty. */

#define LINE SMITH_INSPECTION_LINE
#define TEXT SMITH_INSPECTION_TEXT
#define CHOICE SMITH_INSPECTION_CHOICE
#define SWITCH SMITH_INSPECTION_SWITCH

#define TYPES "|string|integer|number|boolean|array|object"
#define METHODS "get|put|post|delete|patch|options|head|trace"

#define TABLE(name, ...) \
  static const SmithInspectionRow name##_rows[] = { __VA_ARGS__ }; \
  const SmithInspectionTable smith_inspection_##name = { name##_rows, G_N_ELEMENTS (name##_rows) }

TABLE (operation,
  { "operationId", LINE, .manner = SMITH_MANNER_ID, .limit = SMITH_LIMITED_BY_NAME,
    .label = N_("Name"), .help = N_("Name by which the model calls it") },
  { "method", CHOICE, .manner = SMITH_MANNER_KEY, .is_needed = TRUE, .label = N_("Method"),
    .help = N_("What the request does: GET reads, POST creates or starts something"),
    .choices = METHODS },
  { "path", LINE, .manner = SMITH_MANNER_PATH, .is_needed = TRUE, .label = N_("Path"),
    .help = N_("Address below the server’s; all operations of the path move with it") },
  { "summary", LINE, .label = N_("Summary"), .help = N_("A few words for people") },
  { "description", TEXT, .limit = SMITH_LIMITED_BY_DESCRIPTION, .label = N_("Description"),
    .help = N_("What it does; the model chooses by it") },
  { "x-openai-isConsequential", CHOICE, .manner = SMITH_MANNER_FLAG, .label = N_("Consequential"),
    .help = N_("Whether every call has to be confirmed"), .choices = "|true|false" },
  { "tags", LINE, .manner = SMITH_MANNER_WORDS, .label = N_("Tags"),
    .help = N_("Groups that it belongs to, with commas between them") },
  { "deprecated", SWITCH, .manner = SMITH_MANNER_FLAG, .label = N_("Deprecated"),
    .help = N_("Whether it should not be used any more") });

TABLE (parameter,
  { "name", LINE, .is_needed = TRUE, .label = N_("Name"), .help = N_("Name of the argument") },
  { "in", CHOICE, .is_needed = TRUE, .label = N_("Where"),
    .help = N_("Where in the request it is sent"), .choices = "query|path|header|cookie" },
  { "schema/type", CHOICE, .label = N_("Type"), .help = N_("What kind of value it takes"),
    .choices = TYPES },
  { "required", SWITCH, .manner = SMITH_MANNER_FLAG, .label = N_("Required"),
    .help = N_("Whether a call must give it") },
  { "description", TEXT, .limit = SMITH_LIMITED_BY_PARAMETER, .label = N_("Description"),
    .help = N_("What it is for; the model fills it in by this") },
  { "schema/default", LINE, .manner = SMITH_MANNER_SCALAR, .label = N_("Default"),
    .help = N_("Value when none is given") },
  { "schema/enum", LINE, .manner = SMITH_MANNER_WORDS, .label = N_("Choices"),
    .help = N_("All values that it can have, with commas between them") });

TABLE (body,
  { "description", TEXT, .label = N_("Description"), .help = N_("What the body holds") },
  { "required", SWITCH, .manner = SMITH_MANNER_FLAG, .label = N_("Required"),
    .help = N_("Whether a call must have a body") });

TABLE (property,
  { "key", LINE, .manner = SMITH_MANNER_PROPERTY, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name of the field") },
  { "type", CHOICE, .label = N_("Type"), .help = N_("What kind of value it takes"),
    .choices = TYPES },
  { "needed", SWITCH, .manner = SMITH_MANNER_NEEDED, .label = N_("Required"),
    .help = N_("Whether it must be there") },
  { "description", TEXT, .limit = SMITH_LIMITED_BY_PARAMETER, .label = N_("Description"),
    .help = N_("What it is for; the model fills it in by this") });

TABLE (response,
  { "key", LINE, .manner = SMITH_MANNER_KEY, .is_needed = TRUE, .label = N_("Status"),
    .help = N_("Status that the answer has, such as 200, or “default” for all others") },
  { "description", TEXT, .is_needed = TRUE, .label = N_("Description"),
    .help = N_("What such an answer means") });

TABLE (info,
  { "title", LINE, .is_needed = TRUE, .label = N_("Title"), .help = N_("Name of the API") },
  { "version", LINE, .is_needed = TRUE, .label = N_("Version"),
    .help = N_("Version of this description") },
  { "description", TEXT, .label = N_("Description"), .help = N_("What the API is for") });

TABLE (server,
  { "url", LINE, .is_needed = TRUE, .label = N_("Address"),
    .help = N_("Address that all paths are added to") },
  { "description", TEXT, .label = N_("Description"), .help = N_("What the server is for") });

TABLE (variable,
  { "key", LINE, .manner = SMITH_MANNER_VARIABLE, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name between braces in the address, which changes with it") },
  { "default", LINE, .is_needed = TRUE, .label = N_("Default"),
    .help = N_("Value that stands in its place when nobody chooses one") },
  { "enum", LINE, .manner = SMITH_MANNER_WORDS, .label = N_("Choices"),
    .help = N_("All values that it can have, with commas between them") },
  { "description", TEXT, .label = N_("Description"), .help = N_("What it stands for") });

TABLE (security,
  { "key", LINE, .manner = SMITH_MANNER_COMPONENT, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name by which operations ask for it; they change with it") },
  { "type", CHOICE, .is_needed = TRUE, .label = N_("Type"),
    .help = N_("What kind of key or sign-in it is"),
    .choices = "apiKey|http|oauth2|openIdConnect" },
  { "name", LINE, .is_needed = TRUE, .label = N_("Field"),
    .help = N_("Name of the header or the argument that has the key"), .only = "apiKey" },
  { "in", CHOICE, .is_needed = TRUE, .label = N_("Where"),
    .help = N_("Where in the request the key is sent"), .choices = "header|query|cookie",
    .only = "apiKey" },
  { "scheme", CHOICE, .is_needed = TRUE, .label = N_("Scheme"),
    .help = N_("How the key is written into the Authorization header"), .choices = "bearer|basic",
    .only = "http" },
  { "bearerFormat", LINE, .label = N_("Format"),
    .help = N_("What the token looks like, for people"), .only = "http" },
  { "openIdConnectUrl", LINE, .is_needed = TRUE, .label = N_("Discovery Address"),
    .help = N_("Where the provider describes itself"), .only = "openIdConnect" },
  { "description", TEXT, .label = N_("Description"), .help = N_("What the key is for") });

/* Each kind of sign-in has some of three addresses. */
#define SIGN_IN(flow) \
  { "flows/" flow "/authorizationUrl", LINE, .is_needed = TRUE, \
    .label = N_("Authorization Address"), .help = N_("Where a person signs in") }
#define TOKEN(flow) \
  { "flows/" flow "/tokenUrl", LINE, .is_needed = TRUE, .label = N_("Token Address"), \
    .help = N_("Where tokens come from") }
#define REFRESH(flow) \
  { "flows/" flow "/refreshUrl", LINE, .label = N_("Refresh Address"), \
    .help = N_("Where tokens are renewed, when that is elsewhere") }

TABLE (code,
  SIGN_IN ("authorizationCode"), TOKEN ("authorizationCode"), REFRESH ("authorizationCode"));
TABLE (implicit, SIGN_IN ("implicit"), REFRESH ("implicit"));
TABLE (password, TOKEN ("password"), REFRESH ("password"));
TABLE (credentials, TOKEN ("clientCredentials"), REFRESH ("clientCredentials"));

TABLE (scope,
  { "key", LINE, .manner = SMITH_MANNER_SCOPE, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name that the sign-in knows; operations that need it change with it") },
  { "description", LINE, .manner = SMITH_MANNER_VALUE, .is_needed = TRUE,
    .label = N_("Description"), .help = N_("What it allows") });

TABLE (requirement,
  { "scopes", LINE, .manner = SMITH_MANNER_LIST, .is_needed = TRUE, .label = N_("Scopes"),
    .help = N_("What the sign-in must allow, with commas between them") });

TABLE (schema,
  { "key", LINE, .manner = SMITH_MANNER_COMPONENT, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name of the component; what refers to it changes with it") },
  { "type", CHOICE, .label = N_("Type"), .help = N_("What kind of value it is"), .choices = TYPES },
  { "description", TEXT, .label = N_("Description"), .help = N_("What it stands for") });

/* A component that has fields of its own below its name. */
TABLE (named,
  { "key", LINE, .manner = SMITH_MANNER_COMPONENT, .is_needed = TRUE, .label = N_("Component"),
    .help = N_("Name of the component; what refers to it changes with it") });

TABLE (component,
  { "key", LINE, .manner = SMITH_MANNER_COMPONENT, .is_needed = TRUE, .label = N_("Name"),
    .help = N_("Name of the component; what refers to it changes with it") },
  { "description", TEXT, .label = N_("Description"), .help = N_("What it stands for") });

/* Whether the value is a name in the text, which cannot be empty. */
gboolean
smith_inspection_row_is_name (const SmithInspectionRow *row)
{
  return row->manner >= SMITH_MANNER_COMPONENT && row->manner != SMITH_MANNER_NEEDED;
}

/* Whether @value is as good as none: commas without a word between them say nothing. */
gboolean
smith_inspection_row_is_empty (const SmithInspectionRow *row,
                               const char               *value)
{
  return *value == '\0' ||
         (row->manner == SMITH_MANNER_WORDS && value[strspn (value, ", \t")] == '\0') ||
         (row->control == SMITH_INSPECTION_SWITCH && g_str_equal (value, "false"));
}

/* The order in which people write the members of all these objects. */
static const char *const order[] = {
  "tags", "operationId", "name", "in", "url", "title", "type", "scheme", "bearerFormat",
  "openIdConnectUrl", "format", "summary", "description", "version", "x-openai-isConsequential",
  "required", "deprecated", "enum", "default", "items", "properties", "schema", "flows",
  "authorizationUrl", "tokenUrl", "refreshUrl", "scopes", "parameters", "requestBody", "headers",
  "content", "variables", "responses", "security", "callbacks",
};

static int
get_place (SmithTree *tree,
           SmithNode  member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (smith_tree_key_equals (tree, member, order[i]))
      return (int) i;

  return -1;
}

/* Where a new member @key is to stand: behind the last of those that usually stand before it.
 * %SMITH_NODE_NONE for the end. */
SmithNode
smith_inspection_find_before (SmithTree  *tree,
                              SmithNode   object,
                              const char *key)
{
  SmithNode last = SMITH_NODE_NONE, first = smith_tree_get_first (tree, object);
  int place = -1, last_place = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], key) == 0)
      place = (int) i;
  if (place < 0)
    return SMITH_NODE_NONE;
  for (SmithNode node = first; node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    {
      int here = get_place (tree, node);

      if (here >= 0 && here < place && here >= last_place)
        {
          last = node;
          last_place = here;
        }
    }

  return last == SMITH_NODE_NONE ? first : smith_tree_get_next (tree, last);
}
