/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-simple-private.h"

#include <string.h>

/* The scalars of simple YAML: see smith-yaml-simple.c. */

/* The next byte at or after @p that may end plain text or a line of it: a line feed, a colon or a
 * number sign; or a tab, which may not. */
static inline const char *
find_sign (const char *p,
           const char *end)
{
#ifdef __SSE2__
  for (; end - p >= 16; p += 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      __m128i space = _mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\n')),
                                    _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\t')));
      __m128i sign = _mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 (':')),
                                   _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('#')));
      int mask = _mm_movemask_epi8 (_mm_or_si128 (space, sign));

      if (mask != 0)
        return p + __builtin_ctz ((unsigned) mask);
    }
#endif
  while (p < end && *p != '\n' && *p != '\t' && *p != ':' && *p != '#')
    p++;

  return p;
}

/* Finds where the line's part of the plain text at @p stops: at a colon with a gap behind it, a
 * comment, the end of the line or of the text.  Returns FALSE when that is not simple. */
gboolean
smith_yaml_simple_find_plain_end (const char  *p,
                                  const char  *end,
                                  const char **out_stop)
{
  for (const char *start = p;; p++)
    {
      p = find_sign (p, end);
      *out_stop = p;
      if (p == end || *p == '\n')
        return TRUE;
      if (*p == '\t' || (*p == ':' && p + 1 < end && p[1] == '\t'))
        return FALSE;
      if (*p == ':' ? smith_yaml_simple_is_gap (p + 1, end) : p > start && p[-1] == ' ')
        return TRUE;
    }
}

/* Whether text goes on behind the end of a line, further in than the container around it: then
 * @out_line and @out_p are where. */
static gboolean
goes_on (const SmithYamlSimple  *self,
         const char             *p,
         const char            **out_line,
         const char            **out_p)
{
  while (p < self->end)
    {
      *out_line = p + 1;
      p = smith_yaml_simple_skip_blanks (p + 1, self->end);
      if (p < self->end && *p != '\n')
        {
          *out_p = p;
          return (gsize) (p - *out_line) > smith_yaml_simple_column (self);
        }
    }

  return FALSE;
}

static void
read_text (SmithYamlSimple      *self,
           enum fy_scalar_style  style,
           SmithYamlScalar      *scalar)
{
  GString *scratch = self->reader->scratch;

  smith_yaml_read_text (scalar->text, scalar->length, style, smith_yaml_simple_column (self),
                        scratch);
  scalar->text = scratch->str;
  scalar->length = scratch->len;
  scalar->is_pooled = TRUE;
}

/* Takes the plain text here, whose first line ends at @text_end and stops at @stop, and the lines
 * that it goes on with. */
gboolean
smith_yaml_simple_take_plain (SmithYamlSimple *self,
                              const char      *text_end,
                              const char      *stop,
                              SmithYamlScalar *out)
{
  const char *start = self->p;
  const char *line, *p;
  gboolean is_long = FALSE;

  while (stop < self->end && *stop == '\n' && goes_on (self, stop, &line, &p) && *p != '#')
    {
      if ((*p == '-' || *p == '?') && smith_yaml_simple_is_gap (p + 1, self->end))
        return FALSE;
      if (!smith_yaml_simple_find_plain_end (p, self->end, &stop) ||
          (stop < self->end && *stop == ':'))
        return FALSE;
      for (text_end = stop; text_end[-1] == ' '; text_end--)
        ;
      self->line = line;
      is_long = TRUE;
    }

  *out = (SmithYamlScalar) { .start = smith_yaml_simple_offset (self, start),
                             .end = smith_yaml_simple_offset (self, text_end),
                             .text = start,
                             .length = (gsize) (text_end - start) };
  if (is_long)
    read_text (self, FYSS_PLAIN, out);
  self->p = text_end;
  self->reader->pos = out->end;

  return TRUE;
}

/* The number of bytes that the escape behind a backslash at @p takes with it; 0 when it is none,
 * or not simple. */
static gsize
escape_length (const char *p,
               const char *end)
{
  gsize n_digits = 0;

  if (end - p < 6)
    return 0;
  if (p[1] == 'x')
    n_digits = 2;
  else if (p[1] == 'u')
    n_digits = 4;
  for (gsize i = 2; i < 2 + n_digits; i++)
    if (!g_ascii_isxdigit (p[i]))
      return 0;
  /* halves of pairs */
  if (p[1] == 'u' && (p[2] == 'd' || p[2] == 'D') && g_ascii_xdigit_value (p[3]) >= 8)
    return 0;
  /* a line break is seen by what counts lines */
  if (p[1] == '\n')
    return 1;

  return n_digits > 0 || memchr ("0abtnvfre \"/\\N_LP", p[1], 18) != NULL ? 2 + n_digits : 0;
}

/* Returns: (nullable): where the quoted text at @p ends, behind its quote, perhaps in another line;
 *   %NULL when it does not, or not simply */
const char *
smith_yaml_simple_find_quoted_end (const char *p,
                                   const char *end)
{
  char quote = *p++;

  if (quote == '\'')
    {
      for (;;)
        {
          p = memchr (p, '\'', (gsize) (end - p));
          if (p == NULL || p + 1 == end || p[1] != '\'')
            return p != NULL ? p + 1 : NULL;
          p += 2;
        }
    }

  for (; p < end && *p != '"'; p++)
    if (*p == '\\')
      {
        gsize n = escape_length (p, end);

        if (n == 0)
          return NULL;
        p += n - 1;
      }

  return p < end ? p + 1 : NULL;
}

/* Whether all lines of quoted text behind its first are further in than what is around it. */
static gboolean
check_lines (SmithYamlSimple *self,
             const char      *feed,
             const char      *end)
{
  if (memchr (feed, '\t', (gsize) (end - feed)) != NULL)
    return FALSE;
  while (feed != NULL && feed < end)
    {
      const char *p;

      if (!goes_on (self, feed, &self->line, &p) || p >= end)
        return FALSE;
      feed = memchr (p, '\n', (gsize) (end - p));
    }

  return TRUE;
}

/* Takes the quoted text here, which ends before @behind. */
gboolean
smith_yaml_simple_take_quoted (SmithYamlSimple *self,
                               const char      *behind,
                               SmithYamlScalar *out)
{
  const char *start = self->p;
  gboolean is_double = *start == '"';
  const char *feed;

  *out = (SmithYamlScalar) { .start = smith_yaml_simple_offset (self, start),
                             .end = smith_yaml_simple_offset (self, behind),
                             .text = start + 1,
                             .length = (gsize) (behind - start) - 2,
                             .is_quoted = TRUE };
  feed = memchr (out->text, '\n', out->length);
  if (feed != NULL && !check_lines (self, feed, behind))
    return FALSE;
  if (feed != NULL || memchr (out->text, is_double ? '\\' : '\'', out->length) != NULL)
    read_text (self, is_double ? FYSS_DOUBLE_QUOTED : FYSS_SINGLE_QUOTED, out);
  self->p = behind;
  self->reader->pos = out->end;

  return TRUE;
}

/* What stands behind the | or > of a block scalar. */
typedef struct
{
  gboolean keeps;   /* the line breaks at its end */
  guint32  indent;  /* columns; 0: that of its first line */
} Header;

/* Reads the header here.  One that begins a line is left to libfyaml, which has views of its own
 * on how far in the text below it must be.  Returns the end of the line, or NULL. */
static const char *
read_header (SmithYamlSimple *self,
             Header          *out)
{
  const char *p = self->p + 1;
  gboolean has_chomping = FALSE;

  *out = (Header) { 0 };
  if (smith_yaml_simple_skip_blanks (self->line, self->end) == self->p)
    return NULL;
  for (; p < self->end && smith_yaml_is_header (*p); p++)
    {
      if (g_ascii_isdigit (*p) ? out->indent > 0 : has_chomping)
        return NULL;
      if (g_ascii_isdigit (*p))
        out->indent = smith_yaml_simple_column (self) + (guint32) (*p - '0');
      else
        {
          has_chomping = TRUE;
          out->keeps = *p == '+';
        }
    }

  return p < self->end && *p == '\n' ? p : NULL;
}

/* Whether nothing but blanks is left of the line at @p. */
static gboolean
is_rest_blank (const char *p,
               const char *end)
{
  while (p < end && smith_yaml_is_blank (*p))
    p++;

  return p == end || *p == '\n';
}

/* Finds the end of the lines of a block scalar that begins behind @p, which is at the end of its
 * header: @out_text_end is that of its last line with text.  Returns the start of the first line
 * that does not belong to it; NULL when it is not simple, as where the last lines hold blanks
 * that are further in than the text: whether they are text is a question. */
static const char *
find_block_end (const SmithYamlSimple  *self,
                const char             *p,
                gsize                   indent,
                const char            **out_text_end)
{
  gsize longest = 0;  /* of the lines with nothing but blanks since the last one with text */
  const char *line;

  *out_text_end = NULL;
  for (line = p + 1; line < self->end; line = MIN (p + 1, self->end))
    {
      gsize n_blanks;

      p = smith_yaml_simple_skip_blanks (line, self->end);
      n_blanks = (gsize) (p - line);
      if (p == self->end || (*p == '\t' && (indent == 0 || n_blanks < indent ||
                                            is_rest_blank (p, self->end))))
        return NULL;
      if (*p == '\n')
        {
          longest = MAX (longest, n_blanks);
          continue;
        }
      if (indent == 0)
        indent = longest <= n_blanks ? n_blanks : 0;
      if (indent <= smith_yaml_simple_column (self))
        return NULL;
      if (n_blanks < indent)
        break;
      longest = 0;
      p = smith_yaml_simple_line_end (p, self->end);
      *out_text_end = p;
    }

  return *out_text_end != NULL && longest <= indent ? line : NULL;
}

/* Takes the block scalar here. */
gboolean
smith_yaml_simple_take_block (SmithYamlSimple *self,
                              SmithYamlScalar *out)
{
  const char *start = self->p;
  Header header;
  const char *feed = read_header (self, &header);
  const char *text_end, *behind;

  behind = feed != NULL ? find_block_end (self, feed, header.indent, &text_end) : NULL;
  if (behind == NULL)
    return FALSE;
  /* the last break is not in the span, those before it are where they are text */
  if (header.keeps)
    text_end = behind[-1] == '\n' ? behind - 1 : behind;

  *out = (SmithYamlScalar) { .start = smith_yaml_simple_offset (self, start),
                             .end = smith_yaml_simple_offset (self, text_end),
                             .text = start,
                             .length = (gsize) (behind - start),
                             .is_quoted = TRUE };
  read_text (self, *start == '|' ? FYSS_LITERAL : FYSS_FOLDED, out);
  self->p = behind[-1] == '\n' ? behind - 1 : behind;
  self->reader->pos = out->end;

  return TRUE;
}

/* The end of plain text between brackets, blanks behind it included; NULL when it is not simple,
 * which many signs are that would be allowed. */
static const char *
find_flow_end (const char *p,
               const char *end)
{
  if (p == end || !(g_ascii_isalnum (*p) || *p == '_' || *p == '$' || *p == '/' || *p == '.'))
    return NULL;
  for (; p < end && (g_ascii_isalnum (*p) || strchr ("_$/. -+()", *p) != NULL); p++)
    if (*p == '\0')
      return NULL;

  return p < end && strchr (",:]}", *p) != NULL ? p : NULL;
}

/* Takes the scalar here, inside brackets. */
static gboolean
take_flow_scalar (SmithYamlSimple *self,
                  SmithYamlScalar *out)
{
  const char *line = self->line;
  const char *stop, *text_end;

  if (self->p < self->end && (*self->p == '"' || *self->p == '\''))
    {
      stop = smith_yaml_simple_find_quoted_end (self->p, self->end);

      return stop != NULL && smith_yaml_simple_take_quoted (self, stop, out) && self->line == line;
    }

  stop = find_flow_end (self->p, self->end);
  if (stop == NULL)
    return FALSE;
  for (text_end = stop; text_end[-1] == ' '; text_end--)
    ;
  *out = (SmithYamlScalar) { .start = smith_yaml_simple_offset (self, self->p),
                             .end = smith_yaml_simple_offset (self, text_end),
                             .text = self->p,
                             .length = (gsize) (text_end - self->p) };
  self->p = text_end;
  self->reader->pos = out->end;

  return TRUE;
}

static gboolean
read_flow_name (SmithYamlSimple *self)
{
  SmithYamlScalar scalar;

  if (!take_flow_scalar (self, &scalar) ||
      scalar.end - scalar.start > SMITH_YAML_SIMPLE_MAX_NAME || self->end - self->p < 2 ||
      self->p[0] != ':' || self->p[1] != ' ')
    return FALSE;
  smith_yaml_take_key (self->reader, scalar.start, scalar.end, scalar.text, scalar.length, FALSE);
  self->p = smith_yaml_simple_skip_blanks (self->p + 1, self->end);

  return TRUE;
}

/* Reads the value here, inside brackets. */
static gboolean
read_flow_value (SmithYamlSimple *self)
{
  SmithYamlScalar scalar;

  if (self->p < self->end && (*self->p == '[' || *self->p == '{'))
    return smith_yaml_simple_read_flow (self);

  return take_flow_scalar (self, &scalar) && smith_yaml_simple_add (self, &scalar);
}

/* Reads the container in brackets that begins here and ends in the same line. */
gboolean
smith_yaml_simple_read_flow (SmithYamlSimple *self)
{
  gboolean is_mapping = *self->p == '{';
  char bracket = is_mapping ? '}' : ']';
  gboolean is_first = TRUE;

  if (!smith_yaml_simple_open (self, is_mapping))
    return FALSE;
  for (;;)
    {
      self->p = smith_yaml_simple_skip_blanks (is_first ? self->p + 1 : self->p, self->end);
      if (self->p == self->end)
        return FALSE;
      if (*self->p == bracket)
        break;
      if (!is_first && *self->p != ',')
        return FALSE;
      if (!is_first)
        self->p = smith_yaml_simple_skip_blanks (self->p + 1, self->end);
      if ((is_mapping && !read_flow_name (self)) || !read_flow_value (self))
        return FALSE;
      is_first = FALSE;
    }
  self->p++;
  self->reader->pos = smith_yaml_simple_offset (self, self->p);

  return smith_yaml_close (self->reader);
}
