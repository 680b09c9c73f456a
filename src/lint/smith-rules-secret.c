/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about secrets: asked for as arguments, or written into the description.  No
 * message repeats one. */

static gboolean
is_placeholder (const SmithAdvice *advice,
                const char        *rest)
{
  g_autofree char *lower = g_ascii_strdown (rest, -1);

  for (guint i = 0; advice->placeholder_words[i] != NULL; i++)
    if (strstr (lower, advice->placeholder_words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether @least letters and digits stand at the beginning of @rest, mixed as in a key. */
static gboolean
is_random (const SmithAdvice *advice,
           const char        *rest,
           guint              least)
{
  gboolean seen[256] = { FALSE };
  guint n = 0, n_different = 0;
  gboolean has_digit = FALSE;

  for (; g_ascii_isalnum (*rest) || *rest == '-' || *rest == '_'; rest++)
    {
      n++;
      n_different += !seen[(guchar) *rest];
      seen[(guchar) *rest] = TRUE;
      has_digit = has_digit || g_ascii_isdigit (*rest);
    }

  return n >= least && has_digit && n_different >= advice->min_different;
}

/* What a key begins with, when @text is one; static. */
static const char *
find_secret (const SmithAdvice *advice,
             const char        *text)
{
  if (g_ascii_strncasecmp (text, "bearer ", strlen ("bearer ")) == 0)
    text += strlen ("bearer ");
  for (const SmithSecretShape *shape = advice->secret_shapes; shape->prefix != NULL; shape++)
    {
      const char *rest = text + strlen (shape->prefix);

      if (g_str_has_prefix (text, shape->prefix) && is_random (advice, rest, shape->min_rest) &&
          !is_placeholder (advice, rest))
        return shape->prefix;
    }

  return NULL;
}

/* The value behind @node in the order of the document, within @top.  What an alias stands for is
 * not in it: its children have another parent. */
static SmithNode
step (SmithTree *tree,
      SmithNode  node,
      SmithNode  top)
{
  SmithNode next = smith_tree_get_first (tree, node);

  if (next != SMITH_NODE_NONE && smith_tree_get_parent (tree, next) != node)
    next = SMITH_NODE_NONE;
  for (; next == SMITH_NODE_NONE && node != top; node = smith_tree_get_parent (tree, node))
    next = smith_tree_get_next (tree, node);

  return next;
}

/* Looks at one value and what is in it.  An alias is looked at where its anchor stands. */
static void
look_for_secrets (SmithCheck      *self,
                  const SmithRule *rule,
                  SmithNode        top)
{
  const SmithAdvice *advice = smith_import_get_profile (self->import)->advice;
  SmithTree *tree = self->tree;

  for (SmithNode node = top; node != SMITH_NODE_NONE && !smith_check_ends_at (self, node);
       node = step (tree, node, top))
    {
      SmithSpan span = smith_tree_get_span (tree, node);
      g_autofree char *text = NULL;
      const char *prefix;

      if (smith_tree_get_kind (tree, node) != SMITH_NODE_STRING ||
          span.end - span.start < advice->min_secret ||
          span.end - span.start > advice->max_secret)
        continue;
      text = smith_tree_dup_string (tree, node);
      prefix = find_secret (advice, text);
      if (prefix != NULL)
        smith_check_add (self, rule, node, span, -1, prefix, NULL);
    }
}

static void
check_written (SmithCheck      *self,
               const SmithRule *rule)
{
  GArray *places = smith_check_get_scan (self)->values;
  SmithNode last = SMITH_NODE_NONE;

  for (guint i = 0; i < places->len; i++)
    {
      SmithNode node = g_array_index (places, SmithScanValue, i).node;

      if (i % 64 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
      if (node > last)
        look_for_secrets (self, rule, node);
      last = MAX (last, node);
    }
}

static void
check_asked (SmithCheck      *self,
             const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      GPtrArray *arguments;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!smith_check_is_function (self, operation))
        continue;
      arguments = smith_check_get_arguments (self, i);
      for (guint k = 0; k < arguments->len; k++)
        {
          const SmithFlatArgument *argument = g_ptr_array_index (arguments, k);
          g_autofree char *name = smith_words_dup_joined (argument->name);

          if (!argument->is_sent || !g_strv_contains (profile->advice->secret_names, name) ||
              !g_hash_table_add (told, GUINT_TO_POINTER (argument->node)))
            continue;
          smith_check_add (self, rule, argument->node, smith_check_argument_span (self, argument),
                           (int) i, argument->name, operation->operation_id, NULL);
        }
    }
}

const SmithRule smith_secret_rules[] = {
  {
    {
      OWN_RULE ("document-secret", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("An example may hold a real key"),
      .sentence = N_("This looks like a key: it begins with {1}. A description is read by "
                     "everyone who is given it."),
      .why = N_("Descriptions are pasted, published and stored; a key in one of them is no "
                "secret any more."),
      .remedy = N_("If it is a real key, take it back where it was made. Write one that says "
                   "that it is an example."),
      .evidence = N_("Read from the document: the forms of keys that their vendors publish."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: query, schema: {type: string}, example: "
               "sk-9fX2bQ7mVt4LrZ8wKd3J}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: query, schema: {type: string}, example: Bern}\n",
    },
    check_written,
  },
  {
    {
      OWN_RULE ("parameter-secret", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The model is asked for a key or password"),
      .sentence = N_("ChatGPT accepts this, but lets the model fill in “{1}” of {2} from the "
                     "conversation: by its name it is a key or a password."),
      .why = N_("What a model is to send, a person has to write into the chat, or the model "
                "makes it up. Keys belong into the dialog of the action, from where they are "
                "sent without the model."),
      .remedy = N_("Remove the argument and set the key in the dialog; let the API take it in "
                   "a header."),
      .evidence = N_("Advice of several builders; that it is a secret is guessed from its "
                     "name."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: api_key, in: query, schema: {type: string}}\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place.\n"
               "      parameters:\n"
               "        - {name: place, in: query, schema: {type: string}}\n",
    },
    check_asked,
  },
};

const guint smith_n_secret_rules = G_N_ELEMENTS (smith_secret_rules);
