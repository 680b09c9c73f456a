/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a text with lines that are too long to edit, and how it is to be saved. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/smith-limits.h"
#include "ui/smith-tab-private.h"

static void
add_sentence (GString    *text,
              const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static void
update (SmithTab *self)
{
  SmithLayout layout = smith_document_get_layout (self->document);
  gsize longest = smith_document_get_longest_line (self->document);
  g_autoptr(GString) text = g_string_new (NULL);
  const char *button = _("_Dismiss");

  if (layout == SMITH_LAYOUT_COMPACT)
    {
      add_sentence (text, _("A line of the text was too long to edit, so it is shown formatted. As "
                            "long as it is valid JSON, saving keeps it compact."));
      button = _("Save _Formatted");
    }
  else if (layout == SMITH_LAYOUT_FORMATTED)
    {
      add_sentence (text, _("A line of the text was too long to edit, so it is shown formatted. "
                            "Saving writes it as it is shown."));
      button = _("Keep _Compact When Saving");
    }
  if (longest > SMITH_LIMIT_LINE_BYTES && !self->hides_long_line)
    {
      g_autofree char *size = g_format_size (longest);
      g_autofree char *sentence =
        /* translators: a size such as 240 kB */
        g_strdup_printf (_("One line has %s: where it is in sight, the window may take seconds to "
                           "answer."), size);

      add_sentence (text, sentence);
    }

  if (text->len > 0)
    smith_banner_show (self->layout_banner, text->str, button);
  else
    smith_banner_hide (self->layout_banner);
}

/* The button of the banner. */
void
smith_tab_answer_layout (SmithTab *self)
{
  SmithLayout layout = smith_document_get_layout (self->document);

  if (layout == SMITH_LAYOUT_AS_IS)
    {
      self->hides_long_line = TRUE;
      update (self);
    }
  else
    smith_document_set_layout (self->document, layout == SMITH_LAYOUT_COMPACT
                                                 ? SMITH_LAYOUT_FORMATTED
                                                 : SMITH_LAYOUT_COMPACT);
}

/* Says what there is to say of the document now, and from now on. */
void
smith_tab_start_layout (SmithTab *self)
{
  g_signal_connect_object (self->document, "notify::layout", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
