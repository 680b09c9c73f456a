/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

static GString *
make_help (const SmithCliCommand *const *commands)
{
  GString *out = g_string_new (NULL);

  g_string_append (out, _("Usage: actionsmith-cli COMMAND [OPTION…] [ARGUMENT…]\n\n"
                          "Says what ChatGPT does with an OpenAPI description, and calls its "
                          "operations.\n\nCommands:\n"));
  for (; *commands != NULL; commands++)
    g_string_append_printf (out, "  %-11s %s\n", (*commands)->name, _((*commands)->summary));
  g_string_append (out, _("\nA file named - is standard input. actionsmith-cli COMMAND --help "
                          "says more.\n"));

  return out;
}

static int
run (const SmithCliCommand *const  *commands,
     int                            argc,
     char                         **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  if (name == NULL)
    {
      g_autoptr(GString) help = make_help (commands);

      fputs (help->str, stderr);
      return SMITH_CLI_UNUSABLE;
    }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return smith_cli_write (make_help (commands), SMITH_CLI_OK);
  if (g_str_equal (name, "--version"))
    return smith_cli_write (g_string_new ("actionsmith-cli " SMITH_VERSION "\n"), SMITH_CLI_OK);

  for (; *commands != NULL; commands++)
    if (g_str_equal (name, (*commands)->name))
      return (*commands)->run (argc - 1, argv + 1);

  smith_cli_say (_("There is no command “%s”; actionsmith-cli --help lists them"), name);
  return SMITH_CLI_UNUSABLE;
}

/**
 * smith_cli_main:
 * @commands: %NULL-terminated
 *
 * What main() of each program is.  The first argument names the command.
 *
 * Returns: the exit code
 */
int
smith_cli_main (const SmithCliCommand *const  *commands,
                int                            argc,
                char                         **argv)
{
  /* without a usable locale the program speaks English and still writes UTF-8 */
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, SMITH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* only paths are opened; the desktop's file systems and their bus are of no use */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  return run (commands, argc, argv);
}
