/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-support.h"
#include "rule-rows.h"

/* What is weak or risky although ChatGPT takes it. */

#define NAMED(id, text) \
  DOCUMENT ("\"paths\": {\"/x\": {\"get\": {\"operationId\": " id ", \"description\": " text "}}}")
#define QUERY(parameter) GET (", \"parameters\": [{\"in\": \"query\", " parameter "}]")
#define FIELDS(fields) POST ("{\"type\": \"object\", \"properties\": {" fields "}}")
#define OBJECT(fields) "{\"type\": \"object\", \"properties\": {" fields "}}"
#define S "{\"$ref\": \"#/components/schemas/S\"}"
#define TYPED_BODY(fields, s) \
  DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\", " \
            "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": " \
            OBJECT (fields) "}}}}}}, \"components\": {\"schemas\": {\"S\": " s "}}")
#define TWO(id_a, text_a, path_b, id_b, text_b) \
  DOCUMENT ("\"paths\": {\"/a\": {\"get\": {\"operationId\": \"" id_a "\", \"description\": \"" \
            text_a "\"}}, \"" path_b "\": {\"get\": {\"operationId\": " id_b ", \"description\": " \
            text_b ", \"parameters\": [{\"name\": \"id\", \"in\": \"path\", \"required\": " \
                   "true}]}}}")
#define ANSWERS(method, id, parameters, schema) \
  DOCUMENT ("\"paths\": {\"/x\": {\"" method "\": {\"operationId\": " id ", \"description\": " \
            "\"d\", \"parameters\": [" parameters "], \"responses\": {\"200\": {\"description\": " \
            "\"d\", \"content\": {\"application/json\": {\"schema\": " schema "}}}}}}}")
#define TEXTS "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}"
#define MANY(most) "{\"type\": \"array\", \"maxItems\": " most ", \"items\": " \
  OBJECT ("\"id\": {\"type\": \"integer\"}, \"name\": {\"type\": \"string\"}") "}"
#define SIGN_IN(authorization, token, scopes) \
  GET_X ", \"components\": {\"schemas\": {}, \"securitySchemes\": {\"s\": {\"type\": " \
  "\"oauth2\", \"flows\": {\"authorizationCode\": {\"authorizationUrl\": " authorization \
  ", \"tokenUrl\": " token ", \"scopes\": " scopes "}}}}}"
#define OAUTH(authorization, token, scopes) DOCUMENT (SIGN_IN (authorization, token, scopes))
#define OAUTH_AT(server, authorization, token) \
  "{" INFO ", \"servers\": [{\"url\": \"" server "\"}], " \
  SIGN_IN (authorization, token, "{\"r\": \"R\"}") "}"
#define TOKEN_OF(server, path, url, fields) TOKENS_OF (server, path, url, fields, )
#define TOKENS_OF(server, path, url, fields, others) \
  "{" INFO ", \"servers\": [{\"url\": \"" server "\"}], \"paths\": {\"" path "\": {\"post\": " \
  "{\"operationId\": \"getToken\", \"description\": \"d\", \"responses\": {\"200\": {" \
  "\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": " fields "}}}}}}}, " \
  "\"components\": {\"schemas\": {}, \"securitySchemes\": {\"s\": {\"type\": \"oauth2\", " \
  "\"flows\": {\"authorizationCode\": {\"authorizationUrl\": \"https://a.example/a\", " \
  "\"tokenUrl\": \"" url "\", \"scopes\": {\"r\": \"R\"}}}}" others "}}}"
#define FLOW(url) \
  "{\"type\": \"oauth2\", \"flows\": {\"authorizationCode\": {\"authorizationUrl\": " \
  "\"https://a.example/a\", \"tokenUrl\": \"" url "\", \"scopes\": {\"r\": \"R\"}}}}"
#define WRAPPED "{\"type\": \"object\", «\"properties\"»: {\"data\": {\"type\": \"object\"}}}"
#define RETURNS(text) RETURNS_OF (text, )
#define RETURNS_OF(text, others) \
  DOCUMENT (GET_X ", \"components\": {\"schemas\": {}, \"securitySchemes\": {\"s\": {\"type\": " \
            "\"oauth2\", \"description\": " text ", \"flows\": {\"authorizationCode\": {}}}" \
            others "}}")
#define THINGS "{\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": {}}}"

const RuleRow advice_rows[] = {
  { "general", "operation-id-vague", NAMED ("«\"getData\"»", "\"d\"") },
  { "short", "operation-id-vague", NAMED ("«\"x\"»", "\"d\"") },
  { "one-word", "operation-id-vague", NAMED ("«\"process_request\"»", "\"d\"") },
  { "telling", "operation-id-vague", NAMED ("\"getUserData\"", "\"d\"") },
  { "search", "operation-id-vague", NAMED ("\"search\"", "\"d\"") },

  { "echo", "operation-description-vague", NAMED ("\"listUsers\"", "«\"Returns all users.\"»") },
  { "echo-of-another-word", "operation-description-vague",
    NAMED ("\"fetch_user\"", "«\"Get a user\"»") },
  { "no-word", "operation-description-vague", NAMED ("\"listUsers\"", "«\"This endpoint\"»") },
  { "one-word-more", "operation-description-vague",
    NAMED ("\"listUsers\"", "\"Returns all blocked users.\"") },
  { "in-another-script", "operation-description-vague",
    NAMED ("\"listUsers\"", "\"\xD0\x9B\xD1\x8E\xD0\xB4\xD0\xB8\"") },
  { "missing", "operation-description-vague", NAMED ("\"listUsers\"", "\"\"") },

  { "always", "operation-description-pushy",
    NAMED ("\"search\"", "«\"Finds pages. ALWAYS USE THIS first.\"»") },
  { "trigger", "operation-description-pushy",
    NAMED ("\"search\"", "«\"Call it whenever the user mentions food.\"»") },
  { "always-returns", "operation-description-pushy",
    NAMED ("\"search\"", "\"Always returns a list. Use it to find pages.\"") },
  { "within-a-word", "operation-description-pushy",
    NAMED ("\"search\"", "\"You must use thistles.\"") },

  { "general-name", "parameter-description-missing", QUERY ("\"name\": «\"value\"»") },
  { "general-field", "parameter-description-missing",
    FIELDS ("«\"data\"»: {\"type\": \"string\"}") },
  { "described", "parameter-description-missing",
    QUERY ("\"name\": \"value\", \"description\": \"d\"") },
  { "listed-values", "parameter-description-missing",
    QUERY ("\"name\": \"value\", \"schema\": {\"enum\": [\"a\"]}") },
  { "telling-name", "parameter-description-missing", QUERY ("\"name\": \"place\"") },

  { "query", "parameter-secret", QUERY ("\"name\": «\"api_key\"»") },
  { "query-capitals", "parameter-secret", QUERY ("\"name\": «\"accessToken\"»") },
  { "body", "parameter-secret", FIELDS ("«\"password\"»: {\"type\": \"string\"}") },
  { "page-token", "parameter-secret", QUERY ("\"name\": \"page_token\"") },
  { "header", "parameter-secret",
    GET (", \"parameters\": [{\"in\": \"header\", \"name\": \"X-Api-Key\"}]") },
  { "deeper", "parameter-secret",
    FIELDS ("\"a\": {\"type\": \"object\", \"properties\": {\"password\": {\"type\": "
            "\"string\"}}}") },

  { "list", "parameter-query-array",
    QUERY ("\"name\": «\"ids\"», \"schema\": {\"type\": \"array\", \"items\": {}}") },
  { "text", "parameter-query-array",
    QUERY ("\"name\": \"ids\", \"schema\": {\"type\": \"string\"}") },
  { "list-in-the-path", "parameter-query-array",
    GET (", \"parameters\": [{\"name\": \"ids\", \"in\": \"path\", \"required\": true, \"schema\": "
         "{\"type\": \"array\", \"items\": {}}}]") },

  { "map", "body-free-map", FIELDS ("«\"labels\"»: {\"type\": \"object\"}") },
  { "without-any-name", "body-free-map",
    FIELDS ("\"labels\": {\"type\": \"object\", \"additionalProperties\": false}") },
  { "map-of-text", "body-free-map",
    FIELDS ("\"a\": " OBJECT ("«\"labels\"»: {\"type\": \"object\", \"additionalProperties\": "
                              "{\"type\": \"string\"}}")) },
  { "list-of-maps", "body-free-map",
    FIELDS ("«\"labels\"»: {\"type\": \"array\", \"items\": {\"type\": \"object\"}}") },
  { "declared", "body-free-map", FIELDS ("\"labels\": " OBJECT ("")) },
  { "only-answered", "body-free-map",
    FIELDS ("\"labels\": {\"type\": \"object\", \"readOnly\": true}") },
  /* the platform's own line */
  { "the-body-itself", "body-free-map", POST ("{\"type\": \"object\"}") },
  { "a-component", "body-free-map",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\", "
              "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": "
              OBJECT ("\"labels\": {\"$ref\": \"#/components/schemas/L\"}") "}}}}}}, "
              "\"components\": "
              "{\"schemas\": {\"L\": {\"type\": \"object\"}}}") },

  { "four", "body-deep",
    FIELDS ("\"a\": " OBJECT ("\"b\": " OBJECT ("«\"c\"»: " OBJECT ("\"d\": {}")))) },
  { "three", "body-deep", FIELDS ("\"a\": " OBJECT ("\"b\": " OBJECT ("\"c\": {}"))) },
  { "deep-behind-shallow", "body-deep",
    TYPED_BODY ("\"a\": " S ", \"b\": " OBJECT ("\"c\": " S),
                OBJECT ("«\"s\"»: " OBJECT ("\"t\": {}"))) },
  { "deep-before-shallow", "body-deep",
    TYPED_BODY ("\"b\": " OBJECT ("\"c\": " S) ", \"a\": " S,
                OBJECT ("«\"s\"»: " OBJECT ("\"t\": {}"))) },
  { "twice-shallow", "body-deep",
    TYPED_BODY ("\"a\": " S ", \"b\": " S, OBJECT ("\"s\": " OBJECT ("\"t\": {}"))) },
  { "circle", "body-deep",
    DOCUMENT ("\"paths\": {\"/x\": {\"post\": {\"operationId\": \"x\", \"description\": \"d\", "
              "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"$ref\": "
              "\"#/components/schemas/A\"}}}}}}}, \"components\": {\"schemas\": {\"A\": "
              OBJECT ("\"a\": {\"$ref\": \"#/components/schemas/A\"}") "}}") },

  { "bare", "schema-array-items",
    QUERY ("\"name\": \"ids\", \"schema\": {\"type\": «\"array\"»}") },
  { "items", "schema-array-items",
    QUERY ("\"name\": \"ids\", \"schema\": {\"type\": \"array\", \"items\": {}}") },
  { "one-after-the-other", "schema-array-items",
    QUERY ("\"name\": \"ids\", \"schema\": {\"type\": \"array\", \"prefixItems\": [{}]}") },
  { "in-an-example", "schema-array-items",
    QUERY ("\"name\": \"ids\", \"example\": {\"type\": \"array\"}") },

  { "localhost", "server-local", SERVERS ("[{\"url\": «\"https://localhost/v1\"»}]") },
  { "one-label", "server-local", SERVERS ("[{\"url\": «\"https://intranet\"»}]") },
  { "mdns", "server-local", SERVERS ("[{\"url\": «\"https://box.local\"»}]") },
  { "private-address", "server-local", SERVERS ("[{\"url\": «\"https://192.168.1.7\"»}]") },
  { "loopback-of-6", "server-local", SERVERS ("[{\"url\": «\"https://[::1]/\"»}]") },
  { "private-address-of-6", "server-local", SERVERS ("[{\"url\": «\"https://[fd12::1]/\"»}]") },
  { "public-address-of-6", "server-local", SERVERS ("[{\"url\": \"https://[2620:fe::fe]/\"}]") },
  { "public-address", "server-local", SERVERS ("[{\"url\": \"https://9.9.9.9\"}]") },
  { "local-in-a-name", "server-local", SERVERS ("[{\"url\": \"https://localhost.example.com\"}]") },

  { "your", "server-placeholder", SERVERS ("[{\"url\": «\"https://your-domain.com\"»}]") },
  { "your-within", "server-placeholder",
    SERVERS ("[{\"url\": «\"https://api.yourcompany.com/v1\"»}]") },
  { "underline", "server-placeholder", SERVERS ("[{\"url\": «\"https://your_host.com\"»}]") },
  { "another-underline", "server-placeholder", SERVERS ("[{\"url\": \"https://a_b.example\"}]") },
  { "a-list-of-things-to-do", "server-placeholder",
    SERVERS ("[{\"url\": \"https://todo.example.com\"}]") },
  { "a-name-with-your", "server-placeholder", SERVERS ("[{\"url\": \"https://yourkit.com\"}]") },
  { "a-name-that-is-a-word", "server-placeholder",
    SERVERS ("[{\"url\": \"https://api.domain.com.au\"}]") },
  { "your-in-the-path", "server-placeholder",
    SERVERS ("[{\"url\": \"https://a.example/your-things\"}]") },

  { "token", "auth-oauth-hosts",
    OAUTH ("\"https://login.a.example/a\"", "«\"https://login.b.example/t\"»", "{\"r\": \"R\"}") },
  { "both", "auth-oauth-hosts",
    OAUTH ("«\"https://b.example/a\"»", "\"https://b.example/t\"", "{\"r\": \"R\"}") },
  { "below", "auth-oauth-hosts",
    OAUTH ("\"https://login.a.example/a\"", "\"https://a.example/t\"", "{\"r\": \"R\"}") },
  { "look-alike", "auth-oauth-hosts",
    OAUTH ("«\"https://bba.example/a\"»", "\"https://a.example/t\"", "{\"r\": \"R\"}") },
  { "exempt", "auth-oauth-hosts",
    OAUTH ("\"https://accounts.google.com/a\"", "\"https://oauth2.googleapis.com/t\"",
           "{\"r\": \"R\"}") },
  { "server-of-any-name", "auth-oauth-hosts",
    OAUTH_AT ("https://{host}/v1", "\"https://b.example/a\"", "\"https://b.example/t\"") },
  { "server-below-any-name", "auth-oauth-hosts",
    OAUTH_AT ("https://{tenant}.a.example", "\"https://a.example/a\"",
              "«\"https://b.example/t\"»") },
  { "beside-a-path", "auth-oauth-hosts",
    OAUTH ("\"/a\"", "\"https://a.example/t\"", "{\"r\": \"R\"}") },

  { "none", "auth-scope-empty",
    DOCUMENT (GET_X ", \"components\": {\"schemas\": {}, \"securitySchemes\": {\"s\": {\"type\": "
              "\"oauth2\", \"flows\": {\"authorizationCode\": {\"authorizationUrl\": "
              "\"https://a.example/a\", \"tokenUrl\": \"https://a.example/t\", «\"scopes\"»: "
              "{}}}}}}") },
  { "one", "auth-scope-empty",
    OAUTH ("\"https://a.example/a\"", "\"https://a.example/t\"", "{\"r\": \"R\"}") },

  { "wrapped", "auth-token-shape",
    TOKEN_OF ("https://a.example", "/t", "https://a.example/t", WRAPPED) },
  { "wrapped-at-a-path", "auth-token-shape",
    TOKEN_OF ("https://a.example/v1", "/t", "https://a.example/v1/t/", WRAPPED) },
  { "wrapped-at-a-relative-address", "auth-token-shape",
    TOKEN_OF ("https://a.example/v1/", "/t", "/v1/t", WRAPPED) },
  { "wrapped-at-an-address-below", "auth-token-shape",
    TOKEN_OF ("https://a.example/v1/", "/t", "t", WRAPPED) },
  { "wrapped-for-two", "auth-token-shape",
    TOKENS_OF ("https://a.example", "/t", "https://a.example/t", WRAPPED,
               ", \"u\": " FLOW ("/t")) },
  { "wrapped-for-one-and-its-reference", "auth-token-shape",
    TOKENS_OF ("https://a.example", "/t", "https://a.example/t", WRAPPED,
               ", \"u\": {\"$ref\": \"#/components/securitySchemes/s\"}") },
  { "bare", "auth-token-shape",
    TOKEN_OF ("https://a.example", "/t", "https://a.example/t",
              OBJECT ("\"access_token\": {\"type\": \"string\"}")) },
  { "put-together", "auth-token-shape",
    TOKEN_OF ("https://a.example", "/t", "https://a.example/t",
              "{\"allOf\": [], \"properties\": {\"data\": {\"type\": \"string\"}}}") },
  { "says-nothing-of-its-fields", "auth-token-shape",
    TOKEN_OF ("https://a.example", "/t", "https://a.example/t", "{\"type\": \"object\"}") },
  { "another-address", "auth-token-shape",
    TOKEN_OF ("https://a.example", "/t", "https://a.example/u",
              OBJECT ("\"data\": {\"type\": \"object\"}")) },

  { "new-host", "auth-return-address",
    RETURNS ("«\"Allow https://chatgpt.com/aip/g-1/oauth/callback\"»") },
  { "old-host", "auth-return-address",
    RETURNS ("«\"Allow https://chat.openai.com/aip/g-1/oauth/callback\"»") },
  { "both", "auth-return-address",
    RETURNS ("\"https://chatgpt.com/aip/g-1/oauth/callback, "
             "https://chat.openai.com/aip/g-1/oauth/callback\"") },
  { "one-and-its-reference", "auth-return-address",
    RETURNS_OF ("«\"Allow https://chatgpt.com/aip/g-1/oauth/callback\"»",
                ", \"r\": {\"$ref\": \"#/components/securitySchemes/s\"}") },
  { "neither", "auth-return-address", RETURNS ("\"Ask https://chatgpt.com for help\"") },

  { "of-another-flow", "auth-scope-empty",
    DOCUMENT (GET_X ", \"components\": {\"schemas\": {}, \"securitySchemes\": {\"s\": {\"type\": "
              "\"oauth2\", \"flows\": {\"clientCredentials\": {\"tokenUrl\": "
              "\"https://a.example/t\", \"scopes\": {}}}}}}") },

  { "list", "response-unbounded", ANSWERS ("get", "«\"listThings\"»", "", THINGS) },
  { "list-inside", "response-unbounded",
    ANSWERS ("get", "«\"listThings\"»", "", OBJECT ("\"items\": " THINGS)) },
  { "page", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"pageSize\", \"in\": \"query\"}", THINGS) },
  { "first", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"first\", \"in\": \"query\"}", THINGS) },
  { "first-name", "response-unbounded",
    ANSWERS ("get", "«\"listThings\"»", "{\"name\": \"first_name\", \"in\": \"query\"}", THINGS) },
  { "last-name", "response-unbounded",
    ANSWERS ("get", "«\"listThings\"»", "{\"name\": \"lastName\", \"in\": \"query\"}", THINGS) },
  { "page-number", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"page_number\", \"in\": \"query\"}", THINGS) },
  { "phone-number", "response-unbounded",
    ANSWERS ("get", "«\"listThings\"»", "{\"name\": \"phone-number\", \"in\": \"query\"}",
             THINGS) },
  { "start", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"startIndex\", \"in\": \"query\"}", THINGS) },
  { "start-date", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"start_date\", \"in\": \"query\"}", THINGS) },
  { "start-station", "response-unbounded",
    ANSWERS ("get", "«\"listThings\"»", "{\"name\": \"start_station\", \"in\": \"query\"}",
             THINGS) },
  { "token-of-the-next", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"nextToken\", \"in\": \"query\"}", THINGS) },
  { "at-most", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "",
             "{\"type\": \"array\", \"maxItems\": 9, \"items\": {\"type\": \"object\", "
             "\"properties\": {}}}") },
  { "of-texts", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "",
             "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}") },
  { "of-another-name", "response-unbounded",
    ANSWERS ("get", "\"listThings\"", "", OBJECT ("\"wheels\": " THINGS)) },
  { "post", "response-unbounded", ANSWERS ("post", "\"listThings\"", "", THINGS) },

  { "without-refs", "file-name", FIELDS ("«\"openaiFileIds\"»: " TEXTS) },
  { "other-capitals", "file-name", FIELDS ("«\"openAIFileIdRefs\"»: " TEXTS) },
  { "underlines", "file-name", FIELDS ("«\"openai_file_id_refs\"»: " TEXTS) },
  { "right-name", "file-name", FIELDS ("\"openaiFileIdRefs\": " TEXTS) },
  { "other-files", "file-name", FIELDS ("\"fileIds\": " TEXTS) },

  { "many", "response-large", ANSWERS ("get", "«\"listThings\"»", "", MANY ("9000")) },
  { "many-inside", "response-large",
    ANSWERS ("get", "«\"listThings\"»", "", OBJECT ("\"items\": " MANY ("9000"))) },
  { "many-of-post", "response-large", ANSWERS ("post", "«\"listThings\"»", "", MANY ("9000")) },
  { "few", "response-large", ANSWERS ("get", "\"listThings\"", "", MANY ("900")) },
  { "any-number", "response-large", ANSWERS ("get", "\"listThings\"", "", THINGS) },
  { "many-pages", "response-large",
    ANSWERS ("get", "\"listThings\"", "{\"name\": \"limit\", \"in\": \"query\"}",
             MANY ("9000")) },

  { "text", "file-response",
    ANSWERS ("get", "\"x\"", "", OBJECT ("«\"openaiFileResponse\"»: {\"type\": \"string\"}")) },
  { "without-content", "file-response",
    ANSWERS ("get", "\"x\"", "",
             OBJECT ("«\"openaiFileResponse\"»: {\"type\": \"array\", \"items\": "
                     OBJECT ("\"name\": {}, \"mime_type\": {}") "}")) },
  { "inside", "file-response",
    ANSWERS ("get", "\"x\"", "",
             OBJECT ("\"data\": " OBJECT ("«\"openaiFileResponse\"»: {\"type\": \"array\", "
                                          "\"items\": {\"type\": \"string\"}}"))) },
  { "addresses", "file-response",
    ANSWERS ("get", "\"x\"", "",
             OBJECT ("\"openaiFileResponse\": {\"type\": \"array\", \"items\": {\"type\": "
                     "\"string\"}}")) },
  { "files", "file-response",
    ANSWERS ("get", "\"x\"", "",
             OBJECT ("\"openaiFileResponse\": {\"type\": \"array\", \"items\": "
                     OBJECT ("\"name\": {}, \"mime_type\": {}, \"content\": {}") "}")) },

  { "same-meaning", "operation-confusable",
    TWO ("getUsers", "Gets the users of a team.", "/b", "\"listUser\"",
         "«\"List users of the team\"»") },
  { "same-text", "operation-confusable",
    TWO ("listTeamUsers", "Tells who is there.", "/b", "\"listTeamOwnerUsers\"",
         "«\"Tells who is there.\"»") },
  { "another-verb", "operation-confusable",
    TWO ("createTeamUser", "Acts on a user.", "/b", "\"deleteTeamUser\"", "\"Acts on a user.\"") },
  { "another-thing", "operation-confusable",
    TWO ("getUsers", "Gets the users of a team.", "/b", "\"getTeams\"",
         "\"Gets the teams of a user.\"") },
  { "another-text", "operation-confusable",
    TWO ("getUsers", "Gets all who may sign in.", "/b", "\"listUsers\"",
         "\"Gets those with a birthday today.\"") },
  { "one-of-them", "operation-confusable",
    TWO ("getUsers", "Get users", "/b/{id}", "\"getUser\"", "\"Get a user\"") },
};

const gsize n_advice_rows = G_N_ELEMENTS (advice_rows);
