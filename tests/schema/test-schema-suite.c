/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema-sample.h"

#include <string.h>

/* The official suite of JSON Schema, draft 2020-12, required and optional: our verdicts, and a
 * sample for each schema that something fits.  It is read from a folder that the environment
 * names, else from where the build looked for one; where that is not there, this test is skipped.
 * A suite with a part missing is a failure, and so is a line of ours about a group that it does
 * not have. */

#define REMOTE "http://localhost:1234/"

static const char *suite_folder;

static SmithTree *
read_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);

  return smith_tree_read (bytes, SMITH_SYNTAX_JSON);
}

static SmithTree *
load_remote (const char *uri,
             gpointer    user_data)
{
  g_autofree char *path = NULL;

  if (!g_str_has_prefix (uri, REMOTE))
    return NULL;
  path = g_build_filename (suite_folder, "remotes", uri + strlen (REMOTE), NULL);

  return read_file (path);
}

typedef struct
{
  SmithTree *tree;   /* (owned) the whole file */
  SmithNode  group;
  gboolean   asserts_formats;
  gboolean   differs;        /* tests/schema/optional-differences names it */
  gboolean   has_no_sample;  /* tests/schema/no-samples names it */
} Group;

/* "FILE GROUP" of every line; a value of TRUE once there is such a group. */
static GHashTable *differences;
static GHashTable *no_samples;

static void
group_free (gpointer data)
{
  Group *self = data;

  smith_tree_unref (self->tree);
  g_free (self);
}

/* A schema of the suite is a document of its own. */
static SmithTree *
read_schema (const Group *self)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (self->tree,
                                         smith_tree_get_member (self->tree, self->group,
                                                                "schema"), &length);
  g_autoptr(GBytes) bytes = g_bytes_new (raw, length);

  return smith_tree_read (bytes, SMITH_SYNTAX_JSON);
}

/* How many tests of a group we answer wrongly. */
static guint
count_wrong (const Group *self)
{
  SmithNode tests = smith_tree_get_member (self->tree, self->group, "tests");
  g_autoptr(SmithTree) tree = read_schema (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = NULL;
  SmithSchemaFlags flags = self->asserts_formats ? SMITH_SCHEMA_ASSERT_FORMATS
                                                 : SMITH_SCHEMA_NONE;
  guint n_wrong = 0;

  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, SMITH_DIALECT_2020_12,
                                 load_remote, NULL, &error);
  if (schema == NULL)
    {
      g_test_message ("%s", error->message);
      return 1;
    }
  for (SmithNode test = smith_tree_get_first (self->tree, tests); test != SMITH_NODE_NONE;
       test = smith_tree_get_next (self->tree, test))
    {
      SmithNode value = smith_tree_get_member (self->tree, test, "data");
      gboolean expected = smith_tree_get_boolean (self->tree,
                                                  smith_tree_get_member (self->tree, test,
                                                                         "valid"));
      g_autoptr(GPtrArray) problems = smith_schema_check (schema, self->tree, value, flags, 100);
      g_autofree char *description = smith_tree_dup_member (self->tree, test, "description");

      if (smith_schema_is_valid (schema, self->tree, value, flags) == expected &&
          (problems->len == 0) == expected)
        continue;
      n_wrong++;
      g_test_message ("%s: %s", description, expected ? "should be valid" : "should not be valid");
      for (guint i = 0; i < problems->len; i++)
        {
          SmithSchemaProblem *problem = g_ptr_array_index (problems, i);

          g_test_message ("  %s %s %s", problem->value_pointer, problem->schema_pointer,
                          problem->message);
        }
    }

  return n_wrong;
}

static void
test_group (gconstpointer data)
{
  const Group *self = data;
  guint n_wrong = count_wrong (self);

  if (self->differs && n_wrong == 0)
    g_test_fail_printf ("is listed as a difference and is none");
  if (!self->differs && n_wrong > 0)
    g_test_fail_printf ("%u wrong", n_wrong);
}

/* A schema that something fits has a sample; what fits it, the tests of the group say. */
static void
test_sample (gconstpointer data)
{
  const Group *self = data;
  SmithNode tests = smith_tree_get_member (self->tree, self->group, "tests");
  g_autoptr(SmithTree) tree = read_schema (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = NULL;
  SmithSchemaFlags flags = self->asserts_formats ? SMITH_SCHEMA_ASSERT_FORMATS
                                                 : SMITH_SCHEMA_NONE;
  g_autofree char *sample = NULL;
  gboolean has_valid = FALSE;

  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, SMITH_DIALECT_2020_12,
                                 load_remote, NULL, NULL);
  for (SmithNode test = smith_tree_get_first (self->tree, tests); test != SMITH_NODE_NONE;
       test = smith_tree_get_next (self->tree, test))
    has_valid = has_valid ||
                smith_tree_get_boolean (self->tree,
                                        smith_tree_get_member (self->tree, test, "valid"));
  if (schema == NULL || !has_valid)
    {
      if (self->has_no_sample)
        g_test_fail_printf ("is listed as one without a sample and needs none");
      return;
    }

  sample = smith_schema_sample (schema, flags, &error);
  if (sample == NULL && !self->has_no_sample)
    g_test_fail_printf ("%s", error->message);
  if (sample != NULL)
    {
      g_autoptr(GBytes) text = g_bytes_new (sample, strlen (sample));
      g_autoptr(SmithTree) values = smith_tree_read (text, SMITH_SYNTAX_JSON);

      g_test_message ("%s", sample);
      g_assert_true (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, flags));
      if (self->has_no_sample)
        g_test_fail_printf ("is listed as one without a sample and has one");
    }
}

/* Whether a list names a group, which is then known to be there. */
static gboolean
take_line (GHashTable *list,
           const char *place)
{
  if (!g_hash_table_contains (list, place))
    return FALSE;
  g_hash_table_insert (list, g_strdup (place), GINT_TO_POINTER (TRUE));

  return TRUE;
}

static Group *
group_new (SmithTree  *tree,
           SmithNode   node,
           gboolean    asserts_formats,
           const char *place)
{
  Group *group = g_new0 (Group, 1);

  group->tree = smith_tree_ref (tree);
  group->group = node;
  group->asserts_formats = asserts_formats;
  group->differs = take_line (differences, place);
  group->has_no_sample = take_line (no_samples, place);

  return group;
}

static void
add_file (const char *folder,
          const char *part,
          const char *file,
          gboolean    asserts_formats)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *name = g_strconcat (part, ".", file, NULL);
  g_autoptr(SmithTree) tree = read_file (path);

  if (tree == NULL || smith_tree_get_error (tree) != NULL ||
      smith_tree_get_n_children (tree, SMITH_NODE_ROOT) == 0)
    g_error ("%s cannot be read", path);
  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *description = smith_tree_dup_member (tree, node, "description");
      guint index = smith_tree_get_index (tree, node);
      g_autofree char *test = NULL;
      g_autofree char *sample = NULL;
      g_autofree char *place = g_strdup_printf ("%s %u", name, index);

      g_strdelimit (description, "/", '|');
      test = g_strdup_printf ("/schema/suite/%s/%u %s", name, index, description);
      sample = g_strdup_printf ("/schema/sample/%s/%u %s", name, index, description);
      g_test_add_data_func_full (test, group_new (tree, node, asserts_formats, place), test_group,
                                 group_free);
      g_test_add_data_func_full (sample, group_new (tree, node, asserts_formats, place),
                                 test_sample, group_free);
    }
}

static void
add_folder (const char *folder,
            const char *part,
            gboolean    asserts_formats)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len == 0)
    g_error ("%s has no tests", folder);
  g_ptr_array_sort (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_file (folder, part, g_ptr_array_index (names, i), asserts_formats);
}

static GHashTable *
read_list (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schema", file, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 3);

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (g_strv_length (words) != 3)
        g_error ("%s: “%s” is not FILE GROUP REASON", file, lines[i]);
      g_hash_table_insert (found, g_strdup_printf ("%s %s", words[0], words[1]), NULL);
    }

  return found;
}

static void
test_list (gconstpointer data)
{
  GHashTable *list = (GHashTable *) data;
  GHashTableIter iter;
  gpointer place, is_there;

  g_hash_table_iter_init (&iter, list);
  while (g_hash_table_iter_next (&iter, &place, &is_there))
    if (is_there == NULL)
      g_test_fail_printf ("the suite has no group “%s”", (const char *) place);
}

static void
test_absent (void)
{
  g_test_skip ("the suite of JSON Schema is not here");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *required = NULL;
  g_autofree char *optional = NULL;
  g_autofree char *formats = NULL;
  const char *named = g_getenv ("ACTIONSMITH_SCHEMA_SUITE");
  int status;

  g_test_init (&argc, &argv, NULL);
  suite_folder = named != NULL ? named : SUITE_FOLDER;
  if (suite_folder != named && !g_file_test (suite_folder, G_FILE_TEST_IS_DIR))
    {
      g_test_add_func ("/schema/suite", test_absent);
      return g_test_run ();
    }

  differences = read_list ("optional-differences");
  no_samples = read_list ("no-samples");
  required = g_build_filename (suite_folder, "tests", "draft2020-12", NULL);
  optional = g_build_filename (required, "optional", NULL);
  formats = g_build_filename (optional, "format", NULL);
  add_folder (required, "required", FALSE);
  add_folder (optional, "optional", FALSE);
  add_folder (formats, "format", TRUE);
  g_test_add_data_func ("/schema/lists/optional-differences", differences, test_list);
  g_test_add_data_func ("/schema/lists/no-samples", no_samples, test_list);
  status = g_test_run ();
  g_hash_table_unref (differences);
  g_hash_table_unref (no_samples);

  return status;
}
