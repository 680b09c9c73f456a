/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-fix-schema-private.h"

#include <glib/gi18n-lib.h>

/* The fixes of schemas.  To add one: a pair of functions in a file of its own, a row here,
 * rows in tests/lint/test-fix-schema.c. */

static const char *const circle_rules[] = { "schema-circular", NULL };
static const char *const body_rules[] = { "body-not-object", NULL };
static const char *const bare_rules[] = { "schema-bare-object", NULL };

const SmithFixRow smith_schema_fixes[] = {
  {
    {
      .id = "schema-cut-circles",
      .rules = circle_rules,
      .kind = SMITH_FIX_NARROWER,
      .title = N_("Cut the circles"),
      .what = N_("Each circle of component schemas is cut at the place where least is lost.  "
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
      .title = N_("Merge allOf into one object"),
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
      .title = N_("Use the first alternative"),
      .what = N_("The body becomes the first of its alternatives that is an object.  The API "
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
      .title = N_("Choose an alternative…"),
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
      .title = N_("Add an empty list of properties"),
      .what = N_("The object gets properties: {}, which silences the line.  In a request, "
                 "fields that are not declared are still refused before they are sent; declare "
                 "those that the model shall send."),
    },
    smith_fix_bare_probe,
    smith_fix_bare_make,
  },
};

const guint smith_n_schema_fixes = G_N_ELEMENTS (smith_schema_fixes);
