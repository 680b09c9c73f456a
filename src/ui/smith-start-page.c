/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/smith-class-look.h"

struct _SmithStartPage
{
  GtkWidget    parent_instance;

  SmithRecent *recent;  /* (owned) (nullable) */

  GtkWidget   *recent_clamp;
  GtkListBox  *recent_list;
};

G_DEFINE_FINAL_TYPE (SmithStartPage, smith_start_page, GTK_TYPE_WIDGET)

enum
{
  FILE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What was last known about the document: its worst class, in one icon and words. */
static GtkWidget *
make_verdict (SmithRecentItem *item)
{
  GtkWidget *image = gtk_image_new ();
  g_autofree char *words = NULL;

  for (SmithClass i = 0; i < SMITH_CLASS_NOTE && words == NULL; i++)
    if (smith_recent_item_get_count (item, i) > 0)
      {
        smith_class_dress (i, image);
        words = smith_class_dup_count (i, smith_recent_item_get_count (item, i));
      }
  if (words == NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (image), "smith-available-symbolic");
      gtk_widget_add_css_class (image, "success");
      words = g_strdup (_("ChatGPT accepts this document"));
    }
  gtk_widget_set_tooltip_text (image, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return image;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GFile *file = smith_recent_item_get_file (item);
  g_autofree char *name = g_file_get_parse_name (file);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), smith_recent_item_get_title (item));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_verdict (item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
row_activated_cb (SmithStartPage *self,
                  GtkListBoxRow  *row)
{
  g_autoptr(SmithRecentItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->recent), (guint) gtk_list_box_row_get_index (row));

  if (item != NULL)
    g_signal_emit (self, signals[FILE_CHOSEN], 0, smith_recent_item_get_file (item));
}

static void
update (SmithStartPage *self)
{
  gtk_widget_set_visible (self->recent_clamp,
                          self->recent != NULL &&
                          g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > 0);
}

static void
smith_start_page_dispose (GObject *object)
{
  SmithStartPage *self = SMITH_START_PAGE (object);
  GtkWidget *child;

  if (self->recent_list != NULL)
    smith_start_page_set_recent (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_START_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_start_page_parent_class)->dispose (object);
}

static void
smith_start_page_class_init (SmithStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_start_page_dispose;

  signals[FILE_CHOSEN] =
    g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithStartPage, recent_clamp);
  gtk_widget_class_bind_template_child (widget_class, SmithStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
smith_start_page_init (SmithStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_start_page_new:
 *
 * Returns: the page, without recent documents
 */
GtkWidget *
smith_start_page_new (void)
{
  return g_object_new (SMITH_TYPE_START_PAGE, NULL);
}

/**
 * smith_start_page_set_recent:
 * @recent: (nullable): the documents to offer
 */
void
smith_start_page_set_recent (SmithStartPage *self,
                             SmithRecent    *recent)
{
  g_return_if_fail (SMITH_IS_START_PAGE (self));

  if (self->recent == recent)
    return;
  if (self->recent != NULL)
    g_signal_handlers_disconnect_by_data (self->recent, self);
  g_set_object (&self->recent, recent);
  gtk_list_box_bind_model (self->recent_list, (GListModel *) recent, make_row, NULL, NULL);
  if (recent != NULL)
    g_signal_connect_object (recent, "items-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}
