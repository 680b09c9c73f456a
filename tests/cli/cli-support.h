/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command line as scripts see it: arguments and input in; exit code, stdout and stderr
 * out.  The program is named by ACTIONSMITH_CLI. */

typedef struct
{
  int   exit_code;
  char *out;  /* (owned) */
  char *err;  /* (owned) */
} CliAnswer;

void      cli_answer_clear (CliAnswer         *self);

CliAnswer cli_call         (const char *const *arguments,
                            GBytes            *input);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliAnswer, cli_answer_clear)

G_END_DECLS
