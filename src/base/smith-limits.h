/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every bound on what a person, a file or a server can hand to us, with its reason.  The
 * limits of a *platform* (30 operations, 300 characters …) are not here: they are data of
 * its profile. */

/* Bytes of one document.  GitHub's description has 13 MB, and 63 to 78 MB with all references
 * written out, of which the largest are refused; spans in a tree are 32 bits wide, so this
 * must stay below 4 GiB. */
#define SMITH_LIMIT_DOCUMENT_BYTES (64u * 1024 * 1024)

/* Bytes of one line that is edited as it is: GTK measures a whole line for each key in it, which
 * takes 0.4 s with so many.  JSON with a longer one is laid out anew.  What is longer still after
 * that, or is no JSON, is opened up to the other figure: with it GTK needs 4 s for a key in that
 * line, and none for the others. */
#define SMITH_LIMIT_LINE_BYTES 100000u
#define SMITH_LIMIT_LONGEST_LINE_BYTES 1000000u

/* Containers inside containers.  Real descriptions stay below 60; walkers may recurse, and
 * 256 levels fit any thread's stack. */
#define SMITH_LIMIT_DEPTH 256u

/* Nodes of one tree.  32 bytes each, so at most 256 MiB; GitHub's description has 0.26
 * million. */
#define SMITH_LIMIT_NODES (8u * 1024 * 1024)

/* Errors of syntax that are kept of one text.  A person mends them one after the other, and a
 * file of another kind could have one a byte. */
#define SMITH_LIMIT_READ_ERRORS 100u

/* Aliases in one YAML text and members that merge keys bring.  A person writes dozens. */
#define SMITH_LIMIT_ALIASES 10000u

/* Schemas that hang together by references.  GitHub's whole description has 60,000. */
#define SMITH_LIMIT_SCHEMAS 500000u

/* Schemas inside one another while one value is checked, without a step into the value; past
 * it a schema refers to itself without end. */
#define SMITH_LIMIT_SCHEMA_HOPS 200u

/* Schemas inside one another while one value is checked, steps into the value included.  Each
 * takes up to 210 bytes of stack, and 370 with a step, and a thread may have as little as 256 KiB,
 * of which a pattern takes 32.  A value of SMITH_LIMIT_DEPTH levels has two schemas a level when
 * each is a list of forms. */
#define SMITH_LIMIT_SCHEMA_DEPTH 700u

/* Steps of one check: a schema entered, a value compared, some children or bytes looked over.
 * Nests of `anyOf` could take years.  A step takes about 100 ns; to the fixed part comes one for
 * each node of the values, times the other figure. */
#define SMITH_LIMIT_SCHEMA_STEPS 1000000u
#define SMITH_LIMIT_SCHEMA_STEPS_A_NODE 64u

/* References followed from one place before it counts as a cycle. */
#define SMITH_LIMIT_REF_HOPS 32u

/* Circles among the schemas of one document that are named.  Real ones have dozens. */
#define SMITH_LIMIT_CIRCLES 1000u

/* Files that one document is made of, and how many lead from one to the next.  DigitalOcean's
 * description, the most divided one we know, has 2,000 files, none more than a dozen steps
 * from the first; the bytes of all together are those of one document. */
#define SMITH_LIMIT_BUNDLE_FILES 5000u
#define SMITH_LIMIT_BUNDLE_DEPTH 64u

/* Problems of one document, and messages of a platform about it.  GitHub's 13 MB draw 5,000;
 * a text of repeated keys could draw millions, each larger than what it is about. */
#define SMITH_LIMIT_PROBLEMS 100000u

/* Bytes of an answer that are kept.  The platform stops at 100,000 characters; beyond that
 * a person only looks. */
#define SMITH_LIMIT_RESPONSE_BYTES (16u * 1024 * 1024)

/* Redirects followed in one run; browsers stop at 20, curl at 50. */
#define SMITH_LIMIT_REDIRECTS 10u

/* Seconds for one answer with a document.  The largest takes as long at 1.8 Mbit/s; whoever waits
 * sees what has come, and may end it. */
#define SMITH_LIMIT_FETCH_SECONDS 300u

/* Documents of which is kept where they came from: each has a whole text.  The one that was kept
 * longest ago is forgotten first; its address can be given again. */
#define SMITH_LIMIT_SOURCES 100u

/* Documents of which is kept what a person ignores: a few hundred bytes each.  The list that was
 * changed longest ago is forgotten first; its problems are shown again. */
#define SMITH_LIMIT_IGNORED 1000u

/* Bytes of one secret.  Keys are below 4 KiB, signed tokens below 16. */
#define SMITH_LIMIT_SECRET_BYTES (64u * 1024)

/* Bytes of the file that lists the keys.  A key takes 200, so this holds thousands. */
#define SMITH_LIMIT_CREDENTIALS_BYTES (1024u * 1024)

/* Bytes of a request's body that our own loopback server takes.  Actions send arguments. */
#define SMITH_LIMIT_REQUEST_BYTES (4u * 1024 * 1024)

/* Bytes of a cURL command, and of a JSON sample, that somebody pastes.  A browser's command has
 * 2 KiB, and with a body that it sent a few hundred; an answer that is a sample has up to a few
 * MiB. */
#define SMITH_LIMIT_COMMAND_BYTES (1024u * 1024)
#define SMITH_LIMIT_SAMPLE_BYTES (8u * 1024 * 1024)

/* Parameters, fields, headers, options or credentials of a cURL command.  Browsers keep at most 180
 * cookies for a site, large forms have some 200 fields, and each of them becomes a row or a
 * schema. */
#define SMITH_LIMIT_COMMAND_PARTS 500u
