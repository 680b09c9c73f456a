/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/smith-large.h"

#include <string.h>

#define MB ((gsize) 1024 * 1024)

static const struct
{
  const char *name;
  gsize       n_bytes;
} cases[] = {
  { "one-byte", 1 },
  { "below-half-a-page", MB - 1 },
  { "half-a-page", MB },
  { "one-page", 2 * MB },
  { "one-page-and-a-byte", 2 * MB + 1 },
  { "several-pages", 13 * MB + 5 },
};

/* Every byte can be written, and the memory can grow and be freed like any other. */
static void
test_large (gconstpointer data)
{
  gsize n = cases[GPOINTER_TO_SIZE (data)].n_bytes;
  guint8 *memory = smith_large_alloc (n);

  memset (memory, 0xA5, n);
  memory = g_realloc (memory, n * 2);
  memset (memory + n, 0x5A, n);
  g_assert_cmphex (memory[0], ==, 0xA5);
  g_assert_cmphex (memory[n - 1], ==, 0xA5);
  g_assert_cmphex (memory[2 * n - 1], ==, 0x5A);
  g_free (memory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/large/", cases[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_large);
    }

  return g_test_run ();
}
