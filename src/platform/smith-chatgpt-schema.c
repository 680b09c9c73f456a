/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-chatgpt-private.h"

#include <glib/gi18n-lib.h>

/* What is said about components and schemas. */

const SmithMessage smith_chatgpt_schema_messages[] = {
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
    .why = N_("The importer opens components.schemas whenever components is present. A "
              "document without components is fine."),
    .remedy = N_("Add \"schemas\": {} to components."),
    .evidence = N_("Seen by many builders."),
    .wrong = "components:\n"
             "  securitySchemes:\n"
             "    key: {type: http, scheme: bearer}\n",
    .right = "components:\n"
             "  schemas: {}\n"
             "  securitySchemes:\n"
             "    key: {type: http, scheme: bearer}\n",
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
    .evidence = N_("Seen by many builders. That components in a circle, and those that lead "
                   "to one, count as missing afterwards is inferred from few reports."),
    .wrong = "components:\n"
             "  schemas:\n"
             "    Person:\n"
             "      type: object\n"
             "      properties:\n"
             "        name: {type: string}\n"
             "        friend: {$ref: '#/components/schemas/Person'}\n",
    .right = "components:\n"
             "  schemas:\n"
             "    Person:\n"
             "      type: object\n"
             "      properties:\n"
             "        name: {type: string}\n"
             "        friendId: {type: string}\n",
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
    .sentence_drops = N_("ChatGPT drops operations that need the component {2}: it knows none of "
                         "that name, and an empty one in its place is no object."),
    .why = N_("References are looked up among components.schemas by name."),
    .remedy = N_("Add the component, or correct its name."),
    .evidence = N_("Seen by many builders, often as a consequence of another problem."),
    .wrong = "components:\n"
             "  schemas:\n"
             "    Weather:\n"
             "      type: object\n"
             "      properties:\n"
             "        wind: {$ref: '#/components/schemas/Winds'}\n"
             "    Wind: {type: number}\n",
    .right = "components:\n"
             "  schemas:\n"
             "    Weather:\n"
             "      type: object\n"
             "      properties:\n"
             "        wind: {$ref: '#/components/schemas/Wind'}\n"
             "    Wind: {type: number}\n",
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
              "in UnrecognizedKwargsError. In a response the line has no consequence. "
              "additionalProperties does not help."),
    .remedy = N_("List the properties. An empty object, properties: {}, silences the line."),
    .evidence = N_("Seen by many builders; reported at the root of a body, of a 200 response "
                   "and of a component only."),
    .wrong = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      type: object\n",
    .right = "components:\n"
             "  schemas:\n"
             "    Place:\n"
             "      type: object\n"
             "      properties:\n"
             "        name: {type: string}\n",
  },
};

const guint smith_chatgpt_n_schema_messages = G_N_ELEMENTS (smith_chatgpt_schema_messages);
