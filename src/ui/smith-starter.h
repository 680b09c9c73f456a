/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithStarter:
 * @id: stable name, as the action `win.new-from` takes it
 * @file_name: what a file of it would be called
 *
 * A description of our own to begin with.  ChatGPT takes each as it is.
 */
typedef struct
{
  const char *id;
  const char *file_name;
} SmithStarter;

extern const SmithStarter smith_starters[];
extern const guint smith_n_starters;

const SmithStarter *smith_starter_find     (const char         *id);
GBytes             *smith_starter_dup_text (const SmithStarter *self);

G_END_DECLS
