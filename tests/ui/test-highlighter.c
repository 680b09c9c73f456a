/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include <string.h>

/* Texts of more than 2 MB have no colours of GtkSourceView's. */
#define LONG_BYTES (3u * 1024 * 1024)

typedef struct
{
  const char *name;
  const char *piece;    /* many of it make the text */
  const char *before;
  const char *after;
  const char *looks[8]; /* places, then a letter for each kind of colour; "." for none */
} Row;

static const Row rows[] = {
  { "json", "{\"key\": \"text\", \"n\": 17, \"b\": true, \"z\": null},\n", "[", "{}]",
    { "\"key\"", "a", "\"text\"", "b", "17", "c", "true", "d" } },
  { "json-null", "{\"key\": \"text\", \"z\": null},\n", "[", "{}]",
    { "\"key\"", "a", "\"text\"", "b", "null", "c", "{", "." } },
  { "yaml", "- key: text\n  n: 17\n", "", "", { "key", "a", "text", "b", "17", "c", "- ", "." } },
  { "yaml-block", "- key: |\n    one\n    two\n", "", "",
    { "key", "a", "one", "b", "two", "b", "- ", "." } },
};

static char *
make_text (const Row *row,
           gsize      length)
{
  GString *text = g_string_new (row->before);

  while (text->len < length)
    g_string_append (text, row->piece);
  g_string_append (text, row->after);

  return g_string_free (text, FALSE);
}

/* The tag that colours a place, if any. */
static GtkTextTag *
get_tag (GtkTextBuffer *buffer,
         gsize          offset)
{
  g_autoptr(GSList) tags = NULL;
  GtkTextTag *found = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *at = tags; at != NULL; at = at->next)
    {
      gboolean is_coloured = FALSE;

      g_object_get (at->data, "foreground-set", &is_coloured, NULL);
      if (is_coloured)
        found = at->data;
    }

  return found;
}

/* The same letter is the same tag, another letter another one.  @at is where a piece begins. */
static void
assert_looks (GtkTextBuffer *buffer,
              const char    *text,
              const Row     *row,
              gsize          at)
{
  GtkTextTag *tags[256] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (row->looks); i += 2)
    {
      const char *place = strstr (text + at, row->looks[i]);
      guchar letter = (guchar) row->looks[i + 1][0];
      GtkTextTag *tag = get_tag (buffer, (gsize) (place - text));

      if (letter == '.')
        {
          g_assert_null (tag);
          continue;
        }
      g_assert_nonnull (tag);
      g_assert_true (tags[letter] == NULL || tags[letter] == tag);
      for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
        g_assert_true (k == letter || tags[k] != tag);
      tags[letter] = tag;
    }
}

/* Waits for all of the text, and for a colour at a place that is in sight, or at its end. */
static void
wait_for_colour (SupportEditor *editor,
                 gsize          length,
                 gsize          offset,
                 gboolean       at_end)
{
  GtkTextView *view = GTK_TEXT_VIEW (smith_edit_page_get_view (editor->page));

  while (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) < (int) length)
    g_main_context_iteration (NULL, TRUE);
  editor->buffer = gtk_text_view_get_buffer (view);
  while (get_tag (editor->buffer, offset) == NULL)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

      /* the end moves away while lines are measured */
      if (at_end)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      g_main_context_iteration (NULL, TRUE);
    }
}

/* What is in sight is coloured, and what was never seen is not. */
static void
test_sight (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = make_text (row, LONG_BYTES);
  gsize length = strlen (text);
  gsize last = length - strlen (row->after) - strlen (row->piece);
  SupportEditor editor;
  const char *middle = strstr (text + length / 2, row->piece);

  support_editor_set_up (&editor, text);
  wait_for_colour (&editor, length, (gsize) (strstr (text, row->looks[0]) - text), FALSE);
  assert_looks (editor.buffer, text, row, strlen (row->before));
  g_assert_null (get_tag (editor.buffer, (gsize) (strstr (middle, row->looks[0]) - text)));

  wait_for_colour (&editor, length, (gsize) (strstr (text + last, row->looks[0]) - text), TRUE);
  assert_looks (editor.buffer, text, row, last);

  support_editor_clear (&editor);
}

/* What is written is coloured after the next check, as what it has become. */
static void
test_edited (void)
{
  g_autofree char *text = make_text (&rows[0], LONG_BYTES);
  SupportEditor editor;
  GtkTextTag *number;
  gsize at = (gsize) (strstr (text, "17") - text);

  support_editor_set_up (&editor, text);
  wait_for_colour (&editor, strlen (text), at, FALSE);
  number = get_tag (editor.buffer, at);
  support_editor_replace (&editor, "\"text\"", "4242");
  at = (gsize) (strstr (text, "\"text\"") - text);
  while (get_tag (editor.buffer, at) != number)
    g_main_context_iteration (NULL, TRUE);

  support_editor_clear (&editor);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/highlighter/sight/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_sight);
    }
  g_test_add_func ("/highlighter/edited", test_edited);

  return support_run ();
}
