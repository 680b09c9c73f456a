/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/smith-add-operation-dialog.h"
#include "ui/smith-sample-row.h"

G_BEGIN_DECLS

struct _SmithAddOperationDialog
{
  AdwWindow         parent_instance;

  SmithDocument    *document;      /* (owned) (nullable) until it is made */
  SmithImportWay    way;
  char             *method;        /* (owned) (nullable) of the operation that a sample is for */
  char             *path;          /* (owned) (nullable) likewise */
  SmithImportPlan  *plan;          /* (owned) (nullable) of what is written, or was last */
  char             *proposed_path; /* (owned) (nullable) that stands in the row, if untouched */
  char             *proposed_name; /* (owned) (nullable) likewise */
  gboolean          is_proposing;  /* rows are being filled in */
  gboolean          is_replacing;  /* the person said so */
  gboolean          is_running;    /* a plan is made */
  gboolean          is_wanted;     /* another one is to follow */
  guint             rest_id;
  GCancellable     *cancellable;   /* (owned) */

  GtkWidget        *add_button;
  GtkWidget        *text_box;
  GtkLabel         *text_label;
  GtkTextView      *text_view;
  GtkTextBuffer    *text_buffer;
  GtkLabel         *text_error;
  GtkListBox       *found_list;
  GtkWidget        *form_group;
  GtkWidget        *server_row;
  GtkSwitch        *server_switch;
  AdwComboRow      *method_row;
  AdwEntryRow      *path_row;
  AdwEntryRow      *name_row;
  AdwEntryRow      *summary_row;
  AdwEntryRow      *description_row;
  SmithSampleRow   *body_row;
  SmithSampleRow   *answer_row;
  AdwComboRow      *target_row;
  GtkLabel         *form_error;
  GtkWidget        *exists_box;
  GtkWidget        *preview_box;
  GtkTextView      *preview_view;
};

/* smith-add-operation-show.c */
SmithImportOrder *smith_add_operation_dialog_new_order (SmithAddOperationDialog *self);
gboolean          smith_add_operation_dialog_is_begun  (SmithAddOperationDialog *self);
void              smith_add_operation_dialog_show_plan (SmithAddOperationDialog *self);

G_END_DECLS
