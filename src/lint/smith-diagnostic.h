/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-span.h"
#include "doc/smith-tree.h"
#include "platform/smith-profile.h"

G_BEGIN_DECLS

/**
 * SmithRelated:
 *
 * A further place that belongs to a problem: a victim of a root cause.
 */
typedef struct
{
  SmithNode  node;
  SmithSpan  span;
  char      *message;  /* (owned) */
} SmithRelated;

/**
 * SmithDiagnostic:
 * @rule: (not nullable): the rule's stable name; static
 * @class_: what it costs
 * @message: (owned): one translated sentence for a person
 * @platform_message: (owned) (nullable): the platform's exact words
 * @node: what it is about, or %SMITH_NODE_NONE
 * @span: where, in bytes of the revision that was checked
 * @operation: index of the operation, or -1
 * @finding: index of the first finding of the import that it stands for, or -1
 * @related: (owned) (nullable) (element-type SmithRelated): victims
 * @digest: of @rule, @class_ and both sentences, so that thousands of problems are held against
 *   those of another check without reading them
 *
 * One problem.  Belongs to its check and is never changed.
 */
typedef struct
{
  const char *rule;
  SmithClass  class_;
  char       *message;
  char       *platform_message;
  SmithNode   node;
  SmithSpan   span;
  int         operation;
  int         finding;
  GPtrArray  *related;
  guint64     digest;
} SmithDiagnostic;

G_END_DECLS
