/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"
#include "lint/smith-action-facts.h"
#include "platform/smith-profile.h"

G_BEGIN_DECLS

/**
 * SmithRuleSettings:
 *
 * Which rules a person has turned off or holds for better or worse than they are, and places of
 * which a rule shall say nothing; and what is known of the action beside its document.  It decides
 * what is shown and counted, never what the platform says or does.  Counted.  Not changed once a
 * check has it; then any thread may read it.
 */
typedef struct _SmithRuleSettings SmithRuleSettings;

SmithRuleSettings *smith_rule_settings_new     (void);
SmithRuleSettings *smith_rule_settings_ref     (SmithRuleSettings       *self);
void               smith_rule_settings_unref   (SmithRuleSettings       *self);

gboolean           smith_rule_settings_set     (SmithRuleSettings       *self,
                                                const SmithMessage      *rule,
                                                const char              *word);
gboolean           smith_rule_settings_is_off  (const SmithRuleSettings *self,
                                                const char              *rule);
SmithClass         smith_rule_settings_get     (const SmithRuleSettings *self,
                                                const char              *rule,
                                                SmithClass               class_);
void               smith_rule_settings_ignore  (SmithRuleSettings       *self,
                                                const SmithMessage      *rule,
                                                const char              *pointer);
GHashTable        *smith_rule_settings_find_ignored (const SmithRuleSettings *self,
                                                     SmithTree               *tree);
void               smith_rule_settings_set_facts (SmithRuleSettings      *self,
                                                  const SmithActionFacts *facts);
const SmithActionFacts *smith_rule_settings_get_facts (const SmithRuleSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithRuleSettings, smith_rule_settings_unref)

G_END_DECLS
