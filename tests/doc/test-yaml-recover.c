/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"
#include "doc/smith-pointer.h"

#include <string.h>

/* What is read of YAML behind an error: a person types in the middle of a description. */

typedef struct
{
  const char *name;
  const char *text;
  const char *errors;   /* START-END word, one a line: the span, and a word of the sentence */
  const char *json;     /* what was read */
  const char *damaged;  /* pointers, by spaces; "." is the root */
} RecoverCase;

static const RecoverCase recover_cases[] = {
  /* half a line */
  { "name-alone", "a: 1\nb\nc: 2\n", "5-6 colon", "{\"a\":1,\"c\":2}", "." },
  { "first-name-alone", "openapi 3\ninfo:\n  a: 1\n", "0-9 colon", "{\"info\":{\"a\":1}}", "." },
  { "name-with-children", "paths:\n  /a:\n    x: []\n    get\n      id: 1\n    put:\n      id: 2\n",
    "27-30 colon", "{\"paths\":{\"/a\":{\"x\":[],\"put\":{\"id\":2}}}}", "/paths/~1a" },
  { "first-name-with-children", "paths:\n  /a:\n    get\n      id: 1\n    put:\n      id: 2\n",
    "17-20 colon", "{\"paths\":{\"/a\":{\"put\":{\"id\":2}}}}", "/paths /paths/~1a" },
  { "name-as-deep-as-last", "info:\n  t: x\npaths\n  /a:\n    get: 1\ntags:\n  t: 1\n",
    "13-18 colon", "{\"info\":{\"t\":\"x\"},\"tags\":{\"t\":1}}", ". /info" },
  { "stray-word", "a:\n  b: 1\nfoo\n      c: 2\n  d: 3\ne: 1\n", "10-13 colon",
    "{\"a\":{\"b\":1,\"d\":3},\"e\":1}", ". /a" },
  { "name-in-list-item", "- a: 1\n  b\n  c: 2\n- d: 1\n", "9-10 colon",
    "[{\"a\":1,\"c\":2},{\"d\":1}]", "/0" },
  { "name-behind-dash", "- b\n  c: 2\n- d: 1\n", "2-3 colon", "[{\"c\":2},{\"d\":1}]", ". /0" },
  { "item-before-wrong-line", "a:\n  t:\n    - x\n     y: 1\n  u: 2\n", "21-22 neighbours",
    "{\"a\":{\"t\":[\"x\"],\"u\":2}}", "/a/t" },
  { "brackets-before-wrong-line", "t:\n- {x: 1}\n  \ty: 1\nu: 'v'\n\tw: 2\nz: 1\n",
    "14-15 tab\n27-28 tab", "{\"t\":[{\"x\":1}],\"u\":\"v\",\"z\":1}", ". /t" },
  { "text-not-indented", "a: |\ntext\n more: x\nb: 1\n", "5-9 colon", "{\"a\":\"\",\"b\":1}", "." },
  /* indentation */
  { "too-far-right", "a: 1\n b: 2\nc: 3\n", "6-7 neighbours", "{\"a\":1,\"c\":3}", "." },
  { "two-too-far-right", "g:\n  a: 1\n    b: 2\n    c: 3\n  d: 4\n", "14-15 neighbours",
    "{\"g\":{\"a\":1,\"d\":4}}", "/g" },
  { "too-far-left", "a:\n    b: 1\n  c: 2\n    d: 3\ne: 4\n", "14-15 neighbours",
    "{\"a\":{\"b\":1,\"d\":3},\"e\":4}", ". /a" },
  { "item-too-far-left", "t:\n  - a\n - b\n  - c\nu: 1\n", "10-11 neighbours",
    "{\"t\":[\"a\",\"c\"],\"u\":1}", ". /t" },
  { "name-between-items", "t:\n  - a\n  b: 1\n  - c\nu: 1\n", "11-12 neighbours",
    "{\"t\":[\"a\",\"c\"],\"u\":1}", "/t" },
  { "tab", "a:\n\tb: 1\n\tc: 3\nd: 4\n", "3-4 tab", "{\"a\":null,\"d\":4}", ". /a" },
  { "tab-between", "a:\n  b: 1\n\tc: 3\n  d: 4\n", "11-12 tab", "{\"a\":{\"b\":1,\"d\":4}}", "/a" },
  /* scalars */
  { "quote-open", "a:\n  x: \"foo\n  y: 1\nb: \"x\"\n", "8-12 closing",
    "{\"a\":{\"x\":null,\"y\":1},\"b\":\"x\"}", "/a /a/x" },
  { "single-quote-open", "a:\n  - b: 1\n    c: 'x\n    d: 2\n  - e\n", "19-21 closing",
    "{\"a\":[{\"b\":1,\"c\":null,\"d\":2},\"e\"]}", "/a/0 /a/0/c" },
  { "bad-escape", "a: \"\\q\"\nb: 1\n", "4-6 escape", "{\"a\":null,\"b\":1}", ". /a" },
  { "bad-escape-in-lines", "d: \"foo\n  bar \\q\n  baz: x\n  \"\ne: 1\n", "14-16 escape",
    "{\"d\":null,\"e\":1}", ". /d" },
  { "second-colon", "a: b: c\nd: 1\n", "4-5 second", "{\"a\":\"b\",\"d\":1}", "." },
  { "at-and-backquote", "a: @b\nc: `d\ne: 1\n", "3-4 quotes\n9-10 quotes",
    "{\"a\":null,\"c\":null,\"e\":1}", ". /a /c" },
  { "at-item", "- a\n- @q\n- w\n", "6-7 quotes", "[\"a\",null,\"w\"]", ". /1" },
  { "at-item-behind-mapping", "- a: 1\n- @q\n- w\n", "9-10 quotes", "[{\"a\":1},null,\"w\"]",
    ". /1" },
  { "at-name-in-item", "a:\n  - @n: x\n    in: y\n  - n: z\n", "7-8 quotes",
    "{\"a\":[{\"in\":\"y\"},{\"n\":\"z\"}]}", "/a /a/0" },
  { "block-header", "a: |x\n  t: a\nb: 1\n", "4-5 digit", "{\"a\":null,\"b\":1}", ". /a" },
  /* brackets */
  { "bracket-open", "a:\n  x: [p, q\n  y: 1\nb: [x]\n", "8-9 bracket",
    "{\"a\":{\"x\":[],\"y\":1},\"b\":[\"x\"]}", "/a /a/x" },
  { "bracket-open-at-root", "a: 1\nb: [\nc: 1\nd: 2\n", "8-9 bracket",
    "{\"a\":1,\"b\":[],\"c\":1,\"d\":2}", ". /b" },
  { "brackets-open-in-items", "a:\n  b: {x: 1, y: 2\n  c: 3\nd:\n  - {n: [q\n  - {n: b}\n",
    "8-9 bracket\n38-39 bracket", "{\"a\":{\"b\":{},\"c\":3},\"d\":[{},{\"n\":\"b\"}]}",
    "/a /a/b /d /d/0" },
  { "bracket-open-behind-empty-name", " - : {a\n -\r:", "5-6 bracket\n11-12 name",
    "[{\"\":null},null]", ". /0 /0/" },
  { "bracket-open-behind-anchor", "- &a[ a\n- b\n[", "4-5 closed\n12-13 item", "[null,\"b\"]",
    ". /0" },
  { "comma-missing", "a: {b: 1\n  c: 2,\n  }\nd: 1\n", "12-13 comma",
    "{\"a\":{\"b\":\"1 c\"},\"d\":1}", ". /a" },
  { "bracket-too-many", "a: 1\n]\nb: 2\n", "5-6 closes", "{\"a\":1,\"b\":2}", "." },
  { "json-root", "{a: 1,\n b: @}", "11-12 quotes", "{\"a\":1,\"b\":null}", ". /b" },
  /* documents, anchors, tags, names */
  { "two-marks", "---\n---\na: 1\n", "4-7 enough", "{\"a\":1}", "" },
  { "three-marks", "---\n---\n--- # x\na: 1\n", "4-7 enough\n8-15 enough", "{\"a\":1}", "" },
  { "second-document", "a: 1\n---\nb: 2\n", "5-8 second", "{\"a\":1}", "" },
  { "second-document-behind-error", "a: @\n---\nb: 2\n", "3-4 quotes", "{\"a\":null}", ". /a" },
  { "unknown-alias", "a: *x\nb: [*x, 1]\nc: 1\n", "3-5 &x",
    "{\"a\":null,\"b\":[null,1],\"c\":1}", ". /a /b /b/0" },
  { "anchor-passed-over", "a: \"\\q\"\nb: @c &x d\ne: *x\n", "4-6 escape\n11-12 quotes",
    "{\"a\":null,\"b\":null,\"e\":null}", ". /a /b /e" },
  { "anchor-before", "k: &x 1\na: @\nm: *x\n", "11-12 quotes", "{\"k\":1,\"a\":null,\"m\":1}",
    ". /a" },
  { "anchor-of-broken", "k: &x\n  a: \"\nm:\n  <<: *x\n  n: 1\n", "11-12 closing",
    "{\"k\":{\"a\":null},\"m\":{\"n\":1,\"a\":null}}", "/k /k/a /m/a" },
  { "references-in-open-brackets",
    "a: {b: {$ref: '#/c'}, e: [{$ref: '#/c'},\n  {$ref: '#/c'}], f: [1\nb: {$ref: '#/c'},\nc: 1\n",
    "62-63 closed\n81-82 name",
    "{\"a\":{},\"b\":{\"$ref\":\"#/c\"},\"c\":1}", ". /a" },
  { "merge-unread", "k:\n  <<: @\n  n: 1\n", "9-10 quotes", "{\"k\":{\"n\":1}}", "/k" },
  { "merge-of-unread", "k: &x @\nm:\n  <<: *x\n  n: 1\no:\n  <<: [*x]\n", "6-7 quotes",
    "{\"k\":null,\"m\":{\"n\":1},\"o\":{}}", ". /k /m /o" },
  { "merge-scalar-thrice", "a: &x 1\nb: {<<: *x}\nc: {<<: *x, d: 1}\ne: {<<: [*x]}\n",
    "16-18 merge\n46-50 merge", "{\"a\":1,\"b\":{},\"c\":{\"d\":1},\"e\":{}}", "/b /c /e" },
  { "merge-scalar", "k:\n  <<: x\n  n: 1\nm: 2\n", "9-10 merge",
    "{\"k\":{\"n\":1},\"m\":2}", "/k" },
  { "wrong-tag", "f: !!int x\ng: 1\n", "3-8 tag", "{\"f\":null,\"g\":1}", ". /f" },
  { "list-as-name", "a: 1\n? [a]\n: b\nh: 1\n", "7-8 text", "{\"a\":1,\"h\":1}", "." },
  { "crlf", "a: @\r\nb:\r\n  c: \"\r\n  d: 1\r\n", "3-4 quotes\n15-16 closing",
    "{\"a\":null,\"b\":{\"c\":null,\"d\":1}}", ". /a /b /b/c" },
  { "bom", "\xEF\xBB\xBF" "a: @\nb: 1\n", "6-7 quotes", "{\"a\":null,\"b\":1}", ". /a" },
};

static char *
list_errors (SmithTree  *tree,
             const char *wanted)
{
  GString *out = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (wanted, "\n", -1);
  guint n = smith_tree_get_n_errors (tree);

  for (guint i = 0; i < n; i++)
    {
      const SmithReadError *error = smith_tree_get_error_at (tree, i);
      const char *word = i < g_strv_length (lines) ? strchr (lines[i], ' ') : NULL;

      g_test_message ("%" G_GSIZE_FORMAT ": %s", error->span.start, error->message);
      g_string_append_printf (out, "%s%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s",
                              i > 0 ? "\n" : "", error->span.start, error->span.end,
                              word != NULL && strstr (error->message, word + 1) != NULL
                                ? word + 1 : error->message);
    }

  return g_string_free (out, FALSE);
}

static char *
list_damaged (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    if (smith_tree_is_damaged (tree, node))
      {
        g_autofree char *pointer = smith_pointer_to_node (tree, node);

        /* not what a merge key or an alias shows once more */
        if (smith_pointer_lookup (tree, pointer) == node)
          g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                                  *pointer != '\0' ? pointer : ".");
      }

  return g_string_free (out, FALSE);
}

static void
test_recover (gconstpointer data)
{
  const RecoverCase *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->text, SMITH_SYNTAX_YAML);
  g_autofree char *json = doc_print (tree);
  g_autofree char *errors = list_errors (tree, c->errors);
  g_autofree char *damaged = list_damaged (tree);

  g_assert_cmpstr (errors, ==, c->errors);
  g_assert_cmpstr (json, ==, c->json);
  g_assert_cmpstr (damaged, ==, c->damaged);
  doc_check (tree);
}

/* A value that is read up to a line has no colon of that line for its own. */
static void
test_cut_at_colon (void)
{
  g_autoptr(SmithTree) tree = doc_read (": - {k\n: b\nc: d\n", SMITH_SYNTAX_YAML);
  SmithSpan brackets = smith_tree_get_span (tree, 3);

  g_assert_cmpuint (brackets.start, ==, strlen (": - "));
  g_assert_cmpuint (brackets.end, ==, strlen (": - {k"));
}

/* Descriptions as people write them, in three manners. */
typedef struct
{
  const char *name;
  const char *head;
  const char *path;   /* %u: a number */
  const char *tail;
} Manner;

static const Manner manners[] = {
  { "two-spaces",
    "openapi: 3.1.0\ninfo:\n  title: Zoo\n  version: 1.0.0\n  description: |\n"
    "    All animals.\n\n    Note: they bite.\nservers:\n  - url: https://zoo.example/v1\npaths:\n",
    "  /animals/%u/{id}:\n"
    "    parameters:\n"
    "      - name: id\n"
    "        in: path\n"
    "        required: true\n"
    "        schema:\n"
    "          type: string\n"
    "    get:\n"
    "      operationId: getAnimal%u\n"
    "      summary: 'One animal: by id'\n"
    "      description: >-\n"
    "        Finds an animal, and\n"
    "        says where it is.\n"
    "      responses:\n"
    "        '200':\n"
    "          description: \"The animal \\\"as it is\\\"\"\n"
    "          content:\n"
    "            application/json:\n"
    "              schema: {$ref: '#/components/schemas/Animal'}\n"
    "        '404':\n"
    "          description: None such\n",
    "components:\n  schemas:\n    Animal:\n      type: object\n      required: [id, name]\n"
    "      properties:\n        id:\n          type: string\n        name:\n"
    "          type: string\n" },
  { "flush-lists",
    "---\n# a description\nopenapi: '3.0.3'\ninfo: {title: Zoo, version: '1'}\nx-common: &common\n"
    "  '500': {description: Broken}\nservers:\n- url: https://zoo.example\n  description: live\n"
    "paths:\n",
    "  /cages/%u:\n"
    "    get:\n"
    "      operationId: listCages%u\n"
    "      tags:\n"
    "      - cages\n"
    "      - lists\n"
    "      parameters:\n"
    "      - in: query\n"
    "        name: limit\n"
    "        schema: {type: integer, minimum: 1, maximum: 100}\n"
    "      - {in: query, name: after, schema: {type: string}}\n"
    "      responses:\n"
    "        <<: *common\n"
    "        '200':\n"
    "          description: Cages\n"
    "    post:  # a new one\n"
    "      operationId: addCage%u\n"
    "      requestBody:\n"
    "        content:\n"
    "          application/json:\n"
    "            schema:\n"
    "              type: object\n"
    "              properties:\n"
    "                size: {type: number}\n"
    "                kinds:\n"
    "                  type: array\n"
    "                  items: {type: string, enum: [lion, bear]}\n"
    "      responses:\n"
    "        '201': {description: Added}\n",
    "tags:\n- name: cages\n- name: lists\n" },
  { "four-spaces",
    "\"openapi\": \"3.0.0\"\n\"info\":\n    \"title\": \"Zoo\"\n    \"version\": \"2\"\n"
    "\"paths\":\n",
    "    \"/keepers/%u\":\n"
    "        \"get\":\n"
    "            \"operationId\": \"keepers%u\"\n"
    "            \"parameters\":\n"
    "                -   \"name\": \"day\"\n"
    "                    \"in\": \"query\"\n"
    "                    \"schema\":\n"
    "                        \"type\": \"string\"\n"
    "                -   \"name\": \"shift\"\n"
    "                    \"in\": \"query\"\n"
    "            \"responses\":\n"
    "                \"200\":\n"
    "                    \"description\": \"Keepers\"\n"
    "\n",
    "\"security\":\n    - \"key\": []\n" },
};

static char *
write_description (const Manner *manner,
                   guint         n_paths)
{
  GString *out = g_string_new (manner->head);

  for (guint i = 0; i < n_paths; i++)
    {
      g_auto(GStrv) pieces = g_strsplit (manner->path, "%u", -1);

      for (guint j = 0; pieces[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_printf (out, "%u", i);
          g_string_append (out, pieces[j]);
        }
    }
  g_string_append (out, manner->tail);

  return g_string_free (out, FALSE);
}

/* A change of one place: @at, and how many bytes were there and are now. */
typedef struct
{
  gsize at;
  gsize n_old;
  gsize n_new;
} Change;

static gsize
line_start (const char *text,
            gsize       at)
{
  while (at > 0 && text[at - 1] != '\n')
    at--;

  return at;
}

static char *
break_text (const char *text,
            GRand      *random,
            Change     *change)
{
  static const char *const lines[] = { "desc\n", "      name\n", "    x: y: z\n", "\tq: 1\n",
                                       "  - z\n", "    \"open\n", "      t: [a, \n", "@\n",
                                       "        k: 'it's'\n", "          u: |q\n" };
  static const char signs[] = "\"'[]{}:,-@`\t #&*!|>%x";
  gsize length = strlen (text);
  GString *out = g_string_new (text);
  char sign[2] = { signs[g_rand_int_range (random, 0, sizeof signs - 1)], '\0' };
  const char *added = "";

  change->at = (gsize) g_rand_int_range (random, 0, (int) length);
  change->n_old = 0;
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      change->n_old = 1;
      break;

    case 1:
      added = sign;
      break;

    case 2:
      change->at = line_start (text, change->at);
      change->n_old = strcspn (text + change->at, "\n") + 1;
      change->n_old = MIN (change->n_old, length - change->at);
      break;

    default:
      change->at = line_start (text, change->at);
      added = lines[g_rand_int_range (random, 0, G_N_ELEMENTS (lines))];
      break;
    }
  change->n_new = strlen (added);
  g_string_erase (out, (gssize) change->at, (gssize) change->n_old);
  g_string_insert (out, (gssize) change->at, added);

  return g_string_free (out, FALSE);
}

/* Whether the broken tree has @node of the whole one at the same pointer, @shift bytes further
 * on.  Looked up by place, as a line that is lost may make names stand twice. */
static gboolean
is_kept (SmithTree *whole,
         SmithNode  node,
         SmithTree *broken,
         gssize     shift)
{
  g_autofree char *pointer = smith_pointer_to_node (whole, node);
  gsize start = smith_tree_get_member_span (whole, node).start + (gsize) shift;

  for (SmithNode at = smith_tree_find_at (broken, start); at != SMITH_NODE_NONE;
       at = smith_tree_get_parent (broken, at))
    {
      g_autofree char *found = smith_pointer_to_node (broken, at);

      if (smith_tree_get_member_span (broken, at).start == start && g_str_equal (found, pointer))
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  guint n_broken;      /* changes after which there is an error */
  guint n_after;       /* named values behind them, outside of the lines around */
  guint n_kept;
  guint most_errors;
} Tally;

static void
compare_trees (SmithTree    *whole,
               SmithTree    *broken,
               const char   *text,
               const char   *broken_text,
               const Change *change,
               Tally        *tally)
{
  gsize first = line_start (text, change->at);
  gsize before = line_start (text, first > 0 ? first - 1 : 0);
  gsize last = change->at + MAX (change->n_old, 1);
  gssize shift = (gssize) change->n_new - (gssize) change->n_old;

  last += strcspn (text + last - 1, "\n");
  for (SmithNode node = SMITH_NODE_ROOT + 1; node <= smith_tree_get_n_nodes (whole); node++)
    {
      SmithSpan span = smith_tree_get_member_span (whole, node);
      SmithSpan parent = smith_tree_get_span (whole, smith_tree_get_parent (whole, node));

      /* what a merge key brings stands elsewhere */
      if (!is_kept (whole, node, whole, 0))
        continue;
      if (parent.end < first && span.end < before)
        {
          if (!is_kept (whole, node, broken, 0))
            {
              g_autofree char *pointer = smith_pointer_to_node (whole, node);

              g_error ("%s is lost, which ends before byte %" G_GSIZE_FORMAT ", in\n%s",
                       pointer, first, broken_text);
            }
        }
      else if (span.start > last)
        {
          tally->n_after++;
          tally->n_kept += is_kept (whole, node, broken, shift) ? 1 : 0;
        }
    }
}

#define N_CHANGES 600
#define MOST_ERRORS 3

/* Percent of the values behind a change that are found; 93.6 to 97.8 were seen. */
#define FLOOR 90

static void
test_changes (gconstpointer data)
{
  const Manner *manner = data;
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = write_description (manner, 12);
  g_autoptr(SmithTree) whole = doc_read (text, SMITH_SYNTAX_YAML);
  Tally tally = { 0 };

  g_assert_null (smith_tree_get_error (whole));
  for (guint i = 0; i < N_CHANGES; i++)
    {
      Change change;
      g_autofree char *broken_text = break_text (text, random, &change);
      g_autoptr(SmithTree) broken = doc_read (broken_text, SMITH_SYNTAX_YAML);
      guint n_errors = smith_tree_get_n_errors (broken);

      doc_check (broken);
      if (n_errors == 0)
        continue;
      if (n_errors > MOST_ERRORS)
        g_error ("%u errors, the first “%s”, with seed %u, behind\n%.300s", n_errors,
                 smith_tree_get_error (broken)->message, seed,
                 broken_text + line_start (broken_text, change.at));
      tally.n_broken++;
      tally.most_errors = MAX (tally.most_errors, n_errors);
      compare_trees (whole, broken, text, broken_text, &change, &tally);
    }

  g_test_message ("seed %u: %u of %u changes break it, with %u errors at most; of %u values "
                  "behind them %.2f %% are found", seed, tally.n_broken, N_CHANGES,
                  tally.most_errors, tally.n_after, 100.0 * tally.n_kept / tally.n_after);
  g_assert_cmpuint (tally.n_broken, >, N_CHANGES / 5);
  g_assert_cmpuint (tally.n_kept * 100u, >=, tally.n_after * FLOOR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (recover_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/yaml-recover/", recover_cases[i].name, NULL);

      g_test_add_data_func (name, &recover_cases[i], test_recover);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autofree char *name = g_strconcat ("/yaml-recover/changes/", manners[i].name, NULL);

      g_test_add_data_func (name, &manners[i], test_changes);
    }
  g_test_add_func ("/yaml-recover/cut-at-colon", test_cut_at_colon);

  return g_test_run ();
}
