/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Input that no person writes, given to the program with little memory. */

/* A document may have 64 MB; reading it takes that twice, and libraries the rest. */
#define MEMORY (512u * 1024 * 1024)

#define SPARSE_BYTES (2048ll * 1024 * 1024)

#define TOO_LARGE "more than 64 MB"

typedef struct
{
  const char *name;
  const char *command;
  const char *file;     /* SPARSE, or a path, or NULL for the text */
  const char *text;
  gsize       length;   /* bytes of @text */
  int         exit_code;
  const char *expected; /* somewhere in what it says */
} Case;

#define TEXT(text) NULL, text, sizeof text - 1

static const Case cases[] = {
  { "check-sparse",        "check",      "SPARSE",    NULL, 0, 2, TOO_LARGE },
  { "operations-sparse",   "operations", "SPARSE",    NULL, 0, 2, TOO_LARGE },
  { "convert-sparse",      "convert",    "SPARSE",    NULL, 0, 2, TOO_LARGE },
  { "check-endless",       "check",      "/dev/zero", NULL, 0, 2, TOO_LARGE },
  { "convert-endless",     "convert",    "/dev/zero", NULL, 0, 2, TOO_LARGE },
  { "check-endless-pipe",  "check",      "-",         NULL, 0, 2, TOO_LARGE },
  { "nul-in-json",         "check",      TEXT ("{\"a\": \"x\0y\"}"), 1, ":1:9: blocks: " },
  { "nul-between-json",    "check",      TEXT ("{\"a\": 1,\0\"b\": 2}"), 1, ":1:9: blocks: " },
  { "nul-in-yaml",         "check",      TEXT ("a: x\0y\nb: 1\n"), 1, ":1:5: blocks: " },
  { "nul-alone",           "check",      TEXT ("\0"), 1, ":1:1: blocks: " },
  { "convert-nul",         "convert",    TEXT ("a: x\0y\n"), 2, ":1:5: " },
  { "alias-in-itself",     "check",      TEXT ("a: &x [*x]\n"), 1, ":1:8: blocks: " },
  { "merge-of-itself",     "check",      TEXT ("a: &x\n  <<: *x\n"), 1, ":2:7: blocks: " },
  { "alias-round",         "check",      TEXT ("a: &x {b: &y {c: *x, d: *y}}\n"), 1,
    ":1:18: blocks: " },
  { "convert-alias-in-itself", "convert", TEXT ("a: &x [*x]\n"), 2, ":1:8: " },
};

static void
limit_memory (gpointer user_data)
{
#ifndef __SANITIZE_ADDRESS__
  /* a sanitizer's shadow alone is larger than any limit */
  struct rlimit limit = { MEMORY, MEMORY };

  if (setrlimit (RLIMIT_AS, &limit) != 0)
    _exit (126);
#endif
}

/* A file of two gigabytes that takes no room. */
static char *
make_sparse (void)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "sparse.json", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "{", 1, NULL));
  g_assert_cmpint (truncate (path, SPARSE_BYTES), ==, 0);
  return path;
}

static char *
make_text (const Case *c)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "text", NULL);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, c->text, (gssize) c->length, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) said = NULL;
  g_autofree char *made = c->file == NULL ? make_text (c)
                          : g_str_equal (c->file, "SPARSE") ? make_sparse () : NULL;
  g_autofree char *text = NULL;

  g_subprocess_launcher_set_child_setup (launcher, limit_memory, NULL, NULL);
  g_subprocess_launcher_set_stdin_file_path (launcher, "/dev/zero");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("ACTIONSMITH_CLI"), c->command,
                                         made != NULL ? made : c->file,
                                         g_str_equal (c->command, "convert") ? "--to=json" : NULL,
                                         NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);

  text = g_strndup (g_bytes_get_data (said, NULL), g_bytes_get_size (said));
  g_test_message ("%s", text);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, c->exit_code);
  g_assert_nonnull (strstr (text, c->expected));
  if (made != NULL)
    g_assert_cmpint (unlink (made), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli-limits/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
