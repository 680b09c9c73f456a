/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-document-private.h"

#include <string.h>

#include "doc/smith-pointer.h"

/* Problems of which a person does not want to hear at one place. */

static void
adopt (SmithDocument *self)
{
  smith_document_adopt_settings (self);
  smith_document_notify (self, SMITH_DOCUMENT_PROP_N_IGNORED);
}

/**
 * smith_document_ignore:
 * @problem: index of a problem in the latest check
 *
 * Leaves out what its rule says of its place, from the next check on, which begins at once.  The
 * text stays as it is; so does what the platform does with it.
 */
void
smith_document_ignore (SmithDocument *self,
                       guint          problem)
{
  const SmithDiagnostic *diagnostic;
  g_autofree char *pointer = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (SMITH_IS_DOCUMENT (self) && self->check != NULL);
  g_return_if_fail (problem < smith_check_get_n_problems (self->check));

  diagnostic = smith_check_get_problem (self->check, problem);
  pointer = diagnostic->node != SMITH_NODE_NONE
              ? smith_pointer_to_node (smith_check_get_tree (self->check), diagnostic->node)
              : g_strdup ("");
  place = g_strconcat (diagnostic->rule, ":", pointer, NULL);
  if (g_ptr_array_find_with_equal_func (self->ignored, place, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->ignored, g_steal_pointer (&place));
  adopt (self);
}

/**
 * smith_document_set_ignored:
 * @places: (array zero-terminated=1): in place of all that is ignored, each a rule, a colon and a
 *   JSON Pointer
 *
 * What is not like that is left out.
 */
void
smith_document_set_ignored (SmithDocument     *self,
                            const char *const *places)
{
  g_auto(GStrv) now = NULL;

  g_return_if_fail (SMITH_IS_DOCUMENT (self) && places != NULL);

  now = smith_document_dup_ignored (self);
  if (g_strv_equal ((const char *const *) now, places))
    return;
  g_ptr_array_set_size (self->ignored, 0);
  for (guint i = 0; places[i] != NULL; i++)
    if (strchr (places[i], ':') != NULL && g_utf8_validate (places[i], -1, NULL))
      g_ptr_array_add (self->ignored, g_strdup (places[i]));
  adopt (self);
}

/**
 * smith_document_dup_ignored:
 *
 * Returns: (transfer full) (array zero-terminated=1): what smith_document_set_ignored() takes
 */
char **
smith_document_dup_ignored (SmithDocument *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < self->ignored->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->ignored, i));

  return g_strv_builder_end (builder);
}

/**
 * smith_document_get_n_ignored:
 *
 * Returns: how many places are ignored, whether or not there is a problem; also the property
 *   `n-ignored`
 */
guint
smith_document_get_n_ignored (SmithDocument *self)
{
  g_return_val_if_fail (SMITH_IS_DOCUMENT (self), 0);

  return self->ignored->len;
}
