/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rule about operations that are easily mistaken for one another. */

/* What is compared of one operation.  Words are numbers, and stand in their order. */
typedef struct
{
  guint       index;
  GArray     *name;    /* (owned) of guint: what its words mean */
  GArray     *text;    /* (owned) of guint: the same of its description */
  GPtrArray  *words;   /* (owned) of char*: all its words as they are */
  const char *said;    /* its description, or an empty text */
  guint       n_braces;
} Profile;

typedef struct
{
  const SmithAdvice *advice;
  GHashTable        *numbers;  /* (owned) of guint: meaning → number */
  GHashTable        *verbs;    /* (owned) numbers of words that have kin */
} Dictionary;

static void
profile_clear (gpointer data)
{
  Profile *self = data;

  g_array_unref (self->name);
  g_array_unref (self->text);
  g_ptr_array_unref (self->words);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static guint
number_of (Dictionary *self,
           const char *word)
{
  gboolean has_kin;
  g_autofree char *meaning = smith_words_dup_meaning (self->advice, word, &has_kin);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, meaning));

  if (number == 0)
    {
      number = g_hash_table_size (self->numbers) + 1;
      g_hash_table_insert (self->numbers, g_steal_pointer (&meaning), GUINT_TO_POINTER (number));
      if (has_kin)
        g_hash_table_add (self->verbs, GUINT_TO_POINTER (number));
    }

  return number;
}

/* The meanings of a text, each once, without words that say nothing. */
static GArray *
list_numbers (Dictionary *self,
              const char *text,
              GPtrArray  *all)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) words = smith_words_list (text);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (seen, g_ptr_array_index (all, i));

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_strv_contains (self->advice->filler_words, word))
        {
          guint number = number_of (self, word);

          g_array_append_val (numbers, number);
        }
      if (!g_hash_table_contains (seen, word))
        {
          char *own = g_strdup (word);

          g_hash_table_add (seen, own);
          g_ptr_array_add (all, own);
        }
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);

  return numbers;
}

static guint
count_braces (const char *path)
{
  guint n = 0;

  for (; *path != '\0'; path++)
    n += *path == '{';

  return n;
}

/* The operations that a model is offered, up to the number that are compared. */
static GArray *
list_profiles (SmithCheck *self,
               Dictionary *dictionary)
{
  GArray *profiles = g_array_new (FALSE, FALSE, sizeof (Profile));

  g_array_set_clear_func (profiles, profile_clear);
  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    profiles->len < dictionary->advice->max_compared; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      Profile profile = { .index = i };

      if (!smith_import_get_operation (self->import, i)->is_available ||
          operation->operation_id == NULL)
        continue;
      profile.words = g_ptr_array_new_with_free_func (g_free);
      profile.name = list_numbers (dictionary, operation->operation_id, profile.words);
      profile.said = smith_check_get_text (operation);
      profile.text = list_numbers (dictionary, profile.said, profile.words);
      profile.n_braces = count_braces (operation->path);
      g_array_append_val (profiles, profile);
    }

  return profiles;
}

/* How many in a hundred of the words of @a and @b both have; all when there are none. */
static guint
count_common (GArray *a,
              GArray *b)
{
  guint i = 0, k = 0, n_both = 0;

  while (i < a->len && k < b->len)
    {
      guint x = g_array_index (a, guint, i), y = g_array_index (b, guint, k);

      n_both += x == y;
      i += x <= y;
      k += y <= x;
    }

  return a->len + b->len == 0 ? 100 : 100 * n_both / (a->len + b->len - n_both);
}

static gboolean
has_number (GArray *numbers,
            guint   number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;

  return FALSE;
}

/* Whether the name of @a has a verb that @b does not have: what they do is another thing. */
static gboolean
does_more (const Dictionary *dictionary,
           const Profile    *a,
           const Profile    *b)
{
  for (guint i = 0; i < a->name->len; i++)
    {
      guint number = g_array_index (a->name, guint, i);

      if (g_hash_table_contains (dictionary->verbs, GUINT_TO_POINTER (number)) &&
          !has_number (b->name, number))
        return TRUE;
    }

  return FALSE;
}

/* Names that mean the same and descriptions that are nearly the same, or one description under
 * names that are nearly the same.  Operations with another number of names in their paths are
 * told apart by what they need, unless it is one description. */
static gboolean
is_alike (const Dictionary *dictionary,
          const Profile    *a,
          const Profile    *b)
{
  guint names = count_common (a->name, b->name);

  if (names < dictionary->advice->alike_names)
    return FALSE;
  if (*a->said != '\0' && g_ascii_strcasecmp (a->said, b->said) == 0)
    return !does_more (dictionary, a, b) && !does_more (dictionary, b, a);

  return names == 100 && a->n_braces == b->n_braces &&
         count_common (a->text, b->text) >= dictionary->advice->alike_texts;
}

/* The words of @a that @b does not have, in quotes; %NULL when there are none. */
static char *
list_own_words (const Profile *a,
                const Profile *b)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < a->words->len; i++)
    {
      const char *word = g_ptr_array_index (a->words, i);

      if (!g_ptr_array_find_with_equal_func (b->words, word, g_str_equal, NULL))
        g_string_append_printf (out, "%s“%s”", out->len > 0 ? ", " : "", word);
    }

  return out->len > 0 ? g_strdup (out->str) : NULL;
}

static char *
describe_difference (const Profile *a,
                     const Profile *b)
{
  g_autofree char *left = list_own_words (a, b);
  g_autofree char *right = list_own_words (b, a);

  if (left == NULL && right == NULL)
    return g_strdup (_("no word differs"));
  if (left == NULL || right == NULL)
    /* translators: %s stands for words in quotes */
    return g_strdup_printf (_("only %s stands in one of them"), left != NULL ? left : right);

  /* translators: both stand for words in quotes */
  return g_strdup_printf (_("one says %s where the other says %s"), left, right);
}

static void
report (SmithCheck      *self,
        const SmithRule *rule,
        const Profile   *first,
        const Profile   *second)
{
  const SmithOperation *one = smith_api_get_operation (self->api, first->index);
  const SmithOperation *other = smith_api_get_operation (self->api, second->index);
  g_autofree char *difference = describe_difference (first, second);
  SmithNode text = smith_check_find_text (self, other);

  smith_check_add (self, rule, other->node,
                   text != SMITH_NODE_NONE && *second->said != '\0'
                     ? smith_tree_get_span (self->tree, text) : smith_check_id_span (self, other),
                   (int) second->index, one->operation_id, other->operation_id, difference, NULL);
}

static void
check_confusable (SmithCheck      *self,
                  const SmithRule *rule)
{
  Dictionary dictionary = {
    .advice = smith_import_get_profile (self->import)->advice,
    .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .verbs = g_hash_table_new (NULL, NULL),
  };
  g_autoptr(GArray) profiles = list_profiles (self, &dictionary);

  self->was_compared = TRUE;
  for (guint i = 1; i < profiles->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    for (guint k = 0; k < i; k++)
      if (is_alike (&dictionary, &g_array_index (profiles, Profile, k),
                    &g_array_index (profiles, Profile, i)))
        {
          report (self, rule, &g_array_index (profiles, Profile, k),
                  &g_array_index (profiles, Profile, i));
          break;
        }
  g_hash_table_unref (dictionary.numbers);
  g_hash_table_unref (dictionary.verbs);
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
