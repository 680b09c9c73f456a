/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-heard.h"

#include <string.h>

/* What a list, once it is copied, leaves before its lines. */
static const char *const bullets[] = { "•", "·", "*", "-", "–", "●" };

void
smith_heard_free (SmithHeard *self)
{
  g_free (self->text);
  g_free (self);
}

static char *
dup_line (const char *line)
{
  g_autofree char *text = g_strstrip (g_strdup (line));

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]) && g_ascii_isspace (text[strlen (bullets[i])]))
      return g_strstrip (g_strdup (text + strlen (bullets[i])));

  return g_steal_pointer (&text);
}

/* What stands in @text in the places of the `%s` of @template; %NULL where it is another text.
 * An argument ends where what follows it first comes, the last one where it last does. */
static char **
match (const char *template,
       const char *text)
{
  g_auto(GStrv) parts = g_strsplit (template, "%s", -1);
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();
  guint n = g_strv_length (parts);
  const char *at = text;

  if (!g_str_has_prefix (text, parts[0]))
    return NULL;
  at += strlen (parts[0]);
  for (guint i = 1; i < n; i++)
    {
      gsize length = strlen (at), tail = strlen (parts[i]);
      const char *end = i + 1 < n ? strstr (at, parts[i])
                        : length >= tail && g_str_has_suffix (at, parts[i]) ? at + length - tail
                                                                            : NULL;
      g_autofree char *argument = NULL;

      if (end == NULL || end == at)
        return NULL;
      argument = g_strndup (at, (gsize) (end - at));
      g_strv_builder_add (arguments, argument);
      at = end + tail;
    }

  return *at == '\0' ? g_strv_builder_end (arguments) : NULL;
}

/* Letters of a template that are its own: of several that fit, the one that says most. */
static guint
count_letters (const char *template)
{
  guint n = 0;

  for (const char *p = template; *p != '\0'; p++)
    if (p[0] == '%' && p[1] == 's')
      p++;
    else
      n += g_ascii_isalpha (*p) != 0;

  return n;
}

/* Finds the message whose text the line is.
 *
 * Returns: (transfer full) (nullable): what stands in the places of its `%s` */
static char **
recognise (SmithHeard         *self,
           const SmithProfile *profile)
{
  g_auto(GStrv) best_arguments = NULL;
  guint best = 0;

  for (guint i = 0; i < smith_profile_get_n_messages (profile); i++)
    {
      const SmithMessage *message = smith_profile_get_message (profile, i);
      guint letters = count_letters (message->text);
      g_auto(GStrv) arguments = match (message->text, self->text);

      /* one without words fits too much: it begins with a place in brackets */
      if (arguments == NULL || (letters == 0 && *self->text != '(') ||
          (self->message != NULL && letters <= best))
        continue;
      best = letters;
      self->message = message;
      g_strfreev (best_arguments);
      best_arguments = g_steal_pointer (&arguments);
    }

  return g_steal_pointer (&best_arguments);
}

/* An operation that the arguments name, by path and method or by its id.  A method, which stands
 * behind its path, is no id, though an operation may have that for one. */
static const SmithOperation *
find_operation (const char *const *arguments,
                SmithApi          *api)
{
  for (guint i = 0; i < smith_api_get_n_operations (api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);

      if (g_strv_contains (arguments, operation->path) &&
          g_strv_contains (arguments, operation->method))
        return operation;
    }
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      const SmithOperation *operation = i == 0 || *arguments[i - 1] != '/'
                                          ? smith_api_find_operation (api, arguments[i])
                                          : NULL;

      if (operation != NULL)
        return operation;
    }

  return NULL;
}

static void
find_place (SmithHeard        *self,
            const char *const *arguments,
            SmithApi          *api)
{
  const SmithOperation *operation = find_operation (arguments, api);

  if (operation == NULL)
    return;
  self->node = operation->node;
  self->span = smith_tree_get_key_span (smith_api_get_tree (api), operation->node);
}

static SmithHeard *
heard_new (const char  *line,
           SmithImport *import)
{
  SmithHeard *self = g_new0 (SmithHeard, 1);
  g_auto(GStrv) arguments = NULL;

  self->text = g_strdup (line);
  self->finding = -1;
  self->node = SMITH_NODE_NONE;
  arguments = recognise (self, smith_import_get_profile (import));
  if (arguments != NULL)
    find_place (self, (const char *const *) arguments, smith_import_get_api (import));

  return self;
}

/* Pairs each finding with a line that says the same, once. */
static void
pair (GPtrArray   *heard,
      SmithImport *import)
{
  g_autoptr(GHashTable) waiting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < heard->len; i++)
    {
      SmithHeard *self = heard->pdata[i];
      GQueue *queue = g_hash_table_lookup (waiting, self->text);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (waiting, self->text, queue);
        }
      g_queue_push_tail (queue, self);
    }
  for (guint i = 0; i < smith_import_get_n_findings (import); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (import, i);
      g_autofree char *text = smith_finding_dup_text (finding);
      GQueue *queue = g_hash_table_lookup (waiting, text);
      SmithHeard *self = queue != NULL ? g_queue_pop_head (queue) : NULL;

      if (self == NULL)
        continue;
      self->finding = (int) i;
      self->message = finding->message;
      self->node = finding->node;
      self->span = finding->span;
    }
}

/**
 * smith_heard_read:
 * @text: what the platform printed, a line a message, as it was copied
 * @import: what was predicted of the document
 *
 * Reads at most %SMITH_HEARD_MOST lines.  Takes a time in proportion to them and to the findings.
 * For any thread.
 *
 * Returns: (transfer full) (element-type SmithHeard): the lines, in their order
 */
GPtrArray *
smith_heard_read (const char  *text,
                  SmithImport *import)
{
  GPtrArray *heard = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_heard_free);

  g_return_val_if_fail (text != NULL && import != NULL, heard);

  for (const char *at = text; *at != '\0' && heard->len < SMITH_HEARD_MOST; )
    {
      gsize length = strcspn (at, "\r\n");
      g_autofree char *written = g_strndup (at, length);
      g_autofree char *line = dup_line (written);

      if (*line != '\0')
        g_ptr_array_add (heard, heard_new (line, import));
      at += length + (at[length] != '\0');
    }
  pair (heard, import);

  return heard;
}
