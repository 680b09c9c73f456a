/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>

#include "lint/smith-lint-private.h"

G_DEFINE_QUARK (smith-fix-error-quark, smith_fix_error)

/* In the order in which *Fix all* applies them. */
static const struct
{
  const SmithFixRow *rows;
  const guint       *n_rows;
} tables[] = {
  { smith_bundle_fixes,    &smith_n_bundle_fixes },
  { smith_document_fixes,  &smith_n_document_fixes },
  { smith_field_fixes,     &smith_n_field_fixes },
  { smith_size_fixes,      &smith_n_size_fixes },
  { smith_schema_fixes,    &smith_n_schema_fixes },
  { smith_model_fixes,     &smith_n_model_fixes },
  { smith_auth_fixes,      &smith_n_auth_fixes },
  { smith_server_fixes,    &smith_n_server_fixes },
  { smith_path_fixes,      &smith_n_path_fixes },
  { smith_parameter_fixes, &smith_n_parameter_fixes },
  { smith_operation_fixes, &smith_n_operation_fixes },
};

/* Returns the row with that index, or NULL after the last one. */
const SmithFixRow *
smith_fix_get_row (guint index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (index < *tables[i].n_rows)
        return &tables[i].rows[index];
      index -= *tables[i].n_rows;
    }

  return NULL;
}

static const SmithFixRow *
find_row (const char *id)
{
  const SmithFixRow *row;

  for (guint i = 0; (row = smith_fix_get_row (i)) != NULL; i++)
    if (g_str_equal (row->info.id, id))
      return row;

  return NULL;
}

/**
 * smith_fix_get_n_infos:
 *
 * Returns: how many kinds of fix there are
 */
guint
smith_fix_get_n_infos (void)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    n += *tables[i].n_rows;

  return n;
}

/**
 * smith_fix_get_info:
 * @index: below smith_fix_get_n_infos(), in the order in which *Fix all* applies them
 *
 * Returns: (transfer none): a kind of fix, static
 */
const SmithFixInfo *
smith_fix_get_info (guint index)
{
  g_return_val_if_fail (index < smith_fix_get_n_infos (), NULL);

  return &smith_fix_get_row (index)->info;
}

/**
 * smith_fix_find_info:
 * @id: such as `parameter-inline`
 *
 * Returns: (transfer none) (nullable): the kind of fix with that name, static
 */
const SmithFixInfo *
smith_fix_find_info (const char *id)
{
  const SmithFixRow *row;

  g_return_val_if_fail (id != NULL, NULL);

  row = find_row (id);
  return row != NULL ? &row->info : NULL;
}

/**
 * smith_fix_kind_get_id:
 *
 * Returns: `same`, `narrower` or `yours`
 */
const char *
smith_fix_kind_get_id (SmithFixKind kind)
{
  static const char *const ids[] = { "same", "narrower", "yours" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

void
smith_fix_free (SmithFix *self)
{
  if (self == NULL)
    return;
  g_free (self->question);
  g_free (self->proposal);
  g_free (self);
}

static SmithFix *
probe (SmithCheck        *check,
       guint              index,
       const SmithFixRow *row)
{
  const SmithDiagnostic *problem = smith_check_get_problem (check, index);
  g_autoptr(SmithFix) fix = NULL;

  if (!g_strv_contains (row->info.rules, problem->rule))
    return NULL;

  fix = g_new0 (SmithFix, 1);
  fix->info = &row->info;
  fix->problem = index;
  fix->kind = row->info.kind;

  return row->probe (check, problem, fix) ? g_steal_pointer (&fix) : NULL;
}

static GPtrArray *
find_fixes (SmithCheck *check,
            guint       problem)
{
  GPtrArray *fixes = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_fix_free);

  for (guint pass = 0; pass < 2; pass++)
    {
      const SmithFixRow *row;

      for (guint i = 0; (row = smith_fix_get_row (i)) != NULL; i++)
        {
          SmithFix *fix = row->is_last_resort == (pass == 1) ? probe (check, problem, row) : NULL;

          if (fix != NULL)
            g_ptr_array_add (fixes, fix);
        }
    }

  return fixes;
}

/**
 * smith_fix_list:
 * @problem: index of a problem
 *
 * Reads the check alone, so any thread may call it.  Kept with the check: the first call takes
 * microseconds for most problems, milliseconds for those that ask for a pass over the document.
 *
 * Returns: (transfer full) (element-type SmithFix): the ways to mend the problem, the best one
 *   first; often empty; shared, so not to be changed
 */
GPtrArray *
smith_fix_list (SmithCheck *check,
                guint       problem)
{
  GPtrArray **place, *fixes;

  g_return_val_if_fail (problem < smith_check_get_n_problems (check), g_ptr_array_new ());

  place = &check->fixes[problem];
  fixes = g_atomic_pointer_get (place);
  if (fixes == NULL)
    {
      fixes = find_fixes (check, problem);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, fixes))
        {
          g_ptr_array_unref (fixes);
          fixes = g_atomic_pointer_get (place);
        }
    }

  return g_ptr_array_ref (fixes);
}

/**
 * smith_fix_prepare:
 * @n: how many problems, from the first
 * @cancellable: (nullable): ends it early
 *
 * Looks for the fixes of the first problems, so that smith_fix_list() has them at once.  For a
 * thread beside the main loop.
 */
void
smith_fix_prepare (SmithCheck   *check,
                   guint         n,
                   GCancellable *cancellable)
{
  g_return_if_fail (check != NULL);

  n = MIN (n, smith_check_get_n_problems (check));
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_unref (smith_fix_list (check, i));
}

static gboolean
check_answer (const SmithFix  *fix,
              const char      *answer,
              GError         **error)
{
  long n;

  if (fix->kind != SMITH_FIX_YOURS)
    return TRUE;
  if (answer == NULL || *answer == '\0')
    return smith_fix_fail_answer (error, _("An answer is missing"));
  if (!g_utf8_validate (answer, -1, NULL))
    return smith_fix_fail_answer (error, _("The answer is not UTF-8 text"));

  n = g_utf8_strlen (answer, -1);
  if (fix->max_characters == 0 || n <= (long) fix->max_characters)
    return TRUE;

  g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
               _("The answer has %ld characters; at most %u are taken"), n, fix->max_characters);
  return FALSE;
}

/**
 * smith_fix_make:
 * @fix: a fix for @check, from smith_fix_list()
 * @answer: (nullable): for a fix that is *yours*
 * @edits: (element-type SmithTextEdit): edits of the check's text are added here
 * @losses: (nullable) (element-type utf8): a translated sentence for each thing that is left
 *   out is added here
 *
 * Works out what a fix changes; changes nothing itself.
 *
 * Errors: %SMITH_FIX_ERROR_NOT_HERE, %SMITH_FIX_ERROR_ANSWER, or %SMITH_EDIT_ERROR where the
 * text cannot be edited so, such as what an alias of YAML brings.  The lists are as they were
 * then.
 *
 * Returns: whether it can be done; %FALSE with @error set
 */
gboolean
smith_fix_make (SmithCheck      *check,
                const SmithFix  *fix,
                const char      *answer,
                GPtrArray       *edits,
                GPtrArray       *losses,
                GError         **error)
{
  g_autoptr(GPtrArray) new_edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) new_losses = g_ptr_array_new_with_free_func (g_free);
  const SmithFixRow *row;

  g_return_val_if_fail (check != NULL && fix != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (fix->problem < smith_check_get_n_problems (check), FALSE);

  row = find_row (fix->info->id);
  if (!check_answer (fix, answer, error) ||
      !row->make (check, smith_check_get_problem (check, fix->problem), answer, new_edits,
                  new_losses, error))
    return FALSE;

  g_ptr_array_extend_and_steal (edits, g_steal_pointer (&new_edits));
  if (losses != NULL)
    g_ptr_array_extend_and_steal (losses, g_steal_pointer (&new_losses));

  return TRUE;
}
