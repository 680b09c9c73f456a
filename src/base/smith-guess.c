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

/* What ends with one of these is a credential; a pin_id is none. */
static const char *const last_words[] = { "pass", "passcode", "pin", "psw", "pw", NULL };

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

  return n > 0 && (g_strv_contains (last_words, words[n - 1]) ||
                   (g_str_equal (words[n - 1], "key") &&
                    (n == 1 || g_strv_contains (key_words, words[n - 2]))));
}

/**
 * smith_guess_is_random:
 *
 * Returns: whether @value, or a part of it, may be a key: long, of many different letters and
 *   digits.  So may be words with a number; a UUID is of a thing, mostly.
 */
gboolean
smith_guess_is_random (const char *value)
{
  if (g_uuid_string_is_valid (value))
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

/* weather-forecast-v2 and getForecast2024: letters, and behind them the digits of a number. */
static gboolean
is_words (const char *segment)
{
  while (*segment != '\0')
    {
      gsize n_digits;

      while (g_ascii_isalpha (*segment))
        segment++;
      n_digits = strspn (segment, "0123456789");
      segment += n_digits;
      if (n_digits > 4 || (*segment != '\0' && strchr ("-_", *segment) == NULL))
        return FALSE;
      segment += *segment != '\0';
    }

  return TRUE;
}

/**
 * smith_guess_is_key:
 * @segment: of a path
 *
 * Returns: whether it may be a key, and is no words
 */
gboolean
smith_guess_is_key (const char *segment)
{
  return smith_guess_is_random (segment) && !is_words (segment);
}
