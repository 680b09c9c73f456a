/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-cli.h"

#include <glib/gi18n.h>

/* The commands that need the network or the keyring, as both programs know them. */

const SmithCliCommand smith_cli_call = {
  .name = "call",
  .arguments = "FILE OPERATION [--args JSON] [--server URL] "
               "[--bearer-env NAME | --credential NAME] [--format=json]",
  .summary = N_("Call an operation, and judge the answer as ChatGPT would"),
  .run = smith_cli_run_call,
};

const SmithCliCommand smith_cli_mock = {
  .name = "mock",
  .arguments = "[FILE] [--port N]",
  .summary = N_("Play the sample on this machine"),
  .run = smith_cli_run_mock,
};
