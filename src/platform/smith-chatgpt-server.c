/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-chatgpt-private.h"

#include <glib/gi18n-lib.h>

/* What is said about servers and signing in. */

const SmithMessage smith_chatgpt_server_messages[] = {
  {
    .rule = "server-none",
    .text = "Could not find a valid URL in `servers`",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("No server has an absolute address"),
    .sentence = N_("ChatGPT refuses the whole document: it does not say at which https address "
                   "the API is."),
    .why = N_("The action is stored under the host name of its server, so there must be one."),
    .remedy = N_("Add servers with one entry, such as https://api.example.com."),
    .evidence = N_("Seen by many builders; generated documents often have no server or only "
                   "\"/\"."),
    .wrong = "servers:\n"
             "  - url: /v1\n",
    .right = "servers:\n"
             "  - url: https://api.example.com/v1\n",
  },
  {
    .rule = "server-root-origin",
    .text = "None of the provided servers is under the root origin %s",
    .class_ = SMITH_CLASS_BLOCKS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("No server is plain https"),
    .sentence = N_("ChatGPT refuses the whole document: no server is at {1}, by https, in lower "
                   "case and without a port."),
    .why = N_("ChatGPT derives https:// and the host in lower case from the first server and "
              "calls nothing else: not http, not another port, not localhost."),
    .remedy = N_("Give the server's address as https:// and its host, without a port."),
    .evidence = N_("Seen by many builders."),
    .wrong = "servers:\n"
             "  - url: http://api.example.com:8080/v1\n",
    .right = "servers:\n"
             "  - url: https://api.example.com/v1\n",
  },
  {
    .rule = "server-ignored",
    .text = "Server URL %s is not under the root origin %s; ignoring it",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A server is ignored"),
    .sentence = N_("ChatGPT accepts this, but never calls {1}, since it is not at {2}."),
    .why = N_("Only addresses under the root origin are called: https, the host in lower case, "
              "no port."),
    .remedy = N_("Remove the server, or write it as https without a port."),
    .evidence = N_("Seen by many builders."),
    .wrong = "servers:\n"
             "  - url: https://api.example.com\n"
             "  - url: http://api.example.com\n",
    .right = "servers:\n"
             "  - url: https://api.example.com\n",
  },
  {
    .rule = "server-multiple",
    .text = "Multiple servers found, using %s",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("Only the first server is used"),
    .sentence = N_("ChatGPT accepts this, but calls only {1}."),
    .why = N_("An action has one base address. The first one that fits is taken."),
    .remedy = N_("Keep the one server that the GPT shall call."),
    .evidence = N_("Seen by many builders."),
    .wrong = "servers:\n"
             "  - url: https://api.example.com/v2\n"
             "  - url: https://api.example.com/v1\n",
    .right = "servers:\n"
             "  - url: https://api.example.com/v2\n",
  },
  {
    .rule = "server-hostnames",
    .text = "Found multiple hostnames, dropping %s",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("A server on another host is left out"),
    .sentence = N_("ChatGPT accepts this, but leaves out {1}: an action has one host."),
    .why = N_("An action is stored under one host name, that of the first server."),
    .remedy = N_("Remove the server, or describe that host in an action of its own."),
    .evidence = N_("Seen by many builders."),
    .wrong = "servers:\n"
             "  - url: https://api.example.com\n"
             "  - url: https://test.example.com\n",
    .right = "servers:\n"
             "  - url: https://api.example.com\n",
  },
  {
    .rule = "auth-multiple-schemes",
    .text = "Found multiple security schemes, only 1 is supported",
    .class_ = SMITH_CLASS_WARNS,
    .stage = SMITH_STAGE_PLATFORM,
    .confidence = SMITH_CONFIDENCE_OBSERVED,
    .last_seen = "2026-10",
    .title = N_("There is more than one security scheme"),
    .sentence = N_("ChatGPT accepts this, but uses one of the {1} security schemes."),
    .why = N_("An action has one way to sign in, chosen in the editor's own dialog. Which "
              "scheme of several is kept is not known."),
    .remedy = N_("Keep the scheme that the action's dialog is set to."),
    .evidence = N_("Seen by many builders."),
    .wrong = "components:\n"
             "  schemas: {}\n"
             "  securitySchemes:\n"
             "    key: {type: http, scheme: bearer}\n"
             "    password: {type: http, scheme: basic}\n",
    .right = "components:\n"
             "  schemas: {}\n"
             "  securitySchemes:\n"
             "    key: {type: http, scheme: bearer}\n",
  },
};

const guint smith_chatgpt_n_server_messages = G_N_ELEMENTS (smith_chatgpt_server_messages);
