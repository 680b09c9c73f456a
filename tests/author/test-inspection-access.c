/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-support.h"

/* Forms over servers and sign-ins. */

#define HEAD INSPECTION_HEAD
#define SERVER HEAD "servers:\n  - url: https://{at}.example/{at}\n"
#define JSON_SERVER(rest) \
  "{\n  \"servers\": [\n    {\n      \"url\": \"https://{at}.example\"" rest "\n    }\n  ]\n}\n"
#define VARIABLES_NOTE \
  " (There is no sign that variables of servers are replaced, nor a place where a person could " \
  "choose.)\n"

#define SCHEME HEAD "components:\n  securitySchemes:\n    auth:\n      type: oauth2\n"
#define CODE SCHEME "      flows:\n        authorizationCode:\n"
#define SCOPES CODE "          scopes:\n"
#define JSON_SCHEME(flows) \
  "{\"components\": {\"securitySchemes\": {\"auth\": {\"type\": \"oauth2\"" flows "}}}}"
#define JSON_CODE(members) JSON_SCHEME (", \"flows\": {\"authorizationCode\": {" members "}}")
/* An operation that asks for a sign-in, before the sign-in. */
#define ASKED(list, rest) \
  "security: [{auth: " list "}]\npaths:\n  /a:\n    get:\n      operationId: one\n" \
  "      security:\n        - key: []\n          auth: " list "\n" \
  "components:\n  securitySchemes:\n    key: {type: http, scheme: bearer}\n    auth:\n" \
  "      type: oauth2\n      flows:\n        authorizationCode:\n" rest
#define OTHER_NOTE \
  " (An action signs in as its dialog is set: nothing, a key as Basic, Bearer or in a header of " \
  "its own, or OAuth by authorization code. The scheme in the document does not change that.)\n"

static const InspectionSetRow set_rows[] = {
  { "flow/first", SCHEME, "auth:", "authorizationCode", NULL,
    "flows/authorizationCode/tokenUrl", "", "https://a.example/t",
    CODE "          tokenUrl: https://a.example/t\n" },
  { "flow/first/json", JSON_SCHEME (""), "auth", "authorizationCode", NULL,
    "flows/authorizationCode/authorizationUrl", "", "https://a.example/a",
    JSON_SCHEME (", \"flows\": {\"authorizationCode\": "
                 "{\"authorizationUrl\": \"https://a.example/a\"}}") },
  { "flow/next", CODE "          tokenUrl: https://a.example/t  # kept\n          scopes: {}\n",
    "auth:", "authorizationCode", NULL, "flows/authorizationCode/refreshUrl", "",
    "https://a.example/r",
    CODE "          tokenUrl: https://a.example/t  # kept\n"
         "          refreshUrl: https://a.example/r\n          scopes: {}\n" },
  { "flow/remove", CODE "          refreshUrl: https://a.example/r\n          scopes: {}\n",
    "auth:", "authorizationCode", NULL, "flows/authorizationCode/refreshUrl",
    "https://a.example/r", "", CODE "          scopes: {}\n" },
  { "flow/needed", CODE "          tokenUrl: https://a.example/t\n", "auth:", "authorizationCode",
    NULL, "flows/authorizationCode/tokenUrl", "https://a.example/t", "",
    CODE "          tokenUrl: ''\n" },
  { "flow/implicit", SCHEME "      flows: {implicit: {authorizationUrl: 'https://a.example'}}\n",
    "auth:", "implicit", NULL, "flows/implicit/authorizationUrl", "https://a.example",
    "https://b.example",
    SCHEME "      flows: {implicit: {authorizationUrl: 'https://b.example'}}\n" },
  { "flow/password/json", JSON_SCHEME (", \"flows\": {\"password\": {\"scopes\": {}}}"), "auth",
    "password", NULL, "flows/password/tokenUrl", "", "https://a.example/t",
    JSON_SCHEME (", \"flows\": {\"password\": {\"tokenUrl\": \"https://a.example/t\", "
                 "\"scopes\": {}}}") },
  { "flow/credentials", SCHEME "      flows: {clientCredentials: {tokenUrl: a}}\n", "auth:",
    "clientCredentials", NULL, "flows/clientCredentials/tokenUrl", "a", "b",
    SCHEME "      flows: {clientCredentials: {tokenUrl: b}}\n" },
  { "flow/is-none", SCHEME "      flows: {authorizationCode: 3}\n", "auth:", "authorizationCode",
    NULL, "flows/authorizationCode/tokenUrl", "", "b", NULL },
  { "scope/name", ASKED ("[x, read]", "          scopes: {read: R, write: W}\n"), "auth:\n",
    "authorizationCode/scopes", "read", "key", "read", "see: all",
    ASKED ("[x, 'see: all']", "          scopes: {'see: all': R, write: W}\n") },
  { "scope/name/json",
    "{\"security\": [{\"auth\": [\"read\"]}],\n \"components\": {\"securitySchemes\": {\"auth\": "
    "{\"type\": \"oauth2\", \"flows\": {\"authorizationCode\": "
    "{\"scopes\": {\"read\": \"R\"}}}}}}}",
    "type", "authorizationCode/scopes", "read", "key", "read", "see",
    "{\"security\": [{\"auth\": [\"see\"]}],\n \"components\": {\"securitySchemes\": {\"auth\": "
    "{\"type\": \"oauth2\", \"flows\": {\"authorizationCode\": "
    "{\"scopes\": {\"see\": \"R\"}}}}}}}" },
  { "scope/name/of-another-scheme",
    HEAD "security: [{other: [read]}]\ncomponents:\n  securitySchemes:\n    other: {type: oauth2}\n"
    "    auth: {type: oauth2, flows: {authorizationCode: {scopes: {read: R}}}}\n", "auth:",
    "authorizationCode/scopes", "read", "key", "read", "see",
    HEAD "security: [{other: [read]}]\ncomponents:\n  securitySchemes:\n    other: {type: oauth2}\n"
    "    auth: {type: oauth2, flows: {authorizationCode: {scopes: {see: R}}}}\n" },
  { "scope/name/in-two-flows",
    SCHEME "      flows: {implicit: {scopes: {read: R}}, authorizationCode: {scopes: {read: S}}}\n",
    "auth:", "authorizationCode/scopes", "read", "key", "read", "see",
    SCHEME "      flows: {implicit: {scopes: {see: R}}, authorizationCode: {scopes: {see: S}}}\n" },
  { "scope/name/of-elsewhere",
    HEAD "x-scopes: &s {read: R}\nsecurity: [{auth: [read]}]\ncomponents: {securitySchemes: "
    "{auth: {type: oauth2, flows: {password: {scopes: *s}}}}}\n", "auth: {", "password/scopes",
    "read", "key", "read", "see",
    HEAD "x-scopes: &s {see: R}\nsecurity: [{auth: [see]}]\ncomponents: {securitySchemes: "
    "{auth: {type: oauth2, flows: {password: {scopes: *s}}}}}\n" },
  { "scope/name/shown-by-another-scheme",
    HEAD "security: [{auth: [read]}, {other: [read]}]\ncomponents: {securitySchemes: {other: "
    "{type: oauth2, flows: {password: &f {scopes: {read: R}}}}, auth: {type: oauth2, flows: "
    "{password: *f}}}}\n", "auth: {type", "password/scopes", "read", "key", "read", "see", NULL },
  { "scope/name/shown-by-an-alias",
    SCHEME "      flows: {implicit: {scopes: &s {read: R}}, authorizationCode: {scopes: *s}}\n",
    "auth:", "implicit/scopes", "read", "key", "read", "see",
    SCHEME "      flows: {implicit: {scopes: &s {see: R}}, authorizationCode: {scopes: *s}}\n" },
  { "scope/name/taken", SCOPES "            read: R\n            write: W\n", "auth:",
    "authorizationCode/scopes", "read", "key", "read", "write", NULL },
  { "scope/name/empty", SCOPES "            read: R\n", "auth:", "authorizationCode/scopes", "read",
    "key", "read", "", NULL },
  { "scope/name/broken-elsewhere", SCOPES "            read: R\nx: [\n", "auth:",
    "authorizationCode/scopes", "read", "key", "read", "see", NULL },
  { "scope/description", SCOPES "            read: R  # kept\n            write: W\n", "auth:",
    "authorizationCode/scopes", "read", "description", "R", "Reads: all",
    SCOPES "            read: 'Reads: all'  # kept\n            write: W\n" },
  { "scope/description/left-out", SCOPES "            read:\n            write: W\n", "auth:",
    "authorizationCode/scopes", "read", "description", "", "Reads",
    SCOPES "            read: Reads\n            write: W\n" },
  { "scope/description/taken-away", SCOPES "            read: R\n", "auth:",
    "authorizationCode/scopes", "read", "description", "R", "",
    SCOPES "            read: ''\n" },
  { "scope/description/no-text", SCOPES "            read: [a]\n", "auth:",
    "authorizationCode/scopes", "read", "description", "", "R", NULL },
  { "scope/description/json", JSON_CODE ("\"scopes\": {\"read\": \"R\"}"), "auth",
    "authorizationCode/scopes", "read", "description", "R", "a \"b\"",
    JSON_CODE ("\"scopes\": {\"read\": \"a \\\"b\\\"\"}") },
  { "asked/more",
    HEAD "security: [{a: [x]}]\npaths: {/a: {get: {security: [{b: []}, {a: [x]}]}}}\n",
    "get:", "security", "a", "scopes", "x", "w, x",
    HEAD "security: [{a: [x]}]\npaths: {/a: {get: {security: [{b: []}, {a: [w, x]}]}}}\n" },
  { "asked/none", HEAD "paths: {/a: {get: {security: [{a: [x, y]}]}}}\n", "security", "security",
    "a", "scopes", "x, y", "", HEAD "paths: {/a: {get: {security: [{a: []}]}}}\n" },
  { "asked/of-a-block",
    HEAD "paths:\n  /a:\n    get:\n      security:\n        - a:\n            - x  # kept\n"
    "            - y\n", "security", "security", "a", "scopes", "x, y", "x",
    HEAD "paths:\n  /a:\n    get:\n      security:\n        - a:\n            - x  # kept\n" },
  { "asked/first/json",
    "{\"paths\": {\"/a\": {\"get\": {\"security\": [{\"auth\": []}]}}}, \"components\": "
    "{\"securitySchemes\": {\"auth\": {\"type\": \"openIdConnect\"}}}}", "get", "security", "auth",
    "scopes", "", "read, 1",
    "{\"paths\": {\"/a\": {\"get\": {\"security\": [{\"auth\": [\"read\", \"1\"]}]}}}, "
    "\"components\": {\"securitySchemes\": {\"auth\": {\"type\": \"openIdConnect\"}}}}" },
  { "variable/name",
    SERVER "    variables:\n      at: {default: eu}  # kept\n      at2: {default: x}\n", "url:",
    "variables", "at", "key", "at", "in",
    HEAD "servers:\n  - url: https://{in}.example/{in}\n    variables:\n"
    "      in: {default: eu}  # kept\n      at2: {default: x}\n" },
  { "variable/name/not-in-address",
    HEAD "servers:\n  - url: https://a.example\n    variables: {at: {default: eu}}\n", "url:",
    "variables", "at", "key", "at", "in",
    HEAD "servers:\n  - url: https://a.example\n    variables: {in: {default: eu}}\n" },
  { "variable/name/taken", SERVER "    variables: {at: {default: eu}, in: {default: x}}\n",
    "url:", "variables", "at", "key", "at", "in", NULL },
  { "variable/name/braces", SERVER "    variables: {at: {default: eu}}\n", "url:", "variables",
    "at", "key", "at", "{in}", NULL },
  { "variable/name/empty", SERVER "    variables: {at: {default: eu}}\n", "url:", "variables",
    "at", "key", "at", "", NULL },
  { "variable/name/json", JSON_SERVER (",\n      \"variables\": {\"at\": {\"default\": \"eu\"}}"),
    "url", "variables", "at", "key", "at", "in \"q\"",
    "{\n  \"servers\": [\n    {\n      \"url\": \"https://{in \\\"q\\\"}.example\",\n"
    "      \"variables\": {\"in \\\"q\\\"\": {\"default\": \"eu\"}}\n    }\n  ]\n}\n" },
  { "variable/default", SERVER "    variables:\n      at:\n        default: eu\n", "url:",
    "variables", "at", "default", "eu", "8080",
    SERVER "    variables:\n      at:\n        default: '8080'\n" },
  { "variable/default/empty", SERVER "    variables: {at: {default: eu}}\n", "url:", "variables",
    "at", "default", "eu", "", SERVER "    variables: {at: {default: ''}}\n" },
  { "variable/default/number", SERVER "    variables: {at: {default: 80}}\n", "url:", "variables",
    "at", "default", "80", "81", SERVER "    variables: {at: {default: '81'}}\n" },
  { "variable/choices", SERVER "    variables:\n      at:\n        enum: [eu, us]\n", "url:",
    "variables", "at", "enum", "eu, us", "eu, 1, us",
    SERVER "    variables:\n      at:\n        enum: [eu, '1', us]\n" },
  { "variable/choices/first", SERVER "    variables:\n      at:\n        default: eu\n", "url:",
    "variables", "at", "enum", "", "eu, us",
    SERVER "    variables:\n      at:\n        enum:\n          - eu\n          - us\n"
    "        default: eu\n" },
  { "variable/choices/none", SERVER "    variables: {at: {enum: [eu], default: eu}}\n", "url:",
    "variables", "at", "enum", "eu", "", SERVER "    variables: {at: {default: eu}}\n" },
  { "variable/description/json",
    JSON_SERVER (",\n      \"variables\": {\n        \"at\": {\n          \"default\": \"eu\"\n"
                 "        }\n      }"), "url", "variables", "at", "description", "", "Where\nit is",
    JSON_SERVER (",\n      \"variables\": {\n        \"at\": {\n"
                 "          \"description\": \"Where\\nit is\",\n"
                 "          \"default\": \"eu\"\n        }\n      }") },
};

static const InspectionItemRow item_rows[] = {
  { "scope/first", SCHEME, "auth:", "authorizationCode/scopes", NULL,
    SCOPES "            scope: ''\n" },
  { "scope/of-a-flow", CODE "          tokenUrl: t\n", "auth:", "authorizationCode/scopes", NULL,
    CODE "          tokenUrl: t\n          scopes:\n            scope: ''\n" },
  { "scope/of-none", CODE "          scopes: {}\n", "auth:", "authorizationCode/scopes", NULL,
    SCOPES "            scope: ''\n" },
  { "scope/next", SCOPES "            scope: a  # kept\n", "auth:", "authorizationCode/scopes",
    NULL,
    SCOPES "            scope: a  # kept\n            scope2: ''\n" },
  { "scope/next/json", JSON_CODE ("\"scopes\": {\"read\": \"R\"}"), "auth",
    "authorizationCode/scopes", NULL,
    JSON_CODE ("\"scopes\": {\"read\": \"R\", \"scope\": \"\"}") },
  { "scope/of-another-flow", SCHEME "      flows: {password: {tokenUrl: t}}\n", "auth:",
    "password/scopes", NULL,
    SCHEME "      flows: {password: {tokenUrl: t, scopes: {scope: ''}}}\n" },
  { "scope/remove",
    ASKED ("[read, x]", "          scopes:\n            # why\n            read: R\n"
                        "            write: W\n"), "auth:\n", "authorizationCode/scopes", "read",
    ASKED ("[x]", "          scopes:\n            write: W\n") },
  { "scope/remove/last", ASKED ("[read, read]", "          scopes:\n            read: R\n"),
    "auth:\n", "authorizationCode/scopes", "read",
    ASKED ("[]", "          scopes: {}\n") },
  { "scope/remove/in-two-flows",
    HEAD "security: [{auth: [read]}]\ncomponents: {securitySchemes: {auth: {type: oauth2, flows: "
    "{implicit: {scopes: {read: R}}, password: {scopes: {read: S, x: X}}}}}}\n", "auth: {",
    "password/scopes", "read",
    HEAD "security: [{auth: [read]}]\ncomponents: {securitySchemes: {auth: {type: oauth2, flows: "
    "{implicit: {scopes: {read: R}}, password: {scopes: {x: X}}}}}}\n" },
  { "scope/remove/of-an-alias",
    HEAD "security: [{auth: [read]}]\ncomponents: {securitySchemes: {auth: {type: oauth2, flows: "
    "{implicit: {scopes: &s {read: R, x: X}}, password: {scopes: *s}}}}}\n", "auth: {",
    "password/scopes", "read",
    HEAD "security: [{auth: []}]\ncomponents: {securitySchemes: {auth: {type: oauth2, flows: "
    "{implicit: {scopes: &s {x: X}}, password: {scopes: *s}}}}}\n" },
  { "scope/remove/of-elsewhere",
    HEAD "x-scopes: &s {read: R, x: X}\nsecurity: [{auth: [read]}]\ncomponents: {securitySchemes: "
    "{auth: {type: oauth2, flows: {password: {scopes: *s}}}}}\n", "auth: {", "password/scopes",
    "read",
    HEAD "x-scopes: &s {x: X}\nsecurity: [{auth: []}]\ncomponents: {securitySchemes: "
    "{auth: {type: oauth2, flows: {password: {scopes: *s}}}}}\n" },
  { "scope/remove/shown-by-another-scheme",
    HEAD "security: [{auth: [read]}, {other: [read]}]\ncomponents: {securitySchemes: {other: "
    "{type: oauth2, flows: {password: &f {scopes: {read: R}}}}, auth: {type: oauth2, flows: "
    "{password: *f}}}}\n", "auth: {type", "password/scopes", "read", NULL },
  { "scope/remove/asked-by-an-alias",
    HEAD "security: [{auth: &s [read]}]\npaths: {/a: {get: {security: [{auth: *s}]}}}\n"
    "components: {securitySchemes: {auth: {type: oauth2, flows: {implicit: {scopes: {read: R}}}}}}"
    "\n", "auth: {", "implicit/scopes", "read",
    HEAD "security: [{auth: &s []}]\npaths: {/a: {get: {security: [{auth: *s}]}}}\n"
    "components: {securitySchemes: {auth: {type: oauth2, flows: {implicit: {scopes: {}}}}}}\n" },
  { "scope/next/to-an-alias",
    HEAD "components: {securitySchemes: {auth: {type: oauth2, flows: "
    "{implicit: {scopes: &s {read: R}}, password: {scopes: *s}}}}}\n", "auth: {",
    "password/scopes", NULL, NULL },
  { "scope/remove/of-a-merge",
    HEAD "components: {securitySchemes: {auth: {type: oauth2, flows: {implicit: {scopes: "
    "{read: R}}, password: {scopes: {<<: {read: S}, write: W}}}}}}\n", "auth: {",
    "password/scopes", "read", NULL },
  { "variable/of-the-address", SERVER, "url:", "variables", NULL,
    SERVER "    variables:\n      at:\n        default: ''\n" },
  { "variable/of-the-address/next",
    HEAD "servers:\n  - url: https://{a}.example/{b}{}{{c}\n    variables: {a: {default: x}}\n",
    "url:", "variables", NULL,
    HEAD "servers:\n  - url: https://{a}.example/{b}{}{{c}\n"
    "    variables: {a: {default: x}, b: {default: ''}}\n" },
  { "variable/json", JSON_SERVER (""), "url", "variables", NULL,
    JSON_SERVER (",\n      \"variables\": {\n        \"at\": {\n          \"default\": \"\"\n"
                 "        }\n      }") },
  { "variable/quoted", HEAD "servers:\n  - url: 'https://{a\"b}.example'\n", "url:", "variables",
    NULL,
    HEAD "servers:\n  - url: 'https://{a\"b}.example'\n    variables:\n      a\"b:\n"
    "        default: ''\n" },
  { "variable/other", SERVER "    variables: {at: {}, variable: {}}\n", "url:", "variables", NULL,
    SERVER "    variables: {at: {}, variable: {}, variable2: {default: ''}}\n" },
  { "variable/remove", SERVER "    variables:\n      # why\n      at: {}\n      in: {}\n", "url:",
    "variables", "at", SERVER "    variables:\n      in: {}\n" },
  { "variable/remove-last", SERVER "    description: d\n    variables:\n      at: {}\n", "url:",
    "variables", "at", SERVER "    description: d\n" },
};

static const InspectionShownRow shown_rows[] = {
  { "flow/none", SCHEME, "auth:",
    "auth: main key type description\n"
    "authorizationCode flows/authorizationCode/authorizationUrl flows/authorizationCode/tokenUrl "
    "flows/authorizationCode/refreshUrl\nauthorizationCode/scopes\n" },
  { "flow/others",
    SCHEME "      flows:\n        implicit: {scopes: {read: R, write: }}\n"
    "        password: {}\n        clientCredentials: {}\n        authorizationCode:\n"
    "          scopes: {read: R, write: , 3: [a]}\n", "auth:",
    "auth: main key type description\n"
    "authorizationCode flows/authorizationCode/authorizationUrl flows/authorizationCode/tokenUrl "
    "flows/authorizationCode/refreshUrl\n"
    "authorizationCode/scopes [read|R] [write|] [3|]\n"
    "implicit flows/implicit/authorizationUrl flows/implicit/refreshUrl" OTHER_NOTE
    "implicit/scopes [read|R] [write|]\n"
    "password flows/password/tokenUrl flows/password/refreshUrl" OTHER_NOTE
    "password/scopes\n"
    "clientCredentials flows/clientCredentials/tokenUrl flows/clientCredentials/refreshUrl"
    OTHER_NOTE
    "clientCredentials/scopes\n" },
  { "flow/of-another-type",
    HEAD "components: {securitySchemes: {auth: {type: http, flows: {authorizationCode: {}}}}}\n",
    "auth:",
    "auth: main key type scheme bearerFormat description\n"
    "authorizationCode flows/authorizationCode/authorizationUrl flows/authorizationCode/tokenUrl "
    "flows/authorizationCode/refreshUrl\nauthorizationCode/scopes\n" },
  { "scope/none-said", CODE "          scopes: {}\n", "auth:",
    "auth: main key type description\n"
    "authorizationCode flows/authorizationCode/authorizationUrl flows/authorizationCode/tokenUrl "
    "flows/authorizationCode/refreshUrl\n"
    "authorizationCode/scopes (The sign-in “auth” names no scope. An empty one is sent all the "
    "same, and strict servers refuse it.)\n" },
  { "scheme/not-offered",
    HEAD "components:\n  securitySchemes:\n    key: {type: apiKey, in: query, name: k}\n", "key:",
    "key: main key type name in description (ChatGPT accepts this, but its dialog has no sign-in "
    "like key: only a key in a header, or OAuth with a code.)\n" },
  { "asked",
    ASKED ("[read, write]", "          scopes: {read: R}\n"), "operationId",
    "one: main operationId method path summary description x-openai-isConsequential tags "
    "deprecated\nparameters\nresponses\nsecurity [>key|] [auth|read, write]\n" },
  { "server/variables",
    SERVER "    variables: {at: {default: eu}, in: {enum: [a]}, no: 3}\n", "url:",
    "Server: main url description\nvariables [at|eu] [in|]" VARIABLES_NOTE },
  { "server/braces", SERVER, "url:", "Server: main url description\nvariables" VARIABLES_NOTE },
  { "server/variables-are-none", HEAD "servers: [{url: 'https://a.example', variables: 3}]\n",
    "url:", "Server: main url description\nvariables\n" },
  { "server/one-of-two",
    HEAD "servers:\n  - url: https://a.example/1\n  - url: https://a.example/2\n",
    "url: https://a.example/2",
    "Server: main url description (ChatGPT accepts this, but calls only https://a.example/1.)\n"
    "variables\n" },
  { "server/other-host",
    HEAD "servers:\n  - url: https://a.example\n  - url: https://b.example\n",
    "url: https://b.example",
    "Server: main url description (ChatGPT accepts this, but leaves out https://b.example: an "
    "action has one host.)\nvariables\n" },
  { "server/own-host",
    HEAD "servers:\n  - url: https://a.example\n  - url: https://b.example\n",
    "url: https://a.example", "Server: main url description\nvariables\n" },
};

/* Each field of each form, in both syntaxes. */
static void
test_both_ways (void)
{
  g_assert_cmpuint (inspection_try_all (ASKED ("[read]", "          scopes: {read: R, write: W}\n"),
                                        "auth:\n"), ==, 10);
  g_assert_cmpuint (inspection_try_all (ASKED ("[read]", "          scopes: {read: R}\n"),
                                        "get:"), ==, 9);
  g_assert_cmpuint (inspection_try_all (JSON_CODE ("\"scopes\": {\"read\": \"R\"}"), "auth"), ==,
                    8);
  g_assert_cmpuint (inspection_try_all (SERVER "    variables:\n      at: {default: eu}\n"
                                        "      in: {enum: [a, b]}\n", "url:"), ==, 10);
  g_assert_cmpuint (inspection_try_all (JSON_SERVER (",\n      \"variables\": {\"at\": "
                                                     "{\"default\": \"eu\"}}"), "url"), ==, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inspection_add_set_rows (set_rows, G_N_ELEMENTS (set_rows));
  inspection_add_item_rows (item_rows, G_N_ELEMENTS (item_rows));
  inspection_add_shown_rows (shown_rows, G_N_ELEMENTS (shown_rows));
  g_test_add_func ("/inspection/both-ways", test_both_ways);

  return g_test_run ();
}
