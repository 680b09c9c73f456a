/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-chatgpt-private.h"

#include <glib/gi18n-lib.h>

/* What is said about paths and operations. */

const SmithMessage smith_chatgpt_operation_messages[] = {
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
    .wrong = "paths:\n"
             "  weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n",
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
    .why = N_("Every field of a path is taken for a method, parameters and summary too. What "
              "path-level parameters declare is not known to the operations."),
    .remedy = N_("Move parameters into each operation; remove the other fields."),
    .evidence = N_("Published for head and for parameters; for other fields it is inferred."),
    .wrong = "paths:\n"
             "  /weather:\n"
             "    parameters:\n"
             "      - {name: place, in: query, schema: {type: string}}\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: place, in: query, schema: {type: string}}\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      description: Gives the weather of a place.\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n",
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
    .why = N_("Descriptions are part of the prompt. Characters are counted as the text reads, "
              "a final line break included; the summary counts where there is no description."),
    .remedy = N_("Shorten the description; details of arguments belong to the parameters."),
    .evidence = N_("In OpenAI's documentation. Some builders report that only the operation is "
                   "dropped."),
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: >\n"
             "        Gives the weather of a place for the coming hours: temperature, wind, "
             "rain and\n"
             "        clouds, hour by hour. The place is looked up by its name; when there are "
             "several with one\n"
             "        name, the largest is taken. Answers come from the nearest station and "
             "are at most ten\n"
             "        minutes old. Values are metric; ask for other units with the parameter "
             "units.\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - $ref: '#/components/parameters/Place'\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: place, in: query, schema: {type: string}}\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: X-Units, in: header, schema: {type: string}}\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: units, in: query, schema: {type: string}}\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: place, in: query, schema: {type: string}}\n"
             "        - {name: place, in: query, schema: {type: integer}}\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: place, in: query, schema: {type: string}}\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    post:\n"
             "      operationId: reportWeather\n"
             "      description: Takes a report of the weather.\n"
             "      requestBody:\n"
             "        content:\n"
             "          application/json:\n"
             "            schema:\n"
             "              type: array\n"
             "              items: {type: string}\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    post:\n"
             "      operationId: reportWeather\n"
             "      description: Takes a report of the weather.\n"
             "      requestBody:\n"
             "        content:\n"
             "          application/json:\n"
             "            schema:\n"
             "              type: object\n"
             "              properties:\n"
             "                places: {type: array, items: {type: string}}\n",
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
    .wrong = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - $ref: '#/components/parameters/Place'\n",
    .right = "paths:\n"
             "  /weather:\n"
             "    get:\n"
             "      operationId: getWeather\n"
             "      description: Gives the weather of a place.\n"
             "      parameters:\n"
             "        - {name: place, in: query, schema: {type: string}}\n",
  },
};

const guint smith_chatgpt_n_operation_messages = G_N_ELEMENTS (smith_chatgpt_operation_messages);
