/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

#include "doc/smith-print.h"
#include "lint/smith-rules.h"

#include <string.h>

/* *Fix all*: what becomes of a document, what is lost, what is left. */

typedef struct
{
  const char *name;
  const char *before;
  const char *after;    /* (nullable): not compared */
  const char *options;  /* `first=N`, `keep=NAME` and `only=ID`, with semicolons between them */
  const char *losses;   /* (nullable): parts of the losses in their order, semicolons between */
  const char *left;     /* rules of what still blocks or drops, semicolons between them */
} AllRow;

#define NO_GET(id) "'get':{'operationId':'" id "','summary':'s','parameters':[{'$ref':'#/no'}]}"
#define GET(id) "'get':{'operationId':'" id "','summary':'s'}"
#define ARRAY_BODY \
  ",'requestBody':{'content':{'application/json':{'schema':{'type':'array'}}}}"

static const AllRow rows[] = {
  { "nothing", "{" HEAD "," PATH_X "}", "{" HEAD "," PATH_X "}", "", "", "" },
  { "what-is-behind",  /* the name, the reference, then the header that it leads to */
    "{" HEAD ",'paths':{'/users':{'parameters':[{'$ref':'#/components/parameters/A'}],"
    "'get':{'summary':'s'}}},'components':{'parameters':{'A':{'name':'X-A','in':'header'}}}}",
    "{" HEAD ",'paths':{'/users':{'get':{'operationId':'listUsers','summary':'s',"
    "'parameters':[]}}},'components':{'parameters':{'A':{'name':'X-A','in':'header'}},"
    "'schemas':{}}}",
    "", "header X-A of GET /users is left out", "" },
  { "servers-step-by-step",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':["
    "{'url':'http://A.example:80/'},{'url':'http://b.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':["
    "{'url':'https://a.example'}]," PATH_X "}",
    "", "http://a.example/ is never called", "" },
  { "two-of-one-name",
    "{" HEAD ",'paths':{'/users':{" GET ("x") "},'/v1/users':{" GET ("x") "},"
    "'/users/{id}':{'get':{'summary':'s'}},'/v1/users/{name}':{'get':{'summary':'s'}}}}",
    "{" HEAD ",'paths':{'/users':{" GET ("x") "},'/v1/users':{" GET ("listUsers") "},"
    "'/users/{id}':{'get':{'operationId':'getUser','summary':'s'}},"
    "'/v1/users/{name}':{'get':{'operationId':'getUserByName','summary':'s'}}}}",
    "", "", "" },
  { "three-of-one-name",  /* and a fourth has what would be the third's */
    "{" HEAD ",'paths':{'/a':{" GET ("n m") "},'/b':{" GET ("n m") "},'/c':{" GET ("n m") "},"
    "'/d':{" GET ("n_m_2") "}}}",
    "{" HEAD ",'paths':{'/a':{" GET ("n_m") "},'/b':{" GET ("n_m_3") "},'/c':{" GET ("n_m_4") "},"
    "'/d':{" GET ("n_m_2") "}}}",
    "", "", "" },
  { "yours-is-left-alone",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'}," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'}," PATH_X "}", "", "", "server-none" },
  { "hopeless-is-left-out",
    "{" HEAD ",'paths':{'/a':{" NO_GET ("a") "},'/x':{" GET ("x") "},'/b':{" NO_GET ("b") "}}}",
    "{" HEAD ",'paths':{'/x':{" GET ("x") "}}}",
    "", "GET /a (a) is left out;GET /b (b) is left out", "" },
  { "neighbours-that-are-hopeless",
    "{" HEAD ",'paths':{'/a':{" NO_GET ("a") ",'put':{'operationId':'p'}},'/b':{" NO_GET ("b") "},"
    "'/c':{" NO_GET ("c") "}}}",
    "{" HEAD ",'paths':{'/a':{'put':{'operationId':'p'}}}}", "", NULL, "" },
  { "hopeless-stays-where-it-cannot-go",
    "openapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get:\n      operationId: a\n      summary: s\n      parameters:\n"
    "        - $ref: '#/no'\n        - &p {name: q, in: query, schema: {type: string}}\n"
    "  /b:\n    get:\n      operationId: b\n      summary: s\n      parameters:\n"
    "        - *p\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get:\n      operationId: a\n      summary: s\n      parameters:\n"
    "        - $ref: '#/no'\n        - &p {name: q, in: query, schema: {type: string}}\n"
    "  /b:\n    get:\n      operationId: b\n      summary: s\n      parameters:\n"
    "        - *p\n",
    "", "", "parameter-unnamed" },
  { "hopeless-that-cannot-go-changes-nothing",
    "openapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get:\n      operationId: a\n      summary: s\n      parameters:\n"
    "        - $ref: '#/no'\n        - &p {name: q, in: query, schema: {type: string}}\n"
    "  /b:\n    get:\n      operationId: b\n      summary: s\n      parameters:\n"
    "        - *p\n"
    "        - {name: r, in: query, schema: {$ref: '#/paths/~1a/get/parameters/1/schema'}}\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get:\n      operationId: a\n      summary: s\n      parameters:\n"
    "        - $ref: '#/no'\n        - &p {name: q, in: query, schema: {type: string}}\n"
    "  /b:\n    get:\n      operationId: b\n      summary: s\n      parameters:\n"
    "        - *p\n"
    "        - {name: r, in: query, schema: {$ref: '#/paths/~1a/get/parameters/1/schema'}}\n",
    "", "", "parameter-unnamed" },
  { "a-person-could-help",  /* by a name */
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','summary':'s','parameters':["
    "{'in':'query','required':true}]}}}}",
    NULL, "", "", "document-model;parameter-unnamed" },
  { "first-two",
    "{" HEAD ",'paths':{'/a':{" GET ("a") "},'/b':{" GET ("b") "},'/c':{" GET ("c") "}}}",
    "{" HEAD ",'paths':{'/a':{" GET ("a") "},'/b':{" GET ("b") "}}}", "first=2",
    "GET /c (c) is left out", "" },
  { "first-two-that-can-be",
    "{" HEAD ",'paths':{'/a':{" NO_GET ("a") "},'/b':{" GET ("b") "},'/c':{'head':{}},"
    "'/d':{" NO_GET ("d") "},'e':{'get':{'summary':'s'}},'/f':{" GET ("f") "}}}",
    "{" HEAD ",'paths':{'/b':{" GET ("b") "},'/e':{'get':{'operationId':'getE','summary':'s'}}}}",
    "first=2", "GET /a (a);HEAD /c;GET /d (d);GET /f (f)", "" },
  { "first-not-with-a-broken-component",
    "{" HEAD ",'paths':{'/a':{'get':{'operationId':'a','summary':'s','parameters':["
    "{'name':'p','in':'query','schema':{'$ref':'#/components/schemas/B'}}]}},"
    "'/x':{" GET ("x") "}},'components':{'schemas':{'A':{'type':'thing'},"
    "'B':{'type':'array','items':{'$ref':'#/components/schemas/A'}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET ("x") "}},'components':{'schemas':{}}}", "first=1", NULL, "" },
  { "first-refers-to-another-path",
    "{" HEAD ",'paths':{'/a':{'get':{'operationId':'a','summary':'s','parameters':[{'name':'p',"
    "'in':'query','schema':{'$ref':'#/paths/~1b/get/parameters/0/schema'}}]}},"
    "'/b':{'get':{'operationId':'b','summary':'s','parameters':[{'name':'q','in':'query',"
    "'schema':{'type':'string'}}]}}}}",
    "{" HEAD ",'paths':{'/a':{'get':{'operationId':'a','summary':'s','parameters':[{'name':'p',"
    "'in':'query','schema':{'type':'string'}}]}}}}",
    "first=1", NULL, "" },
  { "first-refers-to-what-refers-on",
    "{" HEAD ",'paths':{'/a':{'get':{'operationId':'a','summary':'s','parameters':[{'name':'p',"
    "'in':'query','schema':{'$ref':'#/paths/~1b/get/parameters/0/schema'}}]}},"
    "'/b':{'get':{'operationId':'b','summary':'s','parameters':[{'name':'q','in':'query',"
    "'schema':{'type':'array','items':{'$ref':'#/paths/~1b/get/parameters/1/schema'}}},"
    "{'name':'r','in':'query','schema':{'type':'string'}}]}}}}",
    "{" HEAD ",'paths':{'/a':{'get':{'operationId':'a','summary':'s','parameters':[{'name':'p',"
    "'in':'query','schema':{'type':'array','items':{'type':'string'}}}]}}}}",
    "first=1", NULL, "" },
  { "named",
    "{" HEAD ",'paths':{'/a':{" GET ("a") ",'put':{'operationId':'p','summary':'s'}},"
    "'/b':{" GET ("b") "}}}",
    "{" HEAD ",'paths':{'/a':{'put':{'operationId':'p','summary':'s'}},'/b':{" GET ("b") "}}}",
    "keep=b;keep=PUT /a", "GET /a (a) is left out", "" },
  { "named-stays-though-hopeless",
    "{" HEAD ",'paths':{'/a':{" NO_GET ("a") "},'/b':{" GET ("b") "}}}",
    "{" HEAD ",'paths':{'/a':{" NO_GET ("a") "}}}", "keep=a", NULL, "parameter-unnamed" },
  { "only-one-rule",
    "{'openapi':'3.0.0','info':{'title':'T','version':1},'servers':[{'url':'https://a.example/'}],"
    PATH_X "}",
    "{'openapi':'3.0.0','info':{'title':'T','version':1},'servers':[{'url':'https://a.example'}],"
    PATH_X "}",
    "only=server-trailing-slash", "", "document-version;document-model" },
  { "only-one-fix",
    "{'openapi':'3.0.0','info':{'title':'T','version':1},'servers':[{'url':'https://a.example/'}],"
    PATH_X "}",
    "{'openapi':'3.0.0','info':{'title':'T','version':'1'},'servers':[{'url':"
    "'https://a.example/'}]," PATH_X "}",
    "only=document-quote", "", "document-version" },
  { "broken-text", "{'a':", "{'a':", "", "", "document-syntax" },
  { "an-alias-has-the-name-of-its-target",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get: &g\n      summary: s\n  /b:\n    get: *g\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /a:\n    get: &g\n      operationId: getA\n      summary: s\n  /b:\n"
    "    get: *g\n",
    "", "", "" },
};

static SmithCheck *
run_check (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return smith_check_run (bytes, &smith_profile_chatgpt, NULL);
}

/* The values of a key in a row's options, or NULL. */
static char **
list_options (const char *options,
              const char *key)
{
  g_auto(GStrv) parts = g_strsplit (options, ";", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], key))
      {
        g_strv_builder_add (builder, parts[i] + strlen (key));
        is_any = TRUE;
      }

  return is_any ? g_strv_builder_end (builder) : NULL;
}

static SmithFixResult *
fix_all (SmithCheck  *check,
         const char  *options,
         GError     **error)
{
  g_auto(GStrv) only = list_options (options, "only=");
  g_auto(GStrv) keep = list_options (options, "keep=");
  g_auto(GStrv) first = list_options (options, "first=");
  guint64 n_first = 0;
  gboolean is_number = first == NULL || g_ascii_string_to_unsigned (first[0], 10, 1, 1000, &n_first,
                                                                    NULL);
  const SmithFixOptions all = {
    .only = (const char *const *) only,
    .keep = (const char *const *) keep,
    .keep_first = (guint) n_first,
  };

  g_assert_true (is_number);

  return smith_fix_all_run (check, &all, NULL, error);
}

static char *
join_losses (SmithFixResult *result)
{
  g_autoptr(GPtrArray) losses = g_ptr_array_new ();

  for (guint i = 0; i < smith_fix_result_get_n_steps (result); i++)
    {
      const SmithFixStep *step = smith_fix_result_get_step (result, i);

      g_assert_cmpuint (step->n_places, >, 0);
      if (step->info->kind == SMITH_FIX_SAME)
        g_assert_cmpuint (step->losses->len, ==, 0);
      for (guint k = 0; k < step->losses->len; k++)
        g_ptr_array_add (losses, g_ptr_array_index (step->losses, k));
    }
  g_ptr_array_add (losses, NULL);

  return g_strjoinv (";", (char **) losses->pdata);
}

static char *
join_left (SmithCheck *check)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (problem->class_ <= SMITH_CLASS_DROPS)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", problem->rule);
    }

  return g_strdup (out->str);
}

static char *
dup_text (SmithCheck *check)
{
  GBytes *text = smith_tree_get_text (smith_check_get_tree (check));

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

/* Runs the row's options on @text.  Returns the new text. */
static char *
run_row (const AllRow *row,
         const char   *text)
{
  g_autoptr(SmithCheck) check = run_check (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithFixResult) result = fix_all (check, row->options, &error);
  g_autoptr(SmithFixResult) again = NULL;
  g_autoptr(GBytes) applied = NULL;
  g_autofree char *fixed = NULL;
  g_autofree char *losses = NULL;
  g_autofree char *left = NULL;

  g_assert_no_error (error);
  fixed = dup_text (smith_fix_result_get_check (result));
  applied = smith_text_edits_apply (smith_fix_result_get_edits (result),
                                    smith_tree_get_text (smith_check_get_tree (check)));
  g_assert_cmpmem (g_bytes_get_data (applied, NULL), g_bytes_get_size (applied), fixed,
                   strlen (fixed));

  losses = join_losses (result);
  if (row->losses != NULL && *row->losses == '\0')
    g_assert_cmpstr (losses, ==, "");
  if (row->losses != NULL)
    {
      g_auto(GStrv) wanted = g_strsplit (row->losses, ";", -1);
      const char *from = losses;

      for (guint i = 0; wanted[i] != NULL; i++)
        {
          from = strstr (from, wanted[i]);
          g_test_message ("%s: %s", wanted[i], losses);
          g_assert_nonnull (from);
        }
    }
  left = join_left (smith_fix_result_get_check (result));
  g_assert_cmpstr (left, ==, row->left);

  /* a second time there is nothing to do */
  again = fix_all (smith_fix_result_get_check (result), row->options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (smith_fix_result_get_edits (again)->len, ==, 0);
  g_assert_cmpuint (smith_fix_result_get_n_steps (again), ==, 0);

  return g_steal_pointer (&fixed);
}

static char *
print_values (const char *text)
{
  g_autoptr(SmithCheck) check = run_check (text);
  GString *out = g_string_new (NULL);
  SmithNode refused;

  smith_print_json (smith_check_get_tree (check), SMITH_NODE_ROOT, SMITH_JSON_COMPACT, out,
                    &refused);

  return g_string_free (out, FALSE);
}

static void
test_row (gconstpointer data)
{
  const AllRow *row = data;
  g_autofree char *before = fix_dup_text (row->before);
  g_autofree char *after = row->after != NULL ? fix_dup_text (row->after) : NULL;
  g_autofree char *fixed = run_row (row, before);
  g_autofree char *yaml_fixed = NULL;
  g_autofree char *values = NULL;
  g_autofree char *yaml_values = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(GString) yaml = NULL;

  if (after != NULL)
    g_assert_cmpstr (fixed, ==, after);

  check = run_check (before);
  if (*before != '{' || smith_tree_get_error (smith_check_get_tree (check)) != NULL)
    return;
  yaml = g_string_new (NULL);
  smith_print_yaml (smith_check_get_tree (check), SMITH_NODE_ROOT, yaml);
  yaml_fixed = run_row (row, yaml->str);
  values = print_values (fixed);
  yaml_values = print_values (yaml_fixed);
  g_assert_cmpstr (yaml_values, ==, values);
}

static const struct
{
  const char *name;
  const char *options;
  int         code;
} refusals[] = {
  { "unknown-fix", "only=no-such-fix", SMITH_FIX_ERROR_UNKNOWN },
  { "unknown-operation", "keep=y", SMITH_FIX_ERROR_UNKNOWN },
  { "unknown-path", "keep=get /y", SMITH_FIX_ERROR_UNKNOWN },
};

static void
test_refusal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = fix_dup_text ("{" HEAD "," PATH_X "}");
  g_autoptr(SmithCheck) check = run_check (text);
  g_autoptr(GError) error = NULL;

  g_assert_null (fix_all (check, refusals[i].options, &error));
  g_assert_error (error, SMITH_FIX_ERROR, refusals[i].code);
}

static void
test_cancelled (void)
{
  g_autofree char *text = fix_dup_text ("{'paths':{'x':{'get':{}}}}");
  g_autoptr(SmithCheck) check = run_check (text);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (smith_fix_all_run (check, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Thirty-one operations block the document and only a person can choose; until then nothing
 * is left out for the size.  With a number the first thirty stay. */
static void
test_too_many (void)
{
  g_autoptr(GString) text = g_string_new ("{'openapi':'3.1.0','info':{'title':'T','version':'1'},"
                                          "'servers':[{'url':'https://a.example'}],'paths':{");
  g_autofree char *filler = NULL;
  g_autofree char *document = NULL;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithFixResult) all = NULL;
  g_autoptr(SmithFixResult) first = NULL;
  g_autofree char *left = NULL;
  SmithCheck *fixed;

  for (guint i = 0; i < 31; i++)
    g_string_append_printf (text, "%s'/p%u':{'get':{'operationId':'p%u','summary':'s'}}",
                            i > 0 ? "," : "", i, i);
  filler = g_strnfill (1000000, 'x');
  g_string_append_printf (text, "},'x-a':'%s'}", filler);
  document = fix_dup_text (text->str);
  check = run_check (document);

  all = fix_all (check, "", NULL);
  g_assert_cmpuint (smith_fix_result_get_n_steps (all), ==, 0);
  left = join_left (smith_fix_result_get_check (all));
  g_assert_cmpstr (left, ==, "document-size;document-operations");

  first = fix_all (check, "first=30", NULL);
  fixed = smith_fix_result_get_check (first);
  g_assert_cmpuint (smith_check_count (fixed, SMITH_CLASS_BLOCKS), ==, 0);
  g_assert_cmpuint (smith_api_get_n_operations (smith_check_get_api (fixed)), ==, 30);
}

/* A megabyte of something is left out in the order in which it is missed least. */
static const struct
{
  const char *name;
  const char *format;
  const char *steps;  /* ids of the fixes, semicolons between them */
} sizes[] = {
  { "unused", "{" HEAD "," PATH_X ",'components':{'schemas':{'A':{'title':'%s'}}}}",
    "document-remove-unused" },
  { "webhooks", "{" HEAD "," PATH_X ",'x-a':'%s','webhooks':{}}", "document-drop-webhooks" },
  { "examples",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{'200':{'description':'d','content':{"
    "'application/json':{'example':'%s'}}}}}}}}", "document-drop-examples" },
  { "property-named-example",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'requestBody':{'content':{'application/json':{'schema':{"
    "'type':'object','properties':{'example':{'example':'%s'}}}}}}}}}}",
    "document-drop-examples" },
  { "texts",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','description':"
    "'%s'}]}}}}", "document-shorten-texts" },
  { "schemas",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{'200':{'description':'d','content':{"
    "'application/json':{'schema':{'$ref':'#/components/schemas/A'}}}}}}}},"
    "'components':{'schemas':{'A':{'title':'%s'}}}}",
    "response-drop-schemas;document-remove-unused" },
};

static void
test_size (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *filler = g_strnfill (1000000, 'x');
  g_auto(GStrv) parts = g_strsplit (sizes[i].format, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], filler, parts[1], NULL);
  g_autofree char *document = fix_dup_text (text);
  g_autoptr(SmithCheck) check = run_check (document);
  g_autoptr(SmithFixResult) result = fix_all (check, "", NULL);
  g_auto(GStrv) steps = g_strsplit (sizes[i].steps, ";", -1);

  g_assert_cmpuint (smith_check_count (check, SMITH_CLASS_BLOCKS), ==, 1);
  g_assert_cmpuint (smith_check_count (smith_fix_result_get_check (result), SMITH_CLASS_BLOCKS),
                    ==, 0);
  g_assert_cmpuint (smith_fix_result_get_n_steps (result), ==, g_strv_length (steps));
  for (guint k = 0; steps[k] != NULL; k++)
    g_assert_cmpstr (smith_fix_result_get_step (result, k)->info->id, ==, steps[k]);
}

/* Names are unique, kebab-case, area first, no rule's name, and each rule named exists. */
static void
test_infos (void)
{
  static const char *const areas[] = {
    "document-", "reference-", "server-", "operation-", "parameter-", "body-", "response-",
    "schema-", "auth-",
  };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < smith_fix_get_n_infos (); i++)
    {
      const SmithFixInfo *info = smith_fix_get_info (i);
      gboolean has_area = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (areas); k++)
        has_area = has_area || g_str_has_prefix (info->id, areas[k]);
      g_assert_true (has_area);
      g_assert_true (g_hash_table_add (seen, (gpointer) info->id));
      g_assert_true (info == smith_fix_find_info (info->id));
      g_assert_null (smith_rules_find (&smith_profile_chatgpt, info->id));
      g_assert_cmpuint (strlen (info->title), >, 0);
      g_assert_true (g_str_has_suffix (info->what, "."));
      for (guint k = 0; info->rules[k] != NULL; k++)
        g_assert_nonnull (smith_rules_find (&smith_profile_chatgpt, info->rules[k]));
    }
  g_assert_null (smith_fix_find_info ("no-such-fix"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-all/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-all/not/", refusals[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-all/size/", sizes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_size);
    }
  g_test_add_func ("/fix-all/cancelled", test_cancelled);
  g_test_add_func ("/fix-all/too-many", test_too_many);
  g_test_add_func ("/fix-all/infos", test_infos);

  return g_test_run ();
}
