/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/* What the commands share that read one document and write one. */

/**
 * SmithCliTarget:
 * @output: (nullable): what `--output` was given, `-` for stdout
 * @is_in_place: `--in-place`: where the document was read from
 *
 * Where a document is written; stdout when neither is given.  Regular files are replaced by
 * the complete text, what is no regular file is opened and written.
 */
typedef struct
{
  char     *output;
  gboolean  is_in_place;
} SmithCliTarget;

#define SMITH_CLI_OUTPUT_ENTRY(target) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(target).output, \
    N_("Write to FILE, - for standard output"), N_("FILE") }
#define SMITH_CLI_IN_PLACE_ENTRY(target) \
  { "in-place", 'i', 0, G_OPTION_ARG_NONE, &(target).is_in_place, \
    N_("Write to the file that was read"), NULL }
#define SMITH_CLI_FROM_ENTRY(name) \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(name), N_("What to read: json or yaml"), N_("FORM") }

gboolean     smith_cli_parse_syntax  (const char            *option,
                                      const char            *name,
                                      SmithSyntax           *out_syntax);
SmithSyntax  smith_cli_guess_syntax  (const char            *name,
                                      GBytes                *text);
void         smith_cli_say_at        (const char            *name,
                                      GBytes                *text,
                                      gsize                  offset,
                                      const char            *message);
SmithTree   *smith_cli_read_document (const char            *name,
                                      const char            *from_name);

gboolean     smith_cli_target_check  (const SmithCliTarget  *self,
                                      const char            *name);
int          smith_cli_target_write  (const SmithCliTarget  *self,
                                      const char            *name,
                                      GBytes                *text);

G_END_DECLS
