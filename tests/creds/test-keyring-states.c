/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real keyring that is locked, whose question nobody answers, that dies, and that was never
 * unlocked since it started.  Runs inside tests/support/with-keyring. */

#include <signal.h>
#include <string.h>

#include "creds-test.h"
#include "creds/smith-keyring-store.h"

#define PLANTED "planted-hunter2-secret"
#define WAIT_SECONDS 20

static const char id_a[] = "11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
static const char id_b[] = "22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

typedef struct
{
  SmithSecretStore *store;    /* (owned) */
  GDBusConnection *bus;       /* (owned) */
  GDBusConnection *prompter;  /* (owned) (nullable) owns the name of the desktop's prompter */
  GCancellable *cancellable;  /* (owned) */
  int n_prompts;              /* atomic; written by the prompter's thread */
} Fixture;

static GVariant *
call_service (GDBusConnection *bus,
              const char      *path,
              const char      *interface,
              const char      *method,
              GVariant        *parameters,
              const char      *reply_type)
{
  g_autoptr(GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", path, interface,
                                                 method, parameters, G_VARIANT_TYPE (reply_type),
                                                 G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                                                 &error);

  g_assert_no_error (error);

  return reply;
}

static void
lock_keyring (GDBusConnection *bus)
{
  const char *paths[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr(GVariant) reply =
    call_service (bus, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
                  g_variant_new ("(^ao)", paths), "(aoo)");
  g_autoptr(GVariant) locked = g_variant_get_child_value (reply, 0);

  g_assert_cmpuint (g_variant_n_children (locked), ==, 1);
}

/* As the desktop's log-in does it: with the password, without a question. */
static void
unlock_keyring (GDBusConnection *bus)
{
  g_autoptr(GVariant) session =
    call_service (bus, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                  "OpenSession", g_variant_new ("(sv)", "plain", g_variant_new_string ("")),
                  "(vo)");
  g_autoptr(GVariant) reply = NULL;
  const char *session_path;

  g_variant_get_child (session, 1, "&o", &session_path);
  reply = call_service (bus, "/org/freedesktop/secrets",
                        "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
                        "UnlockWithMasterPassword",
                        g_variant_new ("(o(o@ay@ays))",
                                       "/org/freedesktop/secrets/collection/login", session_path,
                                       g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                                       g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "test", 4,
                                                                  1),
                                       "text/plain"),
                        "()");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fixture->store = SMITH_SECRET_STORE (smith_keyring_store_new ());
  fixture->cancellable = g_cancellable_new ();
  g_assert_true (creds_test_store (fixture->store, id_a, PLANTED, -1, NULL, &error));
  g_assert_no_error (error);
  lock_keyring (fixture->bus);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSecret) secret = NULL;

  /* the question of a cancelled call is closed at last */
  if (fixture->prompter != NULL)
    g_assert_true (g_dbus_connection_close_sync (fixture->prompter, NULL, NULL));
  g_clear_object (&fixture->prompter);
  creds_test_assert_goes (g_steal_pointer (&fixture->store));
  fixture->store = SMITH_SECRET_STORE (smith_keyring_store_new ());

  /* whatever was tried: what was stored is still there, and in no file in the clear */
  unlock_keyring (fixture->bus);
  secret = creds_test_lookup (fixture->store, id_a, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_secret_peek (secret), ==, PLANTED);
  g_assert_null (creds_test_lookup (fixture->store, id_b, NULL, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);
  g_assert_cmpuint (creds_test_count_files_with (g_getenv ("SMITH_TEST_HOME"), PLANTED), ==, 0);
  g_assert_true (creds_test_clear (fixture->store, id_a, NULL, NULL));
  g_assert_true (creds_test_clear (fixture->store, id_b, NULL, NULL));

  g_clear_object (&fixture->bus);
  g_clear_object (&fixture->cancellable);
  creds_test_assert_goes (g_steal_pointer (&fixture->store));
}

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
call_replace (SmithSecretStore  *store,
              GCancellable      *cancellable,
              GError           **error)
{
  return creds_test_store (store, id_a, "other", -1, cancellable, error);
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
} asking_calls[] = {
  { "store",   call_store },
  { "replace", call_replace },
  { "lookup",  call_lookup },
  { "clear",   call_clear },
  { "unlock",  call_unlock },
};

/* Without a prompter the daemon reports its question as closed. */
static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;

  g_assert_false (asking_calls[i].call (fixture->store, NULL, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_DISMISSED);
  g_assert_null (strstr (error->message, PLANTED));
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* A prompter whose question nobody answers.  Runs in the connection's thread. */
static GDBusMessage *
prompter_filter (GDBusConnection *connection,
                 GDBusMessage    *message,
                 gboolean         incoming,
                 gpointer         user_data)
{
  Fixture *fixture = user_data;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  g_atomic_int_inc (&fixture->n_prompts);
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_cb, g_object_ref (fixture->cancellable),
                   g_object_unref);
  g_object_unref (message);

  return NULL;
}

static void
start_prompter (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = NULL;
  guint32 code;

  fixture->prompter =
    g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (fixture->prompter, prompter_filter, fixture, NULL);
  reply = g_dbus_connection_call_sync (fixture->prompter, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.gnome.keyring.SystemPrompter",
                                                      0),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &code);
  g_assert_cmpuint (code, ==, 1);  /* primary owner */
}

static void
test_unanswered (Fixture       *fixture,
                 gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;

  start_prompter (fixture);
  g_assert_false (asking_calls[i].call (fixture->store, fixture->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_prompts), >=, 1);
}

/* What only looks never asks. */
static void
test_looking (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) labels = NULL;
  SmithSecretStoreState state = SMITH_SECRET_STORE_READY;

  start_prompter (fixture);
  g_assert_true (creds_test_check (fixture->store, NULL, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_LOCKED);

  labels = creds_test_list (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (labels, id_a), ==, "Weather");
  g_assert_cmpint (g_atomic_int_get (&fixture->n_prompts), ==, 0);
}

/* What the desktop's keyring manager sees: whose item it is, and nothing more. */
static void
test_attributes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GVariant) found = NULL;
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GVariant) attributes = NULL;
  g_autoptr(GVariantIter) locked = NULL;
  const char *path, *value;

  found = call_service (fixture->bus, "/org/freedesktop/secrets",
                        "org.freedesktop.Secret.Service", "SearchItems",
                        g_variant_new_parsed ("({'id': %s},)", id_a), "(aoao)");
  g_variant_get (found, "(aoao)", NULL, &locked);
  g_assert_cmpuint (g_variant_iter_n_children (locked), ==, 1);
  g_assert_true (g_variant_iter_next (locked, "&o", &path));
  reply = call_service (fixture->bus, path, "org.freedesktop.DBus.Properties", "Get",
                        g_variant_new ("(ss)", "org.freedesktop.Secret.Item", "Attributes"),
                        "(v)");
  g_variant_get (reply, "(v)", &attributes);
  g_assert_cmpuint (g_variant_n_children (attributes), ==, 3);
  g_assert_true (g_variant_lookup (attributes, "id", "&s", &value));
  g_assert_cmpstr (value, ==, id_a);
  g_assert_true (g_variant_lookup (attributes, "version", "&s", &value));
  g_assert_cmpstr (value, ==, "actionsmith-1");
  g_assert_true (g_variant_lookup (attributes, "xdg:schema", "&s", &value));
  g_assert_cmpstr (value, ==, SMITH_KEYRING_SCHEMA_NAME);
}

static gboolean
has_owner (GDBusConnection *bus)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "NameHasOwner",
                                 g_variant_new ("(s)", "org.freedesktop.secrets"),
                                 G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                 &error);
  gboolean owned;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &owned);

  return owned;
}

static void
wait_for_owner (GDBusConnection *bus,
                gboolean         wanted)
{
  gint64 deadline_us = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (has_owner (bus) != wanted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline_us);
      g_usleep (10 * 1000);
      g_main_context_iteration (NULL, FALSE);
    }
}

static GSubprocess *
start_daemon (void)
{
  g_autofree char *control = g_strdup_printf ("--control-directory=%s/control",
                                              g_getenv ("SMITH_TEST_HOME"));
  g_autofree char *data = g_build_filename (g_getenv ("SMITH_TEST_HOME"), "data", NULL);
  g_autofree char *run = g_build_filename (g_getenv ("SMITH_TEST_HOME"), "run", NULL);
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GError) error = NULL;
  GSubprocess *daemon;

  g_subprocess_launcher_setenv (launcher, "HOME", g_getenv ("SMITH_TEST_HOME"), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", run, TRUE);
  daemon = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                        "--components=secrets", control, NULL);
  g_assert_no_error (error);

  return daemon;
}

/* The daemon goes away while the program runs, and the next one was never unlocked: it knows
 * our items by the hash of their attributes alone. */
static void
test_restart (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(SmithSecretStore) store = SMITH_SECRET_STORE (smith_keyring_store_new ());
  g_autoptr(GSubprocess) daemon = NULL;
  g_autoptr(SmithSecret) secret = NULL;
  g_autoptr(GError) gone = NULL;
  g_autoptr(GError) locked = NULL;
  g_autoptr(GError) dismissed = NULL;
  g_autoptr(GError) error = NULL;
  SmithSecretStoreState state = SMITH_SECRET_STORE_READY;
  guint64 daemon_pid = 0;

  g_assert_true (creds_test_store (store, id_a, PLANTED, -1, NULL, &error));
  g_assert_true (g_ascii_string_to_unsigned (g_getenv ("SMITH_TEST_DAEMON"), 10, 2, G_MAXINT32,
                                             &daemon_pid, &error));
  g_assert_cmpint (kill ((pid_t) daemon_pid, SIGTERM), ==, 0);
  wait_for_owner (bus, FALSE);
  g_assert_null (creds_test_lookup (store, id_a, NULL, &gone));
  g_assert_error (gone, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NO_SERVICE);
  g_assert_true (creds_test_check (store, NULL, &state, &error));
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_NO_SERVICE);

  daemon = start_daemon ();
  wait_for_owner (bus, TRUE);
  g_assert_true (creds_test_check (store, NULL, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, SMITH_SECRET_STORE_LOCKED);
  g_assert_null (creds_test_list (store, NULL, &locked));
  g_assert_error (locked, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_LOCKED);
  g_assert_null (creds_test_lookup (store, id_a, NULL, &dismissed));
  g_assert_error (dismissed, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_DISMISSED);

  unlock_keyring (bus);
  secret = creds_test_lookup (store, id_a, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_secret_peek (secret), ==, PLANTED);
  g_assert_cmpuint (creds_test_count_files_with (g_getenv ("SMITH_TEST_HOME"), PLANTED), ==, 0);

  g_subprocess_send_signal (daemon, SIGTERM);
  g_assert_true (g_subprocess_wait (daemon, NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_assert_nonnull (g_getenv ("SMITH_TEST_HOME"));
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (asking_calls); i++)
    {
      g_autofree char *dismissed = g_strconcat ("/keyring/dismissed/", asking_calls[i].name, NULL);
      g_autofree char *unanswered = g_strconcat ("/keyring/unanswered/", asking_calls[i].name,
                                                 NULL);

      g_test_add (dismissed, Fixture, GSIZE_TO_POINTER (i), set_up, test_dismissed, tear_down);
      g_test_add (unanswered, Fixture, GSIZE_TO_POINTER (i), set_up, test_unanswered, tear_down);
    }
  g_test_add ("/keyring/looking", Fixture, NULL, set_up, test_looking, tear_down);
  g_test_add ("/keyring/attributes", Fixture, NULL, set_up, test_attributes, tear_down);
  /* the last: it ends the daemon that the others use; GTest runs the sub-suites in order */
  g_test_add_func ("/keyring/end/restart", test_restart);

  return g_test_run ();
}
