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

/* The last two fields, of which the first has three in it.  Written one by one and then read as a
 * whole they would be waited for. */
G_ALWAYS_INLINE static inline Pair
last_pair (guint32 n_children,
           guint   kind,
           guint   flags,
           guint32 first)
{
  return pair (G_BYTE_ORDER == G_LITTLE_ENDIAN ? n_children | kind << 23 | flags << 26
                                               : n_children << 9 | kind << 6 | flags, first);
}

G_END_DECLS
