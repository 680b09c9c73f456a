/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-curl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-guess.h"
#include "base/smith-limits.h"
#include "base/smith-utf8.h"
#include "import/smith-import-private.h"

typedef struct
{
  SmithImportRequest    *request;  /* (owned) (nullable) once it is handed on */
  SmithImportBody        body;
  SmithImportHeaders     headers;
  char                  *url;      /* (owned) (nullable) wiped */
  gsize                  url_at;   /* where it stands, in bytes */
  GString               *more;     /* (owned) queries of other options, wiped */
  const char            *method;   /* (nullable) static: of -X */
  gboolean               is_get;
  gboolean               is_head;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->request, smith_import_request_free);
  smith_import_body_clear (&self->body);
  g_clear_pointer (&self->headers.hidden, g_ptr_array_unref);
  g_clear_pointer (&self->url, smith_wipe_free);
  smith_wipe_free (g_string_free (self->more, FALSE));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
fail (SmithImportError   code,
      gsize              offset,
      const char        *sentence,
      gsize             *out_offset,
      GError           **error)
{
  if (out_offset != NULL)
    *out_offset = offset;
  g_set_error_literal (error, SMITH_IMPORT_ERROR, code, sentence);
  return FALSE;
}

static void
add_url (Reader                *self,
         const SmithImportWord *word)
{
  if (self->url == NULL)
    {
      self->url = g_strdup (word->text);
      self->url_at = word->span.start;
    }
  else
    smith_import_request_note (self->request, _("The command calls more than one address; this "
                                                "is the first"));
}

/* --url-query: +raw, or as --data-urlencode */
static void
add_query (Reader     *self,
           const char *word)
{
  SmithImportBody query;

  smith_import_body_init (&query);
  smith_import_body_add (&query, *word == '+' ? SMITH_IMPORT_OPTION_DATA_RAW
                                              : SMITH_IMPORT_OPTION_DATA_ENCODE,
                         word + (*word == '+'));
  g_string_append_printf (self->more, "&%s", query.data->str);
  smith_import_body_clear (&query);
}

static gboolean
set_method (Reader                *self,
            const SmithImportWord *word,
            gsize                 *out_offset,
            GError               **error)
{
  self->method = smith_import_find_method (word->text);

  return self->method != NULL ||
         fail (SMITH_IMPORT_ERROR_COMMAND, word->span.start,
               _("A path has no operation of this method"), out_offset, error);
}

/* Takes an option with its word; of one that takes none, @word is passed over. */
static gboolean
take_option (Reader                  *self,
             const SmithImportOption *option,
             const SmithImportWord   *word,
             gsize                   *out_offset,
             GError                 **error)
{
  switch (option->effect)
    {
    case SMITH_IMPORT_OPTION_NOTHING:
    case SMITH_IMPORT_OPTION_NEXT:
      break;
    case SMITH_IMPORT_OPTION_TOLD:
      {
        g_autofree char *name = g_strconcat ("--", option->name, NULL);

        smith_import_names_add (self->request->ignored, name, strlen (name));
        break;
      }
    case SMITH_IMPORT_OPTION_METHOD:
      return set_method (self, word, out_offset, error);
    case SMITH_IMPORT_OPTION_URL:
      add_url (self, word);
      break;
    case SMITH_IMPORT_OPTION_HEADER:
      smith_import_headers_add (&self->headers, word->text);
      break;
    case SMITH_IMPORT_OPTION_COOKIE:
      smith_import_headers_add_cookies (&self->headers, word->text);
      break;
    case SMITH_IMPORT_OPTION_USER:
      smith_import_request_leave_out (self->request, SMITH_IMPORT_SECRET_BASIC, "Authorization");
      smith_import_hide_user (self->headers.hidden, word->text);
      break;
    case SMITH_IMPORT_OPTION_BEARER:
      smith_import_headers_leave_out (&self->headers, SMITH_IMPORT_SECRET_BEARER,
                                      "Authorization", word->text);
      break;
    case SMITH_IMPORT_OPTION_GET:
      self->is_get = TRUE;
      break;
    case SMITH_IMPORT_OPTION_HEAD:
      self->is_head = TRUE;
      break;
    case SMITH_IMPORT_OPTION_QUERY:
      add_query (self, word->text);
      break;
    case SMITH_IMPORT_OPTION_UPLOAD:
      self->method = self->method != NULL ? self->method : "put";
      smith_import_body_add (&self->body, option->effect, word->text);
      break;
    case SMITH_IMPORT_OPTION_DATA:
    case SMITH_IMPORT_OPTION_DATA_RAW:
    case SMITH_IMPORT_OPTION_DATA_ENCODE:
    case SMITH_IMPORT_OPTION_JSON:
    case SMITH_IMPORT_OPTION_FORM:
    case SMITH_IMPORT_OPTION_FORM_STRING:
    default:
      smith_import_body_add (&self->body, option->effect, word->text);
    }

  return TRUE;
}

/* Goes on to the word that an option needs; NULL when it is the last one. */
static const SmithImportWord *
next_word (GPtrArray  *words,
           guint      *index,
           gsize      *out_offset,
           GError    **error)
{
  const SmithImportWord *option = g_ptr_array_index (words, *index);

  if (*index + 1 < words->len)
    return g_ptr_array_index (words, ++*index);

  fail (SMITH_IMPORT_ERROR_COMMAND, option->span.start, _("This option needs a word behind it"),
        out_offset, error);
  return NULL;
}

/* Takes `--name`, `--name word` or, as some write it, `--name=word`; of `--expand-name` curl fills
 * in variables first.  Returns the index of the last word that it took; 0 on failure. */
static guint
take_long (Reader     *self,
           GPtrArray  *words,
           guint       index,
           gsize      *out_offset,
           GError    **error)
{
  const SmithImportWord *word = g_ptr_array_index (words, index);
  gsize length = strcspn (word->text, "=");
  g_autofree char *name = g_strndup (word->text + 2, length - 2);
  const SmithImportOption *option =
    smith_import_option_find (name + (g_str_has_prefix (name, "expand-") ? strlen ("expand-") : 0));
  SmithImportWord glued;

  if (option == NULL && g_str_has_prefix (name, "no-"))
    return index;
  if (option == NULL)
    {
      /* what is glued to it may be a secret */
      smith_import_names_add (self->request->ignored, word->text, length);
      return index;
    }
  if (option->takes_word && word->text[length] == '=')
    {
      glued = (SmithImportWord) { word->text + length + 1, word->span };
      word = &glued;
    }
  else if (option->takes_word)
    word = next_word (words, &index, out_offset, error);

  return word != NULL && take_option (self, option, word, out_offset, error) ? index : 0;
}

/* Takes `-sSX POST`, `-XPOST` or `-d @file`; as take_long(). */
static guint
take_letters (Reader     *self,
              GPtrArray  *words,
              guint       index,
              gsize      *out_offset,
              GError    **error)
{
  const SmithImportWord *word = g_ptr_array_index (words, index);

  for (char *p = word->text + 1; *p != '\0'; p++)
    {
      const SmithImportOption *option = smith_import_option_find_letter (*p);
      SmithImportWord glued = { p + 1, word->span };
      const SmithImportWord *argument = &glued;

      if (option == NULL)
        {
          char name[] = { '-', *p, '\0' };

          smith_import_names_add (self->request->ignored, name, g_ascii_isgraph (*p) ? 2 : 1);
          continue;
        }
      if (option->takes_word && p[1] == '\0')
        argument = next_word (words, &index, out_offset, error);
      if (argument == NULL || !take_option (self, option, argument, out_offset, error))
        return 0;
      if (option->takes_word)
        break;
    }

  return index;
}

/* The word behind curl; 0 when there is none.  Before it may stand a prompt, a variable and the
 * like. */
static guint
find_arguments (GPtrArray *words)
{
  for (guint i = 0; i < words->len && i < 8; i++)
    {
      const char *text = ((const SmithImportWord *) g_ptr_array_index (words, i))->text;
      g_autofree char *base = g_path_get_basename (text);

      if (g_ascii_strcasecmp (base, "curl") == 0 || g_ascii_strcasecmp (base, "curl.exe") == 0)
        return i + 1;
      if (strlen (text) > 1 && strchr (text, '=') == NULL && !g_str_equal (text, "sudo") &&
          !g_str_equal (text, "time"))
        break;
    }

  return 0;
}

static gboolean
take_words (Reader     *self,
            GPtrArray  *words,
            guint       first,
            gsize      *out_offset,
            GError    **error)
{
  gboolean is_plain = FALSE;

  for (guint i = first; i < words->len; i++)
    {
      const SmithImportWord *word = g_ptr_array_index (words, i);

      if (g_str_equal (word->text, "--next") || g_str_equal (word->text, "-:"))
        {
          smith_import_request_note (self->request, _("The command calls more than one address; "
                                                      "this is the first"));
          break;
        }
      if (!is_plain && g_str_equal (word->text, "--"))
        is_plain = TRUE;
      else if (is_plain || *word->text != '-' || word->text[1] == '\0')
        {
          /* 2>/dev/null leaves a digit */
          if (strlen (word->text) > 1)
            add_url (self, word);
        }
      else
        {
          i = word->text[1] == '-' ? take_long (self, words, i, out_offset, error)
                                   : take_letters (self, words, i, out_offset, error);
          if (i == 0)
            return FALSE;
        }
    }

  return TRUE;
}

/* Takes credentials out of the query. */
static void
sift_query (Reader *self)
{
  GPtrArray *query = self->request->query;

  for (guint i = 0; i < query->len; )
    {
      const SmithImportField *field = g_ptr_array_index (query, i);

      if (smith_guess_is_secret_name (field->name))
        {
          smith_import_headers_leave_out (&self->headers, SMITH_IMPORT_SECRET_QUERY,
                                          field->name, field->value);
          g_ptr_array_remove_index (query, i);
        }
      else
        i++;
    }
}

static gboolean
finish (Reader     *self,
        gsize       end,
        gsize      *out_offset,
        GError    **error)
{
  SmithImportRequest *request = self->request;
  const char *implied = smith_import_body_is_given (&self->body) ? "post" : "get";

  if (self->url == NULL)
    return fail (SMITH_IMPORT_ERROR_COMMAND, end, _("The command has no address"), out_offset,
                 error);
  if (!smith_import_request_set_address (request, self->url, self->headers.hidden, error))
    {
      *out_offset = self->url_at;
      return FALSE;
    }
  if (request->origin == NULL)
    return fail (SMITH_IMPORT_ERROR_COMMAND, self->url_at,
                 _("The address has no host that can be called"), out_offset, error);
  if (self->is_get && self->body.data != NULL)
    {
      g_string_append_printf (self->more, "&%s", self->body.data->str);
      implied = "get";
    }
  else
    smith_import_body_finish (&self->body, request);
  smith_import_fields_parse (request->query, self->more->str);
  request->method = self->method != NULL ? self->method : self->is_head ? "head" : implied;
  sift_query (self);

  return smith_import_request_hide (request, self->headers.hidden, error);
}

static gboolean
check_text (const char *text,
            gsize       length,
            gsize      *out_offset,
            GError    **error)
{
  const char *nul;

  if (length > SMITH_LIMIT_COMMAND_BYTES)
    {
      *out_offset = SMITH_LIMIT_COMMAND_BYTES;
      g_set_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE,
                   _("The command is larger than %u KiB"), SMITH_LIMIT_COMMAND_BYTES / 1024);
      return FALSE;
    }
  if (!smith_utf8_check (text, length, out_offset))
    return fail (SMITH_IMPORT_ERROR_COMMAND, *out_offset, _("This is no text"), out_offset, error);
  nul = length > 0 ? memchr (text, '\0', length) : NULL;

  return nul == NULL || fail (SMITH_IMPORT_ERROR_COMMAND, (gsize) (nul - text),
                              _("This is no text"), out_offset, error);
}

/**
 * smith_import_curl_read:
 * @text: (array length=length): a command line
 * @length: bytes, or -1 when @text ends in NUL
 * @out_offset: (out): where an error is, in bytes
 *
 * Reads the first command of a text.  Nothing is called.  Credentials are known by their names
 * afterwards, and their values are nowhere: see #SmithImportRequest.  Takes a time in proportion
 * to @length, which %SMITH_LIMIT_COMMAND_BYTES bounds.  May run in any thread.
 *
 * Returns: (transfer full) (nullable): what it would send; %NULL with a #SmithImportError
 */
SmithImportRequest *
smith_import_curl_read (const char  *text,
                        gssize       length,
                        gsize       *out_offset,
                        GError     **error)
{
  g_autofree char *copy = NULL;
  g_autoptr(GPtrArray) words = NULL;
  g_auto(Reader) self = { .more = g_string_new (NULL) };
  gsize n_bytes, end, offset = 0;
  guint first;

  g_return_val_if_fail (text != NULL && out_offset != NULL, NULL);

  self.request = smith_import_request_new_empty ();
  smith_import_body_init (&self.body);
  self.headers = (SmithImportHeaders) {
    self.request, &self.body,
    g_ptr_array_new_with_free_func ((GDestroyNotify) smith_secret_unref),
  };
  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  *out_offset = 0;
  if (!check_text (text, n_bytes, out_offset, error))
    return NULL;
  copy = g_strndup (text, n_bytes);
  words = smith_import_command_split (copy, n_bytes, &end, &offset, error);
  smith_wipe (copy, n_bytes);
  if (words == NULL)
    {
      *out_offset = offset;
      return NULL;
    }
  first = find_arguments (words);
  if (first == 0)
    {
      fail (SMITH_IMPORT_ERROR_COMMAND, 0, _("This does not begin with “curl”"), out_offset,
            error);
      return NULL;
    }
  if (end < n_bytes && text[end] == '\n')
    smith_import_request_note (self.request, _("What stands below the command was not read"));
  if (!take_words (&self, words, first, out_offset, error) ||
      !finish (&self, end, out_offset, error))
    return NULL;

  return g_steal_pointer (&self.request);
}

/**
 * smith_import_curl_looks_like:
 * @text: whatever was copied
 *
 * Returns: whether @text begins as a cURL command
 */
gboolean
smith_import_curl_looks_like (const char *text)
{
  text += strspn (text, " \t\r\n$");

  return g_ascii_strncasecmp (text, "curl", 4) == 0 &&
         (g_ascii_strncasecmp (text + 4, ".exe", 4) == 0 || strchr (" \t\\^", text[4]) != NULL) &&
         text[4] != '\0';
}
