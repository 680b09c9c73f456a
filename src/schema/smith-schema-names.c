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

/* What smith_schema_name_stands() compares.  A short name with a quote in it could be taken for one
 * that ends there and what follows; JSON writes it with an escape, so that it never stands so. */
static void
set_quoted (SmithSchemaName *self)
{
  guint8 bytes[8] = { 0 }, mask[8] = { 0 };
  gsize n = MIN (self->length, 8);

  memcpy (bytes, self->name, n);
  memset (mask, 0xFF, n);
  if (n < 8)
    bytes[n] = '"', mask[n] = 0xFF;
  memcpy (&self->quoted, bytes, 8);
  memcpy (&self->mask, mask, 8);
  if (memchr (self->name, '"', n) != NULL)
    self->quoted = 1, self->mask = 0;
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
  self->names[self->n_names] = (SmithSchemaName) {
    .name = copy,
    .length = (guint32) length,
    .value = value,
  };
  smith_schema_name_words (copy, length, &self->names[self->n_names].head,
                           &self->names[self->n_names].tail);
  set_quoted (&self->names[self->n_names]);
  self->n_names++;
}

/* To be called once all names are there, and before any is looked for. */
void
smith_schema_names_end (SmithSchemaNames *self)
{
  guint32 size = 32;

  self->names = g_renew (SmithSchemaName, self->names, self->n_names + 1);
  self->names[self->n_names] = (SmithSchemaName) { .length = G_MAXUINT32, .quoted = 1 };
  if (self->n_names <= FEW)
    {
      for (guint32 i = 1; i < self->n_names; i++)
        for (guint32 j = 0; j < i; j++)
          self->has_twins |= smith_schema_name_is (&self->names[i], self->names[j].name,
                                                   self->names[j].length);
      return;
    }

  while (size < self->n_names * 2)
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new0 (guint32, size);
  for (guint32 i = 0; i < self->n_names; i++)
    {
      const SmithSchemaName *name = &self->names[i];
      guint32 at = hash_name (name->name, name->length) & self->mask;

      while (self->slots[at] != 0 &&
             !smith_schema_name_is (&self->names[self->slots[at] - 1], name->name, name->length))
        at = (at + 1) & self->mask;
      self->has_twins |= self->slots[at] != 0;
      self->slots[at] = i + 1;
    }
}

/* The index of a name plus one, or 0. */
guint32
smith_schema_names_find_place (const SmithSchemaNames *self,
                               const char             *name,
                               gsize                   length)
{
  guint32 place = 0, at;

  if (self->slots == NULL)
    for (place = self->n_names;
         place > 0 && !smith_schema_name_is (&self->names[place - 1], name, length); )
      place--;
  else
    for (at = hash_name (name, length) & self->mask;
         (place = self->slots[at]) != 0 &&
         !smith_schema_name_is (&self->names[place - 1], name, length); )
      at = (at + 1) & self->mask;

  return place;
}

gboolean
smith_schema_names_find (const SmithSchemaNames *self,
                         const char             *name,
                         gsize                   length,
                         guint32                *out_value)
{
  guint32 place = smith_schema_names_find_place (self, name, length);

  if (place > 0)
    *out_value = self->names[place - 1].value;

  return place > 0;
}

void
smith_schema_names_clear (SmithSchemaNames *self)
{
  for (guint32 i = 0; i < self->n_names; i++)
    g_free (self->names[i].name);
  g_free (self->names);
  g_free (self->slots);
}
