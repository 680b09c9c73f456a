/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-sample-text.h"

#include <string.h>

#include "base/smith-secret.h"
#include "import/smith-import-sample.h"

static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *iter,
                const char    *text,
                int            n_bytes,
                gpointer       user_data)
{
  gsize length = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  gsize most = GPOINTER_TO_SIZE (user_data);
  char *folded;
  gsize kept = length;

  if (length > most)
    kept = (gsize) (g_utf8_next_char (g_utf8_find_prev_char (text, text + most + 1)) - text);
  folded = smith_import_sample_fold (text, kept);
  if (kept == length && folded == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_handlers_block_by_func (buffer, insert_text_cb, user_data);
  gtk_text_buffer_insert (buffer, iter, folded != NULL ? folded : text,
                          folded != NULL ? -1 : (int) kept);
  g_signal_handlers_unblock_by_func (buffer, insert_text_cb, user_data);
  smith_wipe_free (folded);
}

/**
 * smith_sample_text_guard:
 * @max_bytes: more than that cannot be used
 *
 * Sees that what is pasted does not hold up the program: JSON in one line comes in several, and of
 * a text that is too large no more comes than it takes to tell so.
 */
void
smith_sample_text_guard (GtkTextBuffer *buffer,
                         gsize          max_bytes)
{
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb),
                    GSIZE_TO_POINTER (max_bytes));
}
