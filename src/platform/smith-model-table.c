/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-model.h"

/* The objects of OpenAPI 3.1 as the importer's model has them: OpenAPI 3.1.1 §4.8 for what
 * they mean; names, order, and what may be null are the model's own, seen in its lines. */

static const SmithModelType any_type = { .kind = SMITH_MODEL_ANY };
static const SmithModelType string_type = { .kind = SMITH_MODEL_STRING };
static const SmithModelType boolean_type = { .kind = SMITH_MODEL_BOOLEAN, .name = "bool" };
static const SmithModelType float_type = { .kind = SMITH_MODEL_FLOAT };
static const SmithModelType positive_type = { .kind = SMITH_MODEL_POSITIVE };
static const SmithModelType count_type = { .kind = SMITH_MODEL_COUNT };

static const SmithModelType info_type;
static const SmithModelType contact_type;
static const SmithModelType license_type;
static const SmithModelType server_type;
static const SmithModelType server_variable_type;
static const SmithModelType path_item_type;
static const SmithModelType operation_type;
static const SmithModelType parameter_type;
static const SmithModelType header_type;
static const SmithModelType request_body_type;
static const SmithModelType media_type_type;
static const SmithModelType encoding_type;
static const SmithModelType response_type;
static const SmithModelType example_type;
static const SmithModelType link_type;
static const SmithModelType components_type;
static const SmithModelType security_scheme_type;
static const SmithModelType oauth_flows_type;
static const SmithModelType oauth_flow_type;
static const SmithModelType tag_type;
static const SmithModelType external_documentation_type;
static const SmithModelType reference_type;
static const SmithModelType discriminator_type;
static const SmithModelType xml_type;
static const SmithModelType schema_type;

static const char *const data_type_values[] = {
  "null", "string", "number", "integer", "boolean", "array", "object", NULL,
};
static const SmithModelType data_type_type = {
  .kind = SMITH_MODEL_ENUM, .name = "str-enum[DataType]", .values = data_type_values,
};
static const SmithModelType list_of_data_type = {
  .kind = SMITH_MODEL_LIST, .name = "list[str-enum[DataType]]", .inner = &data_type_type,
};
static const SmithModelType *const data_type_members[] = {
  &data_type_type, &list_of_data_type, NULL,
};
static const SmithModelType data_type_union = {
  .kind = SMITH_MODEL_UNION, .members = data_type_members,
};

static const SmithModelType list_of_server = { .kind = SMITH_MODEL_LIST, .inner = &server_type };
static const SmithModelType map_to_path_item = {
  .kind = SMITH_MODEL_MAP, .inner = &path_item_type,
};
static const SmithModelType *const path_item_or_reference_members[] = {
  &path_item_type, &reference_type, NULL,
};
static const SmithModelType path_item_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = path_item_or_reference_members,
};
static const SmithModelType map_to_path_item_or_reference = {
  .kind = SMITH_MODEL_MAP, .name = "dict[str,union[PathItem,...]]",
  .inner = &path_item_or_reference,
};
static const SmithModelType list_of_string = { .kind = SMITH_MODEL_LIST, .inner = &string_type };
static const SmithModelType map_to_list_of_string = {
  .kind = SMITH_MODEL_MAP, .inner = &list_of_string,
};
static const SmithModelType list_of_map_to_list_of_string = {
  .kind = SMITH_MODEL_LIST, .inner = &map_to_list_of_string,
};
static const SmithModelType list_of_tag = { .kind = SMITH_MODEL_LIST, .inner = &tag_type };
static const SmithModelType map_to_server_variable = {
  .kind = SMITH_MODEL_MAP, .inner = &server_variable_type,
};
static const SmithModelType *const parameter_or_reference_members[] = {
  &parameter_type, &reference_type, NULL,
};
static const SmithModelType parameter_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = parameter_or_reference_members,
};
static const SmithModelType list_of_parameter_or_reference = {
  .kind = SMITH_MODEL_LIST, .inner = &parameter_or_reference,
};
static const SmithModelType *const request_body_or_reference_members[] = {
  &request_body_type, &reference_type, NULL,
};
static const SmithModelType request_body_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = request_body_or_reference_members,
};
static const SmithModelType *const response_or_reference_members[] = {
  &response_type, &reference_type, NULL,
};
static const SmithModelType response_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = response_or_reference_members,
};
static const SmithModelType map_to_response_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &response_or_reference,
};
static const SmithModelType *const map_to_path_item_or_reference_or_reference_members[] = {
  &map_to_path_item_or_reference, &reference_type, NULL,
};
static const SmithModelType map_to_path_item_or_reference_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = map_to_path_item_or_reference_or_reference_members,
};
static const SmithModelType map_to_map_to_path_item_or_reference_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &map_to_path_item_or_reference_or_reference,
};
static const SmithModelType *const reference_or_schema_members[] = {
  &reference_type, &schema_type, NULL,
};
static const SmithModelType reference_or_schema = {
  .kind = SMITH_MODEL_UNION, .members = reference_or_schema_members,
};
static const SmithModelType *const example_or_reference_members[] = {
  &example_type, &reference_type, NULL,
};
static const SmithModelType example_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = example_or_reference_members,
};
static const SmithModelType map_to_example_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &example_or_reference,
};
static const SmithModelType map_to_media = { .kind = SMITH_MODEL_MAP, .inner = &media_type_type };
static const char *const enum_query_header_path_cookie_values[] = {
  "query", "header", "path", "cookie", NULL,
};
static const SmithModelType enum_query_header_path_cookie_type = {
  .kind = SMITH_MODEL_ENUM, .values = enum_query_header_path_cookie_values,
};
static const SmithModelType map_to_encoding = {
  .kind = SMITH_MODEL_MAP, .inner = &encoding_type,
};
static const SmithModelType *const header_or_reference_members[] = {
  &header_type, &reference_type, NULL,
};
static const SmithModelType header_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = header_or_reference_members,
};
static const SmithModelType map_to_header_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &header_or_reference,
};
static const SmithModelType *const link_or_reference_members[] = {
  &link_type, &reference_type, NULL,
};
static const SmithModelType link_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = link_or_reference_members,
};
static const SmithModelType map_to_link_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &link_or_reference,
};
static const SmithModelType map_to_any = { .kind = SMITH_MODEL_MAP, .inner = &any_type };
static const SmithModelType map_to_schema = { .kind = SMITH_MODEL_MAP, .inner = &schema_type };
static const SmithModelType map_to_parameter_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &parameter_or_reference,
};
static const SmithModelType map_to_request_body_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &request_body_or_reference,
};
static const SmithModelType *const security_scheme_or_reference_members[] = {
  &security_scheme_type, &reference_type, NULL,
};
static const SmithModelType security_scheme_or_reference = {
  .kind = SMITH_MODEL_UNION, .members = security_scheme_or_reference_members,
};
static const SmithModelType map_to_security_scheme_or_reference = {
  .kind = SMITH_MODEL_MAP, .inner = &security_scheme_or_reference,
};
static const SmithModelType map_to_string = { .kind = SMITH_MODEL_MAP, .inner = &string_type };
static const SmithModelType list_of_reference_or_schema = {
  .kind = SMITH_MODEL_LIST, .inner = &reference_or_schema,
};
static const SmithModelType map_to_reference_or_schema = {
  .kind = SMITH_MODEL_MAP, .inner = &reference_or_schema,
};
static const SmithModelType *const reference_or_schema_or_boolean_members[] = {
  &reference_type, &schema_type, &boolean_type, NULL,
};
static const SmithModelType reference_or_schema_or_boolean = {
  .kind = SMITH_MODEL_UNION, .members = reference_or_schema_or_boolean_members,
};
static const SmithModelType filled_list_of_any = {
  .kind = SMITH_MODEL_FILLED_LIST, .inner = &any_type,
};
static const SmithModelType list_of_any = { .kind = SMITH_MODEL_LIST, .inner = &any_type };

static const SmithModelField open_api_fields[] = {
  { "openapi", &any_type },  /* see the versions of the profile */
  { "info", &info_type, TRUE, TRUE },
  { "jsonSchemaDialect", &string_type },
  { "servers", &list_of_server, FALSE, TRUE },
  { "paths", &map_to_path_item },
  { "webhooks", &map_to_path_item_or_reference },
  { "components", &components_type },
  { "security", &list_of_map_to_list_of_string },
  { "tags", &list_of_tag },
  { "externalDocs", &external_documentation_type },
  { NULL },
};
const SmithModelType smith_model_openapi = {
  .kind = SMITH_MODEL_OBJECT, .name = "OpenAPI", .fields = open_api_fields,
};

static const SmithModelField info_fields[] = {
  { "title", &string_type, TRUE, TRUE },
  { "summary", &string_type },
  { "description", &string_type },
  { "termsOfService", &string_type },
  { "contact", &contact_type },
  { "license", &license_type },
  { "version", &string_type, TRUE, TRUE },
  { NULL },
};
static const SmithModelType info_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Info", .fields = info_fields,
};

static const SmithModelField contact_fields[] = {
  { "name", &string_type },
  { "url", &string_type },
  { "email", &string_type },
  { NULL },
};
static const SmithModelType contact_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Contact", .fields = contact_fields,
};

static const SmithModelField license_fields[] = {
  { "name", &string_type, TRUE, TRUE },
  { "identifier", &string_type },
  { "url", &string_type },
  { NULL },
};
static const SmithModelType license_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "License", .fields = license_fields,
};

static const SmithModelField server_fields[] = {
  { "url", &string_type, TRUE, TRUE },
  { "description", &string_type },
  { "variables", &map_to_server_variable },
  { NULL },
};
static const SmithModelType server_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Server", .fields = server_fields,
};

static const SmithModelField server_variable_fields[] = {
  { "enum", &list_of_string },
  { "default", &string_type, TRUE, TRUE },
  { "description", &string_type },
  { NULL },
};
static const SmithModelType server_variable_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "ServerVariable", .fields = server_variable_fields,
};

static const SmithModelField path_item_fields[] = {
  { "$ref", &string_type },
  { "summary", &string_type },
  { "description", &string_type },
  { "get", &operation_type },
  { "put", &operation_type },
  { "post", &operation_type },
  { "delete", &operation_type },
  { "options", &operation_type },
  { "head", &operation_type },
  { "patch", &operation_type },
  { "trace", &operation_type },
  { "servers", &list_of_server },
  { "parameters", &list_of_parameter_or_reference },
  { NULL },
};
static const SmithModelType path_item_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "PathItem", .fields = path_item_fields,
};

static const SmithModelField operation_fields[] = {
  { "tags", &list_of_string },
  { "summary", &string_type },
  { "description", &string_type },
  { "externalDocs", &external_documentation_type },
  { "operationId", &string_type },
  { "parameters", &list_of_parameter_or_reference },
  { "requestBody", &request_body_or_reference },
  { "responses", &map_to_response_or_reference },
  { "callbacks", &map_to_map_to_path_item_or_reference_or_reference },
  { "deprecated", &boolean_type, FALSE, TRUE },
  { "security", &list_of_map_to_list_of_string },
  { "servers", &list_of_server },
  { NULL },
};
static const SmithModelType operation_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Operation", .fields = operation_fields,
};

static const SmithModelField parameter_fields[] = {
  { "description", &string_type },
  { "required", &boolean_type, FALSE, TRUE },
  { "deprecated", &boolean_type, FALSE, TRUE },
  { "style", &string_type },
  { "explode", &boolean_type },
  { "schema", &reference_or_schema },
  { "example", &any_type },
  { "examples", &map_to_example_or_reference },
  { "content", &map_to_media },
  { "name", &string_type, TRUE, TRUE },
  { "in", &enum_query_header_path_cookie_type, TRUE, TRUE },
  { "allowEmptyValue", &boolean_type, FALSE, TRUE },
  { "allowReserved", &boolean_type, FALSE, TRUE },
  { NULL },
};
static const SmithModelType parameter_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Parameter", .fields = parameter_fields,
};

static const SmithModelField header_fields[] = {
  { "description", &string_type },
  { "required", &boolean_type, FALSE, TRUE },
  { "deprecated", &boolean_type, FALSE, TRUE },
  { "style", &string_type },
  { "explode", &boolean_type },
  { "schema", &reference_or_schema },
  { "example", &any_type },
  { "examples", &map_to_example_or_reference },
  { "content", &map_to_media },
  { NULL },
};
static const SmithModelType header_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Header", .fields = header_fields,
};

static const SmithModelField request_body_fields[] = {
  { "description", &string_type },
  { "content", &map_to_media, TRUE, TRUE },
  { "required", &boolean_type, FALSE, TRUE },
  { NULL },
};
static const SmithModelType request_body_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "RequestBody", .fields = request_body_fields,
};

static const SmithModelField media_type_fields[] = {
  { "schema", &reference_or_schema },
  { "example", &any_type },
  { "examples", &map_to_example_or_reference },
  { "encoding", &map_to_encoding },
  { NULL },
};
static const SmithModelType media_type_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "MediaType", .fields = media_type_fields,
};

static const SmithModelField encoding_fields[] = {
  { "contentType", &string_type },
  { "headers", &map_to_header_or_reference },
  { "style", &string_type },
  { "explode", &boolean_type },
  { "allowReserved", &boolean_type, FALSE, TRUE },
  { NULL },
};
static const SmithModelType encoding_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Encoding", .fields = encoding_fields,
};

static const SmithModelField response_fields[] = {
  { "description", &string_type, TRUE, TRUE },
  { "headers", &map_to_header_or_reference },
  { "content", &map_to_media },
  { "links", &map_to_link_or_reference },
  { NULL },
};
static const SmithModelType response_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Response", .fields = response_fields,
};

static const SmithModelField example_fields[] = {
  { "summary", &string_type },
  { "description", &string_type },
  { "value", &any_type },
  { "externalValue", &string_type },
  { NULL },
};
static const SmithModelType example_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Example", .fields = example_fields,
};

static const SmithModelField link_fields[] = {
  { "operationRef", &string_type },
  { "operationId", &string_type },
  { "parameters", &map_to_any },
  { "requestBody", &any_type },
  { "description", &string_type },
  { "server", &server_type },
  { NULL },
};
static const SmithModelType link_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Link", .fields = link_fields,
};

static const SmithModelField components_fields[] = {
  { "schemas", &map_to_schema },
  { "responses", &map_to_response_or_reference },
  { "parameters", &map_to_parameter_or_reference },
  { "examples", &map_to_example_or_reference },
  { "requestBodies", &map_to_request_body_or_reference },
  { "headers", &map_to_header_or_reference },
  { "securitySchemes", &map_to_security_scheme_or_reference },
  { "links", &map_to_link_or_reference },
  { "callbacks", &map_to_map_to_path_item_or_reference_or_reference },
  { "pathItems", &map_to_path_item_or_reference },
  { NULL },
};
static const SmithModelType components_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Components", .fields = components_fields,
};

static const SmithModelField security_scheme_fields[] = {
  { "type", &string_type, TRUE, TRUE },
  { "description", &string_type },
  { "name", &string_type },
  { "in", &string_type },
  { "scheme", &string_type },
  { "bearerFormat", &string_type },
  { "flows", &oauth_flows_type },
  { "openIdConnectUrl", &string_type },
  { NULL },
};
static const SmithModelType security_scheme_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "SecurityScheme", .fields = security_scheme_fields,
};

static const SmithModelField oauth_flows_fields[] = {
  { "implicit", &oauth_flow_type },
  { "password", &oauth_flow_type },
  { "clientCredentials", &oauth_flow_type },
  { "authorizationCode", &oauth_flow_type },
  { NULL },
};
static const SmithModelType oauth_flows_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "OAuthFlows", .fields = oauth_flows_fields,
};

static const SmithModelField oauth_flow_fields[] = {
  { "authorizationUrl", &string_type },
  { "tokenUrl", &string_type },
  { "refreshUrl", &string_type },
  { "scopes", &map_to_string },
  { NULL },
};
static const SmithModelType oauth_flow_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "OAuthFlow", .fields = oauth_flow_fields,
};

static const SmithModelField tag_fields[] = {
  { "name", &string_type, TRUE, TRUE },
  { "description", &string_type },
  { "externalDocs", &external_documentation_type },
  { NULL },
};
static const SmithModelType tag_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Tag", .fields = tag_fields,
};

static const SmithModelField external_documentation_fields[] = {
  { "description", &string_type },
  { "url", &string_type, TRUE, TRUE },
  { NULL },
};
static const SmithModelType external_documentation_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "ExternalDocumentation",
  .fields = external_documentation_fields,
};

static const SmithModelField reference_fields[] = {
  { "$ref", &string_type, TRUE, TRUE },
  { "summary", &string_type },
  { "description", &string_type },
  { NULL },
};
static const SmithModelType reference_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Reference", .fields = reference_fields,
};

static const SmithModelField discriminator_fields[] = {
  { "propertyName", &string_type, TRUE, TRUE },
  { "mapping", &map_to_string },
  { NULL },
};
static const SmithModelType discriminator_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Discriminator", .fields = discriminator_fields,
};

static const SmithModelField xml_fields[] = {
  { "name", &string_type },
  { "namespace", &string_type },
  { "prefix", &string_type },
  { "attribute", &boolean_type, FALSE, TRUE },
  { "wrapped", &boolean_type, FALSE, TRUE },
  { NULL },
};
static const SmithModelType xml_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "XML", .fields = xml_fields,
};

static const SmithModelField schema_fields[] = {
  { "allOf", &list_of_reference_or_schema },
  { "anyOf", &list_of_reference_or_schema },
  { "oneOf", &list_of_reference_or_schema },
  { "not", &reference_or_schema },
  { "if", &reference_or_schema },
  { "then", &reference_or_schema },
  { "else", &reference_or_schema },
  { "dependentSchemas", &map_to_reference_or_schema },
  { "prefixItems", &list_of_reference_or_schema },
  { "items", &reference_or_schema },
  { "contains", &reference_or_schema },
  { "properties", &map_to_reference_or_schema },
  { "patternProperties", &map_to_reference_or_schema },
  { "additionalProperties", &reference_or_schema_or_boolean },
  { "propertyNames", &reference_or_schema },
  { "unevaluatedItems", &reference_or_schema },
  { "unevaluatedProperties", &reference_or_schema },
  { "type", &data_type_union },
  { "enum", &filled_list_of_any },
  { "const", &any_type },
  { "multipleOf", &positive_type },
  { "maximum", &float_type },
  { "exclusiveMaximum", &float_type },
  { "minimum", &float_type },
  { "exclusiveMinimum", &float_type },
  { "maxLength", &count_type },
  { "minLength", &count_type },
  { "pattern", &string_type },
  { "maxItems", &count_type },
  { "minItems", &count_type },
  { "uniqueItems", &boolean_type },
  { "maxContains", &count_type },
  { "minContains", &count_type },
  { "maxProperties", &count_type },
  { "minProperties", &count_type },
  { "required", &list_of_string },
  { "dependentRequired", &map_to_list_of_string },
  { "format", &string_type },
  { "contentEncoding", &string_type },
  { "contentMediaType", &string_type },
  { "contentSchema", &reference_or_schema },
  { "title", &string_type },
  { "description", &string_type },
  { "default", &any_type },
  { "deprecated", &boolean_type },
  { "readOnly", &boolean_type },
  { "writeOnly", &boolean_type },
  { "examples", &list_of_any },
  { "discriminator", &discriminator_type },
  { "xml", &xml_type },
  { "externalDocs", &external_documentation_type },
  { "example", &any_type },
  { NULL },
};
static const SmithModelType schema_type = {
  .kind = SMITH_MODEL_OBJECT, .name = "Schema", .fields = schema_fields,
};
