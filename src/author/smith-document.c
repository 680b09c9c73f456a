/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "author/smith-file-info.h"
#include "author/smith-row-private.h"

/* Of a text, in one turn of the main loop. */
#define COMPARE_BYTES (1024u * 1024)

enum
{
  SIGNAL_CHECKED,
  SIGNAL_TEXT_REPLACED,
  SIGNAL_EDITS_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[SMITH_DOCUMENT_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithDocument, smith_document, G_TYPE_OBJECT)

void
smith_document_notify (SmithDocument *self,
                       guint          prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/* Says whether the text is edited, modified or being checked, when that has changed. */
void
smith_document_notify_flags (SmithDocument *self)
{
  gboolean is_modified = smith_document_is_modified (self);
  gboolean is_edited = smith_document_is_edited (self);
  gboolean is_checking = smith_document_is_checking (self);

  if (self->was_edited != is_edited)
    {
      self->was_edited = is_edited;
      smith_document_notify (self, SMITH_DOCUMENT_PROP_EDITED);
    }
  if (self->was_modified != is_modified)
    {
      self->was_modified = is_modified;
      smith_document_notify (self, SMITH_DOCUMENT_PROP_MODIFIED);
    }
  if (self->was_checking != is_checking)
    {
      self->was_checking = is_checking;
      smith_document_notify (self, SMITH_DOCUMENT_PROP_CHECKING);
    }
}

/* Of a text that is broken, what could be read is worth more than what was read before, unless
 * the error swallowed a good part of it: a list that loses most of its rows while a person
 * types a bracket helps nobody. */
static gboolean
is_worth_showing (SmithDocument *self,
                  SmithCheck    *check)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->operations));
  guint n_now = smith_api_get_n_operations (smith_check_get_api (check));

  return smith_tree_get_error (smith_check_get_tree (check)) == NULL ||
         (n_now > 0 && n_now >= n_before - n_before / 4);
}

/* Takes over what is known about @revision, which is the present one. */
static void
show_check (SmithDocument            *self,
            const SmithCheckerResult *result)
{
  SmithCheck *check = result->check;
  guint64 revision = result->revision;
  gboolean is_stale = !is_worth_showing (self, check);
  gboolean was_stale = self->is_stale;

  g_clear_pointer (&self->check, smith_check_unref);
  self->check = smith_check_ref (check);
  self->check_revision = revision;
  self->is_stale = is_stale;
  if (!is_stale)
    {
      self->outline_revision = revision;
      g_clear_pointer (&self->outline, g_ptr_array_unref);
      self->outline = g_ptr_array_ref (result->outline);
      g_free (self->api_title);
      self->api_title = g_strdup (smith_api_get_title (smith_check_get_api (check)));
    }
  smith_edits_forget (self->edits, MIN (self->check_revision, self->outline_revision));

  smith_row_list_update (self->problems, check, revision, &result->problems);
  if (!is_stale)
    {
      smith_row_list_update (self->operations, check, revision, &result->operations);
      smith_document_notify (self, SMITH_DOCUMENT_PROP_TITLE);
    }
  if (was_stale != is_stale)
    smith_document_notify (self, SMITH_DOCUMENT_PROP_STALE);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_CHECK);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

/* What was undone or typed again is what is in the file.  A part of the texts is held against
 * each other at a time; returns whether there is more. */
static gboolean
compare_some (SmithDocument *self,
              GBytes        *text)
{
  gsize length, clean_length;
  const char *bytes = g_bytes_get_data (text, &length);
  const char *clean;

  if (self->revision == self->clean_revision || self->clean_text == NULL)
    return FALSE;
  clean = g_bytes_get_data (self->clean_text, &clean_length);
  if (length != clean_length)
    return FALSE;

  if (self->compared_revision != self->revision)
    self->n_compared = 0;
  self->compared_revision = self->revision;
  if (self->n_compared < length)
    {
      gsize n = MIN (COMPARE_BYTES, length - self->n_compared);

      if (memcmp (bytes + self->n_compared, clean + self->n_compared, n) != 0)
        return FALSE;
      self->n_compared += n;
    }
  if (self->n_compared < length)
    return TRUE;
  smith_document_set_clean (self, self->revision, text);

  return FALSE;
}

static GBytes *
take_text (gpointer  owner,
           guint64  *out_revision)
{
  SmithDocument *self = owner;
  g_autoptr(GBytes) text = NULL;

  if (!smith_document_prepare_snapshot (self))
    return NULL;
  text = smith_shadow_snapshot (self->shadow);
  if (compare_some (self, text))
    return NULL;

  *out_revision = self->revision;
  return g_steal_pointer (&text);
}

static void
check_report (gpointer                  owner,
              const SmithCheckerResult *result)
{
  g_autoptr(SmithDocument) self = g_object_ref (owner);

  if (result != NULL && result->revision == self->revision)
    show_check (self, result);
  smith_document_notify_flags (self);
}

static void
smith_document_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SmithDocument *self = SMITH_DOCUMENT (object);

  switch (prop_id)
    {
    case SMITH_DOCUMENT_PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case SMITH_DOCUMENT_PROP_TITLE:
      g_value_set_string (value, smith_document_get_title (self));
      break;

    case SMITH_DOCUMENT_PROP_DISPLAY_NAME:
      g_value_set_string (value, self->display_name);
      break;

    case SMITH_DOCUMENT_PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case SMITH_DOCUMENT_PROP_MODIFIED:
      g_value_set_boolean (value, smith_document_is_modified (self));
      break;

    case SMITH_DOCUMENT_PROP_EDITED:
      g_value_set_boolean (value, smith_document_is_edited (self));
      break;

    case SMITH_DOCUMENT_PROP_LAYOUT:
      g_value_set_uint (value, self->layout);
      break;

    case SMITH_DOCUMENT_PROP_REVISION:
      g_value_set_uint64 (value, self->revision);
      break;

    case SMITH_DOCUMENT_PROP_LOADING:
      g_value_set_boolean (value, smith_document_is_loading (self));
      break;

    case SMITH_DOCUMENT_PROP_SAVING:
      g_value_set_boolean (value, smith_document_is_saving (self));
      break;

    case SMITH_DOCUMENT_PROP_CHECK:
      g_value_set_pointer (value, self->check);
      break;

    case SMITH_DOCUMENT_PROP_CHECKING:
      g_value_set_boolean (value, smith_document_is_checking (self));
      break;

    case SMITH_DOCUMENT_PROP_STALE:
      g_value_set_boolean (value, self->is_stale);
      break;

    case SMITH_DOCUMENT_PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->is_changed_on_disk);
      break;

    case SMITH_DOCUMENT_PROP_FILE_GONE:
      g_value_set_boolean (value, self->is_file_gone);
      break;

    case SMITH_DOCUMENT_PROP_N_IGNORED:
      g_value_set_uint (value, self->ignored->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_document_dispose (GObject *object)
{
  SmithDocument *self = SMITH_DOCUMENT (object);

  if (self->watch != NULL)
    smith_file_watch_stop (self->watch);
  g_clear_object (&self->watch);
  if (self->checker != NULL)
    smith_checker_stop (self->checker);
  g_clear_object (&self->checker);

  /* whoever still holds the lists must not ask them for rows of a document that is gone */
  smith_row_list_update (self->problems, NULL, self->revision, NULL);
  smith_row_list_update (self->operations, NULL, self->revision, NULL);

  G_OBJECT_CLASS (smith_document_parent_class)->dispose (object);
}

static void
smith_document_finalize (GObject *object)
{
  SmithDocument *self = SMITH_DOCUMENT (object);

  g_clear_object (&self->problems);
  g_clear_object (&self->operations);
  g_clear_object (&self->file);
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->shadow, smith_shadow_free);
  g_clear_pointer (&self->edits, smith_edits_unref);
  g_clear_pointer (&self->clean_text, g_bytes_unref);
  g_free (self->stamp);
  g_free (self->other_stamp);
  g_free (self->display_name);
  g_free (self->subtitle);
  g_free (self->api_title);
  g_ptr_array_unref (self->ignored);
  g_clear_pointer (&self->facts, smith_rule_settings_unref);

  G_OBJECT_CLASS (smith_document_parent_class)->finalize (object);
}

static void
smith_document_class_init (SmithDocumentClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = smith_document_get_property;
  object_class->dispose = smith_document_dispose;
  object_class->finalize = smith_document_finalize;

  properties[SMITH_DOCUMENT_PROP_FILE] =
    g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[SMITH_DOCUMENT_PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[SMITH_DOCUMENT_PROP_DISPLAY_NAME] =
    g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  properties[SMITH_DOCUMENT_PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[SMITH_DOCUMENT_PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_EDITED] =
    g_param_spec_boolean ("edited", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_LAYOUT] =
    g_param_spec_uint ("layout", NULL, NULL, 0, SMITH_LAYOUT_FORMATTED, 0, flags);
  properties[SMITH_DOCUMENT_PROP_REVISION] =
    g_param_spec_uint64 ("revision", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[SMITH_DOCUMENT_PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_SAVING] =
    g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_CHECK] =
    g_param_spec_pointer ("check", NULL, NULL, flags);
  properties[SMITH_DOCUMENT_PROP_CHECKING] =
    g_param_spec_boolean ("checking", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_STALE] =
    g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_CHANGED_ON_DISK] =
    g_param_spec_boolean ("changed-on-disk", NULL, NULL, FALSE, flags);
  properties[SMITH_DOCUMENT_PROP_FILE_GONE] =
    g_param_spec_boolean ("file-gone", NULL, NULL, FALSE, flags);

  properties[SMITH_DOCUMENT_PROP_N_IGNORED] =
    g_param_spec_uint ("n-ignored", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, SMITH_DOCUMENT_N_PROPS, properties);

  /* A check of the present text is there, and the lists show it. */
  signals[SIGNAL_CHECKED] =
    g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The whole text is another one; a view fills itself from the shadow. */
  signals[SIGNAL_TEXT_REPLACED] =
    g_signal_new ("text-replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A view applies these edits, sorted and of the present text, from the last to the first
   * as one action of its user, and returns TRUE. */
  signals[SIGNAL_EDITS_REQUESTED] =
    g_signal_new ("edits-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, g_signal_accumulator_true_handled, NULL, NULL,
                  G_TYPE_BOOLEAN, 1, G_TYPE_PTR_ARRAY);
}

static void
smith_document_init (SmithDocument *self)
{
  self->shadow = smith_shadow_new (NULL, 0);
  self->edits = smith_edits_new ();
  self->revision = 1;
  self->clean_revision = 1;
  self->clean_text = smith_shadow_snapshot (self->shadow);
  self->problems = smith_row_list_new (&smith_problem_kind, self);
  self->operations = smith_row_list_new (&smith_operation_item_kind, self);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&self->saving);
  smith_document_set_file (self, NULL, NULL);
}

/**
 * smith_document_new:
 * @profile: (nullable): the platform to check for, static; %NULL for ChatGPT
 *
 * Returns: (transfer full): an empty document without a file
 */
SmithDocument *
smith_document_new (const SmithProfile *profile)
{
  SmithDocument *self = g_object_new (SMITH_TYPE_DOCUMENT, NULL);

  self->profile = profile != NULL ? profile : &smith_profile_chatgpt;
  self->checker = smith_checker_new (self->profile, take_text, check_report, self);

  return self;
}

/* Another name; @suggested_name is for a document without a file. */
void
smith_document_set_file (SmithDocument *self,
                         GFile         *file,
                         const char    *suggested_name)
{
  g_set_object (&self->file, file);
  g_free (self->display_name);
  g_free (self->subtitle);
  if (file != NULL)
    self->display_name = smith_file_dup_name (file);
  else
    self->display_name = g_strdup (suggested_name != NULL ? suggested_name : _("Untitled"));
  self->subtitle = file != NULL ? smith_file_dup_folder (file) : g_strdup ("");
  smith_document_rewatch (self);

  smith_document_notify (self, SMITH_DOCUMENT_PROP_FILE);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_DISPLAY_NAME);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_SUBTITLE);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_TITLE);
}

/* Notes that @text, of @revision, is what is kept elsewhere; without a text, that none is. */
void
smith_document_set_clean (SmithDocument *self,
                          guint64        revision,
                          GBytes        *text)
{
  g_autoptr(GBytes) old_text G_GNUC_UNUSED = self->clean_text;

  self->clean_text = text != NULL ? g_bytes_ref (text) : NULL;
  self->n_compared = 0;
  self->clean_revision = revision;
  smith_document_notify_flags (self);
}

/* Another text (@shadow is taken); nothing is known about it yet. */
void
smith_document_set_text (SmithDocument *self,
                         SmithShadow   *shadow,
                         gboolean       has_bom)
{
  g_autoptr(GBytes) text = smith_shadow_snapshot (shadow);

  smith_shadow_free (self->shadow);
  self->shadow = shadow;
  self->has_bom = has_bom;
  self->revision++;
  self->first_revision = self->revision;
  smith_edits_unref (self->edits);
  self->edits = smith_edits_new ();
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  self->check_revision = self->outline_revision = self->revision;
  g_clear_pointer (&self->api_title, g_free);
  self->is_stale = FALSE;
  smith_row_list_update (self->problems, NULL, self->revision, NULL);
  smith_row_list_update (self->operations, NULL, self->revision, NULL);
  smith_document_check_now (self);
  smith_document_set_clean (self, self->revision, text);

  smith_document_notify (self, SMITH_DOCUMENT_PROP_REVISION);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_CHECK);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_STALE);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_TITLE);
  g_signal_emit (self, signals[SIGNAL_TEXT_REPLACED], 0);
}
