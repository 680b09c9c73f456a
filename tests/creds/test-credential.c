/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "creds/smith-credential.h"
#include "creds/smith-creds-error.h"

static const struct
{
  const char *name;
  const char *id;
  SmithCredentialKind kind;
  const char *label;
  const char *header;
  const char *user;
  const char *origin;
  const char *refusal;  /* words of the message; NULL when it is taken */
} new_cases[] = {
  { "bearer", NULL, SMITH_CREDENTIAL_BEARER, "Weather", NULL, NULL, "https://a.example", NULL },
  { "basic", NULL, SMITH_CREDENTIAL_BASIC, "Weather", NULL, "ann", "https://a.example", NULL },
  { "header", NULL, SMITH_CREDENTIAL_HEADER, "W", "X-Token", NULL, "https://a.example", NULL },
  { "nowhere", NULL, SMITH_CREDENTIAL_BEARER, "Weather", NULL, NULL, NULL, NULL },
  { "label-utf-8", NULL, SMITH_CREDENTIAL_BEARER, "Wetter für Ü", NULL, NULL, NULL, NULL },
  { "given-id", "9f0e0c1e-6a3b-4c0e-8f63-0a6a4b8f2d11", SMITH_CREDENTIAL_BEARER, "W", NULL, NULL,
    NULL, NULL },
  { "id-not-uuid", "../../etc", SMITH_CREDENTIAL_BEARER, "W", NULL, NULL, NULL, "UUID" },
  { "label-empty", NULL, SMITH_CREDENTIAL_BEARER, "", NULL, NULL, NULL, "needs a name" },
  { "label-blank", NULL, SMITH_CREDENTIAL_BEARER, " \t\n", NULL, NULL, NULL, "needs a name" },
  { "label-two-lines", NULL, SMITH_CREDENTIAL_BEARER, "a\nb", NULL, NULL, NULL, "one line" },
  { "label-not-utf-8", NULL, SMITH_CREDENTIAL_BEARER, "a\xff", NULL, NULL, NULL, "one line" },
  { "header-space", NULL, SMITH_CREDENTIAL_HEADER, "W", "X Key", NULL, NULL, "letters, digits" },
  { "header-colon", NULL, SMITH_CREDENTIAL_HEADER, "W", "X:Key", NULL, NULL, "letters, digits" },
  { "header-crlf", NULL, SMITH_CREDENTIAL_HEADER, "W", "X\r\nHost", NULL, NULL, "letters, digits" },
  { "header-utf-8", NULL, SMITH_CREDENTIAL_HEADER, "W", "X-Schlüssel", NULL, NULL,
    "letters, digits" },
  { "header-host", NULL, SMITH_CREDENTIAL_HEADER, "W", "host", NULL, NULL, "Host belongs" },
  { "header-length", NULL, SMITH_CREDENTIAL_HEADER, "W", "CONTENT-LENGTH", NULL, NULL,
    "Content-Length belongs" },
  { "header-te", NULL, SMITH_CREDENTIAL_HEADER, "W", "Transfer-Encoding", NULL, NULL,
    "Transfer-Encoding belongs" },
  { "header-authorization", NULL, SMITH_CREDENTIAL_HEADER, "W", "Authorization", NULL, NULL, NULL },
  { "user-colon", NULL, SMITH_CREDENTIAL_BASIC, "W", NULL, "a:b", NULL, "without a colon" },
  { "user-newline", NULL, SMITH_CREDENTIAL_BASIC, "W", NULL, "a\nb", NULL, "one line" },
  { "origin-relative", NULL, SMITH_CREDENTIAL_BEARER, "W", NULL, NULL, "/v1", "is written like" },
  { "origin-ftp", NULL, SMITH_CREDENTIAL_BEARER, "W", NULL, NULL, "ftp://a.example",
    "is written like" },
  { "origin-not-utf-8", NULL, SMITH_CREDENTIAL_BEARER, "W", NULL, NULL, "https://\xff.example",
    "is written like" },
};

static void
test_new (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *origins[] = { new_cases[i].origin, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) credential =
    smith_credential_new (new_cases[i].id, new_cases[i].kind, new_cases[i].label,
                          new_cases[i].header, new_cases[i].user, origins, &error);

  if (new_cases[i].refusal != NULL)
    {
      g_assert_null (credential);
      g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, new_cases[i].refusal));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (smith_credential_get_id (credential)));
  if (new_cases[i].id != NULL)
    g_assert_cmpstr (smith_credential_get_id (credential), ==, new_cases[i].id);
  g_assert_cmpint (smith_credential_get_kind (credential), ==, new_cases[i].kind);
  g_assert_cmpstr (smith_credential_get_label (credential), ==, new_cases[i].label);
  g_assert_cmpstr (smith_credential_get_origins (credential)[0], ==, new_cases[i].origin);
  g_assert_finalize_object (g_steal_pointer (&credential));
}

static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (257, 'x');
  g_autoptr(GError) label_error = NULL;
  g_autoptr(GError) header_error = NULL;
  g_autoptr(GError) user_error = NULL;

  g_assert_null (smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, name, NULL, NULL, NULL,
                                       &label_error));
  g_assert_error (label_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
  g_assert_null (smith_credential_new (NULL, SMITH_CREDENTIAL_HEADER, "W", name, NULL, NULL,
                                       &header_error));
  g_assert_error (header_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
  g_assert_null (smith_credential_new (NULL, SMITH_CREDENTIAL_BASIC, "W", NULL, name, NULL,
                                       &user_error));
  g_assert_error (user_error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
}

static const struct
{
  const char *name;
  const char *given[4];
  const char *kept;     /* joined by spaces */
  const char *origin;
  gboolean    allowed;
} origin_cases[] = {
  { "same", { "https://a.example" }, "https://a.example", "https://a.example", TRUE },
  { "from-address", { "https://A.example:443/v1?k=1" }, "https://a.example",
    "https://a.example", TRUE },
  { "second", { "https://a.example", "https://b.example" },
    "https://a.example https://b.example", "https://b.example", TRUE },
  { "twice", { "https://a.example", "https://A.EXAMPLE/" }, "https://a.example",
    "https://a.example", TRUE },
  { "other-host", { "https://a.example" }, "https://a.example", "https://b.example", FALSE },
  { "sub-domain", { "https://a.example" }, "https://a.example", "https://x.a.example", FALSE },
  { "in-the-clear", { "https://a.example" }, "https://a.example", "http://a.example", FALSE },
  { "nowhere", { NULL }, "", "https://a.example", FALSE },
  { "loopback-any-port", { "http://127.0.0.1" }, "http://127.0.0.1", "http://127.0.0.1:4711",
    TRUE },
  { "loopback-port", { "http://127.0.0.1:4711" }, "http://127.0.0.1:4711",
    "http://127.0.0.1:4712", FALSE },
  { "loopback-port-80", { "http://127.0.0.1:80/" }, "http://127.0.0.1:80",
    "http://127.0.0.1:4712", FALSE },
  { "loopback-v6-port-80", { "http://[::1]:80" }, "http://[::1]:80", "http://[::1]", TRUE },
  { "origin-is-nonsense", { "https://a.example" }, "https://a.example", "nonsense", FALSE },
};

static void
test_origins (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, "W", NULL, NULL, origin_cases[i].given,
                          &error);
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  kept = g_strjoinv (" ", (char **) smith_credential_get_origins (credential));
  g_assert_cmpstr (kept, ==, origin_cases[i].kept);
  g_assert_cmpint (smith_credential_allows (credential, origin_cases[i].origin), ==,
                   origin_cases[i].allowed);
}

static const struct
{
  const char *name;
  SmithCredentialKind kind;
  const char *given_header;
  const char *user;
  const char *secret;
  gssize      secret_length;
  const char *header;   /* NULL when no header can carry the secret */
  const char *prefix;
  const char *value;
} header_cases[] = {
  { "bearer", SMITH_CREDENTIAL_BEARER, NULL, NULL, "sk-1", -1, "Authorization", "Bearer ", "sk-1" },
  { "bearer-ignores-header", SMITH_CREDENTIAL_BEARER, "X-A", "u", "sk-1", -1, "Authorization",
    "Bearer ", "sk-1" },
  { "basic-with-user", SMITH_CREDENTIAL_BASIC, NULL, "Aladdin", "open sesame", -1,
    "Authorization", "Basic ", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
  { "basic-as-stored", SMITH_CREDENTIAL_BASIC, NULL, "", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==", -1,
    "Authorization", "Basic ", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
  { "basic-utf-8", SMITH_CREDENTIAL_BASIC, NULL, "test", "123\302\243", -1,
    "Authorization", "Basic ", "dGVzdDoxMjPCow==" },
  { "basic-no-password", SMITH_CREDENTIAL_BASIC, NULL, "sk", "", -1, "Authorization", "Basic ",
    "c2s6" },
  { "header-default", SMITH_CREDENTIAL_HEADER, NULL, NULL, "k", -1, "X-Api-Key", "", "k" },
  { "header-empty-name", SMITH_CREDENTIAL_HEADER, "", NULL, "k", -1, "X-Api-Key", "", "k" },
  { "header-own", SMITH_CREDENTIAL_HEADER, "X-Token", NULL, "k", -1, "X-Token", "", "k" },
  { "empty", SMITH_CREDENTIAL_BEARER, NULL, NULL, "", -1, NULL, NULL, NULL },
  { "line-break", SMITH_CREDENTIAL_BEARER, NULL, NULL, "hunter2\n", -1, NULL, NULL, NULL },
  { "header-injection", SMITH_CREDENTIAL_HEADER, NULL, NULL, "hunter2\r\nHost: b", -1, NULL, NULL,
    NULL },
  { "basic-line-break", SMITH_CREDENTIAL_BASIC, NULL, "ann", "hunter2\n", -1, NULL, NULL, NULL },
  { "nul", SMITH_CREDENTIAL_BEARER, NULL, NULL, "hunter2\0x", 9, NULL, NULL, NULL },
};

static void
test_header (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, header_cases[i].kind, "W", header_cases[i].given_header,
                          header_cases[i].user, NULL, &error);
  g_autoptr(SmithSecret) secret = smith_secret_new (header_cases[i].secret,
                                                    header_cases[i].secret_length);
  g_autoptr(SmithSecret) value = NULL;
  const char *name = NULL, *prefix = NULL;

  g_assert_no_error (error);
  value = smith_credential_make_header (credential, secret, &name, &prefix, &error);
  if (header_cases[i].header == NULL)
    {
      g_assert_null (value);
      g_assert_null (name);
      g_assert_error (error, SMITH_CREDS_ERROR, SMITH_CREDS_ERROR_REFUSED);
      g_assert_null (strstr (error->message, "hunter2"));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, header_cases[i].header);
  g_assert_cmpstr (prefix, ==, header_cases[i].prefix);
  g_assert_cmpstr (smith_secret_peek (value), ==, header_cases[i].value);
}

static void
test_kinds (void)
{
  SmithCredentialKind kind = SMITH_CREDENTIAL_HEADER;

  for (int k = SMITH_CREDENTIAL_BEARER; k <= SMITH_CREDENTIAL_HEADER; k++)
    {
      g_assert_true (smith_credential_kind_from_name (smith_credential_kind_to_name (k), &kind));
      g_assert_cmpint (kind, ==, k);
    }
  g_assert_false (smith_credential_kind_from_name ("oauth2", &kind));
  g_assert_cmpint (kind, ==, SMITH_CREDENTIAL_HEADER);
}

static void
test_properties (void)
{
  g_autoptr(SmithCredential) credential =
    smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, " Weather ", NULL, NULL, NULL, NULL);
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  g_object_get (credential, "id", &id, "label", &label, NULL);
  g_assert_cmpstr (id, ==, smith_credential_get_id (credential));
  g_assert_cmpstr (label, ==, "Weather");

  /* nothing can be written, and there is no room for a secret */
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (credential), &n_specs);
  g_assert_cmpuint (n_specs, ==, 2);
  for (guint i = 0; i < n_specs; i++)
    g_assert_false ((specs[i]->flags & G_PARAM_WRITABLE) != 0);
}

#define ADD_ROWS(prefix, rows, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_ROWS ("/credential/new/", new_cases, test_new);
  ADD_ROWS ("/credential/origins/", origin_cases, test_origins);
  ADD_ROWS ("/credential/header/", header_cases, test_header);
  g_test_add_func ("/credential/long-names", test_long_names);
  g_test_add_func ("/credential/kinds", test_kinds);
  g_test_add_func ("/credential/properties", test_properties);

  return g_test_run ();
}
