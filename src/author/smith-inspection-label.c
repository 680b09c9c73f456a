/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-inspection-private.h"

#include <glib/gi18n-lib.h>

/* What people read of a form. */

SmithInspectionControl
smith_inspection_field_get_control (const SmithInspectionField *field)
{
  return field->row->control;
}

/**
 * smith_inspection_field_get_label:
 *
 * Returns: its name for people, translated
 */
const char *
smith_inspection_field_get_label (const SmithInspectionField *field)
{
  return _(field->row->label);
}

/**
 * smith_inspection_field_get_help:
 *
 * Returns: what it is for, in a line, translated
 */
const char *
smith_inspection_field_get_help (const SmithInspectionField *field)
{
  return _(field->row->help);
}

/**
 * smith_inspection_field_dup_choices:
 * @field: one that is a choice
 *
 * Returns: (transfer full) (array zero-terminated=1): the values that it can have, an empty one
 *   for none; with the present one, whatever it is
 */
char **
smith_inspection_field_dup_choices (const SmithInspectionField *field)
{
  g_auto(GStrv) choices = g_strsplit (field->row->choices != NULL ? field->row->choices : "", "|",
                                      -1);
  g_autofree char *more = NULL;

  g_return_val_if_fail (field->row->choices != NULL, g_steal_pointer (&choices));

  if (g_strv_contains ((const char *const *) choices, field->value))
    return g_steal_pointer (&choices);
  more = g_strconcat (field->row->choices, "|", NULL);
  g_strfreev (choices);
  choices = g_strsplit (more, "|", -1);
  g_free (choices[g_strv_length (choices) - 1]);
  choices[g_strv_length (choices) - 1] = g_strdup (field->value);

  return g_steal_pointer (&choices);
}

/**
 * smith_inspection_field_get_choice_label:
 * @choice: one of its choices
 *
 * Returns: what people read instead of it: methods in capitals, and words for a choice that is
 *   empty or a flag
 */
const char *
smith_inspection_field_get_choice_label (const SmithInspectionField *field,
                                         const char                 *choice)
{
  static const char *const methods[] = {
    "GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE",
  };

  if (g_str_equal (field->id, "method"))
    for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
      if (g_ascii_strcasecmp (methods[i], choice) == 0)
        return methods[i];
  if (*choice == '\0')
    return field->row->manner == SMITH_MANNER_FLAG ? _("Default") : _("Not Given");
  if (field->row->manner == SMITH_MANNER_FLAG && g_str_equal (choice, "true"))
    return _("Yes");
  if (field->row->manner == SMITH_MANNER_FLAG && g_str_equal (choice, "false"))
    return _("No");

  return choice;
}

/**
 * smith_inspection_group_get_title:
 *
 * Returns: its name for people, translated; empty for the first one
 */
const char *
smith_inspection_group_get_title (const SmithInspectionGroup *group)
{
  static const struct
  {
    const char *id;
    const char *title;
  } titles[] = {
    { "parameters", N_("Parameters") },
    { "body", N_("Body") },
    { "responses", N_("Responses") },
    { "security", N_("Authentication") },
    { "properties", N_("Properties") },
    { "variables", N_("Variables") },
    { "authorizationCode", N_("Authorization Code") },
    { "authorizationCode/scopes", N_("Scopes") },
    { "implicit", N_("Implicit Flow") },
    { "implicit/scopes", N_("Scopes of the Implicit Flow") },
    { "password", N_("Password Flow") },
    { "password/scopes", N_("Scopes of the Password Flow") },
    { "clientCredentials", N_("Client Credentials") },
    { "clientCredentials/scopes", N_("Scopes of Client Credentials") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, group->id))
      return _(titles[i].title);

  return "";
}
