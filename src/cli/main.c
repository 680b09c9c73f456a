/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

static const SmithCliCommand *const commands[] = {
  &smith_cli_check,
  &smith_cli_fix,
  &smith_cli_operations,
  &smith_cli_view,
  &smith_cli_convert,
  &smith_cli_edit,
  &smith_cli_bundle,
  &smith_cli_call,
  &smith_cli_mock,
  &smith_cli_explain,
  &smith_cli_rules,
};

static GString *
make_help (void)
{
  GString *out = g_string_new (NULL);

  g_string_append (out, _("Usage: actionsmith-cli COMMAND [OPTION…] [ARGUMENT…]\n\n"
                          "Says what ChatGPT does with an OpenAPI description, and calls its "
                          "operations.\n\nCommands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "  %-11s %s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append (out, _("\nA file named - is standard input.  actionsmith-cli COMMAND --help "
                          "says more.\n"));

  return out;
}

static int
run (int    argc,
     char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  if (name == NULL)
    {
      g_autoptr(GString) help = make_help ();

      fputs (help->str, stderr);
      return SMITH_CLI_UNUSABLE;
    }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return smith_cli_write (make_help (), SMITH_CLI_OK);
  if (g_str_equal (name, "--version"))
    return smith_cli_write (g_string_new ("actionsmith-cli " SMITH_VERSION "\n"), SMITH_CLI_OK);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i]->name))
      return commands[i]->run (argc - 1, argv + 1);

  smith_cli_say (_("There is no command “%s”; actionsmith-cli --help lists them"), name);
  return SMITH_CLI_UNUSABLE;
}

int
main (int    argc,
      char **argv)
{
  /* without a usable locale the program speaks English and still writes UTF-8 */
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, SMITH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* only paths are opened; the desktop's file systems and their bus are of no use */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  return run (argc, argv);
}
