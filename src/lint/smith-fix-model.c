/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of the typed model's lines: a field that is missing or of another type, where the
 * document itself says what was meant, or where no call depends on it. */

/* What the telling line of a problem says. */
static SmithModelPlace
read_place (SmithCheck            *check,
            const SmithDiagnostic *problem)
{
  SmithModelPlace place = { "", "", problem->node };
  const SmithFinding *finding;

  if (problem->finding < 0)
    return place;
  finding = smith_import_get_finding (smith_check_get_import (check), (guint) problem->finding);
  if (finding->n_arguments > 5)
    {
      place.message = finding->arguments[4];
      place.location = finding->arguments[5];
    }

  return place;
}

gboolean
smith_fix_ends_with (const SmithModelPlace *place,
                     const char            *location)
{
  return g_str_has_suffix (place->location, location);
}

static gboolean
is_plain_scalar (SmithTree *tree,
                 SmithNode  node)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);

  return (kind == SMITH_NODE_NUMBER || kind == SMITH_NODE_BOOLEAN || kind == SMITH_NODE_STRING) &&
         !smith_tree_is_quoted (tree, node);
}

/* A number, a date or a yes where a text is wanted: the text as it stands there. */
static gboolean
probe_quote (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  SmithModelPlace place = read_place (check, problem);

  return g_str_equal (place.message, SMITH_MODEL_NOT_STRING) &&
         !smith_fix_ends_with (&place, "'[key]')") &&
         is_plain_scalar (smith_check_get_tree (check), place.node);
}

static gboolean
make_quote (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithModelPlace place = read_place (check, problem);
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, place.node, &length);
  g_autofree char *text = g_strndup (raw, length);

  return smith_fix_put_string (tree, place.node, text, edits, error);
}

static gboolean
probe_fill (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  SmithModelPlace place = read_place (check, problem);

  return smith_fix_fill_missing (check, &place, NULL, NULL);
}

static gboolean
make_fill (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  SmithModelPlace place = read_place (check, problem);

  return smith_fix_fill_missing (check, &place, edits, error);
}

static gboolean
probe_retype (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  SmithModelPlace place = read_place (check, problem);

  return smith_fix_retype (check, &place, NULL, NULL);
}

static gboolean
make_retype (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  SmithModelPlace place = read_place (check, problem);

  return smith_fix_retype (check, &place, edits, error);
}

/* A parameter that is required, said in its schema. */
static gboolean
probe_required (SmithCheck            *check,
                const SmithDiagnostic *problem,
                SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithModelPlace place = read_place (check, problem);
  SmithNode schema = smith_tree_get_parent (tree, place.node);

  return smith_fix_ends_with (&place, "'Parameter', 'schema', 'Schema', 'required')") &&
         smith_tree_get_kind (tree, place.node) == SMITH_NODE_BOOLEAN &&
         smith_tree_get_boolean (tree, place.node) &&
         smith_tree_get_member (tree, smith_tree_get_parent (tree, schema), "required") ==
           SMITH_NODE_NONE;
}

static gboolean
make_required (SmithCheck             *check,
               const SmithDiagnostic  *problem,
               const char             *answer,
               GPtrArray              *edits,
               GPtrArray              *losses,
               GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode schema = smith_tree_get_parent (tree, problem->node);

  return smith_fix_remove (check, problem->node, edits, error) &&
         smith_fix_put_member (tree, smith_tree_get_parent (tree, schema), "required", schema,
                               "true", edits, error);
}

/* Fields that say nothing: a length of at least less than nothing, a null
 * for a yes or no, a tag without a name. */
static gboolean
probe_void (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithModelPlace place = read_place (check, problem);

  if (g_str_has_prefix (place.message, SMITH_MODEL_TOO_SMALL))
    return TRUE;
  if (g_str_has_prefix (place.message, SMITH_MODEL_NOT_BOOLEAN))
    return smith_tree_get_kind (tree, place.node) == SMITH_NODE_NULL;

  return g_str_equal (place.message, SMITH_MODEL_MISSING) &&
         g_str_has_prefix (place.location, "('tags', ") && smith_fix_ends_with (&place, "'name')");
}

static gboolean
make_removal (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  return smith_fix_remove (check, problem->node, edits, error);
}

/* What ChatGPT makes no call from: texts, links, examples, hints, and what answers look like.
 * Returns the part that can go with what is wrong in it. */
static SmithNode
find_droppable (SmithTree *tree,
                SmithNode  node)
{
  static const char *const keys[] = {
    "externalDocs", "example", "examples", "xml", "contact", "license", "description", "summary",
    "termsOfService", "links", "callbacks", "webhooks", "headers", "discriminator", "encoding",
    "deprecated", "title", "readOnly", "writeOnly", "jsonSchemaDialect",
  };

  for (SmithNode parent; node != SMITH_NODE_NONE; node = parent)
    {
      SmithNode content, answers;

      parent = smith_tree_get_parent (tree, node);
      if (parent == SMITH_NODE_NONE || smith_tree_get_kind (tree, parent) != SMITH_NODE_OBJECT)
        continue;
      content = smith_tree_get_parent (tree, parent);
      answers = smith_tree_get_parent (tree, smith_tree_get_parent (tree, content));
      if (smith_tree_key_equals (tree, node, "schema") &&
          smith_tree_key_equals (tree, content, "content") &&
          smith_tree_key_equals (tree, answers, "responses"))
        return node;
      /* a property may have any name */
      if (smith_tree_key_equals (tree, parent, "properties"))
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (smith_tree_key_equals (tree, node, keys[i]))
          return node;
    }

  return SMITH_NODE_NONE;
}

/* Constraints that cannot be read: without them the model may send what the API refuses, but
 * they never kept it from that. */
static gboolean
is_unreadable_limit (const SmithModelPlace *place)
{
  return g_str_has_prefix (place->message, SMITH_MODEL_NOT_NUMBER) ||
         g_str_has_prefix (place->message, SMITH_MODEL_NOT_INTEGER);
}

static SmithNode
find_part (SmithCheck            *check,
           const SmithDiagnostic *problem)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithModelPlace place = read_place (check, problem);
  SmithNode part = find_droppable (tree, place.node);
  gboolean is_required = smith_fix_ends_with (&place, "'Response', 'description')") ||
                         g_str_equal (place.location, "('info', 'title')");

  /* a field that has to be there cannot go */
  if (part == place.node && is_required)
    return SMITH_NODE_NONE;

  return part == SMITH_NODE_NONE && is_unreadable_limit (&place) ? place.node : part;
}

static gboolean
probe_drop (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  return find_part (check, problem) != SMITH_NODE_NONE;
}

static gboolean
make_drop (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  SmithNode part = find_part (check, problem);
  g_autofree char *pointer = smith_pointer_to_node (smith_check_get_tree (check), part);

  smith_fix_lose (losses, _("What stands at %s is left out"), pointer);
  return smith_fix_remove (check, part, edits, error);
}

#define MODEL (const char *const[]) { "document-model", NULL }

const SmithFixRow smith_model_fixes[] = {
  {
    {
      .id = "document-quote",
      .rules = MODEL,
      .kind = SMITH_FIX_SAME,
      .title = N_("Put It in Quotes"),
      .what = N_("Makes a text of a value or a name that reads as a number, a date or yes and "
                 "no."),
    },
    probe_quote,
    make_quote,
  },
  {
    {
      .id = "document-fill",
      .rules = MODEL,
      .kind = SMITH_FIX_SAME,
      .title = N_("Add What Is Missing"),
      .what = N_("Writes a field that has to be there, as the rest of the document tells it."),
    },
    probe_fill,
    make_fill,
  },
  {
    {
      .id = "parameter-require",
      .rules = MODEL,
      .kind = SMITH_FIX_SAME,
      .title = N_("Move It to the Parameter"),
      .what = N_("Says at the parameter itself what its schema says: that it is required."),
    },
    probe_required,
    make_required,
  },
  {
    {
      .id = "document-retype",
      .rules = MODEL,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write It in Its Type"),
      .what = N_("Writes a value as the object, the list or the word that was meant."),
    },
    probe_retype,
    make_retype,
  },
  {
    {
      .id = "document-remove-void",
      .rules = MODEL,
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Field"),
      .what = N_("Removes a field that says nothing."),
    },
    probe_void,
    make_removal,
  },
  {
    {
      .id = "document-drop",
      .rules = MODEL,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave It Out"),
      .what = N_("Removes a text, an example, a hint or a limit that cannot be read; no call is "
                 "made from it."),
    },
    probe_drop,
    make_drop,
  },
};

const guint smith_n_model_fixes = G_N_ELEMENTS (smith_model_fixes);
