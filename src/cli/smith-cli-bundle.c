/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "base/smith-folder.h"
#include "doc/smith-bundle.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>
#include <string.h>

/* `bundle`: one document from several files, all of them in one folder. */

static GBytes *
read_file (const char  *path,
           gsize        max_bytes,
           gpointer     user_data,
           GError     **error)
{
  return smith_folder_read (user_data, path, max_bytes, error);
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
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(GBytes) text = NULL;

  if (tree == NULL)
    return SMITH_CLI_UNUSABLE;

  edits = smith_bundle (tree, g_str_equal (name, "-") ? NULL : base, read_file, folder, &notes);
  if (edits != NULL)
    text = smith_text_edits_apply (edits, smith_tree_get_text (tree));
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
                    "path item. Only files in the folder of FILE are read, for standard input "
                    "those of the current folder. References to addresses stay and are listed.\n"),
  .run = run,
};
