/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A system without a keyring: no bus at all, at an address where nobody listens. */

#include <string.h>

#include "creds-test.h"
#include "creds/smith-keyring-store.h"

static const char id_a[] = "11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa";

static void
assert_says_so (const GError *error)
{
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NO_SERVICE);
  g_assert_true (g_str_has_prefix (error->message, "No keyring runs on this system."));
  g_assert_null (strstr (error->message, "hunter2"));
}

static void
test_calls (void)
{
  g_autoptr(SmithSecretStore) store = SMITH_SECRET_STORE (smith_keyring_store_new ());
  g_autoptr(GError) store_error = NULL;
  g_autoptr(GError) lookup_error = NULL;
  g_autoptr(GError) clear_error = NULL;
  g_autoptr(GError) list_error = NULL;
  g_autoptr(GError) unlock_error = NULL;
  g_autoptr(GError) check_error = NULL;
  SmithSecretStoreState state = SMITH_SECRET_STORE_READY;

  g_assert_false (creds_test_store (store, id_a, "hunter2", -1, NULL, &store_error));
  assert_says_so (store_error);
  g_assert_null (creds_test_lookup (store, id_a, NULL, &lookup_error));
  assert_says_so (lookup_error);
  g_assert_false (creds_test_clear (store, id_a, NULL, &clear_error));
  assert_says_so (clear_error);
  g_assert_null (creds_test_list (store, NULL, &list_error));
  assert_says_so (list_error);
  g_assert_false (creds_test_unlock (store, NULL, &unlock_error));
  assert_says_so (unlock_error);

  g_assert_true (creds_test_check (store, NULL, &state, &check_error));
  g_assert_no_error (check_error);
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_NO_SERVICE);
  g_assert_finalize_object (g_steal_pointer (&store));
}

static void
test_no_file (void)
{
  g_assert_cmpuint (creds_test_count_files_with (g_get_home_dir (), "hunter2"), ==, 0);
  g_assert_cmpuint (creds_test_count_files_with (g_get_user_data_dir (), "hunter2"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_unsetenv ("DISPLAY");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/keyring-absent/calls", test_calls);
  g_test_add_func ("/keyring-absent/no-file", test_no_file);

  return g_test_run ();
}
