/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc/smith-pointer.h"
#include "schema/smith-schema-sample.h"

#include <string.h>

/* What tests/bench/run asks of JSON Schema:
 *
 *   bench-schema samples EVERY MOST FILE…         samples for up to MOST schemas of every so
 *                                                 manieth description: a table
 *   bench-schema prepare FILE CASE N M            up to N schemas of a description with a value
 *                                                 for each, and M others, as one document
 *   bench-schema time CASE                        microseconds to compile, to check a value, to
 *                                                 check the others, and to read and check */

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
  gboolean says_why = error->code == SMITH_SCHEMA_ERROR_NO_SAMPLE ||
                      error->code == SMITH_SCHEMA_ERROR_PATTERN;
  /* what is said of it, without the place, the pattern or the reference */
  g_autofree char *reason = says_why && colon != NULL
                              ? g_strdup_printf ("%s:%s", kind, colon + 1)
                              : g_strdup_printf ("%s: %s", kind,
                                                 error->code == SMITH_SCHEMA_ERROR_REFERENCE
                                                   ? "a reference leads nowhere"
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

/* How likely a member is not there that need not be. */
#define LEFT_OUT 0.15

/* Values of an API differ in what they leave out.  @text is compact JSON. */
static char *
leave_out (SmithSchema *schema,
           const char  *text,
           GRand       *rand)
{
  g_autoptr(GString) left = g_string_new (text);
  guint n_nodes = G_MAXUINT;

  for (SmithNode node = SMITH_NODE_ROOT + 1; node <= n_nodes; node++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (left->str, left->len);
      g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON), tree_without = NULL;
      g_autoptr(GString) without = g_string_new (left->str);
      g_autoptr(GBytes) bytes_without = NULL;
      SmithSpan span;

      n_nodes = smith_tree_get_n_nodes (tree);
      if (node > n_nodes || g_rand_double (rand) > LEFT_OUT ||
          smith_tree_get_kind (tree, smith_tree_get_parent (tree, node)) != SMITH_NODE_OBJECT)
        continue;
      span = smith_tree_get_member_span (tree, node);
      if (left->str[span.end] == ',')
        span.end++;
      else if (left->str[span.start - 1] == ',')
        span.start--;
      g_string_erase (without, (gssize) span.start, (gssize) (span.end - span.start));
      bytes_without = g_bytes_new (without->str, without->len);
      tree_without = smith_tree_read (bytes_without, SMITH_SYNTAX_JSON);
      if (!smith_schema_is_valid (schema, tree_without, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE))
        continue;
      g_string_assign (left, without->str);
      node--;
    }

  return g_string_free (g_steal_pointer (&left), FALSE);
}

/* Adds a schema to the bundle, and values for it: the first has all members. */
static gboolean
add_schema (SmithTree *tree,
            SmithNode  node,
            GString   *bundle,
            GPtrArray *values,
            GRand     *rand)
{
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, node, NULL, find_dialect (tree),
                                                        NULL, NULL, NULL);
  g_autofree char *pointer = smith_pointer_to_node (tree, node);
  g_autofree char *name = smith_tree_dup_key (tree, node);
  g_autofree char *sample = schema != NULL
                              ? smith_schema_sample (schema, SMITH_SCHEMA_NONE, NULL) : NULL;
  const char *comma = bundle->len > 0 ? "," : "";

  if (sample == NULL || strpbrk (name, "\"\\%~/ ") != NULL)
    return FALSE;
  g_string_append_printf (bundle, "%s\"%s\":{\"$ref\":\"#%s\"}", comma, name, pointer);
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *value = i > 0 ? leave_out (schema, sample, rand) : g_strdup (sample);

      g_string_append_printf (values->pdata[i], "%s\"%s\":%s", comma, name, value);
    }

  return TRUE;
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
prepare (const char *path,
         const char *case_path,
         guint       most,
         guint       n_values)
{
  g_autoptr(SmithTree) tree = read_path (path);
  SmithNode schemas = smith_pointer_lookup (tree, "/components/schemas");
  g_autofree char *version = smith_tree_dup_member (tree, SMITH_NODE_ROOT, "openapi");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) bundle = g_string_new (NULL);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (free_string);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GError) error = NULL;
  guint n = smith_tree_get_n_children (tree, schemas), n_kept = 0, i = 0;
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, schemas, &length);

  for (guint v = 0; v <= n_values; v++)
    g_ptr_array_add (values, g_string_new (NULL));
  for (SmithNode node = smith_tree_get_first (tree, schemas);
       node != SMITH_NODE_NONE && n_kept < most;
       node = smith_tree_get_next (tree, node), i++)
    n_kept += i % (n / most + 1) == 0 && add_schema (tree, node, bundle, values, rand);

  g_string_printf (text, "{\"openapi\":\"%s\",\"components\":{\"schemas\":%.*s}", version,
                   (int) length, raw);
  g_string_append_printf (text, ",\"bundle\":{\"properties\":{%s}},\"value\":{%s},\"others\":[",
                          bundle->str, ((GString *) values->pdata[0])->str);
  for (guint v = 1; v <= n_values; v++)
    g_string_append_printf (text, "%s{%s}", v > 1 ? "," : "", ((GString *) values->pdata[v])->str);
  g_string_append (text, "]}");
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
  CHECK_OTHERS,
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
  SmithTree   *others[N_COPIES];  /* (owned) those that differ, in turn */
  guint        next;
} Case;

static void
do_once (Case *self,
         guint what)
{
  if (what == COMPILE)
    smith_schema_free (compile (self->tree));
  else if (what == CHECK || what == CHECK_OTHERS)
    {
      SmithTree *copy = (what == CHECK ? self->copies : self->others)[self->next];

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

static SmithTree *
read_value (SmithTree *tree,
            SmithNode  node)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, node, &length);
  g_autoptr(GBytes) text = g_bytes_new (raw, length);

  return smith_tree_read (text, SMITH_SYNTAX_JSON);
}

static void
time_case (const char *path)
{
  Case self = { .tree = read_path (path) };
  SmithNode value = smith_pointer_lookup (self.tree, "/value");
  SmithNode others = smith_pointer_lookup (self.tree, "/others"), other = SMITH_NODE_NONE;
  gsize length;
  const char *raw = smith_tree_peek_raw (self.tree, value, &length);

  self.schema = compile (self.tree);
  self.text = g_bytes_new_static (raw, length);
  for (guint i = 0; i < N_COPIES; i++)
    {
      other = other != SMITH_NODE_NONE ? smith_tree_get_next (self.tree, other) : other;
      if (other == SMITH_NODE_NONE)
        other = smith_tree_get_first (self.tree, others);
      self.copies[i] = read_value (self.tree, value);
      self.others[i] = read_value (self.tree, other);
    }

  for (guint what = 0; what < N_TIMED; what++)
    g_print ("%.4f ", measure (&self, what));
  g_print ("%u %" G_GSIZE_FORMAT "\n", smith_tree_get_n_children (self.tree, value), length);

  for (guint i = 0; i < N_COPIES; i++)
    {
      smith_tree_unref (self.copies[i]);
      smith_tree_unref (self.others[i]);
    }
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
  else if (argc == 6 && g_str_equal (argv[1], "prepare"))
    prepare (argv[2], argv[3], read_number (argv[4]), read_number (argv[5]));
  else if (argc == 3 && g_str_equal (argv[1], "time"))
    time_case (argv[2]);
  else
    {
      g_printerr ("usage: bench-schema samples EVERY MOST FILE… | prepare FILE CASE N M | "
                  "time CASE\n");
      return 2;
    }

  return 0;
}
