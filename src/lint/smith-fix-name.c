/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fix-private.h"

#include "lint/smith-lint-private.h"
#include "openapi/smith-operation-names.h"

#include <string.h>

/* The name that there is, as near as a plain one can be. */
static char *
make_plain (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *out = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (strchr (SMITH_NAME_CHARACTERS, *p) != NULL)
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != '_')
      g_string_append_c (out, '_');
  while (out->len > 0 && out->str[out->len - 1] == '_')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static char *
improve (SmithOperationNames  *given,
         guint                 most,
         const SmithOperation *operation)
{
  const char *id = operation->operation_id;
  g_autofree char *plain = NULL;

  if (id != NULL && !smith_name_is_plain (id, most))
    plain = make_plain (id);
  if (plain != NULL && *plain != '\0')
    return smith_operation_names_number (given, plain);

  return smith_operation_names_generate (given, operation->method, operation->path);
}

static GPtrArray *
make_names (SmithCheck *check)
{
  SmithApi *api = smith_check_get_api (check);
  SmithTree *tree = smith_check_get_tree (check);
  const SmithProfile *profile = smith_check_get_profile (check);
  guint n = smith_api_get_n_operations (api);
  GPtrArray *names = g_ptr_array_new_full (n, g_free);
  g_autoptr(SmithOperationNames) given = smith_operation_names_new (profile->max_name);
  g_autoptr(GHashTable) nodes = g_hash_table_new (NULL, NULL);

  /* who comes first with a good name keeps it */
  for (guint i = 0; i < n; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      SmithNode first = smith_tree_get_first (tree, operation->node);
      const char *id = operation->operation_id;
      gboolean is_good = id != NULL && smith_name_is_plain (id, profile->max_name) &&
                         smith_operation_names_take (given, id);

      /* one text under two paths cannot have two names; an alias has its target's children */
      if (!g_hash_table_add (nodes, GUINT_TO_POINTER (first != SMITH_NODE_NONE
                                                        ? first : operation->node)) ||
          !g_strv_contains (profile->methods, operation->method))
        is_good = TRUE;
      g_ptr_array_add (names, is_good ? NULL : g_strdup (""));
    }
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (names, i) != NULL)
      {
        g_free (g_ptr_array_index (names, i));
        g_ptr_array_index (names, i) = improve (given, profile->max_name,
                                                smith_api_get_operation (api, i));
        smith_operation_names_take (given, g_ptr_array_index (names, i));
      }

  return names;
}

/**
 * smith_fix_get_name:
 * @operation: index of an operation
 *
 * All names are made when the first is asked for, so that none is given twice.
 *
 * Returns: (nullable): a better name for an operation that has none, a second use of one, or
 *   one that is not plain
 */
const char *
smith_fix_get_name (SmithCheck *check,
                    guint       operation)
{
  if (g_once_init_enter (&check->names))
    g_once_init_leave (&check->names, (gsize) make_names (check));

  return g_ptr_array_index ((GPtrArray *) check->names, operation);
}
