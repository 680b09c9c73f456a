/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-sample-private.h"

#include <string.h>

/* Texts that match a regular expression, for the simple ones that people write.  What looks
 * around is passed over, so a text may not match after all; who asks checks. */

#define MOST_BYTES (64u * 1024)
#define MOST_GROUPS 40u
#define MOST_RANGES 64u

typedef struct
{
  const char *p;         /* what is left of the pattern */
  guint       repeat;    /* how often what may be repeated is */
  guint       variation;
  guint       depth;
  GPtrArray  *groups;    /* (owned) of text: what each group became */
  gboolean    is_in_class;
  gboolean    is_lost;   /* something that is not understood */
} Reader;

typedef struct
{
  struct
  {
    gunichar first;
    gunichar last;
  } ranges[MOST_RANGES];
  guint    n;
  gboolean is_negated;
} Class;

/* In this order characters are preferred. */
static const char pool[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. /:,"
                           "@#+=!?;&%$*()[]{}<>'\"\\|~^`\t\n\rß日α";

static void read_alternatives (Reader  *self,
                               GString *out);

static void
class_add (Class   *self,
           gunichar first,
           gunichar last)
{
  if (self->n < MOST_RANGES)
    {
      self->ranges[self->n].first = first;
      self->ranges[self->n++].last = last;
    }
}

static gboolean
class_has (const Class *self,
           gunichar     c)
{
  for (guint i = 0; i < self->n; i++)
    if (c >= self->ranges[i].first && c <= self->ranges[i].last)
      return !self->is_negated;

  return self->is_negated;
}

static void
class_emit (Reader      *self,
            const Class *class_,
            GString     *out)
{
  guint n = 0;

  /* the second round is for classes of fewer characters than variations */
  for (guint round = 0; round < 2; round++)
    {
      guint wanted = round == 0 ? self->variation : n > 0 ? self->variation % n : 0;

      n = round == 0 ? 0 : n;
      for (const char *p = pool; *p != '\0'; p = g_utf8_next_char (p))
        if (class_has (class_, g_utf8_get_char (p)))
          {
            if (wanted == 0)
              {
                g_string_append_unichar (out, g_utf8_get_char (p));
                return;
              }
            wanted--;
            n += round == 0;
          }
    }
  if (class_->n > 0 && !class_->is_negated && g_unichar_validate (class_->ranges[0].first) &&
      class_->ranges[0].first != 0)
    g_string_append_unichar (out, class_->ranges[0].first);
  else
    self->is_lost = TRUE;
}

/* \d, \w, \s, and their opposites in capitals. */
static gboolean
class_add_escape (Class *self,
                  char   c)
{
  static const struct
  {
    char     name;
    gunichar first, last;
  } ranges[] = {
    { 'd', '0', '9' }, { 'D', 1, '0' - 1 }, { 'D', '9' + 1, 0xFFFF },
    { 'w', 'a', 'z' }, { 'w', 'A', 'Z' }, { 'w', '0', '9' }, { 'w', '_', '_' },
    { 'W', 1, '0' - 1 }, { 'W', '9' + 1, 'A' - 1 }, { 'W', 'Z' + 1, '_' - 1 },
    { 'W', '`', '`' }, { 'W', 'z' + 1, 0xFFFF },
    { 's', ' ', ' ' }, { 's', '\t', '\r' }, { 'S', '!', 0xFFFF },
  };
  gboolean is_found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].name == c)
      {
        class_add (self, ranges[i].first, ranges[i].last);
        is_found = TRUE;
      }

  return is_found;
}

/* \p{…}, after the p. */
static void
class_add_property (Reader *self,
                    Class  *class_)
{
  static const struct
  {
    const char *name;
    const char *ranges;  /* pairs */
  } properties[] = {
    { "Lu", "AZ" }, { "Uppercase", "AZ" }, { "Ll", "az" }, { "Lowercase", "az" },
    { "L", "azAZ" }, { "Letter", "azAZ" }, { "Alphabetic", "azAZ" }, { "N", "09" },
    { "Nd", "09" }, { "digit", "09" }, { "Number", "09" }, { "P", "!!--..__" },
    { "Punctuation", "!!--..__" }, { "Pd", "--" }, { "Pc", "__" }, { "S", "++$$" },
    { "Sc", "$$" }, { "Sm", "++" }, { "Z", "  " }, { "Zs", "  " }, { "M", NULL },
  };
  const char *end = strchr (self->p, '}');
  gsize length;

  if (*self->p != '{' || end == NULL)
    {
      self->is_lost = TRUE;
      return;
    }
  length = (gsize) (end - self->p - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (strlen (properties[i].name) == length &&
        memcmp (properties[i].name, self->p + 1, length) == 0)
      {
        for (const char *r = properties[i].ranges; r != NULL && *r != '\0'; r += 2)
          class_add (class_, (guchar) r[0], (guchar) r[1]);
        self->p = end + 1;
        return;
      }
  self->is_lost = TRUE;
}

/* \xHH, \uHHHH, \u{H…}, after the letter. */
static gunichar
read_hex (Reader *self,
          guint   n_digits)
{
  gunichar c = 0;
  gboolean has_braces = *self->p == '{';

  if (has_braces)
    {
      self->p++;
      n_digits = 6;
    }
  for (guint i = 0; i < n_digits && g_ascii_isxdigit (*self->p); i++)
    c = c * 16 + (gunichar) g_ascii_xdigit_value (*self->p++);
  if (has_braces && *self->p == '}')
    self->p++;
  /* a range may begin at NUL, a text cannot have it */
  if (c == 0 && self->is_in_class)
    c = 1;
  /* nor half a character, which a set may list */
  if (c >= 0xD800 && c <= 0xDFFF && self->is_in_class)
    c = 0xFFFD;
  if (!g_unichar_validate (c) || c == 0)
    self->is_lost = TRUE;

  return c;
}

/* An escape of one character, the backslash passed. */
static gunichar
read_character (Reader *self)
{
  gunichar c;

  switch (*self->p)
    {
    case 'n':
      c = '\n';
      break;
    case 't':
      c = '\t';
      break;
    case 'r':
      c = '\r';
      break;
    case 'f':
      c = '\f';
      break;
    case 'v':
      c = '\v';
      break;
    case 'x':
      self->p++;
      return read_hex (self, 2);
    case 'u':
      self->p++;
      return read_hex (self, 4);
    case 'c':
      self->p++;
      c = (gunichar) (*self->p & 0x1F);
      break;
    default:
      c = g_utf8_get_char (self->p);
    }
  if (*self->p != '\0')
    self->p = g_utf8_next_char (self->p);
  self->is_lost = self->is_lost || c == 0;

  return c;
}

/* One side of a range, or a class of several; returns 0 for the latter. */
static gunichar
read_class_part (Reader *self,
                 Class  *class_)
{
  gunichar c;

  if (*self->p != '\\')
    {
      c = g_utf8_get_char (self->p);
      self->p = g_utf8_next_char (self->p);
      return c;
    }
  self->p++;
  if (*self->p == 'p')
    {
      self->p++;
      class_add_property (self, class_);
      return 0;
    }
  if (class_add_escape (class_, *self->p))
    {
      self->p++;
      return 0;
    }
  if (*self->p == 'b')
    {
      self->p++;
      return '\b';
    }
  if (*self->p == 'P')
    self->is_lost = TRUE;

  return read_character (self);
}

/* After the opening bracket. */
static void
read_class (Reader  *self,
            GString *out)
{
  Class class_ = { 0 };

  self->is_in_class = TRUE;
  if (*self->p == '^')
    {
      class_.is_negated = TRUE;
      self->p++;
    }
  while (*self->p != ']' && *self->p != '\0' && !self->is_lost)
    {
      gunichar first = read_class_part (self, &class_), last = first;

      if (first != 0 && *self->p == '-' && self->p[1] != ']' && self->p[1] != '\0')
        {
          self->p++;
          last = read_class_part (self, &class_);
        }
      if (first != 0)
        class_add (&class_, first, MAX (first, last));
    }
  if (*self->p == '\0')
    self->is_lost = TRUE;
  else
    self->p++;
  self->is_in_class = FALSE;
  if (!self->is_lost)
    class_emit (self, &class_, out);
}

/* After the backslash. */
static void
read_escape (Reader  *self,
             GString *out)
{
  Class class_ = { 0 };

  if (*self->p == 'b' || *self->p == 'B')
    self->p++;
  else if (*self->p == 'p' || *self->p == 'P')
    {
      class_.is_negated = *self->p++ == 'P';
      class_add_property (self, &class_);
      if (!self->is_lost)
        class_emit (self, &class_, out);
    }
  else if (class_add_escape (&class_, *self->p))
    {
      self->p++;
      class_emit (self, &class_, out);
    }
  else if (*self->p >= '1' && *self->p <= '9')
    {
      guint index = (guint) (*self->p++ - '1');

      if (index < self->groups->len)
        g_string_append (out, g_ptr_array_index (self->groups, index));
    }
  else if (*self->p == 'k' || *self->p == '\0')
    self->is_lost = TRUE;
  else
    g_string_append_unichar (out, read_character (self));
}

/* After the opening parenthesis. */
static void
read_group (Reader  *self,
            GString *out)
{
  g_autoptr(GString) inside = g_string_new (NULL);
  gboolean looks_around = FALSE, has_number = TRUE;
  guint number = self->groups->len;

  if (g_str_has_prefix (self->p, "?:"))
    {
      has_number = FALSE;
      self->p += 2;
    }
  else if (*self->p == '?')
    {
      looks_around = strchr ("=!", self->p[1]) != NULL ||
                     (self->p[1] == '<' && strchr ("=!", self->p[2]) != NULL);
      has_number = !looks_around;
      self->p += self->p[1] == '<' ? 2 : 1;
      if (looks_around)
        self->p++;
      else
        self->p = strchr (self->p, '>') != NULL ? strchr (self->p, '>') + 1 : "";
    }
  if (has_number)
    g_ptr_array_add (self->groups, g_strdup (""));
  read_alternatives (self, inside);
  if (*self->p != ')')
    self->is_lost = TRUE;
  else
    self->p++;
  if (has_number)
    {
      g_free (self->groups->pdata[number]);
      self->groups->pdata[number] = g_strdup (inside->str);
    }
  if (!looks_around)
    g_string_append_len (out, inside->str, (gssize) inside->len);
}

/* How often the atom before is to be repeated. */
static guint
read_quantifier (Reader *self)
{
  guint64 least = 1, most = 1;

  if (*self->p == '*' || *self->p == '+' || *self->p == '?')
    {
      least = *self->p == '+';
      most = *self->p == '?' ? 1 : G_MAXUINT;
      self->p++;
    }
  else if (*self->p == '{' && g_ascii_isdigit (self->p[1]))
    {
      char *end;

      least = most = g_ascii_strtoull (self->p + 1, &end, 10);
      if (*end == ',')
        most = g_ascii_isdigit (end[1]) ? g_ascii_strtoull (end + 1, &end, 10) : G_MAXUINT;
      if (*end == ',')
        end++;
      self->is_lost = self->is_lost || *end != '}';
      self->p = *end == '}' ? end + 1 : end;
    }
  else
    return 1;
  if (*self->p == '?')
    self->p++;
  if (least > MOST_BYTES)
    self->is_lost = TRUE;

  return (guint) CLAMP (self->repeat, MIN (least, MOST_BYTES), MAX (least, most));
}

static void
read_atom (Reader  *self,
           GString *out)
{
  char c = *self->p++;

  if (c == '[')
    read_class (self, out);
  else if (c == '(')
    read_group (self, out);
  else if (c == '\\')
    read_escape (self, out);
  else if (c == '.')
    class_emit (self, &(Class) { .ranges = { { '\n', '\n' } }, .n = 1, .is_negated = TRUE }, out);
  else if (c != '^' && c != '$')
    {
      self->p--;
      g_string_append_unichar (out, g_utf8_get_char (self->p));
      self->p = g_utf8_next_char (self->p);
    }
}

static void
read_sequence (Reader  *self,
               GString *out)
{
  while (*self->p != '\0' && *self->p != '|' && *self->p != ')' && !self->is_lost)
    {
      g_autoptr(GString) atom = g_string_new (NULL);
      guint n;

      read_atom (self, atom);
      n = read_quantifier (self);
      if (out->len + (gsize) n * atom->len > MOST_BYTES)
        self->is_lost = TRUE;
      for (guint i = 0; i < n && atom->len > 0 && !self->is_lost; i++)
        g_string_append_len (out, atom->str, (gssize) atom->len);
    }
}

static void
read_alternatives (Reader  *self,
                   GString *out)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (self->depth == MOST_GROUPS)
    {
      self->is_lost = TRUE;
      return;
    }
  self->depth++;
  for (gboolean goes_on = TRUE; goes_on && !self->is_lost;)
    {
      GString *text = g_string_new (NULL);

      read_sequence (self, text);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
      goes_on = *self->p == '|';
      self->p += goes_on;
    }
  self->depth--;
  if (texts->len > 0)
    g_string_append (out, g_ptr_array_index (texts, self->variation % texts->len));
}

/**
 * smith_sample_pattern:
 * @pattern: an ECMA-262 regular expression
 * @repeat: how often what may be repeated is, within its bounds
 * @variation: for another number other characters and alternatives are taken
 *
 * Takes a time in proportion to the length of the pattern and the text.
 *
 * Returns: (transfer full) (nullable): a text that is likely to match, %NULL when the pattern
 *   is not understood
 */
char *
smith_sample_pattern (const char *pattern,
                      guint       repeat,
                      guint       variation)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  Reader self = { .p = pattern, .repeat = repeat, .variation = variation, .groups = groups };
  g_autoptr(GString) out = g_string_new (NULL);

  read_alternatives (&self, out);
  if (self.is_lost || *self.p != '\0')
    return NULL;

  return g_strdup (out->str);
}
