/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-confusable.h"
#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>

/* Our own rules about operations that are easily mistaken for one another. */

/* Words in quotes; %NULL when there are none. */
static char *
quote_words (char **words)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (out, "%s“%s”", out->len > 0 ? ", " : "", words[i]);

  return out->len > 0 ? g_strdup (out->str) : NULL;
}

static char *
describe_difference (const SmithConfusablePair *pair)
{
  g_autofree char *left = quote_words (pair->first_words);
  g_autofree char *right = quote_words (pair->second_words);

  if (left == NULL && right == NULL)
    return g_strdup (_("no word differs"));
  if (left == NULL || right == NULL)
    /* translators: %s stands for words in quotes */
    return g_strdup_printf (_("only %s stands in one of them"), left != NULL ? left : right);

  /* translators: both stand for words in quotes */
  return g_strdup_printf (_("one says %s where the other says %s"), left, right);
}

static void
report (SmithCheck                *self,
        const SmithRule           *rule,
        const SmithConfusablePair *pair)
{
  const SmithOperation *one = smith_api_get_operation (self->api, pair->first);
  const SmithOperation *other = smith_api_get_operation (self->api, pair->second);
  g_autofree char *difference = describe_difference (pair);
  SmithNode text = smith_check_find_text (self, other);

  smith_check_add (self, rule, other->node,
                   text != SMITH_NODE_NONE && *smith_confusable_get_text (other) != '\0'
                     ? smith_tree_get_span (self->tree, text) : smith_check_id_span (self, other),
                   (int) pair->second, one->operation_id, other->operation_id, difference, NULL);
}

static void
check_confusable (SmithCheck      *self,
                  const SmithRule *rule)
{
  g_autoptr(GPtrArray) pairs = smith_confusable_list (self, self->cancellable);

  self->was_compared = TRUE;
  for (guint i = 0; i < pairs->len; i++)
    report (self, rule, g_ptr_array_index (pairs, i));
}

/* Stands behind the other one, of which it tells. */
static void
check_not_compared (SmithCheck      *self,
                    const SmithRule *rule)
{
  guint most = smith_import_get_profile (self->import)->advice->max_compared, n = 0;
  SmithNode paths = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "paths");
  char compared[16], all[16];

  if (!self->was_compared)
    return;
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    n += smith_import_get_operation (self->import, i)->is_available;
  if (n <= most)
    return;
  g_snprintf (compared, sizeof compared, "%u", most);
  g_snprintf (all, sizeof all, "%u", n);
  smith_check_add (self, rule, paths, smith_tree_get_key_span (self->tree, paths), -1, compared,
                   all, NULL);
}

const SmithRule smith_confusable_rules[] = {
  {
    {
      OWN_RULE ("operation-confusable", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Two operations read alike"),
      .sentence = N_("{1} and {2} read alike, so that a model may pick the wrong one: {3}."),
      .why = N_("The model chooses by names and descriptions alone. Paths and methods are not "
                "shown to it."),
      .remedy = N_("Say in each description what the other one does not do, and let the names "
                   "differ in more than a word of the same meaning."),
      .evidence = N_("OpenAI's advice: when the wrong action is called, make descriptions "
                     "clearer. The words were compared."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place now.\n"
               "  /forecast:\n"
               "    get:\n"
               "      operationId: fetchWeather\n"
               "      description: Give the weather of a place now.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: getWeather\n"
               "      description: Gives the weather of a place now.\n"
               "  /forecast:\n"
               "    get:\n"
               "      operationId: getForecast\n"
               "      description: Tells how warm the coming seven days will be.\n",
    },
    check_confusable,
  },
  {
    {
      OWN_RULE ("operation-confusable-unchecked", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("Not all operations were compared with one another"),
      .sentence = N_("Of {2} operations the first {1} were compared with one another; whether "
                     "others read alike is not known."),
      .why = N_("Comparing takes a time that grows with the square of their number, and so "
                "many are refused anyway."),
      .remedy = N_("Keep the operations that the GPT needs."),
      .evidence = N_("A bound of this program."),
      .wrong = "More operations than are compared.\n",
      .right = "As many operations as a GPT needs.\n",
    },
    check_not_compared,
  },
};

const guint smith_n_confusable_rules = G_N_ELEMENTS (smith_confusable_rules);
