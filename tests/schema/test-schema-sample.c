/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema/smith-schema-sample.h"

#include <string.h>

#define NEW SMITH_DIALECT_2020_12
#define OLD SMITH_DIALECT_OPENAPI_3_0

static const struct
{
  const char  *name;
  SmithDialect dialect;
  const char  *schema;
  const char  *sample;
} rows[] = {
  /* what the schema gives itself */
  { "given/examples", NEW, "{\"type\":\"string\",\"default\":\"d\",\"examples\":[\"a\",\"b\"]}",
    "\"a\"" },
  { "given/examples-that-fit", NEW, "{\"type\":\"string\",\"examples\":[1,\"b\"]}", "\"b\"" },
  { "given/example", OLD, "{\"type\":\"integer\",\"default\":2,\"example\":7}", "7" },
  { "given/example-does-not-fit", OLD, "{\"type\":\"integer\",\"example\":\"7\"}", "1" },
  { "given/const", NEW, "{\"const\":{\"a\":[null]}}", "{\"a\":[null]}" },
  { "given/default", NEW, "{\"type\":\"number\",\"default\":2.50}", "2.50" },
  { "given/enum", NEW, "{\"type\":\"string\",\"enum\":[1,\"x\",\"y\"]}", "\"x\"" },
  { "given/at-a-reference", NEW,
    "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"string\",\"examples\":[\"q\"]}}}",
    "\"q\"" },

  /* types */
  { "type/null", NEW, "{\"type\":\"null\"}", "null" },
  { "type/boolean", NEW, "{\"type\":\"boolean\"}", "true" },
  { "type/string", NEW, "{\"type\":\"string\"}", "\"text\"" },
  { "type/number", NEW, "{\"type\":\"number\"}", "1.5" },
  { "type/integer", NEW, "{\"type\":\"integer\"}", "1" },
  { "type/rather-than-null", NEW, "{\"type\":[\"null\",\"integer\"]}", "1" },
  { "type/nullable", OLD, "{\"type\":\"string\",\"nullable\":true}", "\"text\"" },
  { "type/of-the-keywords", NEW, "{\"minimum\":3}", "3" },
  { "type/any", NEW, "true", "\"text\"" },
  { "type/not-without-another-member", NEW,
    "{\"not\":{\"properties\":{\"a\":true},\"additionalProperties\":false}}",
    "{\"name1\":\"text\"}" },
  { "if-given", NEW, "{\"if\":true,\"then\":{\"const\":\"c\"}}", "\"c\"" },
  { "type/not", NEW, "{\"not\":{\"type\":[\"string\",\"number\"]}}", "{}" },

  /* numbers */
  { "number/minimum", NEW, "{\"type\":\"integer\",\"minimum\":5.5}", "6" },
  { "number/exclusive", NEW, "{\"type\":\"integer\",\"exclusiveMinimum\":5}", "6" },
  { "number/exclusive-old", OLD,
    "{\"type\":\"integer\",\"maximum\":5,\"exclusiveMaximum\":true}", "4" },
  { "number/between", NEW, "{\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}",
    "0.5" },
  { "number/multiple", NEW, "{\"type\":\"integer\",\"multipleOf\":5,\"minimum\":12}", "15" },
  { "number/two-multiples", NEW, "{\"multipleOf\":4,\"allOf\":[{\"multipleOf\":6}]}", "12" },
  { "number/of-a-fraction", NEW, "{\"type\":\"number\",\"multipleOf\":0.01,\"minimum\":0.105}",
    "0.11" },
  { "number/long", NEW, "{\"minimum\":18446744073709551615,\"maximum\":18446744073709551615}",
    "18446744073709551615" },

  /* strings */
  { "string/format", NEW, "{\"type\":\"string\",\"format\":\"uuid\"}",
    "\"123e4567-e89b-42d3-a456-426614174000\"" },
  { "string/length", NEW, "{\"type\":\"string\",\"minLength\":9}", "\"text text\"" },
  { "string/short", NEW, "{\"type\":\"string\",\"maxLength\":2}", "\"te\"" },
  { "string/pattern", NEW, "{\"pattern\":\"^[A-Z]{3}-\\\\d+$\"}", "\"AAA-0\"" },
  { "string/pattern-and-length", NEW, "{\"pattern\":\"^[a-f]+$\",\"minLength\":5}", "\"aaaaa\"" },
  { "string/pattern-and-exact-length", NEW,
    "{\"pattern\":\"^st-[a-z]+$\",\"minLength\":10,\"maxLength\":10}", "\"st-aaaaaaa\"" },
  { "string/pattern-of-the-beginning", NEW, "{\"pattern\":\"^arn:\",\"minLength\":6}",
    "\"arn:aa\"" },
  { "string/pattern-of-a-password", NEW,
    "{\"pattern\":\"^(?=.*[a-z])(?=.*[A-Z])(?=.*\\\\d).*$\",\"minLength\":6}", "\"aA1!aA\"" },
  { "string/pattern-of-groups", NEW, "{\"pattern\":\"^(?:foo|bar)(-(x))?\\\\2$\"}",
    "\"foo-xx\"" },
  { "string/pattern-looks-ahead", NEW, "{\"pattern\":\"^(?!a)[ab]$\"}", "\"b\"" },
  { "string/pattern-from-nul", NEW, "{\"pattern\":\"^[^\\\\u0000-\\\\u00FF]$\"}", "\"日\"" },
  { "string/pattern-with-surrogates", NEW,
    "{\"pattern\":\"^[\\\\u0041-\\\\u0042\\\\uD800\\\\uDBFF-\\\\uDC00]+$\"}", "\"A\"" },
  { "string/pattern-property", NEW, "{\"pattern\":\"^\\\\p{Lu}\\\\u0031[^a-z]$\"}", "\"A1A\"" },

  /* lists */
  { "array/one", NEW, "{\"items\":{\"type\":\"integer\"}}", "[1]" },
  { "array/none-known", NEW, "{\"type\":\"array\"}", "[]" },
  { "array/least", NEW, "{\"items\":{\"type\":\"integer\"},\"minItems\":3}", "[1,1,1]" },
  { "array/unique", NEW,
    "{\"items\":{\"type\":\"integer\"},\"minItems\":3,\"uniqueItems\":true}", "[1,2,3]" },
  { "array/unique-enum", NEW,
    "{\"items\":{\"enum\":[\"a\",\"b\"]},\"minItems\":2,\"uniqueItems\":true}",
    "[\"a\",\"b\"]" },
  { "array/prefix", NEW,
    "{\"prefixItems\":[{\"type\":\"string\"},{\"type\":\"null\"}],\"items\":false}",
    "[\"text\",null]" },
  { "array/contains", NEW, "{\"type\":\"array\",\"contains\":{\"const\":4},\"minContains\":2}",
    "[4,4]" },
  { "array/contains-behind", NEW,
    "{\"prefixItems\":[{\"type\":\"string\"}],\"contains\":{\"const\":4}}", "[\"text\",4]" },
  { "array/none-allowed", NEW, "{\"items\":{\"type\":\"integer\"},\"maxItems\":0}", "[]" },

  /* objects */
  { "object/members", NEW,
    "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"null\"}}}",
    "{\"a\":1,\"b\":null}" },
  { "object/required-undeclared", NEW, "{\"required\":[\"z\"]}", "{\"z\":\"text\"}" },
  { "object/optional-impossible", NEW,
    "{\"properties\":{\"a\":false,\"b\":{\"type\":\"null\"}}}", "{\"b\":null}" },
  { "object/most", NEW,
    "{\"properties\":{\"a\":true,\"b\":true},\"required\":[\"b\"],\"maxProperties\":1}",
    "{\"b\":\"text\"}" },
  { "object/least", NEW, "{\"type\":\"object\",\"minProperties\":2}",
    "{\"name1\":\"text\",\"name2\":\"text\"}" },
  { "object/names", NEW,
    "{\"minProperties\":1,\"propertyNames\":{\"pattern\":\"^x[0-9]$\"}}", "{\"x0\":\"text\"}" },
  { "object/patterns", NEW,
    "{\"minProperties\":1,\"patternProperties\":{\"^x-\":{\"type\":\"integer\"}},"
    "\"additionalProperties\":false}", "{\"x-\":1}" },
  { "object/map", NEW, "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}",
    "{\"name1\":1}" },
  { "object/dependent-required", NEW,
    "{\"required\":[\"a\"],\"dependentRequired\":{\"a\":[\"b\"]}}",
    "{\"a\":\"text\",\"b\":\"text\"}" },
  { "object/dependent-schema", NEW,
    "{\"required\":[\"a\"],\"dependentSchemas\":{\"a\":{\"required\":[\"c\"]}}}",
    "{\"a\":\"text\",\"c\":\"text\"}" },
  { "object/unevaluated", NEW,
    "{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"null\"}}}],\"required\":[\"b\"],"
    "\"unevaluatedProperties\":{\"type\":\"integer\"}}", "{\"a\":null,\"b\":1}" },

  /* compositions */
  { "all-of", NEW,
    "{\"allOf\":[{\"required\":[\"a\"]},{\"properties\":{\"a\":{\"type\":\"integer\"}}},"
    "{\"properties\":{\"a\":{\"minimum\":4}}}]}", "{\"a\":4}" },
  { "any-of", NEW, "{\"anyOf\":[false,{\"type\":\"integer\"}]}", "1" },
  { "any-of-rather-than-null", NEW, "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"integer\"}]}",
    "1" },
  { "one-of", NEW, "{\"oneOf\":[{\"type\":\"number\"},{\"type\":\"integer\"}]}", "1.5" },
  { "one-of-members", NEW,
    "{\"properties\":{\"a\":true,\"b\":true},\"oneOf\":[{\"required\":[\"a\"]},"
    "{\"required\":[\"b\"]}]}", "{\"a\":\"text\"}" },
  { "if-then", NEW,
    "{\"type\":\"integer\",\"if\":{\"minimum\":10},\"then\":{\"multipleOf\":7}}", "14" },
  { "if-else", NEW, "{\"if\":false,\"else\":{\"type\":\"integer\"}}", "1" },

  /* recursion */
  { "recursion/optional", NEW,
    "{\"type\":\"object\",\"properties\":{\"v\":{\"type\":\"integer\"},"
    "\"next\":{\"$ref\":\"#\"}}}", "{\"v\":1}" },
  { "recursion/list", NEW,
    "{\"type\":\"object\",\"properties\":{\"all\":{\"items\":{\"$ref\":\"#\"}}},"
    "\"required\":[\"all\"]}", "{\"all\":[]}" },
  { "recursion/or-null", NEW,
    "{\"type\":\"object\",\"properties\":{\"next\":{\"anyOf\":[{\"$ref\":\"#\"},"
    "{\"type\":\"null\"}]}},\"required\":[\"next\"]}", "{\"next\":{\"next\":null}}" },
};

static const struct
{
  const char *name;
  const char *schema;
  const char *reason;
} none[] = {
  { "false", "false", "No value was found that fits: nothing fits the schema false" },
  { "types", "{\"type\":\"string\",\"allOf\":[{\"type\":\"null\"}]}",
    "No value was found that fits: no type is left that all of its schemas allow" },
  { "bounds", "{\"type\":\"integer\",\"minimum\":2,\"maximum\":1}",
    "No value was found that fits: /minimum: must be at least 2" },
  { "pattern", "{\"type\":\"string\",\"pattern\":\"^(?=b)a$\"}",
    "No value was found that fits: no text was made that matches the pattern" },
  { "endless", "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
    "No value was found that fits: it would have to contain itself without end" },
  { "huge", "{\"type\":\"array\",\"minItems\":1000000}",
    "No value was found that fits: the shortest list would be too long for a sample" },
  { "loop", "{\"$ref\":\"#\",\"type\":\"null\"}",
    "No value was found that fits: the whole fits otherwise than its parts" },
};

static SmithSchema *
compile (const char   *text,
         SmithDialect  dialect)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(SmithTree) tree = smith_tree_read (bytes, SMITH_SYNTAX_JSON);
  g_autoptr(GError) error = NULL;
  SmithSchema *schema = smith_schema_compile (tree, SMITH_NODE_ROOT, NULL, dialect, NULL, NULL,
                                              &error);

  g_assert_null (smith_tree_get_error (tree));
  g_assert_no_error (error);

  return schema;
}

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithSchema) schema = compile (rows[i].schema, rows[i].dialect);
  g_autoptr(GError) error = NULL;
  g_autofree char *sample = smith_schema_sample (schema, SMITH_SCHEMA_ASSERT_FORMATS, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sample, ==, rows[i].sample);
}

static void
test_none (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(SmithSchema) schema = compile (none[i].schema, NEW);
  g_autoptr(GError) error = NULL;
  g_autofree char *sample = smith_schema_sample (schema, SMITH_SCHEMA_NONE, &error);

  g_assert_null (sample);
  g_assert_error (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_NO_SAMPLE);
  g_assert_cmpstr (error->message, ==, none[i].reason);
}

/* Every format has an example that is of it, and others that differ. */
static void
test_formats (void)
{
  static const char *const names[] = {
    "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname",
    "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uuid", "uri-template",
    "json-pointer", "relative-json-pointer", "regex",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"minItems\":2,\"uniqueItems\":true,\"items\":{\"type\":\"string\",\"format\":\"%s\"}}",
        names[i]);
      g_autoptr(SmithSchema) schema = compile (text, NEW);
      g_autoptr(GError) error = NULL;
      g_autofree char *sample = smith_schema_sample (schema, SMITH_SCHEMA_ASSERT_FORMATS, &error);

      g_assert_no_error (error);
      g_assert_nonnull (sample);
    }
}

/* Chains of LINK, in which %u is the next one, that end in END.  Each has more ways than could
 * ever be tried, and all of them lead to nothing. */
#define NO_TEXT "{\"type\":\"string\",\"pattern\":\"^(?=b)a$\"}"

static const struct
{
  const char *name;
  guint       n_links;
  const char *link;
  const char *end;
} chains[] = {
  { "any-of", 40,
    "{\"anyOf\":[{\"$ref\":\"#/$defs/%u\",\"title\":\"a\"},{\"$ref\":\"#/$defs/%u\"}]}", NO_TEXT },
  { "objects", 35,
    "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#/$defs/%u\"}}}",
    NO_TEXT },
  { "objects-of-false", 35,
    "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#/$defs/%u\"}}}",
    "false" },
  { "lists", 35, "{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/%u\"}}",
    NO_TEXT },
  { "ifs", 40,
    "{\"if\":{\"$ref\":\"#/$defs/%u\",\"title\":\"a\"},\"else\":{\"$ref\":\"#/$defs/%u\"}}",
    NO_TEXT },
};

static SmithSchema *
compile_chain (gsize row)
{
  g_autoptr(GString) text = g_string_new ("{\"$ref\":\"#/$defs/0\",\"$defs\":{");

  for (guint i = 0; i < chains[row].n_links; i++)
    {
      g_autofree char *next = g_strdup_printf ("%u", i + 1);
      g_autoptr(GString) link = g_string_new (chains[row].link);

      g_string_replace (link, "%u", next, 0);
      g_string_append_printf (text, "\"%u\":%s,", i, link->str);
    }
  g_string_append_printf (text, "\"%u\":%s}}", chains[row].n_links, chains[row].end);

  return compile (text->str, NEW);
}

/* What has no end of ways is given up in a bounded time. */
static void
test_bounded (gconstpointer data)
{
  g_autoptr(SmithSchema) schema = compile_chain (GPOINTER_TO_SIZE (data));
  g_autoptr(GError) error = NULL;

  g_assert_null (smith_schema_sample (schema, SMITH_SCHEMA_NONE, &error));
  g_assert_error (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_NO_SAMPLE);
}

/* To say what is wrong takes no more steps than to find it: of 3,000 values none is text, and
 * what else is asked of them would take 2^30 steps each. */
static void
test_words (void)
{
  g_autoptr(GString) text = g_string_new ("{\"allOf\":[{\"type\":\"string\"},{\"$ref\":"
                                          "\"#/$defs/0\"}],\"enum\":[0");
  g_autoptr(SmithSchema) schema = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i < 3000; i++)
    g_string_append_printf (text, ",%u", i);
  g_string_append (text, "],\"$defs\":{");
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "\"%u\":{\"anyOf\":[{\"$ref\":\"#/$defs/%u\"},"
                            "{\"$ref\":\"#/$defs/%u\"}]},", i, i + 1, i + 1);
  g_string_append (text, "\"30\":false}}");
  schema = compile (text->str, NEW);
  g_assert_null (smith_schema_sample (schema, SMITH_SCHEMA_NONE, &error));
  g_assert_error (error, SMITH_SCHEMA_ERROR, SMITH_SCHEMA_ERROR_NO_SAMPLE);
}

/* Members that bring one another along, more than there may be. */
static void
test_dependent (void)
{
  g_autoptr(GString) text = g_string_new ("{\"type\":\"object\",\"required\":[\"0\"],"
                                          "\"dependentRequired\":{");
  g_autoptr(SmithSchema) schema = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "\"%u\":[\"%u\"],", i, i + 1);
  g_string_append (text, "\"50000\":[]}}");
  schema = compile (text->str, NEW);
  g_assert_null (smith_schema_sample (schema, SMITH_SCHEMA_NONE, &error));
  g_assert_cmpstr (error->message, ==, "No value was found that fits: the smallest object would be "
                   "too large for a sample");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-sample/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-sample/none/", none[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_none);
    }
  g_test_add_func ("/schema-sample/formats", test_formats);
  g_test_add_func ("/schema-sample/words", test_words);
  g_test_add_func ("/schema-sample/dependent", test_dependent);
  for (gsize i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-sample/bounded/", chains[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bounded);
    }

  return g_test_run ();
}
