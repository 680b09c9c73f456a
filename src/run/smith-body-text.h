/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithBodyForm:
 * @SMITH_BODY_EMPTY: no byte
 * @SMITH_BODY_JSON: one JSON value
 * @SMITH_BODY_HTML: text that a browser would show as a page
 * @SMITH_BODY_TEXT: any other text
 * @SMITH_BODY_BINARY: not text in any encoding that it could be in
 */
typedef enum
{
  SMITH_BODY_EMPTY,
  SMITH_BODY_JSON,
  SMITH_BODY_HTML,
  SMITH_BODY_TEXT,
  SMITH_BODY_BINARY,
} SmithBodyForm;

/**
 * SmithBodyText:
 * @form: what the bytes are, whatever their label says
 * @text: (owned): UTF-8 without NUL, as it was sent; empty when it is not text
 * @length: bytes of @text
 * @n_chars: code points of @text
 * @encoding: (owned) (nullable): what it was read as; %NULL when it is not text
 * @json_error: (owned) (nullable): why text that calls itself JSON is not, translated
 *
 * The body of an answer, read.
 */
typedef struct
{
  SmithBodyForm  form;
  char          *text;
  gsize          length;
  gsize          n_chars;
  char          *encoding;
  char          *json_error;
} SmithBodyText;

SmithBodyText *smith_body_text_new        (GBytes              *body,
                                           const char          *content_type,
                                           const char          *charset,
                                           gboolean             is_cut);
void           smith_body_text_free       (SmithBodyText       *self);
char          *smith_body_text_dup_pretty (const SmithBodyText *self,
                                           gsize                max_bytes);
gboolean       smith_media_type_is_json   (const char          *media_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithBodyText, smith_body_text_free)

G_END_DECLS
