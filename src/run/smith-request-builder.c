/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-request-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "smith-request-private.h"
#include "smith-run-error.h"
#include "smith-style.h"
#include "smith-value.h"

static void
builder_clear (SmithRequestBuilder *self)
{
  g_clear_pointer (&self->parameters, g_ptr_array_unref);
  g_clear_pointer (&self->body, smith_body_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SmithRequestBuilder, builder_clear)

/* ---- the address ---- */

static const SmithParameter *
find_in_path (const SmithRequestBuilder *self,
              const char                *name)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const SmithParameter *parameter = g_ptr_array_index (self->parameters, i);

      if (parameter->location == SMITH_LOCATION_PATH && g_str_equal (parameter->name, name))
        return parameter;
    }

  return NULL;
}

static gboolean
is_json_parameter (const SmithRequestBuilder *self,
                   const SmithParameter      *parameter)
{
  SmithTree *tree = smith_api_get_tree (self->plan->api);

  return smith_tree_get_member (tree, parameter->target, "content") != SMITH_NODE_NONE;
}

static void
append_path_variable (SmithRequestBuilder *self,
                      GString             *url,
                      const char          *name)
{
  const SmithParameter *parameter = find_in_path (self, name);
  SmithNode value = parameter != NULL ? smith_request_get_value (self, name) : SMITH_NODE_NONE;

  if (parameter == NULL)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNSENDABLE, TRUE, name, name,
                                 _("The path has a place for “%s”, but the document declares no "
                                   "such parameter."), name);
  else if (!smith_request_is_sent (self, parameter))
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNSENDABLE, TRUE, name, name,
                                 _("“%s” is part of the path, but declared for the whole path, "
                                   "where ChatGPT does not look. Move it into the operation."),
                                 name);
  else if (value == SMITH_NODE_NONE)
    return;  /* reported as missing */
  else if (is_json_parameter (self, parameter))
    smith_style_append_json (url, NULL, self->values, value);
  else if (!smith_style_append_path (url, parameter, self->values, value))
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNSENDABLE, TRUE, name, name,
                                 _("“%s” is part of the path; an empty value, “.” or “..” would "
                                   "lead to another address."), name);
}

static void
append_path (SmithRequestBuilder *self,
             GString             *url)
{
  const char *rest = self->plan->operation->path;

  for (const char *open = strchr (rest, '{'); open != NULL; open = strchr (rest, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = NULL;

      if (close == NULL)
        break;
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      g_string_append_len (url, rest, open - rest);
      append_path_variable (self, url, name);
      rest = close + 1;
    }
  g_string_append (url, rest);
}

static void
append_query (SmithRequestBuilder *self,
              GString             *url)
{
  SmithTree *tree = smith_api_get_tree (self->plan->api);
  g_autoptr(GString) query = g_string_new (NULL);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const SmithParameter *parameter = g_ptr_array_index (self->parameters, i);
      SmithNode value = smith_request_get_value (self, parameter->name);
      SmithNode reserved;

      if (parameter->location != SMITH_LOCATION_QUERY || value == SMITH_NODE_NONE ||
          !smith_request_is_sent (self, parameter))
        continue;
      reserved = smith_tree_get_member (tree, parameter->target, "allowReserved");
      if (is_json_parameter (self, parameter))
        smith_style_append_json (query, parameter->name, self->values, value);
      else
        smith_style_append_query (query, parameter, smith_tree_get_boolean (tree, reserved),
                                  self->values, value);
    }
  if (query->len == 0)
    return;
  g_string_append_c (url, strchr (url->str, '?') != NULL ? '&' : '?');
  g_string_append_len (url, query->str, (gssize) query->len);
}

/* ---- headers and body ---- */

static void
add_headers (SmithRequestBuilder *self,
             SmithHttpRequest    *request)
{
  smith_http_request_add_header (request, "Accept",
                                 self->plan->like_chatgpt ? "*/*"
                                                          : "application/json, */*;q=0.5");
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const SmithParameter *parameter = g_ptr_array_index (self->parameters, i);
      SmithNode value = smith_request_get_value (self, parameter->name);
      g_autofree char *text = NULL;

      if (parameter->location != SMITH_LOCATION_HEADER || value == SMITH_NODE_NONE ||
          !smith_request_is_sent (self, parameter))
        continue;
      /* OpenAPI 3.1.1 §4.8.12.2: such definitions are ignored */
      if (g_ascii_strcasecmp (parameter->name, "Accept") == 0 ||
          g_ascii_strcasecmp (parameter->name, "Content-Type") == 0 ||
          g_ascii_strcasecmp (parameter->name, "Authorization") == 0)
        continue;

      text = smith_style_to_header (parameter, self->values, value);
      if (text != NULL)
        smith_http_request_add_header (request, parameter->name, text);
      else
        smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNSENDABLE, TRUE,
                                     parameter->name, parameter->name,
                                     _("“%s” is empty or has a line break or another character "
                                       "that no header can carry."), parameter->name);
    }
}

static void
write_flat_body (SmithRequestBuilder *self,
                 SmithJsonWriter     *writer)
{
  smith_json_writer_begin_object (writer);
  for (SmithNode node = smith_tree_get_first (self->values, SMITH_NODE_ROOT);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (self->values, node))
    {
      g_autofree char *name = smith_tree_dup_key (self->values, node);

      if (smith_arguments_get (self->plan->arguments, name) != node ||
          !smith_request_goes_into_body (self, name))
        continue;
      smith_json_writer_key (writer, name);
      smith_value_write (writer, self->values, node, G_MAXSIZE);
    }
  smith_json_writer_end_object (writer);
}

static void
add_body (SmithRequestBuilder *self,
          SmithHttpRequest    *request)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (text, SMITH_JSON_COMPACT);
  g_autoptr(GBytes) bytes = NULL;

  if (!self->has_body)
    return;
  if (self->body_is_flat)
    write_flat_body (self, writer);
  else
    smith_value_write (writer, self->values,
                       smith_arguments_get (self->plan->arguments, SMITH_BODY_ARGUMENT),
                       G_MAXSIZE);

  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  smith_http_request_set_body (request, bytes, self->body->media_type);
}

/* ---- the whole ---- */

static gboolean
find_body (SmithRequestBuilder  *self,
           GError              **error)
{
  const SmithRequestPlan *plan = self->plan;
  g_autoptr(GPtrArray) bodies = NULL;

  self->body = smith_request_find_body (plan->api, plan->operation);
  if (self->body != NULL)
    {
      self->body_is_flat = smith_request_body_is_flat (plan->api, self->body);
      return TRUE;
    }

  bodies = smith_api_list_bodies (plan->api, plan->operation);
  if (bodies->len > 0 && ((SmithBody *) g_ptr_array_index (bodies, 0))->is_required)
    {
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_UNSUPPORTED,
                   _("This operation wants a body of type %s, and a call can only send JSON. "
                     "Nothing was sent."),
                   ((SmithBody *) g_ptr_array_index (bodies, 0))->media_type);
      return FALSE;
    }

  return TRUE;
}

static SmithHttpRequest *
build (SmithRequestBuilder  *self,
       GError              **error)
{
  const SmithRequestPlan *plan = self->plan;
  g_autoptr(SmithHttpRequest) request = NULL;
  g_autofree char *method = g_ascii_strup (plan->operation->method, -1);
  g_autofree char *server = smith_request_expand_server (plan->api, plan->server_url, error);
  g_autoptr(GString) url = NULL;

  if (server == NULL || !find_body (self, error))
    return NULL;

  smith_request_check (self);
  url = g_string_new (server);
  append_path (self, url);
  append_query (self, url);
  request = smith_http_request_new (method, url->str);
  add_headers (self, request);
  add_body (self, request);

  for (guint i = self->n_before; i < self->problems->len; i++)
    {
      const SmithArgumentProblem *problem = g_ptr_array_index (self->problems, i);

      if (!problem->stops)
        continue;
      g_set_error (error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_ARGUMENTS,
                   /* translators: a sentence about an argument comes first */
                   _("%s Nothing was sent."), problem->message);
      return NULL;
    }

  return g_steal_pointer (&request);
}

/**
 * smith_request_build:
 * @problems: (nullable) (element-type SmithArgumentProblem): everything that is to be said
 *   about the arguments is added here, on success too
 * @error: %SMITH_RUN_ERROR; its message is the first problem that stops the call
 *
 * Makes the request of a call by OpenAPI's serialisation, without a credential.  The path is
 * put behind the server's address as the platform does it, by plain concatenation.  Defaults
 * of the document are the server's business and are not filled in.  Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the request
 */
SmithHttpRequest *
smith_request_build (const SmithRequestPlan  *plan,
                     GPtrArray               *problems,
                     GError                 **error)
{
  g_auto(SmithRequestBuilder) self = { 0 };

  g_return_val_if_fail (plan != NULL && plan->api != NULL && plan->operation != NULL, NULL);
  g_return_val_if_fail (plan->server_url != NULL && plan->arguments != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self.plan = plan;
  self.values = smith_arguments_get_tree (plan->arguments);
  self.parameters = smith_api_list_parameters (plan->api, plan->operation);
  self.n_before = problems != NULL ? problems->len : 0;
  self.problems = problems != NULL ? g_ptr_array_ref (problems) : smith_argument_problems_new ();

  return build (&self, error);
}
