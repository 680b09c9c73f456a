/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-cursor-private.h"

G_BEGIN_DECLS

/* Dashes on one line that are told apart; nobody writes more. */
#define SMITH_MOST_ITEMS 8u

/* A dash, or a key with what follows it, or running text. */
typedef struct
{
  gboolean is_dash;
  gboolean has_colon;
  guint    column;
  gsize    start;
  gsize    end;    /* of the key or the text */
  gsize    value;  /* what follows the colon; where the line ends if nothing does */
} SmithItem;

typedef struct
{
  SmithItem items[SMITH_MOST_ITEMS];
  guint     n_items;
  gboolean  is_comment;
  gsize     end;  /* of what was read: the line's, or the cursor */
} SmithLine;

gsize    smith_cursor_skip_blanks     (const SmithCursor *self,
                                       gsize              at,
                                       gsize              end);
gboolean smith_cursor_is_end_or_blank (const SmithCursor *self,
                                       gsize              at,
                                       gsize              end);
gsize    smith_cursor_find_comment    (const SmithCursor *self,
                                       gsize              at,
                                       gsize              end);
void     smith_cursor_read_line       (const SmithCursor *self,
                                       gsize              start,
                                       gsize              end,
                                       SmithLine         *line);
gboolean smith_cursor_is_open_value   (const SmithCursor *self,
                                       const SmithItem   *item,
                                       const SmithLine   *line);
gsize    smith_cursor_end_of_key      (const SmithCursor *self,
                                       const SmithItem   *item);

G_END_DECLS
