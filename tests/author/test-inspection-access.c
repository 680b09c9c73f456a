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

static const InspectionSetRow set_rows[] = {
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
