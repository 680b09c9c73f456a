/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-limits.h"
#include "project/smith-store.h"
#include "project/smith-web-address.h"

/* A file a document, named by the digest of its address: a line with the length of the head, the
 * head, which is a key file of GLib's, and the text to the end. */
#define MAGIC "actionsmith-source "
#define GROUP "source"
#define FOLDER "sources"
#define MAX_LINE_BYTES (sizeof MAGIC + 12u)
#define MAX_HEAD_BYTES (64u * 1024)

struct _SmithSource
{
  char     *url;           /* (owned) */
  gboolean  is_url_whole;
  char     *etag;          /* (owned) (nullable) */
  char     *modified;      /* (owned) (nullable) */
  gint64    fetched_us;    /* since 1970 */
  GBytes   *text;          /* (owned) */
};

G_DEFINE_BOXED_TYPE (SmithSource, smith_source, smith_source_ref, smith_source_unref)

/**
 * smith_source_new:
 * @url: that a person gave; what may be a key in it is not kept
 * @fetched: a text that came from there
 *
 * Returns: (transfer full): where the text came from, just now
 */
SmithSource *
smith_source_new (const char         *url,
                  const SmithFetched *fetched)
{
  SmithSource *self;

  g_return_val_if_fail (url != NULL && fetched != NULL && fetched->text != NULL, NULL);

  self = g_rc_box_new0 (SmithSource);
  self->url = smith_web_address_dup_public (url, &self->is_url_whole);
  self->etag = g_strdup (fetched->etag);
  self->modified = g_strdup (fetched->modified);
  self->fetched_us = g_get_real_time ();
  self->text = g_bytes_ref (fetched->text);

  return self;
}

SmithSource *
smith_source_ref (SmithSource *self)
{
  return g_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  SmithSource *self = data;

  g_free (self->url);
  g_free (self->etag);
  g_free (self->modified);
  g_clear_pointer (&self->text, g_bytes_unref);
}

void
smith_source_unref (SmithSource *self)
{
  g_rc_box_release_full (self, source_clear);
}

/**
 * smith_source_get_url:
 *
 * Returns: (not nullable): the address, without what may be a key
 */
const char *
smith_source_get_url (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * smith_source_is_url_whole:
 *
 * Returns: whether the address is all that was given; else a key was left out
 */
gboolean
smith_source_is_url_whole (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_url_whole;
}

const char *
smith_source_get_etag (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

const char *
smith_source_get_modified (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->modified;
}

/**
 * smith_source_get_fetched_us:
 *
 * Returns: when the text came, in microseconds since 1970
 */
gint64
smith_source_get_fetched_us (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fetched_us;
}

/**
 * smith_source_get_text:
 *
 * Returns: (transfer none) (not nullable): the text as it came
 */
GBytes *
smith_source_get_text (SmithSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* What stands before the text. */
static GBytes *
print_head (SmithSource *self,
            GFile       *document)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = g_file_get_uri (document);
  g_autofree char *head = NULL;
  GString *content = g_string_new (NULL);
  gsize length;

  g_key_file_set_string (keys, GROUP, "document", uri);
  g_key_file_set_string (keys, GROUP, "url", self->url);
  g_key_file_set_boolean (keys, GROUP, "whole", self->is_url_whole);
  if (self->etag != NULL)
    g_key_file_set_string (keys, GROUP, "etag", self->etag);
  if (self->modified != NULL)
    g_key_file_set_string (keys, GROUP, "modified", self->modified);
  g_key_file_set_int64 (keys, GROUP, "fetched", self->fetched_us);
  g_key_file_set_uint64 (keys, GROUP, "bytes", g_bytes_get_size (self->text));
  head = g_key_file_to_data (keys, &length, NULL);
  g_string_append_printf (content, MAGIC "%u\n", (guint) length);
  g_string_append_len (content, head, (gssize) length);

  return g_string_free_to_bytes (content);
}

static GKeyFile *
parse_head (GBytes *content,
            gsize  *out_text_start)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *line = NULL;
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  const char *newline = length > 0 ? memchr (data, '\n', MIN (length, MAX_LINE_BYTES)) : NULL;
  gsize start = newline != NULL ? (gsize) (newline - data) + 1 : 0;
  guint64 head_length;

  if (newline == NULL || !g_str_has_prefix (data, MAGIC))
    return NULL;
  line = g_strndup (data + strlen (MAGIC), start - 1 - strlen (MAGIC));
  if (!g_ascii_string_to_unsigned (line, 10, 1, MAX_HEAD_BYTES, &head_length, NULL) ||
      head_length > length - start ||
      !g_key_file_load_from_data (keys, data + start, head_length, G_KEY_FILE_NONE, NULL))
    return NULL;
  *out_text_start = start + head_length;

  return g_steal_pointer (&keys);
}

static SmithSource *
parse (GBytes *content,
       GFile  *document)
{
  gsize start = 0, length = g_bytes_get_size (content);
  g_autoptr(GKeyFile) keys = parse_head (content, &start);
  g_autofree char *uri = g_file_get_uri (document);
  g_autofree char *written_uri = NULL;
  g_autofree char *url = NULL;
  SmithSource *self;

  if (keys == NULL)
    return NULL;
  written_uri = g_key_file_get_string (keys, GROUP, "document", NULL);
  url = g_key_file_get_string (keys, GROUP, "url", NULL);
  if (g_strcmp0 (uri, written_uri) != 0 || url == NULL ||
      g_key_file_get_uint64 (keys, GROUP, "bytes", NULL) != length - start)
    return NULL;

  self = g_rc_box_new0 (SmithSource);
  self->url = g_steal_pointer (&url);
  self->is_url_whole = g_key_file_get_boolean (keys, GROUP, "whole", NULL);
  self->etag = g_key_file_get_string (keys, GROUP, "etag", NULL);
  self->modified = g_key_file_get_string (keys, GROUP, "modified", NULL);
  self->fetched_us = g_key_file_get_int64 (keys, GROUP, "fetched", NULL);
  self->text = g_bytes_new_from_bytes (content, start, length - start);

  return self;
}

/**
 * smith_source_save_async:
 * @document: the file that has the document now
 * @folder: (nullable): where sources are kept; %NULL for the user's data folder
 * @cancellable: (nullable): stops the writing
 *
 * Keeps the source, for the user alone, in place of what was kept for @document.  Beyond
 * %SMITH_LIMIT_SOURCES the oldest one of another document is forgotten.
 *
 * Errors: %G_IO_ERROR.  What was kept before is then still there.
 */
void
smith_source_save_async (SmithSource         *self,
                         GFile               *document,
                         GFile               *folder,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GFile) store = NULL;
  g_autoptr(GBytes) head = NULL;
  GTask *task;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (document));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_source_save_async);
  store = smith_store_find (FOLDER, document, folder);
  head = print_head (self, document);
  smith_store_keep_async (store, head, self->text, SMITH_LIMIT_SOURCES, cancellable,
                          smith_store_written_cb, task);
}

gboolean
smith_source_save_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_source_save_async), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = smith_store_read_finish (G_FILE (object), result, &error);
  SmithSource *source;

  if (content == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  source = parse (content, g_task_get_task_data (task));
  if (source != NULL)
    g_task_return_pointer (task, source, (GDestroyNotify) smith_source_unref);
  else
    g_task_return_new_error (task, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_DAMAGED,
                             _("Where this document came from cannot be read any more. The "
                               "document is as it was. Give the address of its source again."));
}

/**
 * smith_source_load_async:
 * @document: the file of a document
 * @folder: (nullable): where sources are kept; %NULL for the user's data folder
 * @cancellable: (nullable): stops the reading
 *
 * Looks for where a document came from.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND when nothing is known, other %G_IO_ERROR,
 * %SMITH_PROJECT_ERROR_DAMAGED.
 */
void
smith_source_load_async (GFile               *document,
                         GFile               *folder,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GFile) store = NULL;
  GTask *task;

  g_return_if_fail (G_IS_FILE (document));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, smith_source_load_async);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  store = smith_store_find (FOLDER, document, folder);
  smith_store_read_async (store, SMITH_LIMIT_DOCUMENT_BYTES + MAX_LINE_BYTES + MAX_HEAD_BYTES,
                          cancellable, read_cb, task);
}

/**
 * smith_source_load_finish:
 *
 * Returns: (transfer full): where the document came from, or %NULL with @error set
 */
SmithSource *
smith_source_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_source_load_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
