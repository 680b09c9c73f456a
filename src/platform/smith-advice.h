/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithSecretShape:
 * @prefix: what a key of that kind begins with
 * @min_rest: how many letters and digits follow at least
 */
typedef struct
{
  const char *prefix;
  guint       min_rest;
} SmithSecretShape;

/**
 * SmithAdvice:
 *
 * What is known of how a platform and its model deal with what it accepts: limits and lists of
 * words for rules that need a judgement.  Words are in lower case, lists end with %NULL.
 *
 * @min_name: letters of a name that can say something
 * @general_words: words that say nothing about an operation when its name has no others
 * @filler_words: words of a description that say nothing by themselves
 * @max_echo: words of a description that may all stand in the name before it says something
 * @max_echo_bytes: bytes of a description that may say nothing; longer ones do
 * @general_names: names of arguments that say nothing without a description
 * @pushy_phrases: what a description must not tell the model
 * @alike: lists of words, each ended by %NULL, that mean the same in the name of an operation;
 *   the last list is empty
 * @secret_names: names of arguments that ask for a key, without _ and -
 * @secret_shapes: keys that can be told by how they begin; the last has no prefix
 * @min_secret: bytes of the shortest of them as it is written, with what is around it
 * @max_secret: bytes of the longest
 * @min_different: different letters and digits that a key has at least: xxxxxxxx is none
 * @placeholder_words: what stands in a key that is none
 * @list_names: fields of an answer that hold what was asked for
 * @paging_words: words in the names of arguments that bound an answer
 * @paging_names: names of such arguments whose words alone say no such thing, without _ and -
 * @value_chars: characters that a value in an answer has at least, as a rule
 * @max_body_depth: objects inside one another in a body that models fill in reliably
 * @max_compared: operations that are compared with one another
 * @alike_names: of the words of two names that have one description so many in a hundred are the
 *   same when a model may take one for the other
 * @alike_texts: of the words of two descriptions whose names mean the same
 * @near_bytes: of the document as it is counted, from which it is near the limit
 * @near_operations: more of them than a model chooses well from
 * @placeholder_hosts: labels of a host that stand for one that is still to be written; one that
 *   ends with - or _ begins such a label
 * @sign_in_hosts: hosts of others at which people may sign in
 * @sign_in_flow: the flow of OAuth that the dialog of the editor has
 * @return_addresses: how the addresses begin to which a sign-in leads back; all must be known to it
 * @file_names: names that are taken for that of files, in lower case and without _ and -
 * @file_answer: the field of an answer by which files are handed back
 * @file_fields: what each file in it has, when it is no address
 */
typedef struct
{
  guint                     min_name;
  const char *const        *general_words;
  const char *const        *filler_words;
  guint                     max_echo;
  gsize                     max_echo_bytes;
  const char *const        *general_names;
  const char *const        *pushy_phrases;
  const char *const        *alike;
  const char *const        *secret_names;
  const SmithSecretShape   *secret_shapes;
  gsize                     min_secret;
  gsize                     max_secret;
  guint                     min_different;
  const char *const        *placeholder_words;
  const char *const        *list_names;
  const char *const        *paging_words;
  const char *const        *paging_names;
  guint                     value_chars;
  guint                     max_body_depth;
  guint                     max_compared;
  guint                     alike_names;
  guint                     alike_texts;
  gsize                     near_bytes;
  guint                     near_operations;
  const char *const        *placeholder_hosts;
  const char *const        *sign_in_hosts;
  const char               *sign_in_flow;
  const char *const        *return_addresses;
  const char *const        *file_names;
  const char               *file_answer;
  const char *const        *file_fields;
} SmithAdvice;

G_END_DECLS
