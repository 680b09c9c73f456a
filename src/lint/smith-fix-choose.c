/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include "lint/smith-schema-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A request body whose root leaves a choice becomes one of the alternatives: whatever fits
 * one of them fits the whole.  All fields of all of them in one object might not. */

typedef struct
{
  SmithCheck *check;
  SmithTree  *tree;
  SmithNode   place;     /* what stands in the body, a reference perhaps */
  SmithNode   schema;    /* what it leads to */
  SmithNode   list;      /* the alternatives */
  guint       n_real;    /* those that are not null alone */
  SmithNode   branch;    /* the chosen one */
  char       *pin;       /* (owned) (nullable) the field that tells them apart */
  char       *pin_value; /* (owned) (nullable) */
  GPtrArray  *members;   /* (owned) (nullable) what the body becomes */
} Choice;

static void
choice_clear (Choice *self)
{
  g_clear_pointer (&self->pin, g_free);
  g_clear_pointer (&self->pin_value, g_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
}

static guint
count_real (SmithTree *tree,
            SmithNode  list)
{
  guint n = 0;

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    n += !smith_schema_is_null (tree, node);

  return n;
}

/* Finds the alternatives; FALSE when there are none. */
static gboolean
choice_init (Choice                *self,
             SmithCheck            *check,
             const SmithDiagnostic *problem)
{
  static const char *const keywords[] = { "oneOf", "anyOf" };

  *self = (Choice) {
    .check = check,
    .tree = smith_check_get_tree (check),
    .place = problem->node,
    .schema = smith_fix_get_body (check, problem),
  };
  if (self->schema == SMITH_NODE_NONE)
    return FALSE;

  self->list = smith_schema_find_list (smith_check_get_api (check), self->schema);
  for (gsize i = 0; i < G_N_ELEMENTS (keywords) && self->list == SMITH_NODE_NONE; i++)
    self->list = smith_tree_get_member (self->tree, self->schema, keywords[i]);
  if (self->list == SMITH_NODE_NONE ||
      smith_tree_get_kind (self->tree, self->list) != SMITH_NODE_ARRAY)
    return FALSE;
  self->n_real = count_real (self->tree, self->list);

  /* what stands in the body itself goes; a reference elsewhere may lead into it */
  return self->n_real > 0 && (smith_ref_get (self->tree, self->place) != SMITH_NODE_NONE ||
                              !smith_fix_is_target (check, self->list));
}

static char *
dup_ref_name (SmithTree *tree,
              SmithNode  branch)
{
  SmithNode ref = smith_ref_get (tree, branch);
  g_autofree char *pointer = ref != SMITH_NODE_NONE ? smith_tree_dup_string (tree, ref) : NULL;
  const char *slash = pointer != NULL ? strrchr (pointer, '/') : NULL;

  return slash != NULL ? g_uri_unescape_string (slash + 1, NULL) : NULL;
}

/* What a person calls an alternative: the component's name, its title, or its number. */
static char *
dup_label (SmithTree *tree,
           SmithNode  branch)
{
  char *label = dup_ref_name (tree, branch);

  if (label == NULL)
    label = smith_tree_dup_member (tree, branch, "title");
  if (label == NULL)
    label = g_strdup_printf ("%u", smith_tree_get_index (tree, branch) + 1);

  return label;
}

/* The key of the mapping that leads to @branch, else the component's name. */
static char *
dup_mapped_value (SmithTree *tree,
                  SmithNode  mapping,
                  SmithNode  branch)
{
  g_autofree char *name = dup_ref_name (tree, branch);
  SmithNode ref = smith_ref_get (tree, branch);

  for (SmithNode node = mapping != SMITH_NODE_NONE && ref != SMITH_NODE_NONE
                          ? smith_tree_get_first (tree, mapping)
                          : SMITH_NODE_NONE;
       node != SMITH_NODE_NONE; node = smith_tree_get_next (tree, node))
    {
      g_autofree char *target = smith_tree_dup_string (tree, node);

      if (target != NULL && (g_strcmp0 (target, name) == 0 ||
                             smith_tree_string_equals (tree, ref, target)))
        return smith_tree_dup_key (tree, node);
    }

  return g_steal_pointer (&name);
}

/* Chooses @branch; FALSE when it makes no body. */
static gboolean
choose (Choice     *self,
        SmithNode   branch,
        GPtrArray  *losses,
        GError    **error)
{
  SmithNode owner = smith_tree_get_parent (self->tree, self->list);
  SmithNode discriminator = smith_tree_get_member (self->tree, owner, "discriminator");
  SmithMerge merge = {
    .api = smith_check_get_api (self->check),
    .list = self->list,
    .branch = branch,
    .losses = losses,
  };

  choice_clear (self);
  self->branch = branch;
  if (discriminator != SMITH_NODE_NONE)
    {
      self->pin_value = dup_mapped_value (self->tree, smith_tree_get_member (self->tree,
                                                                             discriminator,
                                                                             "mapping"), branch);
      self->pin = self->pin_value != NULL
                    ? smith_tree_dup_member (self->tree, discriminator, "propertyName")
                    : NULL;
    }
  merge.pin = self->pin;
  merge.pin_value = self->pin_value;
  self->members = smith_schema_merge (&merge, self->schema, error);

  return self->members != NULL;
}

/* Chooses the first alternative that makes a body. */
static gboolean
choose_first (Choice    *self,
              GPtrArray *losses)
{
  guint n_losses = losses->len;

  for (SmithNode branch = smith_tree_get_first (self->tree, self->list);
       branch != SMITH_NODE_NONE; branch = smith_tree_get_next (self->tree, branch))
    {
      if (!smith_schema_is_null (self->tree, branch) && choose (self, branch, losses, NULL))
        return TRUE;
      g_ptr_array_set_size (losses, (int) n_losses);
    }

  return FALSE;
}

/* The names of all alternatives but @without, with commas. */
static char *
list_labels (Choice    *self,
             SmithNode  without)
{
  GString *out = g_string_new (NULL);

  for (SmithNode node = smith_tree_get_first (self->tree, self->list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *label = dup_label (self->tree, node);

      if (node != without && !smith_schema_is_null (self->tree, node))
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", label);
    }

  return g_string_free (out, FALSE);
}

/* Whether the schema says nothing beside its alternatives that a call would notice. */
static gboolean
is_neutral (Choice *self)
{
  static const char *const names[] = {
    "title", "description", "discriminator", "example", "examples", "externalDocs", "xml",
    "nullable", "$comment", NULL,
  };

  if (smith_tree_get_parent (self->tree, self->list) != self->schema)
    return FALSE;
  for (SmithNode node = smith_tree_get_first (self->tree, self->schema); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *key = smith_tree_dup_key (self->tree, node);

      if (node != self->list && !g_strv_contains (names, key) && !g_str_has_prefix (key, "x-") &&
          !(g_str_equal (key, "type") && smith_tree_string_equals (self->tree, node, "object")))
        return FALSE;
    }

  return TRUE;
}

/* Whether a field takes one value only. */
static gboolean
is_pinned (Choice    *self,
           SmithNode  target)
{
  SmithNode properties = smith_tree_get_member (self->tree, target, "properties");
  SmithNode field = smith_tree_get_member (self->tree, properties, self->pin);
  SmithNode list = field != SMITH_NODE_NONE ? smith_tree_get_member (self->tree, field, "enum")
                                            : SMITH_NODE_NONE;

  return field != SMITH_NODE_NONE &&
         (smith_tree_get_member (self->tree, field, "const") != SMITH_NODE_NONE ||
          (list != SMITH_NODE_NONE && smith_tree_get_n_children (self->tree, list) == 1));
}

/* Whether a reference to the alternative does: it is a plain object already. */
static gboolean
can_refer (Choice *self)
{
  static const char *const compositions[] = { "allOf", "anyOf", "oneOf" };
  SmithNode target = smith_api_resolve (smith_check_get_api (self->check), self->branch);

  if (smith_ref_get (self->tree, self->branch) == SMITH_NODE_NONE || !is_neutral (self) ||
      smith_tree_get_n_children (self->tree, self->branch) != 1 ||
      smith_tree_get_member (self->tree, target, "properties") == SMITH_NODE_NONE ||
      !smith_tree_string_equals (self->tree, smith_tree_get_member (self->tree, target, "type"),
                                 "object"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (compositions); i++)
    if (smith_tree_get_member (self->tree, target, compositions[i]) != SMITH_NODE_NONE)
      return FALSE;

  return self->pin == NULL || is_pinned (self, target);
}

static gboolean
write_choice (Choice     *self,
              GPtrArray  *edits,
              GError    **error)
{
  SmithNode own = smith_ref_get (self->tree, self->place);
  g_autofree char *json = NULL;

  if (!can_refer (self))
    json = smith_members_join (self->members);
  else if (own != SMITH_NODE_NONE)
    {
      g_autofree char *ref =
        smith_tree_dup_string (self->tree, smith_ref_get (self->tree, self->branch));

      return smith_fix_put_string (self->tree, own, ref, edits, error);
    }
  else
    json = smith_schema_print (self->tree, self->branch);

  return json != NULL ? smith_fix_put_json (self->tree, self->place, json, edits, error)
                      : smith_fix_fail (error, _("A number has no form in JSON"));
}

static void
add_loss (Choice                *self,
          const SmithDiagnostic *problem,
          GPtrArray             *losses)
{
  SmithApi *api = smith_check_get_api (self->check);
  g_autofree char *chosen = dup_label (self->tree, self->branch);
  g_autofree char *others = list_labels (self, self->branch);
  g_autofree char *title = NULL;

  if (self->n_real < 2)
    return;
  title = smith_fix_dup_title (smith_api_get_operation (api, (guint) problem->operation));
  smith_fix_lose (losses, _("The body of %s is always %s; these can no longer be sent: %s."), title,
                  chosen, others);
}

SMITH_FIX_PROBE (smith_fix_choose_probe)
{
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  Choice self;
  gboolean ok = choice_init (&self, check, problem) && choose_first (&self, losses);

  if (ok)
    fix->kind = self.n_real > 1 || losses->len > 0 ? SMITH_FIX_NARROWER : SMITH_FIX_SAME;
  choice_clear (&self);

  return ok;
}

SMITH_FIX_MAKE (smith_fix_choose_make)
{
  Choice self;
  gboolean ok;

  if (!choice_init (&self, check, problem) || !choose_first (&self, losses))
    {
      choice_clear (&self);
      return smith_fix_fail (error, _("None of the alternatives is an object"));
    }
  ok = write_choice (&self, edits, error);
  if (ok)
    add_loss (&self, problem, losses);
  choice_clear (&self);

  return ok;
}

SMITH_FIX_PROBE (smith_fix_ask_branch_probe)
{
  g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  Choice self;
  gboolean ok = choice_init (&self, check, problem) && self.n_real > 1 &&
                choose_first (&self, losses);

  if (ok)
    {
      g_autofree char *labels = list_labels (&self, SMITH_NODE_NONE);

      fix->kind = SMITH_FIX_YOURS;
      fix->question = g_strdup_printf (_("Which of these shall the body be: %s?"), labels);
      fix->proposal = dup_label (self.tree, self.branch);
    }
  choice_clear (&self);

  return ok;
}

static SmithNode
find_labelled (Choice     *self,
               const char *answer)
{
  for (SmithNode node = smith_tree_get_first (self->tree, self->list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (self->tree, node))
    {
      g_autofree char *label = dup_label (self->tree, node);

      if (!smith_schema_is_null (self->tree, node) && g_str_equal (label, answer))
        return node;
    }

  return SMITH_NODE_NONE;
}

SMITH_FIX_MAKE (smith_fix_ask_branch_make)
{
  g_autofree char *plain = g_strstrip (g_strdup (answer != NULL ? answer : ""));
  SmithNode branch;
  Choice self;
  gboolean ok;

  if (!choice_init (&self, check, problem))
    return smith_fix_fail (error, _("There are no alternatives to choose from"));
  branch = find_labelled (&self, plain);
  if (branch == SMITH_NODE_NONE)
    {
      g_autofree char *labels = list_labels (&self, SMITH_NODE_NONE);

      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                   _("There is no alternative of that name; choose one of %s"), labels);
      return FALSE;
    }

  ok = choose (&self, branch, losses, error) && write_choice (&self, edits, error);
  if (ok)
    add_loss (&self, problem, losses);
  choice_clear (&self);

  return ok;
}
