/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-argument-form.h"

#include "ui/smith-class-look.h"

struct _SmithArgumentForm
{
  GtkWidget     parent_instance;

  SmithDraft   *draft;       /* (owned) (nullable) */
  GtkSizeGroup *heads;       /* (owned) one width for what stands before the fields */

  GtkWidget    *rest_box;
  GtkImage     *rest_image;
  GtkLabel     *rest_label;  /* what belongs to no row */
  GtkBox       *rows;
  GtkWidget    *empty_label;
};

G_DEFINE_FINAL_TYPE (SmithArgumentForm, smith_argument_form, GTK_TYPE_WIDGET)

static SmithArgumentRow *
first_row (SmithArgumentForm *self)
{
  return (SmithArgumentRow *) gtk_widget_get_first_child (GTK_WIDGET (self->rows));
}

static SmithArgumentRow *
next_row (SmithArgumentRow *row)
{
  return (SmithArgumentRow *) gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

static void
update (SmithArgumentForm *self)
{
  for (SmithArgumentRow *row = first_row (self); row != NULL; row = next_row (row))
    smith_argument_row_update (row);
}

static void
clear (SmithArgumentForm *self)
{
  SmithArgumentRow *row;

  while ((row = first_row (self)) != NULL)
    {
      gtk_size_group_remove_widget (self->heads, smith_argument_row_get_head (row));
      gtk_box_remove (self->rows, GTK_WIDGET (row));
    }
}

static void
rebuild (SmithArgumentForm *self)
{
  guint n = smith_draft_get_n_arguments (self->draft);

  clear (self);
  for (guint i = 0; i < n; i++)
    {
      const SmithDraftArgument *argument = smith_draft_get_argument (self->draft, i);
      GtkWidget *row = smith_argument_row_new (self->draft, argument->name);

      gtk_box_append (self->rows, row);
      gtk_size_group_add_widget (self->heads,
                                 smith_argument_row_get_head (SMITH_ARGUMENT_ROW (row)));
    }
  gtk_widget_set_visible (self->empty_label, n == 0);
}

static void
drop_draft (SmithArgumentForm *self)
{
  if (self->draft == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  clear (self);
  g_clear_object (&self->draft);
}

static void
smith_argument_form_dispose (GObject *object)
{
  SmithArgumentForm *self = SMITH_ARGUMENT_FORM (object);
  GtkWidget *child;

  drop_draft (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_ARGUMENT_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->heads);

  G_OBJECT_CLASS (smith_argument_form_parent_class)->dispose (object);
}

static void
smith_argument_form_class_init (SmithArgumentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_argument_form_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-argument-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentForm, rest_box);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentForm, rest_image);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentForm, rest_label);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentForm, rows);
  gtk_widget_class_bind_template_child (widget_class, SmithArgumentForm, empty_label);
}

static void
smith_argument_form_init (SmithArgumentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heads = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/**
 * smith_argument_form_new:
 *
 * Returns: a form without a draft
 */
GtkWidget *
smith_argument_form_new (void)
{
  return g_object_new (SMITH_TYPE_ARGUMENT_FORM, NULL);
}

/**
 * smith_argument_form_set_draft:
 * @draft: (nullable): whose arguments are shown
 */
void
smith_argument_form_set_draft (SmithArgumentForm *self,
                               SmithDraft        *draft)
{
  g_return_if_fail (SMITH_IS_ARGUMENT_FORM (self));

  if (self->draft == draft)
    return;
  drop_draft (self);
  if (draft == NULL)
    return;

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "declared", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * smith_argument_form_get_row:
 *
 * Returns: (transfer none) (nullable): the row of the argument @name
 */
SmithArgumentRow *
smith_argument_form_get_row (SmithArgumentForm *self,
                             const char        *name)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_FORM (self) && name != NULL, NULL);

  for (SmithArgumentRow *row = first_row (self); row != NULL; row = next_row (row))
    if (g_str_equal (smith_argument_row_get_name (row), name))
      return row;

  return NULL;
}

/* The first problem of an argument is said, one that stops the call before one that does
 * not. */
static const SmithArgumentProblem *
find_problem (GPtrArray  *problems,
              const char *name)
{
  const SmithArgumentProblem *found = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const SmithArgumentProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->argument, name) &&
          (found == NULL || (problem->stops && !found->stops)))
        found = problem;
    }

  return found;
}

/**
 * smith_argument_form_set_problems:
 * @problems: (element-type SmithArgumentProblem): what is to be said about the arguments
 * @error: (nullable): what else keeps the request from being made
 *
 * Shows each problem at its field, and those that have none above the form.
 */
void
smith_argument_form_set_problems (SmithArgumentForm *self,
                                  GPtrArray         *problems,
                                  const GError      *error)
{
  g_autoptr(GString) rest = g_string_new (NULL);
  gboolean stops = error != NULL;

  g_return_if_fail (SMITH_IS_ARGUMENT_FORM (self) && problems != NULL);

  for (SmithArgumentRow *row = first_row (self); row != NULL; row = next_row (row))
    {
      const SmithArgumentProblem *problem =
        find_problem (problems, smith_argument_row_get_name (row));

      smith_argument_row_set_problem (row, problem != NULL ? problem->message : NULL,
                                      problem != NULL && problem->stops);
    }

  if (error != NULL)
    g_string_append (rest, error->message);
  for (guint i = 0; i < problems->len; i++)
    {
      const SmithArgumentProblem *problem = g_ptr_array_index (problems, i);

      if (smith_argument_form_get_row (self, problem->argument) != NULL)
        continue;
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", problem->message);
      stops = stops || problem->stops;
    }

  gtk_label_set_label (self->rest_label, rest->str);
  gtk_widget_set_visible (self->rest_box, rest->len > 0);
  smith_class_dress (stops ? SMITH_CLASS_BLOCKS : SMITH_CLASS_WARNS,
                     GTK_WIDGET (self->rest_image));
}

/**
 * smith_argument_form_focus_problem:
 *
 * Moves the focus to the first field that something is said about.
 *
 * Returns: whether there is one
 */
gboolean
smith_argument_form_focus_problem (SmithArgumentForm *self)
{
  g_return_val_if_fail (SMITH_IS_ARGUMENT_FORM (self), FALSE);

  for (SmithArgumentRow *row = first_row (self); row != NULL; row = next_row (row))
    if (smith_argument_row_get_problem (row) != NULL)
      return gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}
