/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include "base/smith-limits.h"
#include "platform/smith-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of the typed model. */

/* What a line means, by how its message begins. */
static const struct
{
  const char *prefix;
  const char *meaning;
} meanings[] = {
  { SMITH_MODEL_MISSING, N_("“%s” is required and missing") },
  { SMITH_MODEL_NOT_STRING, N_("“%s” must be text; put it in quotes") },
  { SMITH_MODEL_NOT_OBJECT, N_("“%s” must be an object") },
  { SMITH_MODEL_NOT_LIST, N_("“%s” must be a list") },
  { SMITH_MODEL_NOT_BOOLEAN, N_("“%s” must be true or false") },
  { SMITH_MODEL_NOT_NUMBER, N_("“%s” must be a number") },
  { SMITH_MODEL_NOT_INTEGER, N_("“%s” must be a whole number") },
  { SMITH_MODEL_TOO_SMALL " 0", N_("“%s” must be greater than 0") },
  { SMITH_MODEL_TOO_SMALL " or equal to 0", N_("“%s” must not be negative") },
  { SMITH_MODEL_TOO_SHORT, N_("“%s” must not be empty") },
  { "Input should be ", N_("“%s” must be one of the words that OpenAPI has for it") },
};

static char *
dup_meaning (const SmithModelLine *line)
{
  const char *meaning = meanings[G_N_ELEMENTS (meanings) - 1].meaning;
  GString *out;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_has_prefix (line->message, meanings[i].prefix))
      {
        meaning = meanings[i].meaning;
        break;
      }

  out = g_string_new (_(meaning));
  g_string_replace (out, "%s", line->name, 1);

  return g_string_free (out, FALSE);
}

/* Whether a line only says that an object is no reference, which it was not meant to be. */
static gboolean
is_no_reference (const SmithModelLine *line)
{
  return g_str_equal (line->name, "$ref") && g_str_equal (line->message, SMITH_MODEL_MISSING);
}

/* Of the lines of one mistake the one that goes deepest says most: an alternative that was
 * not meant fails at its first field. */
static const SmithModelLine *
find_telling_line (GArray *lines,
                   guint   from)
{
  const SmithModelLine *best = &g_array_index (lines, SmithModelLine, from);

  for (guint i = from + 1; i < lines->len; i++)
    {
      const SmithModelLine *line = &g_array_index (lines, SmithModelLine, i);

      if (line->group != best->group)
        break;
      if (line->depth > best->depth || (line->depth == best->depth && is_no_reference (best)))
        best = line;
    }

  return best;
}

void
smith_import_check_model (SmithImport *self)
{
  g_autoptr(GArray) lines = smith_model_check (smith_api_get_tree (self->api),
                                               &smith_model_openapi, SMITH_LIMIT_PROBLEMS,
                                               self->nulls, self->cancellable);
  const SmithModelLine *telling = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const SmithModelLine *line = &g_array_index (lines, SmithModelLine, i);
      g_autofree char *meaning = NULL;
      char group[16];

      if (telling == NULL || telling->group != line->group)
        telling = find_telling_line (lines, i);
      if (self->is_partial && g_str_equal (telling->message, SMITH_MODEL_MISSING))
        continue;
      meaning = dup_meaning (telling);
      g_snprintf (group, sizeof group, "%u", line->group);
      smith_import_add (self, "document-model", telling->node, telling->span, -1, line->location,
                        line->message, meaning, group, telling->message,
                        telling->location, NULL);
    }
}

/* The importer goes through the members of these without asking whether there are any. */
static gboolean
is_walked (SmithTree *tree,
           SmithNode  node)
{
  return smith_tree_key_equals (tree, node, "properties") ||
         (smith_tree_get_parent (tree, node) == SMITH_NODE_ROOT &&
          (smith_tree_key_equals (tree, node, "paths") ||
           smith_tree_key_equals (tree, node, "components")));
}

/* The line about a null where an object is expected: one, however many there are. */
void
smith_import_check_nulls (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean is_told = FALSE;

  for (guint i = 0; i < self->nulls->len; i++)
    {
      SmithNode node = g_array_index (self->nulls, SmithNode, i);
      g_autofree char *key = smith_tree_dup_key (tree, node);
      SmithSpan span = smith_tree_get_key_span (tree, node);

      if (!is_walked (tree, node) || !g_hash_table_add (seen, GUINT_TO_POINTER (node)))
        continue;
      if (!is_told)
        {
          is_told = smith_import_add (self, "document-null-map", node, span, -1, key, NULL);
        }
      else
        {
          g_autofree char *text = g_strdup_printf (_("“%s” holds nothing either"), key);

          smith_import_add_place (self, "document-null-map", node, span, text);
        }
    }
}
