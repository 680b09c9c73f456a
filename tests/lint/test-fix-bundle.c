/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint/smith-fix-all.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "doc/smith-text-edit.h"
#include "platform/smith-profile.h"
#include "temp-folder.h"

/* References into other files, brought in by *Fix all*. */

#define HEAD "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" \
  "servers: [{url: 'https://a.example'}]\npaths:\n"
#define OPERATION "  /a:\n    get:\n      operationId: getA\n      description: Gets one thing.\n" \
  "      responses:\n        '200':\n          description: ok\n          content:\n" \
  "            application/json:\n              schema:\n"
#define PET "Pet:\n  type: object\n  properties:\n    name: {type: string}\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *file;      /* (nullable) what `pets.yaml` has; "->" is a link to somewhere else */
  const char *options;   /* "only=ID", "folder=no" */
  guint       n_places;  /* references that are brought in; 0: the step is not there */
  const char *part;      /* of the new text */
  const char *failure;   /* (nullable) part of what is said */
} Row;

static const Row rows[] = {
  { "schema", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", PET, "", 1,
    "$ref: '#/components/schemas/Pet'\n", NULL },
  { "by-name", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", PET,
    "only=reference-bundle", 1, "components:\n  schemas:\n    Pet:\n", NULL },
  { "by-rule", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", PET,
    "only=document-reference-external", 1, "    Pet:\n", NULL },
  { "another-rule", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", PET,
    "only=server-none", 0, "$ref: 'pets.yaml#/Pet'\n", NULL },
  { "twice", HEAD OPERATION "                anyOf:\n                  - $ref: 'pets.yaml#/Pet'\n"
    "                  - $ref: './pets.yaml#/Pet'\n", PET, "", 2, "    Pet:\n", NULL },
  /* what is brought in is mended as well */
  { "path", HEAD "  /a:\n    $ref: 'pets.yaml'\n",
    "get:\n  operationId: get a\n  description: Gets one thing.\n  responses:\n"
    "    '200': {description: ok}\n", "", 1, "operationId: get_a\n", NULL },
  { "address", HEAD OPERATION "                $ref: 'https://b.example/pets.yaml#/Pet'\n", PET, "",
    0, "$ref: 'https://b.example/pets.yaml#/Pet'\n", NULL },
  { "own", HEAD OPERATION "                $ref: '#/components/schemas/Pet'\n"
    "components:\n  schemas:\n    Pet: {type: object, properties: {}}\n", PET, "", 0,
    "    Pet:", NULL },

  { "no-folder", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", PET, "folder=no", 0,
    "$ref: 'pets.yaml#/Pet'\n", "it has none yet" },
  { "no-file", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", NULL, "", 0,
    "$ref: 'pets.yaml#/Pet'\n", "this document, line 15: “pets.yaml” cannot be read" },
  { "no-such-place", HEAD OPERATION "                $ref: 'pets.yaml#/Dog'\n", PET, "", 0,
    "$ref: 'pets.yaml#/Dog'\n", "The other files stay outside: " },
  { "link-out", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", "->", "", 0,
    "$ref: 'pets.yaml#/Pet'\n", "a link leads out of the document's folder" },
  { "broken", HEAD OPERATION "                $ref: 'pets.yaml#/Pet'\n", "Pet: [", "", 0,
    "$ref: 'pets.yaml#/Pet'\n", "The other files stay outside: pets.yaml, line " },
};

static void
write_file (const char *folder,
            const Row  *row)
{
  g_autofree char *path = g_build_filename (folder, "pets.yaml", NULL);
  g_autoptr(GError) error = NULL;

  if (row->file == NULL)
    return;
  if (g_str_equal (row->file, "->"))
    {
      g_assert_cmpint (symlink ("/dev/null", path), ==, 0);
      return;
    }
  g_file_set_contents (path, row->file, -1, &error);
  g_assert_no_error (error);
}

static const SmithFixStep *
find_step (SmithFixResult *result)
{
  for (guint i = 0; i < smith_fix_result_get_n_steps (result); i++)
    {
      const SmithFixStep *step = smith_fix_result_get_step (result, i);

      if (g_str_equal (step->info->id, "reference-bundle"))
        return step;
    }

  return NULL;
}

static void
assert_result (const Row      *row,
               GBytes         *before,
               SmithFixResult *result)
{
  g_autoptr(GBytes) after = smith_text_edits_apply (smith_fix_result_get_edits (result), before);
  g_autofree char *text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  const SmithFixStep *step = find_step (result);

  g_assert_cmpuint (step != NULL ? step->n_places : 0, ==, row->n_places);
  if (step != NULL)
    g_assert_cmpuint (step->losses->len, ==, 0);
  if (strstr (text, row->part) == NULL)
    g_error ("%s is not in\n%s", row->part, text);
  if (row->failure == NULL)
    g_assert_null (smith_fix_result_get_failure (result));
  else if (smith_fix_result_get_failure (result) == NULL ||
           strstr (smith_fix_result_get_failure (result), row->failure) == NULL)
    g_error ("%s: said %s", row->failure, smith_fix_result_get_failure (result));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *folder = temp_folder_make ();
  g_autoptr(GBytes) text = g_bytes_new (row->text, strlen (row->text));
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  g_autoptr(GError) error = NULL;
  const char *only[] = { NULL, NULL };
  SmithFixOptions options = { .folder = folder, .name = "main.yaml" };
  g_autoptr(SmithFixResult) result = NULL;

  if (g_str_has_prefix (row->options, "only="))
    {
      only[0] = row->options + strlen ("only=");
      options.only = only;
    }
  if (g_str_equal (row->options, "folder=no"))
    options.folder = NULL;
  write_file (folder, row);
  result = smith_fix_all_run (check, &options, NULL, &error);
  g_assert_no_error (error);
  assert_result (row, text, result);
  temp_folder_remove (folder);
}

/* Of a text that is one line nothing goes but the reference. */
static void
test_one_line (void)
{
  static const char text[] =
    "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"servers\":[{\"url\":"
    "\"https://a.example\"}],\"paths\":{\"/a\":{\"get\":{\"operationId\":\"getA\",\"description\":"
    "\"Gets one thing.\",\"responses\":{\"200\":{\"description\":\"ok\",\"content\":{"
    "\"application/json\":{\"schema\":{\"$ref\":\"pets.yaml#/Pet\"}}}}}}}}}";
  const Row row = { "one-line", text, PET, "", 1, "\"#/components/schemas/Pet\"", NULL };
  g_autofree char *folder = temp_folder_make ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithCheck) check = smith_check_run (bytes, &smith_profile_chatgpt, NULL);
  const SmithFixOptions options = { .folder = folder, .name = "main.json" };
  g_autoptr(SmithFixResult) result = NULL;
  gsize removed = 0;

  write_file (folder, &row);
  result = smith_fix_all_run (check, &options, NULL, NULL);
  assert_result (&row, bytes, result);
  for (guint i = 0; i < smith_fix_result_get_edits (result)->len; i++)
    {
      const SmithTextEdit *edit = g_ptr_array_index (smith_fix_result_get_edits (result), i);

      removed += edit->span.end - edit->span.start;
    }
  g_assert_cmpuint (removed, <=, strlen ("\"pets.yaml#/Pet\""));
  temp_folder_remove (folder);
}

/* One problem at a time is no way: it is offered there, but made with all the others. */
static void
test_one (void)
{
  g_autoptr(GBytes) text = g_bytes_new (rows[0].text, strlen (rows[0].text));
  g_autoptr(SmithCheck) check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GPtrArray) fixes = NULL;
  g_autoptr(GError) error = NULL;
  guint problem = 0;

  while (!g_str_equal (smith_check_get_problem (check, problem)->rule,
                       "document-reference-external"))
    problem++;
  fixes = smith_fix_list (check, problem);
  g_assert_cmpuint (fixes->len, ==, 1);
  g_assert_true (((SmithFix *) g_ptr_array_index (fixes, 0))->info->reads_files);
  g_assert_false (smith_fix_make (check, g_ptr_array_index (fixes, 0), NULL, edits, NULL, &error));
  g_assert_error (error, SMITH_FIX_ERROR, SMITH_FIX_ERROR_NOT_HERE);
  g_assert_cmpuint (edits->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-bundle/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/fix-bundle/one-line", test_one_line);
  g_test_add_func ("/fix-bundle/one", test_one);

  return g_test_run ();
}
