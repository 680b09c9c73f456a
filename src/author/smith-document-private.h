/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/smith-checker.h"
#include "author/smith-document.h"
#include "author/smith-edits.h"
#include "author/smith-file-watch.h"
#include "author/smith-row-list.h"

G_BEGIN_DECLS

enum
{
  SMITH_DOCUMENT_PROP_0,
  SMITH_DOCUMENT_PROP_FILE,
  SMITH_DOCUMENT_PROP_TITLE,
  SMITH_DOCUMENT_PROP_DISPLAY_NAME,
  SMITH_DOCUMENT_PROP_SUBTITLE,
  SMITH_DOCUMENT_PROP_MODIFIED,
  SMITH_DOCUMENT_PROP_EDITED,
  SMITH_DOCUMENT_PROP_LAYOUT,
  SMITH_DOCUMENT_PROP_REVISION,
  SMITH_DOCUMENT_PROP_LOADING,
  SMITH_DOCUMENT_PROP_SAVING,
  SMITH_DOCUMENT_PROP_CHECK,
  SMITH_DOCUMENT_PROP_CHECKING,
  SMITH_DOCUMENT_PROP_STALE,
  SMITH_DOCUMENT_PROP_CHANGED_ON_DISK,
  SMITH_DOCUMENT_PROP_FILE_GONE,
  SMITH_DOCUMENT_PROP_N_IGNORED,
  SMITH_DOCUMENT_N_PROPS
};

/* Invariants: edits leads from check_revision and outline_revision to revision; the text
 * of clean_revision is clean_text, and is what the file holds when there is one; a restored
 * text has no clean one.  Of a file with lines that are too long, clean_text is laid out. */
struct _SmithDocument
{
  GObject             parent_instance;

  const SmithProfile *profile;

  SmithShadow        *shadow;            /* (owned) */
  SmithEdits         *edits;             /* (owned) */
  guint64             revision;          /* of the shadow; only grows */
  guint64             first_revision;    /* of the text since it was last replaced */
  guint64             clean_revision;
  GBytes             *clean_text;        /* (owned) (nullable) */
  guint64             compared_revision; /* which is held against clean_text */
  gsize               n_compared;        /* bytes of it that are the same */

  GFile              *file;              /* (owned) (nullable) */
  char               *stamp;             /* (owned) (nullable): the state of the file */
  char               *other_stamp;       /* (owned) (nullable): one that was read, and differs */
  gboolean            has_bom;
  SmithLayout         layout;
  SmithLayout         clean_layout;      /* that it was opened or saved with */
  gboolean            is_laid_out;       /* and was not saved since it was opened */
  gsize               longest_line;      /* bytes, when it was opened */
  SmithFileWatch     *watch;             /* (owned) (nullable) without a file, or nobody looks */
  gboolean            is_watched;
  gboolean            is_changed_on_disk;
  gboolean            is_file_gone;
  char               *display_name;      /* (owned) */
  char               *subtitle;          /* (owned): empty without a file */
  char               *api_title;         /* (owned) (nullable): from the last good check */
  guint               n_loading;
  GQueue              saving;            /* (owned) of GTask: the first one runs */

  GPtrArray          *ignored;           /* (owned) of char*: RULE:POINTER */
  SmithRuleSettings  *facts;             /* (owned) (nullable): of the action; nothing else */
  SmithChecker       *checker;           /* (owned) */
  SmithCheck         *check;             /* (owned) (nullable): the latest */
  guint64             check_revision;
  guint64             outline_revision;  /* of the check that the operations are of */
  GPtrArray          *outline;           /* (owned) (nullable): of SmithOutlineEntry, of it */
  SmithRowList       *problems;          /* (owned) */
  SmithRowList       *operations;        /* (owned) */

  gboolean            was_modified;      /* as last notified */
  gboolean            was_edited;        /* as last notified */
  gboolean            was_checking;      /* as last notified */
  gboolean            is_stale;
};

void      smith_document_set_text     (SmithDocument *self,
                                       SmithShadow   *shadow,
                                       gboolean       has_bom);
void      smith_document_set_file     (SmithDocument *self,
                                       GFile         *file,
                                       const char    *suggested_name);
void      smith_document_set_clean    (SmithDocument *self,
                                       guint64        revision,
                                       GBytes        *text);
void      smith_document_set_stamp    (SmithDocument *self,
                                       const char    *stamp);
void      smith_document_rewatch      (SmithDocument *self);
void      smith_document_notify       (SmithDocument *self,
                                       guint          prop_id);
void      smith_document_notify_flags (SmithDocument *self);

/* smith-document-layout.c */
void      smith_document_start_layout (SmithDocument *self,
                                       SmithLayout    layout,
                                       gsize          longest_line);
void      smith_document_end_layout   (SmithDocument *self,
                                       SmithLayout    layout);

/* smith-document-settings.c */
void      smith_document_adopt_settings (SmithDocument *self);

/* smith-document-fix.c */
char     *smith_document_print_diff   (GBytes        *text,
                                       GPtrArray     *edits);

G_END_DECLS
