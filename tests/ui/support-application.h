/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/smith-application.h"

G_BEGIN_DECLS

/* The program beside others that may run, not registered yet. */
static inline SmithApplication *
support_new_application (void)
{
  SmithApplication *application = smith_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);

  return application;
}

/* One for all tests of a program: a registered one wants to be run before it goes. */
static inline SmithApplication *
support_register_application (void)
{
  SmithApplication *application = support_new_application ();
  g_autoptr(GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

G_END_DECLS
