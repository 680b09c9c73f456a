/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-guess.h"
#include "base/smith-limits.h"
#include "base/smith-secret.h"
#include "import/smith-import-private.h"

/* A shorter secret is found in any text. */
#define MIN_HIDDEN 6u

/**
 * smith_import_hide_value:
 * @hidden: (element-type SmithSecret): takes @value, unless that is too short to be told from
 *   other text, and until there are too many
 */
void
smith_import_hide_value (GPtrArray  *hidden,
                         const char *value)
{
  if (strlen (value) >= MIN_HIDDEN && hidden->len <= SMITH_LIMIT_COMMAND_PARTS)
    g_ptr_array_add (hidden, smith_secret_new (value, -1));
}

/**
 * smith_import_hide_user:
 * @user: `name:password`, or a name alone
 *
 * Some APIs take the key for the name, with no password or with a mere letter behind it.
 */
void
smith_import_hide_user (GPtrArray  *hidden,
                        const char *user)
{
  gsize length = strcspn (user, ":");
  const char *password = user + length + (user[length] == ':');
  char *name = g_strndup (user, length);

  smith_import_hide_value (hidden, password);
  if (strlen (password) < MIN_HIDDEN || smith_guess_is_random (name))
    smith_import_hide_value (hidden, name);
  smith_wipe_free (name);
}
