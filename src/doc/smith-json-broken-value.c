/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-broken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is said where no value can be understood. */
const char *
smith_broken_expected_value (void)
{
  return _("Here a value is expected: text in double quotes, a number, true, false, null, "
           "{ or [");
}

/* Leaves the item that was begun out of the tree.  Always TRUE. */
gboolean
smith_broken_drop_item (SmithBroken     *self,
                        SmithBrokenWant  want)
{
  SmithTreeBuilder *builder = self->builder;

  builder->key_start = builder->key_end = builder->key_pool = 0;
  smith_tree_builder_damage (builder);
  self->want = want;

  return TRUE;
}

static gboolean
add_scalar (SmithBroken *self,
            guint        kind,
            guint        flags,
            const char  *from)
{
  self->last_end = self->p;
  self->want = SMITH_WANT_SEPARATOR;

  return smith_tree_builder_add (self->builder, kind, flags, (guint32) (from - self->start),
                                 (guint32) (self->p - self->start)) != SMITH_NODE_NONE;
}

/* How JSON writes what other languages write so, or NULL. */
static const char *
say_word (const char *word,
          gsize       length)
{
  static const struct
  {
    const char *const words[4];
    const char       *message;
  } hints[] = {
    { { "True", "TRUE" }, N_("JSON writes this true") },
    { { "False", "FALSE" }, N_("JSON writes this false") },
    { { "None", "NULL", "nil", "undefined" }, N_("JSON writes this null") },
    { { "NaN", "Infinity", "-Infinity" }, N_("JSON has no number like this") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (hints[i].words) && hints[i].words[k] != NULL; k++)
      if (strlen (hints[i].words[k]) == length && memcmp (word, hints[i].words[k], length) == 0)
        return _(hints[i].message);

  return NULL;
}

/* The end of the word here, or of the sign where there is none. */
const char *
smith_broken_word_end (SmithBroken *self)
{
  const char *p = self->p;

  while (p < self->end && (g_ascii_isalnum (*p) || *p == '_'))
    p++;

  return p > self->p ? p : smith_broken_after (self, p);
}

static gboolean
pass_over_word (SmithBroken *self)
{
  const char *end = smith_broken_word_end (self);
  const char *hint = say_word (self->p, (gsize) (end - self->p));

  smith_broken_tell (self, self->p, end, hint != NULL ? hint : smith_broken_expected_value ());
  smith_broken_skip_garbage (self);

  return smith_broken_drop_item (self, SMITH_WANT_ANY);
}

typedef struct
{
  const char *word;
  guint       kind;
} Word;

/* Which of JSON's words stands here, or NULL. */
static const Word *
find_word (SmithBroken *self,
           gsize       *out_length)
{
  static const Word words[] = {
    { "true", SMITH_NODE_BOOLEAN }, { "false", SMITH_NODE_BOOLEAN }, { "null", SMITH_NODE_NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      *out_length = strlen (words[i].word);
      if ((gsize) (self->end - self->p) >= *out_length &&
          memcmp (self->p, words[i].word, *out_length) == 0)
        return &words[i];
    }

  return NULL;
}

static gboolean
read_word (SmithBroken *self)
{
  const char *start = self->p;
  gsize length;
  const Word *word = find_word (self, &length);

  if (word == NULL)
    return pass_over_word (self);
  self->in_trouble = FALSE;
  self->p += length;

  return add_scalar (self, word->kind, 0, start);
}

static gboolean
read_number (SmithBroken *self)
{
  const char *start = self->p;
  const char *wrong = NULL;
  const char *end = smith_json_scan_number (start, self->end, &wrong);

  if (wrong != NULL)
    {
      smith_broken_tell (self, start, end, wrong);
      smith_broken_skip_garbage (self);
      return smith_broken_drop_item (self, SMITH_WANT_ANY);
    }
  self->in_trouble = FALSE;
  self->p = end;

  return add_scalar (self, SMITH_NODE_NUMBER, 0, start);
}

/* Reads the value here.  Returns FALSE when reading ends. */
gboolean
smith_broken_read_value (SmithBroken *self)
{
  const char *start = self->p;
  const char *end;
  guint flags;

  switch (*start)
    {
    case '{':
    case '[':
      if (!smith_broken_open (self, *start == '{' ? SMITH_NODE_OBJECT : SMITH_NODE_ARRAY))
        return FALSE;
      self->in_trouble = FALSE;
      self->p = self->last_end = start + 1;
      return TRUE;

    case '"':
      if (!smith_broken_read_text (self, &flags))
        return smith_broken_drop_item (self, SMITH_WANT_ANY);
      self->in_trouble = FALSE;
      return add_scalar (self, SMITH_NODE_STRING, flags, start);

    case '\'':
      end = smith_broken_single_quoted (self, start);
      if (end == NULL)
        return pass_over_word (self);
      smith_broken_tell_harmless (self, start, end, _("JSON puts text in double quotes"));
      self->p = end;
      return add_scalar (self, SMITH_NODE_STRING, 0, start);

    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return read_number (self);

    default:
      return read_word (self);
    }
}

/* Whether a value begins here that can be read. */
gboolean
smith_broken_is_value (SmithBroken *self)
{
  gsize length;

  return (*self->p != '\0' && strchr ("{[\"'-0123456789", *self->p) != NULL) ||
         find_word (self, &length) != NULL;
}
