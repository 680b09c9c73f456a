/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "author/smith-inspection-writer.h"

#include <string.h>

/* Changes of forms while the text changes as well. */

#define TEXT \
  "openapi: 3.1.0\n" \
  "paths:\n" \
  "  /a:\n" \
  "    get:\n" \
  "      summary: One\n" \
  "      parameters:\n" \
  "        - name: p\n" \
  "          in: query\n" \
  "        - name: q\n" \
  "          in: query\n" \
  "  /b:\n" \
  "    get:\n" \
  "      summary: Two\n"

typedef struct
{
  SmithDocument         *document;
  SmithInspectionWriter *writer;
  guint                  written;  /* the tag of the last one */
  guint                  failed;
} Fixture;

static void
written_cb (Fixture *fixture,
            guint    tag)
{
  fixture->written = tag;
}

static void
failed_cb (Fixture    *fixture,
           guint       tag,
           const char *sentence)
{
  g_assert_nonnull (strchr (sentence, ' '));
  fixture->failed = tag;
}

static void
wait_for_check (Fixture *fixture)
{
  while (smith_inspection_writer_get_n_waiting (fixture->writer) > 0 ||
         smith_document_is_checking (fixture->document))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) text = g_bytes_new_static (TEXT, strlen (TEXT));

  fixture->document = smith_document_new (&smith_profile_chatgpt);
  smith_document_load_bytes (fixture->document, text, "test.yaml");
  fixture->writer = smith_inspection_writer_new (fixture->document);
  g_signal_connect_swapped (fixture->writer, "written", G_CALLBACK (written_cb), fixture);
  g_signal_connect_swapped (fixture->writer, "failed", G_CALLBACK (failed_cb), fixture);
  smith_document_check_now (fixture->document);
  wait_for_check (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->writer);
  g_assert_finalize_object (fixture->document);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (fixture->document);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* Where @part stands in the present text. */
static SmithSpan
find (Fixture    *fixture,
      const char *part)
{
  g_autoptr(GBytes) bytes = smith_document_snapshot (fixture->document);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *place = strstr (text, part);

  g_assert_nonnull (place);

  return (SmithSpan) { (gsize) (place - text), (gsize) (place - text) + strlen (part) };
}

static void
type (Fixture    *fixture,
      gsize       offset,
      const char *text)
{
  smith_document_insert (fixture->document, offset, text, strlen (text));
}

static void
set_summary (Fixture    *fixture,
             guint       tag,
             const char *part,
             const char *value)
{
  SmithSpan place = find (fixture, part);

  smith_inspection_writer_set (fixture->writer, tag, place, "main", "summary", place, value);
}

static void
test_now (Fixture       *fixture,
          gconstpointer  data)
{
  set_summary (fixture, 7, "summary: Two", "New");
  g_assert_cmpuint (fixture->written, ==, 7);
  g_assert_nonnull (strstr (TEXT, "Two"));
  assert_text (fixture,
               "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      summary: One\n      parameters:\n"
               "        - name: p\n          in: query\n        - name: q\n          in: query\n"
               "  /b:\n    get:\n      summary: New\n");
}

/* What is typed meanwhile moves the place; the second change finds what the first one left. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  SmithSpan object;

  type (fixture, 0, "# typed\n");
  object = find (fixture, "summary: One\n      parameters:\n        - name: p\n");
  smith_inspection_writer_set (fixture->writer, 1, object, "parameters", "name",
                               find (fixture, "name: q\n          in: query"), "a long name");
  smith_inspection_writer_set (fixture->writer, 2, object, "main", "summary", object, "");
  set_summary (fixture, 3, "summary: Two", "Other");
  smith_inspection_writer_remove (fixture->writer, 4, object, "parameters",
                                  find (fixture, "name: p\n          in: query"));
  type (fixture, strlen ("# typed\nopenapi: 3.1.0\n"), "# more\n");
  g_assert_cmpuint (smith_inspection_writer_get_n_waiting (fixture->writer), ==, 4);
  g_assert_cmpuint (fixture->written, ==, 0);

  wait_for_check (fixture);
  g_assert_cmpuint (fixture->written, ==, 4);
  g_assert_cmpuint (fixture->failed, ==, 0);
  assert_text (fixture,
               "# typed\nopenapi: 3.1.0\n# more\npaths:\n  /a:\n    get:\n      parameters:\n"
               "        - name: a long name\n          in: query\n"
               "  /b:\n    get:\n      summary: Other\n");
}

/* A neighbour that has moved to where the place was is not taken for it. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  SmithSpan object = find (fixture, "summary: One");
  SmithSpan gone = find (fixture, "name: p\n          in: query\n        - ");

  type (fixture, 0, "# typed\n");
  object = find (fixture, "summary: One");
  smith_inspection_writer_set (fixture->writer, 1, object, "parameters", "name",
                               find (fixture, "name: p\n          in: query"), "new");
  smith_document_delete (fixture->document, gone.start + strlen ("# typed\n"),
                         gone.end - gone.start);
  wait_for_check (fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_cmpuint (fixture->written, ==, 0);
  assert_text (fixture,
               "# typed\nopenapi: 3.1.0\npaths:\n  /a:\n    get:\n      summary: One\n"
               "      parameters:\n        - name: q\n          in: query\n"
               "  /b:\n    get:\n      summary: Two\n");
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GBytes) text = g_bytes_new_static (TEXT, strlen (TEXT));

  type (fixture, 0, "# typed\n");
  set_summary (fixture, 1, "summary: One", "New");
  smith_document_load_bytes (fixture->document, text, "test.yaml");
  wait_for_check (fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  assert_text (fixture, TEXT);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  SmithSpan object = find (fixture, "summary: One");

  smith_inspection_writer_set (fixture->writer, 1, object, "main", "path", object, "no-slash");
  g_assert_cmpuint (fixture->failed, ==, 1);
  smith_inspection_writer_set (fixture->writer, 2, object, "main", "nothing", object, "x");
  g_assert_cmpuint (fixture->failed, ==, 2);
  smith_inspection_writer_add (fixture->writer, 3, object, "main");
  g_assert_cmpuint (fixture->failed, ==, 3);
  object.end = object.start;
  smith_inspection_writer_set (fixture->writer, 4, object, "main", "summary", object, "x");
  g_assert_cmpuint (fixture->failed, ==, 4);
  g_assert_cmpuint (fixture->written, ==, 0);
  assert_text (fixture, TEXT);
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, 0, "# typed\n");
  set_summary (fixture, 1, "summary: One", "New");
  smith_inspection_writer_forget (fixture->writer, 1);
  wait_for_check (fixture);
  g_assert_cmpuint (fixture->written + fixture->failed, ==, 0);
  assert_text (fixture, "# typed\n" TEXT);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  SmithSpan object = find (fixture, "summary: Two");

  smith_inspection_writer_add (fixture->writer, 1, object, "parameters");
  smith_inspection_writer_add (fixture->writer, 2, object, "parameters");
  g_assert_cmpuint (fixture->written, ==, 1);
  wait_for_check (fixture);
  g_assert_cmpuint (fixture->written, ==, 2);
  assert_text (fixture,
               TEXT
               "      parameters:\n        - name: parameter\n          in: query\n"
               "          schema:\n            type: string\n"
               "        - name: parameter2\n          in: query\n"
               "          schema:\n            type: string\n");
}

#define ADD(path, function) \
  g_test_add ("/inspection-writer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("now", test_now);
  ADD ("waiting", test_waiting);
  ADD ("lost", test_lost);
  ADD ("replaced", test_replaced);
  ADD ("refused", test_refused);
  ADD ("forget", test_forget);
  ADD ("add", test_add);

  return g_test_run ();
}
