/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-chatgpt-private.h"

#include <glib/gi18n-lib.h>

/* What is said about the document as a whole. */

const SmithMessage smith_chatgpt_document_messages[] = {
  {
    .rule = "document-syntax",
    .text = "Could not parse valid OpenAPI spec",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_SYNTAX,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("The text is neither JSON nor YAML"),
    .sentence = N_("ChatGPT refuses the whole document: {1}."),
    .why = N_("The editor reads the text as JSON, and when that fails as YAML. When both fail "
              "it prints this one line, without a position, and looks no further."),
    .remedy = N_("Mend the place that is marked. Later problems show once the text can be "
                 "read."),
    .evidence = N_("Seen by many builders; the editor prints the line for tabs, unquoted colons "
                   "and cut-off text alike."),
    .wrong = "info:\n"
             "\ttitle: Weather\n"
             "\tversion: '1'\n",
    .right = "info:\n"
             "  title: Weather\n"
             "  version: '1'\n",
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
    .wrong = "- openapi: 3.1.0\n",
    .right = "openapi: 3.1.0\n",
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
    .why = N_("The importer compares the text of openapi with the versions that it knows. 3.0 "
              "documents were taken until some time in 2024."),
    .remedy = N_("Write \"openapi\": \"3.1.0\" and move 3.0 keywords, such as nullable, to "
                 "their 3.1 form."),
    .evidence = N_("Reported by many builders since February 2025. Operations are listed all "
                   "the same; whether saving works then is open."),
    .wrong = "openapi: 3.0.3\n",
    .right = "openapi: 3.1.0\n",
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
              "of OpenAPI 3.1. Where several forms are possible it prints a line for each of "
              "them."),
    .remedy = N_("Mend the field that is marked. In YAML, put texts that look like numbers, "
                 "dates or yes and no in quotes, status codes too."),
    .evidence = N_("The published lines of this kind are those of an open model of OpenAPI, "
                   "line for line; that the importer uses it is inferred."),
    .wrong = "info:\n"
             "  title: Weather\n"
             "  version: 1.0\n",
    .right = "info:\n"
             "  title: Weather\n"
             "  version: '1.0'\n",
  },
  {
    .rule = "document-null-map",
    .text = "'NoneType' object has no attribute 'items'",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_UNCERTAIN,
    .last_seen = "2025-10",
    .title = N_("A field that must hold an object is empty"),
    .sentence = N_("ChatGPT refuses the whole document: “{1}” holds nothing, where an object "
                   "must be."),
    .why = N_("The importer steps through the members of the field without looking whether it "
              "holds any; its own error is all that is printed."),
    .remedy = N_("Write {} for an empty object, or remove the field."),
    .evidence = N_("One report of the line; that paths, components and properties cause it is "
                   "inferred."),
    .wrong = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      type: object\n"
             "      properties:\n",
    .right = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      type: object\n"
             "      properties: {}\n",
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
    .why = N_("The limit is not in OpenAI's documentation. Whether dropped operations count is "
              "open; here every operation with a method that ChatGPT knows is counted."),
    .remedy = N_("Keep the operations that the GPT needs, or split the API over several "
                 "domains."),
    .evidence = N_("Met by everyone who imports a generated description."),
    .wrong = "paths:\n"
             "  /1: {get: {operationId: first}}\n"
             "  # and 30 more operations\n",
    .right = "paths:\n"
             "  /1: {get: {operationId: first}}\n"
             "  # and 29 more operations\n",
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
    .wrong = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      example: [1, 2, 3]  # and half a million more\n",
    .right = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      example: [1, 2, 3]\n",
  },
};

const guint smith_chatgpt_n_document_messages = G_N_ELEMENTS (smith_chatgpt_document_messages);
