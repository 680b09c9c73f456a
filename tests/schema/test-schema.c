/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema.h"

#include "schema-support.h"

typedef struct
{
  const char       *name;
  SmithDialect      dialect;
  const char       *schema;
  const char       *value;
  const char       *problems;  /* VALUE SCHEMA: MESSAGE, a line each; empty when it fits */
  SmithSchemaFlags  flags;
} Row;

#define NEW SMITH_DIALECT_2020_12
#define OLD SMITH_DIALECT_OPENAPI_3_0

static const Row rows[] = {
  /* OpenAPI 3.0 */
  { "old/nullable", OLD, "{\"type\":\"string\",\"nullable\":true}", "null", "" },
  { "old/not-nullable", OLD, "{\"type\":\"string\"}", "null", " /type: must be text\n" },
  { "old/nullable-alone", OLD, "{\"nullable\":true}", "1", "" },
  { "old/nullable-enum", OLD, "{\"type\":\"string\",\"nullable\":true,\"enum\":[\"a\"]}", "null",
    " /enum: is none of the values that are listed\n" },
  { "old/exclusive-minimum", OLD, "{\"minimum\":1,\"exclusiveMinimum\":true}", "1",
    " /minimum: must be greater than 1\n" },
  { "old/inclusive-minimum", OLD, "{\"minimum\":1,\"exclusiveMinimum\":false}", "1", "" },
  { "old/exclusive-maximum", OLD, "{\"maximum\":1,\"exclusiveMaximum\":true}", "1",
    " /maximum: must be less than 1\n" },
  { "old/exclusive-number-says-nothing", OLD, "{\"exclusiveMaximum\":1}", "5", "" },
  { "old/ref-siblings-say-nothing", OLD,
    "{\"$ref\":\"#/x\",\"maximum\":1,\"x\":{\"type\":\"number\"}}", "5", "" },
  { "new/ref-siblings-count", NEW,
    "{\"$ref\":\"#/x\",\"maximum\":1,\"x\":{\"type\":\"number\"}}", "5",
    " /maximum: must be at most 1\n" },
  { "old/const-says-nothing", OLD, "{\"const\":1}", "2", "" },
  { "new/nullable-says-nothing", NEW, "{\"type\":\"string\",\"nullable\":true}", "null",
    " /type: must be text\n" },
  { "old/not-and-compositions", OLD,
    "{\"allOf\":[{\"type\":\"integer\"}],\"not\":{\"enum\":[3]}}", "3",
    " /not: has the one form that is not allowed here\n" },
  { "new/discriminator-says-nothing", NEW,
    "{\"discriminator\":{\"propertyName\":\"x\"},\"type\":\"object\"}", "{}", "" },

  /* what is told, and where */
  { "told/all", NEW,
    "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b/c\":{\"maxLength\":1}},"
    "\"required\":[\"d\"]}",
    "{\"a\":\"x\",\"b/c\":\"xyz\"}",
    " /required: lacks “d”\n"
    "/a /properties/a/type: must be a whole number\n"
    "/b~1c /properties/b~1c/maxLength: has 3 characters, and may have 1\n" },
  { "told/through-a-reference", NEW,
    "{\"items\":{\"$ref\":\"#/$defs/n\"},\"$defs\":{\"n\":{\"minimum\":2}}}", "[2,1]",
    "/1 /$defs/n/minimum: must be at least 2\n" },
  { "told/additional", NEW, "{\"additionalProperties\":false}", "{\"a\":1}",
    "/a /additionalProperties: must not be here\n" },
  { "told/none-of-two", NEW, "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1",
    " /oneOf: fits none of the 2 forms that are allowed here\n" },
  { "told/one-form-speaks-for-itself", NEW, "{\"anyOf\":[{\"type\":\"string\"}]}", "1",
    " /anyOf/0/type: must be text\n" },
  { "name-with-nul", NEW,
    "{\"required\":[\"\\u0000x\"],\"properties\":{\"\\u0000y\":false}}",
    "{\"\\u0000x\":1}", "" },
  { "told/name", NEW, "{\"propertyNames\":{\"maxLength\":1}}", "{\"a\":1,\"bc\":2}",
    "/bc /propertyNames: has a name that is not allowed here\n" },
  { "told/pattern", NEW, "{\"pattern\":\"^a\"}", "\"b\"",
    " /pattern: does not match the pattern ^a\n" },
  { "pattern/nul", NEW, "{\"pattern\":\"^a\\u0000b$\"}", "\"a\"",
    " /pattern: does not match the pattern ^a\n" },
  { "pattern/nul-is-itself", NEW, "{\"pattern\":\"^a\\u0000b$\"}", "\"a\\u0000b\"", "" },
  { "pattern/nul-in-a-name", NEW,
    "{\"patternProperties\":{\"^a\\u0000b\":true},\"additionalProperties\":false}",
    "{\"a\":1}", "/a /additionalProperties: must not be here\n" },
  { "pattern/no-space-in-brackets", NEW, "{\"pattern\":\"^[\\\\S]$\"}", "\"\\u00a0\"",
    " /pattern: does not match the pattern ^[\\S]$\n" },
  { "pattern/no-word-in-brackets", NEW, "{\"pattern\":\"^[\\\\W]$\"}", "\"\u00e9\"", "" },
  { "pattern/word-is-ascii", NEW, "{\"pattern\":\"^a\\\\b\"}", "\"a\u00e9\"", "" },
  { "pattern/group-that-took-no-part", NEW, "{\"pattern\":\"^(?:(a)|b)\\\\1$\"}", "\"b\"", "" },
  { "pattern/lone-surrogates", NEW,
    "{\"pattern\":\"^[\\\\u0020-\\\\uD7FF\\\\uD800\\\\uDBFF-\\\\uDC00\\\\uDFFF]*$\"}", "\"a\"",
    "" },
  { "pattern/pair-of-surrogates", NEW, "{\"pattern\":\"^\\\\uD83D\\\\uDE00$\"}",
    "\"\xF0\x9F\x98\x80\"", "" },
  { "pattern/another-pair", NEW, "{\"pattern\":\"^\\\\uD83D\\\\uDE00$\"}",
    "\"\xF0\x9F\x98\x81\"",
    " /pattern: does not match the pattern ^\\uD83D\\uDE00$\n" },
  /* a class has no end of a range: the hyphen beside it is itself */
  { "pattern/hyphen-behind-a-class", NEW, "{\"pattern\":\"^[\\\\w-.+]+$\"}", "\"a-b.c\"", "" },
  { "pattern/hyphen-behind-words", NEW, "{\"pattern\":\"^[\\\\w-z]$\"}", "\"`\"",
    " /pattern: does not match the pattern ^[\\w-z]$\n" },
  { "pattern/hyphen-before-a-class", NEW, "{\"pattern\":\"^[+-\\\\d]+$\"}", "\"+-1\"", "" },
  { "pattern/no-range-to-a-class", NEW, "{\"pattern\":\"^[+-\\\\d]+$\"}", "\",\"",
    " /pattern: does not match the pattern ^[+-\\d]+$\n" },
  { "pattern/hyphen-behind-a-property", NEW, "{\"pattern\":\"^[\\\\p{L}-_]+$\"}",
    "\"\u00e9-_\"", "" },
  { "pattern/hyphen-behind-a-range", NEW, "{\"pattern\":\"^[0-9-+]+$\"}", "\"1-2+\"", "" },
  { "pattern/range-from-a-hyphen", NEW, "{\"pattern\":\"^[a-c--/]+$\"}", "\"a-./\"", "" },
  /* PCRE repeats something 65,535 times at most */
  { "pattern/many", NEW, "{\"pattern\":\"^.{0,262144}$\"}", "\"abc\"", "" },
  { "pattern/many-and-another", NEW, "{\"pattern\":\"^.{1,2097152}$\"}", "\"abc\\n\"",
    " /pattern: does not match the pattern ^.{1,2097152}$\n" },
  { "pattern/many-at-least", NEW, "{\"pattern\":\"^[ab]{70000,}$\"}", "\"ab\"",
    " /pattern: does not match the pattern ^[ab]{70000,}$\n" },
  { "told/unevaluated", NEW,
    "{\"allOf\":[{\"properties\":{\"a\":true}}],\"unevaluatedProperties\":false}",
    "{\"a\":1,\"b\":2}", "/b /unevaluatedProperties: must not be here\n" },

  /* numbers as written */
  { "number/tenths", NEW, "{\"multipleOf\":0.1}", "0.3", "" },
  { "number/many-digits", NEW, "{\"maximum\":18446744073709551615}", "18446744073709551616",
    " /maximum: must be at most 18446744073709551615\n" },
  { "number/equal-forms", NEW, "{\"enum\":[100]}", "1.0E2", "" },
  { "number/huge-is-whole", NEW, "{\"type\":\"integer\"}", "1e400", "" },
  { "number/tiny-is-not", NEW, "{\"type\":\"integer\"}", "1e-400",
    " /type: must be a whole number\n" },
  { "number/zeros-are-alike", NEW, "{\"uniqueItems\":true}", "[0, -0.0]",
    " /uniqueItems: has an item twice\n" },

  { "length/nul", NEW, "{\"minLength\":3,\"maxLength\":4}", "\"\\u0000ab\"", "" },
  { "length/behind-a-nul", NEW, "{\"maxLength\":2}", "\"\\u0000\u00e9a\"",
    " /maxLength: has 3 characters, and may have 2\n" },

  /* formats are annotations unless somebody asks */
  { "format/annotation", NEW, "{\"format\":\"date\"}", "\"x\"", "" },
  { "format/assertion", NEW, "{\"format\":\"date\"}", "\"2024-02-30\"",
    " /format: is not of the format date\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/unknown", NEW, "{\"format\":\"colour\"}", "\"x\"", "", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-email", NEW, "{\"format\":\"email\"}", "\"a\\u0000b@c.de\"",
    " /format: is not of the format email\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-idn-email", NEW, "{\"format\":\"idn-email\"}", "\"a\\u0000b@c.de\"",
    " /format: is not of the format idn-email\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-ipv6", NEW, "{\"format\":\"ipv6\"}", "\"::1\\u0000x\"",
    " /format: is not of the format ipv6\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-uri-template", NEW, "{\"format\":\"uri-template\"}", "\"{a\\u0000}\"",
    " /format: is not of the format uri-template\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-regex", NEW, "{\"format\":\"regex\"}", "\"a\\u0000(\"",
    " /format: is not of the format regex\n", SMITH_SCHEMA_ASSERT_FORMATS },
  { "format/nul-in-pointer", NEW, "{\"format\":\"json-pointer\"}", "\"/a\\u0000\"",
    "", SMITH_SCHEMA_ASSERT_FORMATS },

  /* names in any order, and twice */
  { "names/against-the-order", NEW,
    "{\"properties\":{\"a\":{\"type\":\"null\"},\"b\":{\"type\":\"null\"},"
    "\"c\":{\"type\":\"null\"}}}",
    "{\"c\":1,\"x\":0,\"a\":2,\"b\":3}",
    "/c /properties/c/type: must be null\n/a /properties/a/type: must be null\n"
    "/b /properties/b/type: must be null\n" },
  { "names/the-later-schema-counts", NEW,
    "{\"properties\":{\"a\":{\"type\":\"string\"},\"a\":{\"type\":\"null\"}}}",
    "{\"a\":null}", "" },
  { "names/required-twice", NEW, "{\"required\":[\"a\",\"a\",\"b\"]}", "{\"a\":1}",
    " /required: lacks “b”\n" },
  { "names/one-twice-is-not-two", NEW, "{\"required\":[\"a\",\"b\"]}", "{\"a\":1,\"a\":2}",
    " /required: lacks “b”\n" },
  { "names/none-required", NEW, "{\"required\":[]}", "{}", "" },

  /* many of everything */
  { "unique/many", NEW, "{\"uniqueItems\":true}",
    "[{\"a\":1,\"b\":2},1,2,3,4,5,6,7,8,9,{\"b\":2.0,\"a\":1}]",
    " /uniqueItems: has an item twice\n" },
  { "endless", NEW, "{\"$ref\":\"#\"}", "1",
    " : has a schema that refers to itself without end\n" },
  { "endless-in-two", NEW,
    "{\"$ref\":\"#/$defs/a\","
    "\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
    "1", " : has a schema that refers to itself without end\n" },
  { "reference-to-a-reference", NEW,
    "{\"items\":{\"$ref\":\"#/$defs/a\"},"
    "\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"type\":\"null\"}}}",
    "[null,1]", "/1 /$defs/b/type: must be null\n" },
  { "reference-to-false", NEW,
    "{\"items\":{\"$ref\":\"#/$defs/a\"},\"$defs\":{\"a\":false}}", "[1]",
    "/0 /$defs/a: must not be here\n" },
  { "endless-in-a-not", NEW, "{\"not\":{\"$ref\":\"#\"}}", "1",
    " : has a schema that refers to itself without end\n" },
  { "recursion-into-the-value", NEW, "{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}",
    "[[[[]],[1]]]", "/0/1/0 /type: must be a list\n" },

  /* a plain walk over members says what the rules say */
  { "walk/fits", NEW,
    "{\"type\":\"object\",\"required\":[\"id\",\"kind\"],\"properties\":{"
    "\"id\":{\"type\":\"integer\"},\"kind\":{\"enum\":[\"a\",\"b\"]},"
    "\"inner\":{\"$ref\":\"#\"},\"list\":{\"items\":{\"allOf\":[{\"$ref\":\"#\"}]}}}}",
    "{\"list\":[{\"kind\":\"b\",\"id\":-7}],\"id\":10,\"kind\":\"a\",\"other\":null,"
    "\"inner\":{\"kind\":\"b\",\"id\":1}}", "" },
  { "walk/lacks-one-deep", NEW,
    "{\"required\":[\"id\"],\"properties\":{\"id\":true,\"next\":{\"$ref\":\"#\"}}}",
    "{\"id\":1,\"next\":{\"id\":1,\"next\":{}}}", "/next/next /required: lacks “id”\n" },
  { "walk/number-with-a-point", NEW, "{\"properties\":{\"n\":{\"type\":\"integer\"}}}",
    "{\"n\":1.0}", "" },
  { "walk/number-with-a-fraction", NEW, "{\"properties\":{\"n\":{\"type\":\"integer\"}}}",
    "{\"n\":1.5}", "/n /properties/n/type: must be a whole number\n" },
  { "walk/number-with-an-exponent", NEW, "{\"properties\":{\"n\":{\"type\":\"integer\"}}}",
    "{\"n\":1e3}", "" },
  { "walk/key-with-an-escape", NEW, "{\"properties\":{\"n\":{\"type\":\"integer\"}}}",
    "{\"m\":1,\"\\u006e\":\"x\"}", "/n /properties/n/type: must be a whole number\n" },
  { "walk/text-with-an-escape", NEW, "{\"properties\":{\"n\":{\"enum\":[\"ab\"]}}}",
    "{\"n\":\"\\u0061b\"}", "" },
  { "walk/text-of-many-that-is-none", NEW,
    "{\"properties\":{\"n\":{\"enum\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]}}}",
    "{\"n\":\"j\"}", "/n /properties/n/enum: is none of the values that are listed\n" },
  { "walk/empty-text", NEW, "{\"properties\":{\"\":{\"enum\":[\"\"]}}}", "{\"\":\"\"}", "" },
  { "walk/names-of-one-length", NEW,
    "{\"additionalProperties\":false,\"properties\":{\"abcdefgh-1-ijklmnop\":true}}",
    "{\"abcdefgh-2-ijklmnop\":1}",
    "/abcdefgh-2-ijklmnop /additionalProperties: must not be here\n" },
  { "walk/middle-names-of-one-length", NEW,
    "{\"additionalProperties\":false,\"properties\":{\"abc-def\":true,\"axc\":true}}",
    "{\"abc+def\":1,\"abc\":1}",
    "/abc+def /additionalProperties: must not be here\n"
    "/abc /additionalProperties: must not be here\n" },
  { "walk/key-twice", NEW, "{\"properties\":{\"n\":{\"type\":\"integer\"}}}",
    "{\"n\":\"x\",\"n\":1}", "/n /properties/n/type: must be a whole number\n" },
  { "walk/key-twice-and-one-missing", NEW,
    "{\"required\":[\"a\",\"b\",\"a\"],\"properties\":{\"a\":true,\"b\":true}}",
    "{\"a\":1,\"a\":2}",
    " /required: lacks “b”\n" },
  { "walk/required-beside-the-properties", NEW,
    "{\"required\":[\"a\",\"b\"],\"properties\":{\"a\":true}}", "{\"a\":1}",
    " /required: lacks “b”\n" },
  { "walk/format-says-nothing", NEW, "{\"properties\":{\"n\":{\"format\":\"date\"}}}",
    "{\"n\":\"x\"}", "" },
  { "walk/format-asserts", NEW, "{\"properties\":{\"n\":{\"format\":\"date\"}}}",
    "{\"n\":\"x\"}", "/n /properties/n/format: is not of the format date\n",
    SMITH_SCHEMA_ASSERT_FORMATS },
  { "walk/name-like-a-member", NEW, "{\"properties\":{\"a\\\":\\\"b\":{\"type\":\"integer\"}}}",
    "{\"a\":\"b\",\"some other\":\"and a text\"}", "" },
  { "walk/names-left-out", NEW, "{\"properties\":{\"a\":{\"type\":\"null\"},\"b\":false,"
    "\"c\":false,\"d\":{\"type\":\"null\"},\"e\":{\"type\":\"null\"}}}",
    "{\"e\":null,\"a\":null,\"d\":1,\"and\":\"a text\"}",
    "/d /properties/d/type: must be null\n" },
  { "walk/lists-in-lists", NEW,
    "{\"items\":{\"items\":{\"properties\":{\"n\":{\"type\":\"integer\"}}}}}",
    "[[{\"n\":1},{}],[],[{\"n\":1},{\"n\":\"x\"}]]",
    "/2/1/n /items/items/properties/n/type: must be a whole number\n" },
  { "walk/passes-over-the-last", NEW, "{\"properties\":{\"o\":{\"properties\":{\"n\":{\"type\":"
    "\"null\"}}},\"p\":{\"type\":\"null\"}}}", "{\"o\":{\"n\":null,\"x\":[1,[2,{}]]},\"p\":1}",
    "/p /properties/p/type: must be null\n" },
  { "walk/lacks-after-the-last", NEW, "{\"items\":{\"properties\":{\"o\":{\"properties\":{\"n\":{"
    "\"type\":\"null\"}}},\"p\":true},\"required\":[\"p\"]}}", "[{\"p\":1},{\"o\":{\"n\":null}}]",
    "/1 /items/required: lacks “p”\n" },
  { "walk/length", NEW, "{\"items\":{\"maxLength\":2}}",
    "[\"\",\"ab\",\"\\u00e9\\u00e9\",\"éé\",\"abc\"]",
    "/4 /items/maxLength: has 3 characters, and may have 2\n" },
  { "walk/one-character-of-two-escapes", NEW, "{\"items\":{\"minLength\":2}}",
    "[\"ab\",\"\\ud83d\\ude00\"]", "/1 /items/minLength: has 1 characters, and needs 2\n" },
  { "walk/number-of-items", NEW, "{\"items\":{\"items\":true,\"minItems\":1,\"maxItems\":2}}",
    "[[1],[1,2],[1,2,3],[]]", "/2 /items/maxItems: has 3 items, and may have 2\n"
    "/3 /items/minItems: has 0 items, and needs 1\n" },
  { "walk/deep", NEW, "{\"properties\":{\"a\":{\"$ref\":\"#\"},\"b\":{\"type\":\"null\"}}}",
    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{},"
    "\"b\":0}},\"b\":null}}}}}}}}},\"b\":null}",
    "/a/a/a/a/a/a/a/a/a/a/a/b /properties/b/type: must be null\n" },
  { "walk/inside-an-alternative", NEW,
    "{\"oneOf\":[{\"properties\":{\"n\":{\"enum\":[\"a\"]}},\"required\":[\"n\"]},"
    "{\"properties\":{\"n\":{\"enum\":[\"b\"]}}}]}", "{\"n\":\"b\"}", "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(SmithTree) tree = schema_read_json (row->schema);
  g_autoptr(SmithTree) values = schema_read_json (row->value);
  g_autoptr(GError) error = NULL;
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, row->dialect,
                                                        NULL, NULL, &error);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, row->flags, 10);
  for (guint i = 0; i < problems->len; i++)
    {
      const SmithSchemaProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (told, "%s %s: %s\n", problem->value_pointer,
                              problem->schema_pointer, problem->message);
    }
  g_assert_cmpstr (told->str, ==, row->problems);
  g_assert_cmpint (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, row->flags), ==,
                   *row->problems == '\0');
}

#define REQUIRES_TWO "{\"required\":[\"a\",\"b\"],\"properties\":{\"a\":true,\"b\":true}}"

/* What YAML writes otherwise than JSON. */
static const struct
{
  const char *name;
  const char *schema;
  const char *value;
  gboolean    is_valid;
} yaml_values[] = {
  { "hexadecimal", "{\"type\":\"integer\"}", "0xFF", TRUE },
  { "hexadecimal-with-e", "{\"type\":\"integer\"}", "0xFE", TRUE },
  { "hexadecimal-long", "{\"type\":\"integer\"}", "0xFFFFFFFFFFFFFFFFFFFF", TRUE },
  { "octal", "{\"type\":\"integer\"}", "0o17", TRUE },
  { "infinity", "{\"type\":\"integer\"}", ".inf", FALSE },
  { "equal", "{\"const\":255}", "0xFF", TRUE },
  { "multiple", "{\"multipleOf\":17}", "0xFF", TRUE },
  { "no-multiple", "{\"multipleOf\":2}", "0xFF", FALSE },
  { "long-is-exact", "{\"maximum\":9007199254740992}", "0x20000000000001", FALSE },
  { "unique", "{\"uniqueItems\":true}", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 0xFF]", FALSE },
  { "merged-and-own", REQUIRES_TWO, "{<<: {a: 1}, a: 2}", FALSE },
  { "merged-twice", REQUIRES_TWO, "{<<: [{a: 1}, {a: 2}]}", FALSE },
  { "one-merged-one-own", REQUIRES_TWO, "{<<: {a: 1}, b: 2}", TRUE },
  { "both-merged", REQUIRES_TWO, "{<<: [{a: 1}, {b: 2, a: 3}]}", TRUE },
};

static void
test_yaml_value (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = schema_read_json (yaml_values[i].schema);
  g_autoptr(GBytes) bytes = g_bytes_new_static (yaml_values[i].value,
                                                strlen (yaml_values[i].value));
  g_autoptr(SmithTree) values = smith_tree_read (bytes, SMITH_SYNTAX_YAML);
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL,
                                                        NULL, NULL);

  g_assert_null (smith_tree_get_error (values));
  g_assert_cmpint (smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE), ==,
                   yaml_values[i].is_valid);
}

static const struct
{
  const char       *name;
  const char       *schema;
  SmithSchemaError  code;
} broken[] = {
  { "dangling", "{\"$ref\":\"#/nowhere\"}", SMITH_SCHEMA_ERROR_REFERENCE },
  { "dangling-inside", "{\"properties\":{\"a\":{\"items\":{\"$ref\":\"#x\"}}}}",
    SMITH_SCHEMA_ERROR_REFERENCE },
  { "outside", "{\"$ref\":\"other.json\"}", SMITH_SCHEMA_ERROR_REFERENCE },
  { "pattern", "{\"pattern\":\"(\"}", SMITH_SCHEMA_ERROR_PATTERN },
  { "pattern-not-ecma", "{\"pattern\":\"(?P<a>b)\"}", SMITH_SCHEMA_ERROR_PATTERN },
  { "no-schema", "{\"properties\":{\"a\":1}}", SMITH_SCHEMA_ERROR_KEYWORD },
};

static void
test_broken (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithTree) tree = schema_read_json (broken[i].schema);
  g_autoptr(GError) error = NULL;

  g_assert_null (smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, &error));
  g_assert_error (error, SMITH_SCHEMA_ERROR, (int) broken[i].code);
}

/* Forms of which there is one each inside one another are gone through once. */
static void
test_one_form (gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithTree) values = schema_read_json ("1");
  g_autoptr(SmithSchema) schema = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  const SmithSchemaProblem *problem;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "{\"%s\":[", (const char *) data);
  g_string_append (text, "{\"type\":\"string\"}");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "]}");
  tree = schema_read_json (text->str);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, NULL);

  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE, 10);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->message, ==, "must be text");
}

/* More properties that must be there than a word has bits; the value has the first @n. */
static gboolean
fits_many (guint n)
{
  g_autoptr(GString) text = g_string_new ("{\"properties\":{\"p0\":true");
  g_autoptr(GString) value = g_string_new ("{\"q\":0");
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(SmithTree) values = NULL;
  g_autoptr(SmithSchema) schema = NULL;

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (text, ",\"p%u\":true", i);
  g_string_append (text, "},\"required\":[\"p0\"");
  for (guint i = 1; i < 100; i++)
    g_string_append_printf (text, ",\"p%u\"", i);
  g_string_append (text, "]}");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (value, ",\"p%u\":%u", i, i);
  g_string_append_c (value, '}');
  tree = schema_read_json (text->str);
  values = schema_read_json (value->str);
  schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, NEW, NULL, NULL, NULL);

  return smith_schema_is_valid (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE);
}

static void
test_many_required (void)
{
  g_assert_true (fits_many (100));
  g_assert_false (fits_many (99));
  g_assert_false (fits_many (0));
}

/* In the middle of a document: its references are those of the document. */
static void
test_inside (void)
{
  g_autoptr(SmithTree) tree = schema_read_json (
    "{\"components\":{\"schemas\":{\"A\":{\"items\":{\"$ref\":\"#/components/schemas/B\"}},"
    "\"B\":{\"type\":\"null\"}}}}");
  SmithNode node = smith_tree_get_member (tree, smith_tree_get_first (tree, smith_tree_get_first (
                                          tree, SMITH_NODE_ROOT)), "A");
  g_autoptr(SmithTree) values = schema_read_json ("[null, 1]");
  g_autoptr(SmithSchema) schema = smith_schema_compile (tree, node, NULL, NEW, NULL, NULL, NULL);
  g_autoptr(GPtrArray) problems = NULL;
  const SmithSchemaProblem *problem;

  problems = smith_schema_check (schema, values, SMITH_NODE_ROOT, SMITH_SCHEMA_NONE, 10);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->value_pointer, ==, "/1");
  g_assert_cmpstr (problem->schema_pointer, ==, "/components/schemas/B/type");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/schema/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (yaml_values); i++)
    {
      g_autofree char *path = g_strconcat ("/schema/yaml/", yaml_values[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_yaml_value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/schema/broken/", broken[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_broken);
    }
  g_test_add_data_func ("/schema/one-form/any-of", "anyOf", test_one_form);
  g_test_add_data_func ("/schema/one-form/one-of", "oneOf", test_one_form);
  g_test_add_func ("/schema/many-required", test_many_required);
  g_test_add_func ("/schema/inside", test_inside);

  return g_test_run ();
}
