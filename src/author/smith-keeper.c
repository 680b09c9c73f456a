/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-keeper.h"

#include <glib/gi18n-lib.h>

/* From the first key that is not kept yet to its journal; less than the two seconds that a
 * person may lose by what a slow disk takes. */
#define DELAY_MS 1000u

/* The text is copied in parts, each in a turn in which the main loop has nothing else to do; after
 * this time in each turn, though that holds up the next picture; and then in one go, when keys come
 * too fast, since each makes the copy begin anew. */
#define PATIENCE_US (150 * G_TIME_SPAN_MILLISECOND)
#define MAX_PREPARE_US (400 * G_TIME_SPAN_MILLISECOND)

/* From a failure to the next attempt: first this, then twice as long each time, since a disk that
 * is full at this moment may have room at the next, or not for hours. */
#define MIN_RETRY_MS 2000u
#define MAX_RETRY_MS 64000u

struct _SmithKeeper
{
  GObject            parent_instance;

  SmithDocument     *document;    /* (owned) */
  SmithJournalFile  *file;        /* (owned) */
  SmithKeeperCursor  get_cursor;
  SmithKeeperReport  report;
  gpointer           owner;       /* NULL once stopped */

  guint              source_id;   /* of the delay or of the copying; 0 for none */
  guint              retry_ms;    /* the next attempt's delay; 0 when the last one went well */
  gint64             copying_us;  /* since when the text is being copied; 0 for not */
  gboolean           is_writing;
  gint64             wanted_us;   /* since when another text waits for the write; 0 for none */
  char              *told;        /* (owned) (nullable) what is wrong, as the owner was told */
};

G_DEFINE_FINAL_TYPE (SmithKeeper, smith_keeper, G_TYPE_OBJECT)

static gboolean source_cb (gpointer user_data);

static void
want (SmithKeeper *self)
{
  if (self->is_writing && self->wanted_us == 0)
    self->wanted_us = g_get_monotonic_time ();
  /* another text need not wait as long as the one that failed */
  if (self->retry_ms != 0 && self->copying_us == 0)
    g_clear_handle_id (&self->source_id, g_source_remove);
  self->retry_ms = 0;
  if (!self->is_writing && self->source_id == 0)
    self->source_id = g_timeout_add (DELAY_MS, source_cb, self);
}

static void
unwant (SmithKeeper *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  self->copying_us = 0;
  self->wanted_us = 0;
  self->retry_ms = 0;
}

static void
tell (SmithKeeper *self,
      const char  *sentence)
{
  if (g_strcmp0 (self->told, sentence) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (sentence);
  self->report (self->owner, sentence);
}

/* Says that the text is not kept, and tries again unless only another text could help. */
static void
write_failed (SmithKeeper  *self,
              const GError *error)
{
  gboolean is_hopeless = g_error_matches (error, SMITH_AUTHOR_ERROR,
                                          SMITH_AUTHOR_ERROR_TOO_LARGE);
  g_autofree char *sentence =
    g_strdup_printf (is_hopeless
                     /* translators: a part of a sentence that says why */
                     ? _("Unsaved changes cannot be kept in case of a crash: %s. Save to be safe.")
                     /* translators: the system's words for what went wrong */
                     : _("Unsaved changes cannot be kept in case of a crash: %s. Actionsmith "
                         "tries again; save to be safe."), error->message);

  if (!is_hopeless && self->source_id == 0)
    {
      self->retry_ms = CLAMP (self->retry_ms * 2, MIN_RETRY_MS, MAX_RETRY_MS);
      self->source_id = g_timeout_add (self->retry_ms, source_cb, self);
    }
  tell (self, sentence);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SmithKeeper) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_written = smith_journal_file_write_finish (SMITH_JOURNAL_FILE (object), result,
                                                         &error);

  self->is_writing = FALSE;
  if (self->owner == NULL)
    return;
  if (self->wanted_us != 0)
    {
      gint64 waited_ms = (g_get_monotonic_time () - self->wanted_us) / 1000;

      self->wanted_us = 0;
      self->source_id = g_timeout_add ((guint) (DELAY_MS - MIN (waited_ms, DELAY_MS)), source_cb,
                                       self);
    }
  if (!smith_document_is_edited (self->document))
    return;
  if (is_written)
    {
      self->retry_ms = 0;
      tell (self, NULL);
    }
  else
    write_failed (self, error);
}

static gboolean
source_cb (gpointer user_data)
{
  SmithKeeper *self = user_data;
  gint64 now = g_get_monotonic_time ();

  self->source_id = 0;
  if (self->copying_us == 0)
    self->copying_us = now;
  if (!smith_document_prepare_snapshot (self->document) &&
      now - self->copying_us < MAX_PREPARE_US)
    {
      self->source_id = g_idle_add_full (now - self->copying_us < PATIENCE_US
                                           ? G_PRIORITY_DEFAULT_IDLE : G_PRIORITY_DEFAULT,
                                         source_cb, self, NULL);
      return G_SOURCE_REMOVE;
    }

  self->copying_us = 0;
  self->is_writing = TRUE;
  smith_journal_file_write_async (self->file,
                                  smith_document_make_journal (self->document,
                                                               self->get_cursor (self->owner)),
                                  written_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (SmithKeeper *self)
{
  g_autoptr(GError) error = NULL;

  if (self->owner == NULL)
    return;
  if (smith_document_is_edited (self->document))
    {
      want (self);
      return;
    }
  unwant (self);
  if (smith_journal_file_remove (self->file, &error))
    tell (self, NULL);
  else
    {
      g_autofree char *sentence =
        /* translators: the system's words for what went wrong */
        g_strdup_printf (_("What was kept in case of a crash could not be removed: %s. It comes "
                           "back at the next start."), error->message);

      tell (self, sentence);
    }
}

static void
smith_keeper_dispose (GObject *object)
{
  smith_keeper_stop (SMITH_KEEPER (object));

  G_OBJECT_CLASS (smith_keeper_parent_class)->dispose (object);
}

static void
smith_keeper_finalize (GObject *object)
{
  SmithKeeper *self = SMITH_KEEPER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_free (self->told);

  G_OBJECT_CLASS (smith_keeper_parent_class)->finalize (object);
}

static void
smith_keeper_class_init (SmithKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = smith_keeper_dispose;
  object_class->finalize = smith_keeper_finalize;
}

static void
smith_keeper_init (SmithKeeper *self)
{
}

/**
 * smith_keeper_new:
 * @document: what is kept; a restored one is the text that @file holds
 * @file: where
 * @get_cursor: asked when a journal is made
 * @report: told once of each thing that goes wrong, and once when all is well again
 * @owner: given to both; must call smith_keeper_stop() or smith_keeper_discard() before it goes
 *
 * Returns: (transfer full): a keeper at work
 */
SmithKeeper *
smith_keeper_new (SmithDocument     *document,
                  SmithJournalFile  *file,
                  SmithKeeperCursor  get_cursor,
                  SmithKeeperReport  report,
                  gpointer           owner)
{
  SmithKeeper *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document) && SMITH_IS_JOURNAL_FILE (file), NULL);
  g_return_val_if_fail (get_cursor != NULL && report != NULL && owner != NULL, NULL);

  self = g_object_new (SMITH_TYPE_KEEPER, NULL);
  self->document = g_object_ref (document);
  self->file = g_object_ref (file);
  self->get_cursor = get_cursor;
  self->report = report;
  self->owner = owner;
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::edited", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::layout", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * smith_keeper_stop:
 *
 * Keeps nothing further, for good.  What is kept stays, for the next start of the program.
 */
void
smith_keeper_stop (SmithKeeper *self)
{
  g_return_if_fail (SMITH_IS_KEEPER (self));

  unwant (self);
  self->owner = NULL;
}

/**
 * smith_keeper_discard:
 *
 * The person does not want the unsaved text: stops, and forgets what is kept.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL, as smith_journal_file_remove() has it.
 *
 * Returns: whether nothing is kept; %FALSE with @error set
 */
gboolean
smith_keeper_discard (SmithKeeper  *self,
                      GError      **error)
{
  g_return_val_if_fail (SMITH_IS_KEEPER (self), FALSE);

  smith_keeper_stop (self);
  return smith_journal_file_remove (self->file, error);
}
