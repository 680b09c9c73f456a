/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-body-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/smith-source-view.h"

/* A person looks at the beginning; filling a text view with more stalls the window, and so
 * does one very long line. */
#define MAX_BYTES      (512u * 1024)
#define MAX_LINE_BYTES (8u * 1024)

struct _SmithBodyView
{
  GtkWidget        parent_instance;

  GtkLabel        *note_label;
  GtkWidget       *scroller;
  GtkWidget       *view;
  GtkSourceBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (SmithBodyView, smith_body_view, GTK_TYPE_WIDGET)

static void
smith_body_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_BODY_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_body_view_parent_class)->dispose (object);
}

static void
smith_body_view_class_init (SmithBodyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_body_view_dispose;

  g_type_ensure (SMITH_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-body-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithBodyView, note_label);
  gtk_widget_class_bind_template_child (widget_class, SmithBodyView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithBodyView, view);
  gtk_widget_class_bind_template_child (widget_class, SmithBodyView, buffer);
}

static void
smith_body_view_init (SmithBodyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where a piece of at most @max_bytes may end without splitting a character. */
static gsize
whole_characters (const char *text,
                  gsize       length,
                  gsize       max_bytes)
{
  if (length <= max_bytes)
    return length;
  while (max_bytes > 0 && ((guchar) text[max_bytes] & 0xC0) == 0x80)
    max_bytes--;

  return max_bytes;
}

/**
 * smith_body_view_cut:
 * @text: UTF-8
 * @max_bytes: of the whole
 * @max_line_bytes: of one line
 * @out_is_cut: (out): whether the end is missing
 * @out_has_cut_lines: (out): whether the ends of lines are missing; they end in an ellipsis
 *
 * Looks at no more than is shown.
 *
 * Returns: (transfer full): the part of @text that a text view can show at once
 */
char *
smith_body_view_cut (const char *text,
                     gsize       max_bytes,
                     gsize       max_line_bytes,
                     gboolean   *out_is_cut,
                     gboolean   *out_has_cut_lines)
{
  GString *out = g_string_new (NULL);
  const char *line = text;

  *out_has_cut_lines = FALSE;
  while (*line != '\0' && out->len < max_bytes)
    {
      gsize length = strcspn (line, "\n");
      gsize kept = whole_characters (line, length, MIN (max_line_bytes, max_bytes - out->len));

      g_string_append_len (out, line, (gssize) kept);
      if (kept < length)
        {
          *out_has_cut_lines = *out_has_cut_lines || kept + 3 >= max_line_bytes;
          g_string_append (out, "…");
        }
      line += length;
      if (*line == '\n')
        {
          g_string_append_c (out, '\n');
          line++;
        }
    }
  *out_is_cut = *line != '\0';

  return g_string_free (out, FALSE);
}

static void
say (SmithBodyView *self,
     const char    *note)
{
  gtk_label_set_label (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *note != '\0');
}

static const char *
describe (SmithRunResult *result,
          gboolean        is_cut,
          gboolean        has_cut_lines)
{
  SmithBodyForm form = smith_run_result_get_form (result);

  if (form == SMITH_BODY_EMPTY)
    return _("The answer has no body.");
  if (form == SMITH_BODY_BINARY)
    return _("The body is not text and is not shown.");
  if (is_cut)
    return _("The body is long: its beginning is shown.");
  if (has_cut_lines)
    return _("Lines of the body are long: their beginnings are shown.");

  return "";
}

/**
 * smith_body_view_show:
 *
 * Shows the body of @result, where the secret that was sent is replaced already.
 */
void
smith_body_view_show (SmithBodyView  *self,
                      SmithRunResult *result)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  g_autofree char *text = NULL;
  gboolean is_json, is_cut, has_cut_lines;

  g_return_if_fail (SMITH_IS_BODY_VIEW (self) && result != NULL);

  is_json = smith_run_result_get_form (result) == SMITH_BODY_JSON;
  text = smith_body_view_cut (smith_run_result_get_text (result), MAX_BYTES, MAX_LINE_BYTES,
                              &is_cut, &has_cut_lines);
  gtk_source_buffer_set_language (self->buffer, !is_json ? NULL :
                                  gtk_source_language_manager_get_language (languages, "json"));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_widget_set_visible (self->scroller, *text != '\0');
  say (self, describe (result, is_cut, has_cut_lines));
}

/**
 * smith_body_view_dup_text:
 *
 * Returns: (transfer full): what is shown
 */
char *
smith_body_view_dup_text (SmithBodyView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SMITH_IS_BODY_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

/**
 * smith_body_view_get_note:
 *
 * Returns: (transfer none): what is said about what is not shown; empty when all is
 */
const char *
smith_body_view_get_note (SmithBodyView *self)
{
  g_return_val_if_fail (SMITH_IS_BODY_VIEW (self), NULL);

  return gtk_label_get_label (self->note_label);
}
