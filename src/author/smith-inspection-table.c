/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a form has of each kind of object, a row a field, in the order of the form. */

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
  { "operationId", LINE, SMITH_MANNER_ID, SMITH_LIMITED_BY_NAME, FALSE, N_("Name"),
    N_("Name by which the model calls it"), NULL, NULL },
  { "method", CHOICE, SMITH_MANNER_KEY, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Method"),
    N_("What the request does: GET reads, POST creates or starts something"), METHODS, NULL },
  { "path", LINE, SMITH_MANNER_PATH, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Path"),
    N_("Address below the server’s; all operations of the path move with it"), NULL, NULL },
  { "summary", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Summary"),
    N_("A few words for people"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_DESCRIPTION, FALSE,
    N_("Description"), N_("What it does; the model chooses by it"), NULL, NULL },
  { "x-openai-isConsequential", CHOICE, SMITH_MANNER_FLAG, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Consequential"), N_("Whether every call has to be confirmed"), "|true|false", NULL },
  { "tags", LINE, SMITH_MANNER_WORDS, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Tags"),
    N_("Groups that it belongs to, with commas between them"), NULL, NULL },
  { "deprecated", SWITCH, SMITH_MANNER_FLAG, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Deprecated"),
    N_("Whether it should not be used any more"), NULL, NULL });

TABLE (parameter,
  { "name", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Name"),
    N_("Name of the argument"), NULL, NULL },
  { "in", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Where"),
    N_("Where in the request it is sent"), "query|path|header|cookie", NULL },
  { "schema/type", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Type"),
    N_("What kind of value it takes"), TYPES, NULL },
  { "required", SWITCH, SMITH_MANNER_FLAG, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Required"),
    N_("Whether a call must give it"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_PARAMETER, FALSE,
    N_("Description"), N_("What it is for; the model fills it in by this"), NULL, NULL },
  { "schema/default", LINE, SMITH_MANNER_SCALAR, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Default"),
    N_("Value when none is given"), NULL, NULL },
  { "schema/enum", LINE, SMITH_MANNER_WORDS, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Choices"),
    N_("All values that it can have, with commas between them"), NULL, NULL });

TABLE (body,
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What the body holds"), NULL, NULL },
  { "required", SWITCH, SMITH_MANNER_FLAG, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Required"),
    N_("Whether a call must have a body"), NULL, NULL });

TABLE (property,
  { "key", LINE, SMITH_MANNER_PROPERTY, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Name"),
    N_("Name of the field"), NULL, NULL },
  { "type", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Type"),
    N_("What kind of value it takes"), TYPES, NULL },
  { "needed", SWITCH, SMITH_MANNER_NEEDED, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Required"),
    N_("Whether it must be there"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_PARAMETER, FALSE,
    N_("Description"), N_("What it is for; the model fills it in by this"), NULL, NULL });

TABLE (response,
  { "key", LINE, SMITH_MANNER_KEY, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Status"),
    N_("Status that the answer has, such as 200, or “default” for all others"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE,
    N_("Description"), N_("What such an answer means"), NULL, NULL });

TABLE (info,
  { "title", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Title"),
    N_("Name of the API"), NULL, NULL },
  { "version", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Version"),
    N_("Version of this description"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What the API is for"), NULL, NULL });

TABLE (server,
  { "url", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Address"),
    N_("Address that all paths are added to"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What the server is for"), NULL, NULL });

TABLE (security,
  { "key", LINE, SMITH_MANNER_COMPONENT, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Name"),
    N_("Name by which operations ask for it; they change with it"), NULL, NULL },
  { "type", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Type"),
    N_("What kind of key or sign-in it is"), "apiKey|http|oauth2|openIdConnect", NULL },
  { "name", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Field"),
    N_("Name of the header or the argument that has the key"), NULL, "apiKey" },
  { "in", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Where"),
    N_("Where in the request the key is sent"), "header|query|cookie", "apiKey" },
  { "scheme", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Scheme"),
    N_("How the key is written into the Authorization header"), "bearer|basic", "http" },
  { "bearerFormat", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Format"),
    N_("What the token looks like, for people"), NULL, "http" },
  { "flows/authorizationCode/authorizationUrl", LINE, SMITH_MANNER_STRING,
    SMITH_LIMITED_BY_NOTHING, TRUE, N_("Authorization Address"), N_("Where a person signs in"),
    NULL, "oauth2" },
  { "flows/authorizationCode/tokenUrl", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE,
    N_("Token Address"), N_("Where tokens come from"), NULL, "oauth2" },
  { "openIdConnectUrl", LINE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, TRUE,
    N_("Discovery Address"), N_("Where the provider describes itself"), NULL, "openIdConnect" },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What the key is for"), NULL, NULL });

TABLE (schema,
  { "key", LINE, SMITH_MANNER_COMPONENT, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Name"),
    N_("Name of the component; what refers to it changes with it"), NULL, NULL },
  { "type", CHOICE, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE, N_("Type"),
    N_("What kind of value it is"), TYPES, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What it stands for"), NULL, NULL });

/* A component that has fields of its own below its name. */
TABLE (named,
  { "key", LINE, SMITH_MANNER_COMPONENT, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Component"),
    N_("Name of the component; what refers to it changes with it"), NULL, NULL });

TABLE (component,
  { "key", LINE, SMITH_MANNER_COMPONENT, SMITH_LIMITED_BY_NOTHING, TRUE, N_("Name"),
    N_("Name of the component; what refers to it changes with it"), NULL, NULL },
  { "description", TEXT, SMITH_MANNER_STRING, SMITH_LIMITED_BY_NOTHING, FALSE,
    N_("Description"), N_("What it stands for"), NULL, NULL });

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
