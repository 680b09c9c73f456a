/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli.h"

#include "base/smith-json-writer.h"
#include "base/smith-origin.h"
#include "creds/smith-credential-list.h"
#include "creds/smith-keyring-store.h"
#include "doc/smith-tree.h"
#include "lint/smith-check.h"
#include "run/smith-run.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>

/* One call, from the command line to its verdict.  The steps that wait run on a main loop of
 * their own, so that an interrupt cancels them. */
typedef struct
{
  SmithCheck      *check;       /* (owned) (nullable) */
  SmithArguments  *arguments;   /* (owned) (nullable) */
  char            *server_url;  /* (owned) (nullable) */
  SmithCredential *credential;  /* (owned) (nullable) */
  SmithSecret     *secret;      /* (owned) (nullable) */
  SmithRunResult  *result;      /* (owned) (nullable) */
  GError          *error;       /* (owned) (nullable) */
  gboolean         was_tried;   /* a request was handed over */
  GMainLoop       *loop;        /* (owned) */
  GCancellable    *cancellable; /* (owned) */
} Call;

static void
call_clear (Call *self)
{
  g_clear_pointer (&self->check, smith_check_unref);
  g_clear_pointer (&self->arguments, smith_arguments_unref);
  g_clear_pointer (&self->server_url, g_free);
  g_clear_object (&self->credential);
  g_clear_pointer (&self->secret, smith_secret_unref);
  g_clear_pointer (&self->result, smith_run_result_unref);
  g_clear_error (&self->error);
  g_main_loop_unref (self->loop);
  g_object_unref (self->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static gboolean
interrupt_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Call *self = user_data;

  smith_credential_list_load_finish (SMITH_CREDENTIAL_LIST (object), result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
lookup_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Call *self = user_data;

  self->secret = smith_credential_list_lookup_finish (SMITH_CREDENTIAL_LIST (object), result,
                                                      &self->error);
  g_main_loop_quit (self->loop);
}

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Call *self = user_data;

  self->result = smith_run_finish (SMITH_HTTP_CLIENT (object), result, &self->error);
  g_main_loop_quit (self->loop);
}

/* Takes a key of the Keys page, by its name. */
static gboolean
take_credential (Call       *self,
                 const char *name)
{
  g_autofree char *directory = g_build_filename (g_get_user_data_dir (), "actionsmith", NULL);
  g_autoptr(SmithKeyringStore) store = smith_keyring_store_new ();
  g_autoptr(SmithCredentialList) list =
    smith_credential_list_new (directory, SMITH_SECRET_STORE (store));

  smith_credential_list_load_async (list, self->cancellable, load_cb, self);
  g_main_loop_run (self->loop);
  if (self->error != NULL)
    return FALSE;

  g_set_object (&self->credential, smith_credential_list_find_by_label (list, name));
  if (self->credential == NULL)
    {
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no key named “%s” on the Keys page"), name);
      return FALSE;
    }
  smith_credential_list_lookup_async (list, smith_credential_get_id (self->credential),
                                      self->cancellable, lookup_cb, self);
  g_main_loop_run (self->loop);

  return self->error == NULL;
}

/* Takes a bearer token from the environment, for the server that is called and no other. */
static gboolean
take_bearer (Call       *self,
             const char *name)
{
  const char *value = g_getenv (name);
  const char *origins[] = { self->server_url, NULL };

  if (value == NULL || *value == '\0')
    {
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The environment has no variable %s"), name);
      return FALSE;
    }
  self->secret = smith_secret_new (value, -1);
  self->credential = smith_credential_new (NULL, SMITH_CREDENTIAL_BEARER, name, NULL, NULL, origins,
                                           &self->error);

  return self->credential != NULL;
}

/* The operation is named by its operationId or by `METHOD PATH`. */
static const SmithOperation *
find_operation (SmithApi   *api,
                const char *name)
{
  const SmithOperation *found = smith_api_find_operation (api, name);

  for (guint i = 0; i < smith_api_get_n_operations (api) && found == NULL; i++)
    {
      const SmithOperation *operation = smith_api_get_operation (api, i);
      g_autofree char *other = g_strdup_printf ("%s %s", operation->method, operation->path);

      if (g_ascii_strcasecmp (other, name) == 0)
        found = operation;
    }

  return found;
}

static gboolean
choose_server (Call       *self,
               const char *server)
{
  SmithApi *api = smith_check_get_api (self->check);
  const char *url = server;

  if (url == NULL)
    url = smith_import_get_server_url (smith_check_get_import (self->check));
  if (url == NULL && smith_api_get_n_servers (api) > 0)
    url = smith_api_get_server (api, 0)->url;
  if (url == NULL)
    {
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The description names no server; give one with --server"));
      return FALSE;
    }
  self->server_url = smith_request_expand_server (api, url, &self->error);

  return self->server_url != NULL;
}

static void
send (Call                 *self,
      const SmithOperation *operation)
{
  g_autoptr(SmithHttpClient) client = smith_http_client_new ();
  const SmithRunInput input = {
    .plan = {
      .api = smith_check_get_api (self->check),
      .operation = operation,
      .server_url = self->server_url,
      .arguments = self->arguments,
      .like_chatgpt = TRUE,
    },
    .profile = &smith_profile_chatgpt,
    .credential = self->credential,
    .secret = self->secret,
  };
  g_autoptr(GPtrArray) problems = smith_argument_problems_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithHttpRequest) request G_GNUC_UNUSED = smith_run_prepare (&input, problems, &error);

  for (guint i = 0; i < problems->len; i++)
    smith_cli_say ("%s", ((SmithArgumentProblem *) g_ptr_array_index (problems, i))->message);

  self->was_tried = TRUE;
  smith_run_async (client, &input, self->cancellable, run_cb, self);
  g_main_loop_run (self->loop);
}

static void
write_string (SmithJsonWriter *out,
              const char      *key,
              const char      *value)
{
  smith_json_writer_key (out, key);
  if (value != NULL)
    smith_json_writer_string (out, value);
  else
    smith_json_writer_null (out);
}

static void
write_response (SmithJsonWriter *out,
                SmithRunResult  *result)
{
  SmithHttpResponse *response = smith_run_result_get_response (result);
  g_autofree char *headers = smith_run_result_dup_headers (result);
  g_autofree char *reason = smith_run_result_dup_reason (result);

  smith_json_writer_begin_object (out);
  smith_json_writer_key (out, "status");
  smith_json_writer_int (out, smith_http_response_get_status (response));
  write_string (out, "reason", reason);
  smith_json_writer_key (out, "milliseconds");
  smith_json_writer_int (out, smith_http_response_get_timings (response)->total_us / 1000);
  smith_json_writer_key (out, "bytes");
  smith_json_writer_int (out, (gint64) g_bytes_get_size (smith_http_response_get_body (response)));
  write_string (out, "headers", headers);
  write_string (out, "body", smith_run_result_get_text (result));
  smith_json_writer_end_object (out);
}

static void
write_verdict (SmithJsonWriter *out,
               SmithVerdict    *verdict)
{
  smith_json_writer_begin_object (out);
  smith_json_writer_key (out, "accepted");
  smith_json_writer_boolean (out, smith_verdict_is_accepted (verdict));
  write_string (out, "platformError", smith_verdict_get_platform_error (verdict));
  smith_json_writer_key (out, "checks");
  smith_json_writer_begin_array (out);
  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    {
      const SmithVerdictRow *row = smith_verdict_get_row (verdict, i);

      smith_json_writer_begin_object (out);
      write_string (out, "id", row->id);
      write_string (out, "state", smith_verdict_state_to_id (row->state));
      write_string (out, "message", row->sentence);
      smith_json_writer_end_object (out);
    }
  smith_json_writer_end_array (out);
  smith_json_writer_end_object (out);
}

static void
write_json (GString *out,
            Call    *self)
{
  g_autoptr(SmithJsonWriter) json = smith_json_writer_new (out, SMITH_JSON_PRETTY);
  g_autofree char *sentence = self->error != NULL ? smith_run_error_dup_sentence (self->error)
                                                  : NULL;

  smith_json_writer_begin_object (json);
  write_string (json, "error", sentence);
  write_string (json, "request", self->result != NULL
                                   ? smith_run_result_get_as_sent (self->result)
                                   : NULL);
  smith_json_writer_key (json, "response");
  if (self->result != NULL)
    write_response (json, self->result);
  else
    smith_json_writer_null (json);
  smith_json_writer_key (json, "verdict");
  if (self->result != NULL)
    write_verdict (json, smith_run_result_get_verdict (self->result));
  else
    smith_json_writer_null (json);
  smith_json_writer_end_object (json);
  g_string_append_c (out, '\n');
}

static void
write_text (GString *out,
            Call    *self)
{
  SmithHttpResponse *response;
  SmithVerdict *verdict;
  g_autofree char *reason = NULL;
  const char *text;

  if (self->result == NULL)
    return;

  response = smith_run_result_get_response (self->result);
  verdict = smith_run_result_get_verdict (self->result);
  text = smith_run_result_get_text (self->result);
  reason = smith_run_result_dup_reason (self->result);
  smith_cli_say (_("%u %s in %u ms"), smith_http_response_get_status (response), reason,
                 (guint) (smith_http_response_get_timings (response)->total_us / 1000));
  for (guint i = 0; i < smith_verdict_get_n_rows (verdict); i++)
    if (smith_verdict_get_row (verdict, i)->state != SMITH_VERDICT_OK)
      smith_cli_say ("%s", smith_verdict_get_row (verdict, i)->sentence);
  if (text != NULL && *text != '\0')
    {
      g_string_append (out, text);
      if (!g_str_has_suffix (text, "\n"))
        g_string_append_c (out, '\n');
    }
}

static int
finish (Call     *self,
        gboolean  is_json)
{
  GString *out = g_string_new (NULL);
  int code = SMITH_CLI_UNUSABLE;

  if (self->result != NULL)
    code = smith_verdict_is_accepted (smith_run_result_get_verdict (self->result)) ? SMITH_CLI_OK
                                                                                   : SMITH_CLI_NO;
  else if (self->was_tried &&
           smith_run_error_get_reach (self->error) == SMITH_REACH_MAY_HAVE_ACTED)
    code = SMITH_CLI_NO_ANSWER;

  /* what is wrong with arguments was said one by one */
  if (g_error_matches (self->error, SMITH_RUN_ERROR, SMITH_RUN_ERROR_BAD_ARGUMENTS))
    smith_cli_say (_("Nothing was sent."));
  else if (self->error != NULL)
    {
      g_autofree char *sentence = smith_run_error_dup_sentence (self->error);

      smith_cli_say ("%s", sentence);
    }
  if (is_json)
    write_json (out, self);
  else
    write_text (out, self);

  return smith_cli_write (out, code);
}

/* Everything before the call itself.  Returns the operation, or NULL with the error set. */
static const SmithOperation *
prepare (Call       *self,
         const char *file,
         const char *name,
         const char *arguments,
         const char *server)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) json = g_bytes_new (arguments, strlen (arguments));
  const SmithOperation *operation;
  const char *code;

  text = smith_cli_read (file, &code, &self->error);
  if (text == NULL)
    return NULL;
  self->check = smith_check_run (text, &smith_profile_chatgpt, NULL);
  operation = find_operation (smith_check_get_api (self->check), name);
  if (operation == NULL)
    {
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The description has no operation %s"), name);
      return NULL;
    }
  self->arguments = smith_arguments_new_from_json (json, &self->error);
  if (self->arguments == NULL || !choose_server (self, server))
    return NULL;

  return operation;
}

int
smith_cli_run_call (int    argc,
                    char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *arguments = NULL;
  g_autofree char *server = NULL;
  g_autofree char *bearer_env = NULL;
  g_autofree char *credential = NULL;
  g_auto(Call) self = { .loop = g_main_loop_new (NULL, FALSE),
                        .cancellable = g_cancellable_new () };
  const SmithOperation *operation;
  gboolean is_json;
  const GOptionEntry entries[] = {
    { "args", 0, 0, G_OPTION_ARG_STRING, &arguments, N_("The arguments, as one JSON object"),
      N_("JSON") },
    { "server", 0, 0, G_OPTION_ARG_STRING, &server, N_("Call this server instead"), N_("URL") },
    { "bearer-env", 0, 0, G_OPTION_ARG_STRING, &bearer_env,
      N_("Send the bearer token of this environment variable"), N_("NAME") },
    { "credential", 0, 0, G_OPTION_ARG_STRING, &credential,
      N_("Send the key with this name from the keyring"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL }
  };

  if (!smith_cli_parse (&smith_cli_call, entries, &argc, &argv, 2, 2) ||
      !smith_cli_format (format, &is_json))
    return SMITH_CLI_UNUSABLE;
  if (bearer_env != NULL && credential != NULL)
    {
      smith_cli_say (_("Of --bearer-env and --credential only one can be given"));
      return SMITH_CLI_UNUSABLE;
    }

  g_unix_signal_add (SIGINT, interrupt_cb, self.cancellable);
  operation = prepare (&self, argv[1], argv[2], arguments != NULL ? arguments : "{}", server);
  if (operation != NULL &&
      (bearer_env == NULL || take_bearer (&self, bearer_env)) &&
      (credential == NULL || take_credential (&self, credential)))
    send (&self, operation);

  return finish (&self, is_json);
}
