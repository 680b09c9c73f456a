/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-chatgpt-private.h"

/* ChatGPT's custom GPT actions, as data: limits here, messages in smith-chatgpt-*.c, a row a
 * message; what is not certain says so.  To add a rule: a row there, the place that finds it
 * in smith-import-*.c, a test row. */

static const char *const versions[] = { "3.1.1", "3.1.0", NULL };
static const char *const methods[] = { "get", "post", "put", "patch", "delete", NULL };

/* The card before a call, as the editor's own table of strings has it, October 2026. */
static const char *const plain_answers[] = { "Allow", "Always Allow", "Decline", NULL };
static const char *const consequential_answers[] = { "Confirm", "Deny", NULL };

/* As several people have published it, last in June 2024. */
static const char file_hint[] =
  "File IDs are in the form of `file-abc123` when coming from DALL-E or file-service or in the "
  "form `/mnt/data/filename.csv` when coming from the python tool. Make sure only to include the "
  "relevant ID part of the string that comes after the protocol file-service://";

/* OpenAI's notice to administrators of Enterprise workspaces, seen in October 2026: “dates subject
 * to change”, and other plans “may follow the same timeline”. */
static const SmithRetirement retirement = { "2026-09-11", "2026-12-11" };

static const SmithMessageTable tables[] = {
  { smith_chatgpt_document_messages, &smith_chatgpt_n_document_messages },
  { smith_chatgpt_server_messages, &smith_chatgpt_n_server_messages },
  { smith_chatgpt_schema_messages, &smith_chatgpt_n_schema_messages },
  { smith_chatgpt_operation_messages, &smith_chatgpt_n_operation_messages },
  { smith_chatgpt_outside_messages, &smith_chatgpt_n_outside_messages },
};

const SmithProfile smith_profile_chatgpt = {
  .id = "chatgpt",
  .name = "ChatGPT",
  .versions = versions,
  .methods = methods,
  .max_operations = 30,
  .max_bytes = 1000000,
  .max_description = 300,
  .max_parameter_text = 700,
  .max_name = 64,
  .deadline_us = 45 * G_USEC_PER_SEC,
  .max_request_chars = 100000,
  .max_response_chars = 100000,
  .media_type = "application/json",
  .file_field = "openaiFileIdRefs",
  .file_hint = file_hint,
  .plain_answers = plain_answers,
  .consequential_answers = consequential_answers,
  .consent_question = "{1} wants to talk to {2}",
  .consent_warning = "Only allow sites you trust",
  .retirement = &retirement,
  .advice = &smith_chatgpt_advice,
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
};
