/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-redact.h"

#include <string.h>

#define DOTS SMITH_REDACTED

typedef struct
{
  const char *name;
  const char *secret;
  const char *text;
  const char *redacted;
} RedactCase;

static const RedactCase redact_cases[] = {
  { "plain",             "s3cret-key",  "a s3cret-key b",           "a " DOTS " b" },
  { "whole",             "s3cret-key",  "s3cret-key",               DOTS },
  { "twice",             "s3cret-key",  "s3cret-key,s3cret-key",    DOTS "," DOTS },
  { "side-by-side",      "s3cret-key",  "s3cret-keys3cret-key",     DOTS },
  { "none",              "s3cret-key",  "nothing of the kind",      "nothing of the kind" },
  { "cut-short",         "s3cret-key",  "s3cret-ke",                "s3cret-ke" },
  { "empty-text",        "s3cret-key",  "",                         "" },
  { "empty-secret",      "",            "a b",                      "a b" },
  { "one-letter",        "x",           "axb",                      "a" DOTS "b" },
  { "overlaps-itself",   "aXa",         "aXaXa.",                   DOTS "." },
  { "percent",           "a/b c+d",     "k=a%2Fb%20c%2Bd&x",        "k=" DOTS "&x" },
  { "percent-lower",     "a/b c+d",     "k=a%2fb%20c%2bd&x",        "k=" DOTS "&x" },
  { "percent-all",       "key",         "%6B%65%79",                DOTS },
  { "form-plus",         "a b",         "a+b",                      DOTS },
  { "percent-cut",       "a/",          "a%2",                      "a%2" },
  { "json-slash",        "a/b\"c",      "\"a\\/b\\\"c\"",           "\"" DOTS "\"" },
  { "json-unicode",      "a<b",         "\"a\\u003cb\"",            "\"" DOTS "\"" },
  { "base64",            "s3cret-key",  "czNjcmV0LWtleQ==",         DOTS },
  { "base64-unpadded",   "s3cret-key",  "<czNjcmV0LWtleQ>",         "<" DOTS ">" },
  { "base64-user",       "s3cret-key",  "Basic bWU6czNjcmV0LWtleQ==", "Basic bWU6" DOTS },
  { "base64-url-safe",   "\xFB\xFF\xBFkey?>", "-_-_a2V5Pz4",        DOTS },
  { "base64-standard",   "\xFB\xFF\xBFkey?>", "+/+/a2V5Pz4=",       DOTS },
  { "utf-8",             "schl\xC3\xBCssel", "x=schl%C3%BCssel",    "x=" DOTS },
  { "other-case",        "Key-Aa",      "key-aa",                   "key-aa" },
};

static void
test_redact (gconstpointer data)
{
  const RedactCase *c = data;
  g_autoptr(SmithSecret) secret = smith_secret_new (c->secret, -1);
  g_autofree char *redacted = smith_redact_text (c->text, -1, &secret, 1);

  g_assert_cmpstr (redacted, ==, c->redacted);
}

static void
test_several (void)
{
  SmithSecret *secrets[] = { smith_secret_new ("abcd", -1), smith_secret_new ("cdef", -1) };
  g_autofree char *overlap = smith_redact_text ("<abcdef>", -1, secrets, 2);
  g_autofree char *apart = smith_redact_text ("abcd.cdef", -1, secrets, 2);
  g_autofree char *none = smith_redact_text ("abcd", -1, NULL, 0);

  g_assert_cmpstr (overlap, ==, "<" DOTS ">");
  g_assert_cmpstr (apart, ==, DOTS "." DOTS);
  g_assert_cmpstr (none, ==, "abcd");
  smith_secret_unref (secrets[0]);
  smith_secret_unref (secrets[1]);
}

/* A secret of random bytes, put between random bytes and encoded in every way that an API
 * echoes: neither it nor a long piece of its encoding may be left. */
static void
assert_gone (const char  *text,
             SmithSecret *secret,
             const char  *encoded)
{
  g_autofree char *redacted = smith_redact_text (text, -1, &secret, 1);

  for (gsize at = 0; at + 6 <= strlen (encoded); at++)
    {
      g_autofree char *piece = g_strndup (encoded + at, 6);

      g_assert_null (strstr (redacted, piece));
    }
  g_assert_nonnull (strstr (redacted, DOTS));
}

static void
test_planted (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(SmithSecret) secret = smith_secret_random_base64url (9 + round % 30, NULL);
      const char *key = smith_secret_peek (secret);
      g_autofree char *user = g_strnfill (round % 7, 'u');
      g_autofree char *pair = g_strconcat (user, ":", key, ":", user, NULL);
      g_autofree char *alone = g_base64_encode ((const guchar *) key, strlen (key));
      g_autofree char *inside = g_base64_encode ((const guchar *) pair, strlen (pair));
      gsize key_start = (strlen (user) + 1) * 8 / 6 + 1;
      gsize key_end = (strlen (user) + 1 + strlen (key)) * 8 / 6;
      g_autofree char *own = g_strndup (inside + key_start, key_end - key_start);
      g_autofree char *json = g_strdup_printf ("{\"token\": \"%s\", \"raw\": \"%s\"}", alone, key);

      assert_gone (pair, secret, key);
      assert_gone (alone, secret, alone);
      assert_gone (inside, secret, own);
      assert_gone (json, secret, key);
      assert_gone (json, secret, alone);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (redact_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/redact/text/", redact_cases[i].name, NULL);

      g_test_add_data_func (path, &redact_cases[i], test_redact);
    }
  g_test_add_func ("/redact/several", test_several);
  g_test_add_func ("/redact/planted", test_planted);

  return g_test_run ();
}
