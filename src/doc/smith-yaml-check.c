/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What must be known of a text before libfyaml may see it. */

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

static gboolean
check_characters (SmithTreeBuilder *builder,
                  const char       *data,
                  gsize             length)
{
  gsize i = 0;

  while (i < length)
    {
      gsize end = MIN (i + 4096, length);
      guint seen = 0;

      for (gsize j = i; j < end; j++)
        seen |= byte_class[(guint8) data[j]];
      if (seen & 1)
        break;
      i = end;
    }
  while (i < length && byte_class[(guint8) data[i]] != 1)
    i++;
  if (i == length)
    return TRUE;

  smith_tree_builder_fail (builder, SMITH_READ_SYNTAX, i, i + 1,
                           _("The control character U+%04X cannot stand in YAML; "
                             "in double quotes it is written \\x%02x"),
                           (guint) (guint8) data[i], (guint) (guint8) data[i]);
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

/* The column at which a flow collection that begins in a line may no longer go on: that of
 * the block around it. */
static int
flow_floor (const char *text,
            const char *end,
            int         indent,
            int         outer_indent)
{
  if (end - text >= 3 && strncmp (text, "---", 3) == 0)
    return NO_INDENT;
  if (strchr ("[{&!", *text) == NULL)
    return indent;

  return outer_indent < indent ? outer_indent : NO_INDENT;
}

static guint
count_signs (const char *p,
             const char *end)
{
  guint n = 0;

  for (; p < end; p++)
    n += byte_class[(guint8) *p] >> 1;

  return n;
}

/* Refuses text whose lines or brackets hold so much that libfyaml would need gigabytes. */
static gboolean
check_brackets (SmithTreeBuilder *builder,
                const char       *data,
                gsize             length)
{
  const char *end = data + length;
  const char *next, *piece = data, *counted = data;
  int floor = NO_INDENT, outer_indent = NO_INDENT;
  gboolean is_flow = FALSE;
  guint n_signs = 0;

  if (length <= MAX_SIGNS)
    return TRUE;

  for (const char *line = data; line < end; line = next)
    {
      const char *text = line;
      int indent;

      next = memchr (line, '\n', (gsize) (end - line));
      next = next != NULL ? next + 1 : end;
      while (text < next && *text == ' ')
        text++;
      if (text == next || strchr ("\r\n#%", *text) != NULL)
        continue;

      indent = (int) (text - line);
      if (!is_flow || indent <= floor)
        {
          is_flow = memchr (text, '[', (gsize) (next - text)) != NULL ||
                    memchr (text, '{', (gsize) (next - text)) != NULL;
          floor = flow_floor (text, next, indent, outer_indent);
          piece = counted = text;
          n_signs = 0;
        }
      if (!is_flow && strchr ("&!", *text) == NULL)
        outer_indent = strncmp (text, "---", MIN (3, (gsize) (next - text))) == 0 ? NO_INDENT
                                                                                   : indent;

      if ((gsize) (next - piece) <= MAX_SIGNS)
        continue;
      n_signs += count_signs (counted, next);
      counted = next;
      if (n_signs > MAX_SIGNS)
        {
          smith_tree_builder_fail (builder, SMITH_READ_TOO_MANY, (gsize) (text - data),
                                   (gsize) (text - data) + 1,
                                   _("The line or the brackets before this hold too much for YAML; "
                                     "write it on lines of its own, or the whole as JSON"));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
smith_yaml_check_text (SmithTreeBuilder *builder)
{
  gsize length;
  const char *data = g_bytes_get_data (builder->tree->text, &length);

  return check_characters (builder, data, length) && check_directives (builder, data, length) &&
         check_brackets (builder, data, length);
}
