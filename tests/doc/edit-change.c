/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-change.h"

#include <string.h>

#include "doc/smith-pointer.h"
#include "edit-random.h"

/* Changes at random: each is done to the tree by the engine and to the model by hand. */

static guint
pick (Change *self,
      guint   n)
{
  return (guint) g_rand_int_range (self->random, 0, (int) n);
}

static ModelPlace *
get_place (Change *self,
           guint   index)
{
  return &g_array_index (self->places, ModelPlace, index);
}

static ModelPlace *
pick_place (Change *self)
{
  return get_place (self, pick (self, self->places->len));
}

/* A place where a container of @kind itself stands; NULL when there is none near. */
static ModelPlace *
pick_container (Change        *self,
                SmithNodeKind  kind)
{
  guint first = pick (self, self->places->len);

  for (guint i = 0; i < self->places->len; i++)
    {
      ModelPlace *place = get_place (self, (first + i) % self->places->len);

      if (place->model->kind == kind && !place->is_alias && !place->is_merged)
        return place;
    }

  return NULL;
}

static SmithNode
own_child (Change     *self,
           ModelPlace *place,
           guint       index)
{
  SmithNode child = smith_tree_get_first (self->tree, place->node);

  for (guint i = 0; i < index; i++)
    child = smith_tree_get_next (self->tree, child);
  return child;
}

/* A child to stand before, or none for the end; its index, or -1. */
static SmithNode
pick_before (Change     *self,
             ModelPlace *place,
             int        *out_index)
{
  guint n = place->model->children->len;
  guint index = pick (self, n + 1);

  *out_index = index < n ? (int) index : -1;
  return index < n ? own_child (self, place, index) : SMITH_NODE_NONE;
}

static void
touch (Change    *self,
       SmithNode  node)
{
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    g_hash_table_add (self->touched, GUINT_TO_POINTER (node));
}

static void
name (Change    *self,
      SmithNode  node)
{
  g_hash_table_add (self->named, GUINT_TO_POINTER (node));
  touch (self, node);
}

static gboolean
is_inside (SmithTree *tree,
           SmithNode  node,
           SmithNode  outer)
{
  while (node != SMITH_NODE_NONE && node != outer)
    node = smith_tree_get_parent (tree, node);
  return node == outer;
}

static gsize
line_of (const char *data,
         gsize       at)
{
  while (at > 0 && data[at - 1] != '\n')
    at--;
  return at;
}

/* Where the line of an element's dash begins, which may stand above the element. */
static gsize
dash_line (Change     *self,
           const char *data,
           SmithNode   node)
{
  gsize parent = smith_tree_get_span (self->tree, smith_tree_get_parent (self->tree, node)).start;
  gsize column = parent - line_of (data, parent);
  gsize line = line_of (data, smith_tree_get_span (self->tree, node).start);
  gsize length = g_bytes_get_size (smith_tree_get_text (self->tree));

  while (line > parent && (line + column >= length || data[line + column] != '-'))
    line = line_of (data, line - 1);
  return line;
}

/* The end of the comments that stand deeper than @column on the lines behind @end. */
static gsize
skip_deeper (const char *data,
             gsize       length,
             gsize       end,
             gsize       column)
{
  for (gsize line = end + 1, text; line < length; line = text + 1)
    {
      for (text = line; text < length && (data[text] == ' ' || data[text] == '\r'); text++)
        ;
      if (text < length && data[text] == '\n')
        continue;
      if (text >= length || data[text] != '#' || text - line <= column)
        break;
      while (text < length && data[text] != '\n')
        text++;
      end = text;
    }

  return end;
}

/* Where comments inside of @node may begin: on the lines below its name or dash. */
static gsize
inside_start (Change     *self,
              const char *data,
              gsize       length,
              SmithNode   node)
{
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithSpan key = smith_tree_get_key_span (self->tree, node);
  gsize start;

  if (parent == SMITH_NODE_NONE)
    return smith_tree_get_span (self->tree, node).start;
  start = key.start < key.end ? key.end : dash_line (self, data, node);
  while (start < length && data[start] != '\n')
    start++;
  return MIN (start, smith_tree_get_span (self->tree, node).start);
}

/* Comments inside of what stands at @node may go; if @is_item also those right above it and
 * those that stand deeper behind it. */
static void
let_go (Change    *self,
        SmithNode  node,
        gboolean   is_item)
{
  gsize length;
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), &length);
  SmithNode parent = smith_tree_get_parent (self->tree, node);
  SmithSpan span = { inside_start (self, data, length, node),
                     smith_tree_get_span (self->tree, node).end };

  while (span.end < length && data[span.end] != '\n')
    span.end++;
  if (is_item && parent != SMITH_NODE_NONE)
    {
      gsize column = smith_tree_get_span (self->tree, parent).start;

      column -= line_of (data, column);
      if (smith_tree_get_kind (self->tree, node) >= SMITH_NODE_ARRAY)
        span.end = skip_deeper (data, length, span.end, column);
      span.start = smith_tree_get_kind (self->tree, parent) == SMITH_NODE_ARRAY
                     ? dash_line (self, data, node)
                     : smith_tree_get_key_span (self->tree, node).start;
      span.start = line_of (data, span.start);
    }
  while (is_item && span.start > 0)
    {
      gsize line = line_of (data, span.start - 1), text;

      for (text = line; data[text] == ' '; text++)
        ;
      if (data[text] != '#')
        break;
      span.start = line;
    }
  g_array_append_val (self->loose, span);
}

static void G_GNUC_PRINTF (2, 3)
say (Change     *self,
     const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->said, format, args);
  va_end (args);
}

static void
say_place (Change    *self,
           SmithNode  node)
{
  g_autofree char *pointer = smith_pointer_to_node (self->tree, node);

  say (self, " [%s]", pointer);
}

/* Puts @model where @place is. */
static void
replace (Change     *self,
         ModelPlace *place,
         Model      *model)
{
  if (place->parent == NULL)
    {
      model_unref (self->root);
      self->root = model_ref (model);
      return;
    }
  model_unref (g_ptr_array_index (place->parent->children, place->index));
  g_ptr_array_index (place->parent->children, place->index) = model_ref (model);
}

static void
set (Change     *self,
     ModelPlace *place)
{
  name (self, place->node);
  if (place->is_merged)
    self->refusal = SMITH_EDIT_ERROR_SHARED;
  else if (place->is_alias)
    replace (self, place, self->written);
  else
    {
      if (smith_tree_get_n_children (self->tree, place->node) > 0)
        let_go (self, place->node, FALSE);
      model_assign (place->model, self->written);
    }
}

static gboolean
do_set (Change *self)
{
  ModelPlace *place = pick_place (self);

  say (self, "set");
  say_place (self, place->node);
  set (self, place);
  return smith_edit_set (self->tree, place->node, (SmithEditValue) { self->value, SMITH_NODE_ROOT },
                         self->edits, &self->error);
}

static gboolean
do_insert (Change *self)
{
  gboolean is_object = pick (self, 2) == 0;
  ModelPlace *place = pick_container (self, is_object ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY);
  const char *key = edit_random_key (self->random);
  SmithEditValue value = { self->value, SMITH_NODE_ROOT };
  SmithNode before;
  int index;

  if (place == NULL)
    return do_set (self);
  before = pick_before (self, place, &index);
  touch (self, place->node);
  say (self, "insert “%s” before %d", is_object ? key : "", index);
  say_place (self, place->node);
  if (is_object && model_find (place->model, key) >= 0)
    self->refusal = SMITH_EDIT_ERROR_EXISTS;
  else
    model_add (place->model, index, key, self->written);

  return is_object ? smith_edit_insert_member (self->tree, place->node, key, before, value,
                                               self->edits, &self->error)
                   : smith_edit_insert_element (self->tree, place->node, before, value,
                                                self->edits, &self->error);
}

static gboolean
do_put (Change *self)
{
  ModelPlace *place = pick_container (self, SMITH_NODE_OBJECT);
  const char *key = edit_random_key (self->random);
  g_autoptr(GString) token = g_string_new (key);
  g_autofree char *pointer = NULL;
  g_autofree char *whole = NULL;

  if (place == NULL || model_find (place->model, key) >= 0)
    return do_set (self);
  touch (self, place->node);
  pointer = smith_pointer_to_node (self->tree, place->node);
  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);
  whole = g_strdup_printf ("%s/%s", pointer, token->str);
  say (self, "put %s", whole);
  if (smith_tree_get_member (self->tree, place->node, key) != SMITH_NODE_NONE)
    self->refusal = SMITH_EDIT_ERROR_SHARED;
  else
    model_add (place->model, -1, key, self->written);

  return smith_edit_put (self->tree, whole, (SmithEditValue) { self->value, SMITH_NODE_ROOT },
                         self->edits, &self->error);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const ModelPlace *place_a = *(ModelPlace *const *) a;
  const ModelPlace *place_b = *(ModelPlace *const *) b;

  return place_a->node < place_b->node ? 1 : place_a->node > place_b->node ? -1 : 0;
}

/* A container that loses all may lose the comments in it. */
static void
let_go_of_emptied (Change          *self,
                   const SmithNode *nodes,
                   guint            n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    {
      SmithNode parent = smith_tree_get_parent (self->tree, nodes[i]);
      gboolean is_emptied = parent != SMITH_NODE_NONE;

      for (SmithNode child = is_emptied ? smith_tree_get_first (self->tree, parent)
                                        : SMITH_NODE_NONE;
           child != SMITH_NODE_NONE; child = smith_tree_get_next (self->tree, child))
        {
          gboolean is_gone = FALSE;

          for (guint j = 0; j < n_nodes; j++)
            is_gone = is_gone || nodes[j] == child;
          is_emptied = is_emptied && is_gone;
        }
      if (is_emptied)
        let_go (self, parent, FALSE);
    }
}

static gboolean
do_remove (Change *self)
{
  ModelPlace *places[3];
  SmithNode nodes[3];
  guint n = 1 + pick (self, 3);

  say (self, "remove");
  for (guint i = 0; i < n; i++)
    {
      places[i] = pick_place (self);
      nodes[i] = places[i]->node;
      say_place (self, nodes[i]);
      name (self, nodes[i]);
      let_go (self, nodes[i], TRUE);
      if (places[i]->parent == NULL)
        self->refusal = SMITH_EDIT_ERROR_PLACE;
      else if (places[i]->is_merged)
        self->refusal = self->refusal < 0 ? SMITH_EDIT_ERROR_SHARED : self->refusal;
    }
  let_go_of_emptied (self, nodes, n);
  /* from the last: what is inside goes before what it is in */
  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n && self->refusal < 0; i++)
    {
      ModelPlace *place = places[i];

      if (i > 0 && places[i - 1] == place)
        continue;
      if (place->parent->kind == SMITH_NODE_OBJECT)
        g_ptr_array_remove_index (place->parent->keys, place->index);
      g_ptr_array_remove_index (place->parent->children, place->index);
    }

  return smith_edit_remove (self->tree, nodes, n, self->edits, &self->error);
}

static gboolean
do_rename (Change *self)
{
  ModelPlace *place = pick_place (self);
  const char *key = edit_random_key (self->random);
  g_autofree char *pointer = NULL;
  g_autofree char *fragment = NULL;
  g_autoptr(GPtrArray) tokens = NULL;
  gboolean is_component = pick (self, 2) == 0;
  int found;

  if (place->parent == NULL || place->parent->kind != SMITH_NODE_OBJECT || place->is_merged)
    return do_set (self);
  touch (self, smith_tree_get_parent (self->tree, place->node));
  pointer = smith_pointer_to_node (self->tree, place->node);
  say (self, "%s %s “%s”", is_component ? "component" : "key", pointer, key);
  found = model_find (place->parent, key);
  if (found >= 0 && found != (int) place->index)
    self->refusal = SMITH_EDIT_ERROR_EXISTS;
  else
    {
      g_free (g_ptr_array_index (place->parent->keys, place->index));
      g_ptr_array_index (place->parent->keys, place->index) = g_strdup (key);
    }
  if (!is_component)
    return smith_edit_rename_key (self->tree, place->node, key, self->edits, &self->error);

  for (guint i = 0; i < self->places->len; i++)
    if (smith_tree_key_equals (self->tree, get_place (self, i)->node, "$ref"))
      name (self, get_place (self, i)->node);
  /* percent signs of names stand for themselves here */
  fragment = g_uri_escape_string (pointer, "/", TRUE);
  g_free (pointer);
  pointer = g_strconcat ("#", fragment, NULL);
  tokens = model_split_ref (pointer);
  if (self->refusal < 0)
    model_rename_refs (self->root, tokens, key);
  return smith_edit_rename_component (self->tree, place->node, key, self->edits, &self->error);
}

static gboolean
is_flow (Change    *self,
         SmithNode  node)
{
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);

  return strchr ("[{", data[smith_tree_get_span (self->tree, node).start]) != NULL;
}

static gboolean
do_move (Change *self)
{
  ModelPlace *place = pick_place (self);
  ModelPlace *target = pick_container (self, pick (self, 3) > 0 ? SMITH_NODE_OBJECT
                                                                : SMITH_NODE_ARRAY);
  const char *key = pick (self, 2) == 0 ? edit_random_key (self->random) : NULL;
  g_autofree char *own = NULL;
  g_autoptr(Model) moved = NULL;
  Model *before_model;
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  SmithNode before, node = place->node;
  SmithSpan span = smith_tree_get_span (self->tree, node);
  int index, found = -1;

  if (target == NULL || place->parent == NULL || place->is_merged)
    return do_set (self);
  before = pick_before (self, target, &index);
  before_model = index >= 0 ? g_ptr_array_index (target->model->children, index) : NULL;
  name (self, node);
  let_go_of_emptied (self, &node, 1);
  touch (self, target->node);
  say (self, "move");
  say_place (self, node);
  say_place (self, target->node);
  say (self, " “%s” before %d", key != NULL ? key : "(as is)", index);
  if (smith_tree_get_syntax (self->tree) == SMITH_SYNTAX_YAML &&
      (is_flow (self, target->node) ||
       is_flow (self, smith_tree_get_parent (self->tree, node))))
    let_go (self, node, TRUE);
  /* kept breaks before a blank line have no form as a block */
  if (g_strstr_len (data + span.start, (gssize) (span.end - span.start), "|+") != NULL ||
      g_strstr_len (data + span.start, (gssize) (span.end - span.start), ">+") != NULL)
    let_go (self, node, TRUE);

  own = place->parent->kind == SMITH_NODE_OBJECT
          ? g_strdup (key != NULL ? key : g_ptr_array_index (place->parent->keys, place->index))
          : g_strdup (key);
  if (target->model->kind == SMITH_NODE_OBJECT && own != NULL)
    found = model_find (target->model, own);
  if (is_inside (self->tree, target->node, node) ||
      (target->model->kind == SMITH_NODE_OBJECT && own == NULL))
    self->refusal = SMITH_EDIT_ERROR_PLACE;
  else if (found >= 0 && own_child (self, target, (guint) found) != node)
    self->refusal = SMITH_EDIT_ERROR_EXISTS;
  else
    {
      /* an alias may be written out, and bring what its anchor has before the change */
      moved = model_copy (place->model);
      if (place->parent == target->model && index > (int) place->index)
        index--;
      if (place->parent->kind == SMITH_NODE_OBJECT)
        g_ptr_array_remove_index (place->parent->keys, place->index);
      g_ptr_array_remove_index (place->parent->children, place->index);
      model_add (target->model, before_model != NULL ? index : -1, own, moved);
    }

  return smith_edit_move (self->tree, node, target->node, key, before, self->edits, &self->error);
}

static gboolean
do_wrap (Change *self)
{
  ModelPlace *place = pick_place (self);
  const char *key = pick (self, 3) > 0 ? edit_random_key (self->random) : NULL;
  g_autoptr(Model) around = model_new (key != NULL ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY);

  say (self, "wrap “%s”", key != NULL ? key : "(array)");
  say_place (self, place->node);
  name (self, place->node);
  model_add (around, -1, key, place->model);
  if (place->is_merged)
    self->refusal = SMITH_EDIT_ERROR_SHARED;
  else
    replace (self, place, around);

  return smith_edit_wrap (self->tree, place->node, key, self->edits, &self->error);
}

/* Does one change of some kind; FALSE when the engine refuses it. */
gboolean
change_make (Change *self)
{
  static gboolean (*const kinds[]) (Change *self) = {
    do_set, do_set, do_insert, do_insert, do_put, do_remove, do_remove, do_rename, do_move,
    do_move, do_move, do_wrap,
  };

  return kinds[pick (self, G_N_ELEMENTS (kinds))] (self);
}
