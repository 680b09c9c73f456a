/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mock/smith-sample.h"
#include "platform/smith-import.h"

typedef struct
{
  SmithApi    *api;
  SmithImport *import;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GBytes) text = smith_sample_dup_text ();
  g_autoptr(SmithTree) tree = smith_tree_read_any (text);

  g_assert_null (smith_tree_get_error (tree));
  self->api = smith_api_new (tree);
  self->import = smith_import_run (self->api, &smith_profile_chatgpt, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  smith_import_unref (self->import);
  smith_api_unref (self->api);
}

static void
test_accepted (Fixture       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < smith_import_get_n_findings (self->import); i++)
    {
      g_autofree char *text = smith_finding_dup_text (smith_import_get_finding (self->import, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (smith_import_get_n_findings (self->import), ==, 0);
  g_assert_cmpuint (smith_api_get_n_operations (self->api), ==, 6);
  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    g_assert_true (smith_import_get_operation (self->import, i)->is_available);
  g_assert_cmpstr (smith_import_get_server_url (self->import), ==, "https://weather.example");
}

static void
assert_described (SmithTree *tree,
                  SmithNode  node)
{
  g_autofree char *text = smith_tree_dup_member (tree, node, "description");

  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 10);
}

static void
test_descriptions (Fixture       *self,
                   gconstpointer  data)
{
  SmithTree *tree = smith_api_get_tree (self->api);
  SmithNode schemas = smith_pointer_lookup (tree, "/components/schemas");

  for (guint i = 0; i < smith_api_get_n_operations (self->api); i++)
    {
      const SmithOperation *operation = smith_api_get_operation (self->api, i);
      g_autoptr(GPtrArray) parameters = smith_api_list_parameters (self->api, operation);

      assert_described (tree, operation->node);
      g_assert_cmpuint (g_utf8_strlen (operation->description, -1), <=, 300);
      g_assert_true (smith_api_needs_credential (self->api, operation));
      for (guint j = 0; j < parameters->len; j++)
        assert_described (tree, ((SmithParameter *) g_ptr_array_index (parameters, j))->target);
    }
  g_assert_cmpuint (smith_tree_get_n_children (tree, schemas), >, 4);
  for (SmithNode schema = smith_tree_get_first (tree, schemas); schema != SMITH_NODE_NONE;
       schema = smith_tree_get_next (tree, schema))
    {
      SmithNode properties = smith_tree_get_member (tree, schema, "properties");

      g_assert_cmpuint (properties, !=, SMITH_NODE_NONE);
      for (SmithNode one = smith_tree_get_first (tree, properties); one != SMITH_NODE_NONE;
           one = smith_tree_get_next (tree, one))
        assert_described (tree, one);
    }
}

static void
test_consent (Fixture       *self,
              gconstpointer  data)
{
  const SmithOperation *removal = smith_api_find_operation (self->api, "deleteStation");
  SmithTree *tree = smith_api_get_tree (self->api);

  g_assert_nonnull (removal);
  g_assert_true (smith_tree_get_boolean (tree, smith_tree_get_member (tree, removal->node,
                                                                      "x-openai-isConsequential")));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/sample/accepted", Fixture, NULL, set_up, test_accepted, tear_down);
  g_test_add ("/sample/descriptions", Fixture, NULL, set_up, test_descriptions, tear_down);
  g_test_add ("/sample/consent", Fixture, NULL, set_up, test_consent, tear_down);

  return g_test_run ();
}
