/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-json-writer.h"

#include <math.h>
#include <string.h>

#include "smith-utf8.h"

/* What an open container is and whether it has a value yet. */
enum
{
  IN_OBJECT = 1 << 0,
  HAS_VALUE = 1 << 1,
  HAS_KEY   = 1 << 2,  /* a key is written, its value is not */
};

struct _SmithJsonWriter
{
  GString         *out;     /* (unowned) */
  gsize            start;   /* bytes that were in @out before */
  SmithJsonLayout  layout;
  GByteArray      *levels;  /* (owned) one byte of flags for each open container */
  gboolean         is_done; /* the root value was begun */
};

/**
 * smith_json_writer_new:
 * @out: where to write, after what is there; must outlive the writer
 *
 * Returns: (transfer full): a writer for one JSON value
 */
SmithJsonWriter *
smith_json_writer_new (GString         *out,
                       SmithJsonLayout  layout)
{
  SmithJsonWriter *self;

  g_return_val_if_fail (out != NULL, NULL);

  self = g_new0 (SmithJsonWriter, 1);
  self->out = out;
  self->start = out->len;
  self->layout = layout;
  self->levels = g_byte_array_new ();

  return self;
}

void
smith_json_writer_free (SmithJsonWriter *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->levels);
  g_free (self);
}

/**
 * smith_json_writer_get_length:
 *
 * Returns: bytes written so far, for callers that have a bound
 */
gsize
smith_json_writer_get_length (SmithJsonWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->out->len - self->start;
}

/**
 * smith_json_writer_is_complete:
 *
 * Returns: whether a whole value stands in the text: something was written and every
 *   container is closed
 */
gboolean
smith_json_writer_is_complete (SmithJsonWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_done && self->levels->len == 0;
}

static guint8 *
top (SmithJsonWriter *self)
{
  return self->levels->len > 0 ? &self->levels->data[self->levels->len - 1] : NULL;
}

static void
break_line (SmithJsonWriter *self)
{
  gsize old = self->out->len;
  gsize indent = (gsize) self->levels->len * 2;

  if (self->layout == SMITH_JSON_COMPACT)
    return;
  g_string_append_c (self->out, '\n');
  g_string_set_size (self->out, old + 1 + indent);
  memset (self->out->str + old + 1, ' ', indent);
}

static void
separate (SmithJsonWriter *self,
          guint8          *level)
{
  if (*level & HAS_VALUE)
    g_string_append_c (self->out, ',');
  *level |= HAS_VALUE;
  break_line (self);
}

/* Everything that stands before a value.  FALSE when no value can stand here. */
static gboolean
before_value (SmithJsonWriter *self)
{
  guint8 *level = top (self);

  if (level == NULL)
    {
      g_return_val_if_fail (!self->is_done, FALSE);
      self->is_done = TRUE;
      return TRUE;
    }
  if (*level & IN_OBJECT)
    {
      g_return_val_if_fail (*level & HAS_KEY, FALSE);
      *level &= (guint8) ~HAS_KEY;
      return TRUE;
    }
  separate (self, level);

  return TRUE;
}

static void
begin (SmithJsonWriter *self,
       guint8           level,
       char             bracket)
{
  if (!before_value (self))
    return;
  g_string_append_c (self->out, bracket);
  g_byte_array_append (self->levels, &level, 1);
}

static void
end (SmithJsonWriter *self,
     guint8           kind,
     char             bracket)
{
  guint8 *level = top (self);
  gboolean has_value;

  g_return_if_fail (level != NULL && (*level & IN_OBJECT) == kind && !(*level & HAS_KEY));

  has_value = (*level & HAS_VALUE) != 0;
  g_byte_array_set_size (self->levels, self->levels->len - 1);
  if (has_value)
    break_line (self);
  g_string_append_c (self->out, bracket);
}

void
smith_json_writer_begin_object (SmithJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  begin (self, IN_OBJECT, '{');
}

void
smith_json_writer_end_object (SmithJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  end (self, IN_OBJECT, '}');
}

void
smith_json_writer_begin_array (SmithJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  begin (self, 0, '[');
}

void
smith_json_writer_end_array (SmithJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  end (self, 0, ']');
}

static void
append_escaped (GString *out,
                guchar   c)
{
  static const char short_names[] = "btn\0fr";  /* U+0008 to U+000D; U+000B has none */

  if (c == '"' || c == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
  else if (c >= '\b' && c <= '\r' && c != '\v')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, short_names[c - '\b']);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

static void
append_utf8 (GString    *out,
             const char *text,
             gsize       length)
{
  gsize from = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, text + from, (gssize) (i - from));
      append_escaped (out, c);
      from = i + 1;
    }
  g_string_append_len (out, text + from, (gssize) (length - from));
}

static void
append_string (GString    *out,
               const char *text,
               gsize       length)
{
  g_string_append_c (out, '"');
  while (length > 0)
    {
      gsize good = length;

      if (smith_utf8_check (text, length, &good))
        {
          append_utf8 (out, text, length);
          break;
        }
      append_utf8 (out, text, good);
      g_string_append (out, "\xEF\xBF\xBD");
      text += good + 1;
      length -= good + 1;
    }
  g_string_append_c (out, '"');
}

/**
 * smith_json_writer_key_len:
 * @key: (array length=length): a key in UTF-8; may hold NUL
 *
 * Begins a member; its value comes next.
 */
void
smith_json_writer_key_len (SmithJsonWriter *self,
                           const char      *key,
                           gsize            length)
{
  guint8 *level;

  g_return_if_fail (self != NULL);
  level = top (self);
  g_return_if_fail (level != NULL && (*level & IN_OBJECT) && !(*level & HAS_KEY));

  separate (self, level);
  *level |= HAS_KEY;
  append_string (self->out, key, length);
  g_string_append (self->out, self->layout == SMITH_JSON_COMPACT ? ":" : ": ");
}

void
smith_json_writer_key (SmithJsonWriter *self,
                       const char      *key)
{
  g_return_if_fail (key != NULL);
  smith_json_writer_key_len (self, key, strlen (key));
}

/**
 * smith_json_writer_string_len:
 * @text: (array length=length): UTF-8; may hold NUL.  A byte that begins no character is
 *   written as U+FFFD.
 */
void
smith_json_writer_string_len (SmithJsonWriter *self,
                              const char      *text,
                              gsize            length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  if (before_value (self))
    append_string (self->out, text, length);
}

/**
 * smith_json_writer_string:
 * @text: (nullable): UTF-8; %NULL is written as null
 */
void
smith_json_writer_string (SmithJsonWriter *self,
                          const char      *text)
{
  if (text != NULL)
    smith_json_writer_string_len (self, text, strlen (text));
  else
    smith_json_writer_null (self);
}

/**
 * smith_json_writer_raw:
 * @json: (array length=length): one JSON value, taken as it is, such as a number as
 *   somebody wrote it
 */
void
smith_json_writer_raw (SmithJsonWriter *self,
                       const char      *json,
                       gsize            length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (json != NULL && length > 0);

  if (before_value (self))
    g_string_append_len (self->out, json, (gssize) length);
}

void
smith_json_writer_int (SmithJsonWriter *self,
                       gint64           value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  smith_json_writer_raw (self, text, strlen (text));
}

/**
 * smith_json_writer_double:
 * @value: a number; infinities and NaN, which JSON does not have, are written as null
 *
 * Writes the shortest text of 15 to 17 digits that reads back as the same number.
 */
void
smith_json_writer_double (SmithJsonWriter *self,
                          double           value)
{
  static const char * const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      smith_json_writer_null (self);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  smith_json_writer_raw (self, text, strlen (text));
}

void
smith_json_writer_boolean (SmithJsonWriter *self,
                           gboolean         value)
{
  if (value)
    smith_json_writer_raw (self, "true", 4);
  else
    smith_json_writer_raw (self, "false", 5);
}

void
smith_json_writer_null (SmithJsonWriter *self)
{
  smith_json_writer_raw (self, "null", 4);
}
