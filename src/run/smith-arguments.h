/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/smith-json-writer.h"
#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithArguments:
 *
 * What a call is given, as a model writes it: one JSON object in which path, query and body
 * stand side by side.  Immutable and counted; may be read from several threads.
 */
typedef struct _SmithArguments SmithArguments;

SmithArguments *smith_arguments_new           (void);
SmithArguments *smith_arguments_new_from_json (GBytes           *json,
                                               GError          **error);
SmithArguments *smith_arguments_ref           (SmithArguments   *self);
void            smith_arguments_unref         (SmithArguments   *self);

SmithTree      *smith_arguments_get_tree      (SmithArguments   *self);
SmithNode       smith_arguments_get           (SmithArguments   *self,
                                               const char       *name);
char           *smith_arguments_dup_text      (SmithArguments   *self,
                                               const char       *name);
void            smith_arguments_write_text    (SmithJsonWriter  *writer,
                                               const char       *type,
                                               const char       *text);

/**
 * SmithArgumentFault:
 * @SMITH_ARGUMENT_MISSING: required, and not given
 * @SMITH_ARGUMENT_UNDECLARED: given, and nowhere in the document; the platform refuses the
 *   call with `UnrecognizedKwargsError`
 * @SMITH_ARGUMENT_WRONG_TYPE: not of a type that the schema takes
 * @SMITH_ARGUMENT_NOT_LISTED: none of the schema's `enum`
 * @SMITH_ARGUMENT_UNSENDABLE: a value that has no place in the request, such as an empty
 *   one in a path
 */
typedef enum
{
  SMITH_ARGUMENT_MISSING,
  SMITH_ARGUMENT_UNDECLARED,
  SMITH_ARGUMENT_WRONG_TYPE,
  SMITH_ARGUMENT_NOT_LISTED,
  SMITH_ARGUMENT_UNSENDABLE,
} SmithArgumentFault;

/**
 * SmithArgumentProblem:
 * @fault: what kind
 * @stops: whether the call cannot be made because of it
 * @argument: (owned): the argument's name in the flat object
 * @name: (owned): the value inside it: `station.tags[0]`; equal to @argument at its root
 * @message: (owned): one translated sentence
 */
typedef struct
{
  SmithArgumentFault  fault;
  gboolean            stops;
  char               *argument;
  char               *name;
  char               *message;
} SmithArgumentProblem;

GPtrArray  *smith_argument_problems_new              (void);
void        smith_argument_problems_add              (GPtrArray          *problems,
                                                      SmithArgumentFault  fault,
                                                      gboolean            stops,
                                                      const char         *argument,
                                                      const char         *name,
                                                      const char         *format,
                                                      ...) G_GNUC_PRINTF (6, 7);
gboolean    smith_argument_problems_stop             (GPtrArray          *problems);
char       *smith_argument_problems_dup_platform     (GPtrArray          *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithArguments, smith_arguments_unref)

G_END_DECLS
