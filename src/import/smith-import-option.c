/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-private.h"

#include <string.h>

/* The options of curl 8, so that the word behind one is not taken for an address.  Those that
 * take a word are all here; of the others only those that mean something or have a letter, and
 * what most people use. */

#define WORD(name, letter, effect) { name, letter, TRUE, SMITH_IMPORT_OPTION_ ## effect }
#define FLAG(name, letter, effect) { name, letter, FALSE, SMITH_IMPORT_OPTION_ ## effect }

static const SmithImportOption options[] = {
  /* what makes the request */
  WORD ("request", 'X', METHOD),
  WORD ("url", 0, URL),
  WORD ("header", 'H', HEADER),
  WORD ("cookie", 'b', COOKIE),
  WORD ("user", 'u', USER),
  WORD ("oauth2-bearer", 0, BEARER),
  WORD ("data", 'd', DATA),
  WORD ("data-ascii", 0, DATA),
  WORD ("data-binary", 0, DATA),
  WORD ("data-raw", 0, DATA_RAW),
  WORD ("data-urlencode", 0, DATA_ENCODE),
  WORD ("json", 0, JSON),
  WORD ("form", 'F', FORM),
  WORD ("form-string", 0, FORM_STRING),
  FLAG ("get", 'G', GET),
  FLAG ("head", 'I', HEAD),
  WORD ("url-query", 0, QUERY),
  WORD ("upload-file", 'T', UPLOAD),
  FLAG ("next", ':', NEXT),

  /* what a description cannot say */
  FLAG ("anyauth", 0, TOLD),
  WORD ("aws-sigv4", 0, TOLD),
  WORD ("cert", 'E', TOLD),
  WORD ("config", 'K', TOLD),
  FLAG ("digest", 0, TOLD),
  WORD ("key", 0, TOLD),
  FLAG ("negotiate", 0, TOLD),
  FLAG ("netrc", 'n', TOLD),
  WORD ("netrc-file", 0, TOLD),
  FLAG ("netrc-optional", 0, TOLD),
  FLAG ("ntlm", 0, TOLD),
  WORD ("pass", 0, TOLD),
  WORD ("range", 'r', TOLD),
  WORD ("request-target", 0, TOLD),
  WORD ("time-cond", 'z', TOLD),
  WORD ("unix-socket", 0, TOLD),
  WORD ("abstract-unix-socket", 0, TOLD),
};

/* What is about the transfer alone; which of these it is does not matter. */
static const SmithImportOption word = WORD ("", 0, NOTHING);
static const SmithImportOption flag = FLAG ("", 0, NOTHING);

static const char word_letters[] = "ACDPQUYcemotwxy";
static const char flag_letters[] = "#012346BJLMNORSVZafghijklpqsv";

static const char *const words[] = {
  "alt-svc", "cacert", "capath", "cert-type", "ciphers", "connect-timeout", "connect-to",
  "continue-at", "cookie-jar", "create-file-mode", "crlfile", "curves", "delegation",
  "dns-interface", "dns-ipv4-addr", "dns-ipv6-addr", "dns-servers", "doh-url", "dump-header",
  "egd-file", "engine", "etag-compare", "etag-save", "expect100-timeout", "ftp-account",
  "ftp-alternative-to-user", "ftp-method", "ftp-port", "ftp-ssl-ccc-mode",
  "happy-eyeballs-timeout-ms", "haproxy-clientip", "hostpubmd5", "hostpubsha256", "hsts",
  "interface", "ip-tos", "ipfs-gateway", "keepalive-cnt", "keepalive-time", "key-type", "krb",
  "libcurl", "limit-rate", "local-port", "login-options", "mail-auth", "mail-from", "mail-rcpt",
  "max-filesize", "max-redirs", "max-time", "noproxy", "output", "output-dir", "parallel-max",
  "parallel-max-host", "pinnedpubkey", "preproxy", "proto", "proto-default", "proto-redir", "proxy",
  "proxy-cacert", "proxy-capath", "proxy-cert", "proxy-cert-type", "proxy-ciphers", "proxy-crlfile",
  "proxy-header", "proxy-key", "proxy-key-type", "proxy-pass", "proxy-pinnedpubkey",
  "proxy-service-name", "proxy-tls13-ciphers", "proxy-tlsauthtype", "proxy-tlspassword",
  "proxy-tlsuser", "proxy-user", "proxy1.0", "pubkey", "quote", "random-file", "rate", "referer",
  "resolve", "retry", "retry-delay", "retry-max-time", "sasl-authzid", "service-name",
  "signature-algorithms", "socks4", "socks4a", "socks5", "socks5-gssapi-service", "socks5-hostname",
  "speed-limit", "speed-time", "stderr", "telnet-option", "tftp-blksize", "tls-max",
  "tls13-ciphers", "tlsauthtype", "tlspassword", "tlsuser", "trace", "trace-ascii", "trace-config",
  "upload-flags", "user-agent", "variable", "vlan-priority", "write-out", NULL
};

static const char *const flags[] = {
  "append", "basic", "compressed", "create-dirs", "disable", "fail", "fail-early", "fail-with-body",
  "globoff", "help", "http1.0", "http1.1", "http2", "http2-prior-knowledge", "http3", "include",
  "insecure", "ipv4", "ipv6", "junk-session-cookies", "list-only", "location", "location-trusted",
  "manual", "no-buffer", "no-progress-meter", "parallel", "path-as-is", "post301", "post302",
  "post303", "progress-bar", "proxytunnel", "raw", "remote-header-name", "remote-name",
  "remote-time", "retry-all-errors", "retry-connrefused", "show-error", "show-headers", "silent",
  "ssl-no-revoke", "ssl-reqd", "sslv2", "sslv3", "tcp-nodelay", "tlsv1", "tlsv1.0", "tlsv1.1",
  "tlsv1.2", "tlsv1.3", "tr-encoding", "trace-time", "use-ascii", "verbose", "version", NULL
};

/**
 * smith_import_option_find:
 * @name: without dashes
 *
 * Returns: (nullable): the option
 */
const SmithImportOption *
smith_import_option_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].name, name))
      return &options[i];
  if (g_strv_contains (words, name))
    return &word;

  return g_strv_contains (flags, name) ? &flag : NULL;
}

/**
 * smith_import_option_find_letter:
 *
 * Returns: (nullable): the option that @letter stands for
 */
const SmithImportOption *
smith_import_option_find_letter (char letter)
{
  if (letter == '\0')
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].letter == letter)
      return &options[i];
  if (strchr (word_letters, letter) != NULL)
    return &word;

  return strchr (flag_letters, letter) != NULL ? &flag : NULL;
}
