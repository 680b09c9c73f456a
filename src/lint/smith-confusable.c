/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-confusable.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include <string.h>

/* Which operations are easily mistaken for one another. */

/* What is compared of one operation.  Words are numbers, and stand in their order. */
typedef struct
{
  guint       index;
  GArray     *name;    /* (owned) of guint: what its words mean */
  GArray     *text;    /* (owned) of guint: the same of its description */
  GPtrArray  *words;   /* (owned) of char*: all its words as they are, each once */
  GHashTable *known;   /* (owned) the same as a set */
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
  g_hash_table_unref (self->known);
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

/* The meanings of a text, each once, without words that say nothing.  Its words become some of
 * @profile's. */
static GArray *
list_numbers (Dictionary *self,
              const char *text,
              Profile    *profile)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) words = smith_words_list (text);
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_strv_contains (self->advice->filler_words, word))
        {
          guint number = number_of (self, word);

          g_array_append_val (numbers, number);
        }
      if (!g_hash_table_contains (profile->known, word))
        {
          char *own = g_strdup (word);

          g_hash_table_add (profile->known, own);
          g_ptr_array_add (profile->words, own);
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

/**
 * smith_confusable_get_text:
 *
 * Returns: (transfer none): what the model reads of @operation beside its name; may be empty
 */
const char *
smith_confusable_get_text (const SmithOperation *operation)
{
  return smith_check_get_text (operation);
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
      profile.known = g_hash_table_new (g_str_hash, g_str_equal);
      profile.name = list_numbers (dictionary, operation->operation_id, &profile);
      profile.said = smith_confusable_get_text (operation);
      profile.text = list_numbers (dictionary, profile.said, &profile);
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

/* The words of @a that @b does not have. */
static char **
list_own_words (const Profile *a,
                const Profile *b)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < a->words->len; i++)
    {
      const char *word = g_ptr_array_index (a->words, i);

      if (!g_hash_table_contains (b->known, word))
        g_strv_builder_add (words, word);
    }

  return g_strv_builder_end (words);
}

static SmithConfusablePair *
make_pair (const Profile *first,
           const Profile *second)
{
  SmithConfusablePair *pair = g_new (SmithConfusablePair, 1);

  *pair = (SmithConfusablePair) {
    .first = first->index,
    .second = second->index,
    .first_words = list_own_words (first, second),
    .second_words = list_own_words (second, first),
  };

  return pair;
}

void
smith_confusable_pair_free (SmithConfusablePair *self)
{
  g_strfreev (self->first_words);
  g_strfreev (self->second_words);
  g_free (self);
}

/**
 * smith_confusable_list:
 *
 * Compares each of the operations that are available, up to the number in the platform's
 * advice, with those before it.  May run in any thread.
 *
 * Returns: (transfer full) (element-type SmithConfusablePair): each operation that reads like
 *   an earlier one, with the first of those; fewer when cancelled
 */
GPtrArray *
smith_confusable_list (SmithCheck   *check,
                       GCancellable *cancellable)
{
  GPtrArray *pairs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) smith_confusable_pair_free);
  Dictionary dictionary = {
    .advice = smith_import_get_profile (check->import)->advice,
    .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .verbs = g_hash_table_new (NULL, NULL),
  };
  g_autoptr(GArray) profiles = list_profiles (check, &dictionary);

  for (guint i = 1; i < profiles->len && !g_cancellable_is_cancelled (cancellable); i++)
    for (guint k = 0; k < i; k++)
      if (is_alike (&dictionary, &g_array_index (profiles, Profile, k),
                    &g_array_index (profiles, Profile, i)))
        {
          g_ptr_array_add (pairs, make_pair (&g_array_index (profiles, Profile, k),
                                             &g_array_index (profiles, Profile, i)));
          break;
        }
  g_hash_table_unref (dictionary.numbers);
  g_hash_table_unref (dictionary.verbs);

  return pairs;
}
