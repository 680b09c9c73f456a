/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The events of a case of the YAML test suite. */

/* What the events say of the first document, all scalars as text and aliases as what they
 * stand for. */
typedef struct
{
  char      **lines;
  guint       at;
  GString    *out;
  GHashTable *anchors;        /* name → piece of @out */
  guint       n_documents;
  gboolean    has_other_key;  /* a key that is no scalar */
} YamlEvents;

void yaml_events_append_text (GString    *out,
                              const char *text,
                              gsize       length);
void yaml_events_read        (YamlEvents *self,
                              const char *events);
void yaml_events_clear       (YamlEvents *self);

G_END_DECLS
