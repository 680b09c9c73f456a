/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-sample-host.h"

#include <glib/gi18n.h>

#include "base/smith-origin.h"
#include "mock/smith-mock.h"

struct _SmithSampleHost
{
  SmithMock *mock;     /* (owned) */
  char      *trouble;  /* (owned) (nullable) why it cannot play */
};

/**
 * smith_sample_host_new:
 *
 * Returns: (transfer full): a host that does not play yet
 */
SmithSampleHost *
smith_sample_host_new (void)
{
  SmithSampleHost *self = g_new0 (SmithSampleHost, 1);

  self->mock = smith_mock_new_for_sample ();

  return self;
}

void
smith_sample_host_free (SmithSampleHost *self)
{
  g_object_unref (self->mock);
  g_free (self->trouble);
  g_free (self);
}

static gboolean
names_sample (SmithSampleHost *self,
              SmithApi        *api)
{
  for (guint i = 0; i < smith_api_get_n_servers (api); i++)
    if (smith_origin_equal (smith_api_get_server (api, i)->url,
                            smith_mock_get_server_url (self->mock)))
      return TRUE;

  return FALSE;
}

/**
 * smith_sample_host_serve:
 * @api: a document
 * @target: where its servers are offered
 *
 * Starts to play when @api names the sample's server, and offers the place in @target.
 */
void
smith_sample_host_serve (SmithSampleHost *self,
                         SmithApi        *api,
                         SmithTargetBar  *target)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (self != NULL && api != NULL);

  if (smith_mock_get_origin (self->mock) != NULL || !names_sample (self, api))
    return;

  g_clear_pointer (&self->trouble, g_free);
  if (smith_mock_start (self->mock, 0, &error))
    smith_target_bar_set_local (target, smith_mock_get_server_url (self->mock),
                                smith_mock_get_origin (self->mock));
  else
    self->trouble = g_strdup (error->message);
}

/**
 * smith_sample_host_is_broken:
 *
 * Returns: whether the sample was wanted and could not be played
 */
gboolean
smith_sample_host_is_broken (SmithSampleHost *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->trouble != NULL;
}

/**
 * smith_sample_host_dup_hint:
 * @was_refused: whether the last answer was that the key is missing or wrong
 *
 * Returns: (transfer full) (nullable): what a person needs to know to call the sample
 */
char *
smith_sample_host_dup_hint (SmithSampleHost *self,
                            SmithTargetBar  *target,
                            gboolean         was_refused)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->trouble != NULL)
    return g_strdup_printf (_("The sample's local server could not start. %s"), self->trouble);
  if (!smith_target_bar_is_local (target))
    return NULL;
  if (smith_target_bar_get_credential (target) == NULL)
    return g_strdup_printf (_("The sample asks for a key. Add this one: %s"),
                            smith_mock_get_key (self->mock));

  return !was_refused ? NULL
                      : g_strdup_printf (_("The sample refused the key. It takes this one: %s"),
                                         smith_mock_get_key (self->mock));
}
