/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-secret.h"

G_BEGIN_DECLS

/**
 * SmithHttpRequest:
 *
 * One request.  Counted; the client works on a copy of what it is given, so that a request
 * may be changed and sent again.  Headers that carry a secret are marked: they are shown
 * as %SMITH_REDACTED and never go to another origin.
 *
 * Nothing is checked while it is put together; sending or smith_http_request_check()
 * says what cannot be sent.
 */
typedef struct _SmithHttpRequest SmithHttpRequest;

SmithHttpRequest *smith_http_request_new               (const char        *method,
                                                        const char        *url);
SmithHttpRequest *smith_http_request_copy              (SmithHttpRequest  *self);
SmithHttpRequest *smith_http_request_ref               (SmithHttpRequest  *self);
void              smith_http_request_unref             (SmithHttpRequest  *self);
void              smith_http_request_add_header        (SmithHttpRequest  *self,
                                                        const char        *name,
                                                        const char        *value);
void              smith_http_request_add_secret_header (SmithHttpRequest  *self,
                                                        const char        *name,
                                                        const char        *prefix,
                                                        SmithSecret       *secret);
void              smith_http_request_hide              (SmithHttpRequest  *self,
                                                        SmithSecret       *secret);
void              smith_http_request_remove_header     (SmithHttpRequest  *self,
                                                        const char        *name);
void              smith_http_request_set_body          (SmithHttpRequest  *self,
                                                        GBytes            *body,
                                                        const char        *content_type);

const char       *smith_http_request_get_method        (SmithHttpRequest  *self);
const char       *smith_http_request_get_url           (SmithHttpRequest  *self);
GBytes           *smith_http_request_get_body          (SmithHttpRequest  *self);
const char       *smith_http_request_get_content_type  (SmithHttpRequest  *self);
guint             smith_http_request_get_n_headers     (SmithHttpRequest  *self);
void              smith_http_request_get_header        (SmithHttpRequest  *self,
                                                        guint              index,
                                                        const char       **out_name,
                                                        const char       **out_value,
                                                        gboolean          *out_is_secret);
gboolean          smith_http_request_has_header        (SmithHttpRequest  *self,
                                                        const char        *name);

gboolean          smith_http_request_check             (SmithHttpRequest  *self,
                                                        GError           **error);
char             *smith_http_request_redact            (SmithHttpRequest  *self,
                                                        const char        *text,
                                                        gssize             length);
char             *smith_http_request_to_text           (SmithHttpRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithHttpRequest, smith_http_request_unref)

G_END_DECLS
