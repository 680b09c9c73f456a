/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-yaml-private.h"

#include <glib/gi18n-lib.h>

/* libfyaml's parser: how it begins, is fed, and asked again; and the ways of reading a text. */

/* So many events are taken from libfyaml at a time: its code and ours, in turn for each event,
 * would push one another out of the processor's caches.  More than these gain nothing. */
#define N_EVENTS 256u

static void
log_cb (struct fy_diag *diag,
        void           *user_data,
        const char     *text,
        size_t          length)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* Begins to read @length bytes, of which the first stands for byte @base of the text. */
void
smith_yaml_start_parser (SmithYamlReader *self,
                         const char      *data,
                         gsize            length,
                         guint32          base)
{
  struct fy_diag_cfg diag_config;
  struct fy_parse_cfg config = {
    /* the depth is ours to limit; see smith_tree_builder_open() */
    .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DISABLE_DEPTH_LIMIT |
             FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE,
  };

  if (self->is_lenient)
    config.flags |= FYPCF_SLOPPY_FLOW_INDENTATION;

  /* without a sink of its own it writes to stderr, quiet or not */
  fy_diag_cfg_default (&diag_config);
  diag_config.fp = NULL;
  diag_config.output_fn = log_cb;
  diag_config.user = self->log;
  diag_config.colorize = FALSE;
  self->diag = fy_diag_create (&diag_config);
  fy_diag_set_collect_errors (self->diag, TRUE);

  config.diag = self->diag;
  self->base = base;
  self->input_end = base + (guint32) length;
  self->is_done = FALSE;
  g_string_truncate (self->log, 0);
  self->parser = fy_parser_create (&config);
  fy_parser_set_string (self->parser, data, length);
}

void
smith_yaml_stop_parser (SmithYamlReader *self)
{
  g_clear_pointer (&self->parser, fy_parser_destroy);
  g_clear_pointer (&self->diag, fy_diag_destroy);
}

/* Takes the next events from libfyaml, no further than the end of the document.  Returns how
 * many, and whether there are none after them. */
static guint
fetch_events (SmithYamlReader  *self,
              struct fy_event **events,
              gboolean         *out_is_over)
{
  guint n = 0;

  *out_is_over = FALSE;
  while (n < N_EVENTS)
    {
      events[n] = fy_parser_parse (self->parser);
      *out_is_over = events[n] == NULL;
      if (*out_is_over || events[n++]->type == FYET_DOCUMENT_END)
        break;
    }

  return n;
}

/* Returns whether the input was read to its end. */
gboolean
smith_yaml_read_events (SmithYamlReader *self)
{
  struct fy_event *events[N_EVENTS];
  gboolean more = TRUE;

  while (more)
    {
      gboolean is_over;
      guint n = fetch_events (self, events, &is_over);

      for (guint i = 0; i < n; i++)
        {
          more = more && smith_yaml_take_event (self, events[i]);
          fy_parser_event_free (self->parser, events[i]);
        }
      if (more && is_over && fy_parser_get_stream_error (self->parser))
        smith_yaml_fail (self);
      more = more && !is_over;
    }

  return self->is_done;
}

/* PyYAML takes no tab in front of a line, whatever that is part of. */
static gboolean
is_indented_by_tabs (const SmithYamlReader *self)
{
  for (guint32 at = 0; at < self->length; at = smith_yaml_next_line (self, at))
    if (smith_yaml_look_at_line (self, at).has_tab)
      return TRUE;

  return FALSE;
}

/* Returns FALSE when the text is to be read in the next way. */
gboolean
smith_yaml_read_in_way (SmithTreeBuilder *builder,
                        SmithYamlWay      way)
{
  g_autofree SmithYamlReader *self = g_new0 (SmithYamlReader, 1);
  gboolean is_read;

  self->builder = builder;
  self->data = builder->tree->data;
  self->length = (guint32) g_bytes_get_size (builder->tree->text);
  self->scratch = g_string_new (NULL);
  self->log = g_string_new (NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->anchors = g_array_new (FALSE, FALSE, sizeof (SmithYamlAnchor));
  self->merges = g_array_new (FALSE, FALSE, sizeof (SmithNode));
  self->is_lenient = way == SMITH_YAML_LENIENT && !is_indented_by_tabs (self);

  if (way == SMITH_YAML_SIMPLE)
    is_read = smith_yaml_read_simple (self);
  else
    {
      smith_yaml_start_parser (self, self->data, self->length, 0);
      is_read = smith_yaml_read_events (self);
    }
  if (!is_read && (way == SMITH_YAML_BROKEN || (way == SMITH_YAML_STRICT && !self->is_outdented)))
    {
      smith_yaml_recover (self);
      is_read = TRUE;
    }
  smith_yaml_stop_parser (self);

  g_string_free (self->scratch, TRUE);
  g_string_free (self->log, TRUE);
  g_hash_table_unref (self->names);
  g_array_unref (self->anchors);
  g_array_unref (self->merges);

  return is_read && (way != SMITH_YAML_LENIENT || builder->tree->errors == NULL);
}

/* Reads YAML 1.2 into @builder, whose text is valid UTF-8 and not too long.  YAML 1.2.2 §7.4
 * and §7.3 indent every line in brackets and quotes further than the block around them; PyYAML,
 * which the platform reads with, does not mind, and people write the closing bracket that way.
 * So such lines are no error where nothing else is.  Where something is, they may be what a
 * bracket that nothing closes swallows, and mark where it was to end. */
void
smith_yaml_read_from_way (SmithTreeBuilder *builder,
                          SmithYamlWay      way)
{
  if (!smith_yaml_check_text (builder))
    return;

  for (; g_bytes_get_size (builder->tree->text) > 0 &&
         !smith_yaml_read_in_way (builder, way) && !builder->is_cancelled; way++)
    {
      g_clear_pointer (&builder->tree->errors, g_array_unref);
      smith_tree_builder_restart (builder);
    }

  if (builder->tree->n_records == 1)
    {
      guint32 end = (guint32) g_bytes_get_size (builder->tree->text);

      smith_tree_builder_fail (builder, SMITH_READ_EMPTY, end, end, "%s",
                               _("The document is empty"));
    }
}

void
smith_yaml_read (SmithTreeBuilder *builder)
{
  smith_yaml_read_from_way (builder, SMITH_YAML_SIMPLE);
}
