/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-fetch-private.h"

#include "base/smith-address.h"

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, NULL);
  gboolean is_local = FALSE;

  for (GList *l = addresses; l != NULL; l = l->next)
    is_local = is_local || smith_address_is_local (l->data);
  g_resolver_free_addresses (addresses);
  g_task_return_boolean (task, is_local);
}

/* Whether one of the addresses of a host is in a private network.  A name that is not found here
 * may be known to a proxy alone, and is none of this network. */
void
smith_fetch_is_local_async (const char          *host,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, smith_fetch_is_local_async);
  g_resolver_lookup_by_name_async (resolver, host, cancellable, looked_up_cb, task);
}

gboolean
smith_fetch_is_local_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, smith_fetch_is_local_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
