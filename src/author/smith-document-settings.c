/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-document-private.h"

#include <string.h>

#include "lint/smith-rules.h"

/* What checks of a document go by besides its text: what is ignored, and what is known of its
 * action. */

/* A rule that is no longer known, and a place that is gone, do no harm. */
static void
add_ignored (SmithDocument     *self,
             SmithRuleSettings *settings)
{
  for (guint i = 0; i < self->ignored->len; i++)
    {
      const char *place = g_ptr_array_index (self->ignored, i);
      const char *colon = strchr (place, ':');
      g_autofree char *id = colon != NULL ? g_strndup (place, (gsize) (colon - place)) : NULL;
      const SmithMessage *rule = id != NULL ? smith_rules_find (self->profile, id) : NULL;

      if (rule != NULL)
        smith_rule_settings_ignore (settings, rule, colon + 1);
    }
}

static void
make_settings (SmithDocument *self)
{
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();

  add_ignored (self, settings);
  if (self->facts != NULL)
    smith_rule_settings_set_facts (settings, smith_rule_settings_get_facts (self->facts));
  smith_checker_set_settings (self->checker, settings);
}

/* Begins a check with what holds now. */
void
smith_document_adopt_settings (SmithDocument *self)
{
  make_settings (self);
  smith_document_check_now (self);
}

static gboolean
is_same (const SmithActionFacts *a,
         const SmithActionFacts *b)
{
  static const char *const none[] = { NULL };

  return a->sign_in == b->sign_in && g_strcmp0 (a->header, b->header) == 0 &&
         g_strcmp0 (a->day, b->day) == 0 &&
         g_strv_equal (a->hosts != NULL ? a->hosts : none, b->hosts != NULL ? b->hosts : none);
}

/**
 * smith_document_set_facts:
 * @facts: what is known of the action besides its text; copied
 *
 * Where that is news a text that was checked, or is, is checked anew at once; no result that was
 * made without it is told any more.
 */
void
smith_document_set_facts (SmithDocument          *self,
                          const SmithActionFacts *facts)
{
  g_return_if_fail (SMITH_IS_DOCUMENT (self) && facts != NULL);
  g_return_if_fail (facts->sign_in != SMITH_SIGN_IN_HEADER || facts->header != NULL);

  if (is_same (smith_rule_settings_get_facts (self->facts), facts))
    return;
  g_clear_pointer (&self->facts, smith_rule_settings_unref);
  self->facts = smith_rule_settings_new ();
  smith_rule_settings_set_facts (self->facts, facts);
  make_settings (self);
  if (self->check != NULL || smith_document_is_checking (self))
    smith_document_check_now (self);
}
