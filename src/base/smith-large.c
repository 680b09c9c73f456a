/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-large.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE ((gsize) 2 * 1024 * 1024)

/**
 * smith_large_alloc:
 * @n_bytes: at least 1
 *
 * For what will be filled from its beginning to its end, as a file that is read.  From half a
 * huge page on it asks the kernel for huge pages: to touch 10 MB for the first time, 4 KiB at a
 * time, may take longer than to read them.  For any thread.
 *
 * Returns: (transfer full): memory of @n_bytes, not cleared, for g_free() and g_realloc()
 */
gpointer
smith_large_alloc (gsize n_bytes)
{
  gsize n_pages = n_bytes / HUGE_PAGE + (n_bytes % HUGE_PAGE != 0);
  void *memory = NULL;

  if (n_bytes < HUGE_PAGE / 2 || n_pages > G_MAXSIZE / HUGE_PAGE ||
      posix_memalign (&memory, HUGE_PAGE, n_pages * HUGE_PAGE) != 0)
    return g_malloc (n_bytes);
#ifdef MADV_HUGEPAGE
  madvise (memory, n_pages * HUGE_PAGE, MADV_HUGEPAGE);
#endif

  return memory;
}
