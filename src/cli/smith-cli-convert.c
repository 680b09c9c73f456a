/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "doc/smith-print.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
parse_syntax (const char  *option,
              const char  *name,
              SmithSyntax *out_syntax)
{
  if (g_strcmp0 (name, "json") != 0 && g_strcmp0 (name, "yaml") != 0)
    {
      smith_cli_say (_("%s is json or yaml"), option);
      return FALSE;
    }
  *out_syntax = g_str_equal (name, "json") ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;

  return TRUE;
}

/* By the file's extension, else by the first character. */
static SmithSyntax
guess_syntax (const char *name,
              GBytes     *text)
{
  gsize length, i = 0;
  const char *data = g_bytes_get_data (text, &length);

  if (g_str_has_suffix (name, ".json"))
    return SMITH_SYNTAX_JSON;
  if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml"))
    return SMITH_SYNTAX_YAML;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (data[i]))
    i++;

  return i < length && strchr ("{[\"", data[i]) != NULL ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;
}

static void
say_at (const char *name,
        GBytes     *text,
        gsize       offset,
        const char *message)
{
  g_autoptr(SmithTextIndex) index = smith_text_index_new (text, SMITH_LINE_BREAKS_FILE);
  SmithPosition at = { 0, 0 };

  smith_text_index_locate (index, offset, &at);
  smith_cli_say ("%s:%u:%u: %s", name, at.line + 1, at.column + 1, message);
}

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
      smith_print_yaml (tree, SMITH_NODE_ROOT, out);
      return TRUE;
    }
  if (!smith_print_json (tree, SMITH_NODE_ROOT,
                         is_compact ? SMITH_JSON_COMPACT : SMITH_JSON_PRETTY, out, &refused))
    {
      say_at (name, smith_tree_get_text (tree), smith_tree_get_span (tree, refused).start,
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
  gboolean is_compact = FALSE;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithTree) tree = NULL;
  SmithSyntax from = SMITH_SYNTAX_JSON, to = SMITH_SYNTAX_JSON;
  const char *code;
  GString *out;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_name, N_("What to write: json or yaml"), N_("FORM") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_name, N_("What to read: json or yaml"), N_("FORM") },
    { "compact", 0, 0, G_OPTION_ARG_NONE, &is_compact, N_("Write JSON without spaces"), NULL },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_convert, entries, &argc, &argv, 1, 1) ||
      !parse_syntax ("--to", to_name, &to) ||
      (from_name != NULL && !parse_syntax ("--from", from_name, &from)))
    return SMITH_CLI_UNUSABLE;
  if (is_compact && to == SMITH_SYNTAX_YAML)
    {
      smith_cli_say (_("--compact goes with --to=json"));
      return SMITH_CLI_UNUSABLE;
    }

  text = smith_cli_read (argv[1], &code, &error);
  if (text == NULL)
    {
      smith_cli_say ("%s: %s", argv[1], error->message);
      return SMITH_CLI_UNUSABLE;
    }
  tree = smith_tree_read (text, from_name != NULL ? from : guess_syntax (argv[1], text));
  if (smith_tree_get_error (tree) != NULL)
    {
      say_at (argv[1], text, smith_tree_get_error (tree)->span.start,
              smith_tree_get_error (tree)->message);
      return SMITH_CLI_UNUSABLE;
    }

  out = g_string_sized_new (g_bytes_get_size (text) * 2);
  if (print (argv[1], tree, to, is_compact, out))
    return smith_cli_write (out, SMITH_CLI_OK);
  g_string_free (out, TRUE);

  return SMITH_CLI_UNUSABLE;
}

const SmithCliCommand smith_cli_convert = {
  .name = "convert",
  .arguments = "FILE --to=json|yaml [--from=json|yaml] [--compact]",
  .summary = N_("Write a document as JSON or as YAML"),
  .run = run,
};
