/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-check-private.h"

static gsize
n_words (const SmithSchemaMarks *self)
{
  return (self->n + 31) / 32;
}

void
smith_schema_marks_init (SmithSchemaMarks *self,
                         guint32           n)
{
  *self = (SmithSchemaMarks) { .n = n };
  if (n > 32)
    self->bits = g_new0 (guint32, n_words (self));
}

void
smith_schema_marks_clear (SmithSchemaMarks *self)
{
  g_clear_pointer (&self->bits, g_free);
}

/* Both are of the same value. */
void
smith_schema_marks_join (SmithSchemaMarks       *self,
                         const SmithSchemaMarks *other)
{
  self->few |= other->few;
  if (self->bits != NULL)
    for (gsize i = 0; i < n_words (self); i++)
      self->bits[i] |= other->bits[i];
}
