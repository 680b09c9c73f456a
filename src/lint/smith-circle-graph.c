/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-circle-graph.h"

#include <string.h>

/* Edges are put into an empty graph one by one, the most harmful first; one that would close a
 * circle is left out.  So a circle loses the edge of least harm in it, and an edge that is in
 * no circle stays.  The vertices are kept in an order in which every edge leads forward, and
 * an edge that does not fit looks at no more than lies between its ends (after D. Pearce and
 * P. Kelly, "A Dynamic Topological Sort Algorithm for Directed Acyclic Graphs", 2006). */

#define NO_EDGE G_MAXUINT

typedef struct
{
  SmithCircleEdge *edges;
  guint           *order;      /* (owned) of each vertex: its place */
  guint           *first_out;  /* (owned) of each vertex: the last edge that was put in */
  guint           *first_in;   /* (owned) */
  guint           *next_out;   /* (owned) of each edge: the one before it at its vertex */
  guint           *next_in;    /* (owned) */
  guint           *mark;       /* (owned) of each vertex: the last search that met it */
  guint            search;
} Graph;

static void
link_edge (Graph *self,
           guint  edge)
{
  guint from = self->edges[edge].from, to = self->edges[edge].to;

  self->next_out[edge] = self->first_out[from];
  self->first_out[from] = edge;
  self->next_in[edge] = self->first_in[to];
  self->first_in[to] = edge;
}

/* A first order: what a walk along all edges leaves last comes first, so that only edges that
 * lead back do not fit. */
static void
order_by_walk (Graph *self,
               guint  n_edges,
               guint  n_vertices)
{
  g_autofree guint *stack = g_new (guint, n_vertices + 1);
  g_autofree guint *next = NULL;
  guint place = n_vertices;

  for (guint i = n_edges; i-- > 0; )
    link_edge (self, i);
  next = g_memdup2 (self->first_out, sizeof (guint) * n_vertices);

  for (guint start = 0; start < n_vertices; start++)
    {
      guint n = 0;

      if (self->mark[start] != 0)
        continue;
      self->mark[start] = 1;
      stack[n++] = start;
      while (n > 0)
        {
          guint vertex = stack[n - 1], edge = next[vertex];

          if (edge == NO_EDGE)
            {
              self->order[vertex] = --place;
              n--;
              continue;
            }
          next[vertex] = self->next_out[edge];
          if (self->mark[self->edges[edge].to] == 0)
            {
              self->mark[self->edges[edge].to] = 1;
              stack[n++] = self->edges[edge].to;
            }
        }
    }

  memset (self->first_out, 0xFF, sizeof (guint) * n_vertices);
  memset (self->first_in, 0xFF, sizeof (guint) * n_vertices);
  memset (self->mark, 0, sizeof (guint) * n_vertices);
}

/* Collects what can be reached from @start, forward or backward, without leaving the places
 * @low to @high.  Returns FALSE when it meets @target. */
static gboolean
collect (Graph    *self,
         guint     start,
         guint     target,
         gboolean  forward,
         guint     low,
         guint     high,
         GArray   *found)
{
  guint from = found->len;

  self->mark[start] = self->search;
  g_array_append_val (found, start);
  for (guint i = from; i < found->len; i++)
    {
      guint vertex = g_array_index (found, guint, i);
      guint edge = forward ? self->first_out[vertex] : self->first_in[vertex];

      for (; edge != NO_EDGE; edge = forward ? self->next_out[edge] : self->next_in[edge])
        {
          guint other = forward ? self->edges[edge].to : self->edges[edge].from;

          if (other == target)
            return FALSE;
          if (self->order[other] < low || self->order[other] > high ||
              self->mark[other] == self->search)
            continue;
          self->mark[other] = self->search;
          g_array_append_val (found, other);
        }
    }

  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const guint *order = user_data;
  guint x = order[*(const guint *) a], y = order[*(const guint *) b];

  return x < y ? -1 : x > y;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Gives the places of all vertices in the two lists to the first list, then to the second. */
static void
reorder (Graph  *self,
         GArray *before,
         GArray *after)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_sort_with_data (before, compare_places, self->order);
  g_array_sort_with_data (after, compare_places, self->order);
  g_array_append_vals (before, after->data, after->len);
  for (guint i = 0; i < before->len; i++)
    g_array_append_val (places, self->order[g_array_index (before, guint, i)]);
  g_array_sort (places, compare_numbers);
  for (guint i = 0; i < before->len; i++)
    self->order[g_array_index (before, guint, i)] = g_array_index (places, guint, i);
}

/* Puts an edge in, or returns FALSE when it closes a circle. */
static gboolean
add_edge (Graph *self,
          guint  edge)
{
  guint from = self->edges[edge].from, to = self->edges[edge].to;
  guint low = self->order[to], high = self->order[from];
  g_autoptr(GArray) after = NULL;
  g_autoptr(GArray) before = NULL;

  if (from == to)
    return FALSE;
  if (high < low)
    {
      link_edge (self, edge);
      return TRUE;
    }

  after = g_array_new (FALSE, FALSE, sizeof (guint));
  before = g_array_new (FALSE, FALSE, sizeof (guint));
  self->search++;
  if (!collect (self, to, from, TRUE, low, high, after))
    return FALSE;
  self->search++;
  collect (self, from, NO_EDGE, FALSE, low, high, before);
  reorder (self, before, after);
  link_edge (self, edge);

  return TRUE;
}

static int
compare_harm (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const SmithCircleEdge *edges = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  if (edges[x].harm != edges[y].harm)
    return edges[x].harm > edges[y].harm ? -1 : 1;

  return x < y ? -1 : x > y;
}

/**
 * smith_circle_cut:
 * @edges: (array length=n_edges): several may lead from one vertex to another
 *
 * Chooses edges so that without them there is no circle, and no chosen edge could stay.  Of
 * edges that are equal the later one is cut.  Takes about as long as sorting @edges; when many
 * of them lead back, more.
 */
void
smith_circle_cut (SmithCircleEdge *edges,
                  guint            n_edges,
                  guint            n_vertices)
{
  Graph self = {
    .edges = edges,
    .order = g_new0 (guint, n_vertices + 1),
    .first_out = g_new (guint, n_vertices + 1),
    .first_in = g_new (guint, n_vertices + 1),
    .next_out = g_new (guint, n_edges + 1),
    .next_in = g_new (guint, n_edges + 1),
    .mark = g_new0 (guint, n_vertices + 1),
  };
  g_autoptr(GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_edges);

  memset (self.first_out, 0xFF, sizeof (guint) * n_vertices);
  memset (self.first_in, 0xFF, sizeof (guint) * n_vertices);
  order_by_walk (&self, n_edges, n_vertices);

  for (guint i = 0; i < n_edges; i++)
    g_array_append_val (sorted, i);
  g_array_sort_with_data (sorted, compare_harm, edges);
  for (guint i = 0; i < n_edges; i++)
    {
      guint edge = g_array_index (sorted, guint, i);

      edges[edge].is_cut = !add_edge (&self, edge);
    }

  g_free (self.order);
  g_free (self.first_out);
  g_free (self.first_in);
  g_free (self.next_out);
  g_free (self.next_in);
  g_free (self.mark);
}
