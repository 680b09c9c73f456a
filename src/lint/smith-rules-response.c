/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include "doc/smith-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about answers: how long they may get, and files in them. */

static const SmithProfile *
get_profile (SmithCheck *self)
{
  return smith_import_get_profile (self->import);
}

/* What a call is answered with, in the media type that is understood. */
static SmithNode
find_media (SmithCheck           *self,
            const SmithOperation *operation)
{
  SmithNode response = smith_api_get_response (self->api, operation, 200);
  SmithNode content = smith_tree_get_member (self->tree, response, "content");

  return smith_tree_get_member (self->tree, content, get_profile (self)->media_type);
}

/* The Schema Object of that. */
static SmithNode
find_answer (SmithCheck           *self,
             const SmithOperation *operation)
{
  return smith_api_resolve (self->api, smith_tree_get_member (self->tree,
                                                              find_media (self, operation),
                                                              "schema"));
}

/* Whether a schema is a list of objects. */
static gboolean
is_list_of_objects (SmithCheck *self,
                    SmithNode   schema)
{
  SmithTree *tree = self->tree;
  SmithNode items = smith_tree_get_member (tree, schema, "items");
  SmithNode item = smith_api_resolve (self->api, items);

  return schema != SMITH_NODE_NONE && item != SMITH_NODE_NONE &&
         smith_tree_string_equals (tree, smith_tree_get_member (tree, schema, "type"), "array") &&
         g_strcmp0 (smith_api_get_schema_type (self->api, item), "object") == 0;
}

/* The list that an answer is, or holds under one of the usual names. */
static SmithNode
find_list (SmithCheck *self,
           SmithNode   answer)
{
  const char *const *names = get_profile (self)->advice->list_names;
  SmithNode fields = smith_tree_get_member (self->tree, answer, "properties");

  if (is_list_of_objects (self, answer))
    return answer;
  for (; *names != NULL; names++)
    {
      SmithNode field = smith_api_resolve (self->api, smith_tree_get_member (self->tree, fields,
                                                                             *names));

      if (is_list_of_objects (self, field))
        return field;
    }

  return SMITH_NODE_NONE;
}

/* Whether an argument of that name bounds an answer. */
static gboolean
is_paging_name (SmithCheck *self,
                const char *name)
{
  g_autofree char *joined = smith_words_dup_joined (name);
  g_autoptr(GPtrArray) words = smith_words_list (name);

  if (g_strv_contains (get_profile (self)->advice->paging_names, joined))
    return TRUE;
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *stem = smith_words_stem (g_ptr_array_index (words, i));

      if (g_strv_contains (get_profile (self)->advice->paging_words, stem) ||
          g_strv_contains (get_profile (self)->advice->paging_words,
                           g_ptr_array_index (words, i)))
        return TRUE;
    }

  return FALSE;
}

/* Whether a path has two names in it: what it answers belongs to one thing of another. */
static gboolean
is_narrow (const char *path)
{
  const char *brace = strchr (path, '{');

  return brace != NULL && strchr (brace + 1, '{') != NULL;
}

/* Whether an argument bounds the answer: a page, a limit, a span of time. */
static gboolean
is_bounded (SmithCheck *self,
            guint       operation)
{
  GPtrArray *arguments = smith_check_get_arguments (self, operation);

  for (guint i = 0; i < arguments->len; i++)
    if (is_paging_name (self, ((SmithFlatArgument *) g_ptr_array_index (arguments, i))->name))
      return TRUE;

  return FALSE;
}

static void
check_open_lists (SmithCheck      *self,
                  const SmithRule *rule)
{
  char limit[16];

  g_snprintf (limit, sizeof limit, "%" G_GSIZE_FORMAT, get_profile (self)->max_response_chars);
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode list;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!g_str_equal (operation->method, "get") || !smith_check_is_function (self, operation) ||
          is_narrow (operation->path) ||
          is_bounded (self, i))
        continue;
      list = find_list (self, find_answer (self, operation));
      if (list == SMITH_NODE_NONE ||
          smith_tree_get_member (self->tree, list, "maxItems") != SMITH_NODE_NONE)
        continue;
      smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation), (int) i,
                       operation->operation_id, limit, NULL);
    }
}

/* Levels of objects in an answer whose fields are counted. */
#define MOST_LEVELS 3u

/* Characters of a value of @schema by the names of its fields; not counted on past the limit. */
static guint64
guess_length (SmithCheck *self,
              SmithNode   schema,
              guint       level)
{
  SmithTree *tree = self->tree;
  SmithNode fields = smith_tree_get_member (tree, schema, "properties");
  guint64 n = strlen ("{}");

  if (fields == SMITH_NODE_NONE || smith_tree_get_kind (tree, fields) != SMITH_NODE_OBJECT ||
      level > MOST_LEVELS)
    return get_profile (self)->advice->value_chars;
  for (SmithNode field = smith_tree_get_first (tree, fields);
       field != SMITH_NODE_NONE && n <= get_profile (self)->max_response_chars;
       field = smith_tree_get_next (tree, field))
    {
      SmithSpan key = smith_tree_get_key_span (tree, field);

      n += key.end - key.start + strlen (":,") +
           guess_length (self, smith_api_resolve (self->api, field), level + 1);
    }

  return n;
}

/* Characters of the longest answer that its bounds allow; 0 where they are not known. */
static guint64
guess_longest (SmithCheck *self,
               SmithNode   answer)
{
  SmithNode list = find_list (self, answer);
  SmithNode most = smith_tree_get_member (self->tree, list, "maxItems");
  SmithNode items = smith_api_resolve (self->api, smith_tree_get_member (self->tree, list,
                                                                         "items"));
  double n = 0;

  if (most == SMITH_NODE_NONE || !smith_tree_get_number (self->tree, most, &n) || n < 1)
    return 0;

  return (guint64) MIN (n, G_MAXUINT32) * guess_length (self, items, 1);
}

/* Characters of a value as it is sent, at least: without blanks.  JSON as it is written has no
 * fewer bytes, so that most values need not be counted; the others once, however many operations
 * share them. */
static gsize
measure (SmithCheck *self,
         GHashTable *known,
         SmithNode   value)
{
  SmithSpan span = smith_tree_get_span (self->tree, value);
  gpointer found;
  gsize length;

  if (smith_tree_get_syntax (self->tree) == SMITH_SYNTAX_JSON &&
      span.end - span.start <= get_profile (self)->max_response_chars)
    return span.end - span.start;
  if (g_hash_table_lookup_extended (known, GUINT_TO_POINTER (value), NULL, &found))
    return GPOINTER_TO_SIZE (found);

  length = (gsize) MIN (smith_print_count_characters (self->tree, value), G_MAXSIZE);
  g_hash_table_insert (known, GUINT_TO_POINTER (value), GSIZE_TO_POINTER (length));

  return length;
}

/* Characters of the longest example of an answer. */
static gsize
measure_examples (SmithCheck *self,
                  GHashTable *known,
                  SmithNode   media)
{
  SmithNode one = smith_tree_get_member (self->tree, media, "example");
  SmithNode list = smith_tree_get_member (self->tree, media, "examples");
  gsize longest = one != SMITH_NODE_NONE ? measure (self, known, one) : 0;

  for (SmithNode node = smith_tree_get_first (self->tree, list);
       node != SMITH_NODE_NONE && !g_cancellable_is_cancelled (self->cancellable);
       node = smith_tree_get_next (self->tree, node))
    {
      SmithNode value = smith_tree_get_member (self->tree, smith_api_resolve (self->api, node),
                                               "value");

      if (value != SMITH_NODE_NONE)
        longest = MAX (longest, measure (self, known, value));
    }

  return longest;
}

static void
check_large (SmithCheck      *self,
             const SmithRule *rule)
{
  gsize most = get_profile (self)->max_response_chars;
  g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, most);
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autofree char *used = NULL;
      guint64 length;

      if (!smith_check_is_function (self, operation))
        continue;
      length = measure_examples (self, known, find_media (self, operation));
      if (length <= most)
        length = is_bounded (self, i) ? 0 : guess_longest (self, find_answer (self, operation));
      if (length <= most)
        continue;
      used = g_strdup_printf ("%" G_GUINT64_FORMAT, length);
      smith_check_add (self, rule, operation->node, smith_check_id_span (self, operation), (int) i,
                       operation->operation_id, limit, used, NULL);
    }
}

static gboolean
has_type (SmithCheck *self,
          SmithNode   schema,
          const char *type)
{
  return schema != SMITH_NODE_NONE &&
         g_strcmp0 (smith_api_get_schema_type (self->api, schema), type) == 0;
}

/* A list of addresses, or of files with a name, a type and their bytes. */
static gboolean
is_list_of_files (SmithCheck *self,
                  SmithNode   schema)
{
  const char *const *fields = get_profile (self)->advice->file_fields;
  SmithNode items = smith_api_resolve (self->api, smith_tree_get_member (self->tree, schema,
                                                                         "items"));
  SmithNode properties = smith_tree_get_member (self->tree, items, "properties");

  if (!has_type (self, schema, "array"))
    return FALSE;
  if (has_type (self, items, "string"))
    return TRUE;
  for (; *fields != NULL; fields++)
    if (smith_tree_get_member (self->tree, properties, *fields) == SMITH_NODE_NONE)
      return FALSE;

  return TRUE;
}

/* A field of files that stands in a field of the answer, or nothing. */
static SmithNode
find_inner_files (SmithCheck *self,
                  SmithNode   fields)
{
  SmithNode found = SMITH_NODE_NONE;

  for (SmithNode field = smith_tree_get_first (self->tree, fields);
       field != SMITH_NODE_NONE && found == SMITH_NODE_NONE;
       field = smith_tree_get_next (self->tree, field))
    {
      SmithNode inner = smith_api_resolve (self->api, field);

      found = smith_tree_get_member (self->tree,
                                     smith_tree_get_member (self->tree, inner, "properties"),
                                     get_profile (self)->advice->file_answer);
    }

  return found;
}

static void
check_files (SmithCheck      *self,
             const SmithRule *rule)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode fields = smith_tree_get_member (self->tree, find_answer (self, operation),
                                                "properties");
      SmithNode files = smith_tree_get_member (self->tree, fields,
                                               get_profile (self)->advice->file_answer);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (files == SMITH_NODE_NONE)
        files = find_inner_files (self, fields);
      else if (is_list_of_files (self, smith_api_resolve (self->api, files)))
        continue;
      if (files != SMITH_NODE_NONE && smith_check_is_function (self, operation) &&
          g_hash_table_add (told, GUINT_TO_POINTER (files)))
        smith_check_add (self, rule, files, smith_tree_get_key_span (self->tree, files), (int) i,
                         operation->operation_id, NULL);
    }
}

#define LIST_OF(most) \
  "paths:\n" \
  "  /weather:\n" \
  "    get:\n" \
  "      operationId: listReports\n" \
  "      description: Lists what stations have reported today.\n" \
  "      responses:\n" \
  "        '200':\n" \
  "          description: The reports.\n" \
  "          content:\n" \
  "            application/json:\n" \
  "              schema:\n" \
  "                type: array\n" \
  "                maxItems: " most "\n" \
  "                items: {type: object, properties: {text: {type: string}}}\n"

const SmithRule smith_response_rules[] = {
  {
    {
      OWN_RULE ("response-unbounded", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("Nothing bounds a list in an answer"),
      .sentence = N_("{1} answers with a list, and none of its arguments looks like a limit "
                     "or a page; an answer of more than {2} characters is refused."),
      .why = N_("A long answer ends in ResponseTooLargeError, and the model gets nothing of "
                "it."),
      .remedy = N_("Let the API take a limit or a page, and answer with few by itself; or say "
                   "maxItems where there are never many."),
      .evidence = N_("The limit is in OpenAI's documentation; that the list may get long is "
                     "guessed."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: listReports\n"
               "      description: Lists what stations have reported today.\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The reports.\n"
               "          content:\n"
               "            application/json:\n"
               "              schema:\n"
               "                type: array\n"
               "                items: {type: object, properties: {text: {type: string}}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: listReports\n"
               "      description: Lists what stations have reported today.\n"
               "      parameters:\n"
               "        - {name: limit, in: query, schema: {type: integer}}\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The reports.\n"
               "          content:\n"
               "            application/json:\n"
               "              schema:\n"
               "                type: array\n"
               "                items: {type: object, properties: {text: {type: string}}}\n",
    },
    check_open_lists,
  },
  {
    {
      OWN_RULE ("response-large", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("An answer may be too long"),
      .sentence = N_("By its example or its bounds an answer of {1} has about {3} characters; more "
                     "than {2} are refused."),
      .why = N_("A long answer ends in ResponseTooLargeError, and the model gets nothing of "
                "it."),
      .remedy = N_("Answer with fewer things at a time, or with fewer fields of each."),
      .evidence = N_("The limit is in OpenAI's documentation; the length is guessed from the names "
                     "of the fields, where there is no example."),
      .wrong = LIST_OF ("20000"),
      .right = LIST_OF ("20"),
    },
    check_large,
  },
  {
    {
      OWN_RULE ("file-response", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("openaiFileResponse is not a list of files"),
      .sentence = N_("ChatGPT accepts this, but takes no files from {1}: openaiFileResponse "
                     "is not a list of addresses or files at the top of the answer."),
      .why = N_("Files come back as a list at the top of the answer: of addresses, or of "
                "objects with name, mime_type and content."),
      .remedy = N_("Declare it as type: array with items: {type: string}, or with objects of "
                   "those three fields."),
      .evidence = N_("In OpenAI's documentation."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: listReports\n"
               "      description: Lists what stations have reported today.\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The reports.\n"
               "          content:\n"
               "            application/json:\n"
               "              schema:\n"
               "                type: object\n"
               "                properties:\n"
               "                  openaiFileResponse: {type: string}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: listReports\n"
               "      description: Lists what stations have reported today.\n"
               "      responses:\n"
               "        '200':\n"
               "          description: The reports.\n"
               "          content:\n"
               "            application/json:\n"
               "              schema:\n"
               "                type: object\n"
               "                properties:\n"
               "                  openaiFileResponse: {type: array, items: {type: string}}\n",
    },
    check_files,
  },
};

const guint smith_n_response_rules = G_N_ELEMENTS (smith_response_rules);
