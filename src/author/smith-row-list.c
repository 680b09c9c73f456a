/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-row-list.h"

/* Invariant: items has as many places as the check has things; items[i] is NULL or stands
 * for the i-th. */
struct _SmithRowList
{
  GObject             parent_instance;

  const SmithRowKind *kind;
  gpointer            owner;     /* borrowed: it owns the list; handed to make() alone */
  SmithCheck         *check;     /* (owned) (nullable) while the list is empty */
  guint64             revision;
  GPtrArray          *items;     /* (owned) of nullable objects */
};

static GType
get_item_type (GListModel *model)
{
  return SMITH_ROW_LIST (model)->kind->get_type ();
}

static guint
get_n_items (GListModel *model)
{
  return SMITH_ROW_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SmithRowList *self = SMITH_ROW_LIST (model);

  if (position >= self->items->len)
    return NULL;

  if (g_ptr_array_index (self->items, position) == NULL)
    g_ptr_array_index (self->items, position) =
      self->kind->make (self->owner, self->check, self->revision, position);

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithRowList, smith_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* g_clear_object() as a GDestroyNotify that takes NULL */
static void
unref_nullable (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
smith_row_list_finalize (GObject *object)
{
  SmithRowList *self = SMITH_ROW_LIST (object);

  g_clear_pointer (&self->check, smith_check_unref);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (smith_row_list_parent_class)->finalize (object);
}

static void
smith_row_list_class_init (SmithRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_row_list_finalize;
}

static void
smith_row_list_init (SmithRowList *self)
{
  self->items = g_ptr_array_new_with_free_func (unref_nullable);
}

/**
 * smith_row_list_new:
 * @kind: static
 * @owner: handed to the kind's make(); must outlive the list's use of it
 *
 * Returns: (transfer full): an empty list
 */
SmithRowList *
smith_row_list_new (const SmithRowKind *kind,
                    gpointer            owner)
{
  SmithRowList *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (SMITH_TYPE_ROW_LIST, NULL);
  self->kind = kind;
  self->owner = owner;

  return self;
}

/* Moves the objects of @n rows from @from of the old ones to @to, where they stand for what
 * is in the newer check, and adds them to @kept. */
static void
keep_items (SmithRowList *self,
            GPtrArray    *old_items,
            guint         from,
            guint         to,
            guint         n,
            GPtrArray    *kept)
{
  for (guint i = 0; i < n; i++)
    {
      gpointer item = g_steal_pointer (&g_ptr_array_index (old_items, from + i));

      g_ptr_array_index (self->items, to + i) = item;
      if (item == NULL)
        continue;
      self->kind->rebind (item, self->check, self->revision, to + i);
      g_ptr_array_add (kept, g_object_ref (item));
    }
}

/**
 * smith_row_kind_compare:
 *
 * Takes a pass over both, so that it is better done before the main loop has to; for any thread.
 */
void
smith_row_kind_compare (const SmithRowKind *kind,
                        SmithCheck         *before,
                        SmithCheck         *check,
                        SmithRowDelta      *out_delta)
{
  guint old_n, n, common, head = 0, tail = 0;

  g_return_if_fail (kind != NULL && before != NULL && check != NULL && out_delta != NULL);

  old_n = kind->get_n (before);
  n = kind->get_n (check);
  common = MIN (old_n, n);
  while (head < common && kind->is_same (before, head, check, head))
    head++;
  while (head + tail < common && kind->is_same (before, old_n - 1 - tail, check, n - 1 - tail))
    tail++;
  *out_delta = (SmithRowDelta) { before, head, tail };
}

/**
 * smith_row_list_update:
 * @check: (nullable): the newer check; %NULL empties the list
 * @revision: of the text that was checked
 * @delta: (nullable): of @check, when it is known; of use when its `before` is what is shown
 */
void
smith_row_list_update (SmithRowList        *self,
                       SmithCheck          *check,
                       guint64              revision,
                       const SmithRowDelta *delta)
{
  g_autoptr(GPtrArray) old_items = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SmithCheck) old_check = NULL;
  SmithRowDelta same = { NULL, 0, 0 };
  guint old_n, n, head, tail;

  g_return_if_fail (SMITH_IS_ROW_LIST (self));

  old_n = self->items->len;
  n = check != NULL ? self->kind->get_n (check) : 0;
  if (check != NULL && delta != NULL && delta->before != NULL && delta->before == self->check)
    same = *delta;
  else if (check != NULL && self->check != NULL)
    smith_row_kind_compare (self->kind, self->check, check, &same);
  head = same.head;
  tail = same.tail;

  old_check = g_steal_pointer (&self->check);
  self->check = check != NULL ? smith_check_ref (check) : NULL;
  self->revision = revision;
  old_items = g_steal_pointer (&self->items);
  self->items = g_ptr_array_new_with_free_func (unref_nullable);
  g_ptr_array_set_size (self->items, (int) n);
  keep_items (self, old_items, 0, 0, head, kept);
  keep_items (self, old_items, old_n - tail, n - tail, tail, kept);

  if (old_n > head + tail || n > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old_n - head - tail, n - head - tail);
  /* what is told may change the list again */
  for (guint i = 0; i < kept->len; i++)
    self->kind->notify (g_ptr_array_index (kept, i));
}
