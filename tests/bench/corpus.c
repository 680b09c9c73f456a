/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Round trips of real descriptions, whose names come on standard input, one a line: read,
 * printed and read again they are equal, as JSON and as YAML, and from JSON over YAML to JSON
 * every byte is.  Prints what differs, and a table; fails when something differs for another
 * reason than a limit. */

#include <stdio.h>
#include <string.h>

#include "doc/smith-print.h"

/* What became of one description. */
typedef enum
{
  EQUAL,
  TOO_LARGE,      /* as it is, or printed */
  NOT_READ,       /* the file itself is not well formed */
  JSON_DIFFERS,
  YAML_DIFFERS,
  BYTES_DIFFER,
  N_OUTCOMES
} Outcome;

static const char *const outcome_names[] = {
  "equal in all ways", "too large to read again (64 MiB)", "not well formed as it comes",
  "another value as JSON", "another value as YAML", "other bytes from JSON over YAML to JSON",
};

static gboolean
is_same_text (SmithTree *a,
              SmithNode  node_a,
              SmithTree *b,
              SmithNode  node_b)
{
  g_autoptr(GString) scratch_a = g_string_new (NULL);
  g_autoptr(GString) scratch_b = g_string_new (NULL);
  gboolean is_string = smith_tree_get_kind (a, node_a) == SMITH_NODE_STRING;
  gsize length_a, length_b;
  const char *text_a, *text_b;

  /* numbers as they are written */
  text_a = is_string ? smith_tree_peek_string (a, node_a, scratch_a, &length_a)
                     : smith_tree_peek_raw (a, node_a, &length_a);
  text_b = is_string ? smith_tree_peek_string (b, node_b, scratch_b, &length_b)
                     : smith_tree_peek_raw (b, node_b, &length_b);
  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

static gboolean
is_same_key (SmithTree *a,
             SmithNode  node_a,
             SmithTree *b,
             SmithNode  node_b)
{
  gsize length_a, length_b;
  const char *key_a = smith_tree_peek_key (a, node_a, &length_a);
  const char *key_b = smith_tree_peek_key (b, node_b, &length_b);

  return length_a == length_b && (length_a == 0 || memcmp (key_a, key_b, length_a) == 0);
}

static gboolean
is_same (SmithTree *a,
         SmithNode  node_a,
         SmithTree *b,
         SmithNode  node_b)
{
  SmithNodeKind kind = smith_tree_get_kind (a, node_a);
  SmithNode child_a, child_b;

  if (kind != smith_tree_get_kind (b, node_b))
    return FALSE;
  if (kind == SMITH_NODE_STRING || kind == SMITH_NODE_NUMBER || kind == SMITH_NODE_BOOLEAN)
    return is_same_text (a, node_a, b, node_b);

  child_a = smith_tree_get_first (a, node_a);
  child_b = smith_tree_get_first (b, node_b);
  while (child_a != SMITH_NODE_NONE && child_b != SMITH_NODE_NONE)
    {
      if ((kind == SMITH_NODE_OBJECT && !is_same_key (a, child_a, b, child_b)) ||
          !is_same (a, child_a, b, child_b))
        return FALSE;
      child_a = smith_tree_get_next (a, child_a);
      child_b = smith_tree_get_next (b, child_b);
    }

  return child_a == child_b;
}

/* Reads what was printed; FALSE with @outcome set when it is too large or another value. */
static gboolean
check_print (SmithTree   *tree,
             GString     *text,
             SmithSyntax  syntax,
             Outcome      otherwise,
             SmithTree  **out_again,
             Outcome     *outcome)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr(SmithTree) again = smith_tree_read (bytes, syntax);
  const SmithReadError *error = smith_tree_get_error (again);

  *outcome = error != NULL && error->code == SMITH_READ_TOO_LARGE ? TOO_LARGE : otherwise;
  if (error != NULL || !is_same (tree, SMITH_NODE_ROOT, again, SMITH_NODE_ROOT))
    {
      if (error != NULL)
        printf ("  %s\n", error->message);
      return FALSE;
    }
  *out_again = g_steal_pointer (&again);

  return TRUE;
}

static Outcome
run_file (GBytes *bytes)
{
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(SmithTree) json_again = NULL;
  g_autoptr(SmithTree) yaml_again = NULL;
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GString) yaml = g_string_new (NULL);
  g_autoptr(GString) back = g_string_new (NULL);
  const SmithReadError *error = smith_tree_get_error (tree);
  Outcome outcome;

  if (error != NULL)
    {
      printf ("  %s\n", error->message);
      return error->code == SMITH_READ_TOO_LARGE ? TOO_LARGE : NOT_READ;
    }
  if (!smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_PRETTY, json, NULL))
    return JSON_DIFFERS;
  if (!check_print (tree, json, SMITH_SYNTAX_JSON, JSON_DIFFERS, &json_again, &outcome))
    return outcome;
  smith_print_yaml (tree, SMITH_NODE_ROOT, yaml);
  if (!check_print (tree, yaml, SMITH_SYNTAX_YAML, YAML_DIFFERS, &yaml_again, &outcome))
    return outcome;
  if (!smith_print_json (yaml_again, SMITH_NODE_ROOT, SMITH_JSON_PRETTY, back, NULL))
    return BYTES_DIFFER;

  return g_string_equal (json, back) ? EQUAL : BYTES_DIFFER;
}

int
main (void)
{
  guint counts[N_OUTCOMES] = { 0 }, n_files = 0;
  double n_bytes = 0;
  char name[4096];
  gint64 start_us = g_get_monotonic_time ();

  while (fgets (name, sizeof name, stdin) != NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GMappedFile) file = NULL;
      g_autoptr(GBytes) bytes = NULL;
      Outcome outcome;

      g_strchomp (name);
      file = g_mapped_file_new (name, FALSE, &error);
      if (file == NULL)
        {
          fprintf (stderr, "%s\n", error->message);
          return 2;
        }
      bytes = g_mapped_file_get_bytes (file);
      outcome = run_file (bytes);
      if (outcome != EQUAL)
        printf ("%s: %s\n", name, outcome_names[outcome]);
      counts[outcome]++;
      n_files++;
      n_bytes += (double) g_bytes_get_size (bytes);
    }

  printf ("%-44s %6u  (%.0f MB in %.0f s)\n", "descriptions", n_files, n_bytes / 1e6,
          (double) (g_get_monotonic_time () - start_us) / 1e6);
  for (guint i = 0; i < N_OUTCOMES; i++)
    if (counts[i] > 0 || i == EQUAL)
      printf ("%-44s %6u\n", outcome_names[i], counts[i]);

  return counts[EQUAL] + counts[TOO_LARGE] == n_files && n_files > 0 ? 0 : 1;
}
