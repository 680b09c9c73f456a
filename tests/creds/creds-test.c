/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem() */
#include "creds-test.h"

#include <string.h>

void
creds_test_keep_result_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
creds_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
tick_cb (gpointer user_data)
{
  guint *n_ticks = user_data;

  if (++*n_ticks == 2000)
    g_error ("An object is still referenced after 10 seconds");

  return G_SOURCE_CONTINUE;
}

/* Drops the test's reference and waits until calls that were cancelled, and threads that are
 * done, drop theirs, which wakes nobody. */
void
creds_test_assert_goes (gpointer object)
{
  guint n_ticks = 0;
  guint ticker = g_timeout_add (5, tick_cb, &n_ticks);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (g_atomic_pointer_get (&object) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);
}

gboolean
creds_test_store (SmithSecretStore  *store,
                  const char        *id,
                  const char        *text,
                  gssize             length,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr(SmithSecret) secret = smith_secret_new (text, length);
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_store_async (store, id, "Weather", secret, cancellable,
                                  creds_test_keep_result_cb, &result);
  g_assert_null (result);  /* never before the call returns */
  creds_test_wait (&result);

  return smith_secret_store_store_finish (store, result, error);
}

SmithSecret *
creds_test_lookup (SmithSecretStore  *store,
                   const char        *id,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_lookup_async (store, id, cancellable, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_secret_store_lookup_finish (store, result, error);
}

gboolean
creds_test_clear (SmithSecretStore  *store,
                  const char        *id,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_clear_async (store, id, cancellable, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_secret_store_clear_finish (store, result, error);
}

GHashTable *
creds_test_list (SmithSecretStore  *store,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_list_async (store, cancellable, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_secret_store_list_finish (store, result, error);
}

gboolean
creds_test_check (SmithSecretStore       *store,
                  GCancellable           *cancellable,
                  SmithSecretStoreState  *out_state,
                  GError                **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_check_async (store, cancellable, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_secret_store_check_finish (store, result, out_state, error);
}

gboolean
creds_test_unlock (SmithSecretStore  *store,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_secret_store_unlock_async (store, cancellable, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_secret_store_unlock_finish (store, result, error);
}

/* How many regular files below @directory hold the bytes of @needle. */
guint
creds_test_count_files_with (const char *directory,
                             const char *needle)
{
  g_autoptr(GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  guint n_found = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n_found += creds_test_count_files_with (path, needle);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
               g_file_get_contents (path, &contents, &length, NULL) &&
               memmem (contents, length, needle, strlen (needle)) != NULL)
        n_found++;
    }

  return n_found;
}
