/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "smith-cli-settings.h"

#include "lint/smith-rules.h"
#include "smith-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a person says to `check` besides the files. */

/* Reads `ID=CLASS` into @settings.  Says what is wrong when something is. */
static gboolean
read_setting (SmithRuleSettings *settings,
              const char        *text)
{
  const char *equals = strchr (text, '=');
  g_autofree char *id = g_strndup (text, equals != NULL ? (gsize) (equals - text) : 0);
  const SmithMessage *rule = smith_rules_find (&smith_profile_chatgpt, id);

  if (equals == NULL)
    {
      smith_cli_say (_("--rule takes a rule, = and off, note, warns, drops or blocks, not “%s”"),
                     text);
      return FALSE;
    }
  if (rule == NULL || !smith_rules_is_checked (rule))
    {
      smith_cli_say (rule == NULL
                       ? _("There is no rule “%s”; actionsmith-cli rules lists them")
                       : _("“%s” is not about a description; check never reports it"), id);
      return FALSE;
    }
  if (!smith_rule_settings_set (settings, rule, equals + 1))
    {
      smith_cli_say (_("A rule is off, note, warns, drops or blocks, not “%s”"), equals + 1);
      return FALSE;
    }

  return TRUE;
}

/* Reads `ID:POINTER` into @settings.  Says what is wrong when something is. */
static gboolean
read_ignored (SmithRuleSettings *settings,
              const char        *text)
{
  const char *colon = strchr (text, ':');
  g_autofree char *id = g_strndup (text, colon != NULL ? (gsize) (colon - text) : 0);
  const SmithMessage *rule = smith_rules_find (&smith_profile_chatgpt, id);

  if (colon == NULL || (colon[1] != '\0' && colon[1] != '/' && colon[1] != '#'))
    {
      smith_cli_say (_("--ignore takes a rule, : and a JSON Pointer, not “%s”"), text);
      return FALSE;
    }
  if (rule == NULL)
    {
      smith_cli_say (_("There is no rule “%s”; actionsmith-cli rules lists them"), id);
      return FALSE;
    }
  smith_rule_settings_ignore (settings, rule, colon + 1);

  return TRUE;
}

/* Reads how the dialog is set: a word, or `header:NAME`. */
static gboolean
read_sign_in (SmithActionFacts *facts,
              const char       *text)
{
  static const struct
  {
    const char *word;
    SmithSignIn sign_in;
  } words[] = {
    { "none", SMITH_SIGN_IN_NONE },
    { "basic", SMITH_SIGN_IN_BASIC },
    { "bearer", SMITH_SIGN_IN_BEARER },
    { "oauth", SMITH_SIGN_IN_OAUTH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i].word))
      {
        facts->sign_in = words[i].sign_in;
        return TRUE;
      }
  if (g_str_has_prefix (text, "header:") && text[strlen ("header:")] != '\0')
    {
      facts->sign_in = SMITH_SIGN_IN_HEADER;
      facts->header = text + strlen ("header:");
      return TRUE;
    }
  smith_cli_say (_("--sign-in takes none, basic, bearer, oauth or header:NAME, not “%s”"), text);

  return FALSE;
}

/* GLib takes the other forms of ISO 8601 besides, which are of another length or have a W. */
static gboolean
is_day (const char *text)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (midnight, NULL);

  return time != NULL && strlen (text) == strlen ("2026-01-31") && strchr (text, 'W') == NULL;
}

/**
 * smith_cli_settings_read:
 * @hosts: (nullable): where the GPT's other actions are
 *
 * Says what is wrong when something is.
 *
 * Returns: (transfer full) (nullable): what was said, as the check takes it
 */
SmithRuleSettings *
smith_cli_settings_read (const SmithCliSettings *said,
                         const char *const      *hosts)
{
  g_autoptr(SmithRuleSettings) settings = smith_rule_settings_new ();
  SmithActionFacts facts = { .day = said->day, .hosts = hosts };

  for (guint i = 0; said->rules != NULL && said->rules[i] != NULL; i++)
    if (!read_setting (settings, said->rules[i]))
      return NULL;
  for (guint i = 0; said->ignored != NULL && said->ignored[i] != NULL; i++)
    if (!read_ignored (settings, said->ignored[i]))
      return NULL;
  if (said->sign_in != NULL && !read_sign_in (&facts, said->sign_in))
    return NULL;
  if (said->day != NULL && !is_day (said->day))
    {
      smith_cli_say (_("--day takes a date like 2026-01-31, not “%s”"), said->day);
      return NULL;
    }
  smith_rule_settings_set_facts (settings, &facts);

  return g_steal_pointer (&settings);
}

/**
 * smith_cli_settings_clear:
 *
 * Frees what the options were put into.
 */
void
smith_cli_settings_clear (SmithCliSettings *self)
{
  g_strfreev (self->rules);
  g_strfreev (self->ignored);
  g_free (self->sign_in);
  g_free (self->day);
}
