/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-problem-detail.h"

#include <glib/gi18n.h>

#include "lint/smith-rules.h"
#include "ui/smith-compat.h"

/* Victims that are listed; one broken component can have hundreds. */
#define MAX_RELATED 20u

struct _SmithProblemDetail
{
  GtkWidget    parent_instance;

  GtkWidget   *words_box;
  GtkLabel    *words_label;
  GtkLabel    *why_label;
  GtkExpander *related_expander;
  GtkWidget   *related_box;
  GtkWidget   *fixes_box;
  GtkExpander *example_expander;
  GtkLabel    *example_label;
  GtkLabel    *evidence_label;
  GtkWidget   *ignore_button;
};

G_DEFINE_FINAL_TYPE (SmithProblemDetail, smith_problem_detail, GTK_TYPE_WIDGET)

static void
copy_cb (SmithProblemDetail *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->words_label));
}

/* A victim: where it is, and what becomes of it. */
static GtkWidget *
make_related (SmithProblem       *problem,
              const SmithRelated *related,
              guint               index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;
  guint line;

  smith_problem_get_place (problem, related->span, &line);
  /* translators: a line of the text, and what ChatGPT does with what stands there */
  text = g_strdup_printf (_("Line %u: %s"), line, related->message);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "smith-related");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.go-to-related");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)",
                                    smith_problem_get_index (problem), index);

  return button;
}

static void
show_related (SmithProblemDetail *self,
              SmithProblem       *problem)
{
  GPtrArray *related = smith_problem_get_diagnostic (problem)->related;
  guint n = related != NULL ? related->len : 0;
  g_autofree char *title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->related_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->related_box), child);
  for (guint i = 0; i < MIN (n, MAX_RELATED); i++)
    gtk_box_append (GTK_BOX (self->related_box),
                    make_related (problem, g_ptr_array_index (related, i), i));
  if (n > MAX_RELATED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more",
                                                         n - MAX_RELATED), n - MAX_RELATED);

      gtk_box_append (GTK_BOX (self->related_box), gtk_label_new (more));
    }
  title = g_strdup_printf (ngettext ("%u place follows from this", "%u places follow from this",
                                     n), n);
  gtk_expander_set_label (self->related_expander, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->related_expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->related_expander), n > 0);
}

/* A piece of a description that draws the problem, and one that does not. */
static void
show_example (SmithProblemDetail *self,
              const SmithMessage *message)
{
  gboolean has_example = message != NULL && message->wrong != NULL && message->right != NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->example_expander), has_example);
  if (!has_example)
    return;
  /* translators: two pieces of a description, one above the other */
  text = g_strdup_printf (_("# ChatGPT complains about this:\n%s\n# and not about this:\n%s"),
                          message->wrong, message->right);
  g_strchomp (text);
  if (g_str_equal (gtk_label_get_label (self->example_label), text))
    return;
  gtk_expander_set_expanded (self->example_expander, FALSE);
  gtk_label_set_label (self->example_label, text);
}

/* Each way to mend it: a button, and what that costs. */
static GtkWidget *
make_fix (const SmithFix *fix)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_(fix->info->title));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_name (button, fix->info->id);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* What of a fix depends on the check. */
static void
update_fix (GtkWidget      *box,
            const SmithFix *fix)
{
  static const char *const costs[] = {
    [SMITH_FIX_SAME] = N_("Calls stay as they are."),
    [SMITH_FIX_NARROWER] = N_("Something optional is left out."),
    [SMITH_FIX_YOURS] = N_("It asks you first."),
  };
  g_autofree char *text = g_strdup_printf ("%s %s", _(fix->info->what), _(costs[fix->kind]));
  GtkActionable *button = GTK_ACTIONABLE (gtk_widget_get_first_child (box));

  gtk_actionable_set_action_target (button, "(us)", fix->problem, fix->info->id);
  gtk_actionable_set_action_name (button, "edit.fix");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text);
}

/* Whether the buttons are those of @fixes already. */
static gboolean
has_fixes (SmithProblemDetail *self,
           GPtrArray          *fixes)
{
  GtkWidget *box = gtk_widget_get_first_child (self->fixes_box);

  for (guint i = 0; i < fixes->len; i++, box = gtk_widget_get_next_sibling (box))
    {
      const SmithFix *fix = g_ptr_array_index (fixes, i);

      if (box == NULL || !g_str_equal (gtk_widget_get_name (gtk_widget_get_first_child (box)),
                                       fix->info->id))
        return FALSE;
    }

  return box == NULL;
}

/* Buttons that still fit stay, with the focus that one may have. */
static void
show_fixes (SmithProblemDetail *self,
            SmithProblem       *problem)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (smith_problem_get_check (problem),
                                               smith_problem_get_index (problem));
  GtkWidget *box;

  if (!has_fixes (self, fixes))
    {
      while ((box = gtk_widget_get_first_child (self->fixes_box)) != NULL)
        gtk_box_remove (GTK_BOX (self->fixes_box), box);
      for (guint i = 0; i < fixes->len; i++)
        gtk_box_append (GTK_BOX (self->fixes_box), make_fix (g_ptr_array_index (fixes, i)));
    }
  box = gtk_widget_get_first_child (self->fixes_box);
  for (guint i = 0; i < fixes->len; i++, box = gtk_widget_get_next_sibling (box))
    update_fix (box, g_ptr_array_index (fixes, i));
  gtk_widget_set_visible (self->fixes_box, fixes->len > 0);
}

static void
smith_problem_detail_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_PROBLEM_DETAIL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_problem_detail_parent_class)->dispose (object);
}

static void
smith_problem_detail_class_init (SmithProblemDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_problem_detail_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-problem-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, words_box);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, words_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, why_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, ignore_button);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, fixes_box);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, related_expander);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, example_expander);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, example_label);
  gtk_widget_class_bind_template_child (widget_class, SmithProblemDetail, related_box);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
smith_problem_detail_init (SmithProblemDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_compat_set_selectable (self->words_label);
}

/**
 * smith_problem_detail_new:
 *
 * Returns: a widget without a problem
 */
GtkWidget *
smith_problem_detail_new (void)
{
  return g_object_new (SMITH_TYPE_PROBLEM_DETAIL, NULL);
}

/**
 * smith_problem_detail_set_problem:
 * @problem: what is told; not kept
 *
 * Why it is one, what to do and where that is known from: the page of its rule.
 */
void
smith_problem_detail_set_problem (SmithProblemDetail *self,
                                  SmithProblem       *problem)
{
  const SmithDiagnostic *diagnostic = smith_problem_get_diagnostic (problem);
  SmithImport *import = smith_check_get_import (smith_problem_get_check (problem));
  const SmithMessage *message = NULL;
  g_autofree char *why = NULL;
  g_autofree char *evidence = NULL;

  g_return_if_fail (SMITH_IS_PROBLEM_DETAIL (self));

  if (import != NULL)
    message = smith_rules_find (smith_import_get_profile (import), diagnostic->rule);
  if (message != NULL && message->why != NULL)
    why = message->remedy == NULL
          ? g_strdup (_(message->why))
          : g_strdup_printf ("%s %s", _(message->why), _(message->remedy));
  if (message != NULL && message->evidence != NULL)
    /* translators: where we know it from, and the month in which it was last seen */
    evidence = g_strdup_printf (_("%s Last seen %s."), _(message->evidence), message->last_seen);

  gtk_label_set_label (self->words_label,
                       diagnostic->platform_message != NULL ? diagnostic->platform_message : "");
  gtk_widget_set_visible (self->words_box, diagnostic->platform_message != NULL);
  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why != NULL);
  gtk_label_set_label (self->evidence_label, evidence != NULL ? evidence : "");
  /* what refuses the whole document cannot be wished away */
  gtk_widget_set_visible (self->ignore_button, diagnostic->class_ != SMITH_CLASS_BLOCKS);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->ignore_button), "u",
                                    smith_problem_get_index (problem));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->ignore_button), "edit.ignore");
  show_example (self, message);
  show_related (self, problem);
  show_fixes (self, problem);
}
