/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-chatgpt-private.h"

/* What ChatGPT's builders and its documentation advise, as data: October 2026, if a list says
 * nothing else. */

static const char *const general_words[] = {
  "call", "data", "default", "delete", "do", "execute", "fetch", "function", "get", "handle",
  "handler", "index", "info", "list", "main", "make", "method", "my", "operation", "patch",
  "perform", "post", "process", "put", "request", "response", "result", "results", "run",
  "set", "test", "the", "update", "value", "values", "v1", "v2", "v3", NULL
};

static const char *const filler_words[] = {
  "a", "all", "an", "and", "api", "by", "call", "endpoint", "for", "from", "given", "in", "it",
  "its", "method", "of", "on", "one", "operation", "or", "request", "single", "specific",
  "specified", "that", "the", "this", "to", "used", "via", "which", "with", NULL
};

static const char *const general_names[] = {
  "arg", "args", "body", "data", "field", "input", "kwargs", "obj", "object", "option", "options",
  "param", "params", "payload", "val", "value", "values", NULL
};

/* OpenAI's production notes: descriptions must not push the GPT to use an action that nobody
 * asked for, nor prescribe what triggers it. */
static const char *const pushy_phrases[] = {
  "always call this", "always use this", "always invoke this", "always prefer this",
  "call this whenever", "do not answer without", "even if the user did not",
  "even if the user does not", "must always be called", "must always be used",
  "must call this", "must use this", "never answer without", "use this whenever",
  "when the user mentions", "when the user says", "whenever the user mentions",
  "whenever the user says", "without asking the user", NULL
};

/* Each list ends with NULL. */
static const char *const alike[] = {
  "get", "fetch", "find", "give", "list", "load", "lookup", "obtain", "query", "read", "retrieve",
  "return", "search", "show", "view", NULL,
  "create", "add", "insert", "make", "new", "post", "register", NULL,
  "update", "change", "edit", "modify", "patch", "put", "save", "set", "store", NULL,
  "delete", "destroy", "drop", "erase", "remove", NULL,
  NULL
};

static const char *const secret_names[] = {
  "accesskey", "accesstoken", "apikey", "apisecret", "apitoken", "appkey", "appsecret",
  "authkey", "authorization", "authtoken", "bearer", "bearertoken", "clientsecret",
  "consumersecret", "jwt", "passphrase", "passwd", "password", "privatekey", "pwd",
  "refreshtoken", "secret", "secretkey", "token", "userpassword", "xapikey", NULL
};

/* As their vendors publish them for scanners. */
static const SmithSecretShape secret_shapes[] = {
  { "sk-", 20 },       { "sk_live_", 16 },   { "rk_live_", 16 },     { "ghp_", 30 },
  { "gho_", 30 },      { "ghs_", 30 },       { "github_pat_", 30 },  { "glpat-", 20 },
  { "AKIA", 16 },      { "AIza", 35 },       { "xoxb-", 20 },        { "xoxp-", 20 },
  { NULL, 0 }
};

static const char *const placeholder_words[] = {
  "...", "***", "000000", "123456", "abcdef", "dummy", "example", "fake", "here", "key",
  "placeholder", "redacted", "sample", "secret", "test", "token", "xxxx", "your", NULL
};

static const char *const list_names[] = {
  "content", "data", "entries", "items", "list", "records", "results", "rows", "values", NULL
};

static const char *const paging_words[] = {
  "after", "before", "continuation", "count", "cursor", "from", "length", "limit", "marker", "max",
  "maximum", "offset", "page", "pages", "per", "since", "size", "skip", "take", "top", "until", NULL
};

/* A first name, a phone number and a start station bound nothing. */
static const char *const paging_names[] = {
  "first", "last", "nexttoken", "number", "numberofresults", "start", "startat", "startdate",
  "startindex", "startkey", "startposition", "startrecord", "startrow", "starttime",
  "starttoken", NULL
};

static const char *const placeholder_hosts[] = {
  "changeme", "my-api", "my-app", "my-domain", "my-server", "myapi", "myapp",
  "mydomain", "myserver", "placeholder", "your-", "your_", "yourapi", "yourapp", "yourcompany",
  "yourdomain", "yourhost", "yourserver", "yoursite", NULL
};

/* OpenAI's production notes: these are exempt from the rule of one root domain. */
static const char *const sign_in_hosts[] = {
  "adobe.com", "adobelogin.com", "google.com", "googleapis.com", "live.com", "microsoft.com",
  "microsoftonline.com", NULL
};

/* OpenAI's documentation: the identifier of the GPT and `/oauth/callback` follow. */
static const char *const return_addresses[] = {
  "https://chatgpt.com/aip/", "https://chat.openai.com/aip/", NULL
};

static const char *const file_names[] = {
  "openaifileid", "openaifileidref", "openaifileidrefs", "openaifileids", "openaifileref",
  "openaifilerefs", "openaifiles", NULL
};

static const char *const file_fields[] = { "name", "mime_type", "content", NULL };

const SmithAdvice smith_chatgpt_advice = {
  .min_name = 3,
  .general_words = general_words,
  .filler_words = filler_words,
  .max_echo = 3,
  .max_echo_bytes = 200,
  .general_names = general_names,
  .pushy_phrases = pushy_phrases,
  .alike = alike,
  .secret_names = secret_names,
  .secret_shapes = secret_shapes,
  .min_secret = 20,
  .max_secret = 300,
  .min_different = 8,
  .placeholder_words = placeholder_words,
  .list_names = list_names,
  .paging_words = paging_words,
  .paging_names = paging_names,
  .value_chars = 8,
  .max_body_depth = 3,
  .max_compared = 200,
  .alike_names = 65,
  .alike_texts = 85,
  .near_bytes = 800000,
  .near_operations = 20,
  .placeholder_hosts = placeholder_hosts,
  .sign_in_hosts = sign_in_hosts,
  .sign_in_flow = "authorizationCode",  /* read from the code of the editor */
  .return_addresses = return_addresses,
  .file_names = file_names,
  .file_answer = "openaiFileResponse",
  .file_fields = file_fields,
};
