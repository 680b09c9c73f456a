/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/smith-import-rows.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_row (GtkListBox *list,
         const char *icon_name,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

static const char *
get_server_words (SmithImportServer server)
{
  switch (server)
    {
    case SMITH_IMPORT_SERVER_SAME:
      return _("This is a server of the document");
    case SMITH_IMPORT_SERVER_ADDED:
      return _("It becomes the server of the document");
    case SMITH_IMPORT_SERVER_SET:
      return _("It becomes the server of the document, for all its operations");
    case SMITH_IMPORT_SERVER_OTHER:
      return _("The document has another server, and ChatGPT calls that one");
    case SMITH_IMPORT_SERVER_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_request (GtkListBox            *list,
             const SmithImportPlan *plan)
{
  const SmithImportRequest *request = plan->request;
  g_autofree char *method = g_ascii_strup (request->method, -1);
  g_autofree char *title = g_strdup_printf ("%s %s%s", method, request->origin, request->path);

  add_row (list, NULL, title,
           plan->operation != NULL ? get_server_words (plan->operation->server) : NULL);
}

/* "a, b, c", each name once. */
static char *
join_names (GPtrArray *fields)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const SmithImportField *field = g_ptr_array_index (fields, i);
      gboolean is_new = TRUE;

      for (guint k = 0; k < i && is_new; k++)
        is_new = !g_str_equal (((const SmithImportField *) fields->pdata[k])->name, field->name);
      if (is_new)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", field->name);
    }

  return g_string_free (out, FALSE);
}

static char *
join_texts (GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", (char *) texts->pdata[i]);

  return g_string_free (out, FALSE);
}

static const char *
get_scheme_words (SmithImportScheme scheme)
{
  switch (scheme)
    {
    case SMITH_IMPORT_SCHEME_DECLARED:
      return _("Left out. The document has this way to sign in; add the key on the Keys page");
    case SMITH_IMPORT_SCHEME_ADDED:
      return _("Left out. The way to sign in is declared; add the key on the Keys page");
    case SMITH_IMPORT_SCHEME_OTHER:
      return _("Left out. The document signs in another way, which stays as it is");
    case SMITH_IMPORT_SCHEME_NONE:
    default:
      return _("Left out. Add the key on the Keys page");
    }
}

static void
add_secret (GtkListBox              *list,
            const SmithImportPlan   *plan,
            const SmithImportSecret *secret)
{
  SmithImportScheme scheme = plan->operation != NULL ? plan->operation->scheme
                                                     : SMITH_IMPORT_SCHEME_NONE;
  const char *words = get_scheme_words (scheme);
  g_autofree char *title = NULL;

  switch (secret->kind)
    {
    case SMITH_IMPORT_SECRET_BEARER:
      title = g_strdup (_("A key, as Bearer"));
      break;
    case SMITH_IMPORT_SECRET_BASIC:
      title = g_strdup (_("A name and password, as Basic"));
      break;
    case SMITH_IMPORT_SECRET_HEADER:
      /* translators: the name of a header */
      title = g_strdup_printf (_("A key in the header %s"), secret->name);
      break;
    case SMITH_IMPORT_SECRET_QUERY:
      /* translators: the name of a parameter */
      title = g_strdup_printf (_("A key in the address: %s"), secret->name);
      words = _("Left out. ChatGPT sends keys in headers alone");
      break;
    case SMITH_IMPORT_SECRET_COOKIE:
    default:
      /* translators: the name of a cookie */
      title = g_strdup_printf (_("The cookie %s"), secret->name);
      words = _("Left out. ChatGPT sends no cookies");
    }
  add_row (list, "dialog-password-symbolic", title, words);
}

static void
add_rest (GtkListBox            *list,
          const SmithImportPlan *plan)
{
  const SmithImportRequest *request = plan->request;
  g_autofree char *headers = join_texts (request->headers);
  g_autofree char *ignored = join_texts (request->ignored);

  if (*headers != '\0')
    {
      /* translators: names of headers */
      g_autofree char *title = g_strdup_printf (ngettext ("The header %s", "The headers %s",
                                                          request->headers->len), headers);

      add_row (list, "smith-note-symbolic", title,
               _("Left out. ChatGPT sends no headers of its own"));
    }
  if (*ignored != '\0')
    {
      /* translators: options of a command */
      g_autofree char *title = g_strdup_printf (ngettext ("The option %s", "The options %s",
                                                          request->ignored->len), ignored);

      add_row (list, "smith-note-symbolic", title, _("Passed over. A description cannot say it"));
    }
  for (guint i = 0; i < request->notes->len; i++)
    add_row (list, "smith-note-symbolic", request->notes->pdata[i], NULL);
  for (guint i = 0; plan->operation != NULL && i < plan->operation->notes->len; i++)
    add_row (list, "smith-note-symbolic", plan->operation->notes->pdata[i], NULL);
}

/**
 * smith_import_rows_fill:
 * @list: gives up the rows that it has
 * @plan: of a command; without a request @list is hidden
 */
void
smith_import_rows_fill (GtkListBox            *list,
                        const SmithImportPlan *plan)
{
  GtkListBoxRow *row;
  g_autofree char *parameters = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (list), plan->request != NULL);
  if (plan->request == NULL)
    return;

  add_request (list, plan);
  parameters = join_names (plan->request->query);
  if (*parameters != '\0')
    add_row (list, NULL, _("Parameters"), parameters);
  if (plan->request->media_type != NULL)
    {
      g_autofree char *fields = join_names (plan->request->fields);
      g_autofree char *words = *fields != '\0'
        ? g_strdup_printf ("%s: %s", plan->request->media_type, fields)
        : g_strdup (plan->request->media_type);

      add_row (list, NULL, _("Body"), words);
    }
  for (guint i = 0; i < plan->request->secrets->len; i++)
    add_secret (list, plan, plan->request->secrets->pdata[i]);
  add_rest (list, plan);
}

/**
 * smith_import_rows_dup_error:
 * @text: what the error is about
 * @offset: where, in bytes of @text
 *
 * Returns: (transfer full): the error with its place, for a person
 */
char *
smith_import_rows_dup_error (const char   *text,
                             gsize         offset,
                             const GError *error)
{
  gsize length = MIN (offset, strlen (text));
  const char *start = text + length;
  guint line = 1;

  for (const char *p = text; p < text + length; p++)
    line += *p == '\n' ? 1 : 0;
  while (start > text && start[-1] != '\n')
    start--;

  /* translators: a line and a column of a text, and what is wrong there */
  return g_strdup_printf (_("Line %u, column %ld: %s"), line,
                          g_utf8_strlen (start, text + length - start) + 1, error->message);
}
