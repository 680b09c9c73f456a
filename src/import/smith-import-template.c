/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/smith-guess.h"
#include "base/smith-origin.h"
#include "base/smith-redact.h"
#include "import/smith-import-private.h"
#include "openapi/smith-operation-names.h"

/**
 * smith_import_find_server:
 * @origin: (nullable): as smith_origin_from_url() writes it
 * @path: a whole path of @origin
 * @out_length: (out): bytes of @path that the server's own path takes
 *
 * Returns: the index of the server with the longest path that @path is below; -1 when there is
 *   none.  One with variables is none.
 */
int
smith_import_find_server (SmithApi   *api,
                          const char *origin,
                          const char *path,
                          gsize      *out_length)
{
  int best = -1;

  *out_length = 0;
  for (guint i = 0; origin != NULL && i < smith_api_get_n_servers (api); i++)
    {
      const char *url = smith_api_get_server (api, i)->url;
      g_autofree char *own = smith_origin_from_url (url);
      const char *base = smith_import_find_path (url);
      gsize length = strcspn (base, "?#");

      while (length > 0 && base[length - 1] == '/')
        length--;
      if (g_strcmp0 (own, origin) != 0 || strncmp (path, base, length) != 0 ||
          (path[length] != '/' && path[length] != '\0') || (best >= 0 && length <= *out_length))
        continue;
      best = (int) i;
      *out_length = length;
    }

  return best;
}

/* "USER_ID" and "user-id" → "userId" */
static char *
to_camel (const char *text,
          gsize       length)
{
  GString *out = g_string_new (NULL);
  gboolean is_upper = TRUE, begins = FALSE;

  for (gsize i = 0; i < length; i++)
    is_upper = is_upper && !g_ascii_islower (text[i]);
  for (gsize i = 0; i < length; i++)
    {
      char c = is_upper || out->len == 0 ? g_ascii_tolower (text[i]) : text[i];

      if (g_ascii_isalnum (c))
        g_string_append_c (out, begins && out->len > 0 ? g_ascii_toupper (c) : c);
      begins = !g_ascii_isalnum (c);
    }

  return g_string_free (out, FALSE);
}

/* The name of what is to be filled in, as people write it: {id}, $ID, ${ID}, :id, <id>. */
static char *
find_placeholder (const char *segment)
{
  static const struct { const char *start; const char *end; } forms[] = {
    { "${", "}" }, { "$", "" }, { ":", "" }, { "<", ">" }, { "%7B", "%7D" }, { "{{", "}}" },
    { "[", "]" },
  };
  gsize length = strlen (segment);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize n_start = strlen (forms[i].start), n_end = strlen (forms[i].end);
      g_autofree char *name = NULL;

      if (length <= n_start + n_end || !g_str_has_prefix (segment, forms[i].start) ||
          !g_str_has_suffix (segment, forms[i].end))
        continue;
      name = to_camel (segment + n_start, length - n_start - n_end);
      if (g_ascii_isalpha (*name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

static gboolean
has_only (const char *text,
          const char *characters)
{
  return *text != '\0' && strspn (text, characters) == strlen (text);
}

/* Whether what stands in a path is one of many: a number, a random text or what took its place, a
 * place on the map, an address of mail. */
static gboolean
is_value (const char *segment)
{
  if (has_only (segment, "0123456789"))
    return TRUE;
  if (has_only (segment, "0123456789.,-+") && strchr (segment, ',') != NULL)
    return TRUE;

  return strchr (segment, '@') != NULL || g_uuid_string_is_valid (segment) ||
         g_str_equal (segment, SMITH_REDACTED) || smith_guess_is_random (segment);
}

static gboolean
is_parameter (const char *segment)
{
  return *segment == '{' && strlen (segment) > 2 &&
         strchr (segment, '}') == segment + strlen (segment) - 1;
}

/* @name, with a number when the path has it already; taken from now on. */
static char *
make_unique (GHashTable *taken,
             const char *name)
{
  char *unique = g_strdup (name);

  for (guint i = 2; g_hash_table_contains (taken, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s%u", name, i);
    }
  g_hash_table_add (taken, g_strdup (unique));

  return unique;
}

/* A name for a parameter in place of @segment, which stands behind @before; NULL when it stays. */
static char *
name_segment (const char *segment,
              const char *before)
{
  char *name = find_placeholder (segment);

  if (name != NULL || is_parameter (segment))
    return name;
  if (*before == '\0' && g_str_equal (segment, SMITH_REDACTED))
    return g_strdup ("key");
  /* what the path begins with is a version, or a name that has a number */
  if (*before != '\0' ? is_value (segment) : g_uuid_string_is_valid (segment))
    return smith_operation_names_dup_parameter (before);

  return NULL;
}

static char *
propose (const char *path)
{
  g_auto(GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *before = "";

  for (guint i = 1; segments[0] != NULL && segments[i] != NULL; i++)
    {
      g_autofree char *name = name_segment (segments[i], before);
      g_autofree char *unique = NULL;

      if (name == NULL)
        {
          if (!is_parameter (segments[i]))
            before = segments[i];
          continue;
        }
      unique = make_unique (taken, name);
      g_free (segments[i]);
      segments[i] = g_strdup_printf ("{%s}", unique);
    }

  return g_strjoinv ("/", segments);
}

/* Whether two templates name the same addresses. */
static gboolean
is_same (const char *a,
         const char *b)
{
  g_auto(GStrv) left = g_strsplit (a, "/", -1);
  g_auto(GStrv) right = g_strsplit (b, "/", -1);
  guint i = 0;

  for (; left[i] != NULL && right[i] != NULL; i++)
    if (!g_str_equal (left[i], right[i]) &&
        !(is_parameter (left[i]) && is_parameter (right[i])))
      return FALSE;

  return left[i] == NULL && right[i] == NULL;
}

/**
 * smith_import_template_propose:
 *
 * What looks like a value becomes a parameter, called after what stands before it: `/stations/42`
 * is `/stations/{stationId}`.  What a server's own path says is left out, and a path that the
 * document has already keeps its names.  Takes a time in proportion to the number of paths.
 *
 * Returns: (transfer full): a path template for @request
 */
char *
smith_import_template_propose (SmithApi                 *api,
                               const SmithImportRequest *request)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode paths = smith_tree_get_member (tree, SMITH_NODE_ROOT, "paths");
  g_autofree char *path = NULL;
  gsize length;

  smith_import_find_server (api, request->origin, request->path, &length);
  path = propose (request->path[length] != '\0' ? request->path + length : "/");
  for (SmithNode item = smith_tree_get_first (tree, paths); item != SMITH_NODE_NONE;
       item = smith_tree_get_next (tree, item))
    {
      g_autofree char *key = smith_tree_dup_key (tree, item);

      if (key != NULL && is_same (key, path))
        return g_steal_pointer (&key);
    }

  return g_steal_pointer (&path);
}

/* What stands in the request's path where @segment does, to be shown as an example. */
static char *
dup_value (const char *segment)
{
  g_autofree char *name = find_placeholder (segment);
  g_autofree char *value = NULL;

  if (name != NULL || is_parameter (segment) || smith_guess_is_random (segment) ||
      g_str_equal (segment, SMITH_REDACTED))
    return NULL;
  value = g_uri_unescape_string (segment, NULL);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? g_steal_pointer (&value) : NULL;
}

/**
 * smith_import_template_parameters:
 * @template_path: what smith_import_template_propose() has made, or a person of it
 *
 * Returns: (transfer full) (element-type SmithImportField): the parameters in it, each with its
 *   value in @request where that is known and may be shown
 */
GPtrArray *
smith_import_template_parameters (SmithApi                 *api,
                                  const SmithImportRequest *request,
                                  const char               *template_path)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) smith_import_field_free);
  g_auto(GStrv) segments = g_strsplit (template_path, "/", -1);
  g_auto(GStrv) given = NULL;
  gboolean is_known;
  gsize length;

  smith_import_find_server (api, request->origin, request->path, &length);
  given = g_strsplit (request->path + length, "/", -1);
  is_known = g_strv_length (given) == g_strv_length (segments);
  for (guint i = 0; segments[i] != NULL; i++)
    for (const char *open = strchr (segments[i], '{'); open != NULL; open = strchr (open + 1, '{'))
      {
        const char *close = strchr (open, '}');
        g_autofree char *name = NULL;
        g_autofree char *value = NULL;

        if (close == NULL || close == open + 1)
          break;
        name = g_strndup (open + 1, (gsize) (close - open - 1));
        value = is_known && is_parameter (segments[i]) ? dup_value (given[i]) : NULL;
        g_ptr_array_add (fields, smith_import_field_new (name, value, FALSE));
      }

  return fields;
}

/**
 * smith_import_template_check:
 *
 * Returns: whether @template_path can be a path of a document; %FALSE with
 *   %SMITH_IMPORT_ERROR_ADDRESS
 */
gboolean
smith_import_template_check (const char  *template_path,
                             GError     **error)
{
  const char *sentence = NULL;
  int depth = 0;

  if (*template_path != '/')
    sentence = _("A path begins with a slash");
  else if (strpbrk (template_path, "?# \t\r\n") != NULL)
    sentence = _("A path has no question mark, number sign or space; parameters of the query "
                 "stand apart");
  for (const char *p = template_path; *p != '\0' && sentence == NULL; p++)
    {
      depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
      if (depth < 0 || depth > 1 || (*p == '}' && p[-1] == '{') || (depth == 1 && *p == '/'))
        sentence = _("Each parameter of a path stands between { and }");
    }
  if (sentence == NULL && depth != 0)
    sentence = _("Each parameter of a path stands between { and }");
  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_ADDRESS, sentence);
  return FALSE;
}
