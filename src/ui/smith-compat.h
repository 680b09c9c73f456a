/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SmithAppearance:
 * @SMITH_APPEARANCE_DEFAULT: an ordinary answer
 * @SMITH_APPEARANCE_SUGGESTED: what a person most likely wants
 * @SMITH_APPEARANCE_DESTRUCTIVE: something is lost
 */
typedef enum
{
  SMITH_APPEARANCE_DEFAULT,
  SMITH_APPEARANCE_SUGGESTED,
  SMITH_APPEARANCE_DESTRUCTIVE,
} SmithAppearance;

/**
 * SmithChoice:
 * @id: what smith_compat_choose_finish() returns
 * @label: on the button, translated, with a mnemonic
 * @appearance: how the button looks
 */
typedef struct
{
  const char      *id;
  const char      *label;
  SmithAppearance  appearance;
} SmithChoice;

/**
 * SmithQuestion:
 * @heading: the question, translated
 * @body: what is at stake, translated
 * @choices: (array length=n_choices): the buttons, in their order
 * @default_id: what Return does
 * @close_id: what Escape does
 */
typedef struct
{
  const char        *heading;
  const char        *body;
  const SmithChoice *choices;
  guint              n_choices;
  const char        *default_id;
  const char        *close_id;
} SmithQuestion;

/**
 * SmithAbout:
 *
 * What the about window says.  All fields are needed, @developers is %NULL terminated.
 */
typedef struct
{
  const char         *name;
  const char         *icon_name;
  const char         *version;
  const char         *comments;
  const char *const  *developers;
} SmithAbout;

void   smith_compat_open_file_async  (GtkWindow            *parent,
                                      const char           *title,
                                      GListModel           *filters,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GFile *smith_compat_open_file_finish (GAsyncResult         *result,
                                      GError              **error);

void   smith_compat_save_file_async  (GtkWindow            *parent,
                                      const char           *title,
                                      GFile                *file,
                                      const char           *name,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GFile *smith_compat_save_file_finish (GAsyncResult         *result,
                                      GError              **error);

void   smith_compat_choose_async     (GtkWindow            *parent,
                                      const SmithQuestion  *question,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
char  *smith_compat_choose_finish    (GAsyncResult         *result,
                                      GError              **error);

void   smith_compat_set_selectable   (GtkLabel             *label);
void   smith_compat_load_css         (GtkCssProvider       *provider,
                                      const char           *css);
void   smith_compat_show_about       (GtkWindow            *parent,
                                      const SmithAbout     *about);
void   smith_compat_show_preferences (GtkWindow            *parent,
                                      AdwPreferencesPage   *page);

G_END_DECLS
