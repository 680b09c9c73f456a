/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/smith-secret.h"
#include "smith-creds-error.h"

G_BEGIN_DECLS

/**
 * SmithKeyringCall:
 * @id: (owned) (nullable): the secret's
 * @label: (owned) (nullable): for store
 * @secret: (owned) (nullable): for store
 *
 * One call of the keyring store, the data of its task: when it ends, and that it ends once.
 *
 * A call ends as soon as it is cancelled, but libsecret is not told when it may be asking: it
 * would dismiss the daemon's question, and gnome-keyring 42 aborts when a question to unlock is
 * dismissed, which locks every program of the person out.  The question stays open, its answer
 * ends a step whose result nobody waits for, and no further step is taken.
 *
 * libsecret keeps its connection to a daemon that has gone.  A call that meets one drops the
 * connection and begins again, once.
 */
typedef struct
{
  char *id;
  char *label;
  SmithSecret *secret;

  /*< private >*/
  void (*start) (GTask *task);
  gboolean started_again;
  gboolean ended;
  GSource *cancel_source;
} SmithKeyringCall;

GTask            *smith_keyring_call_new        (gpointer              source_object,
                                                 gpointer              tag,
                                                 const char           *id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
SmithKeyringCall *smith_keyring_call_get        (GTask                *task);
void              smith_keyring_call_start      (GTask                *task,
                                                 void                (*start) (GTask *task));
gboolean          smith_keyring_call_has_ended  (GTask                *task);
void              smith_keyring_call_succeed    (GTask                *task);
void              smith_keyring_call_return     (GTask                *task,
                                                 gpointer              value,
                                                 GDestroyNotify        destroy);
void              smith_keyring_call_fail       (GTask                *task,
                                                 GError               *error);
void              smith_keyring_call_fail_asked (GTask                *task,
                                                 GError               *error);

G_END_DECLS
