/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-private.h"

#include <string.h>

#include "base/smith-guess.h"

/* Headers and cookies of a command: what is a credential is left out, what a browser says of
 * itself is passed over, and what is left is told. */

/* Notes that there was a credential, and its value among those that must not be seen. */
void
smith_import_headers_leave_out (SmithImportHeaders    *self,
                                SmithImportSecretKind  kind,
                                const char            *name,
                                const char            *value)
{
  smith_import_request_leave_out (self->request, kind, name);
  if (value != NULL)
    smith_import_hide_value (self->hidden, value);
}

/* Each by its name: a=1; b=2 */
void
smith_import_headers_add_cookies (SmithImportHeaders *self,
                                  const char         *text)
{
  /* without a sign it is the name of a file */
  while (strchr (text, '=') != NULL)
    {
      gsize length = strcspn (text, ";");
      gsize name_length = MIN (strcspn (text, "="), length);
      g_autofree char *name = g_strndup (text, name_length);

      g_strstrip (name);
      if (*name != '\0' && name_length < length)
        {
          char *value = g_strndup (text + name_length + 1, length - name_length - 1);

          smith_import_headers_leave_out (self, SMITH_IMPORT_SECRET_COOKIE, name, value);
          smith_wipe_free (value);
        }
      text += length + (text[length] == ';');
    }
}

static void
add_authorization (SmithImportHeaders *self,
                   const char         *value)
{
  gsize length = strcspn (value, " ");
  const char *rest = value + length + strspn (value + length, " ");

  if (*rest != '\0' && g_ascii_strncasecmp (value, "Bearer", length) == 0)
    smith_import_headers_leave_out (self, SMITH_IMPORT_SECRET_BEARER, "Authorization", rest);
  else if (*rest != '\0' && g_ascii_strncasecmp (value, "Basic", length) == 0)
    smith_import_headers_leave_out (self, SMITH_IMPORT_SECRET_BASIC, "Authorization", rest);
  else
    smith_import_headers_leave_out (self, SMITH_IMPORT_SECRET_HEADER, "Authorization",
                                    *rest != '\0' ? rest : value);
}

/* What a browser or curl says of itself, and nobody means to describe. */
static gboolean
is_noise (const char *name)
{
  static const char *const names[] = {
    "accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "connection",
    "content-length", "dnt", "expect", "host", "if-modified-since", "if-none-match", "keep-alive",
    "origin", "pragma", "priority", "referer", "te", "transfer-encoding",
    "upgrade-insecure-requests", "user-agent", "x-requested-with", NULL
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strv_contains (names, lower) || g_str_has_prefix (lower, "sec-") ||
         g_str_has_prefix (lower, "proxy-") || g_str_has_prefix (lower, ":");
}

static void
set_content_type (SmithImportBody *body,
                  const char      *value)
{
  g_free (body->media_type);
  body->media_type = g_ascii_strdown (value, (gssize) strcspn (value, ";"));
  g_strstrip (body->media_type);
  if (strchr (body->media_type, '/') == NULL)
    g_clear_pointer (&body->media_type, g_free);
}

/* @word: as behind -H */
void
smith_import_headers_add (SmithImportHeaders *self,
                          const char         *word)
{
  const char *colon = *word != '\0' ? strchr (word + 1, ':') : NULL;
  g_autofree char *name = NULL;
  const char *value;

  /* without a value it takes a header away */
  if (colon == NULL || colon[1 + strspn (colon + 1, " ")] == '\0')
    return;
  name = g_strstrip (g_strndup (word, (gsize) (colon - word)));
  value = colon + 1 + strspn (colon + 1, " ");
  if (g_ascii_strcasecmp (name, "Authorization") == 0)
    add_authorization (self, value);
  else if (g_ascii_strcasecmp (name, "Cookie") == 0)
    smith_import_headers_add_cookies (self, value);
  else if (g_ascii_strcasecmp (name, "Content-Type") == 0)
    set_content_type (self->body, value);
  else if (is_noise (name))
    return;
  else if (smith_guess_is_secret_name (name) || smith_guess_is_random (value))
    smith_import_headers_leave_out (self, SMITH_IMPORT_SECRET_HEADER, name, value);
  else
    smith_import_names_add (self->request->headers, name, strlen (name));
}
