/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about what a request carries: cookies, bodies, nulls, files. */

typedef void (*OperationTest) (SmithCheck           *self,
                               const SmithRule      *rule,
                               const SmithOperation *operation,
                               int                   index);

static void
for_each_operation (SmithCheck      *self,
                    const SmithRule *rule,
                    OperationTest    look)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);

      if (i % 64 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
      if (operation->operation_id != NULL && g_strv_contains (profile->methods, operation->method))
        look (self, rule, operation, (int) i);
    }
}

static SmithNode
find_content (SmithCheck           *self,
              const SmithOperation *operation)
{
  SmithNode body = smith_api_resolve (self->api, smith_tree_get_member (self->tree, operation->node,
                                                                        "requestBody"));

  return smith_tree_get_member (self->tree, body, "content");
}

/* The Schema Object of the body that the platform sends, references followed. */
SmithNode
smith_check_find_body (SmithCheck           *self,
                       const SmithOperation *operation)
{
  return smith_api_get_body_schema (self->api, operation,
                                    smith_import_get_profile (self->import)->media_type);
}

static void
look_for_cookies (SmithCheck           *self,
                  const SmithRule      *rule,
                  const SmithOperation *operation,
                  int                   index)
{
  SmithTree *tree = self->tree;
  SmithNode list = smith_tree_get_member (tree, operation->node, "parameters");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = NULL;

      if (!smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "in"), "cookie"))
        continue;
      name = smith_tree_dup_member (tree, node, "name");
      if (name != NULL)
        smith_check_add (self, rule, node, smith_tree_get_span (tree, node), index, name,
                         operation->operation_id, NULL);
    }
}

static void
check_cookies (SmithCheck      *self,
               const SmithRule *rule)
{
  for_each_operation (self, rule, look_for_cookies);
}

static void
look_for_media (SmithCheck           *self,
                const SmithRule      *rule,
                const SmithOperation *operation,
                int                   index)
{
  SmithTree *tree = self->tree;
  SmithNode content = find_content (self, operation);
  const char *wanted = smith_import_get_profile (self->import)->media_type;

  if (content == SMITH_NODE_NONE || smith_tree_get_first (tree, content) == SMITH_NODE_NONE ||
      smith_tree_get_kind (tree, content) != SMITH_NODE_OBJECT ||
      (smith_tree_get_error (tree) != NULL && smith_tree_is_damaged (tree, content)))
    return;
  for (SmithNode media = smith_tree_get_first (tree, content); media != SMITH_NODE_NONE;
       media = smith_tree_get_next (tree, media))
    {
      g_autofree char *type = smith_tree_dup_key (tree, media);

      if (g_ascii_strncasecmp (type, wanted, strlen (wanted)) == 0)
        return;
    }
  smith_check_add (self, rule, smith_tree_get_first (tree, content),
                   smith_tree_get_key_span (tree, smith_tree_get_first (tree, content)), index,
                   operation->operation_id, NULL);
}

static void
check_media (SmithCheck      *self,
             const SmithRule *rule)
{
  for_each_operation (self, rule, look_for_media);
}

static gboolean
is_null_type (SmithTree *tree,
              SmithNode  type)
{
  return smith_tree_string_equals (tree, type, "null");
}

/* The list in which null is one of several: `type`, `anyOf` or `oneOf`. */
static SmithNode
find_null_union (SmithTree *tree,
                 SmithNode  schema)
{
  static const char *const keywords[] = { "type", "anyOf", "oneOf" };

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      SmithNode list = smith_tree_get_member (tree, schema, keywords[i]);

      if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY)
        continue;
      for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
           one = smith_tree_get_next (tree, one))
        if (is_null_type (tree, i == 0 ? one : smith_tree_get_member (tree, one, "type")))
          return list;
    }

  return SMITH_NODE_NONE;
}

static void
report_null_union (SmithCheck      *self,
                   const SmithRule *rule,
                   SmithNode        schema,
                   char            *name,
                   int              index)
{
  SmithNode list = find_null_union (self->tree, smith_api_resolve (self->api, schema));

  if (list != SMITH_NODE_NONE)
    smith_check_add (self, rule, list, smith_tree_get_span (self->tree, list), index, name, NULL);
}

static void
look_for_null_unions (SmithCheck           *self,
                      const SmithRule      *rule,
                      const SmithOperation *operation,
                      int                   index)
{
  SmithTree *tree = self->tree;
  SmithNode list = smith_tree_get_member (tree, operation->node, "parameters");
  SmithNode fields = smith_tree_get_member (tree, smith_check_find_body (self, operation),
                                            "properties");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_member (tree, node, "name");

      if (name != NULL)
        report_null_union (self, rule, smith_tree_get_member (tree, node, "schema"), name, index);
    }
  for (SmithNode node = smith_tree_get_first (tree, fields); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);

      report_null_union (self, rule, node, name, index);
    }
}

static void
check_null_unions (SmithCheck      *self,
                   const SmithRule *rule)
{
  for_each_operation (self, rule, look_for_null_unions);
}

static const char *
get_file_field (SmithCheck *self)
{
  return smith_import_get_profile (self->import)->file_field;
}

static SmithNode
find_files (SmithCheck           *self,
            const SmithOperation *operation)
{
  SmithNode fields = smith_tree_get_member (self->tree, smith_check_find_body (self, operation),
                                            "properties");

  return smith_tree_get_member (self->tree, fields, get_file_field (self));
}

static gboolean
is_list_of_strings (SmithTree *tree,
                    SmithNode  schema)
{
  SmithNode items = smith_tree_get_member (tree, schema, "items");

  return smith_tree_string_equals (tree, smith_tree_get_member (tree, schema, "type"), "array") &&
         smith_tree_string_equals (tree, smith_tree_get_member (tree, items, "type"), "string");
}

static void
look_for_files (SmithCheck           *self,
                const SmithRule      *rule,
                const SmithOperation *operation,
                int                   index)
{
  SmithNode files = find_files (self, operation);
  gboolean is_wrong;

  if (files == SMITH_NODE_NONE)
    return;
  if (g_str_equal (rule->message.rule, "file-method"))
    is_wrong = !g_str_equal (operation->method, "post");
  else
    is_wrong = !is_list_of_strings (self->tree, files);
  if (is_wrong)
    smith_check_add (self, rule, files, smith_tree_get_key_span (self->tree, files), index,
                     operation->operation_id, NULL);
}

static gboolean
mentions_files (SmithCheck *self)
{
  const char *field = get_file_field (self);
  gsize length;
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), &length);

  return memmem (text, length, field, strlen (field)) != NULL;
}

static void
check_files (SmithCheck      *self,
             const SmithRule *rule)
{
  for_each_operation (self, rule, look_for_files);
}

/* Fields of that name that are no argument of any operation. */
static void
check_nested_files (SmithCheck      *self,
                    const SmithRule *rule)
{
  SmithTree *tree = self->tree;
  const char *field = get_file_field (self);
  g_autoptr(GHashTable) arguments = g_hash_table_new (NULL, NULL);
  guint n = mentions_files (self) ? smith_tree_get_n_nodes (tree) : 0;

  for (guint i = 0; i < smith_api_get_n_operations (self->api) && n > 0; i++)
    g_hash_table_add (arguments,
                      GUINT_TO_POINTER (find_files (self, smith_api_get_operation (self->api, i))));
  for (SmithNode node = SMITH_NODE_ROOT; node <= n && !smith_check_ends_at (self, node); node++)
    if (smith_tree_key_equals (tree, node, field) &&
        smith_tree_key_equals (tree, smith_tree_get_parent (tree, node), "properties") &&
        !g_hash_table_contains (arguments, GUINT_TO_POINTER (node)))
      smith_check_add (self, rule, node, smith_tree_get_key_span (tree, node), -1, NULL);
}

const SmithRule smith_request_rules[] = {
  {
    {
      OWN_RULE ("parameter-cookie", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A cookie parameter is probably never sent"),
      .sentence = N_("ChatGPT accepts this, but probably never sends the cookie {1} of {2}."),
      .why = N_("Calls carry no cookies; each is a session of its own."),
      .remedy = N_("Move the value to the query or the body, or remove the parameter."),
      .evidence = N_("One report that cookies are not kept; no line about cookie parameters is "
                      "known."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: session, in: cookie, schema: {type: string}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: session, in: query, schema: {type: string}}\n",
    },
    check_cookies,
  },
  {
    {
      OWN_RULE ("body-media-type", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("A request body is not JSON"),
      .sentence = N_("ChatGPT accepts this, but can send {1} a body only as JSON."),
      .why = N_("Arguments are sent as application/json; forms and files are not supported."),
      .remedy = N_("Let the API take application/json, and files by openaiFileIdRefs."),
      .evidence = N_("In OpenAI's documentation: text only. Other media types draw no line."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          multipart/form-data:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                photo: {type: string}\n",
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
               "                photo: {type: string}\n",
    },
    check_media,
  },
  {
    {
      OWN_RULE ("schema-null-union", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("An argument may be null"),
      .sentence = N_("“{1}” may be null; calls with such arguments have failed for some "
                      "builders."),
      .why = N_("Unions with null are accepted without a line, but some calls then end in "
                 "ClientResponseError."),
      .remedy = N_("Leave null out, and the field out of required."),
      .evidence = N_("Several reports, which do not agree on what happens."),
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
               "                wind: {anyOf: [{type: number}, {type: 'null'}]}\n",
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
               "                wind: {type: number}\n",
    },
    check_null_unions,
  },
  {
    {
      OWN_RULE ("file-method", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Files are handed over to POST only"),
      .sentence = N_("ChatGPT accepts this, but hands no files to {1}: it is not a POST."),
      .why = N_("openaiFileIdRefs is filled in for POST operations."),
      .remedy = N_("Make the operation a POST."),
      .evidence = N_("In OpenAI's documentation."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    put:\n"
               "      operationId: reportWeather\n"
               "      description: Takes a report of the weather.\n"
               "      requestBody:\n"
               "        content:\n"
               "          application/json:\n"
               "            schema:\n"
               "              type: object\n"
               "              properties:\n"
               "                openaiFileIdRefs: {type: array, items: {type: string}}\n",
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
               "                openaiFileIdRefs: {type: array, items: {type: string}}\n",
    },
    check_files,
  },
  {
    {
      OWN_RULE ("file-items", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("openaiFileIdRefs is not a list of strings"),
      .sentence = N_("ChatGPT accepts this, but hands no files to {1}: openaiFileIdRefs is not "
                      "declared as a list of strings."),
      .why = N_("The declaration must read type: array, items: {type: string}, in its place "
                 "and not by a reference; the API is then sent objects with a link."),
      .remedy = N_("Declare it so."),
      .evidence = N_("In OpenAI's documentation, and seen by several builders."),
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
               "                openaiFileIdRefs: {type: array, items: {type: object}}\n",
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
               "                openaiFileIdRefs: {type: array, items: {type: string}}\n",
    },
    check_files,
  },
  {
    {
      OWN_RULE ("file-nested", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("openaiFileIdRefs is not at the top of the body"),
      .sentence = N_("ChatGPT accepts this, but hands over no files here: openaiFileIdRefs "
                      "works only at the top of a request body."),
      .why = N_("The platform looks for it among the arguments themselves, not inside of one."),
      .remedy = N_("Move it to the properties of the body."),
      .evidence = N_("Seen by several builders."),
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
               "                upload:\n"
               "                  type: object\n"
               "                  properties:\n"
               "                    openaiFileIdRefs: {type: array, items: {type: string}}\n",
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
               "                openaiFileIdRefs: {type: array, items: {type: string}}\n",
    },
    check_nested_files,
  },
};

const guint smith_n_request_rules = G_N_ELEMENTS (smith_request_rules);
