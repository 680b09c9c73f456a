/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a command sends as its body: one text of all its data, or the parts of a form. */

void
smith_import_body_init (SmithImportBody *self)
{
  *self = (SmithImportBody) { NULL };
  self->form = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_import_field_free);
}

void
smith_import_body_clear (SmithImportBody *self)
{
  if (self->data != NULL)
    smith_wipe_free (g_string_free (g_steal_pointer (&self->data), FALSE));
  g_clear_pointer (&self->form, g_ptr_array_unref);
  g_clear_pointer (&self->media_type, g_free);
}

static void
add_data (SmithImportBody *self,
          const char      *text,
          gboolean         is_json)
{
  if (self->data == NULL)
    self->data = g_string_new (NULL);
  else if (!is_json)
    g_string_append_c (self->data, '&');
  g_string_append (self->data, text);
}

/* curl drops the breaks of lines from a file, but not from a word. */
static void
add_text_or_file (SmithImportBody *self,
                  const char      *word,
                  gboolean         is_json)
{
  if (*word == '@')
    self->is_file = TRUE;
  add_data (self, *word == '@' ? "" : word, is_json);
}

/* content, =content, name=content, @file or name@file */
static void
add_encoded (SmithImportBody *self,
             const char      *word)
{
  const char *mark = strpbrk (word, "=@");
  g_autofree char *name = g_strndup (word, mark != NULL ? (gsize) (mark - word) : 0);
  g_autofree char *text = NULL;
  char *content;

  if (mark != NULL && *mark == '@')
    {
      self->is_file = self->is_file || *name == '\0';
      text = g_strdup_printf ("%s%s", name, *name != '\0' ? "=" : "");
      add_data (self, text, FALSE);
      return;
    }
  content = g_uri_escape_string (mark != NULL ? mark + 1 : word, NULL, FALSE);
  text = g_strdup_printf ("%s%s%s", name, *name != '\0' ? "=" : "", content);
  smith_wipe_free (content);
  add_data (self, text, FALSE);
}

/* name=value, name=@file, name=<file, each with ;type= and the like behind it */
static void
add_part (SmithImportBody *self,
          const char      *word,
          gboolean         is_literal)
{
  const char *mark = strchr (word, '=');
  g_autofree char *name = NULL;
  gboolean is_file;

  if (mark == NULL)
    return;
  name = g_strndup (word, (gsize) (mark - word));
  is_file = !is_literal && mark[1] == '@';
  if (is_file || (!is_literal && mark[1] == '<'))
    smith_import_fields_add (self->form, name, NULL, is_file);
  else
    {
      const char *end = is_literal ? NULL : strstr (mark, ";type=");
      char *value = end != NULL ? g_strndup (mark + 1, (gsize) (end - mark - 1))
                                : g_strdup (mark + 1);

      smith_import_fields_add (self->form, name, value, FALSE);
      smith_wipe_free (value);
    }
}

/**
 * smith_import_body_add:
 * @effect: of an option that is about the body
 * @word: the word behind it
 */
void
smith_import_body_add (SmithImportBody   *self,
                       SmithImportEffect  effect,
                       const char        *word)
{
  switch ((int) effect)
    {
    case SMITH_IMPORT_OPTION_JSON:
      self->is_json = TRUE;
      add_text_or_file (self, word, TRUE);
      break;
    case SMITH_IMPORT_OPTION_DATA:
      add_text_or_file (self, word, FALSE);
      break;
    case SMITH_IMPORT_OPTION_DATA_RAW:
      add_data (self, word, FALSE);
      break;
    case SMITH_IMPORT_OPTION_DATA_ENCODE:
      add_encoded (self, word);
      break;
    case SMITH_IMPORT_OPTION_UPLOAD:
      self->is_file = TRUE;
      break;
    default:
      self->is_form = TRUE;
      add_part (self, word, effect == SMITH_IMPORT_OPTION_FORM_STRING);
    }
}

gboolean
smith_import_body_is_given (SmithImportBody *self)
{
  return self->data != NULL || self->is_form || self->is_file;
}

/* `-d '{…}'` without a header is sent as a form, but who writes it means JSON. */
static gboolean
looks_like_json (const char *text)
{
  text += strspn (text, " \t\r\n");

  return *text == '{' || *text == '[';
}

static char *
choose_media_type (SmithImportBody *self)
{
  if (self->is_form)
    return g_strdup ("multipart/form-data");
  if (self->media_type != NULL)
    return g_strdup (self->media_type);
  if (self->is_json || (self->data != NULL && looks_like_json (self->data->str)))
    return g_strdup ("application/json");

  return g_strdup (self->data != NULL ? "application/x-www-form-urlencoded"
                                      : "application/octet-stream");
}

/**
 * smith_import_body_finish:
 *
 * Gives the body to @request.
 */
void
smith_import_body_finish (SmithImportBody    *self,
                          SmithImportRequest *request)
{
  if (!smith_import_body_is_given (self))
    return;
  request->media_type = choose_media_type (self);
  if (self->is_file)
    smith_import_request_note (request, _("The body comes from a file, which was not read. Paste "
                                          "a sample of it"));
  if (self->is_form)
    g_ptr_array_extend_and_steal (request->fields, g_steal_pointer (&self->form));
  else if (g_str_equal (request->media_type, "application/x-www-form-urlencoded"))
    smith_import_fields_parse (request->fields, self->data != NULL ? self->data->str : "");
  else if (self->data != NULL && self->data->len > 0)
    request->body = g_string_free (g_steal_pointer (&self->data), FALSE);
}
