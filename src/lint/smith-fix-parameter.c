/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "lint/smith-schema-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of a parameter. */

/* The operation and the name of a parameter, for a sentence. */
typedef struct
{
  char *operation;  /* (owned) */
  char *name;       /* (owned) empty when there is none */
  char *location;   /* (owned) empty when there is none */
} Label;

static void
label_clear (Label *self)
{
  g_free (self->operation);
  g_free (self->name);
  g_free (self->location);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Label, label_clear)

static Label
read_label (SmithCheck            *check,
            const SmithDiagnostic *problem)
{
  SmithTree *tree = smith_check_get_tree (check);
  Label self;
  int operation = smith_fix_find_operation (check, problem);

  self.operation = operation < 0
                     ? g_strdup ("")
                     : smith_fix_dup_title (smith_api_get_operation (smith_check_get_api (check),
                                                                     (guint) operation));
  self.name = smith_tree_dup_member (tree, problem->node, "name");
  self.location = smith_tree_dup_member (tree, problem->node, "in");
  if (self.name == NULL)
    self.name = g_strdup ("");
  if (self.location == NULL)
    self.location = g_strdup ("");

  return self;
}

static gboolean
is_optional (SmithTree *tree,
             SmithNode  parameter)
{
  SmithNode required = smith_tree_get_member (tree, parameter, "required");

  if (smith_tree_string_equals (tree, smith_tree_get_member (tree, parameter, "in"), "path"))
    return FALSE;

  return required == SMITH_NODE_NONE || smith_tree_get_kind (tree, required) == SMITH_NODE_NULL ||
         (smith_tree_get_kind (tree, required) == SMITH_NODE_BOOLEAN &&
          !smith_tree_get_boolean (tree, required));
}

/* The parameter that a reference in the list stands for, when it has a name. */
static SmithNode
find_target (SmithCheck            *check,
             const SmithDiagnostic *problem)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithRefStatus status;
  SmithNode target = smith_ref_resolve (tree, problem->node, &status);
  SmithNode name = smith_tree_get_member (tree, target, "name");

  return status == SMITH_REF_FOUND && name != SMITH_NODE_NONE &&
         smith_tree_get_kind (tree, name) == SMITH_NODE_STRING ? target : SMITH_NODE_NONE;
}

static gboolean
probe_inline (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  return find_target (check, problem) != SMITH_NODE_NONE;
}

static gboolean
make_inline (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode target = find_target (check, problem);

  if (target == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("The reference leads to no parameter with a name"));

  return smith_edit_set (tree, problem->node, (SmithEditValue) { tree, target }, edits, error);
}

/* Whether the problem is that a parameter in the list of an operation has no name: for the
 * typed model, or for the platform. */
static gboolean
is_nameless (SmithCheck            *check,
             const SmithDiagnostic *problem)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode list = smith_tree_get_parent (tree, problem->node);

  return problem->node != SMITH_NODE_NONE && smith_tree_key_equals (tree, list, "parameters") &&
         smith_tree_get_kind (tree, problem->node) == SMITH_NODE_OBJECT &&
         smith_tree_get_member (tree, problem->node, "name") == SMITH_NODE_NONE &&
         smith_tree_get_member (tree, problem->node, "$ref") == SMITH_NODE_NONE &&
         smith_fix_find_operation (check, problem) >= 0;
}

/* A parameter without a name cannot be sent by anyone, so a call is the same without it unless
 * the API wants it.  What a reference that leads nowhere meant is not known. */
static gboolean
probe_nameless (SmithCheck            *check,
                const SmithDiagnostic *problem,
                SmithFix              *fix)
{
  return is_nameless (check, problem) &&
         is_optional (smith_check_get_tree (check), problem->node);
}

static gboolean
make_nameless (SmithCheck             *check,
               const SmithDiagnostic  *problem,
               const char             *answer,
               GPtrArray              *edits,
               GPtrArray              *losses,
               GError                **error)
{
  g_auto(Label) label = read_label (check, problem);

  smith_fix_lose (losses, _("A parameter without a name of %s is left out"), label.operation);
  return smith_fix_remove (check, problem->node, edits, error);
}

static gboolean
probe_name (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  if (!is_nameless (check, problem))
    return FALSE;
  fix->question = g_strdup (_("What is the parameter called in a request?"));

  return TRUE;
}

static gboolean
make_name (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  SmithNode list = smith_tree_get_parent (tree, problem->node);

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "name"), answer))
      return smith_fix_fail_answer (error, _("The operation has a parameter of that name"));

  return smith_fix_put_string_member (tree, problem->node, "name",
                                      smith_tree_get_first (tree, problem->node), answer, edits,
                                      error);
}

/* Whether the key dialog sends this header: the one that a security scheme names, or one by
 * which APIs take keys. */
static gboolean
is_key_header (SmithTree  *tree,
               const char *name)
{
  static const char *const common[] = {
    "authorization", "x-api-key", "api-key", "apikey", "x-auth-token", "x-access-token",
  };
  SmithNode schemes = smith_tree_get_member (tree, smith_tree_get_member (tree, SMITH_NODE_ROOT,
                                                                          "components"),
                                             "securitySchemes");

  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_ascii_strcasecmp (name, common[i]) == 0)
      return TRUE;
  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *header = smith_tree_dup_member (tree, node, "name");

      if (smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "in"), "header") &&
          header != NULL && g_ascii_strcasecmp (header, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The dialog sends one header.  Of two that an operation wants the other one would be
 * missing, so then neither is taken for the dialog's. */
static gboolean
is_only_key_header (SmithTree  *tree,
                    SmithNode   parameter,
                    const char *name)
{
  SmithNode list = smith_tree_get_parent (tree, parameter);

  if (!is_key_header (tree, name))
    return FALSE;
  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *other = smith_tree_dup_member (tree, node, "name");

      if (node != parameter && other != NULL && !is_optional (tree, node) &&
          smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "in"), "header") &&
          is_key_header (tree, other))
        return FALSE;
    }

  return TRUE;
}

/* Headers that OpenAPI says to ignore in a list of parameters (3.1.1 §4.8.12.2.1): what is
 * sent and taken is told by the media types. */
static gboolean
is_ignored_header (const char *name)
{
  return g_ascii_strcasecmp (name, "accept") == 0 || g_ascii_strcasecmp (name, "content-type") == 0;
}

/* The platform sends neither headers nor cookies of the description, so what it sends is the
 * same; but the removal must not hide that an API would refuse it. */
static gboolean
probe_unsent (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_autofree char *name = smith_tree_dup_member (tree, problem->node, "name");

  if (name == NULL)
    return FALSE;
  if (g_str_equal (problem->rule, "parameter-cookie"))
    return is_optional (tree, problem->node);
  if (is_ignored_header (name))
    {
      fix->kind = SMITH_FIX_SAME;
      return TRUE;
    }

  return is_optional (tree, problem->node) || is_only_key_header (tree, problem->node, name);
}

static gboolean
make_unsent (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_auto(Label) label = read_label (check, problem);

  if (g_str_equal (label.location, "cookie"))
    smith_fix_lose (losses, _("The cookie %s of %s is left out"), label.name, label.operation);
  else if (is_key_header (tree, label.name))
    smith_fix_lose (losses, _("The header %s of %s is left out; only a key that is set in "
                              "ChatGPT's dialog sends it"), label.name, label.operation);
  else if (!is_ignored_header (label.name))
    smith_fix_lose (losses, _("The header %s of %s is left out"), label.name, label.operation);

  return smith_fix_remove (check, problem->node, edits, error);
}

static gboolean
probe_elsewhere (SmithCheck            *check,
                 const SmithDiagnostic *problem,
                 SmithFix              *fix)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_auto(Label) label = read_label (check, problem);
  SmithFix other = { .kind = SMITH_FIX_NARROWER };

  if (is_optional (tree, problem->node) || probe_unsent (check, problem, &other))
    return FALSE;

  fix->question = g_strdup_printf (_("The API wants %s, which ChatGPT does not send. Does it take "
                                     "the value in the query (query), or does it do without "
                                     "(remove)?"), label.name);
  fix->proposal = g_strdup ("query");

  return TRUE;
}

static gboolean
make_elsewhere (SmithCheck             *check,
                const SmithDiagnostic  *problem,
                const char             *answer,
                GPtrArray              *edits,
                GPtrArray              *losses,
                GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);

  if (g_str_equal (answer, "remove"))
    return make_unsent (check, problem, NULL, edits, losses, error);
  if (!g_str_equal (answer, "query"))
    return smith_fix_fail_answer (error, _("The answer is query or remove"));

  return smith_fix_put_string (tree, smith_tree_get_member (tree, problem->node, "in"), "query",
                               edits, error);
}

static SmithNode
find_first_of_name (SmithTree *tree,
                    SmithNode  parameter)
{
  g_autofree char *name = smith_tree_dup_member (tree, parameter, "name");
  SmithNode list = smith_tree_get_parent (tree, parameter);

  for (SmithNode node = smith_tree_get_first (tree, list);
       node != SMITH_NODE_NONE && node != parameter; node = smith_tree_get_next (tree, node))
    if (name != NULL &&
        smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "name"), name) &&
        !smith_tree_string_equals (tree, smith_tree_get_member (tree, node, "in"), "header"))
      return node;

  return SMITH_NODE_NONE;
}

/* Which of two parameters with one name can go.  With one location they are one value on the
 * wire, and the first counts.  With two, an optional one can be left out; where both are
 * required a call needs both, and no name can be changed, since the API knows it. */
static SmithNode
find_superfluous (SmithTree    *tree,
                  SmithNode     second,
                  SmithFixKind *out_kind)
{
  SmithNode first = find_first_of_name (tree, second);
  g_autofree char *in_first = smith_tree_dup_member (tree, first, "in");
  g_autofree char *in_second = smith_tree_dup_member (tree, second, "in");

  *out_kind = SMITH_FIX_NARROWER;
  if (first == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;
  if (g_strcmp0 (in_first, in_second) == 0)
    {
      g_autofree char *one = smith_schema_print (tree, first);
      g_autofree char *other = smith_schema_print (tree, second);

      /* what JSON has no form for is not known to be equal */
      if (one != NULL && other != NULL && g_str_equal (one, other))
        *out_kind = SMITH_FIX_SAME;
      return second;
    }
  if (is_optional (tree, second))
    return second;

  return is_optional (tree, first) ? first : SMITH_NODE_NONE;
}

static gboolean
probe_duplicate (SmithCheck            *check,
                 const SmithDiagnostic *problem,
                 SmithFix              *fix)
{
  return find_superfluous (smith_check_get_tree (check), problem->node, &fix->kind) !=
         SMITH_NODE_NONE;
}

static gboolean
make_duplicate (SmithCheck             *check,
                const SmithDiagnostic  *problem,
                const char             *answer,
                GPtrArray              *edits,
                GPtrArray              *losses,
                GError                **error)
{
  SmithTree *tree = smith_check_get_tree (check);
  g_auto(Label) label = read_label (check, problem);
  SmithFixKind kind;
  SmithNode node = find_superfluous (tree, problem->node, &kind);
  g_autofree char *location = smith_tree_dup_member (tree, node, "in");

  if (node == SMITH_NODE_NONE)
    return smith_fix_fail (error, _("The API wants both of the parameters"));
  if (kind == SMITH_FIX_NARROWER)
    smith_fix_lose (losses, _("One of the parameters named %s of %s, in %s, is left out"),
                    label.name, label.operation, location);

  return smith_fix_remove (check, node, edits, error);
}

const SmithFixRow smith_parameter_fixes[] = {
  {
    {
      .id = "parameter-inline",
      .rules = (const char *const[]) { "parameter-unnamed", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Parameter Out"),
      .what = N_("Puts the parameter itself in place of the reference to it."),
    },
    probe_inline,
    make_inline,
  },
  {
    {
      .id = "parameter-remove-nameless",
      .rules = (const char *const[]) { "parameter-unnamed", "document-model", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out the Parameter"),
      .what = N_("Removes an optional parameter that has no name."),
    },
    probe_nameless,
    make_nameless,
  },
  {
    {
      .id = "parameter-set-name",
      .rules = (const char *const[]) { "parameter-unnamed", "document-model", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Name the Parameter…"),
      .what = N_("Gives the parameter the name that the API knows it by."),
    },
    probe_name,
    make_name,
  },
  {
    {
      .id = "parameter-remove-unsent",
      .rules = (const char *const[]) { "parameter-header", "parameter-cookie", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out the Parameter"),
      .what = N_("Removes a header or a cookie that ChatGPT never sends and the API can do "
                 "without, or that the key dialog sends."),
    },
    probe_unsent,
    make_unsent,
  },
  {
    {
      .id = "parameter-move",
      .rules = (const char *const[]) { "parameter-header", "parameter-cookie", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Send It Elsewhere…"),
      .what = N_("Moves a header or a cookie that the API wants into the query, or removes it."),
    },
    probe_elsewhere,
    make_elsewhere,
  },
  {
    {
      .id = "parameter-remove-duplicate",
      .rules = (const char *const[]) { "parameter-duplicate", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out One of Them"),
      .what = N_("Removes the second of two equal parameters, or the one that is optional."),
    },
    probe_duplicate,
    make_duplicate,
  },
};

const guint smith_n_parameter_fixes = G_N_ELEMENTS (smith_parameter_fixes);
