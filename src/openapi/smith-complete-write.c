/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-complete-private.h"

#include <string.h>

#include "doc/smith-edit.h"
#include "doc/smith-print.h"

/* Proposals as text: quotes, commas, dashes and columns as the document around them has them. */

/* Lines that are looked at for the width of a level. */
#define MEASURED_LINES 200u

static gboolean
is_json (const SmithCompleter *self)
{
  return smith_tree_get_syntax (self->cursor.tree) == SMITH_SYNTAX_JSON;
}

static const char *
get_newline (const SmithCompleter *self)
{
  const char *found = memchr (self->cursor.data, '\n', self->cursor.length);

  return found != NULL && found > self->cursor.data && found[-1] == '\r' ? "\r\n" : "\n";
}

/* One level deeper: the smallest step from a line to the next, a tab where tabs are used. */
static char *
dup_step (const SmithCompleter *self)
{
  const SmithCursor *cursor = &self->cursor;
  gsize at = 0, before = 0, width = 0;

  for (guint n = 0; at < cursor->length && n < MEASURED_LINES; n++)
    {
      gsize begin = at, end = smith_cursor_line_end (cursor, at);

      while (at < end && smith_cursor_is_blank (cursor->data[at]))
        at++;
      if (at < end)
        {
          if (cursor->data[begin] == '\t')
            return g_strdup ("\t");
          if (at - begin > before && (width == 0 || at - begin - before < width))
            width = at - begin - before;
          before = at - begin;
        }
      at = end + 1;
    }

  return g_strnfill (width > 0 && width <= 8 ? width : 2, ' ');
}

/* What stands before everything on the cursor's line. */
static char *
dup_indent (const SmithCompleter *self)
{
  const SmithCursor *cursor = &self->cursor;
  gsize start = smith_cursor_line_start (cursor, cursor->start), at = start;

  if (!cursor->is_flow)
    return g_strnfill (cursor->column + (self->needs_dash ? 2u : 0u), ' ');
  while (at < cursor->length && smith_cursor_is_blank (cursor->data[at]))
    at++;

  return g_strndup (cursor->data + start, at - start);
}

static gboolean
is_plain (const char *text)
{
  static const char *const other[] = {
    "true", "false", "null", "yes", "no", "on", "off", "y", "n",
  };

  if (!g_ascii_isalpha (*text))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("_-./+", *at) == NULL)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    if (g_ascii_strcasecmp (text, other[i]) == 0)
      return FALSE;

  return TRUE;
}

/* The quote that the text around uses; the one of our printer where it uses none or both. */
static char
choose_quote (SmithCompleter *self)
{
  const SmithCursor *cursor = &self->cursor;

  if (is_json (self))
    return '"';
  if (cursor->quote != 0)
    return cursor->quote;

  if (self->text_quote == 0)
    self->text_quote =
      g_strstr_len (cursor->data, (gssize) cursor->length, ": \"") != NULL &&
      g_strstr_len (cursor->data, (gssize) cursor->length, ": '") == NULL ? '"' : '\'';

  return self->text_quote;
}

static void
append_quoted (GString    *out,
               const char *text,
               char        quote)
{
  g_string_append_c (out, quote);
  for (; *text != '\0'; text++)
    if (quote == '\'' && *text == '\'')
      g_string_append (out, "''");
    else if (quote == '"' && (*text == '"' || *text == '\\'))
      g_string_append_printf (out, "\\%c", *text);
    else if (quote == '"' && (guchar) *text < 0x20)
      g_string_append_printf (out, "\\u%04x", (guchar) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, quote);
}

static void
append_scalar (SmithCompleter *self,
               GString        *out,
               const char     *text,
               gboolean        is_text)
{
  if (is_text && (is_json (self) || self->cursor.quote != 0 || !is_plain (text)))
    append_quoted (out, text, choose_quote (self));
  else
    g_string_append (out, text);
}

/* What is missing before the new text, with the place where it begins. */
static GString *
begin_text (const SmithCompleter *self,
            gsize                *out_start)
{
  const SmithCursor *cursor = &self->cursor;
  GString *text = g_string_new (NULL);

  *out_start = cursor->start;
  if (cursor->is_flow && cursor->comma_at < cursor->start)
    {
      g_string_append_c (text, ',');
      g_string_append_len (text, cursor->data + cursor->comma_at,
                           (gssize) (cursor->start - cursor->comma_at));
      *out_start = cursor->comma_at;
    }
  else if (cursor->is_flow && cursor->comma_at == cursor->start)
    g_string_append (text, ", ");
  if (cursor->needs_space)
    g_string_append_c (text, ' ');
  if (self->needs_dash)
    g_string_append (text, "- ");

  return text;
}

static void
add (SmithCompleter    *self,
     SmithProposalKind  kind,
     gboolean           is_needed,
     const char        *label,
     const char        *detail,
     gsize              start,
     GString           *text,
     gsize              cursor)
{
  SmithProposal *proposal = g_new0 (SmithProposal, 1);

  proposal->kind = kind;
  proposal->is_needed = is_needed;
  proposal->label = g_strdup (label);
  proposal->detail = g_strdup (detail != NULL ? detail : "");
  proposal->span = (SmithSpan) { self->cursor.base + start, self->cursor.base + self->cursor.end };
  proposal->text = g_string_free (text, FALSE);
  proposal->cursor = cursor;
  g_ptr_array_add (self->found, proposal);
}

/* The beginning of a value in brackets; returns where the cursor stands in it. */
static gsize
append_flow_start (GString   *text,
                   SmithForm  form)
{
  gboolean is_object = form == SMITH_FORM_OBJECT || form == SMITH_FORM_MAP ||
                       form == SMITH_FORM_TEXT_MAP;
  gboolean is_list = form == SMITH_FORM_OBJECTS || form == SMITH_FORM_TEXTS ||
                     form == SMITH_FORM_LIST;

  if (form == SMITH_FORM_TEXT || form == SMITH_FORM_TEXT_OR_TEXTS)
    g_string_append (text, "\"\"");
  else if (is_object || is_list)
    g_string_append (text, is_object ? "{}" : "[]");
  else
    return text->len;

  return text->len - 1;
}

static gsize
append_block_start (const SmithCompleter *self,
                    GString              *text,
                    SmithForm             form)
{
  gboolean is_object = form == SMITH_FORM_OBJECT || form == SMITH_FORM_MAP ||
                       form == SMITH_FORM_TEXT_MAP;
  gboolean is_list = form == SMITH_FORM_OBJECTS || form == SMITH_FORM_TEXTS ||
                     form == SMITH_FORM_LIST;

  if (is_object || is_list)
    {
      g_autofree char *indent = dup_indent (self);
      g_autofree char *step = dup_step (self);

      g_string_append_printf (text, "%s%s%s%s", get_newline (self), indent, step,
                              is_list ? "- " : "");
    }
  else
    g_string_append_c (text, ' ');

  return text->len;
}

/* Whether @label fits what was typed. */
gboolean
smith_completer_wants (const SmithCompleter *self,
                       const char           *label)
{
  g_autofree char *folded = NULL;

  if (*self->needle == '\0')
    return TRUE;
  folded = g_utf8_casefold (label, -1);

  return strstr (folded, self->needle) != NULL;
}

/* A key with the beginning of its value. */
void
smith_completer_add_key (SmithCompleter    *self,
                         SmithProposalKind  kind,
                         const char        *name,
                         SmithForm          form,
                         gboolean           is_needed,
                         const char        *detail)
{
  GString *text;
  gsize start, cursor;

  if (!smith_completer_wants (self, name))
    return;
  text = begin_text (self, &start);
  append_scalar (self, text, name, TRUE);
  cursor = text->len;
  if (!self->cursor.has_colon)
    {
      g_string_append_c (text, ':');
      if (is_json (self))
        {
          g_string_append_c (text, ' ');
          cursor = append_flow_start (text, form);
          if (self->cursor.comma_after)
            g_string_append_c (text, ',');
        }
      else if (self->cursor.is_flow)
        {
          g_string_append_c (text, ' ');
          cursor = text->len;
        }
      else
        cursor = append_block_start (self, text, form);
    }
  add (self, kind, is_needed, name, detail, start, text, cursor);
}

/* A scalar; @is_text: a string, whatever it looks like. */
void
smith_completer_add_value (SmithCompleter    *self,
                           SmithProposalKind  kind,
                           const char        *label,
                           const char        *value,
                           gboolean           is_text,
                           const char        *detail)
{
  GString *text;
  gsize start, cursor;

  if (!smith_completer_wants (self, label))
    return;
  text = begin_text (self, &start);
  append_scalar (self, text, value, is_text);
  cursor = text->len;
  if (self->cursor.is_flow && self->cursor.comma_after)
    g_string_append_c (text, ',');
  add (self, kind, FALSE, label, detail, start, text, cursor);
}

/* Appends printed lines, two spaces a level, with the document's own levels and line ends. */
static void
append_lines (const SmithCompleter *self,
              GString              *text,
              const char           *printed)
{
  g_auto(GStrv) lines = g_strsplit (printed, "\n", -1);
  g_autofree char *indent = dup_indent (self);
  g_autofree char *step = dup_step (self);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n_spaces = strspn (lines[i], " ");

      if (lines[i][n_spaces] == '\0')
        continue;
      if (i > 0)
        g_string_append_printf (text, "%s%s", get_newline (self), indent);
      for (gsize level = 0; level < n_spaces / 2; level++)
        g_string_append (text, step);
      g_string_append (text, lines[i] + n_spaces);
    }
}

/* Several lines: @json, as a member when there is a @key; the cursor goes into its first empty
 * text. */
void
smith_completer_add_block (SmithCompleter *self,
                           const char     *label,
                           const char     *key,
                           const char     *json,
                           const char     *detail)
{
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GString) printed = g_string_new (NULL);
  g_autofree char *whole = NULL;
  const char *empty;
  GString *text;
  gsize start, cursor, begin;

  if (!smith_completer_wants (self, label) || self->cursor.has_colon ||
      (self->cursor.is_flow && !is_json (self)))
    return;
  whole = key != NULL && !is_json (self) ? g_strdup_printf ("{\"%s\":%s}", key, json)
                                         : g_strdup (json);
  tree = smith_edit_value_read (whole, SMITH_SYNTAX_JSON, NULL);
  g_return_if_fail (tree != NULL);
  text = begin_text (self, &start);
  begin = text->len;
  if (is_json (self))
    {
      if (key != NULL)
        g_string_append_printf (text, "\"%s\": ", key);
      smith_print_json (tree, SMITH_NODE_ROOT, SMITH_JSON_PRETTY, printed, NULL);
    }
  else
    smith_print_yaml (tree, SMITH_NODE_ROOT, printed);
  append_lines (self, text, printed->str);

  cursor = text->len;
  empty = strstr (text->str + begin, "\"\"");
  if (empty == NULL)
    empty = strstr (text->str + begin, "''");
  if (empty != NULL)
    cursor = (gsize) (empty - text->str) + 1;
  if (self->cursor.is_flow && self->cursor.comma_after)
    g_string_append_c (text, ',');
  add (self, SMITH_PROPOSAL_SNIPPET, FALSE, label, detail, start, text, cursor);
}
