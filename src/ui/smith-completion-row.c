/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-completion-row.h"

#include <glib/gi18n.h>

/* 65 % of what the whole colour has. */
#define DIM_ALPHA (G_MAXUINT16 / 100 * 65)

struct _SmithCompletionRow
{
  GObject        parent_instance;

  SmithProposal *proposal;  /* (owned) */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithCompletionRow, smith_completion_row, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, NULL))

static void
smith_completion_row_finalize (GObject *object)
{
  SmithCompletionRow *self = SMITH_COMPLETION_ROW (object);

  smith_proposal_free (self->proposal);

  G_OBJECT_CLASS (smith_completion_row_parent_class)->finalize (object);
}

static void
smith_completion_row_class_init (SmithCompletionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_completion_row_finalize;
}

static void
smith_completion_row_init (SmithCompletionRow *self)
{
}

/**
 * smith_completion_row_new:
 * @proposal: (transfer full): what it shows
 *
 * Returns: (transfer full): a row
 */
SmithCompletionRow *
smith_completion_row_new (SmithProposal *proposal)
{
  SmithCompletionRow *self = g_object_new (SMITH_TYPE_COMPLETION_ROW, NULL);

  self->proposal = proposal;

  return self;
}

/**
 * smith_completion_row_get_proposal:
 *
 * Returns: (transfer none): what it shows
 */
const SmithProposal *
smith_completion_row_get_proposal (SmithCompletionRow *self)
{
  g_return_val_if_fail (SMITH_IS_COMPLETION_ROW (self), NULL);

  return self->proposal;
}

static const char *
get_icon (SmithProposalKind kind)
{
  switch (kind)
    {
    case SMITH_PROPOSAL_KEY:
      return "view-list-bullet-symbolic";
    case SMITH_PROPOSAL_VALUE:
      return "object-select-symbolic";
    case SMITH_PROPOSAL_NAME:
      return "insert-link-symbolic";
    case SMITH_PROPOSAL_SNIPPET:
      return "insert-text-symbolic";
    default:
      return NULL;
    }
}

static void
display_meaning (const SmithProposal     *proposal,
                 GtkSourceCompletionCell *cell)
{
  g_autoptr(PangoAttrList) dim = pango_attr_list_new ();
  g_autofree char *text = NULL;

  if (proposal->is_needed)
    /* translators: what a field is for, and that its object must have it */
    text = g_strdup_printf (_("%s (required)"), proposal->detail);
  pango_attr_list_insert (dim, pango_attr_foreground_alpha_new (DIM_ALPHA));
  gtk_source_completion_cell_set_text_with_attributes (cell, text != NULL ? text
                                                                          : proposal->detail, dim);
}

/**
 * smith_completion_row_display:
 * @typed: what was typed of it
 * @cell: one of the columns of the list
 *
 * Fills a cell: an icon, the label with what was typed in bold, and the meaning.
 */
void
smith_completion_row_display (SmithCompletionRow      *self,
                              const char              *typed,
                              GtkSourceCompletionCell *cell)
{
  GtkSourceCompletionColumn column;

  g_return_if_fail (SMITH_IS_COMPLETION_ROW (self));

  column = gtk_source_completion_cell_get_column (cell);
  if (column == GTK_SOURCE_COMPLETION_COLUMN_ICON)
    gtk_source_completion_cell_set_icon_name (cell, get_icon (self->proposal->kind));
  else if (column == GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT)
    {
      g_autoptr(PangoAttrList) bold =
        gtk_source_completion_fuzzy_highlight (self->proposal->label, typed);

      gtk_source_completion_cell_set_text_with_attributes (cell, self->proposal->label, bold);
    }
  else if (column == GTK_SOURCE_COMPLETION_COLUMN_AFTER)
    display_meaning (self->proposal, cell);
  else
    gtk_source_completion_cell_set_text (cell, NULL);
}
