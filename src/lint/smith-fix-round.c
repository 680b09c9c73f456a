/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <string.h>

/* One round of *Fix all*: as many fixes of one check as do not get in each other's way.
 *
 * Two changes of one container that touch, such as removing two neighbours one by one or
 * filling an empty object twice, would each be right alone and wrong together.  So a change
 * that inserts, or removes separators with a value, counts with the space and the commas
 * around it, and of two that overlap or touch the second waits for the next round. */

typedef struct
{
  SmithCheck        *check;
  const char        *data;
  gsize              length;
  GTree             *taken;   /* (owned) start → end, of what changes */
  GPtrArray         *made;    /* (owned) of SmithFixMade */
  guint8            *done;    /* (owned) problems that had their turn */
  GHashTable        *refused;
} Round;

static void
made_free (gpointer data)
{
  SmithFixMade *self = data;

  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->losses);
  g_free (self);
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  gsize x = GPOINTER_TO_SIZE (a), y = GPOINTER_TO_SIZE (b);

  return x < y ? -1 : x > y;
}

static gboolean
is_gap (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
}

static SmithSpan
widen (const Round         *self,
       const SmithTextEdit *edit)
{
  SmithSpan span = edit->span;

  if (span.start < span.end && !is_gap (self->data[span.start]) &&
      !is_gap (self->data[span.end - 1]))
    return span;

  while (span.start > 0 && is_gap (self->data[span.start - 1]))
    span.start--;
  while (span.end < self->length && is_gap (self->data[span.end]))
    span.end++;

  return span;
}

static gboolean
is_free (const Round *self,
         SmithSpan    span)
{
  GTreeNode *after = g_tree_upper_bound (self->taken, GSIZE_TO_POINTER (span.start));
  GTreeNode *before = after != NULL ? g_tree_node_previous (after)
                                    : g_tree_node_last (self->taken);

  return (after == NULL || GPOINTER_TO_SIZE (g_tree_node_key (after)) > span.end) &&
         (before == NULL || GPOINTER_TO_SIZE (g_tree_node_value (before)) < span.start);
}

/* Takes the places of the edits, unless one is taken. */
static gboolean
take (Round     *self,
      GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    if (!is_free (self, widen (self, g_ptr_array_index (edits, i))))
      return FALSE;

  for (guint i = 0; i < edits->len; i++)
    {
      SmithSpan span = widen (self, g_ptr_array_index (edits, i));
      gsize end = GPOINTER_TO_SIZE (g_tree_lookup (self->taken, GSIZE_TO_POINTER (span.start)));

      g_tree_insert (self->taken, GSIZE_TO_POINTER (span.start),
                     GSIZE_TO_POINTER (MAX (span.end, end)));
    }

  return TRUE;
}

static gboolean
is_refused (const Round       *self,
            const SmithFixRow *row,
            SmithNode          node)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->refused) == 0)
    return FALSE;

  key = smith_fix_dup_place (self->check, row, node);
  return g_hash_table_contains (self->refused, key);
}

static void
try_fix (Round             *self,
         const SmithFixRow *row,
         guint              problem)
{
  const SmithDiagnostic *diagnostic = smith_check_get_problem (self->check, problem);
  SmithFix fix = { .info = &row->info, .problem = problem, .kind = row->info.kind };
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(GPtrArray) losses = NULL;
  gboolean is_here = !row->info.reads_files && row->probe (self->check, diagnostic, &fix);
  SmithFixMade *made;

  g_free (fix.question);
  g_free (fix.proposal);
  if (!is_here || fix.kind == SMITH_FIX_YOURS || is_refused (self, row, diagnostic->node))
    return;

  edits = smith_text_edits_new ();
  losses = g_ptr_array_new_with_free_func (g_free);
  if (!smith_fix_make (self->check, &fix, NULL, edits, losses, NULL) || edits->len == 0)
    return;

  /* what has to wait is not mended in a lesser way meanwhile */
  self->done[problem] = TRUE;
  if (!take (self, edits))
    return;

  made = g_new0 (SmithFixMade, 1);
  made->row = row;
  made->problem = problem;
  made->edits = g_steal_pointer (&edits);
  made->losses = g_steal_pointer (&losses);
  g_ptr_array_add (self->made, made);
}

/* Whether *Fix all* may use @row for a problem of @rule. */
gboolean
smith_fix_is_wanted (const SmithFixRow *row,
                     const char        *rule,
                     const char *const *only)
{
  return g_strv_contains (row->info.rules, rule) &&
         (only == NULL || g_strv_contains (only, row->info.id) || g_strv_contains (only, rule));
}

/* The problems of each rule, in the order of the text. */
static GHashTable *
sort_problems (SmithCheck *check)
{
  GHashTable *problems = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const char *rule = smith_check_get_problem (check, i)->rule;
      GArray *list = g_hash_table_lookup (problems, rule);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (problems, (gpointer) rule, list);
        }
      g_array_append_val (list, i);
    }

  return problems;
}

/**
 * smith_fix_make_round:
 * @only: (nullable): ids of fixes and rules
 * @refused: (element-type utf8): places that are left alone, see smith_fix_dup_place()
 * @ignored: others, see smith_fix_list_ignored()
 *
 * Makes the fixes that are *same* or *narrower* and go together, last resorts apart.  Takes
 * n log n time.
 *
 * Returns: (transfer full) (element-type SmithFixMade): by row, then by place
 */
GPtrArray *
smith_fix_make_round (SmithCheck        *check,
                      const char *const *only,
                      GHashTable        *refused,
                      GArray            *ignored,
                      GCancellable      *cancellable)
{
  g_autoptr(GHashTable) problems = sort_problems (check);
  Round self = { .check = check, .refused = refused };
  const SmithFixRow *row;

  self.data = g_bytes_get_data (smith_tree_get_text (smith_check_get_tree (check)), &self.length);
  self.taken = g_tree_new (compare_offsets);
  self.made = g_ptr_array_new_with_free_func (made_free);
  self.done = g_new0 (guint8, smith_check_get_n_problems (check) + 1);
  for (guint i = 0; ignored->len > 0 && i < smith_check_get_n_problems (check); i++)
    self.done[i] = smith_fix_is_ignored (ignored, check, i);

  for (guint i = 0; (row = smith_fix_get_row (i)) != NULL; i++)
    for (guint k = 0; row->info.rules[k] != NULL; k++)
      {
        GArray *list = g_hash_table_lookup (problems, row->info.rules[k]);

        if (list == NULL || row->is_last_resort ||
            !smith_fix_is_wanted (row, row->info.rules[k], only))
          continue;
        for (guint n = 0; n < list->len && !g_cancellable_is_cancelled (cancellable); n++)
          if (!self.done[g_array_index (list, guint, n)])
            try_fix (&self, row, g_array_index (list, guint, n));
      }

  g_free (self.done);
  g_tree_unref (self.taken);

  return self.made;
}
