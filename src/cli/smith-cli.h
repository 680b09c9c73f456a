/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/smith-span.h"
#include "base/smith-text-index.h"

G_BEGIN_DECLS

/* What the commands share.  stdout carries results only; what is said to a person goes to
 * stderr. */

/**
 * SmithCliExit:
 * @SMITH_CLI_OK: the answer is yes
 * @SMITH_CLI_NO: the command ran, and the answer is no: something blocks, an answer would
 *   not be accepted
 * @SMITH_CLI_UNUSABLE: nothing was done: unreadable input or wrong usage
 * @SMITH_CLI_NO_ANSWER: `call` only: sent, but no answer came
 */
typedef enum
{
  SMITH_CLI_OK = 0,
  SMITH_CLI_NO = 1,
  SMITH_CLI_UNUSABLE = 2,
  SMITH_CLI_NO_ANSWER = 3,
} SmithCliExit;

typedef struct
{
  const char *name;
  const char *arguments;  /* for the usage line */
  const char *summary;    /* to be translated */
  const char *description; /* (nullable) to be translated: what --help says below the options */
  int       (*run) (int    argc,
                    char **argv);
} SmithCliCommand;

extern const SmithCliCommand smith_cli_bundle;
extern const SmithCliCommand smith_cli_call;
extern const SmithCliCommand smith_cli_check;
extern const SmithCliCommand smith_cli_mock;
extern const SmithCliCommand smith_cli_operations;
extern const SmithCliCommand smith_cli_convert;
extern const SmithCliCommand smith_cli_edit;
extern const SmithCliCommand smith_cli_explain;
extern const SmithCliCommand smith_cli_fix;
extern const SmithCliCommand smith_cli_rules;
extern const SmithCliCommand smith_cli_view;

/* In the program that has them, or another one is started; see smith-cli-elsewhere.c. */
int       smith_cli_run_call (int    argc,
                              char **argv);
int       smith_cli_run_mock (int    argc,
                              char **argv);

int       smith_cli_main   (const SmithCliCommand *const *commands,
                            int                           argc,
                            char                        **argv);
GBytes   *smith_cli_read   (const char             *name,
                            const char            **out_code,
                            GError                **error);
gboolean  smith_cli_parse  (const SmithCliCommand  *command,
                            const GOptionEntry     *entries,
                            int                    *argc,
                            char                 ***argv,
                            int                     min_arguments,
                            int                     max_arguments);
gboolean  smith_cli_format (const char             *format,
                            gboolean               *out_json);
int       smith_cli_write  (GString                *out,
                            int                     exit_code);
void      smith_cli_say    (const char             *format,
                            ...) G_GNUC_PRINTF (1, 2);
char     *smith_cli_to_line (const char            *text);

G_END_DECLS
