/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "base/smith-limits.h"

#include <stdarg.h>

static void
related_free (gpointer data)
{
  SmithRelated *self = data;

  g_free (self->message);
  g_free (self);
}

static void
diagnostic_clear (gpointer data)
{
  SmithDiagnostic *self = data;

  g_free (self->message);
  g_free (self->platform_message);
  g_clear_pointer (&self->related, g_ptr_array_unref);
}

/* Adds a problem of one of our own rules.  The arguments are strings, as its sentence counts
 * them. */
void
smith_check_add (SmithCheck      *self,
                 const SmithRule *rule,
                 SmithNode        node,
                 SmithSpan        span,
                 int              operation,
                 ...)
{
  SmithDiagnostic diagnostic = {
    .rule = rule->message.rule,
    .class_ = rule->message.class_,
    .node = node,
    .span = span,
    .operation = operation,
    .finding = -1,
  };
  char *arguments[9];
  SmithFinding finding = { .message = &rule->message, .arguments = arguments };
  va_list args;

  va_start (args, operation);
  for (char *argument = va_arg (args, char *);
       argument != NULL && finding.n_arguments < G_N_ELEMENTS (arguments);
       argument = va_arg (args, char *))
    arguments[finding.n_arguments++] = argument;
  va_end (args);

  if (self->diagnostics->len >= SMITH_LIMIT_PROBLEMS)
    {
      self->is_truncated = TRUE;
      return;
    }
  diagnostic.message = smith_finding_dup_sentence (&finding);
  g_array_append_val (self->diagnostics, diagnostic);
}

static void
add_syntax_error (SmithCheck         *self,
                  const SmithProfile *profile)
{
  const SmithMessage *row = smith_profile_find_message (profile, "document-syntax");
  const SmithReadError *error = smith_tree_get_error (self->tree);
  char *argument;
  SmithFinding finding = { .message = row, .n_arguments = 1, .arguments = &argument };
  SmithDiagnostic diagnostic = {
    .rule = row->rule,
    .class_ = row->class_,
    .operation = -1,
    .finding = -1,
  };

  argument = error->message;
  diagnostic.span = error->span;
  diagnostic.message = smith_finding_dup_sentence (&finding);
  diagnostic.platform_message = smith_finding_dup_text (&finding);
  g_array_append_val (self->diagnostics, diagnostic);
}

static void
add_related (SmithDiagnostic    *diagnostic,
             const SmithFinding *finding)
{
  SmithRelated *related = g_new0 (SmithRelated, 1);

  related->node = finding->node;
  related->span = finding->span;
  related->message = smith_finding_dup_sentence (finding);
  if (diagnostic->related == NULL)
    diagnostic->related = g_ptr_array_new_with_free_func (related_free);
  g_ptr_array_add (diagnostic->related, related);
}

/* The problem that a finding is a consequence of, or -1: the closing line of an operation
 * follows from the line before it, a missing component is one problem however often it is
 * used. */
static int
find_cause (SmithCheck         *self,
            guint               index,
            GHashTable         *missing)
{
  const SmithFinding *finding = smith_import_get_finding (self->import, index);

  if (g_str_equal (finding->message->rule, "operation-skipped"))
    {
      for (guint i = self->diagnostics->len; i-- > 0; )
        {
          const SmithDiagnostic *cause = &g_array_index (self->diagnostics, SmithDiagnostic, i);

          if (cause->operation == finding->operation && cause->class_ == SMITH_CLASS_DROPS)
            return (int) i;
        }
    }
  else if (g_str_equal (finding->message->rule, "document-model"))
    {
      /* the alternatives of one mistake are listed one after the other, with one number */
      const SmithFinding *before = index > 0 ? smith_import_get_finding (self->import, index - 1)
                                             : NULL;

      if (before != NULL && before->message == finding->message &&
          g_str_equal (before->arguments[3], finding->arguments[3]))
        return (int) g_array_index (self->owners, guint, index - 1);
    }
  else if (g_str_equal (finding->message->rule, "schema-unknown-component"))
    {
      gpointer place;

      if (g_hash_table_lookup_extended (missing, finding->arguments[1], NULL, &place))
        return GPOINTER_TO_INT (place);
      g_hash_table_insert (missing, finding->arguments[1],
                           GINT_TO_POINTER ((int) self->diagnostics->len));
    }

  return -1;
}

static void
add_findings (SmithCheck *self)
{
  g_autoptr(GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < smith_import_get_n_findings (self->import); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (self->import, i);
      int cause = find_cause (self, i, missing);
      guint owner = cause >= 0 ? (guint) cause : self->diagnostics->len;

      g_array_append_val (self->owners, owner);
      if (cause >= 0)
        {
          add_related (&g_array_index (self->diagnostics, SmithDiagnostic, cause), finding);
        }
      else
        {
          SmithDiagnostic diagnostic = {
            .rule = finding->message->rule,
            .class_ = finding->message->class_,
            .message = smith_finding_dup_sentence (finding),
            .platform_message = smith_finding_dup_text (finding),
            .node = finding->node,
            .span = finding->span,
            .operation = finding->operation,
            .finding = (int) i,
          };

          g_array_append_val (self->diagnostics, diagnostic);
        }
    }
}

typedef struct
{
  SmithSpan  span;
  SmithClass class_;
  guint      index;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->class_ != y->class_)
    return (int) x->class_ - (int) y->class_;

  return x->index < y->index ? -1 : x->index > y->index;
}

/* Puts the problems in the order of the text, and keeps the findings pointing at theirs. */
static void
sort_diagnostics (SmithCheck *self)
{
  guint n = self->diagnostics->len;
  g_autoptr(GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  g_autofree guint *moved = g_new (guint, n + 1);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SmithDiagnostic), n);

  for (guint i = 0; i < n; i++)
    {
      const SmithDiagnostic *diagnostic = &g_array_index (self->diagnostics, SmithDiagnostic, i);
      Place place = { diagnostic->span, diagnostic->class_, i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  for (guint i = 0; i < n; i++)
    {
      guint from = g_array_index (places, Place, i).index;

      g_array_append_val (sorted, g_array_index (self->diagnostics, SmithDiagnostic, from));
      moved[from] = i;
    }
  for (guint i = 0; i < self->owners->len; i++)
    g_array_index (self->owners, guint, i) = moved[g_array_index (self->owners, guint, i)];

  g_array_unref (self->diagnostics);
  self->diagnostics = sorted;
  g_array_set_clear_func (self->diagnostics, diagnostic_clear);
}

static void
find_problems (SmithCheck         *self,
               const SmithProfile *profile,
               GCancellable       *cancellable)
{
  if (smith_tree_get_error (self->tree) != NULL)
    add_syntax_error (self, profile);
  else
    {
      add_findings (self);
      for (guint i = 0; i < smith_n_own_rules; i++)
        if (!g_cancellable_is_cancelled (cancellable))
          smith_own_rules[i].check (self, &smith_own_rules[i]);
    }

  for (guint i = 0; i < self->diagnostics->len; i++)
    self->counts[g_array_index (self->diagnostics, SmithDiagnostic, i).class_]++;
  sort_diagnostics (self);
}

/**
 * smith_check_run:
 * @text: one revision of a document
 * @profile: the platform to check for
 * @cancellable: (nullable): stops the check between its steps
 *
 * Reads and checks a document.  Pure, for any thread; GitHub's 13 MB take about 60 ms.
 *
 * Returns: (transfer full) (nullable): what is known; %NULL when cancelled
 */
SmithCheck *
smith_check_run (GBytes             *text,
                 const SmithProfile *profile,
                 GCancellable       *cancellable)
{
  g_autoptr(SmithCheck) self = NULL;

  g_return_val_if_fail (text != NULL && profile != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithCheck);
  self->diagnostics = g_array_new (FALSE, FALSE, sizeof (SmithDiagnostic));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tree = smith_tree_read_any (text);
  self->api = smith_api_new (self->tree);
  self->import = smith_import_run (self->api, profile, cancellable);
  find_problems (self, profile, cancellable);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

SmithCheck *
smith_check_ref (SmithCheck *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
check_clear (gpointer data)
{
  SmithCheck *self = data;

  g_clear_pointer (&self->tree, smith_tree_unref);
  g_clear_pointer (&self->api, smith_api_unref);
  g_clear_pointer (&self->import, smith_import_unref);
  g_array_unref (self->diagnostics);
  g_array_unref (self->owners);
  if (self->names != 0)
    g_ptr_array_unref ((GPtrArray *) self->names);
  if (self->unused != 0)
    g_hash_table_unref ((GHashTable *) self->unused);
  if (self->targets != 0)
    g_hash_table_unref ((GHashTable *) self->targets);
}

void
smith_check_unref (SmithCheck *self)
{
  g_atomic_rc_box_release_full (self, check_clear);
}

SmithTree *
smith_check_get_tree (SmithCheck *self)
{
  return self->tree;
}

SmithApi *
smith_check_get_api (SmithCheck *self)
{
  return self->api;
}

SmithImport *
smith_check_get_import (SmithCheck *self)
{
  return self->import;
}

guint
smith_check_get_n_problems (SmithCheck *self)
{
  return self->diagnostics->len;
}

/**
 * smith_check_get_problem:
 * @index: in the order of the text
 *
 * Returns: (transfer none): a problem, for as long as @self lives
 */
const SmithDiagnostic *
smith_check_get_problem (SmithCheck *self,
                         guint       index)
{
  g_return_val_if_fail (index < self->diagnostics->len, NULL);

  return &g_array_index (self->diagnostics, SmithDiagnostic, index);
}

/**
 * smith_check_get_problem_of:
 * @finding: index of a finding of the import
 *
 * Returns: the index of the problem that owns the finding
 */
guint
smith_check_get_problem_of (SmithCheck *self,
                            guint       finding)
{
  g_return_val_if_fail (finding < self->owners->len, 0);

  return g_array_index (self->owners, guint, finding);
}

/**
 * smith_check_is_truncated:
 *
 * Returns: whether there are more problems than %SMITH_LIMIT_PROBLEMS, which are left out
 */
gboolean
smith_check_is_truncated (SmithCheck *self)
{
  return self->is_truncated || smith_import_is_truncated (self->import);
}

/**
 * smith_check_count:
 *
 * Returns: how many problems have @class_
 */
guint
smith_check_count (SmithCheck *self,
                   SmithClass  class_)
{
  g_return_val_if_fail ((guint) class_ < SMITH_N_CLASSES, 0);

  return self->counts[class_];
}
