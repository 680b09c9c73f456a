/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "platform/smith-profile.h"

G_BEGIN_DECLS

/**
 * SmithTheme:
 *
 * What the colours of text tags stand on.  Everything else takes its colours from CSS.
 */
typedef enum
{
  SMITH_THEME_LIGHT,
  SMITH_THEME_DARK,
  SMITH_THEME_LIGHT_CONTRAST,
  SMITH_THEME_DARK_CONTRAST,
} SmithTheme;

const char     *smith_class_get_icon_name (SmithClass  class_);
const char     *smith_class_get_mark_name (SmithClass  class_);
const char     *smith_class_get_css_class (SmithClass  class_);
char           *smith_class_dup_count     (SmithClass  class_,
                                           guint       count);
PangoUnderline  smith_class_get_underline (SmithClass  class_);
void            smith_class_get_colour    (SmithClass  class_,
                                           SmithTheme  theme,
                                           GdkRGBA    *out_colour);
void            smith_class_dress         (SmithClass  class_,
                                           GtkWidget  *widget);
void            smith_class_undress       (GtkWidget  *widget);

SmithTheme      smith_theme_get           (void);

G_END_DECLS
