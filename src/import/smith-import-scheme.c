/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-operation-private.h"

#include <string.h>

/* How a request signs in, as a security scheme: a key in a header, as ChatGPT can send one.  The
 * value of the key is nowhere here. */

/* The credential that a scheme is made of: the first that ChatGPT can send. */
static const SmithImportSecret *
choose_secret (const SmithImportRequest *request)
{
  static const SmithImportSecretKind order[] = {
    SMITH_IMPORT_SECRET_BEARER, SMITH_IMPORT_SECRET_BASIC, SMITH_IMPORT_SECRET_HEADER,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; k < request->secrets->len; k++)
      {
        const SmithImportSecret *secret = g_ptr_array_index (request->secrets, k);

        if (secret->kind == order[i])
          return secret;
      }

  return NULL;
}

static gboolean
is_text (SmithTree  *tree,
         SmithNode   node,
         const char *text)
{
  g_autofree char *own = node != SMITH_NODE_NONE ? smith_tree_dup_string (tree, node) : NULL;

  return own != NULL && g_ascii_strcasecmp (own, text) == 0;
}

static gboolean
is_scheme (SmithTree               *tree,
           SmithNode                scheme,
           const SmithImportSecret *secret)
{
  SmithNode type = smith_tree_get_member (tree, scheme, "type");

  if (secret->kind == SMITH_IMPORT_SECRET_HEADER)
    return is_text (tree, type, "apiKey") &&
           is_text (tree, smith_tree_get_member (tree, scheme, "in"), "header") &&
           is_text (tree, smith_tree_get_member (tree, scheme, "name"), secret->name);

  return is_text (tree, type, "http") &&
         is_text (tree, smith_tree_get_member (tree, scheme, "scheme"),
                  secret->kind == SMITH_IMPORT_SECRET_BEARER ? "bearer" : "basic");
}

static char *
dup_json (const SmithImportSecret *secret)
{
  GString *json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  gboolean is_header = secret->kind == SMITH_IMPORT_SECRET_HEADER;

  smith_json_writer_begin_object (writer);
  smith_json_writer_key (writer, "type");
  smith_json_writer_string (writer, is_header ? "apiKey" : "http");
  smith_json_writer_key (writer, is_header ? "in" : "scheme");
  smith_json_writer_string (writer, is_header ? "header"
                                    : secret->kind == SMITH_IMPORT_SECRET_BEARER ? "bearer"
                                                                                 : "basic");
  if (is_header)
    {
      smith_json_writer_key (writer, "name");
      smith_json_writer_string (writer, secret->name);
    }
  smith_json_writer_end_object (writer);

  return g_string_free (json, FALSE);
}

/* Whether all operations need the scheme unless they say something else. */
static gboolean
is_global (SmithTree  *tree,
           const char *name)
{
  SmithNode list = smith_tree_get_member (tree, SMITH_NODE_ROOT, "security");

  for (SmithNode node = smith_tree_get_first (tree, list); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (smith_tree_get_member (tree, node, name) != SMITH_NODE_NONE)
      return TRUE;

  return FALSE;
}

/**
 * smith_import_scheme_find:
 * @out_name: (out) (nullable): of the scheme that the operation needs
 * @out_json: (out) (nullable): the scheme, when it is to be added
 * @out_is_global: (out): whether the document says already that each operation needs it
 */
SmithImportScheme
smith_import_scheme_find (SmithApi                 *api,
                          const SmithImportRequest *request,
                          char                    **out_name,
                          char                    **out_json,
                          gboolean                 *out_is_global)
{
  const SmithImportSecret *secret = choose_secret (request);
  SmithTree *tree = smith_api_get_tree (api);
  SmithNode components = smith_tree_get_member (tree, SMITH_NODE_ROOT, "components");
  SmithNode schemes = smith_tree_get_member (tree, components, "securitySchemes");

  *out_name = NULL;
  *out_json = NULL;
  *out_is_global = FALSE;
  if (secret == NULL)
    return SMITH_IMPORT_SCHEME_NONE;
  for (SmithNode node = smith_tree_get_first (tree, schemes); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    if (is_scheme (tree, smith_api_resolve (api, node), secret))
      {
        *out_name = smith_tree_dup_key (tree, node);
        *out_is_global = is_global (tree, *out_name);
        return SMITH_IMPORT_SCHEME_DECLARED;
      }
  if (smith_tree_get_first (tree, schemes) != SMITH_NODE_NONE)
    return SMITH_IMPORT_SCHEME_OTHER;
  *out_name = g_strdup (secret->kind == SMITH_IMPORT_SECRET_BEARER ? "bearerAuth"
                        : secret->kind == SMITH_IMPORT_SECRET_BASIC ? "basicAuth" : "apiKeyAuth");
  *out_json = dup_json (secret);

  return SMITH_IMPORT_SCHEME_ADDED;
}
