/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-chatgpt-private.h"

#include <glib/gi18n-lib.h>

/* What ChatGPT says about an action that a description does not show: its other actions, its
 * sign-in, its publishing.  Here to be explained; nothing finds them in a document. */

#define OUTSIDE(rule_, class__, confidence_, last_seen_) \
  .rule = rule_, .class_ = class__, .stage = SMITH_STAGE_OUTSIDE, \
  .confidence = confidence_, .last_seen = last_seen_

const SmithMessage smith_chatgpt_outside_messages[] = {
  {
    OUTSIDE ("server-domain-duplicate", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_OBSERVED, "2026-10"),
    .text = "Action sets cannot have duplicate domains - %s already exists on another action",
    .title = N_("Another action of the GPT has the same domain"),
    .sentence = N_("ChatGPT does not save the action: another one of this GPT is at {1}."),
    .why = N_("An action is stored under the host name of its server, which can be taken once a "
              "GPT. A description does not tell which other actions there are; a check that is "
              "given them all knows: check --one-gpt."),
    .remedy = N_("Merge the two descriptions, or give one of them another host name."),
    .evidence = N_("Read from the code of the editor, which compares host names as text."),
    .wrong = "Action 1  https://api.example.com/v1\nAction 2  https://api.example.com/v2\n",
    .right = "Action 1  https://api.example.com/v1\nAction 2  https://v2.example.com\n",
  },
  {
    OUTSIDE ("server-domain-not-allowed", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_DOCUMENTED,
             "2026-10"),
    .text = "No domains are allowed by your workspace's settings.",
    .title = N_("The workspace allows no domains"),
    .sentence = N_("ChatGPT calls nothing: the workspace allows no domains for actions."),
    .why = N_("Administrators of a workspace can list the domains that actions may call. A "
              "domain on the list covers what is below it, and an empty list stops every action."),
    .remedy = N_("Ask an administrator to add the domain of the API."),
    .evidence = N_("In OpenAI's help, and in the code of the editor."),
    .wrong = "Allowed domains: none\n",
    .right = "Allowed domains: example.com\n",
  },
  {
    OUTSIDE ("auth-oauth-domain", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_DOCUMENTED, "2026-10"),
    .text = "Authorization URL, Token URL, and API hostname must share a root domain",
    .title = N_("The sign-in is on another domain than the API"),
    .sentence = N_("ChatGPT does not save the sign-in: its two addresses and the API must be "
                   "under one root domain."),
    .why = N_("The dialog compares the root domains of the two addresses and of the server. "
              "Google, Microsoft and Adobe are said to be exempt."),
    .remedy = N_("Let the API's own domain pass both requests on to the sign-in."),
    .evidence = N_("In OpenAI's documentation, and met by many builders."),
    .wrong = "API                https://api.example.com\n"
             "Authorization URL  https://login.example.net/authorize\n"
             "Token URL          https://login.example.net/token\n",
    .right = "API                https://api.example.com\n"
             "Authorization URL  https://login.example.com/authorize\n"
             "Token URL          https://login.example.com/token\n",
  },
  {
    OUTSIDE ("auth-oauth-callback", SMITH_CLASS_WARNS, SMITH_CONFIDENCE_OBSERVED, "2026-10"),
    .text = "OAuth may fail if you don't allow our redirect URLs…",
    .title = N_("The sign-in must know ChatGPT's return addresses"),
    .sentence = N_("ChatGPT reminds you that the sign-in must allow its return addresses."),
    .why = N_("The dialog always shows this line. The addresses change whenever a field of the "
              "sign-in is changed. What a provider has registered is in no description, so a "
              "check speaks up only where one of the two is written down: auth-return-address."),
    .remedy = N_("Register the address that the editor shows, at chat.openai.com and at "
                 "chatgpt.com, and again after each change."),
    .evidence = N_("Read from the code of the editor."),
    .wrong = "Registered: https://chatgpt.com/aip/g-1/oauth/callback\n",
    .right = "Registered: https://chatgpt.com/aip/g-1/oauth/callback\n"
             "            https://chat.openai.com/aip/g-1/oauth/callback\n",
  },
  {
    OUTSIDE ("document-privacy-policy", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_DOCUMENTED, "2026-10"),
    .text = "Public actions require valid privacy policy URLs",
    .title = N_("A public GPT's action has no privacy policy"),
    .sentence = N_("ChatGPT does not publish the GPT: each of its actions needs the address of a "
                   "privacy policy."),
    .why = N_("GPTs that are shared by link or in the store need one for every action; private "
              "ones do not. What makes an address valid is not documented. The field is the "
              "editor's, and whether the GPT is public is decided there: no field of a "
              "description stands for either, so a check cannot tell."),
    .remedy = N_("Fill in the field below the schema, for every action."),
    .evidence = N_("In OpenAI's help and in the code of the editor; newer forms of the line end "
                   "in “Click here to update.”"),
    .wrong = "Privacy policy:\n",
    .right = "Privacy policy: https://example.com/privacy\n",
  },
  {
    OUTSIDE ("document-refused-in-chat", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_REPORTED, "2026-06"),
    .text = "Could not parse OpenAPI spec for plugin: %s",
    .title = N_("A chat fails because of an action that was saved earlier"),
    .sentence = N_("ChatGPT answers nothing in this GPT: an action that was saved earlier is "
                   "refused now."),
    .why = N_("The description is read again for every chat, by rules that may have changed since "
              "it was saved; one bad action stops the whole GPT."),
    .remedy = N_("Open the editor, mend what it says about the description, and save."),
    .evidence = N_("One report, under the heading “Error getting system message”."),
    .wrong = "A description with openapi: 3.0.1, saved in 2023\n",
    .right = "The same with openapi: 3.1.0, saved again\n",
  },
  {
    OUTSIDE ("document-instructions-length", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_OBSERVED,
             "2026-10"),
    .text = "GPT instructions too long",
    .title = N_("The GPT's instructions are too long"),
    .sentence = N_("ChatGPT does not save the GPT: its instructions have more than 8,000 "
                   "characters."),
    .why = N_("The limit is on the instructions of the GPT, not on the action."),
    .remedy = N_("Shorten the instructions; say what an operation does in its description."),
    .evidence = N_("Read from the code of the editor."),
    .wrong = "Instructions of 8,001 characters\n",
    .right = "Instructions of 8,000 characters\n",
  },
  {
    OUTSIDE ("document-name-empty", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_OBSERVED, "2026-10"),
    .text = "GPT name cannot be empty",
    .title = N_("The GPT has no name"),
    .sentence = N_("ChatGPT does not save the GPT: it has no name."),
    .why = N_("It is about the GPT, not about the action; info.title is not taken for its name."),
    .remedy = N_("Give the GPT a name."),
    .evidence = N_("Read from the code of the editor."),
    .wrong = "Name:\n",
    .right = "Name: Weather guide\n",
  },
  {
    OUTSIDE ("document-category", SMITH_CLASS_BLOCKS, SMITH_CONFIDENCE_OBSERVED, "2026-10"),
    .text = "Public GPTs must have a category",
    .title = N_("A public GPT has no category"),
    .sentence = N_("ChatGPT does not publish the GPT: it has no category."),
    .why = N_("It is about the GPT, not about the action."),
    .remedy = N_("Choose a category when the GPT is published."),
    .evidence = N_("Read from the code of the editor."),
    .wrong = "Category:\n",
    .right = "Category: Productivity\n",
  },
};

const guint smith_chatgpt_n_outside_messages = G_N_ELEMENTS (smith_chatgpt_outside_messages);
