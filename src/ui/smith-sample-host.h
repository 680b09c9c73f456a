/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "openapi/smith-api.h"
#include "ui/smith-target-bar.h"

G_BEGIN_DECLS

/**
 * SmithSampleHost:
 *
 * Plays the bundled sample on this machine for documents that name its server, and says which
 * key it takes.
 */
typedef struct _SmithSampleHost SmithSampleHost;

SmithSampleHost *smith_sample_host_new       (void);
void             smith_sample_host_free      (SmithSampleHost *self);
void             smith_sample_host_serve     (SmithSampleHost *self,
                                              SmithApi        *api,
                                              SmithTargetBar  *target);
gboolean         smith_sample_host_is_broken (SmithSampleHost *self);
char            *smith_sample_host_dup_hint  (SmithSampleHost *self,
                                              SmithTargetBar  *target,
                                              gboolean         was_refused);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmithSampleHost, smith_sample_host_free)

G_END_DECLS
