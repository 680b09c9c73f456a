/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-broken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_name (SmithBroken *self,
          const char  *from,
          const char  *to,
          const char  *text,
          gsize        length)
{
  smith_tree_builder_set_key (self->builder, (guint32) (from - self->start),
                              (guint32) (to - self->start), text, length);
}

/* Reads a name without quotes, or with a closing one alone.  Returns FALSE when there is
 * none. */
static gboolean
read_bare_name (SmithBroken *self)
{
  const char *start = self->p;
  const char *p = start, *end, *next;

  while (p < self->end && strchr (",{}[]\":\n\r", *p) == NULL)
    p++;
  for (end = p; end > start && (end[-1] == ' ' || end[-1] == '\t'); )
    end--;
  if (end == start || p == self->end)
    return FALSE;

  next = *p == '"' ? smith_json_skip_space (p + 1, self->end) : p;
  if (next == self->end || *next != ':' ||
      (*p == ':' && (memchr (start, ' ', (gsize) (end - start)) != NULL)))
    return FALSE;

  smith_broken_tell (self, start, end, _("Here a name in double quotes is expected"));
  set_name (self, start, end, start, (gsize) (end - start));
  self->p = self->last_end = *p == '"' ? p + 1 : end;

  return TRUE;
}

/* Reads a name.  Returns FALSE when there is none; what stood there was passed over. */
static gboolean
read_name (SmithBroken *self)
{
  const char *start = self->p;
  const char *end;
  guint flags;

  if (*start == '"')
    {
      if (!smith_broken_read_text (self, &flags))
        return FALSE;
      g_string_truncate (self->scratch, 0);
      if (flags & SMITH_FLAG_INDIRECT)
        smith_json_unescape (start + 1, (gsize) (self->p - start) - 2, self->scratch);
      set_name (self, start, self->p,
                flags & SMITH_FLAG_INDIRECT ? self->scratch->str : start + 1,
                flags & SMITH_FLAG_INDIRECT ? self->scratch->len : (gsize) (self->p - start) - 2);
      return TRUE;
    }
  end = *start == '\'' ? smith_broken_single_quoted (self, start) : NULL;
  if (end != NULL)
    {
      smith_broken_tell_harmless (self, start, end, _("JSON puts text in double quotes"));
      set_name (self, start, end, start + 1, (gsize) (end - start) - 2);
      self->p = self->last_end = end;
      return TRUE;
    }
  if (read_bare_name (self))
    return TRUE;

  smith_broken_tell (self, start, smith_broken_after (self, start),
                     _("Here a name in double quotes is expected"));
  smith_broken_skip_garbage (self);

  return FALSE;
}

/* Reads the colon behind a name that begins at @name, or tells that it is missing.  Returns
 * FALSE when what stands there is not the name's value either. */
static gboolean
read_colon (SmithBroken *self,
            const char  *name)
{
  const char *name_end = self->last_end;
  gboolean is_far;

  smith_broken_skip_blank (self);
  if (self->p == self->end)
    return FALSE;
  if (*self->p == ':')
    {
      self->is_list = FALSE;
      self->last_end = ++self->p;
      return TRUE;
    }

  /* where an array's opening bracket is missing, one element is told for all */
  is_far = smith_broken_begins_line (self);
  if (!self->is_list)
    smith_broken_tell (self, is_far ? name : self->p,
                       is_far ? name_end : smith_broken_after (self, self->p),
                       _("A colon is expected after this name"));
  if (smith_broken_next_on_line (self) == ':')
    {
      smith_broken_skip_stray (self);
      self->last_end = ++self->p;
      return TRUE;
    }
  while (self->p < self->end && (*self->p == '=' || *self->p == ';' || *self->p == '>'))
    self->last_end = ++self->p;
  self->p = smith_json_skip_space (self->p, self->end);

  self->is_list = self->p == self->end || !smith_broken_is_value (self) ||
                  smith_broken_is_name (self, self->p);

  return !self->is_list;
}

/* Reads what stands where a member's value is expected and is the name of a further member:
 * either the value is missing, or the bracket that opens it. */
static gboolean
read_name_for_value (SmithBroken *self,
                     const char  *name,
                     const char  *line,
                     guint        indent)
{
  const char *colon = self->last_end;

  if (self->n_excess > 0 &&
      (!smith_broken_begins_line (self) || smith_broken_column (self) > indent))
    {
      smith_broken_tell (self, self->p, self->p + 1, _("Here { is expected before this name"));
      if (!smith_broken_open (self, SMITH_NODE_OBJECT))
        return FALSE;
      self->levels[self->builder->depth].line = line;
      self->levels[self->builder->depth].indent = indent;
      smith_tree_builder_damage (self->builder);
      self->n_excess--;
      return TRUE;
    }
  smith_broken_tell (self, name, colon, _("This name has no value"));

  return smith_broken_drop_item (self, SMITH_WANT_ANY);
}

/* Whether the opening bracket here is one too many: what follows cannot stand in it, or stands
 * on the same line and closes something else. */
static gboolean
is_stray_opener (SmithBroken *self,
                 gboolean     in_place_of_name)
{
  const char *next = smith_json_skip_space (self->p + 1, self->end);
  char on_line = smith_broken_next_on_line (self);

  if (self->n_missing == 0 || next == self->end)
    return FALSE;
  if (on_line == '}' || on_line == ']')
    {
      guint closes = on_line == '}' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY;

      /* in `"a": [}` the bracket that closes is that of the object around */
      if ((on_line == '}') != (*self->p == '{'))
        return smith_broken_kind (self, self->builder->depth) != closes;
      return next > self->p + 1;
    }
  if (*next != '"' || (*self->p == '[' && !in_place_of_name))
    return FALSE;
  if (in_place_of_name)
    return smith_broken_is_name (self, next);
  next = smith_broken_text_end (self, next);
  if (next != NULL)
    next = smith_json_skip_space (next, self->end);

  return next != NULL && next < self->end && (*next == ',' || *next == '}');
}

static gboolean
pass_over_stray_opener (SmithBroken *self)
{
  if ((*self->p != '{' && *self->p != '[') || !is_stray_opener (self, FALSE))
    return FALSE;
  smith_broken_tell (self, self->p, self->p + 1,
                     *self->p == '{' ? _("This { has no closing }") : _("This [ has no closing ]"));
  smith_broken_skip_stray (self);
  smith_tree_builder_damage (self->builder);

  return TRUE;
}

/* Reads a container, or passes over another value, where a name is missing. */
static gboolean
read_nameless (SmithBroken *self)
{
  SmithTreeBuilder *builder = self->builder;
  SmithBrokenLevel *level = &self->levels[builder->depth];
  const char *start = self->p;
  guint flags;

  if (*start == '{' && self->n_missing > 0 &&
      smith_broken_kind (self, builder->depth - 1) == SMITH_NODE_ARRAY)
    {
      smith_broken_close_missing (self);
      self->want = SMITH_WANT_ANY;
      return TRUE;
    }

  /* of an array whose opening bracket is missing one element is told for all */
  if (!level->nameless)
    smith_broken_tell (self, start, start + 1, _("Here a name in double quotes is expected"));
  level->nameless = TRUE;
  smith_tree_builder_damage (builder);
  while (self->p < self->end && *self->p == ':')
    {
      self->last_end = ++self->p;
      smith_broken_skip_blank (self);
    }

  self->want = SMITH_WANT_ANY;
  if (self->p == self->end || strchr (",}]", *self->p) != NULL)
    return TRUE;
  if (*start != ':' && is_stray_opener (self, TRUE))
    {
      smith_broken_skip_stray (self);
      return TRUE;
    }
  if (*self->p == '{' || *self->p == '[')
    {
      set_name (self, self->p, self->p, self->p, 0);
      if (!smith_broken_read_value (self))
        return FALSE;
      /* it is nobody's namesake: no other member has its number in place of a hash */
      builder->keys[builder->n_keys - 1].hash = builder->levels[builder->depth].node;
      return TRUE;
    }
  if (*self->p != '"' || smith_broken_is_name (self, self->p))
    {
      if (*self->p != '"')
        smith_broken_skip_garbage (self);
      return TRUE;
    }
  smith_broken_read_text (self, &flags);

  return TRUE;
}

/* Reads a member.  Returns FALSE when reading ends. */
static gboolean
read_member (SmithBroken *self)
{
  const char *start = self->p, *line;
  guint indent;

  if (self->want == SMITH_WANT_SEPARATOR)
    smith_broken_tell (self, start, smith_broken_after (self, start),
                       _("Here a comma or } is expected"));
  if (*start == ':' || *start == '{' || *start == '[')
    return read_nameless (self);
  if (*start == '"')
    smith_broken_note_item (self);
  smith_broken_begins_line (self);
  line = self->line;
  indent = self->line_indent;

  if (!read_name (self) || !read_colon (self, start))
    return smith_broken_drop_item (self, SMITH_WANT_ANY);
  smith_broken_skip_blank (self);
  if (self->p < self->end && *self->p == ':')
    {
      smith_broken_tell (self, self->p, self->p + 1, smith_broken_expected_value ());
      while (self->p < self->end && *self->p == ':')
        self->last_end = ++self->p;
      smith_broken_skip_blank (self);
    }
  if (self->p == self->end)
    return smith_broken_drop_item (self, SMITH_WANT_ANY);
  if (*self->p == ',' || *self->p == '}' || *self->p == ']')
    {
      char next = smith_broken_next_on_line (self);

      smith_broken_tell (self, self->p, self->p + 1, smith_broken_expected_value ());
      if (*self->p == ',' || self->n_excess == 0 || !smith_broken_begins_value (next))
        return smith_broken_drop_item (self, SMITH_WANT_SEPARATOR);
      smith_broken_skip_stray (self);
      smith_tree_builder_damage (self->builder);
    }
  else
    pass_over_stray_opener (self);
  if (self->p == self->end)
    return smith_broken_drop_item (self, SMITH_WANT_ANY);
  if (smith_broken_is_name (self, self->p))
    return read_name_for_value (self, start, line, indent);

  return smith_broken_read_value (self);
}

/* Reads a name in an array: its closing bracket is missing, or the opening one of an object. */
static gboolean
read_name_in_array (SmithBroken *self)
{
  SmithTreeBuilder *builder = self->builder;
  SmithNode last = builder->levels[builder->depth].last_child;

  if (last != SMITH_NODE_NONE && builder->tree->records[last].kind < SMITH_NODE_ARRAY &&
      self->n_excess == 0 && smith_broken_kind (self, builder->depth - 1) == SMITH_NODE_OBJECT)
    {
      smith_broken_tell (self, self->p, self->p + 1, _("Here ] is expected before this name"));
      smith_tree_builder_damage (builder);
      smith_tree_builder_close (builder, (guint32) (self->last_end - self->start));
      self->want = SMITH_WANT_ANY;
      return TRUE;
    }

  smith_broken_tell (self, self->p, self->p + 1, _("Here { is expected before this name"));
  if (!smith_broken_open (self, SMITH_NODE_OBJECT))
    return FALSE;
  smith_tree_builder_damage (builder);
  self->n_excess = MAX (0, self->n_excess - 1);

  return TRUE;
}

/* Reads an element.  Returns FALSE when reading ends. */
static gboolean
read_element (SmithBroken *self)
{
  if (smith_broken_is_name (self, self->p))
    return read_name_in_array (self);
  if (self->want == SMITH_WANT_SEPARATOR)
    smith_broken_tell (self, self->p, smith_broken_after (self, self->p),
                       _("Here a comma or ] is expected"));
  smith_broken_note_item (self);
  if (pass_over_stray_opener (self))
    return TRUE;

  return smith_broken_read_value (self);
}

static void
read_comma (SmithBroken *self)
{
  if (self->want == SMITH_WANT_ITEM || self->want == SMITH_WANT_NEXT)
    {
      smith_broken_tell_harmless (self, self->p, self->p + 1,
                                  smith_broken_kind (self, self->builder->depth) ==
                                      SMITH_NODE_OBJECT
                                    ? _("Here a name in double quotes is expected")
                                    : smith_broken_expected_value ());
      /* several are one mistake */
      while (self->p + 1 < self->end && self->p[1] == ',')
        self->p++;
    }
  self->last_end = ++self->p;
  self->want = SMITH_WANT_NEXT;
}

/* The text ends inside of containers: one error for all of them, at the deepest. */
static void
end_too_early (SmithBroken *self)
{
  SmithTreeBuilder *builder = self->builder;
  const SmithBrokenLevel *level = &self->levels[builder->depth];

  if (!level->excused)
    smith_broken_tell (self, level->opener, level->opener + 1,
                       smith_broken_kind (self, builder->depth) == SMITH_NODE_OBJECT
                         ? _("This { has no closing }; the text ends too early")
                         : _("This [ has no closing ]; the text ends too early"));
  for (; builder->depth > 0; level = &self->levels[builder->depth])
    {
      smith_tree_builder_damage (builder);
      smith_tree_builder_close (builder, (guint32) (MAX (self->last_end, level->opener + 1) -
                                                    self->start));
    }
}

/* Reads what is in the open containers.  Returns FALSE when reading ends. */
static gboolean
read_containers (SmithBroken *self)
{
  while (self->builder->depth > 0)
    {
      smith_broken_skip_blank (self);
      if (self->p == self->end)
        {
          end_too_early (self);
          return FALSE;
        }
      if (*self->p == '}' || *self->p == ']')
        {
          smith_broken_read_closer (self);
          continue;
        }
      smith_broken_align (self);
      if (*self->p == ',')
        read_comma (self);
      else if (!(smith_broken_kind (self, self->builder->depth) == SMITH_NODE_OBJECT
                   ? read_member (self)
                   : read_element (self)))
        return FALSE;
    }

  return TRUE;
}

/* Finds the document's value behind what is on the line before it. */
static gboolean
find_root (SmithBroken *self)
{
  smith_broken_skip_blank (self);
  if (self->p == self->end)
    {
      gsize at = (gsize) (self->p - self->start);

      if (self->builder->tree->errors == NULL)
        smith_tree_builder_fail (self->builder, SMITH_READ_EMPTY, at, at, "%s",
                                 _("The document is empty"));
      return FALSE;
    }
  if (smith_broken_is_value (self))
    return TRUE;

  smith_broken_tell (self, self->p, smith_broken_word_end (self), smith_broken_expected_value ());
  while (self->p < self->end && *self->p != '{' && *self->p != '[' && *self->p != '\n')
    self->p++;
  self->p = smith_json_skip_space (self->p, self->end);

  return self->p < self->end && (*self->p == '{' || *self->p == '[');
}

static void
read_document (SmithBroken *self)
{
  if (!find_root (self))
    return;
  smith_broken_survey (self);
  if (!smith_broken_read_value (self) || !read_containers (self))
    return;

  smith_broken_skip_blank (self);
  if (self->p < self->end)
    smith_broken_tell (self, self->p, smith_broken_after (self, self->p),
                       _("The document has ended before this; nothing may follow"));
}

/* Reads a text that is UTF-8 and not JSON.  @stopped is where that showed. */
void
smith_json_read_broken (SmithTreeBuilder *builder,
                        const char       *stopped)
{
  const char *data = builder->tree->data;
  gsize length = g_bytes_get_size (builder->tree->text);
  g_autofree SmithBroken *self = g_new0 (SmithBroken, 1);

  self->builder = builder;
  self->start = self->p = data;
  self->end = data + length;
  self->scratch = g_string_new (NULL);
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    self->p += 3;
  self->last_end = self->line = self->scanned = self->p;
  self->line_indent = (guint) (smith_json_skip_space (self->p, self->end) - self->p);

  read_document (self);
  g_string_free (self->scratch, TRUE);
  if (builder->tree->errors == NULL)
    smith_tree_builder_fail (builder, SMITH_READ_SYNTAX, (gsize) (stopped - data),
                             (gsize) (stopped - data), "%s", _("From here on this is not JSON"));
}
