/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-support.h"

#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

/* What a program reads, and where it is written to. */
typedef struct
{
  GBytes *text;  /* (owned) */
  int     fd;    /* (owned) */
} Input;

void
cli_answer_clear (CliAnswer *self)
{
  g_free (self->out);
  g_free (self->err);
}

/* A program may end before it has read all; what is left then is no matter. */
static gpointer
write_input (gpointer data)
{
  Input *input = data;
  gsize size, done = 0;
  const char *text = g_bytes_get_data (input->text, &size);
  gssize n = 1;

  while (done < size && n > 0)
    {
      n = write (input->fd, text + done, size - done);
      done += n > 0 ? (gsize) n : 0;
    }
  close (input->fd);
  g_bytes_unref (input->text);
  g_free (input);

  return NULL;
}

/* Gives what will be started a pipe to read @text from.  Returns who writes it. */
static GThread *
start_input (GSubprocessLauncher *launcher,
             GBytes              *text)
{
  Input *input = g_new0 (Input, 1);
  g_autoptr(GError) error = NULL;
  int fds[2];

  signal (SIGPIPE, SIG_IGN);
  g_unix_open_pipe (fds, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_take_stdin_fd (launcher, fds[0]);
  input->text = g_bytes_ref (text);
  input->fd = fds[1];

  return g_thread_new ("input", write_input, input);
}

CliAnswer
cli_call (const char *const *arguments,
          GBytes            *input)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GBytes) err = NULL;
  GThread *writer;
  CliAnswer answer = { -1, NULL, NULL };

  g_ptr_array_add (argv, (gpointer) g_getenv ("ACTIONSMITH_CLI"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  writer = start_input (launcher, input);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  /* our end of what it reads goes with the launcher, so that writing ends when it does */
  g_clear_object (&launcher);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_thread_join (writer);
  g_assert_true (g_subprocess_get_if_exited (process));

  answer.exit_code = g_subprocess_get_exit_status (process);
  answer.out = g_strndup (g_bytes_get_data (out, NULL) != NULL ? g_bytes_get_data (out, NULL) : "",
                          g_bytes_get_size (out));
  answer.err = g_strndup (g_bytes_get_data (err, NULL) != NULL ? g_bytes_get_data (err, NULL) : "",
                          g_bytes_get_size (err));

  return answer;
}
