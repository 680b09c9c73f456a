/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/smith-pointer.h"
#include "schema/smith-schema-sample.h"

#include <string.h>

/* What tests/bench/run asks of JSON Schema:
 *
 *   bench-schema samples EVERY MOST FILE…         samples for up to MOST schemas of every so
 *                                                 manieth description: a table
 *   bench-schema prepare FILE CASE N              up to N schemas of a description with a value
 *                                                 for each, as one document
 *   bench-schema time CASE                        microseconds to compile, to check, and to read
 *                                                 and check */

#define LEAST_TIME_US (400 * 1000)
#define WINDOW_US 2000

static SmithTree *
read_path (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);

  return smith_tree_read_any (bytes);
}

static SmithDialect
find_dialect (SmithTree *tree)
{
  g_autofree char *version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");

  return version != NULL && g_str_has_prefix (version, "3.1") ? SMITH_DIALECT_2020_12
                                                              : SMITH_DIALECT_OPENAPI_3_0;
}

/* Schemas of parameters, headers, bodies and components. */
static gboolean
is_schema (SmithTree *tree,
           SmithNode  node)
{
  SmithNode parent = smith_tree_get_parent (tree, node);
  SmithNode outer = parent != SMITH_NODE_NONE ? smith_tree_get_parent (tree, parent)
                                              : SMITH_NODE_NONE;

  if (outer == SMITH_NODE_NONE || smith_tree_get_kind (tree, node) != SMITH_NODE_OBJECT)
    return FALSE;
  if (smith_tree_get_kind (tree, parent) == SMITH_NODE_OBJECT &&
      smith_tree_key_equals (tree, node, "schema"))
    return smith_tree_get_member (tree, parent, "in") != SMITH_NODE_NONE ||
           smith_tree_key_equals (tree, outer, "content") ||
           smith_tree_key_equals (tree, outer, "headers");

  return smith_tree_key_equals (tree, parent, "schemas") &&
         smith_tree_key_equals (tree, outer, "components") &&
         smith_tree_get_parent (tree, outer) == SMITH_NODE_ROOT;
}

typedef struct
{
  guint       n_documents;
  guint       n_schemas;
  guint       n_compiled;
  guint       n_samples;
  guint64     sample_us;
  gint64      longest_us;
  GHashTable *reasons;   /* (owned) text → guint */
} Tally;

static void
count_reason (Tally        *tally,
              const char   *kind,
              const GError *error)
{
  const char *colon = strrchr (error->message, ':');
  /* what is said of it, without the place; references and patterns without their names */
  g_autofree char *reason = error->code == SMITH_SCHEMA_ERROR_NO_SAMPLE && colon != NULL
                              ? g_strdup_printf ("%s:%s", kind, colon + 1)
                              : g_strdup_printf ("%s: %s", kind,
                                                 error->code == SMITH_SCHEMA_ERROR_REFERENCE
                                                   ? "a reference leads nowhere"
                                                 : error->code == SMITH_SCHEMA_ERROR_PATTERN
                                                   ? "a pattern cannot be read"
                                                 : error->code == SMITH_SCHEMA_ERROR_KEYWORD
                                                   ? "no schema" : "too many");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (tally->reasons, reason));

  g_hash_table_insert (tally->reasons, g_steal_pointer (&reason), GUINT_TO_POINTER (n + 1));
}

static void
try_schema (Tally        *tally,
            const char   *path,
            SmithTree    *tree,
            SmithNode     node,
            SmithDialect  dialect)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, node, NULL, dialect, NULL, NULL,
                                                        &error);
  g_autofree char *pointer = smith_pointer_to_node (tree, node);
  g_autofree char *sample = NULL;
  gint64 start, took;

  tally->n_schemas++;
  if (schema == NULL)
    {
      count_reason (tally, "not compiled", error);
      if (g_getenv ("BENCH_VERBOSE") != NULL)
        g_printerr ("%s %s %s\n", path, pointer, error->message);
      return;
    }
  tally->n_compiled++;
  start = g_get_monotonic_time ();
  sample = smith_schema_sample (schema, SMITH_SCHEMA_NONE, &error);
  took = g_get_monotonic_time () - start;
  tally->sample_us += (guint64) took;
  tally->longest_us = MAX (tally->longest_us, took);
  if (sample != NULL)
    {
      g_autoptr(GBytes) text = g_bytes_new (sample, strlen (sample));
      g_autoptr(SmithTree) values = smith_tree_read (text, SMITH_SYNTAX_JSON);

      g_assert_null (smith_tree_get_error (values));
      g_assert_true (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE));
      tally->n_samples++;
      return;
    }
  count_reason (tally, "no sample", error);
  if (g_getenv ("BENCH_VERBOSE") != NULL)
    g_printerr ("%s %s %s\n", path, pointer, error->message);
}

static void
print_samples (guint  every,
               guint  most,
               char **paths)
{
  Tally tally = { .reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GHashTableIter iter;
  gpointer reason, n;

  for (guint i = 0; i < g_strv_length (paths); i += every)
    {
      g_autoptr(SmithTree) tree = read_path (paths[i]);
      guint n_seen = 0, n_schemas = 0;

      if (smith_tree_get_error (tree) != NULL)
        continue;
      tally.n_documents++;
      for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
        n_schemas += is_schema (tree, node);
      for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
        if (is_schema (tree, node) && n_seen++ % (n_schemas / most + 1) == 0)
          try_schema (&tally, paths[i], tree, node, find_dialect (tree));
    }
  g_print ("%u descriptions, %u schemas, %u compiled, %u samples valid; %.1f us a sample, "
           "the longest %.1f ms\n",
           tally.n_documents, tally.n_schemas, tally.n_compiled, tally.n_samples,
           (double) tally.sample_us / MAX (1, tally.n_compiled), (double) tally.longest_us / 1000);
  g_hash_table_iter_init (&iter, tally.reasons);
  while (g_hash_table_iter_next (&iter, &reason, &n))
    g_print ("%7u  %s\n", GPOINTER_TO_UINT (n), (const char *) reason);
  g_hash_table_unref (tally.reasons);
}

static void
prepare (const char *path,
         const char *case_path,
         guint       most)
{
  g_autoptr(SmithTree) tree = read_path (path);
  SmithNode schemas = smith_pointer_lookup (tree, "/components/schemas");
  g_autofree char *version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) bundle = g_string_new (NULL);
  g_autoptr(GString) values = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  guint n = smith_tree_get_n_children (tree, schemas), n_kept = 0, i = 0;
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, schemas, &length);

  g_string_printf (text, "{\"openapi\":\"%s\",\"components\":{\"schemas\":%.*s}", version,
                   (int) length, raw);
  for (SmithNode node = smith_tree_get_first (tree, schemas);
       node != SMITH_NODE_NONE && n_kept < most;
       node = smith_tree_get_next (tree, node), i++)
    {
      g_autoptr(SmithSchema) schema = NULL;
      g_autofree char *pointer = smith_pointer_to_node (tree, node);
      g_autofree char *name = smith_tree_dup_key (tree, node);
      g_autofree char *sample = NULL;

      if (i % (n / most + 1) != 0 || strpbrk (name, "\"\\%~/ ") != NULL)
        continue;
      schema = smith_schema_compile (tree, node, NULL, find_dialect (tree), NULL, NULL, NULL);
      sample = schema != NULL ? smith_schema_sample (schema, SMITH_SCHEMA_NONE, NULL) : NULL;
      if (sample == NULL)
        continue;
      g_string_append_printf (bundle, "%s\"%s\":{\"$ref\":\"#%s\"}", n_kept > 0 ? "," : "", name,
                              pointer);
      g_string_append_printf (values, "%s\"%s\":%s", n_kept > 0 ? "," : "", name, sample);
      n_kept++;
    }
  g_string_append_printf (text, ",\"bundle\":{\"properties\":{%s}},\"value\":{%s}}", bundle->str,
                          values->str);
  if (!g_file_set_contents (case_path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

static SmithSchema *
compile (SmithTree *tree)
{
  g_autoptr(GError) error = NULL;
  SmithSchema *schema = smith_schema_compile (tree, smith_pointer_lookup (tree, "/bundle"), NULL,
                                              find_dialect (tree), NULL, NULL, &error);

  if (schema == NULL)
    g_error ("%s", error->message);

  return schema;
}

enum
{
  COMPILE,
  CHECK,
  READ_AND_CHECK,
  N_TIMED,
};

/* A value is checked once where it is used.  Here it is there so many times, read one by one, so
 * that nobody can do less for a value that has just been seen; schema-ajv.js does the same. */
#define N_COPIES 64u

typedef struct
{
  SmithTree   *tree;              /* (owned) of the case */
  SmithSchema *schema;            /* (owned) */
  GBytes      *text;              /* (owned) of the value */
  SmithTree   *copies[N_COPIES];  /* (owned) the value */
  guint        next;
} Case;

static void
do_once (Case *self,
         guint what)
{
  if (what == COMPILE)
    smith_schema_free (compile (self->tree));
  else if (what == CHECK)
    {
      SmithTree *copy = self->copies[self->next];

      self->next = (self->next + 1) % N_COPIES;
      g_assert_true (smith_schema_is_valid (self->schema, copy, SMITH_NODE_ROOT,
                                            SMITH_SCHEMA_NONE));
    }
  else
    {
      g_autoptr(SmithTree) read = smith_tree_read (self->text, SMITH_SYNTAX_JSON);

      g_assert_true (smith_schema_is_valid (self->schema, read, SMITH_NODE_ROOT,
                                            SMITH_SCHEMA_NONE));
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Microseconds a call: of windows of some milliseconds, that than which a quarter is faster.  So
 * neither what a compiler at run time does at first nor another process has a say. */
static double
measure (Case *self,
         guint what)
{
  g_autoptr(GArray) windows = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 begin = g_get_monotonic_time (), now = begin;

  while (now - begin < LEAST_TIME_US)
    {
      gint64 start = now;
      double took;
      guint n = 0;

      /* looking at the clock takes as long as a small check */
      for (guint batch = what == COMPILE ? 1 : 20; now - start < WINDOW_US;
           n += batch, now = g_get_monotonic_time ())
        for (guint i = 0; i < batch; i++)
          do_once (self, what);
      took = (double) (now - start) / n;
      g_array_append_val (windows, took);
    }
  g_array_sort (windows, compare_doubles);

  return g_array_index (windows, double, windows->len / 4);
}

static void
time_case (const char *path)
{
  Case self = { .tree = read_path (path) };
  SmithNode value = smith_pointer_lookup (self.tree, "/value");
  gsize length;
  const char *raw = smith_tree_peek_raw (self.tree, value, &length);

  self.schema = compile (self.tree);
  self.text = g_bytes_new_static (raw, length);
  for (guint i = 0; i < N_COPIES; i++)
    self.copies[i] = smith_tree_read (self.text, SMITH_SYNTAX_JSON);

  for (guint what = 0; what < N_TIMED; what++)
    g_print ("%.4f ", measure (&self, what));
  g_print ("%u %" G_GSIZE_FORMAT "\n", smith_tree_get_n_children (self.tree, value), length);

  for (guint i = 0; i < N_COPIES; i++)
    smith_tree_unref (self.copies[i]);
  g_bytes_unref (self.text);
  smith_schema_free (self.schema);
  smith_tree_unref (self.tree);
}

static guint
read_number (const char *text)
{
  g_autoptr(GError) error = NULL;
  guint64 number = 1;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, &error))
    g_error ("%s", error->message);

  return (guint) number;
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 4 && g_str_equal (argv[1], "samples"))
    print_samples (read_number (argv[2]), read_number (argv[3]), argv + 4);
  else if (argc == 5 && g_str_equal (argv[1], "prepare"))
    prepare (argv[2], argv[3], read_number (argv[4]));
  else if (argc == 3 && g_str_equal (argv[1], "time"))
    time_case (argv[2]);
  else
    {
      g_printerr ("usage: bench-schema samples EVERY MOST FILE… | prepare FILE CASE N | "
                  "time CASE\n");
      return 2;
    }

  return 0;
}
