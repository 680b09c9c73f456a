/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-import.h"

G_BEGIN_DECLS

char  *smith_model_text_for_operation (SmithImport          *import,
                                       const SmithOperation *operation);
char  *smith_model_text_dup_namespace (SmithImport          *import);
char  *smith_model_text_for_action    (SmithImport          *import);
guint  smith_model_text_count_tokens  (const char           *text);

G_END_DECLS
