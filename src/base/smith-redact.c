/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem */

#include "smith-redact.h"

#include <string.h>

#include "smith-span.h"

/* A piece of base64 shorter than this says too little to be told from other text. */
#define MIN_BASE64_CORE 4

static gboolean
is_base64 (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '-' || c == '_';
}

static int
hex_byte (const char *text,
          gsize       length)
{
  if (length < 2 || !g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
    return -1;

  return g_ascii_xdigit_value (text[0]) * 16 + g_ascii_xdigit_value (text[1]);
}

/* How many bytes of the text stand for the byte: itself, as in an address (%2F, + for a
 * space) or as in a JSON string (\/, \", \u002f); 0 when they do not. */
static gsize
match_byte (const char *text,
            gsize       length,
            guint8      byte)
{
  if (length >= 3 && text[0] == '%' && hex_byte (text + 1, length - 1) == byte)
    return 3;
  if (length >= 6 && memcmp (text, "\\u00", 4) == 0 && hex_byte (text + 4, length - 4) == byte)
    return 6;
  if (length >= 2 && text[0] == '\\' && (guint8) text[1] == byte &&
      (byte == '/' || byte == '"' || byte == '\\'))
    return 2;
  if (length >= 1 && ((guint8) text[0] == byte || (byte == ' ' && text[0] == '+')))
    return 1;

  return 0;
}

static void
find_spelled (const char  *text,
              gsize        length,
              SmithSecret *secret,
              GArray      *spans)
{
  const char *bytes = smith_secret_peek (secret);
  gsize n_bytes = smith_secret_get_length (secret);

  for (gsize start = 0; start < length; start++)
    {
      gsize at = start;
      gsize i = 0;
      gsize step;

      while (i < n_bytes && (step = match_byte (text + at, length - at, (guint8) bytes[i])) > 0)
        {
          at += step;
          i++;
        }
      if (i == n_bytes)
        {
          SmithSpan span = { start, at };

          g_array_append_val (spans, span);  /* the next one may overlap */
        }
    }
}

/* The characters that the secret alone decides, when @shift other bytes (modulo 3) stand
 * before it in what was encoded.  A character before or after them may hold the rest of its
 * first or last byte. */
typedef struct
{
  char    *text;    /* (owned) wiped */
  gboolean before;
  gboolean after;
} Core;

static void
core_clear (Core *core)
{
  g_clear_pointer (&core->text, smith_wipe_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Core, core_clear)

static void
core_init (Core        *core,
           SmithSecret *secret,
           gsize        shift,
           gboolean     url_safe)
{
  gsize n_bytes = smith_secret_get_length (secret);
  guint8 *padded = g_malloc0 (shift + n_bytes);
  gsize first = (8 * shift + 5) / 6;
  gsize end = 8 * (shift + n_bytes) / 6;
  char *encoded;

  memcpy (padded + shift, smith_secret_peek (secret), n_bytes);
  encoded = g_base64_encode (padded, shift + n_bytes);
  smith_wipe (padded, shift + n_bytes);
  g_free (padded);

  if (url_safe)
    {
      g_strdelimit (encoded, "+", '-');
      g_strdelimit (encoded, "/", '_');
    }
  core->text = g_strndup (encoded + first, end - first);
  core->before = first * 6 != shift * 8;
  core->after = end * 6 != (shift + n_bytes) * 8;
  smith_wipe_free (encoded);
}

static void
find_core (const char *text,
           gsize       length,
           const Core *core,
           GArray     *spans)
{
  gsize core_length = strlen (core->text);
  const char *from = text;
  const char *hit;

  if (core_length < MIN_BASE64_CORE)
    return;

  while ((hit = memmem (from, length - (gsize) (from - text), core->text, core_length)) != NULL)
    {
      SmithSpan span = { (gsize) (hit - text), (gsize) (hit - text) + core_length };

      if (core->before && span.start > 0 && is_base64 (text[span.start - 1]))
        span.start--;
      if (core->after && span.end < length && is_base64 (text[span.end]))
        span.end++;
      while (span.end < length && text[span.end] == '=')
        span.end++;
      g_array_append_val (spans, span);
      from = hit + core_length;
    }
}

static void
find_base64 (const char  *text,
             gsize        length,
             SmithSecret *secret,
             GArray      *spans)
{
  for (gsize shift = 0; shift < 3; shift++)
    for (int url_safe = 0; url_safe < 2; url_safe++)
      {
        g_auto(Core) core = { NULL };

        core_init (&core, secret, shift, url_safe);
        find_core (text, length, &core, spans);
      }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const SmithSpan *x = a;
  const SmithSpan *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/**
 * smith_redact_text:
 * @text: (array length=length): what may hold secrets, in any encoding
 * @length: bytes, or -1 when @text ends in NUL
 * @secrets: (array length=n_secrets) (nullable): what must not be seen; empty ones count
 *   for nothing
 *
 * Replaces every secret by %SMITH_REDACTED: as it is, escaped as in an address or a JSON
 * string, and in base64 (both alphabets, also as a part of what was encoded).  Neighbouring
 * secrets become one mark.  One pass over the text a secret and spelling.
 *
 * Returns: (transfer full): the text without them
 */
char *
smith_redact_text (const char         *text,
                   gssize              length,
                   SmithSecret *const *secrets,
                   gsize               n_secrets)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (SmithSpan));
  gsize n_bytes;
  gsize done = 0;
  GString *redacted;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (secrets != NULL || n_secrets == 0, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  for (gsize i = 0; i < n_secrets; i++)
    if (smith_secret_get_length (secrets[i]) > 0)
      {
        find_spelled (text, n_bytes, secrets[i], spans);
        find_base64 (text, n_bytes, secrets[i], spans);
      }
  g_array_sort (spans, compare_spans);

  redacted = g_string_sized_new (n_bytes);
  for (guint i = 0; i < spans->len; )
    {
      SmithSpan span = g_array_index (spans, SmithSpan, i);

      for (i++; i < spans->len && g_array_index (spans, SmithSpan, i).start <= span.end; i++)
        span.end = MAX (span.end, g_array_index (spans, SmithSpan, i).end);
      g_string_append_len (redacted, text + done, (gssize) (span.start - done));
      g_string_append (redacted, SMITH_REDACTED);
      done = span.end;
    }
  g_string_append_len (redacted, text + done, (gssize) (n_bytes - done));

  return g_string_free (redacted, FALSE);
}
