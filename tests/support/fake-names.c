/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-names.h"

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
return_address (GTask      *task,
                const char *address)
{
  if (address != NULL)
    g_task_return_pointer (task, g_list_prepend (NULL, g_inet_address_new_from_string (address)),
                           NULL);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Not found");
  g_object_unref (task);
}

/* What the fetching asks, to know where a name is. */
static void
lookup_async (GResolver           *resolver,
              const char          *host,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  return_address (g_task_new (resolver, cancellable, callback, user_data),
                  g_str_has_prefix (host, "public") ? "93.184.216.34"
                  : g_str_has_prefix (host, "unknown") ? NULL
                  : g_str_has_prefix (host, "six") ? "fd00::1" : "192.168.1.5");
}

/* What a connection asks. */
static void
lookup_with_flags_async (GResolver                *resolver,
                         const char               *host,
                         GResolverNameLookupFlags  flags,
                         GCancellable             *cancellable,
                         GAsyncReadyCallback       callback,
                         gpointer                  user_data)
{
  return_address (g_task_new (resolver, cancellable, callback, user_data),
                  (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) == 0 ? "127.0.0.1" : NULL);
}

static GList *
lookup_finish (GResolver     *resolver,
               GAsyncResult  *result,
               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = lookup_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

/* For the rest of the process. */
void
fake_names_use (void)
{
  g_autoptr(GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (resolver);
}
