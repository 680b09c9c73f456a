/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include <glib/gi18n-lib.h>

/* The fixes of schemas.  To add one: a pair of functions in a file of its own, a row here,
 * rows in tests/lint/test-fix-schema.c. */

static const char *const model_rules[] = { "document-model", NULL };
static const char *const unknown_rules[] = { "schema-unknown-component", NULL };
static const char *const free_rules[] = { "body-not-object", "schema-bare-object", NULL };
static const char *const circle_rules[] = { "schema-circular", NULL };
static const char *const body_rules[] = { "body-not-object", NULL };
static const char *const bare_rules[] = { "schema-bare-object", NULL };

const SmithFixRow smith_schema_fixes[] = {
  {
    {
      .id = "schema-required-list",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Make a List of Required Fields"),
      .what = N_("A field that says required: true is named in the list of required fields of "
                 "its object instead."),
    },
    smith_fix_required_probe,
    smith_fix_required_make,
  },
  {
    {
      .id = "schema-type-name",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Correct the Name of the Type"),
      .what = N_("A type that is written in capitals, or as another language has it, gets its "
                 "name in JSON Schema."),
    },
    smith_fix_type_probe,
    smith_fix_type_make,
  },
  {
    {
      .id = "schema-items",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Items as One Schema"),
      .what = N_("A list of schemas at items becomes the one schema in it; of several, "
                 "prefixItems."),
    },
    smith_fix_items_probe,
    smith_fix_items_make,
  },
  {
    {
      .id = "schema-move-additional-properties",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Move additionalProperties Out of the Properties"),
      .what = N_("additionalProperties stands among the properties and moves to the object "
                 "itself."),
    },
    smith_fix_misplaced_probe,
    smith_fix_misplaced_make,
  },
  {
    {
      .id = "schema-boolean",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write It as an Object"),
      .what = N_("true and nothing become a schema that takes anything, false one that takes "
                 "nothing."),
    },
    smith_fix_boolean_probe,
    smith_fix_boolean_make,
  },
  {
    {
      .id = "schema-empty-enum",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Remove the Empty enum"),
      .what = N_("An enum without values, which nothing fits, goes."),
    },
    smith_fix_enum_probe,
    smith_fix_enum_make,
  },
  {
    {
      .id = "schema-discriminator",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Discriminator as an Object"),
      .what = N_("The name of the field becomes propertyName of an object."),
    },
    smith_fix_discriminator_probe,
    smith_fix_discriminator_make,
  },
  {
    {
      .id = "schema-examples",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Examples as a List"),
      .what = N_("Examples with names become a list of their values, as a schema has them."),
    },
    smith_fix_examples_probe,
    smith_fix_examples_make,
  },
  {
    {
      .id = "document-empty-container",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Write the Empty Value as It Is Expected"),
      .what = N_("An empty list becomes an empty object where an object is expected, and the "
                 "other way round."),
    },
    smith_fix_empty_probe,
    smith_fix_empty_make,
  },
  {
    {
      .id = "document-quote-key",
      .rules = model_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Put the Name in Quotes"),
      .what = N_("A name that reads as a number, such as a status code, is put in quotes."),
    },
    smith_fix_quote_key_probe,
    smith_fix_quote_key_make,
  },
  {
    {
      .id = "schema-empty-reference",
      .rules = unknown_rules,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Take Anything in Its Place"),
      .what = N_("References to a component that does not exist go. ChatGPT takes anything in "
                 "their place as it is."),
    },
    smith_fix_unknown_probe,
    smith_fix_unknown_make,
  },
  {
    {
      .id = "schema-choose-component",
      .rules = unknown_rules,
      .kind = SMITH_FIX_YOURS,
      .title = N_("Choose the Component…"),
      .what = N_("References to a component that does not exist lead to the one that you name."),
    },
    smith_fix_ask_component_probe,
    smith_fix_ask_component_make,
  },
  {
    {
      .id = "schema-cut-circles",
      .rules = circle_rules,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Cut the Circles"),
      .what = N_("Each circle of component schemas is cut at the place where least is lost. "
                 "What only answers use becomes an object that names what it was; in requests "
                 "an optional field goes."),
    },
    smith_fix_circle_probe,
    smith_fix_circle_make,
  },
  {
    {
      .id = "body-merge",
      .rules = body_rules,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Merge allOf into One Object"),
      .what = N_("The schemas that allOf combines become one object with the fields of all of "
                 "them; calls stay as they are."),
    },
    smith_fix_all_of_probe,
    smith_fix_all_of_make,
  },
  {
    {
      .id = "body-first-alternative",
      .rules = body_rules,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Use the First Alternative"),
      .what = N_("The body becomes the first of its alternatives that is an object. The API "
                 "takes it as before; the other alternatives can no longer be sent."),
    },
    smith_fix_choose_probe,
    smith_fix_choose_make,
  },
  {
    {
      .id = "body-choose-alternative",
      .rules = body_rules,
      .kind = SMITH_FIX_YOURS,
      .title = N_("Choose an Alternative…"),
      .what = N_("The body becomes the alternative that you name; the others can no longer be "
                 "sent."),
    },
    smith_fix_ask_branch_probe,
    smith_fix_ask_branch_make,
  },
  {
    {
      .id = "schema-add-properties",
      .rules = bare_rules,
      .kind = SMITH_FIX_SAME,
      .title = N_("Add an Empty List of Properties"),
      .what = N_("The object gets properties: {}, which silences the line. In a request, "
                 "fields that are not declared are still refused before they are sent; declare "
                 "those that the model shall send."),
    },
    smith_fix_bare_probe,
    smith_fix_bare_make,
  },
  {
    {
      .id = "schema-ask-fields",
      .rules = free_rules,
      .kind = SMITH_FIX_YOURS,
      .title = N_("Name the Fields…"),
      .what = N_("The object gets the fields that you name, so that the model can send them."),
    },
    smith_fix_ask_fields_probe,
    smith_fix_ask_fields_make,
  },
};

const guint smith_n_schema_fixes = G_N_ELEMENTS (smith_schema_fixes);
