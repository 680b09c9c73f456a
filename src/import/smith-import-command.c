/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A command line as words, in the manner of a POSIX shell with $'…' (bash), or of Windows' cmd.
 * g_shell_parse_argv() knows neither, nor where a word stands.  Variables and other commands in
 * it stay as they are written. */

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  GString    *word;     /* (owned) of the word that is read */
  gboolean    is_cmd;   /* Windows */
  gboolean    is_plain; /* cmd takes ^ as it is between its own quotes */
} Splitter;

static void
word_free (gpointer data)
{
  SmithImportWord *self = data;

  smith_wipe_free (self->text);
  g_free (self);
}

static char
peek (const Splitter *self,
      gsize           ahead)
{
  return self->at + ahead < self->length ? self->text[self->at + ahead] : '\0';
}

static gboolean
is_break_at (const Splitter *self,
             gsize           ahead)
{
  return peek (self, ahead) == '\n' ||
         (peek (self, ahead) == '\r' && peek (self, ahead + 1) == '\n');
}

/* Takes the break of a line. */
static void
skip_break (Splitter *self)
{
  if (peek (self, 0) == '\r')
    self->at++;
  if (peek (self, 0) == '\n')
    self->at++;
}

static void
take (Splitter *self)
{
  g_string_append_c (self->word, self->text[self->at++]);
}

static gboolean
fail_quote (gsize    start,
            gsize   *out_offset,
            GError **error)
{
  *out_offset = start;
  g_set_error_literal (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_COMMAND,
                       _("The quotation mark that stands here is never closed"));
  return FALSE;
}

/* Up to @most digits of a base. */
static guint32
read_number (Splitter *self,
             guint     base,
             guint     most)
{
  guint32 value = 0;

  for (guint i = 0; i < most && g_ascii_isxdigit (peek (self, 0)); i++)
    {
      guint digit = (guint) g_ascii_xdigit_value (peek (self, 0));

      if (digit >= base)
        break;
      value = value * base + digit;
      self->at++;
    }

  return value;
}

static void
append_character (Splitter *self,
                  guint32   value)
{
  if (value > 0 && g_unichar_validate (value))
    g_string_append_unichar (self->word, value);
}

static void
append_byte (Splitter *self,
             guint32   value)
{
  if (value > 0)
    g_string_append_c (self->word, (char) value);
}

/* What stands behind a backslash in $'…'. */
static void
read_escape (Splitter *self)
{
  static const char from[] = "abeEfnrtv";
  static const char to[] = "\a\b\033\033\f\n\r\t\v";
  char c = peek (self, 0);
  const char *known = c != '\0' ? strchr (from, c) : NULL;

  if (known != NULL)
    {
      g_string_append_c (self->word, to[known - from]);
      self->at++;
    }
  else if (c == 'x' || c == 'u' || c == 'U')
    {
      self->at++;
      if (c == 'x')
        append_byte (self, read_number (self, 16, 2));
      else
        append_character (self, read_number (self, 16, c == 'u' ? 4 : 8));
    }
  else if (c >= '0' && c <= '7')
    append_byte (self, read_number (self, 8, 3) & 0xFF);
  else if (c == 'c' && peek (self, 1) != '\0')
    {
      append_byte (self, (guint32) peek (self, 1) & 0x1F);
      self->at += 2;
    }
  else if (c != '\0')
    take (self);
}

/* $'…', behind its quotation mark; %FALSE at the end of the text. */
static gboolean
read_ansi (Splitter *self)
{
  while (self->at < self->length && peek (self, 0) != '\'')
    {
      if (peek (self, 0) != '\\')
        take (self);
      else
        {
          self->at++;
          read_escape (self);
        }
    }
  self->at++;

  return self->at <= self->length;
}

static gboolean
read_single (Splitter *self)
{
  while (self->at < self->length && peek (self, 0) != '\'')
    take (self);
  self->at++;

  return self->at <= self->length;
}

static gboolean
read_double (Splitter *self)
{
  while (self->at < self->length && peek (self, 0) != '"')
    {
      if (peek (self, 0) == '\\' && is_break_at (self, 1))
        {
          self->at++;
          skip_break (self);
          continue;
        }
      if (peek (self, 0) == '\\' && peek (self, 1) != '\0' && strchr ("$`\"\\", peek (self, 1)))
        self->at++;
      take (self);
    }
  self->at++;

  return self->at <= self->length;
}

/* $(…) in one piece, spaces and all. */
static void
read_substitution (Splitter *self)
{
  guint depth = 0;

  do
    {
      depth += peek (self, 0) == '(' ? 1 : 0;
      depth -= peek (self, 0) == ')' ? 1 : 0;
      take (self);
    }
  while (self->at < self->length && (depth > 0 || self->text[self->at - 1] == '$'));
}

/* In an address < and > stand around what is to be filled in, as people write it; & is part of
 * one that has lost its quotation marks. */
static gboolean
ends_word (const Splitter *self)
{
  char c = peek (self, 0);

  if (strchr (" \t\r\n|", c) != NULL)
    return TRUE;
  if (c == '`')
    return is_break_at (self, 1);

  return (c == '<' || c == '>') && strchr (self->word->str, '/') == NULL;
}

/* One word of a POSIX shell. */
static gboolean
read_posix_word (Splitter  *self,
                 gsize     *out_offset,
                 GError   **error)
{
  while (self->at < self->length && !ends_word (self))
    {
      gsize start = self->at;
      gboolean ok = TRUE;

      if (peek (self, 0) == '\\' && is_break_at (self, 1))
        {
          self->at++;
          skip_break (self);
        }
      else if (peek (self, 0) == '\'' || peek (self, 0) == '"')
        {
          self->at++;
          ok = self->text[start] == '"' ? read_double (self) : read_single (self);
        }
      else if (peek (self, 0) == '$' && (peek (self, 1) == '\'' || peek (self, 1) == '"'))
        {
          self->at += 2;
          ok = self->text[start + 1] == '"' ? read_double (self) : read_ansi (self);
        }
      else if (peek (self, 0) == '$' && peek (self, 1) == '(')
        read_substitution (self);
      else
        {
          if (peek (self, 0) == '\\' && self->at + 1 < self->length)
            self->at++;
          take (self);
        }
      if (!ok)
        return fail_quote (start, out_offset, error);
    }

  return TRUE;
}

/* What cmd makes of ^: the next character as it is, and of the end of a line nothing.  Returns
 * whether that was all. */
static gboolean
skip_caret (Splitter *self)
{
  if (peek (self, 0) != '^' || self->is_plain)
    return FALSE;
  self->at++;
  if (!is_break_at (self, 0))
    return self->at == self->length;
  skip_break (self);
  /* an empty line behind it stands for a break in the word */
  if (is_break_at (self, 0))
    {
      skip_break (self);
      g_string_append_c (self->word, '\n');
    }

  return TRUE;
}

/* One word of Windows: cmd looks for ^ first, then the program itself for quotes. */
static gboolean
read_cmd_word (Splitter  *self,
               gsize     *out_offset,
               GError   **error)
{
  gboolean is_quoted = FALSE;
  gsize start = self->at;

  while (self->at < self->length && (is_quoted || strchr (" \t\r\n", peek (self, 0)) == NULL))
    {
      gboolean is_escaped = peek (self, 0) == '^' && !self->is_plain;

      if (!is_quoted && is_escaped && is_break_at (self, 1))
        break;
      if (skip_caret (self))
        continue;
      if (peek (self, 0) == '\\' && (peek (self, 1) == '"' || peek (self, 1) == '\\' ||
                                     (peek (self, 1) == '^' && peek (self, 2) == '"')))
        {
          self->at += peek (self, 1) == '^' ? 2 : 1;
          take (self);
        }
      else if (peek (self, 0) == '"')
        {
          start = is_quoted ? start : self->at;
          is_quoted = !is_quoted;
          self->is_plain = is_escaped ? self->is_plain : !self->is_plain;
          self->at++;
        }
      else
        take (self);
    }

  return !is_quoted || fail_quote (start, out_offset, error);
}

/* Whether a line that begins here still belongs to the command: often only its backslash was
 * lost. */
static gboolean
goes_on (const Splitter *self,
         gsize           at)
{
  while (at < self->length && strchr (" \t\r\n", self->text[at]) != NULL)
    at++;

  return at < self->length && (strchr ("-'\"$", self->text[at]) != NULL ||
                               g_str_has_prefix (self->text + at, "http"));
}

/* Skips what is between words; %FALSE at the end of the command. */
static gboolean
skip_space (Splitter *self,
            gboolean  has_words)
{
  while (self->at < self->length)
    {
      char c = peek (self, 0);
      gboolean is_mark = self->is_cmd ? c == '^' : c == '\\' || c == '`';

      if (is_mark && is_break_at (self, 1))
        {
          self->at++;
          skip_break (self);
        }
      else if (c == '\n' && has_words && !goes_on (self, self->at))
        return FALSE;
      else if (strchr (" \t\r\n", c) != NULL)
        self->at++;
      else
        return strchr ("|<>;&", c) == NULL;
    }

  return FALSE;
}

/**
 * smith_import_command_split:
 * @text: (array length=length): UTF-8 without NUL, ended by NUL
 * @out_end: (out): where the command ends; behind it may be another one, or a pipe
 * @out_offset: (out): where an error is, in bytes
 *
 * Returns: (transfer full) (element-type SmithImportWord) (nullable): the words; %NULL with
 *   %SMITH_IMPORT_ERROR_COMMAND when a quotation mark has no other one
 */
GPtrArray *
smith_import_command_split (const char  *text,
                            gsize        length,
                            gsize       *out_end,
                            gsize       *out_offset,
                            GError     **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (word_free);
  Splitter self = { .text = text, .length = length };

  self.is_cmd = strstr (text, "^\n") != NULL || strstr (text, "^\r\n") != NULL ||
                strstr (text, " ^\"") != NULL;
  while (skip_space (&self, words->len > 0))
    {
      SmithImportWord *word = g_new0 (SmithImportWord, 1);
      gboolean ok;

      word->span.start = self.at;
      self.word = g_string_sized_new (64);
      ok = self.is_cmd ? read_cmd_word (&self, out_offset, error)
                       : read_posix_word (&self, out_offset, error);
      word->span.end = MIN (self.at, length);
      word->text = g_string_free (g_steal_pointer (&self.word), FALSE);
      if (!g_utf8_validate (word->text, -1, NULL))
        {
          char *valid = g_utf8_make_valid (word->text, -1);

          smith_wipe_free (word->text);
          word->text = valid;
        }
      g_ptr_array_add (words, word);
      if (!ok)
        return NULL;
    }
  *out_end = MIN (self.at, length);

  return g_steal_pointer (&words);
}
