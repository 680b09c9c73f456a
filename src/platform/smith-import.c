/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include "base/smith-limits.h"
#include "doc/smith-print.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

static void
finding_clear (gpointer data)
{
  SmithFinding *self = data;

  for (guint i = 0; i < self->n_arguments; i++)
    g_free (self->arguments[i]);
  g_free (self->arguments);
  g_clear_pointer (&self->places, g_array_unref);
}

static void
adopt_class (SmithImport *self,
             int          operation,
             SmithClass   class_)
{
  SmithOperationState *state;

  if (operation < 0)
    return;
  state = &g_array_index (self->operations, SmithOperationState, operation);
  state->worst = MIN (state->worst, class_);
  if (class_ == SMITH_CLASS_DROPS)
    state->is_available = FALSE;
}

/* Adds a message of the profile.  The arguments are strings, in the order of the row.  Returns
 * whether it was added: what is not judged, and what is too much, is left out. */
gboolean
smith_import_add (SmithImport *self,
                  const char  *rule,
                  SmithNode    node,
                  SmithSpan    span,
                  int          operation,
                  ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  SmithFinding finding = {
    .message = smith_profile_find_message (self->profile, rule),
    .node = node,
    .span = span,
    .operation = operation,
  };
  va_list args;

  g_assert (finding.message != NULL);

  /* a container in which something was passed over is not judged */
  if (self->is_partial && node != SMITH_NODE_NONE &&
      smith_tree_is_damaged (smith_api_get_tree (self->api), node))
    return FALSE;
  adopt_class (self, operation, finding.message->class_);
  if (self->findings->len >= SMITH_LIMIT_PROBLEMS)
    {
      self->is_truncated = TRUE;
      return FALSE;
    }

  va_start (args, operation);
  for (const char *argument = va_arg (args, const char *); argument != NULL;
       argument = va_arg (args, const char *))
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (args);

  finding.n_arguments = arguments->len;
  finding.arguments = (char **) g_ptr_array_steal (arguments, NULL);
  g_array_append_val (self->findings, finding);

  return TRUE;
}

static void
place_clear (gpointer data)
{
  g_free (((SmithFindingPlace *) data)->text);
}

/* Adds a place to the last finding, which is of @rule unless it was left out; a finding has no
 * more of them than there may be findings. */
void
smith_import_add_place (SmithImport *self,
                        const char  *rule,
                        SmithNode    node,
                        SmithSpan    span,
                        const char  *text)
{
  SmithFindingPlace place = { node, span, NULL };
  SmithFinding *finding;

  if (self->findings->len == 0)
    return;
  finding = &g_array_index (self->findings, SmithFinding, self->findings->len - 1);
  if (!g_str_equal (finding->message->rule, rule))
    return;

  if (finding->places == NULL)
    {
      finding->places = g_array_new (FALSE, FALSE, sizeof (SmithFindingPlace));
      g_array_set_clear_func (finding->places, place_clear);
    }
  if (finding->places->len >= SMITH_LIMIT_PROBLEMS)
    {
      self->is_truncated = TRUE;
      return;
    }
  place.text = g_strdup (text);
  g_array_append_val (finding->places, place);
}

static void
prepare_operations (SmithImport *self)
{
  guint n = smith_api_get_n_operations (self->api);

  for (guint i = 0; i < n; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithOperationState state = { .worst = SMITH_CLASS_NOTE };

      /* of a broken text nothing may be said of what the name was to be */
      state.is_available = operation->operation_id != NULL &&
                           g_strv_contains (self->profile->methods, operation->method);
      g_array_append_val (self->operations, state);
    }
}

/* Nodes from which it pays to measure the text in a thread, while the other passes run: it takes
 * a tenth of the time of a check, and needs nothing but the tree. */
#define MEASURE_ASIDE 50000u

static gpointer
measure (gpointer data)
{
  g_autoptr(SmithTree) tree = data;

  return GSIZE_TO_POINTER (smith_print_measure (tree, SMITH_NODE_ROOT, 2));
}

/**
 * smith_import_run:
 * @api: a document that could be read
 * @profile: the platform
 * @cancellable: (nullable): looked at between the passes and every few operations
 *
 * Does what the platform does with a document, without any connection.  Pure: may run in
 * any thread; takes 40 ms for GitHub's 13 MB.  Of a text with errors of syntax it judges what
 * could be read, leaving out what is missing and what stands in a damaged container.
 *
 * Returns: (transfer full): what the platform would say; partial when cancelled
 */
SmithImport *
smith_import_run (SmithApi           *api,
                  const SmithProfile *profile,
                  GCancellable       *cancellable)
{
  static void (*const passes[]) (SmithImport *) = {
    smith_import_check_version,
    smith_import_check_model,
    smith_import_check_servers,
    smith_import_check_security,
    smith_import_check_components,
    smith_import_check_nulls,
    smith_import_check_budgets,
    smith_import_check_texts,
    smith_import_check_contexts,
    smith_import_check_paths,
  };
  SmithImport *self;
  SmithTree *tree;

  g_return_val_if_fail (api != NULL && profile != NULL, NULL);

  tree = smith_api_get_tree (api);
  self = g_atomic_rc_box_new0 (SmithImport);
  self->api = smith_api_ref (api);
  self->profile = profile;
  self->findings = g_array_new (FALSE, FALSE, sizeof (SmithFinding));
  g_array_set_clear_func (self->findings, finding_clear);
  self->operations = g_array_new (FALSE, FALSE, sizeof (SmithOperationState));
  self->nulls = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  self->budgets.longest_description_at = self->budgets.longest_parameter_at = -1;
  self->is_partial = smith_tree_get_error (tree) != NULL;
  self->cancellable = cancellable;
  prepare_operations (self);

  if (smith_tree_get_n_nodes (tree) == 0)
    return self;
  if (smith_tree_get_kind (tree, SMITH_NODE_ROOT) != SMITH_NODE_OBJECT)
    {
      smith_import_add (self, "document-root", SMITH_NODE_ROOT,
                        smith_tree_get_span (tree, SMITH_NODE_ROOT), -1, NULL);
      return self;
    }

  if (smith_tree_get_n_nodes (tree) >= MEASURE_ASIDE)
    {
      self->measuring = g_thread_try_new ("measure", measure, smith_tree_ref (tree), NULL);
      if (self->measuring == NULL)
        smith_tree_unref (tree);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    if (!g_cancellable_is_cancelled (cancellable))
      passes[i] (self);
  /* when cancelled it is not waited for */
  g_clear_pointer (&self->measuring, g_thread_unref);
  self->cancellable = NULL;

  return self;
}

SmithImport *
smith_import_ref (SmithImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
import_clear (gpointer data)
{
  SmithImport *self = data;

  smith_api_unref (self->api);
  g_array_unref (self->findings);
  g_array_unref (self->operations);
  g_array_unref (self->nulls);
  g_clear_pointer (&self->circles, smith_schema_circles_free);
  g_free (self->origin);
  g_free (self->domain);
  g_free (self->server_url);
}

void
smith_import_unref (SmithImport *self)
{
  g_atomic_rc_box_release_full (self, import_clear);
}

SmithApi *
smith_import_get_api (SmithImport *self)
{
  return self->api;
}

const SmithProfile *
smith_import_get_profile (SmithImport *self)
{
  return self->profile;
}

guint
smith_import_get_n_findings (SmithImport *self)
{
  return self->findings->len;
}

const SmithFinding *
smith_import_get_finding (SmithImport *self,
                          guint        index)
{
  g_return_val_if_fail (index < self->findings->len, NULL);

  return &g_array_index (self->findings, SmithFinding, index);
}

/**
 * smith_import_get_operation:
 * @index: of an operation of the API
 *
 * Returns: what became of it
 */
const SmithOperationState *
smith_import_get_operation (SmithImport *self,
                            guint        index)
{
  g_return_val_if_fail (index < self->operations->len, NULL);

  return &g_array_index (self->operations, SmithOperationState, index);
}

/**
 * smith_import_is_truncated:
 *
 * Returns: whether there are more findings than %SMITH_LIMIT_PROBLEMS; those are left out,
 *   though operations know of them
 */
gboolean
smith_import_is_truncated (SmithImport *self)
{
  return self->is_truncated;
}

const SmithBudgets *
smith_import_get_budgets (SmithImport *self)
{
  return &self->budgets;
}

/**
 * smith_import_get_origin:
 *
 * Returns: (nullable): `https://` and the host, under which every call goes; %NULL when the
 *   document names no host
 */
const char *
smith_import_get_origin (SmithImport *self)
{
  return self->origin;
}

/**
 * smith_import_get_domain:
 *
 * Returns: (nullable): the host under which the platform stores the action
 */
const char *
smith_import_get_domain (SmithImport *self)
{
  return self->domain;
}

/**
 * smith_import_get_server_url:
 *
 * Returns: (nullable): the server that the platform calls; %NULL when it would call none
 */
const char *
smith_import_get_server_url (SmithImport *self)
{
  return self->server_url;
}

/**
 * smith_finding_dup_text:
 *
 * Returns: (transfer full): the platform's words
 */
char *
smith_finding_dup_text (const SmithFinding *self)
{
  GString *out = g_string_new (NULL);
  guint next = 0;

  for (const char *p = self->message->text; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] == 's' && next < self->n_arguments)
        {
          g_string_append (out, self->arguments[next++]);
          p++;
        }
      else
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/**
 * smith_finding_dup_sentence:
 *
 * Returns: (transfer full): one translated sentence for a person
 */
char *
smith_finding_dup_sentence (const SmithFinding *self)
{
  return smith_sentence_fill (_(self->message->sentence),
                              (const char *const *) self->arguments, self->n_arguments);
}
