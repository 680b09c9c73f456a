/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smith-project-error.h"

G_DEFINE_QUARK (smith-project-error-quark, smith_project_error)
