/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-model.h"

#include <string.h>

Model *
model_new (SmithNodeKind kind)
{
  Model *self = g_rc_box_new0 (Model);

  self->kind = kind;
  self->text = g_string_new (NULL);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) model_unref);
  self->merged = g_ptr_array_new_with_free_func ((GDestroyNotify) model_unref);
  return self;
}

Model *
model_ref (Model *self)
{
  return g_rc_box_acquire (self);
}

static void
model_clear (gpointer data)
{
  Model *self = data;

  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->merged);
}

void
model_unref (Model *self)
{
  g_rc_box_release_full (self, model_clear);
}

/* What a reader knows while it goes through a tree. */
typedef struct
{
  SmithTree  *tree;
  const char *data;
  GHashTable *anchors;  /* (owned) (nullable): names to models; NULL to take values as they come */
  GArray     *places;   /* (nullable) of ModelPlace */
} Reading;

static gboolean
is_name_end (char c)
{
  return strchr (" \t\r\n,[]{}", c) != NULL;  /* and NUL, at the end of the text */
}

static char *
name_at (const char *at)
{
  gsize length = 0;

  while (!is_name_end (at[length]))
    length++;
  return g_strndup (at, length);
}

/* The anchor that stands before a value: `&name`, perhaps with a tag, white space and comments
 * of one word. */
static char *
find_anchor (const Reading *reading,
             SmithNode      node)
{
  gsize at = smith_tree_get_span (reading->tree, node).start;
  gsize word;

  while (TRUE)
    {
      while (at > 0 && strchr (" \t\r\n", reading->data[at - 1]) != NULL)
        at--;
      word = at;
      while (word > 0 && !is_name_end (reading->data[word - 1]))
        word--;
      if (word >= 2 && word < at && strncmp (reading->data + word - 2, "# ", 2) == 0)
        {
          at = word - 2;
          continue;
        }
      if (word == at || (reading->data[word] != '!' && reading->data[word] != '&'))
        return NULL;
      if (reading->data[word] == '&')
        return name_at (reading->data + word + 1);
      at = word;
    }
}

/* The objects that the merge key at @at brings: `<<: *a` or `<<: [*a, *b]`, on one line. */
static void
take_merged (const Reading *reading,
             Model         *model,
             gsize          at)
{
  for (const char *c = reading->data + at; *c != '\n' && *c != '}' && *c != '\0'; c++)
    if (*c == '*')
      {
        g_autofree char *name = name_at (c + 1);

        g_ptr_array_add (model->merged, model_ref (g_hash_table_lookup (reading->anchors, name)));
      }
}

static void
add_place (const Reading *reading,
           ModelPlace     place)
{
  if (reading->places != NULL)
    g_array_append_val (reading->places, place);
}

static Model *read_node (const Reading *reading,
                         SmithNode      node,
                         Model         *parent,
                         guint          index);

static void
read_children (const Reading *reading,
               SmithNode      node,
               Model         *model)
{
  gsize merge = G_MAXSIZE;

  for (SmithNode child = smith_tree_get_first (reading->tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (reading->tree, child))
    {
      gsize at = smith_tree_get_key_span (reading->tree, child).start;

      if (reading->anchors != NULL && model->kind == SMITH_NODE_OBJECT &&
          strncmp (reading->data + at, "<<", 2) == 0)
        {
          if (at != merge)
            take_merged (reading, model, at);
          merge = at;
          add_place (reading, (ModelPlace) { child, model, 0, model, FALSE, TRUE });
          continue;
        }
      if (model->kind == SMITH_NODE_OBJECT)
        g_ptr_array_add (model->keys, smith_tree_dup_key (reading->tree, child));
      g_ptr_array_add (model->children,
                       read_node (reading, child, model, model->children->len));
    }
}

static void
read_scalar (const Reading *reading,
             SmithNode      node,
             Model         *model)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  const char *text;
  gsize length;

  if (model->kind == SMITH_NODE_BOOLEAN)
    g_string_append (model->text, smith_tree_get_boolean (reading->tree, node) ? "true" : "false");
  else if (model->kind == SMITH_NODE_NULL)
    g_string_append (model->text, "null");
  else
    {
      text = model->kind == SMITH_NODE_STRING
               ? smith_tree_peek_string (reading->tree, node, scratch, &length)
               : smith_tree_peek_raw (reading->tree, node, &length);
      if (model->kind == SMITH_NODE_NUMBER && *text == '*')
        {
          double number;

          g_assert_true (smith_tree_get_number (reading->tree, node, &number));
          g_string_append_printf (model->text, "%.17g", number);
        }
      else
        g_string_append_len (model->text, text, (gssize) length);
    }
}

static Model *
read_node (const Reading *reading,
           SmithNode      node,
           Model         *parent,
           guint          index)
{
  const char *text = reading->data + smith_tree_get_span (reading->tree, node).start;
  Model *model;

  if (reading->anchors != NULL && *text == '*')
    {
      g_autofree char *name = name_at (text + 1);

      model = model_ref (g_hash_table_lookup (reading->anchors, name));
      add_place (reading, (ModelPlace) { node, parent, index, model, TRUE, FALSE });
      return model;
    }

  model = model_new (smith_tree_get_kind (reading->tree, node));
  add_place (reading, (ModelPlace) { node, parent, index, model, FALSE, FALSE });
  if (reading->anchors != NULL)
    {
      char *name = find_anchor (reading, node);

      if (name != NULL)
        g_hash_table_replace (reading->anchors, name, model);
    }
  if (model->kind == SMITH_NODE_ARRAY || model->kind == SMITH_NODE_OBJECT)
    read_children (reading, node, model);
  else
    read_scalar (reading, node, model);

  return model;
}

/* The whole tree.  @out_places, of ModelPlace, may be NULL; it borrows. */
Model *
model_read (SmithTree *tree,
            GArray    *out_places)
{
  g_autoptr(GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  GBytes *bytes = smith_tree_get_text (tree);
  Reading reading = { tree, NULL, NULL, out_places };

  /* ends with NUL */
  reading.data = text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  reading.anchors = smith_tree_get_syntax (tree) == SMITH_SYNTAX_YAML ? anchors : NULL;
  return read_node (&reading, SMITH_NODE_ROOT, NULL, 0);
}

static void
copy_members (Model      *to,
              Model      *from,
              GHashTable *seen)
{
  for (guint i = 0; i < from->children->len; i++)
    {
      const char *key = from->keys->len > 0 ? g_ptr_array_index (from->keys, i) : NULL;
      g_autoptr(Model) child = NULL;

      if (key != NULL && !g_hash_table_add (seen, (gpointer) key))
        continue;
      child = model_copy (g_ptr_array_index (from->children, i));
      model_add (to, -1, key, child);
    }
  for (guint i = 0; i < from->merged->len; i++)
    copy_members (to, g_ptr_array_index (from->merged, i), seen);
}

/* The same value on its own: what aliases and merge keys bring is written out. */
Model *
model_copy (Model *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Model *copy = model_new (self->kind);

  g_string_append_len (copy->text, self->text->str, (gssize) self->text->len);
  copy_members (copy, self, seen);
  return copy;
}

/* Makes @self, wherever it stands, what @other is. */
void
model_assign (Model *self,
              Model *other)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_ref (other->keys);
  g_autoptr(GPtrArray) children = g_ptr_array_ref (other->children);
  g_autoptr(GPtrArray) merged = g_ptr_array_ref (other->merged);

  self->kind = other->kind;
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, other->text->str, (gssize) other->text->len);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->merged);
  self->keys = g_steal_pointer (&keys);
  self->children = g_steal_pointer (&children);
  self->merged = g_steal_pointer (&merged);
}

/* Adds a child (a new reference) before @index, or at the end for -1. */
void
model_add (Model      *self,
           int         index,
           const char *key,
           Model      *child)
{
  if (self->kind == SMITH_NODE_OBJECT)
    g_ptr_array_insert (self->keys, index, g_strdup (key));
  g_ptr_array_insert (self->children, index, model_ref (child));
}

void
model_take_out (Model *self,
                Model *child)
{
  guint index;

  if (!g_ptr_array_find (self->children, child, &index))
    return;
  g_ptr_array_remove_index (self->children, index);
  if (self->kind == SMITH_NODE_OBJECT)
    g_ptr_array_remove_index (self->keys, index);
}

/* The index of the own member @key, or -1. */
int
model_find (Model      *self,
            const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_str_equal (g_ptr_array_index (self->keys, i), key))
      return (int) i;

  return -1;
}

/* The names in a reference to a place of this document; NULL when it is none. */
GPtrArray *
model_split_ref (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "/", -1);
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);

  if (parts[0] == NULL || !g_str_equal (parts[0], "#"))
    return NULL;
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *plain = g_uri_unescape_string (parts[i], NULL);
      g_autoptr(GString) token = g_string_new (plain);

      if (plain == NULL)
        return NULL;
      g_string_replace (token, "~1", "/", 0);
      g_string_replace (token, "~0", "~", 0);
      g_ptr_array_add (tokens, g_strdup (token->str));
    }

  return g_steal_pointer (&tokens);
}

/* Whether a reference leads to the place at @tokens, or into it. */
static gboolean
leads_to (GPtrArray *reference,
          GPtrArray *tokens)
{
  if (reference == NULL || reference->len < tokens->len)
    return FALSE;
  for (guint i = 0; i < tokens->len; i++)
    if (!g_str_equal (g_ptr_array_index (reference, i), g_ptr_array_index (tokens, i)))
      return FALSE;

  return TRUE;
}

/* Gives the last of @tokens another name in every `$ref`. */
void
model_rename_refs (Model      *self,
                   GPtrArray  *tokens,
                   const char *key)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      Model *child = g_ptr_array_index (self->children, i);
      g_autoptr(GPtrArray) reference = NULL;

      model_rename_refs (child, tokens, key);
      if (self->kind != SMITH_NODE_OBJECT || child->kind != SMITH_NODE_STRING ||
          !g_str_equal (g_ptr_array_index (self->keys, i), "$ref"))
        continue;
      reference = model_split_ref (child->text->str);
      if (!leads_to (reference, tokens))
        continue;
      g_string_assign (child->text, "#");
      for (guint j = 0; j < reference->len; j++)
        {
          const char *token = j + 1 == tokens->len ? key : g_ptr_array_index (reference, j);
          g_autoptr(GString) escaped = g_string_new (token);
          g_autofree char *part = NULL;

          g_string_replace (escaped, "~", "~0", 0);
          g_string_replace (escaped, "/", "~1", 0);
          part = g_uri_escape_string (escaped->str, NULL, FALSE);
          g_string_append_printf (child->text, "/%s", part);
        }
    }
}

static void
print_text (GString    *out,
            const char *text,
            gsize       length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 || text[i] == '"' || text[i] == '\\')
      g_string_append_printf (out, "\\x%02x", (guchar) text[i]);
    else
      g_string_append_c (out, text[i]);
  g_string_append_c (out, '"');
}

/* A reference by the names that it holds, which can be escaped in more than one way. */
static void
print_string (GString    *out,
              const char *key,
              GString    *text)
{
  g_autoptr(GPtrArray) tokens = g_strcmp0 (key, "$ref") == 0 ? model_split_ref (text->str) : NULL;

  if (tokens == NULL)
    print_text (out, text->str, text->len);
  else
    for (guint i = 0; i < tokens->len; i++)
      g_string_append_printf (out, "→%s", (char *) g_ptr_array_index (tokens, i));
}

static void print_model (GString    *out,
                         Model      *self,
                         const char *key,
                         gboolean    is_exact);

static void
print_members (GString    *out,
               Model      *self,
               GHashTable *seen,
               gboolean    is_exact)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      const char *key = g_ptr_array_index (self->keys, i);

      if (!g_hash_table_add (seen, (gpointer) key))
        continue;
      print_text (out, key, strlen (key));
      g_string_append_c (out, ':');
      print_model (out, g_ptr_array_index (self->children, i), key, is_exact);
      g_string_append_c (out, ',');
    }
  for (guint i = 0; i < self->merged->len; i++)
    print_members (out, g_ptr_array_index (self->merged, i), seen, is_exact);
}

static void
print_model (GString    *out,
             Model      *self,
             const char *key,
             gboolean    is_exact)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  switch (self->kind)
    {
    case SMITH_NODE_OBJECT:
      g_string_append_c (out, '{');
      print_members (out, self, seen, is_exact);
      g_string_append_c (out, '}');
      break;

    case SMITH_NODE_ARRAY:
      g_string_append_c (out, '[');
      for (guint i = 0; i < self->children->len; i++)
        {
          print_model (out, g_ptr_array_index (self->children, i), NULL, is_exact);
          g_string_append_c (out, ',');
        }
      g_string_append_c (out, ']');
      break;

    case SMITH_NODE_STRING:
      print_string (out, key, self->text);
      break;

    case SMITH_NODE_NUMBER:
      if (is_exact)
        g_string_append (out, self->text->str);
      else
        g_string_append_printf (out, "%.17g", g_ascii_strtod (self->text->str, NULL));
      break;

    case SMITH_NODE_NULL:
    case SMITH_NODE_BOOLEAN:
    default:
      g_string_append (out, self->text->str);
      break;
    }
}

/* A text that is the same for the same value; @is_exact tells 1.0 from 1. */
char *
model_print (Model    *self,
             gboolean  is_exact)
{
  GString *out = g_string_new (NULL);

  print_model (out, self, NULL, is_exact);
  return g_string_free (out, FALSE);
}

/* The same of a tree as it answers, whatever anchors its text has. */
char *
model_print_tree (SmithTree *tree,
                  gboolean   is_exact)
{
  Reading reading = { tree, g_bytes_get_data (smith_tree_get_text (tree), NULL), NULL, NULL };
  g_autoptr(Model) model = NULL;

  /* peeks no byte of the text itself, which is not ended by NUL */
  model = read_node (&reading, SMITH_NODE_ROOT, NULL, 0);
  return model_print (model, is_exact);
}
