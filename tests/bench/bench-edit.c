/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to work out one edit of a description, beside reading it.
 *
 * usage: bench-edit FILE.json|FILE.yaml … */

#include <stdio.h>

#include "doc/smith-edit.h"
#include "doc/smith-pointer.h"

#define ROUNDS 15

/* A description and the places that are edited in it, far from its beginning. */
typedef struct
{
  SmithTree *tree;
  SmithNode  paths;
  SmithNode  path;        /* the last one */
  SmithNode  operation;   /* its first one */
  SmithNode  text;        /* a string in that */
  SmithNode  tags;        /* an array in that */
  SmithNode  component;   /* a schema */
  SmithTree *value;
} Bench;

static gboolean
set (Bench     *b,
     GPtrArray *edits)
{
  return smith_edit_set (b->tree, b->text, (SmithEditValue) { b->value, SMITH_NODE_ROOT }, edits,
                         NULL);
}

static gboolean
put (Bench     *b,
     GPtrArray *edits)
{
  g_autofree char *path = smith_pointer_to_node (b->tree, b->operation);
  g_autofree char *pointer = g_strconcat (path, "/x-new", NULL);

  return smith_edit_put (b->tree, pointer, (SmithEditValue) { b->value, SMITH_NODE_ROOT }, edits,
                         NULL);
}

static gboolean
insert_member (Bench     *b,
               GPtrArray *edits)
{
  return smith_edit_insert_member (b->tree, b->paths, "/new", SMITH_NODE_NONE,
                                   (SmithEditValue) { b->value, SMITH_NODE_ROOT }, edits, NULL);
}

static gboolean
insert_element (Bench     *b,
                GPtrArray *edits)
{
  return smith_edit_insert_element (b->tree, b->tags, SMITH_NODE_NONE,
                                    (SmithEditValue) { b->value, SMITH_NODE_ROOT }, edits, NULL);
}

static gboolean
remove_one (Bench     *b,
            GPtrArray *edits)
{
  return smith_edit_remove (b->tree, &b->path, 1, edits, NULL);
}

static gboolean
rename_key (Bench     *b,
            GPtrArray *edits)
{
  return smith_edit_rename_key (b->tree, b->path, "/new", edits, NULL);
}

static gboolean
move (Bench     *b,
      GPtrArray *edits)
{
  return smith_edit_move (b->tree, b->path, b->paths, NULL,
                          smith_tree_get_first (b->tree, b->paths), edits, NULL);
}

static gboolean
wrap (Bench     *b,
      GPtrArray *edits)
{
  return smith_edit_wrap (b->tree, b->operation, "new", edits, NULL);
}

static gboolean
rename_component (Bench     *b,
                  GPtrArray *edits)
{
  return smith_edit_rename_component (b->tree, b->component, "New", edits, NULL);
}

static const struct
{
  const char  *name;
  gboolean   (*run) (Bench     *b,
                     GPtrArray *edits);
} kinds[] = {
  { "set a string",            set },
  { "put a member",            put },
  { "insert the last path",    insert_member },
  { "insert an element",       insert_element },
  { "remove the last path",    remove_one },
  { "rename the last path",    rename_key },
  { "move it to the front",    move },
  { "wrap its operation",      wrap },
  { "rename a component",      rename_component },
};

static SmithNode
last_child (SmithTree *tree,
            SmithNode  node)
{
  SmithNode last = SMITH_NODE_NONE;

  for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
       child = smith_tree_get_next (tree, child))
    last = child;

  return last;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

static gint64
median (gint64 *times_ns)
{
  qsort (times_ns, ROUNDS, sizeof *times_ns, compare_times);
  return times_ns[ROUNDS / 2];
}

static gint64
measure_reading (GBytes      *bytes,
                 SmithSyntax  syntax)
{
  gint64 times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      smith_tree_unref (smith_tree_read (bytes, syntax));
      times[i] = g_get_monotonic_time () - start;
    }

  return median (times);
}

/* Returns 1 when an edit cannot be done. */
static int
run (const char *name,
     GBytes     *bytes,
     SmithSyntax syntax)
{
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, syntax);
  g_autoptr(SmithTree) value = smith_edit_value_new_string ("Another text");
  gint64 reading_us = measure_reading (bytes, syntax);
  Bench b = { .tree = tree, .value = value };

  b.paths = smith_pointer_lookup (tree, "/paths");
  b.path = last_child (tree, b.paths);
  b.operation = smith_tree_get_first (tree, b.path);
  b.text = smith_tree_get_member (tree, b.operation, "description");
  b.tags = smith_tree_get_member (tree, b.operation, "tags");
  b.component = last_child (tree, smith_pointer_lookup (tree, "/components/schemas"));
  printf ("%-24s read in %.2f ms\n", name, (double) reading_us / 1e3);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 times[ROUNDS], edit_us;

      for (guint round = 0; round < ROUNDS; round++)
        {
          g_autoptr(GPtrArray) edits = smith_text_edits_new ();
          gint64 start = g_get_monotonic_time ();

          if (!kinds[i].run (&b, edits))
            {
              fprintf (stderr, "%s: cannot %s\n", name, kinds[i].name);
              return 1;
            }
          times[round] = g_get_monotonic_time () - start;
        }
      edit_us = median (times);
      printf ("  %-24s %8" G_GINT64_FORMAT " µs  %7.5f of reading%s\n", kinds[i].name, edit_us,
              (double) edit_us / (double) reading_us, edit_us < 1000 ? "" : "  over 1 ms");
    }

  return 0;
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GMappedFile) file = g_mapped_file_new (argv[i], FALSE, &error);
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr(GBytes) bytes = NULL;

      if (file == NULL)
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      bytes = g_mapped_file_get_bytes (file);
      if (run (name, bytes, g_str_has_suffix (name, ".json") ? SMITH_SYNTAX_JSON
                                                             : SMITH_SYNTAX_YAML) != 0)
        return 1;
    }

  return 0;
}
