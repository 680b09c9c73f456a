/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yaml-events.h"

#include <string.h>

void
yaml_events_append_text (GString    *out,
                         const char *text,
                         gsize       length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"' || text[i] == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
  g_string_append_c (out, '"');
}

/* The text of a scalar in an event: behind the sign for its style, with escapes. */
static void
append_event_text (GString    *out,
                   const char *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text != '\\')
        {
          g_string_append_c (plain, *text);
          continue;
        }
      text++;
      switch (*text)
        {
        case 'n':
          g_string_append_c (plain, '\n');
          break;

        case 't':
          g_string_append_c (plain, '\t');
          break;

        case 'r':
          g_string_append_c (plain, '\r');
          break;

        case 'b':
          g_string_append_c (plain, '\b');
          break;

        case '\\':
          g_string_append_c (plain, '\\');
          break;

        default:
          g_error ("\\%c in an event", *text);
        }
    }
  yaml_events_append_text (out, plain->str, plain->len);
}

/* Skips an anchor, which is kept, and a tag. */
static const char *
skip_props (const char *line,
            char      **out_anchor)
{
  *out_anchor = NULL;
  while (*line == ' ')
    {
      const char *end = line + 1 + strcspn (line + 1, " ");

      if (line[1] == '&')
        *out_anchor = g_strndup (line + 2, (gsize) (end - line - 2));
      else if (line[1] == '<')
        end = strchr (line, '>') + 1;
      else if (strncmp (line, " {}", 3) != 0 && strncmp (line, " []", 3) != 0)
        return line + 1;
      line = end;
    }

  return line;
}

static void reduce_node (YamlEvents *self, gboolean is_key);

static void
reduce_collection (YamlEvents *self,
                   gboolean    is_mapping)
{
  guint n = 0;

  g_string_append_c (self->out, is_mapping ? '{' : '[');
  for (; self->lines[self->at][0] != '-'; n++)
    {
      if (n > 0)
        g_string_append_c (self->out, is_mapping && n % 2 == 1 ? ':' : ',');
      reduce_node (self, is_mapping && n % 2 == 0);
    }
  self->at++;
  g_string_append_c (self->out, is_mapping ? '}' : ']');
}

static void
reduce_node (YamlEvents *self,
             gboolean    is_key)
{
  const char *line = self->lines[self->at++];
  gsize from = self->out->len;
  g_autofree char *anchor = NULL;

  if (g_str_has_prefix (line, "=ALI *"))
    {
      const char *piece = g_hash_table_lookup (self->anchors, line + 6);

      g_assert_nonnull (piece);
      g_string_append (self->out, piece);
    }
  else if (g_str_has_prefix (line, "=VAL"))
    append_event_text (self->out, skip_props (line + 4, &anchor) + 1);
  else
    {
      g_assert_true (g_str_has_prefix (line, "+MAP") || g_str_has_prefix (line, "+SEQ"));
      skip_props (line + 4, &anchor);
      reduce_collection (self, line[1] == 'M');
    }
  if (is_key && self->out->str[from] != '"')
    self->has_other_key = TRUE;
  if (anchor != NULL)
    g_hash_table_replace (self->anchors, g_steal_pointer (&anchor),
                          g_strdup (self->out->str + from));
}

/* Reads the first document of @events into @self, which yaml_events_clear() frees. */
void
yaml_events_read (YamlEvents *self,
                  const char *events)
{
  *self = (YamlEvents) {
    .lines = g_strsplit (events, "\n", -1),
    .out = g_string_new (NULL),
    .anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  for (guint i = 0; self->lines[i] != NULL; i++)
    {
      /* blanks at the end of a line belong to its text */
      memmove (self->lines[i], self->lines[i] + strspn (self->lines[i], " "),
               strlen (self->lines[i] + strspn (self->lines[i], " ")) + 1);
      if (!g_str_has_prefix (self->lines[i], "+DOC"))
        continue;
      self->n_documents++;
      if (self->at == 0)
        self->at = i + 1;
    }
  if (self->n_documents > 0)
    reduce_node (self, FALSE);
}

void
yaml_events_clear (YamlEvents *self)
{
  g_strfreev (self->lines);
  g_string_free (self->out, TRUE);
  g_hash_table_unref (self->anchors);
}
