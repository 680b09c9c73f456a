/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-schema-private.h"

#include <string.h>

/* The formats of Validation §7.3. */

static gboolean
is_number (const char *text,
           gsize       n_digits,
           guint       max,
           guint      *out_value)
{
  guint value = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint) (text[i] - '0');
    }
  *out_value = value;

  return value <= max;
}

/* RFC 3339 §5.6 */
static gboolean
is_date (const char *text,
         gsize       length)
{
  guint year, month, day;

  return length == 10 && is_number (text, 4, 9999, &year) && text[4] == '-' &&
         is_number (text + 5, 2, 12, &month) && text[7] == '-' &&
         is_number (text + 8, 2, 31, &day) && month > 0 && day > 0 &&
         day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) MAX (year, 4));
}

static gboolean
is_time (const char *text,
         gsize       length)
{
  guint hour, minute, second, zone_hour = 0, zone_minute = 0;
  gsize i = 8;
  int sign = 0;

  if (length < 9 || !is_number (text, 2, 23, &hour) || text[2] != ':' ||
      !is_number (text + 3, 2, 59, &minute) || text[5] != ':' ||
      !is_number (text + 6, 2, 60, &second))
    return FALSE;
  if (text[i] == '.')
    {
      gsize start = ++i;

      while (i < length && g_ascii_isdigit (text[i]))
        i++;
      if (i == start)
        return FALSE;
    }
  if (i == length - 1 && (text[i] | 0x20) == 'z')
    sign = 1;
  else if (length - i == 6 && (text[i] == '+' || text[i] == '-') && text[i + 3] == ':' &&
           is_number (text + i + 1, 2, 23, &zone_hour) &&
           is_number (text + i + 4, 2, 59, &zone_minute))
    sign = text[i] == '-' ? 1 : -1;
  if (sign == 0)
    return FALSE;

  /* a leap second is the last of a day of UTC */
  return second < 60 ||
         ((int) (hour * 60 + minute) + sign * (int) (zone_hour * 60 + zone_minute) + 1440) %
         1440 == 1439;
}

static gboolean
is_date_time (const char *text,
              gsize       length)
{
  return length > 11 && is_date (text, 10) && (text[10] | 0x20) == 't' &&
         is_time (text + 11, length - 11);
}

/* RFC 3339 appendix A: weeks stand alone, the others in order, at least one. */
static gboolean
is_duration (const char *text,
             gsize       length)
{
  static const char *const orders[] = { "YMD", "HMS" };
  gsize i = 1, n_parts = 0;
  gboolean in_time = FALSE, is_last_time = FALSE;
  const char *order = orders[0];
  const char *last = NULL;

  if (length < 3 || text[0] != 'P')
    return FALSE;
  while (i < length)
    {
      gsize start = i;

      if (text[i] == 'T')
        {
          if (in_time)
            return FALSE;
          in_time = TRUE;
          is_last_time = TRUE;
          order = orders[1];
          last = NULL;
          i++;
          continue;
        }
      while (i < length && g_ascii_isdigit (text[i]))
        i++;
      if (i == start || i == length)
        return FALSE;
      if (text[i] == 'W')
        return n_parts == 0 && !in_time && i + 1 == length;
      {
        const char *place = strchr (order, text[i]);

        /* no unit may be left out between two others */
        if (text[i] == '\0' || place == NULL || (last != NULL && place != last + 1))
          return FALSE;
        last = place;
      }
      is_last_time = FALSE;
      n_parts++;
      i++;
    }

  return n_parts > 0 && !is_last_time;
}

static gboolean
is_ipv4 (const char *text,
         gsize       length)
{
  gsize i = 0;

  for (int part = 0; part < 4; part++)
    {
      gsize start = i;
      guint value;

      while (i < length && g_ascii_isdigit (text[i]))
        i++;
      if (i == start || i - start > 3 || (text[start] == '0' && i - start > 1) ||
          !is_number (text + start, i - start, 255, &value))
        return FALSE;
      if (part < 3 && (i == length || text[i++] != '.'))
        return FALSE;
    }

  return i == length;
}

static gboolean
is_ipv6 (const char *text,
         gsize       length)
{
  g_autofree char *copy = NULL;
  g_autoptr(GInetAddress) address = NULL;

  if (length < 2 || length > 45 || memchr (text, '%', length) != NULL ||
      memchr (text, '\0', length) != NULL || memchr (text, ':', length) == NULL)
    return FALSE;
  copy = g_strndup (text, length);
  address = g_inet_address_new_from_string (copy);

  return address != NULL && g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;
}

/* RFC 1123 §2.1, with RFC 5891's rule for hyphens. */
static gboolean
is_hostname (const char *text,
             gsize       length)
{
  gsize start = 0;

  if (length == 0 || length > 253)
    return FALSE;
  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && text[i] != '.')
        {
          if (!g_ascii_isalnum (text[i]) && text[i] != '-')
            return FALSE;
          continue;
        }
      if (i == start || i - start > 63 || text[start] == '-' || text[i - 1] == '-')
        return FALSE;
      if (i - start >= 4 && text[start + 2] == '-' && text[start + 3] == '-')
        {
          g_autofree char *label = g_strndup (text + start, i - start);
          g_autofree char *unicode = NULL;

          if (g_ascii_strncasecmp (label, "xn--", 4) != 0)
            return FALSE;
          unicode = g_hostname_to_unicode (label);
          if (unicode == NULL || g_ascii_strncasecmp (unicode, "xn--", 4) == 0)
            return FALSE;
        }
      start = i + 1;
    }

  return TRUE;
}

static gboolean
is_idn_hostname (const char *text,
                 gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *ascii = NULL;

  if (length == 0 || strlen (copy) != length)
    return FALSE;
  ascii = g_hostname_to_ascii (copy);

  return ascii != NULL && is_hostname (ascii, strlen (ascii));
}

/* RFC 5321 §4.1.2, without comments. */
static gboolean
is_email (const char *text,
          gsize       length)
{
  const char *at = length > 0 ? g_strrstr_len (text, (gssize) length, "@") : NULL;
  gsize local = at != NULL ? (gsize) (at - text) : 0;
  const char *domain = at != NULL ? at + 1 : NULL;
  gsize domain_length = at != NULL ? length - local - 1 : 0;

  if (local == 0 || local > 64 || domain_length == 0)
    return FALSE;
  if (text[0] == '"')
    {
      if (local < 2 || text[local - 1] != '"')
        return FALSE;
    }
  else
    for (gsize i = 0; i < local; i++)
      {
        gboolean is_dot = text[i] == '.';

        if (is_dot ? i == 0 || i + 1 == local || text[i + 1] == '.'
                   : (guint8) text[i] < 0x80 && !g_ascii_isalnum (text[i]) &&
                     strchr ("!#$%&'*+-/=?^_`{|}~", text[i]) == NULL)
          return FALSE;
      }
  if (domain[0] == '[' && domain[domain_length - 1] == ']' && domain_length > 2)
    {
      if (domain_length > 7 && g_ascii_strncasecmp (domain + 1, "IPv6:", 5) == 0)
        return is_ipv6 (domain + 6, domain_length - 7);
      return is_ipv4 (domain + 1, domain_length - 2);
    }

  return is_hostname (domain, domain_length);
}

static gboolean
is_idn_email (const char *text,
              gsize       length)
{
  const char *at = length > 0 ? g_strrstr_len (text, (gssize) length, "@") : NULL;

  return at != NULL && at > text &&
         is_idn_hostname (at + 1, length - (gsize) (at + 1 - text));
}

/* The characters of RFC 3986, or of RFC 3987 with what is beyond ASCII. */
static gboolean
has_uri_characters (const char *text,
                    gsize       length,
                    gboolean    is_iri)
{
  for (gsize i = 0; i < length; i++)
    {
      guint8 c = (guint8) text[i];

      if (c == '%')
        {
          if (length - i < 3 || !g_ascii_isxdigit (text[i + 1]) || !g_ascii_isxdigit (text[i + 2]))
            return FALSE;
        }
      else if (c >= 0x80 ? !is_iri : c <= 0x20 || c == 0x7F || strchr ("\"<>\\^`{|}", c) != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_reference (const char *text,
              gsize       length,
              gboolean    is_iri,
              gboolean    needs_scheme)
{
  g_autofree char *copy = g_strndup (text, length);
  const char *authority = NULL;
  const char *fragment;
  gsize scheme = 0;

  if (!has_uri_characters (text, length, is_iri))
    return FALSE;
  while (g_ascii_isalnum (copy[scheme]) || (scheme > 0 && copy[scheme] != '\0' &&
                                            strchr ("+-.", copy[scheme]) != NULL))
    scheme++;
  if (scheme == 0 || copy[scheme] != ':' || !g_ascii_isalpha (copy[0]))
    {
      if (needs_scheme || copy[scheme] == ':')
        return FALSE;
      scheme = 0;
    }
  else
    scheme++;

  fragment = strchr (copy, '#');
  if (fragment != NULL && strchr (fragment + 1, '#') != NULL)
    return FALSE;
  if (g_str_has_prefix (copy + scheme, "//"))
    authority = copy + scheme + 2;
  if (authority != NULL)
    {
      gsize n = strcspn (authority, "/?#");
      const char *at = g_strrstr_len (authority, (gssize) n, "@");
      const char *host = at != NULL ? at + 1 : authority;
      gsize host_length = n - (gsize) (host - authority);
      const char *end;

      if (at != NULL && (memchr (authority, '[', (gsize) (at - authority)) != NULL ||
                         memchr (authority, '@', (gsize) (at - authority)) != NULL))
        return FALSE;
      if (host[0] == '[')
        {
          end = memchr (host, ']', host_length);
          if (end == NULL || ((host[1] | 0x20) != 'v' &&
                              !is_ipv6 (host + 1, (gsize) (end - host) - 1)))
            return FALSE;
          end++;
        }
      else
        {
          end = memchr (host, ':', host_length);
          if (end == NULL)
            end = host + host_length;
          if (memchr (host, '[', (gsize) (end - host)) != NULL ||
              memchr (host, ']', (gsize) (end - host)) != NULL)
            return FALSE;
        }
      if (end < host + host_length)
        {
          if (*end++ != ':')
            return FALSE;
          for (; end < host + host_length; end++)
            if (!g_ascii_isdigit (*end))
              return FALSE;
        }
      authority += n;
    }
  else
    authority = copy + scheme;

  /* brackets are for addresses of hosts */
  return strpbrk (authority, "[]") == NULL;
}

static gboolean
is_uri (const char *text,
        gsize       length)
{
  return is_reference (text, length, FALSE, TRUE);
}

static gboolean
is_uri_reference (const char *text,
                  gsize       length)
{
  return is_reference (text, length, FALSE, FALSE);
}

static gboolean
is_iri (const char *text,
        gsize       length)
{
  return is_reference (text, length, TRUE, TRUE);
}

static gboolean
is_iri_reference (const char *text,
                  gsize       length)
{
  return is_reference (text, length, TRUE, FALSE);
}

/* RFC 4122 §3 */
static gboolean
is_uuid (const char *text,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (i == 8 || i == 13 || i == 18 || i == 23 ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;

  return length == 36;
}

/* RFC 6570 §2: braces in pairs, with something in them. */
static gboolean
is_uri_template (const char *text,
                 gsize       length)
{
  gsize open = 0;
  gboolean is_open = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '{' ? is_open : text[i] == '}' ? !is_open || i == open + 1 : text[i] == '\0')
        return FALSE;
      if (text[i] == '{')
        open = i;
      if (text[i] == '{' || text[i] == '}')
        is_open = text[i] == '{';
      if (!is_open && ((guint8) text[i] <= 0x20 || strchr ("\"'<>\\^`|", text[i]) != NULL))
        return FALSE;
    }

  return !is_open;
}

/* RFC 6901 §3 */
static gboolean
is_json_pointer (const char *text,
                 gsize       length)
{
  if (length > 0 && text[0] != '/')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '~' && (i + 1 == length || (text[i + 1] != '0' && text[i + 1] != '1')))
      return FALSE;

  return TRUE;
}

static gboolean
is_relative_json_pointer (const char *text,
                          gsize       length)
{
  gsize i = 0;

  while (i < length && g_ascii_isdigit (text[i]))
    i++;
  if (i == 0 || (text[0] == '0' && i > 1))
    return FALSE;

  return (length - i == 1 && text[i] == '#') || is_json_pointer (text + i, length - i);
}

static gboolean
is_regex (const char *text,
          gsize       length)
{
  g_autoptr(SmithSchemaRegex) regex = smith_schema_regex_new (text, length, NULL);

  return regex != NULL;
}

static const struct
{
  const char        *name;
  SmithSchemaFormat  is_met;
} formats[] = {
  { "date-time", is_date_time },
  { "date", is_date },
  { "time", is_time },
  { "duration", is_duration },
  { "email", is_email },
  { "idn-email", is_idn_email },
  { "hostname", is_hostname },
  { "idn-hostname", is_idn_hostname },
  { "ipv4", is_ipv4 },
  { "ipv6", is_ipv6 },
  { "uri", is_uri },
  { "uri-reference", is_uri_reference },
  { "iri", is_iri },
  { "iri-reference", is_iri_reference },
  { "uuid", is_uuid },
  { "uri-template", is_uri_template },
  { "json-pointer", is_json_pointer },
  { "relative-json-pointer", is_relative_json_pointer },
  { "regex", is_regex },
};

/* NULL for a format that is not known, which every text meets. */
SmithSchemaFormat
smith_schema_find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return formats[i].is_met;

  return NULL;
}
