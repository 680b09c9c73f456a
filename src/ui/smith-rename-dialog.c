/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-rename-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SmithRenameDialog
{
  AdwWindow      parent_instance;

  SmithDocument *document;  /* (owned) */
  guint64        revision;  /* of the document, that @tree is of */
  SmithTree     *tree;      /* (owned) */
  SmithName      name;      /* (owned) in @tree */

  GtkLabel      *question_label;
  GtkEntry      *entry;
  GtkLabel      *error_label;
};

G_DEFINE_FINAL_TYPE (SmithRenameDialog, smith_rename_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (SmithRenameDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_error (SmithRenameDialog *self,
           const char        *message)
{
  gboolean is_invalid = *message != '\0';

  gtk_label_set_label (self->error_label, message);
  if (is_invalid)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed_cb (SmithRenameDialog *self)
{
  const char *text = get_text (self);

  set_error (self, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rename.apply",
                                 *text != '\0' && g_strcmp0 (text, self->name.text) != 0);
}

static void
activate_cb (SmithRenameDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rename.apply", NULL);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SmithRenameDialog *self = SMITH_RENAME_DIALOG (widget);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;

  if (!smith_name_rename (self->tree, &self->name, get_text (self), edits, &error))
    {
      set_error (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  if (!smith_document_apply_edits (self->document, self->revision, edits))
    {
      set_error (self, _("The text has changed meanwhile. Close this and try again"));
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
smith_rename_dialog_dispose (GObject *object)
{
  SmithRenameDialog *self = SMITH_RENAME_DIALOG (object);

  smith_name_clear (&self->name);
  g_clear_pointer (&self->tree, smith_tree_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_rename_dialog_parent_class)->dispose (object);
}

static void
smith_rename_dialog_class_init (SmithRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_rename_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithRenameDialog, question_label);
  gtk_widget_class_bind_template_child (widget_class, SmithRenameDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SmithRenameDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "rename.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
smith_rename_dialog_init (SmithRenameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, NULL,
                                  -1);
}

/**
 * smith_rename_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @tree: of the document's present text
 * @name: in @tree, other than a place
 *
 * Returns: a window, to be presented
 */
GtkWidget *
smith_rename_dialog_new (GtkWindow       *parent,
                         SmithDocument   *document,
                         SmithTree       *tree,
                         const SmithName *name)
{
  SmithRenameDialog *self = g_object_new (SMITH_TYPE_RENAME_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GArray) uses = smith_name_list_uses (tree, name);
  g_autofree char *question = NULL;

  self->document = g_object_ref (document);
  self->revision = smith_document_get_revision (document);
  self->tree = smith_tree_ref (tree);
  self->name = *name;
  self->name.text = g_strdup (name->text);
  question = g_strdup_printf (
    /* translators: the old name, and how many other places change with it */
    ngettext ("New name of “%s”, which is used in %u place:",
              "New name of “%s”, which is used in %u places:", uses->len),
    name->text, uses->len);
  gtk_label_set_label (self->question_label, question);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name->text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}

/**
 * smith_rename_dialog_set_name:
 * @text: what is written into the field
 */
void
smith_rename_dialog_set_name (SmithRenameDialog *self,
                              const char        *text)
{
  g_return_if_fail (SMITH_IS_RENAME_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
