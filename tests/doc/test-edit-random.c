/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doc-support.h"
#include "doc/smith-pointer.h"
#include "edit-change.h"
#include "edit-random.h"
#include "edit-support.h"

/* Changes at random of documents at random and of those in tests/data/doc.  What a change
 * makes of the document is worked out a second time, on plain values.
 *
 * SMITH_TEST_SEED=N repeats a run, SMITH_TEST_ROUNDS=N makes it longer or shorter. */

#define ROUNDS 3000

/* Where the comment `# cN` stands, from @from on; G_MAXSIZE for nowhere. */
static gsize
find_comment (const char *data,
              gsize       length,
              gsize       from)
{
  for (gsize at = from; at + 3 < length; at++)
    if (data[at] == '#' && data[at + 1] == ' ' && data[at + 2] == 'c' &&
        g_ascii_isdigit (data[at + 3]))
      return at;

  return G_MAXSIZE;
}

static gboolean
may_go (Change *self,
        gsize   at)
{
  for (guint i = 0; i < self->loose->len; i++)
    {
      SmithSpan span = g_array_index (self->loose, SmithSpan, i);

      if (span.start <= at && at < span.end)
        return TRUE;
    }

  return FALSE;
}

/* NULL, or the comment that is not there any more. */
static char *
find_lost_comment (Change *self,
                   GBytes *result)
{
  gsize length;
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), &length);
  g_autofree char *now = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));

  for (gsize at = find_comment (data, length, 0); at != G_MAXSIZE;
       at = find_comment (data, length, at + 1))
    {
      gsize end = at + 3;
      g_autofree char *comment = NULL;
      const char *found;

      while (end < length && g_ascii_isdigit (data[end]))
        end++;
      comment = g_strndup (data + at, end - at);
      for (found = strstr (now, comment);
           found != NULL && g_ascii_isdigit (found[strlen (comment)]);
           found = strstr (found + 1, comment))
        ;
      if (found == NULL && !may_go (self, at))
        return g_steal_pointer (&comment);
    }

  return NULL;
}

/* Whether @node is, is in, or contains what is changed. */
static gboolean
is_touched (Change    *self,
            SmithNode  node)
{
  if (g_hash_table_contains (self->touched, GUINT_TO_POINTER (node)))
    return TRUE;
  for (; node != SMITH_NODE_NONE; node = smith_tree_get_parent (self->tree, node))
    if (g_hash_table_contains (self->named, GUINT_TO_POINTER (node)))
      return TRUE;

  return FALSE;
}

/* SMITH_NODE_NONE, or a value elsewhere whose text is another now. */
static SmithNode
find_changed_elsewhere (Change *self,
                        GBytes *result)
{
  gsize length;
  const char *data = g_bytes_get_data (smith_tree_get_text (self->tree), &length);
  const char *now = g_bytes_get_data (result, NULL);
  gsize now_length = g_bytes_get_size (result);

  for (guint i = 0; i < self->places->len; i++)
    {
      ModelPlace *place = &g_array_index (self->places, ModelPlace, i);
      SmithSpan span = smith_tree_get_span (self->tree, place->node), shifted;

      if (place->is_merged || span.start == span.end || is_touched (self, place->node))
        continue;
      /* lines that come behind an open block must not become its text: its sign may change */
      if (span.end == length && memchr (data + span.start, '\n', length - span.start) != NULL)
        continue;
      shifted = smith_text_edits_shift_span (self->edits, span);
      if (shifted.end > now_length || shifted.end - shifted.start != span.end - span.start ||
          memcmp (now + shifted.start, data + span.start, span.end - span.start) != 0)
        return place->node;
    }

  return SMITH_NODE_NONE;
}

/* Tells a failure with all that is needed to see it again, and ends the program. */
static void G_GNUC_PRINTF (3, 4)
blame (Change     *self,
       GBytes     *result,
       const char *format,
       ...)
{
  GBytes *text = smith_tree_get_text (self->tree);
  g_autofree char *value = self->value != NULL ? doc_print (self->value) : NULL;
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("--- before\n%.*s\n--- %s\n--- value %s\n", (int) g_bytes_get_size (text),
              (const char *) g_bytes_get_data (text, NULL), self->said->str, value);
  if (result != NULL)
    g_printerr ("--- after\n%.*s\n", (int) g_bytes_get_size (result),
                (const char *) g_bytes_get_data (result, NULL));
  g_error ("%s", what);
}

static void
check_result (Change *self)
{
  g_autoptr(GBytes) result = smith_text_edits_apply (self->edits, smith_tree_get_text (self->tree));
  g_autoptr(SmithTree) after = NULL;
  g_autofree char *expected = model_print (self->root, !self->has_anchors);
  g_autofree char *found = NULL;
  g_autofree char *lost = NULL;
  SmithNode changed;

  if (self->refusal >= 0)
    blame (self, result, "should be refused with code %d", self->refusal);
  if (result == NULL)
    blame (self, NULL, "the edits overlap");
  edit_check (self->tree, self->edits, result);
  after = smith_tree_read (result, smith_tree_get_syntax (self->tree));
  if (smith_tree_get_error (after) != NULL)
    blame (self, result, "does not read: %s", smith_tree_get_error (after)->message);
  found = model_print_tree (after, !self->has_anchors);
  if (!g_str_equal (found, expected))
    blame (self, result, "reads as\n%s\nrather than\n%s", found, expected);
  lost = find_lost_comment (self, result);
  if (lost != NULL)
    blame (self, result, "lost the comment %s", lost);
  changed = find_changed_elsewhere (self, result);
  if (changed != SMITH_NODE_NONE)
    {
      g_autofree char *pointer = smith_pointer_to_node (self->tree, changed);

      blame (self, result, "changed the text of %s", pointer);
    }
}

/* Whether it is a refusal that the document gives a reason for. */
static void
check_refusal (Change *self)
{
  int code = self->error->code;

  g_assert_true (self->error->domain == SMITH_EDIT_ERROR);
  if (code == self->refusal)
    return;
  if (self->has_anchors && (code == SMITH_EDIT_ERROR_SHARED || code == SMITH_EDIT_ERROR_PLACE))
    return;
  blame (self, NULL, "refused: %s", self->error->message);
}

static gboolean
run_change (GRand      *random,
            const char *text,
            SmithSyntax syntax)
{
  g_autoptr(SmithTree) tree = doc_read (text, syntax);
  g_autofree char *written = edit_random_value (random);
  Change self = { .random = random, .tree = tree, .refusal = -1 };
  gboolean ok;

  if (smith_tree_get_error (tree) != NULL)
    g_error ("a document of our own does not read: %s\n%s", smith_tree_get_error (tree)->message,
             text);
  self.places = g_array_new (FALSE, FALSE, sizeof (ModelPlace));
  self.root = model_read (tree, self.places);
  self.has_anchors = syntax == SMITH_SYNTAX_YAML && strpbrk (text, "&!") != NULL;
  self.said = g_string_new (NULL);
  self.value = smith_edit_value_read (written, SMITH_SYNTAX_JSON, NULL);
  self.written = model_read (self.value, NULL);
  self.edits = smith_text_edits_new ();
  self.named = g_hash_table_new (NULL, NULL);
  self.touched = g_hash_table_new (NULL, NULL);
  self.loose = g_array_new (FALSE, FALSE, sizeof (SmithSpan));

  ok = change_make (&self);
  if (ok)
    check_result (&self);
  else
    check_refusal (&self);

  g_array_unref (self.places);
  model_unref (self.root);
  g_string_free (self.said, TRUE);
  smith_tree_unref (self.value);
  model_unref (self.written);
  g_ptr_array_unref (self.edits);
  g_clear_error (&self.error);
  g_hash_table_unref (self.named);
  g_hash_table_unref (self.touched);
  g_array_unref (self.loose);
  return ok;
}

static guint
number_from (const char *variable,
             guint       otherwise)
{
  const char *text = g_getenv (variable);
  guint64 number = otherwise;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL))
    g_error ("%s is no number: %s", variable, text);
  return (guint) number;
}

typedef char *(*MakeText) (GRand *random);

/* Each change has a seed of its own, so that a failure needs no other to be seen again. */
static void
run_rounds (MakeText     make,
            const char  *text,
            SmithSyntax  syntax,
            guint        n_rounds)
{
  guint32 seed = number_from ("SMITH_TEST_SEED", g_test_rand_int ());
  guint n_done = 0;

  g_test_message ("seed %u, %u changes", seed, n_rounds);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed + i);
      g_autofree char *made = make != NULL ? make (random) : g_strdup (text);

      if (run_change (random, made, syntax))
        n_done++;
    }
  /* a test that is refused everything shows nothing */
  g_assert_cmpuint (n_done, >=, n_rounds / 2);
}

static void
test_json (void)
{
  run_rounds (edit_random_json, NULL, SMITH_SYNTAX_JSON, number_from ("SMITH_TEST_ROUNDS", ROUNDS));
}

static void
test_yaml (void)
{
  run_rounds (edit_random_yaml, NULL, SMITH_SYNTAX_YAML, number_from ("SMITH_TEST_ROUNDS", ROUNDS));
}

static void
test_file (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "doc", data, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  run_rounds (NULL, text,
              g_str_has_suffix (data, ".json") ? SMITH_SYNTAX_JSON : SMITH_SYNTAX_YAML,
              number_from ("SMITH_TEST_ROUNDS", ROUNDS / 10));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const files[] = {
    "anchors.yaml", "block.yaml", "comments.yaml", "compact.json", "crlf.json", "crlf.yaml",
    "flow.yaml", "pretty.json", "scalars.yaml", "tabs.json", "unindented.yaml",
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/edit-random/json", test_json);
  g_test_add_func ("/edit-random/yaml", test_yaml);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/edit-random/file/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }

  return g_test_run ();
}
