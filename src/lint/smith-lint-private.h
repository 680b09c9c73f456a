/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lint/smith-check.h"
#include "lint/smith-scan.h"
#include "platform/smith-flat-argument.h"

G_BEGIN_DECLS

struct _SmithCheck
{
  SmithTree    *tree;         /* (owned) */
  SmithApi     *api;          /* (owned) */
  SmithImport  *import;       /* (owned) */
  GArray       *diagnostics;  /* (owned) of SmithDiagnostic, by place in the text */
  GArray       *owners;       /* (owned) of guint: the diagnostic of each finding */
  guint8       *warned;       /* (owned) (nullable) whether more than a note is said of each
                               * operation */
  SmithRuleSettings *settings;  /* (owned) (nullable) */
  GArray       *references;   /* (owned) (nullable) of SmithNode, while rules run */
  GCancellable *cancellable;  /* while rules run */
  GPtrArray    *arguments;    /* (owned) (nullable) of GPtrArray, while rules run */
  SmithScan    *scan;         /* (owned) (nullable) while rules run: smith_check_get_scan() */
  guint         counts[SMITH_N_CLASSES];
  gboolean      is_truncated;
  gboolean      was_compared;        /* operations, with one another */
  guint         n_values_unchecked;  /* examples and defaults that were given up */

  /* made when a fix first asks, in any thread */
  GPtrArray   **fixes;        /* (owned) of each diagnostic; NULL before it is asked for */
  gsize         names;        /* (owned) GPtrArray of char*: see smith-fix-name.c */
  gsize         unused;       /* (owned) GHashTable of SmithNode: see smith-fix-unused.c */
  gsize         targets;      /* (owned) GHashTable of SmithNode: see smith-fix-support.c */
};

typedef struct _SmithRule SmithRule;

/* A rule of our own: what it says, and the function that looks for it. */
struct _SmithRule
{
  SmithMessage message;
  void (*check) (SmithCheck      *self,
                 const SmithRule *rule);
};

extern const SmithRule smith_document_rules[];
extern const guint     smith_n_document_rules;
extern const SmithRule smith_yaml_rules[];
extern const guint     smith_n_yaml_rules;
extern const SmithRule smith_tab_rules[];
extern const guint     smith_n_tab_rules;
extern const SmithRule smith_access_rules[];
extern const guint     smith_n_access_rules;
extern const SmithRule smith_operation_rules[];
extern const guint     smith_n_operation_rules;
extern const SmithRule smith_request_rules[];
extern const guint     smith_n_request_rules;
extern const SmithRule smith_structure_rules[];
extern const guint     smith_n_structure_rules;
extern const SmithRule smith_schema_rules[];
extern const guint     smith_n_schema_rules;
extern const SmithRule smith_path_rules[];
extern const guint     smith_n_path_rules;
extern const SmithRule smith_component_rules[];
extern const guint     smith_n_component_rules;
extern const SmithRule smith_value_rules[];
extern const guint     smith_n_value_rules;
extern const SmithRule smith_secret_rules[];
extern const guint     smith_n_secret_rules;
extern const SmithRule smith_wording_rules[];
extern const guint     smith_n_wording_rules;
extern const SmithRule smith_argument_rules[];
extern const guint     smith_n_argument_rules;
extern const SmithRule smith_confusable_rules[];
extern const guint     smith_n_confusable_rules;
extern const SmithRule smith_budget_rules[];
extern const guint     smith_n_budget_rules;
extern const SmithRule smith_server_rules[];
extern const guint     smith_n_server_rules;
extern const SmithRule smith_oauth_rules[];
extern const guint     smith_n_oauth_rules;
extern const SmithRule smith_file_rules[];
extern const guint     smith_n_file_rules;
extern const SmithRule smith_response_rules[];
extern const guint     smith_n_response_rules;

extern const SmithRule smith_facts_rules[];
extern const guint     smith_n_facts_rules;

guint            smith_own_rules_get_n (void);
const SmithRule *smith_own_rules_get   (guint index);

/* The first fields of a row: what all rules of our own have in common. */
#define OWN_RULE(rule_, class__, confidence_) \
  .rule = rule_, .class_ = class__, .stage = SMITH_STAGE_PLATFORM, \
  .confidence = confidence_, .last_seen = "2026-10"

void smith_check_add_findings (SmithCheck   *check,
                               GCancellable *cancellable);

void smith_check_add_taken    (SmithCheck   *self);

SmithScan *smith_check_get_scan (SmithCheck *self);

/* What several rules ask of an operation. */
gboolean   smith_check_is_function   (SmithCheck              *self,
                                      const SmithOperation    *operation);
gboolean   smith_check_has_flag      (SmithTree               *tree,
                                      SmithNode                schema,
                                      const char              *name);
SmithSpan  smith_check_id_span       (SmithCheck              *self,
                                      const SmithOperation    *operation);
const char *smith_check_get_text     (const SmithOperation    *operation);
SmithNode  smith_check_find_text     (SmithCheck              *self,
                                      const SmithOperation    *operation);
SmithNode  smith_check_find_body     (SmithCheck              *self,
                                      const SmithOperation    *operation);
SmithNode  smith_check_find_schemes  (SmithCheck              *self);
char      *smith_check_dup_host      (const char              *url);
char      *smith_check_find_host     (SmithCheck              *self,
                                      SmithNode               *out_url);
GPtrArray *smith_check_get_arguments (SmithCheck              *self,
                                      guint                    operation);
SmithSpan  smith_check_argument_span (SmithCheck              *self,
                                      const SmithFlatArgument *argument);

char *smith_check_dup_name (SmithTree *tree,
                            SmithNode  node);

void smith_check_add (SmithCheck      *self,
                      const SmithRule *rule,
                      SmithNode        node,
                      SmithSpan        span,
                      int              operation,
                      ...) G_GNUC_NULL_TERMINATED;

gboolean smith_check_ends_at (const SmithCheck *self,
                              guint             index);

/* What a plain name of an operation is made of. */
#define SMITH_NAME_CHARACTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-"

gboolean smith_name_is_plain (const char *name,
                              guint       most);

gboolean smith_scheme_is_offered (SmithCheck *check,
                                  SmithNode   scheme);

G_END_DECLS
