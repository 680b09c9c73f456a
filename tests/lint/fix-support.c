/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

#include "doc/smith-print.h"
#include "lint/smith-rules.h"

#include <string.h>

char *
fix_dup_text (const char *text)
{
  char *copy = g_strdup (text);

  return *copy == '{' ? g_strdelimit (copy, "'", '"') : copy;
}

static SmithCheck *
run_check (const char *text,
           gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);

  return smith_check_run (bytes, &smith_profile_chatgpt, NULL);
}

/* The first fix of that id in the document, or NULL. */
static SmithFix *
find_fix (SmithCheck *check,
          const char *id)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      g_autoptr(GPtrArray) fixes = smith_fix_list (check, i);

      for (guint k = 0; k < fixes->len; k++)
        if (g_str_equal (((SmithFix *) g_ptr_array_index (fixes, k))->info->id, id))
          {
            g_ptr_array_set_free_func (fixes, NULL);
            for (guint n = 0; n < fixes->len; n++)
              if (n != k)
                smith_fix_free (g_ptr_array_index (fixes, n));
            return g_ptr_array_index (fixes, k);
          }
    }

  return NULL;
}

static guint
count_rule (SmithCheck *check,
            const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    n += g_str_equal (smith_check_get_problem (check, i)->rule, rule) ? 1 : 0;

  return n;
}

/* Lines of the model are told apart by their words. */
static gboolean
has_same (SmithCheck            *check,
          const SmithDiagnostic *problem)
{
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *other = smith_check_get_problem (check, i);

      if (g_str_equal (other->rule, problem->rule) &&
          g_strcmp0 (other->platform_message, problem->platform_message) == 0 &&
          g_str_equal (other->message, problem->message))
        return TRUE;
    }

  return FALSE;
}

/* What a mended document may draw of itself: what was used at one place alone may now be used by
 * nothing, and an operation that is there for the first time has the name that it has. */
static gboolean
may_come (const char *rule)
{
  return g_str_equal (rule, "document-component-unused") ||
         g_str_equal (rule, "operation-id-vague");
}

static void
assert_mended (SmithCheck            *before,
               SmithCheck            *after,
               const SmithDiagnostic *problem)
{
  if (has_same (after, problem))
    g_assert_cmpuint (count_rule (after, problem->rule), <, count_rule (before, problem->rule));
  for (guint i = 0; i < smith_rules_get_n (&smith_profile_chatgpt); i++)
    {
      const char *rule = smith_rules_get (&smith_profile_chatgpt, i)->rule;

      if (count_rule (after, rule) > count_rule (before, rule) && !may_come (rule))
        g_error ("New: %s", rule);
    }
}

static char *
print_tree (SmithCheck *check)
{
  GString *out = g_string_new (NULL);
  SmithNode refused;

  g_assert_true (smith_print_json (smith_check_get_tree (check), SMITH_NODE_ROOT,
                                   SMITH_JSON_COMPACT, out, &refused));

  return g_string_free (out, FALSE);
}

/* Makes the row's fix in @text and checks it.  Returns the new text. */
static GBytes *
mend (const FixRow *row,
      const char   *text)
{
  g_autoptr(SmithCheck) check = run_check (text, strlen (text));
  g_autoptr(SmithCheck) after = NULL;
  g_autoptr(SmithFix) fix = find_fix (check, row->fix);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) inverse = NULL;
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GBytes) original = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) result = NULL;
  g_autoptr(GBytes) back = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (fix);
  g_assert_cmpstr (smith_fix_kind_get_id (fix->kind), ==, smith_fix_kind_get_id (row->kind));
  g_assert_true ((fix->kind == SMITH_FIX_YOURS) == (fix->question != NULL));
  g_assert_cmpint (fix->kind, <=, fix->info->kind);
  smith_fix_make (check, fix, row->answer, edits, losses, &error);
  g_assert_no_error (error);

  if (row->kind == SMITH_FIX_SAME)
    g_assert_cmpuint (losses->len, ==, 0);
  if (row->kind == SMITH_FIX_NARROWER)
    g_assert_cmpuint (losses->len, >, 0);
  if (row->loss != NULL)
    g_assert_nonnull (strstr (g_ptr_array_index (losses, 0), row->loss));

  result = smith_text_edits_apply (edits, original);
  g_assert_nonnull (result);
  inverse = smith_text_edits_invert (edits, original);
  back = smith_text_edits_apply (inverse, result);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), text, strlen (text));

  after = run_check (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_assert_null (smith_tree_get_error (smith_check_get_tree (after)));
  assert_mended (check, after, smith_check_get_problem (check, fix->problem));

  return g_steal_pointer (&result);
}

static void
test_row (gconstpointer data)
{
  const FixRow *row = data;
  g_autofree char *before = fix_dup_text (row->before);
  g_autofree char *after = fix_dup_text (row->after);
  g_autoptr(GBytes) result = mend (row, before);
  g_autofree char *text = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithCheck) wanted = NULL;
  g_autoptr(SmithCheck) in_yaml = NULL;
  g_autoptr(GString) yaml = NULL;
  g_autoptr(GBytes) yaml_result = NULL;
  g_autofree char *wanted_values = NULL;
  g_autofree char *values = NULL;

  g_assert_cmpstr (text, ==, after);
  if (*before != '{')
    return;

  /* the same document in YAML */
  check = run_check (before, strlen (before));
  wanted = run_check (text, strlen (text));
  yaml = g_string_new (NULL);
  smith_print_yaml (smith_check_get_tree (check), SMITH_NODE_ROOT, yaml);
  yaml_result = mend (row, yaml->str);
  in_yaml = run_check (g_bytes_get_data (yaml_result, NULL), g_bytes_get_size (yaml_result));
  wanted_values = print_tree (wanted);
  values = print_tree (in_yaml);
  g_test_message ("%s", yaml->str);
  g_assert_cmpstr (values, ==, wanted_values);
}

void
fix_add_rows (const char   *group,
              const FixRow *rows,
              gsize         n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/fix/%s/%s", group, rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
}

static void
test_refusal (gconstpointer data)
{
  const RefusalRow *row = data;
  g_autofree char *text = fix_dup_text (row->text);
  g_autoptr(SmithCheck) check = run_check (text, strlen (text));
  g_autoptr(SmithFix) fix = find_fix (check, row->fix);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (smith_fix_find_info (row->fix));
  if (row->message == NULL)
    {
      g_assert_null (fix);
      return;
    }

  g_assert_nonnull (fix);
  g_assert_false (smith_fix_make (check, fix, row->answer, edits, losses, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, row->message));
  if (fix->kind == SMITH_FIX_YOURS)
    g_assert_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER);
  g_assert_cmpuint (edits->len, ==, 0);
  g_assert_cmpuint (losses->len, ==, 0);
}

void
fix_add_refusals (const char       *group,
                  const RefusalRow *rows,
                  gsize             n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/fix/%s/not/%s", group, rows[i].name);

      g_test_add_data_func (path, &rows[i], test_refusal);
    }
}
