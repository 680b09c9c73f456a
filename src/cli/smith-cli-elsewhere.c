/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* The libraries for the network and the keyring bring some twenty others with them.  To load
 * them takes longer than to check a description, so the commands that need them are a program
 * of their own, which takes the place of this one. */

#define PROGRAM "actionsmith-cli-net"

/* It stands beside this one where nothing is installed. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);

  return g_build_filename (SMITH_LIBEXECDIR, PROGRAM, NULL);
}

/* Returns only when the other program cannot be started. */
static int
run_elsewhere (int    argc,
               char **argv)
{
  g_autofree char *program = find_program ();
  g_autofree char **arguments = g_new0 (char *, (gsize) argc + 2);
  int code;

  arguments[0] = program;
  for (int i = 0; i < argc; i++)
    arguments[i + 1] = argv[i];
  execv (program, arguments);

  code = errno;
  smith_cli_say (_("%s cannot be started: %s. Nothing was sent"), program, g_strerror (code));
  return SMITH_CLI_UNUSABLE;
}

int
smith_cli_run_call (int    argc,
                    char **argv)
{
  return run_elsewhere (argc, argv);
}

int
smith_cli_run_mock (int    argc,
                    char **argv)
{
  return run_elsewhere (argc, argv);
}
