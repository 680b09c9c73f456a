/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-import-dialog.h"

struct _SmithImportDialog
{
  AdwWindow       parent_instance;

  SmithFetchPane *pane;
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithImportDialog, smith_import_dialog, ADW_TYPE_WINDOW)

static void
fetched_cb (SmithImportDialog *self,
            SmithFetched      *fetched,
            const char        *url)
{
  g_autoptr(SmithSource) source = smith_source_new (url, fetched);

  g_signal_emit (self, signals[IMPORTED], 0, fetched->text, fetched->name, source);
  gtk_window_close (GTK_WINDOW (self));
}

static void
can_start_cb (SmithImportDialog *self)
{
  gboolean can_start;

  g_object_get (self->pane, "can-start", &can_start, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", can_start);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  smith_fetch_pane_start (SMITH_IMPORT_DIALOG (widget)->pane);
}

static void
smith_import_dialog_class_init (SmithImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_BYTES,
                                    G_TYPE_STRING, SMITH_TYPE_SOURCE);

  g_type_ensure (SMITH_TYPE_FETCH_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithImportDialog, pane);
  gtk_widget_class_bind_template_callback (widget_class, fetched_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_start_cb);
  gtk_widget_class_install_action (widget_class, "import.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_import_dialog_init (SmithImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  can_start_cb (self);
}

/**
 * smith_import_dialog_new:
 * @parent: (nullable): the window that it belongs to
 *
 * The address is that on the clipboard, when there is one.
 *
 * Returns: (transfer none): a window, to be presented; it destroys itself
 */
GtkWidget *
smith_import_dialog_new (GtkWindow *parent)
{
  SmithImportDialog *self = g_object_new (SMITH_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  smith_fetch_pane_take_copied (self->pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));

  return GTK_WIDGET (self);
}

/**
 * smith_import_dialog_get_pane:
 *
 * Returns: (transfer none): where the address stands
 */
SmithFetchPane *
smith_import_dialog_get_pane (SmithImportDialog *self)
{
  g_return_val_if_fail (SMITH_IS_IMPORT_DIALOG (self), NULL);

  return self->pane;
}
