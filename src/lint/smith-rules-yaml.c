/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"

#include "doc/smith-yaml-old.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own rule about words that YAML 1.1 and 1.2 read differently. */

/* What YAML 1.1 makes of a plain scalar, in words. */
static char *
dup_old_meaning (const char *text,
                 gsize       length)
{
  char digits[24] = "";
  gint64 value;

  if (smith_yaml_old_integer (text, length, &value))
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  switch (smith_yaml_old_kind (text, length))
    {
    case SMITH_YAML_OLD_BOOLEAN:
      return g_strdup (strchr ("yYtT", *text) != NULL || g_ascii_tolower (text[1]) == 'n'
                         ? _("the value true") : _("the value false"));

    case SMITH_YAML_OLD_INTEGER:
      return *digits != '\0'
               ? g_strdup_printf (_("the number %s"), digits)
               : g_strdup (_("a number"));

    case SMITH_YAML_OLD_FLOAT:
      return g_strdup (_("a number"));

    case SMITH_YAML_OLD_DATE:
      return g_strdup (_("a date"));

    case SMITH_YAML_OLD_MERGE:
      return g_strdup (_("a merge key"));

    case SMITH_YAML_OLD_DEFAULT:
      return g_strdup (_("a default value"));

    case SMITH_YAML_OLD_NULL:
    case SMITH_YAML_OLD_TEXT:
    default:
      return g_strdup (_("text"));
    }
}

/* Whether a scalar is written with a tag, which says what it is. */
static gboolean
has_tag (const char *text,
         gsize       start)
{
  while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t'))
    start--;
  while (start > 0 && strchr (" \t\r\n[{,", text[start - 1]) == NULL)
    start--;

  return text[start] == '!';
}

static void
check_old_yaml_at (SmithCheck      *self,
                   const SmithRule *rule,
                   GHashTable      *taken,
                   SmithNode        node,
                   SmithSpan        span)
{
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  gsize length = span.end - span.start;
  g_autofree char *shown = NULL;
  g_autofree char *meaning = NULL;

  if (length == 0 || !smith_yaml_old_differs (text + span.start, length) ||
      has_tag (text, span.start) || g_hash_table_contains (taken, GSIZE_TO_POINTER (span.start)))
    return;

  shown = g_strndup (text + span.start, length);
  meaning = dup_old_meaning (shown, length);
  smith_check_add (self, rule, node, span, -1, shown, meaning, NULL);
}

static void
check_old_yaml (SmithCheck      *self,
                const SmithRule *rule)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  const char *text = g_bytes_get_data (smith_tree_get_text (self->tree), NULL);
  guint n = smith_tree_get_n_nodes (self->tree);

  if (smith_tree_get_syntax (self->tree) != SMITH_SYNTAX_YAML)
    return;

  /* where the platform stumbles over such a value, that has been said */
  for (guint i = 0; i < self->diagnostics->len; i++)
    g_hash_table_add (taken, GSIZE_TO_POINTER (g_array_index (self->diagnostics, SmithDiagnostic,
                                                              i).span.start));

  for (SmithNode node = SMITH_NODE_ROOT; node <= n && !smith_check_ends_at (self, node); node++)
    {
      SmithSpan key = smith_tree_get_key_span (self->tree, node);
      SmithSpan value = smith_tree_get_span (self->tree, node);

      /* what a merge key brings stands at the merge key */
      if (key.end - key.start == 2 && memcmp (text + key.start, "<<", 2) == 0)
        continue;
      check_old_yaml_at (self, rule, taken, node, key);
      if (smith_tree_get_kind (self->tree, node) < SMITH_NODE_ARRAY &&
          !smith_tree_is_quoted (self->tree, node))
        check_old_yaml_at (self, rule, taken, node, value);
    }
}

const SmithRule smith_yaml_rules[] = {
  {
    {
      OWN_RULE ("document-yaml-1-1", SMITH_CLASS_NOTE, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("Readers of YAML 1.1 and 1.2 take a value differently"),
      .sentence = N_("A reader of YAML 1.1 takes {1} for {2}; in quotes it is text for every "
                     "reader."),
      .why = N_("YAML 1.2 is read here. Many programs still read YAML 1.1, in which words such "
                "as no and on are truth values, 010 is eight, and 12:30 and dates are no text."),
      .remedy = N_("Write quotes around it when it is meant as text."),
      .evidence = N_("The types of YAML 1.1 and the core schema of YAML 1.2."),
      .wrong = "components:\n"
               "  schemas:\n"
               "    Switch: {type: string, enum: [on, off]}\n",
      .right = "components:\n"
               "  schemas:\n"
               "    Switch: {type: string, enum: ['on', 'off']}\n",
    },
    check_old_yaml,
  },
};

const guint smith_n_yaml_rules = G_N_ELEMENTS (smith_yaml_rules);
