/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rules that hold a document against what is known of its action besides: they are silent where
 * nothing is known. */

static const char *
describe_sign_in (const SmithActionFacts *facts)
{
  switch (facts->sign_in)
    {
    case SMITH_SIGN_IN_BASIC:
      return _("a key as Basic");
    case SMITH_SIGN_IN_BEARER:
      return _("a key as Bearer");
    case SMITH_SIGN_IN_HEADER:
      return facts->header;
    case SMITH_SIGN_IN_OAUTH:
      return _("OAuth");
    case SMITH_SIGN_IN_UNKNOWN:
    case SMITH_SIGN_IN_NONE:
    default:
      return _("no sign-in");
    }
}

/* Whether a call carries what the header of an API key asks for.  In Authorization any word may
 * stand before the key. */
static gboolean
suits_key (const SmithActionFacts *facts,
           const char             *name)
{
  if (facts->sign_in == SMITH_SIGN_IN_HEADER)
    return g_ascii_strcasecmp (facts->header, name) == 0;

  return facts->sign_in != SMITH_SIGN_IN_NONE && g_ascii_strcasecmp (name, "Authorization") == 0;
}

/* Whether a call carries what a scheme asks for: of what the dialog does not offer another rule
 * tells.  A token of OAuth is sent as Bearer. */
static gboolean
suits_scheme (SmithCheck             *self,
              const SmithActionFacts *facts,
              SmithNode               scheme)
{
  g_autofree char *type = smith_tree_dup_member (self->tree, scheme, "type");
  g_autofree char *word = smith_tree_dup_member (self->tree, scheme, "scheme");
  g_autofree char *name = smith_tree_dup_member (self->tree, scheme, "name");
  gboolean is_free = facts->sign_in == SMITH_SIGN_IN_HEADER &&
                     g_ascii_strcasecmp (facts->header, "Authorization") == 0;
  gboolean is_bearer = facts->sign_in == SMITH_SIGN_IN_BEARER ||
                       facts->sign_in == SMITH_SIGN_IN_OAUTH || is_free;

  if (type == NULL || !smith_scheme_is_offered (self, scheme))
    return TRUE;
  if (g_str_equal (type, "apiKey"))
    return name == NULL || suits_key (facts, name);
  if (g_str_equal (type, "oauth2"))
    return is_bearer;
  if (word != NULL && g_ascii_strcasecmp (word, "basic") == 0)
    return facts->sign_in == SMITH_SIGN_IN_BASIC || is_free;

  return word == NULL || is_bearer;
}

/* The first scheme of a requirement that a call does not meet, as its member; SMITH_NODE_NONE when
 * it meets all. */
static SmithNode
find_unmet (SmithCheck             *self,
            const SmithActionFacts *facts,
            SmithNode               requirement)
{
  SmithNode schemes = smith_check_find_schemes (self);

  if (smith_tree_get_kind (self->tree, requirement) != SMITH_NODE_OBJECT)
    return SMITH_NODE_NONE;
  for (SmithNode member = smith_tree_get_first (self->tree, requirement);
       member != SMITH_NODE_NONE; member = smith_tree_get_next (self->tree, member))
    {
      gsize length;
      const char *key = smith_tree_peek_key (self->tree, member, &length);
      SmithNode scheme = smith_tree_get_member_len (self->tree, schemes, key, length);

      if (scheme != SMITH_NODE_NONE &&
          !suits_scheme (self, facts, smith_api_resolve (self->api, scheme)))
        return member;
    }

  return SMITH_NODE_NONE;
}

/* One of the requirements at @owner must be met.  The dialog is what is to be mended, so a scheme
 * is told once, and its name is in @told then. */
static void
check_owner (SmithCheck             *self,
             const SmithRule        *rule,
             const SmithActionFacts *facts,
             SmithNode               owner,
             int                     operation,
             GHashTable             *told)
{
  SmithNode list = smith_tree_get_member (self->tree, owner, "security");
  SmithNode unmet = SMITH_NODE_NONE;
  char *name;

  for (SmithNode one = smith_tree_get_first (self->tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (self->tree, one))
    {
      SmithNode found = find_unmet (self, facts, one);

      if (found == SMITH_NODE_NONE)
        return;
      unmet = unmet != SMITH_NODE_NONE ? unmet : found;
    }
  if (unmet == SMITH_NODE_NONE)
    return;
  name = smith_tree_dup_key (self->tree, unmet);
  if (g_hash_table_add (told, name))
    smith_check_add (self, rule, list, smith_tree_get_key_span (self->tree, list), operation,
                     describe_sign_in (facts), name, NULL);
}

/* Whether what the document asks for holds for a call: an operation may ask for something else. */
static gboolean
counts_at_root (SmithCheck *self)
{
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    if (smith_tree_get_member (self->tree, smith_api_get_operation (self->api, i)->node,
                               "security") == SMITH_NODE_NONE)
      return TRUE;

  return FALSE;
}

static void
check_sign_in (SmithCheck      *self,
               const SmithRule *rule)
{
  const SmithActionFacts *facts = smith_rule_settings_get_facts (self->settings);
  g_autoptr(GHashTable) told = NULL;

  if (facts->sign_in == SMITH_SIGN_IN_UNKNOWN)
    return;
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (counts_at_root (self))
    check_owner (self, rule, facts, SMITH_NODE_ROOT, -1, told);
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    check_owner (self, rule, facts, smith_api_get_operation (self->api, i)->node, (int) i, told);
}

static void
check_retirement (SmithCheck      *self,
                  const SmithRule *rule)
{
  const SmithActionFacts *facts = smith_rule_settings_get_facts (self->settings);
  const SmithRetirement *retirement = smith_import_get_profile (self->import)->retirement;
  SmithNode version = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "openapi");

  /* dates of that form are in the order of their letters */
  if (facts->day == NULL || retirement == NULL || version == SMITH_NODE_NONE ||
      strcmp (facts->day, retirement->announced) < 0)
    return;
  smith_check_add (self, rule, SMITH_NODE_ROOT, smith_tree_get_key_span (self->tree, version), -1,
                   retirement->ends, NULL);
}

/**
 * smith_check_add_taken:
 *
 * Tells when another action of the GPT is at the host of this one, in the editor's own words; it
 * gets so far only with a text that is not broken.
 */
void
smith_check_add_taken (SmithCheck *self)
{
  const SmithActionFacts *facts = smith_rule_settings_get_facts (self->settings);
  SmithRule rule = { 0 };
  SmithNode url = SMITH_NODE_NONE;
  g_autofree char *host = facts->hosts != NULL ? smith_check_find_host (self, &url) : NULL;
  char *arguments[] = { host };
  SmithFinding finding = { .message = &rule.message, .arguments = arguments, .n_arguments = 1 };
  guint n = self->diagnostics->len;

  if (host == NULL || !g_strv_contains (facts->hosts, host))
    return;
  rule.message = *smith_profile_find_message (smith_import_get_profile (self->import),
                                              "server-domain-duplicate");
  smith_check_add (self, &rule, url, smith_tree_get_span (self->tree, url), -1, host, NULL);
  if (self->diagnostics->len > n && smith_tree_get_error (self->tree) == NULL)
    g_array_index (self->diagnostics, SmithDiagnostic, n).platform_message =
      smith_finding_dup_text (&finding);
}

/**
 * smith_check_dup_server_host:
 *
 * Returns: (transfer full) (nullable): where the action is, in lower case; %NULL when it has no
 *   server, or one whose address has a variable
 */
char *
smith_check_dup_server_host (SmithCheck *self)
{
  SmithNode url = SMITH_NODE_NONE;

  return smith_check_find_host (self, &url);
}

#define SCHEME(scheme) \
  "security: [{key: []}]\n" \
  "components:\n" \
  "  schemas: {}\n" \
  "  securitySchemes:\n" \
  "    key: {type: http, scheme: " scheme "}\n"

const SmithRule smith_facts_rules[] = {
  {
    {
      OWN_RULE ("auth-header-mismatch", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("The sign-in is another one than is described"),
      .sentence = N_("ChatGPT accepts this, but with {1} it does not send what “{2}” asks for: "
                     "the API will refuse the calls."),
      .why = N_("ChatGPT does not take the sign-in from the description: it sends what its "
                "dialog is set to, in one header. Basic instead of Bearer is a frequent cause of "
                "calls that are all answered with 401. A check takes the dialog to be set as the "
                "key is that goes to the server, or as check --sign-in says."),
      .remedy = N_("Set the dialog to what is described, or describe what the API takes."),
      .evidence = N_("Reported by builders."),
      .wrong = SCHEME ("basic"),
      .right = SCHEME ("bearer"),
    },
    check_sign_in,
  },
  {
    {
      OWN_RULE ("document-retirement", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Custom GPTs come to an end"),
      .sentence = N_("Custom GPTs run until {1}, as announced for Enterprise workspaces, and "
                     "actions do not move to what comes after them."),
      .why = N_("OpenAI replaces custom GPTs by plugins. Instructions and knowledge move over; "
                "each action has to be built anew as an app or an MCP server. The dates may "
                "change, and other plans may follow. It is the same for every description: the "
                "window says it from the day of the notice on, the command line when it is "
                "given a day, check --day."),
      .remedy = N_("Keep the description and the settings of the sign-in, and build the new form "
                   "from them."),
      .evidence = N_("OpenAI's notice to administrators of Enterprise workspaces."),
      .wrong = "A check on the day of the notice\n",
      .right = "A check on the day before\n",
    },
    check_retirement,
  },
};

const guint smith_n_facts_rules = G_N_ELEMENTS (smith_facts_rules);
