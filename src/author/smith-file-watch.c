/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-file-watch.h"

#include "author/smith-file-info.h"
#include "base/smith-limits.h"

struct _SmithFileWatch
{
  GObject             parent_instance;

  GFile              *file;         /* (owned) */
  GFileMonitor       *monitor;      /* (owned) (nullable) where the system has none */
  GCancellable       *cancellable;  /* (owned) of the look that is under way */
  SmithFileWatchFunc  func;
  SmithFileWatchRead  read;
  gpointer            owner;        /* NULL once stopped */
  gboolean            is_looking;
  gboolean            look_again;   /* what is under way began too early */
};

G_DEFINE_FINAL_TYPE (SmithFileWatch, smith_file_watch, G_TYPE_OBJECT)

static void
smith_file_watch_dispose (GObject *object)
{
  smith_file_watch_stop (SMITH_FILE_WATCH (object));

  G_OBJECT_CLASS (smith_file_watch_parent_class)->dispose (object);
}

static void
smith_file_watch_finalize (GObject *object)
{
  SmithFileWatch *self = SMITH_FILE_WATCH (object);

  g_clear_object (&self->file);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (smith_file_watch_parent_class)->finalize (object);
}

static void
smith_file_watch_class_init (SmithFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = smith_file_watch_dispose;
  object_class->finalize = smith_file_watch_finalize;
}

static void
smith_file_watch_init (SmithFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Whether what was found out is to be told: not to nobody, nor when it was begun too early. */
static gboolean
ends_well (SmithFileWatch *self)
{
  self->is_looking = FALSE;
  if (self->owner == NULL)
    return FALSE;
  if (!self->look_again)
    return TRUE;
  self->look_again = FALSE;
  smith_file_watch_look (self);
  return FALSE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SmithFileWatch) self = user_data;
  /* a file that cannot be read is another one, as far as its owner is concerned */
  g_autoptr(SmithFileText) text = smith_file_read_finish (G_FILE (object), result, NULL);

  if (ends_well (self))
    self->read (self->owner, text);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithFileWatch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  g_autofree char *stamp = NULL;

  if (!ends_well (self))
    return;
  /* a file that cannot be looked at is no news: saving will say so; nor is a pipe in its place,
   * whose end nobody sees */
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    stamp = smith_file_make_stamp (g_file_info_get_etag (info), g_file_info_get_size (info));
  if (!self->func (self->owner, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND), stamp))
    return;
  self->is_looking = TRUE;
  smith_file_read_async (self->file, SMITH_LIMIT_DOCUMENT_BYTES, self->cancellable, read_cb,
                         g_object_ref (self));
}

/**
 * smith_file_watch_new:
 * @file: may not be there yet
 * @func: told each time that the file was looked at
 * @read: told what it holds, when @func asked for it
 * @owner: given to both; must call smith_file_watch_stop() before it goes
 *
 * Returns: (transfer full): a watch; it has not looked yet
 */
SmithFileWatch *
smith_file_watch_new (GFile              *file,
                      SmithFileWatchFunc  func,
                      SmithFileWatchRead  read,
                      gpointer            owner)
{
  SmithFileWatch *self;

  g_return_val_if_fail (G_IS_FILE (file) && owner != NULL, NULL);
  g_return_val_if_fail (func != NULL && read != NULL, NULL);

  self = g_object_new (SMITH_TYPE_FILE_WATCH, NULL);
  self->file = g_object_ref (file);
  self->func = func;
  self->read = read;
  self->owner = owner;
  /* what cannot be watched can still be looked at */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (smith_file_watch_look), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * smith_file_watch_look:
 *
 * Looks now, without waiting.  A look that is under way is not trusted.
 */
void
smith_file_watch_look (SmithFileWatch *self)
{
  g_return_if_fail (SMITH_IS_FILE_WATCH (self));

  if (self->owner == NULL)
    return;
  if (self->is_looking)
    {
      self->look_again = TRUE;
      return;
    }
  self->is_looking = TRUE;
  g_file_query_info_async (self->file,
                           G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                           looked_cb, g_object_ref (self));
}

/**
 * smith_file_watch_stop:
 *
 * Tells nothing further.
 */
void
smith_file_watch_stop (SmithFileWatch *self)
{
  g_return_if_fail (SMITH_IS_FILE_WATCH (self));

  self->owner = NULL;
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
}
