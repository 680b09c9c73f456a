/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsoup/soup.h>
#include <string.h>

#include "base/smith-limits.h"
#include "fake-names.h"
#include "project/smith-fetch.h"
#include "raw-server.h"

/* Documents that are fetched from a real server on this machine, under names of which some count
 * as public and others as private. */

#define DOCUMENT "openapi: 3.1.0\n"
#define TOKEN "token=s3cr3t-that-nobody-may-see"

/* ---- the server ---- */

typedef struct
{
  SoupServer        *server;     /* (owned) */
  guint              port;
  guint              tls_port;   /* the same server, encrypted */
  SoupServerMessage *held;       /* (owned) (nullable) one that has sent a part of its body */
  guint              n_asked;
  gsize              most_bytes; /* that progress told of */
} Fixture;

static GBytes *
zip_blanks (gsize n_bytes)
{
  g_autoptr(GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (zip));
  g_autofree char *blanks = g_strnfill (1024 * 1024, ' ');

  for (gsize n = 0; n < n_bytes; n += 1024 * 1024)
    g_assert_true (g_output_stream_write_all (stream, blanks, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static const struct
{
  const char *path;
  guint       status;
  const char *header;  /* "Name: value" */
  const char *body;
  gssize      length;
} answers[] = {
  { "/openapi.yaml", 200, "ETag: \"one\"", DOCUMENT, -1 },
  { "/openapi.json", 200, "Last-Modified: Sat, 28 Nov 2026 09:00:00 GMT", " {\"openapi\": 1}", -1 },
  { "/download", 200, "Content-Disposition: attachment; filename=\"my.yml\"", DOCUMENT, -1 },
  { "/bom", 200, NULL, "\xEF\xBB\xBF" DOCUMENT, -1 },
  { "/html", 200, "Content-Type: text/html", "\n <!DOCTYPE html><html></html>", -1 },
  { "/yaml-as-html", 200, "Content-Type: text/html", DOCUMENT, -1 },
  { "/empty", 200, NULL, "", -1 },
  { "/blank", 200, NULL, " \n\n", -1 },
  { "/only-bom", 200, NULL, "\xEF\xBB\xBF", -1 },
  { "/latin1", 200, "Content-Type: text/yaml; charset=iso-8859-1", "caf\xE9: 1", -1 },
  { "/utf16", 200, NULL, "\xFF\xFEo\0p\0", 6 },
  { "/nul", 200, NULL, "a: \0b", 5 },
  { "/nothing", 204, NULL, "", -1 },
  { "/401", 401, NULL, "no", -1 },
  { "/403", 403, NULL, "no", -1 },
  { "/404", 404, "Content-Type: text/html", "<html>", -1 },
  { "/418", 418, NULL, "tea", -1 },
  { "/429", 429, NULL, "", -1 },
  { "/500", 500, NULL, "oops", -1 },
  { "/304", 304, NULL, "", -1 },
  { "/nowhere", 302, NULL, "", -1 },
  { "/to-file", 302, "Location: file:///etc/passwd", "", -1 },
};

/* /to/HOST/PATH leads to PATH at HOST, /encrypted/PATH to https, /hops/N to /hops/N-1 and at last
 * to the document. */
static char *
dup_location (Fixture    *fixture,
              const char *path)
{
  if (g_str_has_prefix (path, "/to/"))
    {
      g_auto(GStrv) parts = g_strsplit (path + strlen ("/to/"), "/", 2);

      return g_strdup_printf ("http://%s:%u/%s", parts[0], fixture->port, parts[1]);
    }
  if (g_str_has_prefix (path, "/encrypted/"))
    return g_strdup_printf ("https://127.0.0.1:%u/%s", fixture->tls_port,
                            path + strlen ("/encrypted/"));
  if (g_str_equal (path, "/hops/0"))
    return g_strdup ("/openapi.yaml");
  if (g_str_has_prefix (path, "/hops/"))
    {
      guint64 n;

      g_assert_true (g_ascii_string_to_unsigned (path + strlen ("/hops/"), 10, 1, 99, &n, NULL));
      return g_strdup_printf ("/hops/%u?" TOKEN, (guint) n - 1);
    }

  return NULL;
}

static void
answer_large (Fixture           *fixture,
              SoupServerMessage *message,
              const char        *path)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  if (g_str_equal (path, "/hold"))
    {
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_append (body, SOUP_MEMORY_STATIC, DOCUMENT, strlen (DOCUMENT));
      fixture->held = g_object_ref (message);
    }
  else
    {
      gsize n_bytes = (g_str_equal (path, "/bomb") ? 66 : 63) * (gsize) 1024 * 1024;
      g_autoptr(GBytes) zipped = zip_blanks (n_bytes);

      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      soup_message_body_append_bytes (body, zipped);
    }
}

static void
serve (SoupServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  g_autofree char *location = dup_location (fixture, path);
  const char *etag = soup_message_headers_get_one (asked, "If-None-Match");
  const char *modified = soup_message_headers_get_one (asked, "If-Modified-Since");

  fixture->n_asked++;
  if (location != NULL)
    {
      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_append (headers, "Location", location);
      return;
    }
  if (g_strcmp0 (etag, "\"one\"") == 0 ||
      g_strcmp0 (modified, "Sat, 28 Nov 2026 09:00:00 GMT") == 0)
    {
      soup_server_message_set_status (message, 304, NULL);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].path, path))
      {
        const char *body = answers[i].body;
        g_auto(GStrv) header = answers[i].header != NULL
                                 ? g_strsplit (answers[i].header, ": ", 2) : NULL;

        soup_server_message_set_status (message, answers[i].status, NULL);
        if (header != NULL)
          soup_message_headers_replace (headers, header[0], header[1]);
        soup_message_body_append (soup_server_message_get_response_body (message),
                                  SOUP_MEMORY_STATIC, body,
                                  answers[i].length < 0 ? strlen (body)
                                                        : (gsize) answers[i].length);
        return;
      }
  answer_large (fixture, message, path);
}

/* Its certificate is one that this process trusts, see trust_certificate(). */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "http", "self-signed.pem", NULL);
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(GError) error = NULL;
  GSList *uris;

  certificate = g_tls_certificate_new_from_file (file, &error);
  g_assert_no_error (error);
  fixture->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (fixture->server, NULL, serve, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  soup_server_listen_local (fixture->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  for (GSList *l = uris; l != NULL; l = l->next)
    if (g_str_equal (g_uri_get_scheme (l->data), "https"))
      fixture->tls_port = (guint) g_uri_get_port (l->data);
    else
      fixture->port = (guint) g_uri_get_port (l->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->held);
  soup_server_disconnect (fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;  /* let the sockets of both sides go */
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
progress_cb (gsize    body_bytes,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (body_bytes, >, 0);
  fixture->most_bytes = MAX (fixture->most_bytes, body_bytes);
}

static SmithFetched *
fetch (Fixture            *fixture,
       const char         *url,
       SmithFetchOptions   options,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  options.url = url;
  options.progress = progress_cb;
  options.progress_data = fixture;
  smith_fetch_async (&options, cancellable, keep_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      if (fixture->most_bytes > 0 && cancellable != NULL)
        g_cancellable_cancel (cancellable);
    }

  return smith_fetch_finish (result, error);
}

static char *
dup_url (Fixture    *fixture,
         const char *host,
         const char *path)
{
  return g_strdup_printf ("http://%s:%u%s", host, fixture->port, path);
}

/* ---- what comes ---- */

static const struct
{
  const char *name;
  const char *path;
  const char *text;
  const char *file;
  gboolean    is_json;
} text_rows[] = {
  { "yaml",          "/openapi.yaml",          DOCUMENT,            "openapi.yaml", FALSE },
  { "json",          "/openapi.json",          " {\"openapi\": 1}", "openapi.json", TRUE },
  { "disposition",   "/download",              DOCUMENT,            "my.yml",       FALSE },
  { "bom",           "/bom",                   DOCUMENT,            "bom.yaml",     FALSE },
  { "yaml-as-html",  "/yaml-as-html",          DOCUMENT,            "yaml-as-html.yaml", FALSE },
  { "redirected",    "/hops/1",                DOCUMENT,            "openapi.yaml", FALSE },
  { "ten-redirects", "/hops/9",                DOCUMENT,            "openapi.yaml", FALSE },
};

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = dup_url (fixture, "127.0.0.1", text_rows[i].path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched =
    fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fetched->kind, ==, SMITH_FETCH_TEXT);
  g_assert_cmpmem (g_bytes_get_data (fetched->text, NULL), g_bytes_get_size (fetched->text),
                   text_rows[i].text, strlen (text_rows[i].text));
  g_assert_cmpstr (fetched->name, ==, text_rows[i].file);
  g_assert_cmpint (fetched->is_json, ==, text_rows[i].is_json);
  g_assert_cmpuint (fixture->most_bytes, >=, strlen (text_rows[i].text));
}

static const struct
{
  const char        *name;
  const char        *path;
  SmithProjectError  code;
  const char        *said;
} error_rows[] = {
  { "html",       "/html",     SMITH_PROJECT_ERROR_NOT_TEXT,  "a page for people" },
  { "empty",      "/empty",    SMITH_PROJECT_ERROR_NOT_TEXT,  "an empty file" },
  { "blank",      "/blank",    SMITH_PROJECT_ERROR_NOT_TEXT,  "an empty file" },
  { "only-bom",   "/only-bom", SMITH_PROJECT_ERROR_NOT_TEXT,  "an empty file" },
  { "no-content", "/nothing",  SMITH_PROJECT_ERROR_NOT_TEXT,  "an empty file" },
  { "latin1",     "/latin1",   SMITH_PROJECT_ERROR_NOT_TEXT,  "not UTF-8" },
  { "utf16",      "/utf16",    SMITH_PROJECT_ERROR_NOT_TEXT,  "not UTF-8" },
  { "nul",        "/nul",      SMITH_PROJECT_ERROR_NOT_TEXT,  "not UTF-8" },
  { "401",        "/401",      SMITH_PROJECT_ERROR_REFUSED,   "Sign in" },
  { "403",        "/403",      SMITH_PROJECT_ERROR_REFUSED,   "Sign in" },
  { "404",        "/404",      SMITH_PROJECT_ERROR_REFUSED,   "no file at this address" },
  { "418",        "/418",      SMITH_PROJECT_ERROR_REFUSED,   "status 418" },
  { "429",        "/429",      SMITH_PROJECT_ERROR_REFUSED,   "Try again later" },
  { "500",        "/500",      SMITH_PROJECT_ERROR_REFUSED,   "Try again later" },
  { "304-unasked", "/304",     SMITH_PROJECT_ERROR_REDIRECTS, "status 304" },
  { "nowhere",    "/nowhere",  SMITH_PROJECT_ERROR_REDIRECTS, "leads on" },
  { "to-file",    "/to-file",  SMITH_PROJECT_ERROR_REDIRECTS, "leads on" },
  { "too-many",   "/hops/10",  SMITH_PROJECT_ERROR_REDIRECTS, "more than 10 times" },
  { "bomb",       "/bomb",     SMITH_PROJECT_ERROR_TOO_LARGE, "larger than 64" },
  { "blank-63",   "/63",       SMITH_PROJECT_ERROR_NOT_TEXT,  "an empty file" },
};

/* Each says what happened, that all is as it was, and what to do; and no more of the address than
 * its host. */
static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = g_strconcat (error_rows[i].path, "?" TOKEN, NULL);
  g_autofree char *url = dup_url (fixture, "127.0.0.1", path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched =
    fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error);

  g_assert_null (fetched);
  g_assert_error (error, SMITH_PROJECT_ERROR, (int) error_rows[i].code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, error_rows[i].said));
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_nonnull (strstr (error->message, "Nothing has changed here. "));
  g_assert_null (strstr (error->message, "s3cr3t"));
  g_assert_null (strstr (error->message, error_rows[i].path));
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(RawServer) server =
    raw_server_new ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nopenapi: 3", -1, RAW_CLOSE);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", raw_server_get_port (server));
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error));
  g_assert_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_NO_ANSWER);
  g_assert_nonnull (strstr (error->message, "before it was whole"));
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *url = dup_url (fixture, "127.0.0.1", "/");
  g_autoptr(GError) error = NULL;

  soup_server_disconnect (fixture->server);
  g_assert_null (fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error));
  g_assert_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_NO_ANSWER);
  g_assert_nonnull (strstr (error->message, "no connection"));
}

/* In the middle of a body that does not end. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *url = dup_url (fixture, "127.0.0.1", "/hold");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch (fixture, url, (SmithFetchOptions) { 0 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->most_bytes, ==, strlen (DOCUMENT));
}

static const struct
{
  const char     *name;
  const char     *path;
  const char     *etag;
  const char     *modified;
  SmithFetchKind  kind;
} known_rows[] = {
  { "etag",           "/openapi.yaml", "\"one\"", NULL, SMITH_FETCH_UNCHANGED },
  { "etag-behind",    "/hops/1",       "\"one\"", NULL, SMITH_FETCH_UNCHANGED },
  { "other-etag",     "/openapi.yaml", "\"two\"", NULL, SMITH_FETCH_TEXT },
  { "modified",       "/openapi.json", NULL, "Sat, 28 Nov 2026 09:00:00 GMT",
    SMITH_FETCH_UNCHANGED },
  { "other-modified", "/openapi.json", NULL, "Fri, 27 Nov 2026 09:00:00 GMT", SMITH_FETCH_TEXT },
  { "etag-first",     "/openapi.yaml", "\"two\"", "Sat, 28 Nov 2026 09:00:00 GMT",
    SMITH_FETCH_TEXT },
};

static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = dup_url (fixture, "127.0.0.1", known_rows[i].path);
  SmithFetchOptions options = { .etag = known_rows[i].etag, .modified = known_rows[i].modified };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched = fetch (fixture, url, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fetched->kind, ==, known_rows[i].kind);
  g_assert_cmpint (fetched->text != NULL, ==, fetched->kind == SMITH_FETCH_TEXT);
}

/* ---- where it leads ---- */

static const struct
{
  const char *name;
  const char *host;
  const char *path;
  const char *asked;  /* (nullable) the host that is asked about */
  guint       n_sent;
} private_rows[] = {
  { "public",             "public.test",  "/openapi.yaml", NULL, 1 },
  { "private",            "private.test", "/openapi.yaml", NULL, 1 },
  { "public-to-public",   "public.test",  "/to/public-2.test/openapi.yaml", NULL, 2 },
  { "public-to-private",  "public.test",  "/to/private.test/openapi.yaml", "private.test", 1 },
  { "public-to-address",  "public.test",  "/to/127.0.0.1/openapi.yaml", "127.0.0.1", 1 },
  { "public-to-six",      "public.test",  "/to/six.test/openapi.yaml", "six.test", 1 },
  { "later",              "public.test",  "/to/public-2.test/to/private.test/openapi.yaml",
    "private.test", 2 },
  { "private-to-private", "private.test", "/to/private-2.test/openapi.yaml", NULL, 2 },
  { "private-to-public",  "private.test", "/to/public.test/openapi.yaml", NULL, 2 },
  { "there-and-back",     "private.test", "/to/public.test/to/private.test/openapi.yaml",
    "private.test", 2 },
  { "unknown-to-private", "unknown.test", "/to/private.test/openapi.yaml", "private.test", 1 },
  { "public-to-unknown",  "public.test",  "/to/unknown.test/openapi.yaml", NULL, 2 },
};

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = dup_url (fixture, private_rows[i].host, private_rows[i].path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched = NULL;
  g_autoptr(SmithFetched) agreed = NULL;
  g_autofree char *asked = NULL;

  fetched = fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_asked, ==, private_rows[i].n_sent);
  if (private_rows[i].asked == NULL)
    {
      g_assert_cmpint (fetched->kind, ==, SMITH_FETCH_TEXT);
      return;
    }

  g_assert_cmpint (fetched->kind, ==, SMITH_FETCH_ASK);
  g_assert_true (fetched->is_private);
  g_assert_false (fetched->is_plain);
  asked = dup_url (fixture, private_rows[i].asked, "/openapi.yaml");
  g_assert_cmpstr (fetched->url, ==, asked);
  g_assert_cmpuint (fetched->n_redirects, ==, private_rows[i].n_sent);
  agreed = fetch (fixture, fetched->url,
                  (SmithFetchOptions) { .n_redirects = fetched->n_redirects }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (agreed->kind, ==, SMITH_FETCH_TEXT);
}

static const struct
{
  const char *name;
  gboolean    begins_encrypted;
  const char *path;
  gboolean    is_asked;
  guint       n_sent;
} plain_rows[] = {
  { "encrypted",          TRUE,  "/openapi.yaml", FALSE, 1 },
  { "plain-to-encrypted", FALSE, "/encrypted/openapi.yaml", FALSE, 2 },
  { "encrypted-to-other", TRUE,  "/encrypted/openapi.yaml", FALSE, 2 },
  { "encrypted-to-plain", TRUE,  "/to/127.0.0.1/openapi.yaml", TRUE, 1 },
  { "there-and-back",     FALSE, "/encrypted/to/127.0.0.1/openapi.yaml", TRUE, 2 },
};

/* What was encrypted does not go on without encryption unasked, not even to the same host. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u%s",
                                          plain_rows[i].begins_encrypted ? "https" : "http",
                                          plain_rows[i].begins_encrypted ? fixture->tls_port
                                                                         : fixture->port,
                                          plain_rows[i].path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFetched) fetched = NULL;
  g_autofree char *asked = NULL;

  fetched = fetch (fixture, url, (SmithFetchOptions) { 0 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_asked, ==, plain_rows[i].n_sent);
  g_assert_cmpint (fetched->kind, ==, plain_rows[i].is_asked ? SMITH_FETCH_ASK : SMITH_FETCH_TEXT);
  g_assert_cmpint (fetched->is_plain, ==, plain_rows[i].is_asked);
  g_assert_false (fetched->is_private);
  if (plain_rows[i].is_asked)
    {
      asked = dup_url (fixture, "127.0.0.1", "/openapi.yaml");
      g_assert_cmpstr (fetched->url, ==, asked);
    }
}

/* Consents do not add hops. */
static void
test_agreed_hops (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *url = dup_url (fixture, "127.0.0.1", "/hops/1");
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch (fixture, url,
                        (SmithFetchOptions) { .n_redirects = SMITH_LIMIT_REDIRECTS - 1 }, NULL,
                        &error));
  g_assert_error (error, SMITH_PROJECT_ERROR, SMITH_PROJECT_ERROR_REDIRECTS);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
#define ADD_ROWS(rows, test) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat ("/fetch/" #test "/", rows[i].name, NULL); \
      ADD (path, GSIZE_TO_POINTER (i), test_##test); \
    }

static void
trust_certificate (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "http", "self-signed.pem", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (file, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fake_names_use ();
  trust_certificate ();
  ADD_ROWS (text_rows, text);
  ADD_ROWS (error_rows, error);
  ADD_ROWS (known_rows, known);
  ADD_ROWS (private_rows, private);
  ADD_ROWS (plain_rows, plain);
  ADD ("/fetch/error/cut", NULL, test_cut);
  ADD ("/fetch/error/nobody", NULL, test_nobody);
  ADD ("/fetch/cancelled", NULL, test_cancelled);
  ADD ("/fetch/agreed-hops", NULL, test_agreed_hops);

  return g_test_run ();
}
