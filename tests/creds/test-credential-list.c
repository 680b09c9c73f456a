/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "creds-test.h"
#include "creds/smith-credential-list.h"
#include "creds/smith-memory-store.h"
#include "temp-folder.h"

#define PLANTED "planted-hunter2-secret"

static const char id_a[] = "11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
static const char id_b[] = "22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

typedef struct
{
  char *directory;              /* (owned) */
  char *path;                   /* (owned) */
  SmithMemoryStore *store;      /* (owned) */
  SmithCredentialList *list;    /* (owned) */
  GString *news;                /* (owned) one word a signal */
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  g_string_append_printf (user_data, "items:%u-%u+%u ", position, removed, added);
}

static void
presence_changed_cb (SmithCredentialList *list,
                     const char          *id,
                     gpointer             user_data)
{
  g_string_append_printf (user_data, "presence:%c=%d ", id[0],
                          smith_credential_list_get_presence (list, id));
}

static void
open_list (Fixture *fixture)
{
  fixture->list = smith_credential_list_new (fixture->directory,
                                             SMITH_SECRET_STORE (fixture->store));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture->news);
  g_signal_connect (fixture->list, "presence-changed", G_CALLBACK (presence_changed_cb),
                    fixture->news);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *parent = temp_folder_make ();

  /* not there yet, as on the first start */
  fixture->directory = g_build_filename (parent, "actionsmith", NULL);
  fixture->path = g_build_filename (fixture->directory, "credentials.ini", NULL);
  fixture->store = smith_memory_store_new ();
  fixture->news = g_string_new (NULL);
  open_list (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->directory);

  creds_test_assert_goes (g_steal_pointer (&fixture->list));
  creds_test_assert_goes (g_steal_pointer (&fixture->store));
  g_assert_cmpuint (creds_test_count_files_with (parent, PLANTED), ==, 0);
  temp_folder_remove (parent);
  g_string_free (fixture->news, TRUE);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static SmithCredential *
make (const char          *id,
      SmithCredentialKind  kind,
      const char          *label)
{
  const char *origins[] = { "https://a.example", "http://127.0.0.1", NULL };
  g_autoptr(GError) error = NULL;
  SmithCredential *credential = smith_credential_new (id, kind, label, "X-Token", "ann", origins,
                                                      &error);

  g_assert_no_error (error);

  return credential;
}

static gboolean
load (Fixture  *fixture,
      GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_load_async (fixture->list, NULL, creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_credential_list_load_finish (fixture->list, result, error);
}

static gboolean
add (Fixture              *fixture,
     const char           *id,
     SmithCredentialKind   kind,
     const char           *label,
     const char           *text,
     GError              **error)
{
  g_autoptr(SmithCredential) credential = make (id, kind, label);
  g_autoptr(SmithSecret) secret = text != NULL ? smith_secret_new (text, -1) : NULL;
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_add_async (fixture->list, credential, secret, NULL,
                                   creds_test_keep_result_cb, &result);
  g_assert_null (result);
  creds_test_wait (&result);

  return smith_credential_list_add_finish (fixture->list, result, error);
}

static gboolean
replace (Fixture              *fixture,
         const char           *id,
         SmithCredentialKind   kind,
         const char           *label,
         GError              **error)
{
  g_autoptr(SmithCredential) credential = make (id, kind, label);
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_replace_async (fixture->list, credential, NULL, creds_test_keep_result_cb,
                                       &result);
  creds_test_wait (&result);

  return smith_credential_list_replace_finish (fixture->list, result, error);
}

static gboolean
set_secret (Fixture     *fixture,
            const char  *id,
            const char  *text,
            GError     **error)
{
  g_autoptr(SmithSecret) secret = smith_secret_new (text, -1);
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_set_secret_async (fixture->list, id, secret, NULL,
                                          creds_test_keep_result_cb, &result);
  creds_test_wait (&result);

  return smith_credential_list_set_secret_finish (fixture->list, result, error);
}

static gboolean
remove_key (Fixture     *fixture,
            const char  *id,
            GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_remove_async (fixture->list, id, NULL, creds_test_keep_result_cb, &result);
  creds_test_wait (&result);

  return smith_credential_list_remove_finish (fixture->list, result, error);
}

static gboolean
refresh (Fixture  *fixture,
         GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_refresh_async (fixture->list, NULL, creds_test_keep_result_cb, &result);
  creds_test_wait (&result);

  return smith_credential_list_refresh_finish (fixture->list, result, error);
}

static SmithSecret *
lookup (Fixture     *fixture,
        const char  *id,
        GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_credential_list_lookup_async (fixture->list, id, NULL, creds_test_keep_result_cb, &result);
  creds_test_wait (&result);

  return smith_credential_list_lookup_finish (fixture->list, result, error);
}

/* What has been signalled since the last time. */
static void
assert_news (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->news->str, ==, expected);
  g_string_truncate (fixture->news, 0);
}

static void
assert_labels (Fixture    *fixture,
               const char *expected)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr(SmithCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (labels, "%s ", smith_credential_get_label (credential));
    }
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  creds_test_assert_goes (g_steal_pointer (&fixture->list));
  open_list (fixture);
  g_assert_true (load (fixture, &error));
  g_assert_no_error (error);
  g_string_truncate (fixture->news, 0);
}

static void
test_life (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSecret) secret = NULL;

  g_assert_true (load (fixture, &error));
  assert_news (fixture, "");

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, &error));
  assert_news (fixture, "items:0-0+1 ");
  g_assert_true (add (fixture, id_b, SMITH_CREDENTIAL_BASIC, "B", NULL, &error));
  assert_news (fixture, "items:1-0+1 ");
  g_assert_cmpint (smith_credential_list_get_presence (fixture->list, id_a), ==,
                   SMITH_SECRET_PRESENT);
  g_assert_cmpint (smith_credential_list_get_presence (fixture->list, id_b), ==,
                   SMITH_SECRET_MISSING);

  g_assert_true (set_secret (fixture, id_b, PLANTED "-2", &error));
  assert_news (fixture, "presence:2=1 ");
  g_assert_true (set_secret (fixture, id_b, PLANTED "-3", &error));
  assert_news (fixture, "");
  secret = lookup (fixture, id_b, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (smith_secret_peek (secret), ==, PLANTED "-3");

  g_assert_true (replace (fixture, id_a, SMITH_CREDENTIAL_HEADER, "A2", &error));
  assert_news (fixture, "items:0-1+1 ");
  assert_labels (fixture, "A2 B ");
  g_assert_cmpint (smith_credential_list_get_presence (fixture->list, id_a), ==,
                   SMITH_SECRET_PRESENT);

  g_assert_true (remove_key (fixture, id_a, &error));
  g_assert_no_error (error);
  assert_news (fixture, "items:0-1+0 ");
  assert_labels (fixture, "B ");
  g_assert_cmpint (smith_credential_list_get_presence (fixture->list, id_a), ==,
                   SMITH_SECRET_UNKNOWN);
  g_assert_null (creds_test_lookup (SMITH_SECRET_STORE (fixture->store), id_a, NULL, NULL));
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  SmithCredential *a, *b;
  struct stat status;
  g_autofree char *origins = NULL;

  g_assert_true (add (fixture, id_b, SMITH_CREDENTIAL_BASIC, "Ü;=[]\\ x", PLANTED, &error));
  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_HEADER, "A", PLANTED, &error));
  g_assert_true (replace (fixture, id_b, SMITH_CREDENTIAL_BASIC, "Ü;=[]\\ y", &error));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->directory, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  reopen (fixture);
  assert_labels (fixture, "Ü;=[]\\ y A ");  /* the order in which they were added */
  b = smith_credential_list_find_by_id (fixture->list, id_b);
  g_assert_cmpint (smith_credential_get_kind (b), ==, SMITH_CREDENTIAL_BASIC);
  g_assert_cmpstr (smith_credential_get_user_name (b), ==, "ann");
  a = smith_credential_list_find_by_label (fixture->list, "A");
  g_assert_cmpstr (smith_credential_get_id (a), ==, id_a);
  g_assert_cmpstr (smith_credential_get_header_name (a), ==, "X-Token");
  origins = g_strjoinv (" ", (char **) smith_credential_get_origins (a));
  g_assert_cmpstr (origins, ==, "https://a.example http://127.0.0.1");
  g_assert_null (smith_credential_list_find_by_label (fixture->list, "a"));

  /* presence is asked for */
  g_assert_cmpint (smith_credential_list_get_presence (fixture->list, id_a), ==,
                   SMITH_SECRET_UNKNOWN);
  g_assert_true (creds_test_clear (SMITH_SECRET_STORE (fixture->store), id_b, NULL, NULL));
  g_assert_true (refresh (fixture, &error));
  assert_news (fixture, "presence:2=2 presence:1=1 ");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) same_id = NULL;
  g_autoptr(GError) same_label = NULL;
  g_autoptr(GError) renamed = NULL;
  g_autoptr(GError) gone = NULL;
  g_autoptr(GError) gone_secret = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &before, NULL, NULL));
  g_string_truncate (fixture->news, 0);

  g_assert_false (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "C", "other", &same_id));
  g_assert_error (same_id, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
  g_assert_false (add (fixture, id_b, SMITH_CREDENTIAL_BEARER, "A", "other", &same_label));
  g_assert_error (same_label, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
  g_assert_false (replace (fixture, id_b, SMITH_CREDENTIAL_BEARER, "B", &renamed));
  g_assert_error (renamed, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);
  g_assert_false (remove_key (fixture, id_b, &gone));
  g_assert_error (gone, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);
  g_assert_false (set_secret (fixture, id_b, "other", &gone_secret));
  g_assert_error (gone_secret, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);

  assert_news (fixture, "");
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_null (creds_test_lookup (SMITH_SECRET_STORE (fixture->store), id_b, NULL, NULL));
}

/* Nothing that the store refuses changes the list or the file. */
static const struct
{
  const char *name;
  SmithSecretStoreState state;
  SmithCredsError code;
} state_cases[] = {
  { "locked",     SMITH_SECRET_STORE_LOCKED,     SMITH_CREDS_ERROR_LOCKED },
  { "no-service", SMITH_SECRET_STORE_NO_SERVICE, SMITH_CREDS_ERROR_NO_SERVICE },
};

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) add_error = NULL;
  g_autoptr(GError) set_error = NULL;
  g_autoptr(GError) remove_error = NULL;
  g_autoptr(GError) lookup_error = NULL;
  g_autoptr(GError) refresh_error = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  g_string_truncate (fixture->news, 0);
  smith_memory_store_set_state (fixture->store, state_cases[i].state);

  g_assert_false (add (fixture, id_b, SMITH_CREDENTIAL_BEARER, "B", PLANTED, &add_error));
  g_assert_error (add_error, SMITH_CREDS_ERROR, (int) state_cases[i].code);
  g_assert_false (set_secret (fixture, id_a, PLANTED, &set_error));
  g_assert_error (set_error, SMITH_CREDS_ERROR, (int) state_cases[i].code);
  g_assert_false (remove_key (fixture, id_a, &remove_error));
  g_assert_error (remove_error, SMITH_CREDS_ERROR, (int) state_cases[i].code);
  g_assert_null (lookup (fixture, id_a, &lookup_error));
  g_assert_error (lookup_error, SMITH_CREDS_ERROR, (int) state_cases[i].code);
  assert_news (fixture, "");
  g_assert_false (refresh (fixture, &refresh_error));
  g_assert_error (refresh_error, SMITH_CREDS_ERROR, (int) state_cases[i].code);
  assert_news (fixture, "presence:1=0 ");

  /* the public side needs no keyring */
  g_assert_true (replace (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A2", &error));
  g_assert_no_error (error);
  reopen (fixture);
  assert_labels (fixture, "A2 ");

  smith_memory_store_set_state (fixture->store, SMITH_SECRET_STORE_READY);
  g_assert_null (creds_test_lookup (SMITH_SECRET_STORE (fixture->store), id_b, NULL, NULL));
  g_assert_true (refresh (fixture, NULL));
  assert_news (fixture, "presence:1=1 ");
}

/* The folder cannot be made: there is a file in its place. */
static void
test_not_saved (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) add_error = NULL;
  g_autoptr(GError) remove_error = NULL;
  g_autofree char *aside = g_strconcat (fixture->directory, "-aside", NULL);

  g_assert_true (g_file_set_contents (fixture->directory, "", 0, NULL));
  g_assert_false (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, &add_error));
  g_assert_error (add_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED);
  assert_news (fixture, "");
  g_assert_null (creds_test_lookup (SMITH_SECRET_STORE (fixture->store), id_a, NULL, NULL));
  g_assert_cmpint (g_unlink (fixture->directory), ==, 0);

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  g_string_truncate (fixture->news, 0);
  g_assert_cmpint (g_rename (fixture->directory, aside), ==, 0);
  g_assert_true (g_file_set_contents (fixture->directory, "", 0, NULL));
  g_assert_false (remove_key (fixture, id_a, &remove_error));
  g_assert_error (remove_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED);
  g_assert_nonnull (strstr (remove_error->message, "The secret was removed"));
  assert_news (fixture, "presence:1=2 ");
  assert_labels (fixture, "A ");
  g_assert_cmpint (g_unlink (fixture->directory), ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->directory), ==, 0);
}

static const struct
{
  const char *name;
  const char *text;
  gssize      length;
  int         code;     /* -1 when it loads */
  const char *labels;   /* after loading */
  guint       n_skipped;
} file_cases[] = {
  { "no-keys", "[Actionsmith]\nversion=1\n", -1, -1, "", 0 },
  { "one", "[Actionsmith]\nversion=1\n[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\nkind=bearer\n"
    "label=A\norigins=https://a.example;\n", -1, -1, "A ", 0 },
  { "unknown-members", "[Actionsmith]\nversion=1\ntheme=x\n"
    "[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\nkind=bearer\nlabel=A\ncolour=red\n", -1, -1, "A ",
    0 },
  { "unknown-kind", "[Actionsmith]\nversion=1\n[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\n"
    "kind=oauth2\nlabel=A\n[22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb]\nkind=basic\nlabel=B\n", -1, -1,
    "B ", 1 },
  { "bad-id", "[Actionsmith]\nversion=1\n[../../x]\nkind=bearer\nlabel=A\n", -1, -1, "", 1 },
  { "id-in-capitals", "[Actionsmith]\nversion=1\n[11111111-AAAA-4AAA-8AAA-AAAAAAAAAAAA]\n"
    "kind=bearer\nlabel=A\n", -1, -1, "", 1 },
  { "bad-header", "[Actionsmith]\nversion=1\n[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\n"
    "kind=header\nlabel=A\nheader-name=Host\n", -1, -1, "", 1 },
  { "bad-origin", "[Actionsmith]\nversion=1\n[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\n"
    "kind=bearer\nlabel=A\norigins=nonsense\n", -1, -1, "", 1 },
  { "no-label", "[Actionsmith]\nversion=1\n[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\n"
    "kind=bearer\n", -1, -1, "", 1 },
  { "empty", "", 0, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "no-version", "[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\nkind=bearer\nlabel=A\n", -1,
    SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "not-a-key-file", "{ \"a\": \"hunter2\" }\n", -1, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "broken-off", "[Actionsmith]\nversion=1\n[1111", -1, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "not-utf-8", "[Actionsmith]\nversion=1\n#\xff\n", -1, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "nul", "[Actionsmith]\nversion=1\n\0\n", 26, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "too-large", NULL, 1024 * 1024 + 1, SMITH_CREDS_ERROR_CORRUPT, "", 0 },
  { "newer", "[Actionsmith]\nversion=2\n", -1, SMITH_CREDS_ERROR_FAILED, "", 0 },
};

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize length = file_cases[i].length < 0 ? strlen (file_cases[i].text)
                                          : (gsize) file_cases[i].length;
  g_autofree char *text = g_malloc0 (length + 1);
  g_autofree char *kept_path = g_strconcat (fixture->path, ".broken-2", NULL);
  g_autofree char *taken_path = g_strconcat (fixture->path, ".broken-1", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  gsize kept_length = 0;

  if (file_cases[i].text != NULL)
    memcpy (text, file_cases[i].text, length);
  else
    memset (text, '#', length);
  g_assert_cmpint (g_mkdir (fixture->directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (taken_path, "older", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->path, text, (gssize) length, NULL));

  g_assert_cmpint (load (fixture, &error), ==, file_cases[i].code == -1);
  assert_labels (fixture, file_cases[i].labels);
  g_assert_cmpuint (smith_credential_list_get_n_skipped (fixture->list), ==,
                    file_cases[i].n_skipped);
  if (file_cases[i].code == -1)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, SMITH_CREDS_ERROR, file_cases[i].code);
      g_assert_null (strstr (error->message, "hunter2"));
    }

  /* whatever it was, every byte is still there, and under the name that was told */
  if (file_cases[i].code == SMITH_CREDS_ERROR_CORRUPT)
    {
      g_assert_nonnull (strstr (error->message, "credentials.ini.broken-2"));
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (kept_path, &kept, &kept_length, NULL));
      g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "New", PLANTED, NULL));
    }
  else
    {
      g_assert_false (g_file_test (kept_path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (fixture->path, &kept, &kept_length, NULL));
    }
  g_assert_cmpmem (kept, kept_length, text, length);
}

/* What this version does not know is still there after a change. */
static void
test_unknown_kept (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path,
                                      "# mine\n[Actionsmith]\nversion=1\ntheme=x\n"
                                      "[11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa]\n"
                                      "kind=header\nlabel=A\nheader-name=X-A\ncolour=red\n"
                                      "[33333333-cccc-4ccc-8ccc-cccccccccccc]\nkind=oauth2\n", -1,
                                      NULL));
  g_assert_true (load (fixture, NULL));
  g_assert_true (replace (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A2", NULL));
  g_assert_true (add (fixture, id_b, SMITH_CREDENTIAL_BEARER, "B", PLANTED, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "# mine"));
  g_assert_nonnull (strstr (text, "theme=x"));
  g_assert_nonnull (strstr (text, "colour=red"));
  g_assert_nonnull (strstr (text, "kind=oauth2"));
  g_assert_null (strstr (text, "header-name"));
}

/* Two programs at once: neither undoes what the other saved. */
static void
test_two_lists (Fixture       *fixture,
                gconstpointer  data)
{
  SmithCredentialList *first = fixture->list;

  g_assert_true (load (fixture, NULL));
  open_list (fixture);
  g_assert_true (load (fixture, NULL));
  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  creds_test_assert_goes (g_steal_pointer (&fixture->list));

  fixture->list = first;
  g_assert_true (add (fixture, id_b, SMITH_CREDENTIAL_BEARER, "B", PLANTED, NULL));
  reopen (fixture);
  assert_labels (fixture, "A B ");
}

/* Broken between loading and changing: the change is refused, nothing is written over. */
static void
test_broken_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "oh", -1, NULL));
  g_assert_false (add (fixture, id_b, SMITH_CREDENTIAL_BEARER, "B", PLANTED, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "oh");
  assert_labels (fixture, "A ");
  g_assert_null (creds_test_lookup (SMITH_SECRET_STORE (fixture->store), id_b, NULL, NULL));
}

/* Calls that do not wait for each other are made in their order; a cancelled one is left out. */
static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(SmithCredential) a = make (id_a, SMITH_CREDENTIAL_BEARER, "A");
  g_autoptr(SmithCredential) a2 = make (id_a, SMITH_CREDENTIAL_BEARER, "A2");
  g_autoptr(SmithCredential) b = make (id_b, SMITH_CREDENTIAL_BEARER, "B");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) added = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(GAsyncResult) replaced = NULL;
  g_autoptr(GAsyncResult) removed = NULL;
  g_autoptr(GError) error = NULL;

  smith_credential_list_add_async (fixture->list, a, NULL, NULL, creds_test_keep_result_cb,
                                   &added);
  smith_credential_list_add_async (fixture->list, b, NULL, cancellable,
                                   creds_test_keep_result_cb, &cancelled);
  smith_credential_list_replace_async (fixture->list, a2, NULL, creds_test_keep_result_cb,
                                       &replaced);
  smith_credential_list_remove_async (fixture->list, id_a, NULL, creds_test_keep_result_cb,
                                      &removed);
  g_cancellable_cancel (cancellable);
  creds_test_wait (&removed);

  g_assert_true (smith_credential_list_add_finish (fixture->list, added, NULL));
  g_assert_false (smith_credential_list_add_finish (fixture->list, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (smith_credential_list_replace_finish (fixture->list, replaced, NULL));
  g_assert_true (smith_credential_list_remove_finish (fixture->list, removed, NULL));
  assert_news (fixture, "items:0-0+1 items:0-1+1 items:0-1+0 ");
}

/* "Use for This Session Only". */
static void
test_session_only (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(SmithMemoryStore) session = smith_memory_store_new ();
  g_autoptr(SmithSecret) secret = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add (fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  smith_memory_store_set_state (fixture->store, SMITH_SECRET_STORE_NO_SERVICE);
  g_string_truncate (fixture->news, 0);
  smith_credential_list_set_store (fixture->list, SMITH_SECRET_STORE (session));
  assert_news (fixture, "presence:1=0 ");
  g_assert_true (smith_credential_list_get_store (fixture->list) == SMITH_SECRET_STORE (session));

  g_assert_null (lookup (fixture, id_a, &error));
  g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_NOT_FOUND);
  assert_news (fixture, "presence:1=2 ");
  g_assert_true (set_secret (fixture, id_a, PLANTED "-2", NULL));
  assert_news (fixture, "presence:1=1 ");
  secret = lookup (fixture, id_a, NULL);
  g_assert_cmpstr (smith_secret_peek (secret), ==, PLANTED "-2");
}

static void
test_in_memory (void)
{
  Fixture fixture = { .store = smith_memory_store_new (), .news = g_string_new (NULL) };

  open_list (&fixture);
  g_assert_true (load (&fixture, NULL));
  g_assert_true (add (&fixture, id_a, SMITH_CREDENTIAL_BEARER, "A", PLANTED, NULL));
  g_assert_true (load (&fixture, NULL));
  assert_labels (&fixture, "A ");
  g_assert_true (remove_key (&fixture, id_a, NULL));
  assert_labels (&fixture, "");

  creds_test_assert_goes (g_steal_pointer (&fixture.list));
  creds_test_assert_goes (g_steal_pointer (&fixture.store));
  g_string_free (fixture.news, TRUE);
}

#define ADD_ROWS(prefix, rows, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL); \
      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, func, tear_down); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/credential-list/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/credential-list/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/credential-list/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/credential-list/not-saved", Fixture, NULL, set_up, test_not_saved, tear_down);
  g_test_add ("/credential-list/unknown-kept", Fixture, NULL, set_up, test_unknown_kept,
              tear_down);
  g_test_add ("/credential-list/two-lists", Fixture, NULL, set_up, test_two_lists, tear_down);
  g_test_add ("/credential-list/broken-meanwhile", Fixture, NULL, set_up, test_broken_meanwhile,
              tear_down);
  g_test_add ("/credential-list/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/credential-list/session-only", Fixture, NULL, set_up, test_session_only,
              tear_down);
  g_test_add_func ("/credential-list/in-memory", test_in_memory);
  ADD_ROWS ("/credential-list/state/", state_cases, test_state);
  ADD_ROWS ("/credential-list/file/", file_cases, test_file);

  return g_test_run ();
}
