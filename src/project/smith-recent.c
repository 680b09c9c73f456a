/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-recent-private.h"

#include "project/smith-store.h"

/* Twenty addresses and titles; a greater file is not one that we wrote. */
#define MAX_BYTES (1024u * 1024)

/* How exact the time has to be at which a document was open. */
#define ENOUGH_US G_TIME_SPAN_MINUTE

struct _SmithRecent
{
  GObject    parent_instance;

  GFile     *store;  /* (owned) */
  GPtrArray *items;  /* (owned) of SmithRecentItem, the latest first */
  GQueue     saves;  /* (owned) of GTask: the first one runs */
};

static GType
get_item_type (GListModel *model)
{
  return SMITH_TYPE_RECENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SMITH_RECENT (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = SMITH_RECENT (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithRecent, smith_recent, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
smith_recent_finalize (GObject *object)
{
  SmithRecent *self = SMITH_RECENT (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (smith_recent_parent_class)->finalize (object);
}

static void
smith_recent_class_init (SmithRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_recent_finalize;
}

static void
smith_recent_init (SmithRecent *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->saves);
}

/**
 * smith_recent_new:
 * @store: (nullable): where the list is kept; %NULL for the user's data folder
 *
 * Returns: (transfer full): an empty list, until it is loaded
 */
SmithRecent *
smith_recent_new (GFile *store)
{
  SmithRecent *self = g_object_new (SMITH_TYPE_RECENT, NULL);

  self->store = store != NULL
                  ? g_object_ref (store)
                  : g_file_new_build_filename (g_get_user_data_dir (), "actionsmith",
                                               "recent.ini", NULL);
  return self;
}

static SmithRecentItem *
read_item (GKeyFile   *keys,
           const char *group)
{
  g_autofree char *uri = g_key_file_get_string (keys, group, "uri", NULL);
  g_autofree char *title = g_key_file_get_string (keys, group, "title", NULL);
  g_autoptr(GFile) file = NULL;
  g_autofree int *list = NULL;
  guint counts[SMITH_N_CLASSES] = { 0 };
  gsize n = 0;

  if (uri == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return NULL;

  list = g_key_file_get_integer_list (keys, group, "problems", &n, NULL);
  for (gsize i = 0; list != NULL && i < MIN (n, SMITH_N_CLASSES); i++)
    counts[i] = (guint) MAX (list[i], 0);
  file = g_file_new_for_uri (uri);
  return smith_recent_item_new (file, title != NULL ? title : "",
                                g_key_file_get_int64 (keys, group, "opened", NULL), counts);
}

static GBytes *
print_items (SmithRecent *self)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  char *text;
  gsize length;

  for (guint i = 0; i < self->items->len; i++)
    {
      SmithRecentItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *group = g_strdup_printf ("document-%u", i + 1);
      g_autofree char *uri = g_file_get_uri (smith_recent_item_get_file (item));
      int counts[SMITH_N_CLASSES];

      for (guint j = 0; j < SMITH_N_CLASSES; j++)
        counts[j] = (int) MIN (smith_recent_item_get_count (item, j), G_MAXINT);
      g_key_file_set_string (keys, group, "uri", uri);
      g_key_file_set_string (keys, group, "title", smith_recent_item_get_title (item));
      g_key_file_set_int64 (keys, group, "opened", smith_recent_item_get_opened_us (item));
      g_key_file_set_integer_list (keys, group, "problems", counts, SMITH_N_CLASSES);
    }

  text = g_key_file_to_data (keys, &length, NULL);
  return g_bytes_new_take (text, length);
}

static int
find_file (GPtrArray *items,
           GFile     *file)
{
  for (guint i = 0; i < items->len; i++)
    if (g_file_equal (smith_recent_item_get_file (g_ptr_array_index (items, i)), file))
      return (int) i;
  return -1;
}

static void
load_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = smith_store_read_finish (G_FILE (object), result, &error);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_auto(GStrv) groups = NULL;
  SmithRecent *self = g_task_get_source_object (task);
  guint old_n = self->items->len;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (content == NULL || !g_key_file_load_from_bytes (keys, content, G_KEY_FILE_NONE, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* what was opened while the list was read is later than all that is in it */
  groups = g_key_file_get_groups (keys, NULL);
  for (gsize i = 0; groups[i] != NULL && self->items->len < SMITH_RECENT_MAX; i++)
    {
      g_autoptr(SmithRecentItem) item = read_item (keys, groups[i]);

      if (item != NULL && find_file (self->items, smith_recent_item_get_file (item)) < 0)
        g_ptr_array_add (self->items, g_steal_pointer (&item));
    }
  if (self->items->len > old_n)
    g_list_model_items_changed (G_LIST_MODEL (self), old_n, 0, self->items->len - old_n);
  g_task_return_boolean (task, TRUE);
}

/**
 * smith_recent_load_async:
 * @cancellable: (nullable): stops the reading
 *
 * Adds what was kept; nothing when there is no file yet.
 *
 * Errors: %G_IO_ERROR, %G_KEY_FILE_ERROR.  The list is then as it was.
 */
void
smith_recent_load_async (SmithRecent         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_RECENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_recent_load_async);
  smith_store_read_async (self->store, MAX_BYTES, cancellable, load_read_cb, task);
}

gboolean
smith_recent_load_finish (SmithRecent   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_recent_load_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void save_next (SmithRecent *self);

static void
save_written_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SmithRecent *self = g_task_get_source_object (task);
  gboolean is_written = smith_store_write_finish (G_FILE (object), result, &error);

  g_object_unref (g_queue_pop_head (&self->saves));
  if (!g_queue_is_empty (&self->saves))
    save_next (self);

  if (is_written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_next (SmithRecent *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  g_autoptr(GBytes) content = print_items (self);

  smith_store_write_async (self->store, content, g_task_get_cancellable (task),
                           save_written_cb, g_object_ref (task));
}

/**
 * smith_recent_save_async:
 * @cancellable: (nullable): stops the writing
 *
 * Keeps the list, after the saves that are under way.
 *
 * Errors: %G_IO_ERROR.  What was kept before is then still there.
 */
void
smith_recent_save_async (SmithRecent         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SMITH_IS_RECENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_recent_save_async);
  g_queue_push_tail (&self->saves, task);
  if (g_queue_get_length (&self->saves) == 1)
    save_next (self);
}

gboolean
smith_recent_save_finish (SmithRecent   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_recent_save_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
is_said (SmithRecent *self,
         GFile       *file,
         const char  *title,
         const guint  counts[SMITH_N_CLASSES],
         gint64       now_us)
{
  SmithRecentItem *first = self->items->len > 0 ? g_ptr_array_index (self->items, 0) : NULL;

  if (first == NULL || !g_file_equal (smith_recent_item_get_file (first), file) ||
      !g_str_equal (smith_recent_item_get_title (first), title) ||
      ABS (now_us - smith_recent_item_get_opened_us (first)) > ENOUGH_US)
    return FALSE;
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    if (smith_recent_item_get_count (first, i) != counts[i])
      return FALSE;

  return TRUE;
}

/**
 * smith_recent_add:
 * @file: a document that is open
 * @title: what it is called
 * @counts: its problems by class
 *
 * Puts a document first; the last one goes when there are more than %SMITH_RECENT_MAX.
 *
 * Returns: whether that is anything new: the first one is not told again for a minute
 */
gboolean
smith_recent_add (SmithRecent *self,
                  GFile       *file,
                  const char  *title,
                  const guint  counts[SMITH_N_CLASSES])
{
  gint64 now_us = g_get_real_time ();
  SmithRecentItem *item;
  guint n_moved;
  int old;

  g_return_val_if_fail (SMITH_IS_RECENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file) && title != NULL && counts != NULL, FALSE);

  if (is_said (self, file, title, counts, now_us))
    return FALSE;
  item = smith_recent_item_new (file, title, now_us, counts);
  old = find_file (self->items, file);
  if (old < 0 && self->items->len == SMITH_RECENT_MAX)
    old = (int) self->items->len - 1;
  if (old >= 0)
    g_ptr_array_remove_index (self->items, (guint) old);
  g_ptr_array_insert (self->items, 0, item);

  n_moved = old >= 0 ? (guint) old + 1 : 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_moved, MAX (n_moved, 1));

  return TRUE;
}

/**
 * smith_recent_remove:
 * @file: a document that is to be forgotten; may not be in the list
 */
void
smith_recent_remove (SmithRecent *self,
                     GFile       *file)
{
  int old;

  g_return_if_fail (SMITH_IS_RECENT (self));
  g_return_if_fail (G_IS_FILE (file));

  old = find_file (self->items, file);
  if (old >= 0)
    {
      g_ptr_array_remove_index (self->items, (guint) old);
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) old, 1, 0);
    }
}

/**
 * smith_recent_clear:
 *
 * Forgets all documents.
 */
void
smith_recent_clear (SmithRecent *self)
{
  guint n;

  g_return_if_fail (SMITH_IS_RECENT (self));

  n = self->items->len;
  if (n > 0)
    {
      g_ptr_array_set_size (self->items, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
    }
}
