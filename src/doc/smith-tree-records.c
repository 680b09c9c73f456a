/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* mremap */
#include "smith-tree-private.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The block of a tree's records.  It is written once, from its beginning to its end, and a
 * large one has a mapping of its own in huge pages: touching 10 MB for the first time, 4 KiB at
 * a time, may take as long as reading the text, and a heap would have touched the first page
 * already.
 *
 * The mapping of the tree that was freed last is kept for the next: while a person types, each
 * revision has a tree of the same size, and to have its pages cleared and mapped again may take
 * as long as to read it. */

#define HUGE_PAGE (2u * 1024 * 1024)

/* Larger ones are not kept; GitHub's description has 8 MB, Microsoft Graph's 24. */
#define MAX_SPARE_BYTES (32u * 1024 * 1024)

G_LOCK_DEFINE_STATIC (spare);
static char *spare_start;
static gsize spare_bytes;

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

/* Takes the spare mapping when its size is about right: one that is too small grows, but one
 * that is far too large would be cut, and be no more use to the tree that it came from. */
static char *
take_spare (gsize  n_bytes,
            gsize *out_bytes)
{
  char *start = NULL;

  G_LOCK (spare);
  if (spare_bytes >= n_bytes / 4 && spare_bytes <= n_bytes * 2)
    {
      start = g_steal_pointer (&spare_start);
      *out_bytes = spare_bytes;
      spare_bytes = 0;
    }
  G_UNLOCK (spare);

  return start;
}

/* Keeps a mapping as the spare one, and gives back the one that was. */
static void
keep_spare (char  *start,
            gsize  n_bytes)
{
  if (n_bytes <= MAX_SPARE_BYTES)
    {
      char *old_start;
      gsize old_bytes;

      G_LOCK (spare);
      old_start = spare_start;
      old_bytes = spare_bytes;
      spare_start = start;
      spare_bytes = n_bytes;
      G_UNLOCK (spare);
      start = old_start;
      n_bytes = old_bytes;
    }
  if (start != NULL)
    munmap (start, n_bytes);
}

void
smith_tree_records_free (SmithTree *tree)
{
  if (tree->records_mapped > 0)
    keep_spare ((char *) tree->records, tree->records_mapped);
  else
    g_free (tree->records);
  tree->records = NULL;
  tree->records_mapped = 0;
}

/* Makes a mapping larger, and moves it when it must.  Returns NULL when there is no room. */
static char *
enlarge (SmithTree *tree,
         gsize      n_bytes)
{
  char *start = mremap (tree->records, tree->records_mapped, n_bytes, MREMAP_MAYMOVE);

  return start != MAP_FAILED ? start : NULL;
}

/* Puts the records into the heap, which has the last word where no mapping can be had. */
static guint32
reserve_in_heap (SmithTree *tree,
                 guint32    n_wanted)
{
  SmithNodeRecord *records;

  if (tree->records_mapped == 0)
    {
      tree->records = g_renew (SmithNodeRecord, tree->records, n_wanted);
      return n_wanted;
    }

  records = g_new (SmithNodeRecord, n_wanted);
  memcpy (records, tree->records, tree->n_records * sizeof (SmithNodeRecord));
  smith_tree_records_free (tree);
  tree->records = records;

  return n_wanted;
}

/* Makes room for about @n_wanted records; those that the tree has stay.  Returns the room. */
guint32
smith_tree_records_reserve (SmithTree *tree,
                            guint32    n_wanted)
{
  gsize n_bytes = (gsize) n_wanted * sizeof (SmithNodeRecord);
  gsize mapped_bytes = MAX (round_up (n_bytes - n_bytes / 4, HUGE_PAGE),
                            tree->records_mapped + HUGE_PAGE);
  char *start = NULL;

  if (tree->records_mapped == 0 && n_bytes < HUGE_PAGE / 2)
    return reserve_in_heap (tree, n_wanted);

  if (tree->records_mapped > 0)
    start = enlarge (tree, mapped_bytes);
  else if (tree->records == NULL)
    start = take_spare (mapped_bytes, &mapped_bytes);
  if (start == NULL && tree->records_mapped == 0)
    {
      start = map_huge (mapped_bytes);
      if (start != NULL && tree->records != NULL)
        memcpy (start, tree->records, tree->n_records * sizeof (SmithNodeRecord));
      if (start != NULL)
        g_free (tree->records);
    }
  if (start == NULL)
    return reserve_in_heap (tree, n_wanted);

  tree->records = (SmithNodeRecord *) (gpointer) start;
  tree->records_mapped = mapped_bytes;

  return (guint32) (mapped_bytes / sizeof (SmithNodeRecord));
}

/* Gives back what the records of a finished tree do not need, but for a little that the next
 * tree in this block may. */
void
smith_tree_records_trim (SmithTree *tree)
{
  gsize n_bytes = tree->n_records * sizeof (SmithNodeRecord);
  gsize kept_bytes = round_up (n_bytes + n_bytes / 32, (gsize) sysconf (_SC_PAGESIZE));

  if (tree->records_mapped == 0)
    tree->records = g_renew (SmithNodeRecord, tree->records, tree->n_records);
  else if (kept_bytes + n_bytes / 32 < tree->records_mapped)
    {
      munmap ((char *) tree->records + kept_bytes, tree->records_mapped - kept_bytes);
      tree->records_mapped = kept_bytes;
    }
}
