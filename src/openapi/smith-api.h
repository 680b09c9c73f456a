/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-pointer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithLocation:
 *
 * Where a parameter travels: Parameter Object, field `in` (OpenAPI 3.1.1 §4.8.12.2).
 */
typedef enum
{
  SMITH_LOCATION_QUERY,
  SMITH_LOCATION_HEADER,
  SMITH_LOCATION_PATH,
  SMITH_LOCATION_COOKIE,
  SMITH_LOCATION_UNKNOWN,
} SmithLocation;

/**
 * SmithServer:
 * @node: the Server Object
 * @url: (owned): as written, variables not replaced; empty when there is no `url`
 */
typedef struct
{
  SmithNode  node;
  char      *url;
} SmithServer;

/**
 * SmithParameter:
 * @node: what stands in the list: a Parameter Object or a reference to one
 * @target: the Parameter Object, %SMITH_NODE_NONE when the reference leads nowhere
 * @name: (owned): empty when there is none
 * @location: where it travels
 * @is_required: `required`, always true for path parameters
 * @schema: the Schema Object, resolved, or %SMITH_NODE_NONE
 * @style: (owned): serialisation, with the default of the location filled in
 * @explode: with the default of the style filled in
 * @is_from_path: declared at the path item
 */
typedef struct
{
  SmithNode      node;
  SmithNode      target;
  char          *name;
  SmithLocation  location;
  gboolean       is_required;
  SmithNode      schema;
  char          *style;
  gboolean       explode;
  gboolean       is_from_path;
} SmithParameter;

/**
 * SmithOperation:
 * @node: the Operation Object
 * @path_node: the Path Item Object, resolved
 * @path: (owned): the path template, such as `/stations/{id}`
 * @method: lower case, interned
 * @operation_id: (owned) (nullable)
 * @summary: (owned) (nullable)
 * @description: (owned) (nullable)
 */
typedef struct
{
  SmithNode   node;
  SmithNode   path_node;
  char       *path;
  const char *method;
  char       *operation_id;
  char       *summary;
  char       *description;
} SmithOperation;

/**
 * SmithBody:
 * @node: the Request Body Object, resolved
 * @media_type: (owned): as written
 * @media_node: the Media Type Object
 * @schema: what stands at `schema`, a reference or a Schema Object, or %SMITH_NODE_NONE
 * @is_required: `required`
 */
typedef struct
{
  SmithNode  node;
  char      *media_type;
  SmithNode  media_node;
  SmithNode  schema;
  gboolean   is_required;
} SmithBody;

/**
 * SmithApi:
 *
 * A document read as an OpenAPI description.  Immutable, counted, keeps its tree.  Reading
 * never fails: what is missing or has the wrong type is left out, and the rules say so.
 */
typedef struct _SmithApi SmithApi;

SmithApi             *smith_api_new               (SmithTree            *tree);
SmithApi             *smith_api_ref               (SmithApi             *self);
void                  smith_api_unref             (SmithApi             *self);

SmithTree            *smith_api_get_tree          (SmithApi             *self);
const char           *smith_api_get_version       (SmithApi             *self);
const char           *smith_api_get_title         (SmithApi             *self);

guint                 smith_api_get_n_servers     (SmithApi             *self);
const SmithServer    *smith_api_get_server        (SmithApi             *self,
                                                   guint                 index);
guint                 smith_api_get_n_operations  (SmithApi             *self);
const SmithOperation *smith_api_get_operation     (SmithApi             *self,
                                                   guint                 index);
const SmithOperation *smith_api_find_operation    (SmithApi             *self,
                                                   const char           *operation_id);
const char           *smith_operation_get_name    (const SmithOperation *operation);

GPtrArray            *smith_api_list_parameters   (SmithApi             *self,
                                                   const SmithOperation *operation);
GPtrArray            *smith_api_list_bodies       (SmithApi             *self,
                                                   const SmithOperation *operation);
SmithNode             smith_api_get_body_schema   (SmithApi             *self,
                                                   const SmithOperation *operation,
                                                   const char           *media_type);
SmithNode             smith_api_get_response      (SmithApi             *self,
                                                   const SmithOperation *operation,
                                                   guint                 status);
gboolean              smith_api_needs_credential  (SmithApi             *self,
                                                   const SmithOperation *operation);

const char           *smith_api_find_method       (SmithTree            *tree,
                                                   SmithNode             field);
SmithNode             smith_api_resolve           (SmithApi             *self,
                                                   SmithNode             node);
const char           *smith_api_get_schema_type   (SmithApi             *self,
                                                   SmithNode             schema);
GHashTable           *smith_api_list_required     (SmithApi             *self,
                                                   SmithNode             schema);

void                  smith_parameter_free        (SmithParameter       *self);
void                  smith_body_free             (SmithBody            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithApi, smith_api_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithParameter, smith_parameter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithBody, smith_body_free)

G_END_DECLS
