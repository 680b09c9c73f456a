/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

/* Fixes of fields of another type: before and after, and what is not mended. */

static const FixRow rows[] = {
  { "quote-a-number", "document-quote", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':1.0},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1.0'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "quote-a-date", "document-quote", SMITH_FIX_SAME,
    "openapi: 3.1.0\ninfo: {title: T, version: 2024-01-31}\nservers: [{url: 'https://a.exam"
    "ple'}]\npaths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      respons"
    "es:\n        '200': {description: d}\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '2024-01-31'}\nservers: [{url: 'https://a.ex"
    "ample'}]\npaths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      respo"
    "nses:\n        '200': {description: d}\n" },
  { "quote-a-status", "document-quote-key", SMITH_FIX_SAME,
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      responses:\n   "
    "     200: {description: d}\n",
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n"
    "paths:\n  /x:\n    get:\n      operationId: x\n      summary: s\n      responses:\n   "
    "     '200': {description: d}\n" },
  { "quote-a-yes", "document-quote", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'tags':[true]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'tags':['true']}}}}" },
  { "fill-info", "document-fill", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','servers':[{'url':'https://a.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'API of a.example',"
    "'version':'1.0.0'},'servers':[{'url':'https://a.example'}]," PATH_X "}" },
  { "fill-title", "document-fill", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'version':'1'},'servers':[{" "'url':'https://a.example'}],"
    PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'API of a.example','version':'1'},"
    "'servers':[{'url':'https://a.example'}]," PATH_X "}" },
  { "fill-a-version-of-null", "document-fill", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':null},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1.0.0'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "fill-a-status", "document-fill", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{'404':{}}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{'404':{'description':'Not found'}}}}}}" },
  { "fill-a-range", "document-fill", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{'5XX':{'content':{}}}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'5XX':{'description':'Server error','content':{}}}}}}}" },
  { "fill-content", "document-fill", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'requestBody':{}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'requestBody':{'content':{}}}}}}" },
  { "fill-in", "document-fill", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X ",'parameters':[{'name':'a','required':true,"
    "'schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X
    ",'parameters':[{'in':'path','name':'a','required':true,'schema':{}}]}}}}" },
  { "fill-a-scheme", "document-fill", SMITH_FIX_SAME,
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'k':{"
    "'scheme':'bearer'}}}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'k':{'type':'http',"
    "'scheme':'bearer'}}}}" },
  { "fill-a-license", "document-fill", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1','license':{"
    "'url':'https://l.example'}},'servers':[{'url':'https://a.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1','license':{"
    "'name':'https://l.example','url':'https://l.example'}},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "move-required", "schema-required-list", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'properties':{'p':{'type':'string','required':true}}}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'required':['p'],'properties':{'p':{'type':'string'}}}}]}}}}" },
  { "move-required-to-a-list", "schema-required-list", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'required':['q'],'properties':{'p':{'required':true}}}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'required':['q','p'],'properties':{'p':{}}}}]}}}}" },
  { "move-required-to-the-parameter", "parameter-require", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'string',"
    "'required':true}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','required':true,'schema':{"
    "'type':'string'}}]}}}}" },
  { "drop-required-of-false", "schema-required-list", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'string',"
    "'required':false}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'string'}}]}}}}" },
  { "php-object", "document-empty-container", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'properties':[]}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'properties':{}}}]}}}}" },
  { "null-list", "document-retype", SMITH_FIX_SAME,
    "{" HEAD ",'security':[{'k':null}]," PATH_X "}",
    "{" HEAD ",'security':[{'k':[]}]," PATH_X "}" },
  { "lone-tag", "document-retype", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'tags':'t'}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'tags':['t']}}}}" },
  { "lone-server", "document-retype", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':{"
    "'url':'https://a.example'}," PATH_X "}",
    "{" HEAD "," PATH_X "}" },
  { "tag-as-a-text", "document-retype", SMITH_FIX_SAME,
    "{" HEAD ",'tags':['t']," PATH_X "}",
    "{" HEAD ",'tags':[{'name':'t'}]," PATH_X "}" },
  { "type-of-another-language", "schema-type-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'Bool'}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'boolean'}}]}}}}" },
  { "type-in-a-list", "schema-type-name", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':['int'," "'null']}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':['integer'," "'null']}}]}}}}" },
  { "location-in-capitals", "document-retype", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'Query','schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}" },
  { "true-as-a-schema", "schema-boolean", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':true}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{}}]}}}}" },
  { "empty-enum", "schema-empty-enum", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'string'," "'enum':[]}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'string'}}]}}}}" },
  { "negative-length", "document-remove-void", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'string'," "'minLength':-1}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'string'}}]}}}}" },
  { "null-as-a-yes", "document-remove-void", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'deprecated':null}}}}",
    "{" HEAD "," PATH_X "}" },
  { "nameless-tag", "document-remove-void", SMITH_FIX_SAME,
    "{" HEAD ",'tags':[{},{'name':'t'}]," PATH_X "}",
    "{" HEAD ",'tags':[{'name':'t'}]," PATH_X "}" },
  { "link-without-address", "document-drop", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'externalDocs':{'description':'d'}}}}}",
    "{" HEAD "," PATH_X "}" },
  { "unreadable-limit", "document-drop", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'string',"
    "'maxLength':'many'}}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'string'}}]}}}}",
    NULL, "maxLength" },
  { "answer-of-no-type", "document-drop", SMITH_FIX_NARROWER,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{"
    "'schema':{'type':'thing'}}}}}}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{" "}}}}}}}}" },
};

static const RefusalRow refusals[] = {
  { "quote-what-is-quoted", "document-quote",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1.0'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "quote-an-object", "document-quote",
    "{'openapi':'3.1.0','info':{'title':'T','version':{}},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "fill-in-of-no-path", "document-fill",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a'}]}}}}" },
  { "list-that-is-full", "document-empty-container",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'properties':[1]}}]}}}}" },
  { "unknown-type", "schema-type-name",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'thing'}}]}}}}" },
  { "unknown-location", "document-retype",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'body','schema':{}}]}}}}" },
  { "type-of-a-request", "document-drop",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','schema':{"
    "'type':'thing'}}]}}}}" },
  { "property-named-example", "document-drop",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'parameters':[{'name':'a','in':'query','schema':{'type':'object',"
    "'properties':{'example':{'type':'thing'}}}}]}}}}" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_rows ("model", rows, G_N_ELEMENTS (rows));
  fix_add_refusals ("model", refusals, G_N_ELEMENTS (refusals));

  return g_test_run ();
}
