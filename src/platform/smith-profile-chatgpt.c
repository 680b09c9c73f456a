/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-profile.h"

#include <glib/gi18n-lib.h>

/* ChatGPT's custom GPT actions, as data.  A row a message; what is not certain says so.
 * To add a rule: a row here, the place that finds it in smith-import-*.c, a test row. */

static const SmithMessage messages[] = {
  {
    .rule = "document-syntax",
    .text = "Could not parse valid OpenAPI spec",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_SYNTAX,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("The text is neither JSON nor YAML"),
    .sentence = N_("ChatGPT refuses the whole document: {1}."),
    .why = N_("The editor reads the text as JSON, and when that fails as YAML.  When both fail "
              "it prints this one line, without a position, and looks no further."),
    .remedy = N_("Mend the place that is marked.  Later problems show once the text can be "
                 "read."),
    .evidence = N_("Seen by many builders; the editor prints the line for tabs, unquoted colons "
                   "and cut-off text alike."),
  },
  {
    .rule = "document-root",
    .text = "(): Input should be a valid dictionary or instance of OpenAPI",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_MODEL,
    .confidence = SMITH_CONFIDENCE_REPORTED,
    .last_seen = "2026-10",
    .title = N_("The document is not an object"),
    .sentence = N_("ChatGPT refuses the whole document: it holds one value instead of named "
                   "fields."),
    .why = N_("An OpenAPI document is an object with fields such as openapi, info and paths."),
    .remedy = N_("Begin with openapi: 3.1.0, or start from a template."),
    .evidence = N_("Inferred from the typed model that the importer is most likely built on."),
  },
  {
    .rule = "document-version",
    .text = "('openapi',): Input should be %s",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_MODEL,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("The OpenAPI version is not one that ChatGPT takes"),
    .sentence = N_("ChatGPT refuses the whole document: openapi is {2}, and must be {3}."),
    .why = N_("The importer compares the text of openapi with the versions that it knows.  3.0 "
              "documents were taken until some time in 2024."),
    .remedy = N_("Write \"openapi\": \"3.1.0\" and move 3.0 keywords, such as nullable, to "
                 "their 3.1 form."),
    .evidence = N_("Reported by many builders since February 2025.  Operations are listed all "
                   "the same; whether saving works then is open."),
  },
  {
    .rule = "document-model",
    .text = "%s: %s",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_MODEL,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A field is missing, or of another type"),
    .sentence = N_("ChatGPT refuses the whole document: {3}."),
    .why = N_("Before anything else the importer compares the whole document with a typed model "
              "of OpenAPI 3.1.  Where several forms are possible it prints a line for each of "
              "them."),
    .remedy = N_("Mend the field that is marked.  In YAML, put texts that look like numbers, "
                 "dates or yes and no in quotes, status codes too."),
    .evidence = N_("The published lines of this kind are those of an open model of OpenAPI, "
                   "line for line; that the importer uses it is inferred."),
  },
  {
    .rule = "document-operations",
    .text = "OpenAPI spec can have a maximum of %s operations",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("There are too many operations"),
    .sentence = N_("ChatGPT refuses the whole document: it has {2} operations, and at most {1} "
                   "are taken."),
    .why = N_("The limit is not in OpenAI's documentation.  Whether dropped operations count is "
              "open; here every operation with a method that ChatGPT knows is counted."),
    .remedy = N_("Keep the operations that the GPT needs, or split the API over several "
                 "domains."),
    .evidence = N_("Met by everyone who imports a generated description."),
  },
  {
    .rule = "document-size",
    .text = "OpenAPI spec must be 1MB or smaller",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_REPORTED,
    .last_seen = "2026-09",
    .title = N_("The document is too large"),
    .sentence = N_("ChatGPT refuses the whole document: printed with two spaces it has {1}, and "
                   "at most {2} are taken."),
    .why = N_("The editor prints the document anew with an indent of two spaces before it is "
              "measured, so a compact text counts for more than its own bytes."),
    .remedy = N_("Leave out operations, examples and large response schemas."),
    .evidence = N_("One report: 581 KB of compact JSON became 1.83 MB and was refused."),
  },
  {
    .rule = "server-none",
    .text = "Could not find a valid URL in `servers`",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("No server has an absolute address"),
    .sentence = N_("ChatGPT refuses the whole document: it does not say at which https address "
                   "the API is."),
    .why = N_("The action is stored under the host name of its server, so there must be one."),
    .remedy = N_("Add servers with one entry, such as https://api.example.com."),
    .evidence = N_("Seen by many builders; generated documents often have no server or only "
                   "\"/\"."),
  },
  {
    .rule = "server-root-origin",
    .text = "None of the provided servers is under the root origin %s",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("No server is plain https"),
    .sentence = N_("ChatGPT refuses the whole document: no server is at {1}, by https, in lower "
                   "case and without a port."),
    .why = N_("ChatGPT derives https:// and the host in lower case from the first server and "
              "calls nothing else: not http, not another port, not localhost."),
    .remedy = N_("Give the server's address as https:// and its host, without a port."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "server-ignored",
    .text = "Server URL %s is not under the root origin %s; ignoring it",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A server is ignored"),
    .sentence = N_("ChatGPT accepts this, but never calls {1}, since it is not at {2}."),
    .why = N_("Only addresses under the root origin are called: https, the host in lower case, "
              "no port."),
    .remedy = N_("Remove the server, or write it as https without a port."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "server-multiple",
    .text = "Multiple servers found, using %s",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("Only the first server is used"),
    .sentence = N_("ChatGPT accepts this, but calls only {1}."),
    .why = N_("An action has one base address.  The first one that fits is taken."),
    .remedy = N_("Keep the one server that the GPT shall call."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "server-hostnames",
    .text = "Found multiple hostnames, dropping %s",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A server on another host is left out"),
    .sentence = N_("ChatGPT accepts this, but leaves out {1}: an action has one host."),
    .why = N_("An action is stored under one host name, that of the first server."),
    .remedy = N_("Remove the server, or describe that host in an action of its own."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "auth-multiple-schemes",
    .text = "Found multiple security schemes, only 1 is supported",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("There is more than one security scheme"),
    .sentence = N_("ChatGPT accepts this, but uses one of the {1} security schemes."),
    .why = N_("An action has one way to sign in, chosen in the editor's own dialog.  Which "
              "scheme of several is kept is not known."),
    .remedy = N_("Keep the scheme that the action's dialog is set to."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "schema-components",
    .text = "In components section, schemas subsection is not an object",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("components has no schemas object"),
    .sentence = N_("ChatGPT refuses the whole document: where there is components, there must "
                   "be an object schemas in it, even an empty one."),
    .why = N_("The importer opens components.schemas whenever components is present.  A "
              "document without components is fine."),
    .remedy = N_("Add \"schemas\": {} to components."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "schema-circular",
    .text = "Components section contains a circular dependency",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("Component schemas refer to one another in a circle"),
    .sentence = N_("ChatGPT refuses the whole document: component schemas refer in a circle, "
                   "{1}."),
    .why = N_("The importer writes every component out in full, which has no end in a circle."),
    .remedy = N_("Cut one reference of the circle: an id, or a shallow object in its place."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "schema-unknown-component",
    .text = "In context=%s, reference to unknown component %s; using empty schema",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A reference leads to nothing"),
    .sentence = N_("ChatGPT accepts this, but knows no component {2} and takes anything in its "
                   "place."),
    .why = N_("References are looked up among components.schemas by name."),
    .remedy = N_("Add the component, or correct its name."),
    .evidence = N_("Seen by many builders, often as a consequence of another problem."),
  },
  {
    .rule = "schema-bare-object",
    .text = "In context=%s, object schema missing properties",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("An object does not say what is in it"),
    .sentence = N_("ChatGPT accepts this, but the object has no properties: in a request, "
                   "fields that are not declared are refused when the model sends them."),
    .why = N_("Arguments are checked against the declared properties before a call; others end "
              "in UnrecognizedKwargsError.  In a response the line has no consequence.  "
              "additionalProperties does not help."),
    .remedy = N_("List the properties.  An empty object, properties: {}, silences the line."),
    .evidence = N_("Seen by many builders; reported at the root of a body, of a 200 response "
                   "and of a component only."),
  },
  {
    .rule = "operation-path-slash",
    .text = "Path %s does not start with a slash; skipping",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_REPORTED,
    .last_seen = "2025-06",
    .title = N_("A path does not begin with a slash"),
    .sentence = N_("ChatGPT drops everything under {1}: a path begins with a slash."),
    .why = N_("The path is appended to the server's address."),
    .remedy = N_("Put a slash in front of the path."),
    .evidence = N_("One report."),
  },
  {
    .rule = "operation-method",
    .text = "Path %s has unrecognized method %s; skipping",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_REPORTED,
    .last_seen = "2026-09",
    .title = N_("A field of a path is not a method that ChatGPT knows"),
    .sentence = N_("ChatGPT drops {2} under {1}: it knows get, post, put, patch and delete "
                   "there."),
    .why = N_("Every field of a path is taken for a method, parameters and summary too.  What "
              "path-level parameters declare is not known to the operations."),
    .remedy = N_("Move parameters into each operation; remove the other fields."),
    .evidence = N_("Published for head and for parameters; for other fields it is inferred."),
  },
  {
    .rule = "operation-id-missing",
    .text = "In path %s, method %s is missing operationId; skipping",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("An operation has no operationId"),
    .sentence = N_("ChatGPT drops {2} {1}: it has no operationId."),
    .why = N_("The operationId is the name by which the model calls the operation."),
    .remedy = N_("Add an operationId of letters, digits and _, such as getForecast."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "operation-description-length",
    .text = "In path %s, method %s, operationId %s, description has length %s exceeding limit of "
            "%s",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_DOCUMENTED,
    .last_seen = "2026-10",
    .title = N_("A description is too long"),
    .sentence = N_("ChatGPT refuses the whole document: the description of {3} has {4} "
                   "characters, and at most {5} are taken."),
    .why = N_("Descriptions are part of the prompt.  Characters are counted as the text reads, "
              "a final line break included; the summary counts where there is no description."),
    .remedy = N_("Shorten the description; details of arguments belong to the parameters."),
    .evidence = N_("In OpenAI's documentation.  Some builders report that only the operation is "
                   "dropped."),
  },
  {
    .rule = "parameter-unnamed",
    .text = "In path %s, method %s, operationId %s, parameter %s is has missing or non-string "
            "name; skipping",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A parameter is a reference, or has no name"),
    .sentence = N_("ChatGPT drops {3}: one of its parameters is a reference or has no name."),
    .why = N_("References in a list of parameters are not followed, so ChatGPT finds no name "
              "there and leaves out the whole operation."),
    .remedy = N_("Write the parameter out in place of the reference."),
    .evidence = N_("The silent failure that builders report most."),
  },
  {
    .rule = "parameter-header",
    .text = "In path %s, method %s, operationId %s, parameter %s has location header; ignoring",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_DOCUMENTED,
    .last_seen = "2026-10",
    .title = N_("A header parameter is never sent"),
    .sentence = N_("ChatGPT accepts this, but never sends the header {4} of {3}."),
    .why = N_("ChatGPT sends no headers of the description's own, only the one of its sign-in."),
    .remedy = N_("Move the value to the query or the body, or remove the parameter."),
    .evidence = N_("In OpenAI's documentation, and seen by many builders."),
  },
  {
    .rule = "parameter-duplicate",
    .text = "In path %s, method %s, operationId %s, parameter %s is duplicated; skipping function "
            "due to errors",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_REPORTED,
    .last_seen = "2025-11",
    .title = N_("Two parameters have the same name"),
    .sentence = N_("ChatGPT drops {3}: it has two parameters named {4}."),
    .why = N_("All parameters of an operation become fields of one flat object, wherever they "
              "travel."),
    .remedy = N_("Rename or remove one of them."),
    .evidence = N_("One report, in keeping with the flat object that the model is shown."),
  },
  {
    .rule = "body-not-object",
    .text = "In path %s, method %s, operationId %s, request body schema is not an object schema; "
            "skipping",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A request body is not a plain object"),
    .sentence = N_("ChatGPT drops {3}: its request body is not an object with properties of its "
                   "own."),
    .why = N_("The fields of the body become arguments beside the parameters, so the root must "
              "be an object; arrays, plain values, allOf, anyOf and oneOf are not taken there."),
    .remedy = N_("Make the root an object, and merge what allOf combines."),
    .evidence = N_("Seen by many builders."),
  },
  {
    .rule = "operation-skipped",
    .text = "In path %s, method %s, operationId %s, skipping function due to errors",
    .class_ = SMITH_CLASS_DROPS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("An operation is dropped"),
    .sentence = N_("ChatGPT drops {3} for the reasons above."),
    .why = N_("The last line that ChatGPT prints for an operation that it leaves out."),
    .remedy = N_("Mend what the lines before it name."),
    .evidence = N_("Seen by many builders."),
  },
};

static const char *const versions[] = { "3.1.1", "3.1.0", NULL };
static const char *const methods[] = { "get", "post", "put", "patch", "delete", NULL };

const SmithProfile smith_profile_chatgpt = {
  .id = "chatgpt",
  .name = "ChatGPT",
  .versions = versions,
  .methods = methods,
  .max_operations = 30,
  .max_bytes = 1000000,
  .max_description = 300,
  .max_parameter_text = 700,
  .max_name = 64,
  .deadline_us = 45 * G_USEC_PER_SEC,
  .max_request_chars = 100000,
  .max_response_chars = 100000,
  .messages = messages,
  .n_messages = G_N_ELEMENTS (messages),
};
