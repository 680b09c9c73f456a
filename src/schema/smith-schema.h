/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doc/smith-tree.h"

G_BEGIN_DECLS

/**
 * SmithDialect:
 * @SMITH_DIALECT_2020_12: JSON Schema draft 2020-12, which OpenAPI 3.1 takes over (§4.8.24);
 *   what OpenAPI adds (`discriminator`, `xml`, `example`) asserts nothing
 * @SMITH_DIALECT_OPENAPI_3_0: the Schema Object of OpenAPI 3.0 (§4.7.24): `nullable`, boolean
 *   `exclusiveMinimum`, and a `$ref` beside which nothing counts
 */
typedef enum
{
  SMITH_DIALECT_2020_12,
  SMITH_DIALECT_OPENAPI_3_0,
} SmithDialect;

SmithDialect smith_dialect_of_version (const char *version);

/**
 * SmithSchemaFlags:
 * @SMITH_SCHEMA_ASSERT_FORMATS: a `format` that is not met is a problem; without it formats
 *   are annotations, as the standard has it (Validation §7.2)
 */
typedef enum
{
  SMITH_SCHEMA_NONE           = 0,
  SMITH_SCHEMA_ASSERT_FORMATS = 1 << 0,
} SmithSchemaFlags;

#define SMITH_SCHEMA_ERROR (smith_schema_error_quark ())

/**
 * SmithSchemaError:
 * @SMITH_SCHEMA_ERROR_REFERENCE: a reference leads nowhere
 * @SMITH_SCHEMA_ERROR_KEYWORD: a keyword has a value that it cannot have
 * @SMITH_SCHEMA_ERROR_PATTERN: a regular expression cannot be read
 * @SMITH_SCHEMA_ERROR_TOO_MANY: more than %SMITH_LIMIT_SCHEMAS schemas hang together
 * @SMITH_SCHEMA_ERROR_NO_SAMPLE: it was compiled, but no value was found that fits it
 *
 * Why a schema cannot be compiled, or has no sample.
 */
typedef enum
{
  SMITH_SCHEMA_ERROR_REFERENCE,
  SMITH_SCHEMA_ERROR_KEYWORD,
  SMITH_SCHEMA_ERROR_PATTERN,
  SMITH_SCHEMA_ERROR_TOO_MANY,
  SMITH_SCHEMA_ERROR_NO_SAMPLE,
} SmithSchemaError;

/**
 * SmithSchemaLoader:
 * @uri: absolute, without a fragment
 *
 * Returns: (transfer full) (nullable): the document at @uri, read without an error
 */
typedef SmithTree *(*SmithSchemaLoader) (const char *uri,
                                         gpointer    user_data);

/**
 * SmithSchemaProblem:
 * @value: what does not fit
 * @value_pointer: (owned): where it is among the values, a JSON Pointer
 * @schema_pointer: (owned): the keyword that says so, a JSON Pointer in its own document
 * @keyword: its name; static
 * @message: (owned): one translated sentence without the value's name
 */
typedef struct
{
  SmithNode   value;
  char       *value_pointer;
  char       *schema_pointer;
  const char *keyword;
  char       *message;
} SmithSchemaProblem;

/**
 * SmithSchema:
 *
 * A schema with everything that it refers to, ready to check values.  Immutable; keeps
 * the trees that it was made from; may be used from several threads.
 */
typedef struct _SmithSchema SmithSchema;

GQuark       smith_schema_error_quark  (void);

SmithSchema *smith_schema_compile      (SmithTree          *tree,
                                        SmithNode           node,
                                        const char         *uri,
                                        SmithDialect        dialect,
                                        SmithSchemaLoader   loader,
                                        gpointer            user_data,
                                        GError            **error);
void         smith_schema_free         (SmithSchema        *self);
guint        smith_schema_get_n_units  (SmithSchema        *self);

gboolean     smith_schema_is_valid     (SmithSchema        *self,
                                        SmithTree          *values,
                                        SmithNode           value,
                                        SmithSchemaFlags    flags);
GPtrArray   *smith_schema_check        (SmithSchema        *self,
                                        SmithTree          *values,
                                        SmithNode           value,
                                        SmithSchemaFlags    flags,
                                        guint               max_problems);
GPtrArray   *smith_schema_check_within (SmithSchema        *self,
                                        SmithTree          *values,
                                        SmithNode           value,
                                        SmithSchemaFlags    flags,
                                        guint               max_problems,
                                        guint64            *n_steps);
void         smith_schema_problem_free (SmithSchemaProblem *self);

/* smith-schema-regex.c */
gboolean     smith_schema_check_pattern (const char        *pattern,
                                         gsize              length,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSchema, smith_schema_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSchemaProblem, smith_schema_problem_free)

G_END_DECLS
