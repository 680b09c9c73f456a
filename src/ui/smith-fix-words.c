/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-fix-words.h"

#include <glib/gi18n.h>

/* How many sentences a list shows before it only counts. */
#define MAX_SENTENCES 30u

/* How many problems are asked for their fixes, which takes microseconds each. */
#define MAX_ASKED 1000u

static void
append_sentence (GString    *out,
                 guint      *n,
                 const char *sentence)
{
  if ((*n)++ < MAX_SENTENCES)
    g_string_append_printf (out, "%s• %s", out->len > 0 ? "\n" : "", sentence);
}

static char *
end_sentences (GString *out,
               guint    n)
{
  if (n > MAX_SENTENCES)
    g_string_append_printf (out, ngettext ("\nand %u more", "\nand %u more", n - MAX_SENTENCES),
                            n - MAX_SENTENCES);

  return g_string_free (out, n == 0);
}

/* What is left out, a line each; %NULL when nothing is. */
char *
smith_fix_words_for_losses (SmithFixResult *result)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < smith_fix_result_get_n_steps (result); i++)
    {
      GPtrArray *losses = smith_fix_result_get_step (result, i)->losses;

      for (guint j = 0; j < losses->len; j++)
        append_sentence (out, &n, g_ptr_array_index (losses, j));
    }

  return end_sentences (out, n);
}

/* The problems that still cost something, a line each; %NULL when there is none. */
char *
smith_fix_words_for_remains (SmithCheck *check)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);

      if (problem->class_ <= SMITH_CLASS_DROPS)
        append_sentence (out, &n, problem->message);
    }

  return end_sentences (out, n);
}

static gboolean
has_question (SmithCheck *check,
              guint       problem)
{
  g_autoptr(GPtrArray) fixes = smith_fix_list (check, problem);

  for (guint i = 0; i < fixes->len; i++)
    if (((SmithFix *) g_ptr_array_index (fixes, i))->kind == SMITH_FIX_YOURS)
      return TRUE;

  return FALSE;
}

/* Why no fix goes without an answer in the readable text of @check. */
const char *
smith_fix_words_for_nothing (SmithCheck *check)
{
  guint n = 0;

  for (guint i = 0; i < smith_check_get_n_problems (check) && n < MAX_ASKED; i++)
    if (smith_check_get_problem (check, i)->class_ <= SMITH_CLASS_DROPS)
      {
        n++;
        if (has_question (check, i))
          return _("What the list of problems still has needs an answer of yours: its Fix buttons "
                   "ask for it.");
      }

  return n == 0 ? _("The document has no problem that costs anything.")
                : _("What the list of problems still has can only be changed in the text, by "
                    "hand.");
}
