/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-consent.h"

#include <glib/gi18n-lib.h>

#include "platform/smith-python-number.h"

/**
 * smith_consent_is_consequential:
 * @out_is_declared: (out) (optional): whether the operation says so itself
 *
 * Returns: whether every call of @operation has to be confirmed: what
 *   `x-openai-isConsequential` says, else %FALSE for GET and %TRUE for all other methods
 */
gboolean
smith_consent_is_consequential (SmithApi             *api,
                                const SmithOperation *operation,
                                gboolean             *out_is_declared)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode flag = smith_tree_get_member (tree, operation->node, "x-openai-isConsequential");
  gboolean is_declared = flag != SMITH_NODE_NONE &&
                         smith_python_get_kind (tree, flag) == SMITH_PYTHON_BOOL;

  if (out_is_declared != NULL)
    *out_is_declared = is_declared;

  return is_declared ? smith_python_is_true (tree, flag) : !g_str_equal (operation->method, "get");
}

/**
 * smith_consent_dup_why:
 *
 * Returns: (transfer full): a sentence that says whether ChatGPT asks before every call, and
 *   where that comes from
 */
char *
smith_consent_dup_why (SmithApi             *api,
                       const SmithOperation *operation)
{
  g_autofree char *method = g_ascii_strup (operation->method, -1);
  gboolean is_declared;
  gboolean is_consequential = smith_consent_is_consequential (api, operation, &is_declared);

  if (is_declared && is_consequential)
    return g_strdup (_("ChatGPT asks before every call, since x-openai-isConsequential is true."));
  if (is_declared)
    return g_strdup (_("ChatGPT offers not to ask again, since x-openai-isConsequential is "
                       "false."));
  if (is_consequential)
    /* translators: %s is an HTTP method */
    return g_strdup_printf (_("ChatGPT asks before every call, since the method is %s and "
                              "x-openai-isConsequential is not set."), method);

  /* translators: %s is an HTTP method */
  return g_strdup_printf (_("ChatGPT offers not to ask again, since the method is %s."), method);
}

/**
 * smith_consent_get_answers:
 *
 * Returns: (array zero-terminated=1): the buttons of the card, the platform's own words, static
 */
const char *const *
smith_consent_get_answers (const SmithProfile *profile,
                           gboolean            is_consequential)
{
  return is_consequential ? profile->consequential_answers : profile->plain_answers;
}

/**
 * smith_consent_dup_question:
 * @name: of the GPT
 * @domain: where the call goes
 *
 * Returns: (transfer full): what the card asks, the platform's own words
 */
char *
smith_consent_dup_question (const SmithProfile *profile,
                            const char         *name,
                            const char         *domain)
{
  const char *const arguments[] = { name, domain };

  return smith_sentence_fill (profile->consent_question, arguments, G_N_ELEMENTS (arguments));
}
