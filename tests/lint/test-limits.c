/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lint/smith-check.h"
#include "check-support.h"

/* Limits of a document as a whole, and what is near them. */

/* A document with so many operations, and the size of one of them. */
static char *
make_many (guint n,
           guint padding)
{
  GString *out = g_string_new ("{" INFO ", " SERVER ", \"paths\": {");
  g_autofree char *pad = g_strnfill (padding, 'p');

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s\"/p%u\": {\"get\": {\"operationId\": \"o%u\", \"summary\": "
                                 "\"s\","
                            " \"x-pad\": \"%s\"}}", i > 0 ? ", " : "", i, i, pad);
  g_string_append (out, "}}");

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  guint       n;
  guint       padding;
  const char *rule;
} limit_cases[] = {
  { "20-operations", 20, 0, NULL },
  { "21-operations", 21, 0, "document-operations-many" },
  { "30-operations", 30, 0, "document-operations-many" },
  { "31-operations", 31, 0, "document-operations" },
  { "below-800-kb", 10, 79800, NULL },
  { "above-800-kb", 10, 80000, "document-size-near" },
  { "below-1-mb", 10, 99800, "document-size-near" },
  { "above-1-mb", 10, 100000, "document-size" },
};

/* Notes about the texts, which are all alike, are beside the point. */
static const SmithDiagnostic *
find_limit_problem (SmithCheck *check)
{
  const SmithDiagnostic *found = NULL;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (!g_str_has_prefix (problem->rule, "document-"))
        continue;
      g_assert_null (found);
      found = problem;
    }

  return found;
}

static void
test_limit (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  char *text = make_many (limit_cases[row].n, limit_cases[row].padding);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);

  const SmithDiagnostic *problem = find_limit_problem (check);

  g_assert_cmpstr (problem != NULL ? problem->rule : NULL, ==, limit_cases[row].rule);
  g_assert_cmpuint (smith_check_get_n_problems (check), ==,
                    smith_check_count (check, SMITH_CLASS_NOTE) +
                    smith_check_count (check, SMITH_CLASS_BLOCKS));
  if (problem != NULL && g_str_has_prefix (problem->rule, "document-operations"))
    g_assert_cmpmem (text + problem->span.start, problem->span.end - problem->span.start,
                     "\"paths\"", 7);
  else if (problem != NULL)
    g_assert_cmpuint (problem->span.end, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (limit_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/limit/", limit_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_limit);
    }

  return g_test_run ();
}
