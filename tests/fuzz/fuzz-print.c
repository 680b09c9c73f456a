/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/doc-support.h"
#include "doc/smith-print.h"
#include "fuzz.h"

static void
check_again (GString     *text,
             SmithSyntax  syntax,
             const char  *expected)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr(SmithTree) again = smith_tree_read (bytes, syntax);
  g_autofree char *value = NULL;

  if (smith_tree_get_error (again) != NULL)
    {
      /* g_error() raises what libFuzzer does not catch */
      g_printerr ("does not read: %s\n%s\n", smith_tree_get_error (again)->message, text->str);
      g_abort ();
    }
  value = doc_print (again);
  g_assert_cmpstr (value, ==, expected);
}

/* Whatever reads is printed as JSON and as YAML, also with its comments, and reads as the same. */
static void
check (GBytes      *text,
       SmithSyntax  syntax)
{
  g_autoptr(SmithTree) tree = smith_tree_read (text, syntax);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GString) yaml = g_string_new (NULL);
  g_autoptr(GString) document = g_string_new (NULL);
  g_autofree char *value = NULL;

  if (smith_tree_get_error (tree) != NULL)
    return;
  value = doc_print (tree);
  smith_print_yaml (tree, SMITH_NODE_ROOT, yaml);
  check_again (yaml, SMITH_SYNTAX_YAML, value);
  smith_print_yaml_document (tree, document);
  check_again (document, SMITH_SYNTAX_YAML, value);
  /* .inf and .nan have no form there */
  if (smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_PRETTY, json, NULL))
    check_again (json, SMITH_SYNTAX_JSON, value);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) text = g_bytes_new (data, size);

  check (text, SMITH_SYNTAX_JSON);
  check (text, SMITH_SYNTAX_YAML);

  return 0;
}
