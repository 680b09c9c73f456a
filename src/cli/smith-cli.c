/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "base/smith-large.h"
#include "base/smith-limits.h"
#include "base/smith-utf8.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/**
 * smith_cli_to_line:
 * @text: UTF-8 that may quote a document or a server
 *
 * Returns: (transfer full): @text with its control characters written as \\n or \\u001b, so
 *   that it stays one line and cannot command a terminal
 */
char *
smith_cli_to_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *plain = p;
      gunichar c;

      /* most of it: what is printed as it is, without a look at each character */
      while ((guchar) *p >= 0x20 && (guchar) *p < 0x7F)
        p++;
      g_string_append_len (line, plain, p - plain);
      if (*p == '\0')
        break;

      c = g_utf8_get_char (p);
      if (c == '\n')
        g_string_append (line, "\\n");
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (line, "\\u%04x", c);
      else
        g_string_append_unichar (line, c);
    }

  return g_string_free (line, FALSE);
}

/**
 * smith_cli_say:
 *
 * Prints a line to stderr, after the program's name.
 */
void
smith_cli_say (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  valid = g_utf8_make_valid (text, -1);
  line = smith_cli_to_line (valid);
  fprintf (stderr, "actionsmith-cli: %s\n", line);
}

static GInputStream *
open_input (const char  *name,
            GError     **error)
{
  g_autoptr(GFile) file = NULL;

  if (g_str_equal (name, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  /* a path, never an address: no network unless a call is asked for */
  file = g_file_new_for_path (name);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/* How many bytes @stream holds, as far as that is known, and one more. */
static guint
guess_size (GInputStream *stream)
{
  g_autoptr(GFileInfo) info = NULL;
  goffset size = 0;

  if (G_IS_FILE_INPUT_STREAM (stream))
    info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (stream),
                                           G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    size = g_file_info_get_size (info);

  return (guint) CLAMP (size, 64 * 1024, SMITH_LIMIT_DOCUMENT_BYTES) + 1;
}

/* Reads to the end, or to one byte more than a document may have. */
static GBytes *
read_bounded (GInputStream  *stream,
              GError       **error)
{
  gsize capacity = guess_size (stream), length = 0;
  g_autofree guint8 *text = smith_large_alloc (capacity);
  gssize n;

  while ((n = g_input_stream_read (stream, text + length, capacity - length, NULL, error)) > 0)
    {
      length += (gsize) n;
      if (length > SMITH_LIMIT_DOCUMENT_BYTES)
        break;
      if (length == capacity)
        {
          capacity *= 2;
          text = g_realloc (text, capacity);
        }
    }

  return n < 0 ? NULL : g_bytes_new_take (g_steal_pointer (&text), length);
}

static const char *
code_of (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return "not-found";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return "is-directory";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return "permission-denied";

  return "unreadable";
}

/**
 * smith_cli_read:
 * @name: a file, or `-` for stdin
 * @out_code: (out): a stable name of what is wrong, static
 *
 * Returns: (transfer full) (nullable): the text, which is UTF-8 and not too long
 */
GBytes *
smith_cli_read (const char  *name,
                const char **out_code,
                GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GInputStream) stream = open_input (name, &local_error);
  g_autoptr(GBytes) text = stream != NULL ? read_bounded (stream, &local_error) : NULL;
  gsize length, offset;
  const char *data;

  if (text == NULL)
    {
      *out_code = code_of (local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  data = g_bytes_get_data (text, &length);
  if (length > SMITH_LIMIT_DOCUMENT_BYTES)
    {
      *out_code = "too-large";
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("The file has more than %u MB, the most that is read"),
                   SMITH_LIMIT_DOCUMENT_BYTES / (1024 * 1024));
      return NULL;
    }
  if (!smith_utf8_check (data, length, &offset))
    {
      g_autoptr(GBytes) before = g_bytes_new_from_bytes (text, 0, offset);
      g_autoptr(SmithTextIndex) index = smith_text_index_new (before, SMITH_LINE_BREAKS_FILE);
      SmithPosition at = { 0, 0 };

      smith_text_index_locate (index, offset, &at);
      *out_code = "not-utf-8";
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The byte 0x%02X at line %u, column %u (offset %u) is not UTF-8 text"),
                   (guint8) data[offset], at.line + 1, at.column + 1, (guint) offset);
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* GLib leaves the -- behind that ends the options, unless it stands first. */
static void
drop_separator (int   *argc,
                char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--"))
      {
        memmove (argv + i, argv + i + 1, sizeof (char *) * (gsize) (*argc - i));
        (*argc)--;
        return;
      }
}

/**
 * smith_cli_parse:
 * @entries: options of the command
 * @argc: (inout): with the command's name as the first argument
 * @max_arguments: -1 for any number
 *
 * Takes the options out of @argv.  Says what is wrong when something is.
 *
 * Returns: whether the command can go on
 */
gboolean
smith_cli_parse (const SmithCliCommand   *command,
                 const GOptionEntry      *entries,
                 int                     *argc,
                 char                  ***argv,
                 int                      min_arguments,
                 int                      max_arguments)
{
  g_autofree char *program = g_strdup_printf ("actionsmith-cli %s", command->name);
  g_autoptr(GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr(GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_summary (context, _(command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, _(command->description));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      smith_cli_say ("%s", error->message);
      return FALSE;
    }
  drop_separator (argc, *argv);
  if (*argc - 1 < min_arguments || (max_arguments >= 0 && *argc - 1 > max_arguments))
    {
      smith_cli_say (_("Usage: %s %s"), program, command->arguments);
      return FALSE;
    }

  return TRUE;
}

/**
 * smith_cli_format:
 * @format: (nullable): what `--format` was given
 *
 * Returns: %FALSE, and says so, when @format is not one that is known
 */
gboolean
smith_cli_format (const char *format,
                  gboolean   *out_json)
{
  *out_json = g_strcmp0 (format, "json") == 0;
  if (format == NULL || *out_json || g_str_equal (format, "text"))
    return TRUE;

  smith_cli_say (_("--format is text or json, not “%s”"), format);
  return FALSE;
}

/**
 * smith_cli_write:
 * @out: (transfer full): the result
 * @exit_code: what the command would return
 *
 * Writes the result to stdout.
 *
 * Returns: @exit_code, or %SMITH_CLI_UNUSABLE when it could not be written
 */
int
smith_cli_write (GString *out,
                 int      exit_code)
{
  gboolean is_written = fwrite (out->str, 1, out->len, stdout) == out->len &&
                        fflush (stdout) == 0;
  int saved_errno = errno;

  g_string_free (out, TRUE);
  if (is_written)
    return exit_code;

  smith_cli_say (_("The result could not be written: %s"), g_strerror (saved_errno));
  return SMITH_CLI_UNUSABLE;
}
