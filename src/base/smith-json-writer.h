/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithJsonWriter:
 *
 * Writes JSON (RFC 8259) piece by piece to the end of a text: commas, colons, line breaks
 * and indentation come by themselves.  It keeps nothing but one byte for each open
 * container.  For one thread at a time.
 *
 * The caller closes what it opens and puts a key before each member; anything else is a
 * programming error, reported as a critical, and writes nothing.
 */
typedef struct _SmithJsonWriter SmithJsonWriter;

/**
 * SmithJsonLayout:
 * @SMITH_JSON_COMPACT: no space that is not needed
 * @SMITH_JSON_PRETTY: one value a line, two spaces a level, no newline at the end
 */
typedef enum
{
  SMITH_JSON_COMPACT,
  SMITH_JSON_PRETTY,
} SmithJsonLayout;

SmithJsonWriter *smith_json_writer_new          (GString         *out,
                                                 SmithJsonLayout  layout);
void             smith_json_writer_free         (SmithJsonWriter *self);
gsize            smith_json_writer_get_length   (SmithJsonWriter *self);
gboolean         smith_json_writer_is_complete  (SmithJsonWriter *self);

void             smith_json_writer_begin_object (SmithJsonWriter *self);
void             smith_json_writer_end_object   (SmithJsonWriter *self);
void             smith_json_writer_begin_array  (SmithJsonWriter *self);
void             smith_json_writer_end_array    (SmithJsonWriter *self);
void             smith_json_writer_key          (SmithJsonWriter *self,
                                                 const char      *key);
void             smith_json_writer_key_len      (SmithJsonWriter *self,
                                                 const char      *key,
                                                 gsize            length);

void             smith_json_writer_string       (SmithJsonWriter *self,
                                                 const char      *text);
void             smith_json_writer_string_len   (SmithJsonWriter *self,
                                                 const char      *text,
                                                 gsize            length);
void             smith_json_writer_int          (SmithJsonWriter *self,
                                                 gint64           value);
void             smith_json_writer_double       (SmithJsonWriter *self,
                                                 double           value);
void             smith_json_writer_boolean      (SmithJsonWriter *self,
                                                 gboolean         value);
void             smith_json_writer_null         (SmithJsonWriter *self);
void             smith_json_writer_raw          (SmithJsonWriter *self,
                                                 const char      *json,
                                                 gsize            length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithJsonWriter, smith_json_writer_free)

G_END_DECLS
