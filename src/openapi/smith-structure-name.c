/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-structure-private.h"

#include <string.h>

/* Names in a description: how near two are, and which the specification allows. */

#define LONGEST_NAME 40u

/* Names that differ by so many letters are near. */
#define MOST_EDITS 2u

/* Letters to add, drop or change, without regard to capitals; G_MAXUINT for long
 * names. */
guint
smith_structure_count_edits (const char *a,
                             gsize       length_a,
                             const char *b)
{
  guint row[LONGEST_NAME + 1];
  gsize length_b = strlen (b);

  if (length_a > LONGEST_NAME || length_b > LONGEST_NAME)
    return G_MAXUINT;
  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (guint i = 1; i <= length_a; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= length_b; j++)
        {
          guint changed = corner + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]));

          corner = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[length_b];
}

/* The name of a field that is nearest, if one is near: at most a third of its letters differ. */
const char *
smith_structure_find_nearest (SmithObject  object,
                              gboolean     is_new,
                              const char  *name,
                              gsize        length)
{
  guint flag = is_new ? SMITH_IN_3_1 : SMITH_IN_3_0;
  const char *nearest = NULL;
  guint fewest = MOST_EDITS + 1;

  for (gsize i = 0; i < smith_structure_n_fields; i++)
    {
      const SmithField *field = &smith_structure_fields[i];
      guint n;

      if (field->object != object || field->name == NULL || (field->flags & flag) == 0)
        continue;
      n = smith_structure_count_edits (name, length, field->name);
      if (n < fewest && n * 3 <= strlen (field->name))
        {
          fewest = n;
          nearest = field->name;
        }
    }

  return nearest;
}

/* RFC 6838 §4.2, or a range of them as OpenAPI allows; parameters may follow. */
gboolean
smith_structure_is_media_type (const char *name,
                               gsize       length)
{
  const char *slash = memchr (name, '/', length);
  const char *end = memchr (name, ';', length);
  const char *p;

  if (end == NULL)
    end = name + length;
  while (end > name && end[-1] == ' ')
    end--;
  if (slash == NULL || slash == name || slash + 1 >= end)
    return FALSE;
  for (p = name; p < end; p++)
    if (p != slash && !g_ascii_isalnum (*p) &&
        (*p == '\0' || strchr ("!#$%&'*+-.^_`|~", *p) == NULL))
      return FALSE;

  return TRUE;
}

/* OpenAPI 3.0.4 §4.7.7: the names of components. */
gboolean
smith_structure_is_component_name (const char *name,
                                   gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && (name[i] == '\0' || strchr ("._-", name[i]) == NULL))
      return FALSE;

  return length > 0;
}
