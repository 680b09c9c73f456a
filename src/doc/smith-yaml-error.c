/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What libfyaml says, in words that help. */

typedef struct
{
  const char *said;          /* a part of libfyaml's text */
  const char *message;
  gboolean    is_outdented;  /* no more than a line in brackets or quotes that is not indented */
} Saying;

#define COLON_MESSAGE N_("A colon is expected after this name")
#define TAB_MESSAGE N_("A tab cannot indent YAML; use spaces")
#define KEY_MESSAGE N_("Here a name runs over several lines: indent this line like its " \
                       "neighbours, or put a colon after the name above")

/* The first that fits counts. */
static const Saying sayings[] = {
  { "tab ", TAB_MESSAGE },
  { "tabs ", TAB_MESSAGE },
  { "could not find expected ':'", COLON_MESSAGE },
  { "multiline", KEY_MESSAGE },
  { "nested block mapping on the same line",
    N_("A second colon on one line: put the text in quotes, or the names on lines of their own") },
  { "on same line as previous key",
    N_("A second name on one line: put the names on lines of their own") },
  { "invalid value after mapping",
    N_("Here a name with a colon is expected, indented like those above") },
  { "did not find expected key", N_("Here a name with a colon is expected") },
  { "without closing quote", N_("This text has no closing quote") },
  { "wrongly indented single-quoted",
    N_("The closing quote is missing, or a line of this text is not indented enough"), TRUE },
  { "wrongly indented double-quoted",
    N_("The closing quote is missing, or a line of this text is not indented enough"), TRUE },
  { "invalid escape",
    N_("YAML has no such escape; a backslash in double quotes is written \\\\") },
  { "hex escape", N_("This escape needs hexadecimal digits") },
  { "UTF8 escape", N_("This escape does not name a character") },
  { "low surrogate", N_("This escape does not name a character") },
  { "plain scalar cannot start", N_("Text that begins with this sign stands in quotes") },
  { "trailing content after",
    N_("After the closing quote only a comment may follow on this line") },
  { "without a closing bracket", N_("This text ends before its brackets are closed") },
  { "invalid extra comma", N_("A value is expected before this comma") },
  { "invalid extra closing", N_("This bracket closes nothing") },
  { "missing comma", N_("Here a comma or the closing bracket is expected") },
  { "comment after comma", N_("A space is expected before this #") },
  { "comment without whitespace", N_("A space is expected before this #") },
  { "wrongly indented flow",
    N_("Inside brackets a line is indented further than the line that opens them"), TRUE },
  { "in flow mode",
    N_("Inside brackets a line is indented further than the line that opens them"), TRUE },
  { "after spaces only",
    N_("The first line of this text is indented less than the empty lines before it") },
  { "no linebreak found",
    N_("After | or > only a digit, + or - and a comment may stand on the line") },
  { "block sequence on the same line",
    N_("A list begins on a line of its own, not behind this") },
  { "block sequence entries not allowed",
    N_("A list begins on a line of its own, not behind this") },
  { "undefined tag prefix", N_("Nothing says what this tag's beginning stands for") },
  { "two anchors", N_("A value has one anchor at most") },
  { "anchor plus alias", N_("An alias has no anchor of its own") },
  { "invalid alias", N_("A name is expected after this *") },
  { "invalid anchor", N_("A name is expected after this &") },
  { "version", N_("The line %YAML names a version that is not known: 1.1 and 1.2 are") },
  { "directive", N_("A line that begins with % is not expected here") },
  { "document-", N_("The text before this --- or ... is not finished") },
  { "document start", N_("Here a new document begins, without a line --- before it") },
  { "after document end marker", N_("After ... nothing may follow on the line") },
  { "starting at --- line", N_("The first name stands on the line after ---") },
  { "indent", N_("This line is not indented like its neighbours") },
  { "indendation", N_("This line is not indented like its neighbours") },
  { "at the end of block sequence", N_("This line is not indented like its neighbours") },
  { "plain multiline", N_("This line is not indented like its neighbours") },
  { "expected '-'", N_("Here a list item, with a - before it, is expected") },
  { "expected node content", N_("Here a value is expected") },
};

static gsize
line_end (SmithYamlReader *self,
          gsize            offset)
{
  while (offset < self->length && self->data[offset] != '\n' && self->data[offset] != '\r')
    offset++;

  return offset;
}

/* The first byte from @start that is no space, tab or line break. */
static gsize
skip_blank (SmithYamlReader *self,
            gsize            start)
{
  while (start < self->length && strchr (" \t\r\n", self->data[start]) != NULL)
    start++;

  return start;
}

/* A span that a person can see: inside one line and at least one character wide. */
static SmithSpan
tidy_span (SmithYamlReader *self,
           gsize            start,
           gsize            end)
{
  start = MIN (start, self->length);
  end = MIN (MAX (start, end), line_end (self, start));
  if (end == start && start < self->length)
    end = MIN ((gsize) (g_utf8_next_char (self->data + start) - self->data), self->length);

  return (SmithSpan) { start, end };
}

/* A plain text of several lines that cannot be a name.  Where it begins its line, or the last
 * line begins below it, its beginning was to be a name.  Otherwise the line with the colon is
 * at fault, or the tab that makes it look like a new line. */
static const char *
explain_many_lines (SmithYamlReader *self,
                    gsize           *start,
                    gsize           *end)
{
  gsize last = smith_yaml_line_start (self, (guint32) *end);
  gsize text;

  for (gsize line = line_end (self, *start); line < *end; line = line_end (self, text))
    {
      text = skip_blank (self, line);
      for (gsize i = smith_yaml_line_start (self, (guint32) text); i < text; i++)
        if (self->data[i] == '\t')
          {
            *start = i;
            *end = i + 1;
            return TAB_MESSAGE;
          }
    }
  if (skip_blank (self, smith_yaml_line_start (self, (guint32) *start)) == *start ||
      *start - smith_yaml_line_start (self, (guint32) *start) == skip_blank (self, last) - last)
    return COLON_MESSAGE;
  if (last > *start)
    *start = skip_blank (self, last);

  return KEY_MESSAGE;
}

/* libfyaml 0.7.12 cannot read an empty item of a list that stands at its parent's
 * indentation when another line follows. */
static gboolean
is_empty_item (SmithYamlReader *self)
{
  gsize dash = skip_blank (self, self->pos);

  return dash + 1 < self->length && self->data[dash] == '-' &&
         strchr (" \t\r\n", self->data[dash + 1]) != NULL &&
         line_end (self, dash) < skip_blank (self, dash + 1);
}

static const Saying *
find_saying (const char *said)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    if (strstr (said, sayings[i].said) != NULL)
      return &sayings[i];

  return NULL;
}

static const struct fy_diag_error *
first_error (SmithYamlReader *self)
{
  const struct fy_diag_error *error;
  void *iterator = NULL;

  do
    error = fy_diag_errors_iterate (self->diag, &iterator);
  while (error != NULL && error->type != FYET_ERROR);

  return error;
}

/* Takes over libfyaml's error. */
void
smith_yaml_fail (SmithYamlReader *self)
{
  const struct fy_diag_error *error = first_error (self);
  const char *said = error != NULL ? error->msg : self->log->str;
  const Saying *saying = find_saying (said);
  const char *message = saying != NULL ? saying->message : NULL;
  SmithReadCode code = SMITH_READ_SYNTAX;
  gsize start = self->pos, end = self->pos;
  SmithSpan span;

  if (error != NULL && error->fyt != NULL && fy_token_start_mark (error->fyt) != NULL)
    {
      start = smith_yaml_offset (self, fy_token_start_mark (error->fyt));
      end = smith_yaml_offset (self, fy_token_end_mark (error->fyt));
    }
  start = MIN (start, self->length);
  end = CLAMP (end, start, self->length);
  self->is_outdented = saying != NULL && saying->is_outdented;

  if (strstr (said, "multiline plain key") != NULL)
    message = explain_many_lines (self, &start, &end);
  else if (strstr (said, "closing quote") != NULL && start > 0 &&
           strchr ("\"'", self->data[start - 1]) != NULL)
    start--;
  else if (strstr (said, "expected node content") != NULL && is_empty_item (self))
    {
      start = skip_blank (self, self->pos);
      end = start + 1;
      code = SMITH_READ_UNSUPPORTED;
      message = N_("An empty item of a list that is not indented cannot be read; "
                   "write null after the -");
    }

  span = tidy_span (self, start, end);
  if (message != NULL)
    smith_tree_builder_fail (self->builder, code, span.start, span.end, "%s", _(message));
  else
    smith_tree_builder_fail (self->builder, code, span.start, span.end,
                             _("This is not YAML: %s"), said);
}
