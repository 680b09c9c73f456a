/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-style.h"

#include <string.h>

#include "smith-value.h"

/* What stays as it is: RFC 3986 §2.3 and, of §2.2, what cannot end or split a query. */
#define UNRESERVED "-._~"
#define RESERVED_IN_VALUE ":/?@!$'()*,;"

typedef enum
{
  ENCODE_ALL,       /* all but unreserved characters */
  ENCODE_FEW,       /* `allowReserved` */
  ENCODE_NOTHING,   /* headers */
} Encoding;

/* A value in the form that the styles know: one text, a list of texts, or pairs.  Anything
 * deeper has become JSON text; nulls inside are left out (RFC 6570 §2.3). */
typedef struct
{
  SmithNodeKind  kind;    /* string, array or object */
  GPtrArray     *keys;    /* (owned) of char, encoded; as many as @values in an object */
  GPtrArray     *values;  /* (owned) of char, encoded */
} Flat;

static void
append_encoded (GString    *out,
                const char *text,
                gsize       length,
                Encoding    encoding)
{
  static const char digits[] = "0123456789ABCDEF";

  if (encoding == ENCODE_NOTHING)
    {
      /* NUL would end the text here; as SOH it is refused like every control character */
      for (gsize i = 0; i < length; i++)
        g_string_append_c (out, text[i] != '\0' ? text[i] : '\1');
      return;
    }
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (g_ascii_isalnum (c) || (c != '\0' && strchr (UNRESERVED, c) != NULL) ||
          (encoding == ENCODE_FEW && c != '\0' && strchr (RESERVED_IN_VALUE, c) != NULL))
        g_string_append_c (out, (char) c);
      else
        {
          g_string_append_c (out, '%');
          g_string_append_c (out, digits[c >> 4]);
          g_string_append_c (out, digits[c & 15]);
        }
    }
}

static char *
encode (const char *text,
        gsize       length,
        Encoding    encoding)
{
  g_autoptr(GString) out = g_string_sized_new (length);

  append_encoded (out, text, length, encoding);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* One value as one text: a string as it reads, a number as it was written, anything else
 * as JSON. */
static char *
encode_node (SmithTree *values,
             SmithNode  value,
             Encoding   encoding)
{
  g_autofree char *json = NULL;
  gsize length;

  if (smith_tree_get_kind (values, value) == SMITH_NODE_STRING)
    {
      g_autoptr(GString) scratch = g_string_new (NULL);
      const char *text = smith_tree_peek_string (values, value, scratch, &length);

      return encode (text, length, encoding);
    }
  json = smith_value_to_text (values, value, &length);

  return encode (json, length, encoding);
}

static void
flat_clear (Flat *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flat, flat_clear)

static void
flatten (Flat      *self,
         SmithTree *values,
         SmithNode  value,
         Encoding   encoding)
{
  SmithNodeKind kind = smith_tree_get_kind (values, value);

  self->kind = kind == SMITH_NODE_ARRAY || kind == SMITH_NODE_OBJECT ? kind : SMITH_NODE_STRING;
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);

  if (self->kind == SMITH_NODE_STRING)
    {
      g_ptr_array_add (self->values, encode_node (values, value, encoding));
      return;
    }
  for (SmithNode one = smith_tree_get_first (values, value); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (values, one))
    {
      if (smith_tree_get_kind (values, one) == SMITH_NODE_NULL)
        continue;
      if (kind == SMITH_NODE_OBJECT)
        {
          gsize length;
          const char *key = smith_tree_peek_key (values, one, &length);

          g_ptr_array_add (self->keys, encode (key, length, encoding));
        }
      g_ptr_array_add (self->values, encode_node (values, one, encoding));
    }
}

/* `R,100,G,200` or `R=100,G=200` or `blue,black`. */
static void
append_joined (GString    *out,
               const Flat *flat,
               const char *between,
               gboolean    with_equals)
{
  for (guint i = 0; i < flat->values->len; i++)
    {
      if (i > 0)
        g_string_append (out, between);
      if (flat->kind == SMITH_NODE_OBJECT)
        {
          g_string_append (out, g_ptr_array_index (flat->keys, i));
          g_string_append (out, with_equals ? "=" : between);
        }
      g_string_append (out, g_ptr_array_index (flat->values, i));
    }
}

/* `;color=blue`, and `;color` for an empty text (RFC 6570 §3.2.7). */
static void
append_matrix_pair (GString    *out,
                    const char *name,
                    const char *value)
{
  g_string_append_printf (out, *value != '\0' ? ";%s=%s" : ";%s", name, value);
}

static void
append_matrix (GString    *out,
               const char *name,
               const Flat *flat,
               gboolean    explode)
{
  if (flat->kind != SMITH_NODE_STRING && !explode)
    {
      g_string_append_printf (out, ";%s=", name);
      append_joined (out, flat, ",", FALSE);
      return;
    }
  for (guint i = 0; i < flat->values->len; i++)
    append_matrix_pair (out,
                        flat->kind == SMITH_NODE_OBJECT ? g_ptr_array_index (flat->keys, i) : name,
                        g_ptr_array_index (flat->values, i));
}

static gboolean
is_dot_segment (const char *text)
{
  return g_str_equal (text, ".") || g_str_equal (text, "..");
}

/**
 * smith_style_append_path:
 * @out: the path so far
 * @parameter: one of a path; `simple`, `label` or `matrix`
 *
 * Returns: whether the value has a place in a path.  An empty one, `.` and `..` do not: they
 *   would lead to another path.
 */
gboolean
smith_style_append_path (GString              *out,
                         const SmithParameter *parameter,
                         SmithTree            *values,
                         SmithNode             value)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(Flat) flat = { 0 };

  flatten (&flat, values, value, ENCODE_ALL);
  if (flat.values->len == 0)
    return FALSE;

  if (g_str_equal (parameter->style, "matrix"))
    {
      g_autofree char *name = encode (parameter->name, strlen (parameter->name), ENCODE_ALL);

      append_matrix (text, name, &flat, parameter->explode);
    }
  else if (g_str_equal (parameter->style, "label"))
    {
      g_string_append_c (text, '.');
      append_joined (text, &flat, parameter->explode ? "." : ",", parameter->explode);
    }
  else
    append_joined (text, &flat, ",", parameter->explode);

  if (text->len == 0 || is_dot_segment (text->str))
    return FALSE;
  g_string_append_len (out, text->str, (gssize) text->len);

  return TRUE;
}

static void
append_pair (GString    *out,
             const char *name,
             const char *value)
{
  g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "&" : "", name, value);
}

/* `color[R]=100`, with its brackets encoded; deeper objects get more brackets, lists repeat
 * their name. */
static void
append_deep (GString    *out,
             const char *name,
             SmithTree  *values,
             SmithNode   value,
             Encoding    encoding)
{
  SmithNodeKind kind = smith_tree_get_kind (values, value);
  g_autofree char *text = NULL;

  if (kind == SMITH_NODE_NULL)
    return;
  if (kind != SMITH_NODE_OBJECT && kind != SMITH_NODE_ARRAY)
    {
      text = encode_node (values, value, encoding);
      append_pair (out, name, text);
      return;
    }
  for (SmithNode one = smith_tree_get_first (values, value); one != SMITH_NODE_NONE;
       one = smith_tree_get_next (values, one))
    {
      g_autofree char *inner = NULL;

      if (kind == SMITH_NODE_OBJECT)
        {
          gsize length;
          const char *key = smith_tree_peek_key (values, one, &length);
          g_autofree char *encoded = encode (key, length, encoding);

          inner = g_strconcat (name, "%5B", encoded, "%5D", NULL);
        }
      append_deep (out, inner != NULL ? inner : name, values, one, encoding);
    }
}

static void
append_exploded (GString    *out,
                 const char *name,
                 const Flat *flat)
{
  for (guint i = 0; i < flat->values->len; i++)
    append_pair (out, flat->kind == SMITH_NODE_OBJECT ? g_ptr_array_index (flat->keys, i) : name,
                 g_ptr_array_index (flat->values, i));
}

/**
 * smith_style_append_query:
 * @out: the query so far, without a question mark
 * @parameter: one of a query; `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`
 * @allow_reserved: the parameter's `allowReserved`
 *
 * Returns: whether something was added.  Null, an empty list and an empty object add
 *   nothing; an empty text adds `name=`.
 */
gboolean
smith_style_append_query (GString              *out,
                          const SmithParameter *parameter,
                          gboolean              allow_reserved,
                          SmithTree            *values,
                          SmithNode             value)
{
  Encoding encoding = allow_reserved ? ENCODE_FEW : ENCODE_ALL;
  g_autofree char *name = encode (parameter->name, strlen (parameter->name), ENCODE_ALL);
  g_autoptr(GString) joined = NULL;
  const char *between = ",";
  gsize before = out->len;
  g_auto(Flat) flat = { 0 };

  if (smith_tree_get_kind (values, value) == SMITH_NODE_NULL)
    return FALSE;
  if (g_str_equal (parameter->style, "deepObject"))
    {
      append_deep (out, name, values, value, encoding);
      return out->len > before;
    }

  flatten (&flat, values, value, encoding);
  if (flat.values->len == 0)
    return FALSE;
  if (flat.kind == SMITH_NODE_STRING || parameter->explode)
    {
      append_exploded (out, name, &flat);
      return TRUE;
    }

  if (g_str_equal (parameter->style, "spaceDelimited"))
    between = "%20";
  else if (g_str_equal (parameter->style, "pipeDelimited"))
    between = "%7C";
  joined = g_string_new (NULL);
  append_joined (joined, &flat, between, FALSE);
  append_pair (out, name, joined->str);

  return TRUE;
}

/**
 * smith_style_append_json:
 * @out: the query so far, without a question mark, or the path so far
 * @name: (nullable): for a query
 *
 * For a parameter that is described by `content`: the value as JSON.
 */
void
smith_style_append_json (GString    *out,
                         const char *name,
                         SmithTree  *values,
                         SmithNode   value)
{
  gsize length;
  g_autofree char *json = smith_value_to_text (values, value, &length);
  g_autofree char *encoded = encode (json, length, ENCODE_ALL);

  if (name != NULL)
    {
      g_autofree char *encoded_name = encode (name, strlen (name), ENCODE_ALL);

      append_pair (out, encoded_name, encoded);
    }
  else
    g_string_append (out, encoded);
}

/**
 * smith_style_to_header:
 * @parameter: one of a header; always `simple`
 *
 * Returns: (transfer full) (nullable): the header's value; %NULL when there is nothing to
 *   send or a character that no header can carry
 */
char *
smith_style_to_header (const SmithParameter *parameter,
                       SmithTree            *values,
                       SmithNode             value)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(Flat) flat = { 0 };

  if (smith_tree_get_kind (values, value) == SMITH_NODE_NULL)
    return NULL;
  flatten (&flat, values, value, ENCODE_NOTHING);
  append_joined (text, &flat, ",", parameter->explode);

  for (gsize i = 0; i < text->len; i++)
    if ((guchar) text->str[i] < 0x20 || text->str[i] == 0x7f)
      return NULL;

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
