/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SmithOperationNames:
 *
 * The names that operations have, and new ones: readable, unique, of ASCII letters and digits.
 * For one thread at a time.
 */
typedef struct _SmithOperationNames SmithOperationNames;

SmithOperationNames *smith_operation_names_new           (guint                most);
void                 smith_operation_names_free          (SmithOperationNames *self);
gboolean             smith_operation_names_take          (SmithOperationNames *self,
                                                          const char          *name);
char                *smith_operation_names_generate      (SmithOperationNames *self,
                                                          const char          *method,
                                                          const char          *path);
char                *smith_operation_names_number        (SmithOperationNames *self,
                                                          const char          *name);
char                *smith_operation_names_dup_parameter (const char          *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithOperationNames, smith_operation_names_free)

G_END_DECLS
