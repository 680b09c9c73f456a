/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading against real peers, in one process and in turn, so that a slow moment of the
 * machine hits all alike.  Prints the median of each and the ratios that matter.
 *
 * usage: bench-doc FILE.json|FILE.yaml … */

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <malloc.h>
#include <string>
#include <unistd.h>
#include <vector>

#include <libfyaml.h>
#include <simdjson.h>

#include "doc/smith-tree.h"

namespace
{

constexpr int rounds = 15;

struct Subject
{
  const char            *name;
  std::function<void ()> run;
  std::vector<double>    times_ms;

  double median () const
  {
    auto sorted = times_ms;
    std::sort (sorted.begin (), sorted.end ());
    return sorted[sorted.size () / 2];
  }
};

void
measure (std::vector<Subject> &subjects)
{
  for (auto &subject : subjects)
    subject.run ();
  for (int i = 0; i < rounds; i++)
    for (auto &subject : subjects)
      {
        gint64 start_us = g_get_monotonic_time ();
        subject.run ();
        subject.times_ms.push_back ((double) (g_get_monotonic_time () - start_us) / 1000);
      }
}

gsize
count_lines (const char *data,
             gsize       length)
{
  gsize n = 0;

  for (const char *p = data; (p = (const char *) memchr (p, '\n', length - (gsize) (p - data)));
       p++)
    n++;

  return n;
}

/* Writable memory of this process in bytes, touched or not. */
gsize
data_bytes ()
{
  g_autofree char *text = nullptr;
  g_auto(GStrv) fields = nullptr;

  g_file_get_contents ("/proc/self/statm", &text, nullptr, nullptr);
  fields = g_strsplit (text, " ", -1);

  return (gsize) g_ascii_strtoull (fields[5], nullptr, 10) * (gsize) sysconf (_SC_PAGESIZE);
}

/* What a tree keeps beside the text, in bytes: what the heap has handed out, and mappings that
 * are not the heap's.  Two other trees are held meanwhile, so that no mapping that was there
 * before is used again. */
gsize
tree_bytes (GBytes      *bytes,
            SmithSyntax  syntax)
{
  g_autoptr(SmithTree) first = smith_tree_read (bytes, syntax);
  g_autoptr(SmithTree) second = smith_tree_read (bytes, syntax);
  struct mallinfo2 before = mallinfo2 ();
  gsize data_before = data_bytes ();
  SmithTree *tree = smith_tree_read (bytes, syntax);
  struct mallinfo2 after = mallinfo2 ();
  gsize used = after.uordblks - before.uordblks;
  gsize mapped = (data_bytes () - data_before) - (after.arena - before.arena);

  smith_tree_unref (tree);

  return used + mapped;
}

void
drain_events (const char *data,
              gsize       length)
{
  struct fy_parse_cfg cfg = {};
  struct fy_parser *parser;
  struct fy_event *event;

  cfg.flags = (enum fy_parse_cfg_flags) (FYPCF_QUIET | FYPCF_DEFAULT_PARSE);
  parser = fy_parser_create (&cfg);
  fy_parser_set_string (parser, data, length);
  while ((event = fy_parser_parse (parser)) != nullptr)
    fy_parser_event_free (parser, event);
  fy_parser_destroy (parser);
}

void
bench_json (const char *name,
            GBytes     *bytes)
{
  gsize length;
  const char *data = (const char *) g_bytes_get_data (bytes, &length);
  simdjson::padded_string padded (data, length);
  volatile gsize sink = 0;
  double added = (double) tree_bytes (bytes, SMITH_SYNTAX_JSON) / (double) length;

  std::vector<Subject> subjects = {
    { "newline scan", [&] { sink = count_lines (data, length); }, {} },
    { "simdjson DOM", [&] {
        simdjson::dom::parser parser;
        sink = (gsize) parser.parse (padded).error ();
      }, {} },
    { "ours", [&] { smith_tree_unref (smith_tree_read (bytes, SMITH_SYNTAX_JSON)); }, {} },
  };
  simdjson::dom::parser probe;
  const char *peer = probe.parse (padded).error () ? " (refuses the text: no measure)" : "";
  /* a text of one line is scanned by a single call, which measures the memory and no index */
  const char *lines = count_lines (data, length) < length / 1000 ? " (has no lines: no measure)" : "";

  measure (subjects);
  printf ("%-28s %8.2f MB  scan %7.2f  simdjson %7.2f  ours %7.2f ms  ÷ simdjson %4.2f  "
          "÷ scan %4.1f%s  added %4.2f × text%s\n",
          name, (double) length / 1e6, subjects[0].median (), subjects[1].median (),
          subjects[2].median (), subjects[2].median () / subjects[1].median (),
          subjects[2].median () / subjects[0].median (), lines, added, peer);
}

void
bench_yaml (const char *name,
            GBytes     *bytes)
{
  gsize length;
  const char *data = (const char *) g_bytes_get_data (bytes, &length);
  double added = (double) tree_bytes (bytes, SMITH_SYNTAX_YAML) / (double) length;

  std::vector<Subject> subjects = {
    { "libfyaml events", [&] { drain_events (data, length); }, {} },
    { "ours", [&] { smith_tree_unref (smith_tree_read (bytes, SMITH_SYNTAX_YAML)); }, {} },
  };
  measure (subjects);
  printf ("%-28s %8.2f MB  events %8.2f  ours %8.2f ms  ÷ events %4.2f  added %4.2f × text\n",
          name, (double) length / 1e6, subjects[0].median (), subjects[1].median (),
          subjects[1].median () / subjects[0].median (), added);
}

} // namespace

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr(GError) error = nullptr;
      g_autoptr(GMappedFile) file = g_mapped_file_new (argv[i], FALSE, &error);
      g_autofree char *name = g_path_get_basename (argv[i]);

      if (file == nullptr)
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      g_autoptr(GBytes) bytes = g_mapped_file_get_bytes (file);
      if (g_str_has_suffix (name, ".json"))
        bench_json (name, bytes);
      else
        bench_yaml (name, bytes);
      fflush (stdout);
    }

  return 0;
}
