/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support-ui.h"
#include "ui/smith-inspector-group.h"

G_BEGIN_DECLS

/* The form beside the text, and the text under it. */

#define SUPPORT_FORM_HEAD \
  "openapi: 3.1.0\n" \
  "info:\n" \
  "  title: Weather\n" \
  "  version: 1.0.0\n"
#define SUPPORT_FORM_START SUPPORT_FORM_HEAD \
  "servers:\n" \
  "  - url: https://weather.example  # ours\n" \
  "paths:\n" \
  "  /forecast:\n" \
  "    get:\n" \
  "      operationId: getForecast\n" \
  "      summary: A forecast\n" \
  "      description: The forecast.\n"
#define SUPPORT_FORM_REST \
  "      parameters:\n" \
  "        - name: place\n" \
  "          in: query\n" \
  "          schema: {type: string}\n" \
  "      responses:\n" \
  "        '200':\n" \
  "          description: Fine.\n" \
  "  /next:\n" \
  "    post:\n" \
  "      operationId: addNext\n" \
  "components:\n" \
  "  schemas:\n" \
  "    Rain:\n" \
  "      type: object\n" \
  "      properties:\n" \
  "        depth: {type: number}\n" \
  "  securitySchemes:\n" \
  "    key:\n" \
  "      type: http\n" \
  "      scheme: bearer\n"
#define SUPPORT_FORM_TEXT SUPPORT_FORM_START SUPPORT_FORM_REST

/* Frames come late where there is much to do. */
#define SUPPORT_WAIT_FOR(condition) \
  G_STMT_START { \
    for (guint wait = 0; wait < 500 && !(condition); wait++) \
      support_iterate_for (20); \
    g_assert_true (condition); \
  } G_STMT_END

/* What is entered into a field, and what becomes of the text. */
typedef struct
{
  const char *name;
  const char *at;
  const char *group;
  const char *field;
  const char *old;
  const char *value;
  const char *before;  /* what of the text becomes … */
  const char *after;   /* … this */
} SupportFormRow;

void                 support_form_show         (SupportEditor       *fixture,
                                                const char          *text);
void                 support_form_set_up       (SupportEditor       *fixture,
                                                gconstpointer        data);
void                 support_form_tear_down    (SupportEditor       *fixture,
                                                gconstpointer        data);
void                 support_form_settle       (SupportEditor       *fixture);
void                 support_form_inspect      (SupportEditor       *fixture,
                                                const char          *part);
SmithInspectorField *support_form_find_field   (SmithInspectorGroup *group,
                                                const char          *id);
SmithInspectorField *support_form_get_field    (SupportEditor       *fixture,
                                                const char          *group_id,
                                                const char          *id);
void                 support_form_assert_shown (SupportEditor       *fixture,
                                                const char          *group,
                                                const char          *id,
                                                const char          *value);
void                 support_form_assert_said  (SupportEditor       *fixture,
                                                const char          *part);
void                 support_form_enter        (SupportEditor       *fixture,
                                                const char          *group,
                                                const char          *id,
                                                const char          *value);
void                 support_form_try          (SupportEditor        *fixture,
                                                const char           *text,
                                                const SupportFormRow *row);

G_END_DECLS
