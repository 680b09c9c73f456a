/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "doc/smith-bundle.h"
#include "smith-cli-document.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `bundle`: one document from several files, all of them in one folder. */

static gboolean
set_io_error (GError     **error,
              const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
set_errno (GError **error,
           int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

/* Where @path leads in the folder @root, which has no links in it; NULL with the error set
 * when a link leads out. */
static char *
dup_real_path (const char  *root,
               const char  *path,
               GError     **error)
{
  g_autofree char *joined = g_build_filename (root, path, NULL);
  char *real = realpath (joined, NULL);
  gsize length = strlen (root);

  if (real == NULL)
    {
      set_errno (error, errno);
      return NULL;
    }
  /* the root of the file system ends with the slash itself */
  if (strncmp (real, root, length) == 0 && (real[length] == '/' || g_str_equal (root, "/")))
    return real;

  free (real);
  set_io_error (error, _("a link leads out of the document's folder"));
  return NULL;
}

/* Whether what was opened is a file of at most @max_bytes. */
static gboolean
check_file (int      fd,
            gsize    max_bytes,
            GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return set_errno (error, errno);
  if (S_ISDIR (status.st_mode))
    return set_io_error (error, _("it is a folder"));
  if (!S_ISREG (status.st_mode))
    return set_io_error (error, _("it is no regular file"));
  if ((guint64) status.st_size > max_bytes)
    return set_io_error (error, _("the files would have more bytes together than a document may "
                                  "have"));

  return TRUE;
}

static GBytes *
read_in_folder (const char  *path,
                gsize        max_bytes,
                gpointer     user_data,
                GError     **error)
{
  const char *root = user_data;
  char *real = dup_real_path (root, path, error);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GByteArray) text = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (64 * 1024);
  gssize n = 0;
  int fd;

  if (real == NULL)
    return NULL;
  /* a pipe must not keep us waiting before we know that it is one */
  fd = open (real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    set_errno (error, errno);
  free (real);
  if (fd < 0)
    return NULL;
  stream = g_unix_input_stream_new (fd, TRUE);
  if (!check_file (fd, max_bytes, error))
    return NULL;

  /* a file may grow while it is read */
  while (text->len <= max_bytes &&
         (n = g_input_stream_read (stream, chunk, 64 * 1024, NULL, error)) > 0)
    g_byte_array_append (text, chunk, (guint) n);

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

/* Says what was found, as FILE:LINE:COLUMN.  @name is how the document was given. */
static void
say_notes (const char *name,
           GPtrArray  *notes)
{
  g_autofree char *folder = g_path_get_dirname (name);

  for (guint i = 0; i < notes->len; i++)
    {
      const SmithBundleNote *note = g_ptr_array_index (notes, i);
      g_autofree char *file = NULL;

      if (note->path == NULL)
        file = g_strdup (name);
      else if (strchr (name, '/') == NULL)
        file = g_strdup (note->path);
      else
        file = g_build_filename (folder, note->path, NULL);
      smith_cli_say (note->is_error ? "%s:%u:%u: %s" : _("%s:%u:%u: Note: %s"), file,
                     note->position.line + 1, note->position.column + 1, note->message);
    }
}

static int
bundle (const char           *name,
        const char           *from,
        const SmithCliTarget *target)
{
  g_autoptr(SmithTree) tree = smith_cli_read_document (name, from);
  g_autofree char *folder = g_path_get_dirname (name);
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GBytes) text = NULL;
  char *root;

  if (tree == NULL)
    return SMITH_CLI_UNUSABLE;
  root = realpath (folder, NULL);
  if (root == NULL)
    {
      smith_cli_say ("%s: %s", folder, g_strerror (errno));
      return SMITH_CLI_UNUSABLE;
    }

  text = smith_bundle (tree, g_str_equal (name, "-") ? NULL : base, read_in_folder, root, &notes);
  free (root);
  say_notes (name, notes);
  if (text != NULL)
    return smith_cli_target_write (target, name, text);

  smith_cli_say (_("%s: Nothing was written"), name);
  return SMITH_CLI_UNUSABLE;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *output = NULL;
  SmithCliTarget target = { NULL, FALSE };
  gboolean is_usable;
  const GOptionEntry entries[] = {
    SMITH_CLI_FROM_ENTRY (from),
    SMITH_CLI_OUTPUT_ENTRY (target),
    { NULL }
  };

  is_usable = smith_cli_parse (&smith_cli_bundle, entries, &argc, &argv, 1, 1);
  output = target.output;

  return is_usable ? bundle (argv[1], from, &target) : SMITH_CLI_UNUSABLE;
}

const SmithCliCommand smith_cli_bundle = {
  .name = "bundle",
  .arguments = "FILE [--from=json|yaml] [--output FILE]",
  .summary = N_("Make one document of a description in several files"),
  .description = N_("What $ref names in other files becomes a component, or stands in place of a "
                    "path item.  Only files in the folder of FILE are read, for standard input "
                    "those of the current folder.  References to addresses stay and are listed.\n"),
  .run = run,
};
