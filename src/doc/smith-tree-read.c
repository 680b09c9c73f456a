/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-json-private.h"

#include "base/smith-utf8.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_size (SmithTreeBuilder *builder)
{
  gsize length = g_bytes_get_size (builder->tree->text);

  if (length <= SMITH_LIMIT_DOCUMENT_BYTES)
    return TRUE;
  smith_tree_builder_fail (builder, SMITH_READ_TOO_LARGE, 0, 0,
                           _("The document has %.1f MB; the most that can be read is %u MB"),
                           (double) length / 1e6, SMITH_LIMIT_DOCUMENT_BYTES / (1024 * 1024));

  return FALSE;
}

static gboolean
check_utf8 (SmithTreeBuilder *builder)
{
  gsize offset;

  if (smith_utf8_check (builder->tree->data, g_bytes_get_size (builder->tree->text), &offset))
    return TRUE;

  /* what is not text comes before what is not well formed */
  g_clear_pointer (&builder->tree->errors, g_array_unref);
  smith_tree_builder_fail_not_utf8 (builder, offset);

  return FALSE;
}

/* What is not text comes before what is not JSON, and neither it nor what is too much can be
 * passed over.  Who has cancelled waits for no look at the rest of the text. */
static void
read_json (SmithTreeBuilder *builder)
{
  const char *stopped = smith_json_read (builder);

  if (stopped != NULL && !builder->is_cancelled && check_utf8 (builder) &&
      builder->tree->errors == NULL)
    {
      smith_tree_builder_restart (builder);
      smith_json_read_broken (builder, stopped);
    }
}

/* Returns NULL when cancelled.  What is known to be UTF-8 is not looked at again. */
static SmithTree *
read_text (GBytes       *text,
           SmithSyntax   syntax,
           gboolean      is_utf8,
           GCancellable *cancellable)
{
  g_autofree SmithTreeBuilder *builder = g_new (SmithTreeBuilder, 1);
  g_autoptr(SmithTree) tree = NULL;

  smith_tree_builder_init (builder, text, syntax);
  builder->cancellable = cancellable;
  if (check_size (builder))
    {
      if (syntax == SMITH_SYNTAX_YAML && (is_utf8 || check_utf8 (builder)))
        smith_yaml_read (builder);
      if (syntax == SMITH_SYNTAX_JSON)
        read_json (builder);
    }
  tree = smith_tree_builder_end (builder);

  return builder->is_cancelled ? NULL : g_steal_pointer (&tree);
}

/**
 * smith_tree_read:
 * @text: a whole document; a reference is kept
 * @syntax: how to read it
 *
 * Reads a text.  Takes about a millisecond a megabyte for JSON, two for YAML of the kind that
 * smith-yaml-simple.c reads, and ten for any other; pure, so it may run in any thread.  Memory is
 * bounded by the limits in base/smith-limits.h.
 *
 * Returns: (transfer full): a tree.  When smith_tree_get_error() is not %NULL it holds what
 *   could be read before and after the errors, perhaps nothing; see smith_tree_is_damaged().
 *   A container in JSON that has lost its name is then listed with an empty one.
 */
SmithTree *
smith_tree_read (GBytes      *text,
                 SmithSyntax  syntax)
{
  g_return_val_if_fail (text != NULL, NULL);

  return read_text (text, syntax, FALSE, NULL);
}

/* Whether a text begins like JSON's two containers. */
static gboolean
looks_like_json (SmithTree *tree)
{
  gsize length, i = 0;
  const char *text = g_bytes_get_data (tree->text, &length);

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (text[i]))
    i++;

  return i < length && (text[i] == '{' || text[i] == '[');
}

/**
 * smith_tree_read_any:
 * @text: a whole document
 *
 * Reads a text as the platform does: as JSON, and when that fails as YAML.  Then
 * smith_tree_get_json_error() says why it is not JSON.  When both fail, the tree is that of
 * the form which the text begins like.
 *
 * Returns: (transfer full): a tree, as smith_tree_read()
 */
SmithTree *
smith_tree_read_any (GBytes *text)
{
  return smith_tree_read_any_cancellable (text, NULL);
}

/**
 * smith_tree_read_any_cancellable:
 * @text: a whole document
 * @cancellable: (nullable): may be cancelled from another thread
 *
 * The same; ends within a few milliseconds when it is cancelled.
 *
 * Returns: (transfer full) (nullable): a tree; %NULL when cancelled
 */
SmithTree *
smith_tree_read_any_cancellable (GBytes       *text,
                                 GCancellable *cancellable)
{
  g_autoptr(SmithTree) json = NULL;
  g_autoptr(SmithTree) yaml = NULL;
  const SmithReadError *json_error;

  g_return_val_if_fail (text != NULL, NULL);

  json = read_text (text, SMITH_SYNTAX_JSON, FALSE, cancellable);
  if (json == NULL)
    return NULL;
  json_error = smith_tree_get_error (json);
  if (json_error == NULL || json_error->code != SMITH_READ_SYNTAX)
    return g_steal_pointer (&json);

  /* the reader of JSON has looked at all of the text, or the error would be another */
  yaml = read_text (text, SMITH_SYNTAX_YAML, TRUE, cancellable);
  if (yaml == NULL)
    return NULL;
  if (yaml->errors != NULL && looks_like_json (json))
    return g_steal_pointer (&json);

  yaml->has_json_error = TRUE;
  yaml->json_error = *json_error;
  yaml->json_error.message = g_strdup (json_error->message);

  return g_steal_pointer (&yaml);
}
