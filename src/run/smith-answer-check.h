/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"
#include "smith-body-text.h"

G_BEGIN_DECLS

/**
 * SmithAnswerFit:
 * @SMITH_ANSWER_UNDESCRIBED: no schema is about such an answer, or none that can be read
 * @SMITH_ANSWER_AS_DESCRIBED: it fits its schema
 * @SMITH_ANSWER_OTHERWISE: it does not
 */
typedef enum
{
  SMITH_ANSWER_UNDESCRIBED,
  SMITH_ANSWER_AS_DESCRIBED,
  SMITH_ANSWER_OTHERWISE,
} SmithAnswerFit;

SmithAnswerFit smith_answer_check (SmithApi             *api,
                                   const SmithOperation *operation,
                                   guint                 status,
                                   const char           *content_type,
                                   const SmithBodyText  *body,
                                   char                **out_sentence);

G_END_DECLS
