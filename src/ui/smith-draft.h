/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"
#include "run/smith-arguments.h"

G_BEGIN_DECLS

/**
 * SmithDraftArgument:
 * @name: (owned)
 * @type: (owned) (nullable): the JSON type that its schema asks for
 * @description: (owned) (nullable)
 * @hint: (owned) (nullable): the document's example or default, as an entry would show it
 * @choices: (owned) (nullable): what an `enum` allows, as a person reads it
 * @choices_json: (owned) (nullable): the same, as JSON
 * @is_required: the API wants it
 * @is_sent: ChatGPT sends it
 *
 * One argument that the operation declares, apart from its document.
 */
typedef struct
{
  char     *name;
  char     *type;
  char     *description;
  char     *hint;
  GStrv     choices;
  GStrv     choices_json;
  gboolean  is_required;
  gboolean  is_sent;
} SmithDraftArgument;

/**
 * SmithDraft:
 *
 * The arguments of one operation as a person fills them in: in fields or as JSON, with the
 * same result.  What was given stays, by its name, when the document changes.  Main thread.
 *
 * Signals: `declared`: other arguments are declared than before; `changed`: a value is
 * another one, or whether it is given.
 */
#define SMITH_TYPE_DRAFT (smith_draft_get_type ())
G_DECLARE_FINAL_TYPE (SmithDraft, smith_draft, SMITH, DRAFT, GObject)

SmithDraft               *smith_draft_new             (void);
void                      smith_draft_set_operation   (SmithDraft            *self,
                                                       SmithApi              *api,
                                                       const SmithOperation  *operation);
guint                     smith_draft_get_n_arguments (SmithDraft            *self);
const SmithDraftArgument *smith_draft_get_argument    (SmithDraft            *self,
                                                       guint                  index);
const SmithDraftArgument *smith_draft_find_argument   (SmithDraft            *self,
                                                       const char            *name);
const char               *smith_draft_get_text        (SmithDraft            *self,
                                                       const char            *name);
gboolean                  smith_draft_is_given        (SmithDraft            *self,
                                                       const char            *name);
void                      smith_draft_set_text        (SmithDraft            *self,
                                                       const char            *name,
                                                       const char            *text,
                                                       gboolean               is_given);
void                      smith_draft_set_choice      (SmithDraft            *self,
                                                       const char            *name,
                                                       guint                  choice,
                                                       gboolean               is_given);
char                     *smith_draft_dup_json        (SmithDraft            *self);
gboolean                  smith_draft_set_json        (SmithDraft            *self,
                                                       const char            *json,
                                                       GError               **error);
SmithArguments           *smith_draft_dup_arguments   (SmithDraft            *self,
                                                       GError               **error);

G_END_DECLS
