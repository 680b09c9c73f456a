/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"
#include "smith-cli-settings.h"

#include "base/smith-json-writer.h"
#include "base/smith-limits.h"
#include "lint/smith-check.h"
#include "lint/smith-fix.h"
#include "lint/smith-rules.h"
#include "platform/smith-model-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* One file and what is known of it. */
typedef struct
{
  const char              *name;
  GBytes                  *text;      /* (owned) (nullable) */
  SmithTextIndex          *index;     /* (owned) (nullable) */
  SmithCheck              *check;     /* (owned) (nullable) */
  const char              *code;      /* of @error */
  GError                  *error;     /* (owned) (nullable) */
  guint                    most;      /* diagnostics to show */
  SmithRuleSettings       *settings;
} Report;

static void
report_clear (Report *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->index, smith_text_index_unref);
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static gpointer
index_lines (gpointer text)
{
  return smith_text_index_new (text, SMITH_LINE_BREAKS_FILE);
}

static void
read_report (Report *self)
{
  GThread *lines;


  self->text = smith_cli_read (self->name, &self->code, &self->error);
  if (self->text == NULL)
    return;

  lines = g_thread_new ("lines", index_lines, self->text);
  self->check = smith_check_run_with (self->text, &smith_profile_chatgpt, self->settings, NULL);
  self->index = g_thread_join (lines);
}

static SmithPosition
locate (Report *self,
        gsize   offset)
{
  SmithPosition position = { 0, 0 };

  smith_text_index_locate (self->index, offset, &position);

  return position;
}

static void
write_position (SmithJsonWriter *out,
                Report          *self,
                const char      *key,
                gsize            offset)
{
  SmithPosition position = locate (self, offset);

  smith_json_writer_key (out, key);
  smith_json_writer_begin_object (out);
  smith_json_writer_key (out, "offset");
  smith_json_writer_int (out, (gint64) offset);
  smith_json_writer_key (out, "line");
  smith_json_writer_int (out, position.line + 1);
  smith_json_writer_key (out, "column");
  smith_json_writer_int (out, position.column + 1);
  smith_json_writer_end_object (out);
}

static void
write_place (SmithJsonWriter *out,
             Report          *self,
             SmithNode        node,
             SmithSpan        span)
{
  g_autofree char *pointer = node != SMITH_NODE_NONE
                               ? smith_pointer_to_node (smith_check_get_tree (self->check), node)
                               : g_strdup ("");

  smith_json_writer_key (out, "pointer");
  smith_json_writer_string (out, pointer);
  smith_json_writer_key (out, "range");
  smith_json_writer_begin_object (out);
  write_position (out, self, "start", span.start);
  write_position (out, self, "end", span.end);
  smith_json_writer_end_object (out);
}

static void
write_member (SmithJsonWriter *out,
              const char      *key,
              const char      *value)
{
  smith_json_writer_key (out, key);
  if (value != NULL)
    smith_json_writer_string (out, value);
  else
    smith_json_writer_null (out);
}

static void
write_operations (SmithJsonWriter *out,
                  SmithCheck      *check)
{
  SmithApi *api = smith_check_get_api (check);

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      g_autofree char *pointer = smith_pointer_to_node (smith_api_get_tree (api), operation->node);
      SmithImport *import = smith_check_get_import (check);

      smith_json_writer_begin_object (out);
      write_member (out, "operationId", operation->operation_id);
      write_member (out, "method", operation->method);
      write_member (out, "path", operation->path);
      smith_json_writer_key (out, "available");
      smith_json_writer_boolean (out, smith_import_get_operation (import, i)->is_available);
      write_member (out, "pointer", pointer);
      smith_json_writer_end_object (out);
    }
}

static void
write_fixes (SmithJsonWriter *out,
             Report          *self,
             guint            index)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (self->check, index);

  smith_json_writer_key (out, "fixes");
  smith_json_writer_begin_array (out);
  for (guint i = 0; i < fixes->len; i++)
    {
      const SmithFix *fix = g_ptr_array_index (fixes, i);

      smith_json_writer_begin_object (out);
      write_member (out, "id", fix->info->id);
      write_member (out, "title", _(fix->info->title));
      write_member (out, "kind", smith_fix_kind_get_id (fix->kind));
      smith_json_writer_end_object (out);
    }
  smith_json_writer_end_array (out);
}

static void
write_diagnostic (SmithJsonWriter       *out,
                  Report                *self,
                  guint                  index)
{
  const SmithDiagnostic *diagnostic = smith_check_get_problem (self->check, index);

  smith_json_writer_begin_object (out);
  write_member (out, "rule", diagnostic->rule);
  write_member (out, "class", smith_class_get_id (diagnostic->class_));
  write_member (out, "message", diagnostic->message);
  write_member (out, "platformMessage", diagnostic->platform_message);
  write_place (out, self, diagnostic->node, diagnostic->span);
  smith_json_writer_key (out, "related");
  smith_json_writer_begin_array (out);
  for (guint i = 0; diagnostic->related != NULL && i < diagnostic->related->len; i++)
    {
      const SmithRelated *related = g_ptr_array_index (diagnostic->related, i);

      smith_json_writer_begin_object (out);
      write_place (out, self, related->node, related->span);
      write_member (out, "message", related->message);
      smith_json_writer_end_object (out);
    }
  smith_json_writer_end_array (out);
  write_fixes (out, self, index);
  smith_json_writer_end_object (out);
}

static void
write_budget (SmithJsonWriter *out,
              const char      *key,
              guint64          used,
              guint64          limit)
{
  smith_json_writer_key (out, key);
  smith_json_writer_begin_object (out);
  smith_json_writer_key (out, "used");
  smith_json_writer_int (out, (gint64) used);
  smith_json_writer_key (out, "limit");
  smith_json_writer_int (out, (gint64) limit);
  smith_json_writer_end_object (out);
}

static void
write_budgets (SmithJsonWriter *out,
               SmithCheck      *check)
{
  static const SmithBudgets nothing = { 0 };
  const SmithProfile *profile = &smith_profile_chatgpt;
  const SmithBudgets *budgets = &nothing;
  g_autofree char *text = NULL;

  if (check != NULL)
    {
      budgets = smith_import_get_budgets (smith_check_get_import (check));
      text = smith_model_text_for_action (smith_check_get_import (check));
    }

  smith_json_writer_begin_object (out);
  write_budget (out, "operations", budgets->n_operations, profile->max_operations);
  write_budget (out, "bytes", budgets->n_bytes, profile->max_bytes);
  write_budget (out, "description", budgets->longest_description, profile->max_description);
  write_budget (out, "parameterText", budgets->longest_parameter_text,
                profile->max_parameter_text);
  smith_json_writer_key (out, "tokens");
  smith_json_writer_begin_object (out);
  smith_json_writer_key (out, "used");
  smith_json_writer_int (out, text != NULL ? smith_model_text_count_tokens (text) : 0);
  smith_json_writer_end_object (out);
  smith_json_writer_end_object (out);
}

static void
write_message (SmithJsonWriter *out,
               const char      *text,
               SmithStage       stage,
               guint            diagnostic,
               guint            n_shown)
{
  smith_json_writer_begin_object (out);
  write_member (out, "message", text);
  write_member (out, "stage", smith_stage_get_id (stage));
  smith_json_writer_key (out, "diagnostic");
  if (diagnostic < n_shown)
    smith_json_writer_int (out, diagnostic);
  else
    smith_json_writer_null (out);
  smith_json_writer_end_object (out);
}

/* Of a broken text the platform prints one line, and stops there. */
static void
write_syntax_message (SmithJsonWriter *out,
                      SmithCheck      *check,
                      guint            n_shown)
{
  const SmithMessage *row = smith_profile_find_message (&smith_profile_chatgpt, "document-syntax");
  guint owner = G_MAXUINT;

  for (guint i = 0; i < smith_check_get_n_problems (check) && owner == G_MAXUINT; i++)
    if (smith_check_get_problem (check, i)->platform_message != NULL &&
        g_str_equal (smith_check_get_problem (check, i)->rule, row->rule))
      owner = i;
  write_message (out, row->text, row->stage, owner, n_shown);
}

static void
write_platform (SmithJsonWriter *out,
                SmithCheck      *check,
                guint            n_shown)
{
  SmithImport *import = check != NULL ? smith_check_get_import (check) : NULL;
  gboolean is_broken = check != NULL &&
                       smith_tree_get_error (smith_check_get_tree (check)) != NULL;

  smith_json_writer_begin_object (out);
  write_member (out, "origin", import != NULL ? smith_import_get_origin (import) : NULL);
  write_member (out, "domain", import != NULL ? smith_import_get_domain (import) : NULL);
  smith_json_writer_key (out, "messages");
  smith_json_writer_begin_array (out);
  if (is_broken)
    write_syntax_message (out, check, n_shown);
  for (guint i = 0; import != NULL && !is_broken && i < smith_import_get_n_findings (import); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (import, i);
      g_autofree char *text = smith_finding_dup_text (finding);

      write_message (out, text, finding->message->stage, smith_check_get_problem_of (check, i),
                     n_shown);
    }
  smith_json_writer_end_array (out);
  smith_json_writer_end_object (out);
}

static void
write_json (SmithJsonWriter *out,
            Report          *self)
{
  guint n = self->check != NULL ? smith_check_get_n_problems (self->check) : 0;
  guint n_shown = MIN (n, self->most);

  smith_json_writer_begin_object (out);
  write_member (out, "file", self->name);
  smith_json_writer_key (out, "error");
  if (self->error == NULL)
    smith_json_writer_null (out);
  else
    {
      smith_json_writer_begin_object (out);
      write_member (out, "code", self->code);
      write_member (out, "message", self->error->message);
      smith_json_writer_end_object (out);
    }
  write_member (out, "openapi", self->check != NULL
                                  ? smith_api_get_version (smith_check_get_api (self->check))
                                  : NULL);
  smith_json_writer_key (out, "operations");
  smith_json_writer_begin_array (out);
  if (self->check != NULL)
    write_operations (out, self->check);
  smith_json_writer_end_array (out);
  smith_json_writer_key (out, "diagnostics");
  smith_json_writer_begin_array (out);
  for (guint i = 0; i < n_shown; i++)
    write_diagnostic (out, self, i);
  smith_json_writer_end_array (out);
  smith_json_writer_key (out, "budgets");
  write_budgets (out, self->check);
  smith_json_writer_key (out, "platform");
  write_platform (out, self->check, n_shown);
  smith_json_writer_key (out, "truncated");
  smith_json_writer_boolean (out, n_shown < n || (self->check != NULL &&
                                                  smith_check_is_truncated (self->check)));
  smith_json_writer_end_object (out);
}

static void
write_text (GString *out,
            Report  *self)
{
  guint n = self->check != NULL ? smith_check_get_n_problems (self->check) : 0;
  gsize length = out->len;

  /* room at once instead of a little at a time; what is not needed is never touched */
  g_string_set_size (out, length + (gsize) MIN (n, self->most) * 256);
  g_string_truncate (out, length);
  for (guint i = 0; i < MIN (n, self->most); i++)
    {
      const SmithDiagnostic *diagnostic = smith_check_get_problem (self->check, i);
      SmithPosition at = locate (self, diagnostic->span.start);
      g_autofree char *message = smith_cli_to_line (diagnostic->message);

      g_string_append_printf (out, "%s:%u:%u: %s: %s [%s]\n", self->name, at.line + 1,
                              at.column + 1, smith_class_get_id (diagnostic->class_),
                              message, diagnostic->rule);
    }
  if (n > self->most)
    smith_cli_say (_("%s: %u more problems are not shown"), self->name, n - self->most);
  if (self->check == NULL || !smith_check_is_truncated (self->check))
    return;
  if (n >= SMITH_LIMIT_PROBLEMS)
    smith_cli_say (_("%s: There are more than %u problems; the rest was left out"), self->name,
                   SMITH_LIMIT_PROBLEMS);
  else
    smith_cli_say (_("%s: There may be more problems; not everything was looked at"), self->name);
}

static int
exit_code (Report *self)
{
  if (self->error != NULL)
    return SMITH_CLI_UNUSABLE;

  return smith_check_count (self->check, SMITH_CLASS_BLOCKS) > 0 ? SMITH_CLI_NO : SMITH_CLI_OK;
}

/* A file of a GPT that has the actions of the other files besides: keeps where it is for those. */
static void
note_host (Report    *report,
           GPtrArray *hosts)
{
  g_autofree char *host = report->check != NULL ? smith_check_dup_server_host (report->check)
                                                : NULL;

  if (host == NULL)
    return;
  g_ptr_array_insert (hosts, (int) hosts->len - 1, g_steal_pointer (&host));
}

/* Writes the reports of all files.  Returns the highest exit code. */
static int
write_reports (GString                *out,
               char                  **names,
               gboolean                is_json,
               guint                   most,
               const SmithCliSettings *said)
{
  g_autoptr(SmithJsonWriter) json = smith_json_writer_new (out, SMITH_JSON_PRETTY);
  g_autoptr(GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);
  int worst = SMITH_CLI_OK;

  g_ptr_array_add (hosts, NULL);
  if (is_json)
    smith_json_writer_begin_array (json);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(SmithRuleSettings) settings =
        smith_cli_settings_read (said, (const char *const *) hosts->pdata);
      g_auto(Report) report = { .name = names[i], .most = most, .settings = settings };

      read_report (&report);
      if (said->is_one_gpt)
        note_host (&report, hosts);
      if (report.error != NULL)
        smith_cli_say ("%s: %s", report.name, report.error->message);
      if (is_json)
        write_json (json, &report);
      else
        write_text (out, &report);
      worst = MAX (worst, exit_code (&report));
    }
  if (is_json)
    {
      smith_json_writer_end_array (json);
      g_string_append_c (out, '\n');
    }

  return worst;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL;
  g_auto(SmithCliSettings) said = { 0 };
  g_autoptr(SmithRuleSettings) settings = NULL;
  int most = -1, worst;
  gboolean is_json;
  GString *out;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { "max-diagnostics", 0, 0, G_OPTION_ARG_INT, &most, N_("Show at most so many problems a file"),
      N_("N") },
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.rules,
      N_("Turn a rule off, or give it another class; may be repeated"), N_("ID=CLASS") },
    { "ignore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.ignored,
      N_("Leave out what a rule says of one place; may be repeated"), N_("ID:POINTER") },
    { "sign-in", 0, 0, G_OPTION_ARG_STRING, &said.sign_in,
      N_("How the action's dialog is set: none, basic, bearer, oauth or header:NAME"), N_("HOW") },
    { "one-gpt", 0, 0, G_OPTION_ARG_NONE, &said.is_one_gpt,
      N_("The files are the actions of one GPT"), NULL },
    { "day", 0, 0, G_OPTION_ARG_STRING, &said.day,
      N_("Say what is announced as of that day"), N_("YYYY-MM-DD") },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_check, entries, &argc, &argv, 1, -1) ||
      !smith_cli_format (format, &is_json))
    return SMITH_CLI_UNUSABLE;
  settings = smith_cli_settings_read (&said, NULL);
  if (settings == NULL)
    return SMITH_CLI_UNUSABLE;
  if (most < -1)
    {
      smith_cli_say (_("--max-diagnostics takes a number from 0"));
      return SMITH_CLI_UNUSABLE;
    }

  out = g_string_new (NULL);
  worst = write_reports (out, argv + 1, is_json, most < 0 ? G_MAXUINT : (guint) most, &said);

  return smith_cli_write (out, worst);
}

const SmithCliCommand smith_cli_check = {
  .name = "check",
  .arguments = "FILE… [--format=json] [--max-diagnostics=N] [--rule ID=CLASS]… "
               "[--ignore ID:POINTER]… [--sign-in=HOW] [--one-gpt] [--day=DATE]",
  .summary = N_("Say what ChatGPT does with descriptions"),
  .run = run,
};
