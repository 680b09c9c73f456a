/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/smith-limits.h"
#include "import/smith-import-curl.h"
#include "platform/smith-profile.h"

#define KEY "aB3dE6fG9hJ2kL5mN8"

/* What is made of a command, as describe() writes it. */
static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} rows[] = {
  /* words */
  { "plain", "curl https://api.example.com/stations", "GET https://api.example.com /stations" },
  { "prompt", "$ curl https://a.example/b", "GET https://a.example /b" },
  { "exe", "C:/Windows/curl.exe https://a.example/b", "GET https://a.example /b" },
  { "variable-before", "TOKEN=x curl https://a.example/b", "GET https://a.example /b" },
  { "single-quotes", "curl 'https://a.example/b?x=1&y=2'", "GET https://a.example /b ?x=1&y=2" },
  { "double-quotes", "curl \"https://a.example/b?q=\\\"c\\\"\"",
    "GET https://a.example /b ?q=\"c\"" },
  { "quotes-inside", "curl https://a.example/'b c'\"d\"", "GET https://a.example /b cd" },
  { "no-quotes-around-query", "curl https://a.example/b?x=1&y=2 -s",
    "GET https://a.example /b ?x=1&y=2" },
  { "lines", "curl \\\n  -X POST \\\n  https://a.example/b", "POST https://a.example /b" },
  { "lines-crlf", "curl \\\r\n  -X POST \\\r\n  https://a.example/b", "POST https://a.example /b" },
  { "lines-without-backslash", "curl -X POST\n  -d x=1\n  https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded x=1" },
  { "powershell-lines", "curl -X POST `\n  https://a.example/b", "POST https://a.example /b" },
  { "joined-line", "curl https://a.example/\\\nb", "GET https://a.example /b" },
  { "ansi", "curl https://a.example/b --data-raw $'{\"a\":\"it\\'s\\u0021\\x41\\101\\n\"}'",
    "POST https://a.example /b | application/json body={\"a\":\"it's!AA\n\"}" },
  { "ansi-hex-alone", "curl https://a.example/b -d $'x=\\xff'",
    "POST https://a.example /b | application/x-www-form-urlencoded x=\xEF\xBF\xBD" },
  { "pipe", "curl -s https://a.example/b | jq .name", "GET https://a.example /b" },
  { "redirect", "curl https://a.example/b > out.json", "GET https://a.example /b" },
  { "redirect-errors", "curl https://a.example/b 2>/dev/null", "GET https://a.example /b" },
  { "placeholder", "curl https://a.example/users/<user_id>/posts",
    "GET https://a.example /users/<user_id>/posts" },
  { "variable", "curl https://a.example/users/$USER_ID", "GET https://a.example /users/$USER_ID" },
  { "substitution", "curl https://a.example/b -d \"at=$(date +%s)\" -d x=$(date -u +%F)",
    "POST https://a.example /b | application/x-www-form-urlencoded at=$(date  %s)&x="
    "$(date -u  %F)" },
  { "two-commands", "curl https://a.example/b\ncurl https://a.example/c",
    "GET https://a.example /b | notes 1" },
  { "cmd-old", "curl \"https://a.example/b\" ^\n  -H \"accept: */*\" ^\n"
    "  --data-raw \"{\\\"a\\\":\\\"5^%\\\"}\"",
    "POST https://a.example /b | application/json body={\"a\":\"5^%\"}" },
  { "cmd-new", "curl ^\"https://a.example/b?x=1^&y=2^\" ^\r\n  -H ^\"X-One: 1^\" ^\r\n"
    "  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"",
    "POST https://a.example /b ?x=1&y=2 | application/json body={\"a\":1} | headers X-One" },

  /* options */
  { "method", "curl -X DELETE https://a.example/b", "DELETE https://a.example /b" },
  { "method-glued", "curl -XPUT https://a.example/b", "PUT https://a.example /b" },
  { "method-lower", "curl --request patch https://a.example/b", "PATCH https://a.example /b" },
  { "letters", "curl -sSLX POST https://a.example/b", "POST https://a.example /b" },
  { "equals", "curl --request=POST --url=https://a.example/b", "POST https://a.example /b" },
  { "url", "curl --url https://a.example/b", "GET https://a.example /b" },
  { "head", "curl -I https://a.example/b", "HEAD https://a.example /b" },
  { "takes-words", "curl -o out.json -m 5 --retry 3 -x proxy:80 -w '%{http_code}' --cacert ca.pem "
    "https://a.example/b", "GET https://a.example /b" },
  { "unknown", "curl --frobnicate https://a.example/b",
    "GET https://a.example /b | ignored --frobnicate" },
  { "unknown-letter", "curl -W https://a.example/b", "GET https://a.example /b | ignored -W" },
  { "unknown-glued", "curl --secret-thing=" KEY " https://a.example/b",
    "GET https://a.example /b | ignored --secret-thing" },
  { "no-option", "curl --no-keepalive https://a.example/b", "GET https://a.example /b" },
  { "told", "curl --digest --cert me.pem --range 0-9 https://a.example/b",
    "GET https://a.example /b | ignored --digest --cert --range" },
  { "expand", "curl --variable '%T' --expand-header 'Authorization: Bearer {{T}}' "
    "https://a.example/b", "GET https://a.example /b | secrets bearer:Authorization" },
  { "dashes", "curl -s -- https://a.example/b", "GET https://a.example /b" },
  { "next", "curl https://a.example/b --next https://a.example/c -d x=1",
    "GET https://a.example /b | notes 1" },
  { "two-urls", "curl https://a.example/b https://a.example/c",
    "GET https://a.example /b | notes 1" },
  { "noise", "curl -A 'x/1' -e https://c.example -H 'Accept: */*' -H 'sec-fetch-mode: cors' "
    "-H 'Origin: https://c.example' --compressed https://a.example/b", "GET https://a.example /b" },
  { "headers", "curl -H 'X-Trace: 1' -H 'X-Trace: 2' -H 'Stripe-Version: 2024-06-20' -H 'X-Gone:' "
    "https://a.example/b", "GET https://a.example /b | headers X-Trace Stripe-Version" },

  /* addresses */
  { "no-scheme", "curl api.example.com/b?x=1", "GET https://api.example.com /b ?x=1" },
  { "no-path", "curl https://a.example", "GET https://a.example /" },
  { "no-path-query", "curl 'https://a.example?x=1'", "GET https://a.example / ?x=1" },
  { "port", "curl http://localhost:8080/b", "GET http://localhost:8080 /b" },
  { "port-of-scheme", "curl https://a.example:443/b", "GET https://a.example /b" },
  { "port-no-scheme", "curl localhost:8080/b", "GET https://localhost:8080 /b" },
  { "ipv6", "curl 'http://[::1]:8080/b'", "GET http://[::1]:8080 /b" },
  { "upper-case", "curl HTTPS://API.Example.COM/B", "GET https://api.example.com /B" },
  { "fragment", "curl 'https://a.example/b?x=1#part'", "GET https://a.example /b ?x=1" },
  { "address-in-query", "curl 'a.example/b?to=https://c.example/?d'",
    "GET https://a.example /b ?to=https://c.example/?d" },
  { "query-decoded", "curl 'https://a.example/b?q=a+b%26c&na%20me=%C3%A4&flag&=x&bad=%zz'",
    "GET https://a.example /b ?q=a b&c&na me=ä&flag&bad=%zz" },
  { "query-list", "curl 'https://a.example/b?id[]=1&id[]=2'",
    "GET https://a.example /b ?id[]=1&id[]=2" },
  { "template", "curl https://a.example/users/{id}", "GET https://a.example /users/{id}" },

  /* bodies */
  { "data", "curl -d a=1 -d 'b=c d' https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded a=1&b=c d" },
  { "data-json-without-type", "curl -d '{\"a\":1}' https://a.example/b",
    "POST https://a.example /b | application/json body={\"a\":1}" },
  { "data-type", "curl -H 'Content-Type: Application/JSON; charset=utf-8' -d '{}' "
    "https://a.example/b", "POST https://a.example /b | application/json body={}" },
  { "data-xml", "curl -H 'Content-Type: text/xml' -d '<a/>' https://a.example/b",
    "POST https://a.example /b | text/xml body=<a/>" },
  { "data-put", "curl -X PUT -d a=1 https://a.example/b",
    "PUT https://a.example /b | application/x-www-form-urlencoded a=1" },
  { "data-file", "curl -H 'Content-Type: application/json' -d @body.json https://a.example/b",
    "POST https://a.example /b | application/json | notes 1" },
  { "data-binary-file", "curl --data-binary @photo.png https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded | notes 1" },
  { "data-raw-at", "curl --data-raw '@a=1' https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded @a=1" },
  { "data-ascii", "curl --data-ascii a=1 https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded a=1" },
  { "data-urlencode", "curl --data-urlencode 'q=a&b' --data-urlencode =c https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded q=a&b&c" },
  { "get", "curl -G -d a=1 --data-urlencode 'q=b & c' https://a.example/b?x=0",
    "GET https://a.example /b ?x=0&a=1&q=b & c" },
  { "get-without-data", "curl -G https://a.example/b", "GET https://a.example /b" },
  { "url-query", "curl --url-query 'q=a b' --url-query +x=1 https://a.example/b",
    "GET https://a.example /b ?q=a b&x=1" },
  { "json", "curl --json '{\"a\":' --json '1}' https://a.example/b",
    "POST https://a.example /b | application/json body={\"a\":1}" },
  { "form", "curl -F name=Bern -F 'photo=@b.png;type=image/png' -F 'n=1;type=text/plain' "
    "https://a.example/b",
    "POST https://a.example /b | multipart/form-data name=Bern&photo=@&n=1" },
  { "form-string", "curl --form-string 'a=@b;type=c' https://a.example/b",
    "POST https://a.example /b | multipart/form-data a=@b;type=c" },
  { "upload", "curl -T file.bin https://a.example/b",
    "PUT https://a.example /b | application/octet-stream | notes 1" },
  { "get-with-body", "curl -X GET -d '{\"query\":1}' https://a.example/_search",
    "GET https://a.example /_search | application/json body={\"query\":1}" },

  /* credentials */
  { "bearer", "curl -H 'Authorization: Bearer " KEY "' https://a.example/b",
    "GET https://a.example /b | secrets bearer:Authorization" },
  { "bearer-variable", "curl -H \"Authorization: Bearer $TOKEN\" https://a.example/b",
    "GET https://a.example /b | secrets bearer:Authorization" },
  { "bearer-lower", "curl -H 'authorization: bearer " KEY "' https://a.example/b",
    "GET https://a.example /b | secrets bearer:Authorization" },
  { "oauth2-bearer", "curl --oauth2-bearer " KEY " https://a.example/b",
    "GET https://a.example /b | secrets bearer:Authorization" },
  { "basic", "curl -H 'Authorization: Basic dXNlcjpwYXNz' https://a.example/b",
    "GET https://a.example /b | secrets basic:Authorization" },
  { "user", "curl -u me:" KEY " https://a.example/b",
    "GET https://a.example /b | secrets basic:Authorization" },
  { "user-glued", "curl -ume:" KEY " https://a.example/b",
    "GET https://a.example /b | secrets basic:Authorization" },
  { "userinfo", "curl https://me:" KEY "@a.example:8443/b",
    "GET https://a.example:8443 /b | secrets basic:Authorization" },
  { "userinfo-repeated", "curl 'https://me:hunter22@a.example/hunter22/b?a=hunter22&b=1'",
    "GET https://a.example /{key}/b ?a&b=1 | secrets basic:Authorization | notes 1" },
  { "authorization-other", "curl -H 'Authorization: token " KEY "' https://a.example/b",
    "GET https://a.example /b | secrets header:Authorization" },
  { "key-header", "curl -H 'X-Api-Key: short' -H 'xi-api-key: 1' https://a.example/b",
    "GET https://a.example /b | secrets header:X-Api-Key header:xi-api-key" },
  { "key-by-value", "curl -H 'X-Customer: " KEY "' https://a.example/b",
    "GET https://a.example /b | secrets header:X-Customer" },
  { "cookie", "curl -b 'session=" KEY "; theme=dark' https://a.example/b",
    "GET https://a.example /b | secrets cookie:session cookie:theme" },
  { "cookie-header", "curl -H 'cookie: a=1' https://a.example/b",
    "GET https://a.example /b | secrets cookie:a" },
  { "cookie-file", "curl -b jar.txt https://a.example/b", "GET https://a.example /b" },
  { "query-key", "curl 'https://a.example/b?q=Bern&appid=" KEY "&api_key=1'",
    "GET https://a.example /b ?q=Bern | secrets query:appid query:api_key" },
  { "query-signed", "curl 'https://a.example/b?X-Amz-Signature=1&X-Amz-Date=2'",
    "GET https://a.example /b ?X-Amz-Date=2 | secrets query:X-Amz-Signature" },
  { "query-paging", "curl 'https://a.example/b?pageToken=" KEY "&sort_key=name'",
    "GET https://a.example /b ?pageToken&sort_key=name" },
  { "query-random", "curl 'https://a.example/b?id=" KEY "'", "GET https://a.example /b ?id" },
  { "query-repeats-key", "curl -u me:hunter22 'https://a.example/b?a=xhunter22x&b=hunter%3222'",
    "GET https://a.example /b ?a&b | secrets basic:Authorization" },
  { "path-repeats-key", "curl -H 'X-Token: hunter22' https://a.example/bothunter22/send",
    "GET https://a.example /{key}/send | secrets header:X-Token | notes 1" },
  { "form-password", "curl -d 'user=me&password=pw' https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded user=me&password" },
  { "user-is-key", "curl -u hunter22:X 'https://a.example/b?a=hunter22&b=1'",
    "GET https://a.example /b ?a&b=1 | secrets basic:Authorization" },
  { "user-is-key-alone", "curl -u hunter22: 'https://a.example/b?a=hunter22&b=1'",
    "GET https://a.example /b ?a&b=1 | secrets basic:Authorization" },
  { "userinfo-no-scheme", "curl 'me:hunter22@a.example/b?a=hunter22&to=https://c.example'",
    "GET https://a.example /b ?a&to=https://c.example | secrets basic:Authorization" },
  { "path-begins-with-key", "curl https://a.example/bot123456:" KEY "/send",
    "GET https://a.example /{key}/send | notes 1" },
  { "path-begins-with-words", "curl https://a.example/weather-forecast-v2/Bern",
    "GET https://a.example /weather-forecast-v2/Bern" },
  { "path-holds-key", "curl https://a.example/hooks/" KEY "/send",
    "GET https://a.example /hooks/\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2/send" },
  { "query-is-key", "curl 'https://a.example/b?" KEY "&flag'", "GET https://a.example /b ?flag" },
  { "data-is-key", "curl -d " KEY " https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded" },
  { "data-encoded-is-key", "curl --data-urlencode " KEY " https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded" },
  { "data-json-as-form", "curl -H 'Content-Type: application/x-www-form-urlencoded' "
    "-d '{\"name\":\"Bern\",\"password\":\"hunter2\"}' https://a.example/b",
    "POST https://a.example /b | application/x-www-form-urlencoded" },
  { "get-json", "curl -G -d '{\"password\":\"hunter2\",\"url\":\"/?a=1\"}' https://a.example/b",
    "GET https://a.example /b" },
  { "query-pass", "curl 'https://a.example/b?user=me&pass=hunter2&pin=1234&passcode=1&pw=2'",
    "GET https://a.example /b ?user=me | secrets query:pass query:pin query:passcode query:pw" },
  { "proxy-user", "curl -U me:" KEY " --proxy-header 'X: " KEY "' https://a.example/b",
    "GET https://a.example /b" },

  /* as they are found */
  { "chrome", "curl 'https://api.example.com/v1/stations?limit=20' \\\n"
    "  -H 'accept: application/json, text/plain, */*' \\\n"
    "  -H 'accept-language: en-GB,en;q=0.9' \\\n"
    "  -H 'authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' \\\n"
    "  -b '_ga=GA1.1.1; sid=abc' \\\n"
    "  -H 'sec-ch-ua: \"Chromium\";v=\"130\"' \\\n"
    "  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)'",
    "GET https://api.example.com /v1/stations ?limit=20 | secrets bearer:Authorization cookie:_ga "
    "cookie:sid" },
  { "chrome-post", "curl 'https://api.example.com/graphql' \\\n"
    "  -H 'content-type: application/json' \\\n"
    "  --data-raw $'{\"query\":\"{\\\\n  user { name }\\\\n}\"}' \\\n  --compressed",
    "POST https://api.example.com /graphql | application/json "
    "body={\"query\":\"{\\n  user { name }\\n}\"}" },
  { "firefox", "curl 'https://api.example.com/v1/notes' -X POST -H 'User-Agent: Mozilla/5.0' "
    "-H 'Accept: */*' -H 'Content-Type: application/json' -H 'Origin: https://example.com' "
    "-H 'Connection: keep-alive' -H 'Cookie: sid=1' -H 'Priority: u=4' "
    "--data-raw '{\"text\":\"hello\"}'",
    "POST https://api.example.com /v1/notes | application/json body={\"text\":\"hello\"} "
    "| secrets cookie:sid" },
  { "payments", "curl https://api.payments.example/v1/customers \\\n"
    "  -u \"sk_test_" KEY ":\" \\\n  -d email=\"jenny@example.com\" \\\n"
    "  -d \"metadata[order_id]\"=6735",
    "POST https://api.payments.example /v1/customers | application/x-www-form-urlencoded "
    "email=jenny@example.com&metadata[order_id]=6735 | secrets basic:Authorization" },
  { "forge", "curl -L \\\n  -X POST \\\n  -H \"Accept: application/vnd.forge+json\" \\\n"
    "  -H \"Authorization: Bearer <YOUR-TOKEN>\" \\\n  -H \"X-Forge-Api-Version: 2022-11-28\" \\\n"
    "  https://api.forge.example/repos/OWNER/REPO/issues \\\n"
    "  -d '{\"title\":\"Found a bug\",\"labels\":[\"bug\"]}'",
    "POST https://api.forge.example /repos/OWNER/REPO/issues | application/json "
    "body={\"title\":\"Found a bug\",\"labels\":[\"bug\"]} | secrets bearer:Authorization "
    "| headers X-Forge-Api-Version" },
  { "weather", "curl \"https://api.weather.example/data/2.5/weather?q=London,uk&units=metric"
    "&appid={API key}\"",
    "GET https://api.weather.example /data/2.5/weather ?q=London,uk&units=metric "
    "| secrets query:appid" },
  { "chat", "curl https://api.chat.example/v1/responses \\\n"
    "  -H \"Content-Type: application/json\" \\\n  -H \"Authorization: Bearer $API_KEY\" \\\n"
    "  -d '{\n    \"model\": \"m-1\",\n    \"input\": \"It'\"'\"'s late.\"\n  }'",
    "POST https://api.chat.example /v1/responses | application/json "
    "body={\n    \"model\": \"m-1\",\n    \"input\": \"It's late.\"\n  } "
    "| secrets bearer:Authorization" },
};

/* What cannot be read, where it is said to be, and a part of what is said. */
static const struct
{
  const char *name;
  const char *text;
  gsize       offset;
  const char *part;
} bad_rows[] = {
  { "empty", "", 0, "begin with" },
  { "other", "wget https://a.example/b", 0, "begin with" },
  { "secret-alone", KEY, 0, "begin with" },
  { "no-url", "curl -X POST", 12, "no address" },
  { "nothing", "curl", 4, "no address" },
  { "single-quote", "curl 'https://a.example/b", 5, "quotation mark" },
  { "double-quote", "curl https://a.example/b -H \"X: 1", 28, "quotation mark" },
  { "ansi-quote", "curl https://a.example/b -d $'x\\'", 28, "quotation mark" },
  { "cmd-quote", "curl ^\n \"https://a.example/b", 8, "quotation mark" },
  { "no-word", "curl https://a.example/b -H", 25, "needs a word" },
  { "no-word-long", "curl https://a.example/b --data", 25, "needs a word" },
  { "method", "curl -X PURGE https://a.example/b", 8, "no operation of this method" },
  { "scheme", "curl ftp://a.example/b", 5, "none of the web" },
  { "host", "curl https:///b", 5, "no host" },
  { "mere-path", "curl /stations", 5, "no host" },
  { "port", "curl https://a.example:port/b", 5, "no host" },
  { "not-utf8", "curl https://a.example/\xff", 23, "no text" },
};

static const char *const kinds[] = { "bearer", "basic", "header", "query", "cookie" };

static void
add_fields (GString    *out,
            GPtrArray  *fields,
            const char *mark)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const SmithImportField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (out, "%s%s", i == 0 ? mark : "&", field->name);
      if (field->value != NULL || field->is_file)
        g_string_append_printf (out, "=%s", field->is_file ? "@" : field->value);
    }
}

static void
add_list (GString    *out,
          GPtrArray  *list,
          const char *title)
{
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s %s", i == 0 ? title : "", (char *) list->pdata[i]);
}

static char *
describe (const SmithImportRequest *request)
{
  g_autofree char *method = g_ascii_strup (request->method, -1);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s %s %s", method, request->origin, request->path);
  add_fields (out, request->query, " ?");
  if (request->media_type != NULL)
    g_string_append_printf (out, " | %s", request->media_type);
  add_fields (out, request->fields, " ");
  if (request->body != NULL)
    g_string_append_printf (out, " body=%s", request->body);
  for (guint i = 0; i < request->secrets->len; i++)
    {
      const SmithImportSecret *secret = g_ptr_array_index (request->secrets, i);

      g_string_append_printf (out, "%s %s:%s", i == 0 ? " | secrets" : "", kinds[secret->kind],
                              secret->name);
    }
  add_list (out, request->headers, " | headers");
  add_list (out, request->ignored, " | ignored");
  if (request->notes->len > 0)
    g_string_append_printf (out, " | notes %u", request->notes->len);

  return g_string_free (out, FALSE);
}

static void
test_read (gconstpointer data)
{
  const typeof (rows[0]) *row = data;
  g_autoptr(GError) error = NULL;
  gsize offset;
  g_autoptr(SmithImportRequest) request = smith_import_curl_read (row->text, -1, &offset, &error);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = describe (request);
  g_assert_cmpstr (description, ==, row->expected);
  g_assert_null (strstr (description, KEY));
}

static void
test_refused (gconstpointer data)
{
  const typeof (bad_rows[0]) *row = data;
  g_autoptr(GError) error = NULL;
  gsize offset = G_MAXSIZE;

  g_assert_null (smith_import_curl_read (row->text, -1, &offset, &error));
  g_assert_true (error != NULL && error->domain == SMITH_IMPORT_ERROR);
  if (strstr (error->message, row->part) == NULL)
    g_error ("“%s” is not in “%s”", row->part, error->message);
  g_assert_null (strstr (error->message, KEY));
  g_assert_cmpuint (offset, ==, row->offset);
}

/* A command with NUL in it, and one beyond the limit. */
static void
test_bounds (void)
{
  static const char nul[] = "curl https://a.example/\0b";
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, 'a');
  g_autoptr(GError) error = NULL;
  gsize offset;

  g_assert_null (smith_import_curl_read (nul, sizeof nul - 1, &offset, &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_COMMAND);
  g_assert_cmpuint (offset, ==, 23);
  g_clear_error (&error);
  memcpy (large, "curl ", 5);
  g_assert_null (smith_import_curl_read (large, -1, &offset, &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE);
}

/* More than anybody sends, of each kind; and what is just not. */
static const struct
{
  const char *name;
  const char *start;
  const char *before;  /* the number of a part */
  const char *behind;
  const char *end;
} crowds[] = {
  { "parameters", "curl 'https://a.example/b?", "a", "=1&", "'" },
  { "keys", "curl 'https://a.example/b?", "api_key", "=1&", "'" },
  { "fields", "curl https://a.example/b -d '", "a", "=1&", "'" },
  { "parts", "curl https://a.example/b", " -F a", "=1", "" },
  { "headers", "curl https://a.example/b", " -H 'X-", ": 1'", "" },
  { "options", "curl https://a.example/b", " --option-", "", "" },
  { "cookies", "curl https://a.example/b -b '", "a", "=123456;", "'" },
};

static SmithImportRequest *
read_crowd (gsize     index,
            gsize     n_bytes,
            guint     n,
            GError  **error)
{
  g_autoptr(GString) text = g_string_new (crowds[index].start);
  gsize offset;

  for (guint i = 0; i < n && text->len < n_bytes; i++)
    g_string_append_printf (text, "%s%u%s", crowds[index].before, i, crowds[index].behind);
  g_string_append (text, crowds[index].end);

  return smith_import_curl_read (text->str, -1, &offset, error);
}

static void
test_crowd (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithImportRequest) request = read_crowd (index, G_MAXSIZE,
                                                      SMITH_LIMIT_COMMAND_PARTS, &error);

  g_assert_no_error (error);
  g_assert_nonnull (request);
  g_assert_null (read_crowd (index, SMITH_LIMIT_COMMAND_BYTES - 64, G_MAXUINT, &error));
  g_assert_error (error, SMITH_IMPORT_ERROR, SMITH_IMPORT_ERROR_TOO_LARGE);
}

/* Whatever the rules call a secret by its name, the importer leaves out. */
static void
test_names (void)
{
  for (const char *const *name = smith_profile_chatgpt.advice->secret_names; *name != NULL; name++)
    {
      g_autofree char *text = g_strdup_printf ("curl 'https://a.example/?%s=1'", *name);
      gsize offset;
      g_autoptr(SmithImportRequest) request = smith_import_curl_read (text, -1, &offset, NULL);

      if (request->secrets->len != 1 || request->query->len != 0)
        g_error ("%s is written into the description", *name);
    }
}

static void
test_looks_like (void)
{
  g_assert_true (smith_import_curl_looks_like ("curl https://a.example"));
  g_assert_true (smith_import_curl_looks_like ("  $ curl.exe https://a.example"));
  g_assert_true (smith_import_curl_looks_like ("curl ^\"https://a.example^\""));
  g_assert_false (smith_import_curl_looks_like ("curl"));
  g_assert_false (smith_import_curl_looks_like ("curly braces"));
  g_assert_false (smith_import_curl_looks_like ("my password"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import-curl/read/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import-curl/refused/", bad_rows[i].name, NULL);

      g_test_add_data_func (path, &bad_rows[i], test_refused);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autofree char *path = g_strconcat ("/import-curl/crowd/", crowds[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_crowd);
    }
  g_test_add_func ("/import-curl/bounds", test_bounds);
  g_test_add_func ("/import-curl/names", test_names);
  g_test_add_func ("/import-curl/looks-like", test_looks_like);

  return g_test_run ();
}
