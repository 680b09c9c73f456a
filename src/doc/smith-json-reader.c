/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-tree-private.h"

#include "base/smith-utf8.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct
{
  SmithTreeBuilder *builder;
  const char       *start;        /* of the text */
  const char       *p;
  const char       *end;
  GString          *scratch;      /* (owned) for keys with escapes */
  gboolean          in_object;    /* what the open container is */
  gboolean          after_value;  /* a comma or the container's end comes next */
} Reader;

static void
fail_at (Reader     *self,
         const char *from,
         const char *to,
         const char *message)
{
  smith_tree_builder_fail (self->builder, SMITH_READ_SYNTAX, (gsize) (from - self->start),
                           (gsize) (to - self->start), "%s", message);
}

/* The end of the character at @p, for spans of errors. */
static const char *
after (Reader     *self,
       const char *p)
{
  return p < self->end ? MIN (g_utf8_next_char (p), self->end) : self->end;
}

static inline void
skip_space (Reader *self)
{
  const char *p = self->p;

  while (p < self->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    {
#ifdef __SSE2__
      /* indentation: a newline is followed by many spaces */
      while (self->end - p >= 16)
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
      if (p < self->end && *p != '\n' && *p != '\r' && *p != '\t' && *p != ' ')
        break;
#endif
      if (p < self->end)
        p++;
    }
  self->p = p;
}

/* Finds the next byte that ends plain text in a string: a quote, a backslash or a control
 * character.  *high becomes non-zero when a byte before it is not ASCII. */
static inline const char *
find_special (const char *p,
              const char *end,
              guint      *high)
{
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8 ('"');
  const __m128i backslash = _mm_set1_epi8 ('\\');
  const __m128i control = _mm_set1_epi8 (0x1F);

  while (end - p >= 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) p);
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

/* Reads what follows a backslash.  Returns its length, 0 when it is no escape. */
static gsize
escape_length (const char *p,
               const char *end)
{
  if (p == end)
    return 0;
  if (*p == 'u')
    {
      if (end - p < 5)
        return 0;
      for (int i = 1; i <= 4; i++)
        if (!g_ascii_isxdigit (p[i]))
          return 0;
      return 5;
    }

  return *p != '\0' && strchr ("\"\\/bfnrt", *p) != NULL ? 1 : 0;
}

static void
fail_not_utf8 (Reader     *self,
               const char *p)
{
  smith_tree_builder_fail_not_utf8 (self->builder, (gsize) (p - self->start));
}

static void
fail_in_string (Reader     *self,
                const char *open,
                const char *p)
{
  if (p == self->end)
    fail_at (self, open, self->end, _("This string has no closing quote"));
  else if (*p == '\\')
    fail_at (self, p, after (self, after (self, p)),
             _("A backslash in a string needs one of \" \\ / b f n r t u after it, "
               "and u needs four hexadecimal digits"));
  else if (*p == '\n' || *p == '\r')
    fail_at (self, open, p,
             _("This string has no closing quote on its line; a line break inside is written \\n"));
  else
    smith_tree_builder_fail (self->builder, SMITH_READ_SYNTAX, (gsize) (p - self->start),
                             (gsize) (p + 1 - self->start),
                             _("The control character U+%04X in a string is written \\u%04x"),
                             (guint) (guchar) *p, (guint) (guchar) *p);
}

/* Reads a string whose opening quote is at the reader's place, and leaves it behind the
 * closing one. */
static inline gboolean
read_string (Reader   *self,
             gboolean *out_escaped)
{
  const char *open = self->p;
  const char *p = open + 1;
  guint high = 0;
  gsize bad;

  *out_escaped = FALSE;
  for (;;)
    {
      gsize n;

      p = find_special (p, self->end, &high);
      if (G_LIKELY (p < self->end && *p == '"'))
        {
          self->p = p + 1;
          if (G_LIKELY (high == 0) || smith_utf8_check (open + 1, (gsize) (p - open) - 1, &bad))
            return TRUE;
          fail_not_utf8 (self, open + 1 + bad);
          return FALSE;
        }
      n = p < self->end && *p == '\\' ? escape_length (p + 1, self->end) : 0;
      if (n == 0)
        {
          fail_in_string (self, open, p);
          return FALSE;
        }
      *out_escaped = TRUE;
      p += 1 + n;
    }
}

static guint
hex_value (const char *digits)
{
  guint value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (digits[i]);

  return value;
}

/* The character of the \u escape at @p; a surrogate alone reads as U+FFFD, as text cannot
 * hold it.  *out_length is 6 or, for a pair, 12. */
static gunichar
read_unicode_escape (const char *p,
                     const char *end,
                     gsize      *out_length)
{
  guint high = hex_value (p + 2);

  *out_length = 6;
  if (high < 0xD800 || high > 0xDFFF)
    return high;

  if (high < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u')
    {
      guint low = hex_value (p + 8);

      if (low >= 0xDC00 && low <= 0xDFFF)
        {
          *out_length = 12;
          return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }
    }

  return 0xFFFD;
}

/* Appends the inside of a JSON string, as it reads.  @text has passed the reader.  Returns
 * FALSE when it holds a surrogate alone. */
gboolean
smith_json_unescape (const char *text,
                     gsize       length,
                     GString    *out)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *end = text + length;
  gboolean whole = TRUE;

  for (const char *p = text; p < end; )
    {
      const char *escape = memchr (p, '\\', (gsize) (end - p));
      gsize n = 2;

      g_string_append_len (out, p, (escape != NULL ? escape : end) - p);
      if (escape == NULL)
        break;
      if (escape[1] == 'u')
        {
          gunichar c = read_unicode_escape (escape, end, &n);

          if (c == 0xFFFD && hex_value (escape + 2) != 0xFFFD)
            whole = FALSE;
          if (c == 0)
            g_string_append_c (out, '\0');
          else
            g_string_append_unichar (out, c);
        }
      else
        g_string_append_c (out, values[strchr (names, escape[1]) - names]);
      p = escape + n;
    }

  return whole;
}

static gboolean
read_number (Reader *self)
{
  const char *start = self->p;
  const char *p = start;
  const char *end = self->end;
  const char *digits;

  if (*p == '-')
    p++;
  digits = p;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  if (p == digits || (*digits == '0' && p - digits > 1))
    {
      fail_at (self, start, after (self, p > start ? p - 1 : p),
               p == digits ? _("A number needs a digit after the minus sign")
                           : _("A number does not begin with 0 unless a point follows"));
      return FALSE;
    }
  if (p < end && *p == '.')
    {
      digits = ++p;
      while (p < end && g_ascii_isdigit (*p))
        p++;
      if (p == digits)
        {
          fail_at (self, start, p, _("A number needs a digit after the point"));
          return FALSE;
        }
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      digits = p;
      while (p < end && g_ascii_isdigit (*p))
        p++;
      if (p == digits)
        {
          fail_at (self, start, p, _("A number needs a digit in its exponent"));
          return FALSE;
        }
    }

  self->p = p;
  return smith_tree_builder_add (self->builder, SMITH_NODE_NUMBER, 0,
                                 (guint32) (start - self->start),
                                 (guint32) (p - self->start)) != SMITH_NODE_NONE;
}

static gboolean
read_word (Reader     *self,
           const char *word,
           guint       kind)
{
  gsize length = strlen (word);
  const char *start = self->p;
  const char *p = start;

  if ((gsize) (self->end - start) >= length && memcmp (start, word, length) == 0)
    {
      self->p += length;
      return smith_tree_builder_add (self->builder, kind, 0, (guint32) (start - self->start),
                                     (guint32) (self->p - self->start)) != SMITH_NODE_NONE;
    }

  while (p < self->end && (g_ascii_isalnum (*p) || *p == '_'))
    p++;
  fail_at (self, start, p > start ? p : after (self, p),
           _("Here a value is expected: text in double quotes, a number, true, false, null, "
             "{ or ["));
  return FALSE;
}

static gboolean
read_scalar (Reader *self)
{
  const char *start = self->p;
  gboolean escaped;

  switch (*start)
    {
    case '"':
      return read_string (self, &escaped) &&
             smith_tree_builder_add (self->builder, SMITH_NODE_STRING,
                                     escaped ? SMITH_FLAG_INDIRECT : 0,
                                     (guint32) (start - self->start),
                                     (guint32) (self->p - self->start)) != SMITH_NODE_NONE;

    case 't':
      return read_word (self, "true", SMITH_NODE_BOOLEAN);

    case 'f':
      return read_word (self, "false", SMITH_NODE_BOOLEAN);

    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return read_number (self);

    default:
      return read_word (self, "null", SMITH_NODE_NULL);
    }
}

/* Reads a key and its colon. */
static inline gboolean
read_key (Reader *self)
{
  const char *start = self->p;
  SmithTreeBuilder *builder = self->builder;
  gboolean escaped;

  if (!read_string (self, &escaped))
    return FALSE;

  if (G_LIKELY (!escaped))
    {
      builder->key_start = (guint32) (start - self->start);
      builder->key_end = (guint32) (self->p - self->start);
      builder->key_hash = smith_tree_hash (builder->tree, start + 1,
                                           (gsize) (self->p - start) - 2);
    }
  else
    {
      g_string_truncate (self->scratch, 0);
      smith_json_unescape (start + 1, (gsize) (self->p - start) - 2, self->scratch);
      smith_tree_builder_set_key (builder, (guint32) (start - self->start),
                                  (guint32) (self->p - self->start), self->scratch->str,
                                  self->scratch->len);
    }

  skip_space (self);
  if (self->p == self->end || *self->p != ':')
    {
      fail_at (self, self->p, after (self, self->p), _("A colon is expected after this name"));
      return FALSE;
    }
  self->p++;

  return TRUE;
}

/* Closes the open container; the reader stands at its bracket. */
static void
close_container (Reader *self)
{
  SmithTreeBuilder *builder = self->builder;
  SmithNode around;

  self->p++;
  smith_tree_builder_close (builder, (guint32) (self->p - self->start));
  around = builder->levels[builder->depth].node;
  self->in_object = around != SMITH_NODE_NONE &&
                    builder->tree->records[around].kind == SMITH_NODE_OBJECT;
  self->after_value = TRUE;
}

/* Opens a container when a bracket stands here, else reads a scalar.  Returns FALSE when
 * reading ends. */
static inline gboolean
read_value (Reader *self)
{
  char c = *self->p;

  if (c != '{' && c != '[')
    {
      self->after_value = TRUE;
      return read_scalar (self);
    }

  if (!smith_tree_builder_open (self->builder, c == '{' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY,
                                (guint32) (self->p - self->start)))
    return FALSE;
  self->p++;
  self->in_object = c == '{';
  self->after_value = FALSE;

  return TRUE;
}

static void
fail_at_end (Reader *self)
{
  SmithTreeBuilder *builder = self->builder;
  gsize at = (gsize) (self->p - self->start);
  guint32 open;

  if (builder->tree->n_records == 1)
    {
      smith_tree_builder_fail (builder, SMITH_READ_EMPTY, at, at, "%s",
                               _("The document is empty"));
      return;
    }

  open = builder->tree->records[builder->levels[builder->depth].node].start;
  fail_at (self, self->start + open, self->start + open + 1,
           self->in_object ? _("This { has no closing }; the text ends too early")
                           : _("This [ has no closing ]; the text ends too early"));
}

/* Moves over white space to the next token.  Returns FALSE, with the error set, at the end
 * of the text. */
static inline gboolean
next_token (Reader *self)
{
  skip_space (self);
  if (G_LIKELY (self->p < self->end))
    return TRUE;
  fail_at_end (self);

  return FALSE;
}

/* Reads the members of the open object up to its end or up to one that is a container. */
static gboolean
read_members (Reader *self)
{
  guint depth = self->builder->depth;

  do
    {
      gboolean is_first = !self->after_value;

      if (!next_token (self))
        return FALSE;
      if (*self->p == '}')
        {
          close_container (self);
          return TRUE;
        }
      if (!is_first)
        {
          if (*self->p != ',')
            {
              fail_at (self, self->p, after (self, self->p), _("Here a comma or } is expected"));
              return FALSE;
            }
          self->p++;
          if (!next_token (self))
            return FALSE;
        }
      if (*self->p != '"')
        {
          fail_at (self, self->p, after (self, self->p),
                   *self->p == '}' ? _("After a comma a further name is expected, not }")
                                   : _("Here a name in double quotes is expected"));
          return FALSE;
        }
      if (!read_key (self) || !next_token (self) || !read_value (self))
        return FALSE;
    }
  while (self->builder->depth == depth);

  return TRUE;
}

/* Reads the elements of the open array up to its end or up to one that is a container. */
static gboolean
read_elements (Reader *self)
{
  guint depth = self->builder->depth;

  do
    {
      gboolean is_first = !self->after_value;

      if (!next_token (self))
        return FALSE;
      if (*self->p == ']')
        {
          close_container (self);
          return TRUE;
        }
      if (!is_first)
        {
          if (*self->p != ',')
            {
              fail_at (self, self->p, after (self, self->p), _("Here a comma or ] is expected"));
              return FALSE;
            }
          self->p++;
          if (!next_token (self))
            return FALSE;
        }
      if (!read_value (self))
        return FALSE;
    }
  while (self->builder->depth == depth);

  return TRUE;
}

static gboolean
read_document (Reader *self)
{
  if (!next_token (self) || !read_value (self))
    return FALSE;
  while (self->builder->depth > 0)
    if (!(self->in_object ? read_members (self) : read_elements (self)))
      return FALSE;

  skip_space (self);
  if (self->p == self->end)
    return TRUE;
  fail_at (self, self->p, after (self, self->p),
           _("The document has ended before this; nothing may follow"));

  return FALSE;
}

/* Reads JSON (RFC 8259) into @builder, whose text is not too long.  UTF-8 is checked where
 * JSON can hold more than ASCII, in strings; when reading fails, in the whole text, since
 * what is not text comes before what is not JSON. */
void
smith_json_read (SmithTreeBuilder *builder)
{
  const char *data = builder->tree->data;
  gsize length = g_bytes_get_size (builder->tree->text);
  Reader self = {
    .builder = builder,
    .start = data,
    .p = data,
    .end = data + length,
    .scratch = g_string_new (NULL),
  };

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    self.p += 3;
  read_document (&self);
  g_string_free (self.scratch, TRUE);
}
