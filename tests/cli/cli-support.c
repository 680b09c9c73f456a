/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-support.h"

#include <signal.h>

void
cli_answer_clear (CliAnswer *self)
{
  g_free (self->out);
  g_free (self->err);
}

CliAnswer
cli_call (const char *const *arguments,
          GBytes            *input)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GBytes) err = NULL;
  CliAnswer answer = { -1, NULL, NULL };

  /* a program that ends before it has read its input ends no test */
  signal (SIGPIPE, SIG_IGN);
  g_ptr_array_add (argv, (gpointer) g_getenv ("ACTIONSMITH_CLI"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  answer.exit_code = g_subprocess_get_exit_status (process);
  answer.out = g_strndup (g_bytes_get_data (out, NULL) != NULL ? g_bytes_get_data (out, NULL) : "",
                          g_bytes_get_size (out));
  answer.err = g_strndup (g_bytes_get_data (err, NULL) != NULL ? g_bytes_get_data (err, NULL) : "",
                          g_bytes_get_size (err));

  return answer;
}
