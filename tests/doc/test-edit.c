/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-support.h"

#include <string.h>

#include "doc-support.h"

/* Before, what is done, after: to the byte. */

typedef struct
{
  const char    *name;
  const char    *before;
  EditOperation  operation;
  const char    *after;
} Row;

#define PRETTY \
  "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {}\n}\n"
#define COMPACT "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":{}}"
#define CRLF "{\r\n\t\"a\": 1,\r\n\t\"b\": [\"x\", \"y\"]\r\n}\r\n"

static const Row json_rows[] = {
  { "set-scalar", PRETTY, { "set", "/a", .value = "\"x\"" },
    "{\n  \"a\": \"x\",\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {}\n"
    "}\n" },
  { "set-object", PRETTY, { "set", "/a", .value = "{\"k\": [1.50, {}]}" },
    "{\n  \"a\": {\n    \"k\": [\n      1.50,\n      {}\n    ]\n  },\n"
    "  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {}\n}\n" },
  { "set-root", "[1]\n", { "set", "", .value = "{\"a\": 1}" }, "{\"a\": 1}\n" },
  { "set-keeps-one-line", "{\n  \"a\": [1, 2],\n  \"b\": 1\n}", { "set", "/a", .value = "[3]" },
    "{\n  \"a\": [3],\n  \"b\": 1\n}" },
  { "set-compact", COMPACT, { "set", "/b", .value = "{\"x\": [1, {\"y\": 2}]}" },
    "{\"a\":1,\"b\":{\"x\":[1,{\"y\":2}]},\"d\":{}}" },
  { "set-crlf-tabs", CRLF, { "set", "/a", .value = "{\"x\": 1}" },
    "{\r\n\t\"a\": {\r\n\t\t\"x\": 1\r\n\t},\r\n\t\"b\": [\"x\", \"y\"]\r\n}\r\n" },
  { "member-last", PRETTY, { "member", "/b", "e", NULL, "true" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ],\n    \"e\": true\n  },\n"
    "  \"d\": {}\n}\n" },
  { "member-before", PRETTY, { "member", "", "e", "/b", "[]" },
    "{\n  \"a\": 1,\n  \"e\": [],\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n"
    "  \"d\": {}\n}\n" },
  { "member-into-empty", PRETTY, { "member", "/d", "e", NULL, "[1]" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n"
    "  \"d\": {\n    \"e\": [\n      1\n    ]\n  }\n}\n" },
  { "members", PRETTY, { "members", "/b", .value = "{\"e\": true, \"f\": {}}" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ],\n    \"e\": true,\n"
    "    \"f\": {}\n  },\n  \"d\": {}\n}\n" },
  { "members-compact", COMPACT, { "members", "/b", .value = "{\"e\": 1, \"f\": [2]}" },
    "{\"a\":1,\"b\":{\"c\":[1,2],\"e\":1,\"f\":[2]},\"d\":{}}" },
  { "members-into-empty", COMPACT, { "members", "/d", .value = "{\"e\": 1, \"f\": 2}" },
    "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":{\"e\":1,\"f\":2}}" },
  { "members-none", COMPACT, { "members", "/b", .value = "{}" }, COMPACT },
  { "replace", COMPACT, { "replace", "/b", .value = "{\"x\": 1}" },
    "{\"a\":1,\"b\":{\"x\":1},\"d\":{}}" },
  { "member-compact", COMPACT, { "member", "/b", "é\"\n", NULL, "\"x\"" },
    "{\"a\":1,\"b\":{\"c\":[1,2],\"é\\\"\\n\":\"x\"},\"d\":{}}" },
  { "member-compact-empty", COMPACT, { "member", "/d", "e", NULL, "1" },
    "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":{\"e\":1}}" },
  { "member-spaced-colon", "{\"a\" : 1, \"b\" : {}}", { "member", "/b", "c", NULL, "{\"d\": 1}" },
    "{\"a\" : 1, \"b\" : {\"c\" : {\"d\" : 1}}}" },
  { "member-crlf-tabs", CRLF, { "member", "", "c", NULL, "[1]" },
    "{\r\n\t\"a\": 1,\r\n\t\"b\": [\"x\", \"y\"],\r\n\t\"c\": [1]\r\n}\r\n" },
  { "member-empty-root", "{}", { "member", "", "a", NULL, "1" }, "{\n  \"a\": 1\n}" },
  { "element-last", PRETTY, { "element", "/b/c", NULL, NULL, "3" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2,\n      3\n    ]\n  },\n"
    "  \"d\": {}\n}\n" },
  { "element-before", COMPACT, { "element", "/b/c", NULL, "/b/c/0", "0" },
    "{\"a\":1,\"b\":{\"c\":[0,1,2]},\"d\":{}}" },
  { "element-like-its-siblings", "[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n",
    { "element", "", NULL, NULL, "{\"a\": 3, \"b\": []}" },
    "[\n  {\"a\": 1},\n  {\"a\": 2},\n  {\"a\": 3, \"b\": []}\n]\n" },
  { "remove-first", PRETTY, { "remove", "/a" },
    "{\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {}\n}\n" },
  { "remove-last", PRETTY, { "remove", "/d" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  }\n}\n" },
  { "remove-only", PRETTY, { "remove", "/b/c" }, "{\n  \"a\": 1,\n  \"b\": {},\n  \"d\": {}\n}\n" },
  { "remove-neighbours", COMPACT, { "remove", "/a /b" }, "{\"d\":{}}" },
  { "remove-ends", COMPACT, { "remove", "/d /a" }, "{\"b\":{\"c\":[1,2]}}" },
  { "remove-nested-too", COMPACT, { "remove", "/b /b/c/0 /a" }, "{\"d\":{}}" },
  { "remove-crlf", CRLF, { "remove", "/b" }, "{\r\n\t\"a\": 1\r\n}\r\n" },
  { "key", PRETTY, { "key", "/a", "b/\"c" },
    "{\n  \"b/\\\"c\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n"
    "  \"d\": {}\n}\n" },
  { "key-same", COMPACT, { "key", "/a", "a" }, COMPACT },
  { "component",
    "{\"components\": {\"schemas\": {\"A b\": {}, \"C\": {\"$ref\": "
    "\"#/components/schemas/A%20b\"}}},\n"
    " \"x\": [{\"$ref\":\"#/components/schemas/A b/properties/q\"}, {\"$ref\": "
    "\"#/components/schemas/A\"},"
    " {\"$ref\": \"#\\/components/schemas/A b\"}]}",
    { "component", "/components/schemas/A b", "D/é" },
    "{\"components\": {\"schemas\": {\"D/é\": {}, \"C\": {\"$ref\": "
    "\"#/components/schemas/D~1%C3%A9\"}}},\n"
    " \"x\": [{\"$ref\":\"#/components/schemas/D~1%C3%A9/properties/q\"}, {\"$ref\": "
    "\"#/components/schemas/A\"},"
    " {\"$ref\": \"#/components/schemas/D~1%C3%A9\"}]}" },
  { "move-up", PRETTY, { "move", "/d", .before = ">/a" },
    "{\n  \"d\": {},\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  }\n}\n" },
  { "move-out", PRETTY, { "move", "/b/c", .before = "" },
    "{\n  \"a\": 1,\n  \"b\": {},\n  \"d\": {},\n  \"c\": [\n    1,\n    2\n  ]\n}\n" },
  { "move-in", PRETTY, { "move", "/a", "z", "/d" },
    "{\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {\n    \"z\": 1\n"
    "  }\n}\n" },
  { "move-nowhere", COMPACT, { "move", "/a", .before = ">/b" }, COMPACT },
  { "move-element", COMPACT, { "move", "/b/c/0", .before = "/b/c" },
    "{\"a\":1,\"b\":{\"c\":[2,1]},\"d\":{}}" },
  { "wrap", PRETTY, { "wrap", "/b/c", "k" },
    "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": {\n      \"k\": [\n        1,\n        2\n      ]\n"
    "    }\n"
    "  },\n  \"d\": {}\n}\n" },
  { "wrap-array-compact", COMPACT, { "wrap", "/b" }, "{\"a\":1,\"b\":[{\"c\":[1,2]}],\"d\":{}}" },
  { "wrap-root", "{\n  \"a\": 1\n}\n",
    { "wrap", "", "k" }, "{\n  \"k\": {\n    \"a\": 1\n  }\n}\n" },
  { "put-there", COMPACT, { "put", "/b/c/1", .value = "null" },
    "{\"a\":1,\"b\":{\"c\":[1,null]},\"d\":{}}" },
  { "put-new-member", COMPACT, { "put", "#/d/x~1y", .value = "1" },
    "{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":{\"x/y\":1}}" },
  { "put-new-element", COMPACT, { "put", "/b/c/-", .value = "3" },
    "{\"a\":1,\"b\":{\"c\":[1,2,3]},\"d\":{}}" },
};

#define YAML \
  "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'A b'\n  # about tags\n" \
    "  tags:\n" \
  "    - x # first\n    - y\n  # end of info\npaths: {}\n"

static const Row yaml_rows[] = {
  { "move-the-only-block", "a:\n  b: |+\n    x", { "move", "/a/b", "c", "" },
    "a: {}\nc: |-\n  x" },
  { "move-a-block-behind-comments", "a:\n  b: # x\n    c: |\n      y\n  d: 1\ne: 2\n  # z\n",
    { "move", "/a/b", "f", "" }, "a:\n  d: 1\ne: 2\n  # z\nf: # x\n  c: |\n    y\n" },
  { "remove-around-a-comment", "- - a # a\n# x\n  # b\n  - b\n  - c\n", { "remove", "/0/0 /0/1" },
    "- # x\n  - c\n" },
  { "move-a-block-to-the-end", "a:\n  b: 1\n  c: |\n    x", { "move", "/a/c", "d", "" },
    "a:\n  b: 1\nd: |-\n  x" },
  { "move-before-blank-lines", "a:\n  - b\n\n  - c\n\n\n", { "move", "/a/1", "d", "" },
    "a:\n  - b\n\nd: c\n\n\n" },
  { "move-behind-a-kept-block", "a:\n  b: |+\n    x\n\n  c: 1", { "move", "/a/c", "d", "" },
    "a:\n  b: |+\n    x\n\nd: 1" },
  { "set-behind-a-tab", "a:\tb\n", { "set", "/a", .value = "\"c\\nd\\n\"" }, "a:\t|\n  c\n  d\n" },
  { "first-behind-a-byte-order-mark", "\xEF\xBB\xBF# a\n\nb: 1\n", { "member", "", "a", "/b", "2" },
    "\xEF\xBB\xBF# a\n\na: 2\nb: 1\n" },
  { "remove-behind-a-byte-order-mark", "\xEF\xBB\xBF" "b: 1\nc: 2\n", { "remove", "/b" },
    "\xEF\xBB\xBF" "c: 2\n" },
  { "set-scalar", YAML, { "set", "/info/title", .value = "\"c\"" },
    "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'c'\n  # about tags\n"
    "  tags:\n"
    "    - x # first\n    - y\n  # end of info\npaths: {}\n" },
  { "set-keeps-the-comment", "a: 1  # c\nb: 2\n", { "set", "/a", .value = "\"x: y\"" },
    "a: 'x: y'  # c\nb: 2\n" },
  { "set-object-keeps-the-comment", "a: 1  # c\nb: 2\n", { "set", "/a", .value = "{\"k\": [1]}" },
    "a:  # c\n  k:\n    - 1\nb: 2\n" },
  { "set-object-in-sequence", "- 1 # c\n- 2\n", { "set", "/0",
    .value = "{\"a\": 1, \"b\": {\"c\": 2}}" },
    "- a: 1 # c\n  b:\n    c: 2\n- 2\n" },
  { "set-flat-for-block", "a: # c\n  b: 1\n  c: 2 # d\n# e\nf: 1\n", { "set", "/a", .value = "5" },
    "a: 5 # c\n# e\nf: 1\n" },
  { "set-block-for-block", "a:\n    b: 1\n    c: 2\nd: 1\n", { "set", "/a",
    .value = "{\"x\": {\"z\": 1}}" },
    "a:\n    x:\n        z: 1\nd: 1\n" },
  { "set-map-for-unindented-list", "a:\n- 1\n- 2\nb: 1\n", { "set", "/a", .value = "{\"x\": [1]}" },
    "a:\n  x:\n  - 1\nb: 1\n" },
  { "set-missing", "a:\nb: 1\n", { "set", "/a", .value = "[1]" }, "a:\n  - 1\nb: 1\n" },
  { "set-missing-comment", "a: # c\nb: 1\n", { "set", "/a", .value = "5" }, "a: 5 # c\nb: 1\n" },
  { "set-drops-a-tag", "a: !!str 5\n", { "set", "/a", .value = "6" }, "a: 6\n" },
  { "set-keeps-an-anchor", "a: &x 5\nb: *x\n", { "set", "/a", .value = "6" }, "a: &x 6\nb: *x\n" },
  { "set-alias", "a: &x 5\nb: *x\n", { "set", "/b", .value = "6" }, "a: &x 5\nb: 6\n" },
  { "set-flow", "a: {b: 1, c: [x]}\n", { "set", "/a/c", .value = "{\"d\": \"e, f\"}" },
    "a: {b: 1, c: {d: 'e, f'}}\n" },
  { "set-flow-stays-flow", "a: {b: 1}\n", { "set", "/a", .value = "{\"c\": 1}" }, "a: {c: 1}\n" },
  { "set-what-a-tagged-name-shows", "a: &x {b: 1}\n! <<: *x\n", { "set", "/a", .value = "2" },
    "a: &x 2\n! <<: *x\n" },
  { "set-what-is-deep-in-a-merge", "a: &x {b: 1}\nc:\n  <<: {d: *x}\n",
    { "set", "/a", .value = "2" }, "a: &x 2\nc:\n  <<: {d: *x}\n" },
  { "set-flow-lines", "a: {\n    b: 1\n  }\n", { "set", "/a", .value = "{\"c\": {\"d\": 1}}" },
    "a: {\n    c: {\n      d: 1\n    }\n  }\n" },
  { "set-like-json", "{\"a\": \"b\"}\n", { "set", "/a", .value = "\"c\"" }, "{\"a\": \"c\"}\n" },
  { "set-double-quotes", "a: \"b\"\n", { "set", "/a", .value = "\"c\"" }, "a: \"c\"\n" },
  { "literal", "a: |\n    one\n    two\nb: 1\n", { "set", "/a", .value = "\"three\\nfour\\n\"" },
    "a: |\n    three\n    four\nb: 1\n" },
  { "literal-strip", "a: |- # c\n  one\n\nb: 1\n", { "set", "/a", .value = "\"two\"" },
    "a: |- # c\n  two\n\nb: 1\n" },
  { "literal-keep", "a: |+\n  one\n\nb: 1\n", { "set", "/a", .value = "\"two\\n\"" },
    "a: |+\n  two\nb: 1\n" },
  { "literal-chomping-must-change", "a: |\n  one\nb: 1\n", { "set", "/a", .value = "\"two\"" },
    "a: |-\n  two\nb: 1\n" },
  { "folded", "a: >\n  one\n  two\nb: 1\n", { "set", "/a", .value = "\"three\\nfour\\n\"" },
    "a: >\n  three\n\n  four\nb: 1\n" },
  { "literal-gives-way", "a: | # c\n  one\n  two\nb: 1\n", { "set", "/a", .value = "7" },
    "a: 7 # c\nb: 1\n" },
  { "literal-in-sequence", "- |\n  one\n- 2\n", { "set", "/0", .value = "{\"a\": \"x\\ny\"}" },
    "- a: |-\n    x\n    y\n- 2\n" },
  { "literal-at-the-end", "a: 1", { "set", "/a", .value = "\"x\\ny\\n\"" }, "a: |\n  x\n  y\n" },
  { "literal-and-a-deep-comment", "a: 1\n    # c\nb: 1\n", { "set", "/a", .value = "\"x\\ny\\n\"" },
    "a: \"x\\ny\\n\"\n    # c\nb: 1\n" },
  { "set-before-a-tab", "a: 1\n\n \t\nb: 1\n", { "set", "/a", .value = "\"a: b\\n\"" },
    "a: \"a: b\\n\"\n\n \t\nb: 1\n" },
  { "set-behind-an-anchor-below", "a:\n  &x 5\nb: 1\n", { "set", "/a", .value = "\"a: b\\n\"" },
    "a:\n  &x \"a: b\\n\"\nb: 1\n" },
  { "set-root", "a: 1\n", { "set", "", .value = "[1, {\"b\": 2}]" }, "- 1\n- b: 2\n" },
  { "set-indented-root", "    x\n", { "set", "", .value = "\"a: b\\n\"" }, "    |\n    a: b\n" },
  { "set-root-with-anchor", "&x\n", { "set", "", .value = "\"a: b\\n\"" },
    "&x \"a: b\\n\"\n" },
  { "set-lines-of-root-with-anchor", "--- &x\na: 1\n", { "set", "", .value = "\"a: b\\n\"" },
    "--- &x\n|\n  a: b\n" },
  { "set-block-of-root-with-anchor", "&x |\n    a\n", { "set", "", .value = "\"a: b\\n\"" },
    "&x \"a: b\\n\"\n" },
  { "set-root-with-anchor-further-in", "...\n &x 5\n", { "set", "", .value = "\"a: b\\n\"" },
    "...\n &x \"a: b\\n\"\n" },
  { "set-before-a-line-of-tabs", "a: 1\n\t\nb: 1\n", { "set", "/a", .value = "\"a: b\\n\"" },
    "a: \"a: b\\n\"\n\t\nb: 1\n" },
  { "set-before-a-line-of-blanks", "a: 1\n     \nb: 2\n", { "set", "/a", .value = "\"a: b\\n\"" },
    "a: \"a: b\\n\"\n     \nb: 2\n" },
  { "set-before-blanks-at-the-end", "a: 1\n     ", { "set", "/a", .value = "\"a: b\\n\"" },
    "a: \"a: b\\n\"\n     " },
  { "element-before-a-line-of-blanks", "a:\n  - 1\n     \nb: 1\n",
    { "element", "/a", .value = "\"a: b\\n\"" }, "a:\n  - 1\n  - \"a: b\\n\"\n     \nb: 1\n" },
  { "remove-before-a-line-of-blanks", "a: |\n  x\nb: 1\n     \nc: 2\n", { "remove", "/b" },
    "a: |\n  x\nc: 2\n" },
  { "remove-before-blanks-at-the-end", "a: |\n  x\nb: 1\n     ", { "remove", "/b" },
    "a: |\n  x\n" },
  { "set-right-behind-an-anchor", "a: &x{b: 1}\n", { "set", "/a", .value = "2" }, "a: &x 2\n" },
  { "set-right-behind-an-anchor-in-brackets", "[&x[1], 2]\n", { "set", "/0", .value = "2" },
    "[&x 2, 2]\n" },
  { "set-behind-a-tag-and-a-tab", "a:\n  !!str\tb\n", { "set", "/a", .value = "2" },
    "a:\n  2\n" },
  { "set-root-with-a-tag", "!!str 5\n", { "set", "", .value = "6" }, "6\n" },
  { "set-root-behind-a-tab", "\tx\n", { "set", "", .value = "\"a: b\\n\"" }, "|\n  a: b\n" },
  { "set-root-after-dashes", "--- 5\n", { "set", "", .value = "{\"b\": 2}" }, "---\nb: 2\n" },

  { "member-last", YAML, { "member", "/info", "x", NULL, "{\"z\": 1}" },
    "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'A b'\n  # about tags\n"
    "  tags:\n"
    "    - x # first\n    - y\n  x:\n    z: 1\n  # end of info\npaths: {}\n" },
  { "member-before-its-comment", YAML, { "member", "/info", "x", "/info/tags", "1" },
    "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'A b'\n  x: 1\n"
    "  # about tags\n"
    "  tags:\n    - x # first\n    - y\n  # end of info\npaths: {}\n" },
  { "member-into-empty", YAML, { "member", "/paths", "/x", NULL, "{\"get\": {}}" },
    "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'A b'\n  # about tags\n"
    "  tags:\n"
    "    - x # first\n    - y\n  # end of info\npaths:\n  /x:\n    get: {}\n" },
  { "member-no-final-newline", "a: 1", { "member", "", "b", NULL, "\"no\"" }, "a: 1\nb: 'no'" },
  { "member-after-open-literal", "a: |\n  x",
    { "member", "", "b", NULL, "1" }, "a: |-\n  x\nb: 1" },
  { "member-crlf", "a: 1\r\nb:\r\n  c: 1\r\n", { "member", "/b", "d", NULL, "[1, 2]" },
    "a: 1\r\nb:\r\n  c: 1\r\n  d:\r\n    - 1\r\n    - 2\r\n" },
  { "member-in-sequence", "- a: 1\n  b: 2\n", { "member", "/0", "c", "/0/a", "[1]" },
    "- c:\n    - 1\n  a: 1\n  b: 2\n" },
  { "member-flow", "a: {b: 1}\n", { "member", "/a", "c", NULL, "[1]" }, "a: {b: 1, c: [1]}\n" },
  { "member-flow-lines", "a: {\n    b: 1, # b\n    c: 2 # c\n  }\n",
    { "member", "/a", "d", NULL, "3" },
    "a: {\n    b: 1, # b\n    c: 2, # c\n    d: 3\n  }\n" },
  { "member-flow-trailing-comma", "a: [x, y,]\n", { "element", "/a", NULL, NULL, "\"z\"" },
    "a: [x, y, z,]\n" },
  { "set-bare-pair-with-an-anchor", "[&k a: 0, 1]\n", { "set", "/0", .value = "5" }, "[5, 1]\n" },
  { "member-bare-pair-with-an-anchor", "[&k a: 0, {c: *k}]\n", { "member", "/0", "b", NULL, "1" },
    "[{&k a: 0, b: 1}, {c: *k}]\n" },
  { "member-bare-pair-with-a-tag", "[! a: 0]\n", { "member", "/0", "b", "/0/a", "1" },
    "[{b: 1, ! a: 0}]\n" },
  { "set-behind-a-mark-in-brackets", "{? , a: 1}\n", { "set", "/", .value = "5" },
    "{? : 5, a: 1}\n" },
  { "member-behind-a-mark-in-brackets", "[? , 1]\n", { "member", "/0", "b", NULL, "1" },
    "[{? , b: 1}, 1]\n" },
  { "remove-behind-a-mark-in-brackets", "{? , a: 1}\n", { "remove", "/a" }, "{? }\n" },
  { "member-bare-pair", "- [a: 1]\n", { "member", "/0/0", "b", NULL, "2" }, "- [{a: 1, b: 2}]\n" },
  { "member-quoted-keys", "\"a\": 1\n", { "member", "", "b", NULL, "2" }, "\"a\": 1\n\"b\": 2\n" },
  { "element-of-a-merged-list", "a: &x [{b: 1}]\nc: {<<: *x}\n",
    { "put", "/a/-", .value = "{\"d\": 2}" }, "a: &x [{b: 1}, {d: 2}]\nc: {<<: *x}\n" },
  { "set-of-one-of-several-merges", "<<: [{c: 1}]\n", { "set", "@3", .value = "{\"d\": 2}" },
    "<<: [{d: 2}]\n" },
  { "member-over-merged", "x: &x {a: 1}\ny:\n  <<: *x\n", { "member", "/y", "a", NULL, "2" },
    "x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n" },
  { "element-unindented", "a:\n- x\n- y\nb: 1\n",
    { "element", "/a", NULL, NULL, "{\"p\": [1], \"q\": 2}" },
    "a:\n- x\n- y\n- p:\n  - 1\n  q: 2\nb: 1\n" },
  { "element-wide-dash", "a:\n  -   x: 1\n",
    { "element", "/a", NULL, NULL, "{\"x\": 2, \"z\": 3}" },
    "a:\n  -   x: 1\n  -   x: 2\n      z: 3\n" },
  { "element-before-nested", "- - a\n  - b\n- c\n", { "element", "/0", NULL, "/0/0", "[1, 2]" },
    "- - - 1\n    - 2\n  - a\n  - b\n- c\n" },
  { "element-long-text", "- a\n",
    { "element", "", NULL, NULL,
      "\"A long sentence that does not fit into the eighty columns that a person sees at once.\"" },
    "- a\n- >-\n  A long sentence that does not fit into the eighty columns that a person sees\n"
    "  at once.\n" },

  { "remove-with-comments", YAML, { "remove", "/info/tags" },
    "# head\nopenapi: 3.1.0  # version\n\n# about info\ninfo:\n  title: 'A b'\n  # end of info\n"
    "paths: {}\n" },
  { "remove-block", YAML,
    { "remove", "/info" }, "# head\nopenapi: 3.1.0  # version\n\npaths: {}\n" },
  { "remove-first-keeps-the-head", YAML, { "remove", "/openapi" },
    "# head\n\n# about info\ninfo:\n  title: 'A b'\n  # about tags\n  tags:\n"
    "    - x # first\n    - y\n  # end of info\npaths: {}\n" },
  { "remove-all", "a: # c\n  b: 1\n  d: 2\ne: 1\n",
    { "remove", "/a/d /a/b" }, "a: {} # c\ne: 1\n" },
  { "remove-all-of-root", "- 1\n- 2\n", { "remove", "/0 /1" }, "[]\n" },
  { "remove-behind-a-dash", "- a: 1 # x\n  # about b\n  b: 2\n", { "remove", "/0/a" },
    "- # about b\n  b: 2\n" },
  { "remove-two-behind-a-dash", "- a: 1\n  b: 2\n  c: 3\n", { "remove", "/0/a /0/b" }, "- c: 3\n" },
  { "remove-in-nested-sequence", "- - a\n  - b\n", { "remove", "/0/0" }, "- - b\n" },
  { "remove-last-without-newline", "a: 1\nb: 2", { "remove", "/b" }, "a: 1" },
  { "remove-between-blank-lines", "a: 1\n\nb: 2\n\nc: 3\n", { "remove", "/b" }, "a: 1\n\nc: 3\n" },
  { "remove-behind-kept-breaks", "a: |+\n  x\nb: 1\n\nc: 2\n", { "remove", "/b" },
    "a: |+\n  x\nc: 2\n" },
  { "remove-kept-breaks", "a:\n  b: |+\n    x\n\n  c: 1\n", { "remove", "/a/b" }, "a:\n  c: 1\n" },
  { "remove-around-kept-breaks", "a:\n  - |+\n    x\n\n  - 1\nb: 2\n\nc: 3\n",
    { "remove", "/a/1 /b" },
    "a:\n  - |+\n    x\n\nc: 3\n" },
  { "remove-neighbours-of-two", "a:\n  - 1\n  - 2\nb: 3", { "remove", "/a/1 /b" }, "a:\n  - 1\n" },
  { "remove-before-a-deep-comment", "a: |\n  x\nb: 1\n    # deep\n  # er\nc: 2\n",
    { "remove", "/b" },
    "a: |\n  x\n# deep\n# er\nc: 2\n" },
  { "remove-flow", "a: [x, y, z]\n", { "remove", "/a/0 /a/2" }, "a: [y]\n" },
  { "remove-flow-behind-a-comment", "a: [1, # c\n  2]\n", { "remove", "/a/1" },
    "a: [1 # c\n  ]\n" },
  { "remove-flow-below-a-comment", "a: [\n  1, # c\n  # d\n  2]\n", { "remove", "/a/1" },
    "a: [\n  1 # c\n  ]\n" },
  { "remove-flow-below-a-comment-of-others", "a: {\n  b: 1,\n  # c\n\n  d: 2,}\n",
    { "remove", "/a/d" }, "a: {\n  b: 1,\n  # c\n\n  }\n" },
  { "move-flow-behind-a-comment", "a: [1, # c\n  2]\n", { "move", "/a/1", .before = "/a>/a/0" },
    "a: [2, 1 # c\n  ]\n" },
  { "remove-flow-comments", "a: [\n    x, # x\n    # about y\n    y # y\n  ]\n",
    { "remove", "/a/1" },
    "a: [\n    x # x\n  ]\n" },
  { "remove-flow-first-comment", "a: [\n    x, # x\n    # about y\n    y # y\n  ]\n",
    { "remove", "/a/0" },
    "a: [\n    # about y\n    y # y\n  ]\n" },
  { "remove-literal", "a: |\n  x\n  # y\nb: 1\n", { "remove", "/a" }, "b: 1\n" },
  { "remove-before-a-bare-colon", "a: 0\n  1\nb: 2\n: 3\n", { "remove", "/b" }, "a: 0 1\n: 3\n" },
  { "remove-deep-before-a-bare-colon",
    "a:\n  - c: x\n      y # y\n    d: &d x\n      y\n  - z\n\n:\n  3\n",
    { "remove", "/a/1" }, "a:\n  - c: x\n      y # y\n    d: &d x y\n\n:\n  3\n" },
  { "remove-several-before-a-colon", "a: 0\n  1\nb: 2\nc: 3\n:d: 3\n", { "remove", "/b /c" },
    "a: 0 1\n:d: 3\n" },
  { "remove-behind-a-comment-before-a-colon", "a: 0\n  1 # a\nb: 2\n: 3\n", { "remove", "/b" },
    "a: 0\n  1 # a\n: 3\n" },
  { "set-nameless-with-an-anchor", "a: 0\n: &x 3\n", { "set", "/", .value = "1" },
    "a: 0\n: &x 1\n" },
  { "member-before-nameless-with-an-anchor", "a: 0\n: &x 3\n", { "member", "", "k", "/", "1" },
    "a: 0\nk: 1\n: &x 3\n" },
  { "remove-nameless-with-an-anchor", "a: 0\n&k : &x 3\n", { "remove", "/" }, "a: 0\n" },
  { "remove-nameless-without-a-colon", "a: 1\n? \nb: 2\n", { "remove", "/" }, "a: 1\nb: 2\n" },
  { "key-behind-a-mark-alone", "?\n:b: 1\n", { "key", "/:b", "c" }, "?\nc: 1\n" },
  { "remove-nameless", "a: 1\n:\nb: 2\n", { "remove", "/" }, "a: 1\nb: 2\n" },
  { "remove-nameless-last", "a: 1\n: 3\n", { "remove", "/" }, "a: 1\n" },
  { "remove-nameless-list", "a: 1\n:\n  - 2\nb: 2\n", { "remove", "/" }, "a: 1\nb: 2\n" },
  { "remove-explicit", "? a\n: 1\n? b\n: 2\n", { "remove", "/b" }, "? a\n: 1\n" },

  { "key", "a: 1 # c\n", { "key", "/a", "yes" }, "'yes': 1 # c\n" },
  { "key-quoted", "\"a\": 1\n", { "key", "/a", "b" }, "\"b\": 1\n" },
  { "key-flow", "{a: 1}\n", { "key", "/a", "b,c" }, "{'b,c': 1}\n" },
  { "members", "a: 1\nb:\n  - x\n", { "members", "", .value = "{\"c\": [1], \"d\": \"no\"}" },
    "a: 1\nb:\n  - x\nc:\n  - 1\nd: 'no'\n" },
  { "members-comment-behind", "a:\n  b: 1\n  # end\nc: 2\n",
    { "members", "/a", .value = "{\"x\": 1, \"y\": {\"z\": 2}}" },
    "a:\n  b: 1\n  x: 1\n  'y':\n    z: 2\n  # end\nc: 2\n" },
  { "members-no-line-end", "a: |\n  x", { "members", "", .value = "{\"b\": 1, \"c\": 2}" },
    "a: |-\n  x\nb: 1\nc: 2" },
  { "members-text", "a: 1\n", { "members", "", .value = "{\"b\": \"x\\ny\\n\", \"c\": 2}" },
    "a: 1\nb: |\n  x\n  y\nc: 2\n" },
  { "members-flow", "a: {b: 1} # x\n", { "members", "/a", .value = "{\"c\": 1, \"d\": 2}" },
    "a: {b: 1, c: 1, d: 2} # x\n" },
  { "members-flow-merge", "x: &x {b: 1}\na: {<<: *x}\n",
    { "members", "/a", .value = "{\"c\": 1, \"d\": 2}" },
    "x: &x {b: 1}\na: {c: 1, d: 2, <<: *x}\n" },
  { "replace-flow", "a: {b: 1} # x\nc: 2\n", { "replace", "/a", .value = "{\"d\": {\"e\": 1}}" },
    "a: # x\n  d:\n    e: 1\nc: 2\n" },
  { "replace-flow-lines", "a: {\n  b: 1 } # x\nc: 2\n",
    { "replace", "/a", .value = "{\"d\": 1}" }, "a: # x\n  d: 1\nc: 2\n" },
  { "replace-in-flow", "a: [{b: 1}]\n", { "replace", "/a/0", .value = "{\"d\": 1}" },
    "a: [{d: 1}]\n" },
  { "replace-element", "- {b: 1}\n", { "replace", "/0", .value = "{\"d\": 1, \"e\": 2}" },
    "- d: 1\n  e: 2\n" },
  { "component", "s:\n  A: 1\n  B:\n    $ref: '#/s/A'\nx: {$ref: \"#/s/A/b\"}\n",
    { "component", "/s/A", "it's" },
    "s:\n  it's: 1\n  B:\n    $ref: '#/s/it%27s'\nx: {$ref: \"#/s/it%27s/b\"}\n" },

  { "move-with-comments", "a: 1 # a\n# about b\nb:\n  c: 2 # c\n  d: 3\ne: 4\n",
    { "move", "/b", .before = ">/a" },
    "# about b\nb:\n  c: 2 # c\n  d: 3\na: 1 # a\ne: 4\n" },
  { "move-deeper", "a:\n  x: 1\n# about b\nb:\n  c: |\n    t\n  d: 3 # d\n",
    { "move", "/b", .before = "/a" },
    "a:\n  x: 1\n  # about b\n  b:\n    c: |\n      t\n    d: 3 # d\n" },
  { "move-nameless-behind-lines", "a: 0\n  1\nb: 0\n: 3\n", { "move", "/", .before = ">/b" },
    "a: 0\n  1\n'': 3\nb: 0\n" },
  { "move-a-name-with-a-colon-behind-lines", "a: 0\n  1\nb: 0\n:c: 3\n",
    { "move", "/:c", .before = ">/b" }, "a: 0\n  1\n':c': 3\nb: 0\n" },
  { "move-nameless-into-a-list", "a:\n  - 0\n: 3\n", { "move", "/", .before = "/a" },
    "a:\n  - 0\n  - 3\n" },
  { "move-nameless-with-a-mark", "a:\n  b: 0\n? \n: 3\n", { "move", "/", "c", "/a" },
    "a:\n  b: 0\n  c: 3\n" },
  { "move-before-a-bare-colon", ":\n  x\nb:\n  0\n  1\n", { "move", "/b", .before = ">/" },
    "b: 0 1\n:\n  x\n" },
  { "move-before-a-name-with-a-colon", ":c: x\nb:\n  0\n  1\n", { "move", "/b", .before = ">/:c" },
    "b: 0 1\n:c: x\n" },
  { "move-to-the-end-before-a-bare-colon", "a:\n  c: 1\n:\n  x\nb:\n  0\n  1\n",
    { "move", "/b", "b", "/a" }, "a:\n  c: 1\n  b: 0 1\n:\n  x\n" },
  { "move-renamed", "a: {}\n# about b\nb: [x] # x\n", { "move", "/b", "c", "/a" },
    "a:\n  # about b\n  c: [x] # x\n" },
  { "move-out-of-sequence", "s:\n  # about it\n  - k: 1\n    l: 2\n  - y\n",
    { "move", "/s/0", "m", "" },
    "s:\n  - y\n# about it\nm:\n  k: 1\n  l: 2\n" },
  { "move-kept-breaks", "a:\n  b: |+ # b\n    x\n\n  c: 1\nd: 2\n",
    { "move", "/a/b", .before = ">/d" },
    "a:\n  c: 1\nb: |+ # b\n  x\n\nd: 2\n" },
  { "move-kept-breaks-before-blank", "# a\na: 1\n# b\nb: |+\n  x\n\nc:\n  d: 1\n\ne: 1\n",
    { "move", "/b", .before = "/c" },
    "# a\na: 1\nc:\n  d: 1\n  # b\n  b: \"x\\n\\n\"\n\ne: 1\n" },
  { "move-nothing", "a: # a\nb:\n- 1\n", { "move", "/a", .before = "/b>/b/0" },
    "b:\n- null # a\n- 1\n" },
  { "move-comments-at-the-end", "a:\n  b: 1\n  # end\nc:\n  - 1\n",
    { "move", "/a", .before = "/c" },
    "c:\n  - 1\n  - b: 1\n    # end\n" },
  { "move-before-a-deep-comment", "a: |\n  x\nb: {}\n    # deep\n",
    { "move", "/a", .before = "/b" },
    "b:\n  a: \"x\\n\"\n    # deep\n" },
  { "move-into-sequence", "s:\n  - y\nm: # m\n  k: 1\n  l: 2\n", { "move", "/m",
    .before = "/s>/s/0" },
    "s:\n  - # m\n    k: 1\n    l: 2\n  - y\n" },
  { "move-into-flow", "f: {a: 1}\nm:\n  k: 1\n", { "move", "/m", .before = "/f" },
    "f: {a: 1, m: {k: 1}}\n" },
  { "move-out-of-flow", "f: {a: [x,  z], b: 1}\n", { "move", "/f/a", .before = "" },
    "f: {b: 1}\na:\n  - x\n  - z\n" },

  { "wrap-scalar", "a: 1 # c\nb: 2\n", { "wrap", "/a", "k" }, "a: # c\n  k: 1\nb: 2\n" },
  { "wrap-map", "a:\n  # about b\n  b: 1\n  c: 2\nd: 1\n", { "wrap", "/a", "k" },
    "a:\n  k:\n    # about b\n    b: 1\n    c: 2\nd: 1\n" },
  { "wrap-in-list", "a:\n  b: 1\n  c: 2\n", { "wrap", "/a" }, "a:\n  - b: 1\n    c: 2\n" },
  { "wrap-anchor", "a: &x\n  b: 1\nc: *x\n",
    { "wrap", "/a", "k" }, "a:\n  k: &x\n    b: 1\nc: *x\n" },
  { "wrap-flow", "a: {b: 1}\n", { "wrap", "/a/b", "k" }, "a: {b: {k: 1}}\n" },
  { "wrap-flow-value", "a: {b: 1}\n", { "wrap", "/a", "k" }, "a:\n  k: {b: 1}\n" },
  { "wrap-element", "- 1\n- a: 1\n  b: 2\n",
    { "wrap", "/1", "k" }, "- 1\n- k:\n    a: 1\n    b: 2\n" },
  { "wrap-bare-pair", "[a: 1]\n", { "wrap", "/0", "k" }, "[{k: {a: 1}}]\n" },
  { "member-bare-pair-of-several", "[a: 1, b]\n", { "member", "/0", "c", NULL, "2" },
    "[{a: 1, c: 2}, b]\n" },
  { "move-the-open-last", "a:\n  - 1\nb: |\n  x", { "move", "/b", .before = "/a" },
    "a:\n  - 1\n  - |-\n    x\n" },
  { "wrap-root-with-anchor", "&x 5\n", { "wrap", "", "k" }, "k: &x 5\n" },
  { "wrap-root-behind-dashes", "--- &x 5\n", { "wrap", "", "k" }, "---\nk: &x 5\n" },
  { "wrap-lines-before-a-bare-colon", "a: 0\n  1 # c\n: 3\n", { "wrap", "/a", "k" },
    "a:\n  k: 0\n    1 # c\n: 3\n" },
  { "wrap-lines-of-a-list-before-a-colon", "a:\n- 0\n  1 # c\n:b: 3\n", { "wrap", "/a/0" },
    "a:\n-\n  - 0\n    1 # c\n:b: 3\n" },
  { "wrap-lines", "- one\n  two # c\n", { "wrap", "/0" }, "- # c\n  - one\n    two\n" },
  { "move-lines-before-a-comment", "- [] # c\n- one\n  two\n", { "move", "/1", .before = "/0" },
    "- # c\n  - one\n    two\n" },
  { "move-nothing-into-flow", "{a: , b: [1]}\n", { "move", "/a", .before = "/b" },
    "{b: [1, null]}\n" },
  { "wrap-root", "# head\na: 1\nb: |\n  x\n",
    { "wrap", "", "k" }, "# head\nk:\n  a: 1\n  b: |\n    x\n" },
  { "wrap-literal", "a: |\n  x\n  y\nb: 1\n",
    { "wrap", "/a", "k" }, "a:\n  k: |\n    x\n    y\nb: 1\n" },
};

static void
run_row (const Row   *row,
         SmithSyntax  syntax)
{
  g_autoptr(SmithTree) tree = doc_read (row->before, syntax);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(SmithTree) after = NULL;
  g_autofree char *text = NULL;
  gboolean ok;

  g_assert_null (smith_tree_get_error (tree));
  ok = edit_run (tree, &row->operation, edits, &error);
  g_assert_no_error (error);
  g_assert_true (ok);

  result = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  g_assert_nonnull (result);
  text = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_assert_cmpstr (text, ==, row->after);
  after = smith_tree_read (result, syntax);
  g_assert_null (smith_tree_get_error (after));
  edit_check (tree, edits, result);
}

static void
test_json (gconstpointer data)
{
  run_row (data, SMITH_SYNTAX_JSON);
}

static void
test_yaml (gconstpointer data)
{
  run_row (data, SMITH_SYNTAX_YAML);
}

typedef struct
{
  const char    *name;
  const char    *before;
  EditOperation  operation;
  SmithSyntax    syntax;
  SmithEditError code;
} Refusal;

#define J SMITH_SYNTAX_JSON
#define Y SMITH_SYNTAX_YAML

static const Refusal refusals[] = {
  { "not-an-object", "[1]", { "member", "", "a", NULL, "1" }, J, SMITH_EDIT_ERROR_NOT_CONTAINER },
  { "not-an-array", "{\"a\": 1}", { "element", "/a", NULL, NULL, "1" }, J,
    SMITH_EDIT_ERROR_NOT_CONTAINER },
  { "exists", "{\"a\": 1}", { "member", "", "a", NULL, "1" }, J, SMITH_EDIT_ERROR_EXISTS },
  { "key-exists", "{\"a\": 1, \"b\": 2}", { "key", "/a", "b" }, J, SMITH_EDIT_ERROR_EXISTS },
  { "move-exists", "{\"a\": {\"b\": 1}, \"b\": 2}", { "move", "/b", .before = "/a" }, J,
    SMITH_EDIT_ERROR_EXISTS },
  { "value", "{}", { "put", "", .value = "{" }, J, SMITH_EDIT_ERROR_VALUE },
  { "remove-root", "{}", { "remove", "" }, J, SMITH_EDIT_ERROR_PLACE },
  { "move-into-itself", "{\"a\": {\"b\": {}}}", { "move", "/a", .before = "/a/b" }, J,
    SMITH_EDIT_ERROR_PLACE },
  { "before-a-stranger", "{\"a\": {\"b\": 1}}", { "member", "", "c", "/a/b", "1" }, J,
    SMITH_EDIT_ERROR_PLACE },
  { "put-nowhere", "{}", { "put", "/a/b", .value = "1" }, J, SMITH_EDIT_ERROR_PLACE },
  { "put-far-element", "[]", { "put", "/3", .value = "1" }, J, SMITH_EDIT_ERROR_PLACE },
  { "put-no-pointer", "{}", { "put", "a", .value = "1" }, J, SMITH_EDIT_ERROR_PLACE },
  { "key-of-an-element", "[1]", { "key", "/0", "a" }, J, SMITH_EDIT_ERROR_PLACE },
  { "broken-behind", "{\"a\": 1, \"b\": [1, 2 \"c\": 3", { "element", "/b", NULL, NULL, "3" }, J,
    SMITH_EDIT_ERROR_BROKEN },
  { "broken-parent", "{\"a\": 1, \"b\": [1, 2 \"c\": 3", { "set", "", .value = "3" }, J,
    SMITH_EDIT_ERROR_BROKEN },
  { "below-a-name-and-behind-a-tab", "a:\n  \tb\n", { "set", "/a", .value = "\"x\"" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "behind-a-dash-and-a-tab", "-\ta\n", { "set", "/0", .value = "1" }, Y, SMITH_EDIT_ERROR_PLACE },
  { "lines-before-a-line-of-tabs", "a: 1\n\t\nb: 1\n", { "set", "/a", .value = "{\"k\": 1}" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "wrap-before-a-comment-behind-a-tab", "a: 1\n# b\n\t# c\nb: 1\n", { "wrap", "/a", "k" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "member-before-a-line-of-tabs", "a: 1\n\t\n# b\n", { "member", "", "c", NULL, "{\"k\": 1}" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "nothing-before-a-line-of-tabs", "a:\n\t\n# c\n", { "set", "/a", .value = "1" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "last-behind-a-tab", "a:\t\nb: 1\n", { "remove", "/b" }, Y, SMITH_EDIT_ERROR_PLACE },
  { "before-a-line-of-tabs", "2\t\n\t", { "set", "", .value = "\"a: b\\n\"" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "name-without-a-colon", "? a\n:b: 1\n", { "set", "/a", .value = "1" }, Y,
    SMITH_EDIT_ERROR_PLACE },
  { "broken-yaml", "a:\n  b: 1\n  c: [1\nd: 2\n", { "remove", "/a" }, Y, SMITH_EDIT_ERROR_BROKEN },
  { "name-in-front-of-its-mark", "?\n2\n", { "member", "", "c", NULL, "1" }, Y,
    SMITH_EDIT_ERROR_BROKEN },
  { "name-under-a-comment", "? # a\n\n2\n", { "member", "", "c", NULL, "1" }, Y,
    SMITH_EDIT_ERROR_BROKEN },
  { "value-in-front-of-its-name", ":\nb\n", { "member", "", "c", NULL, "1" }, Y,
    SMITH_EDIT_ERROR_BROKEN },
  { "alias", "a: &x {b: 1}\nc: *x\n", { "member", "/c", "d", NULL, "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "behind-an-alias", "a: &x {b: 1}\nc: *x\n", { "put", "/c/b", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "merged", "a: &x {b: 1}\nc:\n  <<: *x\n", { "set", "/c/b", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "anchor-in-use", "a: &x {b: 1}\nc: *x\n", { "remove", "/a" }, Y, SMITH_EDIT_ERROR_SHARED },
  { "anchor-of-a-bare-pair-in-use", "[&k a: 0, {c: *k}]\n", { "set", "/0", .value = "5" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "anchor-of-an-element-in-use", "a:\n  - &x 1\nc: *x\n", { "remove", "/a/0" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "merged-object-in-use", "a: &x {b: 1}\nc: {<<: *x}\n", { "set", "/a", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "merged-objects-in-use", "a: &x {b: 1}\nc: {<<: [*x]}\n", { "set", "/a", .value = "[]" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "merged-object-in-use-by-a-tag", "a: &x {b: 1}\nc: {!!merge '<<': *x}\n",
    { "set", "/a", .value = "1" }, Y, SMITH_EDIT_ERROR_SHARED },
  { "set-of-a-merge", "a: &x {b: 1}\n<<: *x\n", { "set", "@4", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "remove-of-a-merge", "a: &x {b: 1}\n<<: *x\n", { "remove", "@4" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "move-of-a-merge", "a: &x {b: 1}\n<<: *x\n", { "move", "@4", "c", "/a" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "set-of-one-of-several-merges", "a: &x {b: 1}\n<<: [{c: 1}, *x]\n",
    { "set", "@5", .value = "1" }, Y, SMITH_EDIT_ERROR_SHARED },
  { "wrap-of-one-of-several-merges", "a: &x {b: 1}\n<<: [{c: 1}, *x]\n", { "wrap", "@5" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "element-of-several-merges", "<<: [{c: 1}]\n", { "element", "@2", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "move-to-several-merges", "a: 1\n<<: [{c: 1}]\n", { "move", "/a", .before = "@3" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "set-in-a-merged-list", "a: &x [{b: 1}]\nc: {<<: *x}\n", { "set", "/a/0", .value = "1" }, Y,
    SMITH_EDIT_ERROR_SHARED },
  { "element-of-a-merged-list", "a: &x [{b: 1}]\nc: {<<: *x}\n", { "put", "/a/-", .value = "1" },
    Y, SMITH_EDIT_ERROR_SHARED },
  { "alias-before-its-anchor", "a: 1\nb: &x 1\nc: *x\n", { "move", "/c", .before = ">/a" }, Y,
    SMITH_EDIT_ERROR_SHARED },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *c = data;
  g_autoptr(SmithTree) tree = doc_read (c->before, c->syntax);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;

  smith_text_edits_add (edits, (SmithSpan) { 0, 0 }, "x");
  g_assert_false (edit_run (tree, &c->operation, edits, &error));
  g_assert_error (error, SMITH_EDIT_ERROR, (int) c->code);
  g_assert_cmpuint (strlen (error->message), >, 0);
  g_assert_cmpuint (edits->len, ==, 1);
}

/* The form beside the text works while a person types in the text: what is whole can be changed
 * before and behind what is broken.  Without an @after it cannot. */
static const Row broken_rows[] = {
  { "before", "{\"a\": 1, \"b\": {}, \"c\": [1, 2 \"d\"", { "set", "/a", .value = "2" },
    "{\"a\": 2, \"b\": {}, \"c\": [1, 2 \"d\"" },
  { "before-inside", "{\"a\": 1, \"b\": {}, \"c\": [1, 2 \"d\"", { "member", "/b", "x", NULL, "3" },
    "{\"a\": 1, \"b\": {\"x\": 3}, \"c\": [1, 2 \"d\"" },
  { "before-name", "{\"a\": 1, \"b\": {}, \"c\": [1, 2 \"d\"", { "key", "/c", "y" },
    "{\"a\": 1, \"b\": {}, \"y\": [1, 2 \"d\"" },
  { "behind", "{\"a\": , \"b\": {\"c\": 1}, \"d\": [2]}", { "set", "/b/c", .value = "5" },
    "{\"a\": , \"b\": {\"c\": 5}, \"d\": [2]}" },
  { "behind-inside", "{\"a\": , \"b\": {\"c\": 1}, \"d\": [2]}", { "member", "/b", "x", NULL, "3" },
    "{\"a\": , \"b\": {\"c\": 1, \"x\": 3}, \"d\": [2]}" },
  { "behind-element", "{\"a\": , \"b\": {\"c\": 1}, \"d\": [2]}", { "element", "/d", .value = "3" },
    "{\"a\": , \"b\": {\"c\": 1}, \"d\": [2, 3]}" },
  { "behind-remove", "{\"a\": x, \"b\": {\"c\": 1, \"d\": 2}}", { "remove", "/b/c" },
    "{\"a\": x, \"b\": {\"d\": 2}}" },
  { "behind-open-text", "{\n  \"a\": \"x,\n  \"b\": {\n    \"c\": 1\n  }\n}\n",
    { "put", "/b/d", .value = "2" },
    "{\n  \"a\": \"x,\n  \"b\": {\n    \"c\": 1,\n    \"d\": 2\n  }\n}\n" },
  { "behind-comma", "{\"a\": 1 \"b\": {\"c\": 1}}", { "set", "/b/c", .value = "2" },
    "{\"a\": 1 \"b\": {\"c\": 2}}" },
  { "before-comma", "{\"a\": [1] \"b\": 2}", { "element", "/a", .value = "2" },
    "{\"a\": [1, 2] \"b\": 2}" },
  { "trailing-comma", "{\"a\": 1, \"b\": 2, }", { "set", "/b", .value = "3" },
    "{\"a\": 1, \"b\": 3, }" },
  { "in-unclosed", "{\n  \"a\": {\n    \"b\": [1]\n  ,\n  \"c\": 2\n}\n",
    { "element", "/a/b", .value = "2" },
    "{\n  \"a\": {\n    \"b\": [1, 2]\n  ,\n  \"c\": 2\n}\n" },
  { "behind-unclosed", "{\n  \"a\": {\n    \"b\": 1\n  ,\n  \"c\": {}\n}\n",
    { "member", "/c", "d", NULL, "2" },
    "{\n  \"a\": {\n    \"b\": 1\n  ,\n  \"c\": {\n    \"d\": 2\n  }\n}\n" },

  { "damaged", "{\"a\": , \"b\": 1}", { "member", "", "x", NULL, "3" }, NULL },
  { "damaged-set", "{\"b\": {\"a\": }, \"c\": 1}", { "set", "/b", .value = "3" }, NULL },
  { "damaged-inside", "{\"b\": {\"a\": {\"x\" }}, \"c\": 1}", { "remove", "/b" }, NULL },
  { "unclosed", "{\n  \"a\": {\n    \"b\": 1\n  ,\n  \"c\": {}\n}\n",
    { "member", "/a", "x", NULL, "3" }, NULL },
  { "wrong-bracket", "{\"a\": [1}, \"b\": 2}", { "element", "/a", .value = "3" }, NULL },
  { "beside-garbage", "{\"a\": 0x1, \"b\": 2}", { "set", "/a", .value = "3" }, NULL },
  { "error-inside", "{\"a\": [1 2], \"b\": 2}", { "element", "/a", .value = "3" }, NULL },
  { "second-error", "{\"a\": , \"b\": {\"c\": 1, \"d\": [1 2]}}", { "set", "/b/d", .value = "3" },
    NULL },
  { "next-to-error", "{\"a\": 1, \"b\": 2 \"c\": 3}", { "remove", "/c" }, NULL },
};

static void
test_broken (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(SmithTree) tree = doc_read (row->before, J);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autofree char *text = NULL;
  gboolean ok;

  g_assert_nonnull (smith_tree_get_error (tree));
  ok = edit_run (tree, &row->operation, edits, &error);
  if (row->after == NULL)
    {
      g_assert_false (ok);
      g_assert_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_BROKEN);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (ok);
  result = smith_text_edits_apply (edits, smith_tree_get_text (tree));
  text = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_assert_cmpstr (text, ==, row->after);
  edit_check (tree, edits, result);
}

/* Changes that touch one another are refused together. */
static void
test_overlap (void)
{
  g_autoptr(SmithTree) tree = doc_read ("{\"a\": {\"b\": 1}}", J);
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  const EditOperation set = { "set", "/a", .value = "2" };
  const EditOperation inner = { "set", "/a/b", .value = "2" };

  g_assert_true (edit_run (tree, &set, edits, NULL));
  g_assert_true (edit_run (tree, &inner, edits, NULL));
  g_assert_false (smith_text_edits_sort (edits, 15));
}

static void
test_too_deep (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr(SmithTree) tree = NULL;
  g_autoptr(GPtrArray) edits = smith_text_edits_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 256; i++)
    g_string_append_c (text, ']');
  tree = doc_read (text->str, J);
  g_string_free (text, TRUE);
  g_assert_null (smith_tree_get_error (tree));
  g_assert_false (smith_edit_wrap (tree, 100, NULL, edits, &error));
  g_assert_error (error, SMITH_EDIT_ERROR, SMITH_EDIT_ERROR_VALUE);
}

static void
add_rows (const char    *folder,
          const Row     *rows,
          gsize          n_rows,
          GTestDataFunc  function)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat (folder, rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], function);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_rows ("/edit/json/", json_rows, G_N_ELEMENTS (json_rows), test_json);
  add_rows ("/edit/yaml/", yaml_rows, G_N_ELEMENTS (yaml_rows), test_yaml);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/edit/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  add_rows ("/edit/broken/", broken_rows, G_N_ELEMENTS (broken_rows), test_broken);
  g_test_add_func ("/edit/overlap", test_overlap);
  g_test_add_func ("/edit/too-deep", test_too_deep);

  return g_test_run ();
}
