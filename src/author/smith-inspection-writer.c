/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/smith-inspection-writer.h"

#include <glib/gi18n-lib.h>

#include "author/smith-inspection.h"
#include "doc/smith-edit.h"

typedef enum
{
  CHANGE_SET,
  CHANGE_ADD,
  CHANGE_REMOVE,
} ChangeKind;

/* Invariant: the spans are of the writer's revision. */
typedef struct
{
  ChangeKind  kind;
  guint       tag;
  SmithSpan   object;    /* what the form is over */
  SmithSpan   place;     /* what is changed */
  char       *group_id;  /* (owned) */
  char       *field_id;  /* (owned) (nullable) */
  char       *value;     /* (owned) (nullable) */
  gboolean    is_lost;   /* what was there is gone */
} Change;

struct _SmithInspectionWriter
{
  GObject        parent_instance;

  SmithDocument *document;    /* (owned) */
  guint64        revision;    /* of the document */
  GQueue         changes;     /* (owned) of Change */
  gboolean       is_working;
  gboolean       is_held;
};

G_DEFINE_FINAL_TYPE (SmithInspectionWriter, smith_inspection_writer, G_TYPE_OBJECT)

enum
{
  WRITTEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->group_id);
  g_free (change->field_id);
  g_free (change->value);
  g_free (change);
}

static void
fail (SmithInspectionWriter *self,
      Change                *change,
      const char            *sentence)
{
  g_signal_emit (self, signals[FAILED], 0, change->tag, sentence);
}

/* Returns: whether the change can be made; %FALSE with @error set */
static gboolean
make_edits (const Change  *change,
            SmithCheck    *check,
            GPtrArray     *edits,
            GError       **error)
{
  g_autoptr(SmithInspection) form = NULL;
  const SmithInspectionField *field;
  const SmithInspectionGroup *group;
  const SmithInspectionItem *item;

  if (!change->is_lost)
    form = smith_inspection_new_at (check, change->object.start);
  if (form != NULL && change->kind == CHANGE_SET)
    {
      field = smith_inspection_find_field (form, change->group_id, change->field_id,
                                           change->place.start);
      if (field != NULL)
        return smith_inspection_set (form, field, change->value, edits, error);
    }
  else if (form != NULL && change->kind == CHANGE_ADD)
    {
      group = smith_inspection_find_group (form, change->group_id);
      if (group != NULL && group->can_add)
        return smith_inspection_add (form, group, edits, error);
    }
  else if (form != NULL)
    {
      item = smith_inspection_find_item (form, change->group_id, change->place.start);
      if (item != NULL)
        return smith_inspection_remove (form, item, edits, error);
    }
  g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                       _("What was to be changed is not in the text any more; nothing was "
                         "changed"));

  return FALSE;
}

static void
write_change (SmithInspectionWriter *self,
              Change                *change,
              SmithCheck            *check)
{
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;

  if (!make_edits (change, check, edits, &error))
    fail (self, change, error->message);
  else if (edits->len > 0 &&
           !smith_document_apply_edits (self->document,
                                        smith_document_get_revision (self->document), edits))
    fail (self, change, _("The change does not fit this text; nothing was changed"));
  else
    g_signal_emit (self, signals[WRITTEN], 0, change->tag);
}

/* Each change is made on a tree of the text that the change before it has left. */
static void
work (SmithInspectionWriter *self)
{
  g_autoptr(SmithInspectionWriter) kept G_GNUC_UNUSED = g_object_ref (self);

  if (self->is_working || self->is_held)
    return;
  self->is_working = TRUE;
  while (!g_queue_is_empty (&self->changes))
    {
      guint64 revision = 0;
      g_autoptr(SmithCheck) check = smith_document_ref_check (self->document, &revision);
      Change *change;

      if (check == NULL || revision != smith_document_get_revision (self->document))
        {
          smith_document_check_now (self->document);
          break;
        }
      change = g_queue_pop_head (&self->changes);
      write_change (self, change, check);
      change_free (change);
      if (revision != smith_document_get_revision (self->document))
        smith_document_check_now (self->document);
    }
  self->is_working = FALSE;
}

static SmithSpan
follow (SmithInspectionWriter *self,
        Change                *change,
        SmithSpan              span)
{
  SmithSpan shifted = smith_document_shift_from (self->document, self->revision, span);

  if (shifted.start == shifted.end && span.start < span.end)
    change->is_lost = TRUE;

  return shifted;
}

static void
text_changed_cb (SmithInspectionWriter *self)
{
  for (GList *l = self->changes.head; l != NULL; l = l->next)
    {
      Change *change = l->data;

      change->object = follow (self, change, change->object);
      change->place = follow (self, change, change->place);
    }
  self->revision = smith_document_get_revision (self->document);
}

static void
text_replaced_cb (SmithInspectionWriter *self)
{
  for (GList *l = self->changes.head; l != NULL; l = l->next)
    ((Change *) l->data)->is_lost = TRUE;
  self->revision = smith_document_get_revision (self->document);
}

static void
smith_inspection_writer_dispose (GObject *object)
{
  SmithInspectionWriter *self = SMITH_INSPECTION_WRITER (object);

  g_queue_clear_full (&self->changes, change_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_inspection_writer_parent_class)->dispose (object);
}

static void
smith_inspection_writer_class_init (SmithInspectionWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_inspection_writer_dispose;

  signals[WRITTEN] =
    g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
smith_inspection_writer_init (SmithInspectionWriter *self)
{
  g_queue_init (&self->changes);
}

/**
 * smith_inspection_writer_new:
 *
 * Returns: (transfer full): a writer without anything to write
 */
SmithInspectionWriter *
smith_inspection_writer_new (SmithDocument *document)
{
  SmithInspectionWriter *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);

  self = g_object_new (SMITH_TYPE_INSPECTION_WRITER, NULL);
  self->document = g_object_ref (document);
  self->revision = smith_document_get_revision (document);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "text-replaced", G_CALLBACK (text_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (work), self, G_CONNECT_SWAPPED);

  return self;
}

static void
enqueue (SmithInspectionWriter *self,
         ChangeKind             kind,
         guint                  tag,
         SmithSpan              object,
         const char            *group_id,
         const char            *field_id,
         SmithSpan              place,
         const char            *value)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->tag = tag;
  change->object = object;
  change->place = place;
  change->group_id = g_strdup (group_id);
  change->field_id = g_strdup (field_id);
  change->value = g_strdup (value);
  /* nothing that a form is over is empty: what was there went before this came */
  change->is_lost = object.start == object.end || place.start == place.end;
  g_queue_push_tail (&self->changes, change);
  work (self);
}

/**
 * smith_inspection_writer_set:
 * @object: what the form is over
 * @place: the anchor of the field
 * @value: see smith_inspection_set()
 *
 * Changes one value, now or when the text has been checked.
 */
void
smith_inspection_writer_set (SmithInspectionWriter *self,
                             guint                  tag,
                             SmithSpan              object,
                             const char            *group_id,
                             const char            *field_id,
                             SmithSpan              place,
                             const char            *value)
{
  g_return_if_fail (SMITH_IS_INSPECTION_WRITER (self));
  g_return_if_fail (group_id != NULL && field_id != NULL && value != NULL);

  enqueue (self, CHANGE_SET, tag, object, group_id, field_id, place, value);
}

/**
 * smith_inspection_writer_add:
 *
 * Adds an item; see smith_inspection_add().
 */
void
smith_inspection_writer_add (SmithInspectionWriter *self,
                             guint                  tag,
                             SmithSpan              object,
                             const char            *group_id)
{
  g_return_if_fail (SMITH_IS_INSPECTION_WRITER (self) && group_id != NULL);

  enqueue (self, CHANGE_ADD, tag, object, group_id, NULL, object, NULL);
}

/**
 * smith_inspection_writer_remove:
 * @place: the item's
 *
 * Removes an item; see smith_inspection_remove().
 */
void
smith_inspection_writer_remove (SmithInspectionWriter *self,
                                guint                  tag,
                                SmithSpan              object,
                                const char            *group_id,
                                SmithSpan              place)
{
  g_return_if_fail (SMITH_IS_INSPECTION_WRITER (self) && group_id != NULL);

  enqueue (self, CHANGE_REMOVE, tag, object, group_id, NULL, place, NULL);
}

/**
 * smith_inspection_writer_forget:
 *
 * Takes back changes with @tag that still wait; no signal speaks of them.
 */
void
smith_inspection_writer_forget (SmithInspectionWriter *self,
                                guint                  tag)
{
  g_return_if_fail (SMITH_IS_INSPECTION_WRITER (self));

  for (GList *l = self->changes.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (((Change *) l->data)->tag != tag)
        continue;
      change_free (l->data);
      g_queue_delete_link (&self->changes, l);
    }
}

/**
 * smith_inspection_writer_hold:
 * @is_held: whether changes wait until this is said to be over
 *
 * For a caller that cannot have the text change in the middle of something.
 */
void
smith_inspection_writer_hold (SmithInspectionWriter *self,
                              gboolean               is_held)
{
  g_return_if_fail (SMITH_IS_INSPECTION_WRITER (self));

  self->is_held = is_held;
  work (self);
}

/**
 * smith_inspection_writer_get_n_waiting:
 *
 * Returns: how many changes wait for a check
 */
guint
smith_inspection_writer_get_n_waiting (SmithInspectionWriter *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTION_WRITER (self), 0);

  return g_queue_get_length (&self->changes);
}
