/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-settings.h"

#define SMITH_SCHEMA "io.github.actionsmith.Actionsmith"

/**
 * smith_settings_dup:
 *
 * The program's settings.  Main thread only; every call gives the same object as long as
 * one is held.
 *
 * Returns: (transfer full) (nullable): %NULL when the schema is not installed: then the
 *   program goes without, where g_settings_new() would abort
 */
GSettings *
smith_settings_dup (void)
{
  static GSettings *settings;
  g_autoptr(GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *source;

  if (settings != NULL)
    return g_object_ref (settings);

  source = g_settings_schema_source_get_default ();
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SMITH_SCHEMA, TRUE);
  if (schema == NULL)
    {
      g_debug ("No settings schema %s: nothing is remembered", SMITH_SCHEMA);
      return NULL;
    }

  settings = g_settings_new_full (schema, NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (settings), (gpointer *) &settings);

  return settings;
}
