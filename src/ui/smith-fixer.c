/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-fixer.h"

#include <glib/gi18n.h>

#include "ui/smith-answer-dialog.h"
#include "ui/smith-fix-review.h"
#include "ui/smith-text-menu.h"

/* The most fixes that a menu offers for one place. */
#define MAX_MENU_ITEMS 12u

struct _SmithFixer
{
  GObject          parent_instance;

  SmithDocument   *document;  /* (owned) */
  GtkWidget       *page;      /* (weak) it owns us */
  AdwToastOverlay *toasts;    /* (weak) in @page */
  GCancellable    *reading;   /* (owned) (nullable) of a fix that reads files */
  GtkWidget       *menu;      /* (weak) (nullable) a popover of @page */
  AdwToast        *toast;     /* (weak) (nullable) the latest that offers to undo */
};

G_DEFINE_FINAL_TYPE (SmithFixer, smith_fixer, G_TYPE_OBJECT)

static GtkWindow *
get_window (SmithFixer *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Says what was done, and what was lost by it, with a way back. */
static void
say_done (SmithFixer *self,
          GPtrArray  *losses)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (losses->len == 0)
    text = g_strdup (_("Fixed"));
  else if (losses->len == 1)
    /* translators: a sentence that says what is left out of the document now */
    text = g_strdup_printf (_("Fixed: %s"), (char *) g_ptr_array_index (losses, 0));
  else
    text = g_strdup_printf (ngettext ("Fixed; %u thing was left out",
                                      "Fixed; %u things were left out", losses->len),
                            losses->len);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "edit.undo");
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
say (SmithFixer *self,
     const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
say_error (SmithFixer   *self,
           const GError *error)
{
  say (self, error->message);
}

static void
applied_cb (SmithFixer *self,
            GPtrArray  *losses)
{
  say_done (self, losses);
}

static void
present_dialog (SmithFixer *self,
                GtkWidget  *dialog)
{
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the menu offers is of the check before. */
static void
checked_cb (SmithFixer *self)
{
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
}

/* There is one history for everything, so to undo now means what was done last.  The toast
 * stays: libadwaita 1.2 crashes on one that is dismissed while it still comes in. */
static void
text_changed_cb (SmithFixer *self)
{
  if (self->toast == NULL)
    return;
  adw_toast_set_action_name (self->toast, NULL);
  adw_toast_set_button_label (self->toast, NULL);
  g_clear_weak_pointer (&self->toast);
}

static void
smith_fixer_dispose (GObject *object)
{
  SmithFixer *self = SMITH_FIXER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  smith_text_menu_clear (&self->menu);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_fixer_parent_class)->dispose (object);
}

static void
smith_fixer_class_init (SmithFixerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_fixer_dispose;
}

static void
smith_fixer_init (SmithFixer *self)
{
}

/**
 * smith_fixer_new:
 * @document: what is mended
 * @page: has the actions `edit.fix` and `edit.undo` and a layout manager
 * @toasts: where it says what was done; inside @page
 *
 * Returns: (transfer full): a fixer
 */
SmithFixer *
smith_fixer_new (SmithDocument   *document,
                 GtkWidget       *page,
                 AdwToastOverlay *toasts)
{
  SmithFixer *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document) && ADW_IS_TOAST_OVERLAY (toasts), NULL);

  self = g_object_new (SMITH_TYPE_FIXER, NULL);
  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SmithFixer) self = user_data;
  g_autoptr(SmithFixResult) fixes = NULL;
  g_autoptr(GPtrArray) losses = g_ptr_array_new ();
  g_autofree char *diff = NULL;
  g_autoptr(GError) error = NULL;
  guint64 revision;

  fixes = smith_document_review_fixes_finish (result, &revision, &diff, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fixes == NULL)
    say_error (self, error);
  else if (smith_fix_result_get_failure (fixes) != NULL)
    say (self, smith_fix_result_get_failure (fixes));
  else if (!smith_document_apply_edits (self->document, revision,
                                        smith_fix_result_get_edits (fixes)))
    say (self, _("The text has changed meanwhile; nothing was changed. Try once more"));
  else
    {
      smith_document_check_now (self->document);
      say_done (self, losses);
    }
}

/* All of its places at once: what is read for one is there for the others. */
static void
read_files (SmithFixer *self,
            const char *fix_id)
{
  const char *only[] = { fix_id, NULL };

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  smith_document_review_fixes_async (self->document, &(SmithFixOptions) { .only = only },
                                     self->reading, files_read_cb, g_object_ref (self));
}

/**
 * smith_fixer_apply:
 * @problem: index of a problem in the document's latest check
 * @fix_id: one of its fixes
 *
 * Mends a problem, or asks first what the fix needs to know.  A fix that reads other files takes
 * a moment; it changes nothing when the text changes meanwhile.
 */
void
smith_fixer_apply (SmithFixer *self,
                   guint       problem,
                   const char *fix_id)
{
  SmithCheck *check;
  g_autoptr(GPtrArray) fixes = NULL;

  g_return_if_fail (SMITH_IS_FIXER (self));

  check = smith_document_get_check (self->document);
  if (check == NULL || problem >= smith_check_get_n_problems (check))
    return;

  fixes = smith_fix_list (check, problem);
  for (guint i = 0; i < fixes->len; i++)
    {
      const SmithFix *fix = g_ptr_array_index (fixes, i);
      g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GError) error = NULL;

      if (!g_str_equal (fix->info->id, fix_id))
        continue;
      if (fix->kind == SMITH_FIX_YOURS)
        present_dialog (self, smith_answer_dialog_new (get_window (self), self->document, problem,
                                                       fix_id));
      else if (fix->info->reads_files)
        read_files (self, fix_id);
      else if (smith_document_apply_fix (self->document, fix, NULL, losses, &error))
        say_done (self, losses);
      else
        say_error (self, error);
      return;
    }
}

/* The fixes of the problems at a place as a menu; NULL where nothing can be fixed. */
static GMenuModel *
dup_menu (SmithFixer *self,
          gsize       offset)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  SmithCheck *check = smith_document_get_check (self->document);
  guint n_items = 0;

  for (guint i = 0; check != NULL && i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);
      SmithSpan span = smith_document_shift_span (self->document, problem->span);
      g_autoptr(GPtrArray) fixes = NULL;

      if (offset < span.start || offset > span.end)
        continue;
      fixes = smith_fix_list (check, i);
      for (guint j = 0; j < fixes->len && n_items < MAX_MENU_ITEMS; j++, n_items++)
        {
          const SmithFix *fix = g_ptr_array_index (fixes, j);
          g_autoptr(GMenuItem) item = g_menu_item_new (_(fix->info->title), NULL);

          g_menu_item_set_action_and_target (item, "edit.fix", "(us)", i, fix->info->id);
          g_menu_append_item (menu, item);
        }
    }

  return n_items > 0 ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}

/**
 * smith_fixer_show_menu:
 * @view: inside the page
 * @iter: where the menu points
 * @offset: the same place, in bytes of the present text
 *
 * Offers the fixes of the problems at a place.
 *
 * Returns: whether there are any
 */
gboolean
smith_fixer_show_menu (SmithFixer        *self,
                       GtkTextView       *view,
                       const GtkTextIter *iter,
                       gsize              offset)
{
  g_autoptr(GMenuModel) menu = NULL;
  GdkRectangle place;

  g_return_val_if_fail (SMITH_IS_FIXER (self), FALSE);

  menu = dup_menu (self, offset);
  if (menu == NULL || !smith_text_menu_find_place (view, iter, self->page, &place))
    return FALSE;

  smith_text_menu_show (&self->menu, self->page, menu, &place);

  return TRUE;
}

/**
 * smith_fixer_review:
 *
 * Opens the window that shows what fixing all would do.
 */
void
smith_fixer_review (SmithFixer *self)
{
  g_return_if_fail (SMITH_IS_FIXER (self));

  present_dialog (self, smith_fix_review_new (get_window (self), self->document));
}
