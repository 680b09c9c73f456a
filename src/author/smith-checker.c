/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-checker.h"

#include "author/smith-outline-private.h"
#include "author/smith-row-private.h"
#include "lint/smith-fix.h"

/* As many problems as a list has rows for at first (GTK makes some 200). */
#define N_PREPARED 256u

/* What a thread has made; never changed after that. */
typedef struct
{
  SmithCheckerResult  made;      /* (owned): its check is %NULL when the check was cancelled */
  SmithRuleSettings  *settings;  /* (owned) (nullable): by which */
} Outcome;

struct _SmithChecker
{
  GObject             parent_instance;

  const SmithProfile *profile;
  SmithCheckerSource  source;
  SmithCheckerReport  report;
  gpointer            owner;        /* (nullable) once stopped */
  SmithRuleSettings  *settings;     /* (owned) (nullable) */

  GCancellable       *cancellable;  /* (owned) (nullable): of the check that runs */
  Outcome            *told;         /* (owned) (nullable): the latest that was told */
  guint               timeout_id;
  gboolean            is_wanted;    /* the time had come while another was still running */
};

G_DEFINE_FINAL_TYPE (SmithChecker, smith_checker, G_TYPE_OBJECT)

/* What one thread works on.  The task is the last to let go of it, in either thread. */
typedef struct
{
  GBytes             *text;      /* (owned) */
  guint64             revision;
  const SmithProfile *profile;
  SmithRuleSettings  *settings;  /* (owned) (nullable) */
  SmithCheck         *before;    /* (owned) (nullable): of the latest result */
} CheckRun;

static void
check_run_free (CheckRun *run)
{
  g_clear_pointer (&run->text, g_bytes_unref);
  g_clear_pointer (&run->settings, smith_rule_settings_unref);
  g_clear_pointer (&run->before, smith_check_unref);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckRun, check_run_free)

static void
outcome_free (Outcome *self)
{
  g_clear_pointer (&self->made.check, smith_check_unref);
  g_clear_pointer (&self->made.outline, g_ptr_array_unref);
  g_clear_pointer (&self->settings, smith_rule_settings_unref);
  g_free (self);
}

static void start (SmithChecker *self);

static gboolean timeout_cb (gpointer user_data);

static void
check_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  CheckRun *run = task_data;
  Outcome *outcome = g_new0 (Outcome, 1);
  SmithCheckerResult *made = &outcome->made;

  made->revision = run->revision;
  outcome->settings = run->settings != NULL ? smith_rule_settings_ref (run->settings) : NULL;
  made->check = smith_check_run_with (run->text, run->profile, run->settings, cancellable);
  if (made->check != NULL)
    {
      smith_fix_prepare (made->check, N_PREPARED, cancellable);
      made->outline = smith_outline_entries_new (made->check);
    }
  if (made->check != NULL && run->before != NULL)
    {
      smith_row_kind_compare (&smith_problem_kind, run->before, made->check, &made->problems);
      smith_row_kind_compare (&smith_operation_item_kind, run->before, made->check,
                              &made->operations);
    }
  g_task_return_pointer (task, outcome, (GDestroyNotify) outcome_free);
}

static void
let_go_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Outcome **box = task_data;

  g_clear_pointer (box, outcome_free);
  g_task_return_boolean (task, TRUE);
}

static gboolean
let_go_cb (gpointer user_data)
{
  g_task_run_in_thread (user_data, let_go_worker);

  return G_SOURCE_REMOVE;
}

static void
free_box (gpointer user_data)
{
  Outcome **box = user_data;

  g_clear_pointer (box, outcome_free);
  g_free (box);
}

/* A large result takes some milliseconds to free, so that is done by a thread when nobody has it
 * any more. */
static void
let_go (Outcome *outcome)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);
  Outcome **box = g_new (Outcome *, 1);

  *box = outcome;
  g_task_set_source_tag (task, let_go);
  g_task_set_task_data (task, box, free_box);
  g_idle_add_full (G_PRIORITY_LOW, let_go_cb, task, g_object_unref);
}

/* Tells what came out (taken).  Whoever shows what was before changes to it meanwhile. */
static void
tell (SmithChecker *self,
      Outcome      *outcome)
{
  Outcome *before = g_steal_pointer (&self->told);

  self->told = outcome;
  self->report (self->owner, &outcome->made);
  if (before != NULL)
    let_go (before);
}

static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SmithChecker) self = user_data;
  /* the only error is that it was cancelled, which whoever cancelled it knows */
  Outcome *outcome = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean is_current = outcome != NULL && outcome->settings == self->settings;

  g_clear_object (&self->cancellable);
  /* others hold now: what those said is no result any more */
  if (self->owner != NULL && outcome != NULL && !is_current)
    self->is_wanted = self->is_wanted || self->timeout_id == 0;
  if (outcome != NULL && outcome->made.check == NULL)
    g_clear_pointer (&outcome, outcome_free);
  else if (outcome != NULL && (self->owner == NULL || !is_current))
    let_go (g_steal_pointer (&outcome));
  if (self->owner == NULL)
    return;

  if (self->is_wanted)
    start (self);
  if (outcome != NULL)
    tell (self, outcome);
  else
    self->report (self->owner, NULL);
}

static void
start (SmithChecker *self)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(CheckRun) run = g_new0 (CheckRun, 1);

  self->is_wanted = FALSE;
  run->text = self->source (self->owner, &run->revision);
  if (run->text == NULL)
    {
      self->timeout_id = g_idle_add (timeout_cb, self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  run->profile = self->profile;
  run->before = self->told != NULL ? smith_check_ref (self->told->made.check) : NULL;
  run->settings = self->settings != NULL ? smith_rule_settings_ref (self->settings) : NULL;

  /* no source object: the thread may be the last to let go of the task, and must not be the
   * one that disposes of us */
  task = g_task_new (NULL, self->cancellable, check_cb, g_object_ref (self));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_steal_pointer (&run), (GDestroyNotify) check_run_free);
  g_task_run_in_thread (task, check_worker);
}

static gboolean
timeout_cb (gpointer user_data)
{
  SmithChecker *self = user_data;

  self->timeout_id = 0;
  if (self->cancellable != NULL)
    self->is_wanted = TRUE;
  else
    start (self);

  return G_SOURCE_REMOVE;
}

static void
smith_checker_dispose (GObject *object)
{
  smith_checker_stop (SMITH_CHECKER (object));

  G_OBJECT_CLASS (smith_checker_parent_class)->dispose (object);
}

static void
smith_checker_finalize (GObject *object)
{
  SmithChecker *self = SMITH_CHECKER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->settings, smith_rule_settings_unref);

  G_OBJECT_CLASS (smith_checker_parent_class)->finalize (object);
}

static void
smith_checker_class_init (SmithCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = smith_checker_dispose;
  object_class->finalize = smith_checker_finalize;
}

static void
smith_checker_init (SmithChecker *self)
{
}

/**
 * smith_checker_new:
 * @profile: static
 * @source: asked for the text when a check begins
 * @report: told the results, and each time a check ends without one
 * @owner: given to both; must call smith_checker_stop() before it goes
 *
 * Returns: (transfer full): a checker with nothing to do
 */
SmithChecker *
smith_checker_new (const SmithProfile *profile,
                   SmithCheckerSource  source,
                   SmithCheckerReport  report,
                   gpointer            owner)
{
  SmithChecker *self;

  g_return_val_if_fail (profile != NULL && source != NULL && report != NULL, NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  self = g_object_new (SMITH_TYPE_CHECKER, NULL);
  self->profile = profile;
  self->source = source;
  self->report = report;
  self->owner = owner;

  return self;
}

/**
 * smith_checker_set_settings:
 * @settings: (nullable): for the checks that begin from now on; not changed any more
 *
 * A check that runs with others is made again, and its result is not told.
 */
void
smith_checker_set_settings (SmithChecker      *self,
                            SmithRuleSettings *settings)
{
  g_return_if_fail (SMITH_IS_CHECKER (self));

  g_clear_pointer (&self->settings, smith_rule_settings_unref);
  self->settings = settings != NULL ? smith_rule_settings_ref (settings) : NULL;
}

/**
 * smith_checker_get_settings:
 *
 * Returns: (transfer none) (nullable): what the checks that begin now go by
 */
SmithRuleSettings *
smith_checker_get_settings (SmithChecker *self)
{
  g_return_val_if_fail (SMITH_IS_CHECKER (self), NULL);

  return self->settings;
}

/**
 * smith_checker_want:
 * @delay_ms: how long to wait for a further wish, which starts the wait anew; 0 for the
 *   next turn of the main loop
 */
void
smith_checker_want (SmithChecker *self,
                    guint         delay_ms)
{
  g_return_if_fail (SMITH_IS_CHECKER (self) && self->owner != NULL);

  g_cancellable_cancel (self->cancellable);
  self->is_wanted = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (delay_ms, timeout_cb, self);
}

/**
 * smith_checker_stop:
 *
 * Drops what runs and what is wanted, for good; never waits.
 */
void
smith_checker_stop (SmithChecker *self)
{
  g_return_if_fail (SMITH_IS_CHECKER (self));

  g_cancellable_cancel (self->cancellable);
  self->is_wanted = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->told, outcome_free);
  self->owner = NULL;
}

/**
 * smith_checker_is_busy:
 *
 * Returns: whether a result is still to come
 */
gboolean
smith_checker_is_busy (SmithChecker *self)
{
  g_return_val_if_fail (SMITH_IS_CHECKER (self), FALSE);

  return self->timeout_id > 0 || self->is_wanted ||
         (self->cancellable != NULL && !g_cancellable_is_cancelled (self->cancellable));
}
