/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-words.h"

#include <string.h>

/* Letters and digits of ASCII, and whatever is not ASCII. */
static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* Whether a word of camelCase begins at @p, which is not the first letter of @text: getItem,
 * and the S of HTTPServer. */
static gboolean
begins_word (const char *p)
{
  return g_ascii_isupper (*p) && (!g_ascii_isupper (p[-1]) || g_ascii_islower (p[1]));
}

/**
 * smith_words_next:
 * @text: a name or a description, or the rest of one behind a word
 *
 * Returns: bytes of the word that @text begins with; 0 when it begins with none
 */
gsize
smith_words_next (const char *text)
{
  const char *end = text;

  if (!is_letter (*text))
    return 0;
  do
    end++;
  while (is_letter (*end) && !begins_word (end));

  return (gsize) (end - text);
}

/**
 * smith_words_list:
 * @text: a name or a description
 *
 * Returns: (transfer full) (element-type utf8): its words in lower case, in their order
 */
GPtrArray *
smith_words_list (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      gsize length = smith_words_next (text);

      if (length > 0)
        g_ptr_array_add (words, g_utf8_strdown (text, (gssize) length));
      text += MAX (length, 1);
    }

  return words;
}

/**
 * smith_words_dup_joined:
 * @name: of an argument
 *
 * Returns: (transfer full): the name in lower case, without what is between its words
 */
char *
smith_words_dup_joined (const char *name)
{
  GString *out = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (*name != '_' && *name != '-' && *name != '.')
      g_string_append_c (out, g_ascii_tolower (*name));

  return g_string_free (out, FALSE);
}

/**
 * smith_words_stem:
 * @word: in lower case
 *
 * Returns: (transfer full): the word without the s of a plural or of the third person
 */
char *
smith_words_stem (const char *word)
{
  gsize length = strlen (word);

  if (length > 4 && g_str_has_suffix (word, "ies"))
    return g_strdup_printf ("%.*sy", (int) length - 3, word);
  if (length > 4 && (g_str_has_suffix (word, "ses") || g_str_has_suffix (word, "xes") ||
                     g_str_has_suffix (word, "ches") || g_str_has_suffix (word, "shes")))
    return g_strndup (word, length - 2);
  if (length > 3 && word[length - 1] == 's' && strchr ("sui", word[length - 2]) == NULL)
    return g_strndup (word, length - 1);

  return g_strdup (word);
}

/* The first of the words that mean the same as @word in the name of an operation, static; NULL
 * when there are none. */
static const char *
find_kin (const SmithAdvice *advice,
          const char        *word)
{
  for (const char *const *list = advice->alike; *list != NULL; list++)
    for (const char *const first = *list; *list != NULL; list++)
      if (g_str_equal (*list, word))
        return first;

  return NULL;
}

/**
 * smith_words_dup_meaning:
 * @word: in lower case
 * @out_has_kin: (out) (optional): whether there are words that mean the same
 *
 * Returns: (transfer full): the word as it is compared: without endings, and the same for all that
 *   mean the same in the name of an operation
 */
char *
smith_words_dup_meaning (const SmithAdvice *advice,
                         const char        *word,
                         gboolean          *out_has_kin)
{
  g_autofree char *stem = smith_words_stem (word);
  const char *kin = find_kin (advice, stem);

  if (out_has_kin != NULL)
    *out_has_kin = kin != NULL;

  return kin != NULL ? g_strdup (kin) : g_steal_pointer (&stem);
}
