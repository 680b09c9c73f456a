/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-lint-private.h"

/* What the platform would print, as problems: each line that follows from another one stands
 * under it. */

typedef struct
{
  SmithCheck *check;
  GHashTable *missing;  /* (owned) name of a component → the problem about it */
  GHashTable *unknown;  /* (owned) node of a reference to one → the same */
  guint      *drops;    /* (owned) operation → the last problem that drops it, or NONE */
  guint       circle;   /* the problem about circles, or NONE */
  guint       origin;   /* the problem about the root origin, or NONE */
} Grouping;

#define NONE G_MAXUINT

static void
related_free (gpointer data)
{
  SmithRelated *self = data;

  g_free (self->message);
  g_free (self);
}

static void
add_related (SmithDiagnostic *diagnostic,
             SmithNode        node,
             SmithSpan        span,
             char            *message)
{
  SmithRelated *related = g_new0 (SmithRelated, 1);

  related->node = node;
  related->span = span;
  related->message = message;
  if (diagnostic->related == NULL)
    diagnostic->related = g_ptr_array_new_with_free_func (related_free);
  g_ptr_array_add (diagnostic->related, related);
}

/* One missing component is one problem, however often it is used; what was lost to a circle
 * belongs to the circle. */
static guint
find_cause_of_unknown (Grouping           *self,
                       const SmithFinding *finding)
{
  gpointer place;

  if (finding->n_arguments > 2)
    return self->circle;

  return g_hash_table_lookup_extended (self->missing, finding->arguments[1], NULL, &place)
           ? GPOINTER_TO_UINT (place)
           : NONE;
}

/* The alternatives of one mistake are listed one after the other, with one number. */
static guint
find_cause_of_line (Grouping           *self,
                    const SmithFinding *finding,
                    guint               index)
{
  const SmithFinding *before =
    index > 0 ? smith_import_get_finding (self->check->import, index - 1) : NULL;

  return before != NULL && before->message == finding->message &&
         g_str_equal (before->arguments[3], finding->arguments[3])
           ? g_array_index (self->check->owners, guint, index - 1)
           : NONE;
}

/* The problem that a finding is a consequence of, or NONE. */
static guint
find_cause (Grouping *self,
            guint     index)
{
  const SmithFinding *finding = smith_import_get_finding (self->check->import, index);
  const char *rule = finding->message->rule;
  gpointer place;

  if (g_str_equal (rule, "operation-skipped"))
    return self->drops[finding->operation];
  if (g_str_equal (rule, "document-model"))
    return find_cause_of_line (self, finding, index);
  if (g_str_equal (rule, "schema-unknown-component"))
    return find_cause_of_unknown (self, finding);
  if (g_str_equal (rule, "server-ignored"))
    return self->origin;
  if (g_str_equal (rule, "body-not-object") &&
      g_hash_table_lookup_extended (self->unknown, GUINT_TO_POINTER (finding->node), NULL, &place))
    return GPOINTER_TO_UINT (place);

  return NONE;
}

/* What later findings may follow from. */
static void
remember (Grouping           *self,
          const SmithFinding *finding,
          guint               owner)
{
  const char *rule = finding->message->rule;

  if (g_str_equal (rule, "schema-circular"))
    self->circle = owner;
  else if (g_str_equal (rule, "server-root-origin"))
    self->origin = owner;
  else if (g_str_equal (rule, "schema-unknown-component"))
    {
      if (finding->n_arguments == 2)
        g_hash_table_insert (self->missing, finding->arguments[1], GUINT_TO_POINTER (owner));
      g_hash_table_insert (self->unknown, GUINT_TO_POINTER (finding->node),
                           GUINT_TO_POINTER (owner));
    }
  else if (finding->operation >= 0 && finding->message->class_ == SMITH_CLASS_DROPS)
    self->drops[finding->operation] = owner;
}

/* A cause costs what its consequences cost, and says so. */
static void
adopt_class (SmithDiagnostic    *cause,
             const SmithMessage *row,
             const SmithFinding *first,
             const SmithFinding *victim)
{
  SmithMessage worse = *row;
  SmithFinding finding = *first;

  if (victim->message->class_ >= cause->class_ || row->sentence_drops == NULL)
    return;
  worse.sentence = row->sentence_drops;
  finding.message = &worse;
  cause->class_ = victim->message->class_;
  g_free (cause->message);
  cause->message = smith_finding_dup_sentence (&finding);
}

static void
add_problem (Grouping           *self,
             const SmithFinding *finding,
             guint               index)
{
  SmithCheck *check = self->check;
  SmithDiagnostic diagnostic = {
    .rule = finding->message->rule,
    .class_ = finding->message->class_,
    .message = smith_finding_dup_sentence (finding),
    .node = finding->node,
    .span = finding->span,
    .operation = finding->operation,
    .finding = (int) index,
  };

  /* of a broken text the platform prints nothing but that it is broken */
  if (smith_tree_get_error (check->tree) == NULL)
    diagnostic.platform_message = smith_finding_dup_text (finding);
  for (guint i = 0; finding->places != NULL && i < finding->places->len; i++)
    {
      const SmithFindingPlace *place = &g_array_index (finding->places, SmithFindingPlace, i);

      add_related (&diagnostic, place->node, place->span, g_strdup (place->text));
    }
  g_array_append_val (check->diagnostics, diagnostic);
}

/* Turns the findings of the import into problems, and keeps the owner of each. */
void
smith_check_add_findings (SmithCheck   *check,
                          GCancellable *cancellable)
{
  guint n = smith_import_get_n_findings (check->import);
  guint n_operations = smith_api_get_n_operations (check->api);
  g_autofree guint *drops = g_new (guint, n_operations + 1);
  g_autofree guint *firsts = g_new (guint, n + 1);  /* of a problem, its first finding */
  Grouping self = {
    .check = check,
    .missing = g_hash_table_new (g_str_hash, g_str_equal),
    .unknown = g_hash_table_new (NULL, NULL),
    .drops = drops,
    .circle = NONE,
    .origin = NONE,
  };
  guint n_before = check->diagnostics->len;

  for (guint i = 0; i < n_operations; i++)
    drops[i] = NONE;
  for (guint i = 0; i < n && !(i % 256 == 0 && g_cancellable_is_cancelled (cancellable)); i++)
    {
      const SmithFinding *finding = smith_import_get_finding (check->import, i);
      guint owner = find_cause (&self, i);

      if (owner == NONE)
        {
          owner = check->diagnostics->len;
          firsts[owner - n_before] = i;
          add_problem (&self, finding, i);
        }
      else
        {
          SmithDiagnostic *cause = &g_array_index (check->diagnostics, SmithDiagnostic, owner);
          const SmithFinding *first =
            smith_import_get_finding (check->import, firsts[owner - n_before]);

          add_related (cause, finding->node, finding->span, smith_finding_dup_sentence (finding));
          adopt_class (cause, first->message, first, finding);
        }
      g_array_append_val (check->owners, owner);
      remember (&self, finding, owner);
    }

  g_hash_table_unref (self.missing);
  g_hash_table_unref (self.unknown);
}
