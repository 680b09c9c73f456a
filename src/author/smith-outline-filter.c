/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-outline-private.h"

#include <string.h>

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
matches (SmithCheck              *check,
         const SmithOutlineEntry *entry,
         const char              *needle)
{
  const SmithOperation *operation;

  if (contains (entry->title, needle))
    return TRUE;
  if (entry->operation < 0)
    return FALSE;
  operation = smith_api_get_operation (smith_check_get_api (check),
                                       (guint) entry->operation);

  return contains (operation->operation_id, needle) ||
         contains (operation->path, needle) ||
         contains (operation->method, needle) || contains (operation->summary, needle);
}

/**
 * smith_outline_filter:
 * @check: what the entries are of
 * @entries: (element-type SmithOutlineEntry): all lines
 * @needle: what is searched for, folded
 *
 * Returns: (transfer full) (element-type guint): the lines in which it is, and the groups around
 *   them; of a group in whose name it is, all lines
 */
GArray *
smith_outline_filter (SmithCheck *check,
                      GPtrArray  *entries,
                      const char *needle)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint groups[4], n_groups = 0, all_to = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const SmithOutlineEntry *entry = g_ptr_array_index (entries, i);
      gboolean is_found = i < all_to || matches (check, entry, needle);

      while (n_groups > entry->depth)
        n_groups--;
      if (is_found)
        {
          for (guint k = 0; k < n_groups; k++)
            if (groups[k] != G_MAXUINT)
              g_array_append_val (shown, groups[k]);
          g_array_append_val (shown, i);
          for (guint k = 0; k < n_groups; k++)
            groups[k] = G_MAXUINT;
        }
      if (!smith_outline_is_group (entry->kind) || n_groups == G_N_ELEMENTS (groups))
        continue;
      groups[n_groups++] = is_found ? G_MAXUINT : i;
      if (is_found)
        all_to = MAX (all_to, entry->end);
    }

  return shown;
}
