/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-test-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SmithTestPage
{
  GtkWidget            parent_instance;

  SmithDocument       *document;     /* (owned) (nullable) */
  SmithOperationItem  *operation;    /* (owned) (nullable) */
  SmithCredentialList *credentials;  /* (owned) (nullable) */

  GtkStack            *stack;
  AdwPreferencesGroup *request_group;
  AdwPreferencesGroup *parameters_group;
  GtkListBox          *parameters_list;
};

G_DEFINE_FINAL_TYPE (SmithTestPage, smith_test_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_OPERATION,
  PROP_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_location (SmithLocation location)
{
  switch (location)
    {
    case SMITH_LOCATION_QUERY:
      return _("in the query");
    case SMITH_LOCATION_HEADER:
      return _("in a header, which ChatGPT never sends");
    case SMITH_LOCATION_PATH:
      return _("in the path");
    case SMITH_LOCATION_COOKIE:
      return _("in a cookie, which ChatGPT never sends");
    case SMITH_LOCATION_UNKNOWN:
    default:
      return _("nowhere that OpenAPI knows");
    }
}

static GtkWidget *
make_parameter_row (SmithApi             *api,
                    const SmithParameter *parameter)
{
  GtkWidget *row = adw_action_row_new ();
  const char *type = NULL;
  g_autofree char *subtitle = NULL;

  if (parameter->schema != SMITH_NODE_NONE)
    type = smith_api_get_schema_type (api, parameter->schema);
  subtitle = g_strdup_printf ("%s, %s%s%s", get_location (parameter->location),
                              parameter->is_required ? _("required") : _("optional"),
                              type != NULL ? ", " : "", type != NULL ? type : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), parameter->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
update_parameters (SmithTestPage        *self,
                   SmithApi             *api,
                   const SmithOperation *operation)
{
  g_autoptr(GPtrArray) parameters = smith_api_list_parameters (api, operation);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->parameters_list))) != NULL)
    gtk_list_box_remove (self->parameters_list, row);
  for (guint i = 0; i < parameters->len; i++)
    gtk_list_box_append (self->parameters_list,
                         make_parameter_row (api, g_ptr_array_index (parameters, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->parameters_group), parameters->len > 0);
}

static void
update (SmithTestPage *self)
{
  const SmithOperation *operation;
  g_autofree char *method = NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (self->stack == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->operation != NULL ? "request" : "empty");
  if (self->operation == NULL)
    return;

  operation = smith_operation_item_get_operation (self->operation);
  method = g_ascii_strup (operation->method, -1);
  title = g_markup_printf_escaped ("%s %s", method, operation->path);
  description = g_markup_escape_text (operation->description != NULL ? operation->description
                                      : operation->summary != NULL ? operation->summary : "", -1);
  adw_preferences_group_set_title (self->request_group, title);
  adw_preferences_group_set_description (self->request_group, description);
  update_parameters (self,
                     smith_check_get_api (smith_operation_item_get_check (self->operation)),
                     operation);
}

static void
set_operation (SmithTestPage      *self,
               SmithOperationItem *operation)
{
  if (self->operation == operation)
    return;
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_data (self->operation, self);
  g_set_object (&self->operation, operation);
  if (operation != NULL)
    g_signal_connect_object (operation, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

static void
smith_test_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_CREDENTIALS:
      g_value_set_object (value, self->credentials);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_test_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      if (g_set_object (&self->document, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_OPERATION:
      set_operation (self, g_value_get_object (value));
      break;
    case PROP_CREDENTIALS:
      if (g_set_object (&self->credentials, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
smith_test_page_dispose (GObject *object)
{
  SmithTestPage *self = SMITH_TEST_PAGE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), SMITH_TYPE_TEST_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  set_operation (self, NULL);
  g_clear_object (&self->credentials);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (smith_test_page_parent_class)->dispose (object);
}

static void
smith_test_page_class_init (SmithTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = smith_test_page_dispose;
  object_class->get_property = smith_test_page_get_property;
  object_class->set_property = smith_test_page_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, SMITH_TYPE_DOCUMENT, flags);
  properties[PROP_OPERATION] =
    g_param_spec_object ("operation", NULL, NULL, SMITH_TYPE_OPERATION_ITEM, flags);
  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SMITH_TYPE_CREDENTIAL_LIST, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/actionsmith/Actionsmith/ui/smith-test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, request_group);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, parameters_group);
  gtk_widget_class_bind_template_child (widget_class, SmithTestPage, parameters_list);
}

static void
smith_test_page_init (SmithTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * smith_test_page_new:
 *
 * Returns: a page without an operation
 */
GtkWidget *
smith_test_page_new (void)
{
  return g_object_new (SMITH_TYPE_TEST_PAGE, NULL);
}
