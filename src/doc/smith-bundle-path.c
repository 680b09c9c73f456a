/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* References as paths: relative ones that stay in the document's folder, nothing else. */

/* RFC 3986 §3.1, and what begins with // has the scheme of its base. */
static gboolean
is_url (const char *text)
{
  return g_str_has_prefix (text, "//") || g_uri_peek_scheme (text) != NULL;
}

/* Joins the names of @path to those of @folder.  Returns NULL when it leads out. */
static char *
join (const char *folder,
      const char *path)
{
  g_autofree char *joined = g_strconcat (folder, path, NULL);
  g_auto(GStrv) names = g_strsplit (joined, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0' || g_str_equal (names[i], "."))
        continue;
      if (!g_str_equal (names[i], ".."))
        g_ptr_array_add (kept, names[i]);
      else if (kept->len == 0)
        return NULL;
      else
        g_ptr_array_set_size (kept, (int) kept->len - 1);
    }
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

/* Takes a reference apart.  @folder is that of the file where it stands; @out_path is one
 * from the document's folder, @out_fragment what follows the # and points into @reference. */
SmithBundleRef
smith_bundle_split (const char  *folder,
                    const char  *reference,
                    char       **out_path,
                    const char **out_fragment,
                    char       **out_error)
{
  const char *sign = strchr (reference, '#');
  gsize length = sign != NULL ? (gsize) (sign - reference) : strlen (reference);
  g_autofree char *raw = g_strndup (reference, length);
  g_autofree char *path = NULL;

  *out_fragment = sign != NULL ? sign + 1 : "";
  if (length == 0)
    return SMITH_BUNDLE_REF_LOCAL;
  if (is_url (raw))
    return SMITH_BUNDLE_REF_URL;

  /* an escaped slash would make other names of one; no file has it in its name */
  path = g_uri_unescape_string (raw, "/");
  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    *out_error = g_strdup (_("This reference is not well formed"));
  else if (*path == '/')
    *out_error = g_strdup (_("This reference has an absolute path; only files in the document's "
                             "folder are read"));
  else
    {
      *out_path = join (folder, path);
      if (*out_path != NULL && **out_path != '\0')
        return SMITH_BUNDLE_REF_FILE;
      if (*out_path == NULL)
        *out_error = g_strdup (_("This reference leads out of the document's folder; only files "
                                 "in it are read"));
      else
        *out_error = g_strdup (_("This reference names a folder, not a file"));
      g_clear_pointer (out_path, g_free);
    }

  return SMITH_BUNDLE_REF_REFUSED;
}

/**
 * smith_bundle_is_file_reference:
 * @reference: what a `$ref` of the document says
 *
 * Returns: whether it names a file in the document's folder, which a bundle would read
 */
gboolean
smith_bundle_is_file_reference (const char *reference)
{
  g_autofree char *path = NULL;
  g_autofree char *error = NULL;
  const char *fragment;

  g_return_val_if_fail (reference != NULL, FALSE);

  return smith_bundle_split ("", reference, &path, &fragment, &error) == SMITH_BUNDLE_REF_FILE;
}
