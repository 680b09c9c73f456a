/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "author/smith-document.h"
#include "author/smith-operation-item.h"
#include "author/smith-row-list.h"
#include "author/smith-row-private.h"

/* A list of the elements of a JSON array: two are the same when they are written the same.
 * Its objects are actions, which have a name. */

static SmithNode
element (SmithCheck *check,
         guint       index)
{
  return smith_tree_get_element (smith_check_get_tree (check), SMITH_NODE_ROOT, index);
}

static char *
dup_element (SmithCheck *check,
             guint       index)
{
  gsize length;
  const char *raw = smith_tree_peek_raw (smith_check_get_tree (check), element (check, index),
                                         &length);

  return g_strndup (raw, length);
}

static guint
get_n (SmithCheck *check)
{
  return smith_tree_get_n_children (smith_check_get_tree (check), SMITH_NODE_ROOT);
}

static gboolean
is_same (SmithCheck *check_a,
         guint       index_a,
         SmithCheck *check_b,
         guint       index_b)
{
  g_autofree char *a = dup_element (check_a, index_a);
  g_autofree char *b = dup_element (check_b, index_b);

  return g_str_equal (a, b);
}

static gpointer
make (gpointer    owner,
      SmithCheck *check,
      guint64     revision,
      guint       index)
{
  g_autofree char *name = dup_element (check, index);

  ++*(guint *) owner;
  return g_simple_action_new (name, NULL);
}

static void
rebind (gpointer    item,
        SmithCheck *check,
        guint64     revision,
        guint       index)
{
  g_autofree char *name = dup_element (check, index);

  g_assert_cmpstr (g_action_get_name (item), ==, name);
}

static void
notify (gpointer item)
{
}

static const SmithRowKind kind = {
  .get_type = g_simple_action_get_type,
  .get_n = get_n,
  .is_same = is_same,
  .make = make,
  .rebind = rebind,
  .notify = notify,
};

typedef struct
{
  GPtrArray *items;  /* as the changes say */
  guint      n_changes;
  guint      n_changed;
} Replay;

static void
replay_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           gpointer    user_data)
{
  Replay *replay = user_data;

  replay->n_changes++;
  replay->n_changed += removed + added;
  g_assert_cmpuint (position + removed, <=, replay->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (replay->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (replay->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static SmithCheck *
run_check (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return smith_check_run (bytes, &smith_profile_chatgpt, NULL);
}

static void
update (SmithRowList *list,
        const char   *text)
{
  g_autoptr(SmithCheck) check = run_check (text);

  smith_row_list_update (list, check, 1, NULL);
}

static void
assert_shows (GListModel *model,
              Replay     *replay,
              const char *text)
{
  g_autoptr(GString) shown = g_string_new ("[");

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, replay->items->len);
  for (guint i = 0; i < replay->items->len; i++)
    {
      g_autoptr(GAction) action = g_list_model_get_item (model, i);

      g_assert_true (action == g_ptr_array_index (replay->items, i));
      g_string_append_printf (shown, "%s%s", i > 0 ? "," : "", g_action_get_name (action));
    }
  g_string_append_c (shown, ']');
  g_assert_cmpstr (shown->str, ==, text);
  g_assert_null (g_list_model_get_item (model, replay->items->len));
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  guint       n_changes;
  guint       n_changed;  /* rows that went and rows that came */
} UpdateCase;

static const UpdateCase update_cases[] = {
  { "both-empty",        "[]",        "[]",          0, 0 },
  { "the-same",          "[1,2,3]",   "[1,2,3]",     0, 0 },
  { "filled",            "[]",        "[1,2]",       1, 2 },
  { "emptied",           "[1,2]",     "[]",          1, 2 },
  { "appended",          "[1,2]",     "[1,2,3]",     1, 1 },
  { "put-before",        "[1,2]",     "[3,1,2]",     1, 1 },
  { "put-between",       "[1,2]",     "[1,3,2]",     1, 1 },
  { "taken-out",         "[1,2,3]",   "[1,3]",       1, 1 },
  { "exchanged",         "[1,2,3]",   "[1,4,3]",     1, 2 },
  { "one-of-twins-goes", "[1,1,1]",   "[1,1]",       1, 1 },
  { "a-twin-comes",      "[1,1]",     "[1,1,1]",     1, 1 },
  { "turned-round",      "[1,2,3]",   "[3,2,1]",     1, 6 },
};

static void
test_update (gconstpointer data)
{
  const UpdateCase *c = data;
  guint n_made = 0;
  g_autoptr(SmithRowList) list = smith_row_list_new (&kind, &n_made);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Replay replay = { .items = items };

  g_signal_connect (list, "items-changed", G_CALLBACK (replay_cb), &replay);
  update (list, c->before);
  assert_shows (G_LIST_MODEL (list), &replay, c->before);
  replay.n_changes = replay.n_changed = 0;
  update (list, c->after);
  assert_shows (G_LIST_MODEL (list), &replay, c->after);
  g_assert_cmpuint (replay.n_changes, ==, c->n_changes);
  g_assert_cmpuint (replay.n_changed, ==, c->n_changed);

  smith_row_list_update (list, NULL, 2, NULL);
  assert_shows (G_LIST_MODEL (list), &replay, "[]");
}

static void
test_lazy (void)
{
  guint n_made = 0;
  g_autoptr(SmithRowList) list = smith_row_list_new (&kind, &n_made);
  g_autoptr(GObject) item = NULL;
  g_autoptr(GObject) same = NULL;

  update (list, "[1,2,3,4]");
  g_assert_cmpuint (n_made, ==, 0);
  item = g_list_model_get_item (G_LIST_MODEL (list), 3);
  update (list, "[0,1,2,3,4]");
  same = g_list_model_get_item (G_LIST_MODEL (list), 4);
  g_assert_true (item == same);
  g_assert_cmpuint (n_made, ==, 1);
}

static char *
random_array (GRand *rand)
{
  GString *text = g_string_new ("[");
  int n = g_rand_int_range (rand, 0, 8);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? "," : "", g_rand_int_range (rand, 0, 3));
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

/* With what changes from check to check told beforehand, or not, or of another check than the one
 * that is shown. */
static void
test_random (gconstpointer has_deltas)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint n_made = 0;
  g_autoptr(SmithRowList) list = smith_row_list_new (&kind, &n_made);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SmithCheck) shown = NULL, other = run_check ("[0,1,2]");
  Replay replay = { .items = items };

  g_test_message ("seed %u", seed);
  g_signal_connect (list, "items-changed", G_CALLBACK (replay_cb), &replay);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *text = random_array (rand);
      g_autoptr(SmithCheck) check = run_check (text);
      SmithCheck *before = shown != NULL && g_rand_boolean (rand) ? shown : other;
      SmithRowDelta delta;

      smith_row_kind_compare (&kind, before, check, &delta);
      replay.n_changes = 0;
      smith_row_list_update (list, check, 1, has_deltas != NULL ? &delta : NULL);
      g_clear_pointer (&shown, smith_check_unref);
      shown = g_steal_pointer (&check);
      g_assert_cmpuint (replay.n_changes, <=, 1);
      assert_shows (G_LIST_MODEL (list), &replay, text);
    }
}

#define API(paths) \
  "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{" paths "}}"
#define OPERATION(path, id) "\"" path "\":{\"get\":{\"operationId\":\"" id "\"}}"

static const char *const told_texts[] = {
  API (OPERATION ("/a", "one")),
  API (OPERATION ("/a", "other") "," OPERATION ("/b", "more")),
};

/* Who hears of the further operation brings the next check before the new name is told. */
static void
update_again_cb (SmithRowList *list,
                 guint         position,
                 guint         removed,
                 guint         added,
                 guint        *n_again)
{
  if ((*n_again)++ == 0)
    update (list, told_texts[1]);
}

static void
count_name_cb (GObject    *item,
               GParamSpec *pspec,
               guint      *n_told)
{
  ++*n_told;
}

static void
test_told (void)
{
  g_autoptr(SmithDocument) document = smith_document_new (&smith_profile_chatgpt);
  g_autoptr(SmithRowList) list = smith_row_list_new (&smith_operation_item_kind, document);
  g_autoptr(GObject) item = NULL;
  guint n_again = 0, n_told = 0;

  update (list, told_texts[0]);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (update_again_cb), &n_again);
  g_signal_connect (item, "notify::name", G_CALLBACK (count_name_cb), &n_told);
  update (list, told_texts[1]);
  g_assert_cmpuint (n_again, ==, 1);
  g_assert_cmpuint (n_told, ==, 1);

  update (list, told_texts[1]);
  g_assert_cmpuint (n_told, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (update_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/row-list/update/", update_cases[i].name, NULL);

      g_test_add_data_func (path, &update_cases[i], test_update);
    }
  g_test_add_func ("/row-list/lazy", test_lazy);
  g_test_add_data_func ("/row-list/random-updates", NULL, test_random);
  g_test_add_data_func ("/row-list/random-deltas", GINT_TO_POINTER (TRUE), test_random);
  g_test_add_func ("/row-list/told-once", test_told);

  return g_test_run ();
}
