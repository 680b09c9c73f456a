/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "lint/smith-check.h"
#include "platform/smith-model-text.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>
#include <string.h>

/* Finds an operation by its operationId, or by `get /path`.  Returns its index, or -1. */
static int
find_operation (SmithApi   *api,
                const char *name)
{
  int by_place = -1;

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      gsize length = strlen (operation->method);

      if (g_strcmp0 (operation->operation_id, name) == 0)
        return (int) i;
      if (by_place < 0 && g_ascii_strncasecmp (name, operation->method, length) == 0 &&
          name[length] == ' ' && g_str_equal (name + length + 1, operation->path))
        by_place = (int) i;
    }

  return by_place;
}

/* Says where the first thing is that keeps the whole document from being imported. */
static void
say_what_blocks (SmithCheck *check,
                 const char *file,
                 GBytes     *text)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (problem->class_ != SMITH_CLASS_BLOCKS)
        continue;
      smith_cli_say_at (file, text, problem->span.start, problem->message);
      return;
    }
}

/* Returns the text for one operation, or NULL and says why there is none. */
static char *
make_one (SmithCheck *check,
          const char *name,
          int        *out_exit_code)
{
  SmithImport *import = smith_check_get_import (check);
  int index = find_operation (smith_check_get_api (check), name);

  if (index < 0)
    {
      smith_cli_say (_("There is no operation %s; actionsmith-cli operations lists them"), name);
      *out_exit_code = SMITH_CLI_UNUSABLE;
      return NULL;
    }
  if (!smith_import_get_operation (import, (guint) index)->is_available ||
      smith_api_get_operation (smith_check_get_api (check), (guint) index)->operation_id == NULL)
    {
      smith_cli_say (_("ChatGPT drops %s, so the model is told nothing of it"), name);
      *out_exit_code = SMITH_CLI_NO;
      return NULL;
    }

  return smith_model_text_for_operation (
    import, smith_api_get_operation (smith_check_get_api (check), (guint) index));
}

static int
run (int    argc,
     char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autofree char *shown = NULL;
  const char *code;
  int exit_code;
  const GOptionEntry entries[] = { { NULL } };

  if (!smith_cli_parse (&smith_cli_view, entries, &argc, &argv, 1, 2))
    return SMITH_CLI_UNUSABLE;

  text = smith_cli_read (argv[1], &code, &error);
  if (text == NULL)
    {
      smith_cli_say ("%s: %s", argv[1], error->message);
      return SMITH_CLI_UNUSABLE;
    }

  check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  say_what_blocks (check, argv[1], text);
  exit_code = smith_check_count (check, SMITH_CLASS_BLOCKS) > 0 ? SMITH_CLI_NO : SMITH_CLI_OK;
  if (argc > 2)
    shown = make_one (check, argv[2], &exit_code);
  else
    shown = smith_model_text_for_action (smith_check_get_import (check));
  if (shown == NULL)
    return exit_code;

  smith_cli_say (ngettext ("About %u token", "About %u tokens",
                           smith_model_text_count_tokens (shown)),
                 smith_model_text_count_tokens (shown));

  return smith_cli_write (g_string_new (shown), exit_code);
}

const SmithCliCommand smith_cli_view = {
  .name = "view",
  .arguments = "FILE [OPERATION]",
  .summary = N_("Show what the model is told"),
  .run = run,
};
