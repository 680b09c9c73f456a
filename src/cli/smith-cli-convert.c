/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "doc/smith-print.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>

static gboolean
print (const char  *name,
       SmithTree   *tree,
       SmithSyntax  to,
       gboolean     is_compact,
       GString     *out)
{
  SmithNode refused;

  if (to == SMITH_SYNTAX_YAML)
    {
      smith_print_yaml_document (tree, out);
      return TRUE;
    }
  if (!smith_print_json (tree, SMITH_NODE_ROOT,
                         is_compact ? SMITH_JSON_COMPACT : SMITH_JSON_PRETTY, out, &refused))
    {
      smith_cli_say_at (name, smith_tree_get_text (tree),
                        smith_tree_get_span (tree, refused).start,
                        _("JSON has no form for .inf and .nan; nothing was written"));
      return FALSE;
    }
  g_string_append_c (out, '\n');

  return TRUE;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *from_name = NULL;
  g_autofree char *to_name = NULL;
  g_autofree char *output = NULL;
  SmithCliTarget target = { NULL, FALSE };
  gboolean is_compact = FALSE;
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GString) out = NULL;
  g_autoptr(GBytes) text = NULL;
  SmithSyntax to = SMITH_SYNTAX_JSON;
  gboolean is_usable;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_name, N_("What to write: json or yaml"), N_("FORM") },
    SMITH_CLI_FROM_ENTRY (from_name),
    { "compact", 0, 0, G_OPTION_ARG_NONE, &is_compact, N_("Write JSON without spaces"), NULL },
    SMITH_CLI_OUTPUT_ENTRY (target),
    { NULL }
  };

  is_usable = smith_cli_parse (&smith_cli_convert, entries, &argc, &argv, 1, 1) &&
              smith_cli_parse_syntax ("--to", to_name, &to);
  output = target.output;
  if (!is_usable)
    return SMITH_CLI_UNUSABLE;
  if (is_compact && to == SMITH_SYNTAX_YAML)
    {
      smith_cli_say (_("--compact goes with --to=json"));
      return SMITH_CLI_UNUSABLE;
    }

  tree = smith_cli_read_document (argv[1], from_name);
  if (tree == NULL)
    return SMITH_CLI_UNUSABLE;
  out = g_string_sized_new (g_bytes_get_size (smith_tree_get_text (tree)) * 2);
  if (!print (argv[1], tree, to, is_compact, out))
    return SMITH_CLI_UNUSABLE;
  text = g_string_free_to_bytes (g_steal_pointer (&out));

  return smith_cli_target_write (&target, argv[1], text);
}

const SmithCliCommand smith_cli_convert = {
  .name = "convert",
  .arguments = "FILE --to=json|yaml [--from=json|yaml] [--compact] [--output FILE]",
  .summary = N_("Write a document as JSON or as YAML"),
  .run = run,
};
