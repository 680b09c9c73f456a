/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/smith-completion.h"

#include <string.h>

#include "author/smith-document-write.h"
#include "ui/smith-completion-row.h"

struct _SmithCompletion
{
  GObject        parent_instance;

  SmithDocument *document;  /* (owned) (nullable) until it is cleared */
  SmithTextLink *link;      /* (owned) (nullable) until it is cleared */
};

static void provider_iface_init (GtkSourceCompletionProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SmithCompletion, smith_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_iface_init))

static gsize
get_cursor (SmithCompletion *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (self->link));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return smith_text_link_get_offset (self->link, &iter);
}

/* Whether accepting it would leave the text as it is: the word is written already. */
static gboolean
is_done (SmithCompletion     *self,
         const SmithProposal *proposal)
{
  gsize length = proposal->span.end - proposal->span.start;
  g_autofree char *now = NULL;

  if (strlen (proposal->text) != length)
    return FALSE;
  now = smith_shadow_dup_text (smith_document_get_shadow (self->document), proposal->span.start,
                               length);

  return memcmp (now, proposal->text, length) == 0;
}

static void
fill (SmithCompletion *self,
      GListStore      *store)
{
  g_autoptr(GPtrArray) proposals = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL)
    return;
  proposals = smith_document_complete (self->document, get_cursor (self));
  for (guint i = 0; i < proposals->len; i++)
    if (!is_done (self, proposals->pdata[i]))
      {
        g_ptr_array_add (rows, smith_completion_row_new (proposals->pdata[i]));
        proposals->pdata[i] = NULL;
      }
    else
      g_clear_pointer ((SmithProposal **) &proposals->pdata[i], smith_proposal_free);
  g_ptr_array_set_free_func (proposals, NULL);
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), rows->pdata,
                       rows->len);
}

static GListModel *
smith_completion_populate (GtkSourceCompletionProvider  *provider,
                           GtkSourceCompletionContext   *context,
                           GError                      **error)
{
  GListStore *store = g_list_store_new (SMITH_TYPE_COMPLETION_ROW);

  fill (SMITH_COMPLETION (provider), store);

  return G_LIST_MODEL (store);
}

/* Every key makes another place, which is cheaper to ask about than to filter. */
static void
smith_completion_refilter (GtkSourceCompletionProvider *provider,
                           GtkSourceCompletionContext  *context,
                           GListModel                  *model)
{
  if (G_IS_LIST_STORE (model))
    fill (SMITH_COMPLETION (provider), G_LIST_STORE (model));
}

static void
smith_completion_display (GtkSourceCompletionProvider *provider,
                          GtkSourceCompletionContext  *context,
                          GtkSourceCompletionProposal *proposal,
                          GtkSourceCompletionCell     *cell)
{
  g_autofree char *word = gtk_source_completion_context_get_word (context);

  smith_completion_row_display (SMITH_COMPLETION_ROW (proposal), word != NULL ? word : "", cell);
}

/* Values come up by themselves behind a colon, and names where a reference begins; letters do so
 * anyway. */
static gboolean
smith_completion_is_trigger (GtkSourceCompletionProvider *provider,
                             const GtkTextIter           *iter,
                             gunichar                     ch)
{
  GtkTextIter before = *iter;

  if (ch == '"' || ch == '#' || ch == '/' || ch == '$')
    return TRUE;
  if (ch != ' ' || !gtk_text_iter_backward_char (&before) ||
      !gtk_text_iter_backward_char (&before))
    return FALSE;

  return gtk_text_iter_get_char (&before) == ':' || gtk_text_iter_get_char (&before) == '-';
}

/* The proposal as it is now: what was typed since it was listed may have moved its place. */
static SmithProposal *
find_again (SmithCompletion     *self,
            const SmithProposal *listed)
{
  g_autoptr(GPtrArray) proposals = smith_document_complete (self->document, get_cursor (self));

  for (guint i = 0; i < proposals->len; i++)
    {
      SmithProposal *proposal = proposals->pdata[i];

      if (proposal->kind == listed->kind && strcmp (proposal->label, listed->label) == 0)
        return g_ptr_array_steal_index (proposals, i);
    }

  return NULL;
}

static gboolean
show_values_cb (gpointer data)
{
  gtk_source_completion_show (data);

  return G_SOURCE_REMOVE;
}

static void
smith_completion_activate (GtkSourceCompletionProvider *provider,
                           GtkSourceCompletionContext  *context,
                           GtkSourceCompletionProposal *row)
{
  SmithCompletion *self = SMITH_COMPLETION (provider);
  GtkSourceCompletion *completion = gtk_source_completion_context_get_completion (context);
  g_autoptr(SmithProposal) proposal = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->document != NULL)
    proposal = find_again (self, smith_completion_row_get_proposal (SMITH_COMPLETION_ROW (row)));
  if (proposal == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (gtk_source_completion_get_view (completion)));
      return;
    }
  buffer = GTK_TEXT_BUFFER (smith_text_link_get_buffer (self->link));
  smith_text_link_get_range (self->link, proposal->span, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, proposal->text, -1);
  gtk_text_buffer_end_user_action (buffer);
  smith_text_link_get_iter (self->link, proposal->span.start + proposal->cursor, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (gtk_source_completion_get_view (completion)),
                                      gtk_text_buffer_get_insert (buffer));

  /* a key is worth little without its value */
  if (proposal->kind == SMITH_PROPOSAL_KEY && g_str_has_suffix (proposal->text, ": "))
    g_idle_add_full (G_PRIORITY_DEFAULT, show_values_cb, g_object_ref (completion),
                     g_object_unref);
}

static void
provider_iface_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate = smith_completion_populate;
  iface->refilter = smith_completion_refilter;
  iface->display = smith_completion_display;
  iface->is_trigger = smith_completion_is_trigger;
  iface->activate = smith_completion_activate;
}

static void
smith_completion_dispose (GObject *object)
{
  smith_completion_clear (SMITH_COMPLETION (object));

  G_OBJECT_CLASS (smith_completion_parent_class)->dispose (object);
}

static void
smith_completion_class_init (SmithCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = smith_completion_dispose;
}

static void
smith_completion_init (SmithCompletion *self)
{
}

/**
 * smith_completion_new:
 * @link: of @document
 *
 * Returns: (transfer full): a provider for the completion of the view that shows @link's buffer
 */
SmithCompletion *
smith_completion_new (SmithDocument *document,
                      SmithTextLink *link)
{
  SmithCompletion *self;

  g_return_val_if_fail (SMITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (SMITH_IS_TEXT_LINK (link), NULL);

  self = g_object_new (SMITH_TYPE_COMPLETION, NULL);
  self->document = g_object_ref (document);
  self->link = g_object_ref (link);

  return self;
}

/**
 * smith_completion_clear:
 *
 * Lets go of the document; from now on nothing is offered.  GtkSourceView keeps a provider for as
 * long as the list that it filled, also when it was removed.
 */
void
smith_completion_clear (SmithCompletion *self)
{
  g_return_if_fail (SMITH_IS_COMPLETION (self));

  g_clear_object (&self->document);
  g_clear_object (&self->link);
}
