/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-namer.h"

#include <glib/gi18n.h>

#include "author/smith-document-write.h"
#include "doc/smith-pointer.h"
#include "openapi/smith-name.h"
#include "ui/smith-rename-dialog.h"
#include "ui/smith-text-menu.h"

/* A menu of more is of no use. */
#define MOST_USES 50u

struct _SmithNamer
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) */
  GtkWidget     *page;      /* (not owned): it owns this */
  GtkWidget     *menu;      /* (weak) (nullable) of the page */
  guint64        wanted;    /* the revision in which something is to be renamed; 0 for none */
  gsize          wanted_at; /* where in it */
};

G_DEFINE_FINAL_TYPE (SmithNamer, smith_namer, G_TYPE_OBJECT)

static void checked_cb (SmithNamer *self);

static void
smith_namer_dispose (GObject *object)
{
  SmithNamer *self = SMITH_NAMER (object);

  smith_text_menu_clear (&self->menu);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_namer_parent_class)->dispose (object);
}

static void
smith_namer_class_init (SmithNamerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_namer_dispose;
}

static void
smith_namer_init (SmithNamer *self)
{
}

/**
 * smith_namer_new:
 * @page: what the menu is shown on; it owns the namer
 *
 * Returns: (transfer full): for names of @document
 */
SmithNamer *
smith_namer_new (SmithDocument *document,
                 GtkWidget     *page)
{
  SmithNamer *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_NAMER, NULL);
  self->document = g_object_ref (document);
  self->page = page;
  g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* The span of a node's key where there is one: that is what a person looks for. */
static SmithSpan
get_place (SmithTree *tree,
           SmithNode  node,
           gboolean   wants_key)
{
  SmithSpan span = smith_tree_get_key_span (tree, node);

  return wants_key && span.end > span.start ? span : smith_tree_get_span (tree, node);
}

static gboolean
is_text (const SmithName *name)
{
  return name->kind == SMITH_NAME_OPERATION || name->kind == SMITH_NAME_TAG;
}

/* What is named at @offset of the present text, in the latest check: to read the text anew would
 * hold up the main loop. */
static SmithCheck *
find_name (SmithNamer *self,
           gsize       offset,
           SmithName  *out_name)
{
  g_autoptr(SmithCheck) check = smith_document_ref_check (self->document, NULL);
  SmithNode node;

  if (check == NULL || !smith_document_find_here (self->document, offset, &node) ||
      !smith_name_find (smith_check_get_tree (check), node, out_name))
    return NULL;

  return g_steal_pointer (&check);
}

/**
 * smith_namer_find_definition:
 * @out_span: (out): where what is named at @offset is defined
 *
 * Returns: whether it is defined in the document
 */
gboolean
smith_namer_find_definition (SmithNamer *self,
                             gsize       offset,
                             SmithSpan  *out_span)
{
  g_autoptr(SmithCheck) check = NULL;
  g_auto(SmithName) name = { 0 };

  g_return_val_if_fail (SMITH_IS_NAMER (self), FALSE);

  check = find_name (self, offset, &name);
  if (check == NULL || name.definition == SMITH_NODE_NONE)
    return FALSE;
  *out_span = smith_document_shift_span (self->document,
                                         get_place (smith_check_get_tree (check), name.definition,
                                                    !is_text (&name)));

  return TRUE;
}

/* The line and the way to a use, such as "12: paths › /a › get › tags". */
static char *
dup_label (SmithNamer *self,
           SmithTree  *tree,
           SmithNode   node,
           SmithSpan   span)
{
  guint line = smith_shadow_get_line_at (smith_document_get_shadow (self->document), span.start);
  g_autofree char *pointer = smith_pointer_to_node (tree, node);
  g_auto(GStrv) tokens = g_strsplit (pointer + (*pointer == '/'), "/", -1);
  g_autofree char *joined = g_strjoinv (" › ", tokens);
  g_autoptr(GString) way = g_string_new (joined);

  g_string_replace (way, "~1", "/", 0);
  g_string_replace (way, "~0", "~", 0);

  /* translators: a line of the text, and the way to a value in it */
  return g_strdup_printf (_("Line %u: %s"), line + 1, way->str);
}

static GMenuModel *
new_menu (SmithNamer *self,
          SmithTree  *tree,
          GArray     *uses)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();
  g_autofree char *title =
    /* translators: above a list of places */
    g_strdup_printf (ngettext ("Used in %u Place", "Used in %u Places", uses->len), uses->len);

  for (guint i = 0; i < uses->len && i < MOST_USES; i++)
    {
      SmithNode use = g_array_index (uses, SmithNode, i);
      SmithSpan span = smith_document_shift_span (self->document, get_place (tree, use, FALSE));
      g_autofree char *label = dup_label (self, tree, use, span);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "edit.go-to", "(ttt)",
                                         smith_document_get_revision (self->document),
                                         (guint64) span.start, (guint64) span.end);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * smith_namer_show_uses:
 * @place: where the menu points, in the page
 *
 * Lists where what is named at @offset is used.
 *
 * Returns: how many places there are; without any no menu is shown
 */
guint
smith_namer_show_uses (SmithNamer         *self,
                       gsize               offset,
                       const GdkRectangle *place)
{
  g_autoptr(SmithCheck) check = NULL;
  g_auto(SmithName) name = { 0 };
  SmithTree *tree;
  g_autoptr(GArray) uses = NULL;
  g_autoptr(GMenuModel) menu = NULL;

  g_return_val_if_fail (SMITH_IS_NAMER (self), 0);

  check = find_name (self, offset, &name);
  if (check == NULL)
    return 0;
  tree = smith_check_get_tree (check);
  uses = smith_name_list_uses (tree, &name);
  if (uses->len == 0)
    return 0;
  menu = new_menu (self, tree, uses);
  smith_text_menu_show (&self->menu, self->page, menu, place);

  return uses->len;
}

/* Whether the latest check is of the present text. */
static gboolean
is_checked (SmithNamer *self)
{
  guint64 revision = 0;
  g_autoptr(SmithCheck) check = smith_document_ref_check (self->document, &revision);

  return check != NULL && revision == smith_document_get_revision (self->document);
}

/* Returns whether there is something that can have another name. */
static gboolean
ask_for_name (SmithNamer *self,
              gsize       offset)
{
  g_auto(SmithName) name = { 0 };
  g_autoptr(SmithCheck) check = find_name (self, offset, &name);
  GtkRoot *root = gtk_widget_get_root (self->page);

  if (check == NULL || name.kind == SMITH_NAME_PLACE)
    return FALSE;
  gtk_window_present (GTK_WINDOW (smith_rename_dialog_new (GTK_IS_WINDOW (root)
                                                           ? GTK_WINDOW (root) : NULL,
                                                           self->document,
                                                           smith_check_get_tree (check), &name)));

  return TRUE;
}

/* What was to be renamed is known now, unless somebody typed meanwhile. */
static void
checked_cb (SmithNamer *self)
{
  guint64 wanted = self->wanted;

  if (wanted == 0 || !is_checked (self))
    return;
  self->wanted = 0;
  if (wanted != smith_document_get_revision (self->document) ||
      !ask_for_name (self, self->wanted_at))
    gtk_widget_error_bell (self->page);
}

/**
 * smith_namer_rename:
 *
 * Asks for another name of what is named at @offset; a text that was edited since its latest check
 * is checked first, without waiting for it.
 *
 * Returns: whether there is something that can have another name, as far as is known
 */
gboolean
smith_namer_rename (SmithNamer *self,
                    gsize       offset)
{
  g_return_val_if_fail (SMITH_IS_NAMER (self), FALSE);

  if (is_checked (self))
    return ask_for_name (self, offset);
  self->wanted = smith_document_get_revision (self->document);
  self->wanted_at = offset;
  smith_document_check_now (self->document);

  return TRUE;
}
