/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/smith-application.h"

/* A locale that the system does not have is no reason to fail, and "C" has no UTF-8. */
static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    {
      g_debug ("The locale of the environment is not installed");
      setlocale (LC_ALL, "C.UTF-8");
      gtk_disable_setlocale ();
    }
  bindtextdomain (GETTEXT_PACKAGE, SMITH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SmithApplication) application = NULL;

  set_locale ();
  application = smith_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
