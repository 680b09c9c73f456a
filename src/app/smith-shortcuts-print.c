/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs while building: writes the help window from the list of shortcuts. */
#include <stdio.h>

#include "app/smith-shortcuts.h"

int
main (void)
{
  g_autofree char *text = smith_shortcuts_print ();

  return fputs (text, stdout) < 0 || fclose (stdout) != 0;
}
