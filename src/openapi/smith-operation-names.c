/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-operation-names.h"

#include <string.h>

/* Names for operations: readable, made of method and path alone so that they stay the same
 * when others come and go, unique, and no longer than the platform's functions may be.
 *
 *   GET    /stations                  listStations
 *   GET    /v1/stations/{id}          getStation
 *   POST   /stations                  createStation
 *   GET    /stations/{id}/forecast    getStationForecast
 *   POST   /stations/{id}/activate    activateStation */

typedef struct
{
  char     *words;     /* (owned) in PascalCase, empty for a mere parameter */
  gboolean  has_param; /* a parameter stands in it */
  gboolean  is_param;  /* and nothing else */
} Segment;

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->words);
}

/* "user-repos" → "UserRepos"; what is not ASCII is spelt out. */
static char *
to_pascal (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *out = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, is_start ? g_ascii_toupper (*p) : *p);
      is_start = !g_ascii_isalnum (*p);
    }

  return g_string_free (out, FALSE);
}

/* Reads `{id}`, `users`, `items({id})`; the names of parameters go to @params. */
static Segment
read_segment (const char *text,
              GString    *params)
{
  g_autoptr(GString) rest = g_string_new (NULL);
  Segment self = { NULL, FALSE, FALSE };

  while (*text != '\0')
    {
      const char *close = *text == '{' ? strchr (text, '}') : NULL;

      if (close != NULL)
        {
          g_autofree char *name = g_strndup (text + 1, (gsize) (close - text - 1));
          g_autofree char *words = to_pascal (name);

          g_string_append_printf (params, "%s%s", params->len > 0 ? "And" : "By", words);
          g_string_append_c (rest, '-');
          self.has_param = TRUE;
          text = close + 1;
          continue;
        }
      g_string_append_c (rest, *text++);
    }
  self.words = to_pascal (rest->str);
  self.is_param = self.has_param && *self.words == '\0';

  return self;
}

/* `v1`, `v2.1`, and `api` say where, not what. */
static gboolean
is_address (const char *segment)
{
  return g_ascii_strcasecmp (segment, "api") == 0 ||
         (g_ascii_tolower (segment[0]) == 'v' && g_ascii_isdigit (segment[1]) &&
          strspn (segment + 1, "0123456789.") == strlen (segment + 1));
}

static GArray *
read_path (const char *path,
           GString    *params)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  gboolean is_begun = FALSE;

  g_array_set_clear_func (segments, segment_clear);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      Segment segment;

      if (*parts[i] == '\0' || (!is_begun && is_address (parts[i])))
        continue;
      is_begun = TRUE;
      segment = read_segment (parts[i], params);
      g_array_append_val (segments, segment);
    }

  return segments;
}

static gboolean
is_plural (const char *word)
{
  static const char *const singular_ends[] = { "ss", "us", "is", "News", "Series" };

  for (gsize i = 0; i < G_N_ELEMENTS (singular_ends); i++)
    if (g_str_has_suffix (word, singular_ends[i]))
      return FALSE;

  return g_str_has_suffix (word, "s") && strlen (word) > 1;
}

static char *
to_singular (const char *word)
{
  static const struct { const char *end; guint n_removed; const char *added; } ends[] = {
    { "ies", 3, "y" }, { "sses", 2, "" }, { "shes", 2, "" }, { "ches", 2, "" }, { "xes", 2, "" },
    { "s", 1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends) && is_plural (word); i++)
    if (g_str_has_suffix (word, ends[i].end) && strlen (word) > ends[i].n_removed + 1)
      {
        g_autofree char *stem = g_strndup (word, strlen (word) - ends[i].n_removed);

        return g_strconcat (stem, ends[i].added, NULL);
      }

  return g_strdup (word);
}

/* The words of the segments from @from to before @to; one of many that a parameter follows is
 * a single one. */
static char *
join_words (GArray *segments,
            guint   from,
            guint   to)
{
  GString *out = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      gboolean is_one = segment->has_param ||
                        (i + 1 < segments->len &&
                         g_array_index (segments, Segment, i + 1).is_param);
      g_autofree char *word = is_one ? to_singular (segment->words) : g_strdup (segment->words);

      g_string_append (out, word);
    }

  return g_string_free (out, FALSE);
}

static const char *
choose_verb (const char    *method,
             const Segment *last)
{
  gboolean is_many = last != NULL && !last->has_param && is_plural (last->words);

  if (g_str_equal (method, "get"))
    return is_many ? "list" : "get";
  if (g_str_equal (method, "post"))
    return is_many ? "create" : "post";
  if (g_str_equal (method, "put"))
    return "replace";

  return g_str_equal (method, "patch") ? "update" : method;
}

/* The name, with the first @from segments left out of it. */
static char *
compose (const char *method,
         GArray     *segments,
         guint       from)
{
  guint n = segments->len;
  const Segment *last = n > 0 ? &g_array_index (segments, Segment, n - 1) : NULL;
  const char *verb = choose_verb (method, last);
  g_autofree char *words = NULL;

  if (g_str_equal (verb, "post") && last != NULL && !last->has_param &&
      g_ascii_isalpha (last->words[0]) && from < n)
    {
      /* what is posted to something that is not many is mostly a verb of its own */
      words = join_words (segments, from, n - 1);
      return g_strdup_printf ("%c%s%s", g_ascii_tolower (last->words[0]), last->words + 1, words);
    }

  words = join_words (segments, from, n);
  if (g_str_equal (verb, "create"))
    {
      g_autofree char *single = to_singular (words);

      return g_strconcat (verb, single, NULL);
    }

  return g_strconcat (verb, *words != '\0' ? words : "Root", NULL);
}

struct _SmithOperationNames
{
  guint       most;   /* characters of a name */
  GHashTable *taken;  /* (owned) of char* */
  GHashTable *next;   /* (owned) of guint, by char*: the number to try first, as all below are
                       * taken */
};

/**
 * smith_operation_names_new:
 * @most: characters of a name at most
 *
 * Returns: (transfer full): no names yet
 */
SmithOperationNames *
smith_operation_names_new (guint most)
{
  SmithOperationNames *self = g_new0 (SmithOperationNames, 1);

  self->most = most;
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
smith_operation_names_free (SmithOperationNames *self)
{
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->next);
  g_free (self);
}

/**
 * smith_operation_names_take:
 *
 * Returns: whether nobody had @name before; now it is taken
 */
gboolean
smith_operation_names_take (SmithOperationNames *self,
                            const char          *name)
{
  return g_hash_table_add (self->taken, g_strdup (name));
}

static gboolean
is_taken (SmithOperationNames *self,
          const char          *name)
{
  return g_hash_table_contains (self->taken, name);
}

/**
 * smith_operation_names_number:
 * @name: a name that is wanted
 *
 * Returns: (transfer full): @name, shortened and with a number where it has to be; it is not
 *   taken by that
 */
char *
smith_operation_names_number (SmithOperationNames *self,
                              const char          *name)
{
  const guint most = self->most;
  g_autofree char *start = g_strndup (name, most);

  for (guint i = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (self->next, start)), 1);; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf ("_%u", i) : g_strdup ("");
      g_autofree char *result = g_strdup_printf ("%.*s%s", (int) (most - MIN (most,
                                                                              strlen (suffix))),
                                                 name, suffix);

      if (is_taken (self, result))
        continue;
      g_hash_table_insert (self->next, g_steal_pointer (&start), GUINT_TO_POINTER (i));
      return g_steal_pointer (&result);
    }
}

/**
 * smith_operation_names_generate:
 * @method: in lower case
 * @path: the template, such as `/stations/{id}`
 *
 * Returns: (transfer full): a name that is free, made of method and path; it is not taken by that
 */
char *
smith_operation_names_generate (SmithOperationNames *self,
                                const char          *method,
                                const char          *path)
{
  const guint most = self->most;
  g_autoptr(GString) params = g_string_new (NULL);
  g_autoptr(GArray) segments = read_path (path, params);
  g_autofree char *name = NULL;
  g_autofree char *longer = NULL;

  /* from the last segments alone, when all would be too long */
  for (guint from = 0; from == 0 || from < segments->len; from++)
    {
      g_free (name);
      name = compose (method, segments, from);
      if (strlen (name) <= most)
        break;
    }
  if (strlen (name) <= most && !is_taken (self, name))
    return g_steal_pointer (&name);

  longer = g_strconcat (name, params->str, NULL);
  if (params->len > 0 && strlen (longer) <= most && !is_taken (self, longer))
    return g_steal_pointer (&longer);

  return smith_operation_names_number (self, name);
}

/**
 * smith_operation_names_dup_parameter:
 * @segment: what stands in a path before a value, such as `stations`; may be empty
 *
 * Returns: (transfer full): a name for a parameter that takes the value's place, such as
 *   `stationId`; `id` where @segment has no letters
 */
char *
smith_operation_names_dup_parameter (const char *segment)
{
  g_autofree char *words = to_pascal (segment);
  g_autofree char *single = to_singular (words);
  char *name;

  if (!g_ascii_isalpha (*single))
    return g_strdup ("id");
  name = g_strconcat (single, "Id", NULL);
  *name = g_ascii_tolower (*name);

  return name;
}
