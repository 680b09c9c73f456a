/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-outline-model.h"

#include "smith-document-private.h"
#include "smith-outline-private.h"

/* Invariants: shown has indices into entries, in their order; items has as many places as
 * shown; items[i] is NULL or stands for the i-th.  Entries are of check, and so are the
 * document's operations. */
struct _SmithOutlineModel
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) */
  SmithCheck    *check;     /* (owned) (nullable) while there are no entries */
  guint64        revision;  /* of the text that was checked */
  GPtrArray     *entries;   /* (owned) of SmithOutlineEntry, not to be changed */
  GArray        *shown;     /* (owned) of guint */
  GPtrArray     *items;     /* (owned) of nullable SmithOutlineItem */
  GHashTable    *toggled;   /* (owned) set of char*: keys of groups that a person has opened
                             * or closed, against how they are at first */
  char          *needle;    /* (owned) (nullable) folded */
};

static const SmithOutlineEntry *
get_entry (SmithOutlineModel *self,
           guint              position)
{
  return g_ptr_array_index (self->entries, g_array_index (self->shown, guint, position));
}

/* A person comes for the operations; components can be a thousand. */
static gboolean
is_expanded (SmithOutlineModel       *self,
             const SmithOutlineEntry *entry)
{
  gboolean at_first = entry->kind == SMITH_OUTLINE_TAG || entry->kind == SMITH_OUTLINE_UNTAGGED ||
                      entry->kind == SMITH_OUTLINE_PATH;

  if (!smith_outline_is_group (entry->kind))
    return FALSE;
  if (self->needle != NULL)
    return TRUE;

  return at_first != g_hash_table_contains (self->toggled, entry->key);
}

/* (transfer full) (nullable) */
static SmithOperationItem *
get_operation (SmithOutlineModel       *self,
               const SmithOutlineEntry *entry)
{
  if (entry->operation < 0)
    return NULL;

  return g_list_model_get_item (smith_document_get_operations (self->document),
                                (guint) entry->operation);
}

static GType
get_item_type (GListModel *model)
{
  return SMITH_TYPE_OUTLINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SMITH_OUTLINE_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SmithOutlineModel *self = SMITH_OUTLINE_MODEL (model);

  if (position >= self->shown->len)
    return NULL;
  if (g_ptr_array_index (self->items, position) == NULL)
    {
      const SmithOutlineEntry *entry = get_entry (self, position);
      g_autoptr(SmithOperationItem) operation = get_operation (self, entry);

      g_ptr_array_index (self->items, position) =
        smith_outline_item_new (entry, operation, is_expanded (self, entry));
    }

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithOutlineModel, smith_outline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ---- what is shown ---- */

static GArray *
list_shown (SmithOutlineModel *self,
            GPtrArray         *entries)
{
  GArray *shown;

  if (self->needle != NULL)
    return smith_outline_filter (self->check, entries, self->needle);
  shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < entries->len; )
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (entries, i);

      g_array_append_val (shown, i);
      i = smith_outline_is_group (entry->kind) && !is_expanded (self, entry) ? entry->end : i + 1;
    }

  return shown;
}

/* g_object_unref() that takes NULL */
static void
unref_nullable (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/* How many rows are the same at one end, of @most. */
static guint
count_same (GPtrArray *old_entries,
            GArray    *old_shown,
            GPtrArray *entries,
            GArray    *shown,
            guint      most,
            gboolean   at_end)
{
  guint n = 0;

  for (; n < most; n++)
    {
      guint a = at_end ? old_shown->len - 1 - n : n, b = at_end ? shown->len - 1 - n : n;
      const SmithOutlineEntry *one =
        g_ptr_array_index (old_entries, g_array_index (old_shown, guint, a));
      const SmithOutlineEntry *other =
        g_ptr_array_index (entries, g_array_index (shown, guint, b));

      if (!g_str_equal (one->key, other->key))
        break;
    }

  return n;
}

/* Lets the objects that stay stand for what there is now. */
static void
refresh_items (SmithOutlineModel *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (unref_nullable);

  for (guint i = 0; i < self->items->len; i++)
    {
      SmithOutlineItem *item = g_ptr_array_index (self->items, i);

      g_ptr_array_add (items, item != NULL ? g_object_ref (item) : NULL);
    }
  for (guint i = 0; i < MIN (items->len, self->items->len); i++)
    {
      SmithOutlineItem *item = g_ptr_array_index (items, i);
      const SmithOutlineEntry *entry = get_entry (self, i);
      g_autoptr(SmithOperationItem) operation = NULL;

      if (item == NULL || item != g_ptr_array_index (self->items, i))
        continue;
      operation = get_operation (self, entry);
      smith_outline_item_set (item, entry, operation, is_expanded (self, entry));
    }
}

/* Shows @entries (taken), which may be the ones that are there. */
static void
show (SmithOutlineModel *self,
      GPtrArray         *entries)
{
  g_autoptr(GPtrArray) old_entries = self->entries;
  g_autoptr(GPtrArray) old_items = self->items;
  g_autoptr(GArray) old_shown = self->shown;
  GArray *shown = list_shown (self, entries);
  guint common = MIN (old_shown->len, shown->len);
  guint head = count_same (old_entries, old_shown, entries, shown, common, FALSE);
  guint tail = count_same (old_entries, old_shown, entries, shown, common - head, TRUE);

  self->entries = entries;
  self->shown = shown;
  self->items = g_ptr_array_new_with_free_func (unref_nullable);
  g_ptr_array_set_size (self->items, (int) shown->len);
  for (guint i = 0; i < head; i++)
    g_ptr_array_index (self->items, i) = g_steal_pointer (&g_ptr_array_index (old_items, i));
  for (guint i = 1; i <= tail; i++)
    g_ptr_array_index (self->items, shown->len - i) =
      g_steal_pointer (&g_ptr_array_index (old_items, old_shown->len - i));

  if (old_shown->len > head + tail || shown->len > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old_shown->len - head - tail,
                                shown->len - head - tail);
  refresh_items (self);
}

static void
update (SmithOutlineModel *self)
{
  SmithCheck *check = smith_document_get_check (self->document);

  if (check != NULL && smith_document_is_stale (self->document))
    return;
  g_clear_pointer (&self->check, smith_check_unref);
  self->check = smith_document_ref_check (self->document, &self->revision);
  show (self, self->check != NULL ? g_ptr_array_ref (self->document->outline)
                                  : g_ptr_array_new ());
}

/* ---- the object ---- */

static void
smith_outline_model_dispose (GObject *object)
{
  SmithOutlineModel *self = SMITH_OUTLINE_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_outline_model_parent_class)->dispose (object);
}

static void
smith_outline_model_finalize (GObject *object)
{
  SmithOutlineModel *self = SMITH_OUTLINE_MODEL (object);

  g_clear_pointer (&self->check, smith_check_unref);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->toggled);
  g_free (self->needle);

  G_OBJECT_CLASS (smith_outline_model_parent_class)->finalize (object);
}

static void
smith_outline_model_class_init (SmithOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_outline_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = smith_outline_model_finalize;
}

static void
smith_outline_model_init (SmithOutlineModel *self)
{
  self->entries = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (unref_nullable);
  self->toggled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * smith_outline_model_new:
 * @document: what there is to see
 *
 * Returns: (transfer full): its outline
 */
SmithOutlineModel *
smith_outline_model_new (SmithDocument *document)
{
  SmithOutlineModel *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_OUTLINE_MODEL, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "text-replaced", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * smith_outline_model_set_filter:
 * @text: (nullable): what names, paths, methods and summaries are searched for; none for all
 */
void
smith_outline_model_set_filter (SmithOutlineModel *self,
                                const char        *text)
{
  g_return_if_fail (SMITH_IS_OUTLINE_MODEL (self));

  g_free (self->needle);
  self->needle = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  show (self, g_ptr_array_ref (self->entries));
}

/**
 * smith_outline_model_set_expanded:
 * @position: of a group; does nothing for others, and nothing while a filter is set
 */
void
smith_outline_model_set_expanded (SmithOutlineModel *self,
                                  guint              position,
                                  gboolean           expanded)
{
  const SmithOutlineEntry *entry;

  g_return_if_fail (SMITH_IS_OUTLINE_MODEL (self));
  g_return_if_fail (position < self->shown->len);

  entry = get_entry (self, position);
  if (self->needle != NULL || !smith_outline_is_group (entry->kind) ||
      is_expanded (self, entry) == expanded)
    return;
  if (!g_hash_table_remove (self->toggled, entry->key))
    g_hash_table_add (self->toggled, g_strdup (entry->key));
  show (self, g_ptr_array_ref (self->entries));
}

static SmithSpan
get_place (SmithOutlineModel       *self,
           const SmithOutlineEntry *entry)
{
  return smith_document_shift_from (
    self->document, self->revision,
    smith_tree_get_member_span (smith_check_get_tree (self->check), entry->node));
}

/**
 * smith_outline_model_get_span:
 *
 * Returns: where the row's thing is in the document's present text, its key included; of a
 *   group that is no object of the document, where its first member is
 */
SmithSpan
smith_outline_model_get_span (SmithOutlineModel *self,
                              guint              position)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), ((SmithSpan) { 0, 0 }));
  g_return_val_if_fail (position < self->shown->len, ((SmithSpan) { 0, 0 }));

  for (guint i = g_array_index (self->shown, guint, position); i < self->entries->len; i++)
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->node != SMITH_NODE_NONE)
        return get_place (self, entry);
    }

  return (SmithSpan) { 0, 0 };
}

/**
 * smith_outline_model_find_group:
 *
 * Returns: the position of the group that a row is in, or %SMITH_OUTLINE_NOWHERE
 */
guint
smith_outline_model_find_group (SmithOutlineModel *self,
                                guint              position)
{
  guint depth;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);
  g_return_val_if_fail (position < self->shown->len, SMITH_OUTLINE_NOWHERE);

  depth = get_entry (self, position)->depth;
  for (guint i = position; i > 0; i--)
    if (get_entry (self, i - 1)->depth < depth)
      return i - 1;

  return SMITH_OUTLINE_NOWHERE;
}

/* The row of an entry, or of the innermost group around it that has one. */
static guint
find_row (SmithOutlineModel *self,
          guint              index)
{
  guint found = SMITH_OUTLINE_NOWHERE;

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint shown = g_array_index (self->shown, guint, i);

      if (shown > index)
        break;
      if (shown == index || get_entry (self, i)->end > index)
        found = i;
    }

  return found;
}

/**
 * smith_outline_model_find_at:
 * @offset: a place in the present text, in bytes
 *
 * Takes a pass over all that there is.
 *
 * Returns: the row of the innermost thing that is there, or of the group in which it is
 *   hidden; %SMITH_OUTLINE_NOWHERE when there is none
 */
guint
smith_outline_model_find_at (SmithOutlineModel *self,
                             gsize              offset)
{
  guint found = SMITH_OUTLINE_NOWHERE;
  gsize found_length = G_MAXSIZE;
  SmithTree *tree;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);

  if (self->check == NULL)
    return SMITH_OUTLINE_NOWHERE;
  /* in the text of the check: each place would have to pass every edit since */
  tree = smith_check_get_tree (self->check);
  offset = smith_document_unshift_to (self->document, self->revision, offset);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (self->entries, i);
      SmithSpan place;

      if (entry->node == SMITH_NODE_NONE)
        continue;
      place = smith_tree_get_member_span (tree, entry->node);
      if (offset < place.start || offset > place.end || place.end - place.start > found_length)
        continue;
      found = i;
      found_length = place.end - place.start;
    }

  return found != SMITH_OUTLINE_NOWHERE ? find_row (self, found) : found;
}

/**
 * smith_outline_model_find_operation:
 *
 * Returns: the row of @operation, or of the group in which it is hidden;
 *   %SMITH_OUTLINE_NOWHERE when there is none
 */
guint
smith_outline_model_find_operation (SmithOutlineModel  *self,
                                    SmithOperationItem *operation)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->operation >= 0 && operation != NULL &&
          smith_operation_item_get_check (operation) == self->check &&
          (guint) entry->operation == smith_operation_item_get_index (operation))
        return find_row (self, i);
    }

  return SMITH_OUTLINE_NOWHERE;
}

/**
 * smith_outline_model_find_item:
 *
 * Returns: the position of an item of this list that is shown, or %SMITH_OUTLINE_NOWHERE
 */
guint
smith_outline_model_find_item (SmithOutlineModel *self,
                               SmithOutlineItem  *item)
{
  guint position;

  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);

  return g_ptr_array_find (self->items, item, &position) ? position : SMITH_OUTLINE_NOWHERE;
}

/**
 * smith_outline_model_find_key:
 * @key: from smith_outline_model_move()
 *
 * Returns: the position of its row, or %SMITH_OUTLINE_NOWHERE when it is not shown
 */
guint
smith_outline_model_find_key (SmithOutlineModel *self,
                              const char        *key)
{
  g_return_val_if_fail (SMITH_IS_OUTLINE_MODEL (self), SMITH_OUTLINE_NOWHERE);
  g_return_val_if_fail (key != NULL, SMITH_OUTLINE_NOWHERE);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (get_entry (self, i)->key, key))
      return i;

  return SMITH_OUTLINE_NOWHERE;
}

/* ---- for what changes the document ---- */

const SmithOutlineEntry *
smith_outline_model_get_entry (SmithOutlineModel *self,
                               guint              position)
{
  return get_entry (self, position);
}

/* The node of a row; of a group that is none, of its first member. */
SmithNode
smith_outline_model_get_node (SmithOutlineModel *self,
                              guint              position,
                              SmithOutlineKind  *out_kind)
{
  if (position >= self->shown->len)
    return SMITH_NODE_NONE;
  *out_kind = get_entry (self, position)->kind;
  for (guint i = g_array_index (self->shown, guint, position); i < self->entries->len; i++)
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->node != SMITH_NODE_NONE)
        return entry->node;
    }

  return SMITH_NODE_NONE;
}

/* What the nodes of the entries are in; NULL while the text is another one. */
SmithTree *
smith_outline_model_get_tree (SmithOutlineModel *self)
{
  if (self->check == NULL || smith_document_is_stale (self->document) ||
      self->revision != smith_document_get_revision (self->document))
    return NULL;

  return smith_api_get_tree (smith_check_get_api (self->check));
}

SmithDocument *
smith_outline_model_get_document (SmithOutlineModel *self)
{
  return self->document;
}
