/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-line-popover.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SmithLinePopover
{
  GtkPopover  parent_instance;

  guint       n_lines;

  GtkEntry   *entry;
  GtkWidget  *go_button;
  GtkLabel   *hint_label;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithLinePopover, smith_line_popover, GTK_TYPE_POPOVER)

/* Reads `12` or `12:5`, counted from 1, with blanks around. */
static gboolean
read_place (SmithLinePopover *self,
            guint            *out_line,
            guint            *out_column)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  char *colon = strchr (g_strstrip (text), ':');
  guint64 line, column = 1;

  if (colon != NULL)
    {
      *colon = '\0';
      if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXINT, &column, NULL))
        return FALSE;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 1, self->n_lines, &line, NULL))
    return FALSE;
  *out_line = (guint) line - 1;
  *out_column = (guint) column - 1;

  return TRUE;
}

static void
changed_cb (SmithLinePopover *self)
{
  guint line, column;
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
  gboolean is_place = read_place (self, &line, &column);

  gtk_widget_set_sensitive (self->go_button, is_place);
  if (is_place || is_empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_place || is_empty ? GTK_ACCESSIBLE_INVALID_FALSE
                                                    : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
go_cb (SmithLinePopover *self)
{
  guint line, column;

  if (!read_place (self, &line, &column))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->entry));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, line, column);
}

static void
smith_line_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_LINE_POPOVER);

  G_OBJECT_CLASS (smith_line_popover_parent_class)->dispose (object);
}

static void
smith_line_popover_class_init (SmithLinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_line_popover_dispose;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-line-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithLinePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, SmithLinePopover, go_button);
  gtk_widget_class_bind_template_child (widget_class, SmithLinePopover, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
smith_line_popover_init (SmithLinePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_line_popover_new:
 *
 * Returns: a popover without a parent
 */
GtkWidget *
smith_line_popover_new (void)
{
  return g_object_new (SMITH_TYPE_LINE_POPOVER, NULL);
}

/**
 * smith_line_popover_open:
 * @place: where it hangs, in its parent
 * @line: where the cursor is, from 0
 * @n_lines: how many lines there are
 */
void
smith_line_popover_open (SmithLinePopover   *self,
                         const GdkRectangle *place,
                         guint               line,
                         guint               n_lines)
{
  g_autofree char *text = g_strdup_printf ("%u", line + 1);
  g_autofree char *hint =
    /* translators: below a field for the number of a line */
    g_strdup_printf (ngettext ("The text has %u line.", "1 to %u", n_lines), n_lines);

  g_return_if_fail (SMITH_IS_LINE_POPOVER (self));

  self->n_lines = n_lines;
  gtk_label_set_label (self->hint_label, hint);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  changed_cb (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
