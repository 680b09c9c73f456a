/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of a document that is too large, in the order in which what they leave out is missed
 * least. */

/* With too many operations the document is refused whatever its size, and those that stay may
 * be small enough: then nothing of them should be missing. */
static gboolean
has_few_operations (SmithCheck *check)
{
  SmithImport *import = smith_check_get_import (check);

  return smith_import_get_budgets (import)->n_operations <=
         smith_import_get_profile (import)->max_operations;
}

/* Calls @visit for each Media Type Object of an answer: in operations, and in components. */
typedef void (*VisitMedia) (SmithTree *tree,
                            SmithNode  media,
                            GArray    *found);

static void
visit_answers (SmithTree  *tree,
               SmithNode   answers,
               VisitMedia  visit,
               GArray     *found)
{
  for (SmithNode answer = smith_tree_get_first (tree, answers); answer != SMITH_NODE_NONE;
       answer = smith_tree_get_next (tree, answer))
    {
      SmithNode content = smith_tree_get_member (tree, answer, "content");

      for (SmithNode media = smith_tree_get_first (tree, content); media != SMITH_NODE_NONE;
           media = smith_tree_get_next (tree, media))
        visit (tree, media, found);
    }
}

static GArray *
visit_all_answers (SmithCheck *check,
                   VisitMedia  visit)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    visit_answers (tree, smith_tree_get_member (tree, smith_api_get_operation (api, i)->node,
                                                "responses"), visit, found);
  visit_answers (tree, smith_tree_get_member (tree, smith_tree_get_member (tree, SMITH_NODE_ROOT,
                                                                           "components"),
                                              "responses"), visit, found);

  return found;
}

static void
add_member (SmithTree  *tree,
            SmithNode   object,
            const char *key,
            GArray     *found)
{
  SmithNode node = smith_tree_get_member (tree, object, key);

  if (node != SMITH_NODE_NONE)
    g_array_append_val (found, node);
}

static void
find_schema (SmithTree *tree,
             SmithNode  media,
             GArray    *found)
{
  add_member (tree, media, "schema", found);
}

static gboolean
remove_found (SmithCheck             *check,
              GArray                 *found,
              GPtrArray              *edits,
              GError                **error)
{
  if (found->len == 0)
    return smith_fix_fail (error, _("There is nothing to leave out"));

  return smith_edit_remove (smith_check_get_tree (check),
                            (const SmithNode *) (gpointer) found->data, found->len, edits, error);
}

/* What the API calls by itself: ChatGPT has no address for it.  Extensions of the document are
 * for other programs, but for those that OpenAI reads. */
static GArray *
list_uncalled (SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithApi *api = smith_check_get_api (check);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SmithNode));

  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *key = smith_tree_dup_key (tree, node);

      if (g_str_equal (key, "webhooks") ||
          (g_str_has_prefix (key, "x-") && !g_str_has_prefix (key, "x-openai-")))
        g_array_append_val (found, node);
    }
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    add_member (tree, smith_api_get_operation (api, i)->node, "callbacks", found);

  return found;
}

static gboolean
probe_uncalled (SmithCheck            *check,
                const SmithDiagnostic *problem,
                SmithFix              *fix)
{
  g_autoptr(GArray) found = list_uncalled (check);

  return found->len > 0 && has_few_operations (check);
}

static gboolean
make_uncalled (SmithCheck             *check,
               const SmithDiagnostic  *problem,
               const char             *answer,
               GPtrArray              *edits,
               GPtrArray              *losses,
               GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autoptr(GArray) found = list_uncalled (check);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *pointer = smith_pointer_to_node (tree,
                                                        g_array_index (found, SmithNode, i));

      smith_fix_lose (losses, _("What stands at %s is left out"), pointer);
    }

  return remove_found (check, found, edits, error);
}

/* Keywords below which a value stands, not a part of the description. */
static gboolean
holds_value (const char *key)
{
  return g_str_equal (key, "default") || g_str_equal (key, "enum") || g_str_equal (key, "const") ||
         g_str_has_prefix (key, "x-");
}

/* Maps whose members have names of the author's. */
static gboolean
is_map (const char *key)
{
  static const char *const maps[] = {
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas",
    "responses", "parameters", "requestBodies", "headers", "securitySchemes", "links",
    "callbacks", "pathItems", "mapping", "variables", "scopes", "encoding", "content", "webhooks",
    "paths", NULL,
  };

  return g_strv_contains (maps, key);
}

typedef gboolean (*IsWanted) (SmithTree  *tree,
                              SmithNode   node,
                              const char *key,
                              guint       most);

/* The members of objects that are wanted, in the order of the text; what is in them, and in
 * values, is not looked at. */
static GArray *
find_members (SmithCheck *check,
              IsWanted    is_wanted)
{
  SmithTree *tree = smith_check_get_tree (check);
  guint most = smith_check_get_profile (check)->max_description;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  SmithNode root = SMITH_NODE_ROOT;

  g_array_append_val (stack, root);
  while (stack->len > 0)
    {
      SmithNode node = g_array_index (stack, SmithNode, stack->len - 1);
      g_autofree char *key = smith_tree_dup_key (tree, node);
      SmithNode first = smith_tree_get_first (tree, node);

      g_array_set_size (stack, stack->len - 1);
      if (node != SMITH_NODE_ROOT && smith_tree_get_next (tree, node) != SMITH_NODE_NONE)
        {
          SmithNode next = smith_tree_get_next (tree, node);

          g_array_append_val (stack, next);
        }
      if (is_wanted (tree, node, key, most))
        g_array_append_val (found, node);
      /* what an alias shows is looked at where it stands */
      else if (first != SMITH_NODE_NONE && smith_tree_get_parent (tree, first) == node &&
               !holds_value (key))
        g_array_append_val (stack, first);
    }

  return found;
}

static gboolean
is_named_part (SmithTree *tree,
               SmithNode  node)
{
  SmithNode parent = smith_tree_get_parent (tree, node);
  g_autofree char *key = smith_tree_dup_key (tree, parent);

  return is_map (key);
}

/* The model is not shown examples. */
static gboolean
is_example (SmithTree  *tree,
            SmithNode   node,
            const char *key,
            guint       most)
{
  return (g_str_equal (key, "example") || g_str_equal (key, "examples")) &&
         !is_named_part (tree, node);
}

static gboolean
probe_examples (SmithCheck            *check,
                const SmithDiagnostic *problem,
                SmithFix              *fix)
{
  g_autoptr(GArray) found = find_members (check, is_example);

  return found->len > 0 && has_few_operations (check);
}

static gboolean
make_examples (SmithCheck             *check,
               const SmithDiagnostic  *problem,
               const char             *answer,
               GPtrArray              *edits,
               GPtrArray              *losses,
               GError                **error)
{
  g_autoptr(GArray) found = find_members (check, is_example);

  smith_fix_lose (losses, g_dngettext (GETTEXT_PACKAGE, "%u example is left out",
                                       "%u examples are left out", found->len), found->len);
  return remove_found (check, found, edits, error);
}

/* Texts of parameters and fields have no limit of their own; an operation's is enough. */
static gboolean
is_long_text (SmithTree  *tree,
              SmithNode   node,
              const char *key,
              guint       most)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (key, "description") || is_named_part (tree, node))
    return FALSE;
  text = smith_tree_dup_string (tree, node);

  return text != NULL && g_utf8_strlen (text, -1) > (long) most;
}

static gboolean
probe_texts (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  g_autoptr(GArray) found = find_members (check, is_long_text);

  return found->len > 0 && has_few_operations (check);
}

static gboolean
make_texts (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  guint most = smith_check_get_profile (check)->max_description;
  g_autoptr(GArray) found = find_members (check, is_long_text);

  for (guint i = 0; i < found->len; i++)
    {
      SmithNode node = g_array_index (found, SmithNode, i);
      g_autofree char *text = smith_tree_dup_string (tree, node);
      g_autofree char *shorter = smith_fix_shorten (text, most);

      if (!smith_fix_put_string (tree, node, shorter, edits, error))
        return FALSE;
    }
  smith_fix_lose (losses, g_dngettext (GETTEXT_PACKAGE,
                                       "%u description is cut off at %u characters",
                                       "%u descriptions are cut off at %u characters",
                                       found->len), found->len, most);

  return TRUE;
}

/* The model is shown the type of an answer, and nothing compares answers with it. */
static gboolean
probe_answer_schemas (SmithCheck            *check,
                      const SmithDiagnostic *problem,
                      SmithFix              *fix)
{
  g_autoptr(GArray) found = visit_all_answers (check, find_schema);

  return found->len > 0 && has_few_operations (check);
}

static gboolean
make_answer_schemas (SmithCheck             *check,
                     const SmithDiagnostic  *problem,
                     const char             *answer,
                     GPtrArray              *edits,
                     GPtrArray              *losses,
                     GError                **error)
{
  g_autoptr(GArray) found = visit_all_answers (check, find_schema);

  smith_fix_lose (losses, g_dngettext (GETTEXT_PACKAGE, "The model is not told what %u answer "
                                       "looks like", "The model is not told what %u answers look "
                                       "like", found->len), found->len);
  return remove_found (check, found, edits, error);
}

const SmithFixRow smith_size_fixes[] = {
  {
    {
      .id = "document-drop-webhooks",
      .rules = (const char *const[]) { "document-size", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out Webhooks"),
      .what = N_("Removes webhooks, callbacks and the document's extensions, which ChatGPT does "
                 "not call."),
    },
    probe_uncalled,
    make_uncalled,
  },
  {
    {
      .id = "document-drop-examples",
      .rules = (const char *const[]) { "document-size", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out Examples"),
      .what = N_("Removes all examples, which the model is not shown."),
    },
    probe_examples,
    make_examples,
  },
  {
    {
      .id = "response-drop-schemas",
      .rules = (const char *const[]) { "document-size", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out Schemas of Answers"),
      .what = N_("Removes what answers look like; the model then takes them as they come."),
    },
    probe_answer_schemas,
    make_answer_schemas,
  },
  {
    {
      .id = "document-shorten-texts",
      .rules = (const char *const[]) { "document-size", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Shorten Long Descriptions"),
      .what = N_("Cuts every description at the length that one of an operation may have."),
    },
    probe_texts,
    make_texts,
  },
};

const guint smith_n_size_fixes = G_N_ELEMENTS (smith_size_fixes);
