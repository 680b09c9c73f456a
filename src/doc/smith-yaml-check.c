/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memrchr */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What must be known of a text before libfyaml may see it, and what it lets pass. */

/* libfyaml keeps every token of a line, and of everything between the outermost brackets,
 * until it knows that they are no key: 200 bytes each.  So many signs at most that may
 * begin or end one; the largest known piece in a real description has 60,000. */
#define MAX_SIGNS (1024u * 1024)

/* libfyaml compares each %TAG with all before it. */
#define MAX_DIRECTIVES 64u

#define NO_INDENT (-1)

/* 1: a control character that YAML text cannot hold; 2: a sign that may bound a token */
static const guint8 byte_class[256] = {
  [0x00 ... 0x08] = 1, [0x0B] = 1, [0x0C] = 1, [0x0E ... 0x1F] = 1,
  ['['] = 2, [']'] = 2, ['{'] = 2, ['}'] = 2, [','] = 2, ['"'] = 2, ['\''] = 2,
  ['&'] = 2, ['*'] = 2, ['!'] = 2, ['?'] = 2, [':'] = 2, ['-'] = 2,
};

/* The first control character at or after @p that YAML text cannot hold, or @end. */
static const char *
find_control (const char *p,
              const char *end)
{
#ifdef __SSE2__
  const __m128i last = _mm_set1_epi8 (0x1F);
  const __m128i tab = _mm_set1_epi8 ('\t');
  const __m128i feed = _mm_set1_epi8 ('\n');
  const __m128i carriage = _mm_set1_epi8 ('\r');

  for (; end - p >= 16; p += 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
      __m128i space = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (block, tab),
                                                  _mm_cmpeq_epi8 (block, feed)),
                                    _mm_cmpeq_epi8 (block, carriage));
      __m128i control = _mm_cmpeq_epi8 (_mm_min_epu8 (block, last), block);
      int mask = _mm_movemask_epi8 (_mm_andnot_si128 (space, control));

      if (mask != 0)
        return p + __builtin_ctz ((unsigned) mask);
    }
#endif
  while (p < end && byte_class[(guint8) *p] != 1)
    p++;

  return p;
}

static gboolean
check_characters (SmithTreeBuilder *builder,
                  const char       *data,
                  gsize             length)
{
  gsize at = (gsize) (find_control (data, data + length) - data);

  if (at == length)
    return TRUE;

  smith_tree_builder_fail (builder, SMITH_READ_SYNTAX, at, at + 1,
                           _("The control character U+%04X cannot stand in YAML; "
                             "in double quotes it is written \\x%02x"),
                           (guint) (guint8) data[at], (guint) (guint8) data[at]);
  return FALSE;
}

static gboolean
check_directives (SmithTreeBuilder *builder,
                  const char       *data,
                  gsize             length)
{
  const char *p = data;
  const char *end = data + length;
  guint n = 0;

  while (p < end && strchr ("%# \t\r\n", *p) != NULL)
    {
      const char *line = p;

      p += *p == '%' || *p == '#' || *p == ' ' || *p == '\t' ? 0 : 1;
      if (p > line)
        continue;
      while (p < end && *p != '\n' && *p != '\r')
        p++;
      if (*line == '%' && ++n > MAX_DIRECTIVES)
        {
          smith_tree_builder_fail (builder, SMITH_READ_TOO_MANY, (gsize) (line - data),
                                   (gsize) (p - data),
                                   _("More than %u lines begin with %%; one or two are usual"),
                                   MAX_DIRECTIVES);
          return FALSE;
        }
    }

  return TRUE;
}

static int
indent_of (const char *line,
           const char *end)
{
  const char *p = line;

  while (p < end && *p == ' ')
    p++;

  return (int) (p - line);
}

/* The beginning of the line that holds @p. */
static const char *
line_of (const char *start,
         const char *p)
{
  const char *feed = memrchr (start, '\n', (gsize) (p - start));

  return feed != NULL ? feed + 1 : start;
}

static gboolean
is_document_start (const char *line,
                   const char *end)
{
  return end - line >= 3 && memcmp (line, "---", 3) == 0;
}

/* The column at which brackets that open in @line cannot go on: that of the block around
 * them, which only a line above tells where they stand alone.  Looks at no more than
 * *@n_looks lines. */
static int
flow_floor (const char *data,
            const char *line,
            const char *end,
            guint      *n_looks)
{
  int indent = indent_of (line, end);

  if (is_document_start (line, end))
    return NO_INDENT;
  if (strchr ("[{&!", line[indent]) == NULL)
    return indent;
  while (line > data && *n_looks > 0)
    {
      const char *above = line_of (data, line - 1);
      int above_indent = indent_of (above, line);
      char first = above[above_indent];

      (*n_looks)--;
      if (first == '%' || is_document_start (above, line))
        return NO_INDENT;
      if (above_indent < indent && strchr ("\r\n#", first) == NULL)
        {
          /* an anchor or a tag belongs to what follows, and tells nothing of what is around */
          if (first != '&' && first != '!')
            return above_indent;
          indent = above_indent;
        }
      line = above;
    }

  return NO_INDENT;
}

/* The end of what libfyaml may have to hold at once, from the beginning of a line. */
static const char *
piece_end (const char *data,
           const char *line,
           const char *end,
           guint      *n_looks)
{
  int floor = flow_floor (data, line, end, n_looks);
  const char *next = line;

  for (;;)
    {
      int i = 0;

      next = memchr (next, '\n', (gsize) (end - next));
      if (next == NULL)
        return end;
      next++;
      while (i <= floor && next + i < end && next[i] == ' ')
        i++;
      if (i <= floor && next + i < end && strchr ("\r\n#", next[i]) == NULL)
        return next;
    }
}

/* Whether a quick look tells that no more than MAX_SIGNS signs are there: it takes all of
 * ! to - for signs, and four others. */
static gboolean
has_few_signs (const char *p,
               const char *end)
{
#ifdef __SSE2__
  const __m128i first = _mm_set1_epi8 ('!');
  const __m128i width = _mm_set1_epi8 ('-' - '!');
  const __m128i zero = _mm_setzero_si128 ();
  gsize n = 0;

  while (end - p >= 16 && n <= MAX_SIGNS)
    {
      const char *stop = p + MIN ((end - p) / 16, 255) * 16;
      __m128i counts = zero;

      for (; p < stop; p += 16)
        {
          __m128i block = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
          __m128i moved = _mm_sub_epi8 (block, first);
          __m128i lower = _mm_or_si128 (block, _mm_set1_epi8 (0x20));
          __m128i low = _mm_cmpeq_epi8 (_mm_min_epu8 (moved, width), moved);
          /* : ; > ? */
          __m128i middle = _mm_cmpeq_epi8 (_mm_and_si128 (block, _mm_set1_epi8 ((char) 0xFA)),
                                           _mm_set1_epi8 (0x3A));
          __m128i brackets = _mm_or_si128 (_mm_cmpeq_epi8 (lower, _mm_set1_epi8 ('{')),
                                           _mm_cmpeq_epi8 (lower, _mm_set1_epi8 ('}')));

          counts = _mm_sub_epi8 (counts, _mm_or_si128 (_mm_or_si128 (low, middle), brackets));
        }
      counts = _mm_sad_epu8 (counts, zero);
      n += (gsize) _mm_cvtsi128_si32 (counts) + (gsize) _mm_extract_epi16 (counts, 4);
    }

  return n + (gsize) (end - p) <= MAX_SIGNS;
#else
  return (gsize) (end - p) <= MAX_SIGNS;
#endif
}

static gboolean
check_piece (SmithTreeBuilder *builder,
             const char       *data,
             const char       *piece,
             const char       *end)
{
  gsize n = 0;

  if (has_few_signs (piece, end))
    return TRUE;

  for (const char *p = piece; p < end; p++)
    {
      n += byte_class[(guint8) *p] >> 1;
      if (n > MAX_SIGNS)
        {
          smith_tree_builder_fail (builder, SMITH_READ_TOO_MANY, (gsize) (piece - data),
                                   (gsize) (piece - data) + 1,
                                   _("What begins on this line holds too much between brackets "
                                     "for YAML; write it on lines of its own, or as JSON"));
          return FALSE;
        }
    }

  return TRUE;
}

static const char *
find_byte (const char *p,
           const char *end,
           char        c)
{
  const char *found = memchr (p, c, (gsize) (end - p));

  return found != NULL ? found : end;
}

static gboolean
check_lines (SmithTreeBuilder *builder,
             const char       *data,
             const char       *end)
{
  const char *line = data;

  while ((gsize) (end - line) > MAX_SIGNS)
    {
      const char *next = line_of (line, line + MAX_SIGNS);

      if (next == line)
        {
          next = find_byte (line, end, '\n');
          if (!check_piece (builder, data, line, next))
            return FALSE;
          next += next < end ? 1 : 0;
        }
      line = next;
    }

  return TRUE;
}

/* Refuses text whose lines or brackets hold so much that libfyaml would need gigabytes. */
static gboolean
check_brackets (SmithTreeBuilder *builder,
                const char       *data,
                gsize             length)
{
  const char *end = data + length;
  const char *p = data;
  const char *bracket = find_byte (data, end, '[');
  const char *brace = find_byte (data, end, '{');
  guint n_looks = 100000;

  if (!check_lines (builder, data, end))
    return FALSE;

  while (MIN (bracket, brace) < end)
    {
      const char *line = line_of (p, MIN (bracket, brace));

      p = piece_end (data, line, end, &n_looks);
      if (!check_piece (builder, data, line, p))
        return FALSE;
      if (bracket < p)
        bracket = find_byte (p, end, '[');
      if (brace < p)
        brace = find_byte (p, end, '{');
    }

  return TRUE;
}

gboolean
smith_yaml_check_text (SmithTreeBuilder *builder)
{
  const char *data = builder->tree->data;
  gsize length = g_bytes_get_size (builder->tree->text);

  return check_characters (builder, data, length) && check_directives (builder, data, length) &&
         (has_few_signs (data, data + length) || check_brackets (builder, data, length));
}

static guint32
column_of (const SmithYamlReader *self,
           guint32                at)
{
  return at - smith_yaml_line_start (self, at);
}

/* Whether the first sign of a line is the value at @start, or an anchor or a tag of it.  Looks no
 * further back than it must, as a line may be as long as the text. */
static gboolean
begins_line (const SmithYamlReader *self,
             guint32                start,
             guint32               *out_line,
             guint32               *out_first)
{
  guint32 at = start > 0 && self->data[start - 1] == '&' ? start - 1 : start;

  for (guint n = 0; n <= 2; n++)
    {
      guint32 blank = at, word;

      while (blank > 0 && smith_yaml_is_blank (self->data[blank - 1]))
        blank--;
      *out_line = blank;
      *out_first = at;
      if (blank == 0 || smith_yaml_is_break (self->data[blank - 1]))
        return TRUE;
      for (word = blank; word > 0 && blank < at && !smith_yaml_is_blank (self->data[word - 1]) &&
                         !smith_yaml_is_break (self->data[word - 1]);)
        word--;
      if (word == blank || (self->data[word] != '&' && self->data[word] != '!'))
        break;
      at = word;
    }

  return FALSE;
}

/* Whether the value at @start begins a line that is indented no deeper than the list or mapping
 * which it belongs to: YAML 1.2.2, 8.2.1 and 8.2.2.  libfyaml minds only when something
 * follows; other readers always do. */
gboolean
smith_yaml_stands_out (SmithYamlReader *self,
                       guint32          start)
{
  const SmithNodeRecord *container = smith_yaml_container (self);
  guint32 line, first, owner = container->start;

  if (!begins_line (self, start, &line, &first) || owner >= line ||
      smith_yaml_is_in_brackets (self))
    return FALSE;
  if (smith_yaml_current (self)->is_mapping)
    {
      /* the mark before the name of `? a` is further out, an anchor before the mapping is not */
      if (self->builder->key_start >= line)
        return FALSE;
      if (column_of (self, self->builder->key_start) < column_of (self, owner))
        owner = self->builder->key_start;
    }

  return first - line <= column_of (self, owner);
}
