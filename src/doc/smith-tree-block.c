/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* mremap */
#include "smith-tree-private.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The two large blocks of a tree: its records and its pool.  Each is written once, from its
 * beginning to its end, and a large one has a mapping of its own in huge pages: touching 10 MB
 * for the first time, 4 KiB at a time, may take as long as reading the text, and a heap would
 * have touched the first page already.
 *
 * The mappings of the tree that was freed last are kept for the next: while a person types, each
 * revision has a tree of the same size, and to have its pages cleared and mapped again may take
 * as long as to read it. */

#define HUGE_PAGE (2u * 1024 * 1024)

/* Larger ones are not kept; GitHub's description has 8 MB, Microsoft Graph's 24. */
#define MAX_SPARE_BYTES (32u * 1024 * 1024)

G_LOCK_DEFINE_STATIC (spares);
static SmithTreeBlock spares[2];  /* the one that was kept last comes first */

static gsize
round_up (gsize n_bytes,
          gsize unit)
{
  return (n_bytes + unit - 1) / unit * unit;
}

static char *
map (gsize n_bytes)
{
  char *start = mmap (NULL, n_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return start != MAP_FAILED ? start : NULL;
}

/* Maps a whole number of huge pages that begins where one may begin.  Newer kernels place it so
 * by themselves.  Returns NULL when there is no room. */
static char *
map_huge (gsize n_bytes)
{
  char *start = map (n_bytes);
  gsize before = GPOINTER_TO_SIZE (start) % HUGE_PAGE;

  if (before != 0)
    {
      munmap (start, n_bytes);
      start = map (n_bytes + HUGE_PAGE);
      if (start == NULL)
        return NULL;
      before = round_up (GPOINTER_TO_SIZE (start), HUGE_PAGE) - GPOINTER_TO_SIZE (start);
      if (before > 0)
        munmap (start, before);
      start += before;
      munmap (start + n_bytes, HUGE_PAGE - before);
    }
#ifdef MADV_HUGEPAGE
  if (start != NULL)
    madvise (start, n_bytes, MADV_HUGEPAGE);
#endif

  return start;
}

/* Takes the larger of the spare mappings whose size is about right, if there is one: one that is
 * too small grows, but one that is far too large would be cut, and be no more use to the block
 * that it came from. */
static SmithTreeBlock
take_spare (gsize n_bytes)
{
  SmithTreeBlock taken = { NULL };
  SmithTreeBlock *best = NULL;

  G_LOCK (spares);
  for (gsize i = 0; i < G_N_ELEMENTS (spares); i++)
    if (spares[i].mapped >= n_bytes / 4 && spares[i].mapped <= n_bytes * 2 &&
        (best == NULL || spares[i].mapped > best->mapped))
      best = &spares[i];
  if (best != NULL)
    {
      taken = *best;
      *best = (SmithTreeBlock) { NULL };
    }
  G_UNLOCK (spares);

  return taken;
}

/* Keeps a mapping as a spare one, and gives back the oldest when there are too many. */
static void
keep_spare (SmithTreeBlock block)
{
  SmithTreeBlock last = block;

  if (block.mapped <= MAX_SPARE_BYTES)
    {
      G_LOCK (spares);
      last = spares[1];
      spares[1] = spares[0];
      spares[0] = block;
      if (spares[1].start == NULL)
        {
          spares[1] = last;
          last.start = NULL;
        }
      G_UNLOCK (spares);
    }
  if (last.start != NULL)
    munmap (last.start, last.mapped);
}

void
smith_tree_block_free (SmithTreeBlock *self)
{
  if (self->mapped > 0)
    keep_spare (*self);
  else
    g_free (self->start);
  *self = (SmithTreeBlock) { NULL };
}

/* Has the heap hold the block; it has the last word where no mapping can be had. */
static gsize
reserve_in_heap (SmithTreeBlock *self,
                 gsize           n_used,
                 gsize           n_wanted)
{
  SmithTreeBlock heap = { NULL };

  if (self->mapped == 0)
    {
      self->start = g_realloc (self->start, n_wanted);
      return n_wanted;
    }

  heap.start = g_malloc (n_wanted);
  memcpy (heap.start, self->start, n_used);
  smith_tree_block_free (self);
  *self = heap;

  return n_wanted;
}

/* Makes a mapping of a block that is in the heap, or nowhere yet.  Returns FALSE when there is no
 * room. */
static gboolean
move_to_mapping (SmithTreeBlock *self,
                 gsize           n_used,
                 gsize           n_wanted)
{
  SmithTreeBlock mapping = take_spare (n_wanted);

  if (mapping.start != NULL && mapping.mapped <= n_used)
    {
      keep_spare (mapping);
      mapping.start = NULL;
    }
  if (mapping.start == NULL)
    mapping = (SmithTreeBlock) { .start = map_huge (n_wanted), .mapped = n_wanted };
  if (mapping.start == NULL)
    return FALSE;

  if (self->start != NULL)
    memcpy (mapping.start, self->start, n_used);
  g_free (self->start);
  *self = mapping;

  return TRUE;
}

/* Makes a mapping larger; the kernel moves its pages when it must.  Returns FALSE when there is
 * no room. */
static gboolean
enlarge (SmithTreeBlock *self,
         gsize           n_wanted)
{
  char *start = mremap (self->start, self->mapped, n_wanted, MREMAP_MAYMOVE);

  if (start == MAP_FAILED)
    return FALSE;
  *self = (SmithTreeBlock) { .start = start, .mapped = n_wanted };

  return TRUE;
}

/* Makes room for about @n_wanted bytes, more than there is; the first @n_used stay.  Returns the
 * room, which is larger than before. */
gsize
smith_tree_block_reserve (SmithTreeBlock *self,
                          gsize           n_used,
                          gsize           n_wanted)
{
  gsize n_mapped = MAX (round_up (n_wanted - n_wanted / 4, HUGE_PAGE), self->mapped + HUGE_PAGE);

  if (self->mapped == 0 && n_wanted < HUGE_PAGE / 2)
    return reserve_in_heap (self, n_used, n_wanted);
  if (self->mapped > 0 ? enlarge (self, n_mapped) : move_to_mapping (self, n_used, n_mapped))
    return self->mapped;

  return reserve_in_heap (self, n_used, n_wanted);
}

/* Gives back what a finished block does not need, but for a little that the next one in its
 * place may. */
void
smith_tree_block_trim (SmithTreeBlock *self,
                       gsize           n_used)
{
  gsize n_kept = round_up (n_used + n_used / 32, (gsize) sysconf (_SC_PAGESIZE));

  if (n_used == 0)
    smith_tree_block_free (self);
  else if (self->mapped == 0)
    self->start = g_realloc (self->start, n_used);
  else if (n_kept + n_used / 32 < self->mapped)
    {
      munmap (self->start + n_kept, self->mapped - n_kept);
      self->mapped = n_kept;
    }
}
