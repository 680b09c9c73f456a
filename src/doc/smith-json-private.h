/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-json-index.h"
#include "smith-tree-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* What the strict reader of JSON and the one that reads broken texts share.  Places are
 * pointers into the text, which has no NUL at its end: every function takes the end too. */

/* From any place before the limit, this far from the end of the text, the straight path may look
 * at a comma, a key, a colon, the first bytes of the value and the blanks between them without
 * asking for the end. */
#define SMITH_JSON_MARGIN 64u

/* Where the strict reader stands. */
typedef struct
{
  SmithTreeBuilder *builder;
  const char       *start;        /* of the text */
  const char       *p;
  const char       *end;
  GString          *scratch;      /* (owned) for keys with escapes */
  gboolean          in_object;    /* what the open container is */
  gboolean          after_value;  /* a comma or the container's end comes next */
  SmithJsonIndex    index;
} SmithJsonReader;

const char *smith_json_read_in_way   (SmithTreeBuilder *builder,
                                      SmithJsonWay      way);
void        smith_json_read_plain    (SmithJsonReader  *self);
const char *smith_json_string_end    (const char       *p,
                                      const char       *end,
                                      gboolean         *out_escaped);
gsize       smith_json_escape_length (const char       *p,
                                      const char       *end);
const char *smith_json_scan_number   (const char       *p,
                                      const char       *end,
                                      const char      **out_wrong);
const char *smith_json_scalar_end    (const char       *p,
                                      const char       *end,
                                      guint            *out_kind,
                                      guint            *out_flags);
void        smith_json_read_broken   (SmithTreeBuilder *builder,
                                      const char       *stopped);

static inline gboolean
smith_json_is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Moves over white space. */
static inline const char *
smith_json_skip_space (const char *p,
                       const char *end)
{
  while (p < end && smith_json_is_space (*p))
    {
#ifdef __SSE2__
      /* indentation: a newline is followed by many spaces */
      while (end - p >= 16)
        {
          __m128i block = _mm_loadu_si128 ((const void *) p);
          int spaces = _mm_movemask_epi8 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 (' ')));

          if (spaces != 0xFFFF)
            {
              p += __builtin_ctz (~(unsigned) spaces);
              break;
            }
          p += 16;
        }
      if (p < end && !smith_json_is_space (*p))
        break;
#endif
      if (p < end)
        p++;
    }

  return p;
}

/* Finds the next byte that ends plain text in a string: a quote, a backslash or a control
 * character.  *high becomes non-zero when a byte before it is not ASCII. */
static inline const char *
smith_json_find_special (const char *p,
                         const char *end,
                         guint      *high)
{
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8 ('"');
  const __m128i backslash = _mm_set1_epi8 ('\\');
  const __m128i control = _mm_set1_epi8 (0x1F);

  while (end - p >= 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
      __m128i hits = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (block, quote),
                                                 _mm_cmpeq_epi8 (block, backslash)),
                                   _mm_cmpeq_epi8 (_mm_min_epu8 (block, control), block));
      guint mask = (guint) _mm_movemask_epi8 (hits);
      guint bits = (guint) _mm_movemask_epi8 (block);

      if (mask != 0)
        {
          *high |= bits & (mask - 1) & ~mask;
          return p + __builtin_ctz (mask);
        }
      *high |= bits;
      p += 16;
    }
#endif
  while (p < end && *p != '"' && *p != '\\' && (guchar) *p >= 0x20)
    *high |= (guchar) *p++ & 0x80;

  return p;
}

/* As smith_tree_hash(), for a text behind which there is more: lengths differ from one key to the
 * next, and no guess is made about them. */
G_ALWAYS_INLINE static inline guint32
smith_json_hash_key (guint64     seed,
                     const char *text,
                     gsize       length)
{
#ifdef __SSE2__
  static const guint8 mask[32] = { 255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255 };

  if (G_LIKELY (length <= 16))
    {
      __m128i key = _mm_and_si128 (_mm_loadu_si128 ((const __m128i *) (const void *) text),
                                   _mm_loadu_si128 ((const __m128i *) (const void *)
                                                      (mask + 16 - length)));
      guint64 words[2];

      key = _mm_xor_si128 (key, _mm_set_epi64x ((gint64) smith_tree_hash_turn (seed),
                                                (gint64) seed));
      memcpy (words, &key, sizeof words);
      return (guint32) smith_tree_hash_fold (words[0], words[1] ^ length);
    }
#endif

  return smith_tree_hash_seeded (seed, text, length);
}

G_END_DECLS
