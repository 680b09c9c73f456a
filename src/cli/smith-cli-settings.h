/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-rule-settings.h"

G_BEGIN_DECLS

/**
 * SmithCliSettings:
 * @rules: (owned) (nullable): `ID=CLASS` each
 * @ignored: (owned) (nullable): `ID:POINTER` each
 * @sign_in: (owned) (nullable): how the dialog of the action is set
 * @day: (owned) (nullable): as of which day
 * @is_one_gpt: the files are the actions of one GPT
 *
 * What a person says to a check besides the files, as it is written.
 */
typedef struct
{
  char   **rules;
  char   **ignored;
  char    *sign_in;
  char    *day;
  gboolean is_one_gpt;
} SmithCliSettings;

SmithRuleSettings *smith_cli_settings_read  (const SmithCliSettings *said,
                                             const char *const      *hosts);
void               smith_cli_settings_clear (SmithCliSettings       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithCliSettings, smith_cli_settings_clear)

G_END_DECLS
