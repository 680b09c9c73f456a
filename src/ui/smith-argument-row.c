/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-argument-row.h"

#include <glib/gi18n.h>

#include "ui/smith-class-look.h"
#include "ui/smith-steady-scroll.h"

/* What the value is entered with. */
typedef enum
{
  CONTROL_ENTRY,
  CONTROL_SWITCH,
  CONTROL_CHOICE,
  CONTROL_TEXT,
} Control;

struct _SmithArgumentRow
{
  GtkWidget       parent_instance;

  SmithDraft     *draft;        /* (owned) */
  char           *name;         /* (owned) */
  Control         control;
  gboolean        is_required;
  gboolean        is_updating;  /* the draft speaks, not the person */

  GtkWidget      *head;
  GtkCheckButton *tick;
  GtkLabel       *name_label;
  GtkEntry       *entry;
  GtkSwitch      *on_switch;
  GtkDropDown    *drop_down;
  GtkWidget      *text_scroller;
  GtkTextView    *text_view;
  GtkLabel       *caption_label;
  GtkWidget      *problem_box;
  GtkImage       *problem_image;
  GtkLabel       *problem_label;
};

G_DEFINE_FINAL_TYPE (SmithArgumentRow, smith_argument_row, GTK_TYPE_WIDGET)

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* ---- from the field to the draft ---- */

/* Text in an optional field means that it is given; a required one is given as soon as there
 * is something in it. */
static void
take_text (SmithArgumentRow *self,
           const char       *text)
{
  if (!self->is_updating)
    smith_draft_set_text (self->draft, self->name, text, *text != '\0');
}

static void
entry_cb (SmithArgumentRow *self)
{
  take_text (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
text_cb (SmithArgumentRow *self)
{
  g_autofree char *text = dup_text (self->text_view);

  take_text (self, text);
}

static void
switch_cb (SmithArgumentRow *self)
{
  take_text (self, gtk_switch_get_active (self->on_switch) ? "true" : "false");
}

/* The first row of the list stands for no value. */
static void
take_choice (SmithArgumentRow *self,
             gboolean          is_given)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    smith_draft_set_text (self->draft, self->name, "", FALSE);
  else
    smith_draft_set_choice (self->draft, self->name, selected - 1, is_given);
}

static void
drop_down_cb (SmithArgumentRow *self)
{
  take_choice (self, TRUE);
}

static void
tick_cb (SmithArgumentRow *self)
{
  gboolean is_given = gtk_check_button_get_active (self->tick);
  const char *text = smith_draft_get_text (self->draft, self->name);

  if (self->is_updating)
    return;
  if (self->control == CONTROL_SWITCH && *text == '\0')
    text = "false";
  if (self->control == CONTROL_CHOICE && is_given &&
      gtk_drop_down_get_selected (self->drop_down) == 0)
    gtk_drop_down_set_selected (self->drop_down, 1);
  else
    smith_draft_set_text (self->draft, self->name, text, is_given);
}

/* ---- from the draft to the field ---- */

static guint
find_choice (const SmithDraftArgument *argument,
             const char               *text)
{
  for (guint i = 0; argument->choices[i] != NULL; i++)
    if (g_str_equal (argument->choices[i], text))
      return i + 1;

  return 0;
}

static void
show_text (SmithArgumentRow *self,
           const char       *text)
{
  if (self->control == CONTROL_TEXT)
    {
      g_autofree char *shown = dup_text (self->text_view);

      if (!g_str_equal (shown, text))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
    }
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * smith_argument_row_update:
 *
 * Shows what the draft holds now.
 */
void
smith_argument_row_update (SmithArgumentRow *self)
{
  const SmithDraftArgument *argument;
  const char *text;
  gboolean is_given;

  g_return_if_fail (SMITH_IS_ARGUMENT_ROW (self));

  argument = smith_draft_find_argument (self->draft, self->name);
  if (argument == NULL)
    return;

  text = smith_draft_get_text (self->draft, self->name);
  is_given = smith_draft_is_given (self->draft, self->name);
  self->is_updating = TRUE;
  gtk_check_button_set_active (self->tick, is_given);
  if (self->control == CONTROL_SWITCH)
    gtk_switch_set_active (self->on_switch, g_str_equal (text, "true"));
  else if (self->control == CONTROL_CHOICE)
    gtk_drop_down_set_selected (self->drop_down,
                                is_given || !self->is_required ? find_choice (argument, text) : 0);
  else
    show_text (self, self->is_required && !is_given ? "" : text);
  self->is_updating = FALSE;
}

/* ---- the widget ---- */

static void
smith_argument_row_dispose (GObject *object)
{
  SmithArgumentRow *self = SMITH_ARGUMENT_ROW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_ARGUMENT_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (smith_argument_row_parent_class)->dispose (object);
}

static gboolean
smith_argument_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (smith_argument_row_get_control (SMITH_ARGUMENT_ROW (widget)));
}

static void
smith_argument_row_class_init (SmithArgumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_argument_row_dispose;
  widget_class->grab_focus = smith_argument_row_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "smithargument");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-argument-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, head);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, tick);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, on_switch);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, text_scroller);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, problem_image);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentRow, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, tick_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_down_cb);
}

static void
smith_argument_row_init (SmithArgumentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_steady_scroll_add (self->text_view);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
}

static Control
choose_control (const SmithDraftArgument *argument)
{
  if (argument->choices != NULL)
    return CONTROL_CHOICE;
  if (g_strcmp0 (argument->type, "boolean") == 0)
    return CONTROL_SWITCH;
  if (g_strcmp0 (argument->type, "object") == 0 || g_strcmp0 (argument->type, "array") == 0)
    return CONTROL_TEXT;

  return CONTROL_ENTRY;
}

static GtkWidget *
get_outer (SmithArgumentRow *self)
{
  return self->control == CONTROL_TEXT ? self->text_scroller
                                       : smith_argument_row_get_control (self);
}

static void
fill_choices (SmithArgumentRow         *self,
              const SmithDraftArgument *argument)
{
  const char *none[] = { argument->is_required ? _("Choose…") : _("Not Given"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (none);

  gtk_string_list_splice (list, 1, 0, (const char *const *) argument->choices);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
}

static char *
describe (const SmithDraftArgument *argument,
          Control                   control)
{
  GString *caption = g_string_new (argument->description);

  if (control == CONTROL_TEXT)
    g_string_append_printf (caption, "%s%s", caption->len > 0 ? "\n" : "",
                            g_str_equal (argument->type, "array")
                            ? _("Write a JSON list, such as [1, 2].")
                            : _("Write a JSON object, such as {\"name\": \"Bern\"}."));
  if (!argument->is_sent)
    g_string_append_printf (caption, "%s%s", caption->len > 0 ? "\n" : "",
                            _("ChatGPT never sends this."));

  return g_string_free (caption, FALSE);
}

/* A person who does not see the row hears what stands around the field. */
static void
tie (SmithArgumentRow         *self,
     const SmithDraftArgument *argument)
{
  GtkAccessible *control = GTK_ACCESSIBLE (smith_argument_row_get_control (self));
  g_autofree char *use = g_strdup_printf (_("Give %s"), argument->name);

  gtk_accessible_update_relation (control, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->caption_label, self->problem_label, NULL, -1);
  gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL, argument->name,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, argument->is_required, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, use,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->tick), use);
}

static void
build (SmithArgumentRow         *self,
       const SmithDraftArgument *argument)
{
  g_autofree char *title = argument->is_required ? g_strconcat (argument->name, " *", NULL)
                                                 : g_strdup (argument->name);
  g_autofree char *caption = NULL;

  self->control = choose_control (argument);
  self->is_required = argument->is_required;
  if (self->control == CONTROL_CHOICE)
    fill_choices (self, argument);
  gtk_widget_set_visible (get_outer (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->tick), !argument->is_required);
  gtk_label_set_label (self->name_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), argument->name);
  gtk_entry_set_placeholder_text (self->entry, argument->hint);
  if (g_strcmp0 (argument->type, "number") == 0 || g_strcmp0 (argument->type, "integer") == 0)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
  caption = describe (argument, self->control);
  gtk_label_set_label (self->caption_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), *caption != '\0');
  tie (self, argument);

  /* a required switch always says something */
  if (self->control == CONTROL_SWITCH && argument->is_required &&
      !smith_draft_is_given (self->draft, self->name))
    smith_draft_set_text (self->draft, self->name, "false", TRUE);
}

/**
 * smith_argument_row_new:
 * @name: of an argument that @draft declares
 *
 * Returns: a field for it
 */
GtkWidget *
smith_argument_row_new (SmithDraft *draft,
                        const char *name)
{
  SmithArgumentRow *self;
  const SmithDraftArgument *argument;

  g_return_val_if_fail (SMITH_IS_DRAFT (draft), NULL);
  argument = smith_draft_find_argument (draft, name);
  g_return_val_if_fail (argument != NULL, NULL);

  self = g_object_new (SMITH_TYPE_ARGUMENT_ROW, NULL);
  self->draft = g_object_ref (draft);
  self->name = g_strdup (name);
  build (self, argument);
  smith_argument_row_update (self);

  return GTK_WIDGET (self);
}

const char *
smith_argument_row_get_name (SmithArgumentRow *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_ROW (self), NULL);

  return self->name;
}

/**
 * smith_argument_row_get_head:
 *
 * Returns: (transfer none): what stands before the field, to be given one width in a form
 */
GtkWidget *
smith_argument_row_get_head (SmithArgumentRow *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_ROW (self), NULL);

  return self->head;
}

/**
 * smith_argument_row_get_control:
 *
 * Returns: (transfer none): the field itself
 */
GtkWidget *
smith_argument_row_get_control (SmithArgumentRow *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_ROW (self), NULL);

  switch (self->control)
    {
    case CONTROL_SWITCH:
      return GTK_WIDGET (self->on_switch);

    case CONTROL_CHOICE:
      return GTK_WIDGET (self->drop_down);

    case CONTROL_TEXT:
      return GTK_WIDGET (self->text_view);

    case CONTROL_ENTRY:
    default:
      return GTK_WIDGET (self->entry);
    }
}

/**
 * smith_argument_row_get_tick:
 *
 * Returns: (transfer none): whether the argument is given; not shown when it must be
 */
GtkWidget *
smith_argument_row_get_tick (SmithArgumentRow *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_ROW (self), NULL);

  return GTK_WIDGET (self->tick);
}

/**
 * smith_argument_row_set_problem:
 * @message: (nullable): what is to be said about the value, %NULL for nothing
 * @stops: whether the call cannot be made because of it
 */
void
smith_argument_row_set_problem (SmithArgumentRow *self,
                                const char       *message,
                                gboolean          stops)
{
  SmithClass class_ = stops ? SMITH_CLASS_BLOCKS : SMITH_CLASS_WARNS;
  GtkAccessible *control;

  g_return_if_fail (SMITH_IS_ARGUMENT_ROW (self));

  control = GTK_ACCESSIBLE (smith_argument_row_get_control (self));
  gtk_widget_set_visible (self->problem_box, message != NULL);
  gtk_label_set_label (self->problem_label, message != NULL ? message : "");
  gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_remove_css_class (get_outer (self), "error");
  if (message == NULL)
    return;

  gtk_image_set_from_icon_name (self->problem_image, smith_class_get_icon_name (class_));
  smith_class_undress (self->problem_box);
  smith_class_dress (class_, self->problem_box);
  if (stops)
    gtk_widget_add_css_class (get_outer (self), "error");
}

/**
 * smith_argument_row_get_problem:
 *
 * Returns: (transfer none) (nullable): what is said about the value
 */
const char *
smith_argument_row_get_problem (SmithArgumentRow *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_ROW (self), NULL);

  return gtk_widget_get_visible (self->problem_box) ? gtk_label_get_label (self->problem_label)
                                                    : NULL;
}
