/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/smith-model.h"

G_BEGIN_DECLS

/* One element of a location: a key of the document, an index, or a name of the model's own. */
typedef struct
{
  SmithNode   key;       /* the member whose key it is, or SMITH_NODE_NONE */
  const char *name;      /* (nullable) static */
  gboolean    is_field;  /* the name is that of a field, not of a member of a union */
  guint       index;     /* where both of them are nothing */
} SmithModelElement;

/* What stands in a message for the name of an object or the values of an enum. */
#define SMITH_MODEL_INSTANCE SMITH_MODEL_NOT_OBJECT " or instance of "
#define SMITH_MODEL_VALUES "Input should be "

void        smith_model_line_set   (SmithModelLine          *self,
                                    SmithTree               *tree,
                                    const SmithModelElement *location,
                                    guint                    n_elements,
                                    const char              *message,
                                    const SmithModelType    *type);
void        smith_model_line_clear (SmithModelLine          *self);

const char *smith_model_fit_scalar (SmithTree               *tree,
                                    const SmithModelType    *type,
                                    SmithNode                node);

G_END_DECLS
