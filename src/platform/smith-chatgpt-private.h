/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-profile.h"

G_BEGIN_DECLS

/* The rows of ChatGPT's profile, a table an area. */

extern const SmithMessage smith_chatgpt_document_messages[];
extern const guint        smith_chatgpt_n_document_messages;
extern const SmithMessage smith_chatgpt_server_messages[];
extern const guint        smith_chatgpt_n_server_messages;
extern const SmithMessage smith_chatgpt_schema_messages[];
extern const guint        smith_chatgpt_n_schema_messages;
extern const SmithMessage smith_chatgpt_operation_messages[];
extern const guint        smith_chatgpt_n_operation_messages;
extern const SmithMessage smith_chatgpt_outside_messages[];
extern const guint        smith_chatgpt_n_outside_messages;

extern const SmithAdvice  smith_chatgpt_advice;

G_END_DECLS
