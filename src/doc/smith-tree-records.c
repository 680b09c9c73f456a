/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-tree-private.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The block of a tree's records.  It is written once, from its beginning to its end, and a
 * large one has a mapping of its own in huge pages: touching 10 MB for the first time, 4 KiB at
 * a time, may take as long as reading the text, and a heap would have touched the first page
 * already. */

#define HUGE_PAGE (2u * 1024 * 1024)

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

void
smith_tree_records_free (SmithTree *tree)
{
  if (tree->records_mapped > 0)
    munmap (tree->records, tree->records_mapped);
  else
    g_free (tree->records);
  tree->records = NULL;
  tree->records_mapped = 0;
}

/* Makes room for about @n_wanted records; those that the tree has stay.  Returns the room. */
guint32
smith_tree_records_reserve (SmithTree *tree,
                            guint32    n_wanted)
{
  gsize n_bytes = (gsize) n_wanted * sizeof (SmithNodeRecord);
  gsize mapped_bytes = MAX (round_up (n_bytes - n_bytes / 4, HUGE_PAGE),
                            tree->records_mapped + HUGE_PAGE);
  SmithNodeRecord *records = NULL;

  if (tree->records_mapped == 0 && n_bytes < HUGE_PAGE / 2)
    {
      tree->records = g_renew (SmithNodeRecord, tree->records, n_wanted);
      return n_wanted;
    }

  records = (SmithNodeRecord *) (gpointer) map_huge (mapped_bytes);
  if (records == NULL)
    {
      /* the heap has the last word */
      records = g_new (SmithNodeRecord, n_wanted);
      mapped_bytes = 0;
    }
  if (tree->records != NULL)
    memcpy (records, tree->records, tree->n_records * sizeof (SmithNodeRecord));
  smith_tree_records_free (tree);
  tree->records = records;
  tree->records_mapped = mapped_bytes;

  return mapped_bytes > 0 ? (guint32) (mapped_bytes / sizeof (SmithNodeRecord)) : n_wanted;
}

/* Gives back what the records of a finished tree do not need. */
void
smith_tree_records_trim (SmithTree *tree)
{
  gsize n_bytes = tree->n_records * sizeof (SmithNodeRecord);
  gsize kept_bytes = round_up (n_bytes, (gsize) sysconf (_SC_PAGESIZE));

  if (tree->records_mapped == 0)
    tree->records = g_renew (SmithNodeRecord, tree->records, tree->n_records);
  else if (kept_bytes < tree->records_mapped)
    {
      munmap ((char *) tree->records + kept_bytes, tree->records_mapped - kept_bytes);
      tree->records_mapped = kept_bytes;
    }
}
