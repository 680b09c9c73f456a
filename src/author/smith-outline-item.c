/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-outline-private.h"

struct _SmithOutlineItem
{
  GObject                  parent_instance;

  SmithOutlineKind         kind;
  guint                    depth;
  char                    *title;      /* (owned) (nullable) */
  SmithOperationItem      *operation;  /* (owned) (nullable) */
  guint                    n_members;
  SmithOperationItemState  state;
  gboolean                 is_expanded;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithOutlineItem, smith_outline_item, G_TYPE_OBJECT)

static void
smith_outline_item_finalize (GObject *object)
{
  SmithOutlineItem *self = SMITH_OUTLINE_ITEM (object);

  g_clear_object (&self->operation);
  g_free (self->title);

  G_OBJECT_CLASS (smith_outline_item_parent_class)->finalize (object);
}

static void
smith_outline_item_class_init (SmithOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_outline_item_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
smith_outline_item_init (SmithOutlineItem *self)
{
}

SmithOutlineItem *
smith_outline_item_new (const SmithOutlineEntry *entry,
                        SmithOperationItem      *operation,
                        gboolean                 is_expanded)
{
  SmithOutlineItem *self = g_object_new (SMITH_TYPE_OUTLINE_ITEM, NULL);

  smith_outline_item_set (self, entry, operation, is_expanded);
  return self;
}

/* Lets it stand for the same thing in a newer check, and says so when that differs. */
void
smith_outline_item_set (SmithOutlineItem        *self,
                        const SmithOutlineEntry *entry,
                        SmithOperationItem      *operation,
                        gboolean                 is_expanded)
{
  if (self->kind == entry->kind && self->depth == entry->depth &&
      g_strcmp0 (self->title, entry->title) == 0 && self->operation == operation &&
      self->n_members == entry->n_members && self->state == entry->state &&
      self->is_expanded == is_expanded)
    return;
  self->kind = entry->kind;
  self->depth = entry->depth;
  g_free (self->title);
  self->title = g_strdup (entry->title);
  g_set_object (&self->operation, operation);
  self->n_members = entry->n_members;
  self->state = entry->state;
  self->is_expanded = is_expanded;
  g_signal_emit (self, signals[CHANGED], 0);
}

SmithOutlineKind
smith_outline_item_get_kind (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), SMITH_OUTLINE_INFO);

  return self->kind;
}

/**
 * smith_outline_item_get_title:
 *
 * Returns: what a person calls it, as it is written; of groups that are no object of the
 *   document, such as all servers, %NULL
 */
const char *
smith_outline_item_get_title (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), NULL);

  return self->operation != NULL ? smith_operation_item_get_name (self->operation) : self->title;
}

/**
 * smith_outline_item_get_depth:
 *
 * Returns: how many groups it is in
 */
guint
smith_outline_item_get_depth (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), 0);

  return self->depth;
}

/**
 * smith_outline_item_get_operation:
 *
 * Returns: (transfer none) (nullable): the operation, when it is one
 */
SmithOperationItem *
smith_outline_item_get_operation (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), NULL);

  return self->operation;
}

gboolean
smith_outline_item_is_group (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), FALSE);

  return smith_outline_is_group (self->kind);
}

/**
 * smith_outline_item_is_expanded:
 *
 * Returns: of a group, whether its members are in the outline
 */
gboolean
smith_outline_item_is_expanded (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), FALSE);

  return self->is_expanded;
}

/**
 * smith_outline_item_get_n_members:
 *
 * Returns: of a group, how many operations, servers or components there are in it
 */
guint
smith_outline_item_get_n_members (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), 0);

  return self->n_members;
}

/**
 * smith_outline_item_get_state:
 *
 * Returns: of an operation what becomes of it, of a group the worst of its operations
 */
SmithOperationItemState
smith_outline_item_get_state (SmithOutlineItem *self)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_ITEM (self), SMITH_OPERATION_ITEM_AVAILABLE);

  return self->operation != NULL ? smith_operation_item_get_state (self->operation)
                                 : self->state;
}
