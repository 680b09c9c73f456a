/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "run/smith-run.h"

G_BEGIN_DECLS

/**
 * SmithCallRemedy:
 * @SMITH_CALL_REMEDY_SEND_AGAIN: the same call may do now
 * @SMITH_CALL_REMEDY_ARGUMENTS: an argument is to be changed
 * @SMITH_CALL_REMEDY_KEY: another key is to be chosen
 * @SMITH_CALL_REMEDY_KEYS_PAGE: the key itself needs care
 * @SMITH_CALL_REMEDY_EDIT_PAGE: the description is to be changed
 *
 * The one thing to do about a call that has no answer.
 */
typedef enum
{
  SMITH_CALL_REMEDY_SEND_AGAIN,
  SMITH_CALL_REMEDY_ARGUMENTS,
  SMITH_CALL_REMEDY_KEY,
  SMITH_CALL_REMEDY_KEYS_PAGE,
  SMITH_CALL_REMEDY_EDIT_PAGE,
} SmithCallRemedy;

const char      *smith_call_words_title         (const GError    *error);
SmithCallRemedy  smith_call_words_remedy        (const GError    *error);
const char      *smith_call_words_button        (SmithCallRemedy  remedy);
const char      *smith_call_words_reach         (SmithReach       reach);
char            *smith_call_words_status        (SmithRunResult  *result);
char            *smith_call_words_verdict       (SmithRunResult  *result);

G_END_DECLS
