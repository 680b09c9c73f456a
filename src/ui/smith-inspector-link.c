/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-inspector-link.h"

#include <glib/gi18n.h>

struct _SmithInspectorLink
{
  AdwActionRow  parent_instance;

  SmithSpan     target;  /* in the present text */
};

G_DEFINE_FINAL_TYPE (SmithInspectorLink, smith_inspector_link, ADW_TYPE_ACTION_ROW)

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (SmithInspectorLink *self)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint64) self->target.start,
                 (guint64) self->target.end);
}

static void
smith_inspector_link_class_init (SmithInspectorLinkClass *klass)
{
  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
smith_inspector_link_init (SmithInspectorLink *self)
{
}

/**
 * smith_inspector_link_new:
 * @title: the name of what stands elsewhere; it labels the row
 * @subtitle: what is said of it
 *
 * Returns: a row that leads nowhere yet
 */
GtkWidget *
smith_inspector_link_new (const char *title,
                          const char *subtitle)
{
  SmithInspectorLink *self = g_object_new (SMITH_TYPE_INSPECTOR_LINK, "use-markup", FALSE,
                                           "title", title, "subtitle", subtitle,
                                           "subtitle-lines", 2, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = NULL;

  /* translators: %s is the name of something that stands elsewhere in the text */
  name = g_strdup_printf (_("Go to %s"), title);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * smith_inspector_link_lead:
 * @target: in @tree, which is of the present text
 *
 * Leads to the name of @target, which is what a person looks for, or else to its value.
 */
void
smith_inspector_link_lead (SmithInspectorLink *self,
                           SmithTree          *tree,
                           SmithNode           target)
{
  SmithSpan span;

  g_return_if_fail (SMITH_IS_INSPECTOR_LINK (self));

  span = smith_tree_get_key_span (tree, target);
  self->target = span.start < span.end ? span : smith_tree_get_span (tree, target);
}

/**
 * smith_inspector_link_shift:
 * @revision: of the text that the place is of
 *
 * Lets the place go with the text.
 */
void
smith_inspector_link_shift (SmithInspectorLink *self,
                            SmithDocument      *document,
                            guint64             revision)
{
  g_return_if_fail (SMITH_IS_INSPECTOR_LINK (self));

  self->target = smith_document_shift_from (document, revision, self->target);
}
