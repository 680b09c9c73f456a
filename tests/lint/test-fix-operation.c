/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

/* Fixes of paths and operations: before and after, and what is not mended. */

static const FixRow rows[] = {
  { "slash-that-is-referred-to", "operation-add-slash", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'x':{" GET_X "}},'/y':{'get':{'operationId':'y','summary':'s',"
    "'responses':{'200':{'$ref':'#/paths/x/get/responses/200'}}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X "}},'/y':{'get':{'operationId':'y','summary':'s',"
    "'responses':{'200':{'$ref':'#/paths/~1x/get/responses/200'}}}}}}" },
  { "slash", "operation-add-slash", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'x':{" GET_X "}}}}",
    "{" HEAD "," PATH_X "}" },
  { "path-parameters", "operation-take-parameters", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'parameters':[{'name':'a','in':'query','schema':{}},{'name':'b',"
    "'in':'query','schema':{}}]," GET_X ",'parameters':[{'name':'b','in':'query',"
    "'required':true,'schema':{}}],"
    "'responses':{}},'put':{'operationId':'y','summary':'s'}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}},{'name':'b','in':'query',"
    "'required':true,'schema':{}}],'responses':{}},'put':{'operationId':'y',"
    "'summary':'s','parameters':[{'name':'a','in':'query','schema':{}},{'name':'b',"
    "'in':'query','schema':{}}]}}}}" },
  { "path-parameters-several", "operation-take-parameters", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'parameters':[{'name':'a','in':'query','schema':{}},{'name':'b',"
    "'in':'query','schema':{}}]," GET_X ",'parameters':[{'name':'c','in':'query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}},{'name':'b','in':'query','schema':{}},{"
    "'name':'c','in':'query','schema':{}}]}}}}" },
  { "path-parameters-referred-to", "operation-take-parameters", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    "},'parameters':[{'$ref':'#/components/parameters/A'}]}},'components':{"
    "'schemas':{},'parameters':{'A':{'name':'a','in':'query','schema':{}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}}]}}},'components':{'schemas':{"
    "},'parameters':{'A':{'name':'a','in':'query','schema':{}}}}}" },
  { "path-text", "operation-take-text", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'description':'about x','get':{'operationId':'x'},"
    "'put':{'operationId':'y','summary':'s'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'about x'},"
    "'put':{'operationId':'y','summary':'s'}}}}" },
  { "path-text-to-spare", "operation-take-text", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{'summary':'about x'," GET_X "}}}}",
    "{" HEAD "," PATH_X "}",
    NULL, "summary of the path /x" },
  { "path-servers-same", "operation-use-server", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'servers':[{'url':'https://a.example/'}]," GET_X "}}}}",
    "{" HEAD "," PATH_X "}" },
  { "path-servers-under-it", "operation-use-server", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'servers':[{'url':'https://a.example/v2'}]," GET_X "}}}}",
    "{" HEAD ",'paths':{'/v2/x':{" GET_X "}}}}" },
  { "path-servers-elsewhere", "operation-use-server", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{'servers':[{'url':'https://b.example'}]," GET_X
    "}},'/y':{'get':{'operationId':'y','summary':'s'}}}}",
    "{" HEAD ",'paths':{'/y':{'get':{'operationId':'y','summary':'s'}}}}",
    NULL, "path /x is left out" },
  { "upper-case", "operation-lower-case", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'GET':{'operationId':'x','summary':'s'}}}}",
    "{" HEAD "," PATH_X "}" },
  { "extension", "operation-remove-field", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'x-a':1," GET_X "}}}}",
    "{" HEAD "," PATH_X "}" },
  { "unknown-field", "operation-remove-field", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X "},'name':'n'}}}",
    "{" HEAD "," PATH_X "}",
    NULL, "field name of the path /x" },
  { "head", "operation-remove-method", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X "},'head':{'operationId':'h','summary':'s'}}}}",
    "{" HEAD "," PATH_X "}",
    NULL, "HEAD /x is left out" },
  { "head-alone", "operation-remove-method", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X "}},'/y':{'head':{'operationId':'h','summary':'s'}}}}",
    "{" HEAD "," PATH_X "}" },
  { "name", "operation-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/stations':{'get':{'summary':'s'}}}}",
    "{" HEAD ",'paths':{'/stations':{'get':{'operationId':'listStations'," "'summary':'s'}}}}" },
  { "name-twice", "operation-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    "}},'/users/{id}':{'delete':{'operationId':'x','summary':'s'}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X "}},'/users/{id}':{'delete':{'operationId':'deleteUser',"
    "'summary':'s'}}}}" },
  { "name-of-odd-characters", "operation-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'repos/list all'," "'summary':'s'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'repos_list_all'," "'summary':'s'}}}}" },
  { "name-too-long", "operation-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{'get':{"
    "'operationId':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxx','summary':'s'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{"
    "'operationId':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxx','summary':'s'}}}}" },
  { "shorten-after-a-sentence", "operation-shorten", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'The first "
    "sentence says what it does. "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxx. yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" "yy'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'The first "
    "sentence says what it does. "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" "xxxxxxxxxx.'}}}}",
    NULL, "from 320 to 189 characters" },
  { "shorten-after-a-word", "operation-shorten", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word " "word word…'}}}}" },
  { "shorten-a-summary", "operation-shorten", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','summary':'word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','summary':'word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word word "
    "word word word word word word word word word word word word word " "word word…'}}}}" },
  { "rewrite", "operation-rewrite", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'The first "
    "sentence says what it does. "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxx. yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" "yy'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'Short.'}}}}",
    "Short." },
  { "remove", "operation-remove", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'$ref':'#/nowhere'}]}},'/y':{'get':{'operationId':'y'," "'summary':'s'}}}}",
    "{" HEAD ",'paths':{'/y':{'get':{'operationId':'y','summary':'s'}}}}",
    NULL, "GET /x (x) is left out" },
  { "remove-one-of-two", "operation-remove", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'$ref':'#/nowhere'}],'responses':{'200':{"
    "'$ref':'#/components/responses/A'}}},'put':{'operationId':'y',"
    "'summary':'s'}}},'components':{'schemas':{},'responses':{'A':{" "'description':'d'}}}}",
    "{" HEAD ",'paths':{'/x':{'put':{'operationId':'y','summary':'s'}}},"
    "'components':{'schemas':{},'responses':{}}}" },
};

static const RefusalRow refusals[] = {
  { "slash-twice", "operation-add-slash",
    "{" HEAD ",'paths':{'x':{" GET_X "}},'/x':{'get':{'operationId':'y','summary':'s'}}}}" },
  { "path-parameter-to-nowhere", "operation-take-parameters",
    "{" HEAD ",'paths':{'/x':{'parameters':[{'$ref':'#/nowhere'}]," GET_X "}}}}",
    NULL, "leads nowhere" },
  { "path-servers-relative", "operation-use-server",
    "{" HEAD ",'paths':{'/x':{'servers':[{'url':'/v2'}]," GET_X "}}}}" },
  { "upper-case-twice", "operation-lower-case",
    "{" HEAD ",'paths':{'/x':{'GET':{'operationId':'x','summary':'s'},'get':{"
    "'operationId':'y','summary':'s'}}}}" },
  { "parameters-are-no-unknown-field", "operation-remove-field",
    "{" HEAD ",'paths':{'/x':{'parameters':[{'name':'a','in':'query','schema':{}}]," GET_X "}}}}" },
  { "good-name", "operation-name",
    "{" HEAD "," PATH_X "}" },
  { "text-of-300", "operation-shorten",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x',"
    "'description':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'}}}}" },
  { "rewrite-too-long", "operation-rewrite",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'The first "
    "sentence says what it does. "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxx. yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" "yy'}}}}",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "at most 300" },
  { "rewrite-empty", "operation-rewrite",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'The first "
    "sentence says what it does. "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxx. yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" "yy'}}}}",
    "", "An answer is missing" },
  { "remove-what-is-fine", "operation-remove",
    "{" HEAD "," PATH_X "}" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_rows ("operation", rows, G_N_ELEMENTS (rows));
  fix_add_refusals ("operation", refusals, G_N_ELEMENTS (refusals));

  return g_test_run ();
}
