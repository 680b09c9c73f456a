/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-private.h"

#include "base/smith-folder.h"
#include "doc/smith-bundle.h"

#include <glib/gi18n-lib.h>

/* What references name in other files comes into the document. */

static gboolean
probe_files (SmithCheck            *check,
             const SmithDiagnostic *problem,
             SmithFix              *fix)
{
  g_autofree char *reference = smith_tree_dup_string (smith_check_get_tree (check), problem->node);

  return reference != NULL && smith_bundle_is_file_reference (reference);
}

static gboolean
make_files (SmithCheck             *check,
            const SmithDiagnostic  *problem,
            const char             *answer,
            GPtrArray              *edits,
            GPtrArray              *losses,
            GError                **error)
{
  return smith_fix_fail (error, _("This fix reads other files, which takes a moment of its own"));
}

typedef struct
{
  const char   *folder;
  GCancellable *cancellable;  /* (nullable) */
} Reading;

static GBytes *
read_file (const char  *path,
           gsize        max_bytes,
           gpointer     user_data,
           GError     **error)
{
  const Reading *reading = user_data;

  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return NULL;

  return smith_folder_read (reading->folder, path, max_bytes, error);
}

static gboolean
fail_with (GPtrArray  *notes,
           GError    **error)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const SmithBundleNote *note = g_ptr_array_index (notes, i);

      if (!note->is_error)
        continue;
      g_set_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE,
                   _("The other files stay outside: %s, line %u: %s"),
                   note->path != NULL ? note->path : _("this document"), note->position.line + 1,
                   note->message);
      return FALSE;
    }

  return smith_fix_fail (error, _("The other files stay outside: they cannot be read"));
}

/**
 * smith_fix_bundle:
 * @options: has the folder
 *
 * Reads what references name in other files; waits for the disk.  No further file is read once it
 * is cancelled.
 *
 * Returns: (transfer full) (nullable): the edits that bring all of it into the document; %NULL
 *   with @error set
 */
GPtrArray *
smith_fix_bundle (SmithCheck             *check,
                  const SmithFixOptions  *options,
                  GCancellable           *cancellable,
                  GError                **error)
{
  Reading reading = { options->folder, cancellable };
  g_autoptr(GPtrArray) notes = NULL;
  GPtrArray *edits = smith_bundle (smith_check_get_tree (check), options->name, read_file,
                                   &reading, &notes);

  if (edits == NULL)
    fail_with (notes, error);

  return edits;
}

const SmithFixRow smith_bundle_fixes[] = {
  {
    .info = {
      .id = "reference-bundle",
      .rules = (const char *const[]) { "document-reference-external", NULL },
      .kind = SMITH_FIX_SAME,
      .title = N_("Bring In the Other Files"),
      .what = N_("Makes components of what references name in other files of the document's "
                 "folder. Calls stay as they are."),
      .reads_files = TRUE,
    },
    .probe = probe_files,
    .make = make_files,
  },
};

const guint smith_n_bundle_fixes = G_N_ELEMENTS (smith_bundle_fixes);
