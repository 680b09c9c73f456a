/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "platform/smith-consent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rules about servers, signing in and asking before a call. */

static void
check_server_variables (SmithCheck      *self,
                        const SmithRule *rule)
{
  for (guint i = 0; i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);
      SmithNode url = smith_tree_get_member (self->tree, server->node, "url");

      if (url != SMITH_NODE_NONE && strchr (server->url, '{') != NULL)
        smith_check_add (self, rule, server->node, smith_tree_get_span (self->tree, url), -1,
                         server->url, NULL);
    }
}

static void
check_server_slash (SmithCheck      *self,
                    const SmithRule *rule)
{
  const char *chosen = smith_import_get_server_url (self->import);

  for (guint i = 0; chosen != NULL && i < smith_api_get_n_servers (self->api); i++)
    {
      const SmithServer *server = smith_api_get_server (self->api, i);
      SmithNode url = smith_tree_get_member (self->tree, server->node, "url");

      if (!g_str_equal (server->url, chosen) || !g_str_has_suffix (chosen, "/"))
        continue;
      smith_check_add (self, rule, server->node, smith_tree_get_span (self->tree, url), -1,
                       chosen, NULL);
      return;
    }
}

SmithNode
smith_check_find_schemes (SmithCheck *self)
{
  SmithNode components = smith_tree_get_member (self->tree, SMITH_NODE_ROOT, "components");

  return smith_tree_get_member (self->tree, components, "securitySchemes");
}

/**
 * smith_scheme_is_offered:
 * @scheme: a Security Scheme Object, references followed
 *
 * What a scheme leaves out may still be right, so it is not held against it.
 *
 * Returns: whether the dialog of the editor can be set to what @scheme describes
 */
gboolean
smith_scheme_is_offered (SmithCheck *check,
                         SmithNode   scheme)
{
  const SmithProfile *profile = smith_import_get_profile (check->import);
  SmithTree *tree = check->tree;
  SmithNode type = smith_tree_get_member (tree, scheme, "type");
  SmithNode in = smith_tree_get_member (tree, scheme, "in");
  SmithNode flows = smith_tree_get_member (tree, scheme, "flows");
  g_autofree char *name = smith_tree_dup_member (tree, scheme, "scheme");

  if (smith_tree_string_equals (tree, type, "apiKey"))
    return in == SMITH_NODE_NONE || smith_tree_string_equals (tree, in, "header");
  if (smith_tree_string_equals (tree, type, "http"))
    return name == NULL || g_ascii_strcasecmp (name, "bearer") == 0 ||
           g_ascii_strcasecmp (name, "basic") == 0;
  if (smith_tree_string_equals (tree, type, "oauth2"))
    return flows == SMITH_NODE_NONE ||
           smith_tree_get_member (tree, flows, profile->advice->sign_in_flow) != SMITH_NODE_NONE;

  return FALSE;
}

static void
check_schemes (SmithCheck      *self,
               const SmithRule *rule)
{
  SmithTree *tree = self->tree;
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      SmithNode scheme = smith_api_resolve (self->api, node);
      SmithNode type = smith_tree_get_member (tree, scheme, "type");
      g_autofree char *name = smith_tree_dup_key (tree, node);

      if (type != SMITH_NODE_NONE && smith_tree_get_kind (tree, type) == SMITH_NODE_STRING &&
          !smith_scheme_is_offered (self, scheme))
        smith_check_add (self, rule, node, smith_tree_get_key_span (tree, node), -1, name, NULL);
    }
}

/* The requirements that stand at @owner. */
static void
check_security (SmithCheck      *self,
                const SmithRule *rule,
                SmithNode        owner,
                int              operation)
{
  SmithTree *tree = self->tree;
  SmithNode list = smith_tree_get_member (tree, owner, "security");
  SmithNode schemes = smith_check_find_schemes (self);

  for (SmithNode one = smith_tree_get_first (tree, list); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (tree, one))
    for (SmithNode member = smith_tree_get_first (tree, one);
         member != SMITH_NODE_NONE && smith_tree_get_kind (tree, one) == SMITH_NODE_OBJECT;
         member = smith_tree_get_next (tree, member))
      {
        gsize length;
        const char *key = smith_tree_peek_key (tree, member, &length);
        g_autofree char *name = NULL;

        if (smith_tree_get_member_len (tree, schemes, key, length) != SMITH_NODE_NONE)
          continue;
        name = g_strndup (key, length);
        smith_check_add (self, rule, member, smith_tree_get_key_span (tree, member), operation,
                         name, NULL);
      }
}

static void
check_requirements (SmithCheck      *self,
                    const SmithRule *rule)
{
  if (smith_tree_get_error (self->tree) != NULL)
    return;
  check_security (self, rule, SMITH_NODE_ROOT, -1);
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    check_security (self, rule, smith_api_get_operation (self->api, i)->node, (int) i);
}

/* Whether a name begins with one of @verbs as a word of its own: deleteUser, delete_user. */
static gboolean
begins_with_verb (const char        *name,
                  const char *const *verbs)
{
  for (; *verbs != NULL; verbs++)
    {
      gsize length = strlen (*verbs);

      if (g_ascii_strncasecmp (name, *verbs, length) == 0 && !g_ascii_islower (name[length]))
        return TRUE;
    }

  return FALSE;
}

typedef gboolean (*ConsentTest) (const SmithOperation *operation,
                                 gboolean              is_consequential,
                                 gboolean              is_declared);

static void
check_consent (SmithCheck      *self,
               const SmithRule *rule,
               ConsentTest      is_odd)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      gboolean is_declared, is_consequential;

      if (operation->operation_id == NULL || !g_strv_contains (profile->methods, operation->method))
        continue;
      is_consequential = smith_consent_is_consequential (self->api, operation, &is_declared);
      if (is_odd (operation, is_consequential, is_declared))
        smith_check_add (self, rule, operation->node,
                         smith_tree_get_key_span (self->tree, operation->node), (int) i,
                         operation->operation_id, NULL);
    }
}

static gboolean
is_changing_get (const SmithOperation *operation,
                 gboolean              is_consequential,
                 gboolean              is_declared)
{
  static const char *const verbs[] = {
    "add", "book", "cancel", "create", "delete", "disable", "enable", "insert", "pay", "post",
    "purge", "remove", "reset", "send", "submit", "update", NULL,
  };

  return !is_consequential && !is_declared && begins_with_verb (operation->operation_id, verbs);
}

static void
check_get (SmithCheck      *self,
           const SmithRule *rule)
{
  check_consent (self, rule, is_changing_get);
}

static gboolean
is_silent_change (const SmithOperation *operation,
                  gboolean              is_consequential,
                  gboolean              is_declared)
{
  return !is_consequential && !g_str_equal (operation->method, "get") &&
         !g_str_equal (operation->method, "post");
}

static void
check_silent (SmithCheck      *self,
              const SmithRule *rule)
{
  check_consent (self, rule, is_silent_change);
}

static gboolean
is_reading_post (const SmithOperation *operation,
                 gboolean              is_consequential,
                 gboolean              is_declared)
{
  static const char *const verbs[] = {
    "fetch", "find", "get", "list", "lookup", "query", "read", "search", NULL,
  };

  return is_consequential && !is_declared && g_str_equal (operation->method, "post") &&
         begins_with_verb (operation->operation_id, verbs);
}

static void
check_post (SmithCheck      *self,
            const SmithRule *rule)
{
  check_consent (self, rule, is_reading_post);
}

const SmithRule smith_access_rules[] = {
  {
    {
      OWN_RULE ("server-variables", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A server's address has variables"),
      .sentence = N_("ChatGPT accepts this, but probably takes the braces in {1} as they are."),
      .why = N_("There is no sign that variables of servers are replaced, nor a place where a "
                 "person could choose."),
      .remedy = N_("Write the address with the values that the GPT shall use."),
      .evidence = N_("Nobody has reported variables to work."),
      .wrong = "servers:\n"
               "  - url: https://api.example.com/{version}\n"
               "    variables:\n"
               "      version: {default: v1}\n",
      .right = "servers:\n"
               "  - url: https://api.example.com/v1\n",
    },
    check_server_variables,
  },
  {
    {
      OWN_RULE ("server-trailing-slash", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_REPORTED),
      .title = N_("The server's address ends with a slash"),
      .sentence = N_("ChatGPT accepts this, but calls {1} with two slashes before each path."),
      .why = N_("Address and path are joined as they are, and some servers answer 404 to a "
                "doubled slash."),
      .remedy = N_("Remove the slash at the end."),
      .evidence = N_("Reported by builders."),
      .wrong = "servers:\n"
               "  - url: https://api.example.com/v1/\n",
      .right = "servers:\n"
               "  - url: https://api.example.com/v1\n",
    },
    check_server_slash,
  },
  {
    {
      OWN_RULE ("auth-scheme-unsupported", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A security scheme is none that the dialog offers"),
      .sentence = N_("ChatGPT accepts this, but its dialog has no sign-in like {1}: only a key "
                      "in a header, or OAuth with a code."),
      .why = N_("An action signs in as its dialog is set: nothing, a key as Basic, Bearer or "
                 "in a header of its own, or OAuth by authorization code. The scheme in the "
                 "document does not change that."),
      .remedy = N_("Describe a scheme that the dialog has, or let the API take the key in a "
                    "header."),
      .evidence = N_("Read from the code of the editor."),
      .wrong = "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    key: {type: apiKey, in: query, name: key}\n",
      .right = "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    key: {type: apiKey, in: header, name: X-Api-Key}\n",
    },
    check_schemes,
  },
  {
    {
      OWN_RULE ("auth-scheme-undefined", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A security requirement names no scheme"),
      .sentence = N_("security asks for {1}, which components.securitySchemes does not have."),
      .why = N_("ChatGPT says nothing about it and signs in as its dialog is set; other "
                 "programs will refuse the document."),
      .remedy = N_("Add the scheme, or correct the name."),
      .evidence = N_("No published line is about it."),
      .wrong = "security:\n"
               "  - token: []\n"
               "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    key: {type: http, scheme: bearer}\n",
      .right = "security:\n"
               "  - key: []\n"
               "components:\n"
               "  schemas: {}\n"
               "  securitySchemes:\n"
               "    key: {type: http, scheme: bearer}\n",
    },
    check_requirements,
  },
  {
    {
      OWN_RULE ("consent-get-changes", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A GET that changes something is called without confirmation"),
      .sentence = N_("ChatGPT accepts this, but calls {1} without asking each time, since it "
                      "is a GET."),
      .why = N_("Without x-openai-isConsequential a GET counts as harmless, whatever it does."),
      .remedy = N_("Add x-openai-isConsequential: true, or use another method."),
      .evidence = N_("In OpenAI's documentation; that an operation changes something is "
                      "guessed from its name."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: deleteStation\n"
               "      description: Gives the weather of a place.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    get:\n"
               "      operationId: deleteStation\n"
               "      description: Gives the weather of a place.\n"
               "      x-openai-isConsequential: true\n",
    },
    check_get,
  },
  {
    {
      OWN_RULE ("consent-silent-change", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("A change can be allowed for good"),
      .sentence = N_("People can allow {1} for good, although it changes something."),
      .why = N_("With x-openai-isConsequential: false the card offers Always Allow, which "
                 "holds for all operations of the domain."),
      .remedy = N_("Leave the field out, so that each call is confirmed."),
      .evidence = N_("In OpenAI's documentation."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    delete:\n"
               "      operationId: deleteStation\n"
               "      description: Gives the weather of a place.\n"
               "      x-openai-isConsequential: false\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    delete:\n"
               "      operationId: deleteStation\n"
               "      description: Gives the weather of a place.\n",
    },
    check_silent,
  },
  {
    {
      OWN_RULE ("consent-post-reads", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_OBSERVED),
      .title = N_("A search has to be confirmed each time"),
      .sentence = N_("Each call of {1} has to be confirmed, although it seems to read only."),
      .why = N_("Without x-openai-isConsequential every method but GET counts as "
                 "consequential, and there is no Always Allow."),
      .remedy = N_("Add x-openai-isConsequential: false if it changes nothing."),
      .evidence = N_("Many builders set it for searches by POST; that this one only reads is "
                      "guessed from its name."),
      .wrong = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: searchStations\n"
               "      description: Takes a report of the weather.\n",
      .right = "paths:\n"
               "  /weather:\n"
               "    post:\n"
               "      operationId: searchStations\n"
               "      description: Takes a report of the weather.\n"
               "      x-openai-isConsequential: false\n",
    },
    check_post,
  },
};

const guint smith_n_access_rules = G_N_ELEMENTS (smith_access_rules);
