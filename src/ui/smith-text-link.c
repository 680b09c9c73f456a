/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-text-link.h"

/* Above this GtkSourceView's own parser takes turns of up to 80 ms after each keystroke (measured
 * with 13 MB).  It runs for any text with a language, also for one that is not coloured. */
#define MAX_HIGHLIGHTED_BYTES (2u * 1024 * 1024)

/* Invariant: unless @is_odd, the lines of @buffer are those of the document's shadow. */
struct _SmithTextLink
{
  GObject          parent_instance;

  SmithDocument   *document;  /* (owned) */
  GtkSourceBuffer *buffer;    /* (owned) */
  gboolean         is_odd;    /* a CR and a LF met or parted */
};

G_DEFINE_FINAL_TYPE (SmithTextLink, smith_text_link, G_TYPE_OBJECT)

enum
{
  BUFFER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gunichar
peek_before (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return gtk_text_iter_backward_char (&before) ? gtk_text_iter_get_char (&before) : 0;
}

static gboolean
is_pair (gunichar first,
         gunichar second)
{
  return first == '\r' && second == '\n';
}

/* A CR and a LF that come to stand side by side stay two line breaks for a buffer, and one
 * whose LF is taken away no line break at all, where a reader of the text sees it otherwise.
 * From then on places are counted in characters: right, but a pass over the text each. */
static void
watch_insertion (SmithTextLink     *self,
                 const GtkTextIter *location,
                 const char        *text,
                 gsize              length)
{
  gunichar before = peek_before (location);
  gunichar after = gtk_text_iter_get_char (location);

  self->is_odd = self->is_odd || is_pair (before, after) ||
                 is_pair (before, (guchar) text[0]) || is_pair ((guchar) text[length - 1], after);
}

static void
watch_deletion (SmithTextLink     *self,
                const GtkTextIter *start,
                const GtkTextIter *end)
{
  gunichar before = peek_before (start);
  gunichar after = gtk_text_iter_get_char (end);

  self->is_odd = self->is_odd || is_pair (before, after) ||
                 is_pair (before, gtk_text_iter_get_char (start)) ||
                 is_pair (peek_before (end), after);
}

/* These two run before the buffer changes, so that its places are those of the shadow. */
static void
insert_text_cb (SmithTextLink *self,
                GtkTextIter   *location,
                char          *text,
                int            length)
{
  if (length <= 0)
    return;
  smith_document_insert (self->document, smith_text_link_get_offset (self, location), text,
                         (gsize) length);
  watch_insertion (self, location, text, (gsize) length);
}

static void
delete_range_cb (SmithTextLink *self,
                 GtkTextIter   *start,
                 GtkTextIter   *end)
{
  gsize first = smith_text_link_get_offset (self, start);
  gsize last = smith_text_link_get_offset (self, end);

  if (last <= first)
    return;
  smith_document_delete (self->document, first, last - first);
  watch_deletion (self, start, end);
}

/* JSON begins with a bracket, after white space at most; all else is read as YAML. */
static const char *
guess_language (const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return text[i] == '{' || text[i] == '[' ? "json" : "yaml";

  return "yaml";
}

static void
set_language (SmithTextLink *self,
              const char    *text,
              gsize          length)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  const char *id = guess_language (text, length);

  if (length > MAX_HIGHLIGHTED_BYTES)
    return;
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (manager, id));
  gtk_source_buffer_set_highlight_syntax (self->buffer, TRUE);
}

static void
fill_buffer (SmithTextLink *self)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (self->document);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_assert (length <= G_MAXINT);
  g_clear_object (&self->buffer);
  self->is_odd = FALSE;
  self->buffer = gtk_source_buffer_new (NULL);
  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_set_max_undo_levels (buffer, 0);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, TRUE);
  gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", (int) length);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  set_language (self, text, length);

  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
text_replaced_cb (SmithTextLink *self)
{
  fill_buffer (self);
  g_signal_emit (self, signals[BUFFER_CHANGED], 0);
}

/* Edits come in the order of their places and do not overlap: the last one goes first, so
 * that the places of the others stay true. */
static gboolean
edits_requested_cb (SmithTextLink *self,
                    GPtrArray     *edits)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_begin_user_action (buffer);
  for (guint i = edits->len; i > 0; i--)
    {
      const SmithTextEdit *edit = g_ptr_array_index (edits, i - 1);
      GtkTextIter start, end;

      smith_text_link_get_range (self, edit->span, &start, &end);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, edit->text, -1);
    }
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

static void
smith_text_link_dispose (GObject *object)
{
  SmithTextLink *self = SMITH_TEXT_LINK (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_text_link_parent_class)->dispose (object);
}

static void
smith_text_link_class_init (SmithTextLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_text_link_dispose;

  signals[BUFFER_CHANGED] =
    g_signal_new ("buffer-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
smith_text_link_init (SmithTextLink *self)
{
}

/**
 * smith_text_link_new:
 *
 * Returns: (transfer full): a link whose buffer holds the document's text
 */
SmithTextLink *
smith_text_link_new (SmithDocument *document)
{
  SmithTextLink *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_TEXT_LINK, NULL);
  self->document = g_object_ref (document);
  fill_buffer (self);
  g_signal_connect_object (document, "text-replaced", G_CALLBACK (text_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "edits-requested", G_CALLBACK (edits_requested_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * smith_text_link_get_buffer:
 *
 * Returns: (transfer none): the buffer, until `buffer-changed`
 */
GtkSourceBuffer *
smith_text_link_get_buffer (SmithTextLink *self)
{
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (self), NULL);

  return self->buffer;
}

/**
 * smith_text_link_get_iter:
 * @offset: in bytes of the document, at the start of a character; the end when beyond
 * @out_iter: (out): the same place
 */
void
smith_text_link_get_iter (SmithTextLink *self,
                          gsize          offset,
                          GtkTextIter   *out_iter)
{
  SmithShadow *shadow = smith_document_get_shadow (self->document);
  guint line;
  int index;

  offset = MIN (offset, smith_shadow_get_length (shadow));
  if (self->is_odd)
    {
      g_autofree char *text = smith_shadow_dup_text (shadow, 0, offset);

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), out_iter,
                                          (int) g_utf8_strlen (text, (gssize) offset));
      return;
    }
  line = smith_shadow_get_line_at (shadow, offset);
  index = (int) (offset - smith_shadow_get_line_start (shadow, line));
  gtk_text_buffer_get_iter_at_line_index (GTK_TEXT_BUFFER (self->buffer), out_iter, (int) line,
                                          index);
  /* inside the line break it stops before it */
  while (gtk_text_iter_get_line_index (out_iter) < index &&
         gtk_text_iter_get_line (out_iter) == (int) line)
    if (!gtk_text_iter_forward_char (out_iter))
      break;
}

/**
 * smith_text_link_get_offset:
 *
 * Returns: the place in bytes of the document
 */
gsize
smith_text_link_get_offset (SmithTextLink     *self,
                            const GtkTextIter *iter)
{
  SmithShadow *shadow = smith_document_get_shadow (self->document);

  if (self->is_odd)
    {
      g_autofree char *text = smith_shadow_dup_text (shadow, 0, smith_shadow_get_length (shadow));

      return (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (iter)) - text);
    }

  return smith_shadow_get_line_start (shadow, (guint) gtk_text_iter_get_line (iter)) +
         (gsize) gtk_text_iter_get_line_index (iter);
}

/**
 * smith_text_link_get_range:
 * @span: of the document as it is now
 */
void
smith_text_link_get_range (SmithTextLink *self,
                           SmithSpan      span,
                           GtkTextIter   *out_start,
                           GtkTextIter   *out_end)
{
  smith_text_link_get_iter (self, span.start, out_start);
  smith_text_link_get_iter (self, span.end, out_end);
}
