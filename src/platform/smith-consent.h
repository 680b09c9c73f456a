/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"
#include "platform/smith-profile.h"

G_BEGIN_DECLS

/* Whether the platform asks a person before a call, and what it offers as answers. */

gboolean           smith_consent_is_consequential (SmithApi             *api,
                                                   const SmithOperation *operation,
                                                   gboolean             *out_is_declared);
char              *smith_consent_dup_why          (SmithApi             *api,
                                                   const SmithOperation *operation);
const char *const *smith_consent_get_answers      (const SmithProfile   *profile,
                                                   gboolean              is_consequential);
char              *smith_consent_dup_question     (const SmithProfile   *profile,
                                                   const char           *name,
                                                   const char           *domain);

G_END_DECLS
