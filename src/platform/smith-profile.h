/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-advice.h"

G_BEGIN_DECLS

/**
 * SmithClass:
 * @SMITH_CLASS_BLOCKS: the platform refuses the whole document
 * @SMITH_CLASS_DROPS: the platform leaves out an operation or a path
 * @SMITH_CLASS_WARNS: the platform takes it, but something is not as written
 * @SMITH_CLASS_NOTE: a suggestion; never counted
 *
 * What a message of the platform costs.
 */
typedef enum
{
  SMITH_CLASS_BLOCKS,
  SMITH_CLASS_DROPS,
  SMITH_CLASS_WARNS,
  SMITH_CLASS_NOTE,
} SmithClass;

#define SMITH_N_CLASSES 4

/**
 * SmithConfidence:
 * @SMITH_CONFIDENCE_DOCUMENTED: the platform's own documentation says so
 * @SMITH_CONFIDENCE_OBSERVED: read from the editor's code or seen by several builders
 * @SMITH_CONFIDENCE_REPORTED: one report
 * @SMITH_CONFIDENCE_UNCERTAIN: inferred, or reports contradict each other
 */
typedef enum
{
  SMITH_CONFIDENCE_DOCUMENTED,
  SMITH_CONFIDENCE_OBSERVED,
  SMITH_CONFIDENCE_REPORTED,
  SMITH_CONFIDENCE_UNCERTAIN,
} SmithConfidence;

/**
 * SmithStage:
 * @SMITH_STAGE_OUTSIDE: not about a document: its other actions, its sign-in, its publishing
 *
 * The platform's three passes over a document, in their order, and what it says elsewhere.
 */
typedef enum
{
  SMITH_STAGE_SYNTAX,
  SMITH_STAGE_MODEL,
  SMITH_STAGE_PLATFORM,
  SMITH_STAGE_OUTSIDE,
} SmithStage;

/**
 * SmithMessage:
 *
 * One message that the platform prints: a row of its profile.
 *
 * @rule: our stable name of it, kebab-case, area first
 * @text: the platform's words; `%s` stands for each argument, in order
 * @class_: what it costs
 * @stage: which pass prints it
 * @confidence: how sure we are
 * @last_seen: ISO date (year-month) of the newest evidence
 * @title: a few words for a person, to be translated
 * @sentence: one sentence for a person, to be translated; `{1}` … `{9}` stand for the
 *   arguments
 * @sentence_drops: (nullable): that sentence when operations are dropped because of it
 * @why: what it means and why the platform does so, to be translated
 * @remedy: what to do, to be translated
 * @evidence: where we know it from, to be translated
 * @wrong: an example that draws it: top-level fields of a description in YAML, or some plain
 *   lines where it is not about a description
 * @right: the same without the problem
 */
typedef struct
{
  const char      *rule;
  const char      *text;
  SmithClass       class_;
  SmithStage       stage;
  SmithConfidence  confidence;
  const char      *last_seen;
  const char      *title;
  const char      *sentence;
  const char      *sentence_drops;
  const char      *why;
  const char      *remedy;
  const char      *evidence;
  const char      *wrong;
  const char      *right;
} SmithMessage;

/* Some messages of one area. */
typedef struct
{
  const SmithMessage *messages;    /* (array length=n_messages) */
  const guint        *n_messages;
} SmithMessageTable;

/**
 * SmithRetirement:
 * @announced: since when it is known, as YYYY-MM-DD
 * @ends: from when on no action runs any more
 *
 * The end of a platform, as its owner has announced it.
 */
typedef struct
{
  const char *announced;
  const char *ends;
} SmithRetirement;

/**
 * SmithProfile:
 *
 * What one platform does with a description, as data.
 *
 * @id: stable name
 * @name: what people call it
 * @versions: (array zero-terminated=1): the values of `openapi` that it takes
 * @methods: (array zero-terminated=1): the HTTP methods that become operations
 * @max_operations: in one document
 * @max_bytes: of the document printed as JSON with two spaces
 * @max_description: characters of an operation's description
 * @max_parameter_text: characters of a parameter's description
 * @max_name: characters of an operationId
 * @deadline_us: for one call, in microseconds
 * @max_request_chars: characters that a call may send
 * @max_response_chars: characters that an answer may have
 * @media_type: in which arguments are sent and answers are understood
 * @file_field: the argument by which files are handed over
 * @file_hint: what the model is told about it, after its description or `None`
 * @plain_answers: (array zero-terminated=1): the buttons of the card before a call
 * @consequential_answers: (array zero-terminated=1): those before a call that has consequences
 * @consent_question: what the card asks; `{1}` stands for the name of the GPT, `{2}` for the
 *   domain
 * @consent_warning: what it says below
 * @retirement: (nullable): when it ends
 * @advice: what is known beyond its limits
 * @tables: (array length=n_tables): its messages, in no particular order
 */
typedef struct
{
  const char              *id;
  const char              *name;
  const char *const       *versions;
  const char *const       *methods;
  guint                    max_operations;
  gsize                    max_bytes;
  guint                    max_description;
  guint                    max_parameter_text;
  guint                    max_name;
  gint64                   deadline_us;
  gsize                    max_request_chars;
  gsize                    max_response_chars;
  const char              *media_type;
  const char              *file_field;
  const char              *file_hint;
  const char *const       *plain_answers;
  const char *const       *consequential_answers;
  const char              *consent_question;
  const char              *consent_warning;
  const SmithRetirement   *retirement;
  const SmithAdvice       *advice;
  const SmithMessageTable *tables;
  guint                    n_tables;
} SmithProfile;

extern const SmithProfile smith_profile_chatgpt;

guint               smith_profile_get_n_messages (const SmithProfile *self);
const SmithMessage *smith_profile_get_message    (const SmithProfile *self,
                                                  guint               index);
const SmithMessage *smith_profile_find_message   (const SmithProfile *self,
                                                  const char         *rule);
char               *smith_sentence_fill          (const char         *sentence,
                                                  const char *const  *arguments,
                                                  guint               n_arguments);
const char         *smith_class_get_id           (SmithClass          class_);
const char         *smith_stage_get_id           (SmithStage          stage);

G_END_DECLS
