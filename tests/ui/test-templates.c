/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support-ui.h"
#include "ui/smith-add-operation-dialog.h"
#include "ui/smith-alike-list.h"
#include "ui/smith-answer-dialog.h"
#include "ui/smith-argument-form.h"
#include "ui/smith-argument-row.h"
#include "ui/smith-banner.h"
#include "ui/smith-body-view.h"
#include "ui/smith-breadcrumb.h"
#include "ui/smith-budget-row.h"
#include "ui/smith-consent-card.h"
#include "ui/smith-edit-page.h"
#include "ui/smith-fetch-pane.h"
#include "ui/smith-find-bar.h"
#include "ui/smith-fix-review.h"
#include "ui/smith-import-dialog.h"
#include "ui/smith-inspector-text.h"
#include "ui/smith-inspector.h"
#include "ui/smith-key-detail.h"
#include "ui/smith-key-dialog.h"
#include "ui/smith-keys-page.h"
#include "ui/smith-line-popover.h"
#include "ui/smith-messages-dialog.h"
#include "ui/smith-outline-row.h"
#include "ui/smith-model-page.h"
#include "ui/smith-model-side.h"
#include "ui/smith-outline.h"
#include "ui/smith-panes.h"
#include "ui/smith-preferences-page.h"
#include "ui/smith-problem-detail.h"
#include "ui/smith-problem-row.h"
#include "ui/smith-problems-panel.h"
#include "ui/smith-rename-dialog.h"
#include "ui/smith-sample-row.h"
#include "ui/smith-start-page.h"
#include "ui/smith-target-bar.h"
#include "ui/smith-test-page.h"
#include "ui/smith-told-view.h"
#include "ui/smith-update-dialog.h"
#include "ui/smith-verdict-bar.h"
#include "ui/smith-window.h"

#define FOLDER "/io/github/actionsmith/Actionsmith/ui"

static const struct
{
  const char *name;  /* of the template's file, without .ui */
  GType     (*get_type) (void);
} rows[] = {
  { "smith-add-operation-dialog", smith_add_operation_dialog_get_type },
  { "smith-alike-list", smith_alike_list_get_type },
  { "smith-answer-dialog", smith_answer_dialog_get_type },
  { "smith-argument-form", smith_argument_form_get_type },
  { "smith-argument-row", smith_argument_row_get_type },
  { "smith-banner", smith_banner_get_type },
  { "smith-body-view", smith_body_view_get_type },
  { "smith-breadcrumb", smith_breadcrumb_get_type },
  { "smith-budget-row", smith_budget_row_get_type },
  { "smith-consent-card", smith_consent_card_get_type },
  { "smith-edit-page", smith_edit_page_get_type },
  { "smith-fetch-pane", smith_fetch_pane_get_type },
  { "smith-find-bar", smith_find_bar_get_type },
  { "smith-fix-review", smith_fix_review_get_type },
  { "smith-import-dialog", smith_import_dialog_get_type },
  { "smith-inspector-text", smith_inspector_text_get_type },
  { "smith-inspector", smith_inspector_get_type },
  { "smith-key-detail", smith_key_detail_get_type },
  { "smith-key-dialog", smith_key_dialog_get_type },
  { "smith-keys-page", smith_keys_page_get_type },
  { "smith-model-page", smith_model_page_get_type },
  { "smith-model-side", smith_model_side_get_type },
  { "smith-line-popover", smith_line_popover_get_type },
  { "smith-messages-dialog", smith_messages_dialog_get_type },
  { "smith-outline", smith_outline_get_type },
  { "smith-outline-row", smith_outline_row_get_type },
  { "smith-panes", smith_panes_get_type },
  { "smith-preferences-page", smith_preferences_page_get_type },
  { "smith-problem-detail", smith_problem_detail_get_type },
  { "smith-problem-row", smith_problem_row_get_type },
  { "smith-problems-panel", smith_problems_panel_get_type },
  { "smith-rename-dialog", smith_rename_dialog_get_type },
  { "smith-request-pane", smith_request_pane_get_type },
  { "smith-response-pane", smith_response_pane_get_type },
  { "smith-sample-row", smith_sample_row_get_type },
  { "smith-start-page", smith_start_page_get_type },
  { "smith-tab", smith_tab_get_type },
  { "smith-target-bar", smith_target_bar_get_type },
  { "smith-test-page", smith_test_page_get_type },
  { "smith-told-view", smith_told_view_get_type },
  { "smith-update-dialog", smith_update_dialog_get_type },
  { "smith-verdict-bar", smith_verdict_bar_get_type },
  { "smith-window", smith_window_get_type },
};

static void
test_instance (gconstpointer data)
{
  GType type = rows[GPOINTER_TO_SIZE (data)].get_type ();
  GtkWidget *widget = g_object_new (type, NULL);

  if (GTK_IS_WINDOW (widget))
    {
      support_destroy_window (widget);
      return;
    }
  g_object_ref_sink (widget);
  g_assert_finalize_object (widget);
}

/* A template without a row above would never be looked at. */
static void
test_all (void)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) files = g_resources_enumerate_children (FOLDER, 0, &error);
  guint n_templates = 0;

  g_assert_no_error (error);
  for (guint i = 0; files[i] != NULL; i++)
    {
      gboolean is_known = FALSE;

      if (!g_str_has_suffix (files[i], ".ui"))
        continue;
      n_templates++;
      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        {
          g_autofree char *file = g_strconcat (rows[j].name, ".ui", NULL);

          is_known = is_known || g_str_equal (file, files[i]);
        }
      if (!is_known)
        g_test_message ("%s has no row", files[i]);
      g_assert_true (is_known);
    }
  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (rows));
}

int
main (int   argc,
      char *argv[])
{
  support_init (&argc, &argv);
  g_test_add_func ("/templates/all", test_all);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/instance/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_instance);
    }

  return support_run ();
}
