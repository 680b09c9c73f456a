/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-draft.h"

#include <string.h>

#include "platform/smith-flat-argument.h"
#include "run/smith-value.h"

/* Choices of an `enum` that a list shows; a person types what comes after them. */
#define MAX_CHOICES 500

/* A value: as a field shows it, and, when it did not come from a field, as the JSON that it
 * was, so that a number given for a string stays a number. */
typedef struct
{
  char     *text;      /* (owned) */
  char     *json;      /* (owned) (nullable) */
  gboolean  is_given;
} Value;

struct _SmithDraft
{
  GObject     parent_instance;

  GPtrArray  *arguments;  /* (owned) of SmithDraftArgument, one a name */
  char       *shape;      /* (owned) everything that is declared, to tell a change */
  GHashTable *values;     /* (owned) name to Value */
  GPtrArray  *extra;      /* (owned) names that were given as JSON and are not declared */
};

enum
{
  CHANGED,
  DECLARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SmithDraft, smith_draft, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value->json);
  g_free (value);
}

static void
argument_free (gpointer data)
{
  SmithDraftArgument *argument = data;

  g_free (argument->name);
  g_free (argument->type);
  g_free (argument->description);
  g_free (argument->hint);
  g_strfreev (argument->choices);
  g_strfreev (argument->choices_json);
  g_free (argument);
}

static void
smith_draft_finalize (GObject *object)
{
  SmithDraft *self = SMITH_DRAFT (object);

  g_ptr_array_unref (self->arguments);
  g_ptr_array_unref (self->extra);
  g_hash_table_unref (self->values);
  g_free (self->shape);

  G_OBJECT_CLASS (smith_draft_parent_class)->finalize (object);
}

static void
smith_draft_class_init (SmithDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = smith_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DECLARED] = g_signal_new ("declared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
smith_draft_init (SmithDraft *self)
{
  self->arguments = g_ptr_array_new_with_free_func (argument_free);
  self->extra = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
}

/**
 * smith_draft_new:
 *
 * Returns: (transfer full): a draft of an operation without arguments
 */
SmithDraft *
smith_draft_new (void)
{
  return g_object_new (SMITH_TYPE_DRAFT, NULL);
}

/* ---- what is declared ---- */

static char *
value_to_json (SmithTree *tree,
               SmithNode  node)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (text, SMITH_JSON_COMPACT);

  smith_value_write (writer, tree, node, G_MAXSIZE);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
value_to_words (SmithTree *tree,
                SmithNode  node)
{
  if (smith_tree_get_kind (tree, node) == SMITH_NODE_STRING)
    return smith_tree_dup_string (tree, node);

  return value_to_json (tree, node);
}

static void
read_choices (SmithTree          *tree,
              SmithNode           list,
              SmithDraftArgument *argument)
{
  g_autoptr(GStrvBuilder) words = NULL;
  g_autoptr(GStrvBuilder) json = NULL;
  guint n = 0;

  if (list == SMITH_NODE_NONE || smith_tree_get_kind (tree, list) != SMITH_NODE_ARRAY ||
      smith_tree_get_n_children (tree, list) == 0)
    return;

  words = g_strv_builder_new ();
  json = g_strv_builder_new ();
  for (SmithNode node = smith_tree_get_first (tree, list);
       node != SMITH_NODE_NONE && n < MAX_CHOICES; node = smith_tree_get_next (tree, node), n++)
    {
      g_autofree char *word = value_to_words (tree, node);
      g_autofree char *value = value_to_json (tree, node);

      g_strv_builder_add (words, word);
      g_strv_builder_add (json, value);
    }
  argument->choices = g_strv_builder_end (words);
  argument->choices_json = g_strv_builder_end (json);
}

static SmithDraftArgument *
read_argument (SmithApi                *api,
               const SmithFlatArgument *flat)
{
  SmithTree *tree = smith_api_get_tree (api);
  SmithDraftArgument *argument = g_new0 (SmithDraftArgument, 1);
  SmithNode hint = SMITH_NODE_NONE;

  argument->name = g_strdup (flat->name);
  argument->description = g_strdup (flat->description);
  argument->is_required = flat->is_required;
  argument->is_sent = flat->is_sent;
  if (flat->schema == SMITH_NODE_NONE)
    return argument;

  argument->type = g_strdup (smith_api_get_schema_type (api, flat->schema));
  read_choices (tree, smith_tree_get_member (tree, flat->schema, "enum"), argument);
  for (guint i = 0; i < 2 && hint == SMITH_NODE_NONE; i++)
    hint = smith_tree_get_member (tree, flat->schema, i == 0 ? "example" : "default");
  if (hint != SMITH_NODE_NONE)
    argument->hint = value_to_words (tree, hint);

  return argument;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static char *
describe_shape (GPtrArray *arguments)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < arguments->len; i++)
    {
      const SmithDraftArgument *argument = g_ptr_array_index (arguments, i);
      g_autofree char *choices = argument->choices_json != NULL
                                 ? g_strjoinv (",", argument->choices_json) : NULL;

      g_string_append_printf (shape, "%s\n%s\n%s\n%s\n%s\n%d%d\n", argument->name,
                              or_nothing (argument->type), or_nothing (argument->description),
                              or_nothing (argument->hint), or_nothing (choices),
                              argument->is_required, argument->is_sent);
    }

  return g_string_free (shape, FALSE);
}

/**
 * smith_draft_set_operation:
 * @operation: one of @api
 *
 * Takes over what @operation declares.  `declared` is emitted when it differs from before.
 */
void
smith_draft_set_operation (SmithDraft           *self,
                           SmithApi             *api,
                           const SmithOperation *operation)
{
  g_autoptr(GPtrArray) flat = NULL;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (argument_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *shape = NULL;

  g_return_if_fail (SMITH_IS_DRAFT (self));
  g_return_if_fail (api != NULL && operation != NULL);

  flat = smith_flat_arguments_list (api, operation);
  for (guint i = 0; i < flat->len; i++)
    {
      const SmithFlatArgument *argument = g_ptr_array_index (flat, i);

      if (g_hash_table_add (seen, argument->name))
        g_ptr_array_add (arguments, read_argument (api, argument));
    }

  shape = describe_shape (arguments);
  if (g_strcmp0 (shape, self->shape) == 0)
    return;

  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  g_ptr_array_unref (self->arguments);
  self->arguments = g_steal_pointer (&arguments);
  g_signal_emit (self, signals[DECLARED], 0);
}

guint
smith_draft_get_n_arguments (SmithDraft *self)
{
  g_return_val_if_fail (SMITH_IS_DRAFT (self), 0);

  return self->arguments->len;
}

/**
 * smith_draft_get_argument:
 *
 * Returns: (transfer none): good until `declared` is emitted
 */
const SmithDraftArgument *
smith_draft_get_argument (SmithDraft *self,
                          guint       index)
{
  g_return_val_if_fail (SMITH_IS_DRAFT (self) && index < self->arguments->len, NULL);

  return g_ptr_array_index (self->arguments, index);
}

/**
 * smith_draft_find_argument:
 *
 * Returns: (transfer none) (nullable): %NULL when no such argument is declared
 */
const SmithDraftArgument *
smith_draft_find_argument (SmithDraft *self,
                           const char *name)
{
  g_return_val_if_fail (SMITH_IS_DRAFT (self) && name != NULL, NULL);

  for (guint i = 0; i < self->arguments->len; i++)
    {
      const SmithDraftArgument *argument = g_ptr_array_index (self->arguments, i);

      if (g_str_equal (argument->name, name))
        return argument;
    }

  return NULL;
}

/* ---- what is given ---- */

/**
 * smith_draft_get_text:
 *
 * Returns: (transfer none): what the field of @name shows, empty when nothing was entered
 */
const char *
smith_draft_get_text (SmithDraft *self,
                      const char *name)
{
  const Value *value;

  g_return_val_if_fail (SMITH_IS_DRAFT (self) && name != NULL, "");

  value = g_hash_table_lookup (self->values, name);

  return value != NULL ? value->text : "";
}

gboolean
smith_draft_is_given (SmithDraft *self,
                      const char *name)
{
  const Value *value;

  g_return_val_if_fail (SMITH_IS_DRAFT (self) && name != NULL, FALSE);

  value = g_hash_table_lookup (self->values, name);

  return value != NULL && value->is_given;
}

static void
set_value (SmithDraft *self,
           const char *name,
           const char *text,
           const char *json,
           gboolean    is_given)
{
  Value *value = g_hash_table_lookup (self->values, name);

  /* a tick taken away and put back does not turn JSON into what a field makes of it */
  if (value != NULL && json == NULL && g_str_equal (value->text, text))
    {
      if (value->is_given == is_given)
        return;
      value->is_given = is_given;
    }
  else
    {
      value = g_new0 (Value, 1);
      value->text = g_strdup (text);
      value->json = g_strdup (json);
      value->is_given = is_given;
      g_hash_table_replace (self->values, g_strdup (name), value);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * smith_draft_set_text:
 * @text: what the field of @name holds
 * @is_given: whether the call is given it
 */
void
smith_draft_set_text (SmithDraft *self,
                      const char *name,
                      const char *text,
                      gboolean    is_given)
{
  g_return_if_fail (SMITH_IS_DRAFT (self));
  g_return_if_fail (name != NULL && text != NULL);

  set_value (self, name, text, NULL, is_given);
}

/**
 * smith_draft_set_choice:
 * @choice: which of the argument's choices
 * @is_given: whether the call is given it
 */
void
smith_draft_set_choice (SmithDraft *self,
                        const char *name,
                        guint       choice,
                        gboolean    is_given)
{
  const SmithDraftArgument *argument = smith_draft_find_argument (self, name);

  g_return_if_fail (argument != NULL && argument->choices != NULL);
  g_return_if_fail (choice < g_strv_length (argument->choices));

  set_value (self, name, argument->choices[choice], argument->choices_json[choice], is_given);
}

/* ---- as JSON ---- */

static void
write_value (SmithDraft      *self,
             SmithJsonWriter *writer,
             const char      *name,
             const char      *type)
{
  const Value *value = g_hash_table_lookup (self->values, name);

  if (value == NULL || !value->is_given)
    return;
  smith_json_writer_key (writer, name);
  if (value->json != NULL)
    smith_json_writer_raw (writer, value->json, strlen (value->json));
  else
    smith_arguments_write_text (writer, type, value->text);
}

/**
 * smith_draft_dup_json:
 *
 * Returns: (transfer full): what is given, one JSON object over several lines
 */
char *
smith_draft_dup_json (SmithDraft *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithJsonWriter) writer = smith_json_writer_new (text, SMITH_JSON_PRETTY);

  g_return_val_if_fail (SMITH_IS_DRAFT (self), NULL);

  smith_json_writer_begin_object (writer);
  for (guint i = 0; i < self->arguments->len; i++)
    {
      const SmithDraftArgument *argument = g_ptr_array_index (self->arguments, i);

      write_value (self, writer, argument->name, argument->type);
    }
  for (guint i = 0; i < self->extra->len; i++)
    if (smith_draft_find_argument (self, g_ptr_array_index (self->extra, i)) == NULL)
      write_value (self, writer, g_ptr_array_index (self->extra, i), NULL);
  smith_json_writer_end_object (writer);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_json (SmithDraft     *self,
           SmithArguments *arguments)
{
  SmithTree *tree = smith_arguments_get_tree (arguments);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Value *) value)->is_given = FALSE;

  for (SmithNode node = smith_tree_get_first (tree, SMITH_NODE_ROOT); node != SMITH_NODE_NONE;
       node = smith_tree_get_next (tree, node))
    {
      g_autofree char *name = smith_tree_dup_key (tree, node);
      Value *given = g_new0 (Value, 1);

      if (smith_draft_find_argument (self, name) == NULL &&
          !g_ptr_array_find_with_equal_func (self->extra, name, g_str_equal, NULL))
        g_ptr_array_add (self->extra, g_strdup (name));
      given->text = smith_arguments_dup_text (arguments, name);
      given->json = value_to_json (tree, smith_arguments_get (arguments, name));
      given->is_given = TRUE;
      g_hash_table_replace (self->values, g_steal_pointer (&name), given);
    }
}

/**
 * smith_draft_set_json:
 * @error: %SMITH_RUN_ERROR_NOT_JSON
 *
 * Gives exactly what stands in @json.  Text that is not one JSON object changes nothing.
 *
 * Returns: whether it was taken over
 */
gboolean
smith_draft_set_json (SmithDraft  *self,
                      const char  *json,
                      GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SmithArguments) arguments = NULL;

  g_return_val_if_fail (SMITH_IS_DRAFT (self) && json != NULL, FALSE);

  bytes = g_bytes_new (json, strlen (json));
  arguments = smith_arguments_new_from_json (bytes, error);
  if (arguments == NULL)
    return FALSE;

  take_json (self, arguments);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * smith_draft_dup_arguments:
 * @error: %SMITH_RUN_ERROR_NOT_JSON, when a field nests deeper than any reader goes
 *
 * Returns: (transfer full) (nullable): what is given, to be sent
 */
SmithArguments *
smith_draft_dup_arguments (SmithDraft  *self,
                           GError     **error)
{
  g_autofree char *json = smith_draft_dup_json (self);
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return smith_arguments_new_from_json (bytes, error);
}
