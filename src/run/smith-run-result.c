/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-run-result-private.h"

#include <string.h>

#include "base/smith-limits.h"

/* Indentation may make an answer this many times longer before it is shown as it came. */
#define MAX_GROWTH 4

struct _SmithRunResult
{
  SmithHttpRequest  *request;   /* (owned) */
  SmithHttpResponse *response;  /* (owned) */
  SmithVerdict      *verdict;   /* (owned) */
  GPtrArray         *problems;  /* (owned) of SmithArgumentProblem */
  char              *as_sent;   /* (owned) redacted */
  char              *text;      /* (owned) redacted */
  SmithBodyForm      form;
  gsize              n_chars;
};

static gsize
count_request_chars (SmithHttpRequest *request)
{
  GBytes *body = smith_http_request_get_body (request);
  const char *data;
  gsize length;

  if (body == NULL)
    return 0;
  data = g_bytes_get_data (body, &length);

  return length > 0 ? (gsize) g_utf8_strlen (data, (gssize) length) : 0;
}

/* Takes a time in proportion to the body, so it belongs into a thread. */
SmithRunResult *
smith_run_result_new (const SmithProfile *profile,
                      SmithHttpRequest   *request,
                      SmithHttpResponse  *response,
                      GPtrArray          *problems,
                      SmithApi           *api,
                      const SmithOperation *operation,
                      gboolean            key_was_sent,
                      const char         *key_held_back)
{
  SmithRunResult *self = g_atomic_rc_box_new0 (SmithRunResult);
  gboolean is_cut = smith_http_response_is_body_cut (response);
  const char *content_type = smith_http_response_get_content_type (response);
  g_autoptr(SmithBodyText) body = smith_body_text_new (smith_http_response_get_body (response),
                                                       content_type,
                                                       smith_http_response_get_charset (response),
                                                       is_cut);
  g_autofree char *pretty = smith_body_text_dup_pretty (body, MAX_GROWTH *
                                                        SMITH_LIMIT_RESPONSE_BYTES);
  g_autofree char *misfit = NULL;
  g_autofree char *shown = NULL;
  SmithAnswer answer = {
    .status = smith_http_response_get_status (response),
    .content_type = content_type,
    .body = body,
    .body_is_cut = is_cut,
    .total_us = smith_http_response_get_timings (response)->total_us,
    .n_redirects = smith_http_response_get_n_redirects (response),
    .request_chars = count_request_chars (request),
    .key_was_sent = key_was_sent,
    .key_held_back = key_held_back,
  };

  if (!is_cut)
    answer.fit = smith_answer_check (api, operation, answer.status, content_type, body, &misfit);
  /* the names in an answer may be anything */
  answer.misfit = shown = misfit != NULL ? smith_http_request_redact (request, misfit, -1) : NULL;
  self->request = smith_http_request_ref (request);
  self->response = smith_http_response_ref (response);
  self->problems = g_ptr_array_ref (problems);
  self->verdict = smith_verdict_new (profile, &answer);
  self->as_sent = smith_http_request_to_text (request);
  self->text = smith_http_request_redact (request, pretty, -1);
  self->form = body->form;
  self->n_chars = body->n_chars;

  return self;
}

SmithRunResult *
smith_run_result_ref (SmithRunResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
result_clear (gpointer data)
{
  SmithRunResult *self = data;

  smith_http_request_unref (self->request);
  smith_http_response_unref (self->response);
  smith_verdict_unref (self->verdict);
  g_ptr_array_unref (self->problems);
  g_free (self->as_sent);
  g_free (self->text);
}

void
smith_run_result_unref (SmithRunResult *self)
{
  g_atomic_rc_box_release_full (self, result_clear);
}

/**
 * smith_run_result_get_request:
 *
 * Returns: (transfer none): the request as it left, before redirects
 */
SmithHttpRequest *
smith_run_result_get_request (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->request;
}

/**
 * smith_run_result_get_response:
 *
 * Returns: (transfer none): the answer; its bytes are as they came and may echo the secret
 */
SmithHttpResponse *
smith_run_result_get_response (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->response;
}

SmithVerdict *
smith_run_result_get_verdict (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->verdict;
}

/**
 * smith_run_result_get_problems:
 *
 * Returns: (transfer none) (element-type SmithArgumentProblem): what there was to say about
 *   the arguments and did not stop the call
 */
GPtrArray *
smith_run_result_get_problems (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * smith_run_result_get_as_sent:
 *
 * Returns: (transfer none): the request as text, see smith_http_request_to_text()
 */
const char *
smith_run_result_get_as_sent (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->as_sent;
}

/**
 * smith_run_result_get_text:
 *
 * Returns: (transfer none): the body for people, in UTF-8, JSON indented; empty when it is
 *   not text
 */
const char *
smith_run_result_get_text (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

SmithBodyForm
smith_run_result_get_form (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, SMITH_BODY_EMPTY);

  return self->form;
}

/**
 * smith_run_result_get_n_chars:
 *
 * Returns: code points of the body as it came
 */
gsize
smith_run_result_get_n_chars (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

/**
 * smith_run_result_dup_reason:
 *
 * Returns: (transfer full): what the server calls the status, for people
 */
char *
smith_run_result_dup_reason (SmithRunResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return smith_http_request_redact (self->request,
                                    smith_http_response_get_reason (self->response), -1);
}

/**
 * smith_run_result_dup_headers:
 *
 * Returns: (transfer full): the headers of the answer for people, one a line
 */
char *
smith_run_result_dup_headers (SmithRunResult *self)
{
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < smith_http_response_get_n_headers (self->response); i++)
    {
      const char *name, *value;

      smith_http_response_get_header_at (self->response, i, &name, &value);
      g_string_append_printf (text, "%s: %s\n", name, value);
    }

  return smith_http_request_redact (self->request, text->str, (gssize) text->len);
}
