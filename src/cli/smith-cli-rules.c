/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "base/smith-json-writer.h"
#include "lint/smith-fix.h"
#include "lint/smith-rules.h"

#include <glib/gi18n.h>

static const char *
confidence_id (SmithConfidence confidence)
{
  static const char *const ids[] = { "documented", "observed", "reported", "uncertain" };

  return ids[confidence];
}

static const char *
confidence_sentence (SmithConfidence confidence)
{
  static const char *const sentences[] = {
    N_("OpenAI's documentation says so"),
    N_("seen by several builders, or read from the editor's code"),
    N_("reported once"),
    N_("uncertain: inferred, or reports contradict each other"),
  };

  return _(sentences[confidence]);
}

/* What stands for the class: messages that no description draws have none. */
static const char *
cost_of (const SmithMessage *rule)
{
  return rule->stage == SMITH_STAGE_OUTSIDE ? "outside" : smith_class_get_id (rule->class_);
}

/* The ids of the fixes that can mend problems of a rule, in the order in which they are
 * tried. */
static GPtrArray *
list_fixes (const char *rule)
{
  GPtrArray *fixes = g_ptr_array_new ();

  for (guint i = 0; i < smith_fix_get_n_infos (); i++)
    {
      const SmithFixInfo *info = smith_fix_get_info (i);

      if (g_strv_contains (info->rules, rule))
        g_ptr_array_add (fixes, (gpointer) info);
    }

  return fixes;
}

static void
write_rule (SmithJsonWriter    *json,
            const SmithMessage *rule)
{
  const struct { const char *key, *value; } members[] = {
    { "rule", rule->rule },
    { "class", smith_class_get_id (rule->class_) },
    { "stage", smith_stage_get_id (rule->stage) },
    { "title", _(rule->title) },
    { "platformMessage", rule->text },
    { "confidence", confidence_id (rule->confidence) },
    { "lastSeen", rule->last_seen },
  };
  g_autoptr(GPtrArray) fixes = list_fixes (rule->rule);

  smith_json_writer_begin_object (json);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      smith_json_writer_key (json, members[i].key);
      if (members[i].value != NULL)
        smith_json_writer_string (json, members[i].value);
      else
        smith_json_writer_null (json);
    }
  smith_json_writer_key (json, "fixes");
  smith_json_writer_begin_array (json);
  for (guint i = 0; i < fixes->len; i++)
    smith_json_writer_string (json, ((const SmithFixInfo *) g_ptr_array_index (fixes, i))->id);
  smith_json_writer_end_array (json);
  smith_json_writer_end_object (json);
}

static int
run_rules (int    argc,
           char **argv)
{
  g_autofree char *format = NULL;
  g_autoptr(SmithJsonWriter) json = NULL;
  gboolean is_json;
  GString *out;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_rules, entries, &argc, &argv, 0, 0) ||
      !smith_cli_format (format, &is_json))
    return SMITH_CLI_UNUSABLE;

  out = g_string_new (NULL);
  json = smith_json_writer_new (out, SMITH_JSON_PRETTY);
  if (is_json)
    smith_json_writer_begin_array (json);
  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const SmithMessage *rule = smith_rules_get (&smith_profile_chatgpt, i);

      if (is_json)
        write_rule (json, rule);
      else
        g_string_append_printf (out, "%-7s  %-30s %s\n", cost_of (rule), rule->rule,
                                _(rule->title));
    }
  if (is_json)
    {
      smith_json_writer_end_array (json);
      g_string_append_c (out, '\n');
    }

  return smith_cli_write (out, SMITH_CLI_OK);
}

static void
append_example (GString    *out,
                const char *heading,
                const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append_printf (out, "\n%s\n", heading);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (out, "    %s\n", lines[i]);
}

static void
append_page (GString            *out,
             const SmithMessage *rule)
{
  g_autoptr(GPtrArray) fixes = list_fixes (rule->rule);

  g_string_append_printf (out, "%s (%s, %s)\n\n", _(rule->title), rule->rule, cost_of (rule));
  g_string_append_printf (out, "%s\n\n", _(rule->why));
  g_string_append_printf (out, _("What to do: %s\n"), _(rule->remedy));
  for (guint i = 0; i < fixes->len; i++)
    {
      const SmithFixInfo *info = g_ptr_array_index (fixes, i);

      g_string_append_printf (out, _("Fix: %s (%s, %s)\n"), _(info->what), info->id,
                              smith_fix_kind_get_id (info->kind));
    }
  if (rule->text != NULL)
    g_string_append_printf (out, _("ChatGPT's words: %s\n"), rule->text);
  g_string_append_printf (out, _("Evidence: %s (%s; last seen %s)\n"), _(rule->evidence),
                          confidence_sentence (rule->confidence), rule->last_seen);
  append_example (out, _("This draws it:"), rule->wrong);
  append_example (out, _("This does not:"), rule->right);
}

static int
run_explain (int    argc,
             char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  const SmithMessage *rule;
  GString *out;

  if (!smith_cli_parse (&smith_cli_explain, entries, &argc, &argv, 1, 1))
    return SMITH_CLI_UNUSABLE;

  rule = smith_rules_find (&smith_profile_chatgpt, argv[1]);
  if (rule == NULL)
    {
      smith_cli_say (_("There is no rule “%s”; actionsmith-cli rules lists them"), argv[1]);
      return SMITH_CLI_UNUSABLE;
    }

  out = g_string_new (NULL);
  append_page (out, rule);

  return smith_cli_write (out, SMITH_CLI_OK);
}

const SmithCliCommand smith_cli_rules = {
  .name = "rules",
  .arguments = "[--format=json]",
  .summary = N_("List the rules"),
  .run = run_rules,
};

const SmithCliCommand smith_cli_explain = {
  .name = "explain",
  .arguments = "RULE",
  .summary = N_("Explain a rule: what, why, what to do, how sure"),
  .run = run_explain,
};
