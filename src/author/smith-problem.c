/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-problem.h"

#include "author/smith-row-private.h"

struct _SmithProblem
{
  GObject  parent_instance;

  SmithRow row;
};

enum
{
  PROP_0,
  PROP_MESSAGE,
  PROP_RULE,
  PROP_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SmithProblem, smith_problem, G_TYPE_OBJECT)

static void
smith_problem_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SmithProblem *self = SMITH_PROBLEM (object);

  switch (prop_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, smith_problem_get_diagnostic (self)->message);
      break;

    case PROP_RULE:
      g_value_set_static_string (value, smith_problem_get_diagnostic (self)->rule);
      break;

    case PROP_LINE:
      g_value_set_uint (value, smith_problem_get_line (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_problem_finalize (GObject *object)
{
  smith_row_clear (&SMITH_PROBLEM (object)->row);

  G_OBJECT_CLASS (smith_problem_parent_class)->finalize (object);
}

static void
smith_problem_class_init (SmithProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = smith_problem_get_property;
  object_class->finalize = smith_problem_finalize;

  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RULE] =
    g_param_spec_string ("rule", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE] =
    g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
smith_problem_init (SmithProblem *self)
{
}

/**
 * smith_problem_get_check:
 *
 * Returns: (transfer none): the check that the problem is in
 */
SmithCheck *
smith_problem_get_check (SmithProblem *self)
{
  g_return_val_if_fail (SMITH_IS_PROBLEM (self), NULL);

  return self->row.check;
}

/**
 * smith_problem_get_diagnostic:
 *
 * Returns: (transfer none): the problem as the check has it; belongs to the check
 */
const SmithDiagnostic *
smith_problem_get_diagnostic (SmithProblem *self)
{
  g_return_val_if_fail (SMITH_IS_PROBLEM (self), NULL);

  return smith_check_get_problem (self->row.check, self->row.index);
}

/**
 * smith_problem_get_index:
 *
 * Returns: its index in the check
 */
guint
smith_problem_get_index (SmithProblem *self)
{
  g_return_val_if_fail (SMITH_IS_PROBLEM (self), 0);

  return self->row.index;
}

/**
 * smith_problem_get_span:
 *
 * Returns: where it is in the document's present text
 */
SmithSpan
smith_problem_get_span (SmithProblem *self)
{
  g_return_val_if_fail (SMITH_IS_PROBLEM (self), ((SmithSpan) { 0, 0 }));

  return smith_row_get_place (&self->row, smith_problem_get_diagnostic (self)->span, NULL);
}

/**
 * smith_problem_get_line:
 *
 * Returns: the line where it begins in the present text, from 1; 0 when the document is
 *   gone
 */
guint
smith_problem_get_line (SmithProblem *self)
{
  guint line;

  g_return_val_if_fail (SMITH_IS_PROBLEM (self), 0);

  smith_row_get_place (&self->row, smith_problem_get_diagnostic (self)->span, &line);
  return line;
}

/**
 * smith_problem_get_place:
 * @span: of the text that was checked, such as that of a victim
 * @out_line: (out) (optional): the line where it begins now, from 1; 0 when the document is
 *   gone
 *
 * Returns: where it is in the document's present text
 */
SmithSpan
smith_problem_get_place (SmithProblem *self,
                         SmithSpan     span,
                         guint        *out_line)
{
  g_return_val_if_fail (SMITH_IS_PROBLEM (self), span);

  return smith_row_get_place (&self->row, span, out_line);
}

static gboolean
is_same (SmithCheck *check_a,
         guint       index_a,
         SmithCheck *check_b,
         guint       index_b)
{
  return smith_check_get_problem (check_a, index_a)->digest ==
         smith_check_get_problem (check_b, index_b)->digest;
}

static gpointer
make (gpointer    owner,
      SmithCheck *check,
      guint64     revision,
      guint       index)
{
  SmithProblem *self = g_object_new (SMITH_TYPE_PROBLEM, NULL);

  smith_row_init (&self->row, owner, check, revision, index);
  return self;
}

static void
rebind (gpointer    item,
        SmithCheck *check,
        guint64     revision,
        guint       index)
{
  smith_row_rebind (&SMITH_PROBLEM (item)->row, check, revision, index);
}

static void
notify (gpointer item)
{
  g_object_notify_by_pspec (item, properties[PROP_LINE]);
}

const SmithRowKind smith_problem_kind = {
  .get_type = smith_problem_get_type,
  .get_n = smith_check_get_n_problems,
  .is_same = is_same,
  .make = make,
  .rebind = rebind,
  .notify = notify,
};
