/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "smith-json-private.h"

G_BEGIN_DECLS

/* A text that is not JSON, read so that all that can be understood is in the tree.  One pass
 * over tokens, after one over brackets; every step moves on, so the time is linear. */

typedef struct
{
  const char *opener;
  const char *line;      /* begin of the line that it stands on */
  guint       indent;    /* bytes of white space that begin that line */
  guint       items_at;  /* column of its first item that begins a line, or G_MAXUINT */
  gboolean    excused;   /* an error that was told may have hidden its closing bracket */
  gboolean    nameless;  /* it was told that a value in it has no name */
} SmithBrokenLevel;

/* What may come next in a container. */
typedef enum
{
  SMITH_WANT_ITEM,       /* the first item */
  SMITH_WANT_NEXT,       /* an item, as a comma stands before */
  SMITH_WANT_SEPARATOR,
  SMITH_WANT_ANY,        /* something was passed over: a comma or an item */
} SmithBrokenWant;

typedef struct
{
  SmithTreeBuilder *builder;
  const char       *start;         /* of the text */
  const char       *p;
  const char       *end;
  GString          *scratch;       /* (owned) for keys with escapes */
  SmithBrokenWant   want;
  const char       *last_end;      /* end of the last thing that is not blank */

  /* A mistake often breaks what follows on its line: further errors on it are not told until
   * a value was read that is as it should be. */
  gboolean          in_trouble;
  const char       *trouble_line;
  gboolean          is_list;       /* names without colons: an array whose [ is missing? */

  const char       *line;          /* begin of the line that holds what stands before @scanned */
  const char       *scanned;
  guint             line_indent;
  gboolean          by_lines;      /* brackets do not match: the lines' indentation tells more */
  int               n_excess;      /* closing brackets without an opening one */
  int               n_missing;     /* opening brackets without a closing one */
  gboolean          no_close;      /* no comment is closed behind here */
  SmithBrokenLevel  levels[SMITH_LIMIT_DEPTH + 1];
} SmithBroken;

/* smith-json-broken-scan.c: signs */
void        smith_broken_tell          (SmithBroken  *self,
                                        const char   *from,
                                        const char   *to,
                                        const char   *message);
void        smith_broken_tell_harmless (SmithBroken  *self,
                                        const char   *from,
                                        const char   *to,
                                        const char   *message);
const char *smith_broken_after         (SmithBroken  *self,
                                        const char   *p);
const char *smith_broken_comment_end   (SmithBroken  *self,
                                        const char   *p);
void        smith_broken_skip_blank    (SmithBroken  *self);
void        smith_broken_skip_garbage  (SmithBroken  *self);
gboolean    smith_broken_read_text     (SmithBroken  *self,
                                        guint        *out_flags);
const char *smith_broken_single_quoted (SmithBroken  *self,
                                        const char   *p);
const char *smith_broken_text_end      (SmithBroken  *self,
                                        const char   *p);
gboolean    smith_broken_is_name       (SmithBroken  *self,
                                        const char   *p);
char        smith_broken_next_on_line  (SmithBroken  *self);
void        smith_broken_skip_stray    (SmithBroken  *self);
guint       smith_broken_look_ahead    (SmithBroken  *self,
                                        const char   *p);

/* smith-json-broken-value.c: scalars, and the begin of containers */
const char *smith_broken_expected_value (void);
gboolean    smith_broken_drop_item     (SmithBroken     *self,
                                        SmithBrokenWant  want);
const char *smith_broken_word_end      (SmithBroken  *self);
gboolean    smith_broken_is_value      (SmithBroken  *self);
gboolean    smith_broken_read_value    (SmithBroken  *self);

/* smith-json-broken-brackets.c: lines and brackets */
void        smith_broken_survey        (SmithBroken  *self);
gboolean    smith_broken_begins_line   (SmithBroken  *self);
guint       smith_broken_column        (SmithBroken  *self);
void        smith_broken_note_item     (SmithBroken  *self);
guint       smith_broken_kind          (SmithBroken  *self,
                                        guint         depth);
gboolean    smith_broken_open          (SmithBroken  *self,
                                        guint         kind);
void        smith_broken_align         (SmithBroken  *self);
void        smith_broken_close_missing (SmithBroken  *self);
void        smith_broken_read_closer   (SmithBroken  *self);

/* Whether a value can begin with @c. */
static inline gboolean
smith_broken_begins_value (char c)
{
  return c == '"' || c == '{' || c == '[' || c == '-' || g_ascii_isalnum (c);
}

/* What a place outside of all containers has instead of a kind. */
#define SMITH_BROKEN_OUTSIDE 99u

/* What smith_broken_look_ahead() says where nothing tells. */
#define SMITH_BROKEN_UNKNOWN 98u

G_END_DECLS
