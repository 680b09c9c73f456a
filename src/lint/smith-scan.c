/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-scan.h"

#include "base/smith-limits.h"

#include <string.h>

typedef struct
{
  SmithTree *tree;
  SmithScan *scan;
  GString   *scratch;
} Visit;

static gboolean
is_value (SmithTree           *tree,
          SmithStructurePlace  place,
          SmithNode            member)
{
  return smith_tree_key_equals (tree, member, "example") ||
         smith_tree_key_equals (tree, member, "examples") ||
         (place == SMITH_PLACE_SCHEMA && smith_tree_key_equals (tree, member, "default"));
}

static gboolean
is_list_type (SmithTree *tree,
              SmithNode  member)
{
  return smith_tree_key_equals (tree, member, "type") &&
         smith_tree_string_equals (tree, member, "array");
}

/* Whether a schema says nothing of what is in a list. */
static gboolean
is_bare (SmithTree *tree,
         SmithNode  schema)
{
  static const char *const keywords[] = {
    "items", "prefixItems", "contains", "allOf", "anyOf", "oneOf", "$ref", "enum", "const",
    "unevaluatedItems", "$dynamicRef",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (smith_tree_get_member (tree, schema, keywords[i]) != SMITH_NODE_NONE)
      return FALSE;

  return TRUE;
}

/* Reads as few names as it can: their length is known without the text. */
static void
visit_cb (SmithStructurePlace place,
          SmithNode           node,
          gpointer            user_data)
{
  Visit *self = user_data;
  gboolean is_list = FALSE;

  for (SmithNode member = smith_tree_get_first (self->tree, node); member != SMITH_NODE_NONE;
       member = smith_tree_get_next (self->tree, member))
    {
      SmithSpan key = smith_tree_get_key_span (self->tree, member);
      gsize length = key.end - key.start;  /* with quotes, if there are any */
      const char *name;

      if (length >= strlen ("default") && length <= strlen ("\"examples\"") &&
          is_value (self->tree, place, member))
        {
          SmithScanValue value = { member, node, place };

          g_array_append_val (self->scan->values, value);
        }
      if (place != SMITH_PLACE_SCHEMA)
        continue;
      if (length <= strlen ("\"type\""))
        is_list = is_list || is_list_type (self->tree, member);
      name = smith_tree_peek_key (self->tree, member, &length);
      smith_scan_look_at_keyword (self->tree, node, member, name, length, self->scratch,
                                  self->scan->oddities);
    }
  if (is_list && is_bare (self->tree, node))
    g_array_append_val (self->scan->lists, node);
}

#define MODEL_COMPLAINT GUINT_TO_POINTER (2)

/* What the platform complains of, and whether it does of a field there: node → MODEL_COMPLAINT. */
static GHashTable *
list_complaints (SmithImport *import)
{
  GHashTable *nodes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_import_get_n_findings (import); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (import, i);
      gpointer node = GUINT_TO_POINTER (finding->node);

      if (finding->message->stage == SMITH_STAGE_MODEL)
        g_hash_table_insert (nodes, node, MODEL_COMPLAINT);
      else if (finding->node != SMITH_NODE_NONE && !g_hash_table_contains (nodes, node))
        g_hash_table_insert (nodes, node, GUINT_TO_POINTER (1));
    }

  return nodes;
}

/* Whether the platform has said it itself, in its words.  What is missing is a finding about the
 * object, of which it may have said something else. */
static gboolean
is_said (GHashTable                  *complaints,
         const SmithStructureFinding *finding)
{
  gpointer complaint = g_hash_table_lookup (complaints, GUINT_TO_POINTER (finding->node));

  return finding->what == SMITH_STRUCTURE_MISSING ? complaint == MODEL_COMPLAINT
                                                  : complaint != NULL;
}

static void
drop_said (GArray     *findings,
           GHashTable *complaints)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      SmithStructureFinding *finding = &g_array_index (findings, SmithStructureFinding, i);

      if (!is_said (complaints, finding))
        g_array_index (findings, SmithStructureFinding, n++) = *finding;
    }
  g_array_set_size (findings, n);
}

/* In document order: an object is met before what is in it, and a value may follow that. */
static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const SmithScanValue *x = a, *y = b;

  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;

  return x->owner < y->owner ? -1 : x->owner > y->owner;
}

/**
 * smith_scan_new:
 * @cancellable: (nullable): what is found is then not all
 *
 * Takes a pass over the document: 15 ms for GitHub's 13 MB.  Needs nothing but the tree, so it
 * may run in any thread beside the importer.
 *
 * Returns: (transfer full): what was found, with what the platform says, too
 */
SmithScan *
smith_scan_new (SmithTree    *tree,
                GCancellable *cancellable)
{
  SmithScan *self = g_new0 (SmithScan, 1);
  g_autoptr(GString) scratch = g_string_new (NULL);
  Visit visit = { tree, self, scratch };

  self->values = g_array_new (FALSE, FALSE, sizeof (SmithScanValue));
  self->lists = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  self->oddities = g_array_new (FALSE, FALSE, sizeof (SmithOddity));
  self->structure = smith_structure_check (tree, SMITH_LIMIT_PROBLEMS, visit_cb, &visit,
                                           &self->is_truncated, cancellable);
  g_array_sort (self->values, compare_values);

  return self;
}

/* Leaves out what the platform complains of.  To be called once. */
void
smith_scan_drop_said (SmithScan   *self,
                      SmithImport *import)
{
  self->complaints = list_complaints (import);
  drop_said (self->structure, self->complaints);
}

void
smith_scan_free (SmithScan *self)
{
  g_array_unref (self->structure);
  g_array_unref (self->values);
  g_array_unref (self->lists);
  g_array_unref (self->oddities);
  g_clear_pointer (&self->complaints, g_hash_table_unref);
  g_free (self);
}
