/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person enters into a form, on its way into the text. */
#include "ui/smith-focus.h"
#include "ui/smith-inspector-private.h"

static void
committed_cb (SmithInspector      *self,
              SmithInspectorField *field,
              guint64              start,
              guint64              end,
              SmithInspectorGroup *group)
{
  g_autofree char *value = smith_inspector_field_dup_entered (field);
  guint tag = ++self->last_tag;

  if (self->writer == NULL)
    return;
  smith_inspector_field_wait (field, tag);
  smith_inspection_writer_set (self->writer, tag, self->object,
                               smith_inspector_group_get_id (group),
                               smith_inspector_field_get_id (field),
                               (SmithSpan) { (gsize) start, (gsize) end }, value);
}

static void
add_wanted_cb (SmithInspector      *self,
               SmithInspectorGroup *group)
{
  smith_inspector_commit (self);
  self->adding = ++self->last_tag;
  self->adding_to = smith_inspector_group_get_id (group);
  self->added = NULL;
  smith_inspection_writer_add (self->writer, self->adding, self->object, self->adding_to);
}

static void
remove_wanted_cb (SmithInspector      *self,
                  guint64              start,
                  guint64              end,
                  SmithInspectorGroup *group)
{
  smith_inspector_commit (self);
  smith_inspection_writer_remove (self->writer, ++self->last_tag, self->object,
                                  smith_inspector_group_get_id (group),
                                  (SmithSpan) { (gsize) start, (gsize) end });
}

static void
place_chosen_cb (SmithInspector *self,
                 guint64         start,
                 guint64         end)
{
  smith_inspector_commit (self);
  smith_inspector_choose (self, start, end);
}

typedef struct
{
  guint                tag;
  SmithInspectorField *field;  /* (nullable) the one that waits for it */
} Search;

static void
find_field_cb (SmithInspectorField *field,
               gpointer             user_data)
{
  Search *search = user_data;

  if (smith_inspector_field_get_tag (field) == search->tag)
    search->field = field;
}

static SmithInspectorField *
find_field (SmithInspector *self,
            guint           tag)
{
  Search search = { tag, NULL };

  for (guint i = 0; i < self->groups->len; i++)
    smith_inspector_group_foreach (self->groups->pdata[i], find_field_cb, &search);

  return search.field;
}

static void
written_cb (SmithInspector *self,
            guint           tag)
{
  SmithInspectorField *field = find_field (self, tag);

  if (field != NULL)
    smith_inspector_field_answer (field, NULL);
  /* not before: a form that is shown while it waits does not have it */
  if (tag == self->adding)
    self->added = self->adding_to;
}

static void
failed_cb (SmithInspector *self,
           guint           tag,
           const char     *sentence)
{
  SmithInspectorField *field = find_field (self, tag);

  if (field != NULL)
    smith_inspector_field_answer (field, sentence);
  smith_inspector_tell (self, sentence);
}

/**
 * smith_inspector_commit:
 *
 * Writes whatever was entered and is not in the text; at once when the text has been checked, else
 * as soon as it is.
 */
void
smith_inspector_commit (SmithInspector *self)
{
  g_return_if_fail (SMITH_IS_INSPECTOR (self));

  for (guint i = 0; i < self->groups->len; i++)
    smith_inspector_group_commit (self->groups->pdata[i]);
}

/* What is entered into @group is written. */
void
smith_inspector_listen (SmithInspector *self,
                        GtkWidget      *group)
{
  g_signal_connect_object (group, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "add-wanted", G_CALLBACK (add_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "remove-wanted", G_CALLBACK (remove_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "place-chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
smith_inspector_listen_writer (SmithInspector *self)
{
  g_signal_connect_object (self->writer, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- the keys of the document ---- */

static SmithInspectorField *
find_changed (SmithInspector *self)
{
  if (!smith_focus_is_within (GTK_WIDGET (self)))
    return NULL;
  smith_inspector_commit (self);

  return find_field (self, self->last_tag);
}

/* What was typed is one step, so that it can be done again; what still waits for a check is taken
 * back where it was typed. */
static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  SmithInspector *self = SMITH_INSPECTOR (widget);
  SmithInspectorField *waiting = find_changed (self);

  if (waiting != NULL && self->last_tag != 0)
    {
      smith_inspection_writer_forget (self->writer, self->last_tag);
      smith_inspector_field_reset (waiting);
    }
  else
    smith_inspector_step (self, TRUE);

  return TRUE;
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  smith_inspector_step (SMITH_INSPECTOR (widget), FALSE);

  return TRUE;
}

void
smith_inspector_add_keys (SmithInspector *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                      gtk_callback_action_new (redo_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
