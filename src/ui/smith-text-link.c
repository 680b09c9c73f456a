/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memrchr */
#include "ui/smith-text-link.h"

#include <string.h>

#include "ui/smith-typed-text.h"

/* Above this a text is long.  GtkSourceView's own parser would take turns of up to 80 ms after each
 * keystroke (measured with 13 MB): it runs for any text with a language, also for one that is not
 * coloured, so a long one has none.  And GTK takes some 22 ms a megabyte to fill a buffer, so that
 * is done in slices, and so much of it is to be seen meanwhile. */
#define MAX_SHORT_BYTES (2u * 1024 * 1024)
#define SLICE_BYTES (256u * 1024)
#define FIRST_LOOK_BYTES (32u * 1024)

/* Invariant: unless @is_odd, the lines of @buffer are those of the document's shadow, or, while
 * @whole is filled, the first of them. */
struct _SmithTextLink
{
  GObject          parent_instance;

  SmithDocument   *document;  /* (owned) */
  GtkSourceBuffer *buffer;    /* (owned) */
  gboolean         is_odd;    /* a CR and a LF met or parted */
  const char      *line_break; /* (static) of what is typed */
  guint            n_exact;   /* changes under way that are right as they are */

  GtkSourceBuffer *whole;     /* (owned) (nullable): takes the place of @buffer once it is full */
  GBytes          *text;      /* (owned) (nullable): what is put into @whole */
  gsize            n_filled;  /* bytes of it */
  guint            fill_id;
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
  g_autoptr(GBytes) fitting = NULL;

  if (length <= 0)
    return;
  if (self->n_exact == 0)
    fitting = smith_typed_text_fit (text, (gsize) length, self->line_break);
  if (fitting != NULL)
    {
      g_signal_stop_emission_by_name (self->buffer, "insert-text");
      self->n_exact++;
      gtk_text_buffer_insert (GTK_TEXT_BUFFER (self->buffer), location,
                              g_bytes_get_data (fitting, NULL),
                              (int) g_bytes_get_size (fitting));
      self->n_exact--;
      return;
    }
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

/* What is undone comes back as it was. */
static void
begin_exact_cb (SmithTextLink *self)
{
  self->n_exact++;
}

static void
end_exact_cb (SmithTextLink *self)
{
  self->n_exact--;
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

  if (length > MAX_SHORT_BYTES)
    return;
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (manager, id));
  gtk_source_buffer_set_highlight_syntax (self->buffer, TRUE);
}

static GtkSourceBuffer *
new_buffer (void)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  gtk_text_buffer_set_max_undo_levels (GTK_TEXT_BUFFER (buffer), 0);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);

  return buffer;
}

/* Changes that come from here are not those of a person. */
static void
append (GtkSourceBuffer *source_buffer,
        const char      *text,
        gsize            length)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (source_buffer);
  GtkTextIter end;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, (int) length);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/* The lines of @text from @start on that have @limit bytes together, or the first one when it is
 * longer.  A line break is never parted. */
static gsize
find_line_end (const char *text,
               gsize       length,
               gsize       start,
               gsize       limit)
{
  const char *last, *next;

  if (length - start <= limit)
    return length;
  last = memrchr (text + start, '\n', limit);
  if (last != NULL)
    return (gsize) (last - text) + 1;
  next = memchr (text + start + limit, '\n', length - start - limit);

  return next != NULL ? (gsize) (next - text) + 1 : length;
}

static void
drop_whole (SmithTextLink *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->whole);
  g_clear_pointer (&self->text, g_bytes_unref);
}

static void
watch_buffer (SmithTextLink *self)
{
  static const char *const exact[] = { "undo", "redo" };

  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (delete_range_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_signal_connect_object (self->buffer, exact[i], G_CALLBACK (begin_exact_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->buffer, exact[i], G_CALLBACK (end_exact_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

/* The cursor stays where it was. */
static void
take_whole (SmithTextLink *self)
{
  GtkTextIter insert, bound;
  gsize insert_at, bound_at;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &insert, &bound);
  insert_at = smith_text_link_get_offset (self, &insert);
  bound_at = smith_text_link_get_offset (self, &bound);
  g_set_object (&self->buffer, self->whole);
  drop_whole (self);
  smith_text_link_get_range (self, (SmithSpan) { insert_at, bound_at }, &insert, &bound);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &insert, &bound);
  watch_buffer (self);
  g_signal_emit (self, signals[BUFFER_CHANGED], 0);
}

/* Returns whether there is more. */
static gboolean
fill_some (SmithTextLink *self)
{
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);
  gsize end = find_line_end (text, length, self->n_filled, SLICE_BYTES);

  append (self->whole, text + self->n_filled, end - self->n_filled);
  self->n_filled = end;

  return end < length;
}

static gboolean
fill_cb (gpointer user_data)
{
  SmithTextLink *self = user_data;

  if (fill_some (self))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  take_whole (self);

  return G_SOURCE_REMOVE;
}

static void
fill_buffer (SmithTextLink *self)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (self->document);
  gsize length, first;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *text = data != NULL ? data : "";
  GtkTextIter start;

  g_assert (length <= G_MAXINT);
  drop_whole (self);
  g_clear_object (&self->buffer);
  self->is_odd = FALSE;
  self->line_break = smith_typed_text_find_break (text, length);
  self->buffer = new_buffer ();
  first = length > MAX_SHORT_BYTES ? find_line_end (text, length, 0, FIRST_LOOK_BYTES) : length;
  append (self->buffer, text, first);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  if (first == length)
    {
      set_language (self, text, length);
      watch_buffer (self);
      return;
    }
  self->whole = new_buffer ();
  self->text = g_steal_pointer (&bytes);
  self->n_filled = 0;
  self->fill_id = g_idle_add (fill_cb, self);
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
  GtkTextBuffer *buffer;

  smith_text_link_complete (self);
  buffer = GTK_TEXT_BUFFER (self->buffer);
  self->n_exact++;
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
  self->n_exact--;

  return TRUE;
}

static void
smith_text_link_dispose (GObject *object)
{
  SmithTextLink *self = SMITH_TEXT_LINK (object);

  drop_whole (self);
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
 * smith_text_link_is_whole:
 *
 * Returns: whether the buffer has all of the text; else it has the first lines, is not to be
 *   changed, and another one comes soon
 */
gboolean
smith_text_link_is_whole (SmithTextLink *self)
{
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (self), TRUE);

  return self->whole == NULL;
}

/**
 * smith_text_link_is_odd:
 *
 * Returns: whether a CR and a LF met or parted, so that each place costs a pass over the text
 */
gboolean
smith_text_link_is_odd (SmithTextLink *self)
{
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (self), FALSE);

  return self->is_odd;
}

/**
 * smith_text_link_complete:
 *
 * Puts what is left of a long text into its buffer at once, some 22 ms a megabyte, for somebody
 * who does not only look at it.
 */
void
smith_text_link_complete (SmithTextLink *self)
{
  g_return_if_fail (SMITH_IS_TEXT_LINK (self));

  if (self->whole == NULL)
    return;
  while (fill_some (self))
    continue;
  take_whole (self);
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
