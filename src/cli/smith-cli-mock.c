/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "mock/smith-mock.h"
#include "mock/smith-sample.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

/* Only the sample is played; a file is taken when it is the sample's text. */
static gboolean
is_sample (const char *name)
{
  g_autoptr(GBytes) sample = smith_sample_dup_text ();
  g_autoptr(GError) error = NULL;
  const char *code;
  g_autoptr(GBytes) text = smith_cli_read (name, &code, &error);

  if (text == NULL)
    smith_cli_say ("%s: %s", name, error->message);
  else if (!g_bytes_equal (text, sample))
    smith_cli_say (_("%s: only the sample that comes with the program can be played"), name);

  return text != NULL && g_bytes_equal (text, sample);
}

int
smith_cli_run_mock (int    argc,
                    char **argv)
{
  int port = 0;
  g_autoptr(SmithMock) mock = NULL;
  g_autoptr(GMainLoop) loop = NULL;
  g_autoptr(GError) error = NULL;
  GString *out;
  int code;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, N_("Listen on this port instead of any free one"),
      N_("N") },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_mock, entries, &argc, &argv, 0, 1))
    return SMITH_CLI_UNUSABLE;
  if (port < 0 || port > G_MAXUINT16)
    {
      smith_cli_say (_("--port takes a number from 0 to 65535"));
      return SMITH_CLI_UNUSABLE;
    }
  if (argc > 1 && !is_sample (argv[1]))
    return SMITH_CLI_UNUSABLE;

  mock = smith_mock_new_for_sample ();
  if (!smith_mock_start (mock, (guint16) port, &error))
    {
      smith_cli_say ("%s", error->message);
      return SMITH_CLI_UNUSABLE;
    }

  out = g_string_new (NULL);
  g_string_append_printf (out, "%s\n", smith_mock_get_origin (mock));
  code = smith_cli_write (out, SMITH_CLI_OK);
  if (code != SMITH_CLI_OK)
    return code;
  smith_cli_say (_("Playing %s with the key %s until interrupted"),
                 smith_mock_get_server_url (mock), smith_mock_get_key (mock));

  loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_main_loop_run (loop);
  smith_mock_stop (mock);

  return SMITH_CLI_OK;
}
