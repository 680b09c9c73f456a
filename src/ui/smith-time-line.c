/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-time-line.h"

#include <glib/gi18n.h>

#include "ui/smith-compat.h"

#define N_STEPS    5
#define ROW_HEIGHT 24
#define BAR_HEIGHT 10
#define MIN_BAR    2
#define GAP        12

typedef struct
{
  const char *name;    /* to be translated */
  const char *word;    /* the same inside a sentence */
  GdkRGBA     colour;  /* seen on light and on dark */
} Step;

static const Step steps[N_STEPS] = {
  { N_("Name"), N_("name"), { 0.39f, 0.60f, 0.84f, 1 } },
  { N_("Connection"), N_("connection"), { 0.36f, 0.68f, 0.55f, 1 } },
  { N_("TLS"), N_("TLS"), { 0.67f, 0.47f, 0.76f, 1 } },
  { N_("Waiting"), N_("waiting"), { 0.87f, 0.56f, 0.24f, 1 } },
  { N_("Download"), N_("download"), { 0.52f, 0.56f, 0.62f, 1 } },
};

/* Invariant: children are one label a step, one time a step, and the words below. */
struct _SmithTimeLine
{
  GtkWidget  parent_instance;

  gint64     times_us[N_STEPS];  /* -1 where the step did not happen */
  gint64     total_us;

  GtkWidget *names[N_STEPS];
  GtkWidget *times[N_STEPS];
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (SmithTimeLine, smith_time_line, GTK_TYPE_WIDGET)

/**
 * smith_time_to_words:
 * @time_us: microseconds
 *
 * Returns: (transfer full): `182 ms`, `1.3 s`, `0.4 ms`
 */
char *
smith_time_to_words (gint64 time_us)
{
  double ms = (double) time_us / 1000;

  if (time_us < 100)
    return g_strdup (_("under 0.1 ms"));
  if (ms < 10)
    /* translators: milliseconds */
    return g_strdup_printf (_("%.1f ms"), ms);
  if (ms < 1000)
    /* translators: milliseconds */
    return g_strdup_printf (_("%.0f ms"), ms);

  /* translators: seconds */
  return g_strdup_printf (_("%.1f s"), ms / 1000);
}

static void
measure_column (SmithTimeLine   *self,
                GtkWidget *const *column,
                int             *out_width)
{
  *out_width = 0;
  for (guint i = 0; i < N_STEPS; i++)
    {
      int natural;

      gtk_widget_measure (column[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      *out_width = MAX (*out_width, natural);
    }
}

static guint
count_steps (SmithTimeLine *self)
{
  guint n = 0;

  for (guint i = 0; i < N_STEPS; i++)
    n += self->times_us[i] >= 0 ? 1 : 0;

  return n;
}

static void
smith_time_line_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  SmithTimeLine *self = SMITH_TIME_LINE (widget);
  int names, times, words_minimum, words_natural;

  gtk_widget_measure (self->words, orientation, for_size, &words_minimum, &words_natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int rows = (int) count_steps (self) * ROW_HEIGHT + GAP;

      *minimum = rows + words_minimum;
      *natural = rows + words_natural;
      return;
    }

  measure_column (self, self->names, &names);
  measure_column (self, self->times, &times);
  *minimum = MAX (words_minimum, names + times + 4 * GAP);
  *natural = MAX (*minimum, names + times + 20 * GAP);
}

static void
smith_time_line_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SmithTimeLine *self = SMITH_TIME_LINE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int names, times, y = 0;

  measure_column (self, self->names, &names);
  measure_column (self, self->times, &times);
  for (guint i = 0; i < N_STEPS; i++)
    {
      GtkAllocation name = { is_rtl ? width - names : 0, y, names, ROW_HEIGHT };
      GtkAllocation time = { is_rtl ? 0 : width - times, y, times, ROW_HEIGHT };

      if (self->times_us[i] < 0)
        continue;
      gtk_widget_size_allocate (self->names[i], &name, -1);
      gtk_widget_size_allocate (self->times[i], &time, -1);
      y += ROW_HEIGHT;
    }
  y += GAP;
  gtk_widget_size_allocate (self->words, &(GtkAllocation) { 0, y, width, MAX (height - y, 0) },
                            -1);
}

static void
smith_time_line_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SmithTimeLine *self = SMITH_TIME_LINE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int names, times, row = 0;
  double left, room, done_us = 0;

  measure_column (self, self->names, &names);
  measure_column (self, self->times, &times);
  left = (is_rtl ? times : names) + GAP;
  room = MAX (gtk_widget_get_width (widget) - names - times - 2 * GAP, MIN_BAR);
  for (guint i = 0; i < N_STEPS && self->total_us > 0; i++)
    {
      double start, length;
      graphene_rect_t bar;

      if (self->times_us[i] < 0)
        continue;
      length = MAX ((double) self->times_us[i] / (double) self->total_us * room, MIN_BAR);
      start = MIN (done_us / (double) self->total_us * room, room - length);
      done_us += (double) self->times_us[i];
      graphene_rect_init (&bar, (float) (left + (is_rtl ? room - start - length : start)),
                          (float) (row++ * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2.0),
                          (float) length, BAR_HEIGHT);
      gtk_snapshot_append_color (snapshot, &steps[i].colour, &bar);
    }

  GTK_WIDGET_CLASS (smith_time_line_parent_class)->snapshot (widget, snapshot);
}

static void
smith_time_line_dispose (GObject *object)
{
  SmithTimeLine *self = SMITH_TIME_LINE (object);

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_clear_pointer (&self->names[i], gtk_widget_unparent);
      g_clear_pointer (&self->times[i], gtk_widget_unparent);
    }
  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (smith_time_line_parent_class)->dispose (object);
}

static void
smith_time_line_class_init (SmithTimeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = smith_time_line_dispose;
  widget_class->measure = smith_time_line_measure;
  widget_class->size_allocate = smith_time_line_size_allocate;
  widget_class->snapshot = smith_time_line_snapshot;
  gtk_widget_class_set_css_name (widget_class, "smithtimeline");
}

static GtkWidget *
add_label (SmithTimeLine *self,
           const char    *text,
           double         xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
smith_time_line_init (SmithTimeLine *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      self->times_us[i] = -1;
      self->names[i] = add_label (self, _(steps[i].name), 0);
      self->times[i] = add_label (self, "", 1);
      gtk_widget_add_css_class (self->times[i], "numeric");
    }
  self->words = add_label (self, "", 0);
  gtk_label_set_yalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  smith_compat_set_selectable (GTK_LABEL (self->words));
  gtk_widget_add_css_class (self->words, "dim-label");
}

/**
 * smith_time_line_new:
 *
 * Returns: a time line without steps
 */
GtkWidget *
smith_time_line_new (void)
{
  return g_object_new (SMITH_TYPE_TIME_LINE, NULL);
}

static char *
describe (SmithTimeLine *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < N_STEPS; i++)
    if (self->times_us[i] >= 0)
      {
        g_autofree char *time = smith_time_to_words (self->times_us[i]);

        g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "",
                                words->len > 0 ? _(steps[i].word) : _(steps[i].name), time);
      }
  if (self->times_us[1] < 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "",
                            _("The connection was open already."));
  else if (words->len > 0)
    g_string_append_c (words, '.');

  return g_string_free (words, FALSE);
}

/**
 * smith_time_line_set_timings:
 *
 * Shows the steps of another exchange.
 */
void
smith_time_line_set_timings (SmithTimeLine          *self,
                             const SmithHttpTimings *timings)
{
  const gint64 times_us[N_STEPS] = { timings->dns_us, timings->connect_us, timings->tls_us,
                                     timings->wait_us, timings->download_us };
  gint64 sum_us = 0;
  g_autofree char *words = NULL;

  g_return_if_fail (SMITH_IS_TIME_LINE (self));

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *time = smith_time_to_words (MAX (times_us[i], 0));

      self->times_us[i] = times_us[i];
      sum_us += MAX (times_us[i], 0);
      gtk_label_set_label (GTK_LABEL (self->times[i]), time);
      gtk_widget_set_child_visible (self->names[i], times_us[i] >= 0);
      gtk_widget_set_child_visible (self->times[i], times_us[i] >= 0);
    }
  self->total_us = sum_us;
  words = describe (self);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * smith_time_line_get_words:
 *
 * Returns: (transfer none): the steps in words
 */
const char *
smith_time_line_get_words (SmithTimeLine *self)
{
  g_return_val_if_fail (SMITH_IS_TIME_LINE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->words));
}
