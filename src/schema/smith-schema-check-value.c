/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include <glib/gi18n-lib.h>

/* Keywords about one value: Validation §6.1 to §6.3, and formats. */

static const char *
name_of_types (guint bits)
{
  switch (bits)
    {
    case TYPE_NULL:
      return _("must be null");
    case TYPE_BOOLEAN:
      return _("must be true or false");
    case TYPE_NUMBER:
      return _("must be a number");
    case TYPE_INTEGER:
      return _("must be a whole number");
    case TYPE_STRING:
      return _("must be text");
    case TYPE_ARRAY:
      return _("must be a list");
    case TYPE_OBJECT:
      return _("must be an object");
    default:
      return _("has none of the types that are allowed here");
    }
}

/* A number may have millions of digits. */
static void
spend_digits (SmithSchemaChecker *self,
              SmithNode           value)
{
  gsize length;

  smith_tree_peek_raw (self->values, value, &length);
  smith_schema_spend (self, length / SMITH_SCHEMA_BYTES_A_STEP);
}

static gboolean
check_type (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            const SmithSchemaRule *rule,
            SmithNode              value)
{
  SmithNodeKind kind = smith_tree_get_kind (self->values, value);

  if ((rule->a & (1u << kind)) != 0)
    return TRUE;
  if (kind == SMITH_NODE_NUMBER && (rule->a & TYPE_INTEGER) != 0)
    {
      spend_digits (self, value);
      if (smith_schema_number_is_whole (self->values, value))
        return TRUE;
    }

  return smith_schema_report (self, unit, rule, value, "%s", name_of_types (rule->a));
}

/* Whether a value is that at @node of the schema's tree. */
static gboolean
equals (SmithSchemaChecker    *self,
        const SmithSchemaUnit *unit,
        SmithNode              node,
        SmithNode              value)
{
  guint64 n_steps = 0;
  gboolean fits = smith_schema_equal (smith_schema_tree_of (self->schema, unit), node,
                                      self->values, value, &n_steps);

  smith_schema_spend (self, n_steps);

  return fits;
}

static gboolean
check_enum (SmithSchemaChecker    *self,
            const SmithSchemaUnit *unit,
            const SmithSchemaRule *rule,
            SmithNode              value)
{
  SmithTree *tree = smith_schema_tree_of (self->schema, unit);
  gboolean fits = FALSE;
  guint32 index;
  gsize length;

  if (smith_tree_get_kind (self->values, value) == SMITH_NODE_STRING)
    {
      const char *text = smith_schema_peek_text (self->values, value, &self->scratch, &length);

      smith_schema_spend (self, length / SMITH_SCHEMA_BYTES_A_STEP);
      return smith_schema_names_find (rule->data, text, length, &index) ||
             smith_schema_report (self, unit, rule, value, "%s",
                                  _("is none of the values that are listed"));
    }

  for (SmithNode one = smith_tree_get_first (tree, rule->node);
       one != SMITH_NODE_NONE && !fits && self->end == SMITH_SCHEMA_END_NONE;
       one = smith_tree_get_next (tree, one))
    fits = equals (self, unit, one, value);

  return fits ||
         smith_schema_report (self, unit, rule, value, "%s",
                              _("is none of the values that are listed"));
}

static gboolean
check_const (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             const SmithSchemaRule *rule,
             SmithNode              value)
{
  return equals (self, unit, rule->node, value) ||
         smith_schema_report (self, unit, rule, value, "%s",
                              _("is not the one value that is allowed"));
}

static char *
describe_limit (SmithSchemaKeyword  kind,
                const char         *limit)
{
  switch ((int) kind)
    {
    case KEYWORD_MULTIPLE_OF:
      return g_strdup_printf (_("must be a multiple of %s"), limit);
    case KEYWORD_MAXIMUM:
      return g_strdup_printf (_("must be at most %s"), limit);
    case KEYWORD_EXCLUSIVE_MAXIMUM:
      return g_strdup_printf (_("must be less than %s"), limit);
    case KEYWORD_MINIMUM:
      return g_strdup_printf (_("must be at least %s"), limit);
    default:
      return g_strdup_printf (_("must be greater than %s"), limit);
    }
}

static gboolean
fits_order (SmithSchemaKeyword kind,
            int                order)
{
  return kind == KEYWORD_MAXIMUM ? order <= 0
         : kind == KEYWORD_EXCLUSIVE_MAXIMUM ? order < 0
         : kind == KEYWORD_MINIMUM ? order >= 0 : order > 0;
}

static gboolean
fits_number (SmithSchemaChecker    *self,
             SmithTree             *tree,
             const SmithSchemaRule *rule,
             SmithNode              value)
{
  const SmithSchemaShort limit = { (gint64) rule->limit, rule->a };
  SmithSchemaShort few;
  gsize length;
  const char *text = smith_tree_peek_raw (self->values, value, &length);

  if (rule->a != SMITH_SCHEMA_ABSENT && smith_schema_short_read (&few, text, length))
    return rule->kind == KEYWORD_MULTIPLE_OF
             ? smith_schema_short_divides (&limit, &few)
             : fits_order (rule->kind, smith_schema_short_compare (&few, &limit));
  if (rule->kind == KEYWORD_MULTIPLE_OF)
    return smith_schema_number_divides (tree, rule->node, self->values, value);

  return fits_order (rule->kind,
                     smith_schema_number_compare (self->values, value, tree, rule->node));
}

static gboolean
check_number (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              const SmithSchemaRule *rule,
              SmithNode              value)
{
  SmithTree *tree = smith_schema_tree_of (self->schema, unit);
  g_autofree char *message = NULL;
  g_autofree char *limit = NULL;
  const char *raw;
  gsize length;

  if (smith_tree_get_kind (self->values, value) != SMITH_NODE_NUMBER)
    return TRUE;

  spend_digits (self, value);
  if (fits_number (self, tree, rule, value))
    return TRUE;

  raw = smith_tree_peek_raw (tree, rule->node, &length);
  limit = g_strndup (raw, length);

  message = describe_limit (rule->kind, limit);

  return smith_schema_report (self, unit, rule, value, "%s", message);
}

/* A text may have NULs, at which GLib would stop. */
static guint64
count_characters (const char *text,
                  gsize       length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guint8) text[i] & 0xC0) != 0x80;

  return n;
}

static gboolean
check_length (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              const SmithSchemaRule *rule,
              SmithNode              value,
              const char            *text,
              gsize                  length)
{
  guint64 n;

  /* a character has one byte at least and four at most */
  if (rule->kind == KEYWORD_MAX_LENGTH ? length <= rule->limit
                                       : length / 4 >= rule->limit && rule->limit > 0)
    return TRUE;

  n = count_characters (text, length);
  if (rule->kind == KEYWORD_MAX_LENGTH)
    return n <= rule->limit ||
           smith_schema_report (self, unit, rule, value,
                                _("has %" G_GUINT64_FORMAT " characters, and may have %"
                                  G_GUINT64_FORMAT), n, rule->limit);

  return n >= rule->limit ||
         smith_schema_report (self, unit, rule, value,
                              _("has %" G_GUINT64_FORMAT " characters, and needs %"
                                G_GUINT64_FORMAT), n, rule->limit);
}

/* Whether it matches.  A match that is given up ends the check: a schema could as well ask for
 * the opposite. */
gboolean
smith_schema_checker_match (SmithSchemaChecker     *self,
                            const SmithSchemaRegex *regex,
                            const char             *text,
                            gsize                   length)
{
  guint64 n_steps;
  SmithSchemaMatch match = smith_schema_regex_match (regex, text, length, &n_steps);

  smith_schema_spend (self, n_steps);
  if (match == SMITH_SCHEMA_MATCH_GIVEN_UP)
    self->end = SMITH_SCHEMA_END_TOO_LONG;

  return match == SMITH_SCHEMA_MATCH_FOUND;
}

static gboolean
check_string (SmithSchemaChecker    *self,
              const SmithSchemaUnit *unit,
              const SmithSchemaRule *rule,
              SmithNode              value)
{
  SmithTree *tree = smith_schema_tree_of (self->schema, unit);
  g_autofree char *name = NULL;
  const char *text;
  gsize length;

  if (smith_tree_get_kind (self->values, value) != SMITH_NODE_STRING)
    return TRUE;
  text = smith_schema_peek_text (self->values, value, &self->scratch, &length);
  smith_schema_spend (self, length / SMITH_SCHEMA_BYTES_A_STEP);
  if (rule->kind == KEYWORD_MAX_LENGTH || rule->kind == KEYWORD_MIN_LENGTH)
    return check_length (self, unit, rule, value, text, length);
  if (rule->kind == KEYWORD_PATTERN
        ? smith_schema_checker_match (self, rule->data, text, length)
        : !self->asserts_formats || ((SmithSchemaFormat) rule->data) (text, length))
    return TRUE;

  name = smith_tree_dup_string (tree, rule->node);

  return smith_schema_report (self, unit, rule, value,
                              rule->kind == KEYWORD_PATTERN ? _("does not match the pattern %s")
                                                            : _("is not of the format %s"), name);
}

gboolean
smith_schema_check_value (SmithSchemaChecker    *self,
                          const SmithSchemaUnit *unit,
                          const SmithSchemaRule *rule,
                          SmithNode              value)
{
  if (rule->kind == KEYWORD_TYPE)
    return check_type (self, unit, rule, value);
  if (rule->kind == KEYWORD_ENUM)
    return check_enum (self, unit, rule, value);
  if (rule->kind == KEYWORD_CONST)
    return check_const (self, unit, rule, value);
  if (rule->kind >= KEYWORD_MULTIPLE_OF && rule->kind <= KEYWORD_EXCLUSIVE_MINIMUM)
    return check_number (self, unit, rule, value);

  return check_string (self, unit, rule, value);
}
