/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"

G_BEGIN_DECLS

/**
 * SmithFlatArgument:
 * @name: (owned): the key in the one object that a call is given
 * @node: what declares it: a parameter, or a property of the body
 * @schema: its Schema Object, resolved, or %SMITH_NODE_NONE
 * @description: (owned) (nullable)
 * @location: where a parameter travels; meaningless for a field of the body
 * @is_body: a field of the request body, or, when the body is no object, the body itself
 * @is_required: the API wants it
 * @is_sent: the platform sends it: false for headers, cookies and path-level parameters
 *
 * One of the arguments of an operation as a model sees them: parameters and the fields of
 * the body side by side, whatever becomes of them in the request.
 */
typedef struct
{
  char          *name;
  SmithNode      node;
  SmithNode      schema;
  char          *description;
  SmithLocation  location;
  gboolean       is_body;
  gboolean       is_required;
  gboolean       is_sent;
} SmithFlatArgument;

GPtrArray *smith_flat_arguments_list (SmithApi             *api,
                                      const SmithOperation *operation);
void       smith_flat_argument_free  (SmithFlatArgument    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithFlatArgument, smith_flat_argument_free)

G_END_DECLS
