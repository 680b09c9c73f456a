/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-lint-private.h"
#include "smith-words.h"

#include <glib/gi18n-lib.h>

/* Our own rule about names that are nearly the one by which files are handed over. */

static gboolean
is_near (const SmithProfile *profile,
         const char         *name)
{
  g_autofree char *joined = smith_words_dup_joined (name);

  return !g_str_equal (name, profile->file_field) &&
         g_strv_contains (profile->advice->file_names, joined);
}

static void
check_names (SmithCheck      *self,
             const SmithRule *rule)
{
  const SmithProfile *profile = smith_import_get_profile (self->import);
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < smith_api_get_n_operations (self->api) &&
                    !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      GPtrArray *arguments;

      if (!smith_check_is_function (self, operation))
        continue;
      arguments = smith_check_get_arguments (self, i);
      for (guint k = 0; k < arguments->len; k++)
        {
          const SmithFlatArgument *argument = g_ptr_array_index (arguments, k);

          if (is_near (profile, argument->name) &&
              g_hash_table_add (told, GUINT_TO_POINTER (argument->node)))
            smith_check_add (self, rule, argument->node, smith_check_argument_span (self, argument),
                             (int) i, argument->name, operation->operation_id,
                             profile->file_field, NULL);
        }
    }
}

#define BODY(field) \
  "paths:\n" \
  "  /weather:\n" \
  "    post:\n" \
  "      operationId: reportWeather\n" \
  "      description: Takes a report of the weather.\n" \
  "      requestBody:\n" \
  "        content:\n" \
  "          application/json:\n" \
  "            schema:\n" \
  "              type: object\n" \
  "              properties:\n" \
  "                " field ": {type: array, items: {type: string}}\n"

const SmithRule smith_file_rules[] = {
  {
    {
      OWN_RULE ("file-name", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_DOCUMENTED),
      .title = N_("The argument for files has another name"),
      .sentence = N_("ChatGPT accepts this, but hands over no files as “{1}” of {2}: the name must "
                     "be {3}."),
      .why = N_("The platform looks for exactly that name, capitals included."),
      .remedy = N_("Rename the argument."),
      .evidence = N_("In OpenAI's documentation; that files are meant is judged by the name."),
      .wrong = BODY ("openaiFileIds"),
      .right = BODY ("openaiFileIdRefs"),
    },
    check_names,
  },
};

const guint smith_n_file_rules = G_N_ELEMENTS (smith_file_rules);
