/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-complete-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whole objects to begin with.  They pass every check of ours once their empty texts are filled
 * in. */

#define ANSWER "{\"description\":\"OK\",\"content\":{\"application/json\":{\"schema\":" \
               "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}}}}"
#define BODY "{\"required\":true,\"content\":{\"application/json\":{\"schema\":" \
             "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}}}}"
#define PARAMETER "{\"name\":\"\",\"in\":\"query\",\"description\":\"What it means\"," \
                  "\"required\":false,\"schema\":{\"type\":\"string\"}}"
#define OPERATION(more) "{\"operationId\":\"\",\"summary\":\"What it does\"," more \
                        "\"responses\":{\"200\":" ANSWER "}}"

static const struct
{
  SmithObject  object;  /* in which it is a member, or of which it is an element */
  gboolean     is_element;
  const char  *label;
  const char  *key;
  const char  *json;
  const char  *detail;
} snippets[] = {
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("get operation"), "get", OPERATION (""),
    N_("A whole operation that reads") },
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("post operation"), "post",
    OPERATION ("\"requestBody\":" BODY ","), N_("A whole operation that sends a body") },
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("put operation"), "put",
    OPERATION ("\"requestBody\":" BODY ","), N_("A whole operation that replaces") },
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("patch operation"), "patch",
    OPERATION ("\"requestBody\":" BODY ","), N_("A whole operation that changes") },
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("delete operation"), "delete", OPERATION (""),
    N_("A whole operation that removes") },
  { SMITH_OBJECT_PATH_ITEM, FALSE, N_("parameters with one"), "parameters", "[" PARAMETER "]",
    N_("A list with a first parameter") },
  { SMITH_OBJECT_OPERATION, FALSE, N_("parameters with one"), "parameters", "[" PARAMETER "]",
    N_("A list with a first parameter") },
  { SMITH_OBJECT_OPERATION, FALSE, N_("requestBody with JSON"), "requestBody", BODY,
    N_("A body with an object") },
  { SMITH_OBJECT_OPERATION, FALSE, N_("responses with JSON"), "responses",
    "{\"200\":" ANSWER "}", N_("Answers with a first object") },
  { SMITH_OBJECT_RESPONSES, FALSE, N_("200 with JSON"), "200", ANSWER,
    N_("An answer with an object") },
  { SMITH_OBJECT_PARAMETER, TRUE, N_("parameter"), NULL, PARAMETER,
    N_("A whole parameter") },
  { SMITH_OBJECT_SERVER, TRUE, N_("server"), NULL,
    "{\"url\":\"https://api.example.com\"}", N_("A server with its address") },
};

static gboolean
is_there (const SmithCompleter *self,
          SmithNode             container,
          const char           *key)
{
  return key != NULL &&
         (g_hash_table_contains (self->cursor.present, key) ||
          (container != SMITH_NODE_NONE &&
           smith_tree_get_member (self->cursor.tree, container, key) != SMITH_NODE_NONE));
}

void
smith_complete_snippets (SmithCompleter *self)
{
  const SmithCursor *cursor = &self->cursor;
  gboolean is_value = cursor->what == SMITH_CURSOR_VALUE;
  gboolean is_element = self->needs_dash ||
                        (is_value && cursor->path->len > 0 && (cursor->quote == 0) &&
                         ((SmithStep *) cursor->path->pdata[cursor->path->len - 1])->key == NULL);
  SmithNode container = !is_value ? smith_cursor_resolve (cursor, 0) : SMITH_NODE_NONE;

  if (container != SMITH_NODE_NONE &&
      smith_tree_get_kind (cursor->tree, container) != SMITH_NODE_OBJECT)
    container = SMITH_NODE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (snippets); i++)
    if (snippets[i].object == self->spot.object && snippets[i].is_element == is_element &&
        (is_element || !is_value) && !is_there (self, container, snippets[i].key))
      smith_completer_add_block (self, _(snippets[i].label), snippets[i].key, snippets[i].json,
                                 _(snippets[i].detail));
}
