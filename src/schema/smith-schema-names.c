/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <string.h>

/* Below this, looking at each name is faster than a table. */
#define FEW 8u

static guint32
hash_name (const char *name,
           gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) name[i]) * 16777619u;

  return hash;
}

/* Adds a name; of two that are alike the later one counts. */
void
smith_schema_names_add (SmithSchemaNames *self,
                        const char       *name,
                        gsize             length,
                        guint32           value)
{
  char *copy;  /* g_strndup() would end at a NUL, which a name may have */

  /* grows to the next power of two */
  if ((self->n_names & (self->n_names - 1)) == 0)
    self->names = g_renew (SmithSchemaName, self->names, MAX (1, self->n_names * 2));
  copy = g_malloc (length + 1);
  memcpy (copy, name, length);
  copy[length] = '\0';
  self->names[self->n_names++] = (SmithSchemaName) {
    .name = copy,
    .length = length,
    .value = value,
  };
}

void
smith_schema_names_end (SmithSchemaNames *self)
{
  guint32 size = 32;

  if (self->n_names <= FEW)
    return;

  while (size < self->n_names * 2)
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new0 (guint32, size);
  for (guint32 i = 0; i < self->n_names; i++)
    {
      const SmithSchemaName *name = &self->names[i];
      guint32 at = hash_name (name->name, name->length) & self->mask;

      while (self->slots[at] != 0)
        {
          const SmithSchemaName *other = &self->names[self->slots[at] - 1];

          if (other->length == name->length && memcmp (other->name, name->name, name->length) == 0)
            break;
          at = (at + 1) & self->mask;
        }
      self->slots[at] = i + 1;
    }
}

gboolean
smith_schema_names_find (const SmithSchemaNames *self,
                         const char             *name,
                         gsize                   length,
                         guint32                *out_value)
{
  if (self->slots == NULL)
    {
      for (guint32 i = self->n_names; i-- > 0; )
        if (self->names[i].length == length && memcmp (self->names[i].name, name, length) == 0)
          {
            *out_value = self->names[i].value;
            return TRUE;
          }
      return FALSE;
    }

  for (guint32 at = hash_name (name, length) & self->mask; self->slots[at] != 0;
       at = (at + 1) & self->mask)
    {
      const SmithSchemaName *other = &self->names[self->slots[at] - 1];

      if (other->length == length && memcmp (other->name, name, length) == 0)
        {
          *out_value = other->value;
          return TRUE;
        }
    }

  return FALSE;
}

void
smith_schema_names_clear (SmithSchemaNames *self)
{
  for (guint32 i = 0; i < self->n_names; i++)
    g_free (self->names[i].name);
  g_free (self->names);
  g_free (self->slots);
}
