/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc-support.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* A person types in a document that has many operations: one random sign or token is removed or
 * added at a random place.  What stands before must be in the tree, and most of what follows. */

#define N_PATHS 12
#define N_CHANGES 400

/* One operation as people write them, with everything that JSON has. */
static const char operation[] =
  "    \"/pets/%u/{id}\": {\n"
  "      \"get\": {\n"
  "        \"operationId\": \"getPet%u\",\n"
  "        \"summary\": \"One pet, \\\"whole\\\" [sic] {or not}: é\",\n"
  "        \"deprecated\": false,\n"
  "        \"tags\": [\"pets\", \"read\"],\n"
  "        \"parameters\": [\n"
  "          {\n"
  "            \"name\": \"id\",\n"
  "            \"in\": \"path\",\n"
  "            \"required\": true,\n"
  "            \"schema\": {\"type\": \"integer\", \"minimum\": -1.5e3}\n"
  "          },\n"
  "          {\n"
  "            \"name\": \"limit\",\n"
  "            \"in\": \"query\",\n"
  "            \"schema\": {\n"
  "              \"type\": \"string\",\n"
  "              \"enum\": [\n"
  "                \"small\",\n"
  "                \"large\",\n"
  "                null\n"
  "              ]\n"
  "            }\n"
  "          }\n"
  "        ],\n"
  "        \"responses\": {\n"
  "          \"200\": {\n"
  "            \"description\": \"Fine\",\n"
  "            \"content\": {\n"
  "              \"application/json\": {\n"
  "                \"schema\": {\n"
  "                  \"$ref\": \"#/components/schemas/Pet%u\"\n"
  "                }\n"
  "              }\n"
  "            }\n"
  "          }\n"
  "        }\n"
  "      }\n"
  "    }%s\n";

static char *
make_document (void)
{
  GString *out = g_string_new ("{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\n"
                               "    \"title\": \"Pets\",\n    \"version\": \"1\"\n  },\n"
                               "  \"paths\": {\n");

  for (guint i = 0; i < N_PATHS; i++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (out, operation, i, i, i, i + 1 < N_PATHS ? "," : "");
#pragma GCC diagnostic pop
    }
  g_string_append (out, "  },\n  \"components\": {\n    \"schemas\": {\n");
  for (guint i = 0; i < N_PATHS; i++)
    g_string_append_printf (out, "      \"Pet%u\": {\n        \"type\": \"object\"\n      }%s\n", i,
                            i + 1 < N_PATHS ? "," : "");
  g_string_append (out, "    }\n  }\n}\n");

  return g_string_free (out, FALSE);
}

/* The same without white space between tokens. */
static char *
make_compact (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean in_string = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (in_string && *p == '\\')
        g_string_append_c (out, *p++);
      else if (*p == '"')
        in_string = !in_string;
      if (in_string || !g_ascii_isspace (*p))
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

typedef struct
{
  gsize       at;
  gsize       removed;
  const char *added;
} Change;

/* The token at @p or the next one. */
static gsize
token_length (const char *p)
{
  const char *start = p;

  if (*p == '"')
    {
      for (p++; *p != '\0' && *p != '"'; p++)
        if (*p == '\\' && p[1] != '\0')
          p++;
      return (gsize) (p - start) + (*p != '\0');
    }
  if (strchr ("{}[],:", *p) != NULL)
    return 1;
  while (*p != '\0' && strchr ("{}[],:\" \n", *p) == NULL)
    p++;

  return (gsize) (p - start);
}

/* The begins of all tokens. */
static GArray *
list_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (const char *p = text; *p != '\0'; )
    if (g_ascii_isspace (*p))
      p++;
    else
      {
        gsize at = (gsize) (p - text);

        g_array_append_val (tokens, at);
        p += token_length (p);
      }

  return tokens;
}

static Change
make_change (GRand      *random,
             const char *text,
             GArray     *tokens,
             guint       kind)
{
  static const char *const added[] = { "\"", "{", "}", "[", "]", ",", ":", "x", "7", "'", "\\", "/",
                                       "\"a\"", "null", "\n", "#" };
  Change change = { .added = "" };
  gsize token = g_array_index (tokens, gsize,
                               (guint) g_rand_int_range (random, 0, (int) tokens->len));

  switch (kind)
    {
    case 0:  /* a token less */
      change.at = token;
      change.removed = token_length (text + token);
      break;

    case 1:  /* a sign less */
      change.at = (gsize) g_rand_int_range (random, 0, (int) strlen (text));
      while ((text[change.at] & 0x80) != 0)
        change.at--;
      change.removed = 1;
      break;

    case 2:  /* a sign or token more, between two */
      change.at = token;
      change.added = added[g_rand_int_range (random, 0, G_N_ELEMENTS (added))];
      break;

    default:  /* a sign more, anywhere */
      change.at = (gsize) g_rand_int_range (random, 0, (int) strlen (text));
      while ((text[change.at] & 0xC0) == 0x80)
        change.at--;
      change.added = added[g_rand_int_range (random, 0, 12)];
      break;
    }

  return change;
}

typedef struct
{
  guint n_broken;
  guint n_errors;
  guint n_most;      /* errors of one change */
  guint n_many;      /* changes with more than two errors */
  guint n_before;
  guint n_lost_before;
  guint n_after;
  guint n_found_after;
} Count;

/* Whether @node of the sound document is at its place in the broken one. */
static gboolean
is_found (SmithTree *sound,
          SmithNode  node,
          SmithTree *broken,
          gssize     shift)
{
  g_autofree char *pointer = smith_pointer_to_node (sound, node);
  SmithNode found = smith_pointer_lookup (broken, pointer);

  return found != SMITH_NODE_NONE &&
         smith_tree_get_kind (broken, found) == smith_tree_get_kind (sound, node) &&
         (gssize) smith_tree_get_span (broken, found).start ==
           (gssize) smith_tree_get_span (sound, node).start + shift;
}

static void
count_found (SmithTree    *sound,
             SmithTree    *broken,
             const Change *change,
             Count        *count)
{
  gssize shift = (gssize) strlen (change->added) - (gssize) change->removed;

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (sound); node++)
    {
      SmithSpan span = smith_tree_get_member_span (sound, node);

      if (span.end < change->at)
        {
          count->n_before++;
          if (!is_found (sound, node, broken, 0))
            {
              g_autofree char *pointer = smith_pointer_to_node (sound, node);

              g_test_message ("lost before: %s", pointer);
              count->n_lost_before++;
            }
        }
      else if (span.start > change->at + change->removed)
        {
          count->n_after++;
          count->n_found_after += is_found (sound, node, broken, shift);
        }
    }
}

static void
try_change (const char   *text,
            SmithTree    *sound,
            const Change *change,
            Count        *count)
{
  g_autoptr(GString) changed = g_string_new (text);
  g_autoptr(SmithTree) broken = NULL;
  guint n_before = count->n_lost_before, n_found = count->n_found_after, n_after = count->n_after;

  g_string_erase (changed, (gssize) change->at, (gssize) change->removed);
  g_string_insert (changed, (gssize) change->at, change->added);
  broken = doc_read (changed->str, SMITH_SYNTAX_JSON);
  doc_check (broken);
  if (smith_tree_get_n_errors (broken) == 0)
    return;

  count->n_broken++;
  count->n_errors += smith_tree_get_n_errors (broken);
  count->n_most = MAX (count->n_most, smith_tree_get_n_errors (broken));
  count->n_many += smith_tree_get_n_errors (broken) > 2;
  count_found (sound, broken, change, count);
  n_after = count->n_after - n_after;
  n_found = count->n_found_after - n_found;
  if (count->n_lost_before > n_before || n_found * 10 < n_after * 8 ||
      smith_tree_get_n_errors (broken) > 2)
    g_test_message ("at %" G_GSIZE_FORMAT " -%" G_GSIZE_FORMAT " +\"%s\": %u errors, %u lost "
                    "before, found %u of %u",
                    change->at, change->removed, *change->added == '\n' ? "\\n" : change->added,
                    smith_tree_get_n_errors (broken), count->n_lost_before - n_before, n_found,
                    n_after);
}

typedef struct
{
  const char *name;
  guint       kind;
  gboolean    is_compact;
  double      found_after;  /* of what stands behind the change: measured, with a margin */
  guint       n_many;       /* of the changes, with more than two errors: the same */
} Row;

static const Row rows[] = {
  { "token-removed", 0, FALSE, 0.98, 4 },
  { "sign-removed", 1, FALSE, 0.97, 4 },
  { "token-added", 2, FALSE, 0.96, 25 },
  { "sign-added", 3, FALSE, 0.97, 12 },
  { "token-removed-compact", 0, TRUE, 0.90, 8 },
  { "sign-removed-compact", 1, TRUE, 0.84, 16 },
  { "token-added-compact", 2, TRUE, 0.84, 25 },
  { "sign-added-compact", 3, TRUE, 0.86, 16 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *pretty = make_document ();
  g_autofree char *compact = make_compact (pretty);
  const char *text = row->is_compact ? compact : pretty;
  g_autoptr(SmithTree) sound = doc_read (text, SMITH_SYNTAX_JSON);
  g_autoptr(GArray) tokens = list_tokens (text);
  g_autoptr(GRand) random = g_rand_new_with_seed (row->kind + 1);
  Count count = { 0 };

  g_assert_cmpuint (smith_tree_get_n_errors (sound), ==, 0);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      Change change = make_change (random, text, tokens, row->kind);

      try_change (text, sound, &change, &count);
    }

  g_test_message ("%s: %u of %u changes break it; %.3f errors each, at most %u, more than two for "
                  "%u; lost before %u of %u; found behind %.4f",
                  row->name, count.n_broken, N_CHANGES,
                  (double) count.n_errors / count.n_broken, count.n_most, count.n_many,
                  count.n_lost_before, count.n_before,
                  (double) count.n_found_after / count.n_after);
  g_assert_cmpuint (count.n_broken, >, N_CHANGES / 6);
  g_assert_cmpuint (count.n_most, <=, 10);
  g_assert_cmpuint (count.n_lost_before, ==, 0);
  g_assert_cmpuint (count.n_many, <=, row->n_many);
  g_assert_cmpfloat ((double) count.n_found_after / count.n_after, >=, row->found_after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/json-typing/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  return g_test_run ();
}
