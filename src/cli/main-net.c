/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cli.h"

/* The program behind the commands that need the network or the keyring; see
 * smith-cli-elsewhere.c. */

static const SmithCliCommand *const commands[] = {
  &smith_cli_call,
  &smith_cli_mock,
  NULL,
};

int
main (int    argc,
      char **argv)
{
  return smith_cli_main (commands, argc, argv);
}
