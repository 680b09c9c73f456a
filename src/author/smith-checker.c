/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-checker.h"

#include "lint/smith-fix.h"

/* As many problems as a list has rows for at first (GTK makes some 200). */
#define N_PREPARED 256u

struct _SmithChecker
{
  GObject             parent_instance;

  const SmithProfile *profile;
  SmithCheckerSource  source;
  SmithCheckerReport  report;
  gpointer            owner;        /* (nullable) once stopped */
  SmithRuleSettings  *settings;     /* (owned) (nullable) */

  GCancellable       *cancellable;  /* (owned) (nullable): of the check that runs */
  SmithCheck         *told;         /* (owned) (nullable): the latest result that was told */
  guint               timeout_id;
  gboolean            is_wanted;    /* the time had come while another was still running */
};

G_DEFINE_FINAL_TYPE (SmithChecker, smith_checker, G_TYPE_OBJECT)

/* What one thread works on, and what it has made of it.  The task is the last to let go of
 * it, in either thread; only the result comes back. */
typedef struct
{
  GBytes             *text;      /* (owned) (nullable) in a result */
  const SmithProfile *profile;
  SmithRuleSettings  *settings;  /* (owned) (nullable) */
  guint64             revision;
  SmithCheck         *check;     /* (owned) (nullable) but in a result */
} CheckRun;

static void
check_run_free (CheckRun *run)
{
  g_clear_pointer (&run->text, g_bytes_unref);
  g_clear_pointer (&run->settings, smith_rule_settings_unref);
  g_clear_pointer (&run->check, smith_check_unref);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckRun, check_run_free)

static void start (SmithChecker *self);

static gboolean timeout_cb (gpointer user_data);

static void
check_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  CheckRun *run = task_data;
  CheckRun *result = g_new0 (CheckRun, 1);

  result->revision = run->revision;
  result->settings = run->settings != NULL ? smith_rule_settings_ref (run->settings) : NULL;
  result->check = smith_check_run_with (run->text, run->profile, run->settings, cancellable);
  if (result->check != NULL)
    smith_fix_prepare (result->check, N_PREPARED, cancellable);
  g_task_return_pointer (task, result, (GDestroyNotify) check_run_free);
}

static void
let_go_worker (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  SmithCheck **check = task_data;

  g_clear_pointer (check, smith_check_unref);
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
  SmithCheck **box = user_data;

  g_clear_pointer (box, smith_check_unref);
  g_free (box);
}

/* A large result takes some milliseconds to free, so that is done by a thread when nobody has it
 * any more. */
static void
let_go (SmithCheck *check)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);
  SmithCheck **box = g_new (SmithCheck *, 1);

  *box = check;
  g_task_set_source_tag (task, let_go);
  g_task_set_task_data (task, box, free_box);
  g_idle_add_full (G_PRIORITY_LOW, let_go_cb, task, g_object_unref);
}

/* Tells a result.  Whoever shows the one before changes to it meanwhile. */
static void
tell (SmithChecker *self,
      SmithCheck   *check,
      guint64       revision)
{
  SmithCheck *before = check != NULL ? g_steal_pointer (&self->told) : NULL;

  if (check != NULL)
    self->told = smith_check_ref (check);
  self->report (self->owner, check, revision);
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
  g_autoptr(CheckRun) run = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (self->owner == NULL)
    return;
  if (run != NULL && run->settings != self->settings)
    {
      /* others hold now: what those said is no result any more */
      if (run->check != NULL)
        let_go (g_steal_pointer (&run->check));
      g_clear_pointer (&run, check_run_free);
      self->is_wanted = self->is_wanted || self->timeout_id == 0;
    }

  if (self->is_wanted)
    start (self);
  tell (self, run != NULL ? run->check : NULL, run != NULL ? run->revision : 0);
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
  g_clear_pointer (&self->told, smith_check_unref);
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
