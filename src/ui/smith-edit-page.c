/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-edit-page.h"

#include <glib/gi18n.h>

#include "ui/smith-banner.h"
#include "ui/smith-breadcrumb.h"
#include "ui/smith-completion.h"
#include "ui/smith-find-bar.h"
#include "ui/smith-fixer.h"
#include "ui/smith-marker.h"
#include "ui/smith-namer.h"
#include "ui/smith-problems-panel.h"
#include "ui/smith-source-view.h"
#include "ui/smith-text-link.h"
#include "ui/smith-verdict-bar.h"

/* Below this many logical pixels text and problems are too much for a start. */
#define MIN_HEIGHT_FOR_BOTH 500

struct _SmithEditPage
{
  GtkWidget           parent_instance;

  SmithDocument      *document;  /* (owned) (nullable) */
  SmithTextLink      *link;      /* (owned) (nullable) */
  SmithMarker        *marker;    /* (owned) (nullable) */
  SmithFixer         *fixer;     /* (owned) (nullable) */
  SmithNamer         *namer;     /* (owned) (nullable) */
  SmithCompletion    *completion; /* (owned) (nullable) */
  GSignalGroup       *history;   /* (owned) on the buffer */
  gboolean            is_new;    /* no check of this document was seen yet */

  AdwToastOverlay    *toasts;
  SmithBanner        *banner;
  SmithFindBar       *find_bar;
  SmithSourceView    *view;
  SmithProblemsPanel *problems;
  SmithBreadcrumb    *breadcrumb;
  SmithVerdictBar    *verdict_bar;
};

G_DEFINE_FINAL_TYPE (SmithEditPage, smith_edit_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkTextBuffer *
get_buffer (SmithEditPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
history_changed_cb (SmithEditPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.undo",
                                 gtk_text_buffer_get_can_undo (buffer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.redo",
                                 gtk_text_buffer_get_can_redo (buffer));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* The start of the selection, or the cursor, in bytes. */
static gsize
get_cursor (SmithEditPage *self,
            GtkTextIter   *out_iter)
{
  gtk_text_buffer_get_selection_bounds (get_buffer (self), out_iter, NULL);

  return smith_text_link_get_offset (self->link, out_iter);
}

static void
cursor_moved_cb (SmithEditPage *self)
{
  GtkTextIter iter;

  if (self->link != NULL)
    smith_breadcrumb_set_offset (self->breadcrumb, get_cursor (self, &iter));
}

static void
adopt_buffer (SmithEditPage *self)
{
  GtkSourceBuffer *buffer = smith_text_link_get_buffer (self->link);

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer));
  g_signal_group_set_target (self->history, buffer);
  history_changed_cb (self);
  /* it moved before anybody listened */
  cursor_moved_cb (self);
}

static void
show_problems (SmithEditPage *self,
               gboolean       shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problems), shown);
  smith_verdict_bar_set_expanded (self->verdict_bar, shown);
}

/* A text that cannot be read says where it breaks off, above everything else. */
static void
update_banner (SmithEditPage *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  const SmithReadError *error = NULL;
  g_autofree char *title = NULL;
  guint line;

  if (check != NULL)
    error = smith_tree_get_error (smith_check_get_tree (check));
  if (error == NULL || error->code == SMITH_READ_EMPTY)
    {
      smith_banner_hide (self->banner);
      return;
    }
  line = smith_shadow_get_line_at (smith_document_get_shadow (self->document),
                                   smith_document_shift_span (self->document,
                                                              error->span).start) + 1;
  if (smith_document_is_stale (self->document))
    /* translators: a line of the text, and a sentence that says what is wrong there */
    title = g_strdup_printf (_("Line %u: %s. The outline shows what could be read before."),
                             line, error->message);
  else
    /* translators: a line of the text, and a sentence that says what is wrong there */
    title = g_strdup_printf (_("Line %u: %s. The outline shows what can be read."), line,
                             error->message);
  smith_banner_show (self->banner, title, _("_Go There"));
}

/* A check can be done before the window has its size; then what it asks for counts. */
static gboolean
is_tall_enough (SmithEditPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width;

  /* GTK 4.8 writes to both, whatever its reference says. */
  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return height >= MIN_HEIGHT_FOR_BOTH;
}

static gboolean
has_counted_problems (SmithEditPage *self)
{
  return smith_document_count (self->document, SMITH_CLASS_BLOCKS) > 0 ||
         smith_document_count (self->document, SMITH_CLASS_DROPS) > 0 ||
         smith_document_count (self->document, SMITH_CLASS_WARNS) > 0;
}

static void
checked_cb (SmithEditPage *self)
{
  update_banner (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.review-fixes",
                                 has_counted_problems (self));
  if (!self->is_new || smith_document_get_check (self->document) == NULL)
    return;

  /* What a person opened the document for is in view when there is something to do. */
  self->is_new = FALSE;
  if (!is_tall_enough (self))
    return;
  if (has_counted_problems (self))
    show_problems (self, TRUE);
}

static void
go_to_error_cb (SmithEditPage *self)
{
  SmithCheck *check = smith_document_get_check (self->document);
  const SmithReadError *error =
    check != NULL ? smith_tree_get_error (smith_check_get_tree (check)) : NULL;

  if (error == NULL)
    return;
  smith_edit_page_go_to (self, smith_document_shift_span (self->document, error->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
problem_chosen_cb (SmithEditPage *self,
                   SmithProblem  *problem,
                   gboolean       go_on_there)
{
  smith_edit_page_go_to (self, smith_problem_get_span (problem));
  if (go_on_there)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The index of the problem whose place follows the cursor, or comes before it; around the
 * ends.  Returns whether there is one.  Looks at the check, not at the list, which would
 * make an object of each. */
static gboolean
find_problem (SmithEditPage *self,
              SmithCheck    *check,
              gboolean       forward,
              guint         *out_index)
{
  gboolean is_found = FALSE;
  guint furthest = 0, n_problems = smith_check_get_n_problems (check);
  gsize found_at = 0, furthest_at = 0, cursor;
  GtkTextIter start;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  cursor = smith_text_link_get_offset (self->link, &start);
  for (guint i = 0; i < n_problems; i++)
    {
      SmithSpan span = smith_check_get_problem (check, i)->span;
      gsize at = smith_document_shift_span (self->document, span).start;

      if (i == 0 || (forward ? at < furthest_at : at > furthest_at))
        {
          furthest = i;
          furthest_at = at;
        }
      if (forward ? at <= cursor : at >= cursor)
        continue;
      if (!is_found || (forward ? at < found_at : at > found_at))
        {
          *out_index = i;
          found_at = at;
          is_found = TRUE;
        }
    }
  if (!is_found)
    *out_index = furthest;

  return n_problems > 0;
}

static void
problem_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  guint index;

  if (check == NULL ||
      !find_problem (self, check, g_str_equal (name, "edit.next-problem"), &index))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  show_problems (self, TRUE);
  smith_problems_panel_select (self->problems, index);
  smith_edit_page_go_to (self,
                         smith_document_shift_span (self->document,
                                                    smith_check_get_problem (check,
                                                                             index)->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  const char *fix_id;
  guint problem;

  if (self->fixer == NULL)
    return;
  if (g_str_equal (name, "edit.review-fixes"))
    {
      smith_fixer_review (self->fixer);
      return;
    }
  g_variant_get (parameter, "(u&s)", &problem, &fix_id);
  smith_fixer_apply (self->fixer, problem, fix_id);
}

static void
go_to_related_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  const SmithDiagnostic *problem;
  const SmithRelated *related;
  guint index, part;

  g_variant_get (parameter, "(uu)", &index, &part);
  if (check == NULL || index >= smith_check_get_n_problems (check))
    return;
  problem = smith_check_get_problem (check, index);
  if (problem->related == NULL || part >= problem->related->len)
    return;
  related = g_ptr_array_index (problem->related, part);
  smith_edit_page_go_to (self, smith_document_shift_span (self->document, related->span));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The fixes at the cursor, in a menu below it. */
static void
fix_here_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  GtkTextIter start;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  if (self->fixer == NULL ||
      !smith_fixer_show_menu (self->fixer, GTK_TEXT_VIEW (self->view), &start,
                              smith_text_link_get_offset (self->link, &start)))
    gtk_widget_error_bell (widget);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  show_problems (self, !gtk_widget_get_visible (GTK_WIDGET (self->problems)));
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->view),
                              g_str_equal (name, "edit.undo") ? "text.undo" : "text.redo", NULL);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);

  if (g_str_equal (name, "edit.find"))
    smith_find_bar_open (self->find_bar);
  else
    smith_find_bar_step (self->find_bar, g_str_equal (name, "edit.find-next"));
}

/* The sentences of all problems at a place of the text. */
static gboolean
query_tooltip_cb (SmithEditPage *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip)
{
  SmithCheck *check = self->document != NULL ? smith_document_get_check (self->document) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  GtkTextIter iter;
  gsize offset;
  int buffer_x, buffer_y;

  if (check == NULL || keyboard)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, x, y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y))
    return FALSE;

  offset = smith_text_link_get_offset (self->link, &iter);
  for (guint i = 0; i < smith_check_get_n_problems (check); i++)
    {
      const SmithDiagnostic *problem = smith_check_get_problem (check, i);
      SmithSpan span = smith_document_shift_span (self->document, problem->span);

      if (offset >= span.start && offset < MAX (span.end, span.start + 1))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
    }
  gtk_tooltip_set_text (tooltip, text->str);

  return text->len > 0;
}

static GtkSourceCompletion *
get_completion (SmithEditPage *self)
{
  return gtk_source_view_get_completion (GTK_SOURCE_VIEW (self->view));
}

static void
place_chosen_cb (SmithEditPage *self,
                 guint64        start,
                 guint64        end)
{
  if (self->link == NULL)
    return;
  smith_edit_page_go_to (self, (SmithSpan) { (gsize) start, (gsize) end });
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  guint64 start, end;

  g_variant_get (parameter, "(tt)", &start, &end);
  place_chosen_cb (SMITH_EDIT_PAGE (widget), start, end);
}

/* The cursor's rectangle in the page; FALSE when the view is not laid out. */
static gboolean
find_cursor_place (SmithEditPage     *self,
                   const GtkTextIter *iter,
                   GdkRectangle      *out_place)
{
  graphene_point_t point;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), iter, out_place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         out_place->x, out_place->y, &out_place->x,
                                         &out_place->y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) out_place->x,
                                                       (float) out_place->y), &point))
    return FALSE;
  out_place->x = (int) point.x;
  out_place->y = (int) point.y;

  return TRUE;
}

/* What is named at the cursor: to its definition, its uses, another name. */
static void
name_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (widget);
  gboolean is_done = FALSE;
  GdkRectangle place;
  GtkTextIter iter;
  SmithSpan span;
  gsize offset;

  if (self->namer == NULL)
    return;
  offset = get_cursor (self, &iter);
  if (g_str_equal (name, "edit.go-to-definition"))
    {
      is_done = smith_namer_find_definition (self->namer, offset, &span);
      if (is_done)
        place_chosen_cb (self, span.start, span.end);
    }
  else if (g_str_equal (name, "edit.show-uses"))
    is_done = find_cursor_place (self, &iter, &place) &&
              smith_namer_show_uses (self->namer, offset, &place) > 0;
  else
    is_done = smith_namer_rename (self->namer, offset);
  if (!is_done)
    gtk_widget_error_bell (widget);
}

static void
complete_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gtk_source_completion_show (get_completion (SMITH_EDIT_PAGE (widget)));
}

static void
drop_document (SmithEditPage *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->link != NULL)
    g_signal_handlers_disconnect_by_data (self->link, self);
  g_signal_group_set_target (self->history, NULL);
  if (self->completion != NULL)
    {
      gtk_source_completion_remove_provider (get_completion (self),
                                             GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
      smith_completion_clear (self->completion);
    }
  g_clear_object (&self->completion);
  smith_breadcrumb_set_document (self->breadcrumb, NULL);
  g_clear_object (&self->namer);
  g_clear_object (&self->fixer);
  g_clear_object (&self->marker);
  g_clear_object (&self->link);
  g_clear_object (&self->document);
}

static void
smith_edit_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, gtk_text_buffer_get_can_undo (get_buffer (self)));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, gtk_text_buffer_get_can_redo (get_buffer (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_edit_page_dispose (GObject *object)
{
  SmithEditPage *self = SMITH_EDIT_PAGE (object);
  GtkWidget *child;

  if (self->history != NULL)
    drop_document (self);
  g_clear_object (&self->history);
  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_EDIT_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (smith_edit_page_parent_class)->dispose (object);
}

static void
smith_edit_page_class_init (SmithEditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_edit_page_dispose;
  object_class->get_property = smith_edit_page_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SMITH_TYPE_BANNER);
  g_type_ensure (SMITH_TYPE_BREADCRUMB);
  g_type_ensure (SMITH_TYPE_FIND_BAR);
  g_type_ensure (SMITH_TYPE_PROBLEMS_PANEL);
  g_type_ensure (SMITH_TYPE_SOURCE_VIEW);
  g_type_ensure (SMITH_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-edit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, view);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, SmithEditPage, verdict_bar);
  gtk_widget_class_bind_template_callback (widget_class, go_to_error_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_install_action (widget_class, "edit.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "edit.redo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "edit.next-problem", NULL, problem_action);
  gtk_widget_class_install_action (widget_class, "edit.previous-problem", NULL, problem_action);
  gtk_widget_class_install_action (widget_class, "edit.toggle-problems", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to-related", "(uu)",
                                   go_to_related_action);
  gtk_widget_class_install_action (widget_class, "edit.fix", "(us)", fix_action);
  gtk_widget_class_install_action (widget_class, "edit.review-fixes", NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "edit.fix-here", NULL, fix_here_action);
  gtk_widget_class_install_action (widget_class, "edit.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to", "(tt)", go_to_action);
  gtk_widget_class_install_action (widget_class, "edit.go-to-definition", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "edit.show-uses", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "edit.rename", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "edit.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "edit.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "edit.find-previous", NULL, find_action);
}

static void
smith_edit_page_init (SmithEditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  smith_find_bar_set_view (self->find_bar, GTK_SOURCE_VIEW (self->view));
  self->history = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->history, "notify::can-undo",
                                  G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (self->history, "notify::can-redo",
                                  G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (self->history, "notify::cursor-position",
                                  G_CALLBACK (cursor_moved_cb), self);
}

/**
 * smith_edit_page_new:
 *
 * Returns: a page without a document
 */
GtkWidget *
smith_edit_page_new (void)
{
  return g_object_new (SMITH_TYPE_EDIT_PAGE, NULL);
}

/**
 * smith_edit_page_get_document:
 *
 * Returns: (transfer none) (nullable): what is edited
 */
SmithDocument *
smith_edit_page_get_document (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), NULL);

  return self->document;
}

/**
 * smith_edit_page_set_document:
 * @document: (nullable): what is edited from now on
 */
void
smith_edit_page_set_document (SmithEditPage *self,
                              SmithDocument *document)
{
  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));

  if (self->document == document)
    return;
  drop_document (self);
  smith_problems_panel_set_document (self->problems, document);
  smith_verdict_bar_set_document (self->verdict_bar, document);
  smith_banner_hide (self->banner);
  show_problems (self, FALSE);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  self->is_new = TRUE;
  self->link = smith_text_link_new (document);
  adopt_buffer (self);
  g_signal_connect_object (self->link, "buffer-changed", G_CALLBACK (adopt_buffer), self,
                           G_CONNECT_SWAPPED);
  self->fixer = smith_fixer_new (document, GTK_WIDGET (self), self->toasts);
  self->namer = smith_namer_new (document, GTK_WIDGET (self));
  smith_breadcrumb_set_document (self->breadcrumb, document);
  self->completion = smith_completion_new (document, self->link);
  gtk_source_completion_add_provider (get_completion (self),
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  self->marker = smith_marker_new (document, self->link, GTK_SOURCE_VIEW (self->view));
  g_signal_connect_object (document, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  checked_cb (self);
}

/**
 * smith_edit_page_get_view:
 *
 * Returns: (transfer none): the text view
 */
GtkSourceView *
smith_edit_page_get_view (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), NULL);

  return GTK_SOURCE_VIEW (self->view);
}

/**
 * smith_edit_page_get_cursor:
 *
 * Returns: where the cursor stands, in bytes of the text as it is now; 0 without a document
 */
gsize
smith_edit_page_get_cursor (SmithEditPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), 0);

  if (self->link == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return smith_text_link_get_offset (self->link, &iter);
}

/**
 * smith_edit_page_go_to:
 * @span: of the text as it is now
 *
 * Selects a place and scrolls to it; of a place of several lines the first.
 */
void
smith_edit_page_go_to (SmithEditPage *self,
                       SmithSpan      span)
{
  GtkTextIter start, end;

  g_return_if_fail (SMITH_IS_EDIT_PAGE (self));
  g_return_if_fail (self->link != NULL);

  smith_text_link_get_range (self->link, span, &start, &end);
  if (gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    {
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  smith_source_view_select (self->view, &start, &end);
}

/**
 * smith_edit_page_is_marking:
 *
 * Returns: whether underlines are still on their way
 */
gboolean
smith_edit_page_is_marking (SmithEditPage *self)
{
  g_return_val_if_fail (SMITH_IS_EDIT_PAGE (self), FALSE);

  return self->marker != NULL && smith_marker_is_working (self->marker);
}
