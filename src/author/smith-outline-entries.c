/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-outline-private.h"

#include "doc/smith-pointer.h"

/* The lines of an outline, from what a check has read. */

typedef struct
{
  SmithCheck *check;
  SmithTree  *tree;
  SmithApi   *api;
  GPtrArray  *entries;
} Writer;

static void
entry_free (gpointer data)
{
  SmithOutlineEntry *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

/* @key and @title are taken. */
static SmithOutlineEntry *
add (Writer           *self,
     SmithOutlineKind  kind,
     guint             depth,
     char             *key,
     char             *title,
     SmithNode         node)
{
  SmithOutlineEntry *entry = g_new (SmithOutlineEntry, 1);

  *entry = (SmithOutlineEntry) {
    .kind = kind, .depth = depth, .key = key, .title = title, .node = node, .operation = -1,
  };
  g_ptr_array_add (self->entries, entry);
  entry->end = self->entries->len;

  return entry;
}

static void
end_group (Writer            *self,
           SmithOutlineEntry *group)
{
  group->end = self->entries->len;
}

static SmithNode
get_member (Writer     *self,
            const char *key)
{
  if (smith_tree_get_n_nodes (self->tree) == 0)
    return SMITH_NODE_NONE;

  return smith_tree_get_member (self->tree, SMITH_NODE_ROOT, key);
}

static void
write_info (Writer *self)
{
  SmithNode info = get_member (self, "info");
  g_autofree char *version = NULL;
  const char *title = smith_api_get_title (self->api);

  if (info == SMITH_NODE_NONE)
    return;
  version = smith_tree_dup_member (self->tree, info, "version");
  add (self, SMITH_OUTLINE_INFO, 0, g_strdup ("info"),
       g_strconcat (title != NULL ? title : "", title != NULL && version != NULL ? " " : "",
                    version != NULL ? version : "", NULL), info);
}

static void
write_servers (Writer *self)
{
  guint n = smith_api_get_n_servers (self->api);
  SmithOutlineEntry *group;

  if (n == 0)
    return;
  group = add (self, SMITH_OUTLINE_SERVERS, 0, g_strdup ("servers"), NULL,
               get_member (self, "servers"));
  group->n_members = n;
  for (guint i = 0; i < n; i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);

      add (self, SMITH_OUTLINE_SERVER, 1, smith_outline_make_server_key (i),
           g_strdup (server->url), server->node);
    }
  end_group (self, group);
}

/* ---- operations ---- */

/* The first of an operation's tags. */
static char *
dup_tag (Writer               *self,
         const SmithOperation *operation)
{
  SmithNode tags = smith_tree_get_member (self->tree, operation->node, "tags");
  SmithNode first = tags != SMITH_NODE_NONE ? smith_tree_get_first (self->tree, tags)
                                            : SMITH_NODE_NONE;

  return first != SMITH_NODE_NONE ? smith_tree_dup_string (self->tree, first) : NULL;
}

/* The operations of one group, in the order of the text. */
typedef struct
{
  char   *name;     /* (owned) (nullable): of those without a tag */
  GArray *indices;  /* (owned) of guint */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->name);
  g_array_unref (self->indices);
  g_free (self);
}

/* @name is taken.  Those without a name are kept under the empty text, which is no tag. */
static Group *
get_group (GPtrArray  *groups,
           GHashTable *by_name,
           char       *name)
{
  Group *group = g_hash_table_lookup (by_name, name != NULL ? name : "");

  if (group != NULL)
    {
      g_free (name);
      return group;
    }
  group = g_new (Group, 1);
  group->name = name;
  group->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_name, name != NULL ? name : (char *) "", group);

  return group;
}

/* Tags that the document declares come in its own order. */
static void
take_declared_tags (Writer     *self,
                    GPtrArray  *groups,
                    GHashTable *by_name)
{
  SmithNode tags = get_member (self, "tags");

  if (tags == SMITH_NODE_NONE || smith_tree_get_kind (self->tree, tags) != SMITH_NODE_ARRAY)
    return;
  for (SmithNode tag = smith_tree_get_first (self->tree, tags); tag != SMITH_NODE_NONE;
       tag = smith_tree_get_next (self->tree, tag))
    {
      char *name = smith_tree_dup_member (self->tree, tag, "name");

      if (name != NULL && *name != '\0')
        get_group (groups, by_name, name);
      else
        g_free (name);
    }
}

/* By tag, or, when no operation has one, by path.  Returns whether there are tags. */
static gboolean
list_groups (Writer    *self,
             GPtrArray *groups)
{
  g_autoptr(GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  guint n = smith_api_get_n_operations (self->api);
  gboolean has_tags = FALSE;

  for (guint i = 0; i < n; i++)
    {
      char *tag = dup_tag (self, smith_api_get_operation (self->api, i));

      if (tag != NULL && *tag == '\0')
        g_clear_pointer (&tag, g_free);
      has_tags = has_tags || tag != NULL;
      g_ptr_array_add (tags, tag);
    }
  if (has_tags)
    take_declared_tags (self, groups, by_name);
  for (guint i = 0; i < n; i++)
    {
      char *name = has_tags ? g_strdup (g_ptr_array_index (tags, i))
                            : g_strdup (smith_api_get_operation (self->api, i)->path);

      g_array_append_val (get_group (groups, by_name, name)->indices, i);
    }

  return has_tags;
}

static SmithOperationItemState
write_operation (Writer *self,
                 guint   index,
                 guint   depth)
{
  const SmithOperation *operation = smith_api_get_operation (self->api, index);
  SmithOutlineEntry *entry =
    add (self, SMITH_OUTLINE_OPERATION, depth,
         g_strconcat ("operation ", operation->method, " ", operation->path, NULL), NULL,
         operation->node);

  entry->operation = (int) index;
  entry->state = smith_operation_item_state_of (self->check, index);

  return entry->state;
}

static void
write_group (Writer      *self,
             const Group *group,
             gboolean     is_tag)
{
  SmithOutlineKind kind = !is_tag ? SMITH_OUTLINE_PATH
                          : group->name != NULL ? SMITH_OUTLINE_TAG : SMITH_OUTLINE_UNTAGGED;
  SmithOutlineEntry *entry = NULL;

  if (group->indices->len == 0)
    return;
  /* a path with one operation needs no line of its own */
  if (is_tag || group->indices->len > 1)
    entry = add (self, kind, 0,
                 g_strconcat (is_tag ? "tag " : "path ", group->name, NULL),
                 g_strdup (group->name), SMITH_NODE_NONE);
  for (guint i = 0; i < group->indices->len; i++)
    {
      SmithOperationItemState state =
        write_operation (self, g_array_index (group->indices, guint, i), entry != NULL);

      if (entry != NULL)
        entry->state = MAX (entry->state, state);
    }
  if (entry == NULL)
    return;
  entry->n_members = group->indices->len;
  end_group (self, entry);
}

static void
write_operations (Writer *self)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  gboolean has_tags = list_groups (self, groups);

  for (guint i = 0; i < groups->len; i++)
    write_group (self, g_ptr_array_index (groups, i), has_tags);
}

/* ---- components ---- */

static guint
write_section (Writer    *self,
               SmithNode  section)
{
  char *name = smith_tree_dup_key (self->tree, section);
  SmithOutlineEntry *group = add (self, SMITH_OUTLINE_SECTION, 1,
                                  smith_pointer_to_node (self->tree, section), name, section);

  for (SmithNode node = smith_tree_get_first (self->tree, section); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      char *title;

      if (smith_tree_is_duplicate (self->tree, node))
        continue;
      title = smith_tree_dup_key (self->tree, node);
      add (self, SMITH_OUTLINE_COMPONENT, 2, smith_pointer_to_node (self->tree, node), title,
           node);
      group->n_members++;
    }
  end_group (self, group);

  return group->n_members;
}

static void
write_components (Writer *self)
{
  SmithNode components = get_member (self, "components");
  SmithOutlineEntry *group;

  if (components == SMITH_NODE_NONE ||
      smith_tree_get_kind (self->tree, components) != SMITH_NODE_OBJECT)
    return;
  group = add (self, SMITH_OUTLINE_COMPONENTS, 0, g_strdup ("components"), NULL, components);
  for (SmithNode section = smith_tree_get_first (self->tree, components);
       section != SMITH_NODE_NONE; section = smith_tree_get_next (self->tree, section))
    if (smith_tree_get_kind (self->tree, section) == SMITH_NODE_OBJECT &&
        smith_tree_get_first (self->tree, section) != SMITH_NODE_NONE &&
        !smith_tree_is_duplicate (self->tree, section))
      group->n_members += write_section (self, section);
  end_group (self, group);
  if (group->n_members == 0)
    g_ptr_array_remove_index (self->entries, self->entries->len - 1);
}

/* What the server with that index, from 0, is the same by. */
char *
smith_outline_make_server_key (guint index)
{
  return g_strdup_printf ("servers/%u", index);
}

gboolean
smith_outline_is_group (SmithOutlineKind kind)
{
  switch (kind)
    {
    case SMITH_OUTLINE_SERVERS:
    case SMITH_OUTLINE_TAG:
    case SMITH_OUTLINE_UNTAGGED:
    case SMITH_OUTLINE_PATH:
    case SMITH_OUTLINE_COMPONENTS:
    case SMITH_OUTLINE_SECTION:
      return TRUE;
    case SMITH_OUTLINE_INFO:
    case SMITH_OUTLINE_SERVER:
    case SMITH_OUTLINE_OPERATION:
    case SMITH_OUTLINE_COMPONENT:
    default:
      return FALSE;
    }
}

/**
 * smith_outline_entries_new:
 *
 * Returns: (transfer full) (element-type SmithOutlineEntry): all lines, a group before what is
 *   in it
 */
GPtrArray *
smith_outline_entries_new (SmithCheck *check)
{
  Writer self = {
    .check = check,
    .tree = smith_check_get_tree (check),
    .api = smith_check_get_api (check),
    .entries = g_ptr_array_new_with_free_func (entry_free),
  };

  write_info (&self);
  write_servers (&self);
  write_operations (&self);
  write_components (&self);

  return self.entries;
}
