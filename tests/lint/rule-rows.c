/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rule-rows.h"

#include <string.h>

/* Whether a row makes a rule fire, and one does not. */
gboolean
rule_has_rows (const char *rule)
{
  gboolean fires = FALSE, is_silent = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (rule_tables); i++)
    for (gsize k = 0; k < *rule_tables[i].n_rows; k++)
      if (g_str_equal (rule_tables[i].rows[k].rule, rule))
        {
          gboolean is_marked = strstr (rule_tables[i].rows[k].text, "«") != NULL;

          fires = fires || is_marked;
          is_silent = is_silent || !is_marked;
        }

  return fires && is_silent;
}
