/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

/* Fixes of parameters: before and after, and what is not mended. */

static const FixRow rows[] = {
  { "inline", "parameter-inline", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'$ref':'#/components/parameters/A'}]}}},'components':{"
    "'schemas':{},'parameters':{'A':{'name':'a','in':'query','schema':{}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}}]}}},'components':{'schemas':{"
    "},'parameters':{'A':{'name':'a','in':'query','schema':{}}}}}" },
  { "nameless", "parameter-remove-nameless", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'in':'query','schema':{}},{'name':'a','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}" },
  { "set-name", "parameter-set-name", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'in':'query','required':true,"
    "'schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'q','in':'query','required':true,'schema':{}}]}}}}",
    "q" },
  { "header", "parameter-remove-unsent", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'X-A','in':'header',"
    "'schema':{}},{'name':'a',"
    "'in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}",
    NULL, "header X-A of GET /x" },
  { "header-accept", "parameter-remove-unsent", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'Accept','in':'header','required':true,'schema':{}},{"
    "'name':'a','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}" },
  { "header-of-the-key", "parameter-remove-unsent", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'authorization','in':'header','required':true,'schema':{}},"
    "{'name':'a','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}",
    NULL, "dialog" },
  { "cookie", "parameter-remove-unsent", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'c','in':'cookie',"
    "'schema':{}},{'name':'a',"
    "'in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}",
    NULL, "cookie c of GET /x" },
  { "move", "parameter-move", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'X-A','in':'header','required':true,'schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'X-A','in':'query','required':true,'schema':{}}]}}}}",
    "query" },
  { "move-away", "parameter-move", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'X-A','in':'header','required':true,'schema':{}},{"
    "'name':'a','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}",
    "remove" },
  { "duplicate-equal", "parameter-remove-duplicate", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}},{'name':'b','in':'query','schema':{}},{"
    "'name':'a','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query',"
    "'schema':{}},{'name':'b',"
    "'in':'query','schema':{}}]}}}}" },
  { "duplicate-other-text", "parameter-remove-duplicate", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}},{'name':'a','in':'query',"
    "'description':'d','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}" },
  { "duplicate-without-a-number", "parameter-remove-duplicate", SMITH_FIX_NARROWER,
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      parameters:\n"
    "        - {name: a, in: query, example: .nan}\n"
    "        - {name: a, in: query, example: null}\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      parameters:\n"
    "        - {name: a, in: query, example: .nan}\n" },
  { "duplicate-optional", "parameter-remove-duplicate", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}},{'name':'a','in':'path',"
    "'required':true,'schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'path','required':true,'schema':{}}]}}}}",
    NULL, "in query" },
};

static const RefusalRow refusals[] = {
  { "reference-to-nowhere", "parameter-inline",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'$ref':'#/nowhere'}]}}}}" },
  { "reference-to-another-file", "parameter-inline",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'$ref':'a.json#/a'}]}}}}" },
  { "nameless-and-required", "parameter-remove-nameless",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'in':'query','required':true,"
    "'schema':{}}]}}}}" },
  { "name-that-is-there", "parameter-set-name",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'in':'query','schema':{}},{'name':'q','in':'query','schema':{}}]}}}}",
    "q", "parameter of that name" },
  { "header-that-is-wanted", "parameter-remove-unsent",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'X-A','in':'header','required':true,'schema':{}}]}}}}" },
  { "two-key-headers", "parameter-remove-unsent",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'Authorization','in':'header','required':true,'schema':{}},"
    "{'name':'X-Api-Key','in':'header','required':true,'schema':{}}]}}}}" },
  { "move-what-is-optional", "parameter-move",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'X-A','in':'header',"
    "'schema':{}}]}}}}" },
  { "move-to-nowhere", "parameter-move",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'X-A','in':'header','required':true,'schema':{}}]}}}}",
    "body", "query or remove" },
  { "duplicate-both-required", "parameter-remove-duplicate",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','required':true,'schema':{}},{'name':'a',"
    "'in':'path','required':true,'schema':{}}]}}}}" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_rows ("parameter", rows, G_N_ELEMENTS (rows));
  fix_add_refusals ("parameter", refusals, G_N_ELEMENTS (refusals));

  return g_test_run ();
}
