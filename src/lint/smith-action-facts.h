/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithSignIn:
 *
 * How the dialog of an action is set.
 */
typedef enum
{
  SMITH_SIGN_IN_UNKNOWN,
  SMITH_SIGN_IN_NONE,
  SMITH_SIGN_IN_BASIC,
  SMITH_SIGN_IN_BEARER,
  SMITH_SIGN_IN_HEADER,
  SMITH_SIGN_IN_OAUTH,
} SmithSignIn;

/**
 * SmithActionFacts:
 * @sign_in: how its dialog is set
 * @header: (nullable): the header of %SMITH_SIGN_IN_HEADER
 * @hosts: (nullable) (array zero-terminated=1): where the GPT's other actions are, in lower case
 * @day: (nullable): the day on which this is asked, as YYYY-MM-DD; no clock is looked at
 *
 * What is known of an action beside its document.  What is not known leaves its rules silent.
 */
typedef struct
{
  SmithSignIn        sign_in;
  const char        *header;
  const char *const *hosts;
  const char        *day;
} SmithActionFacts;

G_END_DECLS
