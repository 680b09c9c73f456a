/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "base/smith-json-writer.h"
#include "lint/smith-circle-graph.h"
#include "lint/smith-circle-place.h"
#include "lint/smith-schema-merge.h"
#include "lint/smith-schema-use.h"
#include "openapi/smith-schema-refs.h"

#include <glib/gi18n-lib.h>

/* Circles among component schemas, all of them at once. */

/* What an edge costs, in the order in which it counts. */
#define HARM_NEEDED   (G_GUINT64_CONSTANT (2) << 60)  /* a request cannot do without */
#define HARM_REQUEST  (G_GUINT64_CONSTANT (1) << 60)  /* a request becomes narrower */
#define HARM_WHOLE    (G_GUINT64_CONSTANT (1) << 56)  /* a schema takes over all of another */
#define HARM_FORWARD  (G_GUINT64_CONSTANT (1) << 52)  /* it leads away from the operations */
#define HARM_PLACE    48                              /* what the field is for its object */

typedef struct
{
  SmithCheck *check;
  SmithTree  *tree;
  GArray     *components;  /* (owned) of SmithNode */
  GArray     *edges;       /* (owned) of SmithCircleEdge */
  GArray     *holders;     /* (owned) of SmithNode: the reference that is the edge */
  SmithUse   *uses;        /* (owned) of each component */
  GHashTable *parts;       /* (owned) for smith_circle_find_part() */
  GHashTable *cuts;        /* (owned) of SmithNode: the references that are cut */
  GHashTable *gone;        /* (owned) of SmithNode: what is removed or replaced */
  gsize       n_copied;    /* bytes of copies of parts */
  gboolean    is_full;     /* a copy was left out, since all would be too large */
} Circles;

/* What goes with @holder in a request; nothing that another reference leads to. */
static SmithCut
find_cut (Circles   *self,
          SmithNode  holder)
{
  SmithCut cut = smith_circle_find_cut (self->tree, holder, self->gone);

  if (cut.kind != SMITH_CUT_NONE && cut.kind != SMITH_CUT_EMPTY &&
      smith_fix_is_target (self->check, cut.node))
    cut.kind = SMITH_CUT_NONE;

  return cut;
}

static guint64
weigh (Circles        *self,
       SmithNode       component,
       SmithNode       holder,
       const SmithUse *from,
       const SmithUse *to)
{
  SmithRefPlace place = smith_circle_get_place (self->tree, holder);
  guint64 harm = (guint64) place << HARM_PLACE;

  if (place == SMITH_REF_PLACE_VALUE ||
      smith_circle_find_part (self->tree, component, holder, self->parts) != SMITH_NODE_NONE)
    return 0;
  if (place == SMITH_REF_PLACE_WHOLE)
    harm |= HARM_WHOLE;
  if (to->distance > from->distance)
    harm |= HARM_FORWARD;
  if (from->in_request)
    harm |= find_cut (self, holder).kind == SMITH_CUT_NONE ? HARM_NEEDED : HARM_REQUEST;

  return harm | (guint64) (G_MAXUINT16 - MIN (from->distance, G_MAXUINT16));
}

static void
list_edges (Circles   *self,
            SmithNode  schemas)
{
  g_autoptr(GHashTable) vertices = g_hash_table_new (NULL, NULL);

  for (SmithNode node = smith_tree_get_first (self->tree, schemas); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_hash_table_insert (vertices, GUINT_TO_POINTER (node),
                           GUINT_TO_POINTER (self->components->len));
      g_array_append_val (self->components, node);
    }
  self->uses = smith_schema_list_uses (smith_check_get_api (self->check), self->components,
                                       vertices);

  for (guint i = 0; i < self->components->len; i++)
    {
      g_autoptr(GArray) refs =
        smith_schema_list_refs (self->tree, g_array_index (self->components, SmithNode, i));

      for (guint j = 0; j < refs->len; j++)
        {
          SmithNode holder = g_array_index (refs, SmithNode, j);
          SmithNode target = smith_schema_get_component (self->tree, holder);
          SmithCircleEdge edge = { .from = i };
          gpointer vertex;

          if (target == SMITH_NODE_NONE ||
              !g_hash_table_lookup_extended (vertices, GUINT_TO_POINTER (target), NULL, &vertex))
            continue;
          edge.to = GPOINTER_TO_UINT (vertex);
          edge.harm = weigh (self, g_array_index (self->components, SmithNode, i), holder,
                             &self->uses[i], &self->uses[edge.to]);
          g_array_append_val (self->edges, edge);
          g_array_append_val (self->holders, holder);
        }
    }
}

static void
write_empty (SmithJsonWriter *writer,
             const char      *key)
{
  smith_json_writer_key (writer, key);
  smith_json_writer_begin_object (writer);
  smith_json_writer_end_object (writer);
}

/* What takes the place of a reference in an answer.  Its description is part of the document,
 * whose language is not the program's. */
static char *
make_stand_in (Circles   *self,
               SmithNode  holder,
               SmithNode  target)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (out, SMITH_JSON_COMPACT);
  SmithApi *api = smith_check_get_api (self->check);
  const char *type = smith_api_get_schema_type (api, smith_api_resolve (api, target));
  g_autofree char *name = smith_tree_dup_key (self->tree, target);
  g_autofree char *own = smith_tree_dup_member (self->tree, holder, "description");
  g_autofree char *text = own != NULL
                            ? g_strdup_printf ("%s (%s, not described again here)", own, name)
                            : g_strdup_printf ("%s, not described again here", name);

  if (type == NULL && smith_tree_get_member (self->tree, target, "allOf") != SMITH_NODE_NONE)
    type = "object";
  smith_json_writer_begin_object (writer);
  if (type != NULL)
    {
      smith_json_writer_key (writer, "type");
      smith_json_writer_string (writer, type);
    }
  smith_json_writer_key (writer, "description");
  smith_json_writer_string (writer, text);
  if (g_strcmp0 (type, "object") == 0)
    write_empty (writer, "properties");
  else if (g_strcmp0 (type, "array") == 0)
    write_empty (writer, "items");
  smith_json_writer_end_object (writer);

  return g_strdup (out->str);
}

static gboolean
has_gone (Circles   *self,
          SmithNode  node)
{
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    if (g_hash_table_contains (self->gone, GUINT_TO_POINTER (node)))
      return TRUE;

  return FALSE;
}

static void
add_loss (Circles               *self,
          const SmithCircleEdge *edge,
          SmithNode              holder,
          gboolean               is_request,
          GPtrArray             *losses)
{
  g_autofree char *field = smith_circle_dup_name (self->tree, holder);
  g_autofree char *from =
    smith_tree_dup_key (self->tree, g_array_index (self->components, SmithNode, edge->from));
  g_autofree char *to =
    smith_tree_dup_key (self->tree, g_array_index (self->components, SmithNode, edge->to));

  if (is_request)
    smith_fix_lose (losses, _("“%s” of the schema %s is left out, since it leads back in a "
                                  "circle, to %s."), field, from, to);
  else
    smith_fix_lose (losses, _("“%s” of the schema %s no longer says what is in it, since it "
                                  "leads back in a circle, to %s."), field, from, to);
}

/* Changes the array @schema so that it is always empty. */
static gboolean
empty_array (Circles    *self,
             SmithNode   schema,
             GPtrArray  *edits,
             GError    **error)
{
  SmithNode items = smith_tree_get_member (self->tree, schema, "items");
  SmithNode most = smith_tree_get_member (self->tree, schema, "maxItems");

  return smith_fix_put_json (self->tree, items, "{}", edits, error) &&
         (most != SMITH_NODE_NONE
            ? smith_fix_put_json (self->tree, most, "0", edits, error)
            : smith_fix_put_member (self->tree, schema, "maxItems", items, "0", edits, error));
}

static gboolean
cut_request (Circles    *self,
             SmithNode   holder,
             GArray     *removed,
             GPtrArray  *edits,
             GError    **error)
{
  SmithCut cut = find_cut (self, holder);

  if (cut.kind == SMITH_CUT_NONE)
    return smith_fix_fail (error, _("A request would need what leads back in a circle"));
  if (has_gone (self, cut.node))
    return TRUE;
  g_hash_table_add (self->gone, GUINT_TO_POINTER (cut.node));

  switch (cut.kind)
    {
    case SMITH_CUT_CLOSE:
      return smith_fix_put_json (self->tree, cut.node, "false", edits, error);

    case SMITH_CUT_REFUSE:
      return smith_fix_put_json (self->tree, cut.node, "{\"not\": {}}", edits, error);

    case SMITH_CUT_EMPTY:
      return empty_array (self, cut.node, edits, error);

    case SMITH_CUT_REMOVE:
    case SMITH_CUT_NONE:
    default:
      g_array_append_val (removed, cut.node);
      return TRUE;
    }
}

/* Whether no reference in @part is cut: a copy of it would bring that back.  One that is cut
 * into a part without any such is copied in its turn, so it may come back once. */
static gboolean
is_whole (Circles   *self,
          SmithNode  from,
          SmithNode  part,
          gboolean   is_inner)
{
  g_autoptr(GArray) refs = smith_schema_list_refs (self->tree, part);

  for (guint i = 0; i < refs->len; i++)
    {
      SmithNode ref = g_array_index (refs, SmithNode, i);
      SmithNode inner;

      if (!g_hash_table_contains (self->cuts, GUINT_TO_POINTER (ref)))
        continue;
      inner = is_inner ? SMITH_NODE_NONE
                       : smith_circle_find_part (self->tree, from, ref, self->parts);
      if (inner == SMITH_NODE_NONE || !is_whole (self, from, inner, TRUE))
        return FALSE;
    }

  return TRUE;
}

/* Whether the platform could take the document with one more copy, as far as copies decide. */
static gboolean
has_room (Circles   *self,
          SmithNode  part)
{
  SmithSpan span = smith_tree_get_span (self->tree, part);
  gsize most = smith_check_get_profile (self->check)->max_bytes;

  return self->n_copied <= most && span.end - span.start <= most - self->n_copied;
}

/* The one sentence about all copies that were left out. */
static void
lose_copies (Circles   *self,
             GPtrArray *losses)
{
  if (!self->is_full)
    smith_fix_lose (losses, _("Not every part is copied to where it is referred to: with all "
                              "copies the document would be too large."));
  self->is_full = TRUE;
}

/* Writes @part in the place of @holder, whose own description stays. */
static gboolean
copy_part (Circles    *self,
           SmithNode   holder,
           SmithNode   part,
           GPtrArray  *edits,
           GError    **error)
{
  SmithNode own = smith_tree_get_member (self->tree, holder, "description");
  g_autoptr(GString) json = g_string_new ("{");

  if (own == SMITH_NODE_NONE)
    return smith_edit_set (self->tree, holder, (SmithEditValue) { self->tree, part }, edits,
                           error);

  for (SmithNode node = own; node != SMITH_NODE_NONE;
       node = node == own ? smith_tree_get_first (self->tree, part)
                          : smith_tree_get_next (self->tree, node))
    {
      g_autofree char *text = smith_schema_print (self->tree, node);
      g_autofree char *key = smith_tree_dup_key (self->tree, node);
      g_autoptr(SmithTree) name = smith_edit_value_new_string (key);
      g_autofree char *name_json = smith_schema_print (name, SMITH_NODE_ROOT);

      if (text == NULL)
        return smith_fix_fail (error, _("A number has no form in JSON"));
      if (node != own && g_str_equal (key, "description"))
        continue;
      g_string_append_printf (json, "%s%s: %s", json->len > 1 ? ", " : "", name_json, text);
    }
  g_string_append_c (json, '}');

  return smith_fix_put_json (self->tree, holder, json->str, edits, error);
}

/* The same, counted: what aliases bring is known only then. */
static gboolean
count_copy (Circles    *self,
            SmithNode   holder,
            SmithNode   part,
            GPtrArray  *edits,
            GError    **error)
{
  guint n_before = edits->len;

  g_hash_table_add (self->gone, GUINT_TO_POINTER (holder));
  if (!copy_part (self, holder, part, edits, error))
    return FALSE;
  for (guint i = n_before; i < edits->len; i++)
    self->n_copied += ((SmithTextEdit *) g_ptr_array_index (edits, i))->length;

  return TRUE;
}

static gboolean
cut_edge (Circles    *self,
          guint       index,
          GArray     *removed,
          GPtrArray  *edits,
          GPtrArray  *losses,
          GError    **error)
{
  const SmithCircleEdge *edge = &g_array_index (self->edges, SmithCircleEdge, index);
  SmithNode holder = g_array_index (self->holders, SmithNode, index);
  SmithNode target = g_array_index (self->components, SmithNode, edge->to);
  SmithNode from = g_array_index (self->components, SmithNode, edge->from);
  SmithNode part = smith_circle_find_part (self->tree, from, holder, self->parts);
  gboolean is_request = edge->harm >= HARM_REQUEST ||
                        (part != SMITH_NODE_NONE && self->uses[edge->from].in_request);
  g_autofree char *json = NULL;

  if (part != SMITH_NODE_NONE && is_whole (self, from, part, FALSE))
    {
      if (has_room (self, part))
        return count_copy (self, holder, part, edits, error);
      lose_copies (self, losses);
    }

  add_loss (self, edge, holder, is_request, losses);
  if (has_gone (self, holder))
    return TRUE;
  if (is_request)
    return cut_request (self, holder, removed, edits, error);

  g_hash_table_add (self->gone, GUINT_TO_POINTER (holder));
  json = make_stand_in (self, holder, target);
  return smith_fix_put_json (self->tree, holder, json, edits, error);
}

static gboolean
fail_needed (Circles               *self,
             const SmithCircleEdge *edge,
             GError               **error)
{
  g_autofree char *from =
    smith_tree_dup_key (self->tree, g_array_index (self->components, SmithNode, edge->from));
  g_autofree char *to =
    smith_tree_dup_key (self->tree, g_array_index (self->components, SmithNode, edge->to));

  g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE,
               _("A request must send %s inside %s, and so on without an end; nothing there can "
                 "be left out"), to, from);
  return FALSE;
}

/* The first edge that would have to be cut and cannot, or NULL. */
static const SmithCircleEdge *
find_needed (Circles *self)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      const SmithCircleEdge *edge = &g_array_index (self->edges, SmithCircleEdge, i);

      if (edge->is_cut && edge->harm >= HARM_NEEDED)
        return edge;
    }

  return NULL;
}

/* Outer places first, so that what stands in one that goes is known to go with it. */
static gboolean
cut_all (Circles    *self,
         GPtrArray  *edits,
         GPtrArray  *losses,
         GError    **error)
{
  g_autoptr(GArray) removed = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  const SmithCircleEdge *needed = find_needed (self);

  if (needed != NULL)
    return fail_needed (self, needed, error);
  for (guint i = 0; i < self->edges->len; i++)
    if (g_array_index (self->edges, SmithCircleEdge, i).is_cut &&
        !cut_edge (self, i, removed, edits, losses, error))
      return FALSE;

  return removed->len == 0 ||
         smith_edit_remove (self->tree, (const SmithNode *) (void *) removed->data, removed->len,
                            edits, error);
}

static void
circles_init (Circles    *self,
              SmithCheck *check)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");

  *self = (Circles) {
    .check = check,
    .tree = tree,
    .components = g_array_new (FALSE, FALSE, sizeof (SmithNode)),
    .edges = g_array_new (FALSE, FALSE, sizeof (SmithCircleEdge)),
    .holders = g_array_new (FALSE, FALSE, sizeof (SmithNode)),
    .parts = g_hash_table_new (NULL, NULL),
    .cuts = g_hash_table_new (NULL, NULL),
    .gone = g_hash_table_new (NULL, NULL),
  };
  list_edges (self, smith_tree_get_member (tree, components, "schemas"));
  smith_circle_cut ((SmithCircleEdge *) (void *) self->edges->data, self->edges->len,
                    self->components->len);
  for (guint i = 0; i < self->edges->len; i++)
    if (g_array_index (self->edges, SmithCircleEdge, i).is_cut)
      g_hash_table_add (self->cuts,
                        GUINT_TO_POINTER (g_array_index (self->holders, SmithNode, i)));
}

static void
circles_clear (Circles *self)
{
  g_array_unref (self->components);
  g_array_unref (self->edges);
  g_array_unref (self->holders);
  g_free (self->uses);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->cuts);
  g_hash_table_unref (self->gone);
}

/* There is one such problem in a document at most, so this may look at all of it. */
SMITH_FIX_PROBE (smith_fix_circle_probe)
{
  Circles self;
  gboolean ok;

  fix->kind = SMITH_FIX_NARROWER;
  if (problem->node == SMITH_NODE_NONE ||
      smith_schema_get_component (smith_check_get_tree (check), problem->node) == SMITH_NODE_NONE)
    return FALSE;

  circles_init (&self, check);
  ok = find_needed (&self) == NULL;
  circles_clear (&self);

  return ok;
}

SMITH_FIX_MAKE (smith_fix_circle_make)
{
  Circles self;
  gboolean ok;

  circles_init (&self, check);
  ok = cut_all (&self, edits, losses, error);
  circles_clear (&self);

  return ok;
}
