/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "doc/smith-diff.h"
#include "lint/smith-fix-all.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>

/* Lines around a change that a dry run shows. */
#define CONTEXT 3u

#define KEEP_ALL G_MAXINT

typedef struct
{
  char           **rules;       /* (owned) (nullable) */
  gboolean         is_all;
  char           **keep;        /* (owned) (nullable) */
  int              keep_first;  /* KEEP_ALL when the option is not given */
  SmithCliTarget   target;      /* (owned) its output */
  gboolean         is_dry_run;
} Request;

static void
request_clear (Request *self)
{
  g_strfreev (self->rules);
  g_strfreev (self->keep);
  g_free (self->target.output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
say_steps (SmithFixResult *result)
{
  for (guint i = 0; i < smith_fix_result_get_n_steps (result); i++)
    {
      const SmithFixStep *step = smith_fix_result_get_step (result, i);

      smith_cli_say (ngettext ("%s, %u place: %s", "%s, %u places: %s", step->n_places),
                     step->info->id, step->n_places, _(step->info->what));
      for (guint k = 0; k < step->losses->len; k++)
        {
          g_autofree char *loss = smith_cli_to_line (g_ptr_array_index (step->losses, k));

          smith_cli_say (_("lost: %s"), loss);
        }
    }
}

/* What still blocks or drops, and why: nothing can be done, or only a person can. */
static void
say_rest (const char *name,
          SmithCheck *check)
{
  g_autoptr(SmithTextIndex) index =
    smith_text_index_new (smith_tree_get_text (smith_check_get_tree (check)),
                          SMITH_LINE_BREAKS_FILE);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);
      g_autoptr(GPtrArray) fixes = NULL;
      g_autofree char *message = NULL;
      SmithPosition at = { 0, 0 };

      if (problem->class_ > SMITH_CLASS_DROPS)
        continue;
      message = smith_cli_to_line (problem->message);
      smith_text_index_locate (index, problem->span.start, &at);
      smith_cli_say ("%s:%u:%u: %s: %s [%s]", name, at.line + 1, at.column + 1,
                     smith_class_get_id (problem->class_), message, problem->rule);
      fixes = smith_fix_list (check, i);
      for (guint k = 0; k < fixes->len; k++)
        {
          const SmithFix *fix = g_ptr_array_index (fixes, k);

          if (fix->question != NULL)
            smith_cli_say (_("only you can tell: %s"), fix->question);
        }
    }
}

static GString *
make_diff (const char     *name,
           GBytes         *text,
           SmithFixResult *result)
{
  GString *out = g_string_new (NULL);
  GPtrArray *edits = smith_fix_result_get_edits (result);
  g_autofree char *line = smith_cli_to_line (name);

  if (edits->len > 0)
    g_string_append_printf (out, "--- %s\n+++ %s\n", line, line);
  smith_diff_print (text, edits, CONTEXT, G_MAXSIZE, G_MAXSIZE, out);

  return out;
}

static int
hand_over (const Request  *request,
           const char     *name,
           GBytes         *text,
           SmithFixResult *result)
{
  SmithCheck *check = smith_fix_result_get_check (result);
  int code = smith_check_count (check, SMITH_CLASS_BLOCKS) > 0 ? SMITH_CLI_NO : SMITH_CLI_OK;
  GBytes *fixed = smith_tree_get_text (smith_check_get_tree (check));

  if (request->is_dry_run)
    return smith_cli_write (make_diff (name, text, result), code);
  if (request->target.is_in_place && g_bytes_equal (fixed, text))
    return code;

  return MAX (smith_cli_target_write (&request->target, name, fixed), code);
}

static gboolean
check_usage (const Request *self,
             const char    *name)
{
  const char *message = NULL;

  if (self->keep_first < 1)
    message = _("--keep-first takes a number from 1");
  else if (!self->is_all && self->rules == NULL)
    message = _("Say what to mend: --all, or --rule with the name of a rule or a fix");
  else if (self->is_all && self->rules != NULL)
    message = _("--all and --rule do not go together");
  if (message != NULL)
    smith_cli_say ("%s", message);

  return message == NULL && smith_cli_target_check (&self->target, name);
}

static int
fix (const Request *request,
     const char    *name)
{
  g_autofree char *folder = g_path_get_dirname (name);
  g_autofree char *base = g_path_get_basename (name);
  const SmithFixOptions options = {
    .only = (const char *const *) request->rules,
    .keep = (const char *const *) request->keep,
    .keep_first = request->keep_first < KEEP_ALL ? (guint) request->keep_first : 0,
    .folder = folder,
    .name = g_str_equal (name, "-") ? NULL : base,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithFixResult) result = NULL;
  const char *code;

  text = smith_cli_read (name, &code, &error);
  if (text != NULL)
    {
      check = smith_check_run (text, &smith_profile_chatgpt, NULL);
      result = smith_fix_all_run (check, &options, NULL, &error);
    }
  if (result == NULL)
    {
      smith_cli_say ("%s: %s", name, error->message);
      return SMITH_CLI_UNUSABLE;
    }

  say_steps (result);
  if (smith_fix_result_get_failure (result) != NULL)
    {
      g_autofree char *failure = smith_cli_to_line (smith_fix_result_get_failure (result));

      smith_cli_say ("%s: %s", name, failure);
    }
  say_rest (name, smith_fix_result_get_check (result));

  return hand_over (request, name, text, result);
}

static int
run (int    argc,
     char **argv)
{
  g_auto(Request) request = { .keep_first = KEEP_ALL };
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.rules,
      N_("Mend the problems of this rule, or by this fix"), N_("ID") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &request.is_all, N_("Mend all that needs no answer"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.keep,
      N_("Keep this operation, by operationId or as “get /path”, and leave out the others"),
      N_("OPERATION") },
    { "keep-first", 0, 0, G_OPTION_ARG_INT, &request.keep_first,
      N_("Keep the first operations that can be made available"), N_("N") },
    SMITH_CLI_OUTPUT_ENTRY (request.target),
    SMITH_CLI_IN_PLACE_ENTRY (request.target),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.is_dry_run,
      N_("Write a unified diff to standard output, and no file"), NULL },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_fix, entries, &argc, &argv, 1, 1) ||
      !check_usage (&request, argv[1]))
    return SMITH_CLI_UNUSABLE;

  return fix (&request, argv[1]);
}

const SmithCliCommand smith_cli_fix = {
  .name = "fix",
  .arguments = "FILE [--rule ID]… [--all] [--keep OPERATION]… [--keep-first=N] "
               "[--output FILE | --in-place] [--dry-run]",
  .summary = N_("Mend what ChatGPT would refuse or drop"),
  .run = run,
};
