/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

#include "creds/smith-memory-store.h"
#include "ui/smith-key-detail.h"
#include "ui/smith-key-dialog.h"
#include "ui/smith-keys-page.h"

#define SECRET "planted-secret-8f31"

typedef struct
{
  SmithMemoryStore    *store;
  SmithCredentialList *credentials;
  GtkWidget           *window;
  SmithKeysPage       *page;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 200; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (500);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = smith_memory_store_new ();
  fixture->credentials = smith_credential_list_new (NULL, SMITH_SECRET_STORE (fixture->store));
  fixture->window = g_object_ref_sink (adw_window_new ());
  fixture->page = SMITH_KEYS_PAGE (smith_keys_page_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  smith_keys_page_set_credentials (fixture->page, fixture->credentials);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (g_steal_pointer (&fixture->window));
  g_assert_finalize_object (g_steal_pointer (&fixture->credentials));
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

/* The first widget of @type below @widget whose title, where it has one, is @title. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                                   title) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_into (GtkWidget  *root,
           const char *title,
           const char *text)
{
  GtkWidget *row = find (root, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  smith_keys_page_add (fixture->page, "Weather", "https://api.example/v1");
  settle ();

  return support_find_window (SMITH_TYPE_KEY_DIALOG);
}

static void
add_key (Fixture *fixture)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_nonnull (dialog);
  type_into (dialog, "Secret", SECRET);
  gtk_widget_activate_action (dialog, "key.add", NULL);
  settle ();
}

static const char *
visible_page (Fixture *fixture)
{
  GtkWidget *stack = find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(SmithCredential) credential = NULL;

  g_assert_cmpstr (visible_page (fixture), ==, "empty");
  add_key (fixture);

  g_assert_cmpstr (visible_page (fixture), ==, "keys");
  credential = g_list_model_get_item (G_LIST_MODEL (fixture->credentials), 0);
  g_assert_cmpstr (smith_credential_get_label (credential), ==, "Weather");
  g_assert_cmpstr (smith_credential_get_origins (credential)[0], ==, "https://api.example");
  g_assert_cmpint (smith_credential_list_get_presence (fixture->credentials,
                                                       smith_credential_get_id (credential)),
                   ==, SMITH_SECRET_PRESENT);
}

static const struct
{
  const char *name;
  const char *label;
  const char *origin;
  const char *secret;
  gboolean    can_add;
} dialog_cases[] = {
  { "complete",          "Weather", "https://api.example", SECRET, TRUE },
  { "without-a-name",    "",        "https://api.example", SECRET, FALSE },
  { "without-a-secret",  "Weather", "https://api.example", "",     FALSE },
  { "without-a-place",   "Weather", "",                    SECRET, FALSE },
  { "place-is-no-url",   "Weather", "api.example",         SECRET, FALSE },
  { "place-has-a-space", "Weather", "https://api example", SECRET, FALSE },
  { "place-is-a-pattern", "Weather", "https://*.example",  SECRET, FALSE },
  { "place-without-a-scheme", "Weather", "127.0.0.1:8765", SECRET, FALSE },
  { "secret-is-blank",   "Weather", "https://api.example", " \n",  FALSE },
};

static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *dialog = open_dialog (fixture);

  type_into (dialog, "Name", dialog_cases[i].label);
  type_into (dialog, "Where It May Be Sent", dialog_cases[i].origin);
  type_into (dialog, "Secret", dialog_cases[i].secret);
  gtk_widget_activate_action (dialog, "key.add", NULL);
  settle ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->credentials)), ==,
                    dialog_cases[i].can_add ? 1 : 0);
  if (!dialog_cases[i].can_add)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static const struct
{
  const char          *name;
  SmithCredentialKind  kind;
  const char          *origin;
  const char          *secret;
  const char          *said;
} said_cases[] = {
  { "fine", SMITH_CREDENTIAL_BEARER, "https://api.example", SECRET, "into the keyring" },
  { "place-without-a-scheme", SMITH_CREDENTIAL_BEARER, "127.0.0.1:8765", SECRET,
    "begins with https://" },
  { "bearer", SMITH_CREDENTIAL_BEARER, "https://api.example", " bearer " SECRET,
    "Enter only what follows it" },
  { "basic", SMITH_CREDENTIAL_BASIC, "https://api.example", "Basic " SECRET,
    "Enter only the password" },
  { "bearer-in-a-header", SMITH_CREDENTIAL_HEADER, "https://api.example", "Bearer " SECRET,
    "into the keyring" },
};

/* What is wrong, or would go wrong at the server, is said below the entry. */
static void
test_said (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GtkWidget *dialog = open_dialog (fixture);
  g_autofree char *said = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, ADW_TYPE_COMBO_ROW, NULL)),
                              said_cases[i].kind);
  type_into (dialog, "Where It May Be Sent", said_cases[i].origin);
  type_into (dialog, "Secret", said_cases[i].secret);
  said = support_find_label (dialog, said_cases[i].said);
  g_assert_nonnull (said);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What comes along when a secret is copied is not part of it, at first and later. */
static void
test_trimmed (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *row, *button, *entry;

  type_into (dialog, "Secret", " \t" SECRET " \n");
  gtk_widget_activate_action (dialog, "key.add", NULL);
  settle ();
  row = find (GTK_WIDGET (fixture->page), ADW_TYPE_ACTION_ROW, "Stored Secret");
  button = find (row, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, SECRET);

  entry = find (GTK_WIDGET (fixture->page), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "other\n");
  g_signal_emit_by_name (entry, "apply");
  settle ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "other");
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;
  g_autoptr(SmithCredential) credential = NULL;

  add_key (fixture);
  type_into (GTK_WIDGET (fixture->page), "Name", "Forecasts");
  row = find (GTK_WIDGET (fixture->page), ADW_TYPE_ENTRY_ROW, "Name");
  g_signal_emit_by_name (row, "apply");
  settle ();

  credential = g_list_model_get_item (G_LIST_MODEL (fixture->credentials), 0);
  g_assert_cmpstr (smith_credential_get_label (credential), ==, "Forecasts");
}

/* A secret is on the page only while it is revealed. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row, *button;

  add_key (fixture);
  row = find (GTK_WIDGET (fixture->page), ADW_TYPE_ACTION_ROW, "Stored Secret");
  button = find (row, GTK_TYPE_TOGGLE_BUTTON, NULL);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), SECRET));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, SECRET);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  settle ();
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), SECRET));
}

static void
test_more_places (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *row;
  g_autoptr(SmithCredential) credential = NULL;

  add_key (fixture);
  type_into (GTK_WIDGET (fixture->page), "Another Address", "http://127.0.0.1/");
  row = find (GTK_WIDGET (fixture->page), ADW_TYPE_ENTRY_ROW, "Another Address");
  g_signal_emit_by_name (row, "apply");
  settle ();

  credential = g_list_model_get_item (G_LIST_MODEL (fixture->credentials), 0);
  g_assert_cmpuint (g_strv_length ((char **) smith_credential_get_origins (credential)), ==, 2);
  g_assert_true (smith_credential_allows (credential, "http://127.0.0.1:4567"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), ADW_TYPE_ACTION_ROW, "http://127.0.0.1"));
}

/* A store whose keyring asks a person who never answers. */
#define TEST_TYPE_STUCK_STORE (test_stuck_store_get_type ())
G_DECLARE_FINAL_TYPE (TestStuckStore, test_stuck_store, TEST, STUCK_STORE, GObject)

struct _TestStuckStore
{
  GObject parent_instance;
};

static void
stuck_done (SmithSecretStore    *store,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static void
stuck_store_async (SmithSecretStore    *store,
                   const char          *id,
                   const char          *label,
                   SmithSecret         *secret,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  stuck_done (store, cancellable, callback, user_data);
}

static gboolean
stuck_boolean_finish (SmithSecretStore  *store,
                      GAsyncResult      *result,
                      GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
stuck_cancelled_cb (GCancellable *cancellable,
                    gpointer      user_data)
{
  g_task_return_error_if_cancelled (user_data);

  return G_SOURCE_REMOVE;
}

static void
stuck_lookup_async (SmithSecretStore    *store,
                    const char          *id,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr(GSource) source = g_cancellable_source_new (cancellable);

  g_source_set_callback (source, G_SOURCE_FUNC (stuck_cancelled_cb), task, g_object_unref);
  g_source_attach (source, NULL);
}

static SmithSecret *
stuck_lookup_finish (SmithSecretStore  *store,
                     GAsyncResult      *result,
                     GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stuck_store_iface_init (SmithSecretStoreInterface *iface)
{
  iface->store_async = stuck_store_async;
  iface->store_finish = stuck_boolean_finish;
  iface->lookup_async = stuck_lookup_async;
  iface->lookup_finish = stuck_lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestStuckStore, test_stuck_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SMITH_TYPE_SECRET_STORE,
                                                      stuck_store_iface_init))

static void
test_stuck_store_class_init (TestStuckStoreClass *klass)
{
}

static void
test_stuck_store_init (TestStuckStore *self)
{
}

/* What waits for the keyring holds the page; leaving the window ends it. */
static void
test_close_while_waiting (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(TestStuckStore) store = g_object_new (TEST_TYPE_STUCK_STORE, NULL);
  SmithKeysPage *page = fixture->page;
  GtkWidget *row, *button;

  add_key (fixture);
  smith_credential_list_set_store (fixture->credentials, SMITH_SECRET_STORE (store));
  row = find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Stored Secret");
  button = find (row, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  settle ();

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  settle ();
  g_assert_null (page);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);

  g_test_add ("/keys-page/add", Fixture, NULL, set_up, test_add, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (dialog_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/keys-page/dialog/", dialog_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_dialog, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (said_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/keys-page/said/", said_cases[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_said, tear_down);
    }
  g_test_add ("/keys-page/trimmed", Fixture, NULL, set_up, test_trimmed, tear_down);
  g_test_add ("/keys-page/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/keys-page/reveal", Fixture, NULL, set_up, test_reveal, tear_down);
  g_test_add ("/keys-page/close-while-waiting", Fixture, NULL, set_up, test_close_while_waiting,
              tear_down);
  g_test_add ("/keys-page/more-places", Fixture, NULL, set_up, test_more_places, tear_down);

  return support_run ();
}
