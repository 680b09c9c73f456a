/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "base/smith-json-writer.h"
#include "lint/smith-check.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>

static const char *
state_of (const SmithOperationState *state)
{
  if (!state->is_available)
    return "dropped";

  return state->worst == SMITH_CLASS_WARNS ? "warned" : "available";
}

static void
write_text (GString    *out,
            SmithCheck *check)
{
  SmithApi *api = smith_check_get_api (check);

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      const SmithOperationState *state =
        smith_import_get_operation (smith_check_get_import (check), i);
      const char *id = operation->operation_id != NULL ? operation->operation_id : "-";
      g_autofree char *name = smith_cli_to_line (id);
      g_autofree char *path = smith_cli_to_line (operation->path);

      g_string_append_printf (out, "%-9s %-7s %s  %s\n", state_of (state), operation->method, name,
                              path);
    }
}

static void
write_json (GString    *out,
            SmithCheck *check)
{
  g_autoptr(SmithJsonWriter) json = smith_json_writer_new (out, SMITH_JSON_PRETTY);
  SmithApi *api = smith_check_get_api (check);

  smith_json_writer_begin_array (json);
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      const SmithOperationState *state =
        smith_import_get_operation (smith_check_get_import (check), i);
      g_autofree char *pointer = smith_pointer_to_node (smith_api_get_tree (api), operation->node);

      smith_json_writer_begin_object (json);
      smith_json_writer_key (json, "operationId");
      if (operation->operation_id != NULL)
        smith_json_writer_string (json, operation->operation_id);
      else
        smith_json_writer_null (json);
      smith_json_writer_key (json, "method");
      smith_json_writer_string (json, operation->method);
      smith_json_writer_key (json, "path");
      smith_json_writer_string (json, operation->path);
      smith_json_writer_key (json, "available");
      smith_json_writer_boolean (json, state->is_available);
      smith_json_writer_key (json, "pointer");
      smith_json_writer_string (json, pointer);
      smith_json_writer_end_object (json);
    }
  smith_json_writer_end_array (json);
  g_string_append_c (out, '\n');
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithCheck) check = NULL;
  const SmithReadError *broken;
  const char *code;
  gboolean is_json;
  GString *out;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_operations, entries, &argc, &argv, 1, 1) ||
      !smith_cli_format (format, &is_json))
    return SMITH_CLI_UNUSABLE;

  text = smith_cli_read (argv[1], &code, &error);
  if (text == NULL)
    {
      smith_cli_say ("%s: %s", argv[1], error->message);
      return SMITH_CLI_UNUSABLE;
    }

  check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  broken = smith_tree_get_error (smith_check_get_tree (check));
  if (broken != NULL)
    smith_cli_say_at (argv[1], text, broken->span.start, broken->message);

  out = g_string_new (NULL);
  if (is_json)
    write_json (out, check);
  else
    write_text (out, check);

  return smith_cli_write (out, broken != NULL ? SMITH_CLI_NO : SMITH_CLI_OK);
}

const SmithCliCommand smith_cli_operations = {
  .name = "operations",
  .arguments = "FILE [--format=json]",
  .summary = N_("List the operations, and whether ChatGPT offers them"),
  .run = run,
};
