/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-import-error.h"

G_DEFINE_QUARK (smith-import-error-quark, smith_import_error)
