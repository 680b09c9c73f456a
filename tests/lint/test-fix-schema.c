/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-schema-support.h"

#define BARE "schema-add-properties", "schema-bare-object"

static const FixCase bare_cases[] = {
  { "body", BARE, FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\"}")),
    FIX_DOCUMENT (FIX_POST ("{\"type\": \"object\", \"properties\": {}}")) },
  { "answer", BARE, FIX_DOCUMENT (FIX_GET ("{\"type\":\"object\",\"title\":\"a\"}")),
    FIX_DOCUMENT (FIX_GET ("{\"type\":\"object\",\"properties\":{},\"title\":\"a\"}")) },
  { "component-lines",
    BARE,
    FIX_YAML_GET "    A:\n      type: object  # free\n      # more\n      additionalProperties: true\n",
    FIX_YAML_GET "    A:\n      type: object  # free\n      properties: {}\n      # more\n"
    "      additionalProperties: true\n" },
  { "component-last", BARE,
    FIX_YAML_GET "    A:\n      # what\n      type: object\n",
    FIX_YAML_GET "    A:\n      # what\n      type: object\n      properties: {}\n" },
  { "merged", BARE,
    FIX_YAML_GET "    A:\n      title: a\n      <<: {type: object}\n",
    FIX_YAML_GET "    A:\n      title: a\n      properties: {}\n      <<: {type: object}\n" },
  { "branch", BARE,
    FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", "
                  FIX_SCHEMAS ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": "
                               "\"object\"}]}")),
    FIX_DOCUMENT (FIX_GET (FIX_REF ("A")) ", "
                  FIX_SCHEMAS ("\"A\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": "
                               "\"object\", \"properties\": {}}]}")) },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_cases ("bare", bare_cases, G_N_ELEMENTS (bare_cases));

  return g_test_run ();
}
