/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "project/smith-recent.h"

static const guint no_problems[SMITH_N_CLASSES] = { 0 };

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
load (SmithRecent  *recent,
      GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_recent_load_async (recent, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_recent_load_finish (recent, result, error);
}

static gboolean
save (SmithRecent  *recent,
      GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  smith_recent_save_async (recent, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return smith_recent_save_finish (recent, result, error);
}

static char *
store_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "actionsmith", "recent.ini", NULL);
}

/* Opens documents whose paths are the letters of @names, one after the other. */
static void
add_all (SmithRecent *recent,
         const char  *names)
{
  for (const char *p = names; *p != '\0'; p++)
    {
      g_autofree char *path = g_strdup_printf ("/tmp/%c.yaml", *p);
      g_autofree char *title = g_strdup_printf ("Title %c", *p);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      smith_recent_add (recent, file, title, no_problems);
    }
}

static char *
dup_names (SmithRecent *recent)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recent)); i++)
    {
      g_autoptr(SmithRecentItem) item = g_list_model_get_item (G_LIST_MODEL (recent), i);
      g_autofree char *name = g_file_get_basename (smith_recent_item_get_file (item));

      g_string_append_c (names, name[0]);
    }
  return g_string_free (names, FALSE);
}

/* Plays the changes on a string of the names. */
static void
replay_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           gpointer    user_data)
{
  GString *names = user_data;
  g_autofree char *now = dup_names (SMITH_RECENT (model));

  g_assert_cmpuint (position + removed, <=, names->len);
  g_string_erase (names, position, removed);
  g_string_insert_len (names, position, now + position, added);
  g_assert_cmpstr (names->str, ==, now);
}

typedef struct
{
  const char *name;
  const char *opened;
  const char *listed;
} OrderCase;

static const OrderCase order_cases[] = {
  { "none",         "",                          "" },
  { "one",          "a",                         "a" },
  { "latest-first", "abc",                       "cba" },
  { "again",        "abca",                      "acb" },
  { "same-twice",   "abb",                       "ba" },
  { "twenty-one",   "abcdefghijklmnopqrstu",     "utsrqponmlkjihgfedcb" },
  { "full-again",   "abcdefghijklmnopqrsta",     "atsrqponmlkjihgfedcb" },
};

static void
test_order (gconstpointer data)
{
  const OrderCase *c = data;
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(SmithRecent) kept = smith_recent_new (NULL);
  g_autoptr(GString) replayed = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *loaded = NULL;

  g_signal_connect (recent, "items-changed", G_CALLBACK (replay_cb), replayed);
  add_all (recent, c->opened);
  listed = dup_names (recent);
  g_assert_cmpstr (listed, ==, c->listed);
  g_assert_true (save (recent, &error));

  g_assert_true (load (kept, &error));
  loaded = dup_names (kept);
  g_assert_cmpstr (loaded, ==, c->listed);
  smith_recent_clear (recent);
  g_assert_cmpstr (replayed->str, ==, "");
}

static void
test_content (void)
{
  const guint counts[SMITH_N_CLASSES] = { 1, 2, 3, 40 };
  const char *title = "Wetter [heute]; = \xC3\xA9\nzweite";
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(SmithRecent) kept = smith_recent_new (NULL);
  g_autoptr(GFile) file = g_file_new_for_path ("/tmp/a [1]; b%20 \xC3\xA9.yaml");
  g_autoptr(SmithRecentItem) item = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;

  g_assert_true (smith_recent_add (recent, file, title, no_problems));
  g_assert_true (smith_recent_add (recent, file, title, counts));
  g_assert_false (smith_recent_add (recent, file, title, counts));
  g_assert_true (save (recent, &error));
  g_assert_true (load (kept, &error));
  item = g_list_model_get_item (G_LIST_MODEL (kept), 0);
  g_assert_true (g_file_equal (smith_recent_item_get_file (item), file));
  g_assert_cmpstr (smith_recent_item_get_title (item), ==, title);
  g_assert_cmpint (ABS (smith_recent_item_get_opened_us (item) - g_get_real_time ()), <,
                   60 * G_USEC_PER_SEC);
  for (guint i = 0; i < SMITH_N_CLASSES; i++)
    g_assert_cmpuint (smith_recent_item_get_count (item, i), ==, counts[i]);

  /* for nobody else to read */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_remove (void)
{
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(GFile) file = g_file_new_for_path ("/tmp/b.yaml");
  g_autofree char *names = NULL;

  add_all (recent, "abc");
  smith_recent_remove (recent, file);
  smith_recent_remove (recent, file);
  names = dup_names (recent);
  g_assert_cmpstr (names, ==, "ca");
}

/* What is opened before the list has been read stays first. */
static void
test_opened_early (void)
{
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(SmithRecent) early = smith_recent_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;

  add_all (recent, "abc");
  g_assert_true (save (recent, &error));
  add_all (early, "xa");
  g_assert_true (load (early, &error));
  names = dup_names (early);
  g_assert_cmpstr (names, ==, "axcb");
}

typedef struct
{
  const char *name;
  const char *content;  /* NULL for a file of 2 MB */
  const char *listed;   /* NULL when it cannot be read */
} BadCase;

static const BadCase bad_cases[] = {
  { "empty",     "",                                                      "" },
  { "garbage",   "\x01\x02 not an ini file",                              NULL },
  { "too-large", NULL,                                                    NULL },
  { "no-uri",    "[document-1]\ntitle=x\n[document-2]\nuri=file:///b\n",  "b" },
  { "bad-uri",   "[document-1]\nuri=:::\n[document-2]\nuri=file:///b\n",  "b" },
  { "twice",     "[a]\nuri=file:///b\n[c]\nuri=file:///b\n",              "b" },
  { "bad-count", "[a]\nuri=file:///b\nproblems=x;-5;1;2;3;4;5\n",         "b" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *c = data;
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, '#');
  g_autofree char *names = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, c->content != NULL ? c->content : large, -1, &error));
  g_assert_cmpint (load (recent, &error), ==, c->listed != NULL);
  g_assert_cmpint (error != NULL, ==, c->listed == NULL);
  names = dup_names (recent);
  g_assert_cmpstr (names, ==, c->listed != NULL ? c->listed : "");
}

/* A list that cannot be kept leaves the one that was. */
static void
test_full (void)
{
  g_autoptr(SmithRecent) recent = smith_recent_new (NULL);
  g_autoptr(SmithRecent) kept = smith_recent_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  struct rlimit old_limit, limit;

  add_all (recent, "a");
  g_assert_true (save (recent, &error));
  add_all (recent, "bcdefghij");

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 200;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  save (recent, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);

  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (load (kept, &error));
  names = dup_names (kept);
  g_assert_cmpstr (names, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/recent/order/", order_cases[i].name, NULL);

      g_test_add_data_func (path, &order_cases[i], test_order);
    }
  g_test_add_func ("/recent/content", test_content);
  g_test_add_func ("/recent/remove", test_remove);
  g_test_add_func ("/recent/opened-early", test_opened_early);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/recent/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/recent/full", test_full);

  return g_test_run ();
}
