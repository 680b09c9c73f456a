/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "platform/smith-model.h"

/* Documents with one thing changed, and the lines that the importer's model prints for each;
 * NULL: none. */
static const struct
{
  const char *name;
  const char *text;
  const char *lines;
} json_cases[] = {
  { "openapi-missing",
    "{\"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"url\": \"https://a.exam"
    "ple\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}"
    "}}}}",
    NULL },
  { "info-missing",
    "{\"openapi\": \"3.1.0\", \"servers\": [{\"url\": \"https://a.example\"}], \"paths\": {\"/"
    "p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}}}",
    "('info',): Field required" },
  { "title-missing",
    "{\"openapi\": \"3.1.0\", \"info\": {\"version\": \"1\"}, \"servers\": [{\"url\": \"https://"
    "a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": "
    "\"d\"}}}}}}",
    "('info', 'title'): Field required" },
  { "version-float",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": 1.0}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}}",
    "('info', 'version'): Input should be a valid string" },
  { "version-null",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": null}, \"servers\": [{\""
    "url\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {"
    "\"description\": \"d\"}}}}}}",
    "('info', 'version'): Input should be a valid string" },
  { "info-string",
    "{\"openapi\": \"3.1.0\", \"info\": \"x\", \"servers\": [{\"url\": \"https://a.example\"}],"
    " \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}}}",
    "('info',): Input should be a valid dictionary or instance of Info" },
  { "servers-map",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": {}, "
    "\"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}}}",
    "('servers',): Input should be a valid list" },
  { "server-without-url",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{}]"
    ", \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}}}",
    "('servers', 0, 'url'): Field required" },
  { "servers-null",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": null"
    ", \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}}}",
    "('servers',): Input should be a valid list" },
  { "paths-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": []}",
    "('paths',): Input should be a valid dictionary" },
  { "paths-null",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": null}",
    NULL },
  { "path-item-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": \"x\"}}",
    "('paths', '/p'): Input should be a valid dictionary or instance of PathItem" },
  { "path-item-null",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": null}}",
    "('paths', '/p'): Input should be a valid dictionary or instance of PathItem" },
  { "operation-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": \"x\"}}}",
    "('paths', '/p', 'get'): Input should be a valid dictionary or instance of Operation" },
  { "operationid-int",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"operationId\": 1}}}}",
    "('paths', '/p', 'get', 'operationId'): Input should be a valid string" },
  { "tags-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"tags\": \"x\"}}}}",
    "('paths', '/p', 'get', 'tags'): Input should be a valid list" },
  { "tags-ints",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"tags\": [1]}}}}",
    "('paths', '/p', 'get', 'tags', 0): Input should be a valid string" },
  { "deprecated-yes",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"deprecated\": \"yes\"}}}}",
    NULL },
  { "deprecated-maybe",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"deprecated\": \"maybe\"}}}}",
    "('paths', '/p', 'get', 'deprecated'): Input should be a valid boolean, unable to int"
    "erpret input" },
  { "deprecated-2",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"deprecated\": 2}}}}",
    "('paths', '/p', 'get', 'deprecated'): Input should be a valid boolean, unable to int"
    "erpret input" },
  { "deprecated-null",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"deprecated\": null}}}}",
    "('paths', '/p', 'get', 'deprecated'): Input should be a valid boolean" },
  { "parameters-map",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": {}}}}}",
    "('paths', '/p', 'get', 'parameters'): Input should be a valid list" },
  { "parameter-no-name",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"in\": \"query\"}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'name'): Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "parameter-no-in",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\"}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'in'): Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "parameter-in-body",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"body\"}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'in'): Input should be 'query',"
    " 'header', 'path' or 'cookie'\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "parameter-ref",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"$ref\": \"#/components/parameters/P\"}]}}}}",
    NULL },
  { "parameter-ref-int",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"$ref\": 1}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'name'): Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'in'): Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Input should be a vali"
    "d string" },
  { "parameter-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [\"x\"]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter'): Input should be a valid dictio"
    "nary or instance of Parameter\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference'): Input should be a valid dictio"
    "nary or instance of Reference" },
  { "schema-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": \""
    "x\"}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference'): Input s"
    "hould be a valid dictionary or instance of Reference\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema'): Input shou"
    "ld be a valid dictionary or instance of Schema\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "schema-type-bad",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"type\": \"text\"}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', 'st"
    "r-enum[DataType]'): Input should be 'null', 'string', 'number', 'integer', 'boolean'"
    ", 'array' or 'object'\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', 'li"
    "st[str-enum[DataType]]'): Input should be a valid list\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "schema-type-list-bad",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"type\": [\"string\", \"text\"]}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', 'st"
    "r-enum[DataType]'): Input should be 'null', 'string', 'number', 'integer', 'boolean'"
    ", 'array' or 'object'\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'type', 'li"
    "st[str-enum[DataType]]', 1): Input should be 'null', 'string', 'number', 'integer', "
    "'boolean', 'array' or 'object'\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "enum-empty",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"enum\": []}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'enum'): Li"
    "st should have at least 1 item after validation, not 0\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "required-true-in-schema",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"required\": true}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'required')"
    ": Input should be a valid list\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "properties-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"properties\": []}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'properties"
    "'): Input should be a valid dictionary\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "minlength-1",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"minLength\": -1}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'minLength'"
    "): Input should be greater than or equal to 0\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "minlength-3",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"minLength\": \"3\"}}]}}}}",
    NULL },
  { "exclusiveminimum-true",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"exclusiveMinimum\": true}}]}}}}",
    NULL },
  { "items-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": {"
    "\"items\": []}}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference', '$ref'):"
    " Field required\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'items', 'R"
    "eference'): Input should be a valid dictionary or instance of Reference\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema', 'items', 'S"
    "chema'): Input should be a valid dictionary or instance of Schema\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "schema-bool",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"schema\": t"
    "rue}]}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Reference'): Input s"
    "hould be a valid dictionary or instance of Reference\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'schema', 'Schema'): Input shou"
    "ld be a valid dictionary or instance of Schema\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "requestbody-no-content",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"requestBody\": {}}}}}",
    "('paths', '/p', 'get', 'requestBody', 'RequestBody', 'content'): Field required\n"
    "('paths', '/p', 'get', 'requestBody', 'Reference', '$ref'): Field required" },
  { "requestbody-content-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"requestBody\": {\"content\": []}}}}}",
    "('paths', '/p', 'get', 'requestBody', 'RequestBody', 'content'): Input should be a v"
    "alid dictionary\n"
    "('paths', '/p', 'get', 'requestBody', 'Reference', '$ref'): Field required" },
  { "response-no-description",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {}}"
    "}}}}",
    "('paths', '/p', 'get', 'responses', '200', 'Response', 'description'): Field require"
    "d\n"
    "('paths', '/p', 'get', 'responses', '200', 'Reference', '$ref'): Field required" },
  { "responses-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": []}}}}",
    "('paths', '/p', 'get', 'responses'): Input should be a valid dictionary" },
  { "response-description-int",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": 1}}}}}}",
    "('paths', '/p', 'get', 'responses', '200', 'Response', 'description'): Input should "
    "be a valid string\n"
    "('paths', '/p', 'get', 'responses', '200', 'Reference', '$ref'): Field required\n"
    "('paths', '/p', 'get', 'responses', '200', 'Reference', 'description'): Input should"
    " be a valid string" },
  { "security-null-value",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"security\": [{\"k\": null}]}}}}",
    "('paths', '/p', 'get', 'security', 0, 'k'): Input should be a valid list" },
  { "security-map",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"security\": {}}}}}",
    "('paths', '/p', 'get', 'security'): Input should be a valid list" },
  { "components-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": []}",
    "('components',): Input should be a valid dictionary or instance of Components" },
  { "schemas-list",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": []}}",
    "('components', 'schemas'): Input should be a valid dictionary" },
  { "component-true",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": true}}}",
    "('components', 'schemas', 'A'): Input should be a valid dictionary or instance of Sc"
    "hema" },
  { "scheme-type-missing",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {"
    "}}}}",
    "('components', 'securitySchemes', 'k', 'SecurityScheme', 'type'): Field required\n"
    "('components', 'securitySchemes', 'k', 'Reference', '$ref'): Field required" },
  { "scheme-type-bad",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {"
    "\"type\": \"x\"}}}}",
    NULL },
  { "flows-scopes-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {}, \"securitySchemes\": {\"k\": {"
    "\"type\": \"oauth2\", \"flows\": {\"authorizationCode\": {\"scopes\": \"x\"}}}}}}",
    "('components', 'securitySchemes', 'k', 'SecurityScheme', 'flows', 'authorizationCode"
    "', 'scopes'): Input should be a valid dictionary\n"
    "('components', 'securitySchemes', 'k', 'Reference', '$ref'): Field required" },
  { "root-list",
    "[]",
    "(): Input should be a valid dictionary or instance of OpenAPI" },
  { "root-string",
    "\"x\"",
    "(): Input should be a valid dictionary or instance of OpenAPI" },
  { "tags-no-name",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"tags\": [{}]}",
    "('tags', 0, 'name'): Field required" },
  { "externaldocs-no-url",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"externalDocs\": {}}",
    "('externalDocs', 'url'): Field required" },
  { "discriminator-no-name",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"discriminator\": {}}}}}",
    "('components', 'schemas', 'A', 'discriminator', 'propertyName'): Field required" },
  { "oneof-map",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"oneOf\": {}}}}}",
    "('components', 'schemas', 'A', 'oneOf'): Input should be a valid list" },
  { "example-in-media",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"requestBody\": {\"content\": {\"application/json\": {\"schema\": "
    "{\"type\": \"text\"}}}}}}}}",
    "('paths', '/p', 'get', 'requestBody', 'RequestBody', 'content', 'application/json', "
    "'schema', 'Reference', '$ref'): Field required\n"
    "('paths', '/p', 'get', 'requestBody', 'RequestBody', 'content', 'application/json', "
    "'schema', 'Schema', 'type', 'str-enum[DataType]'): Input should be 'null', 'string',"
    " 'number', 'integer', 'boolean', 'array' or 'object'\n"
    "('paths', '/p', 'get', 'requestBody', 'RequestBody', 'content', 'application/json', "
    "'schema', 'Schema', 'type', 'list[str-enum[DataType]]'): Input should be a valid lis"
    "t\n"
    "('paths', '/p', 'get', 'requestBody', 'Reference', '$ref'): Field required" },
  { "additionalproperties-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"additionalProperties\":"
    " \"x\"}}}}",
    "('components', 'schemas', 'A', 'additionalProperties', 'Reference'): Input should be"
    " a valid dictionary or instance of Reference\n"
    "('components', 'schemas', 'A', 'additionalProperties', 'Schema'): Input should be a "
    "valid dictionary or instance of Schema\n"
    "('components', 'schemas', 'A', 'additionalProperties', 'bool'): Input should be a va"
    "lid boolean, unable to interpret input" },
  { "nullable",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"type\": \"string\", \""
    "nullable\": true}}}}",
    NULL },
  { "default-style-bad",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}, \"parameters\": [{\"name\": \"a\", \"in\": \"query\", \"style\": 1}]"
    "}}}}",
    "('paths', '/p', 'get', 'parameters', 0, 'Parameter', 'style'): Input should be a val"
    "id string\n"
    "('paths', '/p', 'get', 'parameters', 0, 'Reference', '$ref'): Field required" },
  { "headers-string",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\", \"headers\": \"x\"}}}}}}",
    "('paths', '/p', 'get', 'responses', '200', 'Response', 'headers'): Input should be a"
    " valid dictionary\n"
    "('paths', '/p', 'get', 'responses', '200', 'Reference', '$ref'): Field required" },
  { "pattern-int",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"pattern\": 1}}}}",
    "('components', 'schemas', 'A', 'pattern'): Input should be a valid string" },
  { "title-int",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"title\": 1}}}}",
    "('components', 'schemas', 'A', 'title'): Input should be a valid string" },
  { "maximum-str",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"maximum\": \"x\"}}}}",
    "('components', 'schemas', 'A', 'maximum'): Input should be a valid number, unable to"
    " parse string as a number" },
  { "multipleof-0",
    "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"servers\": [{\"u"
    "rl\": \"https://a.example\"}], \"paths\": {\"/p\": {\"get\": {\"responses\": {\"200\": {\""
    "description\": \"d\"}}}}}, \"components\": {\"schemas\": {\"A\": {\"multipleOf\": 0}}}}",
    "('components', 'schemas', 'A', 'multipleOf'): Input should be greater than 0" },
};

/* What a Python twin cannot be given. */
static const struct
{
  const char *name;
  const char *text;
  const char *lines;
} repeated_cases[] = {
  { "last-value-at-the-first-place",
    "{\"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {\"/a\": {}, \"/b\": 1, "
    "\"/a\": 2}}",
    "('paths', '/a'): Input should be a valid dictionary or instance of PathItem\n"
    "('paths', '/b'): Input should be a valid dictionary or instance of PathItem" },
  { "earlier-value-is-forgotten",
    "{\"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {\"/a\": 1, \"/a\": {}}}",
    NULL },
};

/* What YAML 1.1 takes for something else than text. */
static const struct
{
  const char *name;
  const char *text;
  const char *lines;
} yaml_cases[] = {
  { "response-key-int",
    "info: {title: T, version: '1'}\npaths: {/p: {get: {responses: {200: {description: d}}}}}",
    "('paths', '/p', 'get', 'responses', 200, '[key]'): Input should be a valid string" },
  { "response-key-quoted",
    "info: {title: T, version: '1'}\npaths: {/p: {get: {responses: {'200': {description: d}}}}}",
    NULL },
  { "version-float", "info: {title: T, version: 1.0}",
    "('info', 'version'): Input should be a valid string" },
  { "version-date", "info: {title: T, version: 2024-01-31}",
    "('info', 'version'): Input should be a valid string" },
  { "version-three-parts", "info: {title: T, version: 1.0.0}", NULL },
  { "title-no", "info: {title: no, version: '1'}",
    "('info', 'title'): Input should be a valid string" },
  { "title-y", "info: {title: y, version: '1'}", NULL },
  { "apostrophe-in-a-key", "info: {title: T, version: '1'}\npaths: {\"/it's\": 1}",
    "('paths', \"/it's\"): Input should be a valid dictionary or instance of PathItem" },
  { "version-on", "info: {title: T, version: on}",
    "('info', 'version'): Input should be a valid string" },
  { "count-with-underscore",
    "info: {title: T, version: '1'}\ncomponents: {schemas: {A: {minLength: -1_000}}}",
    "('components', 'schemas', 'A', 'minLength'): Input should be greater than or equal to 0" },
  { "count-hexadecimal",
    "info: {title: T, version: '1'}\ncomponents: {schemas: {A: {minLength: 0x10}}}", NULL },
  { "count-infinite",
    "info: {title: T, version: '1'}\ncomponents: {schemas: {A: {minLength: .inf}}}",
    "('components', 'schemas', 'A', 'minLength'): Input should be a finite number" },
  { "key-hexadecimal",
    "info: {title: T, version: '1'}\npaths: {0x10: {}}",
    "('paths', 16, '[key]'): Input should be a valid string" },
  { "key-date",
    "info: {title: T, version: '1'}\npaths: {2024-01-01: {}}",
    "('paths', 'datetime.date(2024, 1, 1)', '[key]'): Input should be a valid string" },
  { "key-boolean",
    "info: {title: T, version: '1'}\npaths: {on: {}}",
    "('paths', 1, '[key]'): Input should be a valid string" },
  { "key-and-value",
    "info: {title: T, version: '1'}\npaths: {1.5: 2}",
    "('paths', '1.5', '[key]'): Input should be a valid string\n"
    "('paths', '1.5'): Input should be a valid dictionary or instance of PathItem" },
  { "deprecated-on",
    "info: {title: T, version: '1'}\npaths: {/p: {get: {deprecated: on}}}", NULL },
  { "callback",
    "info: {title: T, version: '1'}\npaths: {/p: {get: {callbacks: {c: 1}}}}",
    "('paths', '/p', 'get', 'callbacks', 'c', 'dict[str,union[PathItem,...]]'): "
    "Input should be a valid dictionary\n"
    "('paths', '/p', 'get', 'callbacks', 'c', 'Reference'): "
    "Input should be a valid dictionary or instance of Reference" },
};

static void
check_lines (const char  *text,
             SmithSyntax  syntax,
             const char  *expected)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, syntax);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GArray) lines = NULL;

  g_assert_null (smith_tree_get_error (tree));
  lines = smith_model_check (tree, &smith_model_openapi, 1000, NULL, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const SmithModelLine *line = &g_array_index (lines, SmithModelLine, i);

      g_string_append_printf (found, "%s%s: %s", i > 0 ? "\n" : "", line->location, line->message);
      g_assert_cmpuint (line->span.start, <=, line->span.end);
      g_assert_cmpuint (line->span.end, <=, strlen (text));
    }
  g_assert_cmpstr (found->str, ==, expected != NULL ? expected : "");
}

static void
test_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  check_lines (json_cases[i].text, SMITH_SYNTAX_JSON, json_cases[i].lines);
}

static void
test_repeated (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  check_lines (repeated_cases[i].text, SMITH_SYNTAX_JSON, repeated_cases[i].lines);
}

static void
test_yaml (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  check_lines (yaml_cases[i].text, SMITH_SYNTAX_YAML, yaml_cases[i].lines);
}

#define NO_BOOLEAN "Input should be a valid boolean"
#define NO_INTEGER "Input should be a valid integer"
#define NO_NUMBER "Input should be a valid number"
#define NEGATIVE "Input should be greater than or equal to 0"

/* A field of a schema, its value, and the message; NULL: none. */
static const struct
{
  const char *field;
  const char *value;
  const char *message;
} scalar_cases[] = {
  { "uniqueItems", "true", NULL }, { "uniqueItems", "0", NULL }, { "uniqueItems", "1.0", NULL },
  { "uniqueItems", "\"TRUE\"", NULL }, { "uniqueItems", "\"t\"", NULL },
  { "uniqueItems", "null", NULL },
  { "uniqueItems", "\" yes\"", NO_BOOLEAN ", unable to interpret input" },
  { "uniqueItems", "\"\"", NO_BOOLEAN ", unable to interpret input" },
  { "uniqueItems", "-1", NO_BOOLEAN ", unable to interpret input" },
  { "uniqueItems", "2.0", NO_BOOLEAN ", unable to interpret input" },
  { "uniqueItems", "1.5", NO_BOOLEAN }, { "uniqueItems", "[]", NO_BOOLEAN },
  { "uniqueItems", "{}", NO_BOOLEAN }, { "uniqueItems", "1e400", NO_BOOLEAN },
  { "minLength", "1.0", NULL }, { "minLength", "true", NULL }, { "minLength", "\" 3 \"", NULL },
  { "minLength", "\"1_000\"", NULL }, { "minLength", "\"3.0\"", NULL },
  { "minLength", "-0", NULL }, { "minLength", "123456789012345678901234567890", NULL },
  { "minLength", "\"3.5\"", NO_INTEGER ", unable to parse string as an integer" },
  { "minLength", "\"1e5\"", NO_INTEGER ", unable to parse string as an integer" },
  { "minLength", "1.5", NO_INTEGER ", got a number with a fractional part" },
  { "minLength", "1e400", "Input should be a finite number" },
  { "minLength", "1e30", "Unable to parse input string as an integer, exceeded maximum size" },
  { "minLength", "[]", NO_INTEGER }, { "minLength", "{}", NO_INTEGER },
  { "minLength", "-1", NEGATIVE }, { "minLength", "-1.0", NEGATIVE },
  { "minLength", "\"-1\"", NEGATIVE }, { "minLength", "-123456789012345678901", NEGATIVE },
  { "maximum", "true", NULL }, { "maximum", "\"nan\"", NULL }, { "maximum", "\"Infinity\"", NULL },
  { "maximum", "\"1_000\"", NULL }, { "maximum", "\"1e5\"", NULL }, { "maximum", "1e400", NULL },
  { "maximum", "\"0x10\"", NO_NUMBER ", unable to parse string as a number" },
  { "maximum", "\"-0x10\"", NO_NUMBER ", unable to parse string as a number" },
  { "maximum", "\"\"", NO_NUMBER ", unable to parse string as a number" },
  { "maximum", "[]", NO_NUMBER }, { "maximum", "{}", NO_NUMBER },
  { "multipleOf", "0.5", NULL }, { "multipleOf", "true", NULL },
  { "multipleOf", "-0.0", "Input should be greater than 0" },
  { "multipleOf", "\"nan\"", "Input should be greater than 0" },
  { "multipleOf", "false", "Input should be greater than 0" },
  { "type", "[]", NULL }, { "type", "null", NULL },
};

static void
test_scalars (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scalar_cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"info\": {\"title\": \"T\", \"version\": \"1\"}, \"components\": "
                         "{\"schemas\": {\"A\": {\"%s\": %s}}}}", scalar_cases[i].field,
                         scalar_cases[i].value);
      g_autofree char *line =
        scalar_cases[i].message == NULL
          ? NULL
          : g_strdup_printf ("('components', 'schemas', 'A', '%s'): %s", scalar_cases[i].field,
                             scalar_cases[i].message);

      g_test_message ("%s: %s", scalar_cases[i].field, scalar_cases[i].value);
      check_lines (text, SMITH_SYNTAX_JSON, line);
    }
}

/* However much fails, no more lines are kept than asked for. */
static void
test_most (void)
{
  g_autoptr(GString) text = g_string_new ("{\"info\": {\"title\": 1}, \"tags\": [");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GArray) lines = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, i > 0 ? ", 1" : "1");
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  lines = smith_model_check (tree, &smith_model_openapi, 10, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (json_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/json/", json_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_json);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (repeated_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/repeated/", repeated_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_repeated);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (yaml_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/yaml/", yaml_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_yaml);
    }
  g_test_add_func ("/model/scalars", test_scalars);
  g_test_add_func ("/model/most", test_most);

  return g_test_run ();
}
