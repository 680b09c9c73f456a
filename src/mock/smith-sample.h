/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The sample action that comes with the program: a weather service that does not exist, with
 * a description that ChatGPT takes without a word. */

#define SMITH_SAMPLE_NAME "weather.yaml"

/* What SmithMock asks for.  It opens nothing but the sample on this machine, so it is no
 * secret; it is handled as one so that the first try shows how keys are handled. */
#define SMITH_SAMPLE_KEY "smith-sample-key"

GBytes *smith_sample_dup_text (void);

G_END_DECLS
