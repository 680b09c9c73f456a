/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"

#include "ui/smith-text-link.h"

static const char first[] = "a\nb\r\nc\rd\xE2\x80\xA9" "e: ☂ü𝄞\n\n";

/* Both sides hold the same text, and each place of one is found in the other. */
static void
assert_same (SmithDocument *document,
             SmithTextLink *link)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  support_assert_text (document, text);

  for (const char *at = text; ; at = g_utf8_next_char (at))
    {
      GtkTextIter iter;

      smith_text_link_get_iter (link, (gsize) (at - text), &iter);
      g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, g_utf8_pointer_to_offset (text, at));
      g_assert_cmpuint (smith_text_link_get_offset (link, &iter), ==, at - text);
      if (*at == '\0')
        break;
    }
}

/* As a fix does: what a person types has one kind of line break. */
static void
insert (SmithDocument     *document,
        SmithTextLink     *link,
        const GtkTextIter *iter,
        const char        *text)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  gsize offset = smith_text_link_get_offset (link, iter);

  g_ptr_array_add (edits, smith_text_edit_new ((SmithSpan) { offset, offset }, text, -1));
  g_assert_true (smith_document_apply_edits (document, smith_document_get_revision (document),
                                             edits));
}

static void
change (SmithDocument *document,
        SmithTextLink *link,
        GRand         *random)
{
  static const char *const pieces[] = {
    "\n", "\r\n", "\r", "\xE2\x80\xA9", "\xE2\x80\xA8", "\xC2\x85", "a", "ü", "☂", "𝄞", "  ",
  };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  int length = gtk_text_buffer_get_char_count (buffer);
  int from = g_rand_int_range (random, 0, length + 1);
  int to = MIN (length, from + g_rand_int_range (random, 0, 5));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_begin_user_action (buffer);
  if (g_rand_int_range (random, 0, 3) == 0)
    gtk_text_buffer_delete (buffer, &start, &end);
  else
    insert (document, link, &start,
            pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  gtk_text_buffer_end_user_action (buffer);
}

/* Every kind of line break comes and goes, pairs of CR and LF meet and part. */
static void
test_line_breaks (gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  SmithDocument *document = support_new_document (first);
  SmithTextLink *link = smith_text_link_new (document);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));

  assert_same (document, link);
  for (guint i = 0; i < 120; i++)
    {
      change (document, link, random);
      assert_same (document, link);
    }
  while (gtk_text_buffer_get_can_undo (buffer))
    {
      gtk_text_buffer_undo (buffer);
      assert_same (document, link);
    }
  support_assert_text (document, first);
  while (gtk_text_buffer_get_can_redo (buffer))
    {
      gtk_text_buffer_redo (buffer);
      assert_same (document, link);
    }

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

static const struct
{
  const char *name;
  const char *text;
  const char *typed;   /* at its beginning */
  const char *result;
} typed_rows[] = {
  { "windows/return", "a\r\nb\r\n", "\n", "\r\na\r\nb\r\n" },
  { "windows/paste", "a\r\nb\r\n", "x\ny\rz\r\n", "x\r\ny\r\nz\r\na\r\nb\r\n" },
  { "windows/mixed", "a\r\nb\n", "\n", "\r\na\r\nb\n" },
  { "unix/return", "a\nb\n", "\n", "\na\nb\n" },
  { "unix/paste", "a\nb\n", "x\r\ny\r", "x\ny\na\nb\n" },
  { "mac/return", "a\rb\r", "\n", "\ra\rb\r" },
  { "no-break", "a", "\r\n", "\na" },
  { "paragraph", "a\n", "\xE2\x80\xA9\n", "\xE2\x80\xA9\na\n" },
};

/* What is typed or pasted gets the line breaks of the document.  What is undone, and what a fix
 * writes, is as it was. */
static void
test_typed (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SmithDocument *document = support_new_document (typed_rows[i].text);
  SmithTextLink *link = smith_text_link_new (document);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autofree char *fixed = g_strconcat ("x\ny\r\n", typed_rows[i].text, NULL);
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &start, typed_rows[i].typed, -1);
  gtk_text_buffer_end_user_action (buffer);
  assert_same (document, link);
  support_assert_text (document, typed_rows[i].result);
  gtk_text_buffer_undo (buffer);
  support_assert_text (document, typed_rows[i].text);
  gtk_text_buffer_redo (buffer);
  support_assert_text (document, typed_rows[i].result);
  gtk_text_buffer_undo (buffer);

  g_ptr_array_add (edits, smith_text_edit_new ((SmithSpan) { 0, 0 }, "x\ny\r\n", -1));
  smith_document_apply_edits (document, smith_document_get_revision (document), edits);
  support_assert_text (document, fixed);
  assert_same (document, link);
  gtk_text_buffer_undo (buffer);
  gtk_text_buffer_redo (buffer);
  support_assert_text (document, fixed);

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

/* JSON in one long line would hold up the window at each key: it is pasted laid out. */
static void
test_long_paste (void)
{
  SmithDocument *document = support_new_document ("a\r\n");
  SmithTextLink *link = smith_text_link_new (document);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  g_autoptr(GString) pasted = g_string_new ("[");
  GtkTextIter end;

  while (pasted->len < 200000)
    g_string_append (pasted, "\"value\",");
  g_string_append (pasted, "1]");
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, pasted->str, -1);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 20000);
  g_assert_cmpuint (smith_shadow_get_line_start (smith_document_get_shadow (document), 3), ==,
                    strlen ("a\r\n[\r\n  \"value\",\r\n"));

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

typedef struct
{
  const char *name;
  guint       n_items;
  gboolean    is_parsed;
} LanguageRow;

static const LanguageRow language_rows[] = {
  { "short", 10, TRUE },
  { "too-long-to-be-coloured", 300000, FALSE },
};

/* GtkSourceView's own parser runs for each key in a text that has a language, coloured or not. */
static void
test_language (gconstpointer data)
{
  const LanguageRow *row = data;
  g_autoptr(GString) text = g_string_new ("[\n");
  SmithDocument *document;
  SmithTextLink *link;

  for (guint i = 0; i < row->n_items; i++)
    g_string_append (text, "  \"item\",\n");
  g_string_append (text, "  1\n]\n");
  document = support_new_document (text->str);
  link = smith_text_link_new (document);

  g_assert_cmpint (gtk_source_buffer_get_language (smith_text_link_get_buffer (link)) != NULL, ==,
                   row->is_parsed);

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

typedef struct
{
  const char *name;
  const char *line;        /* many of it */
  guint       n_lines;
  gboolean    is_at_once;  /* the buffer has all of it from the start */
} LongRow;

static const LongRow long_rows[] = {
  { "short", "  \"item\",\n", 1000, TRUE },
  { "lines", "  \"item\",\n", 300000, FALSE },
  { "crlf", "  \"item\",\r\n", 300000, FALSE },
  { "lines-longer-than-a-slice", NULL, 5, FALSE },
  { "cr-alone", "  \"item\",\r", 300000, FALSE },
};

static SmithDocument *
new_long_document (const LongRow *row)
{
  g_autoptr(GString) text = g_string_new ("[\n");
  g_autofree char *wide = row->line == NULL ? g_strnfill (600000, '"') : NULL;
  g_autofree char *whole = NULL;

  if (wide != NULL)
    wide[600000 - 1] = '\n';
  for (guint i = 0; i < row->n_lines; i++)
    g_string_append (text, wide != NULL ? wide : row->line);
  g_string_append (text, "]");
  whole = g_string_free (g_steal_pointer (&text), FALSE);

  return support_new_document (whole);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The whole text, as bytes and as lines. */
static void
assert_whole (SmithDocument *document,
              SmithTextLink *link)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  support_assert_text (document, text);
  g_assert_true (smith_text_link_is_whole (link));
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  g_assert_cmpuint (smith_text_link_get_offset (link, &end), ==, strlen (text));
}

/* A long text shows its first lines, then all of it. */
static void
test_long (gconstpointer data)
{
  const LongRow *row = data;
  SmithDocument *document = new_long_document (row);
  SmithTextLink *link = smith_text_link_new (document);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  GtkTextIter iter;
  guint n_changed = 0;

  g_signal_connect_swapped (link, "buffer-changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpint (smith_text_link_is_whole (link), ==, row->is_at_once);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 1);
  gtk_text_buffer_place_cursor (buffer, &iter);
  while (!smith_text_link_is_whole (link))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_changed, ==, row->is_at_once ? 0 : 1);
  assert_whole (document, link);
  buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (link));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 1);

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, "x", 1);
  gtk_text_buffer_undo (buffer);
  assert_whole (document, link);

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

/* What changes the text, or asks for a place, does not wait for the slices. */
static void
test_long_edited (void)
{
  SmithDocument *document = new_long_document (&long_rows[1]);
  SmithTextLink *link = smith_text_link_new (document);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  gsize length = smith_shadow_get_length (smith_document_get_shadow (document));

  smith_text_edits_add (edits, (SmithSpan) { length - 1, length }, "1]");
  g_assert_false (smith_text_link_is_whole (link));
  g_assert_true (smith_document_apply_edits (document, smith_document_get_revision (document),
                                             edits));
  g_assert_true (smith_text_link_is_whole (link));
  gtk_text_buffer_undo (GTK_TEXT_BUFFER (smith_text_link_get_buffer (link)));
  assert_whole (document, link);

  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

/* A text that is replaced while it is filled, and one that nobody waits for. */
static void
test_long_replaced (void)
{
  SmithDocument *document = new_long_document (&long_rows[1]);
  SmithTextLink *link = smith_text_link_new (document);
  g_autoptr(GBytes) other = g_bytes_new_static ("{}", 2);

  g_main_context_iteration (NULL, FALSE);
  g_assert_false (smith_text_link_is_whole (link));
  smith_document_load_bytes (document, other, "test.json");
  assert_whole (document, link);
  g_assert_finalize_object (link);
  g_assert_finalize_object (document);

  document = new_long_document (&long_rows[1]);
  link = smith_text_link_new (document);
  g_assert_false (smith_text_link_is_whole (link));
  g_assert_finalize_object (link);
  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/text-link/line-breaks/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_line_breaks);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (language_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-link/language/%s", language_rows[i].name);

      g_test_add_data_func (path, &language_rows[i], test_language);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (long_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-link/long/%s", long_rows[i].name);

      g_test_add_data_func (path, &long_rows[i], test_long);
    }
  g_test_add_func ("/text-link/long-edited", test_long_edited);
  g_test_add_func ("/text-link/long-replaced", test_long_replaced);
  for (gsize i = 0; i < G_N_ELEMENTS (typed_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/text-link/typed/", typed_rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_typed);
    }
  g_test_add_func ("/text-link/typed/long", test_long_paste);

  return support_run ();
}
