/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-yaml-style.h"

#include "smith-yaml-old.h"
#include "smith-yaml-private.h"

#include <string.h>

/* Folded text is broken here, in columns. */
#define WIDTH 80

/* What a plain scalar reads as in YAML 1.2's core schema (1.2.2 §10.3.2) or in YAML 1.1's
 * types (yaml.org/type): numbers in all their spellings, times of day, dates.  Some readers take
 * more than both say, such as 00:30; so this takes more than smith_yaml_old_kind(). */
static gboolean
reads_as_number (const char *text,
                 gsize       length)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    {
      GRegex *made = g_regex_new (
        "^(?:"
        "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"  /* decimal */
        "|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+"          /* other bases */
        "|[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"        /* 1_000.5 */
        "|[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
        "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"           /* 12:30:45 */
        "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
        "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?"                /* dates */
        ")$", G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY | G_REGEX_RAW, 0, NULL);

      g_once_init_leave (&regex, made);
    }
  if (!g_ascii_isdigit (*text) && strchr ("+-.", *text) == NULL)
    return FALSE;

  return g_regex_match_full (regex, text, (gssize) length, 0, 0, NULL, NULL);
}

/* What is no text for some reader, by one or the other version. */
static gboolean
reads_as_word (const char *text,
               gsize       length)
{
  return smith_yaml_plain_kind (text, length) != SMITH_NODE_STRING ||
         smith_yaml_old_kind (text, length) != SMITH_YAML_OLD_TEXT;
}

/* Characters that only double quotes can hold, by escapes: those that are not printable,
 * and those that 1.1 takes for line breaks. */
static gboolean
needs_escapes (const char *text,
               gsize       length,
               gboolean    lines_are_fine)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && lines_are_fine)
        continue;
      if ((c < 0x20 && c != '\t') || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 ||
          c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_plain (const char *text,
          gsize       length)
{
  if (length == 0 || strchr ("-?:,[]{}#&*!|>'\"%@` \t.", *text) != NULL ||
      strchr (" \t:", text[length - 1]) != NULL)
    {
      /* .5 and ... are no strings, .well-known is one */
      if (length == 0 || *text != '.' || strchr (" \t:.", text[length - 1]) != NULL)
        return FALSE;
    }
  for (gsize i = 0; i + 1 < length; i++)
    if ((text[i] == ':' && (text[i + 1] == ' ' || text[i + 1] == '\t')) ||
        ((text[i] == ' ' || text[i] == '\t') && text[i + 1] == '#'))
      return FALSE;

  return memchr (text, '\t', length) == NULL && !reads_as_word (text, length) &&
         !reads_as_number (text, length);
}

/**
 * smith_yaml_style_bars_blocks:
 * @is_root: a text is the whole document
 * @has_props: an anchor or a tag stands before it
 * @is_below: it begins on a line below its name, dash or anchor
 *
 * libfyaml 0.7.12 takes the lines of a block for another document where they begin before its
 * header, which an anchor of the root pushes to the right.  Below a name it wants them further in
 * than the header, and finds an error behind an anchor there.
 *
 * Returns: whether a text cannot be written as a block, as it would not be read
 */
gboolean
smith_yaml_style_bars_blocks (gboolean is_root,
                              gboolean has_props,
                              gboolean is_below)
{
  return is_root ? has_props : is_below;
}

/**
 * smith_yaml_style_for_line:
 * @text: UTF-8
 * @length: bytes
 *
 * Returns: how @text can stand on one line, as a key or a short value
 */
SmithYamlStyle
smith_yaml_style_for_line (const char *text,
                           gsize       length)
{
  if (needs_escapes (text, length, FALSE))
    return SMITH_YAML_DOUBLE;
  if (is_plain (text, length))
    return SMITH_YAML_PLAIN;
  if (memchr (text, '\'', length) != NULL && memchr (text, '"', length) == NULL &&
      memchr (text, '\\', length) == NULL)
    return SMITH_YAML_DOUBLE;

  return SMITH_YAML_SINGLE;
}

/* Breaks in folded text read as spaces, so only single spaces between words can be broken. */
static gboolean
can_fold (const char *text,
          gsize       length)
{
  if (*text == ' ' || text[length - 1] == ' ' || memchr (text, '\t', length) != NULL ||
      memchr (text, ' ', length) == NULL)
    return FALSE;
  for (gsize i = 0; i + 1 < length; i++)
    if (text[i] == ' ' && text[i + 1] == ' ')
      return FALSE;

  return TRUE;
}

/* Literal text begins with something else than a break, and not all of it is white. */
static gboolean
can_be_literal (const char *text,
                gsize       length)
{
  gboolean has_text = FALSE;

  if (*text == '\n' || *text == ' ' || *text == '\t')
    return FALSE;
  for (gsize i = 0; i < length && !has_text; i++)
    has_text = text[i] != '\n' && text[i] != ' ' && text[i] != '\t';

  return has_text;
}

/**
 * smith_yaml_style_for_value:
 * @room: columns that are left on the line
 *
 * Returns: how a person would write @text as a value
 */
SmithYamlStyle
smith_yaml_style_for_value (const char *text,
                            gsize       length,
                            gsize       room)
{
  gboolean has_lines = memchr (text, '\n', length) != NULL;

  if (has_lines && !needs_escapes (text, length, TRUE) && can_be_literal (text, length))
    return SMITH_YAML_LITERAL;
  if (!has_lines && length > room && length > WIDTH / 2 && !needs_escapes (text, length, FALSE) &&
      can_fold (text, length))
    return SMITH_YAML_FOLDED;

  return smith_yaml_style_for_line (text, length);
}

static void
write_double (GString    *out,
              const char *text,
              gsize       length)
{
  const char *end = text + length;

  g_string_append_c (out, '"');
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (!needs_escapes (p, (gsize) (g_utf8_next_char (p) - p), FALSE))
        g_string_append_unichar (out, c);
      else if (c <= 0xFFFF)
        g_string_append_printf (out, "\\u%04X", c);
      else
        g_string_append_printf (out, "\\U%08X", c);
    }
  g_string_append_c (out, '"');
}

static void
write_single (GString    *out,
              const char *text,
              gsize       length)
{
  g_string_append_c (out, '\'');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\'')
        g_string_append_c (out, '\'');
      g_string_append_c (out, text[i]);
    }
  g_string_append_c (out, '\'');
}

static void
append_indent (GString *out,
               guint    indent)
{
  for (guint i = 0; i < indent; i++)
    g_string_append_c (out, ' ');
}

/* The chomping indicator says what becomes of the newlines at the end: YAML 1.2.2 §8.1.1.2. */
static void
write_literal (GString    *out,
               const char *text,
               gsize       length,
               guint       indent)
{
  const char *end = text + length;

  g_string_append_c (out, '|');
  if (text[length - 1] != '\n')
    g_string_append_c (out, '-');
  else if (length > 1 && text[length - 2] == '\n')
    g_string_append_c (out, '+');

  for (const char *line = text; line < end; )
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize n = (gsize) ((stop != NULL ? stop : end) - line);

      g_string_append_c (out, '\n');
      if (n > 0)
        append_indent (out, indent);
      g_string_append_len (out, line, (gssize) n);
      line = stop != NULL ? stop + 1 : end;
    }
}

/* Where a line of folded text ends: at its last space within @room, or else at its first one. */
static const char *
find_fold (const char *line,
           const char *end,
           gsize       room)
{
  gsize n = (gsize) (end - line);
  const char *space;

  if (n <= room)
    return end;
  for (const char *at = line + room; at > line; at--)
    if (*at == ' ')
      return at;
  space = memchr (line, ' ', n);

  return space != NULL ? space : end;
}

static void
write_folded (GString    *out,
              const char *text,
              gsize       length,
              guint       indent)
{
  const char *end = text + length;
  gsize room = indent + 20 < WIDTH ? WIDTH - indent : 20;

  g_string_append (out, ">-");
  for (const char *line = text; line < end; )
    {
      const char *stop = find_fold (line, end, room);

      g_string_append_c (out, '\n');
      append_indent (out, indent);
      g_string_append_len (out, line, stop - line);
      line = stop + 1;
    }
}

/**
 * smith_yaml_style_write:
 * @style: one that was answered for @text
 * @indent: columns of the lines of a block
 *
 * Appends a string, without a newline at its end.
 */
void
smith_yaml_style_write (GString        *out,
                        const char     *text,
                        gsize           length,
                        SmithYamlStyle  style,
                        guint           indent)
{
  switch (style)
    {
    case SMITH_YAML_SINGLE:
      write_single (out, text, length);
      break;

    case SMITH_YAML_DOUBLE:
      write_double (out, text, length);
      break;

    case SMITH_YAML_LITERAL:
      write_literal (out, text, length, indent);
      break;

    case SMITH_YAML_FOLDED:
      write_folded (out, text, length, indent);
      break;

    case SMITH_YAML_PLAIN:
    default:
      g_string_append_len (out, text, (gssize) length);
    }
}
