/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-guess.h"

#include <string.h>

/* What may be a secret, by its name or its look.  Whoever is in doubt leaves the value out: of a
 * description an example is lost, and of an address a part that is asked for again. */

/* Words of a name that a credential has. */
static const char *const secret_words[] = {
  "apikey", "appid", "appkey", "auth", "authentication", "authorization", "authtoken", "bearer",
  "cookie", "credential", "credentials", "csrf", "hmac", "jwt", "otp", "passphrase", "passwd",
  "password", "pwd", "secret", "session", "sessionid", "sid", "sig", "signature", "token", "xsrf",
  NULL
};

/* A key of these is a credential; that of a table or a sorting order is none. */
static const char *const key_words[] = {
  "access", "account", "api", "app", "application", "auth", "client", "consumer", "functions",
  "license", "partner", "private", "rapidapi", "rest", "secret", "service", "subscription", "user",
  "x", NULL
};

/* Parts of a name that is written as one word. */
static const char *const secret_parts[] = {
  "accesskey", "accesstoken", "apikey", "apitoken", "appkey", "authkey", "authtoken",
  "bearertoken", "passphrase", "password", "privatekey", "refreshtoken", "secret", NULL
};

/* A token of these says where a list goes on. */
static const char *const paging_words[] = {
  "continuation", "cursor", "next", "page", "prev", "previous", "start", "sync", NULL
};

/* A random text is longer. */
#define MIN_RANDOM 16u
#define MIN_DIFFERENT 8u

/* The words of @name in lower case: X-Api-Key, apiKey and api_key have two or three. */
static GStrv
split (const char *name)
{
  GString *words = g_string_new (NULL);
  char **result;

  for (const char *p = name; *p != '\0'; p++)
    {
      gboolean begins = g_ascii_isupper (*p) && p > name &&
                        (g_ascii_islower (p[-1]) || g_ascii_isdigit (p[-1]) ||
                         (g_ascii_isupper (p[-1]) && g_ascii_islower (p[1])));

      if (begins || !g_ascii_isalnum (*p))
        g_string_append_c (words, ' ');
      if (g_ascii_isalnum (*p))
        g_string_append_c (words, g_ascii_tolower (*p));
    }
  result = g_strsplit (words->str, " ", -1);
  g_string_free (words, TRUE);

  return result;
}

static gboolean
has_word (char *const       *words,
          const char *const *list)
{
  for (; *words != NULL; words++)
    if (g_strv_contains (list, *words))
      return TRUE;

  return FALSE;
}

/**
 * smith_guess_is_secret_name:
 * @name: of a header, a parameter or a cookie
 *
 * Returns: whether what has that name is a credential
 */
gboolean
smith_guess_is_secret_name (const char *name)
{
  g_auto(GStrv) words = split (name);
  g_autofree char *joined = g_strjoinv ("", words);
  guint n = g_strv_length (words);

  if (has_word (words, secret_words))
    return !has_word (words, paging_words);
  for (const char *const *part = secret_parts; *part != NULL; part++)
    if (strstr (joined, *part) != NULL)
      return TRUE;

  return n > 0 && g_str_equal (words[n - 1], "key") &&
         (n == 1 || g_strv_contains (key_words, words[n - 2]));
}

/* 8-4-4-4-12: of a thing, mostly. */
static gboolean
is_uuid (const char *value)
{
  static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  if (strlen (value) != strlen (form))
    return FALSE;
  for (gsize i = 0; form[i] != '\0'; i++)
    if (form[i] == '-' ? value[i] != '-' : !g_ascii_isxdigit (value[i]))
      return FALSE;

  return TRUE;
}

/**
 * smith_guess_is_random:
 *
 * Returns: whether @value, or a part of it, looks like a key: many different letters and digits
 *   mixed, without a word between them.  A UUID is none.
 */
gboolean
smith_guess_is_random (const char *value)
{
  if (is_uuid (value))
    return FALSE;

  while (*value != '\0')
    {
      gboolean seen[256] = { FALSE };
      guint n = 0, n_different = 0;
      gboolean has_digit = FALSE, has_letter = FALSE;

      for (; g_ascii_isalnum (*value) || (*value != '\0' && strchr ("-_+/=", *value) != NULL);
           value++, n++)
        {
          n_different += !seen[(guchar) *value];
          seen[(guchar) *value] = TRUE;
          has_digit = has_digit || g_ascii_isdigit (*value);
          has_letter = has_letter || g_ascii_isalpha (*value);
        }
      if (n >= MIN_RANDOM && has_digit && has_letter && n_different >= MIN_DIFFERENT)
        return TRUE;
      if (n == 0)
        value++;
    }

  return FALSE;
}
