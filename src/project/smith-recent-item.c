/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-recent-private.h"

struct _SmithRecentItem
{
  GObject  parent_instance;

  GFile   *file;                     /* (owned) */
  char    *title;                    /* (owned) */
  gint64   opened_us;                /* since 1970 */
  guint    counts[SMITH_N_CLASSES];  /* of problems */
};

G_DEFINE_FINAL_TYPE (SmithRecentItem, smith_recent_item, G_TYPE_OBJECT)

static void
smith_recent_item_finalize (GObject *object)
{
  SmithRecentItem *self = SMITH_RECENT_ITEM (object);

  g_clear_object (&self->file);
  g_free (self->title);

  G_OBJECT_CLASS (smith_recent_item_parent_class)->finalize (object);
}

static void
smith_recent_item_class_init (SmithRecentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_recent_item_finalize;
}

static void
smith_recent_item_init (SmithRecentItem *self)
{
}

SmithRecentItem *
smith_recent_item_new (GFile       *file,
                       const char  *title,
                       gint64       opened_us,
                       const guint  counts[SMITH_N_CLASSES])
{
  SmithRecentItem *self = g_object_new (SMITH_TYPE_RECENT_ITEM, NULL);

  self->file = g_object_ref (file);
  self->title = g_utf8_make_valid (title, -1);
  self->opened_us = opened_us;
  for (guint i = 0; i < SMITH_N_CLASSES; i++)
    self->counts[i] = counts[i];

  return self;
}

GFile *
smith_recent_item_get_file (SmithRecentItem *self)
{
  g_return_val_if_fail (SMITH_IS_RECENT_ITEM (self), NULL);

  return self->file;
}

const char *
smith_recent_item_get_title (SmithRecentItem *self)
{
  g_return_val_if_fail (SMITH_IS_RECENT_ITEM (self), NULL);

  return self->title;
}

/**
 * smith_recent_item_get_opened_us:
 *
 * Returns: when it was open last, in microseconds since 1970
 */
gint64
smith_recent_item_get_opened_us (SmithRecentItem *self)
{
  g_return_val_if_fail (SMITH_IS_RECENT_ITEM (self), 0);

  return self->opened_us;
}

/**
 * smith_recent_item_get_count:
 *
 * Returns: how many problems of @class_ it had
 */
guint
smith_recent_item_get_count (SmithRecentItem *self,
                             SmithClass       class_)
{
  g_return_val_if_fail (SMITH_IS_RECENT_ITEM (self), 0);
  g_return_val_if_fail (class_ < SMITH_N_CLASSES, 0);

  return self->counts[class_];
}
