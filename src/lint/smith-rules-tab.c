/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rule about tabs between the parts of a YAML text. */

/* Whether @offset is in a text, where a tab or # is only a sign; in a plain one a # is. */
static gboolean
is_in_text (SmithTree *tree,
            gsize      offset,
            gboolean   with_plain)
{
  const char *text = g_bytes_get_data (smith_tree_get_text (tree), NULL);
  SmithNode node = smith_tree_find_at (tree, offset);
  SmithSpan key, value;

  if (node == SMITH_NODE_NONE)
    return FALSE;
  key = smith_tree_get_key_span (tree, node);
  value = smith_tree_get_span (tree, node);
  if (key.start <= offset && offset < key.end)
    return with_plain || strchr ("\"'", text[key.start]) != NULL;

  return smith_tree_get_kind (tree, node) < SMITH_NODE_ARRAY && value.start <= offset &&
         offset < value.end && (with_plain || smith_tree_is_quoted (tree, node));
}

/* Whether a comment begins before @at on its line. */
static gboolean
is_in_comment (SmithTree  *tree,
               const char *text,
               const char *at)
{
  const char *start = at;

  while (start > text && start[-1] != '\n' && start[-1] != '\r')
    start--;
  for (const char *p = start; p < at; p++)
    if (*p == '#' && (p == start || p[-1] == ' ' || p[-1] == '\t') &&
        !is_in_text (tree, (gsize) (p - text), TRUE))
      return TRUE;

  return FALSE;
}

static void
check_tabs (SmithCheck      *self,
            const SmithRule *rule)
{
  gsize length;
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), &length);
  const char *end = text + length, *at = text;

  /* a tab that no reader takes has been said */
  if (smith_tree_get_syntax (self->tree) != SMITH_SYNTAX_YAML ||
      smith_tree_get_error (self->tree) != NULL)
    return;

  for (guint n = 0; (at = memchr (at, '\t', (gsize) (end - at))) != NULL; n++)
    {
      SmithSpan span = { (gsize) (at - text), (gsize) (at - text) };
      SmithNode node = smith_tree_find_at (self->tree, span.start);

      while (at < end && *at == '\t')
        at++;
      span.end = (gsize) (at - text);
      if ((n % 1024 == 0 && g_cancellable_is_cancelled (self->cancellable)) || self->is_truncated)
        return;
      if (is_in_text (self->tree, span.start, FALSE))
        continue;
      if (!is_in_comment (self->tree, text, text + span.start))
        smith_check_add (self, rule, MAX (node, SMITH_NODE_ROOT), span, -1, NULL);
      /* one of a line is enough, and a comment goes on to its end */
      while (at < end && *at != '\n' && *at != '\r')
        at++;
    }
}

const SmithRule smith_tab_rules[] = {
  {
    {
      OWN_RULE ("document-tab", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_UNCERTAIN),
      .title = N_("A tab stands between parts of a YAML text"),
      .sentence = N_("Python's reader takes no tab here, and ChatGPT very probably reads with it: "
                     "then it refuses the whole document."),
      .why = N_("YAML 1.2 allows tabs between values, and behind them at the end of a line. The "
                "usual reader of Python allows them in quotes, in block texts and in comments "
                "only, and says of the whole text that it cannot be read."),
      .remedy = N_("Write a space, or nothing at the end of a line."),
      .evidence = N_("ChatGPT's line about syntax is known for tabs; which of them, follows from "
                     "PyYAML, tried with each kind of place."),
      .wrong = "openapi:\t3.1.0\n",
      .right = "openapi: 3.1.0\n",
    },
    check_tabs,
  },
};

const guint smith_n_tab_rules = G_N_ELEMENTS (smith_tab_rules);
