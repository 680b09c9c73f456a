/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What checks are told of the action besides its text.  No secret is looked at for it. */
#include "base/smith-origin.h"
#include "run/smith-request-builder.h"
#include "ui/smith-tab-private.h"

/* Where the platform sends calls; NULL when it sends none. */
static char *
dup_origin (SmithTab *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  const char *server =
    check != NULL ? smith_import_get_server_url (smith_check_get_import (check)) : NULL;
  g_autofree char *url = NULL;

  if (server == NULL)
    return NULL;
  url = smith_request_expand_server (smith_check_get_api (check), server, NULL);

  return url != NULL ? smith_origin_from_url (url) : NULL;
}

/* The key that may go there when there is but one; of several nobody knows. */
static SmithCredential *
find_only (SmithTab   *self,
           const char *origin)
{
  SmithCredential *only = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->credentials)); i++)
    {
      g_autoptr(SmithCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (self->credentials), i);

      if (!smith_credential_allows (credential, origin))
        continue;
      if (only != NULL)
        return NULL;
      only = credential;  /* the list keeps it */
    }

  return only;
}

/* The key of the action: the one that the person has chosen for its calls, or else the only one
 * that they let go to its server.  Calls without a key say nothing of the dialog. */
static SmithCredential *
find_key (SmithTab *self)
{
  SmithTargetBar *target =
    smith_request_pane_get_target (smith_test_page_get_request (self->test_page));
  g_autofree char *origin = dup_origin (self);
  SmithCredential *chosen;

  if (origin == NULL || self->credentials == NULL)
    return NULL;
  if (!smith_target_bar_has_choice (target))
    return find_only (self, origin);
  chosen = smith_target_bar_get_credential (target);

  return chosen != NULL && smith_credential_allows (chosen, origin) ? chosen : NULL;
}

static void
tell_key (SmithActionFacts *facts,
          SmithCredential  *key)
{
  switch (smith_credential_get_kind (key))
    {
    case SMITH_CREDENTIAL_BEARER:
      facts->sign_in = SMITH_SIGN_IN_BEARER;
      break;

    case SMITH_CREDENTIAL_BASIC:
      facts->sign_in = SMITH_SIGN_IN_BASIC;
      break;

    case SMITH_CREDENTIAL_HEADER:
      facts->sign_in = SMITH_SIGN_IN_HEADER;
      facts->header = smith_credential_get_header_name (key);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* Where they are other facts a check with them begins. */
void
smith_tab_tell_facts (SmithTab *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  SmithActionFacts facts = { .day = day };
  SmithCredential *key;

  if (self->document == NULL || smith_tab_is_gone (self))
    return;
  key = find_key (self);
  if (key != NULL)
    tell_key (&facts, key);
  smith_document_set_facts (self->document, &facts);
}
