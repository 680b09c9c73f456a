/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

struct _SmithSecret
{
  gsize length;  /* bytes, without the final NUL */
  char *text;    /* (owned) NUL-terminated */
};

/**
 * smith_wipe:
 * @memory: (nullable): what to overwrite
 * @length: bytes
 *
 * Overwrites memory in a way that no compiler leaves out.
 */
void
smith_wipe (gpointer memory,
            gsize    length)
{
  if (memory != NULL)
    explicit_bzero (memory, length);
}

/**
 * smith_wipe_free:
 * @text: (transfer full) (nullable): text that held a secret
 */
void
smith_wipe_free (char *text)
{
  if (text == NULL)
    return;
  smith_wipe (text, strlen (text));
  g_free (text);
}

/**
 * smith_secret_new:
 * @text: the secret; copied, the caller wipes its own
 * @length: bytes, or -1 when @text ends in NUL
 *
 * Returns: (transfer full): a secret
 */
SmithSecret *
smith_secret_new (const char *text,
                  gssize      length)
{
  SmithSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (SmithSecret);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->text = g_malloc (self->length + 1);
  memcpy (self->text, text, self->length);
  self->text[self->length] = '\0';

  return self;
}

/**
 * smith_secret_new_entered:
 * @text: what a person has entered; copied, the caller wipes its own
 *
 * Returns: (transfer full): a secret, without the spaces and ends of lines around @text that come
 *   along when it is copied from somewhere
 */
SmithSecret *
smith_secret_new_entered (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return smith_secret_new (text, (gssize) length);
}

SmithSecret *
smith_secret_ref (SmithSecret *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
secret_clear (gpointer data)
{
  SmithSecret *self = data;

  smith_wipe (self->text, self->length);
  g_free (self->text);
}

void
smith_secret_unref (SmithSecret *self)
{
  g_atomic_rc_box_release_full (self, secret_clear);
}

/**
 * smith_secret_peek:
 *
 * Returns: (transfer none): the text, NUL-terminated, for as long as @self lives.  Whoever
 *   copies it wipes the copy.
 */
const char *
smith_secret_peek (SmithSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

gsize
smith_secret_get_length (SmithSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * smith_secret_equal:
 *
 * Compares in a time that depends on the lengths alone.
 */
gboolean
smith_secret_equal (SmithSecret *a,
                    SmithSecret *b)
{
  guint8 difference = 0;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->length != b->length)
    return FALSE;
  for (gsize i = 0; i < a->length; i++)
    difference |= (guint8) (a->text[i] ^ b->text[i]);

  return difference == 0;
}

/**
 * smith_secret_random_base64url:
 * @n_bytes: entropy wanted, in bytes, 1 to 256; 32 makes a state or a PKCE verifier
 * @error: %G_IO_ERROR, from errno, when the kernel gives no random bytes
 *
 * Returns: (transfer full): URL-safe base64 (RFC 4648 §5) without padding
 */
SmithSecret *
smith_secret_random_base64url (gsize    n_bytes,
                               GError **error)
{
  guint8 bytes[256];
  g_autofree char *text = NULL;
  SmithSecret *self;
  gsize length;

  g_return_val_if_fail (n_bytes > 0 && n_bytes <= sizeof bytes, NULL);

  /* up to 256 bytes come whole or not at all: getrandom(2) */
  if (getrandom (bytes, n_bytes, 0) != (gssize) n_bytes)
    {
      int saved_errno = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                   "No random bytes: %s", g_strerror (saved_errno));
      return NULL;
    }

  text = g_base64_encode (bytes, n_bytes);
  smith_wipe (bytes, sizeof bytes);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  length = strcspn (text, "=");
  self = smith_secret_new (text, (gssize) length);
  smith_wipe (text, length);

  return self;
}
