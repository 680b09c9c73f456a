/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"
#include "doc/smith-print.h"
#include "yaml-events.h"

#include <libfyaml.h>
#include <string.h>

/* The YAML test suite, one path a case: what we read is what the case says, by its events and
 * by its JSON; what is no YAML is refused; what we read, printed as YAML, reads the same.
 *
 * Where we differ stands in yaml-suite-differences, `ID reason`, and a line there that nothing
 * needs is a failure too.  `ID [a-b] reason` is about the versions of libfyaml from a up to but
 * not including b. */

typedef struct
{
  char    *id;
  char    *text;
  char    *events;
  char    *json;        /* (nullable) where JSON cannot say it */
  char    *difference;  /* (nullable) why we differ */
  gboolean is_invalid;
} SuiteCase;

static void
suite_case_free (gpointer data)
{
  SuiteCase *c = data;

  g_free (c->id);
  g_free (c->text);
  g_free (c->events);
  g_free (c->json);
  g_free (c->difference);
  g_free (c);
}

/* What the events of @node would say; see yaml-events.h. */
static void
reduce_tree (SmithTree *tree,
             SmithNode  node,
             GString   *out)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  g_autoptr(GString) scratch = g_string_new (NULL);
  const char *text;
  gsize length;

  if (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY)
    {
      g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '{' : '[');
      for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (tree, child))
        {
          if (child != smith_tree_get_first (tree, node))
            g_string_append_c (out, ',');
          if (kind == SMITH_NODE_OBJECT)
            {
              text = smith_tree_peek_key (tree, child, &length);
              yaml_events_append_text (out, text, length);
              g_string_append_c (out, ':');
            }
          reduce_tree (tree, child, out);
        }
      g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '}' : ']');
    }
  else if (kind == SMITH_NODE_STRING)
    {
      text = smith_tree_peek_string (tree, node, scratch, &length);
      yaml_events_append_text (out, text, length);
    }
  else
    {
      text = smith_tree_peek_raw (tree, node, &length);
      yaml_events_append_text (out, text, length);
    }
}

static char *
describe (SmithTree *tree)
{
  const SmithReadError *error = smith_tree_get_error (tree);

  return error != NULL ? g_strdup_printf ("at %" G_GSIZE_FORMAT ": %s", error->span.start,
                                          error->message)
                       : doc_print (tree);
}

/* Returns what is wrong, or NULL. */
static char *
compare_events (const SuiteCase *c,
                SmithTree       *tree)
{
  const SmithReadError *error = smith_tree_get_error (tree);
  int code = error != NULL ? (int) error->code : -1;
  g_autofree char *read = describe (tree);
  g_autoptr(GString) texts = g_string_new (NULL);
  YamlEvents events;
  char *wrong = NULL;

  yaml_events_read (&events, c->events);
  if (smith_tree_get_n_nodes (tree) > 0)
    reduce_tree (tree, SMITH_NODE_ROOT, texts);

  if (events.n_documents == 0)
    wrong = code != SMITH_READ_EMPTY ? g_strdup_printf ("not empty: %s", read) : NULL;
  else if (events.has_other_key)
    wrong = code != SMITH_READ_UNSUPPORTED
              ? g_strdup_printf ("a key that is no text is read: %s", read) : NULL;
  else if (events.n_documents > 1 && code != SMITH_READ_UNSUPPORTED)
    wrong = g_strdup_printf ("several documents are read: %s", read);
  else if (events.n_documents == 1 && code != -1)
    wrong = g_strdup_printf ("refused: %s", read);
  else if (strcmp (texts->str, events.out->str) != 0)
    wrong = g_strdup_printf ("%s\n    instead of %s", texts->str, events.out->str);
  yaml_events_clear (&events);

  return wrong;
}

/* Whether two trees say the same; the order of members does not count. */
static gboolean
equal (SmithTree *a,
       SmithNode  node_a,
       SmithTree *b,
       SmithNode  node_b)
{
  SmithNodeKind kind = smith_tree_get_kind (a, node_a);
  g_autofree char *text_a = NULL, *text_b = NULL;
  double number_a, number_b;
  SmithNode other = kind == SMITH_NODE_ARRAY ? smith_tree_get_first (b, node_b) : SMITH_NODE_NONE;

  if (smith_tree_get_kind (b, node_b) != kind ||
      smith_tree_get_n_children (a, node_a) != smith_tree_get_n_children (b, node_b))
    return FALSE;

  for (SmithNode child = smith_tree_get_first (a, node_a); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (a, child))
    {
      if (kind == SMITH_NODE_OBJECT)
        {
          g_autofree char *key = smith_tree_dup_key (a, child);

          other = smith_tree_get_member (b, node_b, key);
        }
      if (other == SMITH_NODE_NONE || !equal (a, child, b, other))
        return FALSE;
      if (kind == SMITH_NODE_ARRAY)
        other = smith_tree_get_next (b, other);
    }
  if (kind == SMITH_NODE_BOOLEAN)
    return smith_tree_get_boolean (a, node_a) == smith_tree_get_boolean (b, node_b);
  if (kind == SMITH_NODE_NUMBER)
    return smith_tree_get_number (a, node_a, &number_a) &&
           smith_tree_get_number (b, node_b, &number_b) && number_a == number_b;
  if (kind != SMITH_NODE_STRING)
    return TRUE;

  text_a = smith_tree_dup_string (a, node_a);
  text_b = smith_tree_dup_string (b, node_b);

  return strcmp (text_a, text_b) == 0;
}

/* Returns what is wrong with what a printer wrote, or NULL. */
static char *
compare_printed (GString    *printed,
                 SmithSyntax syntax,
                 SmithTree  *wanted)
{
  g_autoptr(SmithTree) found = doc_read (printed->str, syntax);
  g_autofree char *wanted_text = doc_print (wanted);
  g_autofree char *found_text = describe (found);

  if (strcmp (found_text, wanted_text) == 0 ||
      (smith_tree_get_error (found) == NULL &&
       equal (found, SMITH_NODE_ROOT, wanted, SMITH_NODE_ROOT)))
    return NULL;

  return g_strdup_printf ("printed as %s it is %s\n    instead of %s",
                          syntax == SMITH_SYNTAX_JSON ? "JSON" : "YAML", found_text, wanted_text);
}

static char *
compare_values (const SuiteCase *c,
                SmithTree       *tree)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GString) yaml = g_string_new (NULL);
  g_autoptr(SmithTree) wanted = NULL;
  char *wrong = NULL;

  if (c->json != NULL)
    {
      wanted = doc_read (c->json, SMITH_SYNTAX_JSON);
      g_assert_null (smith_tree_get_error (wanted));
      if (!smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_COMPACT, json, NULL))
        return g_strdup ("it cannot be printed as JSON");
      wrong = compare_printed (json, SMITH_SYNTAX_JSON, wanted);
    }
  if (wrong != NULL)
    return wrong;

  smith_print_yaml (tree, SMITH_NODE_ROOT, yaml);

  return compare_printed (yaml, SMITH_SYNTAX_YAML, tree);
}

static char *
find_wrong (const SuiteCase *c)
{
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  char *wrong = NULL;

  doc_check (tree);
  if (c->is_invalid)
    {
      g_autofree char *read = describe (tree);

      return smith_tree_get_error (tree) == NULL ? g_strdup_printf ("not refused: %s", read) : NULL;
    }

  wrong = compare_events (c, tree);
  if (wrong == NULL && smith_tree_get_error (tree) == NULL)
    wrong = compare_values (c, tree);

  return wrong;
}

static void
test_case (gconstpointer data)
{
  const SuiteCase *c = data;
  g_autofree char *wrong = find_wrong (c);

  if (c->difference == NULL && wrong != NULL)
    g_test_fail_printf ("%s", wrong);
  else if (c->difference != NULL && wrong == NULL)
    g_test_fail_printf ("it no longer differs: %s", c->difference);
  else if (wrong != NULL)
    g_test_message ("%s: %s", c->difference, wrong);
}

/* 0.7.12 → 7012 */
static guint
parse_version (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ".", -1);
  guint version = 0;

  for (guint i = 0; i < 3; i++)
    {
      guint64 part = 0;

      if (i < g_strv_length (parts))
        part = g_ascii_strtoull (parts[i], NULL, 10);
      version = version * 1000 + (guint) part;
    }

  return version;
}

/* Whether the library in use is one of those that @range, `a-b` or `a-`, is about. */
static gboolean
is_in_range (const char *range)
{
  g_auto(GStrv) ends = g_strsplit (range, "-", 2);
  guint version = parse_version (fy_library_version ());

  g_assert_nonnull (ends[1]);

  return version >= parse_version (ends[0]) &&
         (*ends[1] == '\0' || version < parse_version (ends[1]));
}

/* id → why we differ */
static GHashTable *
read_differences (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "doc", "yaml-suite-differences",
                                                 NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GHashTable *differences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 2);
      const char *reason;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_nonnull (words[1]);
      reason = g_strchug (words[1]);
      if (*reason == '[')
        {
          g_autofree char *range = g_strndup (reason + 1, strcspn (reason + 1, "]"));

          if (!is_in_range (range))
            continue;
        }
      g_assert_true (g_hash_table_insert (differences, g_strdup (words[0]), g_strdup (reason)));
    }

  return differences;
}

static GPtrArray *
read_cases (GHashTable *differences)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "yaml-test-suite",
                                                 "cases.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(SmithTree) tree = NULL;
  GPtrArray *cases = g_ptr_array_new_with_free_func (suite_case_free);

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  tree = doc_read (text, SMITH_SYNTAX_JSON);
  g_assert_null (smith_tree_get_error (tree));
  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SuiteCase *c = g_new0 (SuiteCase, 1);
      gpointer id = NULL, reason = NULL;

      c->id = smith_tree_dup_member (tree, node, "id");
      c->text = smith_tree_dup_member (tree, node, "yaml");
      c->events = smith_tree_dup_member (tree, node, "tree");
      c->json = smith_tree_dup_member (tree, node, "json");
      c->is_invalid = smith_tree_get_member (tree, node, "fail") != SMITH_NODE_NONE;
      if (g_hash_table_steal_extended (differences, c->id, &id, &reason))
        c->difference = reason;
      g_free (id);
      g_ptr_array_add (cases, c);
    }

  return cases;
}

static void
test_unknown_differences (gconstpointer data)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, (GHashTable *) data);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_test_fail_printf ("the suite has no case %s", (const char *) id);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GHashTable) differences = NULL;
  g_autoptr(GPtrArray) cases = NULL;

  g_test_init (&argc, &argv, NULL);
  differences = read_differences ();
  cases = read_cases (differences);
  g_assert_cmpuint (cases->len, >, 400);
  for (guint i = 0; i < cases->len; i++)
    {
      SuiteCase *c = cases->pdata[i];
      g_autofree char *name = g_strconcat ("/yaml-suite/", c->id, NULL);

      g_test_add_data_func (name, c, test_case);
    }
  g_test_add_data_func ("/yaml-suite/unknown-differences", differences, test_unknown_differences);

  return g_test_run ();
}
