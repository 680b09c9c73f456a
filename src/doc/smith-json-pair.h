/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-tree-private.h"

G_BEGIN_DECLS

/* A record is written as four numbers of two fields each: eight would be all that the machine can
 * store in the time that a value takes. */
typedef guint64 Pair;

G_STATIC_ASSERT (sizeof (SmithNodeRecord) == 4 * sizeof (Pair));
G_STATIC_ASSERT (sizeof (SmithTreeSlot) == sizeof (Pair));

G_ALWAYS_INLINE static inline Pair
pair (guint64 first,
      guint64 second)
{
  return G_BYTE_ORDER == G_LITTLE_ENDIAN ? first | second << 32 : first << 32 | second;
}

G_ALWAYS_INLINE static inline guint32
first_of (Pair both)
{
  return (guint32) (G_BYTE_ORDER == G_LITTLE_ENDIAN ? both : both >> 32);
}

G_ALWAYS_INLINE static inline guint32
second_of (Pair both)
{
  return (guint32) (G_BYTE_ORDER == G_LITTLE_ENDIAN ? both >> 32 : both);
}

/* The last two fields of a node without children. */
G_ALWAYS_INLINE static inline Pair
kind_pair (guint kind,
           guint flags)
{
  SmithNodeRecord record = { .kind = kind, .flags = flags };
  Pair both;

  memcpy (&both, (const char *) &record + 3 * sizeof both, sizeof both);

  return both;
}

G_END_DECLS
