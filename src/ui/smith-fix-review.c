/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-fix-review.h"

#include <glib/gi18n.h>

#include "ui/smith-diff-look.h"
#include "ui/smith-fit.h"
#include "ui/smith-fix-words.h"
#include "ui/smith-steady-scroll.h"

struct _SmithFixReview
{
  AdwWindow            parent_instance;

  SmithDocument       *document;     /* (owned) */
  GCancellable        *cancellable;  /* (owned) (nullable): of the work that runs */
  SmithFixResult      *result;       /* (owned) (nullable): the latest */
  guint64              revision;     /* that its edits are for */
  GPtrArray           *checks;       /* (owned) of GtkCheckButton, not owned: one a fix */
  gboolean             is_filled;    /* the rows of the fixes are there */

  GtkButton           *apply_button;
  GtkSpinner          *spinner;
  GtkStack            *stack;
  AdwStatusPage       *message_page;
  GtkWidget           *keep_group;
  GtkAdjustment       *keep_adjustment;
  GtkSpinButton       *keep_spin;
  AdwPreferencesGroup *fixes_group;
  GtkWidget           *losses_group;
  GtkLabel            *losses_label;
  GtkWidget           *remains_group;
  GtkLabel            *remains_label;
  GtkPaned            *paned;
  GtkTextView         *diff_view;
};

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithFixReview, smith_fix_review, ADW_TYPE_WINDOW)

static void start (SmithFixReview *self);

static const SmithFixInfo *
get_info (GtkCheckButton *check)
{
  return smith_fix_find_info (gtk_widget_get_name (GTK_WIDGET (check)));
}

static void
changed_cb (SmithFixReview *self)
{
  if (self->is_filled)
    start (self);
}

static void
add_row (SmithFixReview     *self,
         const SmithFixInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_name (check, info->id);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(info->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_tooltip_text (row, _(info->what));
  adw_preferences_group_add (self->fixes_group, row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
}

/* Once, from the result with everything allowed. */
static void
fill_rows (SmithFixReview *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  guint n_operations = 0;

  for (guint i = 0; i < smith_fix_result_get_n_steps (self->result); i++)
    add_row (self, smith_fix_result_get_step (self->result, i)->info);
  if (check != NULL)
    n_operations = smith_import_get_budgets (smith_check_get_import (check))->n_operations;
  gtk_widget_set_visible (self->keep_group,
                          n_operations >
                          smith_document_get_profile (self->document)->max_operations);
  self->is_filled = TRUE;
}

static const SmithFixStep *
find_step (SmithFixReview     *self,
           const SmithFixInfo *info)
{
  for (guint i = 0; i < smith_fix_result_get_n_steps (self->result); i++)
    if (smith_fix_result_get_step (self->result, i)->info == info)
      return smith_fix_result_get_step (self->result, i);

  return NULL;
}

/* How often each fix is applied; returns the sum. */
static guint
update_rows (SmithFixReview *self)
{
  guint n_places = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);
      const SmithFixStep *step = find_step (self, get_info (GTK_CHECK_BUTTON (check)));
      guint n = step != NULL ? step->n_places : 0;
      GtkWidget *row = gtk_widget_get_ancestor (check, ADW_TYPE_ACTION_ROW);
      g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", n), n);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), n > 0 ? places : _("Not applied"));
      n_places += n;
    }

  return n_places;
}

/* @group is there only while there is something to say. */
static void
show_words (GtkWidget  *group,
            GtkLabel   *label,
            const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (group, words != NULL);
}

static void
update_words (SmithFixReview *self)
{
  g_autofree char *losses = smith_fix_words_for_losses (self->result);
  g_autofree char *remains =
    smith_fix_words_for_remains (smith_fix_result_get_check (self->result));

  show_words (self->losses_group, self->losses_label, losses);
  show_words (self->remains_group, self->remains_label, remains);
}

static void
show_message (SmithFixReview *self,
              const char     *icon_name,
              const char     *title,
              const char     *description)
{
  g_autofree char *markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_icon_name (self->message_page, icon_name);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_changed (SmithFixReview *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
  show_message (self, "dialog-error-symbolic", _("The Text Has Changed"),
                _("Nothing was changed. Close this window and review the fixes again."));
}

/* There is no fix that needs no answer: says why. */
static void
show_nothing (SmithFixReview *self)
{
  SmithCheck *check = smith_fix_result_get_check (self->result);
  const SmithReadError *error = smith_tree_get_error (smith_check_get_tree (check));

  if (error != NULL)
    show_message (self, "dialog-error-symbolic", _("The Text Cannot Be Read Yet"),
                  error->message);
  else
    show_message (self, "emblem-ok-symbolic", _("Nothing Here Can Be Fixed by Itself"),
                  smith_fix_words_for_nothing (check));
}

static void
update (SmithFixReview *self,
        const char     *diff)
{
  g_autofree char *label = NULL;
  guint n_places;

  if (!self->is_filled)
    fill_rows (self);
  n_places = update_rows (self);
  update_words (self);
  if (self->checks->len == 0)
    {
      show_nothing (self);
      return;
    }

  smith_diff_look_fill (gtk_text_view_get_buffer (self->diff_view), diff);
  /* translators: how many places of the text are changed */
  label = g_strdup_printf (ngettext ("_Apply %u Fix", "_Apply %u Fixes", n_places), n_places);
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", n_places > 0);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static void
set_busy (SmithFixReview *self,
          gboolean        is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  if (is_busy)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
}

static void
reviewed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SmithFixReview) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFixResult) fixes = NULL;
  g_autofree char *diff = NULL;
  guint64 revision;

  fixes = smith_document_review_fixes_finish (result, &revision, &diff, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (error != NULL)
    {
      show_message (self, "dialog-error-symbolic", _("The Fixes Could Not Be Worked Out"),
                    error->message);
      return;
    }
  if (revision != smith_document_get_revision (self->document))
    {
      show_changed (self);
      return;
    }
  g_clear_pointer (&self->result, smith_fix_result_free);
  self->result = g_steal_pointer (&fixes);
  self->revision = revision;
  update (self, diff);
}

/* How many operations stay; 0 for all.  Leaving some out is a fix with a tick of its own: without
 * its row nobody has been asked. */
static guint
get_keep_first (SmithFixReview *self)
{
  if (!self->is_filled)
    return smith_document_get_profile (self->document)->max_operations;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (get_info (check)->id, "operation-remove") &&
          gtk_check_button_get_active (check))
        return (guint) gtk_spin_button_get_value_as_int (self->keep_spin);
    }

  return 0;
}

/* Works out what the fixes that are checked would do. */
static void
start (SmithFixReview *self)
{
  g_autoptr(GPtrArray) only = g_ptr_array_new ();
  SmithFixOptions options = { .keep_first = get_keep_first (self) };

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (only, (char *) get_info (g_ptr_array_index (self->checks, i))->id);
  gtk_widget_set_sensitive (self->keep_group, options.keep_first > 0);
  /* with all of them, also what only turns up once the others are applied */
  if (only->len < self->checks->len)
    {
      g_ptr_array_add (only, NULL);
      options.only = (const char *const *) only->pdata;
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  smith_document_review_fixes_async (self->document, &options, self->cancellable, reviewed_cb,
                                     g_object_ref (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SmithFixReview *self = SMITH_FIX_REVIEW (widget);
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);

  if (!smith_document_apply_edits (self->document, self->revision,
                                   smith_fix_result_get_edits (self->result)))
    {
      show_changed (self);
      return;
    }
  smith_document_check_now (self->document);
  for (guint i = 0; i < smith_fix_result_get_n_steps (self->result); i++)
    {
      const SmithFixStep *step = smith_fix_result_get_step (self->result, i);

      for (guint j = 0; j < step->losses->len; j++)
        g_ptr_array_add (losses, g_strdup (g_ptr_array_index (step->losses, j)));
    }
  g_signal_emit (self, signals[APPLIED], 0, losses);
  gtk_window_close (GTK_WINDOW (self));
}

static void
smith_fix_review_dispose (GObject *object)
{
  SmithFixReview *self = SMITH_FIX_REVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->result, smith_fix_result_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_fix_review_parent_class)->dispose (object);
}

static void
smith_fix_review_class_init (SmithFixReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_fix_review_dispose;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-fix-review.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, spinner);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, message_page);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, keep_group);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, keep_adjustment);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, keep_spin);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, fixes_group);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, losses_group);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, losses_label);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, remains_group);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, remains_label);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, diff_view);
  gtk_widget_class_bind_template_child (widget_class, SmithFixReview, paned);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "review.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_fix_review_init (SmithFixReview *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->diff_view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
  show_message (self, NULL, _("Working Out the Fixes…"), NULL);
}

/**
 * smith_fix_review_new:
 * @parent: (nullable): the window that it belongs to
 * @document: what is fixed; has a check
 *
 * Returns: (transfer none): a window, to be presented; it destroys itself
 */
GtkWidget *
smith_fix_review_new (GtkWindow     *parent,
                      SmithDocument *document)
{
  SmithFixReview *self;
  guint max_operations;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_FIX_REVIEW, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  gtk_paned_set_position (self->paned, smith_fit_window (GTK_WINDOW (self), parent) * 2 / 5);
  max_operations = smith_document_get_profile (document)->max_operations;
  gtk_adjustment_set_upper (self->keep_adjustment, max_operations);
  gtk_adjustment_set_value (self->keep_adjustment, max_operations);
  start (self);

  return GTK_WIDGET (self);
}

/**
 * smith_fix_review_is_busy:
 *
 * Returns: whether a result is still to come
 */
gboolean
smith_fix_review_is_busy (SmithFixReview *self)
{
  g_return_val_if_fail (SMITH_IS_FIX_REVIEW (self), FALSE);

  return self->cancellable != NULL;
}
