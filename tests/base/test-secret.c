/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-secret.h"

typedef struct
{
  const char *name;
  const char *a;
  gssize      a_length;
  const char *b;
  gboolean    equal;
} EqualCase;

static const EqualCase equal_cases[] = {
  { "same",             "key-1", -1, "key-1", TRUE },
  { "last-byte",        "key-1", -1, "key-2", FALSE },
  { "first-byte",       "aey-1", -1, "key-1", FALSE },
  { "shorter",          "key",   -1, "key-1", FALSE },
  { "empty",            "",      -1, "",      TRUE },
  { "length-cuts",      "key-1", 3,  "key",   TRUE },
};

static void
test_equal (gconstpointer data)
{
  const EqualCase *c = data;
  g_autoptr(SmithSecret) a = smith_secret_new (c->a, c->a_length);
  g_autoptr(SmithSecret) b = smith_secret_new (c->b, -1);

  g_assert_cmpint (smith_secret_equal (a, b), ==, c->equal);
}

static void
test_random (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SmithSecret) secret = smith_secret_random_base64url (32, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (smith_secret_get_length (secret), ==, 43);
      g_assert_cmpuint (strspn (smith_secret_peek (secret),
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                        ==, 43);
      g_assert_true (g_hash_table_add (seen, g_strdup (smith_secret_peek (secret))));
    }
}

static void
test_wipe (void)
{
  char buffer[] = "hunter2";

  smith_wipe (buffer, sizeof buffer);
  for (gsize i = 0; i < sizeof buffer; i++)
    g_assert_cmpint (buffer[i], ==, 0);
  smith_wipe (NULL, 0);
  smith_wipe_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (equal_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/secret/equal/", equal_cases[i].name, NULL);

      g_test_add_data_func (path, &equal_cases[i], test_equal);
    }
  g_test_add_func ("/secret/random", test_random);
  g_test_add_func ("/secret/wipe", test_wipe);

  return g_test_run ();
}
