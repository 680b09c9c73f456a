/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "author/smith-document.h"
#include "temp-folder.h"

#define OLD "{\"old\": true}\n"
#define NEW "{\"new\": \"a longer text than the old one\"}\n"
#define BOM "\xEF\xBB\xBF"

/* A document and a folder of its own. */
typedef struct
{
  SmithDocument *document;
  char          *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = temp_folder_make ();
  fixture->document = smith_document_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  smith_document_check_now (fixture->document);
  while (smith_document_is_checking (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->document);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_path_is_absolute (name) ? g_strdup (name)
                                   : g_build_filename (fixture->folder, name, NULL);
}

static GFile *
file_of (Fixture    *fixture,
         const char *name)
{
  g_autofree char *path = path_of (fixture, name);

  return g_file_new_for_path (path);
}

static void
put_file (Fixture    *fixture,
          const char *name,
          const char *content,
          gssize      length)
{
  g_autofree char *path = path_of (fixture, name);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  gsize n = length < 0 ? strlen (content) : (gsize) length;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, content, n), ==, n);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
assert_file (Fixture    *fixture,
             const char *name,
             const char *content)
{
  g_autofree char *path = path_of (fixture, name);
  g_autofree char *actual = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &actual, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, content);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
load (Fixture       *fixture,
      const char    *name,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFile) file = file_of (fixture, name);
  g_autoptr(GAsyncResult) result = NULL;

  smith_document_load_async (fixture->document, file, cancellable, keep_result_cb, &result);
  g_assert_null (result);
  g_assert_true (smith_document_is_loading (fixture->document));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_is_loading (fixture->document));
  return smith_document_load_finish (fixture->document, result, error);
}

static void
load_well (Fixture    *fixture,
           const char *name)
{
  g_autoptr(GError) error = NULL;

  load (fixture, name, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
save (Fixture         *fixture,
      const char      *name,
      SmithSaveFlags   flags,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr(GFile) file = name != NULL ? file_of (fixture, name) : NULL;
  g_autoptr(GAsyncResult) result = NULL;

  smith_document_save_async (fixture->document, file, flags, cancellable,
                             keep_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_is_saving (fixture->document));
  return smith_document_save_finish (fixture->document, result, error);
}

static void
save_well (Fixture    *fixture,
           const char *name)
{
  g_autoptr(GError) error = NULL;

  save (fixture, name, SMITH_SAVE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (smith_document_is_modified (fixture->document));
}

static void
set_text (Fixture    *fixture,
          const char *text)
{
  SmithShadow *shadow = smith_document_get_shadow (fixture->document);

  smith_document_delete (fixture->document, 0, smith_shadow_get_length (shadow));
  smith_document_insert (fixture->document, 0, text, strlen (text));
}

static void
assert_text (Fixture    *fixture,
             const char *text)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (fixture->document);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

typedef struct
{
  const char *name;
  const char *content;
  const char *text;     /* what the view shows */
  guint       n_lines;
} RoundCase;

static const RoundCase round_cases[] = {
  { "plain",       NEW,              NEW,              2 },
  { "empty",       "",               "",               1 },
  { "bom",         BOM OLD,          OLD,              2 },
  { "bom-alone",   BOM,              "",               1 },
  { "crlf",        "a\r\nb\r\n",     "a\r\nb\r\n",     3 },
  { "lone-cr",     "a\rb",           "a\rb",           2 },
  { "no-last-eol", "a: \xC3\xA9",    "a: \xC3\xA9",    1 },
  { "u2029",       "\xE2\x80\xA9",   "\xE2\x80\xA9",   2 },
};

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  const RoundCase *c = data;
  g_autofree char *edited = g_strconcat (strlen (c->content) > strlen (c->text) ? BOM : "",
                                         "x", c->text, NULL);

  put_file (fixture, "a.yaml", c->content, -1);
  load_well (fixture, "a.yaml");
  assert_text (fixture, c->text);
  g_assert_cmpuint (smith_shadow_get_n_lines (smith_document_get_shadow (fixture->document)),
                    ==, c->n_lines);
  g_assert_cmpstr (smith_document_get_display_name (fixture->document), ==, "a.yaml");
  g_assert_false (smith_document_is_modified (fixture->document));

  save_well (fixture, NULL);
  assert_file (fixture, "a.yaml", c->content);
  smith_document_insert (fixture->document, 0, "x", 1);
  save_well (fixture, NULL);
  assert_file (fixture, "a.yaml", edited);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

typedef struct
{
  const char *name;
  const char *file;     /* a name for the content to be put in, or a path that is there */
  const char *content;
  gssize      length;
  int         code;
  const char *words;    /* in the message */
} LoadCase;

static const LoadCase load_cases[] = {
  { "missing",          "none.yaml",      NULL, 0, SMITH_AUTHOR_ERROR_UNREADABLE, "“none.yaml”" },
  { "directory",        "/proc",          NULL, 0, SMITH_AUTHOR_ERROR_IS_DIRECTORY, "“proc”" },
  { "fails-to-read",    "/proc/self/mem", NULL, 0, SMITH_AUTHOR_ERROR_UNREADABLE, "“mem”" },
  { "has-no-end",       "/dev/zero",      NULL, 0, SMITH_AUTHOR_ERROR_TOO_LARGE, "64.0" },
  { "latin-1",          "a.yaml",         "a: b\nc: \xE9\n", -1, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "offset 8, on line 2" },
  { "cut-off",          "a.yaml",         "a: \xE2\x80", -1, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "offset 3, on line 1" },
  { "surrogate",        "a.yaml",         "\xED\xA0\x80", -1, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "offset 0, on line 1" },
  { "utf-16",           "a.yaml",         "\xFF\xFE{\0}\0", 6, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "offset 0, on line 1" },
  { "nul",              "a.yaml",         "a\n\0b", 4, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "NUL at byte offset 2, on line 2" },
  { "nul-before-other", "a.yaml",         "a\0\xFF", 3, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "NUL at byte offset 1, on line 1" },
  { "nul-after-other",  "a.yaml",         "a\xFF\0", 3, SMITH_AUTHOR_ERROR_NOT_TEXT,
    "UTF-8 text: no character begins at byte offset 1, on line 1" },
};

/* The document is as it was, whatever went wrong. */
static void
assert_untouched (Fixture *fixture,
                  guint64  revision)
{
  assert_text (fixture, NEW);
  g_assert_cmpuint (smith_document_get_revision (fixture->document), ==, revision);
  g_assert_cmpstr (smith_document_get_display_name (fixture->document), ==, "kept.json");
  g_assert_true (smith_document_is_modified (fixture->document));
}

static guint64
prepare_kept (Fixture *fixture)
{
  put_file (fixture, "kept.json", OLD, -1);
  load_well (fixture, "kept.json");
  set_text (fixture, NEW);
  return smith_document_get_revision (fixture->document);
}

static void
test_load_error (Fixture       *fixture,
                 gconstpointer  data)
{
  const LoadCase *c = data;
  guint64 revision = prepare_kept (fixture);
  g_autoptr(GError) error = NULL;

  if (c->content != NULL)
    put_file (fixture, c->file, c->content, c->length);
  g_assert_false (load (fixture, c->file, NULL, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, c->code);
  g_assert_nonnull (strstr (error->message, c->words));
  assert_untouched (fixture, revision);
}

static void
test_load_large (Fixture       *fixture,
                 gconstpointer  data)
{
  guint64 revision = prepare_kept (fixture);
  g_autofree char *path = path_of (fixture, "large.json");
  g_autoptr(GError) error = NULL;
  gint64 started;

  put_file (fixture, "large.json", "", 0);
  g_assert_cmpint (truncate (path, 100 * 1024 * 1024), ==, 0);
  started = g_get_monotonic_time ();
  g_assert_false (load (fixture, "large.json", NULL, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TOO_LARGE);
  g_test_message ("refused after %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - started);
  assert_untouched (fixture, revision);
}

static void
test_load_cancelled (Fixture       *fixture,
                     gconstpointer  data)
{
  guint64 revision = prepare_kept (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (load (fixture, "kept.json", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (fixture, revision);
}

static void
test_load_meanwhile_typed (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  prepare_kept (fixture);
  put_file (fixture, "other.json", OLD, -1);
  file = file_of (fixture, "other.json");
  smith_document_load_async (fixture->document, file, NULL, keep_result_cb, &result);
  smith_document_insert (fixture->document, 0, " ", 1);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (smith_document_load_finish (fixture->document, result, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_TEXT_CHANGED);
  assert_text (fixture, " " NEW);
  g_assert_cmpstr (smith_document_get_display_name (fixture->document), ==, "kept.json");
}

static void
test_save_new (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GFile) file = file_of (fixture, "new.json");

  set_text (fixture, NEW);
  save_well (fixture, "new.json");
  assert_file (fixture, "new.json", NEW);
  g_assert_true (g_file_equal (smith_document_get_file (fixture->document), file));
  g_assert_cmpstr (smith_document_get_display_name (fixture->document), ==, "new.json");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_save_mode (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = path_of (fixture, "a.json");
  GStatBuf status;

  put_file (fixture, "a.json", OLD, -1);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  load_well (fixture, "a.json");
  set_text (fixture, NEW);
  save_well (fixture, NULL);
  assert_file (fixture, "a.json", NEW);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

typedef struct
{
  const char *name;
  const char *content;  /* of real/a.json, NULL for none */
  const char *link;
  const char *to;       /* relative to the folder */
  const char *saved;    /* the file that has the new text then */
} LinkCase;

static const LinkCase link_cases[] = {
  { "to-a-file",       OLD,  "link.json",      "real/a.json",    "real/a.json" },
  { "up-and-down",     OLD,  "link.json",      "real/../real/a.json", "real/a.json" },
  { "in-a-folder",     OLD,  "alias/up.json",  "../real/a.json", "real/a.json" },
  { "leads-nowhere",   NULL, "link.json",      "real/b.json",    "real/b.json" },
};

static void
test_save_link (Fixture       *fixture,
                gconstpointer  data)
{
  const LinkCase *c = data;
  g_autofree char *real = path_of (fixture, "real");
  g_autofree char *deep = path_of (fixture, "deep/real");
  g_autofree char *beside = path_of (fixture, "deep/beside");
  g_autofree char *alias = path_of (fixture, "alias");
  g_autofree char *link = path_of (fixture, c->link);
  g_autofree char *to = NULL;

  /* alias leads to deep/beside, so that ../ behind it is deep and not the folder */
  g_assert_cmpint (g_mkdir_with_parents (beside, 0755) | g_mkdir (real, 0755), ==, 0);
  g_assert_cmpint (symlink ("deep/beside", alias), ==, 0);
  g_assert_cmpint (symlink ("../real", deep), ==, 0);
  if (c->content != NULL)
    put_file (fixture, "real/a.json", c->content, -1);
  g_assert_cmpint (symlink (c->to, link), ==, 0);

  set_text (fixture, NEW);
  save_well (fixture, c->link);
  assert_file (fixture, c->saved, NEW);
  to = g_file_read_link (link, NULL);
  g_assert_cmpstr (to, ==, c->to);

  /* and once more, as its own file */
  set_text (fixture, OLD);
  save_well (fixture, NULL);
  assert_file (fixture, c->saved, OLD);
}

static void
test_save_hard_link (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *old = data;
  g_autofree char *path = path_of (fixture, "a.json");
  g_autofree char *other = path_of (fixture, "b.json");

  put_file (fixture, "a.json", old, -1);
  g_assert_cmpint (link (path, other), ==, 0);
  load_well (fixture, "a.json");
  set_text (fixture, NEW);
  save_well (fixture, NULL);
  assert_file (fixture, "a.json", NEW);
  assert_file (fixture, "b.json", NEW);

  /* its state is known: another save does not take it for somebody else's */
  set_text (fixture, OLD);
  save_well (fixture, NULL);
  assert_file (fixture, "b.json", OLD);
}

static void
test_save_device (Fixture       *fixture,
                  gconstpointer  data)
{
  GStatBuf status;

  set_text (fixture, NEW);
  save_well (fixture, "/dev/null");
  g_assert_cmpint (g_stat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

static gpointer
read_pipe (gpointer user_data)
{
  char buffer[256] = { 0 };
  int fd = g_open (user_data, O_RDONLY | O_CLOEXEC, 0);
  gssize n = read (fd, buffer, sizeof buffer - 1);

  close (fd);
  return g_strndup (buffer, n > 0 ? (gsize) n : 0);
}

static void
test_save_pipe (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = path_of (fixture, "pipe");
  g_autofree char *read_text = NULL;
  GThread *reader;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  reader = g_thread_new ("reader", read_pipe, path);
  set_text (fixture, NEW);
  save_well (fixture, "pipe");
  read_text = g_thread_join (reader);
  g_assert_cmpstr (read_text, ==, NEW);
}

/* What a shell calls >(…): a name whose link leads to no file. */
static void
test_save_nameless_pipe (Fixture       *fixture,
                         gconstpointer  data)
{
  int fds[2];
  g_autofree char *path = NULL;
  char buffer[256] = { 0 };

  g_assert_cmpint (pipe (fds), ==, 0);
  path = g_strdup_printf ("/proc/self/fd/%d", fds[1]);
  set_text (fixture, NEW);
  save_well (fixture, path);
  g_assert_cmpint (read (fds[0], buffer, sizeof buffer - 1), ==, strlen (NEW));
  g_assert_cmpstr (buffer, ==, NEW);
  close (fds[0]);
  close (fds[1]);
}

typedef struct
{
  const char *name;
  const char *target;
  int         code;
} SaveCase;

static const SaveCase save_cases[] = {
  { "directory",      "sub",           SMITH_AUTHOR_ERROR_IS_DIRECTORY },
  { "no-such-folder", "none/a.json",   SMITH_AUTHOR_ERROR_UNWRITABLE },
  { "full-device",    "/dev/full",     SMITH_AUTHOR_ERROR_UNWRITABLE },
  { "under-a-file",   "kept.json/a",   SMITH_AUTHOR_ERROR_UNWRITABLE },
};

static void
test_save_error (Fixture       *fixture,
                 gconstpointer  data)
{
  const SaveCase *c = data;
  guint64 revision = prepare_kept (fixture);
  g_autofree char *sub = path_of (fixture, "sub");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  g_assert_false (save (fixture, c->target, SMITH_SAVE_NONE, NULL, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, c->code);
  assert_untouched (fixture, revision);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_save_changed_on_disk (Fixture       *fixture,
                           gconstpointer  data)
{
  guint64 revision = prepare_kept (fixture);
  g_autoptr(GError) error = NULL;

  put_file (fixture, "kept.json", "{\"by\": \"another program\"}", -1);
  g_assert_false (save (fixture, NULL, SMITH_SAVE_NONE, NULL, &error));
  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_CHANGED_ON_DISK);
  assert_untouched (fixture, revision);
  assert_file (fixture, "kept.json", "{\"by\": \"another program\"}");
  g_clear_error (&error);

  save (fixture, NULL, SMITH_SAVE_OVERWRITE, NULL, &error);
  g_assert_no_error (error);
  assert_file (fixture, "kept.json", NEW);
  set_text (fixture, OLD);
  save_well (fixture, NULL);
  assert_file (fixture, "kept.json", OLD);
}

static void
test_save_deleted (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = path_of (fixture, "kept.json");

  prepare_kept (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  save_well (fixture, NULL);
  assert_file (fixture, "kept.json", NEW);
}

static void
test_save_cancelled (Fixture       *fixture,
                     gconstpointer  data)
{
  guint64 revision = prepare_kept (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (save (fixture, NULL, SMITH_SAVE_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (fixture, revision);
  assert_file (fixture, "kept.json", OLD);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* What is typed while the text is written stays modified, and saves wait for each other. */
static void
test_save_meanwhile_typed (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;

  prepare_kept (fixture);
  smith_document_save_async (fixture->document, NULL, SMITH_SAVE_NONE, NULL,
                             keep_result_cb, &first);
  smith_document_insert (fixture->document, 0, " ", 1);
  while (first == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_document_save_finish (fixture->document, first, &error));
  g_assert_true (smith_document_is_modified (fixture->document));
  assert_file (fixture, "kept.json", NEW);
  g_clear_object (&first);

  smith_document_save_async (fixture->document, NULL, SMITH_SAVE_NONE, NULL,
                             keep_result_cb, &first);
  smith_document_save_async (fixture->document, NULL, SMITH_SAVE_NONE, NULL,
                             keep_result_cb, &second);
  smith_document_insert (fixture->document, 0, " ", 1);
  while (first == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_document_save_finish (fixture->document, first, &error));
  g_assert_true (smith_document_save_finish (fixture->document, second, &error));
  g_assert_false (smith_document_is_modified (fixture->document));
  assert_file (fixture, "kept.json", "  " NEW);
}

/* A text that comes while another is saved is not mistaken for the saved one. */
static void
test_save_meanwhile_replaced (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GBytes) sample = g_bytes_new_static ("{}", 2);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  prepare_kept (fixture);
  smith_document_save_async (fixture->document, NULL, SMITH_SAVE_NONE, NULL,
                             keep_result_cb, &result);
  smith_document_load_bytes (fixture->document, sample, "sample.json");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (smith_document_save_finish (fixture->document, result, &error));
  assert_file (fixture, "kept.json", NEW);
  g_assert_null (smith_document_get_file (fixture->document));
  g_assert_false (smith_document_is_modified (fixture->document));
}

/* A disk that takes 4 KiB of a file and then no more. */
static void
test_save_full (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean has_two_names = GPOINTER_TO_INT (data);
  g_autofree char *path = path_of (fixture, "kept.json");
  g_autofree char *other = path_of (fixture, "other.json");
  g_autofree char *large = g_strnfill (100000, ' ');
  g_autoptr(GError) error = NULL;
  struct rlimit old_limit, limit;

  prepare_kept (fixture);
  if (has_two_names)
    g_assert_cmpint (link (path, other), ==, 0);
  load_well (fixture, "kept.json");
  set_text (fixture, large);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  save (fixture, NULL, SMITH_SAVE_NONE, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);

  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_UNWRITABLE);
  assert_file (fixture, "kept.json", OLD);
  assert_text (fixture, large);
  g_assert_true (smith_document_is_modified (fixture->document));
  g_assert_cmpuint (count_files (fixture), ==, has_two_names ? 2 : 1);
}

/* The same on a file system that is really full. */
static void
test_save_full_disk (Fixture       *fixture,
                     gconstpointer  data)
{
  gboolean has_two_names = GPOINTER_TO_INT (data);
  g_autofree char *disk = path_of (fixture, "disk");
  g_autofree char *other = path_of (fixture, "disk/other.json");
  g_autofree char *path = path_of (fixture, "disk/a.json");
  g_autofree char *large = g_strnfill (1000000, ' ');
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (disk, 0755), ==, 0);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=64k") != 0)
    {
      g_test_skip_printf ("a small disk cannot be mounted: %s", g_strerror (errno));
      return;
    }

  put_file (fixture, "disk/a.json", OLD, -1);
  if (has_two_names)
    g_assert_cmpint (link (path, other), ==, 0);
  load_well (fixture, "disk/a.json");
  set_text (fixture, large);
  save (fixture, NULL, SMITH_SAVE_NONE, NULL, &error);
  assert_file (fixture, "disk/a.json", OLD);
  g_assert_cmpint (umount (disk), ==, 0);

  g_assert_error (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, "No space left"));
  assert_text (fixture, large);
  g_assert_true (smith_document_is_modified (fixture->document));
}

static void
add (const char      *folder,
     const char      *name,
     gconstpointer    data,
     void           (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/document-file/", folder, "/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (round_cases); i++)
    add ("round", round_cases[i].name, &round_cases[i], test_round);
  for (gsize i = 0; i < G_N_ELEMENTS (load_cases); i++)
    add ("load", load_cases[i].name, &load_cases[i], test_load_error);
  add ("load", "100-mb", NULL, test_load_large);
  add ("load", "cancelled", NULL, test_load_cancelled);
  add ("load", "typed-meanwhile", NULL, test_load_meanwhile_typed);

  add ("save", "new", NULL, test_save_new);
  add ("save", "keeps-the-mode", NULL, test_save_mode);
  for (gsize i = 0; i < G_N_ELEMENTS (link_cases); i++)
    add ("save-link", link_cases[i].name, &link_cases[i], test_save_link);
  add ("save", "longer-hard-link", OLD, test_save_hard_link);
  add ("save", "shorter-hard-link", NEW NEW, test_save_hard_link);
  add ("save", "device", NULL, test_save_device);
  add ("save", "pipe", NULL, test_save_pipe);
  add ("save", "nameless-pipe", NULL, test_save_nameless_pipe);
  for (gsize i = 0; i < G_N_ELEMENTS (save_cases); i++)
    add ("save-error", save_cases[i].name, &save_cases[i], test_save_error);
  add ("save", "changed-on-disk", NULL, test_save_changed_on_disk);
  add ("save", "deleted", NULL, test_save_deleted);
  add ("save", "cancelled", NULL, test_save_cancelled);
  add ("save", "typed-meanwhile", NULL, test_save_meanwhile_typed);
  add ("save", "replaced-meanwhile", NULL, test_save_meanwhile_replaced);
  add ("save-full", "beside", GINT_TO_POINTER (FALSE), test_save_full);
  add ("save-full", "in-place", GINT_TO_POINTER (TRUE), test_save_full);
  add ("save-full", "disk-beside", GINT_TO_POINTER (FALSE), test_save_full_disk);
  add ("save-full", "disk-in-place", GINT_TO_POINTER (TRUE), test_save_full_disk);

  return g_test_run ();
}
