/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-author-error.h"

G_DEFINE_QUARK (smith-author-error-quark, smith_author_error)
