/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc-support.h"

#include <string.h>

/* The ways of looking ahead in JSON, held against reading a value at a time. */

typedef struct
{
  const char *name;
  const char *text;  /* some values of an array */
} Row;

static const Row rows[] = {
  { "strings", "\"\",\"a\",\"b c\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"" },
  { "long-string", "\"0123456789012345678901234567890123456789012345678901234567890123456789\"" },
  { "escapes", "\"\\\\\",\"\\\"\",\"\\\\\\\"\",\"\\n\\\\\\\\\",\"\\u0041\",\"a\",\"\\\\\\\\\"" },
  { "escape-unknown", "\"a\\x\",1" },
  { "not-ascii", "\"\xC3\xA4\",\"a\",\"\xF0\x9F\x98\x80\",\"b\"" },
  { "not-utf8", "\"a\",\"\xC3\",\"b\"" },
  { "control", "\"a\",\"b\nc\",1" },
  { "delete", "\"a\x7F\",\"b\"" },
  { "control-outside", "\"a\"\n,\t\"b\"\r,1" },
  { "not-ascii-outside", "\"a\",\xC3\xA4,1" },
  { "unclosed", "\"a\",\"b" },
  { "numbers", "0,-1,12,1.5,-0.25e+10,1E5,123456789012345678901234567890" },
  { "numbers-wrong", "1,01" },
  { "number-point", "1,2." },
  { "words", "true,false,null,true" },
  { "word-wrong", "true,fals,1" },
  { "empty", "{},[],[[]],[{}],{\"a\":{}}" },
  { "objects", "{\"a\":1,\"b\":{\"c\":[1,{\"d\":\"e\"}]}},{\"type\":\"x\",\"$ref\":\"y\"}" },
  { "spaces", " { \"a\" : 1 , \"b\"\n:\n[ 1 , 2 ]\n} , [ ] , { } " },
  { "duplicates", "{\"a\":1,\"a\":2,\"b\":3,\"a\":4}" },
  { "duplicate-escaped", "{\"a\":1,\"\\u0061\":2},{\"\\u0061\":1,\"a\":2}" },
  { "duplicates-of-many", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,"
    "\"i\":1,\"j\":1,\"k\":1,\"l\":1,\"m\":1,\"a\":1,\"n\":1,\"m\":1}" },
  { "keys", "{\"\":0,\"1\":0,\"12\":0,\"123\":0,\"1234\":0,\"12345678\":0,\"123456789\":0}" },
  { "keys-long", "{\"1234567890123456\":0,\"12345678901234567\":0,"
    "\"12345678901234567890123456789012345678901234567890\":0}" },
  { "references", "{\"$ref\":\"#/components/schemas/A\"},{\"mapping\":{\"a\":\"#/a/b/c/d\"}},"
    "{\"operationRef\":\"#/a\"},{\"$ref\":\"#/a%20/b/c\"},{\"$ref\":1},"
    "{\"$ref\":\"\\u0023/a/b/c\"}" },
  { "comma-at-the-end", "[1,2,],1" },
  { "comma-missing", "[1 2],1" },
  { "colon-missing", "{\"a\" 1},1" },
  { "value-missing", "{\"a\":},1" },
  { "key-missing", "{1:2},1" },
  { "bracket-wrong", "[1},1" },
  { "bracket-too-many", "1],1" },
  { "quote-outside", "1\",1" },
};

/* How far from the end, and from the place where looking ahead begins anew, a row stands. */
static void
test_places (gconstpointer data)
{
  const Row *row = data;
  static const guint gaps[] = { 0, 30, 64, 100, 200, 5000 };

  for (gsize g = 0; g < G_N_ELEMENTS (gaps); g++)
    for (guint shift = 0; shift < 66; shift++)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        g_autoptr(GBytes) bytes = NULL;

        g_string_append_printf (text, "[%*s\"", (int) shift, "");
        for (guint i = 0; i < 4096 - 70; i++)
          g_string_append_c (text, 'x');
        g_string_append_printf (text, "\",%s,\"%*s\",[{\"a\":1}]]", row->text, (int) gaps[g], "");
        bytes = g_string_free_to_bytes (g_steal_pointer (&text));
        doc_check_ways (bytes);
      }
}

/* A row alone, and each beginning of it. */
static void
test_cut (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = g_strdup_printf ("[%s]", row->text);

  for (gsize length = 0; length <= strlen (text); length++)
    {
      /* no byte behind the text */
      g_autoptr(GBytes) bytes = g_bytes_new_take (g_memdup2 (text, length), length);

      doc_check_ways (bytes);
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autoptr(GString) all = g_string_new ("[");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strstr (rows[i].name, "missing") == NULL && strstr (rows[i].name, "wrong") == NULL)
      g_string_append_printf (all, "%s[{\"k\":[%s]}]", i > 0 ? ",\n  " : "", rows[i].text);
  g_string_append_c (all, ']');
  for (guint i = 0; i < 2000; i++)
    {
      gsize n;
      g_autofree char *changed = doc_mutate (all->str, all->len, random, &n);
      g_autoptr(GBytes) bytes = g_bytes_new_take (g_steal_pointer (&changed), n);

      doc_check_ways (bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *places = g_strdup_printf ("/json-ways/places/%s", rows[i].name);
      g_autofree char *cut = g_strdup_printf ("/json-ways/cut/%s", rows[i].name);

      g_test_add_data_func (places, &rows[i], test_places);
      g_test_add_data_func (cut, &rows[i], test_cut);
    }
  g_test_add_func ("/json-ways/random", test_random);

  return g_test_run ();
}
