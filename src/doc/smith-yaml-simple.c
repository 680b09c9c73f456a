/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-simple-private.h"

#include <string.h>

/* The reader of simple YAML, which is what descriptions are written in: block mappings and lists
 * of plain, quoted and block scalars, and brackets on one line.  It is there for its speed, about
 * five times libfyaml's, and takes only what has one meaning without doubt.  At anything else,
 * right or wrong, it gives up: no anchors, tags, tabs, directives, keys behind question marks,
 * second documents.  Then smith_yaml_read() has libfyaml read the text from its beginning, so
 * nothing is refused here and no error is told, and what is read here reads there the same, to
 * the byte; tests/doc/test-yaml-simple.c and the fuzzer of YAML compare the two.
 *
 * It works on lines.  A line belongs to the innermost open container that begins in its column,
 * and those further in end; the columns are in a list beside the builder's levels. */

/* Whether the text has a sign that YAML, or one of its readers, takes for a break or for nothing
 * that may stand there: a carriage return, a byte order mark, NEL and other controls of two
 * bytes, LS and PS.  The search is for bytes that such a sign begins with, which are rare. */
static gboolean
has_odd_signs (const char *p,
               const char *end)
{
  for (; p < end; p++)
    {
#ifdef __SSE2__
      while (end - p >= 16)
        {
          __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) p);
          __m128i low = _mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\r')),
                                      _mm_cmpeq_epi8 (block, _mm_set1_epi8 (0x7F)));
          __m128i high = _mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ((char) 0xC2)),
                                       _mm_cmpeq_epi8 (block, _mm_set1_epi8 ((char) 0xE2)));
          __m128i mark = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ((char) 0xEF));
          int mask = _mm_movemask_epi8 (_mm_or_si128 (_mm_or_si128 (low, high), mark));

          if (mask != 0)
            {
              p += __builtin_ctz ((unsigned) mask);
              break;
            }
          p += 16;
        }
      if (p == end)
        break;
#endif
      switch ((guint8) *p)
        {
        case '\r': case 0x7F:
          return TRUE;

        /* the text is valid UTF-8, so the bytes behind these are there */
        case 0xC2:
          if ((guint8) p[1] < 0xA0)
            return TRUE;
          break;

        case 0xE2:
          if ((guint8) p[1] == 0x80 && ((guint8) p[2] == 0xA8 || (guint8) p[2] == 0xA9))
            return TRUE;
          break;

        case 0xEF:
          if ((guint8) p[1] >= 0xBB)
            return TRUE;
          break;

        default:
          break;
        }
    }

  return FALSE;
}

/* Moves to the first sign of the first line, from @line on, that holds more than a comment.
 * Returns FALSE at the end of the text. */
static gboolean
go_to_line (SmithYamlSimple *self,
            const char      *line)
{
  for (; line < self->end; line++)
    {
      self->line = line;
      line = smith_yaml_simple_skip_blanks (line, self->end);
      if (line < self->end && *line == '#')
        line = smith_yaml_simple_line_end (line, self->end);
      else if (line < self->end && *line != '\n')
        {
          self->p = line;
          return TRUE;
        }
    }
  self->p = self->end;

  return FALSE;
}

/* The same from the end of a line on. */
static gboolean
next_line (SmithYamlSimple *self)
{
  return self->p < self->end && go_to_line (self, self->p + 1);
}

static inline gboolean
is_dash (const SmithYamlSimple *self)
{
  return *self->p == '-' && smith_yaml_simple_is_gap (self->p + 1, self->end);
}

static inline guint32
column_here (const SmithYamlSimple *self)
{
  return (guint32) (self->p - self->line);
}

static inline gboolean
in_mapping (const SmithYamlSimple *self)
{
  return self->reader->levels[self->reader->builder->depth].is_mapping;
}

/* Opens a container that begins here. */
gboolean
smith_yaml_simple_open (SmithYamlSimple *self,
                        gboolean         is_mapping)
{
  guint32 start = smith_yaml_simple_offset (self, self->p);

  if (!smith_yaml_open (self->reader, start, is_mapping, NULL))
    return FALSE;
  self->columns[self->reader->builder->depth] = column_here (self);

  return TRUE;
}

/* Adds a value to the open container. */
gboolean
smith_yaml_simple_add (SmithYamlSimple       *self,
                       const SmithYamlScalar *scalar)
{
  SmithNodeKind kind;

  return smith_yaml_scalar_kind (scalar, &kind) &&
         smith_yaml_add_scalar (self->reader, scalar, kind) != SMITH_NODE_NONE;
}

static gboolean
add_missing (SmithYamlSimple *self,
             const char      *place)
{
  guint32 at = smith_yaml_simple_offset (self, place);
  SmithYamlScalar scalar = { .start = at, .end = at, .text = place, .is_missing = TRUE };

  self->reader->pos = at;

  return smith_yaml_simple_add (self, &scalar);
}

/* Moves to the end of the line, where only a comment may be left. */
static gboolean
end_line (SmithYamlSimple *self)
{
  const char *p = smith_yaml_simple_skip_blanks (self->p, self->end);

  if (p < self->end && *p == '#' && p > self->p)
    p = smith_yaml_simple_line_end (p, self->end);
  self->p = p;

  return p == self->end || *p == '\n';
}

/* Whether plain text may begin at @p.  What may with some signs behind it only is not asked. */
static inline gboolean
is_plain (const char *p,
          const char *end)
{
  static const guint8 begins[256] = {
    ['0' ... '9'] = 1, ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1, [0x80 ... 0xFF] = 1,
    ['$'] = 1, ['('] = 1, [')'] = 1, ['+'] = 1, ['/'] = 1, [';'] = 1, ['<'] = 1,
    ['='] = 1, ['\\'] = 1, ['^'] = 1, ['_'] = 1, ['~'] = 1, ['-'] = 2, ['.'] = 2,
  };
  guint8 class = begins[(guint8) *p];

  /* not the only sign, nor one of --- and ... */
  return class == 1 || (class == 2 && !smith_yaml_simple_is_gap (p + 1, end) && p[1] != *p &&
                        p[1] != '\t');
}

/* Reads a name and its colon. */
static gboolean
read_name (SmithYamlSimple *self)
{
  const char *start = self->p;
  const char *stop;
  gboolean is_quoted = *start == '"' || *start == '\'';
  SmithYamlScalar scalar;

  if (is_quoted)
    {
      stop = smith_yaml_simple_find_quoted_end (start, self->end);
      if (stop == NULL || !smith_yaml_simple_take_quoted (self, stop, &scalar) ||
          self->line > start)
        return FALSE;
    }
  else
    {
      if (!is_plain (start, self->end) ||
          !smith_yaml_simple_find_plain_end (start, self->end, &stop))
        return FALSE;
      scalar = (SmithYamlScalar) { .start = smith_yaml_simple_offset (self, start),
                                   .end = smith_yaml_simple_offset (self, stop),
                                   .text = start,
                                   .length = (gsize) (stop - start) };
      if (stop[-1] == ' ' || (scalar.length == 2 && memcmp (start, "<<", 2) == 0))
        return FALSE;
    }
  if (stop == self->end || *stop != ':' || !smith_yaml_simple_is_gap (stop + 1, self->end) ||
      stop - start > SMITH_YAML_SIMPLE_MAX_NAME)
    return FALSE;

  smith_yaml_take_key (self->reader, scalar.start, scalar.end, scalar.text, scalar.length, FALSE);
  self->reader->pos = scalar.end;
  self->p = stop + 1;

  return TRUE;
}

/* Moves to the value of an entry that has none on its line, which may be below it.  Returns FALSE,
 * at the end of the line, when there is none. */
static gboolean
find_below (SmithYamlSimple *self)
{
  const char *p = self->p;
  const char *line = self->line;
  guint32 column = smith_yaml_simple_column (self);

  /* a list may begin in the column of the mapping that it is a value of */
  if (next_line (self) && (column_here (self) > column ||
                           (column_here (self) == column && in_mapping (self) && is_dash (self))))
    return TRUE;
  self->p = p;
  self->line = line;

  return FALSE;
}

/* Whether the open container is a list in the column of the mapping around it.  Where such a one
 * holds nothing behind a dash, libfyaml 0.7.12 finds an error. */
static gboolean
is_outdented_list (const SmithYamlSimple *self)
{
  guint depth = self->reader->builder->depth;

  return !in_mapping (self) && depth > 1 && self->columns[depth - 1] == self->columns[depth];
}

typedef enum
{
  READ_NOTHING,    /* it is not simple */
  READ_SCALAR,     /* up to the end of its line */
  READ_CONTAINER,  /* one begins here */
} Found;

static inline Found
open_here (SmithYamlSimple *self,
           gboolean         may_open,
           gboolean         is_mapping)
{
  return may_open && smith_yaml_simple_open (self, is_mapping) ? READ_CONTAINER : READ_NOTHING;
}

/* Reads the value here; @may_open says whether it may be a container without brackets. */
static Found
read_value (SmithYamlSimple *self,
            gboolean         may_open)
{
  const char *stop = NULL;
  SmithYamlScalar scalar;
  gboolean ok = FALSE;

  if (is_dash (self))
    return open_here (self, may_open, FALSE);

  switch (*self->p)
    {
    case '"': case '\'':
      stop = smith_yaml_simple_find_quoted_end (self->p, self->end);
      if (stop != NULL && stop < self->end && *stop == ':')
        return open_here (self, may_open, TRUE);
      ok = stop != NULL && smith_yaml_simple_take_quoted (self, stop, &scalar);
      break;

    case '|': case '>':
      ok = smith_yaml_simple_take_block (self, &scalar);
      break;

    case '[': case '{':
      return smith_yaml_simple_read_flow (self) && end_line (self)
               ? READ_SCALAR : READ_NOTHING;

    default:
      if (is_plain (self->p, self->end))
        {
          const char *text_end;

          ok = smith_yaml_simple_find_plain_end (self->p, self->end, &stop);
          if (ok && stop < self->end && *stop == ':')
            return open_here (self, may_open, TRUE);
          for (text_end = stop; ok && text_end[-1] == ' '; text_end--)
            ;
          ok = ok && smith_yaml_simple_take_plain (self, text_end, stop, &scalar);
        }
      break;
    }

  return ok && end_line (self) && smith_yaml_simple_add (self, &scalar)
           ? READ_SCALAR : READ_NOTHING;
}

/* Reads the entry of the open container that begins here, and the first ones of those that it
 * opens, up to the end of a line. */
static gboolean
read_entry (SmithYamlSimple *self)
{
  Found found = READ_CONTAINER;

  while (found == READ_CONTAINER)
    {
      gboolean may_open = !in_mapping (self);
      const char *behind, *p;

      if (may_open ? !is_dash (self) : !read_name (self))
        return FALSE;
      self->p += may_open ? 1 : 0;
      behind = self->p;
      p = smith_yaml_simple_skip_blanks (behind, self->end);
      if (p == self->end || *p == '\n' || *p == '#')
        {
          if (!end_line (self))
            return FALSE;
          if (!find_below (self))
            return !is_outdented_list (self) && add_missing (self, behind);
          may_open = TRUE;
        }
      else
        self->p = p;
      found = read_value (self, may_open);
    }

  return found == READ_SCALAR;
}

/* Closes the containers that do not go on with the line here.  Returns FALSE when none does. */
static gboolean
close_to_line (SmithYamlSimple *self)
{
  guint32 column = column_here (self);

  while (column < smith_yaml_simple_column (self) ||
         (column == smith_yaml_simple_column (self) && !in_mapping (self) && !is_dash (self)))
    if (self->reader->builder->depth == 1 || !smith_yaml_close (self->reader))
      return FALSE;

  return column == smith_yaml_simple_column (self);
}

static gboolean
read_document (SmithYamlSimple *self)
{
  if (!go_to_line (self, self->start))
    return FALSE;
  if (self->line == self->p && self->end - self->p > 3 && memcmp (self->p, "---\n", 4) == 0)
    {
      self->p += 3;
      self->reader->pos = smith_yaml_simple_offset (self, self->p);
      if (!next_line (self))
        return FALSE;
    }
  if (self->line != self->p || *self->p == '[' || *self->p == '{' ||
      read_value (self, TRUE) != READ_CONTAINER)
    return FALSE;

  do
    if (!read_entry (self))
      return FALSE;
  while (next_line (self) && close_to_line (self));

  if (self->p < self->end)
    return FALSE;
  while (self->reader->builder->depth > 0)
    if (!smith_yaml_close (self->reader))
      return FALSE;

  return TRUE;
}

/* Reads the text of @reader when it is simple.  Returns FALSE when it is not; what was read is to
 * be forgotten then. */
gboolean
smith_yaml_read_simple (SmithYamlReader *reader)
{
  g_autofree SmithYamlSimple *self = NULL;

  if (has_odd_signs (reader->data, reader->data + reader->length))
    return FALSE;

  self = g_new (SmithYamlSimple, 1);
  self->reader = reader;
  self->start = reader->data;
  self->end = reader->data + reader->length;
  self->columns[0] = 0;

  return read_document (self);
}
