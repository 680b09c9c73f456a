/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "smith-value.h"

/* Whether a call can fill a parameter in at all.  The platform reads only what stands in the
 * operation itself, as smith_flat_arguments_list() says too. */
gboolean
smith_request_is_sent (const SmithRequestBuilder *self,
                       const SmithParameter      *parameter)
{
  if (self->plan->like_chatgpt && parameter->is_from_path)
    return FALSE;

  switch (parameter->location)
    {
    case SMITH_LOCATION_PATH:
    case SMITH_LOCATION_QUERY:
      return *parameter->name != '\0';
    case SMITH_LOCATION_HEADER:
      return *parameter->name != '\0' && !self->plan->like_chatgpt;
    case SMITH_LOCATION_COOKIE:
    case SMITH_LOCATION_UNKNOWN:
    default:
      return FALSE;
    }
}

/* The value of a parameter; null means that it is left out. */
SmithNode
smith_request_get_value (const SmithRequestBuilder *self,
                         const char                *name)
{
  SmithNode value = smith_arguments_get (self->plan->arguments, name);

  return value != SMITH_NODE_NONE &&
         smith_tree_get_kind (self->values, value) == SMITH_NODE_NULL ? SMITH_NODE_NONE : value;
}

/* Whether the argument is a member of the body. */
static gboolean
is_in_body (const SmithRequestBuilder *self,
            const char                *name)
{
  if (self->body == NULL)
    return FALSE;
  if (!self->body_is_flat)
    return g_str_equal (name, SMITH_BODY_ARGUMENT);

  return smith_request_body_find_property (self->plan->api, self->body, name) != SMITH_NODE_NONE;
}

static gboolean
is_in_parameters (const SmithRequestBuilder  *self,
                  const char                 *name,
                  const SmithParameter      **out_unsent)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const SmithParameter *parameter = g_ptr_array_index (self->parameters, i);

      if (!g_str_equal (parameter->name, name))
        continue;
      if (smith_request_is_sent (self, parameter))
        found = TRUE;
      else
        *out_unsent = parameter;
    }

  return found;
}

/* Outside the platform's rules, what no place is declared for goes into an open body. */
static gboolean
goes_into_open_body (const SmithRequestBuilder *self,
                     const char                *name)
{
  const SmithParameter *unsent = NULL;

  return !self->plan->like_chatgpt && self->body != NULL && self->body_is_flat &&
         smith_request_body_is_open (self->plan->api, self->body) &&
         !is_in_parameters (self, name, &unsent) && unsent == NULL;
}

/* Whether the argument travels in the body. */
gboolean
smith_request_goes_into_body (const SmithRequestBuilder *self,
                              const char                *name)
{
  return is_in_body (self, name) || goes_into_open_body (self, name);
}

static void
report_undeclared (SmithRequestBuilder  *self,
                   const char           *name,
                   const SmithParameter *unsent)
{
  if (unsent != NULL && self->plan->like_chatgpt && unsent->is_from_path)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNDECLARED, TRUE, name, name,
                                 _("“%s” is declared for the whole path, where ChatGPT does not "
                                   "look. Move it into the operation."), name);
  else if (unsent != NULL && unsent->location == SMITH_LOCATION_HEADER)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNDECLARED, TRUE, name, name,
                                 _("“%s” is a header parameter, and ChatGPT never sends those."),
                                 name);
  else if (unsent != NULL && unsent->location == SMITH_LOCATION_COOKIE)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNDECLARED, TRUE, name, name,
                                 _("“%s” is a cookie, and no call sends cookies."), name);
  else
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_UNDECLARED, TRUE, name, name,
                                 _("“%s” is not declared in the document, so there is no place "
                                   "to send it."), name);
}

static void
check_given (SmithRequestBuilder *self)
{
  for (SmithNode node = smith_tree_get_first (self->values, SMITH_NODE_ROOT);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (self->values, node))
    {
      g_autofree char *name = smith_tree_dup_key (self->values, node);
      SmithNode last = smith_arguments_get (self->plan->arguments, name);
      const SmithParameter *unsent = NULL;

      if (last != node && last != SMITH_NODE_NONE)
        continue;  /* a later member has the same name */
      if (smith_request_goes_into_body (self, name))
        self->has_body = TRUE;
      else if (!is_in_parameters (self, name, &unsent))
        report_undeclared (self, name, unsent);
    }
}

static void
check_parameter (SmithRequestBuilder  *self,
                 const SmithParameter *parameter)
{
  const SmithRequestPlan *plan = self->plan;
  SmithNode value = smith_request_get_value (self, parameter->name);
  SmithValueCheck check = {
    .api = plan->api,
    .values = self->values,
    .argument = parameter->name,
    .is_closed = plan->like_chatgpt,
    .stops = plan->like_chatgpt,
    .problems = self->problems,
  };

  if (value != SMITH_NODE_NONE)
    smith_value_check (&check, parameter->schema, value, parameter->name);
  else if (parameter->is_required)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_MISSING,
                                 plan->like_chatgpt || parameter->location == SMITH_LOCATION_PATH,
                                 parameter->name, parameter->name,
                                 _("“%s” is required and is not given."), parameter->name);
}

static void
check_flat_body (SmithRequestBuilder *self)
{
  const SmithRequestPlan *plan = self->plan;
  g_autoptr(GPtrArray) required = smith_request_body_list_required (plan->api, self->body);

  for (guint i = 0; i < required->len; i++)
    {
      const char *name = g_ptr_array_index (required, i);

      if (smith_arguments_get (plan->arguments, name) == SMITH_NODE_NONE)
        smith_argument_problems_add (self->problems, SMITH_ARGUMENT_MISSING, plan->like_chatgpt,
                                     name, name, _("“%s” is required and is not given."), name);
    }
  for (SmithNode node = smith_tree_get_first (self->values, SMITH_NODE_ROOT);
       node != SMITH_NODE_NONE; node = smith_tree_get_next (self->values, node))
    {
      g_autofree char *name = smith_tree_dup_key (self->values, node);
      SmithNode schema = smith_request_body_find_property (plan->api, self->body, name);
      SmithValueCheck check = { plan->api, self->values, name, plan->like_chatgpt,
                                plan->like_chatgpt, self->problems };

      if (schema != SMITH_NODE_NONE && smith_arguments_get (plan->arguments, name) == node)
        smith_value_check (&check, schema, node, name);
    }
}

static void
check_body (SmithRequestBuilder *self)
{
  const SmithRequestPlan *plan = self->plan;
  SmithNode value;

  if (self->body == NULL || (!self->has_body && !self->body->is_required))
    return;
  if (self->body_is_flat)
    {
      check_flat_body (self);
      self->has_body = TRUE;
      return;
    }

  value = smith_arguments_get (plan->arguments, SMITH_BODY_ARGUMENT);
  self->has_body = value != SMITH_NODE_NONE;
  if (!self->has_body)
    smith_argument_problems_add (self->problems, SMITH_ARGUMENT_MISSING, plan->like_chatgpt,
                                 SMITH_BODY_ARGUMENT, SMITH_BODY_ARGUMENT,
                                 _("“%s” is required and is not given."), SMITH_BODY_ARGUMENT);
  else
    {
      SmithValueCheck check = { plan->api, self->values, SMITH_BODY_ARGUMENT, plan->like_chatgpt,
                                plan->like_chatgpt, self->problems };

      smith_value_check (&check, self->body->schema, value, SMITH_BODY_ARGUMENT);
    }
}

/* Adds to the problems what is to be said about the arguments, and finds out whether the
 * request has a body. */
void
smith_request_check (SmithRequestBuilder *self)
{
  check_given (self);
  for (guint i = 0; i < self->parameters->len; i++)
    if (smith_request_is_sent (self, g_ptr_array_index (self->parameters, i)))
      check_parameter (self, g_ptr_array_index (self->parameters, i));
  check_body (self);
}
