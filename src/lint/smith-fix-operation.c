/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fixes of an operation: its name, its text, leaving it out. */

/* A name is how the model calls the operation; the API never sees it. */
static gboolean
probe_name (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  return problem->operation >= 0 &&
         smith_fix_get_name (check, (guint) problem->operation) != NULL;
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
  const char *name = smith_fix_get_name (check, (guint) problem->operation);
  SmithNode operation = smith_api_get_operation (smith_check_get_api (check),
                                                 (guint) problem->operation)->node;
  SmithNode id = smith_tree_get_member (tree, operation, "operationId");

  if (name == NULL)
    return smith_fix_fail (error, _("The operation has a good name"));
  if (id != SMITH_NODE_NONE)
    return smith_fix_put_string (tree, id, name, edits, error);

  return smith_fix_put_string_member (tree, operation, "operationId",
                                      smith_tree_get_first (tree, operation), name, edits, error);
}

static gboolean
probe_shorten (SmithCheck            *check,
               const SmithDiagnostic *problem,
               SmithFix              *fix)
{
  return smith_tree_get_kind (smith_check_get_tree (check), problem->node) == SMITH_NODE_STRING;
}

static gboolean
make_shorten (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  const SmithOperation *operation = smith_api_get_operation (smith_check_get_api (check),
                                                             (guint) problem->operation);
  g_autofree char *text = smith_tree_dup_string (smith_check_get_tree (check), problem->node);
  guint most = smith_check_get_profile (check)->max_description;
  g_autofree char *shorter = smith_fix_shorten (text, most);

  smith_fix_lose (losses, _("The description of %s is cut off from %ld to %ld characters"),
                  operation->operation_id, g_utf8_strlen (text, -1),
                  g_utf8_strlen (shorter, -1));
  return smith_fix_put_string (smith_check_get_tree (check), problem->node, shorter, edits, error);
}

static gboolean
probe_rewrite (SmithCheck            *check,
               const SmithDiagnostic *problem,
               SmithFix              *fix)
{
  g_autofree char *text = smith_tree_dup_string (smith_check_get_tree (check), problem->node);

  if (text == NULL)
    return FALSE;

  fix->max_characters = smith_check_get_profile (check)->max_description;
  fix->question = g_strdup (_("What does the operation do, and when is it of use?"));
  fix->proposal = smith_fix_shorten (text, fix->max_characters);

  return TRUE;
}

static gboolean
make_rewrite (SmithCheck             *check,
              const SmithDiagnostic  *problem,
              const char             *answer,
              GPtrArray              *edits,
              GPtrArray              *losses,
              GError                **error)
{
  return smith_fix_put_string (smith_check_get_tree (check), problem->node, answer, edits, error);
}

/* Everything that stays is called as before. */
static gboolean
probe_remove (SmithCheck            *check,
              const SmithDiagnostic *problem,
              SmithFix              *fix)
{
  return smith_fix_find_operation (check, problem) >= 0;
}

static gboolean
make_remove (SmithCheck             *check,
             const SmithDiagnostic  *problem,
             const char             *answer,
             GPtrArray              *edits,
             GPtrArray              *losses,
             GError                **error)
{
  guint n = smith_api_get_n_operations (smith_check_get_api (check));
  g_autofree gboolean *is_kept = g_new (gboolean, n + 1);
  int operation = smith_fix_find_operation (check, problem);

  for (guint i = 0; i < n; i++)
    is_kept[i] = (int) i != operation;

  return smith_fix_remove_operations (check, is_kept, edits, losses, error);
}

/* Which operations a GPT needs only its author knows. */
static gboolean
probe_keep (SmithCheck            *check,
            const SmithDiagnostic *problem,
            SmithFix              *fix)
{
  SmithApi *api = smith_check_get_api (check);
  const SmithProfile *profile = smith_check_get_profile (check);
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < smith_api_get_n_operations (api) && n < profile->max_operations; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      g_autofree char *title = smith_fix_dup_title (operation);

      if (!smith_import_get_operation (smith_check_get_import (check), i)->is_available)
        continue;
      g_string_append_printf (names, "%s%s", n > 0 ? "\n" : "",
                              operation->operation_id != NULL ? operation->operation_id : title);
      n++;
    }
  fix->question = g_strdup_printf (_("Which operations stay, a line each, at most %u?"),
                                   profile->max_operations);
  fix->proposal = g_string_free (names, FALSE);

  return TRUE;
}

static gboolean
make_keep (SmithCheck             *check,
           const SmithDiagnostic  *problem,
           const char             *answer,
           GPtrArray              *edits,
           GPtrArray              *losses,
           GError                **error)
{
  guint n = smith_api_get_n_operations (smith_check_get_api (check));
  const SmithProfile *profile = smith_check_get_profile (check);
  g_autofree gboolean *is_kept = g_new0 (gboolean, n + 1);
  g_auto(GStrv) lines = g_strsplit (answer, "\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  guint n_kept = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  names = g_strv_builder_end (builder);
  if (!smith_fix_mark_named (check, (const char *const *) names, is_kept, error))
    {
      /* to a person it is the answer that does not do */
      if (error != NULL && *error != NULL)
        (*error)->code = SMITH_FIX_ERROR_ANSWER;
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    n_kept += is_kept[i] ? 1 : 0;
  if (n_kept > profile->max_operations)
    {
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_ANSWER,
                   _("These are %u operations; at most %u are taken"), n_kept,
                   profile->max_operations);
      return FALSE;
    }

  return smith_fix_remove_operations (check, is_kept, edits, losses, error);
}

const SmithFixRow smith_operation_fixes[] = {
  {
    {
      .id = "operation-name",
      .rules = (const char *const[]) { "operation-id-missing", "operation-id-duplicate",
                                       "operation-id-characters", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Give It a Name"),
      .what = N_("Sets an operationId that is unique and plain, made of the one there is or of "
                 "method and path."),
    },
    probe_name,
    make_name,
  },
  {
    {
      .id = "operation-shorten",
      .rules = (const char *const[]) { "operation-description-length", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Shorten the Description"),
      .what = N_("Cuts the text at the end of a sentence, or else after a word."),
    },
    probe_shorten,
    make_shorten,
  },
  {
    {
      .id = "operation-rewrite",
      .rules = (const char *const[]) { "operation-description-length", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Write a Shorter Description…"),
      .what = N_("Replaces the text by one that you write."),
    },
    probe_rewrite,
    make_rewrite,
  },
  {
    {
      .id = "operation-choose",
      .rules = (const char *const[]) { "document-operations", NULL },
      .kind = SMITH_FIX_YOURS,
      .title = N_("Choose Operations…"),
      .what = N_("Leaves out the operations that you do not name, with the components that only "
                 "they use."),
    },
    probe_keep,
    make_keep,
  },
  {
    {
      .id = "operation-remove",
      .rules = (const char *const[]) { "document-model", "operation-id-missing",
                                       "operation-description-length", "parameter-unnamed",
                                       "parameter-duplicate", "body-not-object", NULL },
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Leave Out the Operation"),
      .what = N_("Removes the operation, with the components that only it uses."),
    },
    probe_remove,
    make_remove,
    .is_last_resort = TRUE,
  },
};

const guint smith_n_operation_fixes = G_N_ELEMENTS (smith_operation_fixes);
