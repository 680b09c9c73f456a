/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-json-index.h"

#include <string.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

/* What other x86-64 machines have is asked for at run time.  AVX2 would not pay: reading would take
 * a tenth less than with SSE2 at most, where AVX-512 saves up to three. */
#if defined __x86_64__ && defined __SSE2__ && defined __GNUC__
#define HAS_WIDE 1
#endif

#define BLOCK 64u

/* What 64 bytes are, a bit each, the first one's the lowest. */
typedef struct
{
  guint64 quotes;
  guint64 escapes;   /* backslashes */
  guint64 others;    /* control characters, and what is not ASCII */
} Block;

/* What changes from one block to the next, in registers. */
typedef struct
{
  gsize    at;          /* the block's */
  guint64  in_string;   /* these as in the index */
  guint64  is_escaped;
  guint32 *behind;
} State;

G_ALWAYS_INLINE static inline State
get_state (const SmithJsonIndex *self)
{
  return (State) { self->at, self->in_string, self->is_escaped, self->behind };
}

G_ALWAYS_INLINE static inline void
set_state (SmithJsonIndex *self,
           State           state)
{
  self->at = state.at;
  self->in_string = state.in_string;
  self->is_escaped = state.is_escaped;
  self->behind = state.behind;
}

/* Without the quotes that a backslash stands before.  Of a row of backslashes each second one is
 * escaped by the one before it. */
G_ALWAYS_INLINE static inline guint64
drop_escaped (State       *state,
              const Block *block)
{
  guint64 escaped = state->is_escaped, rest = block->escapes & ~escaped;

  if (G_LIKELY ((rest | escaped) == 0))
    return block->quotes;
  state->is_escaped = 0;
  while (rest != 0)
    {
      guint64 sign = rest & -rest;

      if (sign >> 63 != 0)
        state->is_escaped = 1;
      escaped |= sign << 1;
      rest &= ~(sign | sign << 1);
    }

  return block->quotes & ~escaped;
}

/* Adds the ends of strings that are not all plain.  Returns what is behind them. */
static guint32 * __attribute__ ((noinline))
put_marked (SmithJsonIndex *self,
            gsize           at,
            guint32        *behind,
            guint64         ends,
            guint64         marks)
{
  for (; ends != 0; ends &= ends - 1)
    {
      guint64 before = (ends & -ends) - 1;
      gboolean is_marked = self->is_marked || (marks & before) != 0 || at + BLOCK > self->limit;

      *behind++ = (guint32) (at + 1 + (guint) __builtin_ctzll (ends)) |
                        (is_marked ? SMITH_JSON_INDEX_MARK : 0);
      self->is_marked = FALSE;
      marks &= ~before;
    }
  self->is_marked = self->is_marked || marks != 0;

  return behind;
}

/* Adds the ends of strings; four together, since most blocks have no more. */
G_ALWAYS_INLINE static inline void
put (State   *state,
     guint64  ends)
{
  guint32 *out = state->behind;
  guint32 at = (guint32) state->at + 1;
  guint n = (guint) __builtin_popcountll (ends);

  for (guint done = 0; done < n; done += 4)
    for (guint i = 0; i < 4; i++)
      {
        out[done + i] = at + (guint) __builtin_ctzll (ends | G_GUINT64_CONSTANT (1) << 63);
        ends &= ends - 1;
      }
  state->behind += n;
}

/* Each bit becomes the parity of those up to it. */
G_ALWAYS_INLINE static inline guint64
find_parity (guint64 bits)
{
  for (guint n = 1; n < 64; n *= 2)
    bits ^= bits << n;

  return bits;
}

/* Finds out which strings end in a block, from the parity of its quotes, and puts down those that
 * are not all plain.  Returns those that are. */
G_ALWAYS_INLINE static inline guint64
take (SmithJsonIndex *self,
      State          *state,
      const Block    *block,
      guint64         quotes,
      guint64         parity)
{
  guint64 inside = parity ^ state->in_string;
  guint64 ends = quotes & ~inside;
  guint64 marks = (block->escapes | block->others) & inside;

  state->in_string = (guint64) ((gint64) inside >> 63);
  if (G_LIKELY (marks == 0 && !self->is_marked && state->at + BLOCK <= self->limit))
    return ends;
  state->behind = put_marked (self, state->at, state->behind, ends, marks);

  return 0;
}

/* The top bits of eight bytes, the first one's the lowest. */
G_ALWAYS_INLINE static inline guint64
gather (guint64 bytes)
{
  return (bytes >> 7 & 0x0101010101010101u) * 0x0102040810204080u >> 56;
}

/* The top bit of each byte that is zero. */
G_ALWAYS_INLINE static inline guint64
find_zeros (guint64 bytes)
{
  const guint64 low = 0x7F7F7F7F7F7F7F7Fu;

  return ~(((bytes & low) + low) | bytes | low);
}

static void
fill_portable (SmithJsonIndex *self,
               const char     *p,
               gsize           n_blocks)
{
  State state = get_state (self);

  for (; n_blocks > 0; n_blocks--, p += BLOCK)
    {
      Block block = { 0 };
      guint64 quotes;

      for (guint i = 0; i < BLOCK; i += 8)
        {
          guint64 word;

          memcpy (&word, p + i, sizeof word);
          word = GUINT64_FROM_LE (word);
          block.quotes |= gather (find_zeros (word ^ 0x2222222222222222u)) << i;
          block.escapes |= gather (find_zeros (word ^ 0x5C5C5C5C5C5C5C5Cu)) << i;
          block.others |= gather (find_zeros (word & 0xE0E0E0E0E0E0E0E0u) | word) << i;
        }
      quotes = drop_escaped (&state, &block);
      put (&state, take (self, &state, &block, quotes, find_parity (quotes)));
      state.at += BLOCK;
    }
  set_state (self, state);
}

#ifdef __SSE2__
static void
fill_sse2 (SmithJsonIndex *self,
           const char     *p,
           gsize           n_blocks)
{
  State state = get_state (self);

  for (; n_blocks > 0; n_blocks--, p += BLOCK)
    {
      Block block = { 0 };
      guint64 quotes;

      for (guint i = 0; i < BLOCK; i += sizeof (__m128i))
        {
          __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) (p + i));
          __m128i quote = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"'));
          __m128i escape = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\'));
          /* bytes above 0x7F are negative */
          __m128i other = _mm_cmpgt_epi8 (_mm_set1_epi8 (' '), bytes);

          block.quotes |= (guint64) (guint) _mm_movemask_epi8 (quote) << i;
          block.escapes |= (guint64) (guint) _mm_movemask_epi8 (escape) << i;
          block.others |= (guint64) (guint) _mm_movemask_epi8 (other) << i;
        }
      quotes = drop_escaped (&state, &block);
      put (&state, take (self, &state, &block, quotes, find_parity (quotes)));
      state.at += BLOCK;
    }
  set_state (self, state);
}
#endif

#ifdef HAS_WIDE
/* As put(), sixteen together. */
__attribute__ ((target ("avx512f,avx512bw,avx512vbmi2,popcnt"))) G_ALWAYS_INLINE static inline void
put_wide (State   *state,
          guint64  ends)
{
  static const guint8 places[64] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  };
  __m512i found = _mm512_maskz_compress_epi8 (ends, _mm512_loadu_si512 (places));
  __m512i at = _mm512_set1_epi32 ((int) state->at + 1);
  guint n = (guint) __builtin_popcountll (ends);

  _mm512_storeu_si512 (state->behind,
                       _mm512_add_epi32 (_mm512_cvtepu8_epi32 (_mm512_castsi512_si128 (found)),
                                         at));
  if (G_UNLIKELY (n > 16))
    _mm512_storeu_si512 (state->behind + 16,
                         _mm512_add_epi32 (_mm512_cvtepu8_epi32 (
                                             _mm512_extracti32x4_epi32 (found, 1)), at));
  state->behind += n;
}

__attribute__ ((target ("avx512f,avx512bw,avx512vbmi2,pclmul,bmi,popcnt"))) static void
fill_avx512 (SmithJsonIndex *self,
             const char     *p,
             gsize           n_blocks)
{
  State state = get_state (self);

  for (; n_blocks > 0; n_blocks--, p += BLOCK)
    {
      __builtin_prefetch (p + SMITH_JSON_INDEX_STEP);
      __m512i bytes = _mm512_loadu_si512 (p);
      Block block = {
        .quotes = _mm512_cmpeq_epi8_mask (bytes, _mm512_set1_epi8 ('"')),
        .escapes = _mm512_cmpeq_epi8_mask (bytes, _mm512_set1_epi8 ('\\')),
        .others = _mm512_cmpgt_epi8_mask (_mm512_set1_epi8 (' '), bytes),
      };
      guint64 quotes = drop_escaped (&state, &block);
      guint64 parity = (guint64) _mm_cvtsi128_si64 (_mm_clmulepi64_si128 (
                         _mm_set_epi64x (0, (gint64) quotes), _mm_set1_epi8 (-1), 0));

      put_wide (&state, take (self, &state, &block, quotes, parity));
      state.at += BLOCK;
    }
  set_state (self, state);
}
#endif

static void
fill (SmithJsonIndex *self,
      const char     *p,
      gsize           n_blocks)
{
  switch ((int) self->way)
    {
#ifdef HAS_WIDE
    case SMITH_JSON_WAY_AVX512:
      fill_avx512 (self, p, n_blocks);
      break;
#endif

#ifdef __SSE2__
    case SMITH_JSON_WAY_SSE2:
      fill_sse2 (self, p, n_blocks);
      break;
#endif

    default:
      fill_portable (self, p, n_blocks);
      break;
    }
}

/* Whether this machine has what a way takes. */
gboolean
smith_json_way_is_here (SmithJsonWay way)
{
  switch ((int) way)
    {
#ifdef HAS_WIDE
    case SMITH_JSON_WAY_AVX512:
      return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw") &&
             __builtin_cpu_supports ("avx512vbmi2") && __builtin_cpu_supports ("pclmul") &&
             __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("popcnt");
#endif

#ifdef __SSE2__
    case SMITH_JSON_WAY_SSE2:
      return TRUE;
#endif

    default:
      return way <= SMITH_JSON_WAY_PORTABLE;
    }
}

/* The fastest way here. */
SmithJsonWay
smith_json_way_best (void)
{
  SmithJsonWay way = SMITH_JSON_N_WAYS - 1;

  while (!smith_json_way_is_here (way))
    way--;

  return way;
}

/* @limit: an end behind it, or in its block, is marked */
void
smith_json_index_init (SmithJsonIndex *self,
                       SmithJsonWay    way,
                       const char     *text,
                       gsize           length,
                       gsize           limit)
{
  self->text = text;
  self->length = length;
  self->limit = limit;
  self->at = 0;
  self->way = way;
  self->in_string = 0;
  self->is_escaped = 0;
  self->is_marked = FALSE;
  self->behind = self->ends;
  self->next = self->ends;
  *self->behind = SMITH_JSON_INDEX_STOP;
}

/* Looks at what comes next in the text.  What was known is forgotten. */
static void
look_ahead (SmithJsonIndex *self)
{
  gsize rest = self->length - self->at;

  self->behind = self->ends;
  self->next = self->ends;
  if (rest >= BLOCK)
    fill (self, self->text + self->at, MIN (rest, SMITH_JSON_INDEX_STEP) / BLOCK);
  else if (rest > 0)
    {
      char last[BLOCK];

      memset (last, ' ', sizeof last);
      memcpy (last, self->text + self->at, rest);
      fill (self, last, 1);
      self->at = self->length;
    }
  *self->behind = SMITH_JSON_INDEX_STOP;
}

/* Goes behind the first end behind @at, which is not before the one that comes next.
 *
 * Returns: that end; %SMITH_JSON_INDEX_STOP when there is none up to the end of the text */
guint32
smith_json_index_seek (SmithJsonIndex *self,
                       gsize           at)
{
  for (;;)
    {
      guint32 end;

      while (((end = *self->next) & ~SMITH_JSON_INDEX_MARK) <= at)
        self->next++;
      if (end != SMITH_JSON_INDEX_STOP)
        {
          self->next++;
          return end;
        }
      if (self->at == self->length)
        return end;
      look_ahead (self);
    }
}
