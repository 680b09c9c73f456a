/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-schema-support.h"

#include <string.h>

const SmithFixRow *
fix_find_row (const char *id)
{
  const SmithFixRow *row;

  for (guint i = 0; (row = smith_fix_get_row (i)) != NULL; i++)
    if (g_str_equal (row->info.id, id))
      return row;

  g_error ("there is no fix %s", id);
}

SmithCheck *
fix_check (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return smith_check_run (bytes, &smith_profile_chatgpt, NULL);
}

static guint
find_problem (SmithCheck *check,
              const char *rule)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    if (g_str_equal (smith_check_get_problem (check, i)->rule, rule))
      return i;

  g_error ("there is no problem of %s", rule);
}

static char *
list_problems (SmithCheck *check)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      g_string_append_printf (out, "%s: %s\n", problem->rule, problem->message);
    }

  return g_string_free (out, FALSE);
}

/* The problem is gone, and what is there was there before; only a component that was used at that
 * place alone may now be used by nothing. */
static void
check_problems (SmithCheck *before,
                SmithCheck *after,
                const char *rule)
{
  g_autofree char *old = list_problems (before);
  guint n_before = 0, n_after = 0;

  for (guint i = 0; i < smith_check_get_n_problems (before); i++)
    n_before += g_str_equal (smith_check_get_problem (before, i)->rule, rule);
  for (guint i = 0; i < smith_check_get_n_problems (after); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (after, i);
      g_autofree char *line = g_strdup_printf ("%s: %s\n", problem->rule, problem->message);

      n_after += g_str_equal (problem->rule, rule);
      if (strstr (old, line) == NULL && !g_str_equal (problem->rule, "document-component-unused"))
        g_error ("there is a new problem: %s", line);
    }
  g_assert_cmpuint (n_after, <, n_before);
}

static void
check_losses (const FixCase *c,
              GPtrArray     *losses)
{
  g_auto(GStrv) expected = g_strsplit (c->losses != NULL ? c->losses : "", "\n", -1);

  for (guint i = 0; i < losses->len; i++)
    g_test_message ("loss: %s", (const char *) g_ptr_array_index (losses, i));
  g_assert_cmpuint (losses->len, ==, g_strv_length (expected));
  for (guint i = 0; i < losses->len; i++)
    if (strstr (g_ptr_array_index (losses, i), expected[i]) == NULL)
      g_error ("not in the loss: %s", expected[i]);
}

static void
check_result (const FixCase *c,
              SmithCheck    *before,
              GPtrArray     *edits)
{
  GBytes *text = smith_tree_get_text (smith_check_get_tree (before));
  g_autoptr(GPtrArray) inverse = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(GBytes) restored = NULL;
  g_autoptr(SmithCheck) after = NULL;
  g_autofree char *string = NULL;
  gsize length;
  const char *data;

  g_assert_true (smith_text_edits_sort (edits, g_bytes_get_size (text)));
  result = smith_text_edits_apply (edits, text);
  inverse = smith_text_edits_invert (edits, text);
  data = g_bytes_get_data (result, &length);
  string = g_strndup (data, length);
  g_assert_cmpstr (string, ==, c->after);

  restored = smith_text_edits_apply (inverse, result);
  g_assert_true (g_bytes_equal (restored, text));
  after = fix_check (string);
  g_assert_null (smith_tree_get_error (smith_check_get_tree (after)));
  check_problems (before, after, c->rule);
}

void
fix_test_case (gconstpointer data)
{
  const FixCase *c = data;
  const SmithFixRow *row = fix_find_row (c->fix);
  g_autoptr(SmithCheck) check = fix_check (c->before);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autofree char *problems = list_problems (check);
  SmithFix fix = { .info = &row->info, .kind = row->info.kind };
  gboolean applies, ok;

  g_test_message ("%s", problems);
  g_assert_true (g_strv_contains (row->info.rules, c->rule));
  fix.problem = find_problem (check, c->rule);
  applies = row->probe (check, smith_check_get_problem (check, fix.problem), &fix);
  ok = applies && smith_fix_make (check, &fix, c->answer, edits, losses, &error);
  if (error != NULL)
    g_test_message ("%s", error->message);

  if (c->after == NULL)
    {
      g_assert_false (ok);
      g_assert_cmpint (applies, ==, error != NULL);
      g_assert_cmpuint (edits->len, ==, 0);
      g_assert_cmpuint (losses->len, ==, 0);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (fix.kind, ==, c->kind);
      g_assert_cmpint (fix.question != NULL, ==, c->answer != NULL);
      g_assert_cmpstr (fix.proposal, ==, c->proposal);
      check_losses (c, losses);
      check_result (c, check, edits);
    }
  g_free (fix.question);
  g_free (fix.proposal);
}

void
fix_add_cases (const char    *folder,
               const FixCase *cases,
               gsize          n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/fix-schema/%s/%s", folder, cases[i].name);

      g_test_add_data_func (path, &cases[i], fix_test_case);
    }
}
