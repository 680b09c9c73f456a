/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-operation-item.h"

#include "author/smith-row-private.h"

struct _SmithOperationItem
{
  GObject  parent_instance;

  SmithRow row;

  /* what rebinding has changed and nobody was told yet */
  gboolean has_new_name;
  gboolean has_new_state;
};

enum
{
  PROP_0,
  PROP_METHOD,
  PROP_NAME,
  PROP_PATH,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithOperationItem, smith_operation_item, G_TYPE_OBJECT)

static void
smith_operation_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SmithOperationItem *self = SMITH_OPERATION_ITEM (object);

  switch (prop_id)
    {
    case PROP_METHOD:
      g_value_set_static_string (value, smith_operation_item_get_method (self));
      break;

    case PROP_NAME:
      g_value_set_string (value, smith_operation_item_get_name (self));
      break;

    case PROP_PATH:
      g_value_set_string (value, smith_operation_item_get_path (self));
      break;

    case PROP_STATE:
      g_value_set_uint (value, smith_operation_item_get_state (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_operation_item_finalize (GObject *object)
{
  smith_row_clear (&SMITH_OPERATION_ITEM (object)->row);

  G_OBJECT_CLASS (smith_operation_item_parent_class)->finalize (object);
}

static void
smith_operation_item_class_init (SmithOperationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = smith_operation_item_get_property;
  object_class->finalize = smith_operation_item_finalize;

  properties[PROP_METHOD] =
    g_param_spec_string ("method", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SMITH_OPERATION_ITEM_BLOCKS, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
smith_operation_item_init (SmithOperationItem *self)
{
}

/**
 * smith_operation_item_get_check:
 *
 * Returns: (transfer none): the check that the operation is in; an older one than the
 *   document's while the document is stale
 */
SmithCheck *
smith_operation_item_get_check (SmithOperationItem *self)
{
  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (self), NULL);

  return self->row.check;
}

/**
 * smith_operation_item_get_index:
 *
 * Returns: which operation of its check's API it is
 */
guint
smith_operation_item_get_index (SmithOperationItem *self)
{
  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (self), 0);

  return self->row.index;
}

/**
 * smith_operation_item_get_operation:
 *
 * Returns: (transfer none): the operation; belongs to the check
 */
const SmithOperation *
smith_operation_item_get_operation (SmithOperationItem *self)
{
  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (self), NULL);

  return smith_api_get_operation (smith_check_get_api (self->row.check), self->row.index);
}

/**
 * smith_operation_item_get_method:
 *
 * Returns: the HTTP method in lower case, static
 */
const char *
smith_operation_item_get_method (SmithOperationItem *self)
{
  return smith_operation_item_get_operation (self)->method;
}

/**
 * smith_operation_item_get_name:
 *
 * Returns: the operation's id, or its path when it has none
 */
const char *
smith_operation_item_get_name (SmithOperationItem *self)
{
  return smith_operation_get_name (smith_operation_item_get_operation (self));
}

const char *
smith_operation_item_get_path (SmithOperationItem *self)
{
  return smith_operation_item_get_operation (self)->path;
}

SmithOperationItemState
smith_operation_item_get_state (SmithOperationItem *self)
{
  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (self), SMITH_OPERATION_ITEM_DROPPED);

  return smith_operation_item_state_of (self->row.check, self->row.index);
}

/**
 * smith_operation_item_state_of:
 *
 * Returns: what becomes of the operation with @index in @check; greater is worse
 */
SmithOperationItemState
smith_operation_item_state_of (SmithCheck *check,
                               guint       index)
{
  const SmithOperationState *state =
    smith_import_get_operation (smith_check_get_import (check), index);

  if (state->worst == SMITH_CLASS_BLOCKS)
    return SMITH_OPERATION_ITEM_BLOCKS;
  if (!state->is_available)
    return SMITH_OPERATION_ITEM_DROPPED;

  return state->worst < SMITH_CLASS_NOTE || smith_check_is_warned (check, index)
           ? SMITH_OPERATION_ITEM_WARNED : SMITH_OPERATION_ITEM_AVAILABLE;
}

/**
 * smith_operation_item_get_span:
 *
 * Returns: where the operation is in the document's present text, its key included
 */
SmithSpan
smith_operation_item_get_span (SmithOperationItem *self)
{
  SmithTree *tree;
  SmithNode node;

  g_return_val_if_fail (SMITH_IS_OPERATION_ITEM (self), ((SmithSpan) { 0, 0 }));

  tree = smith_check_get_tree (self->row.check);
  node = smith_operation_item_get_operation (self)->node;
  return smith_row_get_place (&self->row, smith_tree_get_member_span (tree, node), NULL);
}

static guint
get_n (SmithCheck *check)
{
  return smith_api_get_n_operations (smith_check_get_api (check));
}

static gboolean
is_same (SmithCheck *check_a,
         guint       index_a,
         SmithCheck *check_b,
         guint       index_b)
{
  const SmithOperation *a = smith_api_get_operation (smith_check_get_api (check_a), index_a);
  const SmithOperation *b = smith_api_get_operation (smith_check_get_api (check_b), index_b);

  return g_str_equal (a->method, b->method) && g_str_equal (a->path, b->path);
}

static gpointer
make (gpointer    owner,
      SmithCheck *check,
      guint64     revision,
      guint       index)
{
  SmithOperationItem *self = g_object_new (SMITH_TYPE_OPERATION_ITEM, NULL);

  smith_row_init (&self->row, owner, check, revision, index);
  return self;
}

static void
rebind (gpointer    item,
        SmithCheck *check,
        guint64     revision,
        guint       index)
{
  SmithOperationItem *self = item;
  const SmithOperation *other = smith_api_get_operation (smith_check_get_api (check), index);

  /* who hears of a change of the list may change it again before this is told */
  if (!g_str_equal (smith_operation_item_get_name (self), smith_operation_get_name (other)))
    self->has_new_name = TRUE;
  if (smith_operation_item_get_state (self) != smith_operation_item_state_of (check, index))
    self->has_new_state = TRUE;
  smith_row_rebind (&self->row, check, revision, index);
}

static void
notify (gpointer item)
{
  SmithOperationItem *self = item;
  gboolean has_new_name = self->has_new_name, has_new_state = self->has_new_state;

  self->has_new_name = self->has_new_state = FALSE;
  if (has_new_name)
    g_object_notify_by_pspec (item, properties[PROP_NAME]);
  if (has_new_state)
    g_object_notify_by_pspec (item, properties[PROP_STATE]);
}

const SmithRowKind smith_operation_item_kind = {
  .get_type = smith_operation_item_get_type,
  .get_n = get_n,
  .is_same = is_same,
  .make = make,
  .rebind = rebind,
  .notify = notify,
};
