/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-update-dialog.h"

#include <glib/gi18n.h>

#include "ui/smith-diff-look.h"
#include "ui/smith-fit.h"
#include "ui/smith-steady-scroll.h"

/* More are not named. */
#define MAX_LINES 5u

struct _SmithUpdateDialog
{
  AdwWindow       parent_instance;

  SmithDocument  *document;     /* (owned) (nullable) until it is made */
  SmithSource    *source;       /* (owned) (nullable): what the text was made from, when known */
  SmithSource    *new_source;   /* (owned) (nullable): what came now */
  SmithMerge     *merge;        /* (owned) (nullable): what it would change */
  guint64         revision;     /* that its edits are for */
  GCancellable   *loading;      /* (owned) of looking for the source */
  GCancellable   *working;      /* (owned) (nullable) of the comparing that runs */

  GtkStack       *stack;
  GtkLabel       *about_label;
  SmithFetchPane *pane;
  AdwStatusPage  *message_page;
  GtkWidget      *check_button;
  GtkWidget      *apply_button;
  GtkLabel       *unknown_label;
  AdwActionRow   *taken_row;
  AdwActionRow   *kept_row;
  AdwComboRow    *conflict_row;
  GtkTextView    *diff_view;
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithUpdateDialog, smith_update_dialog, ADW_TYPE_WINDOW)

static void
show_page (SmithUpdateDialog *self,
           const char        *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->check_button, g_str_equal (name, "address"));
  gtk_widget_set_visible (self->apply_button, g_str_equal (name, "review"));
}

static void
show_message (SmithUpdateDialog *self,
              const char        *icon_name,
              const char        *title,
              const char        *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->message_page, icon_name);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, markup);
  show_page (self, "message");
}

static void
show_changed (SmithUpdateDialog *self)
{
  show_message (self, "dialog-error-symbolic", _("The Text Has Changed"),
                _("Nothing was updated. Close this window and update again."));
}

static char *
dup_time (gint64 time_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* the reader's own way of writing a date and a time */
  return local != NULL ? g_date_time_format (local, "%x %H:%M") : g_strdup ("");
}

/* The source has what it had when the text came. */
static void
show_unchanged (SmithUpdateDialog *self)
{
  g_autofree char *time = dup_time (smith_source_get_fetched_us (self->source));
  g_autofree char *text =
    g_strdup_printf (_("The source is as it was on %s. The document stays as it is."), time);

  show_message (self, "emblem-ok-symbolic", _("Nothing Has Changed There"), text);
}

static void
show_places (AdwActionRow *row,
             guint         n)
{
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", n), n);

  adw_action_row_set_subtitle (row, places);
  gtk_widget_set_visible (GTK_WIDGET (row), n > 0);
}

/* Where both have changed the text, so that it can be looked at before the choice. */
static void
show_conflicts (SmithUpdateDialog *self)
{
  SmithShadow *shadow = smith_document_get_shadow (self->document);
  GArray *conflicts = self->merge->conflicts;
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (conflicts->len, MAX_LINES); i++)
    g_string_append_printf (lines, "%s%u", i > 0 ? ", " : "",
                            smith_shadow_get_line_at (shadow,
                                                      g_array_index (conflicts, SmithSpan,
                                                                     i).start) + 1);
  if (conflicts->len > MAX_LINES)
    g_string_append (lines, ", …");
  /* translators: numbers of lines, such as “4, 17” */
  text = g_strdup_printf (ngettext ("%u place, line %s", "%u places, lines %s", conflicts->len),
                          conflicts->len, lines->str);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->conflict_row), text);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict_row), conflicts->len > 0);
}

static void
show_review (SmithUpdateDialog *self,
             const char        *diff)
{
  gboolean has_edits = self->merge->edits->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->unknown_label), self->source == NULL);
  show_places (self->taken_row, self->merge->n_taken);
  show_places (self->kept_row, self->merge->n_kept);
  show_conflicts (self);
  smith_diff_look_fill (gtk_text_view_get_buffer (self->diff_view),
                        has_edits ? diff : _("Nothing would change.\n"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "update.apply", TRUE);
  show_page (self, "review");
  if (!gtk_widget_has_focus (GTK_WIDGET (self->conflict_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->diff_view));
}

static void
reviewed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithUpdateDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *diff = NULL;
  guint64 revision;
  g_autoptr(SmithMerge) merge =
    smith_document_review_update_finish (result, &revision, &diff, &error);

  if (merge == NULL)
    return;
  g_clear_object (&self->working);
  g_clear_pointer (&self->merge, smith_merge_free);
  self->merge = g_steal_pointer (&merge);
  self->revision = revision;
  if (revision != smith_document_get_revision (self->document))
    {
      show_changed (self);
      return;
    }
  if (self->merge->edits->len == 0 && self->merge->conflicts->len == 0)
    {
      g_signal_emit (self, signals[UPDATED], 0, self->new_source, FALSE);
      show_message (self, "emblem-ok-symbolic", _("Nothing Is Missing Here"),
                    _("The source has changed, but the document has all of it already. It stays "
                      "as it is."));
      return;
    }
  show_review (self, diff);
}

static void
start_review (SmithUpdateDialog *self)
{
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "update.apply", FALSE);
  smith_document_review_update_async (self->document,
                                      self->source != NULL
                                        ? smith_source_get_text (self->source) : NULL,
                                      smith_source_get_text (self->new_source),
                                      adw_combo_row_get_selected (self->conflict_row) == 1,
                                      self->working, reviewed_cb, g_object_ref (self));
}

static void
conflict_selected_cb (SmithUpdateDialog *self)
{
  if (self->new_source != NULL)
    start_review (self);
}

static void
fetched_cb (SmithUpdateDialog *self,
            SmithFetched      *fetched,
            const char        *url,
            SmithSource       *asked)
{
  if (fetched->kind == SMITH_FETCH_UNCHANGED)
    {
      show_unchanged (self);
      return;
    }

  g_clear_pointer (&self->new_source, smith_source_unref);
  self->new_source = smith_source_new (url, fetched);
  if (self->source != NULL &&
      g_bytes_equal (smith_source_get_text (self->source), fetched->text))
    {
      show_unchanged (self);
      g_signal_emit (self, signals[UPDATED], 0, self->new_source, FALSE);
      return;
    }
  start_review (self);
}

static void
can_start_cb (SmithUpdateDialog *self)
{
  gboolean can_start;

  g_object_get (self->pane, "can-start", &can_start, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "update.check", can_start);
}

static void
update_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithUpdateDialog *self = SMITH_UPDATE_DIALOG (widget);

  if (g_str_equal (name, "update.check"))
    {
      smith_fetch_pane_start (self->pane);
      return;
    }
  if (self->merge->edits->len > 0 &&
      !smith_document_apply_edits (self->document, self->revision, self->merge->edits))
    {
      show_changed (self);
      return;
    }
  smith_document_check_now (self->document);
  g_signal_emit (self, signals[UPDATED], 0, self->new_source, self->merge->edits->len > 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is known of where the text came from, and what to do about it. */
static void
use_source (SmithUpdateDialog *self,
            SmithSource       *source)
{
  g_autofree char *time = dup_time (smith_source_get_fetched_us (source));
  g_autofree char *text = NULL;

  self->source = smith_source_ref (source);
  smith_fetch_pane_set_source (self->pane, source);
  if (smith_source_is_url_whole (source))
    text = g_strdup_printf (_("This document came from there on %s."), time);
  else
    text = g_strdup_printf (_("This document came from there on %s. A part of the address may "
                              "have been a key, so it was not kept: add it again."), time);
  gtk_label_set_label (self->about_label, text);
  if (smith_source_is_url_whole (source))
    smith_fetch_pane_start (self->pane);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithUpdateDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSource) source = smith_source_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source != NULL)
    use_source (self, source);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    smith_fetch_pane_say_error (self->pane, error->message);
}

static void
smith_update_dialog_dispose (GObject *object)
{
  SmithUpdateDialog *self = SMITH_UPDATE_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_pointer (&self->merge, smith_merge_free);
  g_clear_pointer (&self->source, smith_source_unref);
  g_clear_pointer (&self->new_source, smith_source_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_update_dialog_parent_class)->dispose (object);
}

static void
smith_update_dialog_finalize (GObject *object)
{
  g_object_unref (SMITH_UPDATE_DIALOG (object)->loading);

  G_OBJECT_CLASS (smith_update_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, pane);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, message_page);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, unknown_label);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, taken_row);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, conflict_row);
  gtk_widget_class_bind_template_child (widget_class, SmithUpdateDialog, diff_view);
  gtk_widget_class_bind_template_callback (widget_class, fetched_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, conflict_selected_cb);
}

static void
smith_update_dialog_class_init (SmithUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_update_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_update_dialog_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, SMITH_TYPE_SOURCE,
                                   G_TYPE_BOOLEAN);

  g_type_ensure (SMITH_TYPE_FETCH_PANE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "update.check", NULL, update_action);
  gtk_widget_class_install_action (widget_class, "update.apply", NULL, update_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_update_dialog_init (SmithUpdateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->diff_view);
  self->loading = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "update.apply", FALSE);
  can_start_cb (self);
  show_page (self, "address");
}

/**
 * smith_update_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @document: what is updated
 * @source: (nullable): what its text was made from; %NULL when that is to be looked for
 *
 * Asks the source at once, when its whole address is known.
 *
 * Returns: (transfer none): a window, to be presented; it destroys itself
 */
GtkWidget *
smith_update_dialog_new (GtkWindow     *parent,
                         SmithDocument *document,
                         SmithSource   *source)
{
  SmithUpdateDialog *self;
  GFile *file;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_UPDATE_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  file = smith_document_get_file (document);
  smith_fit_window (GTK_WINDOW (self), parent);
  gtk_label_set_label (self->about_label,
                       _("It is not known where this document came from. Give the address of its "
                         "source."));
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
  if (source != NULL)
    use_source (self, source);
  else if (file != NULL)
    smith_source_load_async (file, NULL, self->loading, loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * smith_update_dialog_get_pane:
 *
 * Returns: (transfer none): where the address stands
 */
SmithFetchPane *
smith_update_dialog_get_pane (SmithUpdateDialog *self)
{
  g_return_val_if_fail (SMITH_IS_UPDATE_DIALOG (self), NULL);

  return self->pane;
}
