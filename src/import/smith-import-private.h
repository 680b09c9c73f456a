/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/smith-secret.h"
#include "base/smith-span.h"
#include "import/smith-import-request.h"

G_BEGIN_DECLS

/* What the readers of src/import share. */

/* One word of a command, and where it stands in the text. */
typedef struct
{
  char      *text;  /* (owned) wiped, as it may be a secret */
  SmithSpan  span;
} SmithImportWord;

/* smith-import-command.c */
GPtrArray *smith_import_command_split (const char  *text,
                                       gsize        length,
                                       gsize       *out_end,
                                       gsize       *out_offset,
                                       GError     **error);

/* What an option of curl does to the request. */
typedef enum
{
  SMITH_IMPORT_OPTION_NOTHING,
  SMITH_IMPORT_OPTION_TOLD,         /* something that no description can say */
  SMITH_IMPORT_OPTION_METHOD,
  SMITH_IMPORT_OPTION_URL,
  SMITH_IMPORT_OPTION_HEADER,
  SMITH_IMPORT_OPTION_COOKIE,
  SMITH_IMPORT_OPTION_USER,
  SMITH_IMPORT_OPTION_BEARER,
  SMITH_IMPORT_OPTION_DATA,
  SMITH_IMPORT_OPTION_DATA_RAW,
  SMITH_IMPORT_OPTION_DATA_ENCODE,
  SMITH_IMPORT_OPTION_JSON,
  SMITH_IMPORT_OPTION_FORM,
  SMITH_IMPORT_OPTION_FORM_STRING,
  SMITH_IMPORT_OPTION_GET,
  SMITH_IMPORT_OPTION_HEAD,
  SMITH_IMPORT_OPTION_QUERY,
  SMITH_IMPORT_OPTION_UPLOAD,
  SMITH_IMPORT_OPTION_NEXT,
} SmithImportEffect;

typedef struct
{
  const char        *name;       /* without dashes; empty when it does not matter */
  char               letter;     /* 0 for none */
  gboolean           takes_word;
  SmithImportEffect  effect;
} SmithImportOption;

/* smith-import-option.c */
const SmithImportOption *smith_import_option_find        (const char *name);
const SmithImportOption *smith_import_option_find_letter (char        letter);

/* What is known of the body while options are read. */
typedef struct
{
  GString   *data;       /* (owned) (nullable) wiped */
  GPtrArray *form;       /* (owned) of SmithImportField */
  gboolean   is_form;    /* -F */
  gboolean   is_json;    /* --json */
  gboolean   is_file;    /* of a file that was not read */
  char      *media_type; /* (owned) (nullable) as a header says */
} SmithImportBody;

/* smith-import-body.c */
void     smith_import_body_init     (SmithImportBody    *self);
void     smith_import_body_clear    (SmithImportBody    *self);
void     smith_import_body_add      (SmithImportBody    *self,
                                     SmithImportEffect   effect,
                                     const char         *word);
gboolean smith_import_body_is_given (SmithImportBody    *self);
void     smith_import_body_finish   (SmithImportBody    *self,
                                     SmithImportRequest *request);

/* Where headers and cookies of a command go. */
typedef struct
{
  SmithImportRequest *request;  /* (not owned) */
  SmithImportBody    *body;     /* (not owned) */
  GPtrArray          *hidden;   /* (owned) of SmithSecret: values that were left out */
} SmithImportHeaders;

/* smith-import-headers.c */
void     smith_import_headers_add         (SmithImportHeaders    *self,
                                           const char            *word);
void     smith_import_headers_add_cookies (SmithImportHeaders    *self,
                                           const char            *text);
void     smith_import_headers_leave_out   (SmithImportHeaders    *self,
                                           SmithImportSecretKind  kind,
                                           const char            *name,
                                           const char            *value);

/* smith-import-request.c */
SmithImportRequest *smith_import_request_new_empty   (void);
gboolean            smith_import_request_set_address (SmithImportRequest  *self,
                                                      const char          *address,
                                                      GPtrArray           *hidden,
                                                      GError             **error);
const char         *smith_import_find_path           (const char          *address);
const char         *smith_import_find_method         (const char          *name);
void                smith_import_fields_parse        (GPtrArray           *fields,
                                                      const char          *text);
void                smith_import_fields_add          (GPtrArray           *fields,
                                                      const char          *name,
                                                      const char          *value,
                                                      gboolean             is_file);
SmithImportField   *smith_import_field_new           (const char          *name,
                                                      const char          *value,
                                                      gboolean             is_file);
void                smith_import_field_free          (SmithImportField    *self);
void                smith_import_request_leave_out   (SmithImportRequest    *self,
                                                      SmithImportSecretKind  kind,
                                                      const char            *name);
gboolean            smith_import_request_hide        (SmithImportRequest    *self,
                                                      GPtrArray             *secrets,
                                                      GError               **error);
void                smith_import_names_add           (GPtrArray             *names,
                                                      const char            *name,
                                                      gsize                  length);
void                smith_import_request_note        (SmithImportRequest    *self,
                                                      const char            *sentence);

/* smith-import-secret.c */
void smith_import_hide_value (GPtrArray  *hidden,
                              const char *value);
void smith_import_hide_user  (GPtrArray  *hidden,
                              const char *user);

G_END_DECLS
