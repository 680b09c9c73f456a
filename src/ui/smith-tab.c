/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-settings.h"
#include "ui/smith-tab-private.h"

enum
{
  CHANGED,
  CLOSABLE,
  CLOSE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithTab, smith_tab, GTK_TYPE_WIDGET)

/* A tab that is closed has nothing to show its news in. */
gboolean
smith_tab_is_gone (SmithTab *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

gboolean
smith_tab_is_page_shown (SmithTab   *self,
                         const char *name)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), name) == 0;
}

/* The window that it is in now; NULL while it is in none. */
GtkWindow *
smith_tab_get_window (SmithTab *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
smith_tab_changed (SmithTab *self)
{
  if (!smith_tab_is_gone (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The person has said whether it may be closed. */
void
smith_tab_may_close (SmithTab *self,
                     gboolean  may_close)
{
  self->is_asking = FALSE;
  g_signal_emit (self, signals[CLOSABLE], 0, may_close);
}

/* The person wants nothing of the document, and was asked. */
void
smith_tab_give_up (SmithTab *self)
{
  self->is_discarded = TRUE;
  g_signal_emit (self, signals[CLOSE_WANTED], 0);
}

/* Counts what is on its way to or from a file. */
void
smith_tab_change_busy (SmithTab *self,
                       int       change)
{
  self->n_busy = (guint) ((int) self->n_busy + change);
  smith_tab_changed (self);
}

/* Keys are for what is shown: on the Edit page for the text. */
static gboolean
smith_tab_grab_focus (GtkWidget *widget)
{
  SmithTab *self = SMITH_TAB (widget);

  if (smith_tab_is_page_shown (self, "edit"))
    return gtk_widget_grab_focus (GTK_WIDGET (smith_edit_page_get_view (self->edit_page)));

  return gtk_widget_child_focus (adw_view_stack_get_visible_child (self->pages),
                                 GTK_DIR_TAB_FORWARD);
}

static void
smith_tab_dispose (GObject *object)
{
  SmithTab *self = SMITH_TAB (object);

  smith_tab_end (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_TAB);
  g_clear_object (&self->recent);
  g_clear_object (&self->credentials);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (smith_tab_parent_class)->dispose (object);
}

static void
smith_tab_finalize (GObject *object)
{
  g_object_unref (SMITH_TAB (object)->cancellable);

  G_OBJECT_CLASS (smith_tab_parent_class)->finalize (object);
}

static void
smith_tab_class_init (SmithTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_tab_finalize;
  widget_class->grab_focus = smith_tab_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSABLE] = g_signal_new ("closable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[CLOSE_WANTED] = g_signal_new ("close-wanted", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_EDIT_PAGE);
  g_type_ensure (SMITH_TYPE_KEYS_PAGE);
  g_type_ensure (SMITH_TYPE_MODEL_PAGE);
  g_type_ensure (SMITH_TYPE_OUTLINE);
  g_type_ensure (SMITH_TYPE_SPLIT);
  g_type_ensure (SMITH_TYPE_TEST_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithTab, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, state_banner);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, layout_banner);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, split);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, side);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, outline);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, inspector_page);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, inspector_place);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, pages);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, edit_page);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, test_page);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, model_page);
  gtk_widget_class_bind_template_child (widget_class, SmithTab, keys_page);
  gtk_widget_class_bind_template_callback (widget_class, smith_tab_answer_state);
  gtk_widget_class_bind_template_callback (widget_class, smith_tab_answer_layout);
  gtk_widget_class_bind_template_callback (widget_class, smith_tab_hush);
  smith_tab_install_side (widget_class);
}

static void
smith_tab_init (SmithTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->settings = smith_settings_dup ();
  if (self->settings != NULL)
    smith_split_set_show_sidebar (self->split,
                                  g_settings_get_boolean (self->settings, "outline-visible"));
  smith_tab_link_parts (self);
  smith_tab_start_side (self);
}

static void
remembered_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Not worth a person's time; the document itself is safe. */
  if (!smith_recent_save_finish (SMITH_RECENT (object), result, &error))
    g_debug ("The recent documents are not kept: %s", error->message);
}

/* Notes the document and what is known about it, once it has a file and was checked. */
void
smith_tab_remember (SmithTab *self)
{
  GFile *file = smith_document_get_file (self->document);
  guint counts[SMITH_N_CLASSES];

  if (file == NULL || self->recent == NULL || smith_document_is_edited (self->document))
    return;
  for (SmithClass i = 0; i < SMITH_N_CLASSES; i++)
    counts[i] = smith_document_count (self->document, i);
  if (smith_recent_add (self->recent, file, smith_document_get_title (self->document), counts))
    smith_recent_save_async (self->recent, NULL, remembered_cb, NULL);
}

/**
 * smith_tab_new:
 * @document: with its text
 * @journal: (nullable): what @document was restored from
 * @shared: the program's
 *
 * Returns: a tab that keeps and watches @document
 */
SmithTab *
smith_tab_new (SmithDocument        *document,
               const SmithJournal   *journal,
               const SmithTabShared *shared)
{
  SmithTab *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (shared != NULL, NULL);

  self = g_object_new (SMITH_TYPE_TAB, NULL);
  self->document = g_object_ref (document);
  g_set_object (&self->recent, shared->recent);
  g_set_object (&self->credentials, shared->credentials);
  g_object_set (self->test_page, "credentials", shared->credentials, NULL);
  g_object_set (self->keys_page, "credentials", shared->credentials, NULL);
  g_signal_connect_object (document, "notify", G_CALLBACK (smith_tab_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (smith_tab_remember), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (smith_tab_tell_facts), self,
                           G_CONNECT_SWAPPED);
  if (self->credentials != NULL)
    g_signal_connect_object (self->credentials, "items-changed",
                             G_CALLBACK (smith_tab_tell_facts), self, G_CONNECT_SWAPPED);
  smith_outline_set_document (self->outline, document);
  smith_edit_page_set_document (self->edit_page, document);
  g_object_set (self->test_page, "document", document, NULL);
  g_object_set (self->model_page, "document", document, NULL);
  smith_tab_keep (self, shared->journals, journal);
  smith_tab_start_layout (self);
  if (smith_document_get_check (document) != NULL)
    smith_tab_remember (self);
  smith_tab_tell_facts (self);

  return self;
}

/**
 * smith_tab_end:
 *
 * Stops all that is under way and lets go of the document; with the document what the person has
 * discarded goes.  The tab can be closed then without a question.
 */
void
smith_tab_end (SmithTab *self)
{
  g_return_if_fail (SMITH_IS_TAB (self));

  g_cancellable_cancel (self->cancellable);
  if (self->document == NULL)
    return;
  g_clear_pointer (&self->order, smith_import_order_free);
  if (self->is_discarded)
    smith_tab_discard (self);
  smith_tab_stop_keeping (self);
  smith_edit_page_set_document (self->edit_page, NULL);
  smith_outline_set_document (self->outline, NULL);
  g_object_set (self->model_page, "document", NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->document, self);
  self->save_id = 0;
  g_clear_object (&self->document);
  g_clear_pointer (&self->source, smith_source_unref);
}

/**
 * smith_tab_get_document:
 *
 * Returns: (transfer none) (nullable): %NULL when the tab has ended
 */
SmithDocument *
smith_tab_get_document (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->document;
}

/**
 * smith_tab_get_edit_page:
 *
 * Returns: (transfer none): the page with the text
 */
SmithEditPage *
smith_tab_get_edit_page (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->edit_page;
}

/**
 * smith_tab_get_outline:
 *
 * Returns: (transfer none): what there is in the document
 */
SmithOutline *
smith_tab_get_outline (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->outline;
}

/**
 * smith_tab_get_test_page:
 *
 * Returns: (transfer none): the page with the calls
 */
SmithTestPage *
smith_tab_get_test_page (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->test_page;
}

/**
 * smith_tab_get_pages:
 *
 * Returns: (transfer none): its pages, for a switcher
 */
AdwViewStack *
smith_tab_get_pages (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->pages;
}

/**
 * smith_tab_get_split:
 *
 * Returns: (transfer none): the outline beside the pages
 */
SmithSplit *
smith_tab_get_split (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  return self->split;
}

/**
 * smith_tab_dup_title:
 *
 * Returns: (transfer full): the names of the API and of the file, after a dot while something is
 *   unsaved: what comes last is cut off first
 */
char *
smith_tab_dup_title (SmithTab *self)
{
  const char *name, *api, *dot;

  g_return_val_if_fail (SMITH_IS_TAB (self) && self->document != NULL, NULL);

  name = smith_document_get_display_name (self->document);
  api = smith_document_get_title (self->document);
  dot = smith_document_is_modified (self->document) ? "● " : "";

  return g_strcmp0 (name, api) == 0 ? g_strconcat (dot, name, NULL)
                                    : g_strconcat (dot, api, " · ", name, NULL);
}

/**
 * smith_tab_is_busy:
 *
 * Returns: whether a file is being read or saved
 */
gboolean
smith_tab_is_busy (SmithTab *self)
{
  g_return_val_if_fail (SMITH_IS_TAB (self), FALSE);

  return self->n_busy > 0;
}

/**
 * smith_tab_show_page:
 * @page: the name of a page; that of none does nothing
 */
void
smith_tab_show_page (SmithTab   *self,
                     const char *page)
{
  g_return_if_fail (SMITH_IS_TAB (self));
  g_return_if_fail (page != NULL);

  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

/**
 * smith_tab_go_to:
 * @place: in bytes of the text
 *
 * Puts the cursor there, in sight, whatever page is shown.
 */
void
smith_tab_go_to (SmithTab *self,
                 gsize     place)
{
  g_return_if_fail (SMITH_IS_TAB (self));

  smith_edit_page_go_to (self->edit_page, (SmithSpan) { place, place });
}

/**
 * smith_tab_say_error:
 * @sentence: translated: what did not work, and what is still true
 */
void
smith_tab_say_error (SmithTab   *self,
                     const char *sentence)
{
  g_return_if_fail (SMITH_IS_TAB (self));

  smith_banner_show (self->banner, sentence, _("_Dismiss"));
}

/* Takes back what was said. */
void
smith_tab_hush (SmithTab *self)
{
  smith_banner_hide (self->banner);
}

/**
 * smith_tab_toast:
 * @sentence: translated
 *
 * Says in passing what has happened, whatever page is shown.
 */
void
smith_tab_toast (SmithTab   *self,
                 const char *sentence)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (SMITH_IS_TAB (self));

  markup = g_markup_escape_text (sentence, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/**
 * smith_tab_describe:
 *
 * Returns: (transfer full) (nullable): the file and where the person is in it; %NULL when there
 *   is none
 */
SmithSessionItem *
smith_tab_describe (SmithTab *self)
{
  GFile *file;

  g_return_val_if_fail (SMITH_IS_TAB (self), NULL);

  file = self->document != NULL ? smith_document_get_file (self->document) : NULL;
  if (file == NULL || smith_document_is_file_gone (self->document))
    return NULL;

  return smith_session_item_new (file, adw_view_stack_get_visible_child_name (self->pages),
                                 smith_edit_page_get_cursor (self->edit_page));
}
