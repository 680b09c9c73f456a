/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-alike-list.h"

#include <glib/gi18n.h>

#include "lint/smith-confusable.h"
#include "lint/smith-words.h"

/* A person mends some and looks again. */
#define MAX_PAIRS 50u

/* Of a description. */
#define MAX_CHARACTERS 600

struct _SmithAlikeList
{
  GtkWidget   parent_instance;

  GtkLabel   *note_label;
  GtkWidget  *scroller;
  GtkListBox *list;
};

enum
{
  OPERATION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithAlikeList, smith_alike_list, GTK_TYPE_WIDGET)

static void
smith_alike_list_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_ALIKE_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_alike_list_parent_class)->dispose (object);
}

static void
smith_alike_list_class_init (SmithAlikeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_alike_list_dispose;

  signals[OPERATION_CHOSEN] =
    g_signal_new ("operation-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-alike-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithAlikeList, note_label);
  gtk_widget_class_bind_template_child (widget_class, SmithAlikeList, scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithAlikeList, list);
}

static void
smith_alike_list_init (SmithAlikeList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @text as markup, with the words in bold that are among @words. */
static char *
mark_words (const char *text,
            char      **words)
{
  g_autoptr(GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  GString *markup = g_string_new (NULL);
  const char *p = text;
  long n_left = MAX_CHARACTERS;

  for (; *words != NULL; words++)
    g_hash_table_add (own, *words);
  while (*p != '\0' && n_left > 0)
    {
      gsize length = smith_words_next (p);
      long n = length > 0 ? g_utf8_strlen (p, (gssize) length) : 1;
      gsize n_shown = (gsize) (g_utf8_offset_to_pointer (p, MIN (n, n_left)) - p);
      g_autofree char *piece = g_markup_escape_text (p, (gssize) n_shown);
      g_autofree char *word = g_utf8_strdown (p, (gssize) MAX (length, n_shown));

      if (g_hash_table_contains (own, word))
        g_string_append_printf (markup, "<b>%s</b>", piece);
      else
        g_string_append (markup, piece);
      n_left -= n;
      p += n_shown;
    }
  g_string_append (markup, *p != '\0' ? "…" : "");

  return g_string_free (markup, FALSE);
}

static void
go_cb (GtkButton *button,
       gpointer   user_data)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "smith-operation"));

  g_signal_emit (user_data, signals[OPERATION_CHOSEN], 0, index);
}

static GtkWidget *
make_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

static GtkWidget *
make_side (SmithAlikeList *self,
           SmithCheck     *check,
           guint           index,
           char          **words)
{
  const SmithOperation *operation =
    smith_api_get_operation (smith_check_get_api (check), index);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new ();
  const char *said = smith_confusable_get_text (operation);
  g_autofree char *name = mark_words (operation->operation_id, words);
  g_autofree char *text = *said != '\0' ? mark_words (said, words)
                                        : g_markup_escape_text (_("No description"), -1);
  GtkWidget *label = make_label (text);

  gtk_button_set_child (GTK_BUTTON (button), make_label (name));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "smith-place");
  gtk_widget_set_tooltip_text (button, _("Go to Its Text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  operation->operation_id, -1);
  g_object_set_data (G_OBJECT (button), "smith-operation", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, 0);
  if (*said == '\0')
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (side), button);
  gtk_box_append (GTK_BOX (side), label);

  return side;
}

/* What to write, by what is there to tell them apart. */
static char *
dup_advice (SmithCheck                *check,
            const SmithConfusablePair *pair)
{
  const char *first = smith_api_get_operation (smith_check_get_api (check),
                                               pair->first)->operation_id;
  const char *second = smith_api_get_operation (smith_check_get_api (check),
                                                pair->second)->operation_id;

  if (*pair->first_words == NULL && *pair->second_words == NULL)
    /* translators: names of operations */
    return g_strdup_printf (_("No word tells them apart. Say when to use %s, and when %s."),
                            first, second);

  /* translators: names of operations */
  return g_strdup_printf (_("Only the words in bold tell them apart. Say what %s does and %s "
                            "does not, and the other way round."), first, second);
}

static void
add_pair (SmithAlikeList            *self,
          SmithCheck                *check,
          const SmithConfusablePair *pair)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *advice = dup_advice (check, pair);
  g_autofree char *markup = g_markup_escape_text (advice, -1);

  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), make_side (self, check, pair->first, pair->first_words));
  gtk_box_append (GTK_BOX (sides), make_side (self, check, pair->second, pair->second_words));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), make_label (markup));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, advice, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * smith_alike_list_show:
 * @check: what the operations are in
 * @pairs: (element-type SmithConfusablePair): which read alike; the first fifty are shown
 */
void
smith_alike_list_show (SmithAlikeList *self,
                       SmithCheck     *check,
                       GPtrArray      *pairs)
{
  GtkListBoxRow *row;

  g_return_if_fail (SMITH_IS_ALIKE_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (pairs->len, MAX_PAIRS); i++)
    add_pair (self, check, g_ptr_array_index (pairs, i));
  gtk_widget_set_visible (self->scroller, pairs->len > 0);
  gtk_label_set_label (self->note_label, pairs->len == 0
                         ? _("No two operations read alike.")
                         : _("The model chooses by names and descriptions alone, and may take one "
                             "of these for the other."));
}
