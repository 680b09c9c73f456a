/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-credential-file-private.h"

#include <glib/gstdio.h>

#include "base/smith-limits.h"
#include "smith-creds-error.h"

#define HEAD_GROUP "Actionsmith"
#define VERSION 1
#define KEPT_MAX 99  /* broken files kept beside the good one */

/* Each change reads the file again: another window or the command line may have written it
 * since, and members that a newer version wrote stay as they are. */

/* Takes @cause. */
static gboolean
fail_from (GError     **error,
           const char  *what,
           const char  *path,
           GError      *cause)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED, "%s %s. (%s)", what, name,
               cause->message);
  g_error_free (cause);

  return FALSE;
}

/* What stands in a broken file is not repeated: a person may have pasted anything into it. */
static gboolean
fail_corrupt (GError     **error,
              const char  *path,
              const char  *why)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_CORRUPT,
               "The list of keys in %s cannot be read: %s. The secrets are still in the "
               "keyring.", name, why);

  return FALSE;
}

/* Returns: (transfer full): an empty key file when there is none on disk */
static GKeyFile *
read_key_file (const char  *path,
               GError     **error)
{
  g_autoptr(GKeyFile) key_file = g_key_file_new ();
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  gsize length;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode) &&
      status.st_size > SMITH_LIMIT_CREDENTIALS_BYTES)
    {
      fail_corrupt (error, path, "it has more than 1 MiB");
      return NULL;
    }

  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_key_file_set_integer (key_file, HEAD_GROUP, "version", VERSION);
          return g_steal_pointer (&key_file);
        }
      fail_from (error, "The list of keys cannot be read from", path, g_steal_pointer (&cause));
      return NULL;
    }

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      fail_corrupt (error, path, "it is not text in UTF-8");
      return NULL;
    }
  if (!g_key_file_load_from_data (key_file, text, length,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    {
      fail_corrupt (error, path, "a line is neither [group] nor name=value");
      return NULL;
    }

  if (g_key_file_get_integer (key_file, HEAD_GROUP, "version", NULL) < 1)
    {
      fail_corrupt (error, path, "it does not begin with [" HEAD_GROUP "] and a version");
      return NULL;
    }
  if (g_key_file_get_integer (key_file, HEAD_GROUP, "version", NULL) > VERSION)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_FAILED,
                   "The list of keys in %s was written by a newer Actionsmith. It was left as "
                   "it is; use that version to change it.", name);
      return NULL;
    }

  return g_steal_pointer (&key_file);
}

static gboolean
write_key_file (GKeyFile    *key_file,
                const char  *path,
                GError     **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr(GError) cause = NULL;
  gsize length;

  /* a directory that cannot be made shows in the write below, with its reason */
  if (g_mkdir_with_parents (directory, 0700) != 0)
    g_debug ("The folder of the keys was not made");

  text = g_key_file_to_data (key_file, &length, NULL);
  if (!g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, &cause))
    return fail_from (error, "The list of keys cannot be saved to", path,
                      g_steal_pointer (&cause));

  return TRUE;
}

/* Moves a broken file aside, so that the next change does not write over it. */
static void
keep_aside (const char  *path,
            GError     **error)
{
  g_autoptr(GFile) broken = g_file_new_for_path (path);

  for (guint i = 1; i <= KEPT_MAX; i++)
    {
      g_autofree char *kept_path = g_strdup_printf ("%s.broken-%u", path, i);
      g_autofree char *kept_name = g_path_get_basename (kept_path);
      g_autoptr(GFile) kept = g_file_new_for_path (kept_path);
      g_autoptr(GError) cause = NULL;

      if (g_file_move (broken, kept, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &cause))
        {
          g_prefix_error (error, "The list of keys starts empty; the old one was kept as %s. ",
                          kept_name);
          return;
        }
      if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_prefix_error (error, "The list of keys could not be moved aside (%s), so no key can "
                          "be saved. ", cause->message);
          return;
        }
    }
}

/* Returns: (transfer full) (nullable): %NULL for a group that this version does not know */
static SmithCredential *
read_group (GKeyFile   *key_file,
            const char *group)
{
  g_autofree char *kind_name = g_key_file_get_string (key_file, group, "kind", NULL);
  g_autofree char *label = g_key_file_get_string (key_file, group, "label", NULL);
  g_autofree char *header = g_key_file_get_string (key_file, group, "header-name", NULL);
  g_autofree char *user = g_key_file_get_string (key_file, group, "user-name", NULL);
  g_auto(GStrv) origins = g_key_file_get_string_list (key_file, group, "origins", NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) credential = NULL;
  SmithCredentialKind kind;

  if (kind_name == NULL || label == NULL || !smith_credential_kind_from_name (kind_name, &kind))
    return NULL;

  credential = smith_credential_new (group, kind, label, header, user,
                                     (const char * const *) origins, &error);
  if (credential == NULL)
    g_debug ("A key was passed over: %s", error->message);
  else if (!g_str_equal (smith_credential_get_id (credential), group))
    return NULL;  /* in capitals: a change would write a second group */

  return g_steal_pointer (&credential);
}

/**
 * smith_credential_file_load:
 * @out_n_skipped: (out): groups that this version does not know or that a hand broke; they stay
 *   in the file
 * @error: %SMITH_CREDS_ERROR_CORRUPT when the file is broken: it was moved to
 *   `PATH.broken-N` first; %SMITH_CREDS_ERROR_FAILED when it cannot be read or is newer
 *
 * Returns: (transfer full) (element-type SmithCredential): in the file's order; empty when
 *   there is no file
 */
GPtrArray *
smith_credential_file_load (const char  *path,
                            guint       *out_n_skipped,
                            GError     **error)
{
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GKeyFile) key_file = NULL;
  g_autoptr(GError) local_error = NULL;
  g_auto(GStrv) groups = NULL;
  guint n_skipped = 0;

  key_file = read_key_file (path, &local_error);
  if (key_file == NULL)
    {
      if (g_error_matches (local_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_CORRUPT))
        keep_aside (path, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  groups = g_key_file_get_groups (key_file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      SmithCredential *credential = NULL;

      if (g_str_equal (groups[i], HEAD_GROUP))
        continue;
      credential = read_group (key_file, groups[i]);
      if (credential != NULL)
        g_ptr_array_add (credentials, credential);
      else
        n_skipped++;
    }

  *out_n_skipped = n_skipped;
  return g_steal_pointer (&credentials);
}

/**
 * smith_credential_file_put:
 *
 * Writes @credential in place of the one with its id, or at the end.  Atomic; the file gets
 * mode 0600.  Its folder is made when it is missing.
 */
gboolean
smith_credential_file_put (const char       *path,
                           SmithCredential  *credential,
                           GError          **error)
{
  g_autoptr(GKeyFile) key_file = read_key_file (path, error);
  const char *group = smith_credential_get_id (credential);
  SmithCredentialKind kind = smith_credential_get_kind (credential);
  const char * const *origins = smith_credential_get_origins (credential);

  if (key_file == NULL)
    return FALSE;

  g_key_file_set_string (key_file, group, "kind", smith_credential_kind_to_name (kind));
  g_key_file_set_string (key_file, group, "label", smith_credential_get_label (credential));
  g_key_file_set_string_list (key_file, group, "origins", origins,
                              g_strv_length ((char **) origins));
  if (kind == SMITH_CREDENTIAL_HEADER)
    g_key_file_set_string (key_file, group, "header-name",
                           smith_credential_get_header_name (credential));
  else
    g_key_file_remove_key (key_file, group, "header-name", NULL);
  if (kind == SMITH_CREDENTIAL_BASIC)
    g_key_file_set_string (key_file, group, "user-name",
                           smith_credential_get_user_name (credential));
  else
    g_key_file_remove_key (key_file, group, "user-name", NULL);

  return write_key_file (key_file, path, error);
}

/**
 * smith_credential_file_remove:
 *
 * Removes the credential with @id; that it is not there is no error.
 */
gboolean
smith_credential_file_remove (const char  *path,
                              const char  *id,
                              GError     **error)
{
  g_autoptr(GKeyFile) key_file = read_key_file (path, error);

  if (key_file == NULL)
    return FALSE;
  if (!g_key_file_remove_group (key_file, id, NULL))
    return TRUE;

  return write_key_file (key_file, path, error);
}
