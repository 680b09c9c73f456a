/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-support.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The commands that write documents: edit, convert and bundle, with files of their own. */

#define YAML "# head\na: 1 # one\nb:\n- x\n- y\n\nc: {d: 'two'} # flow\ne: *ref\n"
#define DOC "# head\na: 1 # one\nb:\n- x\n- y\n\nc: {d: 'two'} # flow\n"
#define JSON "{\"a\": 1,\n \"b\": [true,  \"x\"],\r\n \"c\": {}}\n"
#define SPEC \
  "components:\n  schemas:\n    Pet: {type: object}\n" \
  "    'a b': {$ref: '#/components/schemas/Pet'}\n" \
  "x: {discriminator: {mapping: {p: Pet, q: '#/components/schemas/Pet'}}}\n"

/* One change of a text from stdin. */
typedef struct
{
  const char *name;
  const char *arguments[8];
  const char *input;
  int         exit_code;
  const char *out;  /* (nullable) all of stdout; NULL: nothing */
  const char *err;  /* stderr holds this */
} EditCase;

static const EditCase edit_cases[] = {
  { "number", { "edit", "-", "/a", "2" }, DOC, 0,
    "# head\na: 2 # one\nb:\n- x\n- y\n\nc: {d: 'two'} # flow\n", "" },
  { "text", { "edit", "-", "/a", "two words" }, DOC, 0,
    "# head\na: two words # one\nb:\n- x\n- y\n\nc: {d: 'two'} # flow\n", "" },
  { "text-that-yaml-misreads", { "edit", "-", "/a", "no" }, "a: 1\n", 0, "a: 'no'\n", "" },
  { "json-word", { "edit", "-", "/a", "true" }, "a: 1\n", 0, "a: true\n", "" },
  { "forced-text", { "edit", "-", "/a", "true", "--string" }, "a: 1\n", 0, "a: 'true'\n", "" },
  { "empty-text", { "edit", "-", "/a", "" }, "{\"a\": 1}", 0, "{\"a\": \"\"}", "" },
  { "minus", { "edit", "-", "/a", "--", "-5" }, "a: 1\n", 0, "a: -5\n", "" },
  { "broken-json", { "edit", "-", "/a", "{\"b\": 1" }, "a: 1\n", 2, NULL, "--string" },
  { "broken-json-as-text", { "edit", "-", "/a", "{b", "-s" }, "a: 1\n", 0, "a: '{b'\n", "" },
  { "not-utf-8", { "edit", "-", "/a", "\xFF" }, "a: 1\n", 2, NULL, "UTF-8" },
  { "json-stays", { "edit", "-", "/b/1", "y" }, JSON, 0,
    "{\"a\": 1,\n \"b\": [true,  \"y\"],\r\n \"c\": {}}\n", "" },
  { "json-bom", { "edit", "-", "/a", "2" }, "\xEF\xBB\xBF{\"a\": 1}", 0,
    "\xEF\xBB\xBF{\"a\": 2}", "" },
  { "fragment", { "edit", "-", "#/a%20b", "2" }, "a b: 1\n", 0, "a b: 2\n", "" },
  { "slash-in-a-name", { "edit", "-", "/~1p", "2" }, "/p: 1\n", 0, "/p: 2\n", "" },
  { "root", { "edit", "-", "", "{\"b\": 1}" }, "a: 1\n", 0, "b: 1\n", "" },
  { "new-name", { "edit", "-", "/z", "1" }, "a: 1\n", 0, "a: 1\nz: 1\n", "" },
  { "new-element", { "edit", "-", "/b/-", "z" }, "b:\n- x\n", 0, "b:\n- x\n- z\n", "" },
  { "new-element-by-number", { "edit", "-", "/b/1", "z" }, "b:\n- x\n", 0, "b:\n- x\n- z\n", "" },
  { "element-too-far", { "edit", "-", "/b/2", "z" }, "b:\n- x\n", 2, NULL, "no element of this" },
  { "missing-parent", { "edit", "-", "/x/y/z", "1" }, "a: 1\n", 2, NULL,
    "no object or array at “/x/y”" },
  { "parent-is-a-number", { "edit", "-", "/a/y", "1" }, "a: 1\n", 2, NULL, "Only an object" },
  { "no-pointer", { "edit", "-", "a", "1" }, "a: 1\n", 2, NULL, "is no JSON Pointer" },
  { "before-member", { "edit", "-", "/z", "0", "--before", "/a" }, "a: 1\n", 0, "z: 0\na: 1\n",
    "" },
  { "before-element", { "edit", "-", "/b/-", "z", "--before", "/b/0" }, "b: [x]\n", 0,
    "b: [z, x]\n", "" },
  { "before-element-by-number", { "edit", "-", "/b/0", "z", "--before", "/b/0" }, "b: [x]\n", 0,
    "b: [z, x]\n", "" },
  { "before-element-of-another-number", { "edit", "-", "/b/1", "z", "--before", "/b/0" },
    "b: [x]\n", 2, NULL, "named - or 0" },
  { "before-a-stranger", { "edit", "-", "/z", "0", "--before", "/b/0" }, "b: [x]\n", 2, NULL,
    "not in this container" },
  { "before-existing", { "edit", "-", "/a", "0", "--before", "/a" }, "a: 1\n", 2, NULL,
    "member “a” already" },
  { "remove", { "edit", "-", "/b", "--remove" }, DOC, 0,
    "# head\na: 1 # one\n\nc: {d: 'two'} # flow\n", "" },
  { "remove-used", { "edit", "-", "/components/schemas/Pet", "--remove" }, SPEC, 0,
    "components:\n  schemas:\n    'a b': {$ref: '#/components/schemas/Pet'}\n"
    "x: {discriminator: {mapping: {p: Pet, q: '#/components/schemas/Pet'}}}\n",
    "3 references lead to" },
  { "remove-nothing", { "edit", "-", "/b/7", "--remove" }, DOC, 2, NULL,
    "nothing at “/b/7”; it goes as far as “/b”" },
  { "remove-root", { "edit", "-", "", "--remove" }, DOC, 2, NULL, "whole document" },
  { "rename", { "edit", "-", "/components/schemas/Pet", "--rename", "Dog" }, SPEC, 0,
    "components:\n  schemas:\n    Dog: {type: object}\n"
    "    'a b': {$ref: '#/components/schemas/Dog'}\n"
    "x: {discriminator: {mapping: {p: Dog, q: '#/components/schemas/Dog'}}}\n", "" },
  { "rename-to-existing", { "edit", "-", "/a", "--rename", "b" }, DOC, 2, NULL, "already" },
  { "rename-an-element", { "edit", "-", "/b/0", "--rename", "z" }, DOC, 2, NULL, "no name" },
  { "move", { "edit", "-", "/a", "--move-to", "/c/a" }, DOC, 0,
    "# head\nb:\n- x\n- y\n\nc: {d: 'two', a: 1} # flow\n", "" },
  { "move-and-name", { "edit", "-", "/c/d", "--move-to", "/d" }, DOC, 0,
    "# head\na: 1 # one\nb:\n- x\n- y\n\nc: {} # flow\nd: two\n", "" },
  { "move-before", { "edit", "-", "/b/1", "--move-to", "/b/0", "--before", "/b/0" }, DOC, 0,
    "# head\na: 1 # one\nb:\n- y\n- x\n\nc: {d: 'two'} # flow\n", "" },
  { "move-into-itself", { "edit", "-", "/c", "--move-to", "/c/c" }, DOC, 2, NULL, "into itself" },
  { "through-an-alias", { "edit", "-", "/b/c", "2" }, "a: &x {c: 1}\nb: *x\n", 2, NULL, "/a" },
  { "not-well-formed", { "edit", "-", "/a", "2" }, YAML, 2, NULL, "-:8:4: " },
  { "json-without-second-try", { "edit", "-", "/a", "2" }, "{a: 1}", 2, NULL, "-:1:2: " },
  { "from", { "edit", "-", "/a", "2", "--from=yaml" }, "{a: 1}", 0, "{a: 2}", "" },
  { "two-things", { "edit", "-", "/a", "2", "--remove" }, DOC, 2, NULL, "Give one of" },
  { "nothing-to-do", { "edit", "-", "/a" }, DOC, 2, NULL, "Give one of" },
  { "string-without-value", { "edit", "-", "/a", "--remove", "-s" }, DOC, 2, NULL,
    "--string goes" },
  { "before-with-rename", { "edit", "-", "/a", "--rename", "q", "--before", "/b" }, DOC, 2, NULL,
    "--before goes" },
  { "in-place-of-stdin", { "edit", "-", "/a", "2", "--in-place" }, DOC, 2, NULL,
    "--in-place needs" },
  { "output-and-in-place", { "edit", "-", "/a", "2", "-i", "-o", "x" }, DOC, 2, NULL,
    "do not go together" },
  { "output-to-stdout", { "edit", "-", "/a", "2", "-o", "-" }, "a: 1\n", 0, "a: 2\n", "" },
  { "output-to-a-device", { "edit", "-", "/a", "2", "-o", "/dev/null" }, "a: 1\n", 0, NULL, "" },
  { "output-to-the-pipe-of-stdout", { "edit", "-", "/a", "2", "-o", "/dev/stdout" }, "a: 1\n", 0,
    "a: 2\n", "" },
  { "output-to-a-full-disk", { "edit", "-", "/a", "2", "-o", "/dev/full" }, "a: 1\n", 2, NULL,
    "could not be saved" },
  { "output-to-a-folder", { "edit", "-", "/a", "2", "-o", "/" }, "a: 1\n", 2, NULL, "is a folder" },
  { "convert-to-a-device", { "convert", "-", "--to=json", "-o", "/dev/null" }, "a: 1\n", 0, NULL,
    "" },
};

static void
test_edit (gconstpointer data)
{
  const EditCase *c = data;
  g_autoptr(GBytes) input = g_bytes_new_static (c->input, strlen (c->input));
  g_auto(CliAnswer) answer = cli_call (c->arguments, input);

  g_test_message ("stderr: %s", answer.err);
  g_assert_cmpint (answer.exit_code, ==, c->exit_code);
  g_assert_cmpstr (answer.out, ==, c->out != NULL ? c->out : "");
  g_assert_nonnull (strstr (answer.err, c->err));
  if (c->exit_code == 0 && *c->err == '\0')
    g_assert_cmpstr (answer.err, ==, "");
}

static void
assert_file (const char *path,
             const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* A file behind a link keeps its mode, and the link stays one. */
static void
test_in_place (void)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *file = g_build_filename (folder, "a.yaml", NULL);
  g_autofree char *link = g_build_filename (folder, "link.yaml", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.json", NULL);
  g_auto(CliAnswer) answer = { 0 };
  GStatBuf status;

  g_file_set_contents (file, "a: 1 # one\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (file, 0640), ==, 0);
  g_assert_cmpint (symlink ("a.yaml", link), ==, 0);

  answer = cli_call ((const char *[]) { "edit", link, "/a", "2", "--in-place", NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 0);
  g_assert_cmpstr (answer.out, ==, "");
  assert_file (file, "a: 2 # one\n");
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "edit", link, "/a/b", "2", "--in-place", NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 2);
  assert_file (file, "a: 2 # one\n");

  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "convert", file, "--to=json", "--compact", "-o", copy,
                                        NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 0);
  assert_file (copy, "{\"a\":2}\n");

  temp_folder_remove (folder);
}

/* A folder of files, with things in and around it that must not be read. */
typedef struct
{
  const char *name;
  const char *document;   /* the text of work/main.yaml */
  int         exit_code;
  const char *out;        /* stdout holds this; NULL: nothing */
  const char *err;        /* stderr holds this; FOLDER stands for the folder of the document */
} BundleCase;

#define USE(reference) "items: {$ref: '" reference "'}\n"

static const BundleCase bundle_cases[] = {
  { "beside",
    USE ("b.yaml"), 0, "items: {$ref: '#/$defs/b'}\n$defs:\n  b:\n    type: string\n", "" },
  { "below", USE ("sub/c.yaml"), 0, "$defs:\n  c:\n    items:\n      $ref: '#/$defs/b'\n", "" },
  { "link-inside", USE ("inside.yaml"), 0, "type: string", "" },
  { "address", USE ("http://127.0.0.1:1/a"), 0, USE ("http://127.0.0.1:1/a"),
    "FOLDER/main.yaml:1:15: Note: “http://127.0.0.1:1/a” is an address" },
  { "link-to-a-file-outside", USE ("outside.yaml"), 2, NULL, "a link leads out" },
  { "link-to-a-folder-outside", USE ("up/secret.yaml"), 2, NULL, "a link leads out" },
  { "link-to-a-folder-that-begins-alike", USE ("alike/secret.yaml"), 2, NULL, "a link leads out" },
  { "link-in-a-circle",
    USE ("loop.yaml"), 2, NULL, "FOLDER/main.yaml:1:15: “loop.yaml” cannot be" },
  { "dots", USE ("../secret.yaml"), 2, NULL, "leads out of the document's folder" },
  { "folder", USE ("sub"), 2, NULL, "it is a folder" },
  { "pipe", USE ("pipe"), 2, NULL, "it is no regular file" },
  { "missing", USE ("none.yaml"), 2, NULL, "No such file" },
  { "huge", USE ("huge.yaml"), 2, NULL, "more bytes together" },
  { "not-utf-8", USE ("bytes.yaml"), 2, NULL, "FOLDER/bytes.yaml:1:4: " },
  { "broken", USE ("sub/broken.json"), 2, NULL, "FOLDER/sub/broken.json:1:7: " },
  { "broken-itself", "a: [", 2, NULL, "FOLDER/main.yaml:1:" },
};

static char *work;  /* the folder */

static void
make_file (const char *name,
           const char *text)
{
  g_autofree char *path = g_build_filename (work, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
make_link (const char *to,
           const char *name)
{
  g_autofree char *path = g_build_filename (work, name, NULL);

  g_assert_cmpint (symlink (to, path), ==, 0);
}

static void
make_work (const char *around)
{
  g_autofree char *sub = g_build_filename (around, "work", "sub", NULL);
  g_autofree char *alike = g_build_filename (around, "work-2", NULL);
  g_autofree char *pipe = g_build_filename (around, "work", "pipe", NULL);
  g_autofree char *huge = g_build_filename (around, "work", "huge.yaml", NULL);

  work = g_build_filename (around, "work", NULL);
  g_assert_cmpint (g_mkdir_with_parents (sub, 0700) + g_mkdir (alike, 0700), ==, 0);
  make_file ("b.yaml", "type: string\n");
  make_file ("sub/c.yaml", "items: {$ref: ../b.yaml}\n");
  make_file ("sub/broken.json", "{\"a\": }");
  make_file ("bytes.yaml", "a: \xFF\n");
  make_file ("../secret.yaml", "type: string\n");
  make_file ("../work-2/secret.yaml", "type: string\n");
  make_file ("huge.yaml", "");
  g_assert_cmpint (truncate (huge, G_GINT64_CONSTANT (3) * 1024 * 1024 * 1024), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  make_link ("sub/../b.yaml", "inside.yaml");
  make_link ("../secret.yaml", "outside.yaml");
  make_link ("..", "up");
  make_link ("../work-2", "alike");
  make_link ("loop.yaml", "loop.yaml");
}

static void
test_bundle (gconstpointer data)
{
  const BundleCase *c = data;
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *main = g_build_filename (work, "main.yaml", NULL);
  g_autoptr(GString) err = g_string_new (c->err);
  g_auto(CliAnswer) answer = { 0 };

  make_file ("main.yaml", c->document);
  answer = cli_call ((const char *[]) { "bundle", main, NULL }, nothing);
  g_string_replace (err, "FOLDER", work, 0);

  g_test_message ("stdout: %s\nstderr: %s", answer.out, answer.err);
  g_assert_cmpint (answer.exit_code, ==, c->exit_code);
  g_assert_nonnull (strstr (answer.err, err->str));
  if (c->out != NULL)
    g_assert_nonnull (strstr (answer.out, c->out));
  else
    g_assert_cmpstr (answer.out, ==, "");
}

/* The result goes where it is told to, and an error leaves what is there. */
static void
test_bundle_output (void)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *main = g_build_filename (work, "main.yaml", NULL);
  g_autofree char *to = g_build_filename (work, "result.yaml", NULL);
  g_auto(CliAnswer) answer = { 0 };

  make_file ("main.yaml", USE ("b.yaml"));
  answer = cli_call ((const char *[]) { "bundle", main, "--output", to, NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 0);
  g_assert_cmpstr (answer.out, ==, "");
  assert_file (to, "items: {$ref: '#/$defs/b'}\n$defs:\n  b:\n    type: string\n");
  assert_file (main, USE ("b.yaml"));

  make_file ("main.yaml", USE ("none.yaml"));
  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "bundle", main, "--output", to, NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 2);
  g_assert_nonnull (strstr (answer.err, "Nothing was written"));
  assert_file (to, "items: {$ref: '#/$defs/b'}\n$defs:\n  b:\n    type: string\n");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *around = temp_folder_make ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("ACTIONSMITH_CLI"));
  make_work (around);

  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/document/", edit_cases[i].name, NULL);

      g_test_add_data_func (path, &edit_cases[i], test_edit);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bundle_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bundle/", bundle_cases[i].name, NULL);

      g_test_add_data_func (path, &bundle_cases[i], test_bundle);
    }
  g_test_add_func ("/cli/bundle-output", test_bundle_output);
  g_test_add_func ("/cli/in-place", test_in_place);

  status = g_test_run ();
  temp_folder_remove (around);
  g_free (work);

  return status;
}
