/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

/* Fixes of document and sign-in: before and after, and what is not mended. */

#define YAML_HEAD \
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n" \
  "paths: {/x: {get: {operationId: x, summary: s}}}\n"

static const FixRow rows[] = {
  { "version-3.0", "document-upgrade", SMITH_FIX_SAME,
    "{'openapi':'3.0.3','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}",
    "{" HEAD "," PATH_X "}" },
  { "version-3.1-number", "document-upgrade", SMITH_FIX_SAME,
    "{'openapi':3.1,'info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}",
    "{" HEAD "," PATH_X "}" },
  { "tab-before-value", "document-untab", SMITH_FIX_SAME,
    YAML_HEAD "x-a:\t\tb\n", YAML_HEAD "x-a: b\n" },
  { "tab-at-end", "document-untab", SMITH_FIX_SAME,
    YAML_HEAD "x-a: b \t \nx-b: 1\n", YAML_HEAD "x-a: b\nx-b: 1\n" },
  { "tab-in-a-blank-line", "document-untab", SMITH_FIX_SAME,
    YAML_HEAD "\t\r\nx-a: b\n", YAML_HEAD "\r\nx-a: b\n" },
  { "tab-at-the-end-of-all", "document-untab", SMITH_FIX_SAME,
    YAML_HEAD "x-a: b\t", YAML_HEAD "x-a: b" },
  { "tab-before-comment", "document-untab", SMITH_FIX_SAME,
    YAML_HEAD "x-a: b\t# c\td\n", YAML_HEAD "x-a: b # c\td\n" },
  { "field-misspelt", "document-correct-field", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','descripton':'Tells x.'}}}}",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','description':'Tells x.'}}}}",
    "description" },
  { "field-of-a-list", "document-correct-field", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query',"
    "'requird':true}]}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query',"
    "'required':true}]}}}}",
    "required" },
  { "field-empty", "document-remove-empty", SMITH_FIX_SAME,
    "{" HEAD ",'tags':null," PATH_X "}", "{" HEAD "," PATH_X "}" },
  { "field-empty-yaml", "document-remove-empty", SMITH_FIX_SAME,
    YAML_HEAD "tags:\nx-a: b\n", YAML_HEAD "x-a: b\n" },
  { "field-required", "parameter-require-path", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X ",'parameters':[{'name':'a','in':'path',"
    "'schema':{}}]}}}}",
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X ",'parameters':[{'name':'a','in':'path',"
    "'required':true,'schema':{}}]}}}}" },
  { "field-not-required", "parameter-require-path", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X ",'parameters':[{'name':'a','in':'path','schema':{},"
    "'required':false}]}}}}",
    "{" HEAD ",'paths':{'/x/{a}':{" GET_X ",'parameters':[{'name':'a','in':'path','schema':{},"
    "'required':true}]}}}}" },
  { "field-that-is-an-extension", "document-correct-field", SMITH_FIX_YOURS,
    "{" HEAD ",'tags':[{'name':'a','descriptor':'b'}]," PATH_X "}",
    "{" HEAD ",'tags':[{'name':'a','x-descriptor':'b'}]," PATH_X "}",
    "x-descriptor" },
  { "schemas-missing", "document-add-schemas", SMITH_FIX_SAME,
    "{" HEAD "," PATH_X ",'components':{}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{}}}" },
  { "schemas-null", "document-add-schemas", SMITH_FIX_SAME,
    "{" HEAD "," PATH_X ",'components':{'schemas':null}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{}}}" },
  { "schemas-list", "document-add-schemas", SMITH_FIX_SAME,
    "{" HEAD "," PATH_X ",'components':{'schemas':[]}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{}}}" },
  { "unused", "document-remove-unused", SMITH_FIX_SAME,
    "{" HEAD "," PATH_X ",'components':{'schemas':{'A':{'type':'object'}}}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{}}}" },
  { "unused-of-two", "document-remove-unused", SMITH_FIX_SAME,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{"
    "'schema':{'$ref':'#/components/schemas/B'}}}}}}}},'components':{"
    "'schemas':{'A':{'type':'object'},'B':{'type':'array','items':{"
    "'$ref':'#/components/schemas/C'}},'C':{'type':'string'}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{"
    "'schema':{'$ref':'#/components/schemas/B'}}}}}}}},'components':{"
    "'schemas':{'B':{'type':'array','items':{"
    "'$ref':'#/components/schemas/C'}},'C':{'type':'string'}}}}" },
  { "scheme-unused", "auth-keep-scheme", SMITH_FIX_NARROWER,
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'a':{'type':'http',"
    "'scheme':'basic'},'b':{'type':'http','scheme':'bearer'}}}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'a':{'type':'http',"
    "'scheme':'basic'}}}}",
    NULL, "b is left out; a stays" },
  { "scheme-of-most", "auth-keep-scheme", SMITH_FIX_NARROWER,
    "{" HEAD ",'security':[{'a':[]},{'b':[]}],'paths':{'/x':{" GET_X
    "},'put':{'operationId':'y','summary':'s','security':[{'b':[]}]}}},"
    "'components':{'schemas':{},'securitySchemes':{'a':{'type':'http'},"
    "'b':{'type':'http'}}}}",
    "{" HEAD ",'security':[{'b':[]}],'paths':{'/x':{" GET_X
    "},'put':{'operationId':'y','summary':'s','security':[{'b':[]}]}}},"
    "'components':{'schemas':{},'securitySchemes':{'b':{'type':'http'}}}}" },
  { "scheme-of-the-dialog", "auth-keep-scheme", SMITH_FIX_NARROWER,
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'a':{'type':'apiKey',"
    "'in':'query','name':'k'},'b':{'type':'apiKey','in':'header'," "'name':'K'}}}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'b':{'type':'apiKey',"
    "'in':'header','name':'K'}}}}" },
  { "scheme-of-the-dialog-by-http", "auth-keep-scheme", SMITH_FIX_NARROWER,
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'a':{'type':'http',"
    "'scheme':'digest'},'b':{'type':'http','scheme':'bearer'}}}}",
    "{" HEAD "," PATH_X ",'components':{'schemas':{},'securitySchemes':{'b':{'type':'http',"
    "'scheme':'bearer'}}}}" },
  { "scheme-of-most-is-not-in-the-dialog", "auth-keep-scheme", SMITH_FIX_YOURS,
    "{" HEAD ",'security':[{'a':[]}],'paths':{'/x':{" GET_X
    "},'put':{'operationId':'y','summary':'s','security':[{'a':[]},{'b':[]}]}}},"
    "'components':{'schemas':{},'securitySchemes':{'a':{'type':'http','scheme':'digest'},"
    "'b':{'type':'http'}}}}",
    "{" HEAD ",'security':[{'b':[]}],'paths':{'/x':{" GET_X
    "},'put':{'operationId':'y','summary':'s','security':[{'b':[]}]}}},"
    "'components':{'schemas':{},'securitySchemes':{'b':{'type':'http'}}}}",
    "b" },
  { "scheme-asked-for", "auth-keep-scheme", SMITH_FIX_YOURS,
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'security':[{'a':[]}]},'put':{'operationId':'y','summary':'s',"
    "'security':[{'b':[]}]}}},'components':{'schemas':{},"
    "'securitySchemes':{'a':{'type':'http'},'b':{'type':'http'}}}}",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'security':[{'b':[]}]},'put':{'operationId':'y','summary':'s',"
    "'security':[{'b':[]}]}}},'components':{'schemas':{},"
    "'securitySchemes':{'b':{'type':'http'}}}}",
    "b" },
};

static const RefusalRow refusals[] = {
  { "field-is-there", "document-correct-field",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'sumary':'t'}}}}", NULL, NULL },
  { "field-of-another-kind", "document-correct-field",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','sumary':7}}}}", NULL, NULL },
  { "field-of-another-text", "document-correct-field",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query','stile':'csv'}]}}}}",
    NULL, NULL },
  { "field-that-is-none", "document-correct-field",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','sumary':'s'}}}}", "sum",
    "no field “sum”" },
  { "field-that-is-there", "document-correct-field",
    "{" HEAD ",'paths':{'/x':{'get':{'operationId':'x','sumary':'s'}}}}", "operationId",
    "no field “operationId”" },
  { "version-2", "document-upgrade",
    "{'openapi':'2.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "version-3.11", "document-upgrade",
    "{'openapi':'3.11','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example'}]," PATH_X "}" },
  { "type-empty", "document-remove-empty",
    "{" HEAD "," PATH_X ",'components':{'schemas':{'A':{'type':null}}}}" },
  { "version-empty", "document-remove-empty",
    "{'openapi':null,'info':{'title':'T','version':'1'},'servers':[{'url':'https://a.example'}],"
    PATH_X "}" },
  { "answers-empty", "document-remove-empty",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'responses':{}}}}}" },
  { "required-elsewhere", "parameter-require-path",
    "{" HEAD ",'paths':{'/x':{" GET_X ",'parameters':[{'name':'a','in':'query'}]}}}}" },
  { "tab-in-plain-text", "document-untab", YAML_HEAD "x-a: b\tc\n" },
  { "tab-in-plain-name", "document-untab", YAML_HEAD "x-a\tb: c\n" },
  { "schemas-full-list", "document-add-schemas",
    "{" HEAD "," PATH_X ",'components':{'schemas':[{}]}}" },
  { "used", "document-remove-unused",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{"
    "'schema':{'$ref':'#/components/schemas/A'}}}}}}}},'components':{"
    "'schemas':{'A':{'type':'object'}}}}" },
  { "used-by-a-discriminator", "document-remove-unused",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'responses':{'200':{'description':'d','content':{'application/json':{"
    "'schema':{'type':'array','items':{'discriminator':{'propertyName':'p',"
    "'mapping':{'a':'A'}}}}}}}}}}},'components':{'schemas':{'A':{" "'type':'object'}}}}" },
  { "scheme-of-another-name", "auth-keep-scheme",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'security':[{'a':[]}]},'put':{'operationId':'y','summary':'s',"
    "'security':[{'b':[]}]}}},'components':{'schemas':{},"
    "'securitySchemes':{'a':{'type':'http'},'b':{'type':'http'}}}}",
    "c", "no security scheme of that name" },
  { "scheme-without-an-answer", "auth-keep-scheme",
    "{" HEAD ",'paths':{'/x':{" GET_X
    ",'security':[{'a':[]}]},'put':{'operationId':'y','summary':'s',"
    "'security':[{'b':[]}]}}},'components':{'schemas':{},"
    "'securitySchemes':{'a':{'type':'http'},'b':{'type':'http'}}}}",
    NULL, "An answer is missing" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_rows ("document", rows, G_N_ELEMENTS (rows));
  fix_add_refusals ("document", refusals, G_N_ELEMENTS (refusals));

  return g_test_run ();
}
