/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "doc/smith-edit.h"
#include "doc/smith-pointer.h"
#include "smith-cli-document.h"

#include <glib/gi18n.h>
#include <string.h>

/* `edit`: one change of a document, all other bytes as they are. */

typedef struct
{
  SmithCliTarget target;
  char          *from;     /* (owned) (nullable) */
  char          *rename;   /* (owned) (nullable) a new name */
  char          *before;   /* (owned) (nullable) a pointer */
  char          *move_to;  /* (owned) (nullable) a pointer */
  gboolean       is_string;
  gboolean       is_remove;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->target.output);
  g_free (self->from);
  g_free (self->rename);
  g_free (self->before);
  g_free (self->move_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* One change in the making. */
typedef struct
{
  const Options *options;
  SmithTree     *tree;
  GPtrArray     *edits;  /* (owned) */
} Change;

/* A pointer without the # and the %-escapes of its other form.  NULL with the error set. */
static char *
dup_plain (const char  *pointer,
           GError     **error)
{
  char *plain = *pointer == '#' ? g_uri_unescape_string (pointer + 1, NULL) : g_strdup (pointer);

  if (plain != NULL && (*plain == '\0' || *plain == '/'))
    return plain;

  g_free (plain);
  g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
               _("“%s” is no JSON Pointer; it begins with a slash: /info/title"), pointer);
  return NULL;
}

/* How far the document goes towards @pointer, which leads to nothing. */
static void
set_missing (SmithTree   *tree,
             const char  *pointer,
             GError     **error)
{
  g_autofree char *there = g_strdup (pointer);
  char *slash;

  while ((slash = strrchr (there, '/')) != NULL)
    {
      *slash = '\0';
      if (smith_pointer_lookup (tree, there) != SMITH_NODE_NONE)
        break;
    }
  if (*there == '\0')
    g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                 _("The document has nothing at “%s”"), pointer);
  else
    g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                 _("The document has nothing at “%s”; it goes as far as “%s”"), pointer, there);
}

/* The node at @pointer, where it stands and not by way of an alias.  NONE with the error set. */
static SmithNode
find (SmithTree   *tree,
      const char  *pointer,
      GError     **error)
{
  g_autofree char *plain = dup_plain (pointer, error);
  g_autofree char *own = NULL;
  SmithNode node;

  if (plain == NULL)
    return SMITH_NODE_NONE;
  node = smith_pointer_lookup (tree, plain);
  if (node == SMITH_NODE_NONE)
    {
      set_missing (tree, plain, error);
      return SMITH_NODE_NONE;
    }

  own = smith_pointer_to_node (tree, node);
  if (g_str_equal (own, plain))
    return node;
  g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_SHARED,
               _("An alias brings this value here; change it where it stands: %s"), own);
  return SMITH_NODE_NONE;
}

/* The container in which @pointer names a place, and the name of the place in it. */
static SmithNode
find_container (SmithTree   *tree,
                const char  *pointer,
                char       **out_key,
                GError     **error)
{
  g_autofree char *plain = dup_plain (pointer, error);
  char *slash = plain != NULL ? strrchr (plain, '/') : NULL;
  g_autoptr(GString) key = NULL;
  SmithNode container;

  if (plain == NULL)
    return SMITH_NODE_NONE;
  if (slash == NULL)
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                           _("The whole document is in no object or array"));
      return SMITH_NODE_NONE;
    }
  *slash = '\0';
  if (smith_pointer_lookup (tree, plain) == SMITH_NODE_NONE)
    {
      g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                   _("There is no object or array at “%s” that could take a new value; add that "
                     "first"), plain);
      return SMITH_NODE_NONE;
    }
  container = find (tree, plain, error);
  if (container == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;

  key = g_string_new (slash + 1);
  g_string_replace (key, "~1", "/", 0);
  g_string_replace (key, "~0", "~", 0);
  *out_key = g_strdup (key->str);

  return container;
}

/* Finds where something is to be put: @pointer names the place, --before a neighbour.  An
 * array takes `-`, or the number that the new element is to have. */
static SmithNode
find_place (Change      *self,
            const char  *pointer,
            char       **out_key,
            SmithNode   *out_before,
            GError     **error)
{
  SmithNode container = find_container (self->tree, pointer, out_key, error);

  *out_before = SMITH_NODE_NONE;
  if (container == SMITH_NODE_NONE)
    return SMITH_NODE_NONE;
  if (self->options->before != NULL)
    {
      *out_before = find (self->tree, self->options->before, error);
      if (*out_before == SMITH_NODE_NONE)
        return SMITH_NODE_NONE;
    }
  if (smith_tree_get_kind (self->tree, container) != SMITH_NODE_ARRAY)
    return container;

  if (!g_str_equal (*out_key, "-"))
    {
      guint index = *out_before != SMITH_NODE_NONE
                      ? smith_tree_get_index (self->tree, *out_before)
                      : smith_tree_get_n_children (self->tree, container);
      g_autofree char *number = g_strdup_printf ("%u", index);

      if (!g_str_equal (*out_key, number))
        {
          g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_PLACE,
                       _("A new element of the array is named - or %s there, not “%s”"), number,
                       *out_key);
          return SMITH_NODE_NONE;
        }
    }
  g_clear_pointer (out_key, g_free);

  return container;
}

/* VALUE: JSON when it is JSON, else text.  What begins like JSON's brackets and quotes was
 * meant as JSON, and taking it for text would hide the mistake. */
static gboolean
read_value (const Options  *options,
            const char     *text,
            SmithTree     **out_value,
            GError        **error)
{
  g_autoptr(SmithTree) value = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
                           _("The new value is not UTF-8 text"));
      return FALSE;
    }
  if (!options->is_string)
    value = smith_edit_value_read (text, SMITH_SYNTAX_JSON, &local_error);
  if (local_error != NULL && *text != '\0' && strchr ("{[\"", *text) != NULL)
    {
      g_set_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE,
                   _("%s; --string writes it as text"), local_error->message);
      return FALSE;
    }

  *out_value = value != NULL ? g_steal_pointer (&value) : smith_edit_value_new_string (text);
  return TRUE;
}

static gboolean
set (Change      *self,
     const char  *pointer,
     const char  *text,
     GError     **error)
{
  g_autoptr(SmithTree) tree = NULL;
  SmithEditValue value = { .node = SMITH_NODE_ROOT };
  g_autofree char *plain = NULL;
  g_autofree char *key = NULL;
  SmithNode container, before;

  if (!read_value (self->options, text, &tree, error))
    return FALSE;
  value.tree = tree;
  plain = dup_plain (pointer, error);
  if (plain == NULL)
    return FALSE;
  if (self->options->before == NULL)
    {
      if (smith_pointer_lookup (self->tree, plain) == SMITH_NODE_NONE &&
          find_container (self->tree, plain, &key, error) == SMITH_NODE_NONE)
        return FALSE;
      return smith_edit_put (self->tree, plain, value, self->edits, error);
    }

  container = find_place (self, plain, &key, &before, error);
  if (container == SMITH_NODE_NONE)
    return FALSE;

  return key != NULL ? smith_edit_insert_member (self->tree, container, key, before, value,
                                                 self->edits, error)
                     : smith_edit_insert_element (self->tree, container, before, value,
                                                  self->edits, error);
}

/* Tells of references that lead to nothing now. */
static void
say_users (Change    *self,
           SmithNode  node)
{
  g_autoptr(GArray) users = smith_ref_list_users (self->tree, node);
  SmithSpan gone = smith_tree_get_span (self->tree, node);
  guint n = 0;

  for (guint i = 0; i < users->len; i++)
    {
      SmithSpan span = smith_tree_get_span (self->tree, g_array_index (users, SmithNode, i));

      n += span.start < gone.start || span.end > gone.end ? 1 : 0;
    }
  if (n > 0)
    smith_cli_say (ngettext ("Note: %u reference leads to where this value was",
                             "Note: %u references lead to where this value was", n), n);
}

static gboolean
change (Change      *self,
        const char  *pointer,
        const char  *value,
        GError     **error)
{
  const Options *options = self->options;
  g_autofree char *key = NULL;
  SmithNode node, container, before;
  gboolean ok;

  if (value != NULL)
    return set (self, pointer, value, error);

  node = find (self->tree, pointer, error);
  if (node == SMITH_NODE_NONE)
    return FALSE;
  if (options->rename != NULL)
    return smith_edit_rename_component (self->tree, node, options->rename, self->edits, error);

  if (options->is_remove)
    ok = smith_edit_remove (self->tree, &node, 1, self->edits, error);
  else
    {
      container = find_place (self, options->move_to, &key, &before, error);
      ok = container != SMITH_NODE_NONE &&
           smith_edit_move (self->tree, node, container, key, before, self->edits, error);
    }
  if (ok)
    say_users (self, node);

  return ok;
}

/* Whether exactly one thing is to be done, and the options fit it. */
static gboolean
check_usage (const Options *options,
             int            n_arguments)
{
  guint n = (n_arguments == 3 ? 1u : 0u) + (options->is_remove ? 1u : 0u) +
            (options->rename != NULL ? 1u : 0u) + (options->move_to != NULL ? 1u : 0u);

  if (n != 1)
    smith_cli_say (_("Give one of VALUE, --remove, --rename and --move-to"));
  else if (options->is_string && n_arguments != 3)
    smith_cli_say (_("--string goes with VALUE"));
  else if (options->before != NULL && n_arguments != 3 && options->move_to == NULL)
    smith_cli_say (_("--before goes with VALUE or --move-to"));
  else if (options->rename != NULL && !g_utf8_validate (options->rename, -1, NULL))
    smith_cli_say (_("The new name is not UTF-8 text"));
  else
    return TRUE;

  return FALSE;
}

static int
edit (const Options *options,
      int            n_arguments,
      char         **arguments)
{
  const char *name = arguments[0];
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithTree) again = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  Change self = { .options = options, .edits = edits };

  if (!check_usage (options, n_arguments) || !smith_cli_target_check (&options->target, name))
    return SMITH_CLI_UNUSABLE;
  tree = self.tree = smith_cli_read_document (name, options->from);
  if (tree == NULL)
    return SMITH_CLI_UNUSABLE;
  if (!change (&self, arguments[1], n_arguments == 3 ? arguments[2] : NULL, &error))
    {
      smith_cli_say ("%s: %s", name, error->message);
      return SMITH_CLI_UNUSABLE;
    }

  text = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  again = text != NULL ? smith_tree_read (text, smith_tree_get_syntax (tree)) : NULL;
  if (again == NULL || smith_tree_get_error (again) != NULL)
    {
      /* a file must not be lost by a mistake of ours */
      smith_cli_say (_("%s: The change would leave a text that is not well formed; nothing was "
                       "written"), name);
      return SMITH_CLI_UNUSABLE;
    }

  return smith_cli_target_write (&options->target, name, text);
}

static int
run (int    argc,
     char **argv)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "string", 's', 0, G_OPTION_ARG_NONE, &options.is_string,
      N_("Take VALUE as text even when it is JSON"), NULL },
    { "before", 0, 0, G_OPTION_ARG_STRING, &options.before,
      N_("Put the new or moved value before its neighbour at POINTER"), N_("POINTER") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.is_remove, N_("Remove what is at POINTER"),
      NULL },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &options.rename,
      N_("Give it another name, in references to it as well"), N_("NAME") },
    { "move-to", 0, 0, G_OPTION_ARG_STRING, &options.move_to,
      N_("Move it to another place; references to it stay as they are"), N_("POINTER") },
    SMITH_CLI_FROM_ENTRY (options.from),
    SMITH_CLI_OUTPUT_ENTRY (options.target),
    SMITH_CLI_IN_PLACE_ENTRY (options.target),
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_edit, entries, &argc, &argv, 2, 3))
    return SMITH_CLI_UNUSABLE;

  return edit (&options, argc - 1, argv + 1);
}

const SmithCliCommand smith_cli_edit = {
  .name = "edit",
  .arguments = "FILE POINTER VALUE|--remove|--rename NAME|--move-to POINTER "
               "[--from=json|yaml] [--output FILE | --in-place]",
  .summary = N_("Change one place of a document and leave the rest as it is"),
  .description = N_("POINTER is a JSON Pointer: /paths/~1pets/get/summary. Its last name may be "
                    "new; the object or array around it must be there. /tags/- is a new element "
                    "at the end.\n\n"
                    "VALUE is JSON when it is well formed JSON (true, 12, null, {\"a\": 1}), else "
                    "text as it stands. What begins with {, [ or a quote must be JSON, unless "
                    "--string is given. Put -- before a VALUE that begins with a minus.\n"),
  .run = run,
};
