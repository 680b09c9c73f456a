/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli-document.h"

#include "author/smith-file-writer.h"
#include "smith-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the commands share that write a document: which form it has, and where it goes. */

/* Returns FALSE, and says so, when @name is no form. */
gboolean
smith_cli_parse_syntax (const char  *option,
                        const char  *name,
                        SmithSyntax *out_syntax)
{
  if (g_strcmp0 (name, "json") != 0 && g_strcmp0 (name, "yaml") != 0)
    {
      smith_cli_say (_("%s is json or yaml"), option);
      return FALSE;
    }
  *out_syntax = g_str_equal (name, "json") ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;

  return TRUE;
}

/* By the file's extension, else by the first character. */
SmithSyntax
smith_cli_guess_syntax (const char *name,
                        GBytes     *text)
{
  gsize length, i = 0;
  const char *data = g_bytes_get_data (text, &length);

  if (g_str_has_suffix (name, ".json"))
    return SMITH_SYNTAX_JSON;
  if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml"))
    return SMITH_SYNTAX_YAML;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (data[i]))
    i++;

  return i < length && strchr ("{[\"", data[i]) != NULL ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML;
}

/* Says something about a place of a file, as FILE:LINE:COLUMN. */
void
smith_cli_say_at (const char *name,
                  GBytes     *text,
                  gsize       offset,
                  const char *message)
{
  g_autoptr(SmithTextIndex) index = smith_text_index_new (text, SMITH_LINE_BREAKS_FILE);
  SmithPosition at = { 0, 0 };

  smith_text_index_locate (index, offset, &at);
  smith_cli_say ("%s:%u:%u: %s", name, at.line + 1, at.column + 1, message);
}

/* Reads a document that must be well formed.  @from_name is what --from was given.  Returns
 * NULL, and says why, when it is not. */
SmithTree *
smith_cli_read_document (const char *name,
                         const char *from_name)
{
  SmithSyntax syntax = SMITH_SYNTAX_JSON;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithTree) tree = NULL;
  const char *code;

  if (from_name != NULL && !smith_cli_parse_syntax ("--from", from_name, &syntax))
    return NULL;
  text = smith_cli_read (name, &code, &error);
  if (text == NULL)
    {
      smith_cli_say ("%s: %s", name, error->message);
      return NULL;
    }

  tree = smith_tree_read (text, from_name != NULL ? syntax : smith_cli_guess_syntax (name, text));
  if (smith_tree_get_error (tree) == NULL)
    return g_steal_pointer (&tree);

  smith_cli_say_at (name, text, smith_tree_get_error (tree)->span.start,
                    smith_tree_get_error (tree)->message);
  return NULL;
}

/* Returns FALSE, and says so, when the options do not fit the file that is read. */
gboolean
smith_cli_target_check (const SmithCliTarget *self,
                        const char           *name)
{
  if (self->output != NULL && self->is_in_place)
    smith_cli_say (_("--output and --in-place do not go together"));
  else if (self->is_in_place && g_str_equal (name, "-"))
    smith_cli_say (_("--in-place needs a file; standard input has no place"));
  else
    return TRUE;

  return FALSE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **out_result = user_data;

  *out_result = g_object_ref (result);
}

static gboolean
save (const char  *name,
      GBytes      *text,
      GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (name);
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *stamp = NULL;

  smith_file_write_async (file, text, SMITH_FILE_AS_IS, NULL, NULL, saved_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return smith_file_write_finish (file, result, &stamp, error);
}

/* Writes the document @text, read from @name, to where the options say; without any to
 * stdout.  Returns the exit code. */
int
smith_cli_target_write (const SmithCliTarget *self,
                        const char           *name,
                        GBytes               *text)
{
  const char *to = self->is_in_place ? name : self->output;
  g_autoptr(GError) error = NULL;

  if (to == NULL || g_str_equal (to, "-"))
    return smith_cli_write (g_string_new_len (g_bytes_get_data (text, NULL),
                                              (gssize) g_bytes_get_size (text)),
                            SMITH_CLI_OK);
  if (save (to, text, &error))
    return SMITH_CLI_OK;

  smith_cli_say ("%s", error->message);
  return SMITH_CLI_UNUSABLE;
}
