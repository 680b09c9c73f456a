/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-consent-card.h"

#include <glib/gi18n.h>

#include "platform/smith-consent.h"
#include "platform/smith-flat-argument.h"

/* A card that names more tells a person nothing. */
#define MAX_ARGUMENTS 20u

struct _SmithConsentCard
{
  GtkWidget   parent_instance;

  GtkLabel   *why_label;
  GtkWidget  *card;
  GtkLabel   *question_label;
  GtkLabel   *warning_label;
  GtkLabel   *arguments_label;
  GtkWidget  *answers_box;
  GtkLabel   *reach_label;
};

G_DEFINE_FINAL_TYPE (SmithConsentCard, smith_consent_card, GTK_TYPE_WIDGET)

static void
smith_consent_card_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SMITH_TYPE_CONSENT_CARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_consent_card_parent_class)->dispose (object);
}

static void
smith_consent_card_class_init (SmithConsentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_consent_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-consent-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, why_label);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, card);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, question_label);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, warning_label);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, arguments_label);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, answers_box);
  gtk_widget_class_bind_template_child (widget_class, SmithConsentCard, reach_label);
}

static void
smith_consent_card_init (SmithConsentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_arguments (SmithApi             *api,
               const SmithOperation *operation)
{
  g_autoptr(GPtrArray) arguments = smith_flat_arguments_list (api, operation);
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < arguments->len; i++)
    {
      const SmithFlatArgument *argument = g_ptr_array_index (arguments, i);

      if (!argument->is_sent)
        continue;
      if (n == MAX_ARGUMENTS)
        {
          g_string_append (names, ", …");
          break;
        }
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", argument->name);
    }

  return g_string_free (names, FALSE);
}

static void
show_answers (SmithConsentCard  *self,
              const char *const *answers)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->answers_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->answers_box), child);
  for (gsize i = 0; answers[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (answers[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "smith-answer");
      gtk_box_append (GTK_BOX (self->answers_box), label);
    }
}

static void
show_card (SmithConsentCard     *self,
           SmithImport          *import,
           const SmithOperation *operation)
{
  const SmithProfile *profile = smith_import_get_profile (import);
  const char *domain = smith_import_get_domain (import);
  SmithApi *api = smith_import_get_api (import);
  gboolean is_consequential = smith_consent_is_consequential (api, operation, NULL);
  g_autofree char *question = smith_consent_dup_question (profile, _("Your GPT"), domain);
  g_autofree char *arguments = dup_arguments (api, operation);
  g_autofree char *reach = NULL;

  gtk_label_set_label (self->question_label, question);
  gtk_label_set_label (self->warning_label, profile->consent_warning);
  gtk_label_set_label (self->arguments_label, arguments);
  gtk_widget_set_visible (GTK_WIDGET (self->arguments_label), *arguments != '\0');
  show_answers (self, smith_consent_get_answers (profile, is_consequential));

  gtk_widget_set_visible (GTK_WIDGET (self->reach_label), !is_consequential);
  /* translators: %s is a domain */
  reach = g_strdup_printf (_("What is always allowed is every operation at %s that does not ask "
                             "before every call."), domain);
  gtk_label_set_label (self->reach_label, reach);
}

/**
 * smith_consent_card_set_operation:
 * @check: (nullable): the check that it is in
 * @operation: its index there, or -1
 */
void
smith_consent_card_set_operation (SmithConsentCard *self,
                                  SmithCheck       *check,
                                  int               operation)
{
  SmithImport *import = check != NULL ? smith_check_get_import (check) : NULL;
  const SmithOperation *shown = NULL;
  gboolean is_asked = FALSE;
  g_autofree char *why = NULL;

  g_return_if_fail (SMITH_IS_CONSENT_CARD (self));

  if (import != NULL && operation >= 0)
    {
      shown = smith_api_get_operation (smith_check_get_api (check), (guint) operation);
      is_asked = smith_import_get_operation (import, (guint) operation)->is_available &&
                 smith_import_get_domain (import) != NULL;
    }
  if (shown == NULL)
    why = g_strdup (_("The outline lists the operations."));
  else if (!is_asked)
    why = g_strdup (_("ChatGPT does not offer this operation, so that it never asks."));
  else
    why = smith_consent_dup_why (smith_check_get_api (check), shown);
  gtk_label_set_label (self->why_label, why);
  gtk_widget_set_visible (self->card, is_asked);
  gtk_widget_set_visible (GTK_WIDGET (self->reach_label), FALSE);
  if (is_asked)
    show_card (self, import, shown);
}
