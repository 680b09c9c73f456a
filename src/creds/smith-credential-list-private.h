/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-credential-list.h"

G_BEGIN_DECLS

/* What smith-credential-list.c shows and smith-credential-change.c changes. */

struct _SmithCredentialList
{
  GObject parent_instance;

  char *path;               /* (owned) (nullable) never changes; NULL saves nothing */
  SmithSecretStore *store;  /* (owned) */
  GPtrArray *items;         /* (owned) of SmithCredential */
  GHashTable *presence;     /* (owned) id → SmithSecretPresence; unknown ones are left out */
  guint n_skipped;
  GTask *running;           /* (owned) (nullable) the change that is being made */
  GQueue waiting;           /* (owned) of GTask, in the order of the calls */
};

/* Each takes: load: nothing; add: credential, secret or NULL; replace: credential; set-secret:
 * id, secret; remove: id. */
typedef enum
{
  SMITH_CHANGE_LOAD,
  SMITH_CHANGE_ADD,
  SMITH_CHANGE_REPLACE,
  SMITH_CHANGE_SET_SECRET,
  SMITH_CHANGE_REMOVE,
} SmithChangeKind;

gboolean smith_credential_list_find_position (SmithCredentialList  *self,
                                              const char           *id,
                                              guint                *out_position);
void     smith_credential_list_note_presence (SmithCredentialList  *self,
                                              const char           *id,
                                              SmithSecretPresence   presence);
void     smith_credential_list_set_presence  (SmithCredentialList  *self,
                                              const char           *id,
                                              SmithSecretPresence   presence);
void     smith_credential_list_change        (SmithCredentialList  *self,
                                              GTask                *task,
                                              SmithChangeKind       kind,
                                              const char           *id,
                                              SmithCredential      *credential,
                                              SmithSecret          *secret);

G_END_DECLS
