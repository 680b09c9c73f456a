/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every store does.  SMITH_TEST_STORE says which one is tested: memory, file (libsecret's
 * encrypted file, no D-Bus) or service (the Secret Service of the session that runs this). */

#include <glib/gstdio.h>
#include <string.h>

#include "base/smith-limits.h"
#include "creds-test.h"
#include "creds/smith-keyring-store.h"
#include "creds/smith-memory-store.h"
#include "temp-folder.h"

#define PLANTED "planted-hunter2-secret"

static const char id_a[] = "11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
static const char id_b[] = "22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
static const char id_none[] = "33333333-cccc-4ccc-8ccc-cccccccccccc";

typedef struct
{
  SmithSecretStore *store;  /* (owned) */
} Fixture;

static char *private_directory;  /* (owned) what the store writes is below it */

static SmithSecretStore *
new_store (void)
{
  if (g_strcmp0 (g_getenv ("SMITH_TEST_STORE"), "memory") == 0)
    return SMITH_SECRET_STORE (smith_memory_store_new ());

  return SMITH_SECRET_STORE (smith_keyring_store_new ());
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = new_store ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* what a cancelled call left running ends before the next row */
  creds_test_assert_goes (g_steal_pointer (&fixture->store));
  g_assert_cmpuint (creds_test_count_files_with (private_directory, PLANTED), ==, 0);

  fixture->store = new_store ();
  g_assert_true (creds_test_clear (fixture->store, id_a, NULL, NULL));
  g_assert_true (creds_test_clear (fixture->store, id_b, NULL, NULL));
  creds_test_assert_goes (g_steal_pointer (&fixture->store));
}

static void
assert_holds (SmithSecretStore *store,
              const char       *id,
              const char       *text,
              gsize             length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSecret) secret = creds_test_lookup (store, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (smith_secret_peek (secret), smith_secret_get_length (secret), text, length);
}

static void
assert_holds_none (SmithSecretStore *store,
                   const char       *id)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (creds_test_lookup (store, id, NULL, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);
}

typedef struct
{
  const char *name;
  const char *text;
  gssize      length;  /* bytes, -1 to the NUL; text is repeated to it when it is longer */
  gboolean    taken;
} TextCase;

static const TextCase text_cases[] = {
  { "key",         PLANTED,                  -1,                           TRUE },
  { "utf-8",       "Schlüssel 鍵 🔑",        -1,                           TRUE },
  { "line-breaks", "a\nb\r\n",               -1,                           TRUE },
  { "quotes",      "\"'\\;=[x]%s",           -1,                           TRUE },
  { "one-byte",    "x",                      -1,                           TRUE },
  { "empty",       "",                       -1,                           TRUE },
  { "16-KiB",      "0123456789abcdef",       16 * 1024,                    TRUE },
  { "largest",     "0123456789abcdef",       SMITH_LIMIT_SECRET_BYTES,     TRUE },
  { "too-large",   "0123456789abcdef",       SMITH_LIMIT_SECRET_BYTES + 1, FALSE },
  { "nul",         "hunter2\0x",             9,                            FALSE },
  { "not-utf-8",   "hunter2\xff",            -1,                           FALSE },
  { "cut-utf-8",   "hunter2\xc3",            -1,                           FALSE },
};

static char *
fill (const TextCase *c,
      gsize          *out_length)
{
  gsize given = strlen (c->text);
  char *text;

  *out_length = c->length < 0 ? given : (gsize) c->length;
  if (*out_length <= 16)  /* the bytes as they are written, which may include a NUL */
    return g_memdup2 (c->text, *out_length + 1);

  text = g_malloc (*out_length + 1);
  for (gsize i = 0; i < *out_length; i++)
    text[i] = c->text[i % given];
  text[*out_length] = '\0';

  return text;
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  const TextCase *c = data;
  g_autoptr(GError) error = NULL;
  gsize length;
  g_autofree char *text = fill (c, &length);

  if (c->taken)
    {
      g_assert_true (creds_test_store (fixture->store, id_a, text, (gssize) length, NULL, &error));
      g_assert_no_error (error);
      assert_holds (fixture->store, id_a, text, length);
      return;
    }

  g_assert_false (creds_test_store (fixture->store, id_a, text, (gssize) length, NULL, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
  g_assert_null (strstr (error->message, "hunter2"));
  assert_holds_none (fixture->store, id_a);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GHashTable) labels = NULL;

  g_assert_true (creds_test_store (fixture->store, id_a, "first", -1, NULL, NULL));
  g_assert_true (creds_test_store (fixture->store, id_a, "second", -1, NULL, NULL));
  assert_holds (fixture->store, id_a, "second", 6);

  labels = creds_test_list (fixture->store, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (labels), ==, 1);
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  g_assert_true (creds_test_store (fixture->store, id_b, "two", -1, NULL, NULL));
  g_assert_true (creds_test_clear (fixture->store, id_a, NULL, &error));
  g_assert_no_error (error);
  assert_holds_none (fixture->store, id_a);
  assert_holds (fixture->store, id_b, "two", 3);
}

static void
test_clear_none (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (creds_test_clear (fixture->store, id_none, NULL, &error));
  g_assert_no_error (error);
}

static void
test_not_found (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  assert_holds_none (fixture->store, id_none);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) before = creds_test_list (fixture->store, NULL, &error);
  g_autoptr(GHashTable) after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (before), ==, 0);

  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  g_assert_true (creds_test_store (fixture->store, id_b, "two", -1, NULL, NULL));
  after = creds_test_list (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (after), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (after, id_a), ==, "Weather");
  g_assert_cmpstr (g_hash_table_lookup (after, id_b), ==, "Weather");
}

static void
test_ready (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  SmithSecretStoreState state = SMITH_SECRET_STORE_NO_SERVICE;

  g_assert_true (creds_test_check (fixture->store, NULL, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_READY);

  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  state = SMITH_SECRET_STORE_NO_SERVICE;
  g_assert_true (creds_test_check (fixture->store, NULL, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_READY);
  g_assert_true (creds_test_unlock (fixture->store, NULL, &error));
  g_assert_no_error (error);
}

/* One call each, its result thrown away. */
typedef gboolean (*Call) (SmithSecretStore  *store,
                          GCancellable      *cancellable,
                          GError           **error);

static gboolean
call_store (SmithSecretStore  *store,
            GCancellable      *cancellable,
            GError           **error)
{
  return creds_test_store (store, id_b, PLANTED, -1, cancellable, error);
}

static gboolean
call_lookup (SmithSecretStore  *store,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(SmithSecret) secret = creds_test_lookup (store, id_a, cancellable, error);

  return secret != NULL;
}

static gboolean
call_clear (SmithSecretStore  *store,
            GCancellable      *cancellable,
            GError           **error)
{
  return creds_test_clear (store, id_a, cancellable, error);
}

static gboolean
call_list (SmithSecretStore  *store,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr(GHashTable) labels = creds_test_list (store, cancellable, error);

  return labels != NULL;
}

static gboolean
call_check (SmithSecretStore  *store,
            GCancellable      *cancellable,
            GError           **error)
{
  SmithSecretStoreState state;

  return creds_test_check (store, cancellable, &state, error);
}

static gboolean
call_unlock (SmithSecretStore  *store,
             GCancellable      *cancellable,
             GError           **error)
{
  return creds_test_unlock (store, cancellable, error);
}

static const struct
{
  const char *name;
  Call        call;
} calls[] = {
  { "store",  call_store },
  { "lookup", call_lookup },
  { "clear",  call_clear },
  { "list",   call_list },
  { "check",  call_check },
  { "unlock", call_unlock },
};

static void
test_cancelled_before (Fixture       *fixture,
                       gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (calls[i].call (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (fixture->store, id_a, "one", 3);
  assert_holds_none (fixture->store, id_b);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* Cancelled while the call waits, it ends soon and either way with a true answer. */
static void
test_cancelled_during (Fixture       *fixture,
                       gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gboolean done;

  g_assert_true (creds_test_store (fixture->store, id_a, "one", -1, NULL, NULL));
  g_idle_add_full (G_PRIORITY_HIGH, cancel_cb, cancellable, NULL);
  done = calls[i].call (fixture->store, cancellable, &error);
  g_assert_false (done);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Finding nothing means something only if a secret in the clear would be found. */
static void
test_search_finds (void)
{
  g_autofree char *directory = g_build_filename (private_directory, "below", NULL);
  g_autofree char *path = g_build_filename (directory, "leak", NULL);

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "\0 " PLANTED "\n", sizeof ("\0 " PLANTED), NULL));
  g_assert_cmpuint (creds_test_count_files_with (private_directory, PLANTED), ==, 1);
  temp_folder_remove (directory);
}

/* Before the first call: libsecret looks at the environment once. */
static void
choose_store (void)
{
  const char *store = g_getenv ("SMITH_TEST_STORE");

  if (g_strcmp0 (store, "service") == 0)
    {
      g_assert_nonnull (g_getenv ("SMITH_TEST_HOME"));  /* of the private daemon */
      private_directory = g_strdup (g_getenv ("SMITH_TEST_HOME"));
      g_setenv ("SECRET_BACKEND", "service", TRUE);
      return;
    }

  private_directory = temp_folder_make ();
  if (g_strcmp0 (store, "file") == 0)
    {
      g_autofree char *path = g_build_filename (private_directory, "test.keyring", NULL);

      g_setenv ("SECRET_BACKEND", "file", TRUE);
      g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
      g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
    }
  else
    g_assert_cmpstr (store, ==, "memory");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  choose_store ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/secret-store/text/", text_cases[i].name, NULL);

      g_test_add (path, Fixture, &text_cases[i], set_up, test_text, tear_down);
    }
  g_test_add ("/secret-store/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/secret-store/clear", Fixture, NULL, set_up, test_clear, tear_down);
  g_test_add ("/secret-store/clear-none", Fixture, NULL, set_up, test_clear_none, tear_down);
  g_test_add ("/secret-store/not-found", Fixture, NULL, set_up, test_not_found, tear_down);
  g_test_add ("/secret-store/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/secret-store/ready", Fixture, NULL, set_up, test_ready, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *before = g_strconcat ("/secret-store/cancelled-before/", calls[i].name,
                                             NULL);
      g_autofree char *during = g_strconcat ("/secret-store/cancelled-during/", calls[i].name,
                                             NULL);

      g_test_add (before, Fixture, GSIZE_TO_POINTER (i), set_up, test_cancelled_before, tear_down);
      g_test_add (during, Fixture, GSIZE_TO_POINTER (i), set_up, test_cancelled_during, tear_down);
    }
  g_test_add_func ("/secret-store/search-finds", test_search_finds);

  status = g_test_run ();
  if (g_strcmp0 (g_getenv ("SMITH_TEST_STORE"), "service") != 0)
    temp_folder_remove (private_directory);
  g_free (private_directory);

  return status;
}
