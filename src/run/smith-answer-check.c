/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-answer-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "doc/smith-pointer.h"
#include "schema/smith-schema.h"

/* Whether an answer is what the description says of it (OpenAPI 3.1.1 §4.8.17). */

/* Of more problems than that it is only said that there are more. */
#define MOST_PROBLEMS 100u

/* The schema for a media type: of its own name, else of a range that it is in. */
static SmithNode
find_schema (SmithApi   *api,
             SmithNode   response,
             const char *content_type)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode content = smith_tree_get_member (tree, response, "content");
  gsize kind = strcspn (content_type, "/");
  g_autofree char *range = g_strdup_printf ("%.*s/*", (int) kind, content_type);
  const char *const names[] = { content_type, range, "*/*" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (SmithNode media = smith_tree_get_first (tree, content); media != SMITH_NODE_NONE;
         media = smith_tree_get_next (tree, media))
      {
        g_autofree char *name = smith_tree_dup_key (tree, media);

        name[strcspn (name, "; ")] = '\0';
        if (g_ascii_strcasecmp (name, names[i]) == 0)
          return smith_tree_get_member (tree, media, "schema");
      }

  return SMITH_NODE_NONE;
}

/* The property that a problem says is missing: it is the @nth of the required names that are. */
static SmithNode
find_missing (SmithApi                 *api,
              SmithTree                *values,
              const SmithSchemaProblem *problem,
              guint                     nth)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode list = smith_pointer_lookup (tree, problem->schema_pointer);
  SmithNode properties = smith_tree_get_member (tree, smith_tree_get_parent (tree, list),
                                                "properties");

  for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    {
      g_autofree char *name = smith_tree_dup_string (tree, one);

      if (name != NULL &&
          smith_tree_get_member (values, problem->value, name) == SMITH_NODE_NONE && nth-- == 0)
        return smith_api_resolve (api, smith_tree_get_member (tree, properties, name));
    }

  return SMITH_NODE_NONE;
}

/* Whether an answer may lack it, as it is only sent (OpenAPI 3.0.4 §4.7.24.1). */
static gboolean
is_excused (SmithApi  *api,
            SmithTree *values,
            GPtrArray *problems,
            guint      index)
{
  const SmithSchemaProblem *problem = g_ptr_array_index (problems, index);
  SmithNode property, flag;
  guint nth = 0;

  if (!g_str_equal (problem->keyword, "required"))
    return FALSE;
  for (guint i = 0; i < index; i++)
    {
      const SmithSchemaProblem *other = g_ptr_array_index (problems, i);

      nth += other->value == problem->value &&
             g_str_equal (other->schema_pointer, problem->schema_pointer);
    }
  property = find_missing (api, values, problem, nth);
  flag = property != SMITH_NODE_NONE
           ? smith_tree_get_member (smith_api_get_tree (api), property, "writeOnly")
           : SMITH_NODE_NONE;

  return flag != SMITH_NODE_NONE && smith_tree_get_boolean (smith_api_get_tree (api), flag);
}

static char *
describe (const SmithSchemaProblem *problem,
          guint                     n_more)
{
  const char *place = *problem->value_pointer != '\0' ? problem->value_pointer : _("the answer");

  if (n_more == 0)
    /* translators: a place, as /items/0, and what is wrong with it, as: must be text */
    return g_strdup_printf (_("It is not as described: %s %s."), place, problem->message);

  return g_strdup_printf (ngettext ("It is not as described: %s %s, and %u more.",
                                    "It is not as described: %s %s, and %u more.", n_more),
                          place, problem->message, n_more);
}

/* Takes what is excused out of the list. */
static void
drop_excused (SmithApi  *api,
              SmithTree *values,
              GPtrArray *problems)
{
  for (guint i = problems->len; i > 0; i--)
    if (is_excused (api, values, problems, i - 1))
      g_ptr_array_remove_index (problems, i - 1);
}

/**
 * smith_answer_check:
 * @content_type: (nullable): media type without parameters
 * @body: all of it
 * @out_sentence: (out) (transfer full) (nullable): what does not fit
 *
 * Holds an answer against the schema that the description has for its status and media type.
 * What is not JSON is not looked at.  Pure, for any thread; takes a time in proportion to the
 * body, and bounded for a schema that asks for much.
 *
 * Returns: whether it fits
 */
SmithAnswerFit
smith_answer_check (SmithApi             *api,
                    const SmithOperation *operation,
                    guint                 status,
                    const char           *content_type,
                    const SmithBodyText  *body,
                    char                **out_sentence)
{
  SmithNode response = smith_api_get_response (api, operation, status);
  SmithNode node = response != SMITH_NODE_NONE && content_type != NULL
                     ? find_schema (api, response, content_type) : SMITH_NODE_NONE;
  g_autoptr(SmithSchema) schema = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) values = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  *out_sentence = NULL;
  if (node == SMITH_NODE_NONE || body->form != SMITH_BODY_JSON)
    return SMITH_ANSWER_UNDESCRIBED;
  schema = smith_schema_compile (smith_api_get_tree (api), node, NULL,
                                 smith_dialect_of_version (smith_api_get_version (api)), NULL,
                                 NULL, NULL);
  bytes = g_bytes_new_static (body->text, body->length);
  values = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  if (schema == NULL || smith_tree_get_error (values) != NULL)
    return SMITH_ANSWER_UNDESCRIBED;

  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE,
                                 MOST_PROBLEMS);
  drop_excused (api, values, problems);
  if (problems->len == 0)
    return SMITH_ANSWER_AS_DESCRIBED;
  *out_sentence = describe (g_ptr_array_index (problems, 0), problems->len - 1);

  return SMITH_ANSWER_OTHERWISE;
}
