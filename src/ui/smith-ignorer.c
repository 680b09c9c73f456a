/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-ignorer.h"

#include <glib/gi18n.h>

#include "project/smith-ignored.h"

struct _SmithIgnorer
{
  GObject          parent_instance;

  SmithDocument   *document;     /* (owned) */
  AdwToastOverlay *toasts;       /* (weak) */
  GCancellable    *loading;      /* (owned) (nullable) */
  char           **before;       /* (owned) (nullable) what was ignored before the last one */
  gboolean         is_saving;
  gboolean         is_changed;   /* since it is saving */
};

G_DEFINE_FINAL_TYPE (SmithIgnorer, smith_ignorer, G_TYPE_OBJECT)

static void save (SmithIgnorer *self);

static void
say (SmithIgnorer *self,
     const char   *text,
     gboolean      can_undo)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "edit.undo-ignore");
    }
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SmithIgnorer) self = user_data;
  g_autoptr(GError) error = NULL;

  self->is_saving = FALSE;
  if (!smith_ignored_save_finish (result, &error))
    {
      g_autofree char *text = NULL;

      /* translators: %s is a reason, such as a full disk */
      text = g_strdup_printf (_("What is ignored is not kept for the next time: %s"),
                              error->message);
      say (self, text, FALSE);
    }
  if (self->is_changed)
    save (self);
}

/* One at a time: the last word counts. */
static void
save (SmithIgnorer *self)
{
  GFile *file = smith_document_get_file (self->document);
  g_auto(GStrv) places = NULL;

  self->is_changed = self->is_saving;
  if (file == NULL || self->is_saving)
    return;
  places = smith_document_dup_ignored (self->document);
  self->is_saving = TRUE;
  smith_ignored_save_async (file, (const char *const *) places, NULL, NULL, saved_cb,
                            g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SmithIgnorer) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) places = smith_ignored_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (places != NULL)
    smith_document_set_ignored (self->document, (const char *const *) places);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    say (self, _("What was ignored cannot be read any more, so all problems are shown"), FALSE);
}

/* A document that gets a file keeps what is ignored of it; one that is opened learns it. */
static void
file_changed_cb (SmithIgnorer *self)
{
  GFile *file = smith_document_get_file (self->document);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (file == NULL)
    return;
  if (smith_document_get_n_ignored (self->document) > 0)
    {
      save (self);
      return;
    }
  self->loading = g_cancellable_new ();
  smith_ignored_load_async (file, NULL, self->loading, loaded_cb, g_object_ref (self));
}

static void
smith_ignorer_dispose (GObject *object)
{
  SmithIgnorer *self = SMITH_IGNORER (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->document);
  g_clear_pointer (&self->before, g_strfreev);

  G_OBJECT_CLASS (smith_ignorer_parent_class)->dispose (object);
}

static void
smith_ignorer_class_init (SmithIgnorerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_ignorer_dispose;
}

static void
smith_ignorer_init (SmithIgnorer *self)
{
}

/**
 * smith_ignorer_new:
 * @toasts: where it says what was done; inside what has the action `edit.undo-ignore`
 *
 * Returns: (transfer full): an ignorer, which looks up what is ignored of @document
 */
SmithIgnorer *
smith_ignorer_new (SmithDocument   *document,
                   AdwToastOverlay *toasts)
{
  SmithIgnorer *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document) && ADW_IS_TOAST_OVERLAY (toasts), NULL);

  self = g_object_new (SMITH_TYPE_IGNORER, NULL);
  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  file_changed_cb (self);

  return self;
}

/**
 * smith_ignorer_ignore:
 * @problem: index of a problem in the document's latest check
 *
 * Leaves it out from now on.
 */
void
smith_ignorer_ignore (SmithIgnorer *self,
                      guint         problem)
{
  SmithCheck *check;

  g_return_if_fail (SMITH_IS_IGNORER (self));

  check = smith_document_get_check (self->document);
  if (check == NULL || problem >= smith_check_get_n_problems (check))
    return;
  g_strfreev (self->before);
  self->before = smith_document_dup_ignored (self->document);
  smith_document_ignore (self->document, problem);
  save (self);
  say (self, _("This problem is ignored in this document"), TRUE);
}

/**
 * smith_ignorer_undo:
 *
 * Takes back what was ignored last; nothing a second time.
 */
void
smith_ignorer_undo (SmithIgnorer *self)
{
  g_auto(GStrv) before = NULL;

  g_return_if_fail (SMITH_IS_IGNORER (self));

  before = g_steal_pointer (&self->before);
  if (before == NULL)
    return;
  smith_document_set_ignored (self->document, (const char *const *) before);
  save (self);
}

/**
 * smith_ignorer_show_all:
 *
 * Ignores nothing any more.
 */
void
smith_ignorer_show_all (SmithIgnorer *self)
{
  const char *const nothing[] = { NULL };

  g_return_if_fail (SMITH_IS_IGNORER (self));

  g_clear_pointer (&self->before, g_strfreev);
  smith_document_set_ignored (self->document, nothing);
  save (self);
}
