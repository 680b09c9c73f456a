/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-starter.h"

#define FOLDER "/io/github/actionsmith/Actionsmith/ui/starters"

/* Hosts in them are names that nobody can have (RFC 2606). */
const SmithStarter smith_starters[] = {
  { "blank", "new-action.yaml" },
  { "weather", "weather.yaml" },
  { "tasks", "tasks.yaml" },
  { "calendar", "calendar.yaml" },
};

const guint smith_n_starters = G_N_ELEMENTS (smith_starters);

/**
 * smith_starter_find:
 *
 * Returns: (nullable): %NULL when there is none of that name
 */
const SmithStarter *
smith_starter_find (const char *id)
{
  for (guint i = 0; i < smith_n_starters; i++)
    if (g_str_equal (smith_starters[i].id, id))
      return &smith_starters[i];

  return NULL;
}

/**
 * smith_starter_dup_text:
 *
 * Returns: (transfer full): the description, in YAML
 */
GBytes *
smith_starter_dup_text (const SmithStarter *self)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s.yaml", self->id);
  g_autoptr(GError) error = NULL;
  GBytes *text = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);

  return text;
}
