/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cli.h"

static const SmithCliCommand *const commands[] = {
  &smith_cli_check,
  &smith_cli_fix,
  &smith_cli_operations,
  &smith_cli_view,
  &smith_cli_convert,
  &smith_cli_edit,
  &smith_cli_bundle,
  &smith_cli_call,
  &smith_cli_mock,
  &smith_cli_explain,
  &smith_cli_rules,
  NULL,
};

int
main (int    argc,
      char **argv)
{
  return smith_cli_main (commands, argc, argv);
}
