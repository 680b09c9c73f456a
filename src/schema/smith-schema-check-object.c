/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-schema-check-private.h"

#include "base/smith-json-writer.h"

#include <glib/gi18n-lib.h>

/* Keywords about objects: Core §10.3.2 and §11.3, Validation §6.5. */

static gboolean
has_member (SmithSchemaChecker    *self,
            SmithNode              value,
            const SmithSchemaName *name)
{
  return smith_tree_get_member_len (self->values, value, name->name, name->length) !=
         SMITH_NODE_NONE;
}

/* Whether all names are there, found in one walk over the members. */
static gboolean
has_all (SmithSchemaChecker     *self,
         SmithNode               value,
         const SmithSchemaNames *names)
{
  guint64 wanted = G_MAXUINT64 >> (64 - names->n_names), found = 0;
  guint32 next = 0;

  for (SmithNode child = smith_tree_get_first (self->values, value);
       child != SMITH_NODE_NONE && found != wanted;
       child = self->walk.records[child].next)
    {
      gsize length;
      const char *key = smith_tree_walk_key (&self->walk, child, &length);

      if (smith_schema_names_find_next (names, key, length, &next))
        found |= G_GUINT64_CONSTANT (1) << (next - 1);
    }

  return found == wanted;
}

/* Whether has_all() can tell, and is faster than to look for each; it is not for one or two. */
static gboolean
suits_walk (guint                   n_members,
            const SmithSchemaNames *names)
{
  return names->n_names > 2 && names->n_names <= 64 && !names->has_twins &&
         n_members < names->n_names * 2 + 8;
}

static gboolean
check_required (SmithSchemaChecker    *self,
                const SmithSchemaUnit *unit,
                const SmithSchemaRule *rule,
                SmithNode              value)
{
  const SmithSchemaNames *names = rule->data;
  gboolean fits = TRUE;

  smith_schema_spend (self, names->n_names);
  if (suits_walk (smith_tree_get_n_children (self->values, value), names) &&
      has_all (self, value, names))
    return TRUE;
  for (guint32 i = 0; i < names->n_names && (fits || !smith_schema_stops_early (self)); i++)
    if (!has_member (self, value, &names->names[i]))
      fits = smith_schema_report (self, unit, rule, value, _("lacks “%s”"), names->names[i].name);

  return fits;
}

static gboolean
check_dependent_required (SmithSchemaChecker    *self,
                          const SmithSchemaUnit *unit,
                          const SmithSchemaRule *rule,
                          SmithNode              value)
{
  gsize length;
  const char *key = smith_tree_peek_key (smith_schema_tree_of (self->schema, unit), rule->node,
                                         &length);

  return smith_tree_get_member_len (self->values, value, key, length) == SMITH_NODE_NONE ||
         check_required (self, unit, rule, value);
}

static gboolean
check_dependent_schemas (SmithSchemaChecker    *self,
                         const SmithSchemaRule *rule,
                         SmithNode              value)
{
  const SmithSchemaNames *names = rule->data;
  gboolean fits = TRUE;

  for (guint32 i = 0; i < names->n_names && (fits || !smith_schema_stops_early (self)); i++)
    if (has_member (self, value, &names->names[i]))
      fits = smith_schema_apply (self, names->names[i].value, value) && fits;

  return fits;
}

/* Reading a name as a document, besides its length. */
#define STEPS_A_NAME 10u

/* A name is a value of its own: it is read as the text of a document.  Not inlined, or each level
 * of a value would have its variables on the stack. */
static G_GNUC_NO_INLINE gboolean
fits_name (SmithSchemaChecker *self,
           guint32             unit,
           SmithNode           child)
{
  gsize length;
  const char *key = smith_tree_peek_key (self->values, child, &length);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (json, SMITH_JSON_COMPACT);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(SmithTree) name = NULL;
  SmithSchemaChecker inner;
  gboolean fits;

  smith_schema_spend (self, STEPS_A_NAME + length / SMITH_SCHEMA_BYTES_A_STEP);
  inner = *self;
  smith_json_writer_string_len (writer, key, length);
  text = g_bytes_new (json->str, json->len);
  name = smith_tree_read (text, SMITH_SYNTAX_JSON);
  inner.values = name;
  smith_tree_walk_init (&inner.walk, name);
  inner.is_plain = inner.walk.is_plain && !self->schema->is_dynamic;
  inner.scratch = NULL;
  inner.marks = NULL;
  inner.problems = NULL;

  fits = smith_schema_apply_into (&inner, unit, SMITH_NODE_ROOT);
  smith_schema_checker_clear (&inner);
  self->n_steps = inner.n_steps;
  self->end = inner.end;

  return fits;
}

static gboolean
check_names (SmithSchemaChecker    *self,
             const SmithSchemaUnit *unit,
             const SmithSchemaRule *rule,
             SmithNode              value)
{
  gboolean fits = TRUE;

  for (SmithNode child = smith_tree_get_first (self->values, value);
       child != SMITH_NODE_NONE && (fits || !smith_schema_stops_early (self));
       child = smith_tree_get_next (self->values, child))
    if (!fits_name (self, rule->a, child))
      fits = smith_schema_report (self, unit, rule, child, "%s",
                                  _("has a name that is not allowed here"));

  return fits;
}

gboolean
smith_schema_check_object (SmithSchemaChecker    *self,
                           const SmithSchemaUnit *unit,
                           const SmithSchemaRule *rule,
                           SmithNode              value)
{
  guint n = smith_tree_get_n_children (self->values, value);

  if (rule->kind == KEYWORD_UNEVALUATED_PROPERTIES)
    smith_schema_spend (self, n / SMITH_SCHEMA_CHILDREN_A_STEP);
  if (rule->kind == KEYWORD_REQUIRED)
    return check_required (self, unit, rule, value);
  if (rule->kind == KEYWORD_DEPENDENT_REQUIRED)
    return check_dependent_required (self, unit, rule, value);
  if (rule->kind == KEYWORD_DEPENDENT_SCHEMAS)
    return check_dependent_schemas (self, rule, value);
  if (rule->kind == KEYWORD_PROPERTY_NAMES)
    return check_names (self, unit, rule, value);
  if (rule->kind == KEYWORD_UNEVALUATED_PROPERTIES)
    return smith_schema_check_unevaluated (self, rule, value);
  if (rule->kind == KEYWORD_MAX_PROPERTIES)
    return n <= rule->limit ||
           smith_schema_report (self, unit, rule, value,
                                _("has %u members, and may have %" G_GUINT64_FORMAT), n,
                                rule->limit);

  return n >= rule->limit ||
         smith_schema_report (self, unit, rule, value,
                              _("has %u members, and needs %" G_GUINT64_FORMAT), n, rule->limit);
}
