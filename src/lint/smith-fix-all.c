/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "lint/smith-rules.h"

#include <glib/gi18n-lib.h>

/* *Fix all*: check, mend what goes together, check again, until nothing more can be mended. */

/* Rounds after which it stops whatever is left.  A mended place can show what was behind it, a
 * few levels deep; neighbours that get in each other's way halve from round to round. */
#define MAX_ROUNDS 64u

/* References that lead into one another from operation to operation. */
#define MAX_COPIES 4u

/* A text on its way. */
typedef struct
{
  const char *const *only;
  GCancellable      *cancellable;
  SmithCheck        *check;    /* (owned) */
  GPtrArray         *edits;    /* (owned) */
  GPtrArray         *steps;    /* (owned) */
  GHashTable        *refused;  /* (owned) of char*: places that are left alone */
  GHashTable        *seen;     /* (owned) of char*: texts, by their digest */
  GArray            *ignored;  /* (owned) places that a person ignores */
  char              *failure;  /* (owned) (nullable) why other files stay outside */
} Run;

static void
step_free (gpointer data)
{
  SmithFixStep *self = data;

  g_ptr_array_unref (self->losses);
  g_free (self);
}

static Run *
run_new (SmithCheck             *check,
         const SmithFixOptions  *options,
         GCancellable           *cancellable)
{
  Run *self = g_new0 (Run, 1);

  self->only = options != NULL ? options->only : NULL;
  self->cancellable = cancellable;
  self->check = smith_check_ref (check);
  self->ignored = smith_fix_list_ignored (check);
  self->edits = smith_text_edits_new ();
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

static void
run_free (Run *self)
{
  smith_check_unref (self->check);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->refused);
  g_hash_table_unref (self->seen);
  g_array_unref (self->ignored);
  g_free (self->failure);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Names a place in the check's text, for one row. */
char *
smith_fix_dup_place (SmithCheck        *check,
                     const SmithFixRow *row,
                     SmithNode          node)
{
  g_autofree char *pointer = node != SMITH_NODE_NONE
                               ? smith_pointer_to_node (smith_check_get_tree (check), node)
                               : g_strdup ("");

  return g_strconcat (row->info.id, " ", pointer, NULL);
}

static GBytes *
get_text (Run *self)
{
  return smith_tree_get_text (smith_check_get_tree (self->check));
}

/* Notes that @info was applied.  Takes over the losses. */
static void
add_step (Run                *self,
          const SmithFixInfo *info,
          guint               n_places,
          GPtrArray          *losses)
{
  SmithFixStep *step = NULL;

  for (guint i = 0; i < self->steps->len && step == NULL; i++)
    if (((SmithFixStep *) g_ptr_array_index (self->steps, i))->info == info)
      step = g_ptr_array_index (self->steps, i);
  if (step == NULL)
    {
      step = g_new0 (SmithFixStep, 1);
      step->info = info;
      step->losses = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->steps, step);
    }

  step->n_places += n_places;
  for (guint i = 0; i < losses->len; i++)
    g_ptr_array_add (step->losses, g_strdup (g_ptr_array_index (losses, i)));
}

/* Goes on with @check, which is what @edits make of the text. */
static void
advance (Run        *self,
         SmithCheck *check,
         GPtrArray  *edits)
{
  g_autoptr(GPtrArray) all = smith_text_edits_compose (self->edits, edits);

  g_assert (all != NULL);
  smith_fix_shift_ignored (self->ignored, edits);
  g_ptr_array_unref (self->edits);
  self->edits = g_steal_pointer (&all);
  smith_check_unref (self->check);
  self->check = smith_check_ref (check);
}

/* What @edits make of the text, checked; NULL when it can no longer be read, or cancelled. */
static SmithCheck *
check_edited (Run       *self,
              GPtrArray *edits)
{
  g_autoptr(GBytes) text = smith_text_edits_apply (edits, get_text (self));
  g_autoptr(SmithCheck) check = NULL;

  if (text == NULL)
    return NULL;
  check = smith_check_run (text, smith_check_get_profile (self->check), self->cancellable);

  return check != NULL && smith_tree_get_error (smith_check_get_tree (check)) == NULL
           ? g_steal_pointer (&check) : NULL;
}

/* How many references the fix would bring in. */
static guint
count_wanted (SmithCheck        *check,
              const SmithFixRow *row,
              const char *const *only)
{
  guint n = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (smith_fix_is_wanted (row, problem->rule, only) && row->probe (check, problem, NULL))
        n++;
    }

  return n;
}

/* What is in other files, before anything else: an operation that is elsewhere has no problems
 * yet.  Where it cannot be had the document is mended as it is. */
static void
bring_in_files (Run                   *self,
                const SmithFixOptions *options)
{
  const SmithFixRow *row = &smith_bundle_fixes[0];
  guint n = options != NULL ? count_wanted (self->check, row, self->only) : 0;
  g_autoptr(GPtrArray) losses = g_ptr_array_new ();
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GError) error = NULL;

  if (n == 0)
    return;
  if (options->folder == NULL)
    {
      self->failure = g_strdup (_("The other files stay outside: they are looked for beside the "
                                  "document's own file, and it has none yet"));
      return;
    }
  edits = smith_fix_bundle (self->check, options, self->cancellable, &error);
  check = edits != NULL ? check_edited (self, edits) : NULL;
  if (check == NULL)
    {
      self->failure = g_strdup (error != NULL ? error->message
                                              : _("The other files stay outside: the document "
                                                  "could not be read with them"));
      return;
    }

  add_step (self, &row->info, n - MIN (n, count_wanted (check, row, self->only)), losses);
  advance (self, check, edits);
}

static GPtrArray *
join_edits (GPtrArray *made,
            guint      n)
{
  GPtrArray *edits = smith_text_edits_new ();

  for (guint i = 0; i < n; i++)
    {
      const SmithFixMade *one = g_ptr_array_index (made, i);

      for (guint k = 0; k < one->edits->len; k++)
        g_ptr_array_add (edits, smith_text_edit_copy (g_ptr_array_index (one->edits, k)));
    }

  return edits;
}

/* Whether the text is one that was there before.  Two fixes undo each other then, which is a
 * mistake of ours; it ends here rather than after the last round. */
static gboolean
is_seen (Run *self)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, get_text (self));

  gboolean is_new = g_hash_table_add (self->seen, g_steal_pointer (&digest));

  g_return_val_if_fail (is_new, TRUE);

  return FALSE;
}

/* Makes one round of fixes.  Returns whether the text changed. */
static gboolean
run_round (Run *self)
{
  g_autoptr(GPtrArray) made = smith_fix_make_round (self->check, self->only, self->refused,
                                                    self->ignored, self->cancellable);

  /* should fixes that are right alone break the text together, fewer are made; one that
   * breaks it alone is not made at all */
  for (guint n = made->len; n > 0; n /= 2)
    {
      g_autoptr(GPtrArray) edits = join_edits (made, n);
      g_autoptr(SmithCheck) check = check_edited (self, edits);
      const SmithFixMade *first = g_ptr_array_index (made, 0);
      SmithNode node = smith_check_get_problem (self->check, first->problem)->node;

      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (check == NULL && n == 1)
        g_hash_table_add (self->refused, smith_fix_dup_place (self->check, first->row, node));
      if (check == NULL)
        continue;
      for (guint i = 0; i < n; i++)
        {
          const SmithFixMade *one = g_ptr_array_index (made, i);

          add_step (self, &one->row->info, 1, one->losses);
        }
      advance (self, check, edits);
      return !is_seen (self);
    }

  return made->len > 0;
}

static gboolean
run_rounds (Run *self)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    if (!run_round (self))
      break;

  return !g_cancellable_is_cancelled (self->cancellable);
}

/* Copies what operations that stay share with those that go, a few references deep: what
 * refers to itself has no end. */
static gboolean
copy_shared (Run             *self,
             const gboolean  *is_kept,
             GError         **error)
{
  for (guint i = 0; i < MAX_COPIES; i++)
    {
      g_autoptr(GPtrArray) edits = smith_text_edits_new ();
      g_autoptr(SmithCheck) check = NULL;

      if (!smith_fix_copy_shared (self->check, is_kept, edits, error))
        return FALSE;
      check = edits->len > 0 ? check_edited (self, edits) : NULL;
      if (check == NULL)
        return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
      advance (self, check, edits);
    }

  return TRUE;
}

/* Leaves out the operations that do not stay. */
static gboolean
restrict_to (Run             *self,
             const gboolean  *is_kept,
             GError         **error)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(SmithCheck) check = NULL;

  if (!copy_shared (self, is_kept, error) ||
      !smith_fix_remove_operations (self->check, is_kept, edits, losses, error))
    return FALSE;
  if (edits->len == 0)
    return TRUE;
  check = check_edited (self, edits);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (check == NULL)
    return smith_fix_fail (error, _("The operations cannot be left out: the text is woven too "
                                    "closely"));

  add_step (self, smith_fix_find_info ("operation-remove"), losses->len, losses);
  advance (self, check, edits);

  return TRUE;
}

static gboolean
is_callable (SmithCheck *check,
             guint       index)
{
  const SmithOperation *operation = smith_api_get_operation (smith_check_get_api (check), index);

  return g_strv_contains (smith_check_get_profile (check)->methods, operation->method);
}

/* Fixes may leave out operations or put something before their paths, but do not reorder them:
 * so those of the new text are found in the old one. */
static void
mark_sound (SmithCheck     *check,
            SmithCheck     *fixed,
            const gboolean *is_tried,
            gboolean       *can_be)
{
  SmithApi *api = smith_check_get_api (check);
  SmithApi *fixed_api = smith_check_get_api (fixed);
  g_autofree gboolean *is_sound = smith_fix_list_sound (fixed);
  guint k = 0;

  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *before = smith_api_get_operation (api, i);
      const SmithOperation *after = k < smith_api_get_n_operations (fixed_api)
                                      ? smith_api_get_operation (fixed_api, k) : NULL;

      if (!is_tried[i] || after == NULL || before->method != after->method ||
          !g_str_has_suffix (after->path, before->path))
        continue;
      can_be[i] = is_sound[k++];
    }
}

/* Tries out the operations from @from on, up to @n of them, without the others: marks those
 * that can be made available.  Returns the index after the last one, or 0 with @error set. */
static guint
try_some (SmithCheck             *check,
          const SmithFixOptions  *options,
          guint                   from,
          guint                   n,
          gboolean               *can_be,
          GCancellable           *cancellable,
          GError                **error)
{
  guint n_operations = smith_api_get_n_operations (smith_check_get_api (check));
  g_autofree gboolean *is_tried = g_new0 (gboolean, n_operations + 1);
  g_autoptr(Run) run = run_new (check, options, cancellable);
  guint to = from, n_tried = 0;

  for (; to < n_operations && n_tried < n; to++)
    if (is_callable (check, to))
      {
        is_tried[to] = TRUE;
        n_tried++;
      }
  if (!restrict_to (run, is_tried, error))
    return 0;
  if (!run_rounds (run))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return 0;
    }

  mark_sound (check, run->check, is_tried, can_be);

  return to;
}

/* Marks the first operations that can be made available, as many as are wanted. */
static gboolean
choose_first (SmithCheck             *check,
              const SmithFixOptions  *options,
              gboolean               *is_kept,
              GCancellable           *cancellable,
              GError                **error)
{
  guint n_operations = smith_api_get_n_operations (smith_check_get_api (check));
  g_autofree gboolean *can_be = g_new0 (gboolean, n_operations + 1);
  guint n_kept = 0, from = 0;

  for (guint i = 0; i < n_operations; i++)
    n_kept += is_kept[i] ? 1 : 0;

  for (guint batch = options->keep_first; from < n_operations && n_kept < options->keep_first;
       batch *= 2)
    {
      guint to = try_some (check, options, from, batch, can_be, cancellable, error);

      if (to == 0)
        return FALSE;
      for (; from < to; from++)
        if (can_be[from] && !is_kept[from] && n_kept < options->keep_first)
          {
            is_kept[from] = TRUE;
            n_kept++;
          }
    }

  return TRUE;
}

static gboolean
keep_some (Run                    *self,
           const SmithFixOptions  *options,
           GError                **error)
{
  guint n = smith_api_get_n_operations (smith_check_get_api (self->check));
  g_autofree gboolean *is_kept = g_new0 (gboolean, n + 1);

  if (options == NULL || (options->keep == NULL && options->keep_first == 0))
    return TRUE;

  return smith_fix_mark_named (self->check, options->keep, is_kept, error) &&
         choose_first (self->check, options, is_kept, self->cancellable, error) &&
         restrict_to (self, is_kept, error);
}

/* Whether a problem can only be helped by leaving its operation out: not even a person could
 * answer what a fix wants to know. */
static gboolean
is_beyond_help (Run   *self,
                guint  problem)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (self->check, problem);
  const SmithFix *first = fixes->len > 0 ? g_ptr_array_index (fixes, 0) : NULL;
  const char *rule = smith_check_get_problem (self->check, problem)->rule;
  const SmithFixRow *row;

  for (guint i = 0; first != NULL && (row = smith_fix_get_row (i)) != NULL; i++)
    if (&row->info == first->info)
      return row->is_last_resort && smith_fix_is_wanted (row, rule, self->only);

  return FALSE;
}

/* Leaves out the operations that do not stay, or, where that cannot be, changes nothing: copies
 * are no use then.  Returns whether the text changed. */
static gboolean
try_restrict (Run            *self,
              const gboolean *is_kept)
{
  g_autoptr(SmithCheck) check = smith_check_ref (self->check);
  g_autoptr(GPtrArray) edits = g_ptr_array_ref (self->edits);
  g_autoptr(GArray) ignored = g_array_copy (self->ignored);

  if (restrict_to (self, is_kept, NULL))
    return self->check != check;

  smith_check_unref (self->check);
  self->check = g_steal_pointer (&check);
  g_ptr_array_unref (self->edits);
  self->edits = g_steal_pointer (&edits);
  g_array_unref (self->ignored);
  self->ignored = g_steal_pointer (&ignored);

  return FALSE;
}

/* Leaves out the operations that cannot be made available.  Returns whether the text changed;
 * an operation that cannot go stays with its problems, which is better than nothing mended. */
static gboolean
leave_hopeless (Run *self)
{
  guint n = smith_api_get_n_operations (smith_check_get_api (self->check));
  g_autofree gboolean *is_kept = g_new (gboolean, n + 1);
  gboolean is_any = FALSE;

  for (guint i = 0; i < n; i++)
    is_kept[i] = TRUE;
  for (guint i = 0; i < smith_check_get_n_problems (self->check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (self->check, i);
      int index = problem->class_ <= SMITH_CLASS_DROPS
                    ? smith_fix_find_operation (self->check, problem) : -1;

      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (index < 0 || smith_fix_is_ignored (self->ignored, self->check, i) ||
          !is_beyond_help (self, i))
        continue;
      is_kept[index] = FALSE;
      is_any = TRUE;
    }

  return is_any && try_restrict (self, is_kept);
}

static gboolean
check_names (const SmithFixOptions  *options,
             const SmithProfile     *profile,
             GError                **error)
{
  for (guint i = 0; options != NULL && options->only != NULL && options->only[i] != NULL; i++)
    {
      const SmithFixRow *row = NULL;
      gboolean is_known = smith_fix_find_info (options->only[i]) != NULL;

      for (guint k = 0; !is_known && (row = smith_fix_get_row (k)) != NULL; k++)
        is_known = g_strv_contains (row->info.rules, options->only[i]);
      is_known = is_known || smith_rules_find (profile, options->only[i]) != NULL;
      if (is_known)
        continue;
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_UNKNOWN,
                   _("There is no fix and no rule “%s”"), options->only[i]);
      return FALSE;
    }

  return TRUE;
}

/**
 * smith_fix_all_run:
 * @check: what is known of a text
 * @options: (nullable): what may be done; %NULL for everything, with all operations kept
 * @cancellable: (nullable): stops it between two steps
 *
 * Mends all that can be mended without asking: applies fixes that are *same* or *narrower*,
 * in the order of their table, until none is left, then leaves out operations that no fix can
 * make available; where these cannot go either, they stay as they are.  What the check ignores is
 * left as it is.  For any thread.
 * A text that cannot be read is left as it is.  Pure but for the files of a document whose folder
 * is given: what references name there comes in first, or stays outside when that fails.
 *
 * Takes a check of the text a round: milliseconds for a small document, and with
 * @keep_first half a second for GitHub's 13 MB, since what is not kept goes first.
 *
 * Errors: %SMITH_FIX_ERROR_UNKNOWN for a name in @options that is not known,
 * %SMITH_EDIT_ERROR or %SMITH_FIX_ERROR_NOT_HERE when @options wants some operations and the
 * others cannot be left out,
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): what it would do; %NULL with @error set
 */
SmithFixResult *
smith_fix_all_run (SmithCheck             *check,
                   const SmithFixOptions  *options,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_autoptr(Run) run = NULL;

  g_return_val_if_fail (check != NULL && (error == NULL || *error == NULL), NULL);

  if (!check_names (options, smith_check_get_profile (check), error))
    return NULL;

  run = run_new (check, options, cancellable);
  if (smith_tree_get_error (smith_check_get_tree (check)) == NULL)
    {
      gboolean is_changed;

      bring_in_files (run, options);
      is_changed = keep_some (run, options, error);
      if (!is_changed)
        return NULL;
      /* operations that were named stay, whatever their state */
      for (guint i = 0; is_changed && i < MAX_ROUNDS && run_rounds (run); i++)
        is_changed = (options == NULL || options->keep == NULL) && leave_hopeless (run);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return smith_fix_result_new (run->check, run->edits, run->steps, run->failure);
}
