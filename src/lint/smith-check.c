/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "base/smith-limits.h"

#include <stdarg.h>

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

  if (node != SMITH_NODE_NONE && smith_tree_is_damaged (self->tree, node))
    return;
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

/* Whether a rule that passes over all nodes, or as many things, should end before the one of that
 * number: it was cancelled.  Takes a look every few thousand. */
gboolean
smith_check_ends_at (const SmithCheck *self,
                     guint             index)
{
  return index % 4096 == 0 && g_cancellable_is_cancelled (self->cancellable);
}

/* Nodes from which it pays to look at the structure in a thread, while the importer runs. */
#define SCAN_ASIDE 50000u

typedef struct
{
  SmithTree    *tree;
  GCancellable *cancellable;
} Scanning;

static gpointer
scan (gpointer data)
{
  const Scanning *scanning = data;

  return smith_scan_new (scanning->tree, scanning->cancellable);
}

/* The look at the structure, taken when a rule first asks. */
SmithScan *
smith_check_get_scan (SmithCheck *self)
{
  if (self->scan == NULL)
    self->scan = smith_scan_new (self->tree, self->cancellable);
  if (self->scan->complaints == NULL)
    smith_scan_drop_said (self->scan, self->import);

  return self->scan;
}

/* Every place that is wrong; the platform prints one line, so only the first has its words. */
static void
add_syntax_errors (SmithCheck         *self,
                   const SmithProfile *profile)
{
  const SmithMessage *row = smith_profile_find_message (profile, "document-syntax");

  for (guint i = 0; i < smith_tree_get_n_errors (self->tree); i++)
    {
      const SmithReadError *error = smith_tree_get_error_at (self->tree, i);
      char *argument = error->message;
      SmithFinding finding = { .message = row, .n_arguments = 1, .arguments = &argument };
      SmithDiagnostic diagnostic = {
        .rule = row->rule,
        .class_ = row->class_,
        .operation = -1,
        .finding = -1,
      };

      diagnostic.span = error->span;
      diagnostic.message = smith_finding_dup_sentence (&finding);
      if (i == 0)
        diagnostic.platform_message = smith_finding_dup_text (&finding);
      g_array_append_val (self->diagnostics, diagnostic);
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

static gboolean
is_ignored (GHashTable            *ignored,
            const SmithDiagnostic *diagnostic)
{
  GHashTable *nodes = g_hash_table_lookup (ignored, diagnostic->rule);
  SmithNode node = MAX (diagnostic->node, SMITH_NODE_ROOT);

  return nodes != NULL && g_hash_table_contains (nodes, GUINT_TO_POINTER (node));
}

/* Puts the problems in the order of the text, without those that are off, and keeps the
 * findings pointing at theirs. */
static void
sort_diagnostics (SmithCheck              *self,
                  const SmithRuleSettings *settings)
{
  guint n = self->diagnostics->len;
  g_autoptr(GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  g_autofree guint *moved = g_new (guint, n + 1);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SmithDiagnostic), n);
  g_autoptr(GHashTable) ignored = settings != NULL
                                    ? smith_rule_settings_find_ignored (settings, self->tree)
                                    : NULL;

  for (guint i = 0; i < n; i++)
    {
      SmithDiagnostic *diagnostic = &g_array_index (self->diagnostics, SmithDiagnostic, i);
      Place place = { diagnostic->span, diagnostic->class_, i };

      moved[i] = G_MAXUINT;
      if (settings != NULL &&
          (smith_rule_settings_is_off (settings, diagnostic->rule) ||
           is_ignored (ignored, diagnostic)))
        diagnostic_clear (diagnostic);
      else
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  for (guint i = 0; i < places->len; i++)
    {
      guint from = g_array_index (places, Place, i).index;

      g_array_append_val (sorted, g_array_index (self->diagnostics, SmithDiagnostic, from));
      moved[from] = i;
    }
  for (guint i = 0; i < self->owners->len; i++)
    g_array_index (self->owners, guint, i) = moved[g_array_index (self->owners, guint, i)];

  /* what is left of the old ones has moved */
  g_array_set_clear_func (self->diagnostics, NULL);
  g_array_unref (self->diagnostics);
  self->diagnostics = sorted;
  g_array_set_clear_func (self->diagnostics, diagnostic_clear);
}

/* FNV-1a of 64 bits; the end of @text counts, and so does that there is none. */
static guint64
digest_text (guint64     digest,
             const char *text)
{
  for (const char *p = text; p != NULL; p++)
    {
      digest = (digest ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
      if (*p == '\0')
        return digest;
    }

  return (digest ^ 1) * G_GUINT64_CONSTANT (0x100000001b3);
}

static void
digest_diagnostic (SmithDiagnostic *diagnostic)
{
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ (guint64) diagnostic->class_;

  digest = digest_text (digest, diagnostic->rule);
  digest = digest_text (digest, diagnostic->message);
  diagnostic->digest = digest_text (digest, diagnostic->platform_message);
}

/* Puts what was found in order, and makes of it what others ask for; of a check that was cancelled
 * nobody does. */
static void
end_problems (SmithCheck              *self,
              const SmithRuleSettings *settings)
{
  for (guint i = 0; settings != NULL && i < self->diagnostics->len; i++)
    {
      SmithDiagnostic *diagnostic = &g_array_index (self->diagnostics, SmithDiagnostic, i);

      diagnostic->class_ = smith_rule_settings_get (settings, diagnostic->rule,
                                                    diagnostic->class_);
    }
  sort_diagnostics (self, settings);
  self->warned = g_new0 (guint8, smith_api_get_n_operations (self->api));
  for (guint i = 0; i < self->diagnostics->len && !smith_check_ends_at (self, i); i++)
    {
      SmithDiagnostic *diagnostic = &g_array_index (self->diagnostics, SmithDiagnostic, i);

      digest_diagnostic (diagnostic);
      self->counts[diagnostic->class_]++;
      if (diagnostic->operation >= 0 && diagnostic->class_ < SMITH_CLASS_NOTE)
        self->warned[diagnostic->operation] = TRUE;
    }
  self->fixes = g_new0 (GPtrArray *, self->diagnostics->len);
}

static void
find_problems (SmithCheck              *self,
               const SmithProfile      *profile,
               const SmithRuleSettings *settings,
               GCancellable            *cancellable)
{
  add_syntax_errors (self, profile);
  smith_check_add_findings (self, cancellable);
  self->cancellable = cancellable;
  for (guint i = 0; i < smith_own_rules_get_n () && smith_tree_get_n_nodes (self->tree) > 0; i++)
    {
      const SmithRule *rule = smith_own_rules_get (i);

      if (!g_cancellable_is_cancelled (cancellable) &&
          (settings == NULL || !smith_rule_settings_is_off (settings, rule->message.rule)))
        rule->check (self, rule);
    }
  smith_check_add_taken (self);
  g_clear_pointer (&self->references, g_array_unref);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  g_clear_pointer (&self->scan, smith_scan_free);
  if (!g_cancellable_is_cancelled (cancellable))
    end_problems (self, settings);
  self->cancellable = NULL;
}

/**
 * smith_check_run_with:
 * @text: one revision of a document
 * @profile: the platform to check for
 * @settings: (nullable): rules that are off or of another class, and what is ignored; kept
 * @cancellable: (nullable): stops the check within a few milliseconds
 *
 * Reads and checks a document.  Pure, for any thread; GitHub's 13 MB take about 60 ms.  Of a
 * text with errors of syntax it lists them all, and besides the problems of what could be
 * read: those that would be there once the errors are mended.  These have no words of the
 * platform's, and what is missing or stands in a damaged container is not among them.
 *
 * Returns: (transfer full) (nullable): what is known; %NULL when cancelled
 */
SmithCheck *
smith_check_run_with (GBytes                  *text,
                      const SmithProfile      *profile,
                      SmithRuleSettings       *settings,
                      GCancellable            *cancellable)
{
  g_autoptr(SmithCheck) self = NULL;
  Scanning scanning;
  GThread *thread = NULL;

  g_return_val_if_fail (text != NULL && profile != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithCheck);
  self->diagnostics = g_array_new (FALSE, FALSE, sizeof (SmithDiagnostic));
  g_array_set_clear_func (self->diagnostics, diagnostic_clear);
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->settings = settings != NULL ? smith_rule_settings_ref (settings) : NULL;
  self->tree = smith_tree_read_any_cancellable (text, cancellable);
  if (self->tree == NULL || g_cancellable_is_cancelled (cancellable))
    return NULL;
  self->api = smith_api_new (self->tree);
  scanning = (Scanning) { self->tree, cancellable };
  if (smith_tree_get_n_nodes (self->tree) >= SCAN_ASIDE)
    thread = g_thread_try_new ("scan", scan, &scanning, NULL);
  self->import = smith_import_run (self->api, profile, cancellable);
  if (thread != NULL)
    self->scan = g_thread_join (thread);
  find_problems (self, profile, settings, cancellable);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/**
 * smith_check_run:
 *
 * As smith_check_run_with(), every rule as it is.
 */
SmithCheck *
smith_check_run (GBytes             *text,
                 const SmithProfile *profile,
                 GCancellable       *cancellable)
{
  return smith_check_run_with (text, profile, NULL, cancellable);
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
  for (guint i = 0; self->fixes != NULL && i < self->diagnostics->len; i++)
    g_clear_pointer (&self->fixes[i], g_ptr_array_unref);
  g_free (self->fixes);
  g_array_unref (self->diagnostics);
  g_array_unref (self->owners);
  g_free (self->warned);
  g_clear_pointer (&self->settings, smith_rule_settings_unref);
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

/**
 * smith_check_get_profile:
 *
 * Returns: (transfer none): the platform that the text was checked for
 */
const SmithProfile *
smith_check_get_profile (SmithCheck *self)
{
  return smith_import_get_profile (self->import);
}

/**
 * smith_check_get_settings:
 *
 * Returns: (transfer none) (nullable): what it went by; %NULL when every rule was as it is
 */
SmithRuleSettings *
smith_check_get_settings (SmithCheck *self)
{
  return self->settings;
}

/**
 * smith_check_is_warned:
 * @operation: its index
 *
 * Returns: whether more than a note is said of an operation, by the platform or by us
 */
gboolean
smith_check_is_warned (SmithCheck *self,
                       guint       operation)
{
  g_return_val_if_fail (operation < smith_api_get_n_operations (self->api), FALSE);

  return self->warned[operation];
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
 * Returns: the index of the problem that owns the finding; %G_MAXUINT when its rule is off, or
 *   the problem is ignored
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
 * Returns: whether there may be more problems: beyond %SMITH_LIMIT_PROBLEMS they are left out, and
 *   schema-values-unchecked tells of values that were not looked at
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
