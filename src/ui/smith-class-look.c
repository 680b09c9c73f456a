/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-class-look.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One word, one icon, one colour and one shape for each class, everywhere. */
static const struct
{
  const char     *icon_name;
  const char     *css_class;
  PangoUnderline  underline;
  const char     *colours[4];  /* by SmithTheme */
} looks[] = {
  [SMITH_CLASS_BLOCKS] = { "smith-blocks-symbolic", "smith-blocks", PANGO_UNDERLINE_ERROR,
                           { "#c01c28", "#ff7b63", "#a51d2d", "#ffa08f" } },
  [SMITH_CLASS_DROPS] = { "smith-drops-symbolic", "smith-drops", PANGO_UNDERLINE_DOUBLE,
                          { "#c64600", "#ffa348", "#8f3300", "#ffbe6f" } },
  [SMITH_CLASS_WARNS] = { "smith-warns-symbolic", "smith-warns", PANGO_UNDERLINE_SINGLE,
                          { "#9c6e03", "#f8e45c", "#6b4c00", "#f9f06b" } },
  [SMITH_CLASS_NOTE] = { "smith-note-symbolic", "smith-note", PANGO_UNDERLINE_NONE,
                         { "#1c71d8", "#78aeed", "#1a5fb4", "#99c1f1" } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (looks) == SMITH_N_CLASSES);

/**
 * smith_class_get_icon_name:
 *
 * Returns: a symbolic icon of our own
 */
const char *
smith_class_get_icon_name (SmithClass class_)
{
  g_return_val_if_fail (class_ < SMITH_N_CLASSES, NULL);

  return looks[class_].icon_name;
}

/**
 * smith_class_get_mark_name:
 *
 * Returns: the same icon with its colour, for the gutter, which draws symbolic ones in grey
 */
const char *
smith_class_get_mark_name (SmithClass class_)
{
  g_return_val_if_fail (class_ < SMITH_N_CLASSES, NULL);

  return looks[class_].css_class;
}

/**
 * smith_class_get_css_class:
 *
 * Returns: the class that style.css gives its colour
 */
const char *
smith_class_get_css_class (SmithClass class_)
{
  g_return_val_if_fail (class_ < SMITH_N_CLASSES, NULL);

  return looks[class_].css_class;
}

/**
 * smith_class_dup_count:
 *
 * Returns: (transfer full): how many there are, in words for a person
 */
char *
smith_class_dup_count (SmithClass class_,
                       guint      count)
{
  switch (class_)
    {
    case SMITH_CLASS_BLOCKS:
      /* translators: problems that make ChatGPT refuse the whole document */
      return g_strdup_printf (ngettext ("%u blocks", "%u block", count), count);
    case SMITH_CLASS_DROPS:
      /* translators: problems that make ChatGPT leave out a part of the document */
      return g_strdup_printf (ngettext ("%u dropped", "%u dropped", count), count);
    case SMITH_CLASS_WARNS:
      return g_strdup_printf (ngettext ("%u warning", "%u warnings", count), count);
    case SMITH_CLASS_NOTE:
    default:
      return g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", count), count);
    }
}

/**
 * smith_class_get_underline:
 *
 * Returns: the shape of the line below the place in the text
 */
PangoUnderline
smith_class_get_underline (SmithClass class_)
{
  g_return_val_if_fail (class_ < SMITH_N_CLASSES, PANGO_UNDERLINE_NONE);

  return looks[class_].underline;
}

/**
 * smith_class_get_colour:
 * @out_colour: (out): for text tags, which take no named colours
 */
void
smith_class_get_colour (SmithClass  class_,
                        SmithTheme  theme,
                        GdkRGBA    *out_colour)
{
  gboolean is_read;

  g_return_if_fail (class_ < SMITH_N_CLASSES);

  is_read = gdk_rgba_parse (out_colour, looks[class_].colours[theme]);
  g_assert (is_read);
}

/**
 * smith_class_undress:
 *
 * Takes the colour of a class away from a widget.
 */
void
smith_class_undress (GtkWidget *widget)
{
  for (guint i = 0; i < SMITH_N_CLASSES; i++)
    gtk_widget_remove_css_class (widget, looks[i].css_class);
}

/**
 * smith_class_dress:
 *
 * Gives a widget the colour of @class_, and an image its icon.
 */
void
smith_class_dress (SmithClass  class_,
                   GtkWidget  *widget)
{
  g_return_if_fail (class_ < SMITH_N_CLASSES);

  /* most rows are given again what they have, after each check; only what is new costs */
  for (guint i = 0; i < SMITH_N_CLASSES; i++)
    if (i != class_)
      gtk_widget_remove_css_class (widget, looks[i].css_class);
  gtk_widget_add_css_class (widget, looks[class_].css_class);
  if (GTK_IS_IMAGE (widget) &&
      g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), looks[class_].icon_name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (widget), looks[class_].icon_name);
}

/**
 * smith_theme_get:
 *
 * Returns: what the program looks like now
 */
SmithTheme
smith_theme_get (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return is_dark ? SMITH_THEME_DARK_CONTRAST : SMITH_THEME_LIGHT_CONTRAST;

  return is_dark ? SMITH_THEME_DARK : SMITH_THEME_LIGHT;
}
