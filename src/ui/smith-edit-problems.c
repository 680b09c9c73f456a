/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the Edit page does about problems: its banner, the steps from one to the next, fixes. */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/smith-edit-page-private.h"

/* Below this many logical pixels text and problems are too much for a start. */
#define MIN_HEIGHT_FOR_BOTH 500

/**
 * smith_edit_page_show_problems:
 * @shown: whether the list of problems is unfolded
 */
void
smith_edit_page_show_problems (SmithEditPage *self,
                               gboolean       shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problems), shown);
  smith_verdict_bar_set_expanded (self->verdict_bar, shown);
}

/* A text that cannot be read says where it breaks off, above everything else. */
static void
update_banner (SmithEditPage *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  const SmithReadError *error = NULL;
  g_autofree char *title = NULL;
  guint line;

  if (check != NULL)
    error = smith_tree_get_error (smith_check_get_tree (check));
  if (error == NULL || error->code == SMITH_READ_EMPTY)
    {
      smith_banner_hide (self->banner);
      return;
    }
  line = smith_shadow_get_line_at (smith_document_get_shadow (self->document),
                                   smith_document_shift_span (self->document,
                                                              error->span).start) + 1;
  if (smith_document_is_stale (self->document))
    /* translators: a line of the text, and a sentence that says what is wrong there */
    title = g_strdup_printf (_("Line %u: %s. The outline shows what could be read before."),
                             line, error->message);
  else
    /* translators: a line of the text, and a sentence that says what is wrong there */
    title = g_strdup_printf (_("Line %u: %s. The outline shows what can be read."), line,
                             error->message);
  smith_banner_show (self->banner, title, _("_Go There"));
}

/* A check can be done before the window has its size; then what it asks for counts. */
static gboolean
is_tall_enough (SmithEditPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width;

  /* GTK 4.8 writes to both, whatever its reference says. */
  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return height >= MIN_HEIGHT_FOR_BOTH;
}

static gboolean
has_counted_problems (SmithEditPage *self)
{
  return smith_document_count (self->document, SMITH_CLASS_BLOCKS) > 0 ||
         smith_document_count (self->document, SMITH_CLASS_DROPS) > 0 ||
         smith_document_count (self->document, SMITH_CLASS_WARNS) > 0;
}

void
smith_edit_page_checked (SmithEditPage *self)
{
  update_banner (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.review-fixes",
                                 has_counted_problems (self));
  if (!self->is_new || smith_document_get_check (self->document) == NULL)
    return;

  /* What a person opened the document for is in view when there is something to do. */
  self->is_new = FALSE;
  if (!is_tall_enough (self))
    return;
  if (has_counted_problems (self))
    smith_edit_page_show_problems (self, TRUE);
}

void
smith_edit_page_go_to_error (SmithEditPage *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  const SmithReadError *error =
    check != NULL ? smith_tree_get_error (smith_check_get_tree (check)) : NULL;

  if (error == NULL)
    return;
  smith_edit_page_go_to (self, smith_document_shift_span (self->document, error->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
smith_edit_page_go_to_problem (SmithEditPage *self,
                               SmithProblem  *problem,
                               gboolean       go_on_there)
{
  smith_edit_page_go_to (self, smith_problem_get_span (problem));
  if (go_on_there)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The index of the problem whose place follows the cursor, or comes before it; around the
 * ends.  Returns whether there is one.  Looks at the check, not at the list, which would
 * make an object of each. */
static gboolean
find_problem (SmithEditPage *self,
              SmithCheck    *check,
              gboolean       forward,
              guint         *out_index)
{
  gboolean is_found = FALSE;
  guint furthest = 0, n_problems = smith_check_get_n_problems (check);
  gsize found_at = 0, furthest_at = 0, cursor;
  GtkTextIter start;

  gtk_text_buffer_get_selection_bounds (smith_edit_page_get_buffer (self), &start, NULL);
  cursor = smith_text_link_get_offset (self->link, &start);
  for (guint i = 0; i < n_problems; i++)
    {
      SmithSpan span = smith_check_get_problem (check, i)->span;
      gsize at = smith_document_shift_span (self->document, span).start;

      if (i == 0 || (forward ? at < furthest_at : at > furthest_at))
        {
          furthest = i;
          furthest_at = at;
        }
      if (forward ? at <= cursor : at >= cursor)
        continue;
      if (!is_found || (forward ? at < found_at : at > found_at))
        {
          *out_index = i;
          found_at = at;
          is_found = TRUE;
        }
    }
  if (!is_found)
    *out_index = furthest;

  return n_problems > 0;
}

static void
problem_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  guint index;

  if (check == NULL ||
      !find_problem (self, check, g_str_equal (name, "edit.next-problem"), &index))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  smith_edit_page_show_problems (self, TRUE);
  smith_problems_panel_select (self->problems, index);
  smith_edit_page_go_to (self,
                         smith_document_shift_span (self->document,
                                                    smith_check_get_problem (check,
                                                                             index)->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  const char *fix_id;
  guint problem;

  if (self->fixer == NULL)
    return;
  if (g_str_equal (name, "edit.review-fixes"))
    {
      smith_fixer_review (self->fixer);
      return;
    }
  g_variant_get (parameter, "(u&s)", &problem, &fix_id);
  smith_fixer_apply (self->fixer, problem, fix_id);
}

static void
go_to_related_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  const SmithDiagnostic *problem;
  const SmithRelated *related;
  guint index, part;

  g_variant_get (parameter, "(uu)", &index, &part);
  if (check == NULL || index >= smith_check_get_n_problems (check))
    return;
  problem = smith_check_get_problem (check, index);
  if (problem->related == NULL || part >= problem->related->len)
    return;
  related = g_ptr_array_index (problem->related, part);
  smith_edit_page_go_to (self, smith_document_shift_span (self->document, related->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The fixes at the cursor, in a menu below it. */
static void
fix_here_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  GtkTextIter start;

  gtk_text_buffer_get_selection_bounds (smith_edit_page_get_buffer (self), &start, NULL);
  if (self->fixer == NULL ||
      !smith_fixer_show_menu (self->fixer, GTK_TEXT_VIEW (self->view), &start,
                              smith_text_link_get_offset (self->link, &start)))
    gtk_widget_error_bell (widget);
}

/* Leaves a problem out, takes that back, or has all of them again. */
static void
ignore_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  if (self->ignorer == NULL)
    return;
  if (g_str_equal (name, "edit.ignore"))
    smith_ignorer_ignore (self->ignorer, g_variant_get_uint32 (parameter));
  else if (g_str_equal (name, "edit.undo-ignore"))
    smith_ignorer_undo (self->ignorer);
  else
    smith_ignorer_show_all (self->ignorer);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  gboolean is_shown = !gtk_widget_get_visible (GTK_WIDGET (self->problems));

  if (is_shown && smith_edit_page_is_covered (self))
    smith_edit_page_show_inspector (self, FALSE);
  smith_edit_page_show_problems (self, is_shown);
}

void
smith_edit_page_install_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "edit.next-problem", NULL, problem_action);
  gtk_widget_class_install_action (widget_class, "edit.previous-problem", NULL, problem_action);
  gtk_widget_class_install_action (widget_class, "edit.toggle-problems", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to-related", "(uu)",
                                   go_to_related_action);
  gtk_widget_class_install_action (widget_class, "edit.fix", "(us)", fix_action);
  gtk_widget_class_install_action (widget_class, "edit.review-fixes", NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "edit.fix-here", NULL, fix_here_action);
  gtk_widget_class_install_action (widget_class, "edit.ignore", "u", ignore_action);
  gtk_widget_class_install_action (widget_class, "edit.undo-ignore", NULL, ignore_action);
  gtk_widget_class_install_action (widget_class, "edit.show-ignored", NULL, ignore_action);
}
