/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-sample.h"

#include "smith-sample-resources.h"

#define SAMPLE_PATH "/io/github/actionsmith/Actionsmith/sample/" SMITH_SAMPLE_NAME

/**
 * smith_sample_dup_text:
 *
 * Returns: (transfer full): the sample's description, YAML
 */
GBytes *
smith_sample_dup_text (void)
{
  GBytes *text = g_resource_lookup_data (smith_sample_get_resource (), SAMPLE_PATH,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (text != NULL);  /* it is linked in */

  return text;
}
