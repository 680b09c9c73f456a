/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-private.h"

#include "base/smith-utf8.h"

#include <string.h>

/* The reader of texts that are JSON.  It says nothing about those that are not: it stops, and
 * smith-json-broken.c reads them again from the start, as what a missing bracket belongs to
 * shows in the lines before the place where it is missed. */

typedef SmithJsonReader Reader;

/* Moves over white space to the next token.  Returns FALSE at the end of the text. */
static inline gboolean
next_token (Reader *self)
{
  self->p = smith_json_skip_space (self->p, self->end);

  return G_LIKELY (self->p < self->end);
}

/* Where the string ends whose opening quote is before @p: behind the closing one.  Returns NULL
 * when it is not a string of JSON. */
const char *
smith_json_string_end (const char *p,
                       const char *end,
                       gboolean   *out_escaped)
{
  const char *text = p;
  guint high = 0;
  gsize bad;

  *out_escaped = FALSE;
  for (;;)
    {
      gsize n;

      p = smith_json_find_special (p, end, &high);
      if (G_LIKELY (p < end && *p == '"'))
        return G_LIKELY (high == 0) || smith_utf8_check (text, (gsize) (p - text), &bad) ? p + 1
                                                                                         : NULL;
      n = p < end && *p == '\\' ? smith_json_escape_length (p + 1, end) : 0;
      if (n == 0)
        return NULL;
      *out_escaped = TRUE;
      p += 1 + n;
    }
}

/* Reads a string whose opening quote is at the reader's place, and leaves it behind the
 * closing one. */
static inline gboolean
read_string (Reader   *self,
             gboolean *out_escaped)
{
  const char *behind = smith_json_string_end (self->p + 1, self->end, out_escaped);

  if (behind != NULL)
    self->p = behind;

  return behind != NULL;
}

static gboolean
read_number (Reader *self)
{
  const char *start = self->p;
  const char *wrong = NULL;

  self->p = smith_json_scan_number (start, self->end, &wrong);

  return wrong == NULL &&
         smith_tree_builder_add (self->builder, SMITH_NODE_NUMBER, 0,
                                 (guint32) (start - self->start),
                                 (guint32) (self->p - self->start)) != SMITH_NODE_NONE;
}

static gboolean
read_word (Reader     *self,
           const char *word,
           guint       kind)
{
  gsize length = strlen (word);
  const char *start = self->p;

  if ((gsize) (self->end - start) < length || memcmp (start, word, length) != 0)
    return FALSE;
  self->p += length;

  return smith_tree_builder_add (self->builder, kind, 0, (guint32) (start - self->start),
                                 (guint32) (self->p - self->start)) != SMITH_NODE_NONE;
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

  if (!next_token (self) || *self->p != ':')
    return FALSE;
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

/* Reads one member or element of the open container, or its end. */
static gboolean
read_step (Reader *self)
{
  if (!next_token (self))
    return FALSE;
  if (*self->p == (self->in_object ? '}' : ']'))
    {
      close_container (self);
      return TRUE;
    }
  if (self->after_value)
    {
      if (*self->p != ',')
        return FALSE;
      self->p++;
      if (!next_token (self))
        return FALSE;
    }

  return (!self->in_object || (*self->p == '"' && read_key (self) && next_token (self))) &&
         read_value (self);
}

static gboolean
read_document (Reader *self)
{
  if (!next_token (self) || !read_value (self))
    return FALSE;
  while (self->builder->depth > 0)
    {
      if (self->index.way != SMITH_JSON_WAY_STEPS)
        smith_json_read_plain (self);
      if (self->builder->depth > 0 && !read_step (self))
        return FALSE;
    }

  return !next_token (self);
}

/* Reads JSON (RFC 8259) into @builder, whose text is not too long.  UTF-8 is checked where
 * JSON can hold more than ASCII, in strings.
 *
 * Returns: (nullable): where it stopped because the text is not JSON or something in it is
 * too much, which is then an error of the tree; %NULL when it was read whole */
const char *
smith_json_read_in_way (SmithTreeBuilder *builder,
                        SmithJsonWay      way)
{
  const char *data = builder->tree->data;
  gsize length = g_bytes_get_size (builder->tree->text);
  Reader self;
  gboolean ok;

  self.builder = builder;
  self.start = self.p = data;
  self.end = data + length;
  self.scratch = g_string_new (NULL);
  self.in_object = self.after_value = FALSE;
  smith_json_index_init (&self.index, way, data, length,
                         length - MIN (length, SMITH_JSON_MARGIN));

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    self.p += 3;
  ok = read_document (&self);
  g_string_free (self.scratch, TRUE);

  return ok ? NULL : self.p;
}

/* The same in the fastest way here. */
const char *
smith_json_read (SmithTreeBuilder *builder)
{
  return smith_json_read_in_way (builder, smith_json_way_best ());
}
