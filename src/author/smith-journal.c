/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-utf8.h"

/* The first line tells our files from others, and this way of writing from later ones.  A
 * key file follows, an empty line, and the text as it is. */
#define MAGIC "actionsmith-unsaved 1\n"
#define END_OF_HEAD "\n\n"
#define GROUP "unsaved"

static const char *const layout_names[] = {
  [SMITH_LAYOUT_AS_IS] = "as-is",
  [SMITH_LAYOUT_COMPACT] = "compact",
  [SMITH_LAYOUT_FORMATTED] = "formatted",
};

void
smith_journal_free (SmithJournal *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->name);
  g_free (self->uri);
  g_free (self->stamp);
  g_free (self->path);
  g_clear_pointer (&self->shadow, smith_shadow_free);
  g_free (self);
}

/**
 * smith_journal_print_head:
 * @out_length: (out): bytes of it
 *
 * Prints what stands before the text in a journal.  Reads the whole text for its checksum, so
 * it belongs into a thread.
 *
 * Returns: (transfer full): the head
 */
char *
smith_journal_print_head (const SmithJournal *self,
                          gsize              *out_length)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *checksum = NULL;
  g_autofree char *body = NULL;
  char *head;

  g_return_val_if_fail (self != NULL && self->text != NULL && self->name != NULL, NULL);
  g_return_val_if_fail (out_length != NULL, NULL);

  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->text);
  g_key_file_set_string (keys, GROUP, "name", self->name);
  if (self->uri != NULL)
    g_key_file_set_string (keys, GROUP, "uri", self->uri);
  if (self->stamp != NULL)
    g_key_file_set_string (keys, GROUP, "stamp", self->stamp);
  g_key_file_set_uint64 (keys, GROUP, "cursor", self->cursor);
  g_key_file_set_boolean (keys, GROUP, "byte-order-mark", self->has_bom);
  if (self->layout != SMITH_LAYOUT_AS_IS)
    g_key_file_set_string (keys, GROUP, "layout", layout_names[self->layout]);
  g_key_file_set_uint64 (keys, GROUP, "bytes", g_bytes_get_size (self->text));
  g_key_file_set_string (keys, GROUP, "sha256", checksum);

  body = g_key_file_to_data (keys, NULL, NULL);
  g_strchomp (body);
  head = g_strconcat (MAGIC, body, END_OF_HEAD, NULL);
  *out_length = strlen (head);
  return head;
}

static SmithJournal *
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, SMITH_AUTHOR_ERROR, SMITH_AUTHOR_ERROR_JOURNAL, why);
  return NULL;
}

/* The head of @content without its first line, or %NULL when there is none.  @out_start is
 * where the text begins. */
static GKeyFile *
read_head (GBytes *content,
           gsize  *out_start)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  const char *end;

  if (length < strlen (MAGIC) || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return NULL;
  end = g_strstr_len (data, (gssize) MIN (length, SMITH_JOURNAL_HEAD_BYTES), END_OF_HEAD);
  if (end == NULL ||
      !g_key_file_load_from_data (keys, data + strlen (MAGIC),
                                  (gsize) (end - data) - strlen (MAGIC) + 1, G_KEY_FILE_NONE,
                                  NULL))
    return NULL;

  *out_start = (gsize) (end - data) + strlen (END_OF_HEAD);
  return g_steal_pointer (&keys);
}

/* A text without a word about it is an older version's, or one like any other. */
static SmithLayout
read_layout (GKeyFile *keys)
{
  g_autofree char *name = g_key_file_get_string (keys, GROUP, "layout", NULL);

  for (SmithLayout layout = 0; layout < G_N_ELEMENTS (layout_names); layout++)
    if (g_strcmp0 (name, layout_names[layout]) == 0)
      return layout;

  return SMITH_LAYOUT_AS_IS;
}

/* Whether @text is the one that @keys were written with, and one that an editor can hold. */
static gboolean
is_whole (GKeyFile *keys,
          GBytes   *text)
{
  g_autofree char *expected = g_key_file_get_string (keys, GROUP, "sha256", NULL);
  g_autofree char *actual = NULL;
  gsize length, place;
  const char *data = g_bytes_get_data (text, &length);

  if (g_key_file_get_uint64 (keys, GROUP, "bytes", NULL) != length)
    return FALSE;
  actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  return g_strcmp0 (actual, expected) == 0 && smith_utf8_check (data, length, &place) &&
         (length == 0 || memchr (data, '\0', length) == NULL);
}

/**
 * smith_journal_parse:
 * @content: what a journal's file holds
 *
 * Reads a journal, whoever wrote it.  Costs a pass over the text.
 *
 * Errors: %SMITH_AUTHOR_ERROR_JOURNAL, with a part of a sentence that says why.
 *
 * Returns: (transfer full): the journal, which shares the memory of @content, or %NULL with
 *   @error set
 */
SmithJournal *
smith_journal_parse (GBytes  *content,
                     GError **error)
{
  g_autoptr(SmithJournal) self = g_new0 (SmithJournal, 1);
  g_autoptr(GKeyFile) keys = NULL;
  gsize start, length;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  keys = read_head (content, &start);
  if (keys == NULL)
    return refuse (error, _("this version of Actionsmith did not write it"));

  length = g_bytes_get_size (content) - start;
  if (length > SMITH_JOURNAL_TEXT_BYTES)
    return refuse (error, _("it is larger than any description may be"));
  self->text = g_bytes_new_from_bytes (content, start, length);
  self->name = g_key_file_get_string (keys, GROUP, "name", NULL);
  self->uri = g_key_file_get_string (keys, GROUP, "uri", NULL);
  self->stamp = g_key_file_get_string (keys, GROUP, "stamp", NULL);
  self->has_bom = g_key_file_get_boolean (keys, GROUP, "byte-order-mark", NULL);
  self->layout = read_layout (keys);
  if (!is_whole (keys, self->text) || self->name == NULL)
    return refuse (error, _("it is damaged"));
  /* the text is worth more than where it was */
  if (self->uri != NULL && !g_uri_is_valid (self->uri, G_URI_FLAGS_NONE, NULL))
    {
      g_clear_pointer (&self->uri, g_free);
      g_clear_pointer (&self->stamp, g_free);
    }

  self->cursor = (gsize) MIN (g_key_file_get_uint64 (keys, GROUP, "cursor", NULL), length);
  /* inside a character there is no place for a cursor */
  while (self->cursor > 0 && self->cursor < length &&
         (((const guchar *) g_bytes_get_data (self->text, NULL))[self->cursor] & 0xC0) == 0x80)
    self->cursor--;
  return g_steal_pointer (&self);
}
