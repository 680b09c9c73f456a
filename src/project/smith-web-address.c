/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-web-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-guess.h"
#include "http/smith-http-request.h"

/* As long as a name of a file that fits into a title. */
#define MAX_NAME_CHARACTERS 80

/* Letters and digits of a value that nobody typed. */
#define MIN_RANDOM 20

static GUri *
parse (const char *url)
{
  return g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
}

static void
set_not_an_address (GError **error)
{
  g_set_error_literal (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_ADDRESS,
                       _("This is not an address of the web. Nothing was sent. Such an address "
                         "looks like https://example.com/openapi.yaml."));
}

/**
 * smith_web_address_check:
 * @text: what a person typed
 *
 * Makes an address of it that can be asked: blanks around it go, and so does a fragment, which
 * no server sees; without a scheme it is one of https.
 *
 * Returns: (transfer full): the address, or %NULL with %SMITH_PROJECT_ERROR_ADDRESS
 */
char *
smith_web_address_check (const char  *text,
                         GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *url = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(SmithHttpRequest) request = NULL;

  url = strstr (stripped, "://") != NULL || *stripped == '\0'
          ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  url[strcspn (url, "#")] = '\0';
  uri = parse (url);
  if (uri != NULL && g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_ADDRESS,
                           _("The address holds a user name or a password. Nothing was sent. "
                             "Take them out, or download the file in a browser and open it."));
      return NULL;
    }
  request = smith_http_request_new ("GET", url);
  if (uri == NULL || !smith_http_request_check (request, NULL))
    {
      set_not_an_address (error);
      return NULL;
    }

  return g_steal_pointer (&url);
}

/**
 * smith_web_address_dup_host:
 *
 * Returns: (transfer full): the host of @url, which may be shown; empty when it has none
 */
char *
smith_web_address_dup_host (const char *url)
{
  g_autoptr(GUri) uri = parse (url);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "");
}

/* Pages about a file, and where the file itself is: the path's part @page becomes @raw. */
static const struct
{
  const char *host;      /* NULL for any */
  guint       n_before;  /* segments of the path before the part; 0 for any number */
  const char *page;
  const char *raw_host;  /* NULL for the same */
  const char *raw;
} pages[] = {
  { "github.com", 2, "/blob/", "raw.githubusercontent.com", "/" },
  { "bitbucket.org", 2, "/src/", NULL, "/raw/" },
  { NULL, 0, "/-/blob/", NULL, "/-/raw/" },
};

static guint
count_segments (const char *path,
                const char *end)
{
  guint n = 0;

  for (; path < end; path++)
    n += *path == '/';

  return n;
}

/* A gist has a user and the name of the gist, and nothing after it. */
static char *
dup_raw_gist (const char *path)
{
  gsize length = strlen (path);

  while (length > 0 && path[length - 1] == '/')
    length--;
  if (count_segments (path, path + length) != 2)
    return NULL;

  return g_strdup_printf ("https://gist.githubusercontent.com%.*s/raw", (int) length, path);
}

/**
 * smith_web_address_dup_raw:
 * @url: as smith_web_address_check() returns it
 *
 * Returns: (transfer full) (nullable): where the file is that @url shows in a page for people;
 *   %NULL when it is not known as such a page
 */
char *
smith_web_address_dup_raw (const char *url)
{
  g_autoptr(GUri) uri = parse (url);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  if (host == NULL)
    return NULL;
  if (g_ascii_strcasecmp (host, "gist.github.com") == 0)
    return dup_raw_gist (path);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const char *part = strstr (path, pages[i].page);
      const char *raw_host = pages[i].raw_host != NULL ? pages[i].raw_host : host;
      g_autofree char *raw_path = NULL;

      if (part == NULL ||
          (pages[i].host != NULL && g_ascii_strcasecmp (host, pages[i].host) != 0) ||
          (pages[i].n_before > 0 && count_segments (path, part) != pages[i].n_before))
        continue;
      raw_path = g_strdup_printf ("%.*s%s%s", (int) (part - path), path, pages[i].raw,
                                  part + strlen (pages[i].page));
      return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, raw_host,
                         g_uri_get_port (uri), raw_path, NULL, NULL);
    }

  return NULL;
}

/* Besides what is a credential anywhere, names of which a part is enough: an address is asked for
 * again, so that more is left out of it than of a description. */
static gboolean
is_secret_name (const char *name)
{
  static const char *const parts[] = {
    "auth", "code", "cred", "jwt", "key", "pass", "pwd", "sas", "secret", "session", "sig",
    "token",
  };
  g_autofree char *plain = g_uri_unescape_string (name, NULL);
  g_autofree char *lower = g_ascii_strdown (plain != NULL ? plain : name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;

  return smith_guess_is_secret_name (plain != NULL ? plain : name);
}

/* Whether a value has a run of letters and digits as keys have it. */
static gboolean
has_run (const char *value)
{
  guint n_letters = 0, n_digits = 0;

  for (; *value != '\0'; value++)
    {
      n_letters = g_ascii_isalnum (*value) ? n_letters + 1 : 0;
      n_digits = n_letters == 0 ? 0 : n_digits + g_ascii_isdigit (*value);
      if (n_letters >= MIN_RANDOM && n_digits > 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether a value, or a step of what is the path of a file in it, may be a key. */
static gboolean
is_random (const char *value)
{
  g_autofree char *plain = g_uri_unescape_string (value, NULL);
  g_auto(GStrv) parts = g_strsplit_set (plain != NULL ? plain : value, "/.", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (smith_guess_is_key (parts[i]) || has_run (parts[i]))
      return TRUE;

  return FALSE;
}

/* Whether a part of a query between two & may hold a key; some servers take ; as well. */
static gboolean
has_secret (const char *part)
{
  g_auto(GStrv) pairs = g_strsplit (part, ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (is_random (equals != NULL ? equals + 1 : pairs[i]))
        return TRUE;
      if (equals != NULL)
        *equals = '\0';
      if (is_secret_name (pairs[i]))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_public_query (const char *query,
                  gboolean   *out_is_whole)
{
  g_auto(GStrv) parts = g_strsplit (query, "&", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  g_auto(GStrv) rest = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (has_secret (parts[i]))
      *out_is_whole = FALSE;
    else
      g_strv_builder_add (kept, parts[i]);
  rest = g_strv_builder_end (kept);

  return rest[0] != NULL ? g_strjoinv ("&", rest) : NULL;
}

/**
 * smith_web_address_dup_public:
 * @url: as smith_web_address_check() returns it
 * @out_is_whole: (out): %FALSE when something was left out
 *
 * Leaves out what may be a key: parameters of the query that are named like one, or whose value
 * nobody would type.
 *
 * Returns: (transfer full): what may be written into a file
 */
char *
smith_web_address_dup_public (const char *url,
                              gboolean   *out_is_whole)
{
  g_autoptr(GUri) uri = parse (url);
  g_autofree char *query = NULL;

  *out_is_whole = TRUE;
  if (uri == NULL)
    {
      *out_is_whole = FALSE;
      return g_strdup ("");
    }
  if (g_uri_get_query (uri) != NULL)
    query = dup_public_query (g_uri_get_query (uri), out_is_whole);

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), g_uri_get_path (uri), query, NULL);
}

/* The value of a parameter of Content-Disposition (RFC 6266), where it begins. */
static const char *
find_parameter (const char *disposition,
                const char *name)
{
  gsize length = strlen (name);

  for (const char *p = disposition; (p = strchr (p, ';')) != NULL;)
    {
      p++;
      p += strspn (p, " \t");
      if (g_ascii_strncasecmp (p, name, length) == 0 && p[length] == '=')
        return p + length + 1;
    }

  return NULL;
}

/* The name that a server gives; may be anything. */
static char *
dup_given_name (const char *disposition)
{
  const char *value = find_parameter (disposition, "filename*");
  GString *name;

  if (value != NULL && g_ascii_strncasecmp (value, "utf-8'", 6) == 0 &&
      strchr (value + 6, '\'') != NULL)
    {
      const char *start = strchr (value + 6, '\'') + 1;

      return g_uri_unescape_segment (start, start + strcspn (start, "; \t"), NULL);
    }
  value = find_parameter (disposition, "filename");
  if (value == NULL || *value != '"')
    return value != NULL ? g_strndup (value, strcspn (value, "; \t")) : NULL;

  name = g_string_new (NULL);
  for (value++; *value != '\0' && *value != '"'; value++)
    {
      if (*value == '\\' && value[1] != '\0')
        value++;
      g_string_append_c (name, *value);
    }

  return g_string_free (name, FALSE);
}

static char *
dup_path_name (const char *url)
{
  g_autoptr(GUri) uri = parse (url);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *slash = strrchr (path, '/');

  return g_uri_unescape_string (slash != NULL ? slash + 1 : path, NULL);
}

/* Only a name: no folders, no control characters, not hidden, not without end. */
static char *
tame (const char *name)
{
  g_autoptr(GString) tame = g_string_new (NULL);
  guint n = 0;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("");
  for (const char *p = name; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      name = p + 1;
  while (*name == '.' || *name == ' ')
    name++;
  for (const char *p = name; *p != '\0' && n < MAX_NAME_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isprint (c) && (c >= 0x80 || strchr ("<>:\"|?*", (int) c) == NULL))
        {
          g_string_append_unichar (tame, c);
          n++;
        }
    }

  return g_strdup (tame->str);
}

static gboolean
ends_in (const char *name,
         const char *end)
{
  gsize length = strlen (name), end_length = strlen (end);

  return length > end_length && g_ascii_strcasecmp (name + length - end_length, end) == 0;
}

/**
 * smith_web_address_dup_name:
 * @url: that answered
 * @disposition: (nullable): its Content-Disposition
 * @is_json: what the text is; else YAML
 *
 * Returns: (transfer full): a name for a file of it, with the extension that fits the text
 */
char *
smith_web_address_dup_name (const char *url,
                            const char *disposition,
                            gboolean    is_json)
{
  static const char *const ends[] = { ".json", ".yaml", ".yml", ".txt" };
  g_autofree char *given = disposition != NULL ? dup_given_name (disposition) : NULL;
  g_autofree char *name = tame (given);

  if (*name == '\0')
    {
      g_autofree char *last = dup_path_name (url);

      g_free (name);
      name = tame (last);
    }
  if (is_json ? ends_in (name, ".json") : ends_in (name, ".yaml") || ends_in (name, ".yml"))
    return g_steal_pointer (&name);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends_in (name, ends[i]))
      {
        name[strlen (name) - strlen (ends[i])] = '\0';
        break;
      }

  return g_strconcat (*name != '\0' ? name : "openapi", is_json ? ".json" : ".yaml", NULL);
}
