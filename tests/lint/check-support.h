/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pieces of small descriptions. */

#define INFO_ONLY "\"info\": {\"title\": \"T\", \"version\": \"1\"}"
#define INFO "\"openapi\": \"3.1.0\", " INFO_ONLY
#define SERVER "\"servers\": [{\"url\": \"https://a.example\"}]"
#define GET_X "\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", \"description\": \"d\"}}}"
#define DOCUMENT(rest) "{" INFO ", " SERVER ", " rest "}"
#define SERVERS(list) "{" INFO ", \"servers\": " list ", " GET_X "}"
#define GET(fields) \
  DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": \"x\", " \
            "\"description\": \"d\"" fields "}}}")
#define POST(schema) \
  DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\"," \
            "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": " schema "}}}}}}")
#define COMPONENTS(value) DOCUMENT (GET_X ", " value)
#define CIRCLE \
  "\"components\": {\"schemas\": {\"A\": {\"items\": «{\"$ref\": \"#/components/schemas/A\"}»}," \
  " \"B\": {\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": " \
  "\"#/components/schemas/A\"}}}, \"C\": {\"type\": \"object\", \"properties\": {}}}}"
#define YAML_START \
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n" \
  "paths: {/x: {get: {operationId: x, description: d}}}\n"
#define X50 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X300 X50 X50 X50 X50 X50 X50
#define X700 X300 X300 X50 X50
#define IN_X "In path /x, method get, operationId x, "
#define IN_X_POST "In path /x, method post, operationId x, "
