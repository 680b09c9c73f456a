/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-random.h"

#include <string.h>

/* What a writer of YAML must take care of, as JSON. */
static const char *const strings[] = {
  "", "x", "two words", "no", "on", "null", "~", "true", "1", "-1.50", "0x1F", "1_000", "12:30",
  "2020-01-01", ".inf", "- a", "-", "a: b", "a:", ":a", "# c", "a #b", "a# b", " lead", "trail ",
  "one\\ntwo", "one\\ntwo\\n", "one\\n\\ntwo\\n\\n", "\\n", "\\n one", "  two\\n three",
  "tab\\there",
  "\\ttab", "it's", "\\\"q\\\"", "'", "back\\\\slash", "@x", "`", "%", "!t", "&a", "*a", "{", "[x]",
  "}", ",", "a,b", "> x", "|", "?", "? x", "---", "...", "--- x", "one\\r\\ntwo", "<<", "=",
  "\\u0001",
  "\\u2028", "\\ufeff", "é☃", "😀", "/", "~1", "one\\n# two\\n", "one \\ntwo", "a\\n  b\\nc",
  "A long sentence that does not fit into the eighty columns that a person sees at one time.",
  "A long one with a break\\nand a second paragraph, which goes on for quite a while.\\n",
};

static const char *const numbers[] = {
  "0", "-0", "1", "12345678901234567890123", "1.50", "-2.5e-3", "1E5", "1e400",
};

static const char *const keys[] = {
  "a", "b", "c", "key", "two words", "x/y", "~", "no", "1", "", "a: b", "#", "-", "- x", "?",
  "é☃",
  "it's", "\"q\"", "<<", "null", "{}", "a,b", "*a", "&a", "!a", "@", " x ", "one\ntwo", "200",
  "/users/{id}", "%41", "$ref", "a long name, as those of paths can be", "x-y.z",
};

static gboolean
chance (GRand *random,
        int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

#define PICK(random, list) (list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])

const char *
edit_random_key (GRand *random)
{
  return PICK (random, keys);
}

static void
append_key (GString *out,
            GRand   *random,
            guint    index)
{
  /* a number of its own: no two members have one name */
  g_autoptr(GString) key = g_string_new (PICK (random, keys));

  g_string_replace (key, "\"", "\\\"", 0);
  g_string_replace (key, "\n", "\\n", 0);
  g_string_append_printf (out, "\"%s%u\"", key->str, index);
}

static void
append_scalar (GString *out,
               GRand   *random)
{
  static const char *const words[] = { "true", "false", "null" };

  if (chance (random, 60))
    g_string_append_printf (out, "\"%s\"", PICK (random, strings));
  else if (chance (random, 60))
    g_string_append (out, PICK (random, numbers));
  else
    g_string_append (out, PICK (random, words));
}

/* How a JSON text is laid out; NULL members for white space at random. */
typedef struct
{
  GRand      *random;
  const char *step;   /* (nullable): of the indentation; NULL for one line */
  gboolean    is_odd; /* any white space anywhere */
} Layout;

static void
append_space (GString      *out,
              const Layout *layout,
              int           depth,
              gboolean      is_break)
{
  static const char *const odd[] = { "", " ", "  ", "\t", "\n", "\n   ", "\n\n\t" };

  if (layout->is_odd)
    g_string_append (out, PICK (layout->random, odd));
  else if (layout->step != NULL && is_break)
    {
      g_string_append_c (out, '\n');
      for (int i = 0; i < depth; i++)
        g_string_append (out, layout->step);
    }
}

static void
append_json (GString      *out,
             const Layout *layout,
             int           depth,
             gboolean      is_container)
{
  GRand *random = layout->random;
  gboolean is_object = chance (random, 60);
  int n = g_rand_int_range (random, 0, 5);

  if (!is_container && (depth > 3 || chance (random, 50)))
    {
      append_scalar (out, random);
      return;
    }

  g_string_append_c (out, is_object ? '{' : '[');
  for (int i = 0; i < n; i++)
    {
      append_space (out, layout, depth + 1, TRUE);
      if (is_object)
        {
          append_key (out, random, (guint) i);
          append_space (out, layout, 0, FALSE);
          g_string_append (out, layout->step != NULL ? ": " : ":");
        }
      append_json (out, layout, depth + 1, FALSE);
      append_space (out, layout, 0, FALSE);
      if (i + 1 < n)
        g_string_append_c (out, ',');
    }
  if (n > 0)
    append_space (out, layout, depth, TRUE);
  g_string_append_c (out, is_object ? '}' : ']');
}

/* One value, as JSON. */
char *
edit_random_value (GRand *random)
{
  GString *out = g_string_new (NULL);

  append_json (out, &(Layout) { random, NULL, FALSE }, 2, FALSE);
  return g_string_free (out, FALSE);
}

static void
end_lines (GString *out,
           GRand   *random)
{
  if (chance (random, 15))
    g_string_replace (out, "\n", "\r\n", 0);
}

char *
edit_random_json (GRand *random)
{
  static const char *const steps[] = { NULL, " ", "  ", "    ", "\t" };
  Layout layout = { random, PICK (random, steps), chance (random, 15) };
  GString *out = g_string_new (NULL);

  append_json (out, &layout, 0, TRUE);
  if (chance (random, 70))
    g_string_append_c (out, '\n');
  end_lines (out, random);
  return g_string_free (out, FALSE);
}

/* How a YAML text is laid out, and how far it is. */
typedef struct
{
  GRand    *random;
  guint     step;            /* columns */
  gboolean  is_unindented;   /* a list in a mapping begins in the column of its name */
  int       comments;        /* percent of places */
  gboolean  has_anchors;
  guint     n_comments;
  guint     n_anchors;
  guint     whole[32];       /* anchors whose value is written */
  guint     n_whole;
} Hand;

static void
append_indent (GString *out,
               guint    column)
{
  for (guint i = 0; i < column; i++)
    g_string_append_c (out, ' ');
}

/* Ends a line, perhaps with a comment and lines of others. */
static void
append_break (GString  *out,
              Hand     *hand,
              guint     column)
{
  if (chance (hand->random, hand->comments))
    g_string_append_printf (out, " # c%u", ++hand->n_comments);
  g_string_append_c (out, '\n');
  while (chance (hand->random, hand->comments))
    {
      guint at = chance (hand->random, 80) ? column : (guint) g_rand_int_range (hand->random, 0, 8);

      if (chance (hand->random, 20))
        g_string_append_c (out, '\n');
      append_indent (out, at);
      g_string_append_printf (out, "# c%u\n", ++hand->n_comments);
    }
  if (chance (hand->random, 8))
    g_string_append_c (out, '\n');
}

/* `|` or `>` and its lines. */
static void
append_block (GString *out,
              Hand    *hand,
              guint    column)
{
  static const char *const marks[] = { "|", "|-", "|+", ">", ">-", ">+" };
  int n = g_rand_int_range (hand->random, 1, 4);

  g_string_append (out, PICK (hand->random, marks));
  if (chance (hand->random, hand->comments))
    g_string_append_printf (out, " # c%u", ++hand->n_comments);
  g_string_append_c (out, '\n');
  for (int i = 0; i < n; i++)
    {
      append_indent (out, column);
      g_string_append (out, i > 0 && chance (hand->random, 20) ? "  deeper\n" : "line: # no\n");
      if (chance (hand->random, 15))
        g_string_append_c (out, '\n');
    }
}

/* A scalar and the end of its line; lines that go on begin in @column. */
static void
append_yaml_scalar (GString *out,
                    Hand    *hand,
                    guint    column,
                    guint    outer)
{
  static const char *const plain[] = {
    "x", "two words", "1", "-1.50", "true", "null", "~", "no", "a:b", "a#b", "0x1F", "x-y/z",
    "'it''s'", "''", "'a: b'", "\"\"", "\"a\\nb\"", "\"# q\"", "[]", "{}", "!!str 12", "!x y",
  };

  if (chance (hand->random, 15))
    {
      append_block (out, hand, column);
      return;
    }
  if (chance (hand->random, 6))
    {
      g_string_append (out, "one");
      g_string_append_c (out, '\n');
      append_indent (out, column);
      g_string_append (out, "two");
    }
  else if (chance (hand->random, 6))
    {
      g_string_append (out, "\"one\n");
      append_indent (out, column);
      g_string_append (out, "two\"");
    }
  else if (chance (hand->random, 30))
    g_string_append_printf (out, "\"%s\"", PICK (hand->random, strings));
  else
    g_string_append (out, PICK (hand->random, plain));
  append_break (out, hand, outer);
}

static void
append_flow (GString *out,
             Hand    *hand,
             guint    column)
{
  Layout layout = { hand->random, chance (hand->random, 30) ? "  " : NULL, FALSE };
  g_autoptr(GString) flow = g_string_new (NULL);
  g_autofree char *line = g_strnfill (column, ' ');
  g_autofree char *eol = g_strconcat ("\n", line, NULL);

  append_json (flow, &layout, 2, TRUE);
  g_string_replace (flow, "\":", "\": ", 0);
  g_string_replace (flow, "\":  ", "\": ", 0);
  g_string_replace (flow, "\n", eol, 0);
  g_string_append (out, flow->str);
}

static void append_yaml (GString *out,
                         Hand    *hand,
                         int      depth,
                         guint    column,
                         gboolean is_object);

/* What follows a name or a dash, with the end of its line. */
static void
append_yaml_value (GString  *out,
                   Hand     *hand,
                   int       depth,
                   guint     column,
                   gboolean  is_dash)
{
  GRand *random = hand->random;
  gboolean is_object = chance (random, 60);
  guint inner = column + (is_dash ? 2 : hand->step);

  if (hand->n_whole > 0 && chance (random, 15))
    {
      guint which = hand->whole[g_rand_int_range (random, 0, (int) hand->n_whole)];

      g_string_append_printf (out, " *a%u", which);
      append_break (out, hand, column);
      return;
    }
  if (!is_dash && chance (random, 4))
    {
      append_break (out, hand, column);  /* nothing: null */
      return;
    }
  if (depth > 3 || chance (random, 50))
    {
      g_string_append_c (out, ' ');
      append_yaml_scalar (out, hand, column + hand->step, column);
      return;
    }
  if (chance (random, 20))
    {
      g_string_append_c (out, ' ');
      append_flow (out, hand, column + hand->step);
      append_break (out, hand, column);
      return;
    }

  if (!is_object && !is_dash && hand->is_unindented)
    inner = column;
  if (is_dash && chance (random, 70))
    {
      g_string_append_c (out, ' ');
      append_yaml (out, hand, depth + 1, inner, is_object);
      return;
    }
  if (hand->has_anchors && hand->n_whole < G_N_ELEMENTS (hand->whole) && chance (random, 30))
    {
      guint name = ++hand->n_anchors;

      g_string_append_printf (out, " &a%u", name);
      append_break (out, hand, inner);
      append_indent (out, inner);
      append_yaml (out, hand, depth + 1, inner, is_object);
      if (hand->n_whole < G_N_ELEMENTS (hand->whole))
        hand->whole[hand->n_whole++] = name;
      return;
    }
  append_break (out, hand, inner);
  append_indent (out, inner);
  append_yaml (out, hand, depth + 1, inner, is_object);
}

/* A mapping or a sequence whose first line has its indentation already. */
static void
append_yaml (GString  *out,
             Hand     *hand,
             int       depth,
             guint     column,
             gboolean  is_object)
{
  static const char *const names[] = { "a", "two words", "'q'", "\"d\"", "x-y", "/p/{id}", "200" };
  int n = g_rand_int_range (hand->random, 1, 5);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        append_indent (out, column);
      if (!is_object)
        g_string_append_c (out, '-');
      else
        {
          const char *name = PICK (hand->random, names);
          gsize length = strlen (name);

          /* the number goes into the quotes */
          if (name[length - 1] == '\'' || name[length - 1] == '"')
            g_string_append_printf (out, "%.*s%d%c:", (int) length - 1, name, i, name[length - 1]);
          else
            g_string_append_printf (out, "%s%d:", name, i);
        }
      append_yaml_value (out, hand, depth, column, !is_object);
    }
}

char *
edit_random_yaml (GRand *random)
{
  Hand hand = {
    .random = random,
    .step = (guint) g_rand_int_range (random, 2, 5),
    .is_unindented = chance (random, 40),
    .comments = chance (random, 30) ? 0 : g_rand_int_range (random, 1, 40),
    .has_anchors = chance (random, 25),
  };
  GString *out = g_string_new (NULL);

  if (chance (random, hand.comments))
    append_break (out, &hand, 0);
  if (chance (random, 10))
    g_string_append (out, "---\n");
  append_yaml (out, &hand, 0, 0, chance (random, 80));
  if (chance (random, 10) && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  end_lines (out, random);
  return g_string_free (out, FALSE);
}
