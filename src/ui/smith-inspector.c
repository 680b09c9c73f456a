/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-inspector-private.h"

/* The cursor moves with every key; the form follows when it rests. */
#define FOLLOW_DELAY_MS 100u

G_DEFINE_FINAL_TYPE (SmithInspector, smith_inspector, GTK_TYPE_WIDGET)

enum
{
  PLACE_CHOSEN,
  HISTORY_WANTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
smith_inspector_tell (SmithInspector *self,
                      const char     *sentence)
{
  g_signal_emit (self, signals[FAILED], 0, sentence);
}

void
smith_inspector_choose (SmithInspector *self,
                        guint64         start,
                        guint64         end)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, start, end);
}

void
smith_inspector_step (SmithInspector *self,
                      gboolean        back)
{
  g_signal_emit (self, signals[HISTORY_WANTED], 0, back);
}

/* What stands at the cursor, or else what was shown, or else the first operation. */
static SmithInspection *
find_form (SmithInspector *self,
           SmithCheck     *check)
{
  SmithInspection *form = NULL;
  SmithApi *api = smith_check_get_api (check);

  if (self->is_moved)
    form = smith_inspection_new_at (check, self->offset);
  self->is_moved = FALSE;
  if (form == NULL && self->form != NULL)
    return smith_inspection_new_at (check, self->object.start);
  if (form == NULL && api != NULL && smith_api_get_n_operations (api) > 0)
    {
      SmithNode node = smith_api_get_operation (api, 0)->node;

      form = smith_inspection_new_at (check,
                                      smith_tree_get_span (smith_check_get_tree (check),
                                                           node).start);
    }

  return form;
}

/* A form is over the present text or waits for its check: until then its places go with what is
 * typed. */
static void
update (SmithInspector *self)
{
  guint64 revision = 0;
  g_autoptr(SmithCheck) check = NULL;
  g_autoptr(SmithInspection) form = NULL;

  if (self->writer == NULL || !self->is_active)
    return;
  check = smith_document_ref_check (self->document, &revision);
  if (check == NULL || revision != smith_document_get_revision (self->document))
    return;
  form = find_form (self, check);
  /* what is committed because it is not shown any more must not change the text under this */
  smith_inspection_writer_hold (self->writer, TRUE);
  if (form != NULL)
    smith_inspector_show (self, form);
  else if (self->form != NULL && smith_tree_get_error (smith_check_get_tree (check)) != NULL)
    smith_inspector_show_unread (self);
  else
    {
      smith_inspector_commit (self);
      smith_inspector_clear (self);
    }
  smith_inspection_writer_hold (self->writer, FALSE);
}

static void
text_changed_cb (SmithInspector *self)
{
  self->object = smith_document_shift_from (self->document, self->revision, self->object);
  for (guint i = 0; i < self->groups->len; i++)
    smith_inspector_group_shift (self->groups->pdata[i], self->document, self->revision);
  self->revision = smith_document_get_revision (self->document);
}

static void
text_replaced_cb (SmithInspector *self)
{
  smith_inspector_clear (self);
  self->revision = smith_document_get_revision (self->document);
}

static gboolean
follow_cb (gpointer user_data)
{
  SmithInspector *self = user_data;

  self->follow_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* ---- the widget ---- */

static void
drop_document (SmithInspector *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->writer != NULL)
    g_signal_handlers_disconnect_by_data (self->writer, self);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  /* first: what loses the focus must not write into a document that is let go */
  g_clear_object (&self->writer);
  if (self->box != NULL)
    smith_inspector_clear (self);
  g_clear_object (&self->document);
}

static void
smith_inspector_dispose (GObject *object)
{
  SmithInspector *self = SMITH_INSPECTOR (object);
  GtkWidget *child;

  drop_document (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_INSPECTOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_inspector_parent_class)->dispose (object);
}

static void
smith_inspector_finalize (GObject *object)
{
  g_ptr_array_unref (SMITH_INSPECTOR (object)->groups);

  G_OBJECT_CLASS (smith_inspector_parent_class)->finalize (object);
}

static void
smith_inspector_class_init (SmithInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = smith_inspector_dispose;
  object_class->finalize = smith_inspector_finalize;

  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[HISTORY_WANTED] =
    g_signal_new ("history-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "smithinspector");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, title_label);
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, badge);
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, note_label);
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithInspector, box);
}

static void
smith_inspector_init (SmithInspector *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_inspector_add_keys (self);
}

/**
 * smith_inspector_new:
 *
 * Returns: an inspector without a document
 */
GtkWidget *
smith_inspector_new (void)
{
  return g_object_new (SMITH_TYPE_INSPECTOR, NULL);
}

/**
 * smith_inspector_set_document:
 * @document: (nullable): whose text is inspected
 */
void
smith_inspector_set_document (SmithInspector *self,
                              SmithDocument  *document)
{
  g_return_if_fail (SMITH_IS_INSPECTOR (self));

  if (self->document == document)
    return;
  drop_document (self);
  self->offset = 0;
  self->is_moved = FALSE;
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  self->revision = smith_document_get_revision (document);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "text-replaced", G_CALLBACK (text_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* after this, so that the form is of the check when something is written */
  self->writer = smith_inspection_writer_new (document);
  smith_inspector_listen_writer (self);
  update (self);
}

/**
 * smith_inspector_set_active:
 * @is_active: whether somebody can see it; what nobody sees costs nothing
 */
void
smith_inspector_set_active (SmithInspector *self,
                            gboolean        is_active)
{
  g_return_if_fail (SMITH_IS_INSPECTOR (self));

  if (self->is_active == is_active)
    return;
  smith_inspector_commit (self);
  self->is_active = is_active;
  if (is_active)
    {
      self->is_moved = TRUE;
      update (self);
    }
  else
    smith_inspector_clear (self);
}

/**
 * smith_inspector_follow:
 * @offset: where the cursor stands, in bytes of the present text
 *
 * Shows what stands there, in a moment.
 */
void
smith_inspector_follow (SmithInspector *self,
                        gsize           offset)
{
  g_return_if_fail (SMITH_IS_INSPECTOR (self));

  self->offset = offset;
  self->is_moved = TRUE;
  if (self->document == NULL || !self->is_active)
    return;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  self->follow_id = g_timeout_add (FOLLOW_DELAY_MS, follow_cb, self);
}

/**
 * smith_inspector_is_waiting:
 *
 * Returns: whether something that was entered waits for a check
 */
gboolean
smith_inspector_is_waiting (SmithInspector *self)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR (self), FALSE);

  return self->writer != NULL && smith_inspection_writer_get_n_waiting (self->writer) > 0;
}

/**
 * smith_inspector_get_group:
 *
 * Returns: (transfer none) (nullable): the part @id of the form
 */
SmithInspectorGroup *
smith_inspector_get_group (SmithInspector *self,
                           const char     *id)
{
  g_return_val_if_fail (SMITH_IS_INSPECTOR (self), NULL);

  for (guint i = 0; i < self->groups->len; i++)
    if (g_str_equal (smith_inspector_group_get_id (self->groups->pdata[i]), id))
      return self->groups->pdata[i];

  return NULL;
}

/**
 * smith_inspector_grab_first:
 *
 * Moves the focus to the first field, with the cursor at its end: the next key does not replace
 * what is there.
 */
void
smith_inspector_grab_first (SmithInspector *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (SMITH_IS_INSPECTOR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}
