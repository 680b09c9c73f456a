/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "author/smith-document.h"
#include "creds/smith-credential-list.h"
#include "ui/smith-edit-page.h"
#include "ui/smith-test-page.h"

G_BEGIN_DECLS

/* A window with a document that is checked, ready to be typed in. */
typedef struct
{
  SmithDocument *document;
  GtkWidget     *window;
  SmithEditPage *page;
  GtkTextBuffer *buffer;
} SupportEditor;

void           support_init            (int           *argc,
                                        char        ***argv);
int            support_run             (void);
SmithDocument *support_new_document    (const char    *text);
void           support_wait_for_check  (SmithDocument *document);
void           support_assert_text     (SmithDocument *document,
                                        const char    *text);
void           support_iterate_for     (guint          duration_ms);
void           support_destroy_window  (GtkWidget     *window);
char          *support_find_label      (GtkWidget     *widget,
                                        const char    *part);
GtkWidget     *support_find_widget     (GtkWidget     *widget,
                                        GType          type);
GtkWidget     *support_find_action     (GtkWidget     *widget,
                                        const char    *action,
                                        gboolean       is_in_sight);
GtkWidget     *support_find_labelled   (GtkWidget     *widget,
                                        const char    *label);
GtkWidget     *support_find_window     (GType          type);
char          *support_read_clipboard  (GtkWidget     *widget);
SmithEditPage *support_get_edit_page   (GtkWidget     *window);
SmithTestPage *support_get_test_page   (GtkWidget     *window);
GtkDropTarget *support_find_drop_target (GtkWidget    *widget);
gboolean       support_can_do          (GtkWidget     *window,
                                        const char    *action);

const char    *support_add_key         (SmithCredentialList *credentials,
                                        SmithCredentialKind  kind,
                                        const char          *label,
                                        const char          *origin,
                                        const char          *secret);

void           support_editor_set_up   (SupportEditor *self,
                                        const char    *text);
void           support_editor_clear    (SupportEditor *self);
char          *support_editor_dup_text (SupportEditor *self);
void           support_editor_type     (SupportEditor *self,
                                        int            line,
                                        const char    *text);
gsize          support_editor_find     (SupportEditor *self,
                                        const char    *part);
void           support_editor_replace  (SupportEditor *self,
                                        const char    *old,
                                        const char    *new);

G_END_DECLS
