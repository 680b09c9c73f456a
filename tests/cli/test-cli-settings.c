/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-support.h"
#include "temp-folder.h"

/* What check is told besides its files. */

#define ASKING \
  "openapi: 3.1.0\n" \
  "info: {title: T, version: '1'}\n" \
  "servers: [{url: 'https://a.example'}]\n" \
  "security: [{k: []}]\n" \
  "components:\n" \
  "  schemas: {}\n" \
  "  securitySchemes: {k: {type: http, scheme: basic}}\n" \
  "paths: {/x: {get: {operationId: readPages, summary: Reads a book aloud.}}}\n"

static const struct
{
  const char *name;
  const char *option;   /* (nullable) */
  int         exit_code;
  const char *out;      /* (nullable) stdout holds this; NULL: it is empty */
  const char *err;      /* stderr holds this */
} cases[] = {
  { "nothing-said", NULL, 0, NULL, "" },
  { "sign-in", "--sign-in=bearer", 0,
    "-:4:1: warns: ChatGPT accepts this, but with a key as Bearer it does not send what “k” "
    "asks for: the API will refuse the calls. [auth-header-mismatch]\n", "" },
  { "sign-in-as-described", "--sign-in=basic", 0, NULL, "" },
  { "no-sign-in", "--sign-in=none", 0, "-:4:1: warns: ", "" },
  { "header", "--sign-in=header:X-Key", 0, "but with X-Key it does", "" },
  { "header-of-no-name", "--sign-in=header:", 2, NULL, "--sign-in takes none, basic, bearer" },
  { "unknown-sign-in", "--sign-in=token", 2, NULL, "header:NAME, not “token”" },
  { "day", "--day=2026-11-28", 0, "-:1:1: note: Custom GPTs run until 2026-12-11, as announced",
    "" },
  { "day-before", "--day=2026-09-10", 0, NULL, "" },
  { "day-that-is-none", "--day=2026-02-30", 2, NULL, "--day takes a date like 2026-01-31" },
  { "day-of-another-form", "--day=2026-2-31", 2, NULL, "not “2026-2-31”" },
  { "day-of-no-year", "--day=-026-01-31", 2, NULL, "not “-026-01-31”" },
  { "day-by-the-week", "--day=2026-W05-6", 2, NULL, "--day takes" },
  { "day-and-more", "--day=2026-01-31x", 2, NULL, "--day takes" },
  { "one-action-of-a-gpt", "--one-gpt", 0, NULL, "" },
  { "rule-told-of-other-actions", "--rule=server-domain-duplicate=off", 0, NULL, "" },
  { "rule-outside", "--rule=auth-oauth-domain=off", 2, NULL, "is not about a description" },
};

static void
test_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) input = g_bytes_new_static (ASKING, strlen (ASKING));
  const char *arguments[] = { "check", "-", cases[row].option, NULL };
  g_auto(CliAnswer) answer = cli_call (arguments, input);

  g_assert_cmpint (answer.exit_code, ==, cases[row].exit_code);
  g_assert_nonnull (strstr (answer.err, cases[row].err));
  if (cases[row].out == NULL)
    g_assert_cmpstr (answer.out, ==, "");
  else
    g_assert_nonnull (strstr (answer.out, cases[row].out));
}

/* Of two actions at one host the second is refused, in the words of the editor. */
static void
test_one_gpt (void)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *folder = temp_folder_make ();
  g_autofree char *a = g_build_filename (folder, "a.yaml", NULL);
  g_autofree char *b = g_build_filename (folder, "b.yaml", NULL);
  g_autofree char *expected = g_strdup_printf (
    "%s:3:17: blocks: ChatGPT does not save the action: another one of this GPT is at a.example. "
    "[server-domain-duplicate]\n", b);
  g_auto(CliAnswer) answer = { 0 };

  g_assert_true (g_file_set_contents (a, ASKING, -1, NULL));
  g_assert_true (g_file_set_contents (b, ASKING, -1, NULL));

  answer = cli_call ((const char *[]) { "check", "--one-gpt", a, b, NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 1);
  g_assert_cmpstr (answer.out, ==, expected);

  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "check", "--one-gpt", "--format=json", a, b, NULL },
                     nothing);
  g_assert_nonnull (strstr (answer.out, "\"platformMessage\": \"Action sets cannot have duplicate "
                                        "domains - a.example already exists on another action\""));

  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "check", "--one-gpt", "--rule=server-domain-duplicate=off",
                                        a, b, NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 0);
  g_assert_cmpstr (answer.out, ==, "");

  cli_answer_clear (&answer);
  answer = cli_call ((const char *[]) { "check", a, b, NULL }, nothing);
  g_assert_cmpint (answer.exit_code, ==, 0);
  g_assert_cmpstr (answer.out, ==, "");

  temp_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("ACTIONSMITH_CLI"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/settings/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/cli/settings/one-gpt", test_one_gpt);

  return g_test_run ();
}
