/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-limits.h"
#include "doc/smith-bundle.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_FILES 8

typedef struct
{
  const char *path;
  const char *text;
} File;

/* The first file is the document.  What is expected is its text, or NULL and an error. */
typedef struct
{
  const char *name;
  File        files[MAX_FILES];
  const char *text;  /* (nullable) */
  const char *note;  /* (nullable) one of the notes: path:line:column: message */
} Case;

#define HEAD "openapi: 3.1.0\npaths: {}\n"
#define MAIN(schemas) HEAD "components:\n  schemas:\n" schemas
#define USE(reference) \
  "    A: {type: object, properties: {b: {$ref: '" reference "'}}}\n"

static const Case cases[] = {
  { "nothing-to-do", { { "m.yaml", "a: 1 # x\n" } }, "a: 1 # x\n", NULL },
  { "local-stays", { { "m.yaml", MAIN (USE ("#/components/schemas/A")) } },
    MAIN (USE ("#/components/schemas/A")), NULL },
  { "schema", { { "m.yaml", MAIN (USE ("b.yaml#/B")) }, { "b.yaml", "B: {type: string}\n" } },
    MAIN (USE ("#/components/schemas/B") "    B:\n      type: string\n"), NULL },
  { "whole-file", { { "m.yaml", MAIN (USE ("./s/b.yaml")) }, { "s/b.yaml", "type: string\n" } },
    MAIN (USE ("#/components/schemas/b") "    b:\n      type: string\n"), NULL },
  { "json-stays-json",
    { { "m.json", "{\"openapi\": \"3.1.0\",\n \"components\": {\"schemas\":"
        " {\"A\": {\"items\": {\"$ref\": \"b.yaml\"}}}}}" }, { "b.yaml", "type: [string]\n" } },
    "{\"openapi\": \"3.1.0\",\n \"components\": {\"schemas\": {\"A\": {\"items\":"
    " {\"$ref\": \"#/components/schemas/b\"}}, \"b\": {\"type\": [\"string\"]}}}}", NULL },
  { "sections-are-made", { { "m.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    parameters:\n"
                             "      - $ref: p.yaml#/limit\n" },
                           { "p.yaml", "limit: {name: limit, in: query}\n" } },
    "openapi: 3.1.0\npaths:\n  /a:\n    parameters:\n"
    "      - $ref: '#/components/parameters/limit'\n"
    "components:\n  parameters:\n    limit:\n      name: limit\n      in: query\n", NULL },
  { "twice-is-one",
    { { "m.yaml", MAIN (USE ("b.yaml") "    C: {items: {$ref: ./x/../b.yaml#}}\n") },
                      { "b.yaml", "type: string\n" } },
    MAIN (USE ("#/components/schemas/b")
          "    C: {items: {$ref: '#/components/schemas/b'}}\n    b:\n      type: string\n"), NULL },
  { "name-is-taken",
    { { "m.yaml", MAIN (USE ("b.yaml#/A")) }, { "b.yaml", "A: {type: string}\n" } },
    MAIN (USE ("#/components/schemas/A_2") "    A_2:\n      type: string\n"), NULL },
  { "two-of-a-name", { { "m.yaml", MAIN (USE ("x/b.yaml") "    C: {items: {$ref: y/b.yaml}}\n") },
                       { "x/b.yaml", "type: string\n" }, { "y/b.yaml", "type: number\n" } },
    MAIN (USE ("#/components/schemas/b")
          "    C: {items: {$ref: '#/components/schemas/b_2'}}\n    b:\n      type: string\n"
          "    b_2:\n      type: number\n"), NULL },
  { "awkward-name", { { "m.yaml", MAIN (USE ("b%20c.yaml#/x~1y%20z")) },
                      { "b c.yaml", "x/y z: {type: string}\n" } },
    MAIN (USE ("#/components/schemas/x_y_z") "    x_y_z:\n      type: string\n"), NULL },
  { "nested-relative", { { "m.yaml", MAIN (USE ("s/b.yaml")) },
                         { "s/b.yaml", "items: {$ref: t/c.json#/C}\n" },
                         { "s/t/c.json", "{\"C\": {\"items\": {\"$ref\": \"../../d.yaml\"}}}" },
                         { "d.yaml", "type: string\n" } },
    MAIN (USE ("#/components/schemas/b") "    b:\n      items:\n"
    "        $ref: '#/components/schemas/C'\n"
          "    C:\n      items:\n        $ref: '#/components/schemas/d'\n    d:\n"
          "      type: string\n"), NULL },
  { "cycle-of-files", { { "m.yaml", MAIN (USE ("b.yaml")) },
                        { "b.yaml", "items: {$ref: c.yaml}\n" },
                        { "c.yaml", "items: {$ref: b.yaml}\n" } },
    MAIN (USE ("#/components/schemas/b") "    b:\n      items:\n"
    "        $ref: '#/components/schemas/c'\n"
          "    c:\n      items:\n        $ref: '#/components/schemas/b'\n"), NULL },
  { "into-itself", { { "m.yaml", MAIN (USE ("b.yaml")) },
                     { "b.yaml", "items: {$ref: '#'}\nnot: {$ref: '#/$defs/k'}\n"
                       "$defs: {k: {type: string}}\n" } },
    MAIN (USE ("#/components/schemas/b")
          "    b:\n      items:\n        $ref: '#/components/schemas/b'\n      not:\n"
          "        $ref: '#/components/schemas/b/$defs/k'\n      $defs:\n        k:\n"
          "          type: string\n"), NULL },
  { "back-to-the-document", { { "m.yaml", MAIN (USE ("b.yaml")) },
                              { "b.yaml", "items: {$ref: 'm.yaml#/components/schemas/A'}\n" } },
    MAIN (USE ("#/components/schemas/b") "    b:\n      items:\n"
    "        $ref: '#/components/schemas/A'\n"),
    NULL },
  { "own-file-name", { { "m.yaml", MAIN (USE ("m.yaml#/components/schemas/A")) } },
    MAIN (USE ("#/components/schemas/A")), NULL },
  { "component-that-is-a-reference",
    { { "m.yaml", MAIN ("    B: {$ref: b.yaml}\n    C: {items: {$ref: b.yaml}}\n") },
      { "b.yaml", "type: string # not copied\n" } },
    MAIN ("    B:\n      type: string\n    C: {items: {$ref: '#/components/schemas/B'}}\n"), NULL },
  { "section-in-another-file",
    { { "m.yaml", HEAD "components:\n  schemas:\n    $ref: s/all.yaml\n" },
      { "s/all.yaml", "B: {$ref: b.yaml}\nC: {items: {$ref: '#/B'}}\n" },
      { "s/b.yaml", "not: {$ref: 'all.yaml#/C'}\n" } },
    HEAD "components:\n  schemas:\n    B:\n      not:\n        $ref: '#/components/schemas/C'\n"
    "    C:\n      items:\n        $ref: '#/components/schemas/B'\n", NULL },
  { "path-item-in-place",
    { { "m.yaml", "openapi: 3.1.0\npaths:\n  # one\n  /a: {$ref: a.yaml} # two\n  /b: {}\n" },
      { "a.yaml", "get: {responses: {'200': {$ref: 'r.yaml#/Ok'}}}\n" },
      { "r.yaml", "Ok: {description: fine}\n" } },
    "openapi: 3.1.0\npaths:\n  # one\n  /a: # two\n    get:\n      responses:\n        '200':\n"
    "          $ref: '#/components/responses/Ok'\n  /b: {}\n"
    "components:\n  responses:\n    Ok:\n      description: fine\n", NULL },
  { "path-item-with-more",
    { { "m.yaml", "openapi: 3.1.0\npaths:\n  /a: {$ref: a.yaml, summary: mine}\n" },
      { "a.yaml", "summary: theirs\nget: {}\n" } },
    "openapi: 3.1.0\npaths:\n  /a:\n    get: {}\n    summary: mine\n", NULL },
  { "operation-in-place",
    { { "m.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get: {$ref: g.yaml}\n" },
                            { "g.yaml", "operationId: g\n" } },
    "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      operationId: g\n", NULL },
  { "path-items-in-a-circle", { { "m.yaml", "openapi: 3.1.0\npaths:\n  /a: {$ref: a.yaml}\n" },
                                { "a.yaml", "$ref: b.yaml\n" }, { "b.yaml", "$ref: a.yaml\n" } },
    NULL, "b.yaml:1:7: This leads back to itself" },
  { "each-section",
    { { "m.json", "{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":{\"get\":{\"requestBody\":"
        "{\"$ref\":\"x.json#/b\"},\"responses\":{\"200\":{\"headers\":{\"h\":"
        "{\"$ref\":\"x.json#/h\"}},\"links\":{\"l\":{\"$ref\":\"x.json#/l\"}},\"content\":{\"t\":"
        "{\"examples\":{\"e\":{\"$ref\":\"x.json#/e\"}}}}}},\"callbacks\":{\"c\":"
        "{\"$ref\":\"x.json#/c\"}}}}}}" },
      { "x.json",
        "{\"b\":{},\"h\":{},\"l\":{},\"e\":{\"value\":{\"$ref\":\"y.json\"}},\"c\":{}}" } },
    "{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":{\"get\":{\"requestBody\":"
    "{\"$ref\":\"#/components/requestBodies/b\"},\"responses\":{\"200\":{\"headers\":{\"h\":"
    "{\"$ref\":\"#/components/headers/h\"}},\"links\":{\"l\":{\"$ref\":\"#/components/links/l\"}},"
    "\"content\":{\"t\":{\"examples\":{\"e\":{\"$ref\":\"#/components/examples/e\"}}}}}},"
    "\"callbacks\":{\"c\":{\"$ref\":\"#/components/callbacks/c\"}}}}},\"components\":"
    "{\"requestBodies\":{\"b\":{}},\"headers\":{\"h\":{}},\"links\":{\"l\":{}},\"examples\":"
    "{\"e\":{\"value\":{\"$ref\":\"y.json\"}}},\"callbacks\":{\"c\":{}}}}",
    "x.json:1:44: “y.json” is part of an example" },
  { "mapping", { { "m.yaml", MAIN ("    A: {discriminator: {propertyName: t, mapping: {b: b.yaml,"
                                   " c: C}}}\n") }, { "b.yaml", "type: object\n" } },
    MAIN ("    A: {discriminator: {propertyName: t, mapping: {b: '#/components/schemas/b',"
          " c: C}}}\n"
          "    b:\n      type: object\n"), NULL },
  { "alias-in-the-document",
    { { "m.yaml", MAIN ("    A: &a {items: {$ref: b.yaml}}\n    B: *a\n") },
                               { "b.yaml", "type: string\n" } },
    MAIN ("    A: &a {items: {$ref: '#/components/schemas/b'}}\n    B: *a\n"
          "    b:\n      type: string\n"), NULL },
  { "alias-in-the-file", { { "m.yaml", MAIN (USE ("b.yaml#/B")) },
                           { "b.yaml", "x: &x {$ref: c.yaml}\nB: {items: *x, not: {<<: *x}}\n" },
                           { "c.yaml", "type: string\n" } },
    MAIN (USE ("#/components/schemas/B")
          "    B:\n      items:\n        $ref: '#/components/schemas/c'\n      not:\n"
          "        $ref: '#/components/schemas/c'\n    c:\n      type: string\n"), NULL },
  { "no-line-at-the-end",
    { { "m.yaml", "openapi: 3.1.0\ncomponents:\n  parameters: {p: {$ref: p.yaml}}\n  schemas:\n"
        "    A:\n      items: {$ref: b.yaml}\n      description: |\n        text" },
      { "b.yaml", "items: {$ref: c.yaml}\n" }, { "c.yaml", "type: string\n" },
      { "p.yaml", "schema: {$ref: c.yaml}\n" } },
    "openapi: 3.1.0\ncomponents:\n  parameters: {p: {schema: {$ref: '#/components/schemas/c'}}}\n"
    "  schemas:\n    A:\n      items: {$ref: '#/components/schemas/b'}\n      description: |-\n"
    "        text\n    b:\n      items:\n        $ref: '#/components/schemas/c'\n"
    "    c:\n      type: string", NULL },
  { "swagger", { { "m.yaml", "swagger: '2.0'\npaths:\n  /a:\n    get:\n      responses:\n"
                   "        200: {schema: {$ref: b.yaml}}\n" }, { "b.yaml", "type: string\n" } },
    "swagger: '2.0'\npaths:\n  /a:\n    get:\n      responses:\n"
    "        200: {schema: {$ref: '#/definitions/b'}}\ndefinitions:\n"
    "  b:\n    type: 'string'\n", NULL },
  { "plain-schema", { { "m.json", "{\"items\": {\"$ref\": \"b.json\"}}" },
                      { "b.json", "{\"$id\": \"https://b.example/b\", \"type\": \"string\"}" } },
    "{\"items\": {\"$ref\": \"#/$defs/b\"}, \"$defs\": {\"b\": {\"type\": \"string\"}}}", NULL },
  { "older-schema", { { "m.json", "{\"$schema\": \"http://json-schema.org/draft-07/schema#\","
                        " \"items\": {\"$ref\": \"b.json\"}}" }, { "b.json", "true" } },
    "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\":"
    " {\"$ref\": \"#/definitions/b\"}, \"definitions\": {\"b\": true}}", NULL },
  { "address-stays", { { "m.yaml", MAIN (USE ("https://a.example/b.yaml#/B")) } },
    MAIN (USE ("https://a.example/b.yaml#/B")),
    "m.yaml:5:46: “https://a.example/b.yaml#/B” is an address" },
  { "address-without-scheme", { { "m.yaml", MAIN (USE ("//a.example/b")) } },
    MAIN (USE ("//a.example/b")), "m.yaml:5:46: “//a.example/b” is an address" },
  { "property-called-ref",
    { { "m.yaml", MAIN ("    A: {properties: {$ref: {type: string}}}\n") } },
    MAIN ("    A: {properties: {$ref: {type: string}}}\n"), NULL },

  { "missing-file", { { "m.yaml", MAIN (USE ("no.yaml")) } }, NULL,
    "m.yaml:5:46: “no.yaml” cannot be read: gone" },
  { "missing-target", { { "m.yaml", MAIN (USE ("b.yaml#/C")) }, { "b.yaml", "B: {}\n" } }, NULL,
    "m.yaml:5:46: “b.yaml” has nothing at “#/C”" },
  { "missing-target-deeper", { { "m.yaml", MAIN (USE ("b.yaml")) },
                               { "b.yaml", "a: 1\nitems:\n  $ref: c.yaml#/x\n" },
                               { "c.yaml", "{}\n" } }, NULL,
    "b.yaml:3:9: “c.yaml” has nothing at “#/x”" },
  { "anchor", { { "m.yaml", MAIN (USE ("b.yaml#name")) }, { "b.yaml", "B: {}\n" } }, NULL,
    "m.yaml:5:46: “#name” is the name of an anchor" },
  { "broken-file", { { "m.yaml", MAIN (USE ("b.json")) }, { "b.json", "{\"a\": 1,\n  2}" } }, NULL,
    "b.json:2:3: " },
  { "not-utf-8", { { "m.yaml", MAIN (USE ("b.json")) }, { "b.json", "{\"a\":\n\"\xFF\"}" } }, NULL,
    "b.json:2:2: " },
  { "empty-file", { { "m.yaml", MAIN (USE ("b.json")) }, { "b.json", "" } }, NULL, "b.json:1:1: " },
  { "leads-out", { { "m.yaml", MAIN (USE ("../b.yaml")) } }, NULL,
    "m.yaml:5:46: This reference leads out of" },
  { "leads-out-later", { { "m.yaml", MAIN (USE ("x/../../b.yaml")) } }, NULL,
    "m.yaml:5:46: This reference leads out of" },
  { "leads-out-by-escapes", { { "m.yaml", MAIN (USE ("%2e%2e/b.yaml")) } }, NULL,
    "m.yaml:5:46: This reference leads out of" },
  { "escaped-slash", { { "m.yaml", MAIN (USE ("..%2fb.yaml")) } }, NULL,
    "m.yaml:5:46: This reference is not well formed" },
  { "nul", { { "m.yaml", MAIN (USE ("b.yaml%00c")) } }, NULL,
    "m.yaml:5:46: This reference is not well formed" },
  { "absolute", { { "m.yaml", MAIN (USE ("/etc/passwd")) } }, NULL,
    "m.yaml:5:46: This reference has an absolute path" },
  { "folder", { { "m.yaml", MAIN (USE ("./")) } }, NULL,
    "m.yaml:5:46: This reference names a folder" },
  { "no-place-for-components", { { "m.json", "[{\"$ref\": \"b.json\"}]" },
                                 { "b.json", "{\"x\": {\"$ref\": \"#\"}}" } }, NULL,
    "b.json:1:16: This leads back to itself" },
  { "infinity", { { "m.yaml", MAIN (USE ("b.yaml")) }, { "b.yaml", "const: .inf\n" } }, NULL,
    "b.yaml:1:8: " },
};

static GBytes *
read_row (const char  *path,
          gsize        max_bytes,
          gpointer     user_data,
          GError     **error)
{
  const Case *c = user_data;

  for (gsize i = 1; i < MAX_FILES && c->files[i].path != NULL; i++)
    if (g_str_equal (c->files[i].path, path))
      return g_bytes_new_static (c->files[i].text, strlen (c->files[i].text));

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");
  return NULL;
}

static char *
print_notes (const char *name,
             GPtrArray  *notes)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const SmithBundleNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (out, "%s:%u:%u: %s\n", note->path != NULL ? note->path : name,
                              note->position.line + 1, note->position.column + 1, note->message);
    }

  return g_strdup (out->str);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  SmithSyntax syntax = g_str_has_suffix (c->files[0].path, ".json") ? SMITH_SYNTAX_JSON
                                                                    : SMITH_SYNTAX_YAML;
  g_autoptr(GBytes) text = g_bytes_new_static (c->files[0].text, strlen (c->files[0].text));
  g_autoptr(SmithTree) tree = smith_tree_read (text, syntax);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = NULL;

  g_assert_null (smith_tree_get_error (tree));
  edits = smith_bundle (tree, c->files[0].path, read_row, (gpointer) c, &notes);
  result = edits != NULL ? smith_text_edits_apply (edits, text) : NULL;
  said = print_notes (c->files[0].path, notes);
  g_test_message ("%s", said);
  if (c->note != NULL)
    g_assert_nonnull (strstr (said, c->note));
  else
    g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (result != NULL, ==, c->text != NULL);
  if (result != NULL)
    {
      g_autofree char *found = g_strndup (g_bytes_get_data (result, NULL),
                                          g_bytes_get_size (result));
      g_autoptr(SmithTree) again = smith_tree_read (result, syntax);

      g_assert_cmpstr (found, ==, c->text);
      g_assert_null (smith_tree_get_error (again));
    }
}

/* Files made on the spot: what the document asks for decides how many. */
typedef struct
{
  guint n_read;
  gsize n_bytes;
  const char *(*make) (const char *path,
                       GString    *out);
} Source;

static GBytes *
read_made (const char  *path,
           gsize        max_bytes,
           gpointer     user_data,
           GError     **error)
{
  Source *source = user_data;
  g_autoptr(GString) out = g_string_new (NULL);

  source->make (path, out);
  source->n_read++;
  source->n_bytes += out->len;

  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static const char *
make_next (const char *path,
           GString    *out)
{
  g_string_printf (out, "{\"items\": {\"$ref\": \"%" G_GUINT64_FORMAT ".json\"}}",
                   g_ascii_strtoull (path, NULL, 10) + 1);
  return out->str;
}

static const char *
make_leaf (const char *path,
           GString    *out)
{
  g_string_printf (out, "{\"title\": \"%s\"}", path);
  return out->str;
}

static const char *
make_large (const char *path,
            GString    *out)
{
  g_string_append (out, "{\"title\": \"");
  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append (out, "0123456789");
  g_string_append (out, "\"}");
  return out->str;
}

static char *
bundle_made (const char *text,
             Source     *source,
             GBytes    **out_result)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) edits = smith_bundle (tree, "m.json", read_made, source, &notes);

  *out_result = edits != NULL ? smith_text_edits_apply (edits, bytes) : NULL;

  return print_notes ("m.json", notes);
}

static char *
make_uses (guint n)
{
  GString *text = g_string_new ("{\"anyOf\": [true");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, ",{\"$ref\": \"f%u.json\"}", i);
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static void
test_as_many_files_as_may_be (void)
{
  Source source = { .make = make_leaf };
  g_autofree char *text = make_uses (SMITH_LIMIT_BUNDLE_FILES);
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = bundle_made (text, &source, &result);

  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (result);
  g_assert_cmpuint (source.n_read, ==, SMITH_LIMIT_BUNDLE_FILES);
}

static void
test_too_many_files (void)
{
  Source source = { .make = make_leaf };
  g_autofree char *text = make_uses (10000);
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = bundle_made (text, &source, &result);

  g_assert_null (result);
  g_assert_nonnull (strstr (said, "more than 5000 files"));
  g_assert_cmpuint (source.n_read, ==, SMITH_LIMIT_BUNDLE_FILES);
}

static void
test_endless_chain (void)
{
  Source source = { .make = make_next };
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = bundle_made ("{\"$ref\": \"0.json\"}", &source, &result);

  g_assert_null (result);
  g_assert_nonnull (strstr (said, "63.json:1:20: More than 64 files"));
  g_assert_cmpuint (source.n_read, ==, SMITH_LIMIT_BUNDLE_DEPTH);
}

static void
test_too_many_bytes (void)
{
  Source source = { .make = make_large };
  g_autofree char *text = make_uses (20);
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = bundle_made (text, &source, &result);

  g_assert_null (result);
  g_assert_nonnull (strstr (said, "more than 64 MB together"));
  g_assert_cmpuint (source.n_read, ==, 7);
}

/* A small file that its uses would multiply. */
static void
test_too_large_in_place (void)
{
  g_autoptr(GString) text = g_string_new ("{\"openapi\": \"3.1.0\", \"paths\": {\"/\": {}");
  Source source = { .make = make_large };
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, ", \"/%u\": {\"$ref\": \"a.json\"}", i);
  g_string_append (text, "}}");
  said = bundle_made (text->str, &source, &result);

  g_assert_null (result);
  g_assert_nonnull (strstr (said, "larger than any document"));
  g_assert_cmpuint (source.n_read, ==, 1);
}

static const char *
make_bomb (const char *path,
           GString    *out)
{
  g_string_append (out, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
  for (guint i = 1; i < 30; i++)
    g_string_append_printf (out, "a%u: &a%u [*a%u, *a%u, *a%u, *a%u]\n", i, i, i - 1, i - 1, i - 1,
                            i - 1);
  return out->str;
}

static void
test_aliases (void)
{
  Source source = { .make = make_bomb };
  g_autoptr(GBytes) result = NULL;
  g_autofree char *said = bundle_made ("{\"items\": {\"$ref\": \"a.yaml\"}}", &source, &result);

  g_assert_null (result);
  g_assert_cmpstr (said, !=, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bundle/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/bundle/as-many-files-as-may-be", test_as_many_files_as_may_be);
  g_test_add_func ("/bundle/too-many-files", test_too_many_files);
  g_test_add_func ("/bundle/endless-chain", test_endless_chain);
  g_test_add_func ("/bundle/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/bundle/too-large-in-place", test_too_large_in_place);
  g_test_add_func ("/bundle/aliases", test_aliases);

  return g_test_run ();
}
