/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include "doc/smith-print.h"
#include "platform/smith-python.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines about the document as a whole: version, sign-in, sizes. */

/* "'3.1.1' or '3.1.0'", and with @quoted FALSE the same without quotes. */
static char *
list_versions (const SmithProfile *profile,
               gboolean            quoted)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; profile->versions[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, profile->versions[i + 1] == NULL ? " or " : ", ");
      g_string_append_printf (out, quoted ? "'%s'" : "%s", profile->versions[i]);
    }

  return g_string_free (out, FALSE);
}

/* A version that is missing is taken as the newest, without a word. */
void
smith_import_check_version (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode node = smith_tree_get_member (tree, SMITH_NODE_ROOT, "openapi");
  const char *version = smith_api_get_version (self->api);
  g_autofree char *quoted = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *found = NULL;
  gsize length;
  const char *raw;

  if (node == SMITH_NODE_NONE ||
      (version != NULL && g_strv_contains (self->profile->versions, version)))
    return;

  quoted = list_versions (self->profile, TRUE);
  plain = list_versions (self->profile, FALSE);
  raw = smith_tree_peek_raw (tree, node, &length);
  found = version != NULL ? g_strdup (version)
                          : g_utf8_substring (raw, 0,
                                              MIN (g_utf8_strlen (raw, (gssize) length), 40));
  smith_import_add (self, "document-version", node, smith_tree_get_span (tree, node), -1,
                    quoted, found, plain, NULL);
}

void
smith_import_check_security (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemes = smith_tree_get_member (tree, components, "securitySchemes");
  char count[16];

  if (schemes == SMITH_NODE_NONE || smith_tree_get_kind (tree, schemes) != SMITH_NODE_OBJECT ||
      smith_tree_get_n_children (tree, schemes) < 2)
    return;

  g_snprintf (count, sizeof count, "%u", smith_tree_get_n_children (tree, schemes));
  smith_import_add (self, "auth-multiple-schemes", schemes,
                    smith_tree_get_key_span (tree, schemes), -1, count, NULL);
}

static guint
count_characters (SmithTree *tree,
                  SmithNode  node,
                  GString   *scratch)
{
  gsize length;
  const char *text = smith_tree_peek_string (tree, node, scratch, &length);

  return text != NULL ? (guint) g_utf8_strlen (text, (gssize) length) : 0;
}

/* The string that counts as an operation's description: `description`, or `summary` when
 * there is none. */
static SmithNode
find_description (SmithTree            *tree,
                  const SmithOperation *operation)
{
  SmithNode node = smith_tree_get_member (tree, operation->node, "description");

  if (node == SMITH_NODE_NONE || smith_tree_get_kind (tree, node) != SMITH_NODE_STRING)
    node = smith_tree_get_member (tree, operation->node, "summary");

  return node;
}

static void
measure_parameters (SmithImport *self,
                    guint        index,
                    GString     *scratch)
{
  const SmithOperation *operation = smith_api_get_operation (self->api, index);
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode list = smith_tree_get_member (tree, operation->node, "parameters");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode target = smith_api_resolve (self->api, node);
      guint length = count_characters (tree, smith_tree_get_member (tree, target, "description"),
                                       scratch);

      if (length <= self->budgets.longest_parameter_text)
        continue;
      self->budgets.longest_parameter_text = length;
      self->budgets.longest_parameter_at = (int) index;
    }
}

static void
check_size (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autofree char *used = NULL;
  g_autofree char *limit = NULL;

  self->budgets.n_bytes = self->measuring != NULL
                            ? GPOINTER_TO_SIZE (g_thread_join (g_steal_pointer (&self->measuring)))
                            : smith_print_measure (tree, SMITH_NODE_ROOT, 2);
  if (self->budgets.n_bytes <= self->profile->max_bytes)
    return;

  used = g_format_size (self->budgets.n_bytes);
  limit = g_format_size (self->profile->max_bytes);
  smith_import_add (self, "document-size", SMITH_NODE_ROOT,
                    (SmithSpan) { smith_tree_get_span (tree, SMITH_NODE_ROOT).start,
                                  smith_tree_get_span (tree, SMITH_NODE_ROOT).start }, -1,
                    used, limit, NULL);
}

/* Counts operations and bytes against the limits. */
void
smith_import_check_budgets (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  g_autoptr(GString) scratch = g_string_new (NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      guint length;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!g_strv_contains (self->profile->methods, operation->method))
        continue;
      self->budgets.n_operations++;
      length = count_characters (tree, find_description (tree, operation), scratch);
      if (length > self->budgets.longest_description)
        {
          self->budgets.longest_description = length;
          self->budgets.longest_description_at = (int) i;
        }
      measure_parameters (self, i, scratch);
    }

  if (self->budgets.n_operations > self->profile->max_operations)
    {
      char limit[16], used[16];

      g_snprintf (limit, sizeof limit, "%u", self->profile->max_operations);
      g_snprintf (used, sizeof used, "%u", self->budgets.n_operations);
      smith_import_add (self, "document-operations", paths, smith_tree_get_key_span (tree, paths),
                        -1, limit, used, NULL);
    }
  check_size (self);
}

/* Lengths of descriptions, in document order. */
void
smith_import_check_texts (SmithImport *self)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  g_autoptr(GString) scratch = g_string_new (NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      SmithNode node = find_description (tree, operation);
      guint length = count_characters (tree, node, scratch);
      char used[16], limit[16];

      if (length <= self->profile->max_description || operation->operation_id == NULL ||
          !g_strv_contains (self->profile->methods, operation->method))
        continue;

      g_snprintf (used, sizeof used, "%u", length);
      g_snprintf (limit, sizeof limit, "%u", self->profile->max_description);
      smith_import_add (self, "operation-description-length", node,
                        smith_tree_get_span (tree, node), (int) i, operation->path,
                        operation->method, operation->operation_id, used, limit, NULL);
    }
}
