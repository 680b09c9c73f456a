/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

#include <string.h>

/* Strings that may fit. */

/* Longer ones are not made. */
#define MOST_CHARACTERS (64u * 1024)

/* An example of each format, with %u where another one may have another number from 0 to
 * 9. */
static const struct
{
  const char *name;
  const char *text;
} formats[] = {
  { "date-time", "2024-01-3%uT12:00:00Z" },
  { "date", "2024-01-1%u" },
  { "time", "12:00:0%uZ" },
  { "duration", "P%uD" },
  { "email", "name%u@example.com" },
  { "idn-email", "name%u@example.com" },
  { "hostname", "host%u.example.com" },
  { "idn-hostname", "host%u.example.com" },
  { "ipv4", "192.0.2.%u" },
  { "ipv6", "2001:db8::%u" },
  { "uri", "https://example.com/%u" },
  { "uri-reference", "https://example.com/%u" },
  { "iri", "https://example.com/%u" },
  { "iri-reference", "https://example.com/%u" },
  { "url", "https://example.com/%u" },
  { "uuid", "123e4567-e89b-42d3-a456-42661417400%u" },
  { "uri-template", "https://example.com/{name%u}" },
  { "json-pointer", "/name/%u" },
  { "relative-json-pointer", "%u/name" },
  { "regex", "^[a-z]{%u}$" },
  { "byte", "dGV4dDA%u" },
};

static void
add (GPtrArray  *candidates,
     const char *text)
{
  GString *json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);

  smith_json_writer_string (writer, text);
  g_ptr_array_add (candidates, g_string_free (json, FALSE));
}

static void
add_formats (SmithSampler         *self,
             const SmithSampleSet *set,
             GPtrArray            *texts)
{
  for (guint i = 0; i < set->units->len; i++)
    {
      const SmithSchemaUnit *unit =
        smith_schema_unit (self->schema, g_array_index (set->units, guint32, i));
      g_autofree char *name =
        smith_tree_dup_member (smith_schema_tree_of (self->schema, unit), unit->node, "format");

      for (gsize j = 0; name != NULL && j < G_N_ELEMENTS (formats); j++)
        if (g_str_equal (formats[j].name, name))
          {
            /* 30 and 31 are the days of a month in the thirties */
            guint digit = self->variation % (g_str_equal (name, "date-time") ? 2 : 10);
            const char *mark = strstr (formats[j].text, "%u");

            g_ptr_array_add (texts, g_strdup_printf ("%.*s%u%s", (int) (mark - formats[j].text),
                                                     formats[j].text, digit, mark + 2));
          }
    }
}

/* "text", longer or shorter as it has to be. */
static char *
make_plain (SmithSampler *self,
            guint64       least,
            guint64       most)
{
  g_autoptr(GString) text = g_string_new ("text");

  if (self->variation > 0)
    g_string_printf (text, "%u text", self->variation);
  while (text->len < least)
    g_string_append (text, " text");
  if (text->len > most || text->len > least + 4)
    g_string_truncate (text, (gsize) MIN (most, MAX (least, text->len)));
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    text->str[text->len - 1] = '.';

  return g_strdup (text->str);
}

static gboolean
is_known (GPtrArray  *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static void
add_match (const char *pattern,
           guint       repeat,
           guint       variation,
           guint64     least,
           guint64     most,
           GPtrArray  *texts)
{
  g_autofree char *text = smith_sample_pattern (pattern, repeat, variation);
  guint64 n = text != NULL ? (guint64) g_utf8_strlen (text, -1) : 0;

  /* a pattern that says nothing of the end lets anything follow */
  if (text != NULL && n < least && repeat == 1)
    {
      g_autofree char *rest = g_strnfill ((gsize) (least - n), 'a');
      char *longer = g_strconcat (text, rest, NULL);

      g_free (text);
      text = longer;
      n = least;
    }
  if (text != NULL && n >= least && n <= most && !is_known (texts, text))
    g_ptr_array_add (texts, g_steal_pointer (&text));
}

/* How often to repeat for a text that is long enough: it only grows with that. */
static guint
find_repeat (const char *pattern,
             guint       variation,
             guint64     least)
{
  guint low = 0, high = (guint) MIN (least, MOST_CHARACTERS);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autofree char *text = smith_sample_pattern (pattern, middle, variation);

      if (text != NULL && (guint64) g_utf8_strlen (text, -1) < least)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
add_matches (SmithSampler *self,
             const char   *pattern,
             guint64       least,
             guint64       most,
             GPtrArray    *texts)
{
  static const guint repeats[] = { 1, 0, 2, 3, 4, 8, 16, 32 };

  for (guint i = 0; i < 6; i++)
    {
      guint variation = self->variation + i;

      if (least > 1)
        add_match (pattern, find_repeat (pattern, variation, least), variation, least, most,
                   texts);
      for (gsize j = 0; j < G_N_ELEMENTS (repeats); j++)
        add_match (pattern, repeats[j], variation, least, most, texts);
    }
}

/* Letters of both cases, digits and a mark, for a pattern that only looks for one of each, as
 * those of passwords do. */
static void
add_mixed (guint64    least,
           guint64    most,
           GPtrArray *texts)
{
  GString *text = g_string_new (NULL);

  while (text->len < MAX (4, least))
    g_string_append (text, "aA1!");
  g_string_truncate (text, (gsize) MIN (most, MAX (4, least)));
  g_ptr_array_add (texts, g_string_free (text, FALSE));
}

/* Whether it matches, as far as that can be found out; costs steps. */
gboolean
smith_sample_match (SmithSampler           *self,
                    const SmithSchemaRegex *regex,
                    const char             *text)
{
  guint64 n_steps;
  SmithSchemaMatch match = smith_schema_regex_match (regex, text, strlen (text), &n_steps);

  self->n_steps -= MIN (self->n_steps, n_steps);

  return match == SMITH_SCHEMA_MATCH_FOUND;
}

static gboolean
matches_all (SmithSampler         *self,
             const SmithSampleSet *set,
             const char           *text)
{
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;

  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_PATTERN)) != NULL)
    if (!smith_sample_match (self, rule->data, text))
      return FALSE;

  return TRUE;
}

void
smith_sample_add_strings (SmithSampler         *self,
                          const SmithSampleSet *set,
                          GPtrArray            *candidates)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint64 least = smith_sample_set_least (self, set, KEYWORD_MIN_LENGTH);
  guint64 most = smith_sample_set_most (self, set, KEYWORD_MAX_LENGTH);
  SmithSampleIter iter = { 0 };
  const SmithSchemaRule *rule;
  guint n = 0;

  if (least > MOST_CHARACTERS)
    {
      smith_sample_fail (self, "the shortest text would be too long for a sample");
      return;
    }
  add_formats (self, set, texts);
  g_ptr_array_add (texts, make_plain (self, least, most));
  while ((rule = smith_sample_next (self, set, &iter, KEYWORD_PATTERN)) != NULL)
    {
      const SmithSchemaUnit *unit = smith_sample_iter_unit (self, set, &iter);
      g_autofree char *pattern = smith_tree_dup_string (smith_schema_tree_of (self->schema, unit),
                                                        rule->node);

      add_matches (self, pattern, least, most, texts);
      add_mixed (least, most, texts);
    }
  if (least == 0)
    g_ptr_array_add (texts, g_strdup (""));
  /* for a schema that says what it must not be */
  g_ptr_array_add (texts, g_strdup_printf ("%u", self->variation));

  for (guint i = 0; i < texts->len && n < 8; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (!matches_all (self, set, text))
        continue;
      add (candidates, text);
      n++;
    }
  if (n == 0)
    smith_sample_fail (self, "no text was made that matches the pattern");
}
