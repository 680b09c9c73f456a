/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folders for the files of a test, of which nothing is to be left behind. */

char *temp_folder_make   (void);
void  temp_folder_remove (const char *path);

G_END_DECLS
