/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-profile.h"
#include "smith-answer-check.h"

G_BEGIN_DECLS

/**
 * SmithAnswer:
 * @status: HTTP status
 * @content_type: (nullable): media type without parameters
 * @body: the body, read
 * @body_is_cut: there was more
 * @total_us: the whole exchange, in microseconds
 * @n_redirects: hops that were followed
 * @request_chars: characters of the request's body
 * @key_was_sent: the request carried a credential
 * @key_held_back: (nullable): the origin to which a redirect led without the credential
 * @fit: whether it is as the description has it
 * @misfit: (nullable): what is not, a sentence
 *
 * What a verdict is made from.  Nothing is owned.
 */
typedef struct
{
  guint                status;
  const char          *content_type;
  const SmithBodyText *body;
  gboolean             body_is_cut;
  gint64               total_us;
  guint                n_redirects;
  gsize                request_chars;
  gboolean             key_was_sent;
  const char          *key_held_back;
  SmithAnswerFit       fit;
  const char          *misfit;
} SmithAnswer;

typedef enum
{
  SMITH_VERDICT_OK,
  SMITH_VERDICT_WARN,
  SMITH_VERDICT_FAIL,
} SmithVerdictState;

/**
 * SmithVerdictRow:
 * @id: stable name: `status`, `time`, `size`, `form`, `request`, `redirect`, `schema`
 * @state: what it says
 * @sentence: (owned): for people, translated
 * @platform_error: (nullable): the name under which the platform shows such a failure
 */
typedef struct
{
  const char        *id;
  SmithVerdictState  state;
  char              *sentence;
  const char        *platform_error;
} SmithVerdictRow;

/**
 * SmithVerdict:
 *
 * Whether the platform would have accepted an answer, check by check.  Immutable and counted.
 */
typedef struct _SmithVerdict SmithVerdict;

SmithVerdict          *smith_verdict_new                (const SmithProfile *profile,
                                                         const SmithAnswer  *answer);
SmithVerdict          *smith_verdict_ref                (SmithVerdict       *self);
void                   smith_verdict_unref              (SmithVerdict       *self);
gboolean               smith_verdict_is_accepted        (SmithVerdict       *self);
SmithVerdictState      smith_verdict_get_state          (SmithVerdict       *self);
const char            *smith_verdict_get_platform_error (SmithVerdict       *self);
guint                  smith_verdict_get_n_rows         (SmithVerdict       *self);
const SmithVerdictRow *smith_verdict_get_row            (SmithVerdict       *self,
                                                         guint               index);
const SmithVerdictRow *smith_verdict_find_row           (SmithVerdict       *self,
                                                         const char         *id);
const char            *smith_verdict_state_to_id        (SmithVerdictState   state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithVerdict, smith_verdict_unref)

G_END_DECLS
