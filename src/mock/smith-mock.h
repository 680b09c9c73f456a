/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SmithMock:
 *
 * An API that plays a document on this machine, so that there is something to call without a
 * network.  Today it plays the bundled sample and nothing else.  Calls need its key as a
 * bearer token.  Belongs to the thread that made it.
 */
#define SMITH_TYPE_MOCK (smith_mock_get_type ())
G_DECLARE_FINAL_TYPE (SmithMock, smith_mock, SMITH, MOCK, GObject)

SmithMock  *smith_mock_new_for_sample (void);
gboolean    smith_mock_start          (SmithMock  *self,
                                       guint16     port,
                                       GError    **error);
void        smith_mock_stop           (SmithMock  *self);
const char *smith_mock_get_origin     (SmithMock  *self);
const char *smith_mock_get_key        (SmithMock  *self);
const char *smith_mock_get_server_url (SmithMock  *self);

G_END_DECLS
