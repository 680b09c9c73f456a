/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-verdict.h"

#include <glib/gi18n-lib.h>

struct _SmithVerdict
{
  GArray *rows;  /* (owned) of SmithVerdictRow */
};

typedef struct
{
  SmithVerdict       *verdict;
  const SmithProfile *profile;
  const SmithAnswer  *answer;
} Checker;

static void
row_clear (gpointer data)
{
  g_free (((SmithVerdictRow *) data)->sentence);
}

static void
add (Checker           *self,
     const char        *id,
     SmithVerdictState  state,
     const char        *platform_error,
     char              *sentence)
{
  SmithVerdictRow row = { id, state, sentence, platform_error };

  g_array_append_val (self->verdict->rows, row);
}

static void
check_status (Checker *self)
{
  guint status = self->answer->status;

  if (status >= 200 && status < 300)
    add (self, "status", SMITH_VERDICT_OK, NULL,
         g_strdup_printf (_("Status %u says that the call succeeded."), status));
  else if (status == 401 || status == 403)
    add (self, "status", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (self->answer->key_was_sent
                            ? _("Status %u: the server refuses the key.")
                            : _("Status %u: the server wants a key, and none was sent."), status));
  else if (status >= 300 && status < 400)
    add (self, "status", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (_("Status %u leads to another address, and was not followed."), status));
  else if (status == 429)
    add (self, "status", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (_("Status %u: too many calls. ChatGPT calls less often for a while."),
                          status));
  else
    add (self, "status", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (status >= 500 ? _("Status %u: the server failed.")
                                        : _("Status %u: the server refused the call."), status));
}

/* Two thirds of the deadline: 30 of 45 seconds is where builders draw the line. */
static void
check_time (Checker *self)
{
  gint64 deadline_us = self->profile->deadline_us;
  double seconds = (double) self->answer->total_us / G_USEC_PER_SEC;
  double allowed = (double) deadline_us / G_USEC_PER_SEC;

  if (self->answer->total_us > deadline_us)
    add (self, "time", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (_("The answer took %.1f seconds; %s stops waiting after %.0f."), seconds,
                          self->profile->name, allowed));
  else if (self->answer->total_us > deadline_us / 3 * 2)
    add (self, "time", SMITH_VERDICT_WARN, NULL,
         g_strdup_printf (_("The answer took %.1f of the %.0f seconds that %s waits."), seconds,
                          allowed, self->profile->name));
  else
    add (self, "time", SMITH_VERDICT_OK, NULL,
         g_strdup_printf (_("The answer took %.1f of %.0f seconds."), seconds, allowed));
}

/* Grouped as the reader's language does it; and xgettext does not know G_GSIZE_FORMAT. */
static char *
count_to_text (gsize count)
{
  return g_strdup_printf ("%'" G_GSIZE_FORMAT, count);
}

static void
check_size (Checker *self)
{
  gsize n_chars = self->answer->body->n_chars;
  g_autofree char *count = count_to_text (n_chars);
  g_autofree char *allowed = count_to_text (self->profile->max_response_chars);

  if (self->answer->body_is_cut)
    add (self, "size", SMITH_VERDICT_FAIL, "ResponseTooLargeError",
         g_strdup_printf (_("The answer is so long that only its beginning was kept; %s takes %s "
                            "characters."), self->profile->name, allowed));
  else if (n_chars > self->profile->max_response_chars)
    add (self, "size", SMITH_VERDICT_FAIL, "ResponseTooLargeError",
         g_strdup_printf (_("The answer has %s characters; %s takes %s. Send fewer rows or "
                            "fields."), count, self->profile->name, allowed));
  else
    add (self, "size", SMITH_VERDICT_OK, NULL,
         g_strdup_printf (_("The answer has %s of %s characters."), count, allowed));
}

static void
check_text_form (Checker *self)
{
  const char *type = self->answer->content_type;

  if (self->answer->body->json_error != NULL && !self->answer->body_is_cut)
    add (self, "form", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (_("The answer says that it is JSON, but is not. %s"),
                          self->answer->body->json_error));
  else if (self->answer->body->json_error != NULL)
    add (self, "form", SMITH_VERDICT_WARN, NULL,
         g_strdup (_("The beginning of the answer looks like JSON; the end was not kept.")));
  else if (self->answer->body->form == SMITH_BODY_HTML)
    add (self, "form", SMITH_VERDICT_WARN, NULL,
         g_strdup (_("The answer is a web page. Something in front of the API may have answered, "
                     "such as a sign-in or a bot check.")));
  else if (type == NULL)
    add (self, "form", SMITH_VERDICT_WARN, NULL,
         g_strdup (_("The answer is text without a content type. Say application/json or "
                     "text/plain.")));
  else if (g_ascii_strncasecmp (type, "text/", 5) == 0)
    add (self, "form", SMITH_VERDICT_OK, NULL, g_strdup (_("The answer is text.")));
  else
    add (self, "form", SMITH_VERDICT_WARN, NULL,
         g_strdup_printf (_("The answer is text of type %s; ChatGPT is known to take JSON and "
                            "plain text."), type));
}

static void
check_form (Checker *self)
{
  switch (self->answer->body->form)
    {
    case SMITH_BODY_EMPTY:
      add (self, "form", SMITH_VERDICT_WARN, NULL,
           g_strdup (_("The answer is empty, so the model learns nothing but the status.")));
      break;
    case SMITH_BODY_BINARY:
      add (self, "form", SMITH_VERDICT_FAIL, "ClientResponseError",
           g_strdup (_("The answer is not text. ChatGPT takes JSON and text, no pictures or "
                       "other files.")));
      break;
    case SMITH_BODY_JSON:
      if (smith_media_type_is_json (self->answer->content_type))
        add (self, "form", SMITH_VERDICT_OK, NULL, g_strdup (_("The answer is JSON.")));
      else
        add (self, "form", SMITH_VERDICT_WARN, NULL,
             g_strdup (_("The answer is JSON, but its content type does not say so. Say "
                         "application/json.")));
      break;
    case SMITH_BODY_HTML:
    case SMITH_BODY_TEXT:
    default:
      check_text_form (self);
      break;
    }
}

static void
check_request (Checker *self)
{
  gsize n_chars = self->answer->request_chars;
  g_autofree char *count = count_to_text (n_chars);
  g_autofree char *allowed = count_to_text (self->profile->max_request_chars);

  if (n_chars > self->profile->max_request_chars)
    add (self, "request", SMITH_VERDICT_FAIL, "ClientResponseError",
         g_strdup_printf (_("The request has %s characters; %s sends %s."), count,
                          self->profile->name, allowed));
  else if (n_chars > 0)
    add (self, "request", SMITH_VERDICT_OK, NULL,
         g_strdup_printf (_("The request has %s of %s characters."), count, allowed));
}

static void
check_redirect (Checker *self)
{
  const char *held_back = self->answer->key_held_back;
  guint n = self->answer->n_redirects;

  if (held_back != NULL)
    add (self, "redirect", SMITH_VERDICT_WARN, NULL,
         g_strdup_printf (_("The server leads to %s. The key was not sent there."), held_back));
  else if (n > 0)
    add (self, "redirect", SMITH_VERDICT_WARN, NULL,
         g_strdup_printf (ngettext ("The answer came after %u redirect. Put its address into "
                                    "“servers”.",
                                    "The answer came after %u redirects. Put the last address "
                                    "into “servers”.", n), n));
}

/* The platform does not look, but the model reads the description. */
static void
check_schema (Checker *self)
{
  if (self->answer->fit == SMITH_ANSWER_AS_DESCRIBED)
    add (self, "schema", SMITH_VERDICT_OK, NULL, g_strdup (_("It is as the description says.")));
  else if (self->answer->fit == SMITH_ANSWER_OTHERWISE)
    add (self, "schema", SMITH_VERDICT_WARN, NULL, g_strdup (self->answer->misfit));
}

/**
 * smith_verdict_new:
 * @profile: whose rules
 * @answer: what came back
 *
 * Returns: (transfer full): a row for each check, in the order in which people ask
 */
SmithVerdict *
smith_verdict_new (const SmithProfile *profile,
                   const SmithAnswer  *answer)
{
  SmithVerdict *self;
  Checker checker;

  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (answer != NULL && answer->body != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithVerdict);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SmithVerdictRow));
  g_array_set_clear_func (self->rows, row_clear);

  checker = (Checker) { self, profile, answer };
  check_status (&checker);
  check_time (&checker);
  check_size (&checker);
  check_form (&checker);
  check_request (&checker);
  check_redirect (&checker);
  check_schema (&checker);

  return self;
}

SmithVerdict *
smith_verdict_ref (SmithVerdict *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
verdict_clear (gpointer data)
{
  g_array_unref (((SmithVerdict *) data)->rows);
}

void
smith_verdict_unref (SmithVerdict *self)
{
  g_atomic_rc_box_release_full (self, verdict_clear);
}

guint
smith_verdict_get_n_rows (SmithVerdict *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const SmithVerdictRow *
smith_verdict_get_row (SmithVerdict *self,
                       guint         index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, SmithVerdictRow, index);
}

/**
 * smith_verdict_find_row:
 *
 * Returns: (nullable): the row @id; %NULL when that was nothing to check
 */
const SmithVerdictRow *
smith_verdict_find_row (SmithVerdict *self,
                        const char   *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (smith_verdict_get_row (self, i)->id, id))
      return smith_verdict_get_row (self, i);

  return NULL;
}

/**
 * smith_verdict_get_state:
 *
 * Returns: the worst of the rows
 */
SmithVerdictState
smith_verdict_get_state (SmithVerdict *self)
{
  SmithVerdictState worst = SMITH_VERDICT_OK;

  g_return_val_if_fail (self != NULL, SMITH_VERDICT_FAIL);

  for (guint i = 0; i < self->rows->len; i++)
    worst = MAX (worst, smith_verdict_get_row (self, i)->state);

  return worst;
}

/**
 * smith_verdict_is_accepted:
 *
 * Returns: whether the platform hands the answer to the model: no row fails
 */
gboolean
smith_verdict_is_accepted (SmithVerdict *self)
{
  return smith_verdict_get_state (self) != SMITH_VERDICT_FAIL;
}

/**
 * smith_verdict_get_platform_error:
 *
 * Returns: (nullable): the name of the first failure as the platform shows it
 */
const char *
smith_verdict_get_platform_error (SmithVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (smith_verdict_get_row (self, i)->platform_error != NULL)
      return smith_verdict_get_row (self, i)->platform_error;

  return NULL;
}

/**
 * smith_verdict_state_to_id:
 *
 * Returns: (transfer none): "ok", "warn" or "fail"
 */
const char *
smith_verdict_state_to_id (SmithVerdictState state)
{
  static const char * const ids[] = { "ok", "warn", "fail" };

  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (ids), NULL);

  return ids[state];
}
