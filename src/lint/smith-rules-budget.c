/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>

/* Our own rules about what is still taken, but near a limit. */

static void
check_size (SmithCheck      *self,
            const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);
  gsize n_bytes = smith_import_get_budgets (self->import)->n_bytes;
  gsize start = smith_tree_get_span (self->tree, SMITH_NODE_ROOT).start;
  g_autofree char *used = NULL;
  g_autofree char *most = NULL;

  if (n_bytes <= profile->advice->near_bytes || n_bytes > profile->max_bytes)
    return;
  used = g_format_size (n_bytes);
  most = g_format_size (profile->max_bytes);
  smith_check_add (self, rule, SMITH_NODE_ROOT, (SmithSpan) { start, start }, -1, used, most, NULL);
}

static void
check_operations (SmithCheck      *self,
                  const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);
  guint n = smith_import_get_budgets (self->import)->n_operations;
  SmithNode paths = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "paths");
  char used[16], most[16], near[16];

  if (n <= profile->advice->near_operations || n > profile->max_operations)
    return;
  g_snprintf (used, sizeof used, "%u", n);
  g_snprintf (most, sizeof most, "%u", profile->max_operations);
  g_snprintf (near, sizeof near, "%u", profile->advice->near_operations);
  smith_check_add (self, rule, paths, smith_tree_get_key_span (self->tree, paths), -1, used, most,
                   near, NULL);
}

const SmithRule smith_budget_rules[] = {
  {
    {
      OWN_RULE ("document-size-near", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_REPORTED),
      .title = N_("The document is nearly too large"),
      .sentence = N_("Printed with two spaces the document has {1}, and {2} are taken."),
      .why = N_("The editor prints a document anew before it is counted, and a few schemas more "
                "make it too large."),
      .remedy = N_("Leave out examples, and of answers what the model does not need."),
      .evidence = N_("The limit was seen by one builder; where it is near is a guess."),
      .wrong = "A document of 900 kB.\n",
      .right = "A document of 80 kB.\n",
    },
    check_size,
  },
  {
    {
      OWN_RULE ("document-operations-many", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("There are many operations"),
      .sentence = N_("The document has {1} operations. {2} are taken, but a model chooses best "
                     "from at most {3}."),
      .why = N_("Each operation takes room in every prompt, and the more there are, the more often "
                "a wrong one is called."),
      .remedy = N_("Keep the operations that the GPT needs."),
      .evidence = N_("OpenAI advises so for functions."),
      .wrong = "paths:\n"
               "  /1: {get: {operationId: first}}\n"
               "  # and many more operations\n",
      .right = "paths:\n"
               "  /1: {get: {operationId: first}}\n"
               "  # and a few more operations\n",
    },
    check_operations,
  },
};

const guint smith_n_budget_rules = G_N_ELEMENTS (smith_budget_rules);
