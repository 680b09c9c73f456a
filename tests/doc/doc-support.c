/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"

#include "base/smith-limits.h"
#include "doc/smith-pointer.h"

#include <string.h>

SmithTree *
doc_read (const char  *text,
          SmithSyntax  syntax)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return smith_tree_read (bytes, syntax);
}

static void
print_text (GString    *out,
            const char *text,
            gsize       length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c < 0x20)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, (char) c);
    }
  g_string_append_c (out, '"');
}

static void
print_span (GString  *out,
            SmithSpan span)
{
  g_string_append_printf (out, "@%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, span.start, span.end);
}

static void
print_node (SmithTree *tree,
            SmithNode  node,
            GString   *out,
            gboolean   with_spans)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  g_autoptr(GString) scratch = g_string_new (NULL);
  const char *text;
  gsize length;
  double number;

  switch (kind)
    {
    case SMITH_NODE_NULL:
      g_string_append (out, "null");
      break;

    case SMITH_NODE_BOOLEAN:
      g_string_append (out, smith_tree_get_boolean (tree, node) ? "true" : "false");
      break;

    case SMITH_NODE_NUMBER:
      g_assert_true (smith_tree_get_number (tree, node, &number));
      g_string_append_printf (out, "%.17g", number);
      break;

    case SMITH_NODE_STRING:
      text = smith_tree_peek_string (tree, node, scratch, &length);
      g_assert_nonnull (text);
      print_text (out, text, length);
      break;

    case SMITH_NODE_ARRAY:
    case SMITH_NODE_OBJECT:
    default:
      g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '{' : '[');
      for (SmithNode child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (tree, child))
        {
          if (child != smith_tree_get_first (tree, node))
            g_string_append_c (out, ',');
          if (kind == SMITH_NODE_OBJECT)
            {
              text = smith_tree_peek_key (tree, child, &length);
              print_text (out, text, length);
              if (with_spans)
                print_span (out, smith_tree_get_key_span (tree, child));
              g_string_append_c (out, ':');
            }
          print_node (tree, child, out, with_spans);
        }
      g_string_append_c (out, kind == SMITH_NODE_OBJECT ? '}' : ']');
      break;
    }

  if (with_spans)
    print_span (out, smith_tree_get_span (tree, node));
}

/* The tree as compact JSON, with what aliases stand for; empty when there is none. */
char *
doc_print (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  if (smith_tree_get_n_nodes (tree) > 0)
    print_node (tree, SMITH_NODE_ROOT, out, FALSE);

  return g_string_free (out, FALSE);
}

/* The same with the span of every key and value behind it. */
char *
doc_outline (SmithTree *tree)
{
  GString *out = g_string_new (NULL);

  if (smith_tree_get_n_nodes (tree) > 0)
    print_node (tree, SMITH_NODE_ROOT, out, TRUE);

  return g_string_free (out, FALSE);
}

static gsize
order_of (SmithTree *tree,
          SmithNode  node)
{
  return smith_tree_get_member_span (tree, node).start;
}

/* What smith_tree_find_at() promises, by looking at every node. */
SmithNode
doc_search_at (SmithTree *tree,
               gsize      offset)
{
  SmithNode found = SMITH_NODE_NONE;
  gsize found_start = 0;

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    {
      SmithSpan span = smith_tree_get_member_span (tree, node);

      if (span.start <= offset && offset <= span.end &&
          (found == SMITH_NODE_NONE || span.start >= found_start))
        {
          found = node;
          found_start = span.start;
        }
    }

  return found;
}

static void
check_errors (SmithTree *tree)
{
  gsize length = g_bytes_get_size (smith_tree_get_text (tree));
  gsize last = 0;

  g_assert_cmpuint (smith_tree_get_n_errors (tree), <=, SMITH_LIMIT_READ_ERRORS);
  for (guint i = 0; i < smith_tree_get_n_errors (tree); i++)
    {
      const SmithReadError *error = smith_tree_get_error_at (tree, i);

      g_assert_nonnull (error->message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (error->span.start, <=, error->span.end);
      g_assert_cmpuint (error->span.end, <=, length);
      g_assert_cmpuint (error->span.start, >=, last);
      last = error->span.start;
    }
  if (smith_tree_get_n_errors (tree) == 0)
    g_assert_cmpuint (smith_tree_get_n_nodes (tree), >, 0);
}

/* What is whole in JSON has its signs: quotes, or brackets that nothing else ends with. */
static void
check_signs (SmithTree *tree,
             SmithNode  node,
             SmithNode  last)
{
  SmithNodeKind kind = smith_tree_get_kind (tree, node);
  SmithSpan span = smith_tree_get_span (tree, node);
  gsize length;
  const char *raw = smith_tree_peek_raw (tree, node, &length);

  if (smith_tree_is_damaged (tree, node))
    {
      g_assert_cmpuint (smith_tree_get_n_errors (tree), >, 0);
      g_assert_true (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY);
      return;
    }
  if (kind == SMITH_NODE_STRING)
    {
      g_assert_cmpuint (length, >=, 2);
      g_assert_true (raw[0] == '"' || (raw[0] == '\'' && smith_tree_get_n_errors (tree) > 0));
      g_assert_cmpint (raw[length - 1], ==, raw[0]);
    }
  else if (kind == SMITH_NODE_OBJECT || kind == SMITH_NODE_ARRAY)
    {
      g_assert_cmpuint (length, >=, 2);
      g_assert_cmpint (raw[0], ==, kind == SMITH_NODE_OBJECT ? '{' : '[');
      g_assert_cmpint (raw[length - 1], ==, kind == SMITH_NODE_OBJECT ? '}' : ']');
      if (last != SMITH_NODE_NONE)
        g_assert_cmpuint (smith_tree_get_span (tree, last).end, <, span.end);
    }
  else
    g_assert_cmpuint (length, >, 0);
}

/* What was noted about references while reading is still about these values. */
static void
check_users (SmithTree *tree)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) users = smith_ref_list_users (tree, SMITH_NODE_ROOT);

  for (guint i = 0; i < users->len; i++)
    g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (users, SmithNode, i))));
}

/* Checks everything that holds for any tree, whatever the text. */
void
doc_check (SmithTree *tree)
{
  gsize length = g_bytes_get_size (smith_tree_get_text (tree));
  gboolean is_json = smith_tree_get_syntax (tree) == SMITH_SYNTAX_JSON;
  gsize last = 0;

  check_errors (tree);
  if (smith_tree_get_n_nodes (tree) > 0)
    check_users (tree);

  for (SmithNode node = SMITH_NODE_ROOT; node <= smith_tree_get_n_nodes (tree); node++)
    {
      SmithSpan key = smith_tree_get_key_span (tree, node);
      SmithSpan value = smith_tree_get_span (tree, node);
      SmithNode parent = smith_tree_get_parent (tree, node);
      SmithNode child, previous = SMITH_NODE_NONE;
      guint n = 0;

      g_assert_true (!smith_tree_is_damaged (tree, node) || smith_tree_get_error (tree) != NULL);
      g_assert_cmpuint (parent, <, node);
      g_assert_cmpint (parent == SMITH_NODE_NONE, ==, node == SMITH_NODE_ROOT);
      g_assert_cmpuint (key.start, <=, key.end);
      g_assert_cmpuint (key.end, <=, value.start);
      g_assert_cmpuint (value.start, <=, value.end);
      g_assert_cmpuint (value.end, <=, length);
      if (parent != SMITH_NODE_NONE)
        {
          g_assert_cmpuint (smith_tree_get_span (tree, parent).start, <=, order_of (tree, node));
          g_assert_cmpuint (value.end, <=, smith_tree_get_span (tree, parent).end);
        }

      /* what a merge key brings stands elsewhere than in its order */
      if (node == SMITH_NODE_ROOT || order_of (tree, node) >= last)
        last = order_of (tree, node);
      else
        g_assert_cmpint (smith_tree_get_syntax (tree), ==, SMITH_SYNTAX_YAML);

      for (child = smith_tree_get_first (tree, node); child != SMITH_NODE_NONE;
           child = smith_tree_get_next (tree, child))
        {
          g_assert_cmpuint (child, >, previous);
          if (is_json)
            g_assert_cmpuint (smith_tree_get_parent (tree, child), ==, node);
          if (is_json && previous != SMITH_NODE_NONE)
            g_assert_cmpuint (smith_tree_get_span (tree, previous).end, <=, order_of (tree, child));
          previous = child;
          n++;
        }
      g_assert_cmpuint (n, ==, smith_tree_get_n_children (tree, node));
      if (is_json)
        check_signs (tree, node, previous);
    }
}

/* A few random changes of a text: bytes replaced, removed, doubled, moved. */
char *
doc_mutate (const char *text,
            gsize       length,
            GRand      *random,
            gsize      *out_length)
{
  static const char signs[] = "{}[]\"',:-#&*!|>%@`?~ \t\n\r\\0159.eEtfn<=/uxé";
  GByteArray *out = g_byte_array_new ();
  int n_changes = g_rand_int_range (random, 1, 6);

  g_byte_array_append (out, (const guint8 *) text, (guint) length);
  for (int i = 0; i < n_changes; i++)
    {
      guint at = out->len > 0 ? (guint) g_rand_int_range (random, 0, (int) out->len) : 0;
      guint wanted = (guint) g_rand_int_range (random, 1, 12);
      guint n = MIN (out->len - at, wanted);
      guint8 c = (guint8) (g_rand_int_range (random, 0, 20) == 0
                             ? g_rand_int_range (random, 0, 256)
                             : signs[g_rand_int_range (random, 0, sizeof signs - 1)]);
      g_autofree guint8 *piece = g_memdup2 (out->data + at, n);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          if (n > 0)
            out->data[at] = c;
          break;

        case 1:
          if (n > 0)
            g_byte_array_remove_range (out, at, n);
          break;

        case 2:
          if (n > 0)
            g_byte_array_append (out, piece, n);
          break;

        default:
          g_byte_array_append (out, &c, 1);
          memmove (out->data + at + 1, out->data + at, out->len - at - 1);
          out->data[at] = c;
          break;
        }
    }

  *out_length = out->len;
  return (char *) g_byte_array_free (out, FALSE);
}
