/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-schema-circles.h"
#include "platform/smith-import.h"

G_BEGIN_DECLS

struct _SmithImport
{
  SmithApi           *api;         /* (owned) */
  const SmithProfile *profile;
  GArray             *findings;    /* (owned) of SmithFinding, in the platform's order */
  GArray             *operations;  /* (owned) of SmithOperationState, one an operation */
  SmithBudgets        budgets;
  char               *origin;      /* (owned) (nullable) */
  char               *domain;      /* (owned) (nullable) */
  char               *server_url;  /* (owned) (nullable) */
  SmithSchemaCircles *circles;     /* (owned) (nullable) */
  GArray             *nulls;       /* (owned) of SmithNode: see smith_model_check() */
  gboolean            is_truncated;
  gboolean            is_partial;  /* what seems to be missing may only be unreadable */
  GCancellable       *cancellable; /* while it runs */
  GThread            *measuring;   /* (owned) (nullable) the same; returns the size of the text */
};

gboolean smith_import_add           (SmithImport *self,
                                     const char  *rule,
                                     SmithNode    node,
                                     SmithSpan    span,
                                     int          operation,
                                     ...) G_GNUC_NULL_TERMINATED;

void     smith_import_add_place     (SmithImport *self,
                                     const char  *rule,
                                     SmithNode    node,
                                     SmithSpan    span,
                                     const char  *text);
gboolean smith_import_is_lost       (SmithImport *self,
                                     SmithNode    ref);

/* The passes, in the order in which their lines are printed. */
void smith_import_check_version     (SmithImport *self);
void smith_import_check_model       (SmithImport *self);
void smith_import_check_servers     (SmithImport *self);
void smith_import_check_security    (SmithImport *self);
void smith_import_check_components  (SmithImport *self);
void smith_import_check_nulls       (SmithImport *self);
void smith_import_check_budgets     (SmithImport *self);
void smith_import_check_texts       (SmithImport *self);
void smith_import_check_contexts    (SmithImport *self);
void smith_import_check_paths       (SmithImport *self);

G_END_DECLS
